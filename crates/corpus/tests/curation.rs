//! What may be compared is decided the same way in any order of reading and on any number of threads.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use otherwords_corpus::{
    ArticleView, BoilerplateOverrides, CopySettings, LinkSettings, find_boilerplate, find_copies,
    link_events,
};
use otherwords_text::Language;

/// Ninety made-up articles: ten events of three outlets in three tellings, of which one is mostly
/// the text of another, all with a line of their outlet.
struct Made {
    ids: Vec<String>,
    bodies: Vec<String>,
    titles: Vec<String>,
}

const OUTLETS: [&str; 3] = ["Harbour Ledger", "Mill Gazette", "Bay Courier"];

fn made() -> Made {
    let mut made = Made {
        ids: Vec::new(),
        bodies: Vec::new(),
        titles: Vec::new(),
    };
    for event in 0..10u32 {
        for (number, outlet) in (0u32..).zip(OUTLETS) {
            for telling in 0..3u32 {
                let common = words(event * 1000, 30);
                let own = words(event * 1000 + number * 300 + telling / 2 * 100 + 100, 60);
                made.ids.push(format!("{event}-{number}-{telling}"));
                made.titles.push(words(event * 1000, 4));
                made.bodies.push(format!(
                    "{own}.\n\n{common}.\n\nMore from the {outlet} tonight"
                ));
            }
        }
    }
    made
}

fn words(from: u32, n: u32) -> String {
    let words: Vec<String> = (from..from + n).map(word).collect();
    words.join(" ")
}

/// A number in letters: what differs in figures only is the same to the search for boilerplate.
fn word(number: u32) -> String {
    let letters = number.to_string();
    let letters = letters.chars().filter_map(|digit| digit.to_digit(10));
    let letters = letters.map(|digit| char::from(b'a' + digit as u8));
    format!("w{}x", letters.collect::<String>())
}

impl Made {
    fn views(&self, order: &[usize]) -> Vec<ArticleView<'_>> {
        let view = |number: usize| ArticleView {
            id: &self.ids[number],
            outlet: OUTLETS[number / 3 % 3],
            event: None,
            title: &self.titles[number],
            body: &self.bodies[number],
            date: (!number.is_multiple_of(7)).then(|| date(2020, 1 + (number / 9) as i8, 3)),
            time: None,
            byline: "",
            language: Language::ENGLISH,
            masked: &[],
        };
        order.iter().map(|number| view(*number)).collect()
    }
}

/// Everything that was decided, by the articles' ids.
type Decided = (
    BTreeMap<String, BTreeSet<String>>,
    BTreeSet<Vec<String>>,
    BTreeMap<String, String>,
);

fn decided(made: &Made, order: &[usize]) -> Decided {
    let views = made.views(order);
    let id = |number: &u32| views[*number as usize].id.to_owned();
    let linking = link_events(&views, &LinkSettings::default());
    let events = linking.events.iter();
    let events = events.map(|event| (event.name.clone(), event.articles.iter().map(id).collect()));
    let copies = find_copies(&views, &CopySettings::default());
    let clusters = copies
        .clusters
        .iter()
        .map(|cluster| cluster.articles.iter().map(id).collect());
    let found = find_boilerplate(&views, &BoilerplateOverrides::default());
    let dropped = views.iter().enumerate().map(|(number, view)| {
        let spans = found
            .spans(number)
            .into_iter()
            .map(|span| span.of(view.body));
        (view.id.to_owned(), spans.collect::<Vec<_>>().join("|"))
    });
    (events.collect(), clusters.collect(), dropped.collect())
}

fn on_threads<T: Send>(n_threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(n_threads)
        .build();
    pool.expect("threads can be had").install(work)
}

#[test]
fn neither_order_nor_threads_change_what_is_decided() {
    let made = made();
    let n = made.ids.len();
    let forward: Vec<usize> = (0..n).collect();
    let expected = on_threads(1, || decided(&made, &forward));
    assert!(
        expected.0.values().any(|articles| articles.len() > 3),
        "{:?}",
        expected.0
    );
    assert!(!expected.1.is_empty());
    assert!(
        expected
            .2
            .values()
            .all(|dropped| dropped.starts_with("More from the "))
    );
    let backward: Vec<usize> = (0..n).rev().collect();
    let mixed: Vec<usize> = (0..n).map(|number| number * 37 % n).collect();
    for order in [forward, backward, mixed] {
        for n_threads in [1, 2, 5] {
            assert_eq!(on_threads(n_threads, || decided(&made, &order)), expected);
        }
    }
}
