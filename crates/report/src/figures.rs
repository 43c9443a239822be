//! Every picture of a report: which charts it has figures for, with their titles, notes and names.
//! One list for the page, for files and for print.

use crate::board::Board;
use crate::chart::{self, Counts, Dot, Drawing, Named, Panel, Timeline, Voices, Wordings};
use crate::format::Markup;
use crate::methods;
use crate::palette::Palette;
use crate::report::{Contested, CorpusEvent, Report, Table, Term};
use crate::wording::{count, counted};

/// Where a picture stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// What is in the corpus.
    Audit,
    /// Contested words.
    Contested,
    /// The section of the outlet with this number among the main tables' targets.
    Outlet(usize),
    /// Whose voice.
    Voice,
    /// Over time.
    Time,
    /// Event by event.
    Events,
    /// In files only: the page shows the same as a table.
    FilesOnly,
}

/// A picture.
pub(crate) struct Figure {
    /// Its anchor and the name of its file.
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its title.
    pub(crate) title: String,
    /// Units, numbers and how sure they are.
    pub(crate) note: String,
    /// The picture with its figures.
    pub(crate) drawing: Drawing,
}

impl Figure {
    /// The picture for a template.
    pub(crate) fn markup(&self) -> Markup {
        Markup(self.drawing.svg.clone())
    }
}

/// Rows of a grid.
const EVENTS: usize = 40;
/// Columns of a grid.
const OUTLETS: usize = 40;
/// Contested words on the board.
const WORDINGS: usize = 7;
/// Bars of a figure of key terms.
const BARS: usize = 15;
/// Events of small multiples.
const PANELS: usize = 16;

/// All pictures for which there are figures, in the order of the page.
pub(crate) fn figures(report: &Report) -> Vec<Figure> {
    let palette = Palette::new(report);
    let mut figures: Vec<Figure> = Vec::new();
    figures.extend(contested(report, &palette));
    figures.extend(coverage(report));
    figures.extend(over_time(report, &palette));
    for (number, (place, table)) in word_tables(report).enumerate() {
        figures.extend(terms(report, place, number, table));
        figures.extend(bars(report, number, table));
    }
    figures.extend(voices(report, &palette));
    figures.extend(multiples(report, &palette));
    figures
}

fn named(name: &str, palette: &Palette<'_>) -> Named {
    Named {
        name: name.to_owned(),
        class: palette.class(name),
    }
}

/// The main tables of words, each with the place of its target among all targets.
fn word_tables(report: &Report) -> impl Iterator<Item = (usize, &Table)> {
    let mut targets: Vec<(&str, &str)> = Vec::new();
    report.main_tables().filter_map(move |(_, table)| {
        let target = (table.outlet.as_str(), table.reference.as_str());
        let place = targets.iter().position(|known| *known == target);
        let place = place.unwrap_or_else(|| {
            targets.push(target);
            targets.len() - 1
        });
        (table.unit == "word").then_some((place, table))
    })
}

