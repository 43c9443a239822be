//! Who words what how, and how sure we are. Knows nothing of files, terminals or formats.
//!
//! Start at [`compare`]: it reads as the story of a report.

mod comparison;

mod plan;

mod gather;

mod boilerplate;
mod footing;
mod imprint;
mod keyness;
mod tags;

mod contested;
mod divergence;
mod sides;

mod audit;
mod evidence;
mod provenance;

mod error;

pub use audit::{Audit, Cell, EventAudit, OutletAudit};
pub use comparison::{Comparison, compare};
pub use contested::{ContestedTerm, OutletUse};
pub use divergence::{Divergence, Divergences, Driver, Split};
pub use error::CompareError;
pub use evidence::{Evidence, EvidenceLine, Side};
pub use footing::Footing;
pub use keyness::{
    Chance, Dependence, DrivenBy, Interval, KeyTerm, KeyTerms, OutletRate, OutletTable, OutletTerm,
    Power, PowerCase, Scope, Stance,
};
pub use otherwords_statistics::divergence::CentredDivergence;
pub use plan::{Correction, Group, Layers, Matchup, Plan, Unit};
pub use provenance::Provenance;
pub use tags::Tag;
