//! Who else does such work, in Python: their scripts are given by a folder, their packages are used
//! where they are installed. None of them is part of the project.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::job::{Beside, Clock, Run};
use super::place::Place;

/// A script of the folder.
pub(crate) struct Peer {
    name: &'static str,
    /// As Python's package index calls it.
    package: &'static str,
    script: &'static str,
    /// After the corpus.
    arguments: &'static [&'static str],
    clock: Clock,
    /// It needs more memory or patience than there is for more articles than these.
    most_articles: u64,
}

/// Counts of words by outlet.
pub(crate) const POLARS: Peer = Peer {
    name: "polars",
    package: "polars",
    script: "pol.py",
    arguments: &[],
    clock: Clock::Whole,
    most_articles: 1_000_000,
};

/// The same in a database.
pub(crate) const DUCKDB: Peer = Peer {
    name: "DuckDB",
    package: "duckdb",
    script: "duck.py",
    arguments: &[],
    clock: Clock::Whole,
    most_articles: 1_000_000,
};

/// Counts and log-odds of each outlet against the rest.
pub(crate) const SCIKIT_LEARN: Peer = Peer {
    name: "scikit-learn, numpy",
    package: "scikit-learn",
    script: "sk.py",
    arguments: &[],
    clock: Clock::Whole,
    most_articles: 100_000,
};

/// Bootstrap replicates on sparse matrices. Few are run; the script prints milliseconds for one,
/// which are seconds for a thousand.
pub(crate) const NUMPY_BOOTSTRAP: Peer = Peer {
    name: "numpy, scipy (1,000 draws from 10)",
    package: "scikit-learn",
    script: "sk.py",
    arguments: &["10"],
    clock: Clock::Printed("per replicate"),
    most_articles: 100_000,
};

/// A page with a plot of terms in two categories.
pub(crate) const SCATTERTEXT: Peer = Peer {
    name: "scattertext",
    package: "scattertext",
    script: "scat.py",
    arguments: &[],
    clock: Clock::Whole,
    most_articles: 10_000,
};

/// The packages of all peers.
pub(crate) const PACKAGES: [&str; 4] = ["scikit-learn", "polars", "duckdb", "scattertext"];

const PYTHON: &str = "python3";

impl Peer {
    /// It on the corpus of a place, or why not.
    pub(crate) fn beside(&self, place: &Place) -> Beside {
        Beside {
            name: self.name,
            run: self.run(place),
            time_ratio: None,
            memory_ratio: None,
            least_articles: 0,
        }
    }

    fn run(&self, place: &Place) -> Result<Run, &'static str> {
        let script = self.script(place.peers.as_deref())?;
        if place.articles > self.most_articles {
            return Err("not at this size");
        }
        installed(self.package).ok_or("not installed")?;
        let mut arguments: Vec<OsString> = vec![script.into(), place.corpus.clone().into()];
        arguments.extend(self.arguments.iter().map(OsString::from));
        Ok(Run {
            program: PathBuf::from(PYTHON),
            arguments,
            folder: place.scratch.clone(),
            makes: None,
            clock: self.clock,
        })
    }

    fn script(&self, folder: Option<&Path>) -> Result<PathBuf, &'static str> {
        let script = folder.ok_or("not asked for")?.join(self.script);
        script.canonicalize().map_err(|_| "no script")
    }
}

/// The version of an installed Python package.
pub(crate) fn installed(package: &str) -> Option<String> {
    let ask = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))";
    let asked = Command::new(PYTHON)
        .args(["-c", ask, package])
        .output()
        .ok()?;
    let version = String::from_utf8(asked.stdout).ok()?;
    asked.status.success().then(|| version.trim().to_owned())
}
