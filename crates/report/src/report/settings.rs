//! What was asked, with every default filled in.

use otherwords_comparison::{Matchup, Plan};
use otherwords_corpus::FrameLexicon;
use serde::{Deserialize, Serialize};

use super::provenance::id;

/// The plan of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Who was set against whom.
    pub contrasts: Vec<Contrast>,
    /// Only articles of these events; all where empty.
    pub events: Vec<String>,
    /// Only articles from this day on.
    pub from: Option<String>,
    /// Only articles up to this day.
    pub to: Option<String>,
    /// What became of articles with the same text: `once`, `all` or `drop`.
    #[serde(default)]
    pub copies: String,
    /// Only articles in this language.
    pub language: Option<String>,
    /// What was counted: `word`, `sequence`.
    pub units: Vec<String>,
    /// Whose words were counted: `voice`, `quotation`, `short_quotation` or `all`.
    pub layer: String,
    /// Whether each event was also compared by itself.
    pub by_event: bool,
    /// Most tables about single events, of one unit; the most covered events come first.
    pub event_tables: usize,
    /// Terms in fewer articles were not compared over all events.
    pub least_articles: u32,
    /// Terms that occur less often were not compared.
    pub least_count: u64,
    /// Rows of each table that have evidence.
    pub rows: usize,
    /// Concordance lines a row and side.
    pub lines: usize,
    /// Cut-off for q.
    pub cutoff: f64,
    /// Weight of the prior of the log-odds, in words.
    pub prior_weight: f64,
    /// Constant of simple maths, per million.
    pub simple_maths: f64,
    /// How the number of terms was corrected for: `bh` or `maxt`.
    #[serde(default)]
    pub correction: String,
    /// Event bootstrap draws behind an interval.
    pub draws: u32,
    /// Relabellings behind the strict correction and behind divergences.
    #[serde(default)]
    pub relabellings: u32,
    /// Most times that a table was run again with its labels swapped.
    #[serde(default)]
    pub swaps: u32,
    /// The column by which divergences were measured as well.
    #[serde(default)]
    pub by: Option<String>,
    /// Frames whose share was measured: each by name, with its number of entries and the beginning of a
    /// digest over them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<String>,
    /// The user's own word vectors, where there are some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vectors: Option<String>,
    /// Start of every random stream.
    pub seed: u64,
}

/// One side against another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contrast {
    /// Name of the target.
    pub target: String,
    /// Its outlets.
    pub target_outlets: Vec<String>,
    /// Name of the reference.
    pub reference: String,
    /// Its outlets; empty for all that are not the target's.
    pub reference_outlets: Vec<String>,
}

impl Settings {
    /// What a plan asks.
    pub fn new(plan: &Plan) -> Self {
        Self {
            contrasts: plan.matchups.iter().map(Contrast::new).collect(),
            events: plan.events.clone(),
            from: plan.from.map(|date| date.to_string()),
            to: plan.to.map(|date| date.to_string()),
            copies: plan.copies.name().to_owned(),
            language: plan.language.map(|language| language.code().to_owned()),
            units: plan
                .units
                .iter()
                .map(|unit| unit.name().to_owned())
                .collect(),
            layer: plan.layers.name().to_owned(),
            by_event: plan.by_event,
            event_tables: plan.event_tables,
            least_articles: plan.least_articles,
            least_count: plan.least_count,
            rows: plan.rows,
            lines: plan.lines,
            cutoff: plan.cutoff,
            prior_weight: plan.prior_weight,
            simple_maths: plan.simple_maths,
            correction: plan.correction.name().to_owned(),
            draws: plan.draws,
            relabellings: plan.relabellings,
            swaps: plan.swaps,
            by: plan.by.clone(),
            frames: plan.frames.iter().map(frame).collect(),
            vectors: plan.vectors.as_ref().map(ToString::to_string),
            seed: plan.seed,
        }
    }
}

/// A frame as settings tell it from any other list of the same name.
fn frame(frame: &FrameLexicon) -> String {
    let (name, entries) = (&frame.name, &frame.entries);
    format!("{name} ({} entries, {})", entries.len(), id(entries))
}

impl Contrast {
    fn new(matchup: &Matchup) -> Self {
        let Matchup { target, reference } = matchup;
        Self {
            target: target.name.clone(),
            target_outlets: target.outlets.clone(),
            reference: reference.name.clone(),
            reference_outlets: reference.outlets.clone(),
        }
    }
}
