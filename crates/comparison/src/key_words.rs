//! Key words of a word list: what concordance programs show in a moment. Words that a group uses more
//! than all others do, by how surprising that would be if words came independently of each other. They do
//! not, so nothing here is called significant: [`compare`](crate::compare()) tests.

use otherwords_indexer::{
    ArticleRow, GroupCounts, GroupSize, GroupUse, Groups, IndexError, Selection, WordList,
};
use otherwords_statistics::keyness::against_rest::{AgainstRest, KeyMeasures};
use otherwords_statistics::keyness::log_odds_prior::DEFAULT_PRIOR_TOTAL;

/// A word of a group against all other groups.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyWord {
    /// The word, folded.
    pub term: String,
    /// The group's place among all.
    pub group: u32,
    /// Occurrences in the group, and in all others.
    pub n: (u64, u64),
    /// Articles that have it, in the group and in all others.
    pub articles: (u64, u64),
    /// Its measures.
    pub measures: KeyMeasures,
}

/// What is asked of key words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyWordOptions {
    /// Occurrences of a word in all groups together.
    pub least: u64,
    /// Words of a group.
    pub most: usize,
}

/// The words that each group of a list uses more than the others together: by group, then G2, most first,
/// then the alphabet. Of a single group, none.
pub fn key_words(list: &WordList, options: KeyWordOptions) -> Vec<KeyWord> {
    let finder = Finder::new(&list.groups, options);
    let mut found = Found::default();
    for word in &list.words {
        finder.add(&mut found, &word.word, &word.uses);
    }
    finder.finish(vec![found])
}

/// The same straight from an index, where no list of all words is made; with the groups.
///
/// # Errors
/// Where the index is damaged.
pub fn key_words_of(
    selection: &Selection<'_>,
    group_of: impl Fn(&ArticleRow) -> String + Sync,
    options: KeyWordOptions,
) -> Result<(Vec<GroupSize>, Vec<KeyWord>), IndexError> {
    let groups = Groups::of_index(selection, group_of);
    let finder = Finder::new(&groups.sizes, options);
    let counts = GroupCounts::new(selection, &groups.of_article)?;
    let found = counts.fold(|found, word, uses| finder.add(found, word, uses))?;
    let words = finder.finish(found);
    Ok((groups.sizes, words))
}

struct Finder {
    groups: AgainstRest,
    n_groups: usize,
    options: KeyWordOptions,
}

/// What was found so far.
#[derive(Default)]
struct Found {
    /// By group.
    best: Vec<Best>,
    /// Of the word at hand, by group.
    counts: Vec<u64>,
    measures: Vec<KeyMeasures>,
}

impl Finder {
    fn new(groups: &[GroupSize], options: KeyWordOptions) -> Self {
        let totals: Vec<u64> = groups.iter().map(|group| group.words).collect();
        Self {
            groups: AgainstRest::new(&totals, DEFAULT_PRIOR_TOTAL),
            n_groups: groups.len(),
            options,
        }
    }

    /// Looks at a word in every group that has it.
    fn add(&self, found: &mut Found, word: &str, uses: &[GroupUse]) {
        let n: u64 = uses.iter().map(|used| used.n).sum();
        if n < self.options.least {
            return;
        }
        found.measure(&self.groups, self.n_groups, uses);
        let articles: u64 = uses.iter().map(|used| used.articles).sum();
        for used in uses {
            let measures = found.measures[used.group as usize];
            if measures.g2 > 0.0 {
                let key = || KeyWord {
                    term: word.to_owned(),
                    group: used.group,
                    n: (used.n, n - used.n),
                    articles: (used.articles, articles - used.articles),
                    measures,
                };
                found.best[used.group as usize].keep(self.options.most, measures.g2, key);
            }
        }
    }

    /// All that was found in runs of the alphabet, in order.
    fn finish(&self, parts: Vec<Found>) -> Vec<KeyWord> {
        let mut groups: Vec<Best> = vec![Best::default(); self.n_groups];
        for found in parts {
            for (all, part) in groups.iter_mut().zip(found.best) {
                all.words.extend(part.words);
            }
        }
        let words = groups.into_iter().flat_map(|mut best| {
            best.sort_out(self.options.most);
            best.words
        });
        words.collect()
    }
}

