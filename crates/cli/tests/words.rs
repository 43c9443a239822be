//! `otherwords words`: the same counts from files and from an index, as a whole and by group.

use std::path::Path;
use std::process::Command;

fn words(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_otherwords"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let printed = String::from_utf8(output.stdout).expect("the program prints text");
    (output.status.code().unwrap_or(-1), printed)
}

const ARTICLES: &str = r#"{"id":"1","outlet":"Ledger","date":"2020-04-14","text":"The envoy met. The envoy's met again."}
{"id":"2","outlet":"Beacon","date":"2020-05-01","text":"They summoned the envoy, they say."}
{"id":"3","outlet":"Beacon","date":"2020-05-02","text":"The envoy was “summoned”."}
"#;

#[test]
fn files_and_an_index_of_them_have_the_same_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::write(path.join("a.jsonl"), ARTICLES).expect("written");
    let lang = ["--default-lang", "en"];
    let made = [
        &["index", "a.jsonl", "--into", "a.index", "--no-link"],
        &lang[..],
    ]
    .concat();
    assert_eq!(words(path, &made).0, 0);
    for by in [
        &[][..],
        &["--by", "outlet"],
        &["--by", "month", "--least", "2"],
    ] {
        let shown = [&["--format", "csv"], by].concat();
        let files = words(path, &[&["words", "a.jsonl"], &lang[..], &shown].concat());
        let index = words(path, &[&["words", "a.index"], &shown[..]].concat());
        assert_eq!(files, index, "{by:?}");
        assert_eq!(files.0, 0);
    }
}

#[test]
fn words_come_by_frequency_with_what_their_groups_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.jsonl"), ARTICLES).expect("written");
    let asked = [
        "words",
        "a.jsonl",
        "--default-lang",
        "en",
        "--by",
        "outlet",
        "--format",
        "csv",
        "-n",
        "1",
    ];
    let (code, printed) = words(folder.path(), &asked);
    let expected = "word,outlet,hits,articles,all_articles,all_words,per_million\n\
        envoy,Beacon,2,2,2,10,200000.0\n\
        envoy,Ledger,2,1,1,7,285714.3\n";
    assert_eq!((code, printed.as_str()), (0, expected));
}

#[test]
fn key_words_are_those_that_a_group_uses_more_than_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.jsonl"), ARTICLES).expect("written");
    let asked = "words a.jsonl --default-lang en --by outlet --key --format csv -n 1 --least 2";
    let asked: Vec<&str> = asked.split(' ').collect();
    let (code, printed) = words(folder.path(), &asked);
    // Worked out with numpy from the formulas: G2 of four cells, an absent word as half a
    // word, the prior's 500 words.
    let expected = "outlet,term,n_target,n_reference,pm_target,pm_reference,docs_target,\
        docs_reference,G2,log_ratio_token,z_monroe\n\
        Beacon,summoned,2,0,200000.0,0.0,2,0,2.31,1.485,0.171\n\
        Ledger,met,2,0,285714.3,0.0,1,0,3.94,2.515,0.244\n";
    assert_eq!((code, printed.as_str()), (0, expected));
    let without_groups = words(folder.path(), &["words", "a.jsonl", "--key"]);
    assert_eq!(without_groups.0, 2, "there is nobody to compare with");
}

#[test]
fn no_words_are_no_error_but_told() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.jsonl"), "{\"outlet\":\"Ledger\"}\n").expect("written");
    let (code, printed) = words(folder.path(), &["words", "a.jsonl", "--format", "csv"]);
    assert_eq!((code, printed.lines().count()), (1, 1));
}

const WITH_A_COLUMN: &str = r#"{"id":"1","outlet":"Ledger","leaning":"left","text":"The envoy met."}
{"id":"2","outlet":"Beacon","leaning":"right","text":"They summoned the envoy, and the envoy came."}
{"id":"3","outlet":"Star","text":"Nobody came."}
"#;

#[test]
fn a_column_of_the_source_makes_groups_and_one_that_is_missing_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::write(path.join("a.jsonl"), WITH_A_COLUMN).expect("written");
    let lang = ["--default-lang", "en"];
    let made = [&["index", "a.jsonl", "--into", "a.index"], &lang[..]].concat();
    assert_eq!(words(path, &made).0, 0);
    let by = ["--by", "leaning", "--format", "csv"];
    let index = words(path, &[&["words", "a.index"], &by[..]].concat());
    assert!(index.1.contains("envoy,left,1,1,1,3,"), "{}", index.1);
    assert!(index.1.contains("envoy,right,2,1,1,8,"), "{}", index.1);
    assert_eq!(
        words(path, &[&["words", "a.jsonl"], &lang[..], &by[..]].concat()),
        index
    );
    let found = words(path, &[&["search", "a.index", "envoy"], &by[..]].concat());
    assert!(found.1.contains("right,2,1,1,8,"), "{}", found.1);
    let sources = [
        &["words", "a.index"][..],
        &["words", "a.jsonl"],
        &["search", "a.index", "envoy"],
    ];
    for asked in sources {
        assert_eq!(
            words(path, &[asked, &["--by", "leanings"]].concat()).0,
            2,
            "{asked:?}"
        );
    }
}

