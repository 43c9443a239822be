//! Every check, one file each, in the order in which they are run.

mod loading;

mod calibration;
mod divergence;
mod exact;
mod golden;
mod names;
mod power;
mod ranking;

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
        name: "calibration",
        covers: "B1, B2: p where nothing is to be found, beside what others call p",
        run: calibration::run,
    },
    Check {
        name: "power",
        covers: "B3: planted differences found, and false ones among them",
        run: power::run,
    },
    Check {
        name: "exact",
        covers: "B4: the law of the score against listing every relabelling",
        run: exact::run,
    },
    Check {
        name: "ranking",
        covers: "B6: annotated words at the top inside one event",
        run: ranking::run,
    },
    Check {
        name: "divergence",
        covers: "B13, B14: centred divergence where nothing differs",
        run: divergence::run,
    },
    Check {
        name: "names",
        covers: "B15: names by their capitals (needs --lexicon)",
        run: names::run,
    },
    Check {
        name: "golden",
        covers: "B16: agreement with other implementations",
        run: golden::run,
    },
];
