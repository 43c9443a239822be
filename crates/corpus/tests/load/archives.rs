//! Archives are read like folders, and bounded.

use super::*;

const STRIKE: &[u8] = b"Dockers went back to work.";
const FLOOD: &[u8] = b"The eastern pier is closed.";

#[test]
fn an_archive_means_what_its_folder_would() {
    let files: [(&str, &[u8]); 4] = [
        ("strike/harbour.txt", STRIKE),
        ("flood/harbour.txt", FLOOD),
        ("README.txt", b"About this corpus."),
        (".hidden.txt", b"Not of this corpus."),
    ];
    let unpacked = load_folder(folder(&files).path(), &LoadOptions::default());
    for (name, bytes) in [
        ("corpus.zip", zip(&files)),
        ("corpus.tar", tar(&files)),
        ("corpus.tar.gz", gzip(&tar(&files))),
    ] {
        let folder = folder(&[(name, &bytes)]);
        let given = load_folder(folder.path(), &LoadOptions::default());
        let what = |problem: &Problem| problem.what.clone();
        assert!(
            given
                .problems
                .iter()
                .map(what)
                .eq(unpacked.problems.iter().map(what)),
            "{name}: {:?}",
            given.problems
        );
        let mut told: Vec<_> = given
            .articles
            .iter()
            .map(|article| (&article.outlet, &article.event, &article.body))
            .collect();
        let mut expected: Vec<_> = unpacked
            .articles
            .iter()
            .map(|article| (&article.outlet, &article.event, &article.body))
            .collect();
        told.sort();
        expected.sort();
        assert_eq!(told, expected, "{name}");
        assert!(
            given.articles[0]
                .origin
                .file
                .ends_with(&format!("{name}/strike/harbour.txt")),
            "{:?}",
            given.articles[0].origin
        );
    }
}

#[test]
fn archives_may_lie_in_archives_but_not_without_end() {
    let lines = json_lines(3);
    let inner = zip(&[("a.jsonl", lines.as_bytes())]);
    let outer = tar(&[
        ("inner.zip", &inner),
        ("b.jsonl.gz", &gzip(b"{\"body\":\"One two.\"}\n")),
    ]);
    let given = load_text("outer.tar.gz", &gzip(&outer));
    assert_eq!(
        (given.articles.len(), given.problems.len()),
        (4, 0),
        "{:?}",
        given.problems
    );

    let mut deep = inner;
    for _ in 0..5 {
        deep = zip(&[("deeper.zip", &deep)]);
    }
    let given = load_text("deep.zip", &deep);
    assert_eq!(given.articles, []);
    assert!(
        given.only_problem().what.contains("deep"),
        "{:?}",
        given.problems
    );
}

#[test]
fn paths_that_lead_out_are_made_harmless_and_told() {
    for bytes in [
        zip(&[("../../etc/a.txt", STRIKE)]),
        tar(&[("../../etc/a.txt", STRIKE)]),
    ] {
        let given = load_text("a.archive", &bytes);
        assert!(
            given
                .only_article()
                .origin
                .file
                .ends_with("a.archive/etc/a.txt")
        );
        assert_eq!(given.outcomes(), [(None, Outcome::Kept)]);
    }
}

#[test]
fn a_bomb_ends_with_a_clear_message() {
    // Ten lines of 32 MB each, packed to a thousandth.
    let line = vec![b'{'; 32 << 20];
    let names: Vec<String> = (0..10).map(|n| format!("{n}.jsonl")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &line[..]))
        .collect();
    let options = LoadOptions {
        max_record_bytes: 1 << 20,
        ..of_harbour()
    };
    let given = load_named("bomb.zip", &zip(&files), &options);
    assert_eq!(given.articles, []);
    let is_told = |problem: &Problem| problem.what.contains("come out of the archive");
    assert!(given.problems.iter().any(is_told), "{:?}", given.problems);
}

#[test]
fn a_damaged_archive_gives_what_can_be_read() {
    let files: Vec<(String, String)> = (0..50)
        .map(|n| {
            (
                format!("harbour/{n}.txt"),
                format!("Ship {n} left the basin in the morning."),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let whole = tar(&files);
    let given = load_text("a.tar", &whole[..whole.len() / 2]);
    assert!(
        (10..50).contains(&given.articles.len()),
        "{}",
        given.articles.len()
    );
    assert!(
        given.outcomes().contains(&(None, Outcome::Truncated))
            || given.outcomes().contains(&(None, Outcome::FileSkipped)),
        "{:?}",
        given.problems
    );
    let packed = zip(&files);
    let given = load_text("a.zip", &packed[..packed.len() / 2]);
    assert!(
        given.only_problem().what.contains("ZIP"),
        "{:?}",
        given.problems
    );
}
