//! What may be compared.

use crate::{indexed, ok};

#[test]
fn the_audit_says_what_may_be_compared() {
    let folder = indexed();
    let audit = ok(folder.path(), &["audit", "x.index", "--format", "json"]);
    let audit: serde_json::Value = serde_json::from_str(&audit).unwrap();
    assert_eq!(audit["condition"]["all"]["articles"], 9);
    let comparisons = audit["condition"]["comparisons"].as_array().unwrap();
    assert_eq!(comparisons.len(), 3);
    for comparison in comparisons {
        assert!(
            !comparison["reason"].as_str().unwrap().is_empty(),
            "{comparison}"
        );
    }
    let table = ok(folder.path(), &["audit", "x.index"]);
    assert!(
        table.contains("May it be compared?") && table.contains("Harbour Ledger"),
        "{table}"
    );
    let rows = ok(
        folder.path(),
        &["audit", "x.index", "--part", "events", "--format", "csv"],
    );
    assert_eq!(rows.lines().count(), 4, "{rows}");
}
