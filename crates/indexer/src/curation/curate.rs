//! The program's own decisions about an index: boilerplate first, because what everybody prints
//! everywhere would make all else alike; then copies, events and outlet names. What a researcher
//! decided stands.

use std::collections::BTreeMap;

use otherwords_corpus::{
    ArticleView, BoilerplateOverrides, CopySettings, OutletSeen, Progress, Stage, find_boilerplate,
    find_copies, outlet_of_url, suggest_merges,
};
use otherwords_text::{Span, analyze};
use rayon::prelude::*;

use super::link::{Linked, link};
use super::{
    AliasVerdict, ArticleBoilerplate, Boilerplate, Copies, CopyCluster, CopyMember, Curation,
    Decision, OutletAlias, Passage, SharedPassage, stretches,
};
use crate::article::ArticleRow;
use crate::article_text::ArticleText;
use crate::error::IndexError;
use crate::index::Index;

/// What a run of [`curate`] decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curated {
    /// All decisions, the researcher's among them: to be kept by [`Curation::write`].
    pub curation: Curation,
    /// Articles that had no event and have one now.
    pub linked: u64,
    /// Articles that an earlier run had put into another event.
    pub relinked: Vec<Relinked>,
    /// What there were too many articles for.
    pub left_out: Option<LeftOut>,
}

/// What is not done where there are many articles: all their texts are held at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Articles without an event were not linked: there are more than [`MOST_LINKED`] in all.
    Linking,
    /// Nothing was decided anew: there are more than [`MOST_ARTICLES`].
    Everything,
}

/// More articles than this are not looked at: about 7 KiB each are held.
pub const MOST_ARTICLES: usize = 1_200_000;
/// Where some have no event, more than this are not linked: that takes about 19 KiB each.
pub const MOST_LINKED: usize = 400_000;

/// An article that changed its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relinked {
    /// Its id.
    pub id: String,
    /// The event of the earlier run.
    pub from: String,
    /// The event it belongs to now; empty for none.
    pub to: String,
}

/// Decides about an index as it stands, beginning with the decisions it has. Every text is read
/// once. Nothing is written.
///
/// # Errors
/// Where the index is damaged.
pub fn curate(index: &Index, progress: &dyn Progress) -> Result<Curated, IndexError> {
    let rows = index.articles()?;
    if rows.len() > MOST_ARTICLES {
        return Ok(Curated {
            curation: index.curation().clone(),
            left_out: Some(LeftOut::Everything),
            ..Curated::default()
        });
    }
    progress.begin(Stage::Curating, Some(4 * rows.len() as u64));
    let decided = decide(index, rows, progress);
    progress.end();
    decided
}

fn decide(
    index: &Index,
    rows: &[ArticleRow],
    progress: &dyn Progress,
) -> Result<Curated, IndexError> {
    let one_part_done = || progress.advance(rows.len() as u64);
    let known = index.curation();
    let articles = Articles::read(index, rows)?;
    one_part_done();

    let decisions = decisions(known);
    let overrides = overrides(&decisions);
    let found = find_boilerplate(&articles.views(&[]), &overrides);
    let masked: Vec<Vec<Span>> = (0..rows.len())
        .map(|article| found.spans(article))
        .collect();
    let boilerplate = articles.boilerplate(&found, &decisions);
    one_part_done();

    let views = articles.views(&masked);
    let copies = articles.copies(&find_copies(&views, &CopySettings::default()));
    one_part_done();

    let given: Vec<&str> = articles.given.iter().map(|given| &*given.event).collect();
    let found = link(&views, &given, known);
    let left_out = found.is_none().then_some(LeftOut::Linking);
    let found = found.unwrap_or_else(|| Linked {
        events: known.events.clone(),
        linked: 0,
        relinked: Vec::new(),
    });
    one_part_done();

    Ok(Curated {
        curation: Curation {
            events: found.events,
            outlets: articles.outlets(&known.outlets),
            copies,
            boilerplate,
        },
        linked: found.linked,
        relinked: found.relinked,
        left_out,
    })
}

/// All articles with their texts, in the order of the rows.
struct Articles<'r> {
    rows: &'r [ArticleRow],
    texts: Vec<ArticleText>,
    /// Outlet and event as the sources gave them.
    given: Vec<Given>,
}

