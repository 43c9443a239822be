//! Does p hold what it promises where nothing is to be found? Labels are shuffled within events;
//! then p < .05 must be as rare as that, in every frequency band and on every corpus, and a whole
//! list at q < .05 should be empty. What others call p stands beside it.

use otherwords_indexer::query::LayerSet;
use otherwords_statistics::multiple::benjamini_hochberg;

use crate::data::Data;
use crate::estimate::Estimate;
use crate::finding::{Finding, Gate};
use crate::matrix::Matrix;
use crate::methods::{Method, OTHERS, STRATIFIED, corrected};
use crate::shuffle::random_third;

/// Corpora with events: three outlets on each; short leads by three of many; a dozen short texts.
const CORPORA: [(&str, &str); 3] = [
    ("basil", "basil/articles.jsonl"),
    ("allsides2021", "allsides2021/articles.jsonl"),
    ("ecbplus", "ecbplus/articles.jsonl"),
];

/// Shuffles for our test, and for those it is compared with.
const SHUFFLES: u64 = 200;
const SHUFFLES_OF_OTHERS: u64 = 100;
const SEED: u64 = 20_261;
/// The q up to which a list is called significant.
const LEVEL: f64 = 0.05;

/// Frequencies from which a band begins; the first is the least that takes part.
const BANDS: [u64; 3] = [15, 30, 100];
const LEAST_ARTICLES: usize = 8;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, source) in CORPORA.iter().filter(|(_, source)| data.has(source)) {
        let mut matrix = Matrix::read(data, source, LayerSet::ALL)?;
        matrix.keep_frequent(BANDS[0], LEAST_ARTICLES);
        findings.extend(ours(name, &matrix));
        for method in OTHERS {
            let draws = draws(&matrix, method, SHUFFLES_OF_OTHERS);
            let all: Vec<usize> = (0..matrix.words.len()).collect();
            let what = format!("{name}, {}", method.name);
            findings.extend(shares(&what, &draws, &all, false));
            let q = draws.iter().map(|p| benjamini_hochberg(p));
            findings.push(any_rejection(&what, q, false));
        }
    }
    Ok(findings)
}

fn ours(name: &str, matrix: &Matrix) -> Vec<Finding> {
    let draws = draws(matrix, &STRATIFIED, SHUFFLES);
    let what = format!("{name}, {}", STRATIFIED.name);
    let all: Vec<usize> = (0..matrix.words.len()).collect();
    let mut findings = shares(&format!("{what}, {} words", all.len()), &draws, &all, true);
    for (place, &least) in BANDS.iter().enumerate() {
        let below = BANDS.get(place + 1).copied().unwrap_or(u64::MAX);
        let in_band = |word: &usize| (least..below).contains(&matrix.words[*word].total());
        let words: Vec<usize> = all.iter().copied().filter(in_band).collect();
        let band = match below {
            u64::MAX => format!("f ≥ {least}"),
            _ => format!("f {least}–{}", below - 1),
        };
        let what = format!("{what}, {band}, {} words", words.len());
        findings.extend(shares(&what, &draws, &words, true));
    }
    let q = draws.iter().enumerate().map(|(draw, p)| {
        let target = random_third(matrix, SEED, draw as u64);
        corrected(matrix, &target, p, LEVEL)
    });
    findings.push(any_rejection(&what, q, true));
    findings
}

/// p of every word in every shuffle.
fn draws(matrix: &Matrix, method: &Method, shuffles: u64) -> Vec<Vec<f64>> {
    (0..shuffles)
        .map(|draw| (method.p)(matrix, &random_third(matrix, SEED, draw)))
        .collect()
}

/// The shares of p < .05 and p < .001 among some of the words.
fn shares(what: &str, draws: &[Vec<f64>], words: &[usize], gated: bool) -> Vec<Finding> {
    [(0.05, 0.045, 0.055), (0.001, 0.0005, 0.0015)]
        .into_iter()
        .map(|(level, least, most)| {
            let share = |p: &Vec<f64>| {
                let small = words.iter().filter(|&&word| p[word] < level).count();
                small as f64 / words.len() as f64
            };
            let shares: Vec<f64> = draws.iter().map(share).collect();
            let Estimate { mean, error } = Estimate::of(&shares);
            let gate = Gate::Within(least, most);
            Finding {
                what: format!("B1 {what}: share of p < {level}"),
                measured: mean,
                error: Some(error),
                gate: gated.then_some(gate),
                aim: gated.then_some(gate),
            }
        })
        .collect()
}

/// How often a shuffle has any q < .05.
fn any_rejection(what: &str, q: impl Iterator<Item = Vec<f64>>, gated: bool) -> Finding {
    let any = |q: Vec<f64>| f64::from(u8::from(q.iter().any(|&q| q < LEVEL)));
    let found: Vec<f64> = q.map(any).collect();
    let Estimate { mean, error } = Estimate::of(&found);
    Finding {
        what: format!("B2 {what}: P(any q < .05)"),
        measured: mean,
        error: Some(error),
        gate: gated.then_some(Gate::AtMost(0.10)),
        aim: gated.then_some(Gate::AtMost(0.065)),
    }
}
