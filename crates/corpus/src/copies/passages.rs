//! Passages that two otherwise different articles share: a paragraph of wire text in an own report.

use std::collections::{BTreeMap, HashMap};

use otherwords_text::Span;
use rayon::prelude::*;

use super::pairs::Pair;
use super::shingles::{Word, words};
use super::{CopyCluster, CopySettings, SharedPassage};
use crate::hash::mix;
use crate::view::ArticleView;

/// A window of words that stands in the earlier article more often is looked up at its first places
/// only: cells of a table ("n/a n/a n/a …") do not cost the square of their number.
const MANY: usize = 48;

/// The passages of later articles that stand in earlier ones, outside quotation marks. Each word of
/// an article is in one passage at most, that of the earliest article that has it.
pub(super) fn shared(
    articles: &[ArticleView<'_>],
    pairs: &[Pair],
    clusters: &[CopyCluster],
    settings: &CopySettings,
) -> Vec<SharedPassage> {
    let mut cluster_of: BTreeMap<u32, usize> = BTreeMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        cluster_of.extend(cluster.articles.iter().map(|article| (*article, number)));
    }
    let is_one_text = |pair: &Pair| {
        let cluster = cluster_of.get(&pair.later);
        cluster.is_some() && cluster == cluster_of.get(&pair.earlier)
    };
    let with_passages =
        |pair: &&Pair| !is_one_text(pair) && pair.containment.masked >= settings.least_passages;
    let pairs: Vec<&Pair> = pairs.iter().filter(with_passages).collect();
    let by_later: Vec<&[&Pair]> = pairs.chunk_by(|a, b| a.later == b.later).collect();
    by_later
        .into_par_iter()
        .flat_map_iter(|pairs| passages_of(articles, pairs, settings.least_run.max(1)))
        .collect()
}

/// The passages of one later article.
fn passages_of(
    articles: &[ArticleView<'_>],
    pairs: &[&Pair],
    least_run: usize,
) -> Vec<SharedPassage> {
    let Some(first) = pairs.first() else {
        return Vec::new();
    };
    let later = words(&articles[first.later as usize]);
    let mut taken = vec![false; later.len()];
    let mut passages = Vec::new();
    for pair in pairs {
        let earlier = words(&articles[pair.earlier as usize]);
        for run in runs(&earlier, &later, least_run) {
            let free = run.clone().filter(|place| !taken[*place]);
            let free: Vec<usize> = free.collect();
            for piece in free.chunk_by(|a, b| a + 1 == *b) {
                if piece.len() >= least_run {
                    let (from, to) = (piece[0], piece[piece.len() - 1]);
                    passages.push(passage(pair, &later[from], &later[to]));
                }
            }
            taken[run].fill(true);
        }
    }
    passages
}

fn passage(pair: &Pair, first: &Word, last: &Word) -> SharedPassage {
    SharedPassage {
        article: pair.later,
        span: Span {
            start: first.token.start as usize,
            end: last.token.end as usize,
        },
        first_token: first.number,
        end_token: last.number + 1,
        of: pair.earlier,
    }
}

/// Maximal runs of words outside quotation marks that stand in the earlier article too, as places
/// among the words of the later one, apart from each other.
fn runs(earlier: &[Word], later: &[Word], least_run: usize) -> Vec<std::ops::Range<usize>> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, window) in earlier.windows(least_run).enumerate() {
        if is_whole(window) {
            let known = places.entry(key(window)).or_default();
            if known.len() < MANY {
                known.push(place);
            }
        }
    }
    let mut runs = Vec::new();
    let mut from = 0;
    while from + least_run <= later.len() {
        let window = &later[from..from + least_run];
        let found = places.get(&key(window)).filter(|_| is_whole(window));
        let longest = found
            .into_iter()
            .flatten()
            .map(|place| common(&earlier[*place..], &later[from..]));
        match longest.max() {
            Some(length) if length >= least_run => {
                runs.push(from..from + length);
                from += length;
            }
            _ => from += 1,
        }
    }
    runs
}

/// Neighbours in the text, none in quotation marks.
fn is_whole(window: &[Word]) -> bool {
    window.iter().all(Word::is_voice)
        && window
            .windows(2)
            .all(|pair| pair[0].number + 1 == pair[1].number)
}

/// How many words from here on are the same, outside quotation marks, with nothing between them.
fn common(earlier: &[Word], later: &[Word]) -> usize {
    let same = |(place, (a, b)): (usize, (&Word, &Word))| {
        a.hash == b.hash
            && a.is_voice()
            && b.is_voice()
            && (place == 0
                || a.number == earlier[place - 1].number + 1
                    && b.number == later[place - 1].number + 1)
    };
    let pairs = earlier.iter().zip(later).enumerate();
    pairs.take_while(|pair| same(*pair)).count()
}

fn key(window: &[Word]) -> u64 {
    window.iter().fold(0, |sum, word| mix(sum ^ word.hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::article;

    #[test]
    fn tables_of_one_repeated_word_are_not_held_against_each_other_place_by_place() {
        let table = |label: &str| -> String {
            let rows = (0..30_000).map(|row| format!("{}{label}{row} ", "none ".repeat(8)));
            rows.collect()
        };
        let [earlier, later] = ["a", "b"].map(|label| words(&article(&table(label))));
        let expected: Vec<_> = (0..30_000).map(|row| 9 * row..9 * row + 8).collect();
        assert!(runs(&earlier, &later, 8) == expected);
    }
}
