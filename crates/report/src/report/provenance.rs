//! What was done, so that it can be done again. No clock and no machine in it.

use serde::{Deserialize, Serialize};

/// Everything besides the [settings](super::Settings) that decides the bytes of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
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
    pub(super) fn new(provenance: &otherwords_comparison::Provenance) -> Self {
        Self {
            program: provenance.program.clone(),
            analysers: provenance.analysers.clone(),
            index_fingerprint: provenance.index_fingerprint.clone(),
            curation_fingerprint: provenance.curation_fingerprint.clone(),
            index_articles: provenance.index_articles,
            seed: provenance.seed,
        }
    }
}
