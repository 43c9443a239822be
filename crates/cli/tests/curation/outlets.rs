//! Names of outlets that mean one.

use crate::{indexed, listed, ok, otherwords};

#[test]
fn names_that_are_confirmed_count_as_one_outlet() {
    let folder = indexed();
    let path = folder.path();
    std::fs::write(
        path.join("outlets.csv"),
        "name,outlet,verdict\nEvening Star,Daily Beacon,confirmed\n",
    )
    .unwrap();
    ok(path, &["outlets", "x.index", "--import", "outlets.csv"]);
    let found = ok(
        path,
        &[
            "search",
            "x.index",
            "outlet:\"Daily Beacon\"",
            "--articles",
            "--format",
            "jsonl",
        ],
    );
    assert_eq!(found.lines().count(), 6);
    let listed = ok(path, &["outlets", "x.index", "--format", "csv"]);
    assert!(
        listed.contains("Evening Star,Daily Beacon,confirmed,3,"),
        "{listed}"
    );
}

#[test]
fn importing_an_earlier_export_undoes_what_was_decided_since() {
    let folder = indexed();
    let path = folder.path();
    let boilerplate = || otherwords(path, &["boilerplate", "x.index", "--format", "csv"]).stdout;
    let before = (listed(path, "outlets"), boilerplate());
    ok(path, &["outlets", "x.index", "--export", "o.csv"]);
    std::fs::write(
        path.join("alias.csv"),
        "name,outlet,verdict\nEvening Star,Daily Beacon,\n",
    )
    .unwrap();
    for _ in 0..2 {
        // The same again changes nothing.
        ok(path, &["outlets", "x.index", "--import", "alias.csv"]);
        assert!(listed(path, "outlets").contains("Evening Star,Daily Beacon,confirmed"));
    }
    ok(path, &["outlets", "x.index", "--import", "o.csv"]);
    assert_eq!(listed(path, "outlets"), before.0);

    let row =
        |decision: &str| format!("outlet,key,decision\nHarbour Ledger,The River,{decision}\n");
    std::fs::write(path.join("drop.csv"), row("drop")).unwrap();
    ok(path, &["boilerplate", "x.index", "--import", "drop.csv"]);
    ok(path, &["boilerplate", "x.index", "--export", "b.csv"]);
    let table = std::fs::read_to_string(path.join("b.csv")).unwrap();
    assert!(table.contains("Harbour Ledger,drop,"), "{table}");
    std::fs::write(path.join("b.csv"), table.replace(",drop,", ",,")).unwrap();
    ok(path, &["boilerplate", "x.index", "--import", "b.csv"]);
    assert_eq!(boilerplate(), before.1);
}
