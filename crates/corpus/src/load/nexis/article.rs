//! From the paragraphs of one document to an article. Older exports write
//! *outlet, date, title, LABEL: value …, text, LABEL: value …, copyright*; newer ones *title, outlet,
//! date, copyright, Label: value …, Body, text, Classification, Label: value …*.

use super::labels;
use crate::date::{self, Fault, Order};
use crate::load::paragraph::Paragraph;

/// Names and values of one document, or why it is no article.
pub(super) fn cells(
    paragraphs: &[Paragraph],
    is_plain: bool,
) -> Result<Vec<(String, String)>, String> {
    let mut document = Document {
        cells: Vec::new(),
        is_plain,
    };
    match paragraphs.iter().position(is_text_heading) {
        Some(heading) => document.newer(
            &texts(&paragraphs[..heading]),
            &texts(&paragraphs[heading + 1..]),
        ),
        None => document.older(&with_whole_blocks(paragraphs)),
    }
    let is_article = document
        .cells
        .iter()
        .any(|(name, _)| ["date", "body", "length"].contains(&name.as_str()));
    if is_article {
        return Ok(document.cells);
    }
    let words = paragraphs
        .iter()
        .map(|paragraph| one_line(&paragraph.text))
        .collect::<Vec<_>>()
        .join(" ");
    Err(format!(
        "not an article: {:?}",
        words.trim().chars().take(100).collect::<String>()
    ))
}

fn texts(paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let has_text =
        |paragraph: &&Paragraph| !paragraph.text.trim().is_empty() || is_tail_heading(paragraph);
    paragraphs.iter().filter(has_text).cloned().collect()
}

/// In RTF every line before the labels is a paragraph; those between empty ones belong together.
fn with_whole_blocks(paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let n_lines = paragraphs
        .iter()
        .position(|paragraph| part(paragraph, false).is_known)
        .unwrap_or(0);
    let (head, rest) = paragraphs.split_at(n_lines);
    if !head.iter().any(Paragraph::is_empty) {
        return texts(paragraphs);
    }
    let blocks = head
        .split(Paragraph::is_empty)
        .filter(|block| !block.is_empty());
    let blocks = blocks.map(|block| {
        let lines: Vec<&str> = block.iter().map(|line| line.text.as_str()).collect();
        Paragraph {
            text: lines.join("\n"),
            ..Paragraph::default()
        }
    });
    blocks.chain(texts(rest)).collect()
}

struct Document {
    cells: Vec<(String, String)>,
    is_plain: bool,
}

/// One part: what its label says it is, and its text.
struct Part<'p> {
    name: Option<String>,
    text: &'p str,
    /// One of the labels we know.
    is_known: bool,
}

impl Document {
    fn newer(&mut self, head: &[Paragraph], rest: &[Paragraph]) {
        let parts: Vec<Part<'_>> = head.iter().map(|paragraph| part(paragraph, true)).collect();
        let n_lines = parts
            .iter()
            .position(|part| part.name.is_some())
            .unwrap_or(parts.len());
        let lines = parts[..n_lines].iter().map(|part| part.text);
        let lines: Vec<&str> = lines
            .filter(|text| !text.is_empty() && !labels::is_notice(text))
            .collect();
        // Before the first document a list of contents may stand: the date tells where the head is.
        let at = lines
            .iter()
            .rposition(|line| is_date(line))
            .filter(|at| *at >= 1)
            .unwrap_or(2.min(lines.len()));
        let [title, outlet, blog] = before_date(&lines[..at]);
        for (name, value) in [("title", title), ("outlet", outlet), ("blog", blog)] {
            self.add(name, value);
        }
        self.add("date", lines.get(at).copied().filter(|line| is_date(line)));
        self.labelled(&parts[n_lines..]);
        let tail = rest.iter().position(is_tail_heading).unwrap_or(rest.len());
        let n_text = before_tail(&rest[..tail], true);
        self.add_text(&rest[..n_text]);
        self.tail(&rest[n_text..], true);
    }

    fn older(&mut self, paragraphs: &[Paragraph]) {
        let parts: Vec<Part<'_>> = paragraphs
            .iter()
            .map(|paragraph| part(paragraph, false))
            .collect();
        let n_lines = parts
            .iter()
            .position(|part| part.is_known)
            .unwrap_or(parts.len());
        let end = before_tail(paragraphs, false).max(n_lines);
        let body = parts
            .iter()
            .position(|part| part.name.as_deref() == Some("body"));
        // Labels follow up to the text; a bold speaker who begins it is none.
        let n_labelled = parts[n_lines..end]
            .iter()
            .take_while(|part| part.name.is_some())
            .count();
        let last = parts[n_lines..n_lines + n_labelled]
            .iter()
            .rposition(|part| part.is_known);
        let start = body.unwrap_or(n_lines + last.map_or(0, |last| last + 1));
        let has_title = parts[..start]
            .iter()
            .any(|part| part.name.as_deref() == Some("title"));
        self.head(&paragraphs[..n_lines], has_title);
        self.labelled(&parts[n_lines.min(start)..start]);
        let mut text = paragraphs[start..end.max(start)].to_vec();
        if let (Some(body), Some(first)) = (body, text.first_mut()) {
            first.text = parts[body].text.to_string();
        }
        self.add_text(&text);
        self.tail(&paragraphs[end.max(start)..], false);
    }

