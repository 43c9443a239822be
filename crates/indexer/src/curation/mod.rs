//! What was decided about the articles of an index, by the program or by a researcher, kept beside
//! it: which event an article belongs to, which names are one outlet, which articles are copies,
//! what is boilerplate. Nothing here is in the words of the index, so nothing is indexed again when
//! a decision changes: an [`Index`](crate::Index) lays it over its rows and counts when it is opened.
//!
//! Every decision names articles by id, and those about places in a text also by fingerprint: a
//! decision about an article that is gone, or says something else now, is not applied.

mod boilerplate;
mod copies;
mod curate;
mod event;
mod kept;
mod link;
mod outlet;
mod stretch;

use std::path::Path;

pub use boilerplate::{ArticleBoilerplate, Boilerplate, Decision, Passage};
pub use copies::{Copies, CopyCluster, CopyMember, SharedPassage};
pub use curate::{Curated, LeftOut, MOST_ARTICLES, MOST_LINKED, Relinked, curate};
pub use event::{AssignedBy, CuratedEvent};
pub use outlet::{AliasVerdict, OutletAlias};
pub use stretch::{Stretch, stretches};

use crate::error::IndexError;

/// All decisions about an index. Empty for an index that nobody curated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curation {
    /// Events that were found or corrected, sorted by name. An article in none of them keeps the
    /// event that its source gave.
    pub events: Vec<CuratedEvent>,
    /// Names that mean another outlet, or may, sorted by name.
    pub outlets: Vec<OutletAlias>,
    /// Articles with the text of others.
    pub copies: Copies,
    /// What outlets print again and again.
    pub boilerplate: Boilerplate,
}

/// The files, in the order in which they are written.
const EVENTS: &str = "curated_events.jsonl";
const OUTLETS: &str = "curated_outlets.jsonl";
const COPIES: &str = "curated_copies.jsonl";
const BOILERPLATE: &str = "curated_boilerplate.jsonl";

impl Curation {
    /// Reads the decisions kept with an index; none where it has no such files.
    ///
    /// # Errors
    /// Where a file cannot be read or is not what was written.
    pub fn read(index: &Path) -> Result<Self, IndexError> {
        let (clusters, passages) = Copies::divide(kept::read(index, COPIES)?);
        let (lines, articles) = Boilerplate::divide(kept::read(index, BOILERPLATE)?);
        Ok(Self {
            events: kept::read(index, EVENTS)?,
            outlets: kept::read(index, OUTLETS)?,
            copies: Copies { clusters, passages },
            boilerplate: Boilerplate {
                passages: lines,
                articles,
            },
        })
    }

    /// Keeps the decisions with an index, each file aside first and all or nothing.
    /// `fingerprint` is that of the articles they are about ([`Index::fingerprint`](crate::Index::fingerprint)).
    ///
    /// # Errors
    /// Where a file cannot be written: it stays what it was.
    pub fn write(&self, index: &Path, fingerprint: &str) -> Result<(), IndexError> {
        kept::write(index, EVENTS, fingerprint, &self.events)?;
        kept::write(index, OUTLETS, fingerprint, &self.outlets)?;
        kept::write(index, COPIES, fingerprint, &self.copies.records())?;
        kept::write(index, BOILERPLATE, fingerprint, &self.boilerplate.records())
    }

    /// The outlet that a name means, through all merges that were confirmed; the name itself where
    /// it means no other.
    pub fn outlet<'n>(&'n self, name: &'n str) -> &'n str {
        let mut outlet = name;
        // As many steps as there are merges, so that a circle ends.
        for _ in 0..self.outlets.len() {
            let confirmed = |alias: &&OutletAlias| {
                alias.alias == outlet && alias.verdict == AliasVerdict::Confirmed
            };
            match self.outlets.iter().find(confirmed) {
                Some(alias) => outlet = &alias.outlet,
                None => break,
            }
        }
        outlet
    }

    /// Whether there is no decision at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A fingerprint of all decisions that change a count, so that a report can name what it was
    /// counted under; empty where there is none.
    pub fn fingerprint(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let mut hasher = blake3::Hasher::new();
        for text in [
            kept::lines(&self.events),
            kept::lines(&self.outlets),
            kept::lines(&self.copies.records()),
            kept::lines(&self.boilerplate.records()),
        ] {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.finalize().to_hex()[..32].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use otherwords_text::Layer;

    use super::*;

    fn curation() -> Curation {
        let stretch = Stretch {
            start: 3,
            end: 9,
            layer: Layer::Voice,
        };
        Curation {
            events: vec![CuratedEvent {
                name: "Harbour \"strike\"".into(),
                by: AssignedBy::Corrected,
                locked: true,
                articles: vec!["a".into(), "b".into()],
            }],
            outlets: vec![OutletAlias {
                alias: "harbour.example".into(),
                outlet: "Harbour Ledger".into(),
                verdict: AliasVerdict::Suggested,
                reason: "its articles stand at that address".into(),
            }],
            copies: Copies {
                clusters: vec![CopyCluster {
                    articles: vec![CopyMember {
                        id: "a".into(),
                        fingerprint: u64::MAX,
                        share: 0.75,
                        agency: Some("AP".into()),
                    }],
                }],
                passages: vec![SharedPassage {
                    earlier: "a".into(),
                    later: "b".into(),
                    fingerprint: 7,
                    earlier_fingerprint: None,
                    stretches: vec![stretch],
                }],
            },
            boilerplate: Boilerplate {
                passages: vec![Passage {
                    outlet: "Harbour Ledger".into(),
                    key: "signuphere".into(),
                    text: "Sign up\there".into(),
                    articles: 12,
                    found: "repeated".into(),
                    decision: Decision::Keep,
                }],
                articles: vec![ArticleBoilerplate {
                    id: "a".into(),
                    fingerprint: 5,
                    stretches: vec![(0, stretch)],
                }],
            },
        }
    }

    #[test]
    fn decisions_are_read_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Curation::read(folder.path()).unwrap().is_empty());
        curation().write(folder.path(), "f").unwrap();
        assert_eq!(Curation::read(folder.path()).unwrap(), curation());
        let files = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(files, 4, "nothing is left aside");
    }

    #[test]
    fn decisions_that_nobody_took_leave_no_file() {
        let folder = tempfile::tempdir().unwrap();
        curation().write(folder.path(), "f").unwrap();
        Curation::default().write(folder.path(), "f").unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(Curation::read(folder.path()).unwrap().is_empty());
    }

    #[test]
    fn a_changed_letter_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        curation().write(folder.path(), "f").unwrap();
        for file in [EVENTS, OUTLETS, COPIES, BOILERPLATE] {
            let path = folder.path().join(file);
            let whole = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, whole.replacen('a', "e", 1)).unwrap();
            let read = Curation::read(folder.path());
            assert!(matches!(read, Err(IndexError::Damaged { .. })), "{file}");
            std::fs::write(&path, whole).unwrap();
        }
    }

    #[test]
    fn the_fingerprint_tells_decisions_apart() {
        let mut other = curation();
        other.boilerplate.passages[0].decision = Decision::Found;
        assert_ne!(curation().fingerprint(), other.fingerprint());
        assert_eq!(Curation::default().fingerprint(), "");
    }
}
