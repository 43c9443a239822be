//! Which group has which words near the node, more than all others have.

use otherwords_indexer::{ArticleRow, Groups, Selection, Surroundings};
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::keyness::log_likelihood::g2_signed;
use otherwords_statistics::multiple::benjamini_hochberg;
use otherwords_statistics::stratified::{Contrast, Design, Panel, PanelScratch};
use rayon::prelude::*;

use super::Asked;
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
    let field = Field::new(selection, around, group_of);
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
struct Field {
    groups: Vec<Side>,
    /// Group of each of those articles, by its number in the selection.
    group_of: Vec<Option<u32>>,
    /// Place of each of those articles among them.
    unit_of: Vec<u32>,
    design: Design,
}

/// A group with the node, against all others.
struct Side {
    name: String,
    articles: u64,
    hits: u64,
    words_near: u64,
    words_near_others: u64,
    contrast: Contrast,
    footing: Footing,
}

impl Field {
    fn new(
        selection: &Selection<'_>,
        around: &Surroundings,
        group_of: impl Fn(&ArticleRow) -> String + Sync,
    ) -> Self {
        let groups = Groups::of_index(selection, group_of);
        let mut numbers: Vec<u32> = around
            .articles
            .iter()
            .map(|of| groups.of_article[of.article as usize])
            .collect();
        let mut present = numbers.clone();
        present.sort_unstable();
        present.dedup();
        for number in &mut numbers {
            *number = present.partition_point(|other| other < number) as u32;
        }
        let events = Events::of(selection, around);
        let lengths: Vec<u32> = around.articles.iter().map(|of| of.words).collect();
        let design = design(&events.of_unit, &numbers, &lengths, present.len());
        let (mut group_of, mut unit_of) = (
            vec![None; selection.articles().len()],
            vec![0; selection.articles().len()],
        );
        for ((unit, of), number) in (0u32..).zip(&around.articles).zip(&numbers) {
            group_of[of.article as usize] = Some(*number);
            unit_of[of.article as usize] = unit;
        }
        let near: u64 = lengths.iter().map(|words| u64::from(*words)).sum();
        let side = |(number, place): (u32, &u32)| {
            let own = || {
                around
                    .articles
                    .iter()
                    .zip(&numbers)
                    .filter(move |(_, of)| **of == number)
            };
            let words_near = own().map(|(of, _)| u64::from(of.words)).sum();
            let contrast = design.against_rest(number);
            Side {
                name: groups.sizes[*place as usize].name.clone(),
                articles: own().count() as u64,
                hits: own().map(|(of, _)| u64::from(of.hits)).sum(),
                words_near,
                words_near_others: near - words_near,
                footing: footing(
                    &events.meetings(&numbers, number),
                    events.number > 0,
                    &contrast,
                ),
                contrast,
            }
        };
        Self {
            groups: (0u32..).zip(&present).map(side).collect(),
            group_of,
            unit_of,
            design,
        }
    }

    /// A word in every group.
    fn measure(
        &self,
        term: &str,
        counts: &[(u32, u32)],
        tests: &Panel,
        scratch: &mut PanelScratch,
    ) -> Vec<CollocateUse> {
        let of_units: Vec<(u32, u32)> = counts
            .iter()
            .map(|(article, n)| (self.unit_of[*article as usize], *n))
            .collect();
        let total: u64 = super::n_of(counts);
        let tested = tests.screened(&of_units, scratch, 1.0);
        let row = |((number, side), test): (
            (u32, &Side),
            &otherwords_statistics::stratified::ScoreTest,
        )| {
            let own = || {
                counts
                    .iter()
                    .filter(|(article, _)| self.group_of[*article as usize] == Some(number))
            };
            let here: u64 = own().map(|(_, n)| u64::from(*n)).sum();
            let articles = own().count() as u64;
            let effect = side.contrast.rate_ratio(&of_units);
            let table = Contingency {
                target: here,
                reference: total - here,
                target_total: side.words_near,
                reference_total: side.words_near_others,
            };
            CollocateUse {
                term: term.to_owned(),
                near: (here, total - here),
                articles: (articles, counts.len() as u64 - articles),
                events: effect.as_ref().map_or(0, |effect| u64::from(effect.events)),
                p: (side.footing.is_tested() && effect.is_some()).then_some(test.p),
                log_ratio: effect.map(|effect| effect.log2),
                g2: g2_signed(&table),
                q: None,
                is_significant: false,
            }
        };
        (0u32..).zip(&self.groups).zip(tested).map(row).collect()
    }
}

impl Side {
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
    fn of(selection: &Selection<'_>, around: &Surroundings) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let of_unit = around.articles.iter().map(|of| {
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
    fn meetings(&self, group_of: &[u32], group: u32) -> Vec<Meeting> {
        let mut meetings = vec![Meeting::default(); self.number];
        for (event, of) in self.of_unit.iter().zip(group_of) {
            let Some(event) = event else { continue };
            match *of == group {
                true => meetings[*event].target += 1,
                false => meetings[*event].reference += 1,
            }
        }
        meetings
    }
}
