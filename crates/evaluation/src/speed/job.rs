//! One job: what we run, who runs beside us, and what was promised.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, ensure};

use super::measured::{Cost, Measured, Runs};
use super::watch::watched;

/// A job on a corpus of one size.
pub(crate) struct Job {
    pub(crate) name: &'static str,
    /// What it is, for readers.
    pub(crate) covers: &'static str,
    /// Number of articles; `None` for the built-in sample.
    pub(crate) articles: Option<u64>,
    pub(crate) ours: Run,
    pub(crate) beside: Vec<Beside>,
    pub(crate) promises: Vec<Promise>,
}

/// One program to run.
pub(crate) struct Run {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    /// Where it runs.
    pub(crate) folder: PathBuf,
    /// Removed before it runs.
    pub(crate) makes: Option<PathBuf>,
    pub(crate) clock: Clock,
}

/// What counts as its time.
#[derive(Clone, Copy)]
pub(crate) enum Clock {
    /// From start to end of the process.
    Whole,
    /// The number that it prints after this, in seconds.
    Printed(&'static str),
}

/// Who runs beside us.
pub(crate) struct Beside {
    pub(crate) name: &'static str,
    /// Why it does not run, where it does not.
    pub(crate) run: Result<Run, &'static str>,
    /// Our time divided by its time, at most; then the same for memory.
    pub(crate) time_ratio: Option<f64>,
    pub(crate) memory_ratio: Option<f64>,
    /// Both are promised for so many articles and more.
    pub(crate) least_articles: u64,
}

/// A bound on what we need by ourselves.
#[derive(Clone, Copy)]
pub(crate) struct Promise {
    pub(crate) of: Quantity,
    pub(crate) at_most: f64,
    /// For this number of articles only.
    pub(crate) articles: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantity {
    Seconds,
    Mebibytes,
    /// Time divided by that of the size before.
    Growth,
}

/// After so many seconds no further run of a job begins.
const PATIENCE: f64 = 120.0;

impl Job {
    /// Runs it and its peers in turn, `repeat` times or as often as patience allows, once at least.
    /// Whoever fails is not run again.
    pub(crate) fn measure(self, repeat: usize) -> Measured {
        let begun = Instant::now();
        let mut ours = Ok(Vec::new());
        let runs_of = |beside: &Beside| match &beside.run {
            Ok(_) => Ok(Vec::new()),
            Err(why) => Err((*why).to_owned()),
        };
        let mut theirs: Vec<Runs> = self.beside.iter().map(runs_of).collect();
        for round in 0..repeat.max(1) {
            if round > 0 && begun.elapsed().as_secs_f64() > PATIENCE {
                break;
            }
            run_again(&self.ours, &mut ours);
            for (beside, runs) in self.beside.iter().zip(&mut theirs) {
                if let Ok(run) = &beside.run {
                    run_again(run, runs);
                }
            }
        }
        Measured {
            job: self,
            ours,
            theirs,
        }
    }
}

impl Beside {
    /// Something of our own to be measured by.
    pub(crate) fn yardstick(name: &'static str, run: Run) -> Self {
        Self {
            name,
            run: Ok(run),
            time_ratio: None,
            memory_ratio: None,
            least_articles: 0,
        }
    }
}

fn run_again(run: &Run, runs: &mut Runs) {
    let Ok(costs) = runs else { return };
    match run.cost() {
        Ok(cost) => costs.push(cost),
        Err(error) => *runs = Err(format!("{error:#}")),
    }
}

impl Run {
    /// Runs it once.
    ///
    /// # Errors
    /// Where the program fails, or does not print what it should.
    pub(crate) fn cost(&self) -> anyhow::Result<Cost> {
        if let Some(made) = self.makes.as_ref().filter(|made| made.exists()) {
            std::fs::remove_dir_all(made)
                .with_context(|| format!("cannot remove {}", made.display()))?;
        }
        let watched = watched(&self.program, &self.arguments, &self.folder)?;
        let seconds = match self.clock {
            Clock::Whole => watched.seconds,
            Clock::Printed(label) => number_after(label, &watched.printed)
                .with_context(|| format!("no number after {label:?} in {}", watched.printed))?,
        };
        ensure!(seconds > 0.0, "no time has passed");
        Ok(Cost {
            seconds,
            cpu_seconds: watched.cpu_seconds,
            peak_mebibytes: watched.peak_mebibytes,
        })
    }
}

/// The number that follows a label in a text.
fn number_after(label: &str, text: &str) -> Option<f64> {
    let (_, after) = text.split_once(label)?;
    after.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_number_follows_its_label() {
        let printed = "seconds 0.25\nper replicate 33.2 ms";
        assert_eq!(number_after("seconds", printed), Some(0.25));
        assert_eq!(number_after("per replicate", printed), Some(33.2));
        assert_eq!(number_after("p50", printed), None);
    }
}
