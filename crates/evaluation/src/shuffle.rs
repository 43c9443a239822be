//! The null: which articles would be the target's if outlets did not differ. A random third of the
//! articles of every event, at least one: with one article each by three outlets, any one of them.

use otherwords_statistics::resample::Stream;

use crate::matrix::Matrix;

/// By article: whether draw number `draw` of `seed` makes it the target's.
pub(crate) fn random_third(matrix: &Matrix, seed: u64, draw: u64) -> Vec<bool> {
    let mut stream = Stream::new(seed, draw);
    let mut target = vec![false; matrix.n_articles()];
    for event in &matrix.events {
        let labels = &mut target[event.clone()];
        let n_target = (labels.len() / 3).max(1);
        labels[..n_target].fill(true);
        stream.shuffle(labels);
    }
    target
}