    /// The lines before the first label: the outlet before the date, the title after it.
    fn head(&mut self, paragraphs: &[Paragraph], has_title: bool) {
        let lines = |paragraph: &Paragraph| -> Vec<String> {
            let lines = paragraph.text.lines().map(one_line);
            lines.filter(|line| !line.is_empty()).collect()
        };
        let blocks: Vec<Vec<String>> = paragraphs
            .iter()
            .map(lines)
            .filter(|lines| !lines.is_empty())
            .collect();
        let dated = blocks.iter().position(|lines| is_date(&lines[0]));
        let at = dated.unwrap_or(1.min(blocks.len()));
        self.add(
            "outlet",
            blocks[..at]
                .iter()
                .rev()
                .find_map(|lines| outlet(lines))
                .as_deref(),
        );
        let mut after = at;
        if dated.is_some() {
            self.add("date", Some(&blocks[at][0]));
            self.add("edition", Some(&blocks[at][1..].join(" ")));
            after += 1;
        }
        let rest = blocks[after..]
            .iter()
            .filter(|lines| !labels::is_notice(&lines[0]));
        let rest: Vec<String> = rest.map(|lines| lines.join(" ")).collect();
        self.add(
            if has_title { "subtitle" } else { "title" },
            Some(&rest.join(" ")),
        );
    }

    /// Parts with labels; one without continues the one before.
    fn labelled(&mut self, parts: &[Part<'_>]) {
        for group in with_continuations(parts) {
            let name = group[0].name.as_deref().unwrap_or("note");
            let texts: Vec<&str> = group.iter().map(|part| part.text).collect();
            self.add(name, Some(&one_line(&texts.join(" "))));
        }
    }

    /// Labels, and what follows them without one.
    fn tail(&mut self, paragraphs: &[Paragraph], is_newer: bool) {
        let mut now = "notes".to_string();
        for paragraph in paragraphs {
            let Part { name, text, .. } = part(paragraph, is_newer);
            match name {
                Some(name) => now = name,
                None if is_tail_heading(paragraph) => {
                    now = text.to_lowercase();
                    continue;
                }
                None if labels::is_notice(text) => now = "copyright".to_string(),
                None => {}
            }
            self.add(&now, Some(&one_line(text)));
        }
    }

    fn add_text(&mut self, paragraphs: &[Paragraph]) {
        let texts = paragraphs.iter().map(|paragraph| {
            let lines = paragraph
                .text
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty());
            lines
                .collect::<Vec<_>>()
                .join(if self.is_plain { " " } else { "\n" })
        });
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        self.add("body", Some(&texts.join("\n\n")));
    }

    fn add(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.cells.push((name.to_string(), value.to_string()));
        }
    }
}

/// Each part that has a label, with those after it that have none; what stands before the first
/// label is a group of its own.
fn with_continuations<'a, 'p>(
    parts: &'a [Part<'p>],
) -> impl DoubleEndedIterator<Item = &'a [Part<'p>]> {
    parts.chunk_by(|_, next| next.name.is_none())
}

/// How many paragraphs stand before the labels at the end.
fn before_tail(paragraphs: &[Paragraph], is_newer: bool) -> usize {
    let parts: Vec<Part<'_>> = paragraphs
        .iter()
        .map(|paragraph| part(paragraph, is_newer))
        .collect();
    let ends_text =
        |part: &Part<'_>| part.is_known && part.name.as_deref().is_some_and(labels::ends_text);
    let n_before_notice = parts
        .iter()
        .rposition(|part| !labels::is_notice(part.text))
        .map_or(0, |last| last + 1);
    let Some(last) = parts.iter().rposition(ends_text) else {
        return n_before_notice;
    };
    // Rights, in a line or two, stand after everything.
    let after = &parts[last + 1..];
    if after.len() > 2 || after.iter().any(|part| part.text.len() > LONGEST_NOTICE) {
        return n_before_notice;
    }
    let (mut start, mut at) = (last, last);
    for group in with_continuations(&parts[..last]).rev() {
        at -= group.len();
        let label = &group[0];
        let is_alone = group.len() == 1;
        if ends_text(label) && (is_alone || label.text.is_empty()) {
            start = at;
        } else if !is_alone || label.name.is_none() || label.is_known {
            break;
        }
    }
    start
}

