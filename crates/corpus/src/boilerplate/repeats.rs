//! Which pieces an outlet repeats, and whether they are its own or the story's.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use otherwords_text::Span;
use rayon::prelude::*;

use super::of_outlet::{OfOutlet, example, n_articles, places_of};
use super::pieces::{Cut, Piece, PieceKind, content_words, key, label};
use super::stories::stories;
use super::{BoilerplateOverrides, RepeatedPassage, Verdict};
use crate::view::ArticleView;

/// A passage in this many different stories of an outlet is repeated …
const LEAST_STORIES: usize = 3;
/// … and where the outlet has few articles, in this many.
const LEAST_OF_FEW: usize = 2;
const FEW: usize = 4;
/// A sentence amid the text may be a habit of writing ("did not respond to a request"): it must be
/// in this share of the stories.
const LEAST_SHARE_AMID: f64 = 0.01;
/// Lines that differ in names and numbers are alike by chance more easily.
const LEAST_TEMPLATES: usize = 8;
/// A passage is of the edge if so many of its places are.
const MOSTLY: f64 = 0.8;
/// In so large a share of stories a passage is boilerplate, whatever its words.
const EVERYWHERE: f64 = 0.5;
/// In so many stories too: no line belongs to a hundred of them.
pub(super) const MANY_STORIES: usize = 100;
/// A passage belongs to its stories if this share of its words stands elsewhere in them too …
const MOST_AT_HOME: f64 = 0.6;
/// … or a share that is so much higher than in other articles.
const MOST_TIED: f64 = 0.3;
/// Articles looked at, of either sort.
const N_SAMPLED: usize = 12;

/// Where a piece stands: article and piece.
pub(super) type Place = (u32, Piece);
/// A piece by kind and key, then article and its number there.
type Keyed = (PieceKind, u64, u32, u32);

pub(super) fn of_outlet(
    articles: &[ArticleView<'_>],
    overrides: &BoilerplateOverrides,
) -> OfOutlet {
    let cuts: Vec<Cut> = articles.par_iter().map(Cut::of).collect();
    let outlet = Outlet {
        stories: stories(&cuts),
        articles,
        overrides,
    };
    let candidates = outlet.candidates(&cuts);
    let words = Words::new(articles, &candidates);
    let titles: BTreeSet<String> = articles.iter().map(|article| key(article.title)).collect();
    let mut found: Vec<(RepeatedPassage, Vec<Place>)> = candidates
        .into_iter()
        .map(|places| {
            let is_of_story = || Ties::of(&places, &words).are_strong();
            (outlet.passage(&places, &titles, is_of_story), places)
        })
        .collect();
    found.sort_by(|(a, _), (b, _)| {
        let by_count = b.n_articles.cmp(&a.n_articles);
        by_count.then_with(|| (&a.key, a.kind).cmp(&(&b.key, b.kind)))
    });
    let name = articles.first().map_or("", |article| article.outlet);
    places_of(found, name, outlet.stories)
}

struct Outlet<'a> {
    articles: &'a [ArticleView<'a>],
    /// For each article, the first of its story.
    stories: Vec<u32>,
    overrides: &'a BoilerplateOverrides,
}

impl Outlet<'_> {
    /// Pieces that are repeated enough, or that a reviewer has named.
    fn candidates(&self, cuts: &[Cut]) -> Vec<Vec<Place>> {
        let mut keyed: Vec<Keyed> = (0u32..)
            .zip(cuts)
            .flat_map(|(article, cut)| {
                let pieces = (0u32..).zip(&cut.pieces);
                pieces.map(move |(number, piece)| (piece.kind, piece.key, article, number))
            })
            .collect();
        keyed.par_sort_unstable();
        let place = |(_, _, article, number): &Keyed| {
            (*article, cuts[*article as usize].pieces[*number as usize])
        };
        let is_decided = !(self.overrides.keep.is_empty() && self.overrides.drop.is_empty());
        keyed
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .filter(|same| same.len() >= LEAST_OF_FEW || is_decided)
            .map(|same| same.iter().map(place).collect::<Vec<Place>>())
            .filter(|places| self.is_repeated(places) || is_decided && self.is_named(places))
            .collect()
    }

    fn is_repeated(&self, places: &[Place]) -> bool {
        let piece = places[0].1;
        let n_edge = places.iter().filter(|(_, piece)| piece.is_at_edge).count();
        let is_at_edge = n_edge as f64 >= MOSTLY * places.len() as f64;
        let n_stories = self.n_stories(places);
        let few = self.articles.len() <= FEW;
        let least = if few { LEAST_OF_FEW } else { LEAST_STORIES };
        let amid = (self.articles.len() as f64 * LEAST_SHARE_AMID) as usize;
        match piece.kind {
            PieceKind::Template => {
                is_at_edge && n_stories >= LEAST_TEMPLATES && self.differ(places)
            }
            _ if is_at_edge || !piece.is_prose => n_stories >= least,
            _ => n_stories >= least.max(amid),
        }
    }

    /// Whether a template is filled in at least two ways; else it is a line.
    fn differ(&self, places: &[Place]) -> bool {
        let text =
            |(number, piece): &Place| key(piece.span.of(self.articles[*number as usize].body));
        let first = text(&places[0]);
        places.iter().any(|place| text(place) != first)
    }

    fn is_named(&self, places: &[Place]) -> bool {
        let id = self.id(places);
        self.overrides.keep.contains(&id) || self.overrides.drop.contains(&id)
    }

    fn n_stories(&self, places: &[Place]) -> usize {
        if places.len() < LEAST_OF_FEW {
            return places.len();
        }
        let stories = places
            .iter()
            .map(|(number, _)| self.stories[*number as usize]);
        stories.collect::<BTreeSet<u32>>().len()
    }

    fn id(&self, places: &[Place]) -> (String, String) {
        let (number, piece) = &places[0];
        let article = &self.articles[*number as usize];
        (article.outlet.to_owned(), label(article, piece))
    }

    fn passage(
        &self,
        places: &[Place],
        titles: &BTreeSet<String>,
        is_of_story: impl Fn() -> bool,
    ) -> RepeatedPassage {
        let (outlet, key) = self.id(places);
        RepeatedPassage {
            verdict: self.verdict(&(outlet.clone(), key.clone()), places, titles, is_of_story),
            outlet,
            key,
            example: example(&self.articles[places[0].0 as usize], places[0].1.span),
            kind: places[0].1.kind,
            n_articles: n_articles(places),
            of_articles: self.articles.len() as u32,
        }
    }

    fn verdict(
        &self,
        id: &(String, String),
        places: &[Place],
        titles: &BTreeSet<String>,
        is_of_story: impl Fn() -> bool,
    ) -> Verdict {
        let n_quotations = places
            .iter()
            .filter(|(_, piece)| piece.is_quotation)
            .count();
        let n_stories = self.n_stories(places);
        let is_everywhere = n_stories >= MANY_STORIES
            || n_stories as f64 >= EVERYWHERE * self.articles.len() as f64;
        if self.overrides.keep.contains(id) {
            Verdict::Kept
        } else if self.overrides.drop.contains(id) {
            Verdict::Dropped
        } else if 2 * n_quotations >= places.len() {
            Verdict::Quotation
        } else if titles.contains(&id.1) {
            Verdict::Title
        } else if !is_everywhere && is_of_story() {
            Verdict::PartOfStory
        } else {
            Verdict::Repeated
        }
    }
}

