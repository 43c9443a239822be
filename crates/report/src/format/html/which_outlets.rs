//! Words on which outlets differ at all, on the page: who is high and who is low.

use crate::report::{OutletRate, OutletTable, OutletTerm, Report};
use crate::wording::{chance, counted, probability, rate};

/// Rows before the fold.
const OPEN: usize = 12;
/// Rows in all.
const ROWS: usize = 60;

/// A table of one unit.
pub(super) struct OutletTableView<'r> {
    /// The table.
    pub(super) table: &'r OutletTable,
    rows: Vec<OutletTermView<'r>>,
}

/// A row.
pub(super) struct OutletTermView<'r> {
    /// The term.
    pub(super) term: &'r OutletTerm,
}

/// The tables that have any row to show: terms that were set aside are not shown.
pub(super) fn which_outlets(report: &Report) -> Vec<OutletTableView<'_>> {
    let tables = report.which_outlets.iter().map(OutletTableView::new);
    tables.filter(|view| !view.rows.is_empty()).collect()
}

impl<'r> OutletTableView<'r> {
    fn new(table: &'r OutletTable) -> Self {
        let terms = table.terms.iter().filter(|term| term.tag.is_none());
        Self {
            table,
            rows: terms
                .take(ROWS)
                .map(|term| OutletTermView { term })
                .collect(),
        }
    }

    /// What was counted, as a heading.
    pub(super) fn heading(&self) -> &str {
        match self.table.unit.as_str() {
            "word" => "Words",
            "sequence" => "Sequences of words",
            other => other,
        }
    }

    /// What was found, and how many false ones to expect.
    pub(super) fn footing(&self) -> String {
        let found = format!(
            "On {} of {} the {} outlets differ by more than chance.",
            self.table.significant,
            counted(self.table.compared, "term", "terms"),
            self.table.outlets.len(),
        );
        let null = self.table.chance.as_ref();
        let null = null.map(|null| chance(null, self.table.significant));
        [Some(found), null]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Rows before the fold.
    pub(super) fn open(&self) -> &[OutletTermView<'r>] {
        &self.rows[..OPEN.min(self.rows.len())]
    }

    /// Rows behind it.
    pub(super) fn folded(&self) -> &[OutletTermView<'r>] {
        &self.rows[OPEN.min(self.rows.len())..]
    }
}

impl OutletTermView<'_> {
    /// Who uses it more than all others; where nobody is high or low, that.
    pub(super) fn high(&self) -> String {
        match self.term.singles_out() {
            true => listed(self.term.of_stance("high")),
            false => "no outlet by itself".to_owned(),
        }
    }

    /// Who uses it less.
    pub(super) fn low(&self) -> String {
        listed(self.term.of_stance("low"))
    }

    /// Everybody else.
    pub(super) fn between(&self) -> String {
        listed(self.term.of_stance("between"))
    }

    /// Pairs that differ.
    pub(super) fn pairs(&self) -> String {
        let pairs = self
            .term
            .pairs
            .iter()
            .map(|(more, less)| format!("{more} > {less}"));
        pairs.collect::<Vec<_>>().join(", ")
    }

    /// The corrected p.
    pub(super) fn q(&self) -> String {
        probability(Some(self.term.q))
    }
}

/// Outlets with their rates: `Daily Beacon 5,300.0, …`.
fn listed<'t>(rates: impl Iterator<Item = &'t OutletRate>) -> String {
    let rates = rates.map(|use_| format!("{} {}", use_.outlet, rate(use_.pm)));
    rates.collect::<Vec<_>>().join(", ")
}
