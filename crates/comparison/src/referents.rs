//! Referent profiles: for each noun or name that several outlets have, how each describes it and what
//! each has it do. What stands within three words of it counts as said of it; no grammar is parsed.

mod describe;
mod profile;

pub use profile::{Description, Profile, Referent};

use crate::coverage::Coverage;
use describe::Descriptions;
use profile::referent;

/// Most referents shown for an event.
const MOST: usize = 12;
/// Fewest occurrences of a referent in an event.
const LEAST: u32 = 4;

/// The referents on whose description the outlets differ most; or the one that is asked for, by
/// any of its forms or its stem.
pub(crate) fn referents(coverage: &Coverage, only: Option<&str>) -> Vec<Referent> {
    let descriptions = Descriptions::find(coverage);
    let asked = |stem: u32| match only {
        Some(word) => {
            let entry = coverage.lexis.stem(stem);
            entry.stem == word || entry.forms.iter().any(|form| form == word)
        }
        None => is_referent(coverage, stem),
    };
    let stems = 0..coverage.lexis.stems.len() as u32;
    let mut found: Vec<Referent> = stems
        .filter(|stem| asked(*stem))
        .filter_map(|stem| referent(coverage, &descriptions, stem, only.is_some()))
        .collect();
    found.sort_by(|a, b| {
        b.difference
            .total_cmp(&a.difference)
            .then_with(|| a.term.cmp(&b.term))
    });
    found.truncate(MOST);
    found
}

/// Nouns and names that occur often enough; where word classes are unknown, any content word.
fn is_referent(coverage: &Coverage, stem: u32) -> bool {
    use otherwords_lexicon::WordClass::Noun;
    let entry = coverage.lexis.stem(stem);
    let noun = entry.name
        || entry
            .classes
            .is_none_or(|classes| classes.commonest == Noun);
    noun && !entry.stop && !entry.number && !entry.honorific && entry.count >= LEAST
}
