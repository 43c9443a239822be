//! From files to articles: the one door through which text enters. Keeps no article: each is handed
//! on as soon as it is read.

mod options;

mod check;
mod date_order;
mod detection;
mod file_desk;
mod identity;
mod intake;
mod tally;

mod pattern;
mod places;
mod walk;

mod allowance;
mod archive;
mod decode;
mod decompress;
mod foreign;
mod lines;
mod mac_roman;
mod mixed_utf8;
mod stream;
mod zipped;

mod column_names;
mod columns;
mod field;
mod markup;
mod record;

mod docx;
mod html_paragraphs;
mod html_tokens;
mod paragraph;
mod plain_paragraphs;
mod rtf;
mod xml;

mod alceste;
#[cfg(feature = "columnar")]
mod columnar;
mod csv;
mod csv_dialect;
mod csv_lines;
mod europresse;
mod factiva_html;
mod factiva_xml;
mod feed;
mod format;
mod gdelt;
mod html;
mod integrum;
mod json;
mod json_record;
mod json_repair;
mod json_scan;
mod jsonl;
mod language_names;
mod nexis;
mod proquest;
mod stated_length;
mod tei;
mod text;
mod unknown;
mod web_archive;
mod word;
mod xlsx;

mod inspect;

pub use decompress::Compression;
pub use inspect::{Inspection, inspect};
pub use options::{FileFormat, LoadError, LoadOptions, Loaded};

use std::ops::ControlFlow;

use crate::{Article, Problem, Progress, Stage};
use intake::Intake;

/// Reads all articles of all `sources` (files, folders or patterns such as `exports/*.csv`).
///
/// Files are read in the order of `sources`, folders in the order of their sorted paths; every file
/// is read once even if named twice. In folders, hidden files and those about the folder (README,
/// LICENSE, SOURCES) are passed over. `take` gets each article, and stops the work by breaking;
/// `note` gets each problem. The progress is that of [`Stage::Reading`].
///
/// # Errors
/// Only what stops the work: see [`LoadError`]. A corpus without any article is not an error here.
///
/// # Example
/// ```
/// use std::ops::ControlFlow;
/// use otherwords_corpus::{LoadOptions, Silent, load};
///
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("two.csv");
/// std::fs::write(&file, "outlet,text\nHarbour Post,The ministry summoned the envoy.\nBeacon,\n")?;
///
/// let (mut articles, mut problems) = (Vec::new(), Vec::new());
/// let mut take = |article| { articles.push(article); ControlFlow::Continue(()) };
/// let mut note = |problem| problems.push(problem);
/// let sources = [file.display().to_string()];
/// let loaded = load(&sources, &LoadOptions::default(), &Silent, &mut take, &mut note)?;
///
/// assert_eq!((loaded.records, loaded.articles, loaded.problems), (2, 1, 1));
/// assert_eq!(articles[0].outlet, "Harbour Post");
/// assert_eq!(problems[0].record, Some(3), "the line");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load(
    sources: &[String],
    options: &LoadOptions,
    progress: &dyn Progress,
    take: &mut dyn FnMut(Article) -> ControlFlow<()>,
    note: &mut dyn FnMut(Problem),
) -> Result<Loaded, LoadError> {
    field::check(&options.columns)?;
    let found = walk::files(sources)?;
    let mut intake = Intake::new(options, take, note);
    progress.begin(
        Stage::Reading,
        Some(found.files.iter().map(|file| file.n_bytes).sum()),
    );
    for problem in found.problems {
        intake.note(problem);
    }
    for file in &found.files {
        if intake.file(file, progress).is_break() {
            break;
        }
    }
    progress.end();
    Ok(intake.finish())
}
