//! What an outlet prints under article after article: copyright, sign-up boxes, "Story Continued
//! Below", bylines and datelines. Found by repetition across its articles, without a list of
//! phrases; what is repeated because the story is the same (a quotation, a headline, a paragraph of
//! background) is not boilerplate.

mod of_outlet;

mod phrases;

mod pieces;

mod stories;

mod repeats;

use std::collections::{BTreeMap, BTreeSet};

use otherwords_text::Span;
use rayon::prelude::*;

use crate::view::{ArticleView, canonical_order};

use of_outlet::OfOutlet;
pub use pieces::PieceKind;

/// What a reviewer has decided about repeated passages, by outlet and [`passage_key`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoilerplateOverrides {
    /// Passages that are text, although they are repeated.
    pub keep: BTreeSet<(String, String)>,
    /// Passages that are boilerplate, although they were not found to be.
    pub drop: BTreeSet<(String, String)>,
}

/// The boilerplate of a corpus.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Boilerplate {
    /// Everything that is repeated, for review: by outlet, the most repeated first.
    pub passages: Vec<RepeatedPassage>,
    /// For each article, in the order they were given, the places of what is dropped: in order and
    /// apart from each other.
    pub places: Vec<Vec<BoilerplatePlace>>,
}

impl Boilerplate {
    /// The spans of an article's body that are boilerplate, for [`ArticleView::masked`].
    pub fn spans(&self, article: usize) -> Vec<Span> {
        self.places[article]
            .iter()
            .map(|place| place.span)
            .collect()
    }
}

/// A passage that an outlet repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatedPassage {
    /// Whose it is.
    pub outlet: String,
    /// What it is called in [`BoilerplateOverrides`]: its [`passage_key`]; of datelines, credits and
    /// bylines what stays the same, such as `… (reuters) …`.
    pub key: String,
    /// As it stands in the first article that has it, at most 300 characters.
    pub example: String,
    /// Which part of an article it is.
    pub kind: PieceKind,
    /// In how many articles it stands.
    pub n_articles: u32,
    /// How many articles the outlet has.
    pub of_articles: u32,
    /// Whether it is dropped, and why or why not.
    pub verdict: Verdict,
}

/// What becomes of a repeated passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Boilerplate, by its repetition.
    Repeated,
    /// Boilerplate, by the reviewer's decision.
    Dropped,
    /// Text, by the reviewer's decision.
    Kept,
    /// Text: its words belong to the stories it stands in.
    PartOfStory,
    /// Text: a quotation.
    Quotation,
    /// Text: the headline of an article.
    Title,
}

impl Verdict {
    /// Whether it is left out of counts.
    pub fn is_dropped(self) -> bool {
        matches!(self, Self::Repeated | Self::Dropped)
    }

    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Repeated => "repeated",
            Self::Dropped => "dropped",
            Self::Kept => "kept",
            Self::PartOfStory => "part_of_story",
            Self::Quotation => "quotation",
            Self::Title => "title",
        }
    }
}

/// A place in the body of an article that is boilerplate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoilerplatePlace {
    /// Where it stands.
    pub span: Span,
    /// What it is, as a number of [`Boilerplate::passages`].
    pub passage: u32,
}

/// What a line or sentence is called, whatever its case, digits and spaces.
///
/// ```
/// use otherwords_corpus::passage_key;
/// assert_eq!(passage_key("© 2019  Harbour Ledger"), passage_key("© 2020 HARBOUR LEDGER"));
/// ```
pub fn passage_key(text: &str) -> String {
    pieces::key(text)
}

/// What a phrase within lines is called, whatever its case, numbers and spaces.
///
/// ```
/// use otherwords_corpus::phrase_key;
/// assert_eq!(phrase_key("Hide Caption 3 of 15"), "hide caption 0 of 0");
/// ```
pub fn phrase_key(text: &str) -> String {
    phrases::key_of(text)
}

/// Words that stand in long phrases are frozen in shorter ones only once the long ones are known.
const MOST_ROUNDS: usize = 4;

