//! A table as it stands in its file: lines sorted by their first column, searched where they lie.

/// Lines of tab-separated text, sorted by the word that begins them. Nothing is parsed before it is
/// asked for.
#[derive(Clone, Copy)]
pub(crate) struct Table(pub(crate) &'static str);

impl Table {
    /// What stands beside a word.
    pub(crate) fn get(self, word: &str) -> Option<&'static str> {
        let Self(mut lines) = self;
        while !lines.is_empty() {
            let middle = lines.floor_char_boundary(lines.len() / 2);
            let start = lines[..middle].rfind('\n').map_or(0, |end| end + 1);
            let end = lines[start..]
                .find('\n')
                .map_or(lines.len(), |length| start + length);
            let (found, rest) = lines[start..end]
                .split_once('\t')
                .unwrap_or((&lines[start..end], ""));
            match word.cmp(found) {
                std::cmp::Ordering::Equal => return Some(rest),
                std::cmp::Ordering::Less => lines = &lines[..start],
                std::cmp::Ordering::Greater => lines = lines.get(end + 1..).unwrap_or(""),
            }
        }
        None
    }

    /// The numbers that stand beside a word; `None` where it is missing or one of them is no number.
    pub(crate) fn numbers<const N: usize>(self, word: &str) -> Option<[f64; N]> {
        let mut columns = self.get(word)?.split('\t');
        let mut numbers = [0.0; N];
        for number in &mut numbers {
            *number = columns.next()?.parse().ok()?;
        }
        Some(numbers)
    }

    /// The words, in their order.
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        let first = |line: &'static str| line.split_once('\t').map_or(line, |(word, _)| word);
        self.0.lines().map(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let table = Table("a\t1\nbe\t2\t3\nbee\t4\nç\t5\n");
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
        assert_eq!(Table("").get("a"), None);
    }
}
