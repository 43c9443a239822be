//! A row of key terms on the page: its figures as texts, its bar, its lines.

use crate::chart::{self, Scale};
use crate::report::{Report, Table, Term};
use crate::wording::{count, log_ratio, measure, or_dash, percent, probability, rate};

use super::super::csv::{forms, number};
use super::evidence::SideView;
use super::markup::Markup;

/// A row.
pub(super) struct RowView<'r> {
    /// The term.
    pub(super) term: &'r Term,
    /// Its number in its table.
    pub(super) number: usize,
    /// Its effect as a bar.
    pub(super) bar: Markup,
    /// Lines of both sides.
    pub(super) sides: Vec<SideView<'r>>,
}

impl<'r> RowView<'r> {
    /// A row with its bar, and at most so many lines a side.
    pub(super) fn new(
        report: &'r Report,
        table: &'r Table,
        number: usize,
        term: &'r Term,
        scale: Scale,
        lines: usize,
    ) -> Self {
        Self {
            term,
            number,
            bar: Markup(chart::row(term, scale)),
            sides: sides(report, table, term, lines),
        }
    }

    /// Occurrences here.
    pub(super) fn n_target(&self) -> String {
        count(self.term.n_target)
    }

    /// Occurrences there.
    pub(super) fn n_reference(&self) -> String {
        count(self.term.n_reference)
    }

    /// Rate here.
    pub(super) fn pm_target(&self) -> String {
        rate(self.term.pm_target)
    }

    /// Rate there.
    pub(super) fn pm_reference(&self) -> String {
        rate(self.term.pm_reference)
    }

    /// Effect.
    pub(super) fn log_ratio(&self) -> String {
        or_dash(self.term.log_ratio, log_ratio)
    }

    /// Interval of the effect, empty where there is none.
    pub(super) fn interval(&self) -> String {
        match (self.term.log_ratio_lo, self.term.log_ratio_hi) {
            (Some(low), Some(high)) => format!("{} to {}", log_ratio(low), log_ratio(high)),
            _ => String::new(),
        }
    }

    /// The counts in events that both sides covered, where most of a side's stand elsewhere.
    pub(super) fn shared(&self) -> Option<String> {
        let Term {
            n_target,
            n_reference,
            shared_target,
            shared_reference,
            events,
            ..
        } = self.term;
        let is_less = 2 * shared_target < *n_target || 2 * shared_reference < *n_reference;
        let counts = || format!("{} : {}", count(*shared_target), count(*shared_reference));
        (*events > 0 && is_less).then(counts)
    }

    /// Evidence by the log-odds with a prior.
    pub(super) fn z_monroe(&self) -> String {
        measure(self.term.z_monroe, 2)
    }

    /// Evidence by the likelihood ratio.
    pub(super) fn g2(&self) -> String {
        measure(self.term.g2, 2)
    }

    /// A number as JSON has it, for whoever reads the page with a program.
    pub(super) fn exact(&self, value: &f64) -> String {
        number(Some(*value))
    }

    /// Probability of the test.
    pub(super) fn p(&self) -> String {
        probability(self.term.p)
    }

    /// The same after correction.
    pub(super) fn q(&self) -> String {
        probability(self.term.q)
    }

    /// How much of it stands in quotation marks: in per cent, a dash for sequences.
    pub(super) fn quoted(&self) -> String {
        or_dash(self.term.quoted_share, percent)
    }

    /// How loaded it is, in per cent of words that are less so.
    pub(super) fn loadedness(&self) -> String {
        or_dash(self.term.loadedness, percent)
    }

    /// The pooled forms, where there are several.
    pub(super) fn forms(&self) -> String {
        match self.term.forms.as_slice() {
            [] | [_] => String::new(),
            several => forms(several).replace("; ", ", "),
        }
    }

    /// Why it was set aside.
    pub(super) fn tag(&self) -> String {
        self.term
            .tag
            .as_deref()
            .unwrap_or_default()
            .replace('_', " ")
    }
}

fn sides<'r>(
    report: &'r Report,
    table: &'r Table,
    term: &'r Term,
    most: usize,
) -> Vec<SideView<'r>> {
    let Some(evidence) = &term.evidence else {
        return Vec::new();
    };
    let names = [&table.outlet, &table.reference];
    let sides = [&evidence.target, &evidence.reference];
    let sides = names.into_iter().zip(sides);
    sides
        .map(|(name, side)| SideView::new(report, name, side, most))
        .collect()
}
