//! The published schema holds for what is written.

use boon::{Compiler, Schemas};
use otherwords_report::{FrozenPlan, Report, format};
use serde_json::Value;

use crate::fixture;

const SCHEMA: &str = include_str!("../../../../reports/schema/report.schema.json");

fn check(json: &str) -> Result<(), String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler
        .add_resource("urn:otherwords:report:2", schema)
        .unwrap();
    let schema = compiler
        .compile("urn:otherwords:report:2", &mut schemas)
        .unwrap();
    let report: Value = serde_json::from_str(json).unwrap();
    schemas
        .validate(&report, schema)
        .map_err(|error| format!("{error:#}"))
}

#[test]
fn reports_keep_to_the_schema() {
    let report = fixture::report();
    let plan = FrozenPlan::new(
        report.settings.clone(),
        ["Valley Post".to_owned()].into_iter(),
        "another".to_owned(),
        9,
        String::new(),
    );
    for report in [
        report.clone(),
        report.held_against(&plan),
        Report::new(&fixture::empty(), &[]),
    ] {
        check(&format::json(&report).unwrap()).unwrap();
    }
}

#[test]
fn the_schema_notices_what_is_missing_or_wrong() {
    let json = format::json(&fixture::report()).unwrap();
    for (found, instead) in [
        ("\"term_columns\"", "\"columns\""),
        ("\"kind\":\"tested\"", "\"kind\":\"guessed\""),
        ("\"format\":2", "\"format\":1"),
    ] {
        let wrong = json.replacen(found, instead, 1);
        assert_ne!(wrong, json, "{found}");
        assert!(check(&wrong).is_err(), "{instead}");
    }
}

#[test]
fn a_report_says_what_changed_since_its_plan_was_fixed() {
    let report = fixture::report();
    let provenance = &report.provenance;
    let freeze = |settings| {
        let plan = FrozenPlan::new(
            settings,
            std::iter::empty(),
            provenance.index_fingerprint.clone(),
            provenance.index_articles,
            provenance.curation_fingerprint.clone(),
        );
        FrozenPlan::from_json(&plan.to_json()).unwrap()
    };
    let as_planned = report
        .clone()
        .held_against(&freeze(report.settings.clone()));
    assert_eq!(as_planned.registration.unwrap().changes, []);

    let mut stricter = report.settings.clone();
    stricter.cutoff = 0.01;
    let plan = freeze(stricter);
    let changed = report.clone().held_against(&plan);
    let changes = changed.registration.as_ref().unwrap().changes.clone();
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (
            changes[0].what.as_str(),
            changes[0].planned.as_str(),
            changes[0].done.as_str()
        ),
        ("cutoff", "0.01", "0.05")
    );
    assert!(
        format::html(&changed)
            .unwrap()
            .contains("planned: 0.01; done: 0.05")
    );

    let mut with_more = report.clone();
    with_more.settings.frames = vec!["economy (3 entries, 0a1b2c3d4e5f)".to_owned()];
    with_more.settings.vectors = Some("mine.txt".to_owned());
    with_more.provenance.curation_fingerprint = "other".to_owned();
    let changes = with_more.held_against(&freeze(report.settings.clone()));
    let changes = changes.registration.unwrap().changes;
    let what: Vec<&str> = changes.iter().map(|change| change.what.as_str()).collect();
    let decisions = "decisions about events, outlets, copies and boilerplate";
    assert_eq!(what, ["frames", "vectors", decisions]);

    let forged = plan.to_json().replace("0.01", "0.05");
    assert!(
        FrozenPlan::from_json(&forged)
            .unwrap_err()
            .contains("changed after")
    );
}
