//! The end of the support: how likely the largest (or smallest) score is that any relabelling can
//! give. Elsewhere it has nothing to say.

use super::contrast::Contrast;
use super::residuals::{Scratch, Touched};
use crate::real::ln_choose;

/// Logarithm of the probability of the score's extreme, if the labels as they stand give it: the
/// largest if `largest`, else the smallest.
pub(crate) fn log_atom(contrast: &Contrast, scratch: &mut Scratch, largest: bool) -> Option<f64> {
    let Scratch {
        occurrences,
        touched,
        residuals,
        ..
    } = scratch;
    let mut log_atom = 0.0;
    for event in touched.iter() {
        residuals.clear();
        Scratch::write_residuals(residuals, contrast, occurrences, event, 1.0);
        log_atom += log_atom_of_event(contrast, event, residuals, largest)?;
    }
    Some(log_atom)
}

fn log_atom_of_event(
    contrast: &Contrast,
    event: &Touched,
    residuals: &[f64],
    largest: bool,
) -> Option<f64> {
    let stratum = &contrast.strata[event.stratum as usize];
    let labels = &contrast.target[stratum.places()];
    let sign = if largest { 1.0 } else { -1.0 };
    let values = || {
        residuals
            .iter()
            .map(move |r| sign * r)
            .zip(labels.iter().copied())
    };
    let worst_chosen = values()
        .filter(|of| of.1)
        .fold(f64::INFINITY, |a, of| a.min(of.0));
    let best_left = values()
        .filter(|of| !of.1)
        .fold(f64::NEG_INFINITY, |a, of| a.max(of.0));
    let tied = |r: f64| (r - worst_chosen).abs() < 1e-12;
    if best_left > worst_chosen && !tied(best_left) {
        return None;
    }
    let n_tied = values().filter(|of| tied(of.0)).count() as u64;
    let n_needed = values().filter(|of| of.1 && tied(of.0)).count() as u64;
    Some(ln_choose(n_tied, n_needed) - stratum.ln_relabellings)
}
