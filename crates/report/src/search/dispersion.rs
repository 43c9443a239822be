//! Words with how evenly the parts of a collection share them; not what they are in each part.

use serde::Serialize;

use crate::report::per_million;
use crate::terminal::{Column, Style, TextTable};
use crate::wording::{count, rate};

use super::{Format, rows};

/// A word with its frequency in all parts together, and its dispersion over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpreadWord {
    /// The word, or a sequence of words.
    pub word: String,
    /// Occurrences.
    pub hits: u64,
    /// Articles that have it.
    pub articles: u64,
    /// Words of all parts, so that a rate can be told.
    pub all_words: u64,
    /// Parts that have it.
    pub parts: u64,
    /// All parts.
    pub all_parts: u64,
    /// Gries' deviation of proportions, normalised: from 0, as evenly as the text, to 1.
    pub dp: f64,
}

/// Words in a format. Width and colour concern tables only.
///
/// ```
/// use otherwords_report::search::{Format, SpreadWord, dispersion};
///
/// let row = SpreadWord {
///     word: "strike".into(),
///     hits: 4,
///     articles: 2,
///     all_words: 1_000,
///     parts: 1,
///     all_parts: 2,
///     dp: 1.0,
/// };
/// let text = dispersion(&[row], Format::Csv, 80, false);
/// assert!(text.ends_with("strike,4,2,4000.0,1,2,1.000\n"));
/// ```
pub fn dispersion(words: &[SpreadWord], format: Format, width: usize, colour: bool) -> String {
    match format {
        Format::Table => table(words).show(width, Style::new(colour)),
        Format::Csv => csv(words),
        Format::Json => rows::json(&rows_of(words)),
        Format::Jsonl => rows::json_lines(&rows_of(words)),
    }
}

/// A row for programs.
#[derive(Serialize)]
struct Row<'w> {
    word: &'w str,
    hits: u64,
    articles: u64,
    per_million: f64,
    parts: u64,
    all_parts: u64,
    dp: f64,
}

fn rows_of(words: &[SpreadWord]) -> Vec<Row<'_>> {
    fn row(word: &SpreadWord) -> Row<'_> {
        Row {
            word: &word.word,
            hits: word.hits,
            articles: word.articles,
            per_million: per_million(word.hits, word.all_words),
            parts: word.parts,
            all_parts: word.all_parts,
            dp: (word.dp * 1_000.0).round() / 1_000.0,
        }
    }
    words.iter().map(row).collect()
}

fn table(words: &[SpreadWord]) -> TextTable {
    let columns = [
        Column::number("hits"),
        Column::number("articles"),
        Column::number("per million"),
        Column::number("parts"),
        Column::number("of"),
        Column::number("DP"),
    ];
    let mut table = TextTable::with_groups(&["word".to_owned()], &columns);
    for word in words {
        table.row(vec![
            word.word.clone(),
            count(word.hits),
            count(word.articles),
            rate(per_million(word.hits, word.all_words)),
            count(word.parts),
            count(word.all_parts),
            format!("{:.3}", word.dp),
        ]);
    }
    table
}

fn csv(words: &[SpreadWord]) -> String {
    let header = [
        "word",
        "hits",
        "articles",
        "per_million",
        "parts",
        "all_parts",
        "dp",
    ];
    let cells = |word: &SpreadWord| {
        vec![
            word.word.clone(),
            word.hits.to_string(),
            word.articles.to_string(),
            format!("{:.1}", per_million(word.hits, word.all_words)),
            word.parts.to_string(),
            word.all_parts.to_string(),
            format!("{:.3}", word.dp),
        ]
    };
    rows::csv(&header.map(str::to_owned), words.iter().map(cells))
}
