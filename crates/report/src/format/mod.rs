//! Formats of a report: one file each, and one line in the table below. They differ in looks only;
//! the numbers are the report's.

mod csv;
mod divergence_csv;
mod html;
mod json;
mod markdown;
mod outlets_csv;
mod write;

pub use csv::{COLUMNS, csv};
pub use divergence_csv::{DIVERGENCE_COLUMNS, divergence_csv};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use outlets_csv::{OUTLET_COLUMNS, outlets_csv};
pub use write::{WriteError, write_all};

use crate::report::Report;

/// A file of the report's folder and what makes its content.
struct FileFormat {
    name: &'static str,
    make: fn(&Report) -> Result<String, WriteError>,
}

/// Every file of a report's folder. A new format is a file here and a line in this table.
const FORMATS: [FileFormat; 6] = [
    FileFormat {
        name: "index.html",
        make: html,
    },
    FileFormat {
        name: "report.json",
        make: json,
    },
    FileFormat {
        name: "key_terms.csv",
        make: csv,
    },
    FileFormat {
        name: "outlets.csv",
        make: outlets_csv,
    },
    FileFormat {
        name: "divergence.csv",
        make: divergence_csv,
    },
    FileFormat {
        name: "report.md",
        make: markdown,
    },
];
