//! A report as text for a terminal: the first screen, the audit and the strongest key terms. Text
//! only; whoever calls it prints.

mod layout;
mod style;
mod table;

mod board;
mod key_terms;
mod outlets;
mod overview;
mod problems;

pub use problems::problems;

pub(crate) use layout::{columns, cut_end, fit_end, fit_start, plain};
pub(crate) use style::Style;
pub(crate) use table::{Column, TextTable};

use crate::board::Board;
use crate::report::Report;

/// Narrowest width that is laid out for; a narrower terminal wraps.
const NARROWEST: usize = 40;

/// What a report says, for a terminal of this many columns, with ANSI colours if asked for.
///
/// Control characters of articles are replaced, so that no text can steer the terminal.
///
/// ```
/// # use otherwords_report::{Report, terminal};
/// let text = terminal::comparison(&Report::default(), 80, false);
/// assert!(text.starts_with("In other words"));
/// ```
pub fn comparison(report: &Report, width: usize, colour: bool) -> String {
    let width = width.max(NARROWEST);
    let style = Style::new(colour);
    let board = Board::new(report);
    let parts = [
        overview::masthead(report, width, style),
        overview::opening(report, width),
        board::who_words_it_how(&board, width, style),
        board::contested(&board, width, style),
        overview::audit(report, width, style),
        key_terms::key_terms(report, width, style),
        outlets::which_outlets(report, width, style),
        outlets::near(report, width, style),
        overview::problems(report, width, style),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
