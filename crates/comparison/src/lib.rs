//! Who words what how, and how sure we are. Knows nothing of files, terminals or formats.
//!
//! Start at [`compare`]: it reads as the story of a report.

mod comparison;

mod plan;

mod gather;

mod boilerplate;
mod footing;
mod keyness;
mod tags;

mod coverage;
mod knowledge;
mod story;

mod contested;
mod contrasts;
mod omissions;
mod recurring;
mod referents;
mod sides;
mod speakers;

mod audit;
mod evidence;
mod provenance;

mod error;

pub use audit::{Audit, Cell, EventAudit, OutletAudit};
pub use comparison::{Comparison, compare};
pub use contested::{ContestedTerm, OutletUse};
pub use contrasts::{
    Alternative, Contrast, FEATURES, Features, Kind, Nearest, Pair, Weights, contrasts, pairs,
};
pub use coverage::{Background, Coverage, Distance, Lexis, ReadArticle, Source, Stem, Word};
pub use error::CompareError;
pub use evidence::{Evidence, EvidenceLine, Side};
pub use footing::Footing;
pub use keyness::{Interval, KeyTerm, KeyTerms, Scope};
pub use knowledge::Knowledge;
pub use omissions::{ABSENCE, Absence, AbsenceFeatures, Omission, OmittedKind, OmittedTerm};
pub use plan::{Group, Layers, Matchup, Plan, Unit};
pub use provenance::Provenance;
pub use recurring::Recurring;
pub use referents::{Description, Profile, Referent};
pub use speakers::{CutQuotation, QuotedAs, Speaker, Speaking};
pub use story::{AbsenceRow, Story, absences, profiles, stories};
pub use tags::Tag;
