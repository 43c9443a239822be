//! Where the words are kept, counted and found again. The only crate that names tantivy.
//!
//! An index is a folder. [`Writer`] fills it, [`Index`] opens it, [`Selection`] says which
//! articles take part, [`Vocabulary`] counts their words and [`search`](Index::search) finds them.
//! What is counted is what is found: both go through [`otherwords_text::analyze`].

mod index;

mod article;
mod article_text;

pub mod curation;
mod labels;
mod mask;
mod overlay;
mod votes;

mod selection;

mod counts;
mod dictionary;
mod group_counts;
mod left;
mod ngrams;
mod runs;
mod sequences;
mod sketch;
mod word_counter;
mod word_list;
mod word_pattern;

pub mod query;

mod search;

mod concordance;
mod cut;
mod surroundings;

mod writer;

mod analyzer;
mod replay;

mod problems;

mod schema;

mod column_values;
mod columns;

mod directory;
mod seal;
mod versions;

mod error;

#[cfg(feature = "yardstick")]
pub mod yardstick;

pub use article::ArticleRow;
pub use article_text::ArticleText;
pub use concordance::{Line, Place, concordance, concordances};
pub use counts::{Capitals, Form, Pool, PoolCounts, Vocabulary};
pub use curation::{Curation, Stretch, stretches};
pub use error::IndexError;
pub use group_counts::{GroupCounts, GroupUse};
pub use index::{Check, Index};
pub use ngrams::{NgramOptions, ngrams};
pub use problems::{add_problems, read_problems};
pub use query::{Query, QueryError};
pub use search::{ArticleHits, Span};
pub use selection::Selection;
pub use sequences::{Sequence, SequenceFilter, SequenceOptions, Sequences, sequences};
pub use surroundings::{Around, Nearby, Reach, Surroundings};
pub use versions::Versions;
pub use votes::CopyRule;
pub use word_counter::WordCounter;
pub use word_list::{GroupSize, Groups, ListedWord, WordList};
pub use word_pattern::WordPattern;
pub use writer::{WriteOptions, WriteSummary, Writer};
