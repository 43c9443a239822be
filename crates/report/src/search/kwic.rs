//! Concordance lines: what was found in the middle, its context on both sides, its source.

use std::collections::BTreeMap;

use otherwords_indexer::Line;
use serde::Serialize;

use crate::terminal::{Style, columns, cut_end, fit_end, fit_start, plain};

use super::{Format, rows};

/// A concordance line with everything that is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FoundLine {
    /// Outlet.
    pub outlet: String,
    /// Event, empty where there is none.
    pub event: String,
    /// Day of publication, as `2020-04-14`.
    pub date: Option<String>,
    /// Id of the article.
    pub id: String,
    /// Code of its language.
    pub language: String,
    /// Headline.
    pub title: String,
    /// Who wrote it, empty where unknown.
    pub byline: String,
    /// Where it can be read, empty where unknown.
    pub url: String,
    /// `voice`, `quotation` or `short_quotation`.
    pub layer: String,
    /// Whether it stands in the headline.
    pub in_title: bool,
    /// Place of its first word in the article.
    pub position: u32,
    /// Words before.
    pub left: String,
    /// What was found.
    pub node: String,
    /// Words after.
    pub right: String,
    /// The whole sentence.
    pub sentence: String,
    /// What else the source said of the article: columns `meta.…` of the CSV.
    pub metadata: BTreeMap<String, String>,
}

/// Columns of the CSV, before those of the metadata.
const COLUMNS: [&str; 15] = [
    "outlet", "event", "date", "id", "language", "title", "byline", "url", "layer", "in_title",
    "position", "left", "node", "right", "sentence",
];
/// Widest source beside a line.
const SOURCE: usize = 34;
/// Narrowest context on either side.
const CONTEXT: usize = 10;

/// Concordance lines in a format. Width and colour concern tables only.
///
/// ```
/// use otherwords_report::search::{Format, FoundLine, lines};
///
/// let line = FoundLine {
///     outlet: "Harbour Review".into(),
///     left: "the ambassador was".into(),
///     node: "summoned".into(),
///     right: "to the ministry".into(),
///     ..FoundLine::default()
/// };
/// let text = lines(&[line], Format::Table, 62, false);
/// assert_eq!(text, "the ambassador was summoned to the ministry     Harbour Review\n");
/// ```
pub fn lines(lines: &[FoundLine], format: Format, width: usize, colour: bool) -> String {
    match format {
        Format::Table => table(lines, width, Style::new(colour)),
        Format::Csv => csv(lines),
        Format::Json => rows::json(lines),
        Format::Jsonl => rows::json_lines(lines),
    }
}

impl From<&Line> for FoundLine {
    fn from(line: &Line) -> Self {
        let article = &line.article;
        Self {
            outlet: article.outlet.to_string(),
            event: article.event.to_string(),
            date: article.date.map(|date| date.to_string()),
            id: article.id.clone(),
            language: article.language.code().to_owned(),
            title: line.title.clone(),
            byline: line.byline.clone(),
            url: line.url.clone(),
            layer: line.layer.name().to_owned(),
            in_title: line.in_title,
            position: line.position,
            left: line.left.clone(),
            node: line.node.clone(),
            right: line.right.clone(),
            sentence: line.sentence.clone(),
            metadata: line.metadata.clone(),
        }
    }
}

/// Widths of a table's columns.
struct Widths {
    context: usize,
    node: usize,
    source: usize,
}

fn table(lines: &[FoundLine], width: usize, style: Style) -> String {
    let widest = |text: fn(&FoundLine) -> String| {
        lines
            .iter()
            .map(|line| columns(&text(line)))
            .max()
            .unwrap_or(0)
    };
    let source = widest(source).min(SOURCE).min(width / 3);
    let node = widest(node).min(width / 3);
    let needed = widest(|line| plain(&line.left)).max(widest(|line| plain(&line.right)));
    let room = (width.saturating_sub(source + node + 4) / 2).max(CONTEXT);
    let context = room.min(needed);
    let widths = Widths {
        context,
        node,
        source,
    };
    lines
        .iter()
        .map(|line| show(line, &widths, style))
        .collect()
}

