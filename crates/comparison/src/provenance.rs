//! What was done, so that it can be done again. No clock and no machine in it.

use otherwords_indexer::{Index, Versions};

use crate::error::CompareError;
use crate::gather::Material;

/// Everything that decides the bytes of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Name and version of this program.
    pub program: String,
    /// Versions of what analysed the text; and the user's vectors, where there are some.
    pub analysers: String,
    /// Fingerprint of all articles in the index.
    pub index_fingerprint: String,
    /// Fingerprint of what was decided about them: events, outlets, copies, boilerplate; empty
    /// where nothing was.
    pub curation_fingerprint: String,
    /// Articles in the index, taking part or not.
    pub index_articles: u64,
    /// Start of every random stream.
    pub seed: u64,
}

pub(crate) fn provenance(
    index: &Index,
    material: &Material<'_, '_>,
) -> Result<Provenance, CompareError> {
    Ok(Provenance {
        program: concat!("otherwords ", env!("CARGO_PKG_VERSION")).to_owned(),
        analysers: match &material.plan.vectors {
            None => Versions::current().to_string(),
            Some(own) => format!("{}, {own}", Versions::current()),
        },
        index_fingerprint: index.fingerprint()?,
        curation_fingerprint: index.curation().fingerprint(),
        index_articles: index.n_articles(),
        seed: material.plan.seed,
    })
}
