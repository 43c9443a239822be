//! Where the words are kept, counted and found again. The only crate that names tantivy.
//!
//! An index is a folder. [`Writer`] fills it, [`Index`] opens it, [`Selection`] says which
//! articles take part, [`Vocabulary`] counts their words and [`search`](Index::search) finds them.
//! What is counted is what is found: both go through [`otherwords_text::analyze`].

mod problems;
mod schema;

mod analyzer;
mod article;
mod columns;
mod concordance;
mod counts;
mod directory;
mod error;
mod index;
pub mod query;
mod seal;
mod search;
mod selection;
mod sequences;
mod versions;
mod writer;

pub use article::ArticleRow;
pub use concordance::{Line, Place, concordance};
pub use counts::{Capitals, Form, Pool, PoolCounts, Vocabulary};
pub use error::IndexError;
pub use index::{ArticleText, Check, Index};
pub use problems::{add_problems, read_problems};
pub use query::{Query, QueryError};
pub use search::{ArticleHits, Span};
pub use selection::Selection;
pub use sequences::{Sequence, SequenceOptions, Sequences, sequences};
pub use versions::Versions;
pub use writer::{WriteOptions, WriteSummary, Writer};
