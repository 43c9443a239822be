//! What is in the corpus, on the page: the outlets' table and the grid of outlets and events.

use std::cmp::Reverse;

use crate::report::{Cell, Corpus, CorpusEvent, CorpusOutlet, Report};
use crate::wording::{count, counted, days, percent};

use super::palette::Palette;
use super::room;

/// Shades of the grid.
const SHADES: u64 = 5;
/// Articles from which a cell has the strongest shade, at the least.
const FULL: u64 = 4;

/// The audit.
pub(super) struct AuditView<'r> {
    /// Everything counted.
    pub(super) corpus: &'r Corpus,
    /// One row an outlet.
    pub(super) outlets: Vec<OutletRow<'r>>,
    /// One row an event; the most covered ones where there are too many for a page.
    pub(super) events: Vec<EventRow<'r>>,
    all_events: usize,
    /// Articles whose language nobody says.
    recognised: u64,
}

/// An outlet.
pub(super) struct OutletRow<'r> {
    /// Its figures.
    pub(super) outlet: &'r CorpusOutlet,
    /// Its colour.
    pub(super) class: String,
}

/// An event.
pub(super) struct EventRow<'r> {
    /// What it is called before a reader.
    pub(super) title: String,
    /// Its figures.
    pub(super) event: &'r CorpusEvent,
    /// What every outlet has for it, with a shade.
    pub(super) cells: Vec<(Cell, u64)>,
}

impl<'r> AuditView<'r> {
    /// The audit of a corpus.
    pub(super) fn new(report: &'r Report, palette: &Palette<'_>) -> Self {
        let corpus = &report.corpus;
        let outlets = corpus.outlets.iter();
        let outlets = outlets.map(|outlet| OutletRow {
            outlet,
            class: palette.class(&outlet.outlet),
        });
        Self {
            corpus,
            outlets: outlets.collect(),
            events: events(report),
            all_events: corpus.events.len(),
            recognised: report.condition.all.recognised,
        }
    }

    /// Which events the table of events has.
    pub(super) fn which_events(&self) -> String {
        match self.events.len() {
            shown if shown == self.all_events => format!("All {shown} events"),
            shown => format!(
                "The {shown} most covered of {} events",
                count(self.all_events as u64)
            ),
        }
    }

    /// Whether a grid says more than the table of outlets.
    pub(super) fn has_grid(&self) -> bool {
        self.events.len() > 1
    }

    /// Languages of the index, where there are several, and in how many articles the program had to
    /// recognise it.
    pub(super) fn languages(&self) -> String {
        let shares = self.corpus.languages.iter();
        let shares = shares.map(|share| format!("{} {}", share.language, count(share.articles)));
        let shares: Vec<String> = shares.collect();
        let by_language = match shares.len() {
            0 | 1 => String::new(),
            _ => format!("Articles in the index by language: {}.", shares.join(", ")),
        };
        let recognised = match self.recognised {
            0 => String::new(),
            articles => format!(
                "The language of {} was recognised in the text, because the source does not say it.",
                counted(articles, "article", "articles")
            ),
        };
        let sentences = [by_language, recognised].into_iter();
        let some: Vec<String> = sentences.filter(|text| !text.is_empty()).collect();
        some.join(" ")
    }
}

fn events<'r>(report: &'r Report) -> Vec<EventRow<'r>> {
    let corpus = &report.corpus;
    let cells = || corpus.outlets.iter().flat_map(|outlet| &outlet.cells);
    let most = cells()
        .map(|cell| cell.articles)
        .max()
        .unwrap_or(0)
        .max(FULL);
    let shade = |cell: Cell| (cell, (cell.articles * SHADES).div_ceil(most));
    let row = |(place, event): (usize, &'r CorpusEvent)| EventRow {
        title: report.event_title(&event.event),
        event,
        cells: corpus
            .outlets
            .iter()
            .map(|outlet| shade(outlet.cells.get(place).copied().unwrap_or_default()))
            .collect(),
    };
    let mut order: Vec<(usize, &CorpusEvent)> = corpus.events.iter().enumerate().collect();
    let room = room::events_in_grid(corpus.outlets.len());
    if order.len() > room {
        order.sort_by_key(|(place, event)| (Reverse((event.outlets, event.articles)), *place));
        order.truncate(room);
    }
    order.into_iter().map(row).collect()
}

impl OutletRow<'_> {
    /// Its articles.
    pub(super) fn articles(&self) -> String {
        count(self.outlet.articles)
    }

    /// Its words.
    pub(super) fn words(&self) -> String {
        count(self.outlet.words)
    }

    /// How much it quotes.
    pub(super) fn quoted(&self) -> String {
        percent(self.outlet.quoted_share)
    }

    /// Its words in long quotations.
    pub(super) fn long(&self) -> String {
        count(self.outlet.quoted_words)
    }

    /// Its words in short quotations.
    pub(super) fn short(&self) -> String {
        count(self.outlet.short_quoted_words)
    }

    /// When it wrote.
    pub(super) fn days(&self) -> String {
        days(self.outlet.first.as_deref(), self.outlet.last.as_deref())
    }
}

impl EventRow<'_> {
    /// Its words.
    pub(super) fn words(&self) -> String {
        count(self.event.words)
    }

    /// When it was written about.
    pub(super) fn days(&self) -> String {
        days(self.event.first.as_deref(), self.event.last.as_deref())
    }
}
