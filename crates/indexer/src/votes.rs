//! One text, one vote: which articles, and which of their words, count.
//!
//! Boilerplate never counts. Of articles with the same text, the first within a *frame* (the
//! articles that take part) counts, or none of them, or all; a passage that an article shares with
//! an earlier one counts in the earlier one, as long as that counts itself. Who is first depends
//! on the frame, so that a text has a vote even where its first publication takes no part.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use tantivy::DocAddress;

use crate::article::ArticleRow;
use crate::curation::{CopyMember, SharedPassage};
use crate::error::IndexError;
use crate::index::Index;
use crate::mask::{Mask, Masks};
use crate::query::Query;

/// What becomes of articles with the same text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyRule {
    /// The first one counts: by date (undated last), then outlet, then id.
    #[default]
    Once,
    /// Each counts.
    All,
    /// None counts where several outlets have it; of one outlet's repeats the first.
    Drop,
}

impl CopyRule {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::Once, Self::All, Self::Drop];

    /// As written in queries and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::All => "all",
            Self::Drop => "drop",
        }
    }

    /// The rule of this [`name`](CopyRule::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// Which articles and words count.
#[derive(Debug, Default)]
pub(crate) struct Votes {
    /// Articles that do not count.
    without: BTreeSet<DocAddress>,
    /// Words that do not, by segment.
    masks: Arc<Vec<Masks>>,
    /// Whether a passage is set aside because another article had it.
    has_passages: bool,
}

impl Votes {
    /// All articles, with all their words but boilerplate.
    pub(crate) fn plain(masks: Arc<Vec<Masks>>) -> Self {
        Self {
            masks,
            ..Self::default()
        }
    }

    /// Whether an article counts at all.
    pub(crate) fn counts(&self, address: DocAddress) -> bool {
        !self.without.contains(&address)
    }

    /// The words of an article that do not count.
    pub(crate) fn mask(&self, address: DocAddress) -> Option<&Mask> {
        self.segment(address.segment_ord as usize)?
            .get(&address.doc_id)
    }

    /// The masks of a segment, where it has any.
    pub(crate) fn segment(&self, segment: usize) -> Option<&Masks> {
        self.masks.get(segment).filter(|masks| !masks.is_empty())
    }

    /// Whether more than boilerplate is set aside.
    pub(crate) fn sets_copies_aside(&self) -> bool {
        !self.without.is_empty() || self.has_passages
    }
}

impl Index {
    /// The votes within a frame of articles.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn votes_among(
        &self,
        rule: CopyRule,
        takes_part: impl Fn(&ArticleRow) -> bool,
    ) -> Result<Votes, IndexError> {
        let boilerplate = self.boilerplate_masks()?;
        let copies = &self.curation().copies;
        let nothing = copies.clusters.is_empty() && copies.passages.is_empty();
        if rule == CopyRule::All || nothing {
            return Ok(Votes::plain(boilerplate));
        }
        let rows: HashMap<&str, &ArticleRow> = self
            .articles()?
            .iter()
            .filter(|row| takes_part(row))
            .map(|row| (row.id.as_str(), row))
            .collect();
        let mut without = BTreeSet::new();
        // Articles whose text counts, if not in themselves then in a copy.
        let mut have_a_vote: BTreeSet<&str> = BTreeSet::new();
        for cluster in &copies.clusters {
            let is_as_found = |member: &&CopyMember| {
                let row = rows.get(member.id.as_str());
                row.is_some_and(|row| row.fingerprint == member.fingerprint)
            };
            let members = cluster.articles.iter().filter(is_as_found);
            let ids: Vec<&str> = members.map(|member| member.id.as_str()).collect();
            let cluster: Vec<&ArticleRow> = ids.iter().map(|id| rows[id]).collect();
            let left_out = left_out(rule, &cluster);
            if left_out.len() < ids.len() {
                have_a_vote.extend(ids);
            }
            without.extend(left_out);
        }
        let counts = |row: &&&ArticleRow| !without.contains(&row.address);
        let mut passages: HashMap<DocAddress, Vec<&SharedPassage>> = HashMap::new();
        for passage in &copies.passages {
            let earlier = passage.earlier.as_str();
            let still_has_it = rows.get(earlier).filter(|row| passage.is_still_in(row));
            let is_counted =
                have_a_vote.contains(earlier) || still_has_it.filter(|row| counts(row)).is_some();
            let later = rows.get(passage.later.as_str()).filter(counts);
            let later = later.filter(|row| row.fingerprint == passage.fingerprint);
            if let (true, Some(later)) = (is_counted, later) {
                passages.entry(later.address).or_default().push(passage);
            }
        }
        Ok(Votes {
            has_passages: !passages.is_empty(),
            masks: with_passages(self.segments().len(), &boilerplate, passages),
            without,
        })
    }

    /// The votes that a query asks for with `copies:`; kept, because a report asks for the same
    /// thousands of times.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(crate) fn votes(&self, rule: CopyRule, among: &Query) -> Result<Arc<Votes>, IndexError> {
        let key = (rule, among.to_string());
        if let Some(votes) = self.known_votes(&key) {
            return Ok(votes);
        }
        let votes = match among {
            Query::All => self.votes_among(rule, |_| true)?,
            frame => {
                let frame = self.count(frame)?;
                let addresses: BTreeSet<DocAddress> =
                    frame.iter().map(|(row, _)| row.address).collect();
                self.votes_among(rule, |row| addresses.contains(&row.address))?
            }
        };
        Ok(self.keep_votes(key, Arc::new(votes)))
    }
}

/// The articles of a cluster, in the order of publication, that do not count.
fn left_out(rule: CopyRule, cluster: &[&ArticleRow]) -> Vec<DocAddress> {
    let several_outlets = cluster
        .windows(2)
        .any(|pair| pair[0].outlet != pair[1].outlet);
    let first = usize::from(rule == CopyRule::Once || !several_outlets);
    cluster.iter().skip(first).map(|row| row.address).collect()
}

fn with_passages(
    n_segments: usize,
    boilerplate: &Arc<Vec<Masks>>,
    passages: HashMap<DocAddress, Vec<&SharedPassage>>,
) -> Arc<Vec<Masks>> {
    if passages.is_empty() {
        return boilerplate.clone();
    }
    let mut masks: Vec<Masks> = (**boilerplate).clone();
    masks.resize_with(n_segments, Masks::default);
    // In no order: each article has its own mask.
    #[allow(clippy::iter_over_hash_type)]
    for (address, passages) in passages {
        let mask = masks[address.segment_ord as usize]
            .entry(address.doc_id)
            .or_default();
        let stretches = passages.iter().flat_map(|passage| &passage.stretches);
        *mask = mask.with(stretches.copied());
    }
    Arc::new(masks)
}
