//! The finished report as plain values: rounded once, so that every format shows the same numbers.
//! Not how anything was computed, and not how it looks.

mod calendar;
mod condition;
mod contested;
mod corpus;
mod divergence;
mod event_title;
mod evidence;
mod frame;
mod frozen;
mod omission;
mod opening;
mod problem;
mod provenance;
mod query;
mod recurring;
mod referent;
mod rounding;
mod settings;
mod speaking;
mod story;
mod sureness;
mod table;
mod tag;
mod term;
mod which_outlets;
mod word_contrast;

pub(crate) use rounding::{decimals, per_million, three_digits};

pub use calendar::{Calendar, OutletCalendar, OutletUses, TermCalendar};
pub use condition::{ComparisonWorth, Condition, ConditionShares, TextSharing, TimeGap};
pub use contested::{Contested, Use};
pub use corpus::{Cell, Corpus, CorpusEvent, CorpusOutlet, LanguageShare};
pub use divergence::{Divergence, Divergences, Driver, Split};
pub use evidence::{CitedArticle, Evidence, Line, Sentence, Side};
pub use frame::{Frame, FrameCarrier, Frames};
pub use frozen::{Change, FrozenPlan, Registration};
pub use omission::{Omission, OmittedTerm};
pub use opening::Statement;
pub use problem::NotedProblem;
pub use provenance::Provenance;
pub use recurring::Recurring;
pub use referent::{Description, Profile, Referent};
pub use settings::{Contrast, Settings};
pub use speaking::{CutQuotation, QuotedAs, ReportingVerb, Speaker, Speaking, ToneCount};
pub use story::Story;
pub use sureness::{Chance, Power, PowerCase};
pub use table::{Footing, Table};
pub use tag::TagRule;
pub use term::{Form, TERM_COLUMNS, Term};
pub use which_outlets::{OutletRate, OutletTable, OutletTerm};
pub use word_contrast::{Alternative, OutletCount, WordContrast};

use evidence::Citations;
use otherwords_comparison::Comparison;
use otherwords_corpus::Problem;
use serde::{Deserialize, Serialize};
use story::Room;

/// Version of the layout of `report.json`: grows when a field is renamed or removed.
pub const FORMAT: u32 = 2;

/// Everything a reader sees, rounded.
///
/// This is what `report.json` holds, and it can be read back:
///
/// ```
/// # use otherwords_report::Report;
/// let report = Report::default();
/// let json = serde_json::to_string(&report)?;
/// assert_eq!(serde_json::from_str::<Report>(&json)?, report);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`] of the program that wrote it.
    pub format: u32,
    /// What the user calls it.
    pub title: String,
    /// Code of the language compared, `und` where it is not one.
    pub language: String,
    /// What is in the corpus, and whether it may be compared.
    pub corpus: Corpus,
    /// In what condition it is.
    pub condition: Condition,
    /// When each outlet wrote.
    pub calendar: Calendar,
    /// The report in a paragraph.
    #[serde(default)]
    pub opening: Vec<Statement>,
    /// Words of some outlets that others have only at a distance.
    pub contested: Vec<Contested>,
    /// The events, read closely: contrasts, referents, speakers, omissions.
    #[serde(default)]
    pub stories: Vec<Story>,
    /// Choices between two words that come back over events; tested.
    #[serde(default)]
    pub recurring: Vec<Recurring>,
    /// What sets the two sides of the contested terms apart, where there are two: those whose own
    /// word the most contested term is, against those who have it in quotation marks. Described,
    /// never tested.
    pub sides: Option<Table>,
    /// What stands where in a row of [`Report::tables`]: [`TERM_COLUMNS`].
    pub term_columns: Vec<String>,
    /// Key terms: over all events first, then event by event.
    pub tables: Vec<Table>,
    /// Terms on which outlets differ at all, with who is high and who is low: a table a unit.
    #[serde(default)]
    pub which_outlets: Vec<OutletTable>,
    /// Who is near whom: distances between outlets, and by the user's column.
    #[serde(default)]
    pub divergences: Vec<Divergences>,
    /// Groups of terms that are set aside, with their rules.
    #[serde(default)]
    pub tags: Vec<TagRule>,
    /// How much of each side's words belongs to the frames that were asked for.
    #[serde(default)]
    pub frames: Vec<Frames>,
    /// Articles that evidence is taken from; sentences name them by their place in this list.
    pub articles: Vec<CitedArticle>,
    /// Sentences that stand as evidence; lines name them by their place in this list.
    pub sentences: Vec<Sentence>,
    /// What was asked, with every default filled in.
    pub settings: Settings,
    /// How it keeps to a plan that was fixed before; `None` where there was none.
    pub registration: Option<Registration>,
    /// What was done, so that it can be done again.
    pub provenance: Provenance,
    /// What was wrong with the input and what became of it.
    pub problems: Vec<NotedProblem>,
    /// Digest of everything else: a report that was changed by hand does not fit it. Empty in one of
    /// parts, and in those that were made before it was kept.
    #[serde(default)]
    pub digest: String,
}

