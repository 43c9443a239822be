//! From pairs to groups: complete linkage, then the joining of groups. Knows places and numbers
//! only, no texts.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Groups the places `0..earlier.len()`: for each place, the smallest place of its group.
///
/// First **complete linkage**: of all pairs of groups the most similar are put together, a group
/// being as similar to another as their least similar members; members that are no pair of the
/// graph forbid it. So no chain of small steps can lead from one event to another. One odd text in
/// a large event does, however, keep its parts asunder. So second, **joining**: groups whose
/// members are alike by `joining` on average are put together, pairs missing from the graph
/// counting zero.
///
/// `earlier` gives for each place the smaller places it is similar to, by how much, in order. Ties
/// go to smaller places.
pub(super) fn group(earlier: &[Vec<(u32, f32)>], joining: f32) -> Vec<u32> {
    let similar = with_both_directions(earlier);
    let mut complete = Agglomeration::new(Complete, similar);
    complete.run();
    let sums = between_groups(earlier, &complete.group_of);
    let mut joined = Agglomeration::new(Average { least: joining }, sums);
    joined.size = complete.size;
    joined.run();
    complete.group_of.iter().map(|group| joined.group_of[*group as usize]).collect()
}

/// How pairs of groups are measured.
trait Rule {
    /// What the pair of a third group with a union is worth, given its pairs with both halves.
    fn union(&self, one: Option<f64>, other: Option<f64>) -> Option<f64>;
    /// How much a pair is to be preferred; `None` if it may not be put together at all.
    fn rank(&self, value: f64, n_pairs: f64) -> Option<f64>;
}

struct Complete;

impl Rule for Complete {
    fn union(&self, one: Option<f64>, other: Option<f64>) -> Option<f64> {
        Some(one?.min(other?))
    }

    fn rank(&self, value: f64, _n_pairs: f64) -> Option<f64> {
        Some(value)
    }
}

/// Values are sums over all pairs of members.
struct Average {
    least: f32,
}

impl Rule for Average {
    fn union(&self, one: Option<f64>, other: Option<f64>) -> Option<f64> {
        Some(one.unwrap_or(0.0) + other.unwrap_or(0.0))
    }

    fn rank(&self, value: f64, n_pairs: f64) -> Option<f64> {
        let mean = value / n_pairs;
        (mean >= f64::from(self.least)).then_some(mean)
    }
}

/// Groups that are put together pair by pair, the best first. A group goes by its smallest place.
struct Agglomeration<R> {
    rule: R,
    /// For each group, its pairs with others by their smallest place, in order.
    pairs: Vec<Vec<(u32, f64)>>,
    size: Vec<u32>,
    group_of: Vec<u32>,
    heap: BinaryHeap<Candidate>,
}

impl<R: Rule> Agglomeration<R> {
    fn new(rule: R, pairs: Vec<Vec<(u32, f64)>>) -> Self {
        Agglomeration {
            rule,
            size: vec![1; pairs.len()],
            group_of: (0..pairs.len() as u32).collect(),
            pairs,
            heap: BinaryHeap::new(),
        }
    }

    fn run(&mut self) {
        self.heap = self.all_candidates();
        while let Some(candidate) = self.heap.pop() {
            let Candidate { one, other, .. } = candidate;
            if self.candidate(one, other) == Some(candidate) {
                self.put_together(one, other);
            }
        }
        for place in 0..self.group_of.len() {
            // A group points to a smaller one that was resolved before.
            self.group_of[place] = self.group_of[self.group_of[place] as usize];
        }
    }

    fn all_candidates(&self) -> BinaryHeap<Candidate> {
        let mut candidates = Vec::new();
        for one in 0..self.pairs.len() as u32 {
            let later = self.pairs[one as usize].iter().filter(|pair| pair.0 > one);
            candidates.extend(later.filter_map(|pair| self.candidate(one, pair.0)));
        }
        candidates.into()
    }

    /// The pair as it stands now; `None` if it stands no longer.
    fn candidate(&self, one: u32, other: u32) -> Option<Candidate> {
        let value = value_of(&self.pairs[one as usize], other)?;
        let n_pairs = f64::from(self.size[one as usize]) * f64::from(self.size[other as usize]);
        let rank = self.rule.rank(value, n_pairs)?;
        Some(Candidate { rank, one, other })
    }

