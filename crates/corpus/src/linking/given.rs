//! Found events that join those which the user has given.

use std::collections::{BTreeMap, BTreeSet};

use super::LinkSettings;
use super::graph::Graph;
use crate::view::ArticleView;

/// A cluster of articles, and the label that was given to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cluster<'a> {
    pub(super) given: Option<&'a str>,
    /// Sorted.
    pub(super) articles: Vec<u32>,
}

/// The articles, each with the event that an earlier run put it into if that is a given one now.
pub(super) fn settled<'a>(
    articles: &[ArticleView<'a>],
    earlier: &[Option<&'a str>],
) -> Vec<ArticleView<'a>> {
    let given: BTreeSet<&str> = articles
        .iter()
        .filter_map(|article| article.event)
        .collect();
    let with_earlier = articles.iter().zip(earlier);
    with_earlier
        .map(|(article, earlier)| ArticleView {
            event: article
                .event
                .or(earlier.filter(|name| given.contains(name))),
            ..*article
        })
        .collect()
}

/// The given events, and the clusters that join none of them.
///
/// A found cluster joins the given event to whose articles its own are most similar on average, if
/// similar enough. One with articles that an earlier run put into another event joins none that was
/// there at that time, and one that was `kept` from an earlier run joins none at all. Given events are
/// never joined to each other.
pub(super) fn join<'a>(
    found: Vec<Vec<u32>>,
    kept: BTreeMap<&str, Vec<u32>>,
    articles: &[ArticleView<'a>],
    earlier: &[Option<&str>],
    graph: &Graph,
    settings: &LinkSettings,
) -> Vec<Cluster<'a>> {
    let mut given = given(articles);
    let known: BTreeSet<&str> = earlier.iter().copied().flatten().collect();
    let sizes: BTreeMap<&str, usize> = given
        .iter()
        .map(|(label, event)| (*label, event.len()))
        .collect();
    let mut free: Vec<Vec<u32>> = kept.into_values().collect();
    for cluster in found {
        let was_elsewhere = cluster
            .iter()
            .any(|article| earlier[*article as usize].is_some());
        let may_join =
            |label: &str| settings.joins_given && !(was_elsewhere && known.contains(label));
        let nearest = nearest_given(&cluster, articles, graph, &sizes)
            .filter(|(label, mean)| may_join(label) && *mean >= settings.least_mean_similarity);
        match nearest.and_then(|(label, _)| given.get_mut(label)) {
            Some(event) => event.extend(cluster),
            None => free.push(cluster),
        }
    }
    let given = given.into_iter().map(|(label, event)| (Some(label), event));
    let free = free.into_iter().map(|cluster| (None, cluster));
    given
        .chain(free)
        .map(|(given, articles)| Cluster::new(given, articles))
        .collect()
}

impl<'a> Cluster<'a> {
    fn new(given: Option<&'a str>, mut articles: Vec<u32>) -> Self {
        articles.sort_unstable();
        Self { given, articles }
    }
}

/// The articles of each label.
fn given<'a>(articles: &[ArticleView<'a>]) -> BTreeMap<&'a str, Vec<u32>> {
    let mut given: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, article) in (0u32..).zip(articles) {
        if let Some(label) = article.event {
            given.entry(label).or_default().push(number);
        }
    }
    given
}

/// The given event with the highest mean similarity to a cluster.
fn nearest_given<'a>(
    cluster: &[u32],
    articles: &[ArticleView<'a>],
    graph: &Graph,
    sizes: &BTreeMap<&str, usize>,
) -> Option<(&'a str, f32)> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for article in cluster {
        for (other, similarity) in &graph.neighbours[*article as usize] {
            if let Some(label) = articles[*other as usize].event {
                *sums.entry(label).or_default() += f64::from(*similarity);
            }
        }
    }
    let mean = |(label, sum): (&'a str, f64)| {
        let n_pairs = sizes[label] * cluster.len();
        (label, (sum / n_pairs as f64) as f32)
    };
    let means = sums.into_iter().map(mean);
    means.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
