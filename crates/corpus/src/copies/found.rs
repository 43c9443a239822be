//! What was found: clusters of copies, shared passages, and the pairs behind both. Values only.

use otherwords_text::Span;

use super::agency::AgencyMark;
use super::likeness::Verified;
use super::sketch::Sketches;

/// Who repeats whom. All lists are sorted; articles are named by their place in the input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Copies {
    /// Number of texts compared.
    pub n_texts: usize,
    /// Texts that are the same text, by their first member. No article is in two.
    pub clusters: Vec<Cluster>,
    /// Passages repeated from an earlier article that is not in the same cluster, by article and
    /// place.
    pub passages: Vec<Passage>,
    /// Every pair that shares enough to be a copy or to have shared passages.
    pub pairs: Vec<Pair>,
    /// What says that an article comes from a news agency, by article.
    pub marks: Vec<(usize, AgencyMark)>,
}

/// Articles that are the same text, two or more.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Who had it, the first first: by date, time, agency mark, id.
    pub members: Vec<Member>,
    /// Name of the agency whose mark most members bear, if any does.
    pub agency: Option<&'static str>,
}

/// One article of a cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Place of the article in the input.
    pub article: usize,
    /// Containment with the first member's full text; 1 for the first.
    pub full: f64,
    /// Containment with the first member's text without quotations; 1 for the first.
    pub masked: f64,
    /// The mark of an agency on this article.
    pub mark: Option<AgencyMark>,
}

/// Words of an article that an earlier one has too, outside quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The later article, where the passage should not be counted.
    pub article: usize,
    /// Number of the first token, as `otherwords_text::analyze` counts them.
    pub first_token: usize,
    /// Number of the token after the last.
    pub end_token: usize,
    /// The same place in bytes.
    pub span: Span,
    /// The earliest article that has it.
    pub source: usize,
}

/// Two articles that share wording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The article with the lower number.
    pub a: usize,
    /// The other one.
    pub b: usize,
    /// Containment of the full texts, from 0 to 1.
    pub full: f64,
    /// Containment without quotations, from 0 to 1.
    pub masked: f64,
}

impl Cluster {
    /// The article that had it first.
    pub fn first(&self) -> usize {
        self.members[0].article
    }
}

impl Copies {
    /// For each article the number of its cluster in [`Copies::clusters`].
    pub fn cluster_of(&self) -> Vec<Option<usize>> {
        let mut cluster_of = vec![None; self.n_texts];
        for (number, cluster) in self.clusters.iter().enumerate() {
            for member in &cluster.members {
                cluster_of[member.article] = Some(number);
            }
        }
        cluster_of
    }

    /// For each article what it weighs if every text has one vote: 1, or 1 over the number of
    /// members of its cluster.
    pub fn weights(&self) -> Vec<f64> {
        let weight = |cluster: Option<usize>| {
            cluster.map_or(1.0, |number| 1.0 / self.clusters[number].members.len() as f64)
        };
        self.cluster_of().into_iter().map(weight).collect()
    }
}

/// Joins what the steps of the search found.
pub(super) fn assemble(
    sketches: &Sketches,
    pairs: &[Verified],
    clusters: Vec<Cluster>,
    passages: Vec<Passage>,
) -> Copies {
    let marks = sketches.all.iter().enumerate();
    Copies {
        n_texts: sketches.all.len(),
        clusters,
        passages,
        pairs: pairs.iter().map(|verified| verified.pair).collect(),
        marks: marks.filter_map(|(place, sketch)| Some((place, sketch.mark?))).collect(),
    }
}
