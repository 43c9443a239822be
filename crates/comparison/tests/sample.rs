//! The sample corpora, compared: every number is counted again by other means.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Sample, sample};
use otherwords_comparison::{
    Comparison, Footing, KeyTerm, KeyTerms, Layers, Plan, Scope, Unit, compare, stories,
};
use otherwords_corpus::{Article, Silent};
use otherwords_indexer::{Check, Index, Query, WriteOptions, Writer};
use otherwords_text::{Layer, analyze, fold, stem};

fn compared(sample: &Sample, plan: Plan) -> Comparison {
    compare(&sample.index, "sample", &plan, &Silent).unwrap()
}

/// Counts of stems by outlet in the outlets' own voice, by a loop over the articles.
fn naive_counts(articles: &[Article], event: Option<&str>) -> BTreeMap<(String, String), u64> {
    let mut counts = BTreeMap::new();
    for article in articles
        .iter()
        .filter(|article| event.is_none() || article.event.as_deref() == event)
    {
        for token in analyze(&article.body, article.language).tokens {
            if token.layer == Layer::Voice {
                let term = fold(token.surface(&article.body), article.language).into_owned();
                let stem = stem(&term, article.language).into_owned();
                *counts.entry((article.outlet.clone(), stem)).or_default() += 1;
            }
        }
    }
    counts
}

fn hits(index: &Index, query: &Query) -> u64 {
    index
        .count(query)
        .unwrap()
        .iter()
        .map(|(_, hits)| hits)
        .sum()
}

fn event(table: &KeyTerms) -> Option<&str> {
    match &table.scope {
        Scope::All => None,
        Scope::Event(event) => Some(event),
    }
}

#[test]
fn every_count_of_a_word_is_that_of_a_naive_loop() {
    for name in ["ambassador-2020", "twelve-stories"] {
        let sample = sample(name);
        let comparison = compared(
            &sample,
            Plan {
                units: vec![Unit::Word],
                ..Plan::default()
            },
        );
        let mut rows = 0;
        for table in &comparison.tables {
            let counts = naive_counts(&sample.articles, event(table));
            let target = &table.matchup.target.name;
            for term in &table.terms {
                let language = sample.articles[0].language;
                let key = stem(&term.term, language).into_owned();
                let of = |outlet: &str| {
                    counts
                        .get(&(outlet.to_owned(), key.clone()))
                        .copied()
                        .unwrap_or(0)
                };
                let all: u64 = counts
                    .iter()
                    .filter(|((_, stem), _)| *stem == key)
                    .map(|(_, count)| count)
                    .sum();
                assert_eq!(term.n_target, of(target), "{} at {target}", term.term);
                assert_eq!(
                    term.n_reference,
                    all - of(target),
                    "{} beside {target}",
                    term.term
                );
                rows += 1;
            }
        }
        assert!(rows > 500, "{name} has only {rows} rows");
    }
}

#[test]
fn every_count_is_the_number_of_lines_that_its_query_finds() {
    for name in ["ambassador-2020", "twelve-stories"] {
        let sample = sample(name);
        let comparison = compared(&sample, Plan::default());
        let tables = comparison.tables.iter().chain(&comparison.sides);
        for term in tables.flat_map(|table| &table.terms) {
            assert_eq!(
                term.n_target,
                hits(&sample.index, &term.query_target),
                "{}",
                term.query_target
            );
            assert_eq!(
                term.n_reference,
                hits(&sample.index, &term.query_reference),
                "{}",
                term.query_reference
            );
        }
        for outlet in comparison.contested.iter().flat_map(|term| &term.uses) {
            let counted = if outlet.own {
                outlet.voice
            } else {
                outlet.voice + outlet.quotation + outlet.short_quotation
            };
            assert_eq!(
                counted,
                hits(&sample.index, &outlet.query),
                "{}",
                outlet.query
            );
        }
    }
}

#[test]
fn uses_over_time_add_up_to_those_of_their_rows() {
    for name in ["ambassador-2020", "twelve-stories"] {
        let comparison = compared(&sample(name), Plan::default());
        let calendar = &comparison.calendar;
        assert!(!calendar.terms.is_empty(), "{name}");
        for term in &calendar.terms {
            let rows = comparison
                .tables
                .iter()
                .filter(|table| table.scope == Scope::All);
            let mut rows = rows.flat_map(|table| &table.terms);
            let row = rows.find(|row| row.term == term.term).unwrap();
            let dated: u64 = term.outlets.iter().flat_map(|(_, uses)| uses).sum();
            assert_eq!(
                dated + term.undated,
                row.n_target + row.n_reference,
                "{}",
                term.term
            );
            let periods = term.outlets.iter().map(|(_, uses)| uses.len());
            assert!(periods.into_iter().all(|n| n == calendar.periods.len()));
        }
    }
}

