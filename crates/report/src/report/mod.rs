//! The finished report as plain values: rounded once, so that every format shows the same numbers.
//! Not how anything was computed, and not how it looks.

mod calendar;
mod contested;
mod corpus;
mod evidence;
mod frozen;
mod problem;
mod provenance;
mod query;
mod rounding;
mod settings;
mod table;
mod term;

pub(crate) use rounding::per_million;

pub use calendar::{Calendar, OutletCalendar};
pub use contested::{Contested, Use};
pub use corpus::{Cell, Corpus, CorpusEvent, CorpusOutlet, LanguageShare};
pub use evidence::{CitedArticle, Evidence, Line, Sentence, Side};
pub use frozen::{Change, FrozenPlan, Registration};
pub use problem::NotedProblem;
pub use provenance::Provenance;
pub use settings::{Contrast, Settings};
pub use table::{Footing, Table};
pub use term::{Form, TERM_COLUMNS, Term};

use evidence::Citations;
use otherwords_comparison::Comparison;
use otherwords_corpus::Problem;
use serde::{Deserialize, Serialize};

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
    /// When each outlet wrote.
    pub calendar: Calendar,
    /// Words of some outlets that others have only in quotation marks.
    pub contested: Vec<Contested>,
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
    /// How it keeps to a plan that was fixed before; `None` where there was none.
    pub registration: Option<Registration>,
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
        let settings = Settings::new(&comparison.plan);
        Self {
            format: FORMAT,
            title: comparison.title.clone(),
            language: comparison.language.code().to_owned(),
            corpus: Corpus::new(&comparison.audit),
            calendar: Calendar::new(&comparison.calendar),
            contested,
            sides,
            term_columns: TERM_COLUMNS.map(str::to_owned).to_vec(),
            tables,
            articles: citations.articles,
            sentences: citations.sentences,
            registration: None,
            provenance: Provenance::new(&comparison.provenance, &comparison.title, &settings),
            settings,
            problems: problems.iter().map(NotedProblem::new).collect(),
        }
    }

    /// Says what is not as it was planned.
    pub fn held_against(mut self, plan: &FrozenPlan) -> Self {
        let changes = plan.changes(&self);
        self.registration = Some(Registration {
            plan: plan.id.clone(),
            changes,
        });
        self
    }

    /// Reads a report back from its JSON, to write it again in any format.
    ///
    /// # Errors
    /// Where it is no report, or one of another [`FORMAT`].
    pub fn from_json(json: &str) -> Result<Self, String> {
        let report: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        match report.format {
            FORMAT => Ok(report),
            other => Err(format!(
                "its layout is number {other}, this program reads {FORMAT}: use the version that wrote it"
            )),
        }
    }

    /// The sentence of a line; `None` only in a report that was tampered with.
    pub fn sentence(&self, line: &Line) -> Option<&Sentence> {
        self.sentences.get(line.sentence)
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
