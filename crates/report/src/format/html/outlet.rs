//! The section of one outlet: all its tables over all events.

use crate::board::is_same_contrast;
use crate::report::{Report, Table};
use crate::wording::{count, counted};

use super::palette::Palette;
use super::room;
use super::table::{Extent, TableView};

/// What is shown of a table of words.
const WORDS: Extent = Extent {
    open: 8,
    rows: 16,
    less: 6,
    set_aside: 12,
    lines: 2,
};
/// What is shown of a table of sequences.
const SEQUENCES: Extent = Extent {
    open: 4,
    rows: 8,
    less: 3,
    set_aside: 6,
    lines: 1,
};

/// A target with its tables.
pub(super) struct OutletView<'r> {
    /// Its number on the page.
    pub(super) number: usize,
    /// Its first table.
    pub(super) first: &'r Table,
    /// Its colour.
    pub(super) class: String,
    /// All its tables.
    pub(super) tables: Vec<TableView<'r>>,
}

/// One section for every target of the main tables, in their order.
pub(super) fn outlets<'r>(report: &'r Report, palette: &Palette<'_>) -> Vec<OutletView<'r>> {
    let mut outlets: Vec<OutletView<'r>> = Vec::new();
    let targets = n_targets(report);
    for (number, table) in report.main_tables() {
        let extent = if table.unit == "word" {
            WORDS
        } else {
            SEQUENCES
        };
        let extent = room::extent(extent, targets);
        let view = TableView::new(report, number, table, extent);
        match outlets
            .iter_mut()
            .find(|outlet| is_same_contrast(outlet.first, table))
        {
            Some(outlet) => outlet.tables.push(view),
            None => outlets.push(OutletView {
                number: outlets.len(),
                first: table,
                class: palette.class(&table.outlet),
                tables: vec![view],
            }),
        }
    }
    outlets
}

/// How many targets the main tables have.
fn n_targets(report: &Report) -> usize {
    let tables = report
        .main_tables()
        .filter(|(_, table)| table.unit == "word");
    tables.count()
}

impl OutletView<'_> {
    /// Who is compared with whom, on how much text.
    pub(super) fn sizes(&self) -> String {
        let table = self.first;
        format!(
            "{} with {} words, against {} with {} words",
            counted(table.articles_target, "article", "articles"),
            count(table.words_target),
            counted(table.articles_reference, "article", "articles"),
            count(table.words_reference),
        )
    }
}
