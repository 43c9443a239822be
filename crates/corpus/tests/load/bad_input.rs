//! Broken files. Whatever is in them, what can be read is read, and the rest is a problem.

use super::*;

#[test]
fn a_broken_line_is_skipped_and_named_by_its_number() {
    let given = load_text(
        "a.jsonl",
        b"{\"body\":\"One two.\"}\n{\"body\":\"cut off\n\n{\"body\":\"Three four.\"}\n",
    );
    assert_eq!(given.bodies(), ["One two.", "Three four."]);
    assert_eq!(given.outcomes(), [(Some(2), Outcome::Skipped)]);
    assert!(
        given.only_problem().what.starts_with("not JSON: "),
        "{:?}",
        given.problems
    );
}

#[test]
fn slips_of_other_programs_are_repaired_and_told() {
    for line in [
        "{\"body\":\"One two.\",\"score\":NaN}",
        "{\"body\":\"One\ttwo.\"}",
        "{\"body\":\"One two.\",\"x\":\"\\ud83d\"}",
        "{\"body\":\"One\0 two.\"}",
    ] {
        let given = load_text("a.jsonl", line.as_bytes());
        let words: Vec<&str> = given.only_article().body.split_whitespace().collect();
        assert_eq!(words, ["One", "two."], "{line}");
        assert_eq!(given.outcomes(), [(Some(1), Outcome::Kept)], "{line}");
    }
}

#[test]
fn a_truncated_archive_gives_what_stands_before_the_cut() {
    let lines: String = (0..40_000)
        .map(|n| format!("{{\"body\":\"Ship {n} {} left.\"}}\n", n * 7919 % 1000))
        .collect();
    let table = format!(
        "body\n{}",
        (0..40_000)
            .map(|n| format!("Ship {n} {} left.\n", n * 7919 % 1000))
            .collect::<String>()
    );
    let zstd = zstd::encode_all(lines.as_bytes(), 1).expect("in memory");
    for (name, bytes) in [
        ("a.jsonl.gz", gzip(lines.as_bytes())),
        ("a.jsonl.zst", zstd),
        ("a.csv.gz", gzip(table.as_bytes())),
    ] {
        let whole = load_text(name, &bytes);
        assert_eq!(
            (whole.articles.len(), whole.problems.len()),
            (40_000, 0),
            "{name}"
        );
        let given = load_text(name, &bytes[..bytes.len() * 2 / 3]);
        let n_articles = given.articles.len();
        assert!(n_articles < 40_000, "{name}");
        assert_eq!(given.bodies(), whole.bodies()[..n_articles], "{name}");
        assert!(
            given.outcomes().contains(&(None, Outcome::Truncated)),
            "{name}: {:?}",
            given.problems
        );
    }
}

#[test]
fn all_members_of_an_archive_are_read() {
    let both = [
        gzip(b"{\"body\":\"One two.\"}\n"),
        gzip(b"{\"body\":\"Three four.\"}\n"),
    ]
    .concat();
    assert_eq!(
        load_text("a.jsonl.gz", &both).bodies(),
        ["One two.", "Three four."]
    );
    assert_eq!(
        load_text("no-ending-at-all", &both).bodies(),
        ["One two.", "Three four."]
    );
}

#[test]
fn what_is_no_text_is_not_recognised_and_told_apart() {
    let mut noise = blake3::Hasher::new().finalize_xof();
    let mut bytes = vec![0; 50_000];
    noise.fill(&mut bytes);
    for (name, bytes, what) in [
        ("a.jsonl", &bytes[..], "not text"),
        ("a.txt", &bytes[..], "not text"),
        ("a.csv", &[0; 1_000][..], "not text"),
        ("a.docx", b"PK\x03\x04rest", "many parts"),
        ("a.pdf", b"%PDF-1.4 rest", "PDF"),
        ("a.xml", b"<?xml version=\"1.0\"?><news/>", "XML"),
        ("a.txt", b"", "empty file"),
        ("a.jsonl", b" \n\n ", "empty file"),
        ("a.gz", &gzip(b""), "empty file"),
        ("a.gz", &gzip(b"text")[..10], "cannot be read"),
    ] {
        let given = load_text(name, bytes);
        assert_eq!(given.articles, [], "{name}");
        assert_eq!(
            given.outcomes(),
            [(None, Outcome::FileSkipped)],
            "{name} {what}"
        );
        assert!(
            given.only_problem().what.contains(what),
            "{what}: {:?}",
            given.problems
        );
        assert_eq!(given.loaded.formats[0].format, None);
    }
}

