//! Folders, patterns and what their names say.

use super::*;

/// Outlet and event by file, as loaded from a folder.
fn places(files: &[&str]) -> Vec<(String, String, Option<String>)> {
    let texts: Vec<String> = files
        .iter()
        .map(|file| format!("The text of {file}."))
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .zip(&texts)
        .map(|(file, text)| (*file, text.as_bytes()))
        .collect();
    let folder = folder(&files);
    let given = load_folder(folder.path(), &LoadOptions::default());
    let below = |name: &str| {
        name.rsplit_once(&format!("{}/", folder.path().display()))
            .map(|(_, name)| name.to_string())
    };
    given
        .articles
        .into_iter()
        .map(|article| {
            (
                below(&article.origin.file).expect("below the folder"),
                article.outlet,
                article.event,
            )
        })
        .collect()
}

#[test]
fn folders_name_outlets_and_events() {
    let found = places(&[
        "strike/harbour.txt",
        "strike/beacon.txt",
        "flood/beacon.txt",
        "flood/harbour.txt",
    ]);
    let expected = [
        ("flood/beacon.txt", "beacon", "flood"),
        ("flood/harbour.txt", "harbour", "flood"),
        ("strike/beacon.txt", "beacon", "strike"),
        ("strike/harbour.txt", "harbour", "strike"),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(file, outlet, event)| {
            (
                file.to_string(),
                outlet.to_string(),
                Some(event.to_string()),
            )
        })
        .collect();
    assert_eq!(found, expected);
    let found = places(&["harbour/flood-warning.txt", "beacon/night-shift.txt"]);
    assert_eq!(
        found
            .iter()
            .map(|(_, outlet, event)| (&**outlet, event.clone()))
            .collect::<Vec<_>>(),
        [("beacon", None), ("harbour", None)]
    );
    let found = places(&["strike/harbour/1.txt", "strike/harbour/2.txt"]);
    assert!(
        found
            .iter()
            .all(|(_, outlet, event)| outlet == "harbour" && event.as_deref() == Some("strike"))
    );
}

#[test]
fn an_outlet_that_only_a_folder_says_is_told_once_a_folder() {
    let page = "<html><body><p>The ferry stays in port because nobody could repair its engine.</p>\
        <p>Islanders were brought home by fishermen, who asked for a warm meal in return.</p></body></html>";
    let folder = folder(&[
        ("c/harbour/pier.txt", b"The pier is closed."),
        ("c/harbour/ferry.html", page.as_bytes()),
        ("c/beacon/again.txt", b"The pier opens again."),
        (
            "c/said/old.txt",
            b"---\noutlet: Evening Star\n---\nThe pier is old.",
        ),
    ]);
    let given = load_folder(&folder.path().join("c"), &LoadOptions::default());
    assert_eq!(given.articles.len(), 4, "{:?}", given.problems);
    let told: Vec<(&str, &str)> = given
        .problems
        .iter()
        .map(|told| {
            (
                told.file.rsplit('/').nth(1).unwrap_or_default(),
                &*told.what,
            )
        })
        .collect();
    let what = ["beacon", "harbour"].map(|name| {
        format!("outlet {name:?} taken from the folder's name; --default-outlet says another")
    });
    assert_eq!(told, [("beacon", &*what[0]), ("harbour", &*what[1])]);
    assert_eq!(given.loaded.problems, 2);
    assert_eq!(
        load_folder(&folder.path().join("c"), &of_harbour()).problems,
        []
    );
}

#[test]
fn an_outlet_that_a_files_name_says_is_told_too() {
    let folder = folder(&[
        ("strike/harbour.txt", b"One two."),
        ("flood/harbour.txt", b"Three four."),
    ]);
    let given = load_folder(folder.path(), &LoadOptions::default());
    let told = given.only_problem();
    assert!(told.file.ends_with("/flood/harbour.txt"), "{told}");
    assert!(told.what.contains("the file's name"), "{told}");
}

#[test]
fn files_named_one_by_one_mean_the_same_as_their_folder_and_its_pattern() {
    let folder = folder(&[
        ("c/strike/harbour.txt", b"One two."),
        ("c/flood/harbour.txt", b"Three four."),
    ]);
    let within = |name: &str| folder.path().join(name).display().to_string();
    let loaded = |sources: &[String]| {
        let articles = try_sources(sources, &LoadOptions::default())
            .expect("they are there")
            .articles;
        articles
            .into_iter()
            .map(|article| (article.outlet, article.event, article.body))
            .collect::<Vec<_>>()
    };
    let by_folder = loaded(&[within("c")]);
    assert_eq!(by_folder[0].1.as_deref(), Some("flood"));
    assert_eq!(
        loaded(&[
            within("c/flood/harbour.txt"),
            within("c/strike/harbour.txt")
        ]),
        by_folder
    );
    assert_eq!(loaded(&[within("c/*/*.txt")]), by_folder);
    assert_eq!(loaded(&[within("c/**/*.txt")]), by_folder);
    assert_eq!(loaded(&[within("c/{flood,strike}")]).len(), 2);
    assert_eq!(
        loaded(&[within("c/*"), within("c"), within("c/flood")]).len(),
        2,
        "every file once"
    );
}

