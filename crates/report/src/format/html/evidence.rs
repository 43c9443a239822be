//! The lines behind a number, side against side, with their sources.

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
    /// Finds them all.
    pub(super) query: &'r str,
}

/// A line with its source.
pub(super) struct LineView<'r> {
    /// The line.
    pub(super) line: &'r Line,
    /// What stands before the found words, up to them.
    pub(super) before: String,
    /// What stands after them.
    pub(super) after: String,
    /// Its source.
    pub(super) source: Source<'r>,
}

/// Where a sentence was taken from.
pub(super) struct Source<'r> {
    article: &'r CitedArticle,
}

impl<'r> SideView<'r> {
    /// At most so many lines of a side.
    pub(super) fn new(
        report: &'r Report,
        name: &'r str,
        side: &'r Side,
        query: &'r str,
        most: usize,
    ) -> Self {
        Self {
            name,
            lines: lines(report, &side.lines, most),
            total: side.total,
            query,
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
        let (before, after) = line.context();
        Some(LineView {
            line,
            before,
            after,
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
        match self.line.layer.as_str() {
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
