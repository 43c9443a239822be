//! One sentence with the found word in its place, cut to a length that can be read at a glance.

use crate::report::{CitedArticle, Line, Report};

use super::card::Card;

/// Longest excerpt in characters.
const LONGEST: usize = 220;

/// A sentence around a found word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Example<'r> {
    /// What stands before the word.
    pub(crate) before: String,
    /// The word as it is written there.
    pub(crate) node: &'r str,
    /// What stands after it.
    pub(crate) after: String,
    /// Where it was taken from.
    pub(crate) article: &'r CitedArticle,
}

/// The sentence that has most of a card's words; the first of equals.
pub(super) fn example<'r>(report: &'r Report, card: &Card<'r>) -> Option<Example<'r>> {
    let evidence = card
        .words
        .iter()
        .filter_map(|word| word.term.evidence.as_ref());
    let lines: Vec<&Line> = evidence
        .flat_map(|evidence| &evidence.target.lines)
        .collect();
    let words: Vec<&str> = card
        .words
        .iter()
        .map(|word| word.term.term.as_str())
        .collect();
    telling(report, &lines, &words)
}

/// Of several lines, the one whose sentence has most of the words; the first of equals.
pub(super) fn telling<'r>(
    report: &'r Report,
    lines: &[&'r Line],
    words: &[&str],
) -> Option<Example<'r>> {
    let mut best: Option<(usize, &Line)> = None;
    for line in lines {
        let sentence = report.sentence(line);
        let sentence = sentence.map_or_else(String::new, |sentence| sentence.text.to_lowercase());
        let n_words = words
            .iter()
            .filter(|word| sentence.contains(**word))
            .count();
        if best.is_none_or(|(most, _)| n_words > most) {
            best = Some((n_words, line));
        }
    }
    best.and_then(|(_, line)| of_line(report, line))
}

/// The sentence of a line, split at the found word.
pub(super) fn of_line<'r>(report: &'r Report, line: &Line) -> Option<Example<'r>> {
    let (before, node, after) = report.sentence(line)?.split(line)?;
    let room = LONGEST.saturating_sub(node.chars().count());
    let after_room = room.saturating_sub(before.chars().count()).max(room / 2);
    let before_room = room.saturating_sub(after.chars().count()).max(room / 2);
    Some(Example {
        before: end_of(before, before_room),
        node,
        after: start_of(after, after_room),
        article: report.article(line)?,
    })
}

/// The last words of a text that fit, after an ellipsis where something is missing.
pub(crate) fn end_of(text: &str, room: usize) -> String {
    let skip = text.chars().count().saturating_sub(room);
    if skip == 0 {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(skip).collect();
    let from = tail.find(char::is_whitespace).map_or(0, |space| space);
    format!("…{}", tail[from..].trim_start())
}

/// The first words of a text that fit, before an ellipsis where something is missing.
pub(crate) fn start_of(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let head: String = text.chars().take(room).collect();
    let to = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head[..to].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(end_of("one two three", 7), "…three");
        assert_eq!(start_of("one two three", 8), "one two…");
        assert_eq!(start_of("short", 8), "short");
        assert_eq!(end_of("ünbröken", 3), "…ken");
    }
}
