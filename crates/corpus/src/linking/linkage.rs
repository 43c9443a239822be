//! Complete linkage on a sparse graph: clusters in which every pair is similar enough.
//!
//! A pair that is not in the graph counts as not similar, so two clusters join only where every
//! pair across them is there. Not `kodama`: it wants the distances of all pairs, which for 50,000
//! articles are ten gigabytes, nearly all of them nothing.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::graph::Graph;

/// Joins the most similar clusters of a component first, by their least similar pair, until no two
/// are left whose pairs all reach `least`.
///
/// Clusters and their articles are sorted. Ties fall to the clusters that begin first.
pub(super) fn complete(component: &[u32], graph: &Graph, least: f32) -> Vec<Vec<u32>> {
    Linkage::of(component, graph, least).run()
}

/// Free articles that are connected by any chain of free ones. Sorted, as are their articles.
pub(super) fn components(
    graph: &Graph,
    least: f32,
    is_free: impl Fn(u32) -> bool,
) -> Vec<Vec<u32>> {
    let n_articles = graph.neighbours.len() as u32;
    let mut seen: Vec<bool> = (0..n_articles).map(|article| !is_free(article)).collect();
    let mut components = Vec::new();
    for article in 0..n_articles {
        if !std::mem::replace(&mut seen[article as usize], true) {
            components.push(component(article, graph, least, &mut seen));
        }
    }
    components
}

/// Everything that can be reached from an article and has not been seen.
fn component(article: u32, graph: &Graph, least: f32, seen: &mut [bool]) -> Vec<u32> {
    let mut component = vec![article];
    let mut next = 0;
    while let Some(from) = component.get(next).copied() {
        next += 1;
        for (other, similarity) in &graph.neighbours[from as usize] {
            if *similarity >= least && !std::mem::replace(&mut seen[*other as usize], true) {
                component.push(*other);
            }
        }
    }
    component.sort_unstable();
    component
}

/// Clusters that can still be joined, under the number of their first article.
struct Linkage {
    members: BTreeMap<u32, Vec<u32>>,
    /// For each cluster, those all of whose pairs with it are similar, by the least similar pair.
    near: BTreeMap<u32, BTreeMap<u32, f32>>,
    queue: BinaryHeap<Join>,
}

impl Linkage {
    fn of(component: &[u32], graph: &Graph, least: f32) -> Self {
        let mut near = BTreeMap::new();
        let mut queue = BinaryHeap::new();
        for article in component {
            let similar = graph.neighbours[*article as usize].iter().copied();
            let similar = similar.filter(|(other, similarity)| {
                *similarity >= least && component.binary_search(other).is_ok()
            });
            let similar: BTreeMap<u32, f32> = similar.collect();
            queue.extend(similar.iter().filter(|(other, _)| *other > article).map(
                |(other, similarity)| Join {
                    similarity: *similarity,
                    first: *article,
                    second: *other,
                },
            ));
            near.insert(*article, similar);
        }
        Self {
            members: component
                .iter()
                .map(|article| (*article, vec![*article]))
                .collect(),
            near,
            queue,
        }
    }

    fn run(mut self) -> Vec<Vec<u32>> {
        while let Some(join) = self.queue.pop() {
            if self.is_current(&join) {
                self.join(join.first, join.second);
            }
        }
        let mut clusters: Vec<Vec<u32>> = self.members.into_values().collect();
        clusters
            .iter_mut()
            .for_each(|cluster| cluster.sort_unstable());
        clusters
    }

    /// Whether both clusters are still there and as similar as when they were queued.
    fn is_current(&self, join: &Join) -> bool {
        let similarity = self
            .near
            .get(&join.first)
            .and_then(|near| near.get(&join.second));
        similarity == Some(&join.similarity)
    }

    fn join(&mut self, first: u32, second: u32) {
        let absorbed = self.members.remove(&second).unwrap_or_default();
        self.members.entry(first).or_default().extend(absorbed);
        let of_first = self.near.remove(&first).unwrap_or_default();
        let of_second = self.near.remove(&second).unwrap_or_default();
        let mut joint = BTreeMap::new();
        for other in of_first.keys().chain(of_second.keys()) {
            if let Some(near) = self.near.get_mut(other) {
                near.remove(&first);
                near.remove(&second);
            }
            if let (Some(a), Some(b)) = (of_first.get(other), of_second.get(other)) {
                joint.insert(*other, a.min(*b));
            }
        }
        for (other, similarity) in &joint {
            if let Some(near) = self.near.get_mut(other) {
                near.insert(first, *similarity);
            }
            self.queue.push(Join {
                similarity: *similarity,
                first: first.min(*other),
                second: first.max(*other),
            });
        }
        self.near.insert(first, joint);
    }
}

