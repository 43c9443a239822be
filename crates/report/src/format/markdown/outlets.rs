//! Where outlets differ at all, and who is near whom, as Markdown.

use std::fmt::Write as _;

use crate::report::{Divergences, OutletRate, OutletTable, OutletTerm, Report};
use crate::wording::{chance, counted, measure, percent, probability, rate};

use super::escape::escape;

/// Rows of a table.
const ROWS: usize = 20;
/// Words named for a pair.
const DRIVERS: usize = 6;

/// Words on which outlets differ, with who is high and who is low.
pub(super) fn which_outlets(report: &Report) -> String {
    let tables = report.which_outlets.iter().map(which);
    let tables: Vec<String> = tables.collect();
    if tables.is_empty() {
        String::new()
    } else {
        format!("## Where outlets differ at all\n\n{}", tables.join("\n"))
    }
}

fn which(table: &OutletTable) -> String {
    let null = table.chance.as_ref();
    let null = null.map(|null| format!(" {}", chance(null, table.significant)));
    let mut text = format!(
        "On {} of {} ({}) {} outlets differ by more than chance.{} Figures are times per million words.\n\n\
         | term | q | high | low | neither |\n|---|--:|---|---|---|\n",
        table.significant,
        counted(table.compared, "term", "terms"),
        escape(&table.unit),
        table.outlets.len(),
        escape(&null.unwrap_or_default()),
    );
    let terms = table.terms.iter().filter(|term| term.tag.is_none());
    for term in terms.take(ROWS) {
        let of = |stance| listed(term, stance);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            escape(&term.term),
            escape(&probability(Some(term.q))),
            high_of(term),
            of("low"),
            of("between"),
        );
    }
    text
}

/// Those that are high; where nobody is high or low, that too.
fn high_of(term: &OutletTerm) -> String {
    match term.singles_out() {
        true => listed(term, "high"),
        false => "*no outlet by itself*".to_owned(),
    }
}

fn listed(term: &OutletTerm, stance: &str) -> String {
    let one = |use_: &OutletRate| format!("{} {}", escape(&use_.outlet), rate(use_.pm));
    let rates: Vec<String> = term.of_stance(stance).map(one).collect();
    rates.join(", ")
}

/// Distances by outlet, and by the user's column.
pub(super) fn near(report: &Report) -> String {
    let with_pairs = report
        .divergences
        .iter()
        .filter(|all| !all.pairs.is_empty());
    let all: Vec<String> = with_pairs.map(distances).collect();
    if all.is_empty() {
        String::new()
    } else {
        format!("## Who is near whom\n\n{}", all.join("\n"))
    }
}

fn distances(all: &Divergences) -> String {
    let mut text = format!(
        "By {}: thousandths of a bit beyond chance, over {} words.\n\n\
         | pair | distance | ± | z | p corrected | what drives it | stories | words |\n|---|--:|--:|--:|--:|---|--:|--:|\n",
        escape(&all.column),
        all.terms,
    );
    for pair in &all.pairs {
        let drivers = pair.drivers.iter().take(DRIVERS);
        let drivers: Vec<String> = drivers
            .map(|driver| format!("{} ({})", escape(&driver.term), escape(&driver.more)))
            .collect();
        let share = pair.split.as_ref().map(|split| split.agenda_share());
        let stories = share.map(percent).unwrap_or_default();
        let words = share.map(|share| percent(1.0 - share)).unwrap_or_default();
        let _ = writeln!(
            text,
            "| {} ~ {} | {} | {} | {} | {} | {} | {stories} | {words} |",
            escape(&pair.first),
            escape(&pair.second),
            measure(Some(pair.jsd_centred * 1000.0), 1),
            measure(pair.standard_error.map(|error| error * 1000.0), 1),
            measure(Some(pair.z), 1),
            escape(&probability(Some(pair.p_corrected))),
            drivers.join(", "),
        );
    }
    text
}
