//! Copies as clusters. Not single links: in a chain of updates the last shares nothing with the
//! first, and is no copy of it.

use std::collections::BTreeMap;

use super::pairs::{Pair, may_be_copies};
use super::shingles::Shingles;
use super::{CopyCluster, CopyLink, CopySettings};
use crate::view::ArticleView;

/// An article is compared with at most this many of a cluster: with half of them it must agree.
const MOST_COMPARED: usize = 32;

/// Goes through the articles in canonical order. An article joins the cluster of the article it
/// resembles most if it is a copy of that cluster's first article, or of at least half of its
/// articles; else the next best one, and so on.
pub(super) fn clusters(
    articles: &[ArticleView<'_>],
    texts: &[Shingles],
    pairs: &[Pair],
    agencies: &[Option<&'static str>],
    settings: &CopySettings,
) -> Vec<CopyCluster> {
    let copies: Vec<&Pair> = pairs
        .iter()
        .filter(|pair| pair.containment.is_copy(settings))
        .collect();
    let mut members: Vec<Vec<u32>> = Vec::new();
    let mut links: Vec<Vec<CopyLink>> = Vec::new();
    let mut cluster_of: BTreeMap<u32, usize> = BTreeMap::new();
    for of_later in copies.chunk_by(|a, b| a.later == b.later) {
        let later = of_later[0].later;
        let mut nearest: Vec<CopyLink> = of_later.iter().map(|pair| link(pair)).collect();
        nearest.sort_by(|a, b| {
            let by_share = b.containment.full.total_cmp(&a.containment.full);
            by_share.then(a.of.cmp(&b.of))
        });
        for link in nearest {
            let cluster = *cluster_of.entry(link.of).or_insert_with(|| {
                members.push(vec![link.of]);
                links.push(Vec::new());
                members.len() - 1
            });
            let is_copy = |of: u32| {
                may_be_copies(&articles[of as usize], &articles[later as usize], settings)
                    && texts[of as usize]
                        .containment(&texts[later as usize])
                        .is_copy(settings)
                    || texts[of as usize].signature == texts[later as usize].signature
            };
            if belongs(&members[cluster], is_copy) {
                members[cluster].push(later);
                links[cluster].push(link);
                cluster_of.insert(later, cluster);
                break;
            }
        }
    }
    let mut clusters: Vec<CopyCluster> = members
        .into_iter()
        .zip(links)
        .filter(|(members, _)| members.len() > 1)
        .map(|(members, links)| CopyCluster {
            first_is_certain: first_is_certain(&members, articles),
            agency: agency(&members, agencies),
            articles: members,
            links,
        })
        .collect();
    clusters.sort_unstable_by_key(|cluster| cluster.articles[0]);
    clusters
}

fn link(pair: &Pair) -> CopyLink {
    CopyLink {
        article: pair.later,
        of: pair.earlier,
        containment: pair.containment,
    }
}

fn belongs(members: &[u32], is_copy: impl Fn(u32) -> bool) -> bool {
    if is_copy(members[0]) {
        return true;
    }
    let compared = &members[..members.len().min(MOST_COMPARED)];
    let n_copies = compared.iter().filter(|member| is_copy(**member)).count();
    2 * n_copies >= compared.len()
}

/// Dates of one day without times do not tell who was first.
fn first_is_certain(members: &[u32], articles: &[ArticleView<'_>]) -> bool {
    let moment = |number: u32| {
        let article = &articles[number as usize];
        article.date.map(|date| (date, article.time))
    };
    let Some((first_date, first_time)) = moment(members[0]) else {
        return false;
    };
    members[1..].iter().all(|member| {
        moment(*member).is_some_and(|(date, time)| {
            date > first_date
                || matches!((time, first_time), (Some(time), Some(first)) if time > first)
        })
    })
}

/// The agency that most credit; of equals, the first by name.
fn agency(members: &[u32], agencies: &[Option<&'static str>]) -> Option<&'static str> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for agency in members
        .iter()
        .filter_map(|member| agencies[*member as usize])
    {
        *counts.entry(agency).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    most.map(|(agency, _)| agency)
}
