//! An event read closely, outlet beside outlet: what is contested, which words stand for each other,
//! what each says of the same referents, who speaks, and what is left out. Each event is read once,
//! and all events at the same time. Described, never tested: tests need many articles.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use otherwords_indexer::{Index, IndexError};
use otherwords_text::fold;
use rayon::prelude::*;

use crate::contested::{ContestedTerm, contested_terms};
use crate::contrasts::{Contrast, contrasts};
use crate::coverage::{Background, Coverage, Source};
use crate::error::CompareError;
use crate::gather::{Event, Material};
use crate::knowledge::Knowledge;
use crate::omissions::{AbsenceFeatures, Checked, Habits, Omission, checked, omissions};
use crate::plan::{Layers, Plan};
use crate::referents::{Referent, referents};
use crate::speakers::{CutQuotation, Speaking, cut_quotations, speaking};

/// What one event's articles say, side by side.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The event.
    pub event: String,
    /// Words that some use themselves and others only at a distance.
    pub contested: Vec<ContestedTerm>,
    /// Different words for the same, best first.
    pub contrasts: Vec<Contrast>,
    /// Pairs of stems that may be a contrast in other events too.
    pub standing: Vec<(String, String)>,
    /// What each outlet says of nouns and names that several have.
    pub referents: Vec<Referent>,
    /// Whose words each outlet prints.
    pub speaking: Vec<Speaking>,
    /// Quotations that two outlets cut differently.
    pub cut_quotations: Vec<CutQuotation>,
    /// What most report and one does not, least likely by chance first.
    pub omissions: Vec<Omission>,
}

/// Reads the events that a plan asks for, in the order of their names.
///
/// # Errors
/// Where no article takes part, or the index is damaged.
pub fn stories(index: &Index, plan: &Plan) -> Result<Vec<Story>, CompareError> {
    let selection = crate::gather::select(index, plan)?;
    let material = Material::new(&selection, plan)?;
    Ok(read_stories(&material, Most::ALL)?)
}

/// What each outlet says of one word: the events in which anybody has it, with their referents only.
///
/// # Errors
/// Where no article takes part, or the index is damaged.
pub fn profiles(index: &Index, plan: &Plan, word: &str) -> Result<Vec<Story>, CompareError> {
    let selection = crate::gather::select(index, plan)?;
    let material = Material::new(&selection, plan)?;
    let knowledge = Knowledge::with(material.language, material.plan.vectors.as_ref());
    let background = background(&material, &knowledge)?;
    let word = fold(word, material.language);
    let events = material.events.par_iter();
    let stories: Vec<Story> = events
        .map(|event| {
            let coverage = read(&material, event, &background)?;
            Ok(Story {
                event: event.name.clone(),
                referents: referents(&coverage, Some(&word)),
                ..Story::default()
            })
        })
        .collect::<Result<_, IndexError>>()?;
    let some = stories
        .into_iter()
        .filter(|story| !story.referents.is_empty());
    Ok(some.collect())
}

/// A word that most other outlets of an event have, and whether one outlet lacks it: what the model
/// of absence is trained and checked on.
#[derive(Clone, Debug, PartialEq)]
pub struct AbsenceRow {
    /// The event.
    pub event: String,
    /// The outlet.
    pub outlet: String,
    /// The stem of the word.
    pub stem: String,
    /// Whether the outlet lacks it.
    pub absent: bool,
    /// What the chance of that depends on.
    pub features: AbsenceFeatures,
}

/// Every such word of every event and outlet.
///
/// # Errors
/// Where no article takes part, or the index is damaged.
pub fn absences(index: &Index, plan: &Plan) -> Result<Vec<AbsenceRow>, CompareError> {
    let selection = crate::gather::select(index, plan)?;
    let material = Material::new(&selection, plan)?;
    let knowledge = Knowledge::with(material.language, material.plan.vectors.as_ref());
    let background = background(&material, &knowledge)?;
    let habits = Habits::new(&material);
    let found: Vec<Vec<AbsenceRow>> = material
        .events
        .par_iter()
        .map(|event| {
            let coverage = read(&material, event, &background)?;
            let checked = checked(&coverage, &habits)?;
            let row = |word: Checked| AbsenceRow {
                event: event.name.clone(),
                outlet: coverage.outlets[word.outlet].clone(),
                stem: coverage.lexis.stem(word.stem).stem.clone(),
                absent: word.absent,
                features: word.features,
            };
            Ok(checked.into_iter().map(row).collect())
        })
        .collect::<Result<_, IndexError>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// How much is read closely.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    events: usize,
    /// In all of them together; the first event is read whatever its size.
    articles: usize,
}

