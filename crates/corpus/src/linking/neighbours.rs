//! Which texts are alike enough to be compared at all: a sparse graph instead of all pairs. Not
//! what becomes of it: that is `linkage`.

use rayon::prelude::*;

use super::memory::Memory;
use super::options::LinkOptions;
use super::vector::{Vector, Weighing};
use crate::progress::Progress;

/// The texts to be linked and the pairs of them that are alike enough.
pub(super) struct Neighbours {
    /// Row numbers in the order of their dates, undated ones last; a *place* is an index here.
    pub(super) rows: Vec<u32>,
    /// For each place, the earlier places it is alike enough to, in order, with their similarity
    /// as a multiple of the least: all are 1 and more.
    pub(super) earlier: Vec<Vec<(u32, f32)>>,
}

/// A text is linked to at most so many earlier ones, the most similar, which bounds memory. What a
/// larger event loses by it, the joining of groups makes good.
const MOST_EARLIER: usize = 256;

/// So many products are formed for a text before its commonest terms are left aside and only the
/// most promising candidates are compared in full. Bounds the time for a text in any corpus;
/// hardly a text of a hundred thousand spread over some years comes near it.
const MOST_PRODUCTS: usize = 500_000;

/// So many candidates are compared in full.
const MOST_CANDIDATES: usize = 1024;

impl Neighbours {
    /// Compares each of the rows with those of the days before it, and an undated one with all.
    ///
    /// An inverted index adds up the similarities with all earlier texts at once, so the time
    /// grows with what texts have in common, not with the number of pairs. Dates fade similarity:
    /// texts further apart than [`LinkOptions::most_days`] need not be looked at.
    pub(super) fn find(
        memory: &Memory,
        rows: Vec<u32>,
        options: &LinkOptions,
        progress: &dyn Progress,
    ) -> Self {
        let rows = in_order_of_dates(memory, rows);
        let search = Search::new(memory, &rows, options);
        let places = 0..rows.len();
        let found = places.into_par_iter().map_init(
            || Scratch::new(rows.len()),
            |scratch, place| {
                progress.advance(1);
                search.earlier_than(place, scratch)
            },
        );
        let earlier = found.collect();
        Neighbours { rows, earlier }
    }
}

fn in_order_of_dates(memory: &Memory, mut rows: Vec<u32>) -> Vec<u32> {
    let key = |row: &u32| {
        let day = memory.rows[*row as usize].day();
        (day.is_none(), day, *row)
    };
    rows.sort_unstable_by_key(key);
    rows
}

/// What one thread needs again and again.
struct Scratch {
    /// Sum of products with each earlier place; zero between searches.
    sums: Vec<f32>,
    /// The places whose sum is not zero.
    touched: Vec<u32>,
}

impl Scratch {
    fn new(n_places: usize) -> Self {
        Scratch {
            sums: vec![0.0; n_places],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, weight: f32, postings: &[(u32, f32)]) {
        for (place, other) in postings {
            let sum = &mut self.sums[*place as usize];
            if *sum == 0.0 {
                self.touched.push(*place);
            }
            *sum += weight * other;
        }
    }
}

/// Vectors, and for each part of a vector the places that have it.
struct Search<'a> {
    options: &'a LinkOptions,
    vectors: Vec<Vector>,
    days: Vec<Option<i32>>,
    discounts: Vec<f32>,
    /// Where the postings of each part begin; one more at the end.
    begins: Vec<usize>,
    /// Places in order, with weights.
    postings: Vec<(u32, f32)>,
}

impl<'a> Search<'a> {
    fn new(memory: &Memory, rows: &[u32], options: &'a LinkOptions) -> Self {
        let weighing = Weighing::new(memory);
        let vectors: Vec<Vector> = rows.par_iter().map(|row| weighing.vector(*row)).collect();
        let (begins, postings) = invert(&vectors, weighing.n_parts());
        Search {
            options,
            vectors,
            days: rows.iter().map(|row| memory.rows[*row as usize].day()).collect(),
            discounts: (0..=options.most_days()).map(|day| options.discount(Some(day))).collect(),
            begins,
            postings,
        }
    }

