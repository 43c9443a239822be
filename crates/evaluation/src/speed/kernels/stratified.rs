//! The stratified test of every word in every outlet against the rest, as a report makes it.

use otherwords_indexer::{Index, Selection};
use otherwords_statistics::stratified::{Design, PanelScratch};
use rayon::prelude::*;

use super::{Reading, SECONDS, all_counts, timed, units};

/// As reports test: in full what the normal law puts below this.
const CLEARLY_NOT: f64 = 0.2;

pub(super) fn run(index: &Index) -> anyhow::Result<Vec<Reading>> {
    let selection = Selection::new(index, |_| true)?;
    let (units, outlets) = units(&selection);
    let (seconds, (words, smallest)) = timed(|| {
        let counts = all_counts(&selection)?;
        let design = Design::new(&units, outlets);
        Ok((counts.len(), smallest_log_p(&design, &counts)))
    })?;
    Ok(vec![
        (SECONDS, seconds),
        ("tests", (words * outlets) as f64),
        ("least ln p", smallest),
    ])
}

fn smallest_log_p(design: &Design, counts: &[Vec<(u32, u32)>]) -> f64 {
    let outlets: Vec<u32> = (0..design.groups() as u32).collect();
    let panel = design.exchangeable().panel(&outlets);
    let of_word = |scratch: &mut PanelScratch, counts: &Vec<(u32, u32)>| {
        let tests = panel.screened(counts, scratch, CLEARLY_NOT).iter();
        tests.map(|test| test.log_p).fold(0.0, f64::min)
    };
    let smallest = counts.par_iter().map_init(PanelScratch::default, of_word);
    smallest.reduce(|| 0.0, f64::min)
}
