//! Everything the page shows, ready for its templates.

use askama::Template;

use crate::board::{Board, Card, Contest, Example};
use crate::methods;
use crate::report::{Report, Use};
use crate::wording::{summary, title};

use super::audit::AuditView;
use super::event::{EventView, events};
use super::evidence::{LineView, Source, lines};
use super::markup::Markup;
use super::method::{COLUMNS, Entry, provenance, settings};
use super::outlet::{OutletView, outlets};
use super::palette::Palette;
use super::policy::policy;
use super::story::{RecurringView, ReferentView, StoryView, recurring, stories};

const STYLE: &str = concat!(
    include_str!("../../../assets/page.css"),
    include_str!("../../../assets/stories.css")
);
const SCRIPT: &str = include_str!("../../../assets/page.js");
/// Contested terms of the first screen; the others follow below.
const CONTESTS: usize = 3;
/// Referents of the first screen; the others follow below.
const REFERENTS: usize = 3;
/// Lines shown for an outlet's use of a contested term.
const LINES: usize = 2;

/// The page.
#[derive(Template)]
#[template(path = "page.html")]
pub(super) struct Page<'r> {
    report: &'r Report,
    title: &'r str,
    summary: String,
    policy: String,
    style: Markup,
    script: Markup,
    palette: Palette<'r>,
    board: Board<'r>,
    audit: AuditView<'r>,
    stories: Vec<StoryView<'r>>,
    recurring: Vec<RecurringView<'r>>,
    outlets: Vec<OutletView<'r>>,
    events: Vec<EventView<'r>>,
    paragraph: String,
    settings: Vec<Entry>,
    provenance: Vec<Entry>,
}

impl<'r> Page<'r> {
    /// Chooses what of a report the page shows.
    pub(super) fn new(report: &'r Report) -> Self {
        let palette = Palette::new(report);
        Self {
            report,
            title: title(report),
            summary: summary(report),
            policy: policy(STYLE, SCRIPT),
            style: Markup(STYLE.to_owned()),
            script: Markup(SCRIPT.to_owned()),
            board: Board::new(report),
            audit: AuditView::new(&report.corpus, &palette),
            stories: stories(report),
            recurring: recurring(report),
            outlets: outlets(report, &palette),
            events: events(report, &palette),
            palette,
            paragraph: methods::paragraph(report),
            settings: settings(&report.settings),
            provenance: provenance(report),
        }
    }

    /// Language of the articles, for hyphens and voices.
    fn language(&self) -> &str {
        &self.report.language
    }

    /// Classes with an outlet's colour.
    fn colour(&self, outlet: &str) -> String {
        self.palette.class(outlet)
    }

    /// The contested terms of the first screen.
    fn first_contests(&self) -> &[Contest<'r>] {
        &self.board.contests[..CONTESTS.min(self.board.contests.len())]
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

    /// Whether nothing on the first screen was tested.
    fn is_descriptive(&self) -> bool {
        !self.board.cards.iter().any(|card| card.table.is_tested())
    }

    /// Why nothing was tested, where there is one reason for all.
    fn reason(&self) -> Option<String> {
        let mut footings = self.board.cards.iter().map(|card| self.footing(card));
        let first = footings.next()?;
        footings.all(|footing| footing == first).then_some(first)
    }

    fn footing(&self, card: &Card<'_>) -> String {
        methods::footing(card.table, self.report.settings.cutoff)
    }

    /// The lines of an outlet's use of a contested term.
    fn lines(&self, outlet: &'r Use) -> Vec<LineView<'r>> {
        let shown = if outlet.distant.is_empty() {
            &outlet.lines
        } else {
            &outlet.distant
        };
        lines(self.report, shown, LINES)
    }

    /// Where an example was taken from.
    fn source<'e>(&self, example: &'e Example<'r>) -> Source<'e> {
        Source::new(example.article)
    }
}
