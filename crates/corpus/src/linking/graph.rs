//! Which articles are similar at all: a sparse graph, found without comparing all pairs.
//!
//! For each article the articles before it within reach of its date are looked up by its terms, the
//! rarest first, until so many places have been read; those that share enough are compared in full.

use jiff::civil::Date;
use rayon::prelude::*;

use super::LinkSettings;
use super::vector::{Feature, Vector, Vectors};
use crate::view::ArticleView;

/// Similar pairs. Pairs that are not in it are not similar enough.
pub(super) struct Graph {
    /// For each article, those it is similar to, in order.
    pub(super) neighbours: Vec<Vec<(u32, f32)>>,
}

/// Most places read for one article: bounds the time in corpora where everything happens at once.
const MOST_PLACES: usize = 60_000;
/// Most candidates compared in full, where not all terms could be read.
const MOST_CANDIDATES: usize = 400;

impl Graph {
    /// Looks only at articles that are `touched`.
    pub(super) fn of(
        articles: &[ArticleView<'_>],
        vectors: &Vectors,
        touched: &[bool],
        settings: &LinkSettings,
    ) -> Self {
        let search = Search::new(articles, vectors, touched, settings);
        let before: Vec<Vec<(u32, f32)>> = (0..articles.len() as u32)
            .into_par_iter()
            .map_init(
                || Scratch::new(articles.len()),
                |scratch, article| match touched[article as usize] {
                    true => search.similar_before(article, scratch),
                    false => Vec::new(),
                },
            )
            .collect();
        let mut neighbours = before.clone();
        for (article, similar) in (0u32..).zip(before) {
            for (other, similarity) in similar {
                neighbours[other as usize].push((article, similarity));
            }
        }
        Self { neighbours }
    }

    /// The similarity of two articles, 0 where it is below what counts.
    #[cfg(test)]
    pub(super) fn similarity(&self, a: u32, b: u32) -> f32 {
        let neighbours = &self.neighbours[a as usize];
        let found = neighbours.binary_search_by_key(&b, |(other, _)| *other);
        found.map_or(0.0, |place| neighbours[place].1)
    }
}

/// How similarity falls with time, and how far apart articles can be similar at all.
pub(super) struct Reach {
    /// Factors by distance in days; beyond them nothing is similar enough.
    factors: Vec<f32>,
    /// The factor where a date is unknown.
    unknown: f32,
}

impl Reach {
    pub(super) fn of(settings: &LinkSettings) -> Self {
        let least = least(settings).max(1e-6);
        let factors = (0u16..).map(|days| factor(f32::from(days), settings.days));
        Self {
            factors: factors.take_while(|factor| *factor >= least).collect(),
            unknown: factor(settings.days_where_unknown, settings.days),
        }
    }

    /// The most days between similar articles.
    pub(super) fn days(&self) -> i32 {
        self.factors.len() as i32 - 1
    }

    fn closeness(&self, a: Option<&i32>, b: Option<&i32>) -> f32 {
        let (Some(a), Some(b)) = (a, b) else {
            return self.unknown;
        };
        let factor = self.factors.get(a.abs_diff(*b) as usize);
        factor.copied().unwrap_or(0.0)
    }
}

/// exp(-(days / tau)² / 2).
fn factor(days: f32, tau: f32) -> f32 {
    let ratio = days / tau;
    libm::expf(-ratio * ratio / 2.0)
}

/// What any later step asks for.
fn least(settings: &LinkSettings) -> f32 {
    settings
        .least_similarity
        .min(settings.least_mean_similarity)
}

/// Days since the beginning of the year 1.
pub(super) fn day_number(date: Date) -> i32 {
    let hours = date.duration_since(jiff::civil::date(1, 1, 1)).as_hours();
    (hours / 24) as i32
}

/// The index that candidates are looked up in.
struct Search<'a> {
    vectors: &'a Vectors,
    /// For each feature, where its places begin.
    beginnings: Vec<usize>,
    /// Articles with their weights, by feature, then article.
    places: Vec<(u32, f32)>,
    /// For each article, where its own places are told …
    own_beginnings: Vec<usize>,
    /// … in the order of its features: what stands before them is before it.
    own_places: Vec<u32>,
    /// The days of the dated articles, which come first.
    days: Vec<i32>,
    reach: Reach,
    least: f32,
}