#[test]
fn a_line_longer_than_the_limit_is_passed_over() {
    let lines = format!(
        "{{\"body\":\"One two.\"}}\n{{\"body\":\"{}\"}}\n{{\"body\":\"Three four.\"}}\n",
        "long ".repeat(1_000)
    );
    let options = LoadOptions {
        max_record_bytes: 1_000,
        ..of_harbour()
    };
    for (name, text, record) in [
        ("a.jsonl", lines.clone(), 2),
        (
            "a.json",
            format!("[{}]", lines.trim().replace('\n', ",")),
            2,
        ),
    ] {
        let given = load_named(name, text.as_bytes(), &options);
        assert_eq!(given.bodies(), ["One two.", "Three four."], "{name}");
        assert_eq!(
            given.outcomes(),
            [(Some(record), Outcome::Skipped)],
            "{name}"
        );
    }
}

#[test]
fn one_line_of_50_megabytes_is_fine() {
    let body = "A long report on the harbour. ".repeat(50 * 1024 * 1024 / 30);
    let given = load_text("a.jsonl", format!("{{\"body\":\"{body}\"}}").as_bytes());
    assert_eq!(given.only_article().body, body.trim());
}

#[test]
fn a_quotation_mark_that_is_never_closed_costs_the_rest_of_a_table_and_no_more() {
    let rows = "The port is closed again.\n".repeat(100_000);
    let table = format!("body,n\nOne two.,1\n\"never closed,2\n{rows}");
    let options = LoadOptions {
        max_record_bytes: 1 << 20,
        ..of_harbour()
    };
    let given = load_named("a.csv", table.as_bytes(), &options);
    assert_eq!(given.bodies(), ["One two."]);
    assert!(
        given.outcomes().contains(&(Some(3), Outcome::Truncated)),
        "{:?}",
        given.problems
    );
}

#[test]
fn rows_that_do_not_fit_the_header_are_skipped() {
    let table =
        "title,body,section\nA,One two.,x\nB,too few\nC,Three four.,y,\nD,too,many,values\n\n,,\n";
    let given = load_text("a.csv", table.as_bytes());
    assert_eq!(given.bodies(), ["One two.", "Three four."]);
    assert_eq!(
        given.outcomes(),
        [(Some(3), Outcome::Skipped), (Some(5), Outcome::Skipped)]
    );
}

#[test]
fn rows_are_named_by_their_line_whatever_ends_the_lines() {
    let table = "title,body\nA,One two.\nB,\nC,\"Three\nfour.\"\n\nD,\nE,Five six.\n";
    for (table, lines) in [
        (table.to_string(), [3, 7]),
        (format!("sep=,\n{table}"), [4, 8]),
    ] {
        for end in ["\n", "\r\n", "\r"] {
            let given = load_text("a.csv", table.replace('\n', end).as_bytes());
            let skipped = lines.map(|line| (Some(line), Outcome::Skipped));
            assert_eq!(given.outcomes(), skipped, "{end:?}");
            let records = given.articles.iter().map(|article| article.origin.record);
            let [first, last] = [lines[0] - 1, lines[1] + 1];
            assert_eq!(
                records.collect::<Vec<_>>(),
                [first, lines[0] + 1, last],
                "{end:?}"
            );
        }
    }
}

/// A table in Mac Roman: `Ärzte Zeitung` of the `größere` kind.
const MAC_TABLE: &[u8] = b"outlet,text\r\x80rzte Zeitung,Die Schiffe werden gr\x9a\xa7er.\r\
    \x80rzte Zeitung,Der Hafen bleibt f\x9fr sie geschlossen.\r";

