//! What is no part of an article though it stands in it: captions, invitations to read on, lines such
//! as `3 min read`. Judged by form, in any language, and never by what is said.

use std::collections::{HashMap, HashSet};

use dom_smoothie::Readability;

use crate::date::{self, Order};
use crate::letters::letters;

/// Takes captions out of a page before its article is looked for: they are about pictures.
pub(super) fn without_captions(page: &Readability) {
    // Texts within texts are looked at again and again.
    let mut n_left = MOST_LOOKED_AT;
    for place in ["figcaption", "[class*='caption']", "[class*='Caption']"] {
        for node in page.doc.select(place).nodes() {
            let length = if n_left > 0 {
                node.text().len()
            } else {
                return;
            };
            n_left = n_left.saturating_sub(length);
            // What calls the whole article by that name is no caption.
            if length < LONGEST_CAPTION {
                node.remove_from_parent();
            }
        }
    }
}

/// In bytes: some times what a page shows.
pub(super) const MOST_LOOKED_AT: usize = 8 << 20;

const LONGEST_CAPTION: usize = 1_000;

/// What the links of a page say: a paragraph that says no more invites to read something else.
#[derive(Default)]
pub(super) struct Links(HashSet<String>);

/// In bytes; shorter links may be words of a text.
const SHORTEST_LINK: usize = 12;

impl Links {
    /// Reads them before the page is taken apart.
    pub(super) fn of(page: &Readability) -> Links {
        let mut n_left = MOST_LOOKED_AT;
        // A link within the page leads to a heading of the text.
        let links = page.doc.select("a[href]:not([href*='#'])");
        let texts = links.nodes().iter().map_while(|link| {
            let text = (n_left > 0).then(|| link.text())?;
            n_left = n_left.saturating_sub(text.len());
            Some(letters(&text))
        });
        Links(texts.filter(|text| text.len() >= SHORTEST_LINK).collect())
    }

    /// Whether a paragraph is a link and no sentence, perhaps with a word before it: `Read more: …`.
    fn are_all_of(&self, paragraph: &str) -> bool {
        let is_link = |text: &str| self.0.contains(&letters(text));
        let behind = paragraph.split_once([':', '|']).map(|(_, rest)| rest);
        !paragraph.trim_end().ends_with('.') && (is_link(paragraph) || behind.is_some_and(is_link))
    }
}

/// The paragraphs of a text without those that are none.
pub(super) fn cleaned(text: &str, links: &Links) -> String {
    let paragraphs: Vec<&str> = text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect();
    let paragraphs = without_invitations(paragraphs, links);
    let paragraphs = without_repeats(paragraphs);
    let paragraphs = without_time_lines(paragraphs);
    without_loose_ends(&paragraphs).join("\n\n")
}

/// One or two links between paragraphs invite to read something else. More in a row are a list, and of
/// the text.
fn without_invitations<'p>(paragraphs: Vec<&'p str>, links: &Links) -> Vec<&'p str> {
    let marked = paragraphs
        .iter()
        .map(|text| (links.are_all_of(text), *text));
    let marked: Vec<(bool, &str)> = marked.collect();
    marked
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|run| !run[0].0 || run.len() > 2)
        .flatten()
        .map(|(_, text)| *text)
        .collect()
}

/// Short lines that return, as between the parts of a text, are not of it; of long ones that return
/// the first is kept.
fn without_repeats(paragraphs: Vec<&str>) -> Vec<&str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for paragraph in &paragraphs {
        *counts.entry(paragraph.trim()).or_default() += 1;
    }
    let mut seen = HashSet::new();
    let mut kept = paragraphs;
    kept.retain(|paragraph| {
        let text = paragraph.trim();
        let is_first = seen.insert(text);
        match text.len() < SHORT_LINE {
            true => counts[text] == 1 || ends_sentence(text),
            false => is_first,
        }
    });
    kept
}

/// In a text whose paragraphs end like sentences, lines before and after it that do not are no part
/// of it: the title once more, the date, the author, what to read next.
fn without_loose_ends<'p>(paragraphs: &'p [&'p str]) -> &'p [&'p str] {
    let n_sentences = paragraphs
        .iter()
        .filter(|paragraph| ends_sentence(paragraph))
        .count();
    if n_sentences * 2 < paragraphs.len() {
        return paragraphs;
    }
    let is_text = |paragraph: &&str| paragraph.len() >= LONG_LINE || ends_sentence(paragraph);
    let first = paragraphs.iter().position(is_text).unwrap_or(0);
    let last = paragraphs
        .iter()
        .rposition(is_text)
        .map_or(paragraphs.len(), |last| last + 1);
    &paragraphs[first..last]
}

/// Lines before and between the first paragraphs that are no sentences and say a day or a time: when
/// the page was published or changed.
fn without_time_lines(paragraphs: Vec<&str>) -> Vec<&str> {
    const FIRST: usize = 8;
    let says_when = |text: &str| {
        text.len() < SHORT_LINE
            && !ends_sentence(text)
            && (date::read(text, Order::DayFirst).is_ok() || date::read_time(text).is_some())
    };
    let places = paragraphs.into_iter().zip(0..);
    let kept = places.filter(|(text, place)| *place >= FIRST || !says_when(text));
    kept.map(|(text, _)| text).collect()
}

/// In bytes: a line that is no paragraph.
const SHORT_LINE: usize = 80;
const LONG_LINE: usize = 120;

fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end().chars().next_back();
    last.is_some_and(|last| ".!?…。！？।؟:;\"”“»’')".contains(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_and_around_a_text_go_and_the_text_stays() {
        let text = "Pier closed\n\n3 min read\n\nThe pier is closed.\n\nStory continues below\n\nWhat now?\n\nFerries wait.\n\n\
            Interlude\n\nStory continues below\n\nLorries turn back.\n\nIt stays so.\n\nRead more\n\nTen beaches";
        assert_eq!(
            cleaned(text, &Links::default()),
            "The pier is closed.\n\nWhat now?\n\nFerries wait.\n\nInterlude\n\nLorries turn back.\n\nIt stays so."
        );
        for text in [
            "One line",
            "Ein Gedicht\n\nohne Punkte\n\nam Ende",
            "No.\n\nNo.",
            "",
        ] {
            assert_eq!(cleaned(text, &Links::default()), text, "{text}");
        }
    }

    #[test]
    fn paragraphs_that_are_links_or_times_go() {
        let links = Links(
            ["Ferriesstop", "Tenbeachesforsummer"]
                .map(str::to_string)
                .into(),
        );
        let text = "Published 4 March 2021, 9:05\n\nThe pier is closed.\n\nRead more: Ten beaches for summer\n\n\
            Ten beaches for summer\n\nWhy 2021 matters\n\nFerries stop.";
        assert_eq!(
            cleaned(text, &links),
            "The pier is closed.\n\nWhy 2021 matters\n\nFerries stop."
        );
    }
}
