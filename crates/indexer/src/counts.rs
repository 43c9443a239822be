//! How often each word stands in each article, read term by term from the postings.
//!
//! No matrix is built: the dictionaries of all segments and layers are merged once, words are pooled
//! by stem, and the counts of one pool at a time are read from its postings.

use otherwords_text::{Language, stem};
use rayon::prelude::*;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use crate::dictionary::{Dictionary, Part, Place};
use crate::error::IndexError;
use crate::left::Left;
use crate::query::LayerSet;
use crate::selection::Selection;

/// All words of a selection, pooled by stem, sorted by stem.
pub struct Vocabulary<'s, 'i> {
    selection: &'s Selection<'i>,
    pools: Vec<Pool>,
    dictionary: Dictionary<'i>,
}

/// Words that share a stem.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The stem; for a language without a stemmer the word itself.
    pub stem: String,
    /// The words, sorted.
    pub forms: Vec<Form>,
}

/// One word as it stands in the dictionaries.
#[derive(Clone, Debug)]
pub struct Form {
    /// The word, folded.
    pub term: String,
    places: Vec<Place>,
}

/// Counts of one pool, sorted by article; articles without it are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolCounts {
    /// Number of the article in the selection, and how often the pool's words stand in it.
    pub articles: Vec<(u32, u32)>,
    /// How often each form occurs, in the order of [`Pool::forms`].
    pub forms: Vec<u64>,
}

/// How a word is written, over a whole selection and all layers of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capitals {
    /// With a capital although no sentence or quotation opens there.
    pub inside: u64,
    /// With a capital where a sentence or a quotation opens, which says nothing.
    pub opening: u64,
    /// Without a capital.
    pub lower: u64,
}

impl Capitals {
    /// Share of capitals among the occurrences that say something; `None` where there are none.
    pub fn ratio(&self) -> Option<f64> {
        let telling = self.inside + self.lower;
        (telling > 0).then(|| self.inside as f64 / telling as f64)
    }
}

impl PoolCounts {
    /// All occurrences.
    pub fn total(&self) -> u64 {
        self.forms.iter().sum()
    }
}

impl<'s, 'i> Vocabulary<'s, 'i> {
    /// Merges the dictionaries and pools their words by the stemmer of `language`
    /// ([`Language::UNKNOWN`] pools nothing).
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn new(selection: &'s Selection<'i>, language: Language) -> Result<Self, IndexError> {
        let index = selection.index;
        let dictionary = index.guard(|| Dictionary::open(index))?;
        let forms = index.guard(|| forms(&dictionary))?;
        let mut stemmed: Vec<_> = forms
            .into_par_iter()
            .map(|form| (stem(&form.term, language).into_owned(), form))
            .collect();
        stemmed.par_sort_unstable_by(|a, b| (&a.0, &a.1.term).cmp(&(&b.0, &b.1.term)));
        Ok(Self {
            selection,
            pools: pool(stemmed),
            dictionary,
        })
    }

    /// The pools, sorted by stem. Some may not occur in the selection.
    pub fn pools(&self) -> &[Pool] {
        &self.pools
    }

