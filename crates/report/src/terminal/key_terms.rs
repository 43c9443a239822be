//! The strongest key terms of every target, with bars of block characters.

use crate::methods;
use crate::report::{Report, Table, Term};
use crate::wording::{count, or_dash, probability, rate, times};

use super::layout::{plain, wrapped};
use super::style::Style;
use super::table::{Column, TextTable};

/// Rows of a table.
const ROWS: usize = 10;
/// Terminals from this width on have room for rates and long bars.
const WIDE: usize = 100;
const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// The main tables, one after the other.
pub(super) fn key_terms(report: &Report, width: usize, style: Style) -> String {
    let tables = report.main_tables().map(|(_, table)| table);
    let tables = tables.filter(|table| table.more().next().is_some());
    let tables: Vec<String> = tables
        .map(|table| show(report, table, width, style))
        .collect();
    tables.join("\n")
}

fn show(report: &Report, table: &Table, width: usize, style: Style) -> String {
    let heading = format!(
        "{} against {}: {}",
        table.outlet,
        table.reference,
        methods::units(&table.unit),
    );
    let footing = methods::footing(table, report.settings.cutoff);
    let footing = format!("{footing} {}", methods::sureness(table));
    format!(
        "{}\n{}{}",
        style.heading(&plain(&heading)),
        style.faint(&wrapped(&plain(&footing), width, 0)),
        rows(table, width).show(width, style),
    )
}

/// What is shown of a table.
#[derive(Clone, Copy)]
struct Shape {
    /// Log ratio of the longest bar.
    strongest: f64,
    is_wide: bool,
    is_tested: bool,
}

fn rows(table: &Table, width: usize) -> TextTable {
    let terms = || table.more().take(ROWS);
    let strongest = terms()
        .filter_map(|term| term.log_ratio)
        .fold(1.0, f64::max);
    let shape = Shape {
        strongest,
        is_wide: width >= WIDE,
        is_tested: table.is_tested(),
    };
    let mut text = TextTable::new(&columns(shape));
    for term in terms() {
        text.row(row(term, shape));
    }
    text
}

fn columns(shape: Shape) -> Vec<Column> {
    let mut columns = vec![
        Column::text("term"),
        Column::text("effect"),
        Column::number("times as often"),
        Column::number("here"),
        Column::number("there"),
    ];
    if shape.is_wide {
        columns.extend([Column::number("per million"), Column::number("there")]);
    }
    columns.extend(shape.is_tested.then_some(Column::number("q")));
    columns
}

fn row(term: &Term, shape: Shape) -> Vec<String> {
    let mark = if term.significant { " ✓" } else { "" };
    let longest = if shape.is_wide { 12.0 } else { 6.0 };
    let mut cells = vec![
        format!("{}{mark}", term.term),
        term.log_ratio
            .map(|ratio| bar(ratio / shape.strongest, longest))
            .unwrap_or_default(),
        or_dash(term.log_ratio, times),
        count(term.n_target),
        count(term.n_reference),
    ];
    if shape.is_wide {
        cells.extend([rate(term.pm_target), rate(term.pm_reference)]);
    }
    cells.extend(shape.is_tested.then(|| probability(term.q)));
    cells
}

/// A share of the longest bar, to an eighth of a character.
fn bar(share: f64, longest: f64) -> String {
    let eighths = (share.clamp(0.0, 1.0) * longest * 8.0).round() as usize;
    let mut bar = "█".repeat(eighths / 8);
    bar.extend((!eighths.is_multiple_of(8)).then(|| EIGHTHS[eighths % 8]));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_drawn_to_an_eighth_of_a_character() {
        assert_eq!(bar(1.0, 12.0), "████████████");
        assert_eq!(bar(0.5, 12.0), "██████");
        assert_eq!(bar(1.0 / 24.0, 12.0), "▌");
        assert_eq!(bar(-1.0, 12.0), "");
        assert_eq!(bar(9.0, 12.0), "████████████");
    }
}
