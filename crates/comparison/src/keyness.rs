//! Key terms: which words one side uses more than the other, by how much, and how sure that is.
//!
//! Every word is counted once. Each table sees all counts, keeps a light row of every term for the
//! correction of its family, and only the best rows are worked out in full.

mod copies;
mod pairing;
mod pattern;
mod ranking;
mod row;
mod swapped;
mod terms;

mod chance;
mod family;
mod influence;
mod outlets;
mod power;
mod quotations;

pub use chance::Chance;
pub use influence::Dependence;
pub use outlets::{OutletRate, OutletTable, OutletTerm, Stance};
pub use power::{Power, PowerCase};
pub use quotations::DrivenBy;

use otherwords_corpus::{Progress, Silent};
use otherwords_indexer::IndexError;
use otherwords_indexer::query::Query;
use rayon::prelude::*;

use crate::evidence::Evidence;
use crate::footing::Footing;
use crate::gather::Material;
use crate::plan::{Layers, Matchup, Unit};
use crate::tags::Tag;
use crate::words::Words;

pub(crate) use copies::mark_copies_sensitive;
use outlets::which_outlets;
pub(crate) use pairing::footings;
use pairing::{Pairings, Together, pairings};
use ranking::rank;
use row::Finishing;
use terms::Terms;

/// Over which articles a table goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All articles that take part.
    All,
    /// Those of one event.
    Event(String),
}

/// One target against one reference, in one scope, unit and layer.
#[derive(Clone, Debug)]
pub struct KeyTerms {
    /// Over which articles.
    pub scope: Scope,
    /// Who against whom.
    pub matchup: Matchup,
    /// Words or sequences.
    pub unit: Unit,
    /// Whose words.
    pub layers: Layers,
    /// Whether anything is tested, and if not, why.
    pub footing: Footing,
    /// Articles of the target.
    pub target_articles: u64,
    /// Articles of the reference.
    pub reference_articles: u64,
    /// Words of the target in these layers.
    pub target_words: u64,
    /// Words of the reference in these layers.
    pub reference_words: u64,
    /// Events in which both sides have articles.
    pub events: u64,
    /// Whether the test saw counts at a common length, because outlets' lengths differ.
    pub is_levelled: bool,
    /// Terms that were compared: the family of the correction.
    pub compared: u64,
    /// Of these, terms that take part in the correction: the others could hardly be found.
    pub corrected: u64,
    /// Terms called significant, in both directions.
    pub significant: u64,
    /// What the table finds where there is nothing to find; `None` where nothing is tested.
    pub chance: Option<Chance>,
    /// What it could have found; `None` where nothing is tested, and for tables about one event.
    pub power: Option<Power>,
    /// The best terms in both directions: tested ones by p, described ones by log-odds.
    pub terms: Vec<KeyTerm>,
}

/// A term that one side uses more than the other.
#[derive(Clone, Debug)]
pub struct KeyTerm {
    /// Its commonest form.
    pub term: String,
    /// All forms that were pooled, commonest first.
    pub forms: Vec<(String, u64)>,
    /// Why it is probably no choice of wording; `None` for an ordinary term.
    pub tag: Option<Tag>,
    /// Occurrences in the target.
    pub n_target: u64,
    /// Occurrences in the reference.
    pub n_reference: u64,
    /// Articles of the target that have it.
    pub docs_target: u64,
    /// Articles of the reference that have it.
    pub docs_reference: u64,
    /// Occurrences of the target in events that both sides covered: what the log ratio and the test rest
    /// on.
    pub shared_target: u64,
    /// The same of the reference.
    pub shared_reference: u64,
    /// Events in which it occurs and both sides have articles.
    pub events: u64,
    /// Base-2 logarithm of the ratio of rates: Mantel–Haenszel over events where both sides meet,
    /// of the pooled rates otherwise.
    pub log_ratio: f64,
    /// 95 % interval of the log ratio by event bootstrap; `None` below five events.
    pub interval: Option<Interval>,
    /// Difference of rates in per cent of the reference's.
    pub percent_diff: f64,
    /// Log-likelihood ratio over words, as other tools give it.
    pub g2: f64,
    /// Its p over words: not calibrated, never to be called significant.
    pub p_token: f64,
    /// Two-sided p of the test within events; `None` where nothing is tested.
    pub p: Option<f64>,
    /// p corrected for all terms compared in this table (Benjamini–Hochberg).
    pub q: Option<f64>,
    /// p corrected for the chance of even one false term in this table (Westfall & Young); only
    /// where the plan asks for it.
    pub p_fwer: Option<f64>,
    /// Whether the correction of the plan calls it significant, at the cut-off of the plan.
    pub is_significant: bool,
    /// The story or article without which a significant term would not be.
    pub depends_on: Option<Dependence>,
    /// Whose words carry the difference, where it is not both the outlets' and their sources'.
    pub driven_by: Option<DrivenBy>,
    /// Standardised score of the test within events.
    pub z: Option<f64>,
    /// Log-odds with informative prior.
    pub delta_monroe: f64,
    /// The same over its standard error.
    pub z_monroe: f64,
    /// Simple maths.
    pub simple_maths: f64,
    /// Deviation of proportions over the target's articles: 0 even, 1 in one article.
    pub dp_target: Option<f64>,
    /// The same for the reference.
    pub dp_reference: Option<f64>,
    /// Share of the target's occurrences, of all layers, that stand in quotation marks; `None` for
    /// sequences.
    pub quoted_share: Option<f64>,
    /// Whether its direction or its significance would change if every copy counted; `None` where
    /// that makes no difference to any count, or every copy does count.
    pub copies_sensitive: Option<bool>,
    /// How loaded it is, from 0 to 1: the share of content words in ordinary news that are less so.
    /// `None` for words of grammar, and for languages that nothing is known about.
    pub loadedness: Option<f64>,
    /// Finds exactly the occurrences in the target.
    pub query_target: Query,
    /// Finds exactly the occurrences in the reference.
    pub query_reference: Query,
    /// Some of them, for the rows that a reader sees.
    pub evidence: Option<Evidence>,
}

