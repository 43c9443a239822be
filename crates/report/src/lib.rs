//! What a reader sees: reports and search results alike. Knows nothing of how anything was computed.
//!
//! [`Report::new`] rounds a finished comparison once; [`write_all`] writes it as a web page, JSON,
//! CSV and Markdown, all with the same numbers; [`terminal`] and [`search`] make text for a
//! terminal. This is the only crate whose types are serialised for strangers.

mod report;

mod wording;

mod board;
pub mod methods;

mod chart;

pub mod format;
pub mod listing;
pub mod search;
pub mod terminal;

pub use format::{WriteError, write_all};
pub use report::{
    Alternative, Cell, CitedArticle, Contested, Contrast, Corpus, CorpusEvent, CorpusOutlet,
    CutQuotation, Description, Evidence, FORMAT, Footing, Form, LanguageShare, Line, NotedProblem,
    Omission, OmittedTerm, OutletCount, Profile, Provenance, QuotedAs, Recurring, Referent, Report,
    ReportingVerb, Sentence, Settings, Side, Speaker, Speaking, Statement, Story, TERM_COLUMNS,
    Table, Term, ToneCount, Use, WordContrast,
};
