//! Problems of one kind in one file: told one by one while they are few, then only counted, so that
//! a file of a million bad records does not make a million lines.

use crate::Outcome;

/// Kinds of problems with single records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Broken,
    NoText,
    NoOutlet,
    Date,
    Language,
    Renamed,
    Short,
    Other,
}

const N_KINDS: usize = 8;

/// How many are told one by one.
pub(super) const MOST_TOLD: u64 = 100;

/// How many problems there were of each kind.
#[derive(Default)]
pub(super) struct Tally {
    kinds: [Option<(u64, String, Outcome)>; N_KINDS],
}

impl Tally {
    /// Counts a problem; whether it is still to be told.
    pub(super) fn count(&mut self, kind: Kind, what: &str, outcome: Outcome) -> bool {
        let (n, last, last_outcome) =
            self.kinds[kind as usize].get_or_insert_with(|| (0, String::new(), outcome));
        *n += 1;
        *last_outcome = outcome;
        if *n > MOST_TOLD && *last != what {
            what.clone_into(last);
        }
        *n <= MOST_TOLD
    }

    /// Counts more problems that shall not be told one by one.
    pub(super) fn count_more(&mut self, kind: Kind, more: u64) {
        if let Some((n, _, _)) = &mut self.kinds[kind as usize] {
            *n += more;
        }
    }

    /// What was counted but not told.
    pub(super) fn untold(self) -> impl Iterator<Item = (String, Outcome)> {
        let many = self
            .kinds
            .into_iter()
            .flatten()
            .filter(|(n, _, _)| *n > MOST_TOLD);
        many.map(|(n, last, outcome)| {
            let n_untold = n - MOST_TOLD;
            (
                format!("{n_untold} more records with problems of this kind; the last: {last}"),
                outcome,
            )
        })
    }
}
