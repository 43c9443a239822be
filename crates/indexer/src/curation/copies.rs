//! Articles with the text of others: whole, as clusters, and in part, as passages.

use serde::{Deserialize, Serialize};

use super::stretch::Stretch;
use crate::article::ArticleRow;

/// What articles have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// Articles with one text, cluster by cluster.
    pub clusters: Vec<CopyCluster>,
    /// Passages of articles that are otherwise their own.
    pub passages: Vec<SharedPassage>,
}

/// Articles with one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CopyCluster {
    /// Two or more, in the order of publication.
    pub articles: Vec<CopyMember>,
}

/// An article of a cluster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyMember {
    /// Its id.
    pub id: String,
    /// Fingerprint of its content when this was found.
    pub fingerprint: u64,
    /// Share of the shorter text's word sequences that it has in common with the first article of
    /// the cluster.
    pub share: f64,
    /// The agency that its text names as its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

/// A passage that an article shares with an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedPassage {
    /// Id of the article that had it before.
    pub earlier: String,
    /// Id of the article that has it as well.
    pub later: String,
    /// Fingerprint of the later one's content when this was found.
    pub fingerprint: u64,
    /// The same of the earlier one; `None` where it was not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_fingerprint: Option<u64>,
    /// The words in the later one, outside quotation marks.
    pub stretches: Vec<Stretch>,
}

impl SharedPassage {
    /// Whether the earlier article, as it is now, is the one in which this was found.
    pub fn is_still_in(&self, earlier: &ArticleRow) -> bool {
        self.earlier_fingerprint
            .is_none_or(|fingerprint| fingerprint == earlier.fingerprint)
    }

    /// Whether both articles are as they were when this was found.
    pub fn holds(&self, earlier: &ArticleRow, later: &ArticleRow) -> bool {
        self.is_still_in(earlier) && self.fingerprint == later.fingerprint
    }
}

/// A line of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Record {
    Cluster(CopyCluster),
    Passage(SharedPassage),
}

impl Copies {
    pub(super) fn records(&self) -> Vec<Record> {
        let clusters = self.clusters.iter().cloned().map(Record::Cluster);
        let passages = self.passages.iter().cloned().map(Record::Passage);
        clusters.chain(passages).collect()
    }

    pub(super) fn divide(records: Vec<Record>) -> (Vec<CopyCluster>, Vec<SharedPassage>) {
        let (mut clusters, mut passages) = (Vec::new(), Vec::new());
        for record in records {
            match record {
                Record::Cluster(cluster) => clusters.push(cluster),
                Record::Passage(passage) => passages.push(passage),
            }
        }
        (clusters, passages)
    }
}
