//! How well a score tells two kinds apart: the area under its receiver operating characteristic.

/// The chance that a member of the kind scores higher than another, ties halved; nothing where one
/// of the two is missing.
pub(crate) fn area_under_curve(scored: impl IntoIterator<Item = (f64, bool)>) -> Option<f64> {
    let mut descending: Vec<(f64, bool)> = scored.into_iter().collect();
    descending.sort_by(|a, b| b.0.total_cmp(&a.0));
    let members = descending.iter().filter(|of| of.1).count() as f64;
    let others = descending.len() as f64 - members;
    let (mut above, mut area) = (0.0, 0.0);
    for tied in descending.chunk_by(|a, b| a.0 == b.0) {
        let of_kind = tied.iter().filter(|of| of.1).count() as f64;
        area += (tied.len() as f64 - of_kind) * (above + of_kind / 2.0);
        above += of_kind;
    }
    (members > 0.0 && others > 0.0).then(|| area / (members * others))
}

#[cfg(test)]
mod tests {
    use super::area_under_curve;

    #[test]
    fn it_counts_pairs_in_the_right_order_and_halves_ties() {
        for (scored, area) in [
            (&[(3.0, true), (2.0, false), (1.0, false)][..], Some(1.0)),
            (&[(2.0, true), (3.0, false), (1.0, false)], Some(0.5)),
            (&[(2.0, true), (2.0, false)], Some(0.5)),
            (&[(2.0, true)], None),
        ] {
            assert_eq!(area_under_curve(scored.iter().copied()), area);
        }
    }
}
