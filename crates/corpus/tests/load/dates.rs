//! Dates that need the whole file to be understood.

use super::*;
use jiff::civil::{Date, date};

fn dates(dates: &[&str]) -> (Vec<Option<Date>>, Given) {
    let row = |(index, date): (usize, &&str)| format!("\"{date}\",Ship {index} left.\n");
    let rows: String = dates.iter().enumerate().map(row).collect();
    let given = load_text("a.csv", format!("date,text\n{rows}").as_bytes());
    (
        given.articles.iter().map(|article| article.date).collect(),
        given,
    )
}

#[test]
fn a_later_date_decides_how_earlier_ones_are_read() {
    let (found, given) = dates(&["03/04/2020", "04/03/2020", "12/25/2020"]);
    assert_eq!(
        found,
        [
            Some(date(2020, 3, 4)),
            Some(date(2020, 4, 3)),
            Some(date(2020, 12, 25))
        ]
    );
    assert_eq!(given.problems, []);
    let (found, _) = dates(&["03/04/2020", "25/12/2020"]);
    assert_eq!(found, [Some(date(2020, 4, 3)), Some(date(2020, 12, 25))]);
}

#[test]
fn in_an_archive_too_a_later_date_decides() {
    let row = |day: &str| format!("{day},The ship of {day} left.\n");
    let table = |days: [&str; 2]| format!("date,text\n{}", days.map(row).concat());
    let american = table(["03/04/2020", "12/25/2020"]);
    let european = table(["05/06/2020", "25/12/2020"]);
    let files: [(&str, &[u8]); 2] = [
        ("us/a.csv", american.as_bytes()),
        ("eu/b.csv", european.as_bytes()),
    ];
    for (name, bytes) in [("a.zip", zip(&files)), ("a.tar.gz", gzip(&tar(&files)))] {
        let given = load_text(name, &bytes);
        assert_eq!(given.problems, [], "{name}");
        let found: Vec<_> = given.articles.iter().map(|article| article.date).collect();
        let expected =
            [(3, 4), (12, 25), (6, 5), (12, 25)].map(|(month, day)| Some(date(2020, month, day)));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn undecided_dates_have_the_day_first_and_are_told_once() {
    let (found, given) = dates(&["03/04/2020", "05/06/2020"]);
    assert_eq!(found, [Some(date(2020, 4, 3)), Some(date(2020, 6, 5))]);
    assert_eq!(given.outcomes(), [(Some(2), Outcome::Assumed)]);
}

#[test]
fn contradicting_dates_are_told_once() {
    let (found, given) = dates(&["25/12/2020", "12/26/2020", "12/27/2020"]);
    assert_eq!(found[1], Some(date(2020, 12, 26)));
    assert_eq!(given.outcomes(), [(Some(3), Outcome::Assumed)]);
}

#[test]
fn a_day_that_is_none_is_kept_as_it_is_written() {
    let (found, given) = dates(&["31/02/2020", "soon", "", "n/a"]);
    assert_eq!(found, [None; 4]);
    let without = Outcome::KeptWithoutDate;
    assert_eq!(given.outcomes(), [(Some(2), without), (Some(3), without)]);
    assert_eq!(given.articles[0].metadata["date"], "31/02/2020");
    assert!(given.problems[0].what.contains("31/02/2020"));
}

#[test]
fn a_time_in_its_own_column_belongs_to_the_date() {
    let given = load_text(
        "a.csv",
        b"date,time,text\n2020-04-14,14:30,One two.\n,2020-04-15 10:00,Three four.\n",
    );
    let times: Vec<_> = given
        .articles
        .iter()
        .map(|article| (article.date, article.time))
        .collect();
    let at = |hour, minute| Some(jiff::civil::time(hour, minute, 0, 0));
    assert_eq!(
        times,
        [
            (Some(date(2020, 4, 14)), at(14, 30)),
            (Some(date(2020, 4, 15)), at(10, 0))
        ]
    );
}

#[test]
fn a_number_of_excel_is_told_with_its_day() {
    let given = load_text("a.csv", b"date,text\n44197,The pier is closed.\n");
    assert_eq!(given.only_article().date, None);
    let told = given.only_problem();
    assert_eq!(told.outcome, Outcome::KeptWithoutDate);
    assert!(told.what.contains("Excel may mean 2021-01-01"), "{told}");
}
