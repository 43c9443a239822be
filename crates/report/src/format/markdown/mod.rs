//! The report as Markdown: the first screen, the audit, the best key terms and the method, for
//! notebooks, wikis and version control.

mod escape;
mod outlets;

use std::fmt::Write as _;

use crate::board::{Board, Card, Contest, Example, Position, Silent, Stand};
use crate::methods;
use crate::report::{Report, Table, Term};
use crate::wording::{
    count, day, days, measure, or_dash, percent, probability, rate, summary, times, title,
};

use super::WriteError;
use escape::{code, escape};

/// Rows of a table of key terms.
const ROWS: usize = 15;

/// The report as GitHub-flavoured Markdown.
///
/// # Errors
/// Never; the type is that of all formats.
pub fn markdown(report: &Report) -> Result<String, WriteError> {
    let board = Board::new(report);
    let parts = [
        masthead(report),
        opening(report),
        who_words_it_how(&board),
        contested(&board),
        audit(report),
        key_terms(report),
        outlets::which_outlets(report),
        outlets::near(report),
        how_it_was_done(report),
    ];
    Ok(parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n"))
}

fn masthead(report: &Report) -> String {
    format!("# {}\n\n{}\n", escape(title(report)), summary(report))
}

/// The report in a paragraph.
fn opening(report: &Report) -> String {
    if report.opening.is_empty() {
        return String::new();
    }
    let sentences = report
        .opening
        .iter()
        .map(|statement| escape(&statement.text));
    format!("{}\n", sentences.collect::<Vec<_>>().join(" "))
}

fn who_words_it_how(board: &Board<'_>) -> String {
    if board.is_empty() {
        return String::new();
    }
    let sides = board
        .sides
        .iter()
        .flat_map(|sides| [&sides.first, &sides.second])
        .map(stand);
    let cards = sides.chain(board.cards.iter().map(card));
    let cards: Vec<String> = cards.chain(board.silent.iter().map(silent)).collect();
    format!(
        "## Who words it how\n\nWords that each uses more often than the others; in brackets, times here and there.\n\n{}",
        cards.join("\n")
    )
}

/// Outlets without words.
fn silent(group: &Silent<'_>) -> String {
    format!("{} {}\n", group.why, escape(&group.outlets().join(", ")))
}

/// A side of the contested words.
fn stand(stand: &Stand<'_>) -> String {
    let words = stand.words.iter();
    let words = words.map(|word| format!("{} ({}, {})", escape(word.term), word.here, word.there));
    let example = stand.example.as_ref().map(quotation).unwrap_or_default();
    format!(
        "*{}*: {}\n{example}",
        escape(&stand.outlets.join(", ")),
        words.collect::<Vec<_>>().join(" · "),
    )
}

fn card(card: &Card<'_>) -> String {
    let words = card.words.iter().map(|word| {
        let Term {
            n_target,
            n_reference,
            significant,
            ..
        } = word.term;
        let mark = if *significant { "**" } else { "" };
        format!(
            "{mark}{}{mark} ({n_target}, {n_reference})",
            escape(&word.term.term)
        )
    });
    let words = words.collect::<Vec<_>>().join(" · ");
    let words = if words.is_empty() {
        card.nothing().to_owned()
    } else {
        words
    };
    let example = card.example.as_ref().map(quotation).unwrap_or_default();
    format!("**{}**: {words}\n{example}", escape(&card.table.outlet))
}

fn quotation(example: &Example<'_>) -> String {
    let Example {
        before,
        node,
        after,
        article,
    } = example;
    let date = article
        .date
        .as_deref()
        .map(|date| format!(", {}", day(date)))
        .unwrap_or_default();
    format!(
        "\n> {}**{}**{} — {}, *{}*{date}\n",
        escape(before),
        escape(node),
        escape(after),
        escape(&article.outlet),
        escape(&article.title),
    )
}

fn contested(board: &Board<'_>) -> String {
    if board.contests.is_empty() {
        return String::new();
    }
    let contests: Vec<String> = board.contests.iter().map(contest).collect();
    format!("## Contested words\n\n{}", contests.join("\n"))
}

fn contest(contest: &Contest<'_>) -> String {
    let side = |name: &str, side: &Position<'_>| {
        let outlets = side
            .outlets
            .iter()
            .map(|(outlet, n)| format!("{} {n}", escape(outlet)));
        let example = side.example.as_ref().map(quotation).unwrap_or_default();
        format!(
            "- {name}: {}\n{example}",
            outlets.collect::<Vec<_>>().join(", ")
        )
    };
    format!(
        "### {}\n\n{}{}",
        escape(contest.term),
        side("own word of", &contest.own),
        side(
            "at a distance (in quotation marks, denied or hedged) at",
            &contest.apart
        ),
    )
}

