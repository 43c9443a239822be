//! What the speed of this crate is measured by: the engine alone, doing no more than it must. For
//! benchmarks, behind the feature `yardstick`; nothing here is needed to use an index.

use std::num::NonZero;
use std::path::Path;

use otherwords_text::Layer;
use rayon::prelude::*;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{IndexWriter, TantivyDocument};

use crate::article::to_day;
use crate::error::IndexError;
use crate::index::{Index, guard};
use crate::schema::settings;

/// An article as the bare engine is given it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainArticle {
    /// Kept and indexed as one term, as are outlet and event.
    pub id: String,
    /// Its outlet.
    pub outlet: String,
    /// Its event.
    pub event: String,
    /// Its day.
    pub date: jiff::civil::Date,
    /// Kept; its words are indexed with their positions, as are those of the body.
    pub title: String,
    /// The text.
    pub body: String,
}

/// Indexes articles as the engine does by itself: its own tokenizer on its own threads, one for
/// each core, the same fields stored and compressed as in our index, `memory` bytes in all. There are
/// no layers, capitals, lengths or languages, and no article is looked up, checked or linked. Segments are not
/// merged, as ours are not.
///
/// # Errors
/// Where `into` is not an empty folder that can be written to.
pub fn index_plainly(
    articles: impl Iterator<Item = PlainArticle>,
    into: &Path,
    memory: usize,
) -> Result<(), IndexError> {
    guard(into, || {
        let failed = |error| IndexError::engine(into, error);
        let (schema, fields) = plain_schema();
        let builder = tantivy::Index::builder().schema(schema);
        let index = builder
            .settings(settings())
            .create_in_dir(into)
            .map_err(failed)?;
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread(memory / threads)
            .build();
        let mut writer: IndexWriter = index.writer_with_options(options).map_err(failed)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for article in articles {
            writer
                .add_document(fields.document(article))
                .map_err(failed)?;
        }
        writer.commit().map_err(failed)?;
        writer.wait_merging_threads().map_err(failed)
    })
}

/// What [`decode_postings`] has seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// Pairs of word and article, by layer.
    pub postings: u64,
    /// Words of all articles, copies and boilerplate included.
    pub occurrences: u64,
}

/// Reads all articles and frequencies of all words on all cores, and only adds them up: counting
/// what stands in an index cannot take less time than this.
///
/// # Errors
/// Where the index is damaged.
pub fn decode_postings(index: &Index) -> Result<Decoded, IndexError> {
    index.guard(|| {
        let mut decoded = Decoded::default();
        for segment in index.segments() {
            for layer in Layer::ALL {
                let inverted = segment.inverted_index(index.fields.layer(layer));
                let inverted = inverted.map_err(|error| index.failed(error))?;
                let of_layer = decode(&inverted).map_err(|error| index.failed(error))?;
                decoded.postings += of_layer.postings;
                decoded.occurrences += of_layer.occurrences;
            }
        }
        Ok(decoded)
    })
}

fn decode(inverted: &tantivy::InvertedIndexReader) -> tantivy::Result<Decoded> {
    let mut terms = inverted.terms().stream()?;
    let mut places: Vec<TermInfo> = Vec::new();
    while terms.advance() {
        places.push(terms.value().clone());
    }
    let of_term = |postings: &mut Option<BlockSegmentPostings>, place: &TermInfo| {
        let postings = match postings {
            Some(postings) => {
                inverted.reset_block_postings_from_terminfo(place, postings)?;
                postings
            }
            None => {
                let frequencies = IndexRecordOption::WithFreqs;
                postings.insert(inverted.read_block_postings_from_terminfo(place, frequencies)?)
            }
        };
        let mut decoded = Decoded::default();
        while !postings.docs().is_empty() {
            decoded.postings += postings.docs().len() as u64;
            decoded.occurrences += postings.freqs().iter().map(|n| u64::from(*n)).sum::<u64>();
            postings.advance();
        }
        Ok(decoded)
    };
    let decoded = places.par_iter().map_init(|| None, of_term);
    decoded.try_reduce(Decoded::default, |a, b| {
        Ok(Decoded {
            postings: a.postings + b.postings,
            occurrences: a.occurrences + b.occurrences,
        })
    })
}

struct PlainFields {
    names: [Field; 3],
    day: Field,
    texts: [Field; 2],
}

impl PlainFields {
    fn document(&self, article: PlainArticle) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        let names = [article.id, article.outlet, article.event];
        for (field, name) in self.names.into_iter().zip(names) {
            document.add_text(field, name);
        }
        document.add_i64(self.day, to_day(article.date));
        for (field, text) in self.texts.into_iter().zip([article.title, article.body]) {
            document.add_text(field, text);
        }
        document
    }
}

fn plain_schema() -> (Schema, PlainFields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing) | STORED;
    let fields = PlainFields {
        names: ["id", "outlet", "event"].map(|name| schema.add_text_field(name, STRING | FAST)),
        day: schema.add_i64_field("day", INDEXED | FAST),
        texts: ["title", "body"].map(|name| schema.add_text_field(name, text.clone())),
    };
    (schema.build(), fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Check, WriteOptions, Writer};

    #[test]
    fn all_words_of_an_index_are_decoded() {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        let mut writer = Writer::open(&index, WriteOptions::default()).unwrap();
        for (number, body) in (1..).zip(["One and one are “two”.", "One is not two."]) {
            writer.add(article(number, body)).unwrap();
        }
        writer.commit().unwrap();
        let decoded = decode_postings(&Index::open(&index, Check::Full).unwrap()).unwrap();
        // one, and, are, two; one, is, not, two.
        assert_eq!((decoded.postings, decoded.occurrences), (8, 9));
    }

    #[test]
    fn the_bare_engine_keeps_every_article() {
        let folder = tempfile::tempdir().unwrap();
        let articles = (0..300).map(|number| PlainArticle {
            id: number.to_string(),
            outlet: "Ledger".to_owned(),
            event: "visit".to_owned(),
            date: jiff::civil::date(2020, 4, 14),
            title: String::new(),
            body: "Nobody protested.".to_owned(),
        });
        index_plainly(articles, folder.path(), 64 << 20).unwrap();
        let searcher = tantivy::Index::open_in_dir(folder.path())
            .and_then(|index| index.reader())
            .unwrap()
            .searcher();
        assert_eq!(searcher.num_docs(), 300);
    }

    fn article(number: u64, body: &str) -> otherwords_corpus::Article {
        otherwords_corpus::Article {
            id: number.to_string(),
            outlet: "Ledger".to_owned(),
            event: None,
            title: String::new(),
            body: body.to_owned(),
            date: None,
            time: None,
            url: String::new(),
            byline: String::new(),
            language: otherwords_text::Language::ENGLISH,
            metadata: std::collections::BTreeMap::new(),
            origin: otherwords_corpus::Origin {
                file: String::new(),
                record: number,
                language_recognised: false,
            },
        }
    }
}
