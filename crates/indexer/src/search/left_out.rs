//! What a query finds among words that are not counted elsewhere: in boilerplate, and in copies. Asked so
//! that a number can be told apart from another that leaves them out, or includes them.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Articles, Plan};
use crate::error::IndexError;
use crate::index::Index;
use crate::query::{Filter, Query};
use crate::votes::{CopyRule, Votes};

impl Index {
    /// Places that a query would find in boilerplate. They are none of its hits.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn hits_in_boilerplate(&self, query: &Query) -> Result<u64, IndexError> {
        let boilerplate = self.guard(|| self.boilerplate_masks())?;
        if boilerplate.is_empty() {
            return Ok(0);
        }
        let mut plan = self.guard(|| Plan::new(self, query))?;
        // Not the query's own votes: a passage that another article had before is no boilerplate.
        plan.votes = Arc::new(Votes::plain(boilerplate));
        let counted = hits(&plan)?;
        plan.votes = Arc::new(Votes::default());
        Ok(hits(&plan)?.saturating_sub(counted))
    }

    /// How many of a query's hits stand in copies of other articles, or in passages that another had
    /// before: what `copies:once` would leave out. None where the query itself says what becomes of copies.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn hits_in_copies(&self, query: &Query) -> Result<u64, IndexError> {
        let copies = &self.curation().copies;
        let has_copies = !copies.clusters.is_empty() || !copies.passages.is_empty();
        if !has_copies || query.copies().is_some() {
            return Ok(0);
        }
        let once = Query::Filter(Filter::Copies {
            rule: CopyRule::Once,
            among: Box::new(query.filters()),
        });
        let once = Query::all_of(vec![query.clone(), once]);
        let all = hits(&self.guard(|| Plan::new(self, query))?)?;
        Ok(all.saturating_sub(hits(&self.guard(|| Plan::new(self, &once))?)?))
    }
}

/// All hits of a plan.
fn hits(plan: &Plan<'_>) -> Result<u64, IndexError> {
    let segments = (0..plan.index.segments().len()).into_par_iter();
    let of_segment = |segment: usize| {
        plan.index.guard(|| {
            let mut articles = Articles::open(plan, segment)?;
            let mut n_hits = 0;
            while let Some(doc) = articles.next() {
                n_hits += articles.spans(doc).len() as u64;
            }
            Ok(n_hits)
        })
    };
    segments.map(of_segment).sum()
}
