//! The finished report as plain values: rounded once, so that every format shows the same numbers.
//! Not how anything was computed, and not how it looks.

mod contested;
mod corpus;
mod evidence;
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
mod table;
mod term;
mod word_contrast;

pub(crate) use rounding::per_million;

pub use contested::{Contested, Use};
pub use corpus::{Cell, Corpus, CorpusEvent, CorpusOutlet, LanguageShare};
pub use evidence::{CitedArticle, Evidence, Line, Sentence, Side};
pub use omission::{Omission, OmittedTerm};
pub use opening::Statement;
pub use problem::NotedProblem;
pub use provenance::Provenance;
pub use recurring::Recurring;
pub use referent::{Description, Profile, Referent};
pub use settings::{Contrast, Settings};
pub use speaking::{CutQuotation, QuotedAs, ReportingVerb, Speaker, Speaking, ToneCount};
pub use story::Story;
pub use table::{Footing, Table};
pub use term::{Form, TERM_COLUMNS, Term};
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
    /// Articles that evidence is taken from; sentences name them by their place in this list.
    pub articles: Vec<CitedArticle>,
    /// Sentences that stand as evidence; lines name them by their place in this list.
    pub sentences: Vec<Sentence>,
    /// What was asked, with every default filled in.
    pub settings: Settings,
    /// What was done, so that it can be done again.
    pub provenance: Provenance,
    /// What was wrong with the input and what became of it.
    pub problems: Vec<NotedProblem>,
}

impl Report {
    /// Rounds a comparison and puts what was wrong with the input beside it.
    pub fn new(comparison: &Comparison, problems: &[Problem]) -> Self {
        let mut citations = Citations::default();
        let cutoff = comparison.plan.cutoff;
        let tables = comparison.tables.iter();
        let tables = tables
            .map(|table| Table::new(table, cutoff, &mut citations))
            .collect();
        let sides = comparison.sides.as_ref();
        let sides = sides.map(|table| Table::new(table, cutoff, &mut citations));
        let contested = comparison.contested.iter();
        let contested = contested
            .map(|term| Contested::new(term, &mut citations))
            .collect();
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
            opening: Vec::new(),
            contested,
            stories,
            recurring: recurring::shown(&comparison.recurring, cutoff),
            sides,
            term_columns: TERM_COLUMNS.map(str::to_owned).to_vec(),
            tables,
            articles: citations.articles,
            sentences: citations.sentences,
            settings: Settings::new(&comparison.plan),
            provenance: Provenance::new(&comparison.provenance),
            problems: problems.iter().map(NotedProblem::new).collect(),
        };
        report.opening = opening::opening(&report);
        report
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
