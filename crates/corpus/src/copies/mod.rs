//! Which articles are the same text, or hold passages of each other: wire copy, syndication,
//! updates of one story, duplicates. Each text should have one vote.
//!
//! Texts are compared by their shingles (runs of five words; Broder 1997, *On the resemblance and
//! containment of documents*). What is measured is containment, the share of the shorter text that
//! also stands in the longer, because editors cut from the end. Words in quotation marks do not
//! count as shared: two outlets that quote one speech have not copied each other.

mod shingles;

mod pairs;

mod clusters;

mod passages;

mod agency;

use otherwords_text::Span;
use rayon::prelude::*;

use crate::view::{ArticleView, canonical_order};

/// From where on texts count as copies, and how candidates are found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CopySettings {
    /// Copies: at least this share of the shorter text, quotations left out …
    pub least_masked: f32,
    /// … or this share of the shorter text with its quotations.
    pub least_full: f32,
    /// Shared passages: at least this share of the shorter text, quotations left out.
    pub least_passages: f32,
    /// Shared passages have at least this many words.
    pub least_run: usize,
    /// Days between copies. The very same text is a copy whenever it appears; so is an undated one.
    pub days: u32,
    /// How candidates are found.
    pub search: CopySearch,
}

impl Default for CopySettings {
    fn default() -> Self {
        Self {
            least_masked: 0.30,
            least_full: 0.50,
            least_passages: 0.15,
            least_run: 8,
            days: 14,
            search: CopySearch::BySize,
        }
    }
}

/// How pairs that may be copies are found. They are always verified exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopySearch {
    /// Exactly, where memory suffices (up to 200,000 articles), else by a sample.
    BySize,
    /// An index of all shingles: misses nothing.
    Exact,
    /// An index of one shingle in eight: misses only what shares few shingles, a pair that has
    /// thirty in common once in fifty.
    Sampled,
}

/// What a corpus shares with itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Copies {
    /// Texts with more than one article, sorted by their first article in canonical order.
    pub clusters: Vec<CopyCluster>,
    /// For each article, its cluster in `clusters`.
    pub cluster_of: Vec<Option<u32>>,
    /// Passages to be left out in articles that are otherwise their own, by article, then place.
    pub passages: Vec<SharedPassage>,
    /// For each article, the news agency it credits.
    pub agencies: Vec<Option<&'static str>>,
}

/// One text in several articles.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyCluster {
    /// Its articles, the earliest first.
    pub articles: Vec<u32>,
    /// Whether the first one is known to be the earliest: dated, and before all others.
    pub first_is_certain: bool,
    /// The agency that most of its articles credit, where any does.
    pub agency: Option<&'static str>,
    /// For each article but the first, what it was found to be a copy of, and how far.
    pub links: Vec<CopyLink>,
}

/// Why an article is in its cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CopyLink {
    /// The later article.
    pub article: u32,
    /// The earlier article of the cluster that it resembles most.
    pub of: u32,
    /// How much of the shorter one stands in the other.
    pub containment: Containment,
}

/// How much of the shorter of two texts stands in the other, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Containment {
    /// With quotations.
    pub full: f32,
    /// Without words in quotation marks.
    pub masked: f32,
}

/// A passage that stands in an earlier article too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedPassage {
    /// The later article, in which it is to be left out.
    pub article: u32,
    /// Where it stands in the body.
    pub span: Span,
    /// The same in tokens of [`otherwords_text::analyze`]: the first …
    pub first_token: u32,
    /// … and the one after the last.
    pub end_token: u32,
    /// The earlier article.
    pub of: u32,
}

