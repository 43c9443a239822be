//! Which articles of a corpus are the same record twice, and which only share an id. Whether two
//! texts are copies of each other is another question.

use std::collections::{HashMap, HashSet};

use crate::Article;
use crate::article::Signature;

/// All ids and records so far: some 80 bytes an article.
#[derive(Default)]
pub(super) struct Identities {
    /// For each id, by its signature, how many articles want it.
    ids: HashMap<[u8; 16], u32>,
    records: HashSet<[u8; 16]>,
}

/// What an article is to those before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Identity {
    New,
    /// The very same record has been before.
    Repeat,
    /// Another article has its id; it got a new one. Holds the id it wanted.
    Renamed(String),
}

impl Identities {
    /// Sees an article; may give it a new id.
    pub(super) fn admit(&mut self, article: &mut Article) -> Identity {
        if !self.records.insert(article.fingerprint()) {
            return Identity::Repeat;
        }
        if self.claim(&article.id) {
            return Identity::New;
        }
        let wanted = article.id.clone();
        article.id = self.free_id(&wanted);
        Identity::Renamed(wanted)
    }

    fn claim(&mut self, id: &str) -> bool {
        let n_wanting = self.ids.entry(signature(id)).or_default();
        *n_wanting += 1;
        *n_wanting == 1
    }

    /// `id#2`, `id#3` and so on.
    fn free_id(&mut self, id: &str) -> String {
        loop {
            let n_wanting = self.ids.get(&signature(id)).copied().unwrap_or(1);
            let candidate = format!("{id}#{n_wanting}");
            if self.claim(&candidate) {
                return candidate;
            }
            self.claim(id);
        }
    }
}

/// The id of an article that has none: the same for the same article in any corpus.
pub(super) fn own_id(outlet: &str, url: &str, title: &str, body: &str) -> String {
    let mut signature = Signature::default();
    signature.text(outlet);
    if url.is_empty() {
        signature.text(title).text(body);
    } else {
        signature.text(url);
    }
    signature.finish()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn signature(id: &str) -> [u8; 16] {
    Signature::default().text(id).finish()
}
