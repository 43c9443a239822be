//! Whether a domain spells a name: `nytimes`, `wsj`, `huffpost`.

use std::collections::BTreeSet;

/// Whether a label is made of the words in their order, each whole, or by its first letter, or cut
/// after at least three: `nytimes`, `wsj`, `huffpost`, `csmonitor`.
pub(super) fn spells(label: &str, words: &[String]) -> bool {
    // How much of the label the words so far may make: to try each way on its own would never end.
    let mut made = BTreeSet::from([0]);
    for word in words {
        let longer = |from: usize| beginnings(word, &label[from..]).map(move |n| from + n);
        made = made.into_iter().flat_map(longer).collect();
    }
    made.contains(&label.len())
}

/// The lengths in bytes of what a label may begin with of a word.
fn beginnings(word: &str, label: &str) -> impl Iterator<Item = usize> {
    let common = word.chars().zip(label.chars());
    let common = common.take_while(|(a, b)| a == b);
    let ends = common.scan(0, |end, (letter, _)| {
        *end += letter.len_utf8();
        Some(*end)
    });
    let ends = (1..).zip(ends).filter(|(n_letters, _)| *n_letters != 2);
    ends.map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_label_that_could_be_spelt_in_very_many_ways_is_tried_once() {
        let words = vec!["a".repeat(20); 40];
        assert!(spells(&"a".repeat(200), &words));
        assert!(!spells(&("a".repeat(200) + "b"), &words));
    }

    /// As the law is said, whatever it costs.
    fn spells_by_trying(label: &str, words: &[String]) -> bool {
        let Some((word, rest)) = words.split_first() else {
            return label.is_empty();
        };
        let ends = word
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        let mut cuts = (1..).zip(ends).filter(|(n_letters, _)| *n_letters != 2);
        cuts.any(|(_, end)| {
            let after = label.strip_prefix(&word[..end]);
            after.is_some_and(|after| spells_by_trying(after, rest))
        })
    }

    proptest! {
        #[test]
        fn labels_are_spelt_as_by_trying_all_ways(
            label in "[abé]{0,8}",
            words in proptest::collection::vec("[abé]{0,4}", 0..5),
        ) {
            prop_assert_eq!(spells(&label, &words), spells_by_trying(&label, &words));
        }
    }
}
