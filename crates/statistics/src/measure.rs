//! What a reader must know of a measure: the entries of the tables that document them. Text only,
//! no computation.

/// A measure described for its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Its name in running text.
    pub name: &'static str,
    /// Its column in tables.
    pub column: &'static str,
    /// Its formula, in plain characters: a, b the counts of the term in target and reference, n1,
    /// n2 their sizes, N = n1 + n2, E expected counts.
    pub formula: &'static str,
    /// How a value is to be read.
    pub reading: &'static str,
    /// What goes wrong with it.
    pub pitfalls: &'static str,
    /// The work to cite.
    pub reference: &'static str,
}

/// Every measure of this crate, family by family.
pub fn every() -> impl Iterator<Item = &'static Measure> {
    [
        crate::stratified::MEASURES,
        crate::keyness::MEASURES,
        crate::dispersion::MEASURES,
        crate::divergence::MEASURES,
        crate::association::MEASURES,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_measure_is_described_in_full_and_has_a_column_of_its_own() {
        let mut columns = BTreeSet::new();
        for measure in super::every() {
            for text in [
                measure.name,
                measure.formula,
                measure.reading,
                measure.pitfalls,
            ] {
                assert!(text.len() > 2 && !text.contains("  ") && text.trim() == text);
            }
            assert!(
                measure.reference.contains(char::is_numeric),
                "{} has no year",
                measure.name
            );
            assert!(columns.insert(measure.column), "{} twice", measure.column);
        }
        assert!(columns.len() >= 20);
    }
}