    /// Reads the counts of one pool in the given layers. Cheap enough to call for every pool, from
    /// any number of threads.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn count(&self, pool: &Pool, layers: LayerSet) -> Result<PoolCounts, IndexError> {
        self.selection
            .index
            .guard(|| self.read_counts(pool, layers))
    }

    fn read_counts(&self, pool: &Pool, layers: LayerSet) -> Result<PoolCounts, IndexError> {
        let mut counts = PoolCounts {
            articles: Vec::new(),
            forms: vec![0; pool.forms.len()],
        };
        for (form, total) in pool.forms.iter().zip(&mut counts.forms) {
            for place in form
                .places
                .iter()
                .filter(|place| layers.contains(place.layer))
            {
                self.read(place, &mut counts.articles, total)?;
            }
        }
        merge_repeats(&mut counts.articles);
        Ok(counts)
    }

    /// How the words of a pool are written.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn capitals(&self, pool: &Pool) -> Result<Capitals, IndexError> {
        self.capitals_among(pool, &|_| true)
    }

    /// How the words of a pool are written in some articles, by number.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn capitals_among(
        &self,
        pool: &Pool,
        is_among: &dyn Fn(u32) -> bool,
    ) -> Result<Capitals, IndexError> {
        let fields = &self.selection.index.fields;
        // Boilerplate included: the fields of capitals have no positions to tell it by.
        let total = self.selection.index.guard(|| self.total(pool, is_among))?;
        let count_in = |field| {
            let index = self.selection.index;
            index.guard(|| self.total_in(pool, field, is_among))
        };
        let inside = count_in(fields.inside_capitals)?;
        let opening = count_in(fields.opening_capitals)?;
        Ok(Capitals {
            inside,
            opening,
            lower: total.saturating_sub(inside + opening),
        })
    }

    /// How often the words of a pool stand in all layers.
    fn total(&self, pool: &Pool, is_among: &dyn Fn(u32) -> bool) -> Result<u64, IndexError> {
        let mut total = 0;
        for place in pool.forms.iter().flat_map(|form| &form.places) {
            let postings = self.open(place, IndexRecordOption::WithFreqs)?;
            total += self.occurrences(place.segment as usize, postings, is_among);
        }
        Ok(total)
    }

    /// Occurrences in some articles of the selection.
    fn occurrences(
        &self,
        segment: usize,
        mut postings: SegmentPostings,
        is_among: &dyn Fn(u32) -> bool,
    ) -> u64 {
        let mut total = 0;
        while postings.doc() != TERMINATED {
            let number = self.selection.number(segment, postings.doc());
            if number.is_some_and(is_among) {
                total += u64::from(postings.term_freq());
            }
            postings.advance();
        }
        total
    }

    /// How often the words of a pool stand in a field without layers.
    fn total_in(
        &self,
        pool: &Pool,
        field: Field,
        is_among: &dyn Fn(u32) -> bool,
    ) -> Result<u64, IndexError> {
        let index = self.selection.index;
        let mut total = 0;
        for (segment, reader) in index.segments().iter().enumerate() {
            let inverted = reader
                .inverted_index(field)
                .map_err(|error| index.failed(error))?;
            for form in &pool.forms {
                let term = Term::from_field_text(field, &form.term);
                let postings = inverted.read_postings(&term, IndexRecordOption::WithFreqs);
                if let Some(postings) = postings.map_err(|error| index.failed(error))? {
                    total += self.occurrences(segment, postings, is_among);
                }
            }
        }
        Ok(total)
    }

    fn read(
        &self,
        place: &Place,
        articles: &mut Vec<(u32, u32)>,
        total: &mut u64,
    ) -> Result<(), IndexError> {
        let segment = place.segment as usize;
        let mut postings = self.open(place, IndexRecordOption::WithFreqs)?;
        let mut left = Left::new(&self.dictionary, place);
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if let Some((number, mask)) = self.selection.number_and_mask(segment, doc) {
                let count = match mask {
                    None => postings.term_freq(),
                    Some(mask) => left
                        .count(doc, mask)
                        .map_err(|error| self.selection.index.failed(error))?,
                };
                if count > 0 {
                    articles.push((number, count));
                    *total += u64::from(count);
                }
            }
            doc = postings.advance();
        }
        Ok(())
    }

    fn open(
        &self,
        place: &Place,
        option: IndexRecordOption,
    ) -> Result<SegmentPostings, IndexError> {
        let reader = self.dictionary.reader(place);
        reader
            .read_postings_from_terminfo(&place.info, option)
            .map_err(|error| self.selection.index.failed(error))
    }
}

/// The words of all segments and layers with the places of their postings, sorted by word.
fn forms(dictionary: &Dictionary<'_>) -> Result<Vec<Form>, IndexError> {
    let of_part = |part: &Part| {
        let mut forms = Vec::new();
        dictionary.each_word(part, |term, places| {
            forms.push(Form {
                term: term.to_owned(),
                places: places.to_vec(),
            });
            Ok(())
        })?;
        Ok(forms)
    };
    let parts = dictionary.parts()?;
    let forms = parts.par_iter().map(of_part);
    let forms = forms.collect::<Result<Vec<Vec<Form>>, IndexError>>()?;
    Ok(forms.into_iter().flatten().collect())
}

/// Gathers neighbours of the same stem.
fn pool(stemmed: Vec<(String, Form)>) -> Vec<Pool> {
    let lengths: Vec<usize> = stemmed
        .chunk_by(|a, b| a.0 == b.0)
        .map(<[_]>::len)
        .collect();
    let mut stemmed = stemmed.into_iter();
    let pool = |length: usize| {
        let mut forms = Vec::with_capacity(length); // no more: there are hundreds of thousands
        let mut pooled = String::new();
        for (stem, form) in stemmed.by_ref().take(length) {
            pooled = stem;
            forms.push(form);
        }
        Pool {
            stem: pooled,
            forms,
        }
    };
    lengths.into_iter().map(pool).collect()
}

/// Sorts by article and adds up what several forms, layers and segments gave to the same one.
pub(crate) fn merge_repeats(articles: &mut Vec<(u32, u32)>) {
    articles.sort_unstable();
    articles.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_articles_are_added_up() {
        let mut articles = vec![(3, 1), (1, 2), (3, 4), (1, 1), (2, 7)];
        merge_repeats(&mut articles);
        assert_eq!(articles, [(1, 3), (2, 7), (3, 5)]);
    }
}