impl Report {
    /// Rounds a comparison and puts what was wrong with the input beside it.
    pub fn new(comparison: &Comparison, problems: &[Problem]) -> Self {
        let mut citations = Citations::default();
        let tables = comparison.tables.iter();
        let tables = tables
            .map(|table| Table::new(table, &mut citations))
            .collect();
        let sides = comparison.sides.as_ref();
        let sides = sides.map(|table| Table::new(table, &mut citations));
        let contested = comparison.contested.iter();
        let contested = contested
            .map(|term| Contested::new(term, &mut citations))
            .collect();
        let cutoff = comparison.plan.cutoff;
        let frames = comparison.frames.iter();
        let frames = frames.map(|table| Frames::new(table, cutoff));
        let settings = Settings::new(&comparison.plan);
        let room = Room::for_events(comparison.stories.len());
        let stories = comparison.stories.iter();
        let stories = stories
            .map(|story| Story::new(story, room, &mut citations))
            .collect();
        let mut report = Self {
            format: FORMAT,
            title: comparison.title.clone(),
            language: comparison.language.code().to_owned(),
            corpus: Corpus::new(&comparison.audit),
            condition: Condition::new(&comparison.condition),
            calendar: Calendar::new(&comparison.calendar),
            opening: Vec::new(),
            contested,
            stories,
            recurring: recurring::shown(&comparison.recurring, cutoff),
            sides,
            term_columns: TERM_COLUMNS.map(str::to_owned).to_vec(),
            tables,
            which_outlets: comparison
                .which_outlets
                .iter()
                .map(OutletTable::new)
                .collect(),
            divergences: comparison
                .divergences
                .iter()
                .map(Divergences::new)
                .collect(),
            tags: tag::rules(),
            frames: frames.collect(),
            articles: citations.articles,
            sentences: citations.sentences,
            registration: None,
            provenance: Provenance::new(&comparison.provenance, &comparison.title, &settings),
            settings,
            problems: problems.iter().map(NotedProblem::new).collect(),
            digest: String::new(),
        };
        report.opening = opening::opening(&report);
        report.sealed()
    }

    /// With the digest of everything else.
    fn sealed(mut self) -> Self {
        self.digest.clear();
        self.digest = provenance::id(&self);
        self
    }

    /// Events read closely and nothing else: for those who asked for no more.
    pub fn of_stories(stories: &[otherwords_comparison::Story]) -> Self {
        let mut citations = Citations::default();
        let stories = stories.iter();
        let stories = stories
            .map(|story| Story::new(story, Room::AMPLE, &mut citations))
            .collect();
        Self {
            format: FORMAT,
            stories,
            articles: citations.articles,
            sentences: citations.sentences,
            ..Self::default()
        }
    }

    /// Says what is not as it was planned.
    pub fn held_against(mut self, plan: &FrozenPlan) -> Self {
        let changes = plan.changes(&self);
        self.registration = Some(Registration {
            plan: plan.id.clone(),
            changes,
        });
        self.sealed()
    }

    /// Reads a report back from its JSON, to write it again in any format.
    ///
    /// # Errors
    /// Where it is no report, one of another [`FORMAT`], or one that was changed after it was made.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let report: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        match report.format {
            FORMAT => report.unchanged(),
            other => Err(format!(
                "its layout is number {other}, this program reads {FORMAT}: use the version that wrote it"
            )),
        }
    }

    /// The report, if it fits its digest.
    fn unchanged(self) -> Result<Self, String> {
        let digest = self.digest.clone();
        let sealed = match digest.is_empty() {
            true => return Ok(self),
            false => self.sealed(),
        };
        match sealed.digest == digest {
            true => Ok(sealed),
            false => Err(
                "it was changed after it was made: its figures do not fit its digest".to_owned(),
            ),
        }
    }

    /// The sentence of a line; `None` only in a report that was tampered with.
    pub fn sentence(&self, line: &Line) -> Option<&Sentence> {
        self.sentences.get(line.sentence)
    }

    /// The found words of a line; nothing in a report that was tampered with.
    pub fn node(&self, line: &Line) -> String {
        let text = self.sentence(line).map_or("", |sentence| &sentence.text);
        let found = text.chars().skip(line.start);
        found.take(line.end.saturating_sub(line.start)).collect()
    }

    /// The article a line was taken from; `None` only in a report that was tampered with.
    pub fn article(&self, line: &Line) -> Option<&CitedArticle> {
        self.articles.get(self.sentence(line)?.article)
    }

    /// Tables over all events, or where there are none, those of the first event; each with its
    /// number in [`Report::tables`].
    pub fn main_tables(&self) -> impl Iterator<Item = (usize, &Table)> {
        let event = self.tables.first().and_then(|table| table.event.as_ref());
        let tables = self.tables.iter().enumerate();
        tables.filter(move |(_, table)| table.event.as_ref() == event)
    }
}
