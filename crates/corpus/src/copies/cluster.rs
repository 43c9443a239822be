//! From pairs to clusters: which articles are one text. A chain of updates is cut where a member no
//! longer resembles the first.

use super::agency::AgencyMark;
use super::found::{Cluster, Member};
use super::likeness::{self, Likeness, Verified};
use super::options::CopyOptions;
use super::precedence;
use super::sketch::Sketches;

/// All clusters, by their first member.
pub(super) fn find(sketches: &Sketches, pairs: &[Verified], options: &CopyOptions) -> Vec<Cluster> {
    let neighbours = neighbours(sketches.all.len(), pairs);
    let mut clusters = Vec::new();
    for mut component in components(&neighbours) {
        precedence::sort(&mut component, sketches);
        for group in groups(&component, &neighbours, sketches, options) {
            if group.len() > 1 {
                clusters.push(cluster(&group, sketches));
            }
        }
    }
    clusters.sort_unstable_by_key(Cluster::first);
    clusters
}

/// For each article its copies.
fn neighbours(n_texts: usize, pairs: &[Verified]) -> Vec<Vec<u32>> {
    let mut neighbours = vec![Vec::new(); n_texts];
    for Verified { pair, .. } in pairs.iter().filter(|verified| verified.is_copy) {
        neighbours[pair.a].push(pair.b as u32);
        neighbours[pair.b].push(pair.a as u32);
    }
    neighbours
}

/// Articles connected by copies of copies, two or more each.
fn components(neighbours: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut is_seen = vec![false; neighbours.len()];
    let mut components = Vec::new();
    for start in 0..neighbours.len() {
        if neighbours[start].is_empty() || std::mem::replace(&mut is_seen[start], true) {
            continue;
        }
        let mut component = vec![start as u32];
        let mut next = 0;
        while let Some(place) = component.get(next).copied() {
            let unseen = |place: &&u32| !std::mem::replace(&mut is_seen[**place as usize], true);
            component.extend(neighbours[place as usize].iter().filter(unseen));
            next += 1;
        }
        components.push(component);
    }
    components
}

/// Splits a component, sorted by who had it first. Each article joins the oldest group that it has a
/// copy in and whose first article it still resembles; else it begins a group.
fn groups(
    component: &[u32],
    neighbours: &[Vec<u32>],
    sketches: &Sketches,
    options: &CopyOptions,
) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut group_of = std::collections::HashMap::new();
    for place in component {
        let around = neighbours[*place as usize].iter();
        let mut joinable: Vec<usize> = around.filter_map(|other| group_of.get(other).copied()).collect();
        joinable.sort_unstable();
        joinable.dedup();
        let sketch = &sketches.all[*place as usize];
        let is_same = |group: &usize| {
            likeness::is_still(&sketches.all[groups[*group][0] as usize], sketch, options)
        };
        let group = joinable.into_iter().find(is_same).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(*place);
        group_of.insert(*place, group);
    }
    groups
}

fn cluster(group: &[u32], sketches: &Sketches) -> Cluster {
    let first = &sketches.all[group[0] as usize];
    let member = |place: &u32| {
        let sketch = &sketches.all[*place as usize];
        let likeness = Likeness::of(first, sketch);
        let masked = if *place == group[0] { 1.0 } else { likeness.masked };
        Member { article: *place as usize, full: likeness.full, masked, mark: sketch.mark }
    };
    let members: Vec<Member> = group.iter().map(member).collect();
    let agency = most_frequent(members.iter().filter_map(|member| member.mark));
    Cluster { members, agency }
}

/// The agency named most often; of several the first by name.
fn most_frequent(marks: impl Iterator<Item = AgencyMark>) -> Option<&'static str> {
    let mut agencies: Vec<&'static str> = marks.map(|mark| mark.agency).collect();
    agencies.sort_unstable();
    let groups = agencies.chunk_by(|a, b| a == b);
    let fewest_last = groups.max_by_key(|group| (group.len(), std::cmp::Reverse(group[0])))?;
    Some(fewest_last[0])
}
