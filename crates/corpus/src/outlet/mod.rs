//! Who published an article: by its address, and under which other names. Knows no list of outlets.

mod address;

mod aliases;
mod name;
mod spelling;

pub(crate) use address::original_address;
pub use address::outlet_of_url;
pub use aliases::{Merge, MergeReason, OutletSeen, suggest_merges};
