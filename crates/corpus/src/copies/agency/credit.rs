//! The agency named in a credit line at the end of a text.

use super::names::AGENCIES;
use super::{Agency, whole_word};

/// Lines looked at, from the end.
const LAST_LINES: usize = 3;

/// A longer line is a paragraph of the report.
const LONGEST_LINE: usize = 300;

/// A line so short that names an agency says nothing else.
const SHORTEST_SENTENCE: usize = 6;

/// What tells a credit from a mention, in lower case.
const CREDIT_WORDS: [&str; 33] = [
    "contribut", "copyright", "©", "(c)", "all rights reserved", "source:", "from wire", "wire report",
    "wire service", "with material", "reporting by", "compiled from", "first published by",
    "material from", "was used in this report", "quelle", "mit material", "avec ", "con información",
    "con informazioni", "com informações", "fonte:", "fuente:", "bron:", "źródło", "источник",
    "по материалам", "по сообщению", "джерело", "kaynak", "来源", "met informatie", "distributed by",
];

/// The agency credited at the end of `body`.
pub(super) fn agency(body: &str) -> Option<&'static Agency> {
    let lines = body.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let credits = lines.take(LAST_LINES).filter(|line| is_credit(line));
    credits.filter_map(|line| whole_word::earliest(line, AGENCIES)).next()
}

fn is_credit(line: &str) -> bool {
    let is_short = line.split_whitespace().count() <= SHORTEST_SENTENCE;
    let lower = line.to_lowercase();
    line.len() <= LONGEST_LINE
        && (is_short && !line.ends_with(['?', '!', '"', '”'])
            || CREDIT_WORDS.iter().any(|word| lower.contains(word)))
}
