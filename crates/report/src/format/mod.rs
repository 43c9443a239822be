//! Formats of a report: one file each, and one line in the table below. They differ in looks only;
//! the numbers are the report's.

mod closely;
mod columns;
mod csv;
mod divergence_csv;
mod frames;
mod html;
mod json;
mod markdown;
mod picture;
mod tables;
mod which_outlets_csv;
mod write;

pub use columns::{MEANINGS, Meaning, SHARED_MEANINGS};
pub use csv::{COLUMNS, csv};
pub use divergence_csv::{DIVERGENCE_COLUMNS, divergence_csv};
pub(crate) use html::Markup;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use picture::PictureFormat;
pub use which_outlets_csv::{OUTLET_COLUMNS, which_outlets_csv};
pub use write::{Extras, WriteError, write_all};

use crate::report::Report;
use crate::{cite, methods};

/// A file of the report's folder and what makes its content.
struct FileFormat {
    name: &'static str,
    make: fn(&Report) -> Result<String, WriteError>,
}

/// Every file of a report's folder. A new format is a file here and a line in this table.
const FORMATS: [FileFormat; 21] = [
    file("index.html", html),
    file("report.json", json),
    file("report.md", markdown),
    file("key_terms.csv", csv),
    file("contested.csv", tables::contested),
    file("outlets.csv", tables::outlets),
    file("which_outlets.csv", which_outlets_csv),
    file("divergence.csv", divergence_csv),
    file("frames.csv", frames::frames),
    file("contrasts.csv", closely::contrasts),
    file("profiles.csv", closely::profiles),
    file("omissions.csv", closely::omissions),
    file("coverage.csv", tables::coverage),
    file("over_time.csv", tables::over_time),
    file("term_use.csv", tables::term_use),
    file("evidence.csv", tables::evidence),
    file("problems.csv", tables::problems),
    file("columns.csv", columns::columns),
    file(
        "methods.txt",
        |report| Ok(methods::paragraph(report) + "\n"),
    ),
    file("references.bib", |report| {
        Ok(cite::bibtex(&cite::works(report)))
    }),
    file("references.json", |report| {
        Ok(cite::csl(&cite::works(report)))
    }),
];

const fn file(name: &'static str, make: fn(&Report) -> Result<String, WriteError>) -> FileFormat {
    FileFormat { name, make }
}