#[test]
fn every_query_reads_back_as_itself() {
    let sample = sample("ambassador-2020");
    let comparison = compared(&sample, Plan::default());
    assert!(
        comparison
            .tables
            .iter()
            .any(|table| !table.terms.is_empty())
    );
    for term in comparison.tables.iter().flat_map(|table| &table.terms) {
        for query in [&term.query_target, &term.query_reference] {
            assert_eq!(
                otherwords_indexer::query::parse(&query.to_string()).as_ref(),
                Ok(query),
                "{query}"
            );
        }
    }
}

#[test]
fn classic_measures_follow_from_the_counts() {
    let sample = sample("twelve-stories");
    let comparison = compared(
        &sample,
        Plan {
            by_event: false,
            ..Plan::default()
        },
    );
    assert!(
        comparison
            .tables
            .iter()
            .all(|table| !table.terms.is_empty())
    );
    for table in &comparison.tables {
        for term in &table.terms {
            let (a, b) = (term.n_target as f64, term.n_reference as f64);
            let (n1, n2) = (table.target_words as f64, table.reference_words as f64);
            assert!(
                (term.g2 - naive_g2(a, b, n1, n2)).abs() < 1e-7 * term.g2.abs().max(1e-3),
                "{}",
                term.term
            );
            let simple = (1e6 * a / n1 + 100.0) / (1e6 * b / n2 + 100.0);
            assert!(
                (term.simple_maths - simple).abs() < 1e-9 * simple,
                "{}",
                term.term
            );
        }
    }
}

/// The textbook sum over four cells (Dunning 1993).
fn naive_g2(a: f64, b: f64, n1: f64, n2: f64) -> f64 {
    let (all, total) = (a + b, n1 + n2);
    let cell = |observed: f64, expected: f64| {
        if observed == 0.0 {
            0.0
        } else {
            observed * (observed / expected).ln()
        }
    };
    2.0 * (cell(a, n1 * all / total)
        + cell(b, n2 * all / total)
        + cell(n1 - a, n1 * (total - all) / total)
        + cell(n2 - b, n2 * (total - all) / total))
}

/// A line of `truth.csv`: outlet, term, unit, layer.
fn truth() -> Vec<[String; 4]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/twelve-stories/truth.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let row = |line: &str| {
        let mut cells = line.split(',').map(str::to_owned);
        [(); 4].map(|()| cells.next().unwrap())
    };
    text.lines().skip(1).map(row).collect()
}

fn find<'c>(
    comparison: &'c Comparison,
    outlet: &str,
    unit: &str,
    term: &str,
) -> Option<&'c KeyTerm> {
    let mut tables = comparison
        .tables
        .iter()
        .filter(|table| table.scope == Scope::All);
    let table =
        tables.find(|table| table.matchup.target.name == outlet && table.unit.name() == unit)?;
    table
        .terms
        .iter()
        .find(|row| row.forms.iter().any(|(form, _)| form == term))
}

#[test]
fn every_planted_wording_is_found_and_the_control_outlet_has_none_of_its_own() {
    let sample = sample("twelve-stories");
    let voice = compared(
        &sample,
        Plan {
            by_event: false,
            ..Plan::default()
        },
    );
    let short = compared(
        &sample,
        Plan {
            by_event: false,
            layers: Layers::ShortQuotation,
            ..Plan::default()
        },
    );
    for [outlet, term, unit, layer] in truth() {
        let comparison = if layer == "voice" { &voice } else { &short };
        let row = find(comparison, &outlet, &unit, &term);
        let found = row.is_some_and(|row| row.log_ratio > 0.0 && row.q.is_some_and(|q| q < 0.05));
        assert!(found, "{outlet}: {term} ({layer}): {row:?}");
    }
    let control = voice
        .tables
        .iter()
        .filter(|table| table.matchup.target.name == "Meridian Wire");
    for term in control.flat_map(|table| &table.terms) {
        let own = term.log_ratio > 0.0 && term.n_reference == 0 && term.q.is_some_and(|q| q < 0.05);
        assert!(!own, "the control has a word of its own: {}", term.term);
    }
}

/// Every word of `truth.csv` that one outlet was made to use, or the others in its stead.
fn planted_words() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/twelve-stories/truth.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let words = text.lines().skip(1).flat_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let of = |cell: &str| {
            cell.split([';', ' ', '(', ')'])
                .map(str::to_lowercase)
                .collect()
        };
        let [term, instead]: [Vec<String>; 2] = [of(cells[1]), of(cells[5])];
        [term, instead].concat()
    });
    words.filter(|word| !word.is_empty()).collect()
}

