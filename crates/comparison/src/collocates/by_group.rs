//! Which group has which words near the node, more than all others have.

use std::collections::BTreeSet;

use otherwords_indexer::{Around, ArticleRow, Groups, Selection, Surroundings};
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_likelihood::g2_signed;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Contrast, Design, Panel, PanelScratch, Unit};
use rayon::prelude::*;

use super::{Asked, n_of};
use crate::footing::{Footing, Meeting, footing};
use crate::gather::design;

/// The words that a group has near the node, more than the others have.
#[derive(Clone, Debug)]
pub struct CollocateTable {
    /// Name of the group.
    pub group: String,
    /// Its articles that have the node.
    pub articles: u64,
    /// Its places of the node.
    pub hits: u64,
    /// Its words near them.
    pub words_near: u64,
    /// The same of all others.
    pub words_near_others: u64,
    /// Whether differences are tested, and if not, why.
    pub footing: Footing,
    /// Words that were compared: the family of the correction.
    pub compared: u64,
    /// Those that it has more, surest first, then by G2; where nothing is tested by G2.
    pub rows: Vec<CollocateUse>,
}

/// A word near the node at a group and at the others.
#[derive(Clone, Debug, PartialEq)]
pub struct CollocateUse {
    /// The word, folded and not stemmed.
    pub term: String,
    /// Occurrences near the node in the group, and in all others.
    pub near: (u64, u64),
    /// Articles that have it there.
    pub articles: (u64, u64),
    /// Events in which it is near the node and both have the node.
    pub events: u64,
    /// Base-2 logarithm of the Mantel–Haenszel ratio of rates among words near the node; `None` where
    /// it is near the node in no event that both have.
    pub log_ratio: Option<f64>,
    /// Log-likelihood of the group against all others among words near the node, events aside.
    pub g2: f64,
    /// Two-sided p of the stratified score test; `None` where nothing is tested.
    pub p: Option<f64>,
    /// p corrected for the words of this table (Benjamini–Hochberg).
    pub q: Option<f64>,
    /// Whether that is below the cut-off.
    pub is_significant: bool,
}

/// A table for each group that has the node.
pub(super) fn tables(
    selection: &Selection<'_>,
    around: &Surroundings,
    asked: &Asked<'_>,
    group_of: impl Fn(&ArticleRow) -> String + Sync,
) -> Vec<CollocateTable> {
    let field = Field::new(selection, &around.articles, group_of);
    let names = field.groups.len() as u32;
    if names < 2 {
        return Vec::new();
    }
    let all: Vec<u32> = (0..names).collect();
    let tests = field.design.exchangeable().panel(&all);
    let measured: Vec<Vec<CollocateUse>> = asked
        .words
        .par_iter()
        .map_init(PanelScratch::default, |scratch, (term, counts)| {
            field.measure(term, counts, &tests, scratch)
        })
        .collect();
    let mut rows: Vec<Vec<CollocateUse>> = field.groups.iter().map(|_| Vec::new()).collect();
    for of_term in measured {
        for (rows, row) in rows.iter_mut().zip(of_term) {
            rows.push(row);
        }
    }
    field
        .groups
        .iter()
        .zip(rows)
        .map(|(group, rows)| group.table(rows, asked.cutoff))
        .collect()
}

/// The articles that have the node, as the statistics see them.
struct Field<'a> {
    around: &'a [Around],
    design: Design,
    groups: Vec<Side>,
}

/// A group with the node, against all others.
struct Side {
    name: String,
    /// Its number in the design.
    number: u32,
    articles: u64,
    hits: u64,
    words_near: u64,
    words_near_others: u64,
    contrast: Contrast,
    footing: Footing,
}

impl<'a> Field<'a> {
    fn new(
        selection: &Selection<'_>,
        around: &'a [Around],
        group_of: impl Fn(&ArticleRow) -> String + Sync,
    ) -> Self {
        let groups = Groups::of_index(selection, group_of);
        let of_article = |of: &Around| groups.of_article[of.article as usize];
        // Only groups that have the node are numbered, by name as all groups are.
        let present: BTreeSet<u32> = around.iter().map(of_article).collect();
        let present: Vec<u32> = present.into_iter().collect();
        let number = |of: &Around| present.partition_point(|group| *group < of_article(of)) as u32;
        let numbers: Vec<u32> = around.iter().map(number).collect();
        let lengths: Vec<u32> = around.iter().map(|of| of.words).collect();
        let events = Events::of(selection, around);
        let design = design(&events.of_unit, &numbers, &lengths, present.len());
        let side = |(number, group): (u32, &u32)| {
            let name = &groups.sizes[*group as usize].name;
            Side::new(name, number, around, &design, &events)
        };
        let groups = (0u32..).zip(&present).map(side).collect();
        Self {
            around,
            design,
            groups,
        }
    }

    /// The place of an article among those that have the node; every article that is counted is there.
    fn unit_of(&self, article: u32) -> u32 {
        self.around.partition_point(|of| of.article < article) as u32
    }