#[test]
fn a_table_of_an_old_macintosh_is_read_and_its_encoding_told_as_a_guess() {
    let given = load_named("a.csv", MAC_TABLE, &LoadOptions::default());
    assert_eq!(given.outlets(), ["Ärzte Zeitung", "Ärzte Zeitung"]);
    assert_eq!(
        given.bodies(),
        [
            "Die Schiffe werden größer.",
            "Der Hafen bleibt für sie geschlossen."
        ]
    );
    assert_eq!(given.outcomes(), [(None, Outcome::Assumed)]);
    assert!(given.only_problem().what.contains("macintosh"));
}

#[test]
fn an_encoding_that_leaves_signs_within_words_is_told_as_a_guess() {
    // Of DOS, which is not read.
    let given = load_text(
        "a.csv",
        b"text\nDie Schiffe werden gr\x94\xe1er, sp\x84ter.\n",
    );
    assert_eq!(given.outcomes(), [(None, Outcome::Assumed)]);
    assert!(given.only_problem().what.contains("save it as UTF-8"));
}

#[test]
fn bytes_of_another_encoding_are_read_so_and_told() {
    let lines =
        "{\"body\":\"Größere Schiffe müssen für Übungen süddeutsche Häfen früher räumen.\"}\n";
    let mut bytes = lines.repeat(3).into_bytes();
    let place = bytes
        .iter()
        .rposition(|byte| *byte == b'.')
        .expect("a full stop");
    bytes[place] = 0xff;
    let given = load_text("a.jsonl", &bytes);
    assert!(given.bodies()[1].ends_with('ÿ'), "{:?}", given.bodies());
    assert_eq!(given.outcomes(), [(None, Outcome::Assumed)]);
    assert!(given.only_problem().what.contains("1 bytes"));
}

#[test]
fn a_json_file_with_one_broken_object_gives_the_others() {
    let json = "[{\"body\":\"One two.\"}, {\"body\": broken}, 17, {\"body\":\"Three four.\"}]";
    let given = load_text("a.json", json.as_bytes());
    assert_eq!(given.bodies(), ["One two.", "Three four."]);
    assert_eq!(
        given.outcomes(),
        [(Some(2), Outcome::Skipped), (Some(3), Outcome::Skipped)]
    );
}

#[test]
fn a_json_file_that_ends_too_early_gives_what_is_whole() {
    for (json, outcome) in [
        (
            "[{\"body\":\"One two.\"}, {\"body\": \"Thr",
            Outcome::Truncated,
        ),
        ("[{\"body\":\"One two.\"}, ", Outcome::Truncated),
        (
            "{\"articles\":[{\"body\":\"One two.\"}}",
            Outcome::Truncated,
        ),
    ] {
        let given = load_text("a.json", json.as_bytes());
        assert_eq!(given.bodies(), ["One two."], "{json}");
        assert_eq!(given.outcomes(), [(None, outcome)], "{json}");
    }
    for json in ["{", "[", "{\"body\":", "{]", "[}", "{\"a\":]"] {
        assert_eq!(load_text("a.json", json.as_bytes()).articles, [], "{json}");
    }
}

#[test]
fn deep_json_neither_hangs_nor_overflows() {
    let deep = "[{\"a\":".repeat(200_000);
    for (name, json) in [
        ("a.json", deep.clone()),
        ("a.json", "{\"results\":".repeat(200_000)),
        ("a.json", "[".repeat(1_000_000)),
        ("a.jsonl", deep),
    ] {
        assert_eq!(load_text(name, json.as_bytes()).articles, [], "{name}");
    }
}

#[test]
fn records_without_text_are_told_one_by_one_or_as_one() {
    let given = load_text(
        "a.jsonl",
        b"{\"body\":\"\"}\n{\"body\":\"One two.\"}\n{\"title\":\"no text\"}\n",
    );
    assert_eq!(
        given.outcomes(),
        [(Some(1), Outcome::Skipped), (Some(3), Outcome::Skipped)]
    );

    let gold = "{\"id\":\"a\",\"title\":\"b c\"}\n".repeat(500);
    let given = load_text("gold.jsonl", gold.as_bytes());
    assert_eq!(given.outcomes(), [(None, Outcome::FileSkipped)]);
    assert!(
        given
            .only_problem()
            .what
            .starts_with("no text column among id, title;")
    );
    assert_eq!(given.loaded.records, 500);
}

