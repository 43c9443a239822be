//! How apt a noun is to name what outlets name differently. Annotators who mark what each outlet calls
//! the same thing mark *deal* and *pact*, *barrier* and *fence*, and hardly ever *thing*, *year* or
//! *billion*, whatever the event. What sets the first kind apart from the second is a direction among
//! word vectors, as in FrameAxis (Kwak, An, Jing & Ahn 2021), but learned; `SOURCES.md` says from what.

use std::sync::LazyLock;

const TABLE: &str = include_str!("naming.tsv");

/// A direction among the word vectors of the program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamingAxis(pub Vec<f64>);

impl NamingAxis {
    /// The one in the program.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<NamingAxis> =
            LazyLock::new(|| NamingAxis::parse(TABLE).unwrap_or_default());
        &BUILT_IN
    }

    /// Reads what [`NamingAxis::to_table`] writes; `None` where a line is no number.
    pub fn parse(table: &str) -> Option<Self> {
        let numbers = table.lines().skip(1).map(|line| line.parse().ok());
        numbers.collect::<Option<_>>().map(Self)
    }

    /// One number a line, under a heading.
    pub fn to_table(&self) -> String {
        let lines = self.0.iter().map(|number| format!("{number}\n"));
        std::iter::once("weight\n".to_owned())
            .chain(lines)
            .collect()
    }

    /// How far a vector of length one lies along it: mostly between −2 and 2, more for apter words.
    pub fn aptness(&self, unit: impl Iterator<Item = f64>) -> f64 {
        self.0.iter().zip(unit).map(|(a, b)| a * b).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_comes_back_as_it_was_written() {
        let axis = NamingAxis(vec![0.25, -1.5, 0.0]);
        assert_eq!(NamingAxis::parse(&axis.to_table()), Some(axis));
        assert_eq!(NamingAxis::parse("weight\none\n"), None);
    }

    #[test]
    fn the_axis_of_the_program_has_a_number_for_each_direction() {
        assert_eq!(NamingAxis::built_in().0.len(), 128);
    }
}