const LONGEST_NOTICE: usize = 400;

/// Title, outlet and blog, of the lines before the date of a newer export. A blog stands in brackets
/// below the outlet whose it is.
fn before_date<'t>(lines: &[&'t str]) -> [Option<&'t str>; 3] {
    let in_brackets = |line: &'t str| line.strip_prefix('(')?.strip_suffix(')');
    match *lines {
        [.., title, outlet, last] if let Some(blog) = in_brackets(last) => {
            [Some(title), Some(outlet), Some(blog.trim())]
        }
        [.., title, outlet] => [Some(title), Some(outlet), None],
        [outlet] => [None, Some(outlet), None],
        [] => [None; 3],
    }
}

/// Looks for a label at the beginning of a paragraph: bold, or in capitals, and known; or else bold
/// and in capitals.
fn part(paragraph: &Paragraph, is_newer: bool) -> Part<'_> {
    let text = paragraph.text.trim();
    let none = Part {
        name: None,
        text,
        is_known: false,
    };
    let Some((label, value)) = text.split_once(':').filter(|(label, _)| is_label(label)) else {
        return none;
    };
    let is_bold = paragraph.bold().starts_with(label) && paragraph.bold().len() <= label.len() + 2;
    let is_upper = label.to_uppercase() == label;
    let value = value.trim();
    match labels::known(label) {
        Some(name) if is_bold || is_upper => Part {
            name: Some(name.to_string()),
            text: value,
            is_known: true,
        },
        None if is_bold && (is_upper || is_newer) => Part {
            name: Some(label.to_lowercase()),
            text: value,
            is_known: false,
        },
        _ => none,
    }
}

fn is_label(label: &str) -> bool {
    let is_part = |letter: char| letter.is_alphabetic() || [' ', '-', '_'].contains(&letter);
    (2..=40).contains(&label.len()) && label.chars().all(is_part) && !label.ends_with(' ')
}

/// The outlet's name among lines that may also be about rights, which may be broken.
fn outlet(lines: &[String]) -> Option<String> {
    let after = lines
        .iter()
        .rposition(|line| labels::is_notice(line))
        .map_or(0, |last| last + 1);
    let name = lines[after..].join(" ");
    (!name.is_empty()).then_some(name)
}

/// A day, or at least a month and a year or a year.
fn is_date(line: &str) -> bool {
    let has_year = line
        .split(|letter: char| !letter.is_ascii_digit())
        .any(|digits| digits.len() == 4);
    match date::read(line, Order::DayFirst) {
        Ok(_) => has_year,
        Err(Fault::NoDay | Fault::NoSuchDay) => has_year && line.len() < 40,
        Err(_) => false,
    }
}

fn is_text_heading(paragraph: &Paragraph) -> bool {
    let is_marked = paragraph
        .mark
        .as_deref()
        .is_some_and(|mark| mark == "Body" || mark.starts_with("Body_"));
    is_marked || is_heading(paragraph, &labels::TEXT_HEADINGS)
}

fn is_tail_heading(paragraph: &Paragraph) -> bool {
    let names = ["Classification", "Graphic", "Correction", "Notes"];
    let is_marked = |mark: &str| names.contains(&mark.split('_').next().unwrap_or(mark));
    paragraph.mark.as_deref().is_some_and(is_marked)
        || is_heading(paragraph, &labels::TAIL_HEADINGS)
}

fn is_heading(paragraph: &Paragraph, words: &[&str]) -> bool {
    let text = paragraph.text.trim();
    words.contains(&text) && paragraph.bold() == text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, is_bold: bool) -> Paragraph {
        let mut paragraph = Paragraph::default();
        paragraph.push(text, is_bold);
        paragraph
    }

    #[test]
    fn a_label_may_be_continued_without_end() {
        let continued = |label: &str| {
            let lines = (0..200_000).map(|_| paragraph("more", false));
            std::iter::once(paragraph(label, true)).chain(lines)
        };
        let mut paragraphs = vec![
            paragraph("Pier closed", false),
            paragraph("Harbour Ledger", false),
            paragraph("April 1, 2020", false),
        ];
        paragraphs.extend(continued("Section:"));
        paragraphs.push(paragraph("Body", true));
        paragraphs.push(paragraph("Ferries wait.", false));
        paragraphs.extend(continued("Subject:"));
        paragraphs.push(paragraph("NOTES: none", false));
        let cells = cells(&paragraphs, false).expect("an article");
        let value = |wanted: &str| {
            &cells
                .iter()
                .find(|(name, _)| name == wanted)
                .expect(wanted)
                .1
        };
        assert!(*value("section") == vec!["more"; 200_000].join(" "));
        assert_eq!(value("body"), "Ferries wait.");
        assert_eq!(value("notes"), "none");
    }
}