impl Found {
    fn measure(&mut self, groups: &AgainstRest, n_groups: usize, uses: &[GroupUse]) {
        self.best.resize_with(n_groups, Best::default);
        self.counts.clear();
        self.counts.resize(n_groups, 0);
        for used in uses {
            self.counts[used.group as usize] = used.n;
        }
        self.measures.clear();
        groups.measure(&self.counts, &mut self.measures);
    }
}

/// The best words of a group.
#[derive(Clone, Default)]
struct Best {
    words: Vec<KeyWord>,
    /// G2 of the last that was kept when they were sorted out; no word with less can be among them.
    bar: f64,
}

impl Best {
    /// Keeps a word that may be among so many. No more than twice as many wait to be sorted out.
    fn keep(&mut self, most: usize, g2: f64, word: impl FnOnce() -> KeyWord) {
        if self.words.len() >= most.saturating_mul(2) {
            self.sort_out(most);
        }
        // Words come by the alphabet, or most frequent first: of equals any may come earlier there.
        if g2 >= self.bar && most > 0 {
            self.words.push(word());
        }
    }

    /// Sorts by G2 and the alphabet, and keeps so many.
    fn sort_out(&mut self, most: usize) {
        self.words.sort_unstable_by(|a, b| {
            let by_g2 = b.measures.g2.total_cmp(&a.measures.g2);
            by_g2.then_with(|| a.term.cmp(&b.term))
        });
        self.words.truncate(most);
        self.bar = match self.words.len() == most {
            true => self.words.last().map_or(0.0, |last| last.measures.g2),
            false => 0.0,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use otherwords_indexer::ListedWord;
    use otherwords_statistics::contingency::Contingency;
    use otherwords_statistics::keyness::log_likelihood::g2_signed;

    fn group(name: &str, words: u64) -> GroupSize {
        GroupSize {
            name: name.to_owned(),
            articles: 10,
            words,
        }
    }

    fn word(word: &str, uses: &[(u32, u64)]) -> ListedWord {
        let uses = uses.iter().map(|&(group, n)| GroupUse {
            group,
            n,
            articles: 1,
        });
        let uses: Vec<GroupUse> = uses.collect();
        ListedWord {
            word: word.to_owned(),
            n: uses.iter().map(|used| used.n).sum(),
            uses,
        }
    }

    fn options(least: u64, most: usize) -> KeyWordOptions {
        KeyWordOptions { least, most }
    }

    fn list() -> WordList {
        WordList {
            groups: vec![group("A", 1_000), group("B", 2_000)],
            words: vec![
                word("the", &[(0, 60), (1, 120)]),
                word("summoned", &[(0, 12), (1, 3)]),
                word("met", &[(1, 9)]),
                word("tense", &[(0, 2)]),
            ],
        }
    }

    #[test]
    fn each_group_has_the_words_it_uses_more_by_g2() {
        let found = key_words(&list(), options(1, 10));
        let words: Vec<_> = found.iter().map(|key| (key.group, &*key.term)).collect();
        let expected = [(0, "summoned"), (0, "tense"), (1, "met")];
        assert_eq!(words, expected, "`the` is used alike");
        let summoned = Contingency {
            target: 12,
            reference: 3,
            target_total: 1_000,
            reference_total: 2_000,
        };
        assert_eq!(found[0].measures.g2, g2_signed(&summoned));
        assert_eq!((found[0].n, found[0].articles), ((12, 3), (1, 1)));
    }

    #[test]
    fn rare_words_and_long_lists_are_left_out_where_that_is_asked() {
        let places = |least, most| key_words(&list(), options(least, most)).len();
        assert_eq!((places(3, 10), places(1, 1), places(1, 0)), (2, 2, 0));
    }

    #[test]
    fn a_group_alone_has_no_key_words() {
        let mut alone = list();
        alone.groups.truncate(1);
        alone.words = vec![word("the", &[(0, 60)])];
        assert!(key_words(&alone, options(1, 10)).is_empty());
        assert!(key_words(&WordList::default(), options(1, 10)).is_empty());
    }

    #[test]
    fn the_best_of_many_are_kept_whatever_their_order() {
        let n = |number: u32| u64::from((number * 37) % 101) + 1;
        let many = (0..101).map(|number| word(&format!("word{number:03}"), &[(0, n(number))]));
        let long = WordList {
            words: many.collect(),
            ..list()
        };
        let found = key_words(&long, options(1, 5));
        let frequencies: Vec<u64> = found.iter().map(|key| key.n.0).collect();
        assert_eq!(frequencies, [101, 100, 99, 98, 97]);
    }
}