#[test]
fn files_about_a_folder_are_passed_over() {
    let folder = folder(&[
        ("README.md", b"About."),
        ("SOURCES.md", b"From."),
        ("LICENSE", b"Free."),
        ("license.txt", b"Free."),
        (".hidden.txt", b"Hidden."),
        (".git/a.txt", b"Hidden."),
        ("__MACOSX/a.txt", b"Junk."),
        ("notes.md", b"Notes, and no article."),
        ("b.md", b"---\noutlet: Beacon\n---\nAn article."),
        ("a.txt", b"A text."),
    ]);
    let given = load_folder(folder.path(), &of_harbour());
    assert_eq!(given.bodies(), ["A text.", "An article."]);
    assert!(given.only_problem().file.ends_with("/notes.md"));
}

#[test]
fn files_come_in_the_order_of_their_paths() {
    let files = ["b/2.jsonl", "a/z.jsonl", "b/10.jsonl", "a.jsonl", "c.jsonl"];
    let texts: Vec<String> = files
        .iter()
        .map(|file| format!("{{\"body\":\"Text of {file}\"}}"))
        .collect();
    let named: Vec<(&str, &[u8])> = files
        .iter()
        .zip(&texts)
        .map(|(file, text)| (*file, text.as_bytes()))
        .collect();
    let given = load_folder(folder(&named).path(), &of_harbour());
    let order = ["a/z", "a", "b/10", "b/2", "c"].map(|name| format!("Text of {name}.jsonl"));
    assert_eq!(given.bodies(), order);
}

#[test]
fn what_a_browser_saved_beside_a_page_is_no_article() {
    let folder = folder(&[
        (
            "Pier.html",
            b"<html><body><p>The eastern pier is closed until Thursday.</p></body></html>",
        ),
        (
            "Pier_files/ad.html",
            b"<html><body><p>Buy a boat and sail away today.</p></body></html>",
        ),
        ("Ferry-Dateien/a.txt", b"No page lies beside it."),
    ]);
    for source in ["", "/**/*.{html,txt}"] {
        let source = format!("{}{source}", folder.path().display());
        let given = try_sources(&[source], &of_harbour()).expect("it is there");
        assert_eq!(given.articles.len(), 2, "{:?}", given.problems);
        let told = given.only_problem();
        assert!(told.file.ends_with("/Pier_files/"), "{told}");
        assert!(told.what.contains("Pier.html"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_in_circles() {
    let folder = folder(&[("a/a.txt", b"A text.")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).expect("a link");
    std::os::unix::fs::symlink(folder.path().join("a/a.txt"), folder.path().join("b.txt"))
        .expect("a link");
    std::os::unix::fs::symlink("nowhere", folder.path().join("c.txt")).expect("a link");
    let given = load_folder(folder.path(), &of_harbour());
    assert_eq!(given.bodies(), ["A text."]);
    assert!(given.only_problem().file.ends_with("/c.txt"));
}

/// Where everything may be read, as by root, there is nothing to see; `walk` has a test of its own.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_told_under_a_pattern_too() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("c/a/1.txt", b"A text."), ("c/b/2.txt", b"Another text.")]);
    let closed = folder.path().join("c/b");
    let permit = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode));
    permit(0o000).expect("our own folder");
    if fs::read_dir(&closed).is_err() {
        let source = folder.path().join("c/*/*.txt").display().to_string();
        let given = try_sources(&[source], &of_harbour()).expect("one fits");
        assert_eq!(given.bodies(), ["A text."]);
        assert!(given.only_problem().file.ends_with("/c/b"));
        let only = folder.path().join("c/b/*.txt").display().to_string();
        let error = try_sources(&[only], &of_harbour()).expect_err("nothing to read");
        assert!(matches!(error, LoadError::Unreadable { .. }), "{error}");
    }
    permit(0o755).expect("our own folder");
}

#[test]
fn taking_no_more_stops_the_reading() {
    let folder = folder(&[
        ("a.jsonl", json_lines(10).as_bytes()),
        ("b.jsonl", b"{\"body\":\"More text.\"}"),
    ]);
    let mut n_taken = 0;
    let mut take = |_| {
        n_taken += 1;
        if n_taken == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let sources = [folder.path().display().to_string()];
    let loaded =
        load(&sources, &of_harbour(), &Silent, &mut take, &mut |_| {}).expect("it is there");
    assert_eq!((n_taken, loaded.articles, loaded.files), (3, 3, 1));
}