#[test]
fn a_million_bad_records_make_no_million_problems() {
    let lines = format!(
        "{{\"body\":\"One two.\"}}\n{}",
        "{\"title\":\"no text\"}\n".repeat(5_000)
    );
    let given = load_text("a.jsonl", lines.as_bytes());
    assert_eq!(given.problems.len(), 101);
    assert!(
        given.problems[0].what.starts_with("4900 more records"),
        "{:?}",
        given.problems[0]
    );
}

#[test]
fn an_outlet_that_nobody_names_is_a_problem_that_says_what_to_do() {
    let given = load_named("a.jsonl", json_lines(3).as_bytes(), &LoadOptions::default());
    assert_eq!(given.outcomes(), [(None, Outcome::FileSkipped)]);
    let what = &given.only_problem().what;
    assert!(
        what.contains("--map outlet=") && what.contains("--default-outlet"),
        "{what}"
    );
    for (name, text) in [
        ("a.txt", "**** *date_2012\nOne two.\n"),
        (
            "a.xml",
            "<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><entry><id>y</id><title>T</title><content>One two.</content></entry></feed>",
        ),
    ] {
        let given = load_named(name, text.as_bytes(), &LoadOptions::default());
        let what = &given.only_problem().what;
        assert!(
            what.contains("--default-outlet") && !what.contains("COLUMN"),
            "there are no columns: {what}"
        );
    }
}

#[test]
fn a_table_without_a_column_that_was_named_is_refused_and_its_columns_named() {
    let table = "Source,Text\nHarbour Post,The pier is closed.\n";
    let given = load_text_mapped("a.csv", table, &[("outlet", "Sorce")]);
    assert_eq!(given.articles, []);
    assert_eq!(given.outcomes(), [(None, Outcome::FileSkipped)]);
    let what = &given.only_problem().what;
    assert!(
        what.contains("outlet=Sorce") && what.contains("Source, Text"),
        "{what}"
    );
    let given = load_text_mapped("a.csv", table, &[("outlet", "source")]);
    assert_eq!(
        (given.outlets(), &*given.problems),
        (vec!["Harbour Post"], &[][..])
    );
    let columns = [("outlet", "Source"), ("body", "Text")];
    let columns = columns.map(|(field, column)| (field, column.to_string()));
    assert_eq!(given.loaded.formats[0].columns, columns);
    // Keys of JSON come and go.
    let given = load_text_mapped(
        "a.jsonl",
        "{\"body\":\"The pier is closed.\"}",
        &[("outlet", "Sorce")],
    );
    assert_eq!(
        (given.articles.len(), given.outcomes()),
        (1, vec![(None, Outcome::Kept)])
    );
}

fn load_text_mapped(name: &str, text: &str, columns: &[(&str, &str)]) -> Given {
    load_named(name, text.as_bytes(), &mapped(columns))
}

#[test]
fn what_stops_the_work_is_an_error_that_names_it() {
    let folder = folder(&[("a.txt", b"One two.")]);
    let within = |name: &str| folder.path().join(name).display().to_string();
    for name in ["gone.csv", "*.csv", "a[.txt"] {
        let error = try_sources(&[within(name)], &of_harbour())
            .expect_err(name)
            .to_string();
        assert!(error.contains(name), "{error}");
    }
    let error = try_sources(&[within("a.txt")], &mapped(&[("text", "x")])).expect_err("no field");
    assert!(matches!(error, LoadError::NoSuchField { .. }), "{error}");
}

#[test]
fn an_empty_folder_is_a_problem_and_no_error() {
    let given = load_folder(folder(&[]).path(), &of_harbour());
    assert_eq!(given.outcomes(), [(None, Outcome::FileSkipped)]);
}
