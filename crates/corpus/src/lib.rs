//! What an article is, where it came from, and what is wrong with it. Knows nothing of indexes,
//! counts or reports.
//!
//! [`load`] reads files and folders of any known format and hands over one [`Article`] at a time.
//! What is wrong with the input is noted as a [`Problem`] and the work goes on; only what makes the
//! work impossible, such as a file that does not exist, is a [`LoadError`].

mod article;
mod load;
mod outlet;
mod problem;
mod progress;

mod date;

pub use article::{Article, Origin};
pub use load::{
    Compression, FileFormat, Inspection, LoadError, LoadOptions, Loaded, inspect, load,
};
pub use outlet::outlet_of_url;
pub use problem::{Outcome, Problem};
pub use progress::{Progress, Silent, Stage};
