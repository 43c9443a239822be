//! Every check, one file each, in the order in which they are run.

mod close_reading;
mod contrasts;
mod extraction;
mod languages;
mod loadedness;
mod loading;
mod omissions;
mod summons;

mod boilerplate;
mod calibration;
mod copies;
mod divergence;
mod exact;
mod golden;
mod linking;
mod names;
mod power;
mod ranking;

mod curation_scale;

pub(crate) use contrasts::train_naming;

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
        name: "languages",
        covers: "articles in 27 languages pass without a problem",
        run: languages::run,
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
    Check {
        name: "loadedness",
        covers: "B5: marked words are found in events held out",
        run: loadedness::run,
    },
    Check {
        name: "extraction",
        covers: "the articles in web pages are found, with day and outlet",
        run: extraction::run,
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
