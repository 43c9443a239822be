//! What an event is called: a name, its most telling words, and the title of its medoid.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use otherwords_text::Language;

use super::given::Cluster;
use super::terms::Bags;
use super::vector::{Feature, Vectors};
use super::{Event, Linking, Relinked};
use crate::view::ArticleView;

/// Words in the list of an event.
const N_WORDS: usize = 10;
/// Words in its name.
const N_IN_NAME: usize = 3;

/// An event before it has a name.
pub(super) struct Draft {
    given: Option<String>,
    words: Vec<String>,
    /// In canonical order.
    articles: Vec<u32>,
    medoid: u32,
}

impl Draft {
    pub(super) fn of(
        cluster: Cluster<'_>,
        vectors: &Vectors,
        bags: &Bags,
        adder: &mut Adder,
    ) -> Self {
        let centre = adder.centre(&cluster.articles, vectors);
        Self {
            given: cluster.given.map(str::to_owned),
            medoid: medoid(&cluster.articles, &centre, vectors),
            words: telling_words(centre, bags),
            articles: cluster.articles,
        }
    }

    /// With the numbers of the whole corpus.
    pub(super) fn renumbered(mut self, numbers: &[u32]) -> Self {
        self.medoid = numbers[self.medoid as usize];
        for article in &mut self.articles {
            *article = numbers[*article as usize];
        }
        self
    }
}

/// The sum of the articles' vectors, ascending by feature.
type Centre = Vec<(Feature, f64)>;

/// Adds up weights by feature: an event may have thousands of articles, with as many features each.
pub(super) struct Adder {
    sums: Vec<f64>,
    seen: Vec<Feature>,
}

impl Adder {
    pub(super) fn new(vectors: &Vectors) -> Self {
        Self {
            sums: vec![0.0; vectors.frequency.len()],
            seen: Vec::new(),
        }
    }

    fn centre(&mut self, articles: &[u32], vectors: &Vectors) -> Centre {
        for article in articles {
            for (feature, weight) in &vectors.articles[*article as usize].features {
                let sum = &mut self.sums[*feature as usize];
                if *sum == 0.0 {
                    self.seen.push(*feature);
                }
                *sum += f64::from(*weight);
            }
        }
        self.seen.sort_unstable();
        let sums = &mut self.sums;
        let take = |feature| (feature, std::mem::take(&mut sums[feature as usize]));
        self.seen.drain(..).map(take).collect()
    }
}

/// Adds up what a term has in the parts; ascending by term.
fn by_term(centre: Centre, n_terms: u32) -> Vec<(u32, f64)> {
    let of_terms = centre
        .into_iter()
        .map(|(feature, sum)| (feature % n_terms, sum));
    let mut sums: Vec<(u32, f64)> = of_terms.collect();
    sums.sort_by_key(|(term, _)| *term);
    sums.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    sums
}

/// The article that is most similar to the centre; the first of equals.
fn medoid(articles: &[u32], centre: &Centre, vectors: &Vectors) -> u32 {
    if let [only] = articles {
        return *only;
    }
    let weight_of = |feature: &Feature| {
        let place = centre.binary_search_by_key(feature, |(known, _)| *known);
        place.map_or(0.0, |place| centre[place].1)
    };
    let similarity = |article: &u32| {
        let features = vectors.articles[*article as usize].features.iter();
        let sum: f64 = features
            .map(|(feature, weight)| f64::from(*weight) * weight_of(feature))
            .sum();
        (*article, sum)
    };
    let similarities = articles.iter().map(similarity);
    let best = similarities.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(0, |(article, _)| article)
}

/// Words by the sum of their weights over the articles; digits say little and are left out.
fn telling_words(centre: Centre, bags: &Bags) -> Vec<String> {
    let mut words: Vec<(f64, &str)> = by_term(centre, bags.forms.len() as u32)
        .into_iter()
        .map(|(term, sum)| (sum, bags.forms[term as usize].as_str()))
        .filter(|(_, word)| word.chars().any(char::is_alphabetic))
        .collect();
    let best = |a: &(f64, &str), b: &(f64, &str)| b.0.total_cmp(&a.0).then(a.1.cmp(b.1));
    if words.len() > N_WORDS {
        words.select_nth_unstable_by(N_WORDS, best);
        words.truncate(N_WORDS);
    }
    words.sort_by(best);
    words.into_iter().map(|(_, word)| word.to_owned()).collect()
}

