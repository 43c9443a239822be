//! Are names told by their capitals? Measured on words against a silver standard: the part of
//! speech that Brill's lexicon gives first (NNP and NNPS are names). The lexicon misses many
//! names, so precision against it is a floor; it comes with TextBlob (MIT) as `en-lexicon.txt` and
//! is given on the command line.

use std::collections::BTreeMap;

use anyhow::Context;
use otherwords_indexer::{Selection, Vocabulary};
use otherwords_text::{Language, fold};

use crate::auc::area_under_curve;
use crate::data::{Data, index};
use crate::finding::{Finding, Gate};

const SOURCE: &str = "basil/articles.jsonl";
/// A word is a name if so large a share of its telling occurrences, and so many, have a capital.
const NAME: f64 = 0.5;
const LEAST_TELLING: u64 = 2;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let (true, Some(lexicon)) = (data.has(SOURCE), &data.lexicon) else {
        return Ok(Vec::new());
    };
    let text = std::fs::read_to_string(lexicon)
        .with_context(|| format!("cannot read {}", lexicon.display()))?;
    let silver = silver(&text);
    let indexed = index(data.articles(SOURCE)?)?;
    let selection = Selection::new(&indexed.index, |_| true)?;
    let vocabulary = Vocabulary::new(&selection, Language::UNKNOWN)?;
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for pool in vocabulary.pools() {
        let capitals = vocabulary.capitals(pool)?;
        if let (Some(&name), Some(ratio)) = (silver.get(&pool.stem), capitals.ratio())
            && capitals.inside + capitals.lower >= LEAST_TELLING
        {
            judged.push((ratio, name));
        }
    }
    let names = judged.iter().filter(|of| of.1).count();
    let called = judged.iter().filter(|of| of.0 >= NAME).count();
    let right = judged.iter().filter(|of| of.0 >= NAME && of.1).count();
    let what = format!(
        "B15 names by capitals, {} words, {names} names by Brill's lexicon",
        judged.len()
    );
    let auc = area_under_curve(judged.iter().copied()).unwrap_or(f64::NAN);
    Ok(vec![
        finding(
            format!("{what}: recall"),
            right as f64 / names as f64,
            Some((0.98, 0.99)),
        ),
        finding(format!("{what}: AUC"), auc, Some((0.98, 0.99))),
        finding(
            format!("{what}: precision, a floor"),
            right as f64 / called as f64,
            None,
        ),
    ])
}

/// Folded word to whether it is a name. A word that stands in the lexicon with and without a
/// capital is no name.
fn silver(lexicon: &str) -> BTreeMap<String, bool> {
    let mut silver = BTreeMap::new();
    for line in lexicon.lines().filter(|line| !line.starts_with(";;;")) {
        let mut fields = line.split_whitespace();
        if let (Some(word), Some(tag)) = (fields.next(), fields.next()) {
            let name = tag == "NNP" || tag == "NNPS";
            let word = fold(word, Language::ENGLISH).into_owned();
            *silver.entry(word).or_insert(true) &= name;
        }
    }
    silver
}

fn finding(what: String, measured: f64, bounds: Option<(f64, f64)>) -> Finding {
    Finding {
        what,
        measured,
        error: None,
        gate: bounds.map(|bounds| Gate::AtLeast(bounds.0)),
        aim: bounds.map(|bounds| Gate::AtLeast(bounds.1)),
    }
}