/// Bounds on the log ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl KeyTerms {
    /// Occurrences in the target, per million of its words.
    pub fn per_million_target(&self, term: &KeyTerm) -> f64 {
        per_million(term.n_target, self.target_words)
    }

    /// Occurrences in the reference, per million of its words.
    pub fn per_million_reference(&self, term: &KeyTerm) -> f64 {
        per_million(term.n_reference, self.reference_words)
    }

    /// The rows that get evidence: the best ordinary ones in each direction and fewer tagged ones;
    /// of a table about one event only a few ordinary ones.
    pub(crate) fn shown(&mut self, rows: usize) -> Vec<&mut KeyTerm> {
        let (ordinary, tagged) = match self.scope {
            Scope::All => (rows, rows / 5),
            Scope::Event(_) => (rows / 5, 0),
        };
        let mut seen = [[0; 2]; 2];
        let is_shown = |term: &KeyTerm| {
            let seen =
                &mut seen[usize::from(term.tag.is_some())][usize::from(term.log_ratio > 0.0)];
            *seen += 1;
            *seen <= if term.tag.is_some() { tagged } else { ordinary }
        };
        let shown: Vec<bool> = self.terms.iter().map(is_shown).collect();
        self.terms
            .iter_mut()
            .zip(shown)
            .filter(|(_, shown)| *shown)
            .map(|(term, _)| term)
            .collect()
    }
}

fn per_million(count: u64, words: u64) -> f64 {
    if words == 0 {
        0.0
    } else {
        1e6 * count as f64 / words as f64
    }
}

/// What sets a matchup apart over all events, described and not tested.
pub(crate) fn described(
    material: &Material<'_, '_>,
    words: &Words,
    matchup: &Matchup,
    reason: &str,
) -> Result<KeyTerms, IndexError> {
    let pairings = Pairings::one_described(material, matchup, reason);
    let terms = Terms::words(material, words);
    let ranked = rank(material, &pairings, &terms, &Silent)?;
    let finishing = Finishing::new(material, &terms, 0);
    let (mut tables, _) = finishing.tables(&pairings.overall, &pairings.all, &ranked)?;
    Ok(tables.swap_remove(0))
}

/// All tables that the plan asks for, over all events first, then event by event; and for each unit
/// the table of which outlets differ at all.
pub(crate) fn key_terms(
    material: &Material<'_, '_>,
    words: &Words,
    progress: &dyn Progress,
) -> Result<(Vec<KeyTerms>, Vec<OutletTable>), IndexError> {
    let pairings = pairings(material);
    let (mut tables, mut which) = (Vec::new(), Vec::new());
    for unit in &material.plan.units {
        let terms = Terms::of(material, *unit, words, &pairings)?;
        let ranked = rank(material, &pairings, &terms, progress)?;
        let tests = ranked.iter().map(|table| table.p.len() as u64).sum();
        let swaps = chance::swaps(&material.plan, tests);
        let finishing = Finishing::new(material, &terms, swaps);
        let finished = |together: &Together| {
            let places = together.places.clone();
            finishing.tables(together, &pairings.all[places.clone()], &ranked[places])
        };
        let (overall, swapped) = finished(&pairings.overall)?;
        which.extend(which_outlets(
            material,
            &pairings,
            &terms,
            &ranked,
            swapped.as_ref(),
        )?);
        let by_event = pairings.by_event.par_iter().map(finished);
        let by_event: Vec<_> = by_event.collect::<Result<_, _>>()?;
        tables.extend(overall);
        tables.extend(by_event.into_iter().flat_map(|(tables, _)| tables));
    }
    tables.sort_by(|a, b| (&a.scope, a.unit).cmp(&(&b.scope, b.unit))); // stable: matchups keep the order of the plan
    Ok((tables, which))
}