fn contested(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let board = Board::new(report);
    let contests = &board.contests[..WORDINGS.min(board.contests.len())];
    let mut names: Vec<&str> = contests
        .iter()
        .flat_map(|contest| &contest.events)
        .flat_map(|event: &&Contested| &event.uses)
        .map(|outlet| outlet.outlet.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let uses = |outlet: &str| -> Vec<[u64; 2]> {
        let uses = contests.iter().map(|contest| {
            let uses = contest.events.iter().flat_map(|event| &event.uses);
            uses.filter(|found| found.outlet == outlet)
                .fold([0, 0], |[own, quoted], found| {
                    [own + found.voice, quoted + found.in_quotation_marks()]
                })
        });
        uses.collect()
    };
    let wordings = Wordings {
        wordings: contests
            .iter()
            .map(|contest| contest.term.to_owned())
            .collect(),
        outlets: names
            .iter()
            .map(|name| (named(name, palette), uses(name)))
            .collect(),
    };
    let title = "Whose word it is, and who keeps it in quotation marks";
    (!contests.is_empty()).then(|| Figure {
        name: "contested-words".to_owned(),
        place: Place::Contested,
        title: title.to_owned(),
        note: format!(
            "Uses of {}, counted over the events in which each is contested. The larger, the more. Described, not tested.",
            counted(contests.len() as u64, "contested word", "contested words"),
        ),
        drawing: chart::wordings(&wordings, title),
    })
}

fn coverage(report: &Report) -> Option<Figure> {
    let corpus = &report.corpus;
    let mut order: Vec<(usize, &CorpusEvent)> = corpus.events.iter().enumerate().collect();
    order.sort_by_key(|(place, event)| {
        (
            std::cmp::Reverse(event.outlets),
            std::cmp::Reverse(event.articles),
            *place,
        )
    });
    order.truncate(EVENTS);
    let outlets = &corpus.outlets[..OUTLETS.min(corpus.outlets.len())];
    let cell = |event: usize| {
        let cells = outlets
            .iter()
            .map(|outlet| Some(outlet.cells.get(event).map_or(0, |cell| cell.articles)));
        cells.collect()
    };
    let counts = Counts {
        unit: "articles".to_owned(),
        rows: order.iter().map(|(_, event)| event.event.clone()).collect(),
        columns: outlets.iter().map(|outlet| outlet.outlet.clone()).collect(),
        cells: order.iter().map(|(place, _)| cell(*place)).collect(),
    };
    let title = "Who covered what";
    (corpus.events.len() > 1 && outlets.len() > 1).then(|| Figure {
        name: "coverage-grid".to_owned(),
        place: Place::Audit,
        title: title.to_owned(),
        note: format!(
            "Articles of each outlet on {}; the stronger the shade, the more. A hatched cell is a gap: that outlet takes no part in a comparison of that event.",
            shown(order.len(), corpus.events.len(), "event", "events"),
        ),
        drawing: chart::grid(&counts, title),
    })
}

/// `12 events`, or `the 40 most covered of 500 events`.
fn shown(shown: usize, all: usize, one: &str, many: &str) -> String {
    let all = counted(all as u64, one, many);
    if shown as u64 == 0 || all.starts_with(&count(shown as u64)) {
        all
    } else {
        format!("the {shown} most covered of {all}")
    }
}

fn over_time(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let calendar = &report.calendar;
    let bands = calendar
        .outlets
        .iter()
        .map(|band| (named(&band.outlet, palette), band.articles.clone()));
    let period_of = |day: &str| {
        calendar
            .periods
            .partition_point(|start| start.as_str() <= day)
            .checked_sub(1)
    };
    let mut order: Vec<&CorpusEvent> = report.corpus.events.iter().collect();
    order.sort_by_key(|event| std::cmp::Reverse(event.articles));
    let mut events: Vec<(usize, String)> = order
        .into_iter()
        .filter_map(|event| Some((period_of(event.first.as_deref()?)?, event.event.clone())))
        .take(12)
        .collect();
    events.sort();
    let line = Timeline {
        unit: "articles".to_owned(),
        periods: calendar.periods.clone(),
        bands: bands.collect(),
        events,
    };
    let title = format!("Articles by {}", calendar.period);
    (calendar.periods.len() > 1).then(|| Figure {
        name: "coverage-over-time".to_owned(),
        place: Place::Time,
        note: format!(
            "Articles of each outlet in every {}, all on one scale. Marks above: where the events with most articles begin.{}",
            calendar.period,
            undated(report.corpus.without_date),
        ),
        drawing: chart::timeline(&line, &title),
        title,
    })
}

fn undated(articles: u64) -> String {
    match articles {
        0 => String::new(),
        articles => format!(
            " {} without a date not shown.",
            counted(articles, "article", "articles")
        ),
    }
}

fn terms(report: &Report, place: usize, number: usize, table: &Table) -> Option<Figure> {
    let dots: Vec<Dot> = ordinary(table).map(dot).collect();
    let title = format!("Every key word of {}", table.outlet);
    (dots.len() >= 5).then(|| Figure {
        name: format!("words-{number}"),
        place: Place::Outlet(place),
        note: format!(
            "{} of {} compared, by their rates on both sides; above the line, {} uses a word more often. Dark dots differ by more than chance. {}",
            counted(dots.len() as u64, "word", "words"),
            count(table.compared),
            table.outlet,
            methods::footing(table, report.settings.cutoff),
        ),
        drawing: chart::scatter(&dots, &table.outlet, &table.reference, &title),
        title,
    })
}

fn ordinary(table: &Table) -> impl Iterator<Item = &Term> {
    table.terms.iter().filter(|term| term.tag.is_none())
}

fn dot(term: &Term) -> Dot {
    Dot {
        term: term.term.clone(),
        target: term.pm_target,
        reference: term.pm_reference,
        strength: term.z_monroe.unwrap_or(0.0),
        sure: term.significant,
    }
}

fn bars(report: &Report, number: usize, table: &Table) -> Option<Figure> {
    let terms: Vec<&Term> = table.more().take(BARS).collect();
    let title = format!("What {} uses more often", table.outlet);
    (!terms.is_empty()).then(|| Figure {
        name: format!("key-terms-{number}"),
        place: Place::FilesOnly,
        note: format!(
            "Times as often as {}, with 95 % intervals where at least five events allow one. Right: times here, times there. {}",
            table.reference,
            methods::footing(table, report.settings.cutoff),
        ),
        drawing: chart::bars_with_table(&terms, &title),
        title,
    })
}

fn voices(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let outlets: Vec<Voices> = report
        .corpus
        .outlets
        .iter()
        .map(|outlet| Voices {
            outlet: named(&outlet.outlet, palette),
            words: outlet.words,
            long: outlet.quoted_words,
            short: outlet.short_quoted_words,
        })
        .collect();
    (!outlets.is_empty()).then(|| Figure {
        name: "quotation-shares".to_owned(),
        place: Place::Voice,
        title: "Share of words in quotation marks".to_owned(),
        note: "Of all words of each outlet, headlines not counted. Long quotations have nine words and more: a source speaks. Short ones are partial quotations and words kept at a distance. Counted, not tested.".to_owned(),
        drawing: chart::shares(&outlets),
    })
}

/// The word that most events' tables have, event by event.
fn multiples(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let tables: Vec<&Table> = report
        .tables
        .iter()
        .filter(|table| table.event.is_some() && table.unit == "word")
        .collect();
    let terms = report
        .main_tables()
        .filter(|(_, table)| table.unit == "word");
    let terms = terms.flat_map(|(_, table)| table.more().take(3));
    let row = |table: &&Table, name: &str| table.terms.iter().position(|term| term.term == name);
    let uses = |name: &str| {
        tables
            .iter()
            .filter(|table| row(table, name).is_some())
            .count()
    };
    let (most, name) = terms
        .map(|term| (uses(&term.term), term.term.as_str()))
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    let mut events: Vec<&str> = tables
        .iter()
        .filter_map(|table| table.event.as_deref())
        .collect();
    events.dedup();
    let panel = |event: &&str| {
        let of_event = tables
            .iter()
            .filter(|table| table.event.as_deref() == Some(event));
        let bars = of_event.map(|table| {
            let term = row(table, name).map(|place| &table.terms[place]);
            let counts =
                term.map(|term| format!("{} here, {} there", term.n_target, term.n_reference));
            (
                named(&table.outlet, palette),
                term.and_then(|term| term.log_ratio),
                counts.unwrap_or_default(),
            )
        });
        Panel {
            event: (*event).to_owned(),
            bars: bars.collect(),
        }
    };
    let panels: Vec<Panel> = events
        .iter()
        .map(panel)
        .filter(|panel| panel.bars.iter().any(|bar| bar.1.is_some()))
        .take(PANELS)
        .collect();
    let title = format!("“{name}” event by event");
    (most >= 3 && panels.len() >= 2).then(|| Figure {
        name: "event-by-event".to_owned(),
        place: Place::Events,
        note: "How many times as often as the rest each outlet uses it within an event, from 1/32× to 32×; nothing where it is not among the strongest terms of that event. Single events are described, not tested.".to_owned(),
        drawing: chart::multiples(&panels, &title),
        title,
    })
}
