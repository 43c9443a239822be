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

mod contested;
mod sides;

mod audit;
mod calendar;
mod evidence;
mod provenance;

mod error;

pub use audit::{Audit, Cell, EventAudit, OutletAudit};
pub use calendar::{Calendar, Period};
pub use comparison::{Comparison, compare};
pub use contested::{ContestedTerm, OutletUse};
pub use error::CompareError;
pub use evidence::{Evidence, EvidenceLine, Side};
pub use footing::Footing;
pub use keyness::{Interval, KeyTerm, KeyTerms, Scope};
pub use plan::{Group, Layers, Matchup, Plan, Unit};
pub use provenance::Provenance;
pub use tags::Tag;
