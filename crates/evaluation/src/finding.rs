//! One figure beside what was asked of it.

/// What was measured, and what was asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Finding {
    /// What the figure is, with the benchmark's number where it has one ("B1 …").
    pub(crate) what: String,
    /// The figure.
    pub(crate) measured: f64,
    /// Its standard error, where it was estimated by chance (Monte Carlo or resampling).
    pub(crate) error: Option<f64>,
    /// What it must reach; `None` where it is only shown beside others.
    pub(crate) gate: Option<Gate>,
    /// What we would be proud of.
    pub(crate) aim: Option<Gate>,
}

impl Finding {
    /// Whether it reaches what it must.
    pub(crate) fn passes(&self) -> bool {
        self.gate.is_none_or(|gate| gate.holds(self.measured))
    }
}

/// A bound on a figure, ends included.
#[allow(dead_code, reason = "each kind of bound is for some check")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Gate {
    AtLeast(f64),
    AtMost(f64),
    Within(f64, f64),
}

impl Gate {
    pub(crate) fn holds(self, figure: f64) -> bool {
        match self {
            Self::AtLeast(least) => figure >= least,
            Self::AtMost(most) => figure <= most,
            Self::Within(least, most) => (least..=most).contains(&figure),
        }
    }
}

impl std::fmt::Display for Gate {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtLeast(least) => write!(out, "≥ {least}"),
            Self::AtMost(most) => write!(out, "≤ {most}"),
            Self::Within(least, most) if least == most => write!(out, "= {least}"),
            Self::Within(least, most) => write!(out, "{least} – {most}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_holds_at_its_ends_and_never_for_no_number() {
        for (gate, figure, holds) in [
            (Gate::AtLeast(0.5), 0.5, true),
            (Gate::AtLeast(0.5), 0.49, false),
            (Gate::AtMost(0.5), 0.5, true),
            (Gate::Within(0.045, 0.055), 0.055, true),
            (Gate::Within(0.045, 0.055), 0.056, false),
            (Gate::AtMost(0.5), f64::NAN, false),
        ] {
            assert_eq!(gate.holds(figure), holds, "{figure} {gate}");
        }
    }
}
