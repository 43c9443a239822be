//! Where each stem stands in an event: found once, then looked up by everything that asks how often
//! or where a word is used.

use super::article::ReadArticle;

/// A word of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The article, a place in [`Coverage::articles`](super::Coverage::articles).
    pub(crate) article: u32,
    /// The word, a place in [`ReadArticle::words`].
    pub(crate) at: u32,
}

/// The places of all stems, headlines included; those of a stem in the order of articles and words.
#[derive(Debug)]
pub(crate) struct Places {
    /// Where the places of each stem begin, and after the last where they end.
    starts: Vec<u32>,
    places: Vec<Place>,
}

impl Places {
    pub(super) fn new(articles: &[ReadArticle], n_stems: usize) -> Self {
        let mut starts = vec![0u32; n_stems + 1];
        let words = || articles.iter().flat_map(|article| &article.words);
        for word in words() {
            starts[word.stem as usize + 1] += 1;
        }
        for stem in 0..n_stems {
            starts[stem + 1] += starts[stem];
        }
        let mut next = starts.clone();
        let nowhere = Place { article: 0, at: 0 };
        let mut places = vec![nowhere; words().count()];
        for (article, read) in (0u32..).zip(articles) {
            for (at, word) in (0u32..).zip(&read.words) {
                let free = &mut next[word.stem as usize];
                places[*free as usize] = Place { article, at };
                *free += 1;
            }
        }
        Self { starts, places }
    }

    /// The places of a stem.
    pub(crate) fn of(&self, stem: u32) -> &[Place] {
        let bounds = &self.starts[stem as usize..stem as usize + 2];
        &self.places[bounds[0] as usize..bounds[1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::coverage;

    #[test]
    fn a_stem_is_found_wherever_it_stands() {
        let coverage = coverage(&[("B", "One protest. Two protests."), ("A", "A protest.")]);
        let stem = |form: &str| {
            let mut stems = (0u32..).zip(&coverage.lexis.stems);
            stems.find(|(_, stem)| stem.form == form).expect(form).0
        };
        let places = coverage.places(stem("protest"));
        let found: Vec<(u32, u32)> = places
            .iter()
            .map(|place| (place.article, place.at))
            .collect();
        assert_eq!(found, [(0, 1), (1, 1), (1, 3)], "articles stand by outlet");
        assert_eq!(coverage.counts(stem("protest")), [1, 2]);
        assert_eq!(coverage.counts(stem("two")), [0, 1]);
    }
}