    fn earlier_than(&self, place: usize, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        let complete = self.add_products(place, scratch);
        if !complete {
            self.keep_promising(scratch);
        }
        let mut alike = Vec::new();
        for other in scratch.touched.drain(..) {
            let product = std::mem::take(&mut scratch.sums[other as usize]);
            let product = complete.then_some(product);
            let degree = self.degree(place, other as usize, product);
            alike.extend((degree >= 1.0).then_some((other, degree)));
        }
        most_similar(alike)
    }

    /// Adds up the products with all earlier texts that are near enough in time, rare terms
    /// first. False if there were too many to add all.
    fn add_products(&self, place: usize, scratch: &mut Scratch) -> bool {
        let first = self.first_near(place);
        let mut lists: Vec<_> = self.vectors[place]
            .parts
            .iter()
            .map(|(part, weight)| (self.postings_between(*part, first, place), *weight))
            .collect();
        lists.sort_by_key(|(postings, _)| postings.len());
        let mut n_products = 0;
        for (postings, weight) in lists {
            n_products += postings.len();
            if n_products > MOST_PRODUCTS {
                return false;
            }
            scratch.add(weight, postings);
        }
        true
    }

    /// The first place that is not too many days before this one. Before an undated text, all are.
    fn first_near(&self, place: usize) -> usize {
        let Some(day) = self.days[place] else { return 0 };
        let earliest = day.saturating_sub(self.options.most_days());
        self.days[..place].partition_point(|other| other.is_some_and(|other| other < earliest))
    }

    fn postings_between(&self, part: u32, first: usize, end: usize) -> &[(u32, f32)] {
        let part = part as usize;
        let all = &self.postings[self.begins[part]..self.begins[part + 1]];
        let begin = all.partition_point(|(place, _)| (*place as usize) < first);
        let length = all[begin..].partition_point(|(place, _)| (*place as usize) < end);
        &all[begin..begin + length]
    }

    /// Forgets all but the places with the greatest sums.
    fn keep_promising(&self, scratch: &mut Scratch) {
        let sums = &scratch.sums;
        let greater = |a: &u32, b: &u32| {
            sums[*b as usize].total_cmp(&sums[*a as usize]).then_with(|| a.cmp(b))
        };
        if scratch.touched.len() > MOST_CANDIDATES {
            scratch.touched.select_nth_unstable_by(MOST_CANDIDATES, greater);
        }
        let dropped = scratch.touched.len().min(MOST_CANDIDATES);
        for place in scratch.touched.drain(dropped..) {
            scratch.sums[place as usize] = 0.0;
        }
    }

    /// The similarity of two places as a multiple of the least; with or without the product known.
    fn degree(&self, place: usize, other: usize, product: Option<f32>) -> f32 {
        let (one, two) = (&self.vectors[place], &self.vectors[other]);
        let similarity = match product {
            Some(product) => one.scaled(product, two),
            None => one.similarity(two),
        };
        match (self.days[place], self.days[other]) {
            (Some(day), Some(earlier)) => {
                let discount = self.discounts.get(day.abs_diff(earlier) as usize).unwrap_or(&0.0);
                similarity * discount / self.options.least(true)
            }
            _ => similarity / self.options.least(false),
        }
    }
}

/// The most similar, in order of place.
fn most_similar(mut alike: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    if alike.len() > MOST_EARLIER {
        alike.select_nth_unstable_by(MOST_EARLIER, |a, b| {
            b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0))
        });
        alike.truncate(MOST_EARLIER);
    }
    alike.sort_unstable_by_key(|other| other.0);
    alike
}

/// For each part, the places that have it, in order.
fn invert(vectors: &[Vector], n_parts: usize) -> (Vec<usize>, Vec<(u32, f32)>) {
    let mut begins = vec![0; n_parts + 1];
    for (part, _) in vectors.iter().flat_map(|vector| &vector.parts) {
        begins[*part as usize + 1] += 1;
    }
    for part in 0..n_parts {
        begins[part + 1] += begins[part];
    }
    let mut next = begins.clone();
    let mut postings = vec![(0, 0.0); begins[n_parts]];
    for (place, vector) in vectors.iter().enumerate() {
        for (part, weight) in &vector.parts {
            let slot = &mut next[*part as usize];
            postings[*slot] = (place as u32, *weight);
            *slot += 1;
        }
    }
    (begins, postings)
}
