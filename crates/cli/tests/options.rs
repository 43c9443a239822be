//! What is asked for is done, or refused: no option and no file is passed over without a word.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Exit code, what was printed, and what was said.
fn run(folder: &Path, asked: &str) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(asked.split(' '))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().unwrap_or(-1),
        text(&output.stdout),
        text(&output.stderr),
    )
}

const ARTICLES: &str = r#"{"id":"1","outlet":"Ledger","date":"2020-04-14","event":"visit","leaning":"left","text":"The envoy met the Wal-Mart delegation. They slammed the plan."}
{"id":"2","outlet":"Beacon","date":"2020-05-01","event":"visit","text":"The envoy was summoned by the minister. He attacked the plan."}
"#;

fn indexed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.jsonl"), ARTICLES).unwrap();
    let made = run(
        folder.path(),
        "index a.jsonl --into a.index --default-lang en",
    );
    assert_eq!(made.0, 0, "{}", made.2);
    folder
}

#[test]
fn what_would_be_passed_over_is_refused() {
    let folder = indexed();
    for (asked, reason) in [
        ("report a.index a.jsonl", "give one index, or sources"),
        ("report a.index a.index", "give one index, or sources"),
        ("words a.index a.jsonl", "give one index, or sources"),
        (
            "compare a.index --map text=x",
            "--map says how sources are read",
        ),
        (
            "report a.index --default-outlet Foo",
            "--default-outlet says how",
        ),
        (
            "report --from a.json --target Ledger",
            "--target says how a report is made",
        ),
        ("report --from a.json --strict", "--strict says how"),
        (
            "search a.index envoy --sort left --by outlet",
            "cannot be used with",
        ),
        (
            "collocates a.index envoy --window 0",
            "no words on either side",
        ),
        ("compare a.index --rows 0", "rows must be 1 at least"),
        (
            "compare a.index --relabellings 1",
            "relabellings must be 19 at least",
        ),
        ("compare a.index --since spring", "a day, a month or a year"),
        ("words a.index --by byline", "no article has a byline"),
        ("words a.jsonl --ngram 2", "counted in an index"),
    ] {
        let (code, _, said) = run(folder.path(), asked);
        assert_eq!(code, 2, "{asked}: {said}");
        assert!(said.contains(reason), "{asked}: {said}");
    }
    assert_eq!(
        run(
            folder.path(),
            "compare a.index --since 2020 --until 2020-05"
        )
        .0,
        0
    );
}

#[test]
fn settings_with_which_nothing_is_said_are_refused() {
    let folder = indexed();
    for (setting, is_refused) in [
        ("draws = 1", true),
        ("relabellings = 0", true),
        ("least-count = 0", true),
        ("frames = [\"generic\"]", false),
    ] {
        let settings = format!("[compare]\n{setting}\n");
        std::fs::write(folder.path().join("otherwords.toml"), settings).unwrap();
        let (code, _, said) = run(folder.path(), "compare a.index --format json");
        assert_eq!(code == 2, is_refused, "{setting}: {said}");
    }
}

#[test]
fn the_only_index_in_a_folder_is_meant_where_nothing_is_named() {
    let folder = indexed();
    for asked in ["report", "compare", "contrasts", "omissions"] {
        let (code, printed, said) = run(folder.path(), asked);
        assert_ne!(code, 2, "{asked}: {said}");
        assert!(
            said.contains("reading a.index, the only index here"),
            "{asked}: {said}"
        );
        assert_eq!(
            asked == "report",
            printed.starts_with("reports/a: "),
            "{asked}: {printed}"
        );
    }
}

#[test]
fn a_frozen_plan_has_its_day_and_is_not_replaced() {
    let folder = indexed();
    let freeze = "plan freeze a.index --out p.json";
    assert_eq!(run(folder.path(), freeze).0, 0);
    let plan = std::fs::read_to_string(folder.path().join("p.json")).unwrap();
    assert!(plan.contains("\"frozen_on\": \"20"), "{plan}");
    let (code, _, said) = run(folder.path(), freeze);
    assert!(code == 2 && said.contains("--force"), "{said}");
    assert_eq!(run(folder.path(), &format!("{freeze} --force")).0, 0);
    assert_eq!(run(folder.path(), "report a.index --frozen p.json").0, 0);
    let forged = plan.replace("\"frozen_on\": \"20", "\"frozen_on\": \"19");
    std::fs::write(folder.path().join("p.json"), forged).unwrap();
    let (code, _, said) = run(folder.path(), "report a.index --frozen p.json");
    assert!(
        code == 2 && said.contains("changed after it was fixed"),
        "{said}"
    );
}

#[test]
fn where_nothing_is_found_another_way_to_write_it_is_named() {
    let folder = indexed();
    for (query, reason) in [
        ("walmart", "nothing found\n"),
        ("wal/mart", "but wal-mart is there 1 time"),
        ("en-voy", "but envoy is there 2 times"),
        (
            "event:\"Vis*\"",
            "the * stands behind the quotation marks: \"Vis\"*; the events are visit",
        ),
        ("outlet:Gazette", "the outlets are Beacon, Ledger"),
        ("date:2019", "the dates are 2020-04-14 to 2020-05-01"),
        ("meta.leaning:right", "meta.leaning:right is that of none"),
    ] {
        let (code, _, said) = run(folder.path(), &format!("search a.index {query}"));
        assert_eq!(code, 1, "{query}: {said}");
        assert!(said.contains(reason), "{query}: {said}");
    }
    let (code, printed, _) = run(
        folder.path(),
        "search a.index meta.leaning:LEFT --format csv",
    );
    assert!(code == 0 && printed.contains("Ledger"), "{printed}");
    let (code, _, said) = run(folder.path(), "search a.index meta.lean:left");
    assert!(
        code == 2 && said.contains("there are leaning and byline"),
        "{said}"
    );
}

#[test]
fn the_name_of_an_event_is_whole_in_a_narrow_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let long = "visit-of-the-envoy-to-the-harbour-board";
    let articles = ARTICLES.replace("\"visit\"", &format!("\"{long}\""));
    std::fs::write(folder.path().join("a.jsonl"), articles).unwrap();
    run(
        folder.path(),
        "index a.jsonl --into a.index --default-lang en",
    );
    let output = Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(["events", "a.index"])
        .env("COLUMNS", "40")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains(long), "{printed}");
}

#[test]
fn the_audit_says_which_languages_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let line = |id: u8, language: &str| {
        format!(
            "{{\"id\":\"{id}\",\"outlet\":\"A\",\"lang\":\"{language}\",\"text\":\"One two.\"}}\n"
        )
    };
    let articles = [line(1, "en"), line(2, "en"), line(3, "de")].concat();
    std::fs::write(folder.path().join("a.jsonl"), articles).unwrap();
    run(folder.path(), "index a.jsonl --into a.index --no-link");
    let (code, printed, said) = run(folder.path(), "audit a.index");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("left out: `de` 1; --lang chooses"), "{said}");
    assert!(
        printed.contains(" words, no dates; languages: "),
        "{printed}"
    );
    assert!(
        !run(folder.path(), "audit a.index --lang de")
            .2
            .contains("left out")
    );
}
