//! An event read closely, outlet beside outlet: what is contested, which words stand for each other,
//! what each says of the same referents, who speaks, and what is left out. Only the outlets that take
//! part are read ([`Participants`]). Each event is read once, and all events at the same time.
//! Described, never tested: tests need many articles.

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
use crate::participants::Participants;
use crate::plan::{Group, Layers, Plan};
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

/// Reads the events that a plan asks for, in the order of their names: the articles of its targets and
/// references, and what concerns a target.
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
    let reading = Reading::new(&material, &knowledge)?;
    let word = fold(word, material.language);
    let events = material.events.par_iter();
    let stories: Vec<Story> = events
        .map(|event| {
            let coverage = reading.read(event)?;
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
    let reading = Reading::new(&material, &knowledge)?;
    let habits = Habits::new(&material);
    let found: Vec<Vec<AbsenceRow>> = material
        .events
        .par_iter()
        .map(|event| {
            let coverage = reading.read(event)?;
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
    let reading = Reading::new(material, &knowledge)?;
    let habits = Habits::new(material);
    most_covered(material, &reading.participants, most)
        .par_iter()
        .map(|event| story(&reading, &reading.read(event)?, &habits))
        .collect()
}

/// The events of most outlets, then of most articles, as far as these take part; of equal ones the
/// first by name.
fn most_covered<'m>(
    material: &'m Material<'_, '_>,
    participants: &Participants,
    most: Most,
) -> Vec<&'m Event> {
    let size = |event: &Event| {
        let outlets = || read_of(material, participants, event).map(|(_, outlet)| outlet);
        let distinct: BTreeSet<u32> = outlets().collect();
        (distinct.len(), outlets().count())
    };
    let sized = material.events.iter().map(|event| (size(event), event));
    let mut events: Vec<((usize, usize), &Event)> =
        sized.filter(|((_, articles), _)| *articles > 0).collect();
    events.sort_by_key(|(size, _)| Reverse(*size));
    let mut articles = 0usize;
    let fits = |((_, its), _): &((usize, usize), &Event)| {
        let is_first = articles == 0;
        articles = articles.saturating_add(*its);
        is_first || articles <= most.articles
    };
    let n_events = events.iter().copied().take_while(fits).count();
    events.truncate(n_events.min(most.events));
    let mut events: Vec<&Event> = events.into_iter().map(|(_, event)| event).collect();
    events.sort_by(|a, b| a.name.cmp(&b.name));
    events
}

/// The articles of an event that are read, each with its outlet.
fn read_of(
    material: &Material<'_, '_>,
    participants: &Participants,
    event: &Event,
) -> impl Iterator<Item = (u32, u32)> {
    let articles = event.articles.clone();
    articles
        .map(|article| (article, material.outlet_of[article as usize]))
        .filter(|(_, outlet)| participants.has(*outlet))
}

fn story(
    reading: &Reading<'_, '_, '_>,
    coverage: &Coverage,
    habits: &Habits<'_, '_, '_>,
) -> Result<Story, IndexError> {
    let material = reading.material;
    let group = reading.participants.group(material);
    let rest = Group::rest();
    let query = |forms: &[String]| {
        let slots = [forms.to_vec()];
        let group = group.as_ref().map(|group| (group, &rest));
        material.query(&slots, Layers::All, group, Some(&coverage.event))
    };
    // The two halves take about as long as each other.
    let (contrasts, rest) = rayon::join(
        || contrasts(coverage, reading.background.knowledge, &query),
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

/// All that the reading of an event needs.
struct Reading<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    participants: Participants,
    targets: Vec<String>,
    background: Background<'m>,
}

impl<'m, 's, 'i> Reading<'m, 's, 'i> {
    fn new(material: &'m Material<'s, 'i>, knowledge: &'m Knowledge) -> Result<Self, IndexError> {
        let participants = Participants::of(material);
        Ok(Self {
            targets: participants.targets(material),
            participants,
            background: background(material, knowledge)?,
            material,
        })
    }

    /// Reads the articles of an event from the index.
    fn read(&self, event: &Event) -> Result<Coverage, IndexError> {
        let material = self.material;
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
        let articles: Vec<u32> = read_of(material, &self.participants, event)
            .map(|(article, _)| article)
            .collect();
        let sources = articles.into_par_iter().map(source);
        let sources: Vec<Source> = sources.collect::<Result<_, IndexError>>()?;
        let coverage = Coverage::read(&event.name, material.language, sources, &self.background);
        Ok(coverage.about(&self.targets))
    }
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
