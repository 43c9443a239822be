//! Real exports: others' property, so they stay outside the project, in the folder that
//! `OTHERWORDS_DATA` names. Facts only: outlets, days and numbers of records. Ignored unless asked for,
//! so that nobody takes a missing folder for a test that passed:
//! `OTHERWORDS_DATA=… cargo test -p otherwords-corpus --test load -- --ignored`.

use std::path::PathBuf;

use super::*;

/// The folder of real files.
fn fixtures() -> PathBuf {
    let data = std::env::var_os("OTHERWORDS_DATA");
    let data = data.expect("set OTHERWORDS_DATA to the folder of real exports");
    PathBuf::from(data).join("formats")
}

#[test]
#[ignore = "needs real exports in OTHERWORDS_DATA"]
fn every_export_gives_the_records_that_are_known_to_be_in_it() {
    let folder = fixtures();
    let expected =
        fs::read_to_string(folder.join("EXPECTED.json")).expect("it lies beside the files");
    let expected: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&expected).expect("JSON");
    let mut wrong = Vec::new();
    for (file, n_records) in expected
        .iter()
        .filter_map(|(file, n)| Some((file, n.as_u64()?)))
    {
        let source = folder.join(file).display().to_string();
        let given = try_sources(&[source], &LoadOptions::default()).expect("it is there");
        let lost = given
            .problems
            .iter()
            .any(|problem| problem.outcome == Outcome::FileSkipped);
        if given.loaded.records != n_records
            || given.loaded.articles + given.loaded.repeats != n_records
            || lost
        {
            wrong.push(format!("{file}: {n_records} expected, {:?}", given.loaded));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// One article of an export: its number there, outlet, day, beginning of the title, byline.
type Spot = (u64, &'static str, &'static str, &'static str, &'static str);

const SPOTS: [(&str, Spot); 20] = [
    (
        "lexisnexis/irish-times_1995-06-12_0001.html",
        (
            1,
            "The Irish Times",
            "1995-06-17",
            "Casualties mount",
            "By KURT SCHORK, --(Reuter)",
        ),
    ),
    (
        "lexisnexis/guardian_1986-01-01_0001.html",
        (
            1,
            "The Guardian (London)",
            "1986-01-31",
            "Eavesdroppers",
            "By JEREMY LEGGET",
        ),
    ),
    (
        "lexisnexis/spiegel_2012-02-01_0001.html",
        (
            1,
            "Spiegel Online",
            "2012-02-27",
            "Warnschuss",
            "Annett Meiritz",
        ),
    ),
    (
        "lexisnexis/afp_2013-03-12_0501.html",
        (
            2,
            "Agence France Presse -- English",
            "2013-03-14",
            "UN pleads",
            "",
        ),
    ),
    (
        "lexisnexis/lexisnexis_test_fr.html",
        (2, "My newpaper", "2013-10-14", "Another title", "Author 2"),
    ),
    (
        "lexisnexis/lexisnexis_test_en.html",
        (
            2,
            "Some Newspaper",
            "1993-01-28",
            "First part; Second part",
            "",
        ),
    ),
    (
        "lexisnexis/Newspaper_Stories,_Combined_Papers2015-07-11.TXT",
        (
            1,
            "The Washington Post",
            "2015-07-01",
            "DISTRAUGHT",
            "Wesley Lowery;Kimberly Kindy;Keith L. Alexander",
        ),
    ),
    (
        "lexisnexis/Newspaper_Stories,_Combined_Papers2015-07-11.HTML",
        (
            161,
            "The Sunday Times (London)",
            "2015-05-10",
            "A word in your eyrie",
            "Peter Ross",
        ),
    ),
    (
        "lexisnexis/Newspaper_Stories,_Combined_Papers2015-07-11.DOC",
        (
            161,
            "The Sunday Times (London)",
            "2015-05-10",
            "A word in your eyrie",
            "Peter Ross",
        ),
    ),
    (
        "lexisnexis/misc.docx",
        (
            100,
            "Edmonton Journal (Alberta)",
            "2008-12-07",
            "Beware",
            "John Uhr, Freelance",
        ),
    ),
    (
        "lexisnexis/usa-today.docx",
        (1, "USA TODAY", "2002-05-02", "Bush plays", "George Hager"),
    ),
    (
        "lexisnexis/nyt1.docx",
        (
            26,
            "The New York Times",
            "2013-12-13",
            "Tobacco Industry",
            "By SABRINA TAVERNISE",
        ),
    ),
    (
        "lexisnexis/sample.DOCX",
        (
            1,
            "The Guardian(London)",
            "2019-07-01",
            "Lorem",
            "Mattha Busby (now), Andrew Sparrow (earlier)",
        ),
    ),
    (
        "factiva/irish-independence_1_2017-11-14.html",
        (2, "Irish Independent", "2017-11-11", "A lady", ""),
    ),
    (
        "factiva/german-ui.html",
        (
            1,
            "Der Tagesspiegel Online",
            "2017-04-01",
            "Zu Fuß",
            "Sarah Pepin",
        ),
    ),
    (
        "factiva/nyt_1_1993-01-03.html",
        (
            1,
            "The New York Times",
            "1993-01-09",
            "EUROPEAN INQUIRY",
            "By ALAN RIDING",
        ),
    ),
    (
        "factiva/chosun_ilbo_1_2018-05-28.html",
        (1, "Chosun Ilbo", "2018-05-31", "'이유들어", "표태준 기자"),
    ),
    (
        "factiva/factiva_test.html",
        (1, "Test newspaper", "2011-12-29", "Test 1", ""),
    ),
    (
        "factiva/factiva_test.xml",
        (1, "My Newspaper", "2012-01-09", "TEST - first", ""),
    ),
    (
        "integrum_ru/moscow_1993-06-06_1994-09-02.html",
        (
            1,
            "Московские новости",
            "1994-02-09",
            "КОРИЧНЕВАЯ",
            "Хмельницкий Дмитрий",
        ),
    ),
];

#[test]
#[ignore = "needs real exports in OTHERWORDS_DATA"]
fn fields_are_right_in_every_export() {
    let folder = fixtures();
    for (file, (record, outlet, date, title, byline)) in SPOTS {
        let source = folder.join(file).display().to_string();
        let given = try_sources(&[source], &LoadOptions::default()).expect("it is there");
        let article = given
            .articles
            .iter()
            .find(|article| article.origin.record == record)
            .expect(file);
        let day = article
            .date
            .map(|date| date.to_string())
            .unwrap_or_default();
        assert_eq!(
            (&*article.outlet, &*day, &*article.byline),
            (outlet, date, byline),
            "{file}"
        );
        assert!(
            article.title.starts_with(title),
            "{file}: {}",
            article.title
        );
        let labels = [
            "LOAD-DATE:",
            "UPDATE:",
            "DATE-CHARGEMENT:",
            "PUBLICATION-TYPE:",
            "Load-Date:",
            "End of Document",
        ];
        for article in &given.articles {
            let has_label = article
                .body
                .lines()
                .rev()
                .take(12)
                .any(|line| labels.iter().any(|label| line.starts_with(label)));
            assert!(
                !has_label,
                "{file}:{} ends with labels",
                article.origin.record
            );
        }
    }
}

#[test]
#[ignore = "needs real exports in OTHERWORDS_DATA"]
fn every_broken_archive_and_feed_gives_records_or_a_problem() {
    let folder = fixtures();
    for kind in ["warc", "feeds", "gdelt", "europresse", "alceste"] {
        let mut files: Vec<PathBuf> = fs::read_dir(folder.join(kind))
            .expect(kind)
            .flatten()
            .map(|entry| entry.path())
            .collect();
        files.sort();
        for file in files {
            let given =
                try_sources(&[file.display().to_string()], &of_harbour()).expect("it is there");
            assert!(
                given.articles.len() + given.problems.len() > 0,
                "silence about {}",
                file.display()
            );
        }
    }
}
