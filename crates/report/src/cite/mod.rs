//! Works that the methods paragraph cites, as BibTeX and CSL-JSON: those that were used, and no more.

mod bibtex;
mod csl;
mod work;
mod works;

pub use bibtex::bibtex;
pub use csl::csl;
pub use work::{Kind, Work};
pub use works::works;
