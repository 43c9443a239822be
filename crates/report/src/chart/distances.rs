//! Distances between outlets as numbers that charts are drawn from.

/// Distances between all pairs, with how sure each is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distances {
    /// What the numbers are, such as `Jensen–Shannon divergence, corrected for size`.
    pub measure: String,
    /// The outlets.
    pub names: Vec<super::Named>,
    /// Each pair once, by the places of both names.
    pub pairs: Vec<Pair>,
}

/// The distance of a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// Places of both in [`Distances::names`].
    pub of: [usize; 2],
    /// The distance; at or below zero where both cannot be told apart. `None` where they never met.
    pub distance: Option<f64>,
    /// Its standard error.
    pub error: Option<f64>,
    /// Whether it is more than chance.
    pub sure: bool,
}

impl Distances {
    /// Row by row without the diagonal's lower half, as linkage wants them: never below zero, and
    /// as far as the farthest where a pair never met.
    pub(super) fn condensed(&self) -> Vec<f64> {
        let farthest = self.farthest();
        let n = self.names.len();
        let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| [row, column]));
        pairs
            .map(|pair| {
                let distance = self.pair(pair).and_then(|pair| pair.distance);
                distance.map_or(farthest, |distance| distance.max(0.0))
            })
            .collect()
    }

    /// A pair, whichever way round it is kept.
    pub(super) fn pair(&self, [one, other]: [usize; 2]) -> Option<&Pair> {
        let is_it = |pair: &&Pair| pair.of == [one, other] || pair.of == [other, one];
        self.pairs.iter().find(is_it)
    }

    /// The largest distance.
    pub(super) fn farthest(&self) -> f64 {
        let distances = self.pairs.iter().filter_map(|pair| pair.distance);
        distances.fold(0.0, f64::max)
    }

    /// The table behind every chart of distances.
    pub(super) fn table(&self) -> Vec<Vec<String>> {
        let name = |place: usize| self.names[place].name.clone();
        let number =
            |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
        let row = |pair: &Pair| {
            vec![
                name(pair.of[0]),
                name(pair.of[1]),
                number(pair.distance),
                number(pair.error),
                if pair.sure { "yes" } else { "no" }.to_owned(),
            ]
        };
        self.pairs.iter().map(row).collect()
    }
}

/// Columns of [`Distances::table`].
pub(super) const COLUMNS: [&str; 5] = [
    "outlet",
    "other",
    "distance",
    "standard error",
    "beyond chance",
];
