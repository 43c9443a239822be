//! What the report is about, what is in the corpus, and what was wrong with the input.

use crate::report::Report;
use crate::wording::{count, counted, days, percent, summary, title};

use super::layout::{plain, wrapped};
use super::style::Style;
use super::table::{Column, TextTable};

/// Problems shown before the rest is only counted.
const PROBLEMS: usize = 20;

/// Title and summary.
pub(super) fn masthead(report: &Report, width: usize, style: Style) -> String {
    let title = wrapped(&plain(title(report)), width, 0);
    format!(
        "{}\n{}",
        style.heading(title.trim_end()),
        wrapped(&summary(report), width, 0)
    )
}

/// The report in a paragraph.
pub(super) fn opening(report: &Report, width: usize) -> String {
    let sentences = report
        .opening
        .iter()
        .map(|statement| plain(&statement.text));
    wrapped(&sentences.collect::<Vec<_>>().join(" "), width, 0)
}

/// The outlets, and what a reader should know before believing anything.
pub(super) fn audit(report: &Report, width: usize, style: Style) -> String {
    let corpus = &report.corpus;
    if corpus.outlets.is_empty() && corpus.remarks.is_empty() {
        return String::new();
    }
    let mut table = TextTable::new(&[
        Column::text("outlet"),
        Column::number("articles"),
        Column::number("words"),
        Column::number("in quotes"),
        Column::number("events"),
        Column::text("days"),
    ]);
    for outlet in &corpus.outlets {
        table.row(vec![
            outlet.outlet.clone(),
            count(outlet.articles),
            count(outlet.words),
            percent(outlet.quoted_share),
            count(outlet.events),
            days(outlet.first.as_deref(), outlet.last.as_deref()),
        ]);
    }
    let mut text = style.heading("May it be compared?") + "\n" + &table.show(width, style);
    for remark in &corpus.remarks {
        text.push_str(&wrapped(&format!("· {}", plain(remark)), width, 0));
    }
    text
}

/// What was wrong with the input.
pub(super) fn problems(report: &Report, width: usize, style: Style) -> String {
    let problems = &report.problems;
    if problems.is_empty() {
        return String::new();
    }
    let counted = counted(problems.len() as u64, "problem", "problems");
    let mut text = style.heading(&format!("{counted} with the input")) + "\n";
    for problem in problems.iter().take(PROBLEMS) {
        let record = problem
            .record
            .map(|record| format!(":{record}"))
            .unwrap_or_default();
        let line = format!(
            "{}{record}: {} ({})",
            problem.file, problem.what, problem.outcome
        );
        text.push_str(&wrapped(&plain(&line), width, 0));
    }
    if let more @ 1.. = problems.len().saturating_sub(PROBLEMS) {
        text.push_str(&format!("and {more} more\n"));
    }
    text
}
