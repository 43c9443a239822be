//! One job: what we run, who runs beside us, what was promised, and what came of it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, ensure};

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

/// What one run cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    pub(crate) cpu_seconds: Option<f64>,
    pub(crate) peak_mebibytes: Option<f64>,
}

/// A job with the costs of all its runs. Run i of a peer follows run i of ours.
pub(crate) struct Measured {
    pub(crate) job: Job,
    pub(crate) ours: Vec<Cost>,
    /// By peer; none of one that does not run.
    pub(crate) theirs: Vec<Vec<Cost>>,
}

/// After so many seconds no further run of a job begins.
const PATIENCE: f64 = 120.0;

impl Job {
    /// Runs it and its peers in turn, `repeat` times or as often as patience allows, once at least.
    ///
    /// # Errors
    /// Where a program fails, and where one does not print what it should.
    pub(crate) fn measure(self, repeat: usize) -> anyhow::Result<Measured> {
        let begun = Instant::now();
        let (mut ours, mut theirs) = (Vec::new(), vec![Vec::new(); self.beside.len()]);
        while ours.is_empty() || (ours.len() < repeat && begun.elapsed().as_secs_f64() < PATIENCE) {
            ours.push(self.ours.cost().context(self.name)?);
            for (beside, costs) in self.beside.iter().zip(&mut theirs) {
                if let Ok(run) = &beside.run {
                    costs.push(run.cost().context(beside.name)?);
                }
            }
        }
        Ok(Measured {
            job: self,
            ours,
            theirs,
        })
    }
}

impl Run {
    /// Runs it once.
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

impl Measured {
    /// The median time of ours.
    pub(crate) fn seconds(&self) -> f64 {
        median(self.ours.iter().map(|cost| cost.seconds)).expect("a job runs once at least")
    }

    /// Our time divided by a peer's: the median of pairs.
    pub(crate) fn time_ratio(&self, peer: usize) -> Option<f64> {
        let pairs = self.ours.iter().zip(&self.theirs[peer]);
        median(pairs.map(|(ours, theirs)| ours.seconds / theirs.seconds))
    }

    /// The same for peak memory.
    pub(crate) fn memory_ratio(&self, peer: usize) -> Option<f64> {
        let pairs = self.ours.iter().zip(&self.theirs[peer]);
        median(
            pairs.filter_map(|(ours, theirs)| Some(ours.peak_mebibytes? / theirs.peak_mebibytes?)),
        )
    }

    /// Whether a peer's ratios are promised for a corpus of this size.
    pub(crate) fn is_promised(&self, peer: usize) -> bool {
        let least = self.job.beside[peer].least_articles;
        self.job.articles.is_none_or(|articles| articles >= least)
    }
}

/// The middle value; of an even number the mean of both.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = values[(values.len() - 1) / 2];
    Some((lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_lies_in_the_middle() {
        for (values, expected) in [
            (vec![], None),
            (vec![3.0], Some(3.0)),
            (vec![9.0, 1.0, 2.0], Some(2.0)),
            (vec![4.0, 1.0, 2.0, 9.0], Some(3.0)),
        ] {
            assert_eq!(median(values.into_iter()), expected);
        }
    }

    #[test]
    fn a_printed_number_follows_its_label() {
        let printed = "seconds 0.25\nper replicate 33.2 ms";
        assert_eq!(number_after("seconds", printed), Some(0.25));
        assert_eq!(number_after("per replicate", printed), Some(33.2));
        assert_eq!(number_after("p50", printed), None);
    }
}
