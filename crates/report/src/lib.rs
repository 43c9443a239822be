//! What a reader sees: reports and search results alike. Knows nothing of how anything was computed.
//!
//! [`Report::new`] rounds a finished comparison once; [`write_all`] writes it as a web page, JSON,
//! CSV and Markdown, all with the same numbers; [`terminal`] and [`search`] make text for a
//! terminal. This is the only crate whose types are serialised for strangers.

mod report;

mod wording;

mod board;
pub mod cite;
pub mod methods;

pub mod chart;
mod palette;

mod figures;

pub mod format;
pub mod search;
pub mod terminal;

pub use format::{Extras, PictureFormat, WriteError, write_all};
pub use report::{
    Calendar, Cell, Change, CitedArticle, Contested, Contrast, Corpus, CorpusEvent, CorpusOutlet,
    Evidence, FORMAT, Footing, Form, FrozenPlan, LanguageShare, Line, NotedProblem, OutletCalendar,
    Provenance, Registration, Report, Sentence, Settings, Side, TERM_COLUMNS, Table, Term, Use,
};