    /// A word in every group.
    fn measure(
        &self,
        term: &str,
        counts: &[(u32, u32)],
        tests: &Panel,
        scratch: &mut PanelScratch,
    ) -> Vec<CollocateUse> {
        let of_unit = |(article, n): &(u32, u32)| (self.unit_of(*article), *n);
        let counts: Vec<(u32, u32)> = counts.iter().map(of_unit).collect();
        let tests = tests.screened(&counts, scratch, 1.0);
        let sides = self.groups.iter().zip(tests);
        let units = self.design.units();
        sides
            .map(|(side, test)| side.collocate(term, &counts, units, test.p))
            .collect()
    }
}

impl Side {
    fn new(name: &str, number: u32, around: &[Around], design: &Design, events: &Events) -> Self {
        let is_own = |(_, unit): &(&Around, &Unit)| unit.group == number;
        let own: Vec<&Around> = around
            .iter()
            .zip(design.units())
            .filter(is_own)
            .map(|(of, _)| of)
            .collect();
        let words = |of: &Around| u64::from(of.words);
        let words_near = own.iter().copied().map(words).sum();
        let contrast = design.against_rest(number);
        let meetings = events.meetings(design.units(), number);
        Self {
            name: name.to_owned(),
            number,
            articles: own.len() as u64,
            hits: own.iter().map(|of| u64::from(of.hits)).sum(),
            words_near,
            words_near_others: around.iter().map(words).sum::<u64>() - words_near,
            footing: footing(&meetings, events.number > 0, &contrast),
            contrast,
        }
    }

    /// A word with its counts by unit, and the p of its test.
    fn collocate(&self, term: &str, counts: &[(u32, u32)], units: &[Unit], p: f64) -> CollocateUse {
        let is_own = |(unit, _): &&(u32, u32)| units[*unit as usize].group == self.number;
        let own: Vec<(u32, u32)> = counts.iter().filter(is_own).copied().collect();
        let (here, all) = (n_of(&own), n_of(counts));
        let effect = self.contrast.rate_ratio(counts);
        let table = Contingency {
            target: here,
            reference: all - here,
            target_total: self.words_near,
            reference_total: self.words_near_others,
        };
        CollocateUse {
            term: term.to_owned(),
            near: (here, all - here),
            articles: (own.len() as u64, (counts.len() - own.len()) as u64),
            events: effect.as_ref().map_or(0, |effect| u64::from(effect.events)),
            p: (self.footing.is_tested() && effect.is_some()).then_some(p),
            log_ratio: effect.map(|effect| effect.log2),
            g2: g2_signed(&table),
            q: None,
            is_significant: false,
        }
    }

    /// Corrects, keeps what the group has more, and sorts.
    fn table(&self, mut rows: Vec<CollocateUse>, cutoff: f64) -> CollocateTable {
        let compared = rows.len() as u64;
        let p: Vec<f64> = rows.iter().filter_map(|row| row.p).collect();
        let tested = rows.iter_mut().filter(|row| row.p.is_some());
        for (row, q) in tested.zip(benjamini_hochberg(&p)) {
            (row.q, row.is_significant) = (Some(q), q <= cutoff);
        }
        rows.retain(|row| {
            row.log_ratio
                .map_or(row.g2 > 0.0, |log_ratio| log_ratio > 0.0)
                && row.near.0 > 0
        });
        rows.sort_by(|a, b| {
            let p = |row: &CollocateUse| row.p.unwrap_or(2.0);
            let by_sureness = p(a).total_cmp(&p(b)).then(b.g2.total_cmp(&a.g2));
            by_sureness.then_with(|| a.term.cmp(&b.term))
        });
        CollocateTable {
            group: self.name.clone(),
            articles: self.articles,
            hits: self.hits,
            words_near: self.words_near,
            words_near_others: self.words_near_others,
            footing: self.footing.clone(),
            compared,
            rows,
        }
    }
}

/// The events of the articles that have the node.
struct Events {
    /// Event of each, in the order of the articles; `None` for one that has none.
    of_unit: Vec<Option<usize>>,
    number: usize,
}

impl Events {
    /// Articles of a selection are sorted by event, so each change of name is the next.
    fn of(selection: &Selection<'_>, around: &[Around]) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let of_unit = around.iter().map(|of| {
            let name: &str = &selection.articles()[of.article as usize].event;
            if name.is_empty() {
                return None;
            }
            if names.last() != Some(&name) {
                names.push(name);
            }
            Some(names.len() - 1)
        });
        let of_unit = of_unit.collect();
        Self {
            of_unit,
            number: names.len(),
        }
    }

    /// By event, the articles of a group and of all others.
    fn meetings(&self, units: &[Unit], group: u32) -> Vec<Meeting> {
        let mut meetings = vec![Meeting::default(); self.number];
        for (event, unit) in self.of_unit.iter().zip(units) {
            let Some(event) = event else { continue };
            match unit.group == group {
                true => meetings[*event].target += 1,
                false => meetings[*event].reference += 1,
            }
        }
        meetings
    }
}
