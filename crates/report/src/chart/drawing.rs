//! What every chart gives: the picture, and the figures it was drawn from as a table.

/// A picture with its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The picture, with a name and a description for those who cannot see it.
    pub svg: String,
    /// Names of the columns of the table.
    pub columns: Vec<String>,
    /// The figures, a row for each mark.
    pub rows: Vec<Vec<String>>,
}

impl Drawing {
    /// A picture with the table of its figures.
    pub(super) fn new(svg: String, columns: &[&str], rows: Vec<Vec<String>>) -> Self {
        Self {
            svg,
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows,
        }
    }
}

/// A name with the classes that give it its colour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// Its classes, such as `c3` or `c3 again`.
    pub class: String,
}
