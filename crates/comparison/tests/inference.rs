//! Inference on the sample whose answer is known: what is promised, and what is found.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod common;

use common::{Sample, sample};
use otherwords_comparison::{
    Comparison, Correction, DrivenBy, KeyTerm, KeyTerms, Plan, Scope, Stance, Unit, compare,
};
use otherwords_corpus::Silent;

fn compared(sample: &Sample, plan: Plan) -> Comparison {
    compare(&sample.index, "sample", &plan, &Silent).unwrap()
}

/// Words over all events, each outlet against the rest.
fn words() -> Plan {
    Plan {
        by_event: false,
        units: vec![Unit::Word],
        ..Plan::default()
    }
}

fn table<'c>(comparison: &'c Comparison, outlet: &str) -> &'c KeyTerms {
    let mut tables = comparison.tables.iter();
    tables
        .find(|table| table.matchup.target.name == outlet && table.scope == Scope::All)
        .unwrap()
}

fn row<'c>(table: &'c KeyTerms, term: &str) -> &'c KeyTerm {
    let has = |row: &&KeyTerm| row.forms.iter().any(|(form, _)| form == term);
    table.terms.iter().find(has).unwrap()
}

#[test]
fn swapped_labels_find_as_many_terms_as_p_says() {
    let comparison = compared(&sample("twelve-stories"), words());
    let (mut found, mut promised, mut swaps) = (0.0, 0.0, 0);
    for table in &comparison.tables {
        let chance = table.chance.as_ref().unwrap();
        found += chance.expected * f64::from(chance.swaps);
        promised += chance.bar * table.compared as f64 * f64::from(chance.swaps);
        swaps += chance.swaps;
    }
    assert!(swaps >= 50, "only {swaps} swaps");
    let off = (found - promised).abs();
    assert!(
        off <= 4.0 * promised.sqrt() + 0.3 * promised,
        "{found} found, {promised} promised"
    );
}

#[test]
fn the_strict_mode_marks_no_more_than_the_usual_one_and_keeps_what_was_planted() {
    let sample = sample("twelve-stories");
    let usual = compared(&sample, words());
    let strict = compared(
        &sample,
        Plan {
            correction: Correction::WestfallYoung,
            ..words()
        },
    );
    // Of a single table it may mark one more: it knows how terms go together, which the usual one does not.
    let marked = |tables: &[KeyTerms]| tables.iter().map(|table| table.significant).sum::<u64>();
    assert!(marked(&strict.tables) <= marked(&usual.tables));
    for strict in &strict.tables {
        for term in strict.terms.iter().filter(|term| term.is_significant) {
            assert!(term.p_fwer.unwrap() <= 0.05, "{}", term.term);
        }
    }
    for (outlet, term) in [("Daily Beacon", "slammed"), ("Civic Radio News", "inquiry")] {
        assert!(row(table(&strict, outlet), term).is_significant, "{term}");
        assert!(row(table(&usual, outlet), term).p_fwer.is_none(), "{term}");
    }
}

#[test]
fn all_outlets_in_one_pass_tell_who_is_high_and_who_is_low() {
    let comparison = compared(&sample("twelve-stories"), words());
    let table = &comparison.which_outlets[0];
    assert_eq!(table.outlets.len(), 5);
    let stance = |term: &str, outlet: &str| {
        let row = table.terms.iter().find(|row| row.term == term).unwrap();
        let rate = row.uses.iter().find(|rate| rate.outlet == outlet).unwrap();
        (row.is_significant, rate.stance)
    };
    assert_eq!(stance("slammed", "Daily Beacon"), (true, Stance::High));
    assert_eq!(stance("slammed", "Meridian Wire"), (true, Stance::Between));
    assert_eq!(stance("criticised", "Daily Beacon"), (true, Stance::Low));
    let slammed = table
        .terms
        .iter()
        .find(|row| row.term == "slammed")
        .unwrap();
    // One article of each in twelve stories: the smallest p of a pair is 2 / 2^12, more than the
    // budget leaves for any of ten pairs.
    assert_eq!(slammed.pairs, []);
}

