//! Which articles report the same event. Wording may only be compared where the same thing is
//! reported, and most piles of articles come without labels.
//!
//! Two articles are as similar as their bodies, names and titles (tf-idf, cosine), less the further
//! apart their dates are; articles are joined by complete linkage, so that every pair within an
//! event is similar enough and events do not grow by chains. Candidates come from an index over
//! rare terms and dates, so the time grows nearly linearly with the corpus. Known to miss: articles
//! about one event that share neither names nor other rare terms, and stories that run for weeks,
//! which come out as instalments.

mod terms;

mod vector;

mod graph;

mod linkage;

mod given;

mod additions;

mod naming;

use std::collections::BTreeMap;

use jiff::civil::Date;
use otherwords_text::Language;
use rayon::prelude::*;

use crate::view::{ArticleView, canonical_order};
use graph::Graph;
use terms::Bags;
use vector::Vectors;

/// What decides whether articles report one event. The same for every corpus.
///
/// The defaults lie amid the ranges in which the development parts of BASIL (dated, least
/// similarity .07 to .11), NewsWCL50 (undated, .12 to .16), AllSides and ECB+ come out best, not at
/// the best point of any.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkSettings {
    /// Every two articles of an event are at least this similar, from 0 to 1.
    pub least_similarity: f32,
    /// An article joins an event that is there already (given, or from an earlier run) from this
    /// mean similarity to its articles.
    pub least_mean_similarity: f32,
    /// Days after which similarity has fallen to exp(-1/2) of what the words say.
    pub days: f32,
    /// Two articles of which one has no date count as this many days apart.
    pub days_where_unknown: f32,
    /// Whether articles without an event may join one that the user has given.
    pub joins_given: bool,
}

impl Default for LinkSettings {
    fn default() -> Self {
        Self {
            least_similarity: 0.10,
            least_mean_similarity: 0.12,
            days: 4.0,
            days_where_unknown: 3.3,
            joins_given: true,
        }
    }
}

/// The events of a corpus.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linking {
    /// Sorted by first date (undated last), then name.
    pub events: Vec<Event>,
    /// For each article, in the order they were given, its event in `events`.
    pub event_of: Vec<u32>,
    /// Articles that an earlier run had put into another event, in the order they were given.
    pub relinked: Vec<Relinked>,
}

/// Articles that report the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Unique: the user's own label, the name of an earlier run, or first date and most telling
    /// words, such as `2020-04-14 ambassador protest article`.
    pub name: String,
    /// The title of the article that is most similar to the others; of an untitled one, nothing.
    pub title: String,
    /// Its most telling words, the most telling first, at most ten.
    pub words: Vec<String>,
    /// Its articles, by date; never empty.
    pub articles: Vec<u32>,
    /// The article that is most similar to the others.
    pub medoid: u32,
    /// The first and the last day, where any article has a date.
    pub dates: Option<(Date, Date)>,
    /// The language of its articles ([`Language::UNKNOWN`] where a given event has several).
    pub language: Language,
    /// Whether the label was given and not found.
    pub given: bool,
}

/// An article that changed its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relinked {
    /// Which one, in the order they were given.
    pub article: u32,
    /// The event of the earlier run.
    pub from: String,
    /// The event it belongs to now.
    pub to: String,
}