/// Finds copies and shared passages.
///
/// Articles of different languages, or too far apart in time, are not compared. The result does not
/// depend on the order of the articles (beyond their numbering) or on the number of threads.
pub fn find_copies(articles: &[ArticleView<'_>], settings: &CopySettings) -> Copies {
    let order = canonical_order(articles);
    let sorted: Vec<ArticleView<'_>> = order.iter().map(|n| articles[*n as usize]).collect();
    let texts: Vec<shingles::Shingles> = sorted.par_iter().map(shingles::Shingles::of).collect();
    let pairs = pairs::similar_pairs(&sorted, &texts, settings);
    let agencies: Vec<Option<&'static str>> = sorted.par_iter().map(agency::credited).collect();
    let clusters = clusters::clusters(&sorted, &texts, &pairs, &agencies, settings);
    let passages = passages::shared(&sorted, &pairs, &clusters, settings);
    let found = Found {
        clusters,
        passages,
        agencies,
    };
    found.renumbered(&order)
}

/// The same in canonical numbering.
struct Found {
    clusters: Vec<CopyCluster>,
    passages: Vec<SharedPassage>,
    agencies: Vec<Option<&'static str>>,
}

impl Found {
    fn renumbered(self, order: &[u32]) -> Copies {
        let number = |place: u32| order[place as usize];
        let mut copies = Copies {
            cluster_of: vec![None; order.len()],
            agencies: vec![None; order.len()],
            ..Copies::default()
        };
        for (place, agency) in self.agencies.into_iter().enumerate() {
            copies.agencies[order[place] as usize] = agency;
        }
        for mut cluster in self.clusters {
            for article in &mut cluster.articles {
                *article = number(*article);
                copies.cluster_of[*article as usize] = Some(copies.clusters.len() as u32);
            }
            for link in &mut cluster.links {
                (link.article, link.of) = (number(link.article), number(link.of));
            }
            copies.clusters.push(cluster);
        }
        let passages = self.passages.into_iter().map(|passage| SharedPassage {
            article: number(passage.article),
            of: number(passage.of),
            ..passage
        });
        copies.passages = passages.collect();
        copies
            .passages
            .sort_unstable_by_key(|passage| (passage.article, passage.first_token));
        copies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::article;

    /// Words that never repeat: `from`, `from + 1`, … as one sentence.
    fn text(from: u32, to: u32) -> String {
        let words: Vec<String> = (from..to).map(|word| format!("word{word}")).collect();
        words.join(" ") + "."
    }

    fn found(bodies: &[String]) -> Copies {
        let views: Vec<ArticleView<'_>> = bodies
            .iter()
            .enumerate()
            .map(|(day, body)| ArticleView {
                date: Some(jiff::civil::date(2020, 4, day as i8 + 1)),
                ..article(body)
            })
            .collect();
        find_copies(&views, &CopySettings::default())
    }

    #[test]
    fn a_shortened_text_is_a_copy_of_the_earlier_one() {
        let copies = found(&[text(0, 200), text(0, 60), text(500, 600)]);
        assert_eq!(copies.clusters.len(), 1);
        assert_eq!(copies.clusters[0].articles, [0, 1]);
        assert!(copies.clusters[0].first_is_certain);
        assert_eq!(copies.cluster_of, [Some(0), Some(0), None]);
        assert_eq!(copies.clusters[0].links[0].containment.full, 1.0);
    }

    #[test]
    fn a_shared_quotation_makes_no_copy() {
        let quotation = format!("“{}”", text(0, 60));
        let bodies = [100, 300].map(|from| format!("{} {quotation}", text(from, from + 90)));
        let copies = found(&bodies);
        assert!(copies.clusters.is_empty());
        assert!(copies.passages.is_empty());
    }

    #[test]
    fn a_shared_paragraph_is_masked_in_the_later_article() {
        let bodies =
            [100, 300].map(|from| format!("{}\n\n{}", text(from, from + 120), text(0, 40)));
        let copies = found(&bodies);
        assert!(copies.clusters.is_empty());
        let [passage] = copies.passages[..] else {
            panic!("{:?}", copies.passages);
        };
        assert_eq!((passage.article, passage.of), (1, 0));
        assert_eq!(format!("{}.", passage.span.of(&bodies[1])), text(0, 40));
        assert_eq!((passage.first_token, passage.end_token), (120, 160));
    }

    #[test]
    fn the_last_of_a_chain_of_updates_is_no_copy_of_the_first() {
        let bodies: Vec<String> = (0..8)
            .map(|step| text(step * 60, step * 60 + 100))
            .collect();
        let copies = found(&bodies);
        assert!(copies.clusters.len() > 1);
        let ends = (copies.cluster_of[0], copies.cluster_of[7]);
        assert_ne!(ends.0, ends.1);
    }

    #[test]
    fn a_sample_finds_the_same_clusters() {
        let bodies = [text(0, 200), text(0, 120), text(500, 600), text(510, 600)];
        let views: Vec<ArticleView<'_>> = bodies.iter().map(|body| article(body)).collect();
        let by = |search| {
            let settings = CopySettings {
                search,
                ..CopySettings::default()
            };
            find_copies(&views, &settings).cluster_of
        };
        assert_eq!(by(CopySearch::Sampled), by(CopySearch::Exact));
    }

    #[test]
    fn empty_texts_are_no_copies() {
        assert!(found(&[String::new(), String::new()]).clusters.is_empty());
    }
}