fn show(line: &FoundLine, widths: &Widths, style: Style) -> String {
    let node = cut_end(&node(line), widths.node);
    let rest = widths.context + widths.node.saturating_sub(columns(&node));
    let left = fit_start(&plain(&line.left), widths.context);
    let right = fit_end(&plain(&line.right), rest);
    let source = style.faint(&cut_end(&source(line), widths.source));
    let shown = format!("{left} {} {right}  {source}", style.found(&node));
    shown.trim_end().to_owned() + "\n"
}

fn node(line: &FoundLine) -> String {
    plain(&line.node)
}

/// Outlet and day, and whether the line is a headline.
fn source(line: &FoundLine) -> String {
    let date = line.date.iter().cloned();
    let place = line.in_title.then(|| "headline".to_owned());
    let parts: Vec<String> = std::iter::once(line.outlet.clone())
        .chain(date)
        .chain(place)
        .collect();
    plain(&parts.join(" "))
}

fn csv(lines: &[FoundLine]) -> String {
    let metadata: Vec<&BTreeMap<String, String>> =
        lines.iter().map(|line| &line.metadata).collect();
    let names = rows::metadata_names(&metadata);
    let header = rows::header(&COLUMNS, &names);
    let row = |line: &FoundLine| {
        let mut cells = vec![
            line.outlet.clone(),
            line.event.clone(),
            line.date.clone().unwrap_or_default(),
            line.id.clone(),
            line.language.clone(),
            line.title.clone(),
            line.byline.clone(),
            line.url.clone(),
            line.layer.clone(),
            line.in_title.to_string(),
            line.position.to_string(),
            line.left.clone(),
            line.node.clone(),
            line.right.clone(),
            line.sentence.clone(),
        ];
        cells.extend(rows::metadata_cells(&names, &line.metadata));
        cells
    };
    rows::csv(&header, lines.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: &str, node: &str, right: &str) -> FoundLine {
        FoundLine {
            outlet: "Harbour Review".to_owned(),
            date: Some("2020-04-17".to_owned()),
            left: left.to_owned(),
            node: node.to_owned(),
            right: right.to_owned(),
            ..FoundLine::default()
        }
    }

    #[test]
    fn found_words_stand_under_each_other() {
        let found = [
            line("a note of", "protest", "was drawn up"),
            line(
                "on Tuesday the ambassador had been",
                "summoned",
                "to the ministry in the capital",
            ),
            line("公使被召到外交部", "抗议", "一篇文章"),
        ];
        let text = lines(&found, Format::Table, 60, false);
        let starts = text
            .lines()
            .zip(&found)
            .map(|(shown, line)| columns(shown.split(&line.node).next().unwrap_or_default()));
        let starts: Vec<usize> = starts.collect();
        assert_eq!(starts, [15, 15, 15], "{text}");
        assert!(text.lines().all(|line| columns(line) <= 60), "{text}");
    }

    #[test]
    fn a_row_of_csv_has_all_metadata_of_any_line() {
        let mut first = line("a", "b", "c");
        first
            .metadata
            .insert("section".to_owned(), "World, \"front\"".to_owned());
        let mut second = line("d", "e", "f\ng");
        second.metadata.insert("page".to_owned(), "3".to_owned());
        let text = lines(&[first, second], Format::Csv, 0, false);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        assert_eq!(
            header.iter().rev().take(2).collect::<Vec<_>>(),
            ["meta.section", "meta.page"]
        );
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][16], "World, \"front\"");
        assert_eq!((&rows[1][13], &rows[1][15]), ("f\ng", "3"));
    }

    #[test]
    fn json_and_json_lines_hold_the_same_rows() {
        let found = [line("a", "b", "c"), line("d", "\u{1f600} \"e\"", "f")];
        let array: Vec<serde_json::Value> =
            serde_json::from_str(&lines(&found, Format::Json, 0, false)).unwrap();
        let text = lines(&found, Format::Jsonl, 0, false);
        let each: Vec<serde_json::Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(array, each);
        assert_eq!(array[1]["node"], "\u{1f600} \"e\"");
        assert_eq!(lines(&[], Format::Json, 0, false), "[]\n");
    }

    #[test]
    fn an_articles_text_cannot_steer_the_terminal() {
        let text = lines(&[line("a\x1b[2J", "b\x07", "c")], Format::Table, 80, false);
        assert!(!text.contains(['\x1b', '\x07']), "{text:?}");
    }
}
