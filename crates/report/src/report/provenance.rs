//! What was done, so that it can be done again. No clock and no machine in it.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::settings::Settings;

/// Bytes of a digest that name a report.
const BYTES: usize = 6;

/// Everything besides the [settings](super::Settings) that decides the bytes of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Short name of this report: the beginning of a digest over everything else here and what was
    /// asked. Reports with the same id are the same report.
    pub report_id: String,
    /// Name and version of the program.
    pub program: String,
    /// Versions of what analysed the text.
    pub analysers: String,
    /// Fingerprint of all articles in the index.
    pub index_fingerprint: String,
    /// Fingerprint of what was decided about them: events, outlets, copies, boilerplate; empty
    /// where nothing was.
    #[serde(default)]
    pub curation_fingerprint: String,
    /// Articles in the index, taking part or not.
    pub index_articles: u64,
    /// Start of every random stream.
    pub seed: u64,
}

impl Provenance {
    pub(super) fn new(
        provenance: &otherwords_comparison::Provenance,
        title: &str,
        settings: &Settings,
    ) -> Self {
        let mut this = Self {
            report_id: String::new(),
            program: provenance.program.clone(),
            analysers: provenance.analysers.clone(),
            index_fingerprint: provenance.index_fingerprint.clone(),
            curation_fingerprint: provenance.curation_fingerprint.clone(),
            index_articles: provenance.index_articles,
            seed: provenance.seed,
        };
        this.report_id = id(&(title, settings, &this));
        this
    }
}

/// The beginning of a digest.
pub(super) fn id(of: &impl Serialize) -> String {
    let mut written = Digest(Sha256::new());
    serde_json::to_writer(&mut written, of).expect("plain values, whose maps have texts as keys");
    let digest = written.0.finalize();
    let bytes = digest.iter().take(BYTES);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// A digest of what is written to it: a report need not be held as text to be named.
struct Digest(Sha256);

impl Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
