//! False discoveries among the terms that could be found at all. A term that is rare or uneven cannot
//! differ significantly whatever outlets do, but costs every other term its share of the correction.
//! How well a term can be told apart does not depend on who wrote what, so it may decide who takes
//! part; and where most small p are findings, fewer terms than all are true nulls.

use super::benjamini_hochberg;
use crate::real::sqrt;

/// Shares of the least resolved terms that may be left out, in tenths; never more than this.
const MOST_LEFT_OUT: usize = 8;
/// p above which a term is taken for a true null (Storey's lambda).
const SURELY_NULL: f64 = 0.5;
/// Fewest terms whose large p tell the share of true nulls.
const FEWEST: usize = 100;

/// The q-values of terms with their p and how well each can be told apart: any number that does not
/// depend on the labels, the larger, the better. In the order given; `None` for a term that takes no
/// part in the correction.
///
/// Independent filtering (Bourgon, Gentleman & Huber 2010, Independent filtering increases detection
/// power for high-throughput experiments): the share of terms left out is the smallest with which as
/// many are found at `cutoff` as with any, but for one standard deviation, the square root of their
/// number (the rule of Love, Huber & Anders 2014, Moderated estimation of fold change and dispersion
/// for RNA-seq data with DESeq2). Of those that take part, Benjamini & Hochberg's q times Storey's
/// share of true nulls (2002, A direct approach to false discovery rates).
///
/// For terms of many events: inside one, all hang on the same few labels, and many p may be small
/// together by chance.
///
/// ```
/// use otherwords_statistics::multiple::adaptive;
/// let p = [0.001, 0.9, 0.03, 0.04, 0.6];
/// let q = adaptive(&p, &[5.0, 0.1, 4.0, 3.0, 0.2], 0.05);
/// // Two could hardly be found and take no part.
/// assert_eq!(q, [Some(0.003), None, Some(0.04), Some(0.04), None]);
/// ```
#[must_use]
pub fn adaptive(p: &[f64], resolution: &[f64], cutoff: f64) -> Vec<Option<f64>> {
    let place = places(resolution);
    // In the order of their p, so that every correction finds them sorted.
    let by_p = super::ascending(p);
    let without = |tenths: usize| {
        let first = p.len() * tenths / 10;
        let takes_part = by_p.iter().copied().filter(|term| place[*term] >= first);
        corrected(p, takes_part.collect())
    };
    let tried: Vec<Vec<(usize, f64)>> = (0..=MOST_LEFT_OUT).map(without).collect();
    let found = |q: &[(usize, f64)]| q.iter().filter(|(_, q)| *q <= cutoff).count() as f64;
    let most = tried.iter().map(|q| found(q)).fold(0.0, f64::max);
    let chosen = tried.into_iter().find(|q| found(q) >= most - sqrt(most));
    let mut all = vec![None; p.len()];
    for (term, q) in chosen.unwrap_or_default() {
        all[term] = Some(q);
    }
    all
}

/// The place of each term among all by what tells them apart, the least first.
fn places(resolution: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..resolution.len()).collect();
    order.sort_by(|&a, &b| resolution[a].total_cmp(&resolution[b]).then(a.cmp(&b)));
    let mut places = vec![0; resolution.len()];
    for (place, term) in order.into_iter().enumerate() {
        places[term] = place;
    }
    places
}

/// Some of the terms with their q-values, which are never below p.
fn corrected(p: &[f64], terms: Vec<usize>) -> Vec<(usize, f64)> {
    let p: Vec<f64> = terms.iter().map(|term| p[*term]).collect();
    let share = share_of_nulls(&p);
    let q = benjamini_hochberg(&p).into_iter();
    let q = q.zip(&p).map(|(q, p)| (q * share).max(*p).min(1.0));
    terms.into_iter().zip(q).collect()
}

/// Storey's estimate of the share of true nulls, at most 1: how many p are large, against how many
/// would be if all were null. One is added, so that it is never 0; of few terms it is 1.
#[must_use]
pub fn share_of_nulls(p: &[f64]) -> f64 {
    if p.len() < FEWEST {
        return 1.0;
    }
    let large = p.iter().filter(|p| **p > SURELY_NULL).count() as f64;
    ((large + 1.0) / ((1.0 - SURELY_NULL) * p.len() as f64)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four hundred terms that nobody could tell apart stand in the way of two.
    #[test]
    fn what_cannot_be_found_takes_no_part() {
        let mut p = vec![0.004, 0.006];
        let mut resolution = vec![9.0, 8.0];
        for term in 0..400 {
            p.push(0.3 + 0.7 * f64::from(term) / 400.0);
            resolution.push(0.001 * f64::from(term));
        }
        let all = benjamini_hochberg(&p);
        assert!(all[0] > 0.5);
        let q = adaptive(&p, &resolution, 0.5);
        assert!(
            q[0].is_some_and(|q| q <= 0.5) && q[1].is_some_and(|q| q <= 0.5),
            "{q:?}"
        );
        assert!(q.iter().filter(|q| q.is_none()).count() >= 40);
    }

    #[test]
    fn few_terms_tell_no_share_of_nulls_and_q_is_never_below_p() {
        assert_eq!(share_of_nulls(&[0.1; 50]), 1.0);
        let p = [0.1; 200];
        assert!(share_of_nulls(&p) < 0.02);
        let q = adaptive(&p, &[1.0; 200], 0.05);
        assert!(q.iter().all(|q| q.is_none_or(|q| q >= 0.1)));
    }

    #[test]
    fn where_nothing_is_gained_all_take_part() {
        let p: Vec<f64> = (1..=50).map(|term| f64::from(term) / 50.0).collect();
        let q = adaptive(&p, &vec![1.0; 50], 0.05);
        assert!(q.iter().all(Option::is_some));
        assert_eq!(adaptive(&[], &[], 0.05), Vec::<Option<f64>>::new());
    }
}
