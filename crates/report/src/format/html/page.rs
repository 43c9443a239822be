//! Everything the page shows, ready for its templates.

use askama::Template;

use crate::board::{Board, Contest, Example, Word};
use crate::cite::{self, Work};
use crate::figures::{Figure, PICTURED, Place, figures};
use crate::methods;
use crate::report::{Report, Use};
use crate::wording::{summary, title};

use super::audit::AuditView;
use super::divergence::{DivergenceView, divergences};
use super::event::{EventView, events};
use super::evidence::{LineView, Source, lines};
use super::frames::{FramesView, frames};
use super::markup::Markup;
use super::method::{COLUMNS, Entry, provenance, settings};
use super::outlet::{OutletView, outlets};
use super::palette::Palette;
use super::policy::policy;
use super::room;
use super::story::{RecurringView, ReferentView, StoryView, recurring, stories};
use super::table::TableView;
use super::which_outlets::{OutletTableView, which_outlets};

const STYLE: &str = concat!(
    include_str!("../../../assets/page.css"),
    include_str!("../../../assets/stories.css")
);
const SCRIPT: &str = include_str!("../../../assets/page.js");
/// Contested terms of the first screen; the others follow below.
const CONTESTS: usize = 3;
/// Referents of the first screen; the others follow below.
const REFERENTS: usize = 3;

/// What of a report a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything.
    Whole,
    /// Everything but the events, which it names.
    Overview,
    /// One event, by its number.
    Event(usize),
}

/// The page.
#[derive(Template)]
#[template(path = "page.html")]
pub(super) struct Page<'r> {
    report: &'r Report,
    part: Part,
    title: &'r str,
    summary: String,
    policy: String,
    style: Markup,
    script: Markup,
    palette: Palette<'r>,
    board: Board<'r>,
    audit: AuditView<'r>,
    figures: Vec<Figure>,
    stories: Vec<StoryView<'r>>,
    recurring: Vec<RecurringView<'r>>,
    outlets: Vec<OutletView<'r>>,
    which_outlets: Vec<OutletTableView<'r>>,
    divergences: Vec<DivergenceView<'r>>,
    frames: Vec<FramesView<'r>>,
    events: Vec<EventView<'r>>,
    paragraph: String,
    works: Vec<Work>,
    bibtex: String,
    settings: Vec<Entry>,
    provenance: Vec<Entry>,
}

impl<'r> Page<'r> {
    /// Chooses what of a report the page shows.
    pub(super) fn new(report: &'r Report, part: Part) -> Self {
        let palette = Palette::new(report);
        let works = cite::works(report);
        Self {
            report,
            part,
            title: title(report),
            summary: summary(report),
            policy: policy(STYLE, SCRIPT),
            style: Markup(STYLE.to_owned()),
            script: Markup(SCRIPT.to_owned()),
            board: Board::new(report),
            audit: AuditView::new(report, &palette),
            figures: figures(report),
            stories: stories(report),
            recurring: recurring(report),
            outlets: outlets(report, &palette),
            which_outlets: which_outlets(report),
            divergences: divergences(report),
            frames: frames(report, &palette),
            events: events(report, &palette, part),
            palette,
            paragraph: methods::paragraph(report),
            bibtex: cite::bibtex(&works),
            works,
            settings: settings(&report.settings),
            provenance: provenance(report),
        }
    }

