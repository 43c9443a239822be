//! Tables of two columns: words and their frames.

use super::Found;

const WORDS: [&str; 6] = ["word", "term", "token", "entry", "pattern", "feature"];
const FRAMES: [&str; 5] = ["frame", "category", "sentiment", "class", "label"];

pub(super) fn read(text: &str) -> Result<Found, String> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .find(|mark| first.as_bytes().contains(mark));
    let delimiter = delimiter.ok_or("line 1: two columns are needed, a word and its frame")?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut found = Found::default();
    let mut columns = (0, 1);
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        if let (0, Some(named)) = (number, header(&record)) {
            columns = named;
            continue;
        }
        let line = record.position().map(csv::Position::line);
        match (record.get(columns.0), record.get(columns.1)) {
            (Some(word), Some(frame)) if !frame.trim().is_empty() => found.add(frame, word),
            _ => found
                .unread
                .push((line, "the row lacks a word or its frame".to_owned())),
        }
    }
    Ok(found)
}

/// The places of both columns, where the first row names them.
fn header(record: &csv::StringRecord) -> Option<(usize, usize)> {
    let place = |names: &[&str]| {
        record
            .iter()
            .position(|cell| names.contains(&cell.trim().to_lowercase().as_str()))
    };
    Some((place(&WORDS)?, place(&FRAMES)?))
}