/// What a source says.
struct Given {
    outlet: std::sync::Arc<str>,
    event: std::sync::Arc<str>,
}

impl<'r> Articles<'r> {
    fn read(index: &Index, rows: &'r [ArticleRow]) -> Result<Self, IndexError> {
        // Read in the order in which they are stored, because they are stored in blocks.
        let mut stored: Vec<usize> = (0..rows.len()).collect();
        stored.sort_unstable_by_key(|row| rows[*row].address);
        let mut texts = stored
            .into_par_iter()
            .map(|row| Ok((row, index.text(&rows[row])?)))
            .collect::<Result<Vec<(usize, ArticleText)>, IndexError>>()?;
        texts.sort_unstable_by_key(|(row, _)| *row);
        let given = rows.iter().map(|row| {
            let (outlet, event) = index.given_names(row.address)?;
            Ok(Given { outlet, event })
        });
        Ok(Self {
            rows,
            texts: texts.into_iter().map(|(_, text)| text).collect(),
            given: given.collect::<Result<_, IndexError>>()?,
        })
    }

    /// The articles as the algorithms read them, without any event. `masked` may be empty.
    fn views<'a>(&'a self, masked: &'a [Vec<Span>]) -> Vec<ArticleView<'a>> {
        let view =
            |(number, (row, text)): (usize, (&'a ArticleRow, &'a ArticleText))| ArticleView {
                id: &row.id,
                outlet: &row.outlet,
                event: None,
                title: &text.title,
                body: &text.body,
                date: row.date,
                time: text.time.parse().ok(),
                byline: &text.byline,
                language: row.language,
                masked: masked.get(number).map_or(&[], Vec::as_slice),
            };
        self.rows
            .iter()
            .zip(&self.texts)
            .enumerate()
            .map(view)
            .collect()
    }

    fn boilerplate(
        &self,
        found: &otherwords_corpus::Boilerplate,
        decisions: &Decisions<'_>,
    ) -> Boilerplate {
        let mut undone = decisions.clone();
        let mut passages: Vec<Passage> = Vec::with_capacity(found.passages.len());
        for passage in &found.passages {
            let known = undone.remove(&(passage.outlet.clone(), passage.key.clone()));
            passages.push(Passage {
                outlet: passage.outlet.clone(),
                key: passage.key.clone(),
                text: passage.example.clone(),
                articles: passage.n_articles.into(),
                found: passage.verdict.name().to_owned(),
                decision: known.map_or(Decision::Found, |known| known.decision),
            });
        }
        // Decided about passages that nothing repeats at present.
        passages.extend(undone.into_iter().map(|((outlet, _), known)| Passage {
            outlet,
            articles: 0,
            ..known.clone()
        }));
        let places = found.places.par_iter().enumerate();
        let articles = places
            .filter(|(_, places)| !places.is_empty())
            .map(|(number, places)| {
                let row = &self.rows[number];
                let tokens = analyze(&self.texts[number].body, row.language).tokens;
                let of_place = |place: &otherwords_corpus::BoilerplatePlace| {
                    let passage = place.passage;
                    stretches(&tokens, &[place.span])
                        .into_iter()
                        .map(move |stretch| (passage, stretch))
                };
                ArticleBoilerplate {
                    id: row.id.clone(),
                    fingerprint: row.fingerprint,
                    stretches: places.iter().flat_map(of_place).collect(),
                }
            });
        let mut articles: Vec<ArticleBoilerplate> = articles.collect();
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        Boilerplate { passages, articles }
    }