/// Finds the events of a corpus.
///
/// Labels that articles bring with them ([`ArticleView::event`]) stay as they are: such articles
/// form the events that their labels say. The result does not depend on the order of the articles
/// (beyond their numbering) or on the number of threads.
pub fn link_events(articles: &[ArticleView<'_>], settings: &LinkSettings) -> Linking {
    extend_events(articles, &vec![None; articles.len()], settings)
}

/// Finds the events of a corpus of which a part was linked before.
///
/// `earlier` holds, for each article, the name of the event it was put into by an earlier run or by a
/// researcher, or `None` where it is new. What was put into an event that is a given one now stays in
/// it: a name that a researcher gives to more articles takes nothing from those that bore it before.
/// And what was put into another joins none that was decided earlier: an event that a researcher has
/// split is not put together again. Only events that new articles touch are linked again (their dates are
/// within reach and their words connect them); but each time the corpus has grown by a tenth all
/// are, since how rare a word is depends on all articles. So nearly the same events come out as from
/// linking everything at once; the rest stays as it is, and events keep their names with most of
/// their articles.
///
/// # Panics
/// Where `articles` and `earlier` are not equally long.
pub fn extend_events(
    articles: &[ArticleView<'_>],
    earlier: &[Option<&str>],
    settings: &LinkSettings,
) -> Linking {
    assert_eq!(articles.len(), earlier.len(), "one entry an article");
    let mut by_language: BTreeMap<Language, Vec<u32>> = BTreeMap::new();
    let order = canonical_order(articles);
    for number in order.iter().copied() {
        let language = articles[number as usize].language;
        by_language.entry(language).or_default().push(number);
    }
    let settled = given::settled(articles, earlier);
    let mut drafts: Vec<naming::Draft> = Vec::new();
    for numbers in by_language.values() {
        let corpus: Vec<ArticleView<'_>> = numbers.iter().map(|n| settled[*n as usize]).collect();
        let before: Vec<Option<&str>> = numbers.iter().map(|n| earlier[*n as usize]).collect();
        let found = link_language(&corpus, &before, settings);
        drafts.extend(found.into_iter().map(|draft| draft.renumbered(numbers)));
    }
    let mut rank = vec![0; articles.len()];
    for (place, number) in (0u32..).zip(order) {
        rank[number as usize] = place;
    }
    naming::name(drafts, articles, earlier, &rank)
}

/// The same for the articles of one language, in canonical order.
fn link_language(
    articles: &[ArticleView<'_>],
    earlier: &[Option<&str>],
    settings: &LinkSettings,
) -> Vec<naming::Draft> {
    let bags = Bags::of(articles);
    let vectors = Vectors::of(&bags);
    let has_outgrown = additions::has_outgrown(earlier);
    let touched = match has_outgrown {
        true => vec![true; articles.len()],
        false => additions::touched(articles, earlier, settings),
    };
    let graph = Graph::of(articles, &vectors, &touched, settings);
    let is_free = |number: u32| articles[number as usize].event.is_none();
    let is_new = |number: &u32| earlier[*number as usize].is_none();
    let components = linkage::components(&graph, settings.least_similarity, is_free);
    let (changed, kept): (Vec<_>, Vec<_>) = components
        .into_iter()
        .partition(|component| has_outgrown || component.iter().any(is_new));
    let found: Vec<Vec<u32>> = changed
        .into_par_iter()
        .flat_map_iter(|component| linkage::complete(&component, &graph, settings.least_similarity))
        .collect();
    let kept = additions::as_before(kept.concat(), earlier);
    given::join(found, kept, articles, earlier, &graph, settings)
        .into_par_iter()
        .map_init(
            || naming::Adder::new(&vectors),
            |adder, cluster| naming::Draft::of(cluster, &vectors, &bags, adder),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::article;

    const STRIKE: [&str; 2] = [
        "The dockers of Port Harbour walked out over night shifts, and Port Harbour stood still.",
        "Dockers in Port Harbour have walked out because of their night shifts.",
    ];
    const FIRE: [&str; 2] = [
        "A fire destroyed the old theatre of Mill Town, said fire chief Ann Lee.",
        "In Mill Town the old theatre was destroyed by a fire, chief Ann Lee said.",
    ];

    fn four() -> Vec<ArticleView<'static>> {
        let texts = [STRIKE[0], FIRE[0], STRIKE[1], FIRE[1]];
        let outlets = ["a", "a", "b", "b"];
        let views = texts.into_iter().zip(outlets);
        views
            .map(|(body, outlet)| ArticleView {
                outlet,
                date: Some(jiff::civil::date(2020, 4, 14)),
                ..article(body)
            })
            .collect()
    }

    fn linked(articles: &[ArticleView<'_>]) -> Vec<Vec<u32>> {
        let linking = link_events(articles, &LinkSettings::default());
        linking
            .events
            .into_iter()
            .map(|event| event.articles)
            .collect()
    }

    #[test]
    fn articles_on_one_event_are_linked_and_others_are_not() {
        let mut events = linked(&four());
        events.sort();
        assert_eq!(events, [[0, 2], [1, 3]]);
    }

    #[test]
    fn articles_without_a_date_are_linked_too() {
        let mut articles = four();
        articles.iter_mut().for_each(|article| article.date = None);
        let mut events = linked(&articles);
        events.sort();
        assert_eq!(events, [[0, 2], [1, 3]]);
    }

    #[test]
    fn languages_are_never_linked_nor_events_weeks_apart() {
        let mut articles = four();
        articles[2].language = Language::GERMAN;
        articles[3].date = Some(jiff::civil::date(2020, 5, 14));
        assert_eq!(linked(&articles).len(), 4);
    }

    #[test]
    fn given_labels_stay_and_take_in_what_belongs_to_them_if_they_may() {
        let mut articles = four();
        articles[0].event = Some("strike");
        let linking = link_events(&articles, &LinkSettings::default());
        let strike = &linking.events[linking.event_of[0] as usize];
        assert_eq!((strike.name.as_str(), strike.given), ("strike", true));
        assert_eq!(strike.articles, [0, 2]);
        let closed = LinkSettings {
            joins_given: false,
            ..LinkSettings::default()
        };
        let linking = link_events(&articles, &closed);
        assert_eq!(linking.events[linking.event_of[0] as usize].articles, [0]);
    }

    #[test]
    fn given_labels_stay_however_different_their_articles_are() {
        let mut articles = four();
        articles[0].event = Some("both");
        articles[1].event = Some("both");
        let linking = link_events(&articles, &LinkSettings::default());
        assert_eq!(linking.event_of[0], linking.event_of[1]);
    }

    #[test]
    fn names_are_dates_with_telling_words_and_survive_additions() {
        let articles = four();
        let before = link_events(&articles[..2], &LinkSettings::default());
        let earlier: Vec<Option<&str>> = (0..4)
            .map(|n| {
                before
                    .event_of
                    .get(n)
                    .map(|e| before.events[*e as usize].name.as_str())
            })
            .collect();
        let after = extend_events(&articles, &earlier, &LinkSettings::default());
        assert!(after.relinked.is_empty());
        for (n, name_before) in earlier.iter().enumerate().take(2) {
            let name = after.events[after.event_of[n] as usize].name.as_str();
            assert_eq!(Some(name), *name_before);
            assert!(name.starts_with("2020-04-14 "), "{name}");
            assert_eq!(after.event_of[n], after.event_of[n + 2]);
        }
    }

    #[test]
    fn what_has_joined_a_given_event_stays_in_it() {
        let mut articles = four();
        articles[0].event = Some("strike");
        let before = link_events(&articles, &LinkSettings::default());
        assert_eq!(before.event_of[0], before.event_of[2]);
        let names = before
            .event_of
            .iter()
            .map(|e| before.events[*e as usize].name.as_str());
        let earlier: Vec<Option<&str>> = names.map(Some).collect();
        let after = extend_events(&articles, &earlier, &LinkSettings::default());
        assert_eq!(after, before);
    }

    /// The events after a researcher gave some articles of two events of two a name; all were linked
    /// again, since most of the corpus is new.
    fn after_corrections(corrections: [Option<&'static str>; 4]) -> Vec<String> {
        let earlier = ["strike", "fire", "strike", "fire"];
        let mut articles = four();
        let mut before: Vec<Option<&str>> = Vec::new();
        for ((article, earlier), corrected) in articles.iter_mut().zip(earlier).zip(corrections) {
            article.event = corrected;
            before.push(corrected.or(Some(earlier)));
        }
        let bodies: Vec<String> = (0..8)
            .map(|n| format!("Lone{n} walked{n} thither{n} alone{n}."))
            .collect();
        articles.extend(bodies.iter().map(|body| article(body)));
        before.resize(articles.len(), None);
        let linking = extend_events(&articles, &before, &LinkSettings::default());
        let name = |event: &u32| linking.events[*event as usize].name.clone();
        linking.event_of.iter().take(4).map(name).collect()
    }

    #[test]
    fn events_that_a_researcher_merges_are_one() {
        let merged = after_corrections([Some("fire"), None, Some("fire"), None]);
        assert_eq!(merged, ["fire"; 4]);
        let one_more = after_corrections([Some("fire"), None, None, None]);
        assert_eq!(one_more, ["fire", "fire", "strike", "fire"]);
    }

    #[test]
    fn an_event_that_a_researcher_splits_is_not_put_together_again() {
        let split = after_corrections([None, Some("roof"), None, None]);
        assert_eq!(split, ["strike", "roof", "strike", "fire"]);
        let set_back = after_corrections([None, Some("fire"), None, None]);
        assert_eq!(set_back, ["strike", "fire", "strike", "fire"]);
    }

    #[test]
    fn no_articles_are_no_events() {
        assert_eq!(
            link_events(&[], &LinkSettings::default()),
            Linking::default()
        );
    }
}
