//! The words and sequences of a frame that a corpus has, each with its articles.

use otherwords_corpus::FrameLexicon;
use otherwords_indexer::{IndexError, Pool};
use otherwords_text::fold;

use super::phrases::count_phrases;
use crate::gather::Material;

/// A frame as a corpus has it.
pub(super) struct Counted {
    pub(super) frame: String,
    /// Its words that occur, sorted.
    pub(super) terms: Vec<CountedTerm>,
}

/// A word or sequence of words and how often it stands in each article.
pub(super) struct CountedTerm {
    /// As the corpus has it; a sequence as the frame has it.
    pub(super) term: String,
    /// For each word of it the forms that were counted.
    pub(super) slots: Vec<Vec<String>>,
    pub(super) articles: Vec<(u32, u32)>,
}

/// Counts a frame in the layers of the plan. A word that stands in a sequence of the same frame is
/// counted as both, as it is found by both.
pub(super) fn count(
    material: &Material<'_, '_>,
    frame: &FrameLexicon,
) -> Result<Counted, IndexError> {
    let is_phrase = |entry: &&String| entry.contains(' ');
    let (phrases, words): (Vec<&String>, Vec<&String>) = frame.entries.iter().partition(is_phrase);
    let entries = Entries::new(&words, material);
    let layers = material.plan.layers.set();
    let mut terms = count_phrases(material, &phrases)?;
    for pool in material.vocabulary.pools() {
        for form in pool.forms.iter().filter(|form| entries.contain(&form.term)) {
            let alone = Pool {
                stem: pool.stem.clone(),
                forms: vec![form.clone()],
            };
            let articles = material.vocabulary.count(&alone, layers)?.articles;
            if !articles.is_empty() {
                terms.push(CountedTerm {
                    term: form.term.clone(),
                    slots: vec![vec![form.term.clone()]],
                    articles,
                });
            }
        }
    }
    terms.sort_by(|a, b| a.term.cmp(&b.term));
    Ok(Counted {
        frame: frame.name.clone(),
        terms,
    })
}

/// The entries of a frame, folded as the words of the corpus are.
struct Entries {
    words: Vec<String>,
    /// Sorted, and none begins with another, so that the last one not above a word decides.
    beginnings: Vec<String>,
}

impl Entries {
    fn new(entries: &[&String], material: &Material<'_, '_>) -> Self {
        let folded = |entry: &str| fold(entry, material.language).into_owned();
        let (beginnings, words): (Vec<&String>, Vec<&String>) =
            entries.iter().partition(|entry| entry.ends_with('*'));
        let mut words: Vec<String> = words.into_iter().map(|word| folded(word)).collect();
        words.sort();
        let beginnings = beginnings
            .into_iter()
            .map(|entry| folded(entry.trim_end_matches('*')));
        Self {
            words,
            beginnings: shortest(beginnings.collect()),
        }
    }

    fn contain(&self, term: &str) -> bool {
        let is_word = self
            .words
            .binary_search_by(|word| word.as_str().cmp(term))
            .is_ok();
        let above = self
            .beginnings
            .partition_point(|beginning| beginning.as_str() <= term);
        let begins = || above > 0 && term.starts_with(&self.beginnings[above - 1]);
        is_word || begins()
    }
}

/// Sorted, without those that begin with another.
fn shortest(mut beginnings: Vec<String>) -> Vec<String> {
    beginnings.sort();
    let mut kept: Vec<String> = Vec::new();
    for beginning in beginnings
        .into_iter()
        .filter(|beginning| !beginning.is_empty())
    {
        if kept
            .last()
            .is_none_or(|last| !beginning.starts_with(last.as_str()))
        {
            kept.push(beginning);
        }
    }
    kept
}

impl Counted {
    /// What finds them: all single words as one term, then each sequence; nothing where there are none.
    pub(super) fn sequences(&self) -> Vec<Vec<Vec<String>>> {
        let (words, sequences): (Vec<_>, Vec<_>) = self
            .terms
            .iter()
            .map(|term| term.slots.clone())
            .partition(|slots| slots.len() == 1);
        let words: Vec<String> = words.into_iter().flatten().flatten().collect();
        let words = (!words.is_empty()).then(|| vec![words]);
        words.into_iter().chain(sequences).collect()
    }

    /// Occurrences of all words by article.
    pub(super) fn all(&self) -> Vec<(u32, u32)> {
        sum(self.terms.iter())
    }

    /// Occurrences of all words but one.
    pub(super) fn without(&self, place: usize) -> Vec<(u32, u32)> {
        let others = self
            .terms
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place);
        sum(others.map(|(_, term)| term))
    }
}

fn sum<'t>(terms: impl Iterator<Item = &'t CountedTerm>) -> Vec<(u32, u32)> {
    let mut counts: Vec<(u32, u32)> = terms
        .flat_map(|term| term.articles.iter().copied())
        .collect();
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_ending_and_nothing_for_none() {
        let entries = Entries {
            words: vec!["clash".to_owned(), "war".to_owned()],
            beginnings: shortest(
                ["riot", "attack", "attacker", "riot"]
                    .map(str::to_owned)
                    .to_vec(),
            ),
        };
        for (term, expected) in [
            ("clash", true),
            ("clashes", false),
            ("war", true),
            ("warm", false),
            ("riot", true),
            ("rioters", true),
            ("attacked", true),
            ("attackers", true),
            ("att", false),
            ("", false),
        ] {
            assert_eq!(entries.contain(term), expected, "{term}");
        }
    }

    #[test]
    fn counts_are_added_up_by_article() {
        let term = |articles: &[(u32, u32)]| CountedTerm {
            term: String::new(),
            slots: Vec::new(),
            articles: articles.to_vec(),
        };
        let counted = Counted {
            frame: String::new(),
            terms: vec![
                term(&[(0, 1), (3, 2)]),
                term(&[(3, 5)]),
                term(&[(1, 1), (3, 1)]),
            ],
        };
        assert_eq!(counted.all(), [(0, 1), (1, 1), (3, 8)]);
        assert_eq!(counted.without(1), [(0, 1), (1, 1), (3, 3)]);
    }
}