    fn copies(&self, found: &otherwords_corpus::Copies) -> Copies {
        let clusters = found.clusters.iter().map(|cluster| CopyCluster {
            articles: cluster
                .articles
                .iter()
                .map(|article| self.member(*article, cluster, found))
                .collect(),
        });
        let mut passages: Vec<SharedPassage> = Vec::new();
        for group in found
            .passages
            .chunk_by(|a, b| (a.article, a.of) == (b.article, b.of))
        {
            let (number, row) = (
                group[0].article as usize,
                &self.rows[group[0].article as usize],
            );
            let tokens = analyze(&self.texts[number].body, row.language).tokens;
            let spans: Vec<Span> = group.iter().map(|passage| passage.span).collect();
            let mut own = stretches(&tokens, &spans);
            // What is quoted was said by somebody else: that two report it is no copying.
            own.retain(|stretch| stretch.layer == otherwords_text::Layer::Voice);
            passages.push(SharedPassage {
                earlier: self.rows[group[0].of as usize].id.clone(),
                later: row.id.clone(),
                fingerprint: row.fingerprint,
                earlier_fingerprint: Some(self.rows[group[0].of as usize].fingerprint),
                stretches: own,
            });
        }
        passages.retain(|passage| !passage.stretches.is_empty());
        passages.sort_by(|a, b| (&a.later, &a.earlier).cmp(&(&b.later, &b.earlier)));
        let mut clusters: Vec<CopyCluster> = clusters.collect();
        clusters.sort_by(|a, b| a.articles[0].id.cmp(&b.articles[0].id));
        Copies { clusters, passages }
    }

    fn member(
        &self,
        article: u32,
        cluster: &otherwords_corpus::CopyCluster,
        found: &otherwords_corpus::Copies,
    ) -> CopyMember {
        let row = &self.rows[article as usize];
        let link = cluster.links.iter().find(|link| link.article == article);
        let share = link.map_or(1.0, |link| {
            link.containment.full.max(link.containment.masked)
        });
        CopyMember {
            id: row.id.clone(),
            fingerprint: row.fingerprint,
            // In thousandths, so that the file does not depend on how a fraction is written.
            share: (f64::from(share) * 1000.0).round() / 1000.0,
            agency: found.agencies[article as usize].map(str::to_owned),
        }
    }

    /// The known names, and new suggestions beside them.
    fn outlets(&self, known: &[OutletAlias]) -> Vec<OutletAlias> {
        let mut seen: BTreeMap<&str, OutletSeen> = BTreeMap::new();
        for (given, text) in self.given.iter().zip(&self.texts) {
            let outlet = seen.entry(&given.outlet).or_insert_with(|| OutletSeen {
                name: given.outlet.to_string(),
                n_articles: 0,
                hosts: BTreeMap::new(),
            });
            outlet.n_articles += 1;
            if let Some(host) = outlet_of_url(&text.url) {
                *outlet.hosts.entry(host).or_default() += 1;
            }
        }
        let seen: Vec<OutletSeen> = seen.into_values().collect();
        let mut outlets = known.to_vec();
        outlets.retain(|alias| alias.verdict != AliasVerdict::Suggested);
        let mut decisions: BTreeMap<&str, Vec<&OutletAlias>> = BTreeMap::new();
        for alias in known {
            if alias.verdict != AliasVerdict::Suggested {
                decisions.entry(&alias.alias).or_default().push(alias);
            }
        }
        for merge in suggest_merges(&seen) {
            let mut decisions = decisions.get(&*merge.from).into_iter().flatten();
            let is_decided = decisions.any(|alias| {
                alias.outlet == merge.into || alias.verdict == AliasVerdict::Confirmed
            });
            if !is_decided {
                let reasons: Vec<String> = merge.reasons.iter().map(ToString::to_string).collect();
                outlets.push(OutletAlias {
                    alias: merge.from,
                    outlet: merge.into,
                    verdict: AliasVerdict::Suggested,
                    reason: reasons.join("; "),
                });
            }
        }
        outlets.sort();
        outlets
    }
}

/// What a researcher has decided about passages, by the outlet's present name and the key.
type Decisions<'k> = BTreeMap<(String, String), &'k Passage>;

fn decisions(known: &Curation) -> Decisions<'_> {
    let passages = known.boilerplate.passages.iter();
    passages
        .filter(|passage| passage.decision != Decision::Found)
        .map(|passage| {
            (
                (
                    known.outlet(&passage.outlet).to_owned(),
                    passage.key.clone(),
                ),
                passage,
            )
        })
        .collect()
}

/// The same as the search for passages wants it.
fn overrides(decisions: &Decisions<'_>) -> BoilerplateOverrides {
    let of = |decision| {
        let passages = decisions.iter();
        passages
            .filter(move |(_, passage)| passage.decision == decision)
            .map(|(key, _)| key.clone())
            .collect()
    };
    BoilerplateOverrides {
        keep: of(Decision::Keep),
        drop: of(Decision::Drop),
    }
}
