//! Where outlets differ at all, and who is near whom, for a terminal.

use crate::report::{Divergence, Divergences, OutletTable, OutletTerm, Report};
use crate::wording::{chance, counted, measure, percent, probability, rate};

use super::layout::{plain, wrapped};
use super::style::Style;
use super::table::{Column, TextTable};

/// Rows of a table.
const ROWS: usize = 10;
/// Words named for a pair.
const DRIVERS: usize = 4;

/// Words on which outlets differ, with who is high and who is low.
pub(super) fn which_outlets(report: &Report, width: usize, style: Style) -> String {
    let tables = report.which_outlets.iter();
    let tables: Vec<String> = tables.map(|table| which(table, width, style)).collect();
    tables.join("\n")
}

fn which(table: &OutletTable, width: usize, style: Style) -> String {
    let heading = format!("Where outlets differ at all: {}s", table.unit);
    let null = table.chance.as_ref();
    let footing = format!(
        "{} of {}. {} Times per million words in brackets.",
        table.significant,
        counted(table.compared, "term", "terms"),
        null.map(|null| chance(null, table.significant))
            .unwrap_or_default(),
    );
    let mut text = TextTable::new(&[
        Column::text("term"),
        Column::number("q"),
        Column::text("high"),
        Column::text("low"),
    ]);
    let terms = table.terms.iter().filter(|term| term.tag.is_none());
    for term in terms.take(ROWS) {
        let mark = if term.significant { " ✓" } else { "" };
        text.row(vec![
            format!("{}{mark}", term.term),
            probability(Some(term.q)),
            listed(term, "high"),
            listed(term, "low"),
        ]);
    }
    format!(
        "{}\n{}{}",
        style.heading(&heading),
        style.faint(&wrapped(&plain(&footing), width, 0)),
        text.show(width, style),
    )
}

fn listed(term: &OutletTerm, stance: &str) -> String {
    let rates = term.of_stance(stance);
    let rates = rates.map(|use_| format!("{} ({})", use_.outlet, rate(use_.pm)));
    rates.collect::<Vec<_>>().join(", ")
}

/// Distances by outlet, and by the user's column.
pub(super) fn near(report: &Report, width: usize, style: Style) -> String {
    let with_pairs = report
        .divergences
        .iter()
        .filter(|all| !all.pairs.is_empty());
    let all: Vec<String> = with_pairs.map(|all| distances(all, width, style)).collect();
    all.join("\n")
}

fn distances(all: &Divergences, width: usize, style: Style) -> String {
    let note =
        "Thousandths of a bit beyond chance; ✓ marks p ≤ 0.05, corrected for the number of pairs.";
    let mut text = TextTable::new(&[
        Column::text("pair"),
        Column::number("distance"),
        Column::number("p"),
        Column::number("of it stories"),
        Column::text("driven by"),
    ]);
    let mut pairs: Vec<&Divergence> = all.pairs.iter().collect();
    pairs.sort_by(|a, b| b.jsd_centred.total_cmp(&a.jsd_centred));
    for pair in pairs.into_iter().take(ROWS) {
        let mark = if pair.p_corrected <= 0.05 { " ✓" } else { "" };
        let share = pair.split.as_ref().map(|split| split.agenda_share());
        let drivers = pair.drivers.iter().take(DRIVERS);
        text.row(vec![
            format!("{} ~ {}", pair.first, pair.second),
            format!("{}{mark}", measure(Some(pair.jsd_centred * 1000.0), 1)),
            probability(Some(pair.p_corrected)),
            share.map(percent).unwrap_or_default(),
            drivers
                .map(|driver| driver.term.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        ]);
    }
    format!(
        "{}\n{}{}",
        style.heading(&format!("Who is near whom, by {}", plain(&all.column))),
        style.faint(&wrapped(note, width, 0)),
        text.show(width, style),
    )
}
