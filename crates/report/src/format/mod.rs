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
pub use divergence_csv::DIVERGENCE_COLUMNS;
pub(crate) use html::Markup;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use picture::PictureFormat;
pub use which_outlets_csv::OUTLET_COLUMNS;
pub use write::{Extras, WriteError, write_all};

use std::io::Write;

use crate::report::Report;
use crate::{cite, methods};
use write::text;

/// A file of the report's folder and what writes its content.
struct FileFormat {
    name: &'static str,
    make: Make,
}

type Make = fn(&Report, &mut dyn Write) -> Result<(), WriteError>;

/// Every file of a report's folder. A new format is a file here and a line in this table.
const FORMATS: [FileFormat; 21] = [
    file("index.html", |report, out| text(out, html(report)?)),
    file("report.json", json::write_json),
    file("report.md", |report, out| text(out, markdown(report)?)),
    file("key_terms.csv", csv::write_csv),
    file("contested.csv", tables::contested),
    file("outlets.csv", tables::outlets),
    file("which_outlets.csv", which_outlets_csv::which_outlets_csv),
    file("divergence.csv", divergence_csv::divergence_csv),
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
    file("methods.txt", |report, out| {
        text(out, methods::paragraph(report) + "\n")
    }),
    file("references.bib", |report, out| {
        text(out, cite::bibtex(&cite::works(report)))
    }),
    file("references.json", |report, out| {
        text(out, cite::csl(&cite::works(report)))
    }),
];

const fn file(name: &'static str, make: Make) -> FileFormat {
    FileFormat { name, make }
}
