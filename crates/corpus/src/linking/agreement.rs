//! How well found events agree with those that people made. For measuring linking, here and by
//! others; not used in linking.

use std::collections::BTreeMap;

/// How well one grouping agrees with another, taken as the truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// B³ precision: the share of an article's found event that belongs to it, on average over
    /// articles.
    pub precision: f64,
    /// B³ recall: the share of an article's true event that was found with it, on average.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f: f64,
    /// The harmonic mean of precision and recall of pairs of articles; one if neither grouping
    /// has a pair.
    pub pair_f: f64,
    /// How many events were found.
    pub n_found: usize,
    /// How many there are in truth.
    pub n_true: usize,
}

/// Compares two groupings of the same articles: for each article its true and its found event.
///
/// B³ after Bagga & Baldwin 1998, *Algorithms for scoring coreference chains*. Of no articles,
/// everything is one.
///
/// ```
/// use otherwords_corpus::linking::agreement;
/// let articles = [("flood", 1), ("flood", 1), ("flood", 2), ("strike", 2)];
/// let agreement = agreement(articles);
/// // By hand: precision (1 + 1 + 1/2 + 1/2) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4.
/// assert_eq!(agreement.precision, 0.75);
/// assert!((agreement.recall - 2.0 / 3.0).abs() < 1e-12);
/// // One of two found pairs is true, of three.
/// assert!((agreement.pair_f - 0.4).abs() < 1e-12);
/// ```
pub fn agreement<True: Ord, Found: Ord>(
    articles: impl IntoIterator<Item = (True, Found)>,
) -> Agreement {
    let mut both = BTreeMap::<(usize, usize), f64>::new();
    let (mut truths, mut founds) = (Groups::default(), Groups::default());
    for (truth, found) in articles {
        *both.entry((truths.add(truth), founds.add(found))).or_default() += 1.0;
    }
    let sum = |part: &dyn Fn((usize, usize), f64) -> f64| -> f64 {
        both.iter().map(|(groups, n_both)| part(*groups, *n_both)).sum()
    };
    let n_articles = sum(&|_, n_both| n_both);
    let precision = mean(sum(&|(_, found), n_both| n_both * n_both / founds.size(found)), n_articles);
    let recall = mean(sum(&|(truth, _), n_both| n_both * n_both / truths.size(truth)), n_articles);
    let pairs_in_both = sum(&|_, n_both| pairs(n_both));
    Agreement {
        precision,
        recall,
        f: mean(2.0 * precision * recall, precision + recall),
        pair_f: mean(2.0 * pairs_in_both, truths.pairs() + founds.pairs()),
        n_found: founds.sizes.len(),
        n_true: truths.sizes.len(),
    }
}

/// Groups by number, with their sizes.
struct Groups<Name> {
    numbers: BTreeMap<Name, usize>,
    sizes: Vec<f64>,
}

impl<Name> Default for Groups<Name> {
    fn default() -> Self {
        Groups {
            numbers: BTreeMap::new(),
            sizes: Vec::new(),
        }
    }
}

impl<Name: Ord> Groups<Name> {
    fn add(&mut self, name: Name) -> usize {
        let next = self.sizes.len();
        let number = *self.numbers.entry(name).or_insert(next);
        if number == next {
            self.sizes.push(0.0);
        }
        self.sizes[number] += 1.0;
        number
    }

    fn size(&self, number: usize) -> f64 {
        self.sizes[number]
    }

    fn pairs(&self) -> f64 {
        self.sizes.iter().copied().map(pairs).sum()
    }
}

fn pairs(n_articles: f64) -> f64 {
    n_articles * (n_articles - 1.0) / 2.0
}

fn mean(sum: f64, number: f64) -> f64 {
    if number == 0.0 { 1.0 } else { sum / number }
}
