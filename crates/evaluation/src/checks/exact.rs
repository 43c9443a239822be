//! Is the law of the score the one it says? Real words over few events, every relabelling listed
//! one after the other: the exact law must give the same p, the saddlepoint one near it.

use otherwords_indexer::query::LayerSet;
use otherwords_statistics::stratified::{Design, Law, Scratch};

use crate::data::Data;
use crate::finding::{Finding, Gate};
use crate::matrix::{Matrix, Word};

const SOURCE: &str = "basil/articles.jsonl";
/// Events of three articles, one of them the target's: 3^12 relabellings at most.
const EVENTS: usize = 12;
const LEAST_OCCURRENCES: u64 = 4;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(SOURCE) {
        return Ok(Vec::new());
    }
    let mut matrix = Matrix::read(data, SOURCE, LayerSet::ALL)?;
    matrix.keep_first_events(EVENTS);
    matrix.keep_frequent(LEAST_OCCURRENCES, 2);
    let target: Vec<bool> = matrix.outlets.iter().map(|&outlet| outlet == 0).collect();
    let contrast = Design::new(&matrix.units(&target), 2).against_rest(0);
    let mut scratch = Scratch::default();
    let (mut exact, mut worst_exact, mut worst_saddlepoint) = (0, 0.0f64, 0.0f64);
    for word in &matrix.words {
        let listed = listed(&matrix, word, &target);
        let test = contrast.test(&word.counts, &mut scratch);
        if test.law == Law::Exact {
            exact += 1;
            worst_exact = worst_exact.max((test.log_p_upper.exp() - listed).abs());
        }
        let test = contrast.test_by_saddlepoint(&word.counts, &mut scratch);
        if test.law == Law::Saddlepoint && test.events >= 6 {
            let off = (test.log_p_upper.exp() - listed).abs();
            worst_saddlepoint = worst_saddlepoint.max(off);
        }
    }
    Ok(vec![
        Finding {
            what: format!(
                "B4 {} words in {EVENTS} events: share tested by the exact law",
                matrix.words.len()
            ),
            measured: f64::from(exact) / matrix.words.len() as f64,
            error: None,
            gate: None,
            aim: Some(Gate::AtLeast(1.0)),
        },
        Finding {
            what: "B4 exact law against listing every relabelling: largest |dp|".to_owned(),
            measured: worst_exact,
            error: None,
            gate: Some(Gate::AtMost(1e-12)),
            aim: Some(Gate::AtMost(1e-12)),
        },
        Finding {
            what: "B4 saddlepoint, which is not used here, from 6 events: largest |dp|".to_owned(),
            measured: worst_saddlepoint,
            error: None,
            gate: None,
            aim: None,
        },
    ])
}

/// P(score at least as large), by listing.
fn listed(matrix: &Matrix, word: &Word, target: &[bool]) -> f64 {
    let (mut sums, mut observed) = (vec![0.0], 0.0);
    for event in &matrix.events {
        let count = |article: usize| -> f64 {
            let of_article = word.counts.iter().filter(|of| of.0 as usize == article);
            of_article.map(|of| f64::from(of.1)).sum()
        };
        let length = |article: usize| f64::from(matrix.lengths[article]);
        let rate = event.clone().map(count).sum::<f64>() / event.clone().map(length).sum::<f64>();
        let n_target = event.clone().filter(|&article| target[article]).count();
        if rate == 0.0 || n_target == 0 || n_target == event.len() {
            continue;
        }
        let residual: Vec<f64> = event.clone().map(|i| count(i) - rate * length(i)).collect();
        let of_target = event.clone().zip(&residual).filter(|of| target[of.0]);
        observed += of_target.map(|of| of.1).sum::<f64>();
        let draws: Vec<f64> = (0u32..1 << residual.len())
            .filter(|draw| draw.count_ones() as usize == n_target)
            .map(|draw| {
                (0..residual.len())
                    .filter(|i| draw >> i & 1 == 1)
                    .map(|i| residual[i])
                    .sum()
            })
            .collect();
        sums = sums
            .iter()
            .flat_map(|sum| draws.iter().map(move |draw| sum + draw))
            .collect();
    }
    let reached = sums.iter().filter(|&&sum| sum >= observed - 1e-9).count();
    reached as f64 / sums.len() as f64
}