/// Two clusters that could be joined, `first` before `second`.
#[derive(Clone, Copy, PartialEq)]
struct Join {
    similarity: f32,
    first: u32,
    second: u32,
}

impl Eq for Join {}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.similarity
            .total_cmp(&other.similarity)
            .then_with(|| (other.first, other.second).cmp(&(self.first, self.second)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(n_articles: usize, pairs: &[(u32, u32, f32)]) -> Graph {
        let mut neighbours = vec![Vec::new(); n_articles];
        for (a, b, similarity) in pairs {
            neighbours[*a as usize].push((*b, *similarity));
            neighbours[*b as usize].push((*a, *similarity));
        }
        for near in &mut neighbours {
            near.sort_by_key(|(other, _)| *other);
        }
        Graph { neighbours }
    }

    fn clusters(graph: &Graph, least: f32) -> Vec<Vec<u32>> {
        let components = components(graph, least, |_| true);
        let clusters = components
            .iter()
            .flat_map(|component| complete(component, graph, least));
        let mut clusters: Vec<Vec<u32>> = clusters.collect();
        clusters.sort();
        clusters
    }

    #[test]
    fn a_chain_is_cut_at_its_weakest_link() {
        let chain = graph(4, &[(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.8)]);
        assert_eq!(clusters(&chain, 0.1), [[0, 1], [2, 3]]);
    }

    #[test]
    fn all_pairs_must_be_similar_enough() {
        let triangle = graph(3, &[(0, 1, 0.9), (1, 2, 0.5), (0, 2, 0.2)]);
        assert_eq!(clusters(&triangle, 0.2), [vec![0, 1, 2]]);
        assert_eq!(clusters(&triangle, 0.3), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn ties_fall_to_the_first() {
        let tie = graph(3, &[(0, 1, 0.5), (1, 2, 0.5)]);
        assert_eq!(clusters(&tie, 0.1), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn an_article_that_is_not_free_connects_nothing() {
        let chain = graph(3, &[(0, 1, 0.5), (1, 2, 0.5)]);
        assert_eq!(components(&chain, 0.1, |article| article != 1), [[0], [2]]);
    }

    #[test]
    fn it_agrees_with_comparing_all_pairs_of_clusters() {
        let mut state = 1u64;
        let mut random = || {
            state = crate::hash::mix(state);
            (state >> 40) as f32 / (1u64 << 24) as f32
        };
        for _ in 0..50 {
            let mut pairs = Vec::new();
            for a in 0..12u32 {
                for b in a + 1..12 {
                    if random() < 0.5 {
                        pairs.push((a, b, random()));
                    }
                }
            }
            let graph = graph(12, &pairs);
            assert_eq!(clusters(&graph, 0.2), naive(&graph, 12, 0.2));
        }
    }

    fn naive(graph: &Graph, n_articles: u32, least: f32) -> Vec<Vec<u32>> {
        let mut clusters: Vec<Vec<u32>> = (0..n_articles).map(|article| vec![article]).collect();
        loop {
            let mut best: Option<(f32, usize, usize)> = None;
            for a in 0..clusters.len() {
                for b in a + 1..clusters.len() {
                    let pairs = clusters[a]
                        .iter()
                        .flat_map(|x| clusters[b].iter().map(move |y| (x, y)));
                    let weakest = pairs
                        .map(|(x, y)| graph.similarity(*x, *y))
                        .fold(f32::INFINITY, f32::min);
                    if weakest >= least && best.is_none_or(|(most, ..)| weakest > most) {
                        best = Some((weakest, a, b));
                    }
                }
            }
            let Some((_, a, b)) = best else {
                return clusters;
            };
            let absorbed = clusters.remove(b);
            clusters[a].extend(absorbed);
            clusters[a].sort_unstable();
        }
    }
}
