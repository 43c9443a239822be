//! How well a score puts the marked words of an article before the others.

use super::Examples;

/// Metrics of one article's ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rank {
    pub(crate) event: usize,
    /// Chance that a marked word stands before another.
    pub(crate) auc: f64,
    /// Average precision; its mean over articles is MAP.
    pub(crate) average_precision: f64,
    /// Share of marked words among the first ten.
    pub(crate) precision_at_10: f64,
}

/// The metrics of every article with a marked word; `scores` stand in the order of the rows.
pub(crate) fn by_article(examples: &Examples, scores: &[f64]) -> Vec<Rank> {
    let rows: Vec<usize> = (0..examples.rows.len()).collect();
    let articles = rows.chunk_by(|a, b| examples.rows[*a].article == examples.rows[*b].article);
    articles
        .filter_map(|rows| {
            let mut rows = rows.to_vec();
            // Ties by word: no score is helped by the order of the rows.
            rows.sort_by(|a, b| {
                let words = || examples.rows[*a].word.cmp(&examples.rows[*b].word);
                scores[*b].total_cmp(&scores[*a]).then_with(words)
            });
            let marked: Vec<bool> = rows
                .iter()
                .map(|row| examples.rows[*row].is_loaded)
                .collect();
            rank(&marked, examples.event(&examples.rows[rows[0]]))
        })
        .collect()
}

/// The metrics of a ranking, best first; `None` where nothing is marked, or everything.
fn rank(marked: &[bool], event: usize) -> Option<Rank> {
    let n_marked = marked.iter().filter(|marked| **marked).count();
    let n_others = marked.len() - n_marked;
    if n_marked == 0 || n_others == 0 {
        return None;
    }
    let (mut found, mut before, mut precision) = (0, 0, 0.0);
    for (place, _) in marked.iter().enumerate().filter(|(_, marked)| **marked) {
        found += 1;
        precision += f64::from(found) / (place + 1) as f64;
        before += n_others - (place + 1 - found as usize);
    }
    Some(Rank {
        event,
        auc: before as f64 / (n_marked * n_others) as f64,
        average_precision: precision / n_marked as f64,
        precision_at_10: marked.iter().take(10).filter(|marked| **marked).count() as f64 / 10.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_of_small_rankings_are_those_worked_out_by_hand() {
        let expected = |auc, average_precision, precision_at_10| {
            Some(Rank {
                event: 7,
                auc,
                average_precision,
                precision_at_10,
            })
        };
        let rows: [(&[bool], Option<Rank>); 4] = [
            (&[true, false, false], expected(1.0, 1.0, 0.1)),
            (&[false, false, true], expected(0.0, 1.0 / 3.0, 0.1)),
            (
                &[true, false, true, false],
                expected(0.75, (1.0 + 2.0 / 3.0) / 2.0, 0.2),
            ),
            (&[false, false], None),
        ];
        for (marked, expected) in rows {
            assert_eq!(rank(marked, 7), expected, "{marked:?}");
        }
    }
}
