//! The two sides of the contested terms, as the first screen shows them: who they are, what words
//! set them apart, and what each puts in quotation marks.

use crate::report::{Line, Report, Table, Term, Use};

use super::example::{Example, telling};
use super::stance::{Side, owner};

/// Own contested words of a side.
const CONTESTED: usize = 4;
/// Words of a side in all.
const WORDS: usize = 9;

/// Both sides.
pub(crate) struct Sides<'r> {
    /// Those whose own word the most contested term is.
    pub(crate) first: Stand<'r>,
    /// The others.
    pub(crate) second: Stand<'r>,
}

/// One side.
pub(crate) struct Stand<'r> {
    /// Its outlets.
    pub(crate) outlets: Vec<&'r str>,
    /// Its own words that the other side has in quotation marks, then what else it uses more often
    /// than the other side; strongest first.
    pub(crate) words: Vec<SideWord<'r>>,
    /// The other side's own words, which it has in quotation marks.
    pub(crate) quoted: Vec<&'r str>,
    /// A sentence with as many of its words as one has.
    pub(crate) example: Option<Example<'r>>,
}

/// A word of a side.
pub(crate) struct SideWord<'r> {
    /// The word.
    pub(crate) term: &'r str,
    /// Times on this side.
    pub(crate) here: u64,
    /// Times on the other.
    pub(crate) there: u64,
    /// Whether the other side has it in quotation marks.
    pub(crate) is_contested: bool,
}

/// The two sides; `None` where nothing is contested between two.
pub(super) fn sides(report: &Report) -> Option<Sides<'_>> {
    let table = report.sides.as_ref()?;
    let [first, second] = own_words(report, table);
    Some(Sides {
        first: stand(report, table, Side::First, &first, &second),
        second: stand(report, table, Side::Second, &second, &first),
    })
}

fn stand<'r>(
    report: &'r Report,
    table: &'r Table,
    side: Side,
    own: &[&'r str],
    quoted: &[&'r str],
) -> Stand<'r> {
    let terms: Vec<&Term> = match side {
        Side::First => table.more().take(WORDS).collect(),
        Side::Second => table.less().take(WORDS).collect(),
    };
    let lines: Vec<&Line> = terms.iter().flat_map(|term| lines(term, side)).collect();
    let words = words(report, table, side, own, &terms);
    let names: Vec<&str> = words.iter().map(|word| word.term).collect();
    Stand {
        outlets: side.outlets(table).iter().map(String::as_str).collect(),
        example: telling(report, &lines, &names),
        words,
        quoted: quoted.to_vec(),
    }
}

/// The own contested words, then others until there are enough.
fn words<'r>(
    report: &Report,
    table: &Table,
    side: Side,
    own: &[&'r str],
    terms: &[&'r Term],
) -> Vec<SideWord<'r>> {
    let others = terms
        .iter()
        .filter(|term| !own.contains(&term.term.as_str()));
    let contested = own
        .iter()
        .map(|term| contested_word(report, table, side, term));
    contested
        .chain(others.map(|term| other_word(term, side)))
        .take(WORDS)
        .collect()
}

/// A contested word with its uses in either side's own voice.
fn contested_word<'r>(report: &Report, table: &Table, side: Side, term: &'r str) -> SideWord<'r> {
    if let Some(row) = table.terms.iter().find(|row| row.term == term) {
        return SideWord {
            term,
            is_contested: true,
            ..other_word(row, side)
        };
    }
    let uses = report
        .contested
        .iter()
        .filter(|contested| contested.term == term);
    let uses: Vec<&Use> = uses.flat_map(|contested| &contested.uses).collect();
    let voice = |outlets: &[String]| {
        let theirs = uses.iter().filter(|found| outlets.contains(&found.outlet));
        theirs.map(|found| found.voice).sum()
    };
    SideWord {
        term,
        here: voice(side.outlets(table)),
        there: voice(side.other().outlets(table)),
        is_contested: true,
    }
}

fn other_word(term: &Term, side: Side) -> SideWord<'_> {
    let (here, there) = match side {
        Side::First => (term.n_target, term.n_reference),
        Side::Second => (term.n_reference, term.n_target),
    };
    SideWord {
        term: &term.term,
        here,
        there,
        is_contested: false,
    }
}

fn lines(term: &Term, side: Side) -> &[Line] {
    match (&term.evidence, side) {
        (Some(evidence), Side::First) => &evidence.target.lines,
        (Some(evidence), Side::Second) => &evidence.reference.lines,
        (None, _) => &[],
    }
}

/// The contested terms that are each side's own, each word once.
fn own_words<'r>(report: &'r Report, table: &Table) -> [Vec<&'r str>; 2] {
    let mut words = [Vec::new(), Vec::new()];
    for term in &report.contested {
        let place = match owner(term, table) {
            Some(Side::First) => 0,
            Some(Side::Second) => 1,
            None => continue,
        };
        let is_new = !words.iter().flatten().any(|known| *known == term.term);
        if is_new && words[place].len() < CONTESTED {
            words[place].push(term.term.as_str());
        }
    }
    words
}