#[test]
fn nothing_but_what_was_planted_is_found_beyond_the_promised_rate() {
    let sample = sample("twelve-stories");
    let plan = Plan {
        by_event: false,
        ..Plan::default()
    };
    let cutoff = plan.cutoff;
    let comparison = compared(&sample, plan);
    let planted = planted_words();
    let significant: Vec<&KeyTerm> = comparison
        .tables
        .iter()
        .flat_map(|table| &table.terms)
        .filter(|term| term.is_significant)
        .collect();
    let others: Vec<&str> = significant
        .iter()
        .filter(|term| !term.term.split(' ').any(|word| planted.contains(word)))
        .map(|term| term.term.as_str())
        .collect();
    // Of all that is called significant, a share of the cut-off may be false.
    let promised = cutoff * significant.len() as f64;
    assert!(significant.len() > 30, "{}", significant.len());
    assert!(
        others.len() as f64 <= promised,
        "{others:?} of {}",
        significant.len()
    );
}

#[test]
fn one_event_with_few_articles_is_described_and_nothing_is_called_significant() {
    let sample = sample("ambassador-2020");
    let comparison = compared(&sample, Plan::default());
    let table = comparison
        .tables
        .iter()
        .find(|table| table.matchup.target.name == "Steppe Courier")
        .unwrap();
    assert!(
        matches!(&table.footing, Footing::Descriptive { reason } if reason.contains("3 articles")),
        "{:?}",
        table.footing
    );
    assert!(
        table
            .terms
            .iter()
            .all(|term| term.p.is_none() && term.q.is_none() && term.interval.is_none())
    );
    assert_eq!(table.significant, 0);
}

#[test]
fn protest_is_contested_between_the_two_sides_of_the_summons() {
    let sample = sample("ambassador-2020");
    let comparison = compared(&sample, Plan::default());
    let protest = comparison
        .contested
        .iter()
        .find(|term| term.term == "protest")
        .unwrap();
    let own = |outlet: &str| {
        protest
            .uses
            .iter()
            .find(|found| found.outlet == outlet)
            .map(|found| found.own)
    };
    assert_eq!(own("Transcontinental Wire"), Some(true));
    assert_eq!(own("Steppe Courier"), Some(true));
    assert_eq!(own("Eastern Star Online"), Some(false));
    assert!(
        protest
            .uses
            .iter()
            .all(|outlet| !outlet.evidence.is_empty())
    );
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let sample = sample("twelve-stories");
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| format!("{:?}", compared(&sample, Plan::default())))
    };
    assert!(on(1) == on(8), "one thread and eight threads disagree");
}

#[test]
fn the_order_of_indexing_changes_nothing() {
    let sample = sample("ambassador-2020");
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path(), WriteOptions::default()).unwrap();
    sample
        .articles
        .iter()
        .rev()
        .cloned()
        .for_each(|article| writer.add(article).unwrap());
    writer.commit().unwrap();
    let turned = Index::open(folder.path(), Check::Full).unwrap();
    let plan = Plan::default();
    let one = format!(
        "{:?}",
        compare(&sample.index, "sample", &plan, &Silent).unwrap()
    );
    let other = format!("{:?}", compare(&turned, "sample", &plan, &Silent).unwrap());
    assert!(one == other, "the order in which articles were added shows");
}

#[test]
fn every_use_of_a_contrast_is_found_by_its_query() {
    let sample = sample("ambassador-2020");
    let stories = stories(&sample.index, &Plan::default()).unwrap();
    let contrasts = stories.iter().flat_map(|story| &story.contrasts);
    let words: Vec<_> = contrasts
        .flat_map(|contrast| &contrast.alternatives)
        .collect();
    assert!(words.len() >= 10);
    for word in words {
        let counted: u64 = word.uses.iter().map(|(_, n)| n).sum();
        assert_eq!(counted, hits(&sample.index, &word.query), "{}", word.query);
    }
}

#[test]
fn what_is_read_closely_does_not_depend_on_the_number_of_threads() {
    let sample = sample("twelve-stories");
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| format!("{:?}", stories(&sample.index, &Plan::default()).unwrap()))
    };
    assert_eq!(read(1), read(4));
}

#[test]
fn the_planted_choices_of_words_come_back_and_are_significant() {
    let comparison = compared(&sample("twelve-stories"), Plan::default());
    let found = |term: &str, other: &str, outlet: &str| {
        comparison.recurring.iter().any(|row| {
            (row.term.as_str(), row.other.as_str(), row.outlet.as_str()) == (term, other, outlet)
                && row.q < 0.05
        })
    };
    assert!(found("inquiry", "review", "Civic Radio News"));
    assert!(found("burden", "cost", "Harbour Ledger"));
}

#[test]
fn who_never_says_protest_is_said_to_leave_it_out() {
    let sample = sample("ambassador-2020");
    let stories = stories(&sample.index, &Plan::default()).unwrap();
    let first = &stories[0].omissions[0];
    assert_eq!(first.outlet, "Capital Herald");
    assert_eq!(first.terms[0].term, "protest");
    assert!(first.chance < 0.05, "{}", first.chance);
}
