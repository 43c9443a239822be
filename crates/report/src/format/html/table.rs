//! A table of key terms on the page: which rows are shown, and which are folded. Every row of the
//! report is in the other formats; the page shows the strongest.

use crate::chart::{self, Scale};
use crate::methods;
use crate::report::{Report, Table, TagRule, Term};

use super::markup::Markup;
use super::row::RowView;

/// How much of a table is shown.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    /// Rows of what the target uses more often, before the fold.
    pub(super) open: usize,
    /// Rows with those behind the fold.
    pub(super) rows: usize,
    /// Rows of what it uses less often.
    pub(super) less: usize,
    /// Rows of names and such.
    pub(super) set_aside: usize,
    /// Lines a side, in rows before the fold.
    pub(super) lines: usize,
}

/// A table as the page shows it.
pub(super) struct TableView<'r> {
    /// The table.
    pub(super) table: &'r Table,
    /// Its number in the report, which its rows' anchors carry.
    pub(super) number: usize,
    /// Its groups of rows, the first of which is open.
    pub(super) groups: Vec<GroupView<'r>>,
    cutoff: f64,
}

/// Rows under a heading of their own.
pub(super) struct GroupView<'r> {
    /// What these rows are.
    pub(super) name: String,
    /// Said under the heading.
    pub(super) note: String,
    /// Rows shown first.
    pub(super) open: Vec<RowView<'r>>,
    /// Rows behind a fold.
    pub(super) folded: Vec<RowView<'r>>,
    /// Rows that only the other formats have.
    pub(super) left_out: usize,
    /// The axis above its bars.
    pub(super) axis: Markup,
}

impl<'r> TableView<'r> {
    /// A table, as much of it as the extent allows.
    pub(super) fn new(report: &'r Report, number: usize, table: &'r Table, extent: Extent) -> Self {
        let mut groups = vec![more(report, table, extent)];
        groups.push(less(report, table, extent));
        let aside = report.tags.iter();
        groups.extend(aside.map(|rule| set_aside(report, table, rule, extent)));
        groups.retain(|group| !group.open.is_empty() || !group.folded.is_empty());
        Self {
            table,
            number,
            groups,
            cutoff: report.settings.cutoff,
        }
    }

    /// Whether a row of the report stands in it.
    pub(super) fn shows(&self, row: usize) -> bool {
        let groups = self.groups.iter();
        let mut rows = groups.flat_map(|group| group.open.iter().chain(&group.folded));
        rows.any(|shown| shown.number == row)
    }

    /// What was counted, as a heading.
    pub(super) fn heading(&self) -> &str {
        match self.table.unit.as_str() {
            "word" => "Words",
            "sequence" => "Sequences of words",
            other => other,
        }
    }

    /// On what footing it stands.
    pub(super) fn footing(&self) -> String {
        methods::footing(self.table, self.cutoff)
    }

    /// How far it can be trusted; empty where nothing was tested.
    pub(super) fn sureness(&self) -> String {
        methods::sureness(self.table)
    }

    /// Columns that a row spans.
    pub(super) fn columns(&self) -> usize {
        if self.table.is_tested() { 15 } else { 13 }
    }
}

/// The first rows of what a target uses more often, with a line a side.
pub(super) fn first_rows<'r>(
    report: &'r Report,
    table: &'r Table,
    rows: usize,
) -> Vec<RowView<'r>> {
    let extent = Extent {
        open: rows,
        rows,
        less: 0,
        set_aside: 0,
        lines: 1,
    };
    more(report, table, extent).open
}

fn more<'r>(report: &'r Report, table: &'r Table, extent: Extent) -> GroupView<'r> {
    let keep = |term: &Term| term.tag.is_none() && term.is_more();
    let mut group = group(report, table, "Used more often", keep, extent.rows, extent);
    group.folded = group.open.split_off(extent.open.min(group.open.len()));
    for side in group.folded.iter_mut().flat_map(|row| &mut row.sides) {
        side.lines.truncate(1);
    }
    group
}

fn less<'r>(report: &'r Report, table: &'r Table, extent: Extent) -> GroupView<'r> {
    let keep = |term: &Term| term.tag.is_none() && term.is_less();
    let mut group = group(report, table, "Used less often", keep, extent.less, extent);
    group.folded = std::mem::take(&mut group.open);
    for side in group.folded.iter_mut().flat_map(|row| &mut row.sides) {
        side.lines.truncate(1);
    }
    group
}

/// The terms that one rule set aside, behind a fold that says the rule.
fn set_aside<'r>(
    report: &'r Report,
    table: &'r Table,
    rule: &TagRule,
    extent: Extent,
) -> GroupView<'r> {
    let keep = |term: &Term| term.tag.as_ref() == Some(&rule.tag);
    let name = format!("Set aside: {}", tags(&rule.tag));
    let most = extent.set_aside.div_ceil(2);
    let mut group = group(report, table, &name, keep, most, extent);
    group.folded = std::mem::take(&mut group.open);
    for row in &mut group.folded {
        row.sides.clear();
    }
    group.note = format!(
        "{} They were counted and compared like all others.",
        rule.rule
    );
    group
}

/// A kind of terms as a heading.
fn tags(tag: &str) -> &str {
    match tag {
        "masthead" => "outlets’ names",
        "byline" => "authors’ names",
        "honorific" => "titles",
        "abbreviation" => "abbreviations",
        "name" => "names",
        "number" => "numbers",
        "stop_word" => "function words",
        other => other,
    }
}

/// The first rows that are to be kept, all of them open, on an axis of their own.
fn group<'r>(
    report: &'r Report,
    table: &'r Table,
    name: &str,
    keep: impl Fn(&Term) -> bool,
    most: usize,
    extent: Extent,
) -> GroupView<'r> {
    let all: Vec<_> = table
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| keep(term))
        .collect();
    let shown = &all[..most.min(all.len())];
    let scale = Scale::of(shown.iter().map(|(_, term)| *term));
    let row = |&(number, term): &(usize, &'r Term)| {
        RowView::new(report, table, number, term, scale, extent.lines)
    };
    GroupView {
        name: name.to_owned(),
        note: String::new(),
        open: shown.iter().map(row).collect(),
        folded: Vec::new(),
        left_out: all.len() - shown.len(),
        axis: Markup(chart::axis(scale)),
    }
}