impl<'a> Search<'a> {
    fn new(
        articles: &[ArticleView<'_>],
        vectors: &'a Vectors,
        touched: &[bool],
        settings: &LinkSettings,
    ) -> Self {
        let is_touched = |(number, _): &(u32, &Vector)| touched[*number as usize];
        let within = || (0u32..).zip(&vectors.articles).filter(is_touched);
        let mut beginnings = vec![0; vectors.frequency.len() + 1];
        for (feature, _) in within().flat_map(|(_, article)| &article.features) {
            beginnings[*feature as usize + 1] += 1;
        }
        for feature in 1..beginnings.len() {
            beginnings[feature] += beginnings[feature - 1];
        }
        let mut next = beginnings.clone();
        let n_places = *beginnings.last().unwrap_or(&0);
        let mut places = vec![(0, 0.0); n_places];
        let mut own_places = Vec::with_capacity(n_places);
        let mut own_beginnings = vec![0; articles.len()];
        for (number, article) in within() {
            own_beginnings[number as usize] = own_places.len();
            for (feature, weight) in &article.features {
                let place = &mut next[*feature as usize];
                places[*place] = (number, *weight);
                own_places.push((*place - beginnings[*feature as usize]) as u32);
                *place += 1;
            }
        }
        let dates = articles.iter().map_while(|article| article.date);
        Self {
            vectors,
            beginnings,
            places,
            own_beginnings,
            own_places,
            days: dates.map(day_number).collect(),
            reach: Reach::of(settings),
            least: least(settings),
        }
    }

    /// Articles before this one that are similar to it, in order.
    fn similar_before(&self, article: u32, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        let vector = &self.vectors.articles[article as usize];
        let first = self.first_within_reach(article);
        let is_whole = self.collect(article, first, scratch);
        let mut similar = scratch.drain();
        if !is_whole {
            self.complete(vector, article, &mut similar);
        }
        for (other, value) in &mut similar {
            *value = self.scaled(article, *other, *value);
        }
        similar.retain(|(_, similarity)| *similarity >= self.least);
        similar.sort_unstable_by_key(|(other, _)| *other);
        similar
    }

    /// Adds up products over features shared with articles from `first` on and before this one, rarest
    /// first; whether all could be read.
    fn collect(&self, article: u32, first: u32, scratch: &mut Scratch) -> bool {
        let mut n_places = 0;
        for (feature, own_place, weight) in self.rarest_first(article) {
            let places = self.places_before(feature, own_place, first);
            n_places += places.len();
            if n_places > MOST_PLACES {
                return false;
            }
            for (other, other_weight) in places {
                scratch.add(*other, weight * other_weight);
            }
        }
        true
    }

    /// The features of an article with its place and weight there.
    fn rarest_first(&self, article: u32) -> Vec<(Feature, u32, f32)> {
        let features = &self.vectors.articles[article as usize].features;
        let own_places = &self.own_places[self.own_beginnings[article as usize]..];
        let mut found: Vec<(Feature, u32, f32)> = features
            .iter()
            .zip(own_places)
            .map(|((feature, weight), place)| (*feature, *place, *weight))
            .collect();
        found.sort_unstable_by_key(|(feature, ..)| {
            (self.vectors.frequency[*feature as usize], *feature)
        });
        found
    }

    /// The articles from `first` on that stand before an article's own place: few where dates bound
    /// them, and of undated ones no more than are read.
    fn places_before(&self, feature: Feature, own_place: u32, first: u32) -> &[(u32, f32)] {
        let begun = self.beginnings[feature as usize];
        let before = &self.places[begun..begun + own_place as usize];
        let within = before.iter().rev().take(MOST_PLACES + 1);
        let n = within.take_while(|(article, _)| *article >= first).count();
        &before[before.len() - n..]
    }

    /// Replaces partial products of the most promising candidates by whole ones, and drops the rest.
    fn complete(&self, vector: &Vector, article: u32, candidates: &mut Vec<(u32, f32)>) {
        for (other, partial) in candidates.iter_mut() {
            *partial = self.scaled(article, *other, *partial);
        }
        candidates.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(MOST_CANDIDATES);
        for (other, value) in candidates {
            *value = vector.product(&self.vectors.articles[*other as usize]);
        }
    }

    /// A product as a similarity: by the parts both have, and by the days between them.
    fn scaled(&self, a: u32, b: u32, product: f32) -> f32 {
        let parts =
            self.vectors.articles[a as usize].shared_parts(&self.vectors.articles[b as usize]);
        if parts == 0.0 {
            return 0.0;
        }
        product / parts * self.closeness(a, b)
    }

    fn closeness(&self, a: u32, b: u32) -> f32 {
        let day = |article: u32| self.days.get(article as usize);
        self.reach.closeness(day(a), day(b))
    }

    /// Dated articles reach back some days, undated ones to all before them.
    fn first_within_reach(&self, article: u32) -> u32 {
        let Some(day) = self.days.get(article as usize) else {
            return 0;
        };
        let first_day = day - self.reach.days();
        self.days.partition_point(|other| *other < first_day) as u32
    }
}

/// Sums by article, reused from article to article.
struct Scratch {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Scratch {
    fn new(n_articles: usize) -> Self {
        Self {
            sums: vec![0.0; n_articles],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, article: u32, product: f32) {
        let sum = &mut self.sums[article as usize];
        if *sum == 0.0 {
            self.touched.push(article);
        }
        *sum += product;
    }

    fn drain(&mut self) -> Vec<(u32, f32)> {
        let sums = &mut self.sums;
        let take = |article: u32| (article, std::mem::take(&mut sums[article as usize]));
        self.touched.drain(..).map(take).collect()
    }
}