/// Gives every event its name and its place. `rank` is each article's place in canonical order.
pub(super) fn name(
    drafts: Vec<Draft>,
    articles: &[ArticleView<'_>],
    earlier: &[Option<&str>],
    rank: &[u32],
) -> Linking {
    let drafts = joined_by_label(drafts, rank);
    let names = names(&drafts, articles, earlier);
    let named = drafts.into_iter().zip(names);
    let mut events: Vec<Event> = named
        .map(|(draft, name)| Event {
            name,
            title: articles[draft.medoid as usize].title.to_owned(),
            dates: dates(&draft.articles, articles),
            language: language(&draft.articles, articles),
            given: draft.given.is_some(),
            words: draft.words,
            medoid: draft.medoid,
            articles: draft.articles,
        })
        .collect();
    events.sort_by(|a, b| {
        let key = |event: &Event| (event.dates.is_none(), event.dates);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    numbered(events, earlier)
}

/// A given event with articles in several languages is one event. In order of the first article.
fn joined_by_label(drafts: Vec<Draft>, rank: &[u32]) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for draft in drafts {
        match draft.given.as_ref().and_then(|label| place.get(label)) {
            Some(known) => joined[*known].articles.extend(draft.articles),
            None => {
                if let Some(label) = &draft.given {
                    place.insert(label.clone(), joined.len());
                }
                joined.push(draft);
            }
        }
    }
    for draft in &mut joined {
        draft
            .articles
            .sort_unstable_by_key(|article| rank[*article as usize]);
    }
    joined.sort_unstable_by_key(|draft| rank[draft.articles[0] as usize]);
    joined
}

/// A name for each: the given one, that of an earlier run, or a new one that no other has.
fn names(drafts: &[Draft], articles: &[ArticleView<'_>], earlier: &[Option<&str>]) -> Vec<String> {
    let mut names: Vec<Option<String>> = drafts.iter().map(|draft| draft.given.clone()).collect();
    let mut taken: BTreeSet<String> = names.iter().flatten().cloned().collect();
    for (draft, name) in inheritances(drafts, earlier) {
        if names[draft].is_none() && taken.insert(name.to_owned()) {
            names[draft] = Some(name.to_owned());
        }
    }
    let with_drafts = names.into_iter().zip(drafts);
    with_drafts
        .map(|(name, draft)| {
            name.unwrap_or_else(|| {
                let name = new_name(draft, dates(&draft.articles, articles), &taken);
                taken.insert(name.clone());
                name
            })
        })
        .collect()
}

/// Drafts with names of an earlier run, those that share most articles first.
fn inheritances<'e>(drafts: &[Draft], earlier: &[Option<&'e str>]) -> Vec<(usize, &'e str)> {
    let mut shared: Vec<(usize, usize, &str)> = Vec::new();
    for (number, draft) in drafts.iter().enumerate() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in draft
            .articles
            .iter()
            .filter_map(|article| earlier[*article as usize])
        {
            *counts.entry(name).or_default() += 1;
        }
        shared.extend(
            counts
                .into_iter()
                .map(|(name, count)| (count, number, name)),
        );
    }
    shared.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    shared
        .into_iter()
        .map(|(_, draft, name)| (draft, name))
        .collect()
}

/// First day and most telling words: as many as make it unique, and a number where none do.
fn new_name(draft: &Draft, dates: Option<(Date, Date)>, taken: &BTreeSet<String>) -> String {
    let day = dates.map(|(first, _)| first.to_string());
    let with_words = |n_words: usize| {
        let words = draft.words.iter().take(n_words).map(String::as_str);
        let parts: Vec<&str> = day.as_deref().into_iter().chain(words).collect();
        if parts.is_empty() {
            "event".to_owned()
        } else {
            parts.join(" ")
        }
    };
    let longer = N_IN_NAME..=draft.words.len().max(N_IN_NAME);
    let by_words = longer.map(with_words).find(|name| !taken.contains(name));
    by_words.unwrap_or_else(|| {
        let base = with_words(N_IN_NAME);
        let numbered = (2u32..).map(|number| format!("{base} {number}"));
        let mut free = numbered.filter(|name| !taken.contains(name));
        free.next().unwrap_or(base)
    })
}

fn dates(of: &[u32], articles: &[ArticleView<'_>]) -> Option<(Date, Date)> {
    let dates = of
        .iter()
        .filter_map(|article| articles[*article as usize].date);
    dates.fold(None, |range, date| match range {
        None => Some((date, date)),
        Some((first, last)) => Some((first.min(date), last.max(date))),
    })
}

fn language(of: &[u32], articles: &[ArticleView<'_>]) -> Language {
    let mut languages = of
        .iter()
        .map(|article| articles[*article as usize].language);
    let first = languages.next().unwrap_or(Language::UNKNOWN);
    if languages.all(|language| language == first) {
        first
    } else {
        Language::UNKNOWN
    }
}

/// Tells each article its event, and which articles changed theirs.
fn numbered(events: Vec<Event>, earlier: &[Option<&str>]) -> Linking {
    let mut event_of = vec![0; earlier.len()];
    for (number, event) in (0u32..).zip(&events) {
        for article in &event.articles {
            event_of[*article as usize] = number;
        }
    }
    let moved = (0u32..).zip(earlier).zip(&event_of);
    let relinked = moved
        .filter_map(|((article, from), to)| {
            let (from, to) = ((*from)?, &events[*to as usize].name);
            (from != to).then(|| Relinked {
                article,
                from: from.to_owned(),
                to: to.clone(),
            })
        })
        .collect();
    Linking {
        events,
        event_of,
        relinked,
    }
}
