//! A table as it stands in its file: lines sorted by their first column, searched where they lie.

use std::sync::OnceLock;

/// Lines of tab-separated text, sorted by the word that begins them. Nothing but where they begin is
/// looked for before it is asked for.
pub(crate) struct Table {
    text: &'static str,
    beginnings: OnceLock<Vec<u32>>,
}

impl Table {
    /// A table of at most 4 GiB.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self {
            text,
            beginnings: OnceLock::new(),
        }
    }

    /// What stands beside a word.
    pub(crate) fn get(&self, word: &str) -> Option<&'static str> {
        let beginnings = self.beginnings.get_or_init(|| self.beginnings());
        let of_line = |beginning: &u32| &self.text.as_bytes()[*beginning as usize..];
        let first_word = |beginning: &u32| {
            let letters = of_line(beginning).iter().copied();
            letters.take_while(|byte| !matches!(byte, b'\t' | b'\n'))
        };
        let found = beginnings
            .binary_search_by(|beginning| first_word(beginning).cmp(word.bytes()))
            .ok()?;
        let line = self.text[beginnings[found] as usize..].lines().next()?;
        Some(line[word.len()..].trim_start_matches('\t'))
    }

    fn beginnings(&self) -> Vec<u32> {
        let ends = self.text.match_indices('\n').map(|(end, _)| end as u32 + 1);
        let mut beginnings: Vec<u32> = std::iter::once(0).chain(ends).collect();
        beginnings.retain(|beginning| (*beginning as usize) < self.text.len());
        beginnings
    }

    /// The numbers that stand beside a word; `None` where it is missing or one of them is no number.
    pub(crate) fn numbers<const N: usize>(&self, word: &str) -> Option<[f64; N]> {
        let mut columns = self.get(word)?.split('\t');
        let mut numbers = [0.0; N];
        for number in &mut numbers {
            *number = columns.next()?.parse().ok()?;
        }
        Some(numbers)
    }

    /// The words, in their order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        let first = |line: &'static str| line.split_once('\t').map_or(line, |(word, _)| word);
        self.text.lines().map(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let table = Table::new("a\t1\nbe\t2\t3\nbee\t4\nç\t5\n");
        let rows = [
            ("a", Some("1")),
            ("be", Some("2\t3")),
            ("bee", Some("4")),
            ("ç", Some("5")),
            ("", None),
            ("b", None),
            ("d", None),
            ("z", None),
        ];
        for (word, expected) in rows {
            assert_eq!(table.get(word), expected, "{word}");
        }
        assert_eq!(table.numbers::<2>("be"), Some([2.0, 3.0]));
        assert_eq!(table.numbers::<2>("bee"), None);
        assert_eq!(Table::new("").get("a"), None);
    }
}
