//! Key terms of each target: all of them by rate, the strongest as bars, and how loaded they are.

use super::{Figure, Place};
use crate::chart::{self, Dot, Scored};
use crate::methods;
use crate::report::{Report, Table, Term};
use crate::wording::{count, counted};

/// Bars of a figure of key terms.
const BARS: usize = 15;

/// All words of a table by their rates on both sides.
pub(super) fn terms(report: &Report, place: usize, number: usize, table: &Table) -> Option<Figure> {
    let dots: Vec<Dot> = ordinary(table).map(dot).collect();
    let title = format!("Every key word of {}", table.outlet);
    (dots.len() >= 5).then(|| Figure {
        name: format!("words-{number}"),
        place: Place::Outlet(place),
        note: format!(
            "{} of {} compared, by their rates on both sides; above the line, {} uses a word more often. Red dots differ by more than chance. {}",
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

pub(super) fn bars(report: &Report, number: usize, table: &Table) -> Option<Figure> {
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

/// How loaded a table's words are against how distinctive.
pub(super) fn loaded(
    report: &Report,
    place: usize,
    number: usize,
    table: &Table,
) -> Option<Figure> {
    let scored = |term: &Term| {
        Some(Scored {
            term: term.term.clone(),
            distinctive: term.log_ratio?,
            loaded: term.loadedness?,
            sure: term.significant,
        })
    };
    let words: Vec<Scored> = ordinary(table).filter_map(scored).collect();
    let title = format!("Loaded and distinctive: {}", table.outlet);
    (words.len() >= 5).then(|| Figure {
        name: format!("loaded-{number}"),
        place: Place::Outlet(place),
        note: format!(
            "{}. Across: how many times as often as {}. Up: the share of content words in ordinary news that are less loaded; scored by a model, never tested, and no measure of bias. Red dots differ by more than chance. {}",
            counted(words.len() as u64, "word", "words"),
            table.reference,
            methods::footing(table, report.settings.cutoff),
        ),
        drawing: chart::loaded(&words, &title),
        title,
    })
}
