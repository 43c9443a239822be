//! Key terms of every outlet against the rest: all words counted, then G2, Log Ratio and log-odds for
//! each word and outlet. The list that is kept has those beyond the customary mark of G2, as the lists of
//! other programs do.

use otherwords_indexer::{GroupCounts, GroupUse, Index, Selection};
use otherwords_statistics::keyness::against_rest::{AgainstRest, KeyTerm};
use otherwords_statistics::keyness::log_odds_prior::DEFAULT_PRIOR_TOTAL;
use otherwords_statistics::stratified::Unit;

use super::{Reading, SECONDS, timed, units};

/// G2 at 5 per cent.
const MARK: f64 = 3.84;

/// What is found in one part of the alphabet.
#[derive(Default)]
struct Part {
    kept: Vec<Kept>,
    measured: usize,
    /// Of the word at hand, by outlet.
    counts: Vec<u64>,
    rows: Vec<KeyTerm>,
}

struct Kept {
    #[allow(dead_code, reason = "a list without words would be no list")]
    word: Box<str>,
    outlet: u32,
    row: KeyTerm,
}

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let (units, outlets) = units(&selection);
    let (seconds, parts) = timed(|| key_terms(&selection, &units, outlets))?;
    let kept = || parts.iter().flat_map(|part| &part.kept);
    let largest = |of: fn(&KeyTerm) -> f64| {
        let values = kept().map(|kept| of(&kept.row));
        values.fold(f64::NEG_INFINITY, f64::max)
    };
    let of_the_first = kept().filter(|kept| kept.outlet == 0).count();
    Ok(vec![
        (SECONDS, seconds),
        (
            "measured",
            parts.iter().map(|part| part.measured).sum::<usize>() as f64,
        ),
        ("kept", kept().count() as f64),
        ("kept of the first outlet", of_the_first as f64),
        ("largest G2", largest(|row| row.g2)),
        ("largest log ratio", largest(|row| row.log_ratio)),
        ("largest z", largest(|row| row.z)),
    ])
}

fn key_terms(
    selection: &Selection<'_>,
    units: &[Unit],
    outlets: usize,
) -> anyhow::Result<Vec<Part>> {
    let mut totals = vec![0; outlets];
    for unit in units {
        totals[unit.group as usize] += u64::from(unit.length);
    }
    let group_of: Vec<u32> = units.iter().map(|unit| unit.group).collect();
    let outlets = AgainstRest::new(&totals, DEFAULT_PRIOR_TOTAL);
    let add = |part: &mut Part, word: &str, uses: &[GroupUse]| {
        part.counts.clear();
        part.counts.resize(totals.len(), 0);
        for used in uses {
            part.counts[used.group as usize] = used.n;
        }
        part.measure(word, &outlets);
    };
    Ok(GroupCounts::new(selection, &group_of)?.fold(add)?)
}

impl Part {
    fn measure(&mut self, word: &str, outlets: &AgainstRest) {
        self.rows.clear();
        outlets.measure(&self.counts, &mut self.rows);
        self.measured += self.rows.len();
        for (outlet, row) in (0..).zip(&self.rows) {
            if row.g2.abs() >= MARK {
                self.kept.push(Kept {
                    word: word.into(),
                    outlet,
                    row: *row,
                });
            }
        }
    }
}