impl Most {
    /// What a whole comparison reads.
    pub(crate) const OF_A_COMPARISON: Self = Self {
        events: 150,
        articles: 40_000,
    };
    /// Everything.
    const ALL: Self = Self {
        events: usize::MAX,
        articles: usize::MAX,
    };
}

/// Reads events closely, those of most outlets and articles, in the order of their names.
pub(crate) fn read_stories(
    material: &Material<'_, '_>,
    most: Most,
) -> Result<Vec<Story>, IndexError> {
    let knowledge = Knowledge::with(material.language, material.plan.vectors.as_ref());
    let background = background(material, &knowledge)?;
    let habits = Habits::new(material);
    most_covered(material, most)
        .par_iter()
        .map(|event| {
            let coverage = read(material, event, &background)?;
            story(material, &coverage, &knowledge, &habits)
        })
        .collect()
}

/// The events of most outlets, then of most articles; of equal ones the first by name.
fn most_covered<'m>(material: &'m Material<'_, '_>, most: Most) -> Vec<&'m Event> {
    let outlets = |event: &Event| {
        let articles = event.articles.start as usize..event.articles.end as usize;
        let outlets: BTreeSet<u32> = material.outlet_of[articles].iter().copied().collect();
        outlets.len()
    };
    let mut events: Vec<&Event> = material.events.iter().collect();
    events.sort_by_cached_key(|event| Reverse((outlets(event), event.articles.len())));
    let mut articles = 0usize;
    let fits = |event: &&Event| {
        let is_first = articles == 0;
        articles = articles.saturating_add(event.articles.len());
        is_first || articles <= most.articles
    };
    let n_events = events.iter().copied().take_while(fits).count();
    events.truncate(n_events.min(most.events));
    events.sort_by(|a, b| a.name.cmp(&b.name));
    events
}

fn story(
    material: &Material<'_, '_>,
    coverage: &Coverage,
    knowledge: &Knowledge,
    habits: &Habits<'_, '_, '_>,
) -> Result<Story, IndexError> {
    let query = |forms: &[String]| {
        let slots = [forms.to_vec()];
        material.query(&slots, Layers::All, None, Some(&coverage.event))
    };
    // The two halves take about as long as each other.
    let (contrasts, rest) = rayon::join(
        || contrasts(coverage, knowledge, &query),
        || {
            Ok(Story {
                event: coverage.event.clone(),
                contested: contested_terms(material, coverage),
                referents: referents(coverage, None),
                speaking: speaking(coverage),
                cut_quotations: cut_quotations(coverage),
                omissions: omissions(coverage, habits, &query)?,
                ..Story::default()
            })
        },
    );
    rest.map(|rest| Story {
        contrasts: contrasts.rows,
        standing: contrasts.standing,
        ..rest
    })
}

/// Reads the articles of an event from the index.
pub(crate) fn read(
    material: &Material<'_, '_>,
    event: &Event,
    background: &Background<'_>,
) -> Result<Coverage, IndexError> {
    let source = |article: u32| {
        let row = material.selection.articles()[article as usize];
        let text = material.selection.index().text(row)?;
        Ok(Source {
            outlet: row.outlet.to_string(),
            id: row.id.clone(),
            date: row.date,
            title: text.title,
            body: text.body,
            url: text.url,
            set_aside: material.selection.set_aside(article),
        })
    };
    let articles = event.articles.clone().into_par_iter();
    let sources: Vec<Source> = articles.map(source).collect::<Result<_, IndexError>>()?;
    Ok(Coverage::read(
        &event.name,
        material.language,
        sources,
        background,
    ))
}

/// How many articles of the corpus have each stem.
pub(crate) fn background<'k>(
    material: &Material<'_, '_>,
    knowledge: &'k Knowledge,
) -> Result<Background<'k>, IndexError> {
    if knowledge.has_vectors() {
        return Ok(Background::none(knowledge));
    }
    let layers = otherwords_indexer::query::LayerSet::ALL;
    let articles_with: HashMap<String, u32> = material
        .vocabulary
        .pools()
        .par_iter()
        .map(|pool| {
            let counts = material.vocabulary.count(pool, layers)?;
            Ok((pool.stem.clone(), counts.articles.len() as u32))
        })
        .collect::<Result<_, IndexError>>()?;
    let n_articles = material.lengths.len() as u32;
    Ok(Background::new(knowledge, articles_with, n_articles))
}
