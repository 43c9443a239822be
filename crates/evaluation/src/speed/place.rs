//! Where the work is done, and the programs that run there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::job::{Beside, Clock, Run};

/// Where the work is done, and on what.
pub(crate) struct Place {
    pub(crate) articles: u64,
    pub(crate) corpus: PathBuf,
    pub(crate) index: PathBuf,
    /// Where programs run and leave what nobody reads.
    pub(crate) scratch: PathBuf,
    pub(crate) otherwords: PathBuf,
    /// Folder of the peers' scripts.
    pub(crate) peers: Option<PathBuf>,
    ourselves: PathBuf,
}

/// Name of the job that makes the index for the others.
pub(crate) const INDEX: &str = "index";

impl Place {
    pub(crate) fn new(
        work: &Path,
        otherwords: &Path,
        peers: Option<&Path>,
        articles: u64,
    ) -> anyhow::Result<Self> {
        let scratch = work.join("scratch");
        std::fs::create_dir_all(&scratch)
            .with_context(|| format!("cannot make {}", scratch.display()))?;
        Ok(Self {
            articles,
            corpus: work.join(format!("{articles}.jsonl")),
            index: work.join(format!("{articles}.index")),
            scratch,
            otherwords: otherwords.to_path_buf(),
            peers: peers.map(Path::to_path_buf),
            ourselves: std::env::current_exe()?,
        })
    }

    /// `otherwords` with these arguments.
    pub(crate) fn otherwords<A: Into<OsString>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Run {
        self.run(self.otherwords.clone(), arguments)
    }

    /// A kernel of this program on the index.
    pub(crate) fn kernel(&self, name: &str, clock: Clock) -> Run {
        let arguments = [os("kernel"), os(name), os(&self.index)];
        Run {
            clock,
            ..self.run(self.ourselves.clone(), arguments)
        }
    }

    fn run<A: Into<OsString>>(
        &self,
        program: PathBuf,
        arguments: impl IntoIterator<Item = A>,
    ) -> Run {
        Run {
            program,
            arguments: arguments.into_iter().map(Into::into).collect(),
            folder: self.scratch.clone(),
            makes: None,
            clock: Clock::Whole,
        }
    }

    /// `otherwords report` of a source, or of the sample.
    pub(crate) fn report(&self, source: Option<&Path>) -> Run {
        let out = self.scratch.join("report");
        let options = [os("report"), os("--quiet"), os("--out"), os(&out)];
        Run {
            makes: Some(out),
            ..self.otherwords(options.into_iter().chain(source.map(os)))
        }
    }

    /// `otherwords index` from nothing.
    pub(crate) fn index(&self, more: &[&str]) -> Run {
        let (source, into) = (os(&self.corpus), os(&self.index));
        let options = [os(INDEX), os("--quiet"), source, os("--into"), into];
        Run {
            makes: Some(self.index.clone()),
            ..self.otherwords(options.into_iter().chain(more.iter().map(os)))
        }
    }

    /// `otherwords search` on the index.
    pub(crate) fn search(&self, query: &str, more: &[&str]) -> Run {
        let asked = [os("search"), os(&self.index), os(query)];
        self.otherwords(asked.into_iter().chain(more.iter().map(os)))
    }

    /// The bare engine indexing the same corpus.
    pub(crate) fn bare_engine(&self) -> Beside {
        // Not where programs run: `search` would take it for the index that it was not given.
        let into = self.index.with_extension("plain");
        let arguments = [os("index-plainly"), os(&self.corpus), os(&into)];
        let run = Run {
            makes: Some(into),
            ..self.run(self.ourselves.clone(), arguments)
        };
        Beside::yardstick("tantivy alone, the same fields", run)
    }
}

/// As an argument of a program.
pub(crate) fn os(text: impl AsRef<std::ffi::OsStr>) -> OsString {
    text.as_ref().to_owned()
}
