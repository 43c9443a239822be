//! Formats of a report: one file each, and one line in the table below. They differ in looks only;
//! the numbers are the report's.

mod closely;
mod csv;
mod html;
mod json;
mod markdown;
mod write;

pub use csv::{COLUMNS, csv};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use write::{WriteError, write_all};

use crate::report::Report;

/// A file of the report's folder and what makes its content.
struct FileFormat {
    name: &'static str,
    make: fn(&Report) -> Result<String, WriteError>,
}

/// Every file of a report's folder. A new format is a file here and a line in this table.
const FORMATS: [FileFormat; 7] = [
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
        name: "contrasts.csv",
        make: closely::contrasts,
    },
    FileFormat {
        name: "profiles.csv",
        make: closely::profiles,
    },
    FileFormat {
        name: "omissions.csv",
        make: closely::omissions,
    },
    FileFormat {
        name: "report.md",
        make: markdown,
    },
];