#[test]
fn what_drives_a_distance_adds_up_to_it_and_so_do_stories_and_words() {
    let comparison = compared(&sample("twelve-stories"), words());
    let all = &comparison.divergences[0];
    assert_eq!((all.groups.len(), all.pairs.len()), (5, 10));
    for pair in &all.pairs {
        let drivers: f64 = pair.drivers.iter().map(|driver| driver.bits).sum();
        assert!((drivers + pair.others - pair.centred.centred).abs() < 1e-12);
        let split = pair.split.unwrap();
        assert_eq!(split.agenda + split.framing, split.joint);
        // Every outlet reports every story, in one article of about the same length.
        assert!(split.agenda < 0.05 * split.joint, "{split:?}");
    }
    let apart = |one: &str, other: &str| {
        let is = |name: &String| name == one || name == other;
        let pair = all
            .pairs
            .iter()
            .find(|pair| is(&pair.first) && is(&pair.second));
        pair.unwrap().centred.centred
    };
    let planted = apart("Daily Beacon", "Harbour Ledger");
    assert!(planted > apart("Civic Radio News", "Meridian Wire"));
    let ledger = all
        .pairs
        .iter()
        .find(|pair| pair.second == "Harbour Ledger")
        .unwrap();
    let burden = ledger
        .drivers
        .iter()
        .find(|driver| driver.term == "burden")
        .unwrap();
    assert!(!burden.is_of_first, "burden is the Ledger's word");
}

#[test]
fn a_term_that_hangs_on_a_story_is_not_found_without_it() {
    let sample = sample("twelve-stories");
    // With all twelve nothing hangs on one; with nine, something does.
    let events = sample
        .articles
        .iter()
        .filter_map(|article| article.event.clone());
    let nine = events.collect::<std::collections::BTreeSet<_>>();
    let comparison = compared(
        &sample,
        Plan {
            events: nine.into_iter().take(9).collect(),
            ..words()
        },
    );
    let hanging = comparison.tables.iter().flat_map(|table| {
        let terms = table.terms.iter().filter(|term| {
            let on = term.depends_on.as_ref();
            on.is_some_and(|on| on.article.is_none())
        });
        terms.map(move |term| (table, term))
    });
    let mut tried = 0;
    for (table, term) in hanging.take(3) {
        let story = &term.depends_on.as_ref().unwrap().event;
        let events = comparison
            .audit
            .events
            .iter()
            .map(|event| event.event.clone());
        let without = Plan {
            events: events.filter(|event| event != story).collect(),
            least_count: 1,
            least_articles: 1,
            matchups: vec![table.matchup.clone()],
            ..words()
        };
        let without = compared(&sample, without);
        let left = row(&without.tables[0], &term.term).p.unwrap();
        let bar = table.chance.as_ref().unwrap().bar;
        assert!(
            left > bar,
            "{}: {left} without {story}, bar {bar}",
            term.term
        );
        assert!(term.p.unwrap() <= bar);
        tried += 1;
    }
    assert!(tried > 0, "no term hangs on a story");
}

#[test]
fn a_word_that_one_outlet_only_quotes_differs_in_voice_alone() {
    let comparison = compared(&sample("twelve-stories"), words());
    let experts = row(table(&comparison, "Daily Beacon"), "experts");
    assert!(experts.is_significant && experts.log_ratio < 0.0);
    assert_eq!(experts.driven_by, Some(DrivenBy::Voice));
    let slammed = row(table(&comparison, "Daily Beacon"), "slammed");
    assert_eq!(slammed.driven_by, None);
}

#[test]
fn power_grows_with_frequency() {
    let comparison = compared(&sample("twelve-stories"), words());
    assert!(!comparison.tables.is_empty());
    for table in &comparison.tables {
        let power = table.power.as_ref().unwrap();
        let [rare, frequent] = &power.cases[..] else {
            panic!("two frequencies are asked about");
        };
        assert!(rare.per_million < frequent.per_million);
        let times = |case: &otherwords_comparison::PowerCase| case.times.unwrap_or(f64::INFINITY);
        assert!(
            times(frequent) <= times(rare) && times(frequent) > 1.0,
            "{power:?}"
        );
    }
}

#[test]
fn an_unknown_column_is_named_with_those_there_are() {
    let sample = sample("ambassador-2020");
    let plan = Plan {
        by: Some("colour of the paper".to_owned()),
        ..words()
    };
    let error = compare(&sample.index, "sample", &plan, &Silent).unwrap_err();
    assert!(error.to_string().contains("colour of the paper"), "{error}");
}
