//! Who is near whom, on the page: each pair with what drives it; pictures show all at once.

use crate::report::{Divergence, Divergences, Report};
use crate::wording::{counted, measure, percent, probability};

/// Pairs before the fold.
const OPEN: usize = 6;
/// Words named for a pair.
const DRIVERS: usize = 8;

/// Distances between the values of one column.
pub(super) struct DivergenceView<'r> {
    /// Its number among the report's divergences.
    pub(super) number: usize,
    /// The distances.
    pub(super) all: &'r Divergences,
    pairs: Vec<PairView<'r>>,
}

/// A pair.
pub(super) struct PairView<'r> {
    /// Its figures.
    pub(super) pair: &'r Divergence,
}

/// A view a column, where any two of its values share an event; pairs farthest apart first.
pub(super) fn divergences(report: &Report) -> Vec<DivergenceView<'_>> {
    let with_pairs = report
        .divergences
        .iter()
        .enumerate()
        .filter(|(_, all)| !all.pairs.is_empty());
    with_pairs
        .map(|(number, all)| {
            let mut pairs: Vec<PairView<'_>> =
                all.pairs.iter().map(|pair| PairView { pair }).collect();
            pairs.sort_by(|a, b| b.pair.jsd_centred.total_cmp(&a.pair.jsd_centred));
            DivergenceView { number, all, pairs }
        })
        .collect()
}

impl<'r> DivergenceView<'r> {
    /// What the figures mean.
    pub(super) fn note(&self) -> String {
        let left_out = match self.all.left_out {
            0 => String::new(),
            some => format!(
                " {} with fewer articles, or with none in an event, were not measured.",
                counted(some, "further value", "further values")
            ),
        };
        format!(
            "Distances in thousandths of a bit beyond chance (Jensen-Shannon divergence of {} words, \
             less its mean over {} relabellings within events): 0 is no further apart than chance \
             would put the same articles. ✓ marks p ≤ 0.05, corrected for the number of pairs.{left_out}",
            self.all.terms, self.all.relabellings,
        )
    }

    /// Pairs before the fold.
    pub(super) fn open(&self) -> &[PairView<'r>] {
        &self.pairs[..OPEN.min(self.pairs.len())]
    }

    /// Pairs behind it.
    pub(super) fn folded(&self) -> &[PairView<'r>] {
        &self.pairs[OPEN.min(self.pairs.len())..]
    }
}

/// Thousandths of a bit, with a mark where it is more than chance.
fn distance(pair: &Divergence) -> String {
    let mark = if pair.is_sure() { " ✓" } else { "" };
    format!("{}{mark}", measure(Some(pair.jsd_centred * 1000.0), 1))
}

impl PairView<'_> {
    /// How far apart.
    pub(super) fn distance(&self) -> String {
        distance(self.pair)
    }

    /// How sure that is.
    pub(super) fn error(&self) -> String {
        match self.pair.standard_error {
            Some(error) => format!("± {:.1}", error * 1000.0),
            None => String::new(),
        }
    }

    /// In deviations of chance.
    pub(super) fn z(&self) -> String {
        measure(Some(self.pair.z), 1)
    }

    /// Corrected for the number of pairs.
    pub(super) fn p(&self) -> String {
        probability(Some(self.pair.p_corrected))
    }

    /// The words that drive it, by who uses them more.
    pub(super) fn drivers(&self, group: &str) -> String {
        let drivers = self
            .pair
            .drivers
            .iter()
            .filter(|driver| driver.more == *group);
        let drivers = drivers.take(DRIVERS);
        let named = drivers.map(|driver| format!("{} {:.1}", driver.term, driver.bits * 1000.0));
        named.collect::<Vec<_>>().join(", ")
    }

    /// How much of the plain distance is the choice of stories.
    pub(super) fn split(&self) -> String {
        match &self.pair.split {
            Some(split) => format!(
                "{} stories, {} words",
                percent(split.agenda_share()),
                percent(1.0 - split.agenda_share()),
            ),
            None => "–".to_owned(),
        }
    }
}