fn audit(report: &Report) -> String {
    let mut text = String::from(
        "## May it be compared?\n\n| outlet | articles | words | in quotation marks | events | dates |\n|---|--:|--:|--:|--:|---|\n",
    );
    for outlet in &report.corpus.outlets {
        let dates = days(outlet.first.as_deref(), outlet.last.as_deref());
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {dates} |",
            escape(&outlet.outlet),
            count(outlet.articles),
            count(outlet.words),
            percent(outlet.quoted_share),
            count(outlet.events),
        );
    }
    for remark in &report.corpus.remarks {
        let _ = write!(text, "\n- {}", escape(remark));
    }
    text + "\n"
}

fn key_terms(report: &Report) -> String {
    let tables: Vec<String> = report
        .main_tables()
        .map(|(_, table)| key_table(report, table))
        .collect();
    if tables.is_empty() {
        String::new()
    } else {
        format!("## Key terms\n\n{}", tables.join("\n"))
    }
}

fn key_table(report: &Report, table: &Table) -> String {
    let event = table.event.as_deref();
    let event = event.map(|event| report.event_title(event));
    let mut text = format!(
        "### {}: {}, {}\n\n{} Against {}. {}\n\n",
        escape(&table.outlet),
        methods::units(&table.unit),
        escape(&event.unwrap_or_else(|| "all events".to_owned())),
        escape(&methods::footing(table, report.settings.cutoff)),
        escape(&table.reference),
        escape(&methods::sureness(table)),
    );
    text.push_str("| term | here | there | per million here | there | times as often | log ratio | interval | q | hangs on | query |\n|---|--:|--:|--:|--:|--:|--:|---|--:|---|---|\n");
    for term in table.more().take(ROWS) {
        let _ = writeln!(text, "{}", key_row(table, term));
    }
    text
}

fn key_row(table: &Table, term: &Term) -> String {
    let interval = match (term.log_ratio_lo, term.log_ratio_hi) {
        (Some(low), Some(high)) => {
            format!("{} to {}", measure(Some(low), 2), measure(Some(high), 2))
        }
        _ => "–".to_owned(),
    };
    format!(
        "| {} | {} | {} | {} | {} | {} | {} | {interval} | {} | {} | {} |",
        escape(&term.term),
        term.n_target,
        term.n_reference,
        rate(term.pm_target),
        rate(term.pm_reference),
        or_dash(term.log_ratio, times),
        measure(term.log_ratio, 2),
        escape(&probability(term.q)),
        escape(term.depends_on.as_deref().unwrap_or_default()),
        code(&table.kwic_query(term)),
    )
}

fn how_it_was_done(report: &Report) -> String {
    let mut text = format!(
        "## How it was done\n\n{}\n",
        escape(&methods::paragraph(report))
    );
    if !report.problems.is_empty() {
        text.push_str("\n### Problems with the input\n\n");
    }
    for problem in &report.problems {
        let record = problem
            .record
            .map(|record| format!(":{record}"))
            .unwrap_or_default();
        let file = escape(&problem.file);
        let _ = writeln!(
            text,
            "- {file}{record}: {} ({})",
            escape(&problem.what),
            problem.outcome
        );
    }
    text
}
