//! Every check, one file each, in the order in which they are run.

mod loading;

mod boilerplate;
mod copies;
mod linking;

mod curation_scale;

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
        name: "boilerplate",
        covers: "what outlets print under every article is found",
        run: boilerplate::run,
    },
    Check {
        name: "copies",
        covers: "B12: copies are found, and only copies",
        run: copies::run,
    },
    Check {
        name: "linking",
        covers: "B11: the events that articles report are found",
        run: linking::run,
    },
    Check {
        name: "linking-headlines",
        covers: "the same by headlines alone",
        run: linking::headlines,
    },
    Check {
        name: "linking-added",
        covers: "additions day by day give the events of all at once",
        run: linking::added,
    },
    Check {
        name: "curation-scale",
        covers: "time of 10,000, 20,000 and 50,000 articles",
        run: curation_scale::run,
    },
];
