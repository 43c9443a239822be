//! What the model sees of a word in an article: one list of named numbers, made here and nowhere
//! else, for training and for scoring alike.

use otherwords_lexicon::{Vectors, WordClass};
use otherwords_statistics::real::ln;
use otherwords_text::{Language, Tone};

use super::knowledge::Known;
use super::uses::{KINDS, Neighbour, Use};

/// Endings that tell something of a word's form.
const ENDINGS: [&str; 26] = [
    "ed", "ing", "ly", "s", "er", "or", "ist", "ism", "ous", "ful", "less", "ive", "able", "ible",
    "al", "ic", "y", "ness", "ment", "tion", "ity", "ish", "ize", "ify", "ship", "est",
];
/// The classes of which each weighs some numbers differently.
const OPEN_CLASSES: [WordClass; 4] = [
    WordClass::Noun,
    WordClass::Verb,
    WordClass::Adjective,
    WordClass::Adverb,
];

/// A word in an article.
pub(super) struct Seen<'s> {
    pub(super) term: &'s str,
    pub(super) known: &'s Known,
    pub(super) used: &'s Use,
    /// Words of the article.
    pub(super) words: usize,
    /// Share of the other articles about the event that have the word, in any form.
    pub(super) shared: f64,
}

/// The numbers, in the order of [`names`].
pub(super) fn features(seen: &Seen<'_>, language: Language) -> Vec<f64> {
    let mut values = Vec::with_capacity(320);
    visit(seen, &mut |_, _, value| values.push(value));
    let Some(vectors) = Vectors::built_in(language) else {
        return values;
    };
    match vectors.unit(seen.term) {
        Some(unit) => values.extend(unit),
        None => values.resize(values.len() + vectors.dimensions(), 0.0),
    }
    values
}

/// The names of the numbers.
pub(super) fn names(seen: &Seen<'_>, language: Language) -> Vec<String> {
    let mut names = Vec::new();
    visit(seen, &mut |group, part, _| {
        names.push(format!("{group}{part}"));
    });
    let dimensions = Vectors::built_in(language).map_or(0, Vectors::dimensions);
    names.extend((0..dimensions).map(|place| format!("vector {place}")));
    names
}

/// Told a number with its name in two parts.
type Note<'n> = dyn FnMut(&str, &str, f64) + 'n;

/// Everything but the vector.
fn visit(seen: &Seen<'_>, note: &mut Note<'_>) {
    let Seen {
        term,
        known,
        used,
        words,
        shared,
    } = seen;
    let short = |most: usize| f64::from(used.shortest.is_some_and(|length| length <= most));
    let log_rank = known.log_rank - 9.0; // around 0
    note("log_rank", "", log_rank);
    note("has_vector", "", f64::from(known.has_vector));
    note("shared", "", *shared);
    note("name_ratio", "", known.name_ratio);
    note("log_uses", "", ln(used.n));
    note("short_quotation", "", short(usize::MAX));
    note("short_quotation_of_3", "", short(3));
    note("short_quotation_of_1", "", short(1));
    note("quoted_share", "", used.quoted / used.n);
    note("position", "", used.first / *words as f64);
    note("log_position", "", ln(used.first + 1.0));
    for class in WordClass::ALL {
        note(
            "class ",
            class.name(),
            f64::from(known.classes.commonest == class),
        );
        note(
            "may be ",
            class.name(),
            f64::from(known.classes.contains(class)),
        );
    }
    for ending in ENDINGS {
        note("ends -", ending, f64::from(term.ends_with(ending)));
    }
    note("length", "", term.len() as f64);
    note("hyphen", "", f64::from(term.contains('-')));
    let negative = f64::max(-known.valence, 0.0);
    note("valence negative", "", negative);
    note("valence positive", "", f64::max(known.valence, 0.0));
    note(
        "polarity negative",
        "",
        f64::max(-known.rated.polarity, 0.0),
    );
    note("polarity positive", "", f64::max(known.rated.polarity, 0.0));
    note("subjectivity", "", known.rated.subjectivity);
    for (axis, place) in ["negative", "positive", "subjective"]
        .into_iter()
        .zip(known.axes)
    {
        note("axis ", axis, place);
    }
    for tone in Tone::ALL {
        note("reports ", tone.name(), f64::from(known.tone == Some(tone)));
    }
    neighbour("before ", &used.before, note);
    neighbour("after ", &used.after, note);
    note("sentence ", "negative axis", used.sentence.negative_axis);
    note("sentence ", "opinion", used.sentence.opinion);
    note(
        "sentence ",
        "negative valence",
        used.sentence.negative_valence,
    );
    note("sentence ", "reports", used.sentence.reports);
    note("sentence ", "capitals", used.sentence.capitals);
    let [negative_axis, positive_axis, subjective_axis] = known.axes;
    let by_class = [
        ("axis negative × ", negative_axis),
        ("axis positive × ", positive_axis),
        ("axis subjective × ", subjective_axis),
        ("valence negative × ", negative),
        ("subjectivity × ", known.rated.subjectivity),
        ("log_rank × ", log_rank),
        ("short_quotation × ", short(usize::MAX)),
        ("name_ratio × ", known.name_ratio),
        ("quoted_share × ", used.quoted / used.n),
        ("shared × ", *shared),
    ];
    for (name, value) in by_class {
        for class in OPEN_CLASSES {
            note(
                name,
                class.name(),
                value * f64::from(known.classes.commonest == class),
            );
        }
    }
    note("axis negative × log_rank", "", negative_axis * log_rank);
    note("axis subjective × log_rank", "", subjective_axis * log_rank);
    note("name_ratio × log_rank", "", known.name_ratio * log_rank);
    note("shared × log_rank", "", shared * log_rank);
    note("shared × name_ratio", "", shared * known.name_ratio);
    note(
        "short_quotation × log_rank",
        "",
        short(usize::MAX) * log_rank,
    );
    note(
        "axis negative × quoted_share",
        "",
        negative_axis * used.quoted / used.n,
    );
    note("valence negative × log_rank", "", negative * log_rank);
}

fn neighbour(side: &str, neighbour: &Neighbour, note: &mut Note<'_>) {
    for (kind, share) in KINDS.into_iter().zip(neighbour.kinds) {
        note(side, kind, share);
    }
    note(side, "opinion", neighbour.opinion);
    note(side, "negative axis", neighbour.negative);
}
