//! The audit by itself: its parts as tables for people or rows for programs.

use serde::Serialize;

use crate::listing::{Listed, list};
use crate::report::{ComparisonWorth, Condition, ConditionShares, Corpus, TextSharing, TimeGap};
use crate::search::Format;
use crate::terminal::Style;
use crate::wording::{count, days, percent};

/// What is in a corpus, and in what condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CorpusAudit {
    /// Articles, words, days, languages.
    pub corpus: Corpus,
    /// What of it is copied, boilerplate, quoted or cut off, and what comparisons are worth.
    pub condition: Condition,
}

/// A part of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Outlet by outlet.
    Outlets,
    /// Event by event.
    Events,
    /// Who shares text with whom.
    Sharing,
    /// When outlets have nothing.
    Gaps,
    /// What comparisons are worth.
    Comparisons,
}

/// Rows of each part, where all are shown and nobody says how many.
const ROWS_OF_A_PART: usize = 30;
/// The parts in their order, with their headings.
const PARTS: [(Part, &str); 5] = [
    (Part::Comparisons, "May it be compared?"),
    (Part::Outlets, "Outlets"),
    (Part::Events, "Events"),
    (Part::Sharing, "Who shares text with whom"),
    (Part::Gaps, "Times in which an outlet has nothing"),
];

impl CorpusAudit {
    /// Rounds what was found.
    pub fn new(
        audit: &otherwords_comparison::Audit,
        condition: &otherwords_comparison::Condition,
    ) -> Self {
        Self {
            corpus: Corpus::new(audit),
            condition: Condition::new(condition),
        }
    }

    /// One part or all, in a format. Without a part, a table shows all, CSV the outlets and JSON
    /// everything; a table has at most `limit` rows a part, where none is given all of one part and 30 of
    /// each of several. Width and colour concern tables only.
    pub fn show(
        &self,
        part: Option<Part>,
        format: Format,
        width: usize,
        limit: Option<usize>,
        colour: bool,
    ) -> String {
        match (part, format) {
            (Some(part), Format::Table) => {
                self.limited(part, width, limit.unwrap_or(usize::MAX), colour)
            }
            (Some(part), format) => self.part(part, format, width, usize::MAX, colour).0,
            (None, Format::Csv) => {
                self.part(Part::Outlets, format, width, usize::MAX, colour)
                    .0
            }
            (None, Format::Json | Format::Jsonl) => crate::search::rows::json_lines(&[self]),
            (None, Format::Table) => self.all(width, limit.unwrap_or(ROWS_OF_A_PART), colour),
        }
    }

    fn all(&self, width: usize, limit: usize, colour: bool) -> String {
        let style = Style::new(colour);
        let span = match days(self.corpus.first.as_deref(), self.corpus.last.as_deref()) {
            span if span.is_empty() => "no dates".to_owned(),
            span => span,
        };
        let languages: Vec<String> = self
            .corpus
            .languages
            .iter()
            .map(|share| format!("{} {}", share.language, count(share.articles)))
            .collect();
        let all = &self.condition.all;
        let recognised = match all.recognised {
            0 => String::new(),
            articles => format!(" ({} recognised, not said)", count(articles)),
        };
        let mut text = format!(
            "{} articles, {} words, {span}; languages: {}{recognised}\n{} copies, {} boilerplate, {} in quotation marks, {} with a sign that their end is missing\n",
            count(all.articles),
            count(all.words),
            languages.join(", "),
            percent(all.copy_share),
            percent(all.boilerplate_share),
            percent(all.quoted_share),
            percent(all.truncated_share),
        );
        for remark in &self.corpus.remarks {
            text.push_str(&format!("· {}\n", crate::terminal::plain(remark)));
        }
        for (part, heading) in PARTS {
            let table = self.limited(part, width, limit, colour);
            if !table.is_empty() {
                text.push_str(&format!("\n{}\n{table}", style.heading(heading)));
            }
        }
        text
    }

    /// At most so many rows of a part as a table, and how many more there are; empty where there are none.
    fn limited(&self, part: Part, width: usize, limit: usize, colour: bool) -> String {
        let (table, n_rows) = self.part(part, Format::Table, width, limit, colour);
        match n_rows {
            0 => String::new(),
            rows if rows > limit => format!("{table}and {} more\n", count((rows - limit) as u64)),
            _ => table,
        }
    }

    /// A part and how many rows it has in all.
    fn part(
        &self,
        part: Part,
        format: Format,
        width: usize,
        limit: usize,
        colour: bool,
    ) -> (String, usize) {
        let condition = &self.condition;
        let shown = Shown {
            format,
            width,
            limit,
            colour,
        };
        match part {
            Part::Outlets => shown.rows(&shown.largest_first(&condition.outlets)),
            Part::Events => shown.rows(&shown.largest_first(&condition.events)),
            Part::Sharing => shown.rows(&condition.sharing),
            Part::Gaps => shown.rows(&condition.gaps),
            Part::Comparisons => shown.rows(&shown.soundest_first(&condition.comparisons)),
        }
    }
}

/// How rows are shown.
struct Shown {
    format: Format,
    width: usize,
    limit: usize,
    colour: bool,
}

impl Shown {
    /// In a table what matters most stands first; programs get the order of the report.
    fn largest_first(&self, shares: &[ConditionShares]) -> Vec<ConditionShares> {
        let mut shares = shares.to_vec();
        if self.format == Format::Table {
            shares.sort_by(|a, b| {
                b.articles
                    .cmp(&a.articles)
                    .then_with(|| a.name.cmp(&b.name))
            });
        }
        shares
    }

    fn soundest_first(&self, comparisons: &[ComparisonWorth]) -> Vec<ComparisonWorth> {
        let mut comparisons = comparisons.to_vec();
        if self.format == Format::Table {
            let order = ["sound", "descriptive", "impossible"];
            // Stable, so that within a verdict the order of the plan stays.
            comparisons.sort_by_key(|worth| order.iter().position(|known| *known == worth.verdict));
        }
        comparisons
    }

    fn rows<R: Listed>(&self, rows: &[R]) -> (String, usize) {
        let shown = &rows[..rows.len().min(self.limit)];
        (
            list(shown, self.format, self.width, self.colour),
            rows.len(),
        )
    }
}

impl Listed for ConditionShares {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("name", false),
        ("articles", true),
        ("words", true),
        ("copies", true),
        ("boilerplate", true),
        ("quoted", true),
        ("cut off", true),
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            count(self.articles),
            count(self.words),
            percent(self.copy_share),
            percent(self.boilerplate_share),
            percent(self.quoted_share),
            percent(self.truncated_share),
        ]
    }
}

impl Listed for TextSharing {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("first", false),
        ("later", false),
        ("articles", true),
        ("passages", true),
        ("words", true),
        ("agencies", false),
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.first.clone(),
            self.later.clone(),
            count(self.articles),
            count(self.passages),
            count(self.words),
            self.agencies.clone(),
        ]
    }
}

impl Listed for TimeGap {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("outlet", false),
        ("days", true),
        ("from", false),
        ("to", false),
        ("articles of others", true),
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.outlet.clone(),
            count(self.days.into()),
            self.from.clone(),
            self.to.clone(),
            count(self.articles_of_others),
        ]
    }
}

impl Listed for ComparisonWorth {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("target", false),
        ("against", false),
        ("verdict", false),
        ("because", false),
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.target.clone(),
            self.reference.clone(),
            self.verdict.clone(),
            self.reason.clone(),
        ]
    }
}
