//! What says that a text comes from a news agency: its outlet, byline, dateline or credit line.
//! Evidence only: an agency that is mentioned in the story is no mark, and a text without a mark
//! may be an agency's all the same.

mod credit;
mod dateline;
mod names;
mod whole_word;

use names::AGENCIES;

use super::text::Text;

/// The mark of a news agency on a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyMark {
    /// The agency, by its usual English name.
    pub agency: &'static str,
    /// Where the mark stands.
    pub place: MarkPlace,
}

/// Where the mark of an agency stands, from the strongest to the weakest evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum MarkPlace {
    /// The outlet is the agency.
    Outlet,
    /// At the start: `HARBOUR, April 14 (Reuters) -`.
    Dateline,
    /// In the author's line.
    Byline,
    /// At the end: `The Associated Press contributed to this report.`
    Credit,
}

impl MarkPlace {
    /// All places, strongest evidence first.
    pub const ALL: [MarkPlace; 4] =
        [MarkPlace::Outlet, MarkPlace::Dateline, MarkPlace::Byline, MarkPlace::Credit];

    /// The name used in tables: `outlet`, `dateline`, `byline` or `credit`.
    pub fn name(self) -> &'static str {
        match self {
            MarkPlace::Outlet => "outlet",
            MarkPlace::Dateline => "dateline",
            MarkPlace::Byline => "byline",
            MarkPlace::Credit => "credit",
        }
    }
}

/// One agency and how it is written.
struct Agency {
    name: &'static str,
    /// Written just so, as in datelines and copyright lines; case matters.
    marks: &'static [&'static str],
}

/// The strongest mark on a text.
pub(super) fn mark(text: &Text<'_>) -> Option<AgencyMark> {
    let found = |agency: Option<&Agency>, place| Some(AgencyMark { agency: agency?.name, place });
    found(publisher(text.outlet), MarkPlace::Outlet)
        .or_else(|| found(dateline::agency(text.body), MarkPlace::Dateline))
        .or_else(|| found(author(text.byline), MarkPlace::Byline))
        .or_else(|| found(credit::agency(text.body), MarkPlace::Credit))
}

/// Outlets are often written with a word more: `Reuters World`, `TASS News Agency`.
fn publisher(outlet: &str) -> Option<&'static Agency> {
    let rest = |mark: &str| outlet.trim().strip_prefix(mark).map(str::trim_start);
    let is_news = |rest: &str| rest.is_empty() || NEWS_WORDS.contains(&rest.to_lowercase().as_str());
    AGENCIES.iter().find(|agency| agency.marks.iter().any(|mark| rest(mark).is_some_and(is_news)))
}

/// What may follow the name of an agency that is an outlet.
const NEWS_WORDS: [&str; 8] =
    ["news", "news agency", "newswire", "newswires", "world", "online", "agency", "news service"];

fn author(byline: &str) -> Option<&'static Agency> {
    whole_word::earliest(byline, AGENCIES)
}