/// The content words of articles, read when asked for: few articles are.
struct Words<'a> {
    articles: &'a [ArticleView<'a>],
    /// What is repeated in each.
    repeated: Vec<Vec<Span>>,
    known: Vec<OnceCell<OfArticle>>,
}

/// The content words of an article.
struct OfArticle {
    /// All, with their places.
    all: Vec<(u32, u32)>,
    /// Those that stand outside all that is repeated, sorted.
    own: Vec<u32>,
}

impl<'a> Words<'a> {
    fn new(articles: &'a [ArticleView<'a>], candidates: &[Vec<Place>]) -> Self {
        let mut repeated: Vec<Vec<Span>> = vec![Vec::new(); articles.len()];
        for (number, piece) in candidates.iter().flatten() {
            repeated[*number as usize].push(piece.span);
        }
        Self {
            articles,
            repeated,
            known: articles.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn of(&self, article: u32) -> &OfArticle {
        let article = article as usize;
        let read = || OfArticle::read(&self.articles[article], &self.repeated[article]);
        self.known[article].get_or_init(read)
    }
}

impl OfArticle {
    fn read(article: &ArticleView<'_>, repeated: &[Span]) -> Self {
        let is_repeated = |place: usize| {
            let mut spans = repeated.iter();
            spans.any(|span| span.start <= place && place < span.end)
        };
        let all = content_words(article);
        let own = all
            .iter()
            .filter(|(_, place)| !is_repeated(*place as usize));
        let mut own: Vec<u32> = own.map(|(word, _)| *word).collect();
        own.sort_unstable();
        own.dedup();
        Self { all, own }
    }

    /// The words in a passage.
    fn within(&self, span: Span) -> impl Iterator<Item = u32> + Clone {
        let before = |end: usize| {
            self.all
                .partition_point(|(_, place)| (*place as usize) < end)
        };
        let within = &self.all[before(span.start)..before(span.end)];
        within.iter().map(|(word, _)| *word)
    }
}

/// How many of a passage's words stand elsewhere, too. Boilerplate says the same wherever it stands;
/// background belongs to its story.
struct Ties {
    /// The mean share of its words in the articles that have it, outside of all that is repeated.
    at_home: f64,
    /// The same in other articles of the outlet.
    elsewhere: f64,
}

impl Ties {
    fn of(places: &[Place], words: &Words<'_>) -> Self {
        let holders: BTreeSet<u32> = places.iter().map(|(number, _)| *number).collect();
        let others = (0..words.articles.len() as u32).filter(|number| !holders.contains(number));
        let others: Vec<u32> = others.collect();
        let (mut at_home, mut elsewhere) = (Vec::new(), Vec::new());
        for (number, piece) in spread(places) {
            let passage: Vec<u32> = words.of(*number).within(piece.span).collect();
            if !passage.is_empty() {
                at_home.push(share(&passage, words.of(*number)));
                elsewhere.extend(spread(&others).map(|other| share(&passage, words.of(*other))));
            }
        }
        Self {
            at_home: mean(&at_home).unwrap_or(0.0),
            elsewhere: mean(&elsewhere).unwrap_or(1.0),
        }
    }

    fn are_strong(&self) -> bool {
        self.at_home >= MOST_AT_HOME || self.at_home - self.elsewhere >= MOST_TIED
    }
}

/// The share of a passage's words that an article has of its own.
fn share(passage: &[u32], article: &OfArticle) -> f64 {
    let is_own = |word: &&u32| article.own.binary_search(word).is_ok();
    passage.iter().filter(is_own).count() as f64 / passage.len() as f64
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// At most [`N_SAMPLED`] of them, evenly spread.
fn spread<T>(all: &[T]) -> impl Iterator<Item = &T> {
    all.iter().step_by(all.len().div_ceil(N_SAMPLED).max(1))
}
