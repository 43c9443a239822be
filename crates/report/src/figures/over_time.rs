//! Over time: when each outlet wrote, and when wordings come and go.

use super::{Figure, Place, named};
use crate::chart::{self, Timeline};
use crate::palette::Palette;
use crate::report::{Calendar, CorpusEvent, OutletCalendar, OutletUses, Report, TermCalendar};
use crate::wording::counted;

/// Most outlets in the picture of coverage.
const BANDS: usize = 24;

/// When each outlet wrote.
pub(super) fn coverage(report: &Report, palette: &Palette<'_>) -> Option<Figure> {
    let calendar = &report.calendar;
    let mut outlets: Vec<&OutletCalendar> = calendar.outlets.iter().collect();
    let all = outlets.len();
    if all > BANDS {
        outlets.sort_by_key(|band| std::cmp::Reverse(band.articles.iter().sum::<u64>()));
        outlets.truncate(BANDS);
    }
    let bands = outlets
        .iter()
        .map(|band| (named(&band.outlet, palette), band.articles.clone()));
    let which = if all > BANDS {
        format!("the {BANDS} outlets with most articles, of {all},")
    } else {
        "each outlet".to_owned()
    };
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
        .filter_map(|event| {
            let start = period_of(event.first.as_deref()?)?;
            Some((start, report.event_title(&event.event)))
        })
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
            "Articles of {which} in every {}, all on one scale. Marks above: where the events with most articles begin.{}",
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

/// Outlets of a picture of one word.
const OUTLETS: usize = 10;

/// When the strongest words come and go, a picture each.
pub(super) fn words(report: &Report, palette: &Palette<'_>) -> Vec<Figure> {
    let calendar = &report.calendar;
    if calendar.periods.len() < 2 {
        return Vec::new();
    }
    let words = calendar.terms.iter().enumerate();
    words
        .map(|(number, term)| word(number, term, calendar, palette))
        .collect()
}

fn word(number: usize, term: &TermCalendar, calendar: &Calendar, palette: &Palette<'_>) -> Figure {
    let sum = |uses: &OutletUses| uses.uses.iter().sum::<u64>();
    let mut outlets: Vec<&OutletUses> = term.outlets.iter().filter(|uses| sum(uses) > 0).collect();
    outlets.sort_by(|a, b| sum(b).cmp(&sum(a)).then_with(|| a.outlet.cmp(&b.outlet)));
    let all = outlets.len();
    outlets.truncate(OUTLETS);
    let shown = if all > OUTLETS {
        format!(" The {OUTLETS} outlets that use it most, of {all}.")
    } else {
        String::new()
    };
    let bands = outlets
        .iter()
        .map(|uses| (named(&uses.outlet, palette), uses.uses.clone()));
    let line = Timeline {
        unit: "uses".to_owned(),
        periods: calendar.periods.clone(),
        bands: bands.collect(),
        events: Vec::new(),
    };
    let title = format!("“{}” by {}", term.term, calendar.period);
    Figure {
        name: format!("word-over-time-{number}"),
        place: Place::WordOverTime,
        note: format!(
            "{}, all on one scale.{shown} Counts, not rates: where an outlet wrote nothing, it could not use the word. Described, not tested.{}",
            counted(term.outlets.iter().map(sum).sum(), "use", "uses"),
            undated_uses(term.undated),
        ),
        drawing: chart::timeline(&line, &title),
        title,
    }
}

fn undated_uses(uses: u64) -> String {
    match uses {
        0 => String::new(),
        uses => format!(
            " {} in articles without a date not shown.",
            counted(uses, "use", "uses")
        ),
    }
}