fn indexed(folder: &Path, articles: &str) {
    std::fs::write(folder.join("a.jsonl"), articles).expect("written");
    let made = "index a.jsonl --into a.index --no-link --default-lang en";
    let made: Vec<&str> = made.split(' ').collect();
    assert_eq!(words(folder, &made).0, 0);
}

#[test]
fn sequences_stay_in_their_sentence_and_a_phrase_finds_as_many() {
    let folder = tempfile::tempdir().expect("a folder");
    indexed(folder.path(), ARTICLES);
    let asked = |asked: &str| words(folder.path(), &asked.split(' ').collect::<Vec<_>>()).1;
    let pairs = asked("words a.index --ngram 2 --least 2 --format csv");
    // “met again” and “envoy they” are there once; “met the” would cross a full stop.
    let expected = "word,hits,articles,all_articles,all_words,per_million\n\
        the envoy,4,3,3,17,235294.1\nenvoy met,2,1,3,17,117647.1\n";
    assert_eq!(pairs, expected);
    let by = asked("words a.index --ngram 3 --by outlet --match summon*|again --format csv");
    let expected = "word,outlet,hits,articles,all_articles,all_words,per_million\n\
        envoy met again,Ledger,1,1,1,7,142857.1\n\
        envoy was summoned,Beacon,1,1,2,10,100000.0\n\
        summoned the envoy,Beacon,1,1,2,10,100000.0\n\
        they summoned the,Beacon,1,1,2,10,100000.0\n";
    assert_eq!(by, expected);
    for row in by.lines().skip(1) {
        let phrase = format!("\"{}\"", row.split(',').next().expect("a word"));
        let found = words(
            folder.path(),
            &["search", "a.index", &phrase, "--format", "csv"],
        );
        assert_eq!(found.1.lines().count(), 2, "{phrase}");
    }
    let first = asked("words a.index --ngram 2 --format csv -n 1");
    assert_eq!(first.lines().nth(1), pairs.lines().nth(1));
}

#[test]
fn a_pattern_chooses_words_of_files_and_indexes_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    indexed(folder.path(), ARTICLES);
    for (pattern, expected) in [
        ("the*", "the,they"),
        ("/.*m[eo].*/", "met,summoned"),
        ("*as", "was"),
        ("sumoned~1|say", "summoned,say"),
    ] {
        for source in [&["a.jsonl", "--default-lang", "en"][..], &["a.index"]] {
            let asked = [&["words"], source, &["--match", pattern, "--format", "csv"]].concat();
            let listed = words(folder.path(), &asked).1;
            let rows = listed.lines().skip(1);
            let found: Vec<&str> = rows.filter_map(|row| row.split(',').next()).collect();
            assert_eq!(found.join(","), expected, "{source:?} {pattern}");
        }
    }
    let phrase = words(
        folder.path(),
        &["words", "a.index", "--match", "\"the _\"", "--ngram", "2"],
    );
    assert!(
        phrase.1.contains("the envoy") && !phrase.1.contains("they"),
        "{}",
        phrase.1
    );
    for wrong in ["outlet:ledger", "a OR b", "/(/"] {
        assert_eq!(
            words(folder.path(), &["words", "a.index", "--match", wrong]).0,
            2,
            "{wrong}"
        );
    }
}

#[test]
fn dispersion_is_how_unevenly_the_outlets_share_a_word() {
    let folder = tempfile::tempdir().expect("a folder");
    indexed(folder.path(), ARTICLES);
    let asked = "words a.index --dispersion outlet --match envoy|met --format csv";
    let asked: Vec<&str> = asked.split(' ').collect();
    // Ledger has 7 of 17 words: envoy 2 of 4 there, |2/4 - 7/17| = 0.0882; met 2 of 2, |1 - 7/17| = 0.588.
    // Divided by 1 - 7/17.
    let expected = "word,hits,articles,per_million,parts,all_parts,dp\n\
        envoy,4,3,235294.1,2,2,0.150\nmet,2,1,117647.1,1,2,1.000\n";
    assert_eq!(words(folder.path(), &asked).1, expected);
}
