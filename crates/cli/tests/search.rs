//! `otherwords search`: what is found, what is said of what is not, and how much is printed.

use std::path::Path;
use std::process::Command;

struct Output {
    code: i32,
    printed: String,
    said: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    Output {
        code: output.status.code().unwrap_or(-1),
        printed: String::from_utf8(output.stdout).expect("the program prints text"),
        said: String::from_utf8(output.stderr).expect("the program says text"),
    }
}

/// A folder with an index of these lines in a language, made with further arguments.
fn indexed(articles: &str, language: &str, more: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.jsonl"), articles).expect("written");
    let made = [
        "index",
        "a.jsonl",
        "--into",
        "a.index",
        "--default-lang",
        language,
    ];
    let made = [&made[..], more].concat();
    assert_eq!(run(folder.path(), &made).code, 0);
    folder
}

const FRENCH: &str = r#"{"id":"1","outlet":"Journal","text":"Le ministre a reçu l'ambassadeur hier soir."}
{"id":"2","outlet":"Gazette","text":"On a convoqué l’ambassadeur. L'ambassadeur est venu."}
"#;

#[test]
fn words_of_a_query_are_split_as_those_of_the_articles() {
    let folder = indexed(FRENCH, "fr", &[]);
    for (query, n) in [
        ("\"reçu l'ambassadeur\"", 1),
        ("l'ambassadeur", 3),
        ("l’ambassadeur lang:fr", 3),
        ("ambassadeur", 3),
    ] {
        let found = run(
            folder.path(),
            &["search", "a.index", query, "--format", "jsonl"],
        );
        assert_eq!(found.printed.lines().count(), n, "{query}: {}", found.said);
    }
}

#[test]
fn a_query_of_filters_alone_lists_articles() {
    let folder = indexed(FRENCH, "fr", &[]);
    let found = run(
        folder.path(),
        &["search", "a.index", "outlet:journal", "--format", "csv"],
    );
    assert_eq!(
        (found.code, found.printed.lines().count()),
        (0, 2),
        "{}",
        found.said
    );
    assert!(
        found.printed.starts_with("outlet,event,date,id"),
        "{}",
        found.printed
    );
}

/// So many articles with the word once.
fn many(n: usize) -> String {
    let line = |number| {
        format!(
            "{{\"id\":\"{number}\",\"outlet\":\"Ledger\",\"text\":\"The envoy met number {number}.\"}}\n"
        )
    };
    (0..n).map(line).collect()
}

#[test]
fn a_table_is_short_and_what_programs_read_is_whole() {
    let folder = indexed(&many(60), "en", &["--no-link"]);
    let lines = |arguments: &[&str]| {
        let found = run(
            folder.path(),
            &[&["search", "a.index", "envoy"], arguments].concat(),
        );
        (
            found.printed.lines().count(),
            found.said.contains("there may be more"),
        )
    };
    assert_eq!(lines(&[]), (50, true));
    assert_eq!(lines(&["--format", "jsonl"]), (60, false));
    assert_eq!(lines(&["--format", "jsonl", "--sort", "left"]), (60, false));
    assert_eq!(lines(&["--format", "jsonl", "-n", "7"]), (7, false));
    for none in [
        &["-n", "0"][..],
        &["--articles", "-n", "0"],
        &["--by", "outlet", "--sort", "left"],
    ] {
        let refused = run(
            folder.path(),
            &[&["search", "a.index", "envoy"], none].concat(),
        );
        assert_eq!((refused.code, refused.printed.len()), (2, 0), "{none:?}");
    }
    assert_eq!(
        lines(&["--format", "jsonl", "--sort", "random"]),
        (50, true),
        "a sample"
    );
}

/// Two copies of a text, in two outlets.
const COPIES: &str = r#"{"id":"1","outlet":"Ledger","date":"2020-04-14","text":"The harbour master said on Tuesday that the northern quay will be closed for repairs until the end of the summer, and that ferries will leave from the old pier instead, as they did before the war."}
{"id":"2","outlet":"Beacon","date":"2020-04-15","text":"The harbour master said on Tuesday that the northern quay will be closed for repairs until the end of the summer, and that ferries will leave from the old pier instead, as they did before the war."}
"#;

#[test]
fn a_count_says_which_of_its_hits_stand_in_copies() {
    let folder = indexed(COPIES, "en", &[]);
    let counted = |query: &str| {
        run(
            folder.path(),
            &["search", "a.index", query, "--by", "outlet"],
        )
    };
    assert!(
        counted("ferries")
            .said
            .contains("1 of these hits stands in copies"),
        "{}",
        counted("ferries").said
    );
    assert_eq!(counted("ferries copies:once").said, "");
}

#[test]
fn collocates_are_listed_with_and_without_groups() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = run(folder.path(), &["collocates", "protest", "--format", "csv"]);
    assert_eq!(plain.code, 0, "{}", plain.said);
    assert!(
        plain
            .printed
            .starts_with("term,near,articles,total,expected,log_dice,mi,G2\nlodged,")
    );
    let by = run(folder.path(), &["collocates", "protest", "--by", "outlet"]);
    assert_eq!(by.code, 0, "{}", by.said);
    assert!(by.printed.contains("Not tested: "), "{}", by.printed);
    assert_eq!(run(folder.path(), &["collocates", "zeppelin"]).code, 1);
}

#[test]
fn counts_are_by_what_is_meant_and_as_many_as_are_asked_for() {
    let article = |id: &str, outlet: &str, desk: &str, body: &str| {
        format!(r#"{{"id":"{id}","outlet":"{outlet}","Desk":"{desk}","title":"","body":"{body}"}}"#)
            + "\n"
    };
    let articles = [
        article("1", "Ledger", "news", "A protest."),
        article(
            "2",
            "Post",
            "sport",
            "A protest and a protest over the protest.",
        ),
        article("3", "Times", "news", "The protest, again a protest."),
    ];
    let folder = indexed(&articles.concat(), "en", &[]);
    let rows = |by: &str, more: &[&str]| {
        let asked = [
            "search", "a.index", "protest", "--by", by, "--format", "csv",
        ];
        let output = run(folder.path(), &[&asked[..], more].concat());
        assert_eq!(output.code, 0, "{}", output.said);
        let lines = output.printed.lines().skip(1);
        let first = |line: &str| line.split(',').take(2).collect::<Vec<_>>().join(" ");
        (lines.map(first).collect::<Vec<_>>(), output.said)
    };
    let (all, said) = rows("Outlet", &[]);
    assert_eq!(all, ["Ledger 1", "Post 3", "Times 2"]);
    assert!(!said.contains("rows shown"), "{said}");
    let (most, said) = rows("outlet", &["-n", "2"]);
    assert_eq!(most, ["Post 3", "Times 2"]);
    assert!(
        said.contains("2 of 3 rows shown, those with most hits"),
        "{said}"
    );
    for column in ["Desk", "meta.Desk", "meta.\"Desk\""] {
        assert_eq!(rows(column, &[]).0, ["news 3", "sport 3"], "{column}");
    }
}
