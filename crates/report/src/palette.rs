//! Which colour an outlet has: eight colours that colour-blind readers can tell apart (Okabe and
//! Ito 2008), then the same again with a broken line. Names always stand beside colours.

use crate::report::Report;

/// Colours of the stylesheet.
const COLOURS: usize = 8;

/// The colour of every outlet.
pub(crate) struct Palette<'r> {
    names: Vec<&'r str>,
}

impl<'r> Palette<'r> {
    /// Gives every outlet of the corpus its colour, then every group that is compared.
    pub(crate) fn new(report: &'r Report) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let outlets = report
            .corpus
            .outlets
            .iter()
            .map(|outlet| outlet.outlet.as_str());
        let targets = report.tables.iter().map(|table| table.outlet.as_str());
        for name in outlets.chain(targets) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Self { names }
    }

    /// The classes that give an element the colour of an outlet.
    pub(crate) fn class(&self, name: &str) -> String {
        match self.names.iter().position(|known| *known == name) {
            Some(place) if place >= COLOURS => format!("c{} again", place % COLOURS),
            Some(place) => format!("c{place}"),
            None => String::new(),
        }
    }
}
