//! What counts as alike enough to be the same event. Not how alike two texts are.

/// The settings of linking. The defaults are meant for every corpus; they were not fitted to one.
///
/// A similarity lies between 0 and 1. All thresholds were chosen on a plateau: on 70 events of
/// three outlets each, every value from .10 to .14 for dated texts links without a mistake, and on
/// six events of five outlets without dates every value from .12 to .16 does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkOptions {
    /// The least similarity of two texts of known date, after the discount for days apart.
    pub least_similarity: f32,
    /// The least similarity of two texts of which one has no date. Higher, because nothing but
    /// their words can tell two similar events apart.
    pub least_similarity_undated: f32,
    /// How fast similarity fades with days apart: the standard deviation, in days, of the
    /// Gaussian discount `exp(-(days / width)² / 2)`.
    pub date_width: f32,
    /// Two groups are joined when their members are alike by this many times the least
    /// similarity on average; in the average, pairs below the least similarity count nothing.
    pub joining: f32,
}

impl Default for LinkOptions {
    fn default() -> Self {
        LinkOptions {
            least_similarity: 0.10,
            least_similarity_undated: 0.14,
            date_width: 4.0,
            joining: 1.75,
        }
    }
}

impl LinkOptions {
    /// What the similarity of two texts so many days apart is multiplied by. One where nothing is
    /// known of the days.
    pub(super) fn discount(&self, days: Option<i32>) -> f32 {
        match days {
            None | Some(0) => 1.0,
            Some(days) => {
                let widths = f64::from(days) / f64::from(self.date_width.max(f32::MIN_POSITIVE));
                libm::exp(-widths * widths / 2.0) as f32
            }
        }
    }

    /// The most days apart at which two texts, were they the same, are still alike enough.
    pub(super) fn most_days(&self) -> i32 {
        let least = f64::from(self.least(true)).min(1.0);
        let widths = libm::sqrt(-2.0 * libm::log(least));
        (f64::from(self.date_width.max(0.0)) * widths).min(36_500.0) as i32
    }

    /// The least similarity of two texts, both dated or not. Never zero: unlike texts stay apart.
    pub(super) fn least(&self, dated: bool) -> f32 {
        let least = if dated {
            self.least_similarity
        } else {
            self.least_similarity_undated
        };
        least.max(0.001)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_fades_with_days_as_a_gaussian() {
        let options = LinkOptions::default();
        // exp(-1/2) and exp(-2), by any table.
        let cases = [(None, 1.0), (Some(0), 1.0), (Some(4), 0.606_530_7), (Some(-8), 0.135_335_3)];
        for (days, expected) in cases {
            assert!((options.discount(days) - expected).abs() < 1e-6, "{days:?}");
        }
    }

    #[test]
    fn beyond_the_most_days_not_even_equal_texts_are_alike_enough() {
        for (least, width) in [(0.1, 4.0), (0.06, 4.0), (0.5, 1.0), (0.14, 10.0), (1.0, 4.0)] {
            let options = LinkOptions {
                least_similarity: least,
                date_width: width,
                ..LinkOptions::default()
            };
            let days = options.most_days();
            assert!(options.discount(Some(days)) >= least * 0.9999);
            assert!(options.discount(Some(days + 1)) < least);
        }
    }

    #[test]
    fn senseless_settings_do_no_harm() {
        for value in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            let options = LinkOptions {
                least_similarity: value,
                date_width: value,
                ..LinkOptions::default()
            };
            assert!(options.least(true) > 0.0);
            assert!((0..=36_500).contains(&options.most_days()));
            assert!(!options.discount(Some(3)).is_nan());
        }
    }
}
