//! B12: copies are found, and only copies.

use std::collections::BTreeMap;

use jiff::ToSpan;
use otherwords_corpus::{Article, ArticleView, Copies, CopySearch, CopySettings, find_copies};
use otherwords_text::analyze;

use crate::data::Data;
use crate::finding::{Finding, Gate};

/// Share of sentences cut, and share of words replaced, in the synthetic copies.
const SETTINGS: [(f64, f64); 6] = [
    (0.3, 0.0),
    (0.3, 0.05),
    (0.3, 0.1),
    (0.6, 0.0),
    (0.6, 0.05),
    (0.6, 0.1),
];
const BASIL: &str = "basil/articles.jsonl";
const REUTERS: &str = "reuters/articles_2008_2009.jsonl.zst";
const SILVER: &str = "abp/neardup_pairs.jsonl";

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if data.has(BASIL) {
        let articles = data.articles(BASIL)?;
        for (cut, replaced) in SETTINGS {
            findings.push(synthetic(&articles, cut, replaced, CopySearch::Exact)?);
        }
        findings.push(synthetic(&articles, 0.6, 0.1, CopySearch::Sampled)?);
        findings.push(false_pairs(&articles));
    }
    if data.has(REUTERS) {
        findings.extend(marked(&data.articles(REUTERS)?));
    }
    if data.has(SILVER) {
        anyhow::bail!("{SILVER} is there now: compare with it");
    }
    Ok(findings)
}

/// Each article gets a changed copy in another outlet, a day later.
fn synthetic(
    articles: &[Article],
    cut: f64,
    replaced: f64,
    search: CopySearch,
) -> anyhow::Result<Finding> {
    let vocabulary: Vec<&str> = articles
        .iter()
        .flat_map(|article| article.body.split_whitespace())
        .collect();
    let mut dice = Dice(20_201);
    let mut copies = Vec::new();
    for article in articles {
        copies.push(Article {
            id: format!("copy of {}", article.id),
            outlet: "Copyist".to_owned(),
            body: changed(article, cut, replaced, &vocabulary, &mut dice),
            date: article
                .date
                .map(|date| date.checked_add(1.day()))
                .transpose()?,
            ..article.clone()
        });
    }
    let views: Vec<ArticleView<'_>> = articles.iter().chain(&copies).map(Article::view).collect();
    let settings = CopySettings {
        search,
        ..CopySettings::default()
    };
    let found = find_copies(&views, &settings);
    let n_found = (0..articles.len())
        .filter(|n| together(&found, *n, n + articles.len()))
        .count();
    Ok(Finding {
        what: format!(
            "B12 {search:?}: recall of copies, {:.0} % of sentences cut, {:.0} % of words replaced",
            100.0 * cut,
            100.0 * replaced
        ),
        measured: n_found as f64 / articles.len() as f64,
        error: None,
        gate: Some(Gate::AtLeast(0.99)),
        aim: Some(Gate::AtLeast(1.0)),
    })
}

/// The text with sentences left out and words replaced by others of the corpus; never empty.
fn changed(
    article: &Article,
    cut: f64,
    replaced: f64,
    vocabulary: &[&str],
    dice: &mut Dice,
) -> String {
    let sentences = analyze(&article.body, article.language).sentences;
    let n_kept = (((1.0 - cut) * sentences.len() as f64).round() as usize).max(1);
    let mut kept: Vec<usize> = (0..sentences.len()).collect();
    while kept.len() > n_kept {
        kept.remove(dice.below(kept.len()));
    }
    let mut text = String::new();
    for number in kept {
        let sentence = sentences[number];
        for word in sentence.of(&article.body).split_whitespace() {
            let is_replaced = dice.share() < replaced;
            text.push_str(if is_replaced {
                vocabulary[dice.below(vocabulary.len())]
            } else {
                word
            });
            text.push(' ');
        }
        let next = sentences
            .get(number + 1)
            .map_or(article.body.len(), |next| next.start);
        let ends_line = article.body[sentence.end..next].contains('\n');
        text.push_str(if ends_line { "\n\n" } else { "" });
    }
    text
}

/// A seeded stream of numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.share() * n as f64) as usize
    }
}

fn together(copies: &Copies, a: usize, b: usize) -> bool {
    copies.cluster_of[a].is_some() && copies.cluster_of[a] == copies.cluster_of[b]
}

/// Articles of different outlets that were written by different people.
fn false_pairs(articles: &[Article]) -> Finding {
    let views: Vec<ArticleView<'_>> = articles.iter().map(Article::view).collect();
    let found = find_copies(&views, &CopySettings::default());
    let mut n_pairs = 0;
    for a in 0..articles.len() {
        for b in a + 1..articles.len() {
            n_pairs +=
                u32::from(articles[a].outlet != articles[b].outlet && together(&found, a, b));
        }
    }
    Finding {
        what: "B12 BASIL: pairs of different outlets called copies".to_owned(),
        measured: f64::from(n_pairs),
        error: None,
        gate: Some(Gate::AtMost(0.0)),
        aim: None,
    }
}

/// Duplicates that the corpus itself marks, where both are in it.
fn marked(articles: &[Article]) -> Vec<Finding> {
    let views: Vec<ArticleView<'_>> = articles.iter().map(Article::view).collect();
    let found = find_copies(&views, &CopySettings::default());
    let numbers: BTreeMap<&str, usize> = articles
        .iter()
        .enumerate()
        .map(|(number, article)| (article.id.as_str(), number))
        .collect();
    let original = |article: &Article| {
        article
            .metadata
            .get("dup_of")
            .and_then(|id| numbers.get(id.as_str()))
            .copied()
    };
    let marked: Vec<(usize, usize)> = articles
        .iter()
        .enumerate()
        .filter_map(|(number, article)| Some((number, original(article)?)))
        .collect();
    let n_found = marked
        .iter()
        .filter(|(a, b)| together(&found, *a, *b))
        .count();
    let n_copies: usize = found
        .clusters
        .iter()
        .map(|cluster| cluster.articles.len() - 1)
        .sum();
    let figure = |what: String, measured: f64, gate: Option<Gate>| Finding {
        what,
        measured,
        error: None,
        gate,
        aim: None,
    };
    vec![
        figure(
            format!(
                "B12 Reuters: recall of its {} marked duplicates",
                marked.len()
            ),
            n_found as f64 / marked.len().max(1) as f64,
            Some(Gate::AtLeast(0.99)),
        ),
        figure(
            "Reuters: share of articles that are later copies (updates, duplicates)".to_owned(),
            n_copies as f64 / articles.len() as f64,
            None,
        ),
    ]
}
