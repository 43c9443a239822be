//! From log ratios to pixels: an axis with "as often" in its middle, the same in both directions.

use crate::report::Term;
use crate::wording::times;

/// Widest axis in each direction: 2 to this power.
const WIDEST: f64 = 8.0;
/// Narrowest axis in each direction.
const NARROWEST: f64 = 2.0;

/// An axis of log ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// Log ratio at its right end; the left end is the same below zero, or zero.
    extent: f64,
    /// Whether it goes below zero.
    both_ways: bool,
    left: f64,
    width: f64,
}

impl Scale {
    /// An axis on which all of these terms have room, within reason.
    pub(crate) fn of<'t>(terms: impl Iterator<Item = &'t Term> + Clone) -> Self {
        let ends = |term: &Term| [term.log_ratio, term.log_ratio_lo, term.log_ratio_hi];
        let values = || terms.clone().flat_map(ends).flatten();
        let extent = values()
            .map(f64::abs)
            .fold(NARROWEST, f64::max)
            .ceil()
            .min(WIDEST);
        let both_ways = values().any(|value| value < 0.0);
        Self {
            extent,
            both_ways,
            left: 0.0,
            width: 100.0,
        }
    }

    /// The same axis somewhere else.
    pub(super) fn at(self, left: f64, width: f64) -> Self {
        Self {
            left,
            width,
            ..self
        }
    }

    /// Where a log ratio lies; beyond the axis, at its end.
    pub(super) fn x(self, log_ratio: f64) -> f64 {
        let value = log_ratio.clamp(self.lowest(), self.extent);
        self.left + (value - self.lowest()) / (self.extent - self.lowest()) * self.width
    }

    /// Whether a log ratio has its place on the axis.
    pub(super) fn contains(self, log_ratio: f64) -> bool {
        (self.lowest()..=self.extent).contains(&log_ratio)
    }

    /// The ends and the middle in pixels.
    pub(super) fn ends(self) -> (f64, f64) {
        (self.left, self.left + self.width)
    }

    /// Marks with their labels, few enough to be read.
    pub(super) fn marks(self) -> Vec<(f64, String)> {
        let step = match (self.extent, self.both_ways) {
            (extent, true) if extent > 4.0 => 3.0,
            (extent, _) if extent > 2.0 => 2.0,
            _ => 1.0,
        };
        let n_steps = (self.extent / step).floor() as i32;
        let first = if self.both_ways { -n_steps } else { 0 };
        let mark = |place: i32| {
            let value = f64::from(place) * step;
            (
                self.x(value),
                if place == 0 {
                    "as often".to_owned()
                } else {
                    times(value)
                },
            )
        };
        (first..=n_steps).map(mark).collect()
    }

    fn lowest(self) -> f64 {
        if self.both_ways { -self.extent } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(ratios: &[f64]) -> Scale {
        let terms: Vec<Term> = ratios
            .iter()
            .map(|ratio| Term {
                log_ratio: Some(*ratio),
                ..Term::default()
            })
            .collect();
        Scale::of(terms.iter())
    }

    #[test]
    fn the_axis_has_room_for_every_term_within_reason() {
        let rows = [
            (vec![], 0.0, 2.0),
            (vec![0.5], 0.0, 2.0),
            (vec![3.2, 1.0], 0.0, 4.0),
            (vec![-3.2, 1.0], -4.0, 4.0),
            (vec![30.0], 0.0, 8.0),
        ];
        for (ratios, lowest, extent) in rows {
            let scale = scale(&ratios);
            assert_eq!(
                (scale.lowest(), scale.extent),
                (lowest, extent),
                "{ratios:?}"
            );
        }
    }

    #[test]
    fn marks_are_said_as_times() {
        let labels: Vec<String> = scale(&[4.0])
            .marks()
            .into_iter()
            .map(|mark| mark.1)
            .collect();
        assert_eq!(labels, ["as often", "4×", "16×"]);
        let labels: Vec<String> = scale(&[-2.0])
            .marks()
            .into_iter()
            .map(|mark| mark.1)
            .collect();
        assert_eq!(labels, ["1/4×", "1/2×", "as often", "2×", "4×"]);
    }
}
