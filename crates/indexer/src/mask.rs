//! Words that are set aside: boilerplate, and passages that another article had before. They are
//! in the index like all words, and neither counted nor found.

use std::collections::HashMap;
use std::ops::Range;

use tantivy::DocId;

use crate::curation::Stretch;

/// The words of one article that are set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mask {
    /// Sorted and apart from each other.
    stretches: Vec<Stretch>,
}

/// The masks of the articles of one segment that have any.
pub(crate) type Masks = HashMap<DocId, Mask>;

impl Mask {
    /// Puts stretches together, which may overlap.
    pub(crate) fn of(mut stretches: Vec<Stretch>) -> Self {
        stretches.sort_unstable();
        let mut apart: Vec<Stretch> = Vec::with_capacity(stretches.len());
        for mut stretch in stretches {
            if let Some(last) = apart.last() {
                stretch.start = stretch.start.max(last.end);
            }
            if stretch.start < stretch.end {
                apart.push(stretch);
            }
        }
        Self { stretches: apart }
    }

    /// This and more.
    pub(crate) fn with(&self, more: impl IntoIterator<Item = Stretch>) -> Self {
        Self::of(self.stretches.iter().copied().chain(more).collect())
    }

    /// Whether the word at this position is set aside.
    pub(crate) fn hides(&self, position: u32) -> bool {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.end <= position);
        let stretch = self.stretches.get(after);
        stretch.is_some_and(|stretch| stretch.start <= position)
    }

    /// The positions set aside, sorted and apart from each other.
    pub(crate) fn positions(&self) -> Vec<Range<u32>> {
        let stretches = self.stretches.iter();
        stretches
            .map(|stretch| stretch.start..stretch.end)
            .collect()
    }

    /// Words set aside, by layer.
    pub(crate) fn hidden(&self) -> [u32; 3] {
        let mut hidden = [0; 3];
        for stretch in &self.stretches {
            hidden[stretch.layer as usize] += stretch.length();
        }
        hidden
    }
}

/// What is left of the words of each layer.
pub(crate) fn left(lengths: [u32; 3], mask: Option<&Mask>) -> [u32; 3] {
    let hidden = mask.map(Mask::hidden).unwrap_or_default();
    [0, 1, 2].map(|layer: usize| lengths[layer].saturating_sub(hidden[layer]))
}

#[cfg(test)]
mod tests {
    use otherwords_text::Layer;
    use proptest::prelude::*;

    use super::*;

    fn stretch() -> impl Strategy<Value = Stretch> {
        (0u32..60, 0u32..12).prop_map(|(start, length)| Stretch {
            start,
            end: start + length,
            layer: Layer::Voice,
        })
    }

    proptest! {
        #[test]
        fn a_mask_hides_what_any_of_its_stretches_covers_and_counts_it_once(
            stretches in prop::collection::vec(stretch(), 0..8)
        ) {
            let mask = Mask::of(stretches.clone());
            let covered = |position: &u32| {
                stretches.iter().any(|stretch| stretch.start <= *position && *position < stretch.end)
            };
            let mut n_hidden = 0;
            for position in 0..80 {
                prop_assert_eq!(mask.hides(position), covered(&position), "{}", position);
                n_hidden += u32::from(covered(&position));
            }
            prop_assert_eq!(mask.hidden(), [n_hidden, 0, 0]);
        }
    }
}
