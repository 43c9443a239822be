//! Which derived words of English are counted as one: the table behind `otherwords_text::stem`.
//!
//! Snowball makes one word of all that may be derived from each other by their letters (*protest*,
//! *protesters*; *position*, *positive*). Of those, the ones stay together that are used alike, by the
//! cosine of their word vectors; a word that has none is only rid of its inflection.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;
use otherwords_lexicon::Vectors;
use otherwords_text::{Language, inflection_stem, snowball_stem};

/// Cosine from which two words are used alike enough to be counted as one. Two words drawn by chance
/// have about 0.
const ALIKE: f64 = 0.5;

/// Stems by inflection, each with the commonest word that has it, commonest first.
type Family<'w> = Vec<(String, &'w str)>;

/// Writes the table: each stem by inflection with the one under which it is counted.
pub(crate) fn train(into: &Path) -> anyhow::Result<()> {
    let vectors = Vectors::built_in(Language::ENGLISH).context("built without vectors")?;
    let mut table: BTreeMap<String, String> = BTreeMap::new();
    for family in families(vectors).values() {
        table.extend(joined(family, vectors));
    }
    let mut text = String::new();
    for (stem, counted) in table {
        writeln!(text, "{stem}\t{counted}")?;
    }
    let path = into.join("families.tsv");
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The words that have vectors, by their stem in Snowball.
fn families(vectors: &Vectors) -> BTreeMap<String, Family<'_>> {
    let mut families: BTreeMap<String, Family<'_>> = BTreeMap::new();
    for word in vectors.by_rank() {
        let is_plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let stem = inflection_stem(word);
        let family = families.entry(snowball_stem(word, Language::ENGLISH).into_owned());
        let family = family.or_default();
        if is_plain && family.iter().all(|(known, _)| *known != stem) {
            family.push((stem, word));
        }
    }
    families
}

/// Each stem that is counted under a commoner one of its family, the first that is used alike.
fn joined(family: &Family<'_>, vectors: &Vectors) -> Vec<(String, String)> {
    let mut anchors: Family<'_> = Vec::new();
    let mut joined = Vec::new();
    for (stem, word) in family {
        let is_alike = |anchor: &&(String, &str)| {
            vectors
                .cosine(word, anchor.1)
                .is_some_and(|cosine| cosine >= ALIKE)
        };
        match anchors.iter().find(is_alike) {
            Some((anchor, _)) => joined.push((stem.clone(), anchor.clone())),
            None => anchors.push((stem.clone(), word)),
        }
    }
    joined
}