    /// The names of the events that have a section.
    pub(super) fn event_names(&self) -> Vec<&'r str> {
        self.events.iter().map(|event| event.name).collect()
    }

    /// Which events have tables, where not all that could have.
    fn event_rule(&self) -> String {
        let comparable = self
            .report
            .corpus
            .events
            .iter()
            .filter(|event| event.outlets > 1)
            .count();
        let mut with_tables: Vec<&str> = self
            .report
            .tables
            .iter()
            .filter_map(|table| table.event.as_deref())
            .collect();
        with_tables.dedup();
        with_tables.sort_unstable();
        with_tables.dedup();
        if with_tables.len() >= comparable {
            return String::new();
        }
        format!(
            "Of {comparable} events that several outlets covered, the {} most covered have tables of their own (by outlets, then articles); the others are part of the figures over all events, and “otherwords report --event” compares any of them.",
            with_tables.len(),
        )
    }

    /// Whether this is the page of one event.
    fn is_of_event(&self) -> bool {
        matches!(self.part, Part::Event(_))
    }

    /// Whether events have pages of their own.
    fn is_overview(&self) -> bool {
        self.part == Part::Overview
    }

    /// Language of the articles, for hyphens and voices.
    fn language(&self) -> &str {
        &self.report.language
    }

    /// Classes with an outlet's colour.
    fn colour(&self, outlet: &str) -> String {
        self.palette.class(outlet)
    }

    /// The pictures of a place.
    fn figures_at(&self, place: Place) -> impl Iterator<Item = &Figure> {
        self.figures
            .iter()
            .filter(move |figure| figure.place == place)
    }

    /// The pictures of an outlet's section.
    fn figures_of(&self, outlet: &OutletView<'_>) -> impl Iterator<Item = &Figure> {
        self.figures_at(Place::Outlet(outlet.number))
    }

    /// Whether an outlet's section has any picture.
    fn has_figures_of(&self, outlet: &OutletView<'_>) -> bool {
        self.figures_of(outlet).next().is_some()
    }

    /// The pictures of distances by one column.
    fn figures_near(&self, view: &DivergenceView<'_>) -> impl Iterator<Item = &Figure> {
        self.figures_at(Place::Near(view.number))
    }

    /// What is left out of the outlets' sections, where there are many.
    fn outlet_rule(&self) -> String {
        room::rule(self.outlets.len(), PICTURED)
    }

    /// Whether a place has any picture.
    fn has_figures_at(&self, place: Place) -> bool {
        self.figures_at(place).next().is_some()
    }

    /// Where the row of a word on a card stands: in the tables of its outlet, at their head where they are
    /// too many to show it.
    fn place(&self, word: &Word<'_>) -> String {
        let holds = |table: &TableView<'_>| table.number == word.table;
        let outlet = self
            .outlets
            .iter()
            .find(|outlet| outlet.tables.iter().any(holds));
        let shows = |table: &TableView<'_>| holds(table) && table.shows(word.row);
        match outlet {
            Some(outlet) if !outlet.tables.iter().any(shows) => format!("o{}", outlet.number),
            _ => format!("t{}-{}", word.table, word.row),
        }
    }

    /// The contested terms of the first screen.
    fn first_contests(&self) -> &[Contest<'r>] {
        &self.board.contests[..CONTESTS.min(self.board.contests.len())]
    }

    /// The contested terms that the page has room for.
    fn shown_contests(&self) -> &[Contest<'r>] {
        &self.board.contests[..room::contests(&self.board.contests)]
    }

    /// Whether any sentence of the opening states a tested difference.
    fn opening_has_tests(&self) -> bool {
        self.report.opening.iter().any(|statement| statement.tested)
    }

    /// Names of the tones of reporting verbs.
    fn tones(&self) -> [&'static str; 3] {
        otherwords_text::Tone::ALL.map(otherwords_text::Tone::name)
    }

    /// The referents of the first screen, from the first event that has some.
    fn first_referents(&self) -> &[ReferentView<'r>] {
        let with = self.stories.iter().find(|view| !view.referents.is_empty());
        with.map_or(&[], |view| {
            &view.referents[..REFERENTS.min(view.referents.len())]
        })
    }

    /// Why nothing was tested, where there is one reason for all.
    fn reason(&self) -> Option<String> {
        let cutoff = self.report.settings.cutoff;
        let tables = self.board.tables();
        let mut footings = tables.map(|table| methods::footing(table, cutoff));
        let first = footings.next()?;
        footings.all(|footing| footing == first).then_some(first)
    }

    /// The lines of an outlet's use of a contested term.
    fn lines(&self, outlet: &'r Use) -> Vec<LineView<'r>> {
        let shown = if outlet.distant.is_empty() {
            &outlet.lines
        } else {
            &outlet.distant
        };
        lines(self.report, shown, room::contested_lines(self.report))
    }

    /// Where an example was taken from.
    fn source<'e>(&self, example: &'e Example<'r>) -> Source<'e> {
        Source::new(example.article)
    }
}
