//! Who words what how, and how sure we are. Knows nothing of files, terminals or formats.
//!
//! Start at [`compare`]: it reads as the story of a report.

mod comparison;

mod plan;

mod gather;

mod participants;

mod footing;
mod imprint;
mod key_words;
mod keyness;
mod packed;
mod tags;
mod words;

mod collocates;

mod coverage;
mod knowledge;
mod story;

mod best_first;

mod contested;
mod contrasts;
mod divergence;
mod omissions;
mod recurring;
mod referents;
mod sides;
mod speakers;

mod audit;
mod calendar;
mod condition;
mod evidence;
mod frames;
pub mod loadedness;
mod provenance;
mod term_use;

mod error;

pub mod telling;

pub use audit::{Audit, Cell, EventAudit, OutletAudit};
pub use best_first::{best_contrasts, least_likely_omissions};
pub use calendar::{Calendar, Period};
pub use collocates::{
    Collocate, CollocateOptions, CollocateTable, CollocateUse, Collocates, collocates,
    collocates_by,
};
pub use comparison::{Comparison, audit_index, compare};
pub use condition::{Condition, Gap, Shares, Sharing, Soundness, Verdict};
pub use contested::{ContestedTerm, OutletUse};
pub use contrasts::{
    Alternative, Contrast, Contrasts, FEATURES, Features, Kind, NamingAxis, Nearest, Pair,
    contrasts, noun_score, pairs_between,
};
pub use coverage::{Background, Coverage, Distance, Lexis, ReadArticle, Source, Stem, Word};
pub use divergence::{Divergence, Divergences, Driver, Split};
pub use error::CompareError;
pub use evidence::{Evidence, EvidenceLine, Side};
pub use footing::Footing;
pub use frames::{Carrier, Figures, FrameTable, FrameUse};
pub use key_words::{KeyWord, KeyWordOptions, key_words, key_words_of};
pub use keyness::{
    Chance, Dependence, DrivenBy, Interval, KeyTerm, KeyTerms, OutletRate, OutletTable, OutletTerm,
    Power, PowerCase, Scope, Stance,
};
pub use knowledge::{Knowledge, OwnVectors};
pub use omissions::{ABSENCE, Absence, AbsenceFeatures, Omission, OmittedKind, OmittedTerm};
pub use otherwords_statistics::divergence::CentredDivergence;
pub use otherwords_statistics::keyness::against_rest::KeyMeasures;
pub use plan::{Correction, Group, Layers, Matchup, Plan, Unit};
pub use provenance::Provenance;
pub use recurring::Recurring;
pub use referents::{Description, Profile, Referent};
pub use speakers::{CutQuotation, QuotedAs, Speaker, Speaking};
pub use story::{AbsenceRow, Story, absences, profiles, stories};
pub use tags::Tag;
pub use term_use::TermUse;
