//! Every picture of a report: which charts it has figures for, with their titles, notes and names.
//! One list for the page, for files and for print; a file for each place on the page.

mod contested;
mod coverage;
mod distances;
mod events;
mod frames;
mod key_terms;
mod over_time;
mod sharing;
mod voices;

use crate::chart::{Drawing, Named};
use crate::format::Markup;
use crate::palette::Palette;
use crate::report::{Report, Table};

/// Where a picture stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// What is in the corpus.
    Audit,
    /// Contested words.
    Contested,
    /// The section of the outlet with this number among the main tables' targets.
    Outlet(usize),
    /// Who is near whom, by the column with this number among the report's divergences.
    Near(usize),
    /// Frames.
    Frames,
    /// Whose voice.
    Voice,
    /// Over time: coverage.
    Time,
    /// Over time: one word.
    WordOverTime,
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

/// Targets whose words have pictures: those with most articles.
pub(crate) const PICTURED: usize = 12;

/// All pictures for which there are figures, in the order of the page.
pub(crate) fn figures(report: &Report) -> Vec<Figure> {
    let palette = Palette::new(report);
    let mut figures: Vec<Figure> = Vec::new();
    figures.extend(contested::contested(report, &palette));
    figures.extend(coverage::coverage(report));
    figures.extend(sharing::sharing(report));
    let least = least_articles(report);
    for (number, (place, table)) in word_tables(report).enumerate() {
        if table.articles_target >= least {
            figures.extend(key_terms::terms(report, place, number, table));
            figures.extend(key_terms::loaded(report, place, number, table));
        }
        figures.extend(key_terms::bars(report, number, table));
    }
    figures.extend(distances::distances(report, &palette));
    figures.extend(frames::frames(report, &palette));
    figures.extend(voices::voices(report, &palette));
    figures.extend(over_time::coverage(report, &palette));
    figures.extend(over_time::words(report, &palette));
    figures.extend(events::multiples(report, &palette));
    figures
}

/// So many articles a target has at least for pictures of all its words: where several have as many
/// as the last one, all of them do.
fn least_articles(report: &Report) -> u64 {
    let mut articles: Vec<u64> = word_tables(report)
        .map(|(_, table)| table.articles_target)
        .collect();
    articles.sort_unstable_by(|a, b| b.cmp(a));
    articles.get(PICTURED - 1).copied().unwrap_or(0)
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
