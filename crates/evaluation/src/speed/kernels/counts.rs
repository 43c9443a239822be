//! Counting all words by outlet, term by term from the postings.

use otherwords_indexer::{GroupCounts, GroupUse, Index, Selection};
use otherwords_statistics::stratified::Unit;

use super::{Reading, SECONDS, timed, units};

/// How often words stand in outlets: of each outlet that has a word, its number and its count.
#[derive(Default)]
struct Part {
    cells: Vec<(u32, u64)>,
    /// By word: where its cells end.
    ends: Vec<usize>,
}

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let (units, _) = units(&selection);
    let (seconds, parts) = timed(|| by_outlet(&selection, &units))?;
    let cells = || parts.iter().flat_map(|part| &part.cells);
    Ok(vec![
        (SECONDS, seconds),
        (
            "words",
            parts.iter().map(|part| part.ends.len()).sum::<usize>() as f64,
        ),
        ("cells", cells().count() as f64),
        (
            "occurrences",
            cells().map(|cell| cell.1).sum::<u64>() as f64,
        ),
    ])
}

/// All words, a list for each run of the alphabet.
fn by_outlet(selection: &Selection<'_>, units: &[Unit]) -> anyhow::Result<Vec<Part>> {
    let group_of: Vec<u32> = units.iter().map(|unit| unit.group).collect();
    let add = |part: &mut Part, _: &str, uses: &[GroupUse]| {
        part.cells
            .extend(uses.iter().map(|used| (used.group, used.n)));
        part.ends.push(part.cells.len());
    };
    Ok(GroupCounts::new(selection, &group_of)?.fold(add)?)
}
