//! What is known about the articles of one segment, column by column; not their words.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use otherwords_text::Language;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, SegmentReader};

use crate::article::{ArticleRow, from_day};

/// The columns of one segment. Opened once, read by any number of threads.
pub(crate) struct Columns {
    pub(crate) outlet: Names,
    pub(crate) event: Names,
    pub(crate) language: StrColumn,
    /// The languages, in their order in the column.
    pub(crate) languages: Vec<Language>,
    pub(crate) id: StrColumn,
    pub(crate) day: Column<i64>,
    number: Column<u64>,
    fingerprint: Column<u64>,
    lengths: [Column<u64>; 3],
    title_length: Column<u64>,
}

/// A column of few different names, each read at most once.
pub(crate) struct Names {
    pub(crate) column: StrColumn,
    read: Vec<OnceLock<Arc<str>>>,
}

impl Columns {
    /// Opens the columns of a segment.
    pub(crate) fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        // A segment in which no article has a date has no column of days.
        let day = fast.column_opt("day")?;
        let language = Names::open(segment, "language")?;
        let languages = language.all().map(|code| Ok(known(&code?)));
        let languages = languages.collect::<tantivy::Result<_>>()?;
        Ok(Self {
            outlet: Names::open(segment, "outlet")?,
            event: Names::open(segment, "event")?,
            language: language.column,
            languages,
            id: str_column(segment, "id")?,
            day: day.unwrap_or_else(|| Column::build_empty_column(segment.max_doc())),
            number: fast.u64("number")?,
            fingerprint: fast.u64("fingerprint")?,
            lengths: [
                fast.u64("voice_length")?,
                fast.u64("quotation_length")?,
                fast.u64("short_quotation_length")?,
            ],
            title_length: fast.u64("title_length")?,
        })
    }

    /// The id of an article.
    pub(crate) fn id_of(&self, doc: u32) -> tantivy::Result<String> {
        let mut id = String::new();
        if let Some(number) = self.id_number(doc) {
            self.id.ord_to_str(number, &mut id)?;
        }
        Ok(id)
    }

    /// All ids, in their order in the dictionary: far faster than one after the other.
    pub(crate) fn ids(&self) -> tantivy::Result<Vec<String>> {
        let mut ids = Vec::with_capacity(self.id.num_terms());
        let mut dictionary = self.id.dictionary().stream()?;
        while dictionary.advance() {
            ids.push(String::from_utf8_lossy(dictionary.key()).into_owned());
        }
        Ok(ids)
    }

    /// One article, whose id is known.
    pub(crate) fn row(&self, address: DocAddress, id: String) -> tantivy::Result<ArticleRow> {
        let doc = address.doc_id;
        Ok(ArticleRow {
            outlet: self.outlet.of(doc)?,
            event: self.event.of(doc)?,
            date: self.day.first(doc).and_then(from_day),
            id,
            language: self.language_of(doc),
            lengths: self.lengths_of(doc),
            title_length: length(&self.title_length, doc),
            fingerprint: self.fingerprint_of(doc),
            address,
        })
    }

    /// Words of an article by layer.
    pub(crate) fn lengths_of(&self, doc: u32) -> [u32; 3] {
        [0, 1, 2].map(|layer: usize| length(&self.lengths[layer], doc))
    }

    /// The fingerprint of an article.
    pub(crate) fn fingerprint_of(&self, doc: u32) -> u64 {
        self.fingerprint.first(doc).unwrap_or(0)
    }

    /// The number of an article's id in the dictionary of ids.
    pub(crate) fn id_number(&self, doc: u32) -> Option<u64> {
        self.id.term_ords(doc).next()
    }

    /// The numbers of these ids, which are sorted, with their places among them. The dictionary is
    /// sorted as well, so it is read once from end to end.
    pub(crate) fn id_numbers(&self, ids: &[&str]) -> tantivy::Result<HashMap<u64, usize>> {
        let mut numbers = HashMap::new();
        let mut dictionary = self.id.dictionary().stream()?;
        let mut place = 0;
        while place < ids.len() && dictionary.advance() {
            while place < ids.len() && ids[place].as_bytes() < dictionary.key() {
                place += 1;
            }
            if ids.get(place).map(|id| id.as_bytes()) == Some(dictionary.key()) {
                numbers.insert(dictionary.term_ord(), place);
            }
        }
        Ok(numbers)
    }

    /// The numbers of its articles, those that have been replaced included. Segments do not overlap.
    pub(crate) fn numbers(&self) -> RangeInclusive<u64> {
        self.number.min_value()..=self.number.max_value()
    }

    /// How many articles each of [`Columns::languages`] has.
    pub(crate) fn articles_by_language(&self, segment: &SegmentReader) -> Vec<u64> {
        let mut articles = vec![0; self.languages.len()];
        let ords = segment
            .doc_ids_alive()
            .filter_map(|doc| self.language.term_ords(doc).next());
        for ord in ords.filter_map(|ord| usize::try_from(ord).ok()) {
            if let Some(articles) = articles.get_mut(ord) {
                *articles += 1;
            }
        }
        articles
    }

    fn language_of(&self, doc: u32) -> Language {
        let ord = self.language.term_ords(doc).next();
        let ord = ord.and_then(|ord| usize::try_from(ord).ok());
        ord.and_then(|ord| self.languages.get(ord))
            .copied()
            .unwrap_or(Language::UNKNOWN)
    }
}

impl Names {
    fn open(segment: &SegmentReader, name: &str) -> tantivy::Result<Self> {
        let column = str_column(segment, name)?;
        let read = (0..column.num_terms()).map(|_| OnceLock::new()).collect();
        Ok(Self { column, read })
    }

    /// The names, in their order in the column.
    pub(crate) fn all(&self) -> impl Iterator<Item = tantivy::Result<Arc<str>>> + '_ {
        (0..self.read.len()).map(|ord| self.at(ord))
    }

    /// The name of an article.
    pub(crate) fn of(&self, doc: u32) -> tantivy::Result<Arc<str>> {
        match self.column.term_ords(doc).next() {
            Some(ord) => self.at(usize::try_from(ord).unwrap_or(usize::MAX)),
            None => Ok(Arc::default()),
        }
    }

    fn at(&self, ord: usize) -> tantivy::Result<Arc<str>> {
        let Some(place) = self.read.get(ord) else {
            return Ok(Arc::default());
        };
        if let Some(name) = place.get() {
            return Ok(name.clone());
        }
        let mut name = String::new();
        self.column.ord_to_str(ord as u64, &mut name)?;
        Ok(place.get_or_init(|| Arc::from(name)).clone())
    }
}

fn length(column: &Column<u64>, doc: u32) -> u32 {
    u32::try_from(column.first(doc).unwrap_or(0)).unwrap_or(u32::MAX)
}

fn known(code: &str) -> Language {
    Language::parse(code).unwrap_or(Language::UNKNOWN)
}

fn str_column(segment: &SegmentReader, name: &str) -> tantivy::Result<StrColumn> {
    segment.fast_fields().str(name)?.ok_or_else(|| {
        let what = format!("the column {name} is missing");
        tantivy::error::DataCorruption::comment_only(what).into()
    })
}