/// Finds the boilerplate of every outlet.
///
/// What articles bring masked is not read. The result does not depend on the order of the articles
/// (beyond their numbering) or on the number of threads.
pub fn find_boilerplate(
    articles: &[ArticleView<'_>],
    overrides: &BoilerplateOverrides,
) -> Boilerplate {
    let mut by_outlet: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for number in canonical_order(articles) {
        by_outlet
            .entry(articles[number as usize].outlet)
            .or_default()
            .push(number);
    }
    let outlets: Vec<Vec<ArticleView<'_>>> = by_outlet
        .values()
        .map(|numbers| {
            numbers
                .iter()
                .map(|number| articles[*number as usize])
                .collect()
        })
        .collect();
    let mut found: Vec<OfOutlet> = outlets
        .par_iter()
        .map(|of_outlet| repeats::of_outlet(of_outlet, overrides))
        .collect();
    for _ in 0..MOST_ROUNDS {
        if !add_phrases(&mut found, &outlets, overrides) {
            break;
        }
    }
    let mut boilerplate = Boilerplate {
        passages: Vec::new(),
        places: vec![Vec::new(); articles.len()],
    };
    for (numbers, of_outlet) in by_outlet.values().zip(found) {
        let shift = boilerplate.passages.len() as u32;
        boilerplate.passages.extend(of_outlet.passages);
        for (number, mut places) in numbers.iter().zip(of_outlet.places) {
            places.iter_mut().for_each(|place| place.passage += shift);
            boilerplate.places[*number as usize] = places;
        }
    }
    boilerplate
}

/// Looks for phrases in what is not settled about the articles of each outlet. Whether there are any.
fn add_phrases(
    found: &mut [OfOutlet],
    articles: &[Vec<ArticleView<'_>>],
    overrides: &BoilerplateOverrides,
) -> bool {
    let settled: Vec<Vec<Vec<Span>>> = found.iter().map(OfOutlet::settled).collect();
    let outlets = found.iter().zip(articles).zip(&settled);
    let outlets: Vec<phrases::Outlet<'_>> = outlets
        .map(|((found, articles), settled)| phrases::Outlet {
            articles: masked(articles, settled),
            stories: &found.stories,
            named: found.named_anew(overrides),
        })
        .collect();
    let phrases = phrases::phrases(&outlets);
    let found_any = phrases.iter().any(|phrases| !phrases.is_empty());
    for ((of_outlet, phrases), articles) in found.iter_mut().zip(phrases).zip(articles) {
        of_outlet.add(phrases, articles, overrides);
    }
    found_any
}

fn masked<'a>(articles: &[ArticleView<'a>], spans: &'a [Vec<Span>]) -> Vec<ArticleView<'a>> {
    let articles = articles.iter().zip(spans);
    articles
        .map(|(article, masked)| ArticleView { masked, ..*article })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::article;

    fn dropped(bodies: &[&str], overrides: &BoilerplateOverrides) -> Vec<String> {
        let views: Vec<ArticleView<'_>> = bodies.iter().map(|body| article(body)).collect();
        let found = find_boilerplate(&views, overrides);
        let mut dropped: Vec<String> = (0..bodies.len())
            .flat_map(|n| {
                found
                    .spans(n)
                    .into_iter()
                    .map(move |span| span.of(bodies[n]).to_owned())
            })
            .collect();
        dropped.sort();
        dropped.dedup();
        dropped
    }

    const SIGN_UP: [&str; 2] = [
        "The harbour was closed on Monday.\n\nSign up here.",
        "A bridge was opened far away.\n\nSign up here.",
    ];

    #[test]
    fn a_line_under_different_articles_is_boilerplate() {
        assert_eq!(
            dropped(&SIGN_UP, &BoilerplateOverrides::default()),
            ["Sign up here."]
        );
    }

    #[test]
    fn lines_of_two_versions_of_one_article_are_none() {
        let bodies = [
            "The harbour was closed on Monday by the port.\n\nNobody was hurt.",
            "The harbour was closed on Monday by the port.\n\nNobody was hurt.\n\nIt opens today.",
        ];
        assert!(dropped(&bodies, &BoilerplateOverrides::default()).is_empty());
    }

    const NEWS: [&str; 6] = [
        "Fishermen sailed before dawn to look for herring near the northern banks.",
        "A choir from the valley won three prizes at the spring festival.",
        "Engineers measured cracks in the old viaduct after a cold winter.",
        "Teachers asked for smaller classes and for new desks.",
        "Snow stopped all buses between the mines and the lake.",
        "The museum shows maps that nobody had seen for a century.",
    ];

    /// What is dropped from articles that consist of these pieces of news with something around.
    fn dropped_around(around: impl Fn(usize, &str) -> String) -> Vec<String> {
        let bodies: Vec<String> = NEWS
            .iter()
            .enumerate()
            .map(|(number, news)| around(number, news))
            .collect();
        let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
        dropped(&bodies, &BoilerplateOverrides::default())
    }

    #[test]
    fn datelines_and_credits_are_found_in_joined_texts() {
        let cities = ["LONDON", "PARIS", "ROME", "OSLO", "BERN", "WIEN"];
        let found = dropped_around(|number, news| {
            format!(
                "{} (Reuters) - {news} (Reporting by Ann Lee{number})",
                cities[number]
            )
        });
        assert!(found.contains(&"OSLO (Reuters) - ".to_owned()), "{found:?}");
        assert!(
            found.contains(&"(Reporting by Ann Lee3)".to_owned()),
            "{found:?}"
        );
        assert_eq!(found.len(), 12);
    }

    #[test]
    fn a_repeated_quotation_is_text() {
        let said = "“We will never close the port,” he said.";
        assert!(dropped_around(|_, news| format!("{news}\n\n{said}")).is_empty());
    }

    #[test]
    fn background_belongs_to_its_story() {
        let background = "The viaduct was built by engineers in a cold winter.";
        let found = dropped_around(|number, news| match number {
            0..2 => format!(
                "Engineers built the viaduct in winter, part {number}.\n\n{news}\n\n{background}"
            ),
            2 => format!("{news}\n\n{background}"),
            _ => news.to_owned(),
        });
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_headline_is_text() {
        let bodies: Vec<String> = NEWS
            .iter()
            .map(|news| format!("{news}\n\nMuseum shows maps"))
            .collect();
        let mut views: Vec<ArticleView<'_>> = bodies.iter().map(|body| article(body)).collect();
        views[5].title = "Museum shows maps";
        let found = find_boilerplate(&views, &BoilerplateOverrides::default());
        assert!(found.places.iter().all(Vec::is_empty));
        assert_eq!(found.passages[0].verdict, Verdict::Title);
    }

    #[test]
    fn a_reviewer_decides() {
        let id = |text: &str| (String::new(), passage_key(text));
        let keep = BoilerplateOverrides {
            keep: [id("Sign up here.")].into(),
            ..BoilerplateOverrides::default()
        };
        assert!(dropped(&SIGN_UP, &keep).is_empty());
        let drop = BoilerplateOverrides {
            drop: [id("A bridge was opened far away.")].into(),
            ..BoilerplateOverrides::default()
        };
        assert_eq!(
            dropped(&SIGN_UP, &drop),
            ["A bridge was opened far away.", "Sign up here."]
        );
    }
}