    /// Puts the second group, which has the greater smallest place, into the first.
    fn put_together(&mut self, one: u32, other: u32) {
        let others = std::mem::take(&mut self.pairs[other as usize]);
        let ones = std::mem::take(&mut self.pairs[one as usize]);
        self.group_of[other as usize] = one;
        self.size[one as usize] += self.size[other as usize];
        let mut union = Vec::with_capacity(ones.len());
        for (third, of_one, of_other) in outer_join(&ones, &others) {
            if third == one || third == other {
                continue;
            }
            let value = self.rule.union(of_one, of_other);
            let pairs = &mut self.pairs[third as usize];
            if of_other.is_some() {
                set(pairs, other, None);
            }
            if value != of_one {
                set(pairs, one, value);
            }
            union.extend(value.map(|value| (third, value)));
        }
        self.pairs[one as usize] = union;
        self.add_candidates(one);
    }

    fn add_candidates(&mut self, one: u32) {
        for place in 0..self.pairs[one as usize].len() {
            let third = self.pairs[one as usize][place].0;
            let candidate = self.candidate(one.min(third), one.max(third));
            self.heap.extend(candidate);
        }
    }
}

/// Two groups that may be put together, `one` the smaller.
#[derive(Clone, Copy, PartialEq)]
struct Candidate {
    rank: f64,
    one: u32,
    other: u32,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = |candidate: &Self| (candidate.one, candidate.other);
        self.rank.total_cmp(&other.rank).then_with(|| places(other).cmp(&places(self)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn with_both_directions(earlier: &[Vec<(u32, f32)>]) -> Vec<Vec<(u32, f64)>> {
    let mut similar = vec![Vec::new(); earlier.len()];
    for (place, others) in earlier.iter().enumerate() {
        for (other, degree) in others {
            similar[*other as usize].push((place as u32, f64::from(*degree)));
            similar[place].push((*other, f64::from(*degree)));
        }
    }
    for pairs in &mut similar {
        pairs.sort_unstable_by_key(|pair| pair.0);
    }
    similar
}

/// The sums of similarities between groups, in both directions.
fn between_groups(earlier: &[Vec<(u32, f32)>], group_of: &[u32]) -> Vec<Vec<(u32, f64)>> {
    let mut sums = vec![Vec::new(); earlier.len()];
    for (place, others) in earlier.iter().enumerate() {
        for (other, degree) in others {
            let (one, two) = (group_of[place], group_of[*other as usize]);
            if one != two {
                sums[one as usize].push((two, f64::from(*degree)));
                sums[two as usize].push((one, f64::from(*degree)));
            }
        }
    }
    for pairs in &mut sums {
        pairs.sort_by_key(|pair| pair.0);
        pairs.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
    }
    sums
}

fn value_of(pairs: &[(u32, f64)], other: u32) -> Option<f64> {
    let place = pairs.binary_search_by_key(&other, |pair| pair.0).ok()?;
    Some(pairs[place].1)
}

/// Sets, adds or, with `None`, removes a pair.
fn set(pairs: &mut Vec<(u32, f64)>, other: u32, value: Option<f64>) {
    match (pairs.binary_search_by_key(&other, |pair| pair.0), value) {
        (Ok(place), Some(value)) => pairs[place].1 = value,
        (Ok(place), None) => {
            pairs.remove(place);
        }
        (Err(place), Some(value)) => pairs.insert(place, (other, value)),
        (Err(_), None) => {}
    }
}

/// Every key of either list, in order, with its value in both.
fn outer_join<'a>(
    ones: &'a [(u32, f64)],
    others: &'a [(u32, f64)],
) -> impl Iterator<Item = (u32, Option<f64>, Option<f64>)> + 'a {
    let (mut left, mut right) = (ones.iter().peekable(), others.iter().peekable());
    std::iter::from_fn(move || {
        let key = match (left.peek(), right.peek()) {
            (Some(one), Some(other)) => one.0.min(other.0),
            (Some(pair), None) | (None, Some(pair)) => pair.0,
            (None, None) => return None,
        };
        let of_one = left.next_if(|pair| pair.0 == key).map(|pair| pair.1);
        let of_other = right.next_if(|pair| pair.0 == key).map(|pair| pair.1);
        Some((key, of_one, of_other))
    })
}
