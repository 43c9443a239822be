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

pub mod audit;
pub mod closely;
pub mod export;
pub mod format;
pub mod listing;
pub mod search;
pub mod terminal;

pub use format::{Extras, PictureFormat, WriteError, write_all};
pub use report::{
    Alternative, Calendar, Cell, Chance, Change, CitedArticle, ComparisonWorth, Condition,
    ConditionShares, Contested, Contrast, Corpus, CorpusEvent, CorpusOutlet, CutQuotation,
    Description, Divergence, Divergences, Driver, Evidence, FORMAT, Footing, Form, Frame,
    FrameCarrier, Frames, FrozenPlan, LanguageShare, Line, NotedProblem, Omission, OmittedTerm,
    OutletCalendar, OutletCount, OutletRate, OutletTable, OutletTerm, OutletUses, Power, PowerCase,
    Profile, Provenance, QuotedAs, Recurring, Referent, Registration, Report, ReportingVerb,
    Sentence, Settings, Side, Speaker, Speaking, Split, Statement, Story, TERM_COLUMNS, Table,
    TagRule, Term, TermCalendar, TextSharing, TimeGap, ToneCount, Use, WordContrast,
};
