//! What came of a job: the costs of all runs, ours and our peers', and what follows from them.

use super::job::Job;

/// What one run cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    /// The whole process, as is the peak; `None` where the system does not tell.
    pub(crate) cpu_seconds: Option<f64>,
    pub(crate) peak_mebibytes: Option<f64>,
}

/// The costs of all runs, or why there are none.
pub(crate) type Runs = Result<Vec<Cost>, String>;

/// A job with the costs of its runs. Run i of a peer follows run i of ours.
pub(crate) struct Measured {
    pub(crate) job: Job,
    pub(crate) ours: Runs,
    /// By peer.
    pub(crate) theirs: Vec<Runs>,
}

impl Measured {
    /// Our median time.
    pub(crate) fn seconds(&self) -> Option<f64> {
        let costs = self.ours.as_ref().ok()?.iter();
        median(costs.map(|cost| cost.seconds))
    }

    /// Our median peak memory.
    pub(crate) fn mebibytes(&self) -> Option<f64> {
        let costs = self.ours.as_ref().ok()?.iter();
        median(costs.filter_map(|cost| cost.peak_mebibytes))
    }

    /// Our time divided by a peer's: the median of pairs.
    pub(crate) fn time_ratio(&self, peer: usize) -> Option<f64> {
        self.ratio(peer, |cost| Some(cost.seconds))
    }

    /// The same for peak memory.
    pub(crate) fn memory_ratio(&self, peer: usize) -> Option<f64> {
        self.ratio(peer, |cost| cost.peak_mebibytes)
    }

    fn ratio(&self, peer: usize, of: fn(&Cost) -> Option<f64>) -> Option<f64> {
        let (ours, theirs) = (self.ours.as_ref().ok()?, self.theirs[peer].as_ref().ok()?);
        let pairs = ours.iter().zip(theirs);
        median(pairs.filter_map(|(ours, theirs)| Some(of(ours)? / of(theirs)?)))
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
    use super::median;

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
}
