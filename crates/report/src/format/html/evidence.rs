//! The lines behind a number, side against side, with their sources.

use crate::board::{end_of, start_of};
use crate::report::{CitedArticle, Line, Report, Side};
use crate::wording::{count, counted, day};

use super::link::web_address;

/// One side's lines.
pub(super) struct SideView<'r> {
    /// Who speaks.
    pub(super) name: &'r str,
    /// The lines shown.
    pub(super) lines: Vec<LineView<'r>>,
    /// All there are.
    pub(super) total: u64,
}

/// Most characters of a sentence on either side of what was found in it.
const CONTEXT: usize = 130;

/// A line with its source.
pub(super) struct LineView<'r> {
    /// What stands before the found words in their sentence.
    pub(super) before: String,
    /// What was found.
    pub(super) node: &'r str,
    /// What stands after.
    pub(super) after: String,
    /// The number of its article.
    pub(super) article: usize,
    /// Whose words.
    pub(super) layer: &'r str,
    /// Its source.
    pub(super) source: Source<'r>,
}

/// Where a sentence was taken from.
pub(super) struct Source<'r> {
    article: &'r CitedArticle,
}

impl<'r> SideView<'r> {
    /// At most so many lines of a side.
    pub(super) fn new(report: &'r Report, name: &'r str, side: &'r Side, most: usize) -> Self {
        Self {
            name,
            lines: lines(report, &side.lines, most),
            total: side.total,
        }
    }

    /// How many of how many lines are shown.
    pub(super) fn shown(&self) -> String {
        match (self.lines.len() as u64, self.total) {
            (_, 0) => "no line".to_owned(),
            (0, total) => counted(total, "line", "lines"),
            (shown, total) if shown >= total && total == 1 => "the only line".to_owned(),
            (shown, total) if shown >= total => format!("all {} lines", count(total)),
            (shown, total) => format!("{shown} of {} lines", count(total)),
        }
    }
}

/// At most so many lines with their sources.
pub(super) fn lines<'r>(report: &'r Report, lines: &'r [Line], most: usize) -> Vec<LineView<'r>> {
    let with_source = lines.iter().filter_map(|line| {
        let sentence = report.sentence(line)?;
        let (before, node, after) = sentence.split(line)?;
        Some(LineView {
            before: end_of(before, CONTEXT),
            node,
            after: start_of(after, CONTEXT),
            article: sentence.article,
            layer: &line.layer,
            source: Source {
                article: report.article(line)?,
            },
        })
    });
    with_source.take(most).collect()
}

impl LineView<'_> {
    /// What to say of its layer; nothing for the outlet's own voice.
    pub(super) fn layer(&self) -> &str {
        match self.layer {
            "quotation" => "in a quotation",
            "short_quotation" => "in quotation marks",
            _ => "",
        }
    }
}

impl<'r> Source<'r> {
    /// The source of an article.
    pub(super) fn new(article: &'r CitedArticle) -> Self {
        Self { article }
    }

    /// The outlet.
    pub(super) fn outlet(&self) -> &str {
        &self.article.outlet
    }

    /// The day, or nothing.
    pub(super) fn day(&self) -> String {
        self.article.date.as_deref().map(day).unwrap_or_default()
    }

    /// The headline, or the id where there is none.
    pub(super) fn title(&self) -> &str {
        if self.article.title.is_empty() {
            &self.article.id
        } else {
            &self.article.title
        }
    }

    /// Where it can be read.
    pub(super) fn link(&self) -> Option<&str> {
        web_address(&self.article.url)
    }
}
