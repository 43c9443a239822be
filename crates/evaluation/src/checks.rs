//! Every check, one file each, in the order in which they are run.

mod close_reading;
mod contrasts;
mod loading;
mod omissions;
mod summons;

use crate::data::Data;
use crate::finding::Finding;

/// A check: what it is called, what it covers, and how it is run.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) covers: &'static str,
    pub(crate) run: fn(&Data) -> anyhow::Result<Vec<Finding>>,
}

/// A new check is one file and one line here.
pub(crate) const CHECKS: &[Check] = &[
    Check {
        name: "loading",
        covers: "every corpus is read whole",
        run: loading::run,
    },
    Check {
        name: "contrasts",
        covers: "B7, B8: different words for the same referent, on NewsWCL50",
        run: contrasts::run,
    },
    Check {
        name: "summons",
        covers: "B10: the summons story on the first screen",
        run: summons::run,
    },
    Check {
        name: "omissions",
        covers: "deleted sentences are missed, untouched ones as often as promised",
        run: omissions::run,
    },
    Check {
        name: "close-reading",
        covers: "seconds to read an event; contrasts for people to judge",
        run: close_reading::run,
    },
];
