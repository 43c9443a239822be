//! The names before a colon and what they stand for; not what follows the colon.

use otherwords_text::Layer;

use super::error::{Fault, shown};
use super::{LayerSet, Scope};

/// What a name before a colon announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Words, and where to look for them.
    Scope(Scope),
    /// Something known of articles.
    Known(Known),
}

/// What is known of articles besides their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Outlet,
    Event,
    Language,
    Id,
    Date,
    Copies,
}

/// The layers by the names they have in queries, in the order in which they are written.
pub(super) const LAYERS: [(&str, Layer); 3] = [
    ("voice", Layer::Voice),
    ("quoted", Layer::Quotation),
    ("scare", Layer::ShortQuotation),
];

/// All other fields.
const FIELDS: [(&str, Field); 7] = [
    ("title", Field::Scope(Scope::Title)),
    ("outlet", Field::Known(Known::Outlet)),
    ("event", Field::Known(Known::Event)),
    ("lang", Field::Known(Known::Language)),
    ("id", Field::Known(Known::Id)),
    ("date", Field::Known(Known::Date)),
    ("copies", Field::Known(Known::Copies)),
];

/// What other programs call the same.
const ELSEWHERE: [(&str, &str); 11] = [
    ("headline", "title"),
    ("source", "outlet"),
    ("publisher", "outlet"),
    ("site", "outlet"),
    ("language", "lang"),
    ("topic", "event"),
    ("url", "id"),
    ("day", "date"),
    ("quotation", "quoted"),
    ("quote", "quoted"),
    ("short_quotation", "scare"),
];

/// The field of this name, in upper or lower case.
pub(super) fn field(name: &str, column: usize) -> Result<Field, Fault> {
    let lower = name.to_lowercase();
    if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == lower) {
        return Ok(*field);
    }
    layers(&lower).ok_or_else(|| unknown(name, &lower, column))
}

/// Layer names joined by `+`.
fn layers(name: &str) -> Option<Field> {
    let layer = |part| LAYERS.iter().find(|(known, _)| *known == part);
    let layers: Option<Vec<Layer>> = name
        .split('+')
        .map(|part| layer(part).map(|(_, layer)| *layer))
        .collect();
    layers.map(|layers| {
        Field::Scope(Scope::Body {
            layers: LayerSet::of(&layers),
        })
    })
}

fn unknown(name: &str, lower: &str, column: usize) -> Fault {
    let quote = "for a word before a colon use quotation marks";
    let hint = match nearest(lower) {
        Some(known) => format!("did you mean {known}: ? ({quote})"),
        None => format!(
            "the fields are {} and meta.COLUMN (a column of your source); {quote}",
            names().join(", ")
        ),
    };
    Fault::new(column, format!("there is no field {}:", shown(name)), hint)
}

fn names() -> Vec<&'static str> {
    let layers = LAYERS.iter().map(|(name, _)| *name);
    FIELDS.iter().map(|(name, _)| *name).chain(layers).collect()
}

/// What was probably meant: another program's name, or a slip of a letter or, in longer names, two.
fn nearest(name: &str) -> Option<&'static str> {
    let elsewhere = ELSEWHERE.iter().find(|(other, _)| *other == name);
    elsewhere.map(|(_, known)| *known).or_else(|| {
        let near = names().into_iter().map(|known| (slips(name, known), known));
        near.filter(|(slips, known)| slips * 5 <= known.len() * 2)
            .min()
            .map(|(_, known)| known)
    })
}

/// Levenshtein's distance, or too much to matter if the names differ greatly in length.
fn slips(name: &str, known: &str) -> usize {
    let name: Vec<char> = name.chars().take(known.len() + 3).collect();
    let mut distances: Vec<usize> = (0..=name.len()).collect();
    for (row, letter) in known.chars().enumerate() {
        let mut diagonal = row;
        distances[0] = row + 1;
        for (place, other) in name.iter().enumerate() {
            let replaced = diagonal + usize::from(*other != letter);
            diagonal = distances[place + 1];
            distances[place + 1] = replaced.min(diagonal + 1).min(distances[place] + 1);
        }
    }
    distances[name.len()]
}
