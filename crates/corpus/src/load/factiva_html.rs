//! Articles saved from Factiva as HTML, in either of its layouts (with codes such as `HD` before each
//! part, or without) and in any interface language: what a part is, its place tells.

use std::ops::ControlFlow;

use super::format::{Format, Sample};
use super::html_tokens::{self, Attributes};
use super::language_names;
use super::paragraph::squeezed;
use super::record::Desk;
use crate::date::{self, Order};

pub(super) static FORMAT: Format = Format {
    name: "Factiva HTML",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read: html_tokens::read::<Walk>,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let text = sample.start();
    let is_page = text.starts_with('<') && text.to_lowercase().contains("factiva");
    let has_articles =
        || text.contains("<title>Factiva</title>") || text.contains("articleParagraph");
    if is_page && has_articles() { 96 } else { 0 }
}

/// One part of an article.
#[derive(Debug, Default)]
struct Block {
    kind: Kind,
    text: String,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Kind {
    #[default]
    Plain,
    Headline,
    Author,
    Body,
    /// A code before a part, in the layout that has them.
    Code,
}

#[derive(Default)]
struct Walk {
    limit: usize,
    n_articles: u64,
    in_article: bool,
    /// Elements `<div>` open within the article.
    depth: usize,
    id: String,
    blocks: Vec<Block>,
    now: Block,
    n_bytes: usize,
    /// The headline bears its number in the list of results.
    is_counted: bool,
}

impl html_tokens::Walk for Walk {
    fn begin(limit: usize) -> Self {
        Walk {
            limit,
            ..Walk::default()
        }
    }

    fn open(
        &mut self,
        name: &str,
        attributes: &Attributes,
        desk: &mut dyn Desk,
    ) -> ControlFlow<()> {
        let id = attributes.get("id");
        if name == "div" && attributes.has_class(|class| class.ends_with("Article")) {
            self.end(desk)?;
            self.in_article = true;
            return ControlFlow::Continue(());
        }
        if let Some(id) = id.strip_prefix("article-") {
            self.end(desk)?;
            self.id = id.to_string();
        }
        if !self.in_article {
            return ControlFlow::Continue(());
        }
        match name {
            "div" | "p" | "td" | "tr" => self.begin_block(name, attributes),
            _ if attributes.has_class(|class| class.ends_with("Headline")) => {
                self.now.kind = Kind::Headline;
                self.is_counted = attributes.has_class(|class| class == "counted");
            }
            "br" => self.text(" "),
            _ => {}
        }
        self.depth += usize::from(name == "div");
        ControlFlow::Continue(())
    }

    fn close(&mut self, name: &str, desk: &mut dyn Desk) -> ControlFlow<()> {
        if !self.in_article {
            return ControlFlow::Continue(());
        }
        if ["div", "td", "tr"].contains(&name) || (name == "p" && self.now.kind != Kind::Code) {
            self.end_block();
        }
        match (name, self.depth) {
            ("div", 0) => self.end(desk),
            ("div", _) => {
                self.depth -= 1;
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Continue(()),
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_article {
            return;
        }
        let after_space = self.now.text.is_empty() || self.now.text.ends_with(' ');
        self.n_bytes += text.len();
        if self.n_bytes <= self.limit {
            self.now.text.push_str(&squeezed(text, after_space));
        }
    }

    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        self.end_block();
        (self.depth, self.in_article) = (0, false);
        let (blocks, id) = (
            std::mem::take(&mut self.blocks),
            std::mem::take(&mut self.id),
        );
        let n_bytes = std::mem::take(&mut self.n_bytes);
        if blocks.is_empty() {
            self.id = id;
            return ControlFlow::Continue(());
        }
        self.n_articles += 1;
        let size = (n_bytes, self.limit);
        html_tokens::hand_over(desk, self.n_articles, size, || {
            let mut cells = if blocks.iter().any(|block| block.kind == Kind::Code) {
                coded(&blocks)
            } else {
                placed(&blocks)
            };
            if !id.is_empty() {
                cells.push(("id".into(), id));
            }
            cells
        })
    }
}

impl Walk {
    fn begin_block(&mut self, name: &str, attributes: &Attributes) {
        // A paragraph within the cell of a code is no new part.
        if name == "p" && self.now.kind == Kind::Code && self.now.text.is_empty() {
            return;
        }
        self.end_block();
        self.now.kind = match name {
            "td" if attributes.has_class(|class| class == "index") => Kind::Code,
            "div" if attributes.has_class(|class| class == "author") => Kind::Author,
            _ if attributes.has_class(|class| class.ends_with("articleParagraph")) => Kind::Body,
            _ => Kind::Plain,
        };
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.now);
        block.text.truncate(block.text.trim_end().len());
        if block.kind == Kind::Headline && std::mem::take(&mut self.is_counted) {
            block.text = without_number(&block.text).to_string();
        }
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }
}

/// `17) Pier closed` is the 17th of a list.
fn without_number(headline: &str) -> &str {
    match headline.split_once(')') {
        Some((number, rest)) if number.parse::<u32>().is_ok() => rest.trim_start(),
        _ => headline,
    }
}

/// What the codes mean to us; others keep their code.
const CODES: [(&str, &str); 17] = [
    ("HD", "title"),
    ("BY", "byline"),
    ("SE", "section"),
    ("WC", "length"),
    ("PD", "date"),
    ("ET", "time"),
    ("SN", "outlet"),
    ("LA", "language"),
    ("CY", "copyright"),
    ("LP", "body"),
    ("TD", "body"),
    ("AN", "id"),
    ("PG", "page"),
    ("ED", "edition"),
    ("CR", "credit"),
    ("CLM", "column-name"),
    ("PUB", "rights-owner"),
];

fn coded(blocks: &[Block]) -> Vec<(String, String)> {
    let mut cells: Vec<(String, String)> = Vec::new();
    let mut name = "note".to_string();
    for block in blocks {
        if block.kind == Kind::Code {
            let known = CODES.iter().find(|(code, _)| *code == block.text);
            name = known.map_or(block.text.to_lowercase(), |(_, name)| name.to_string());
            continue;
        }
        // `Document TESTFR0020111229e7ct0001r`, in any language.
        let text = if name == "id" {
            block.text.rsplit(' ').next().unwrap_or_default()
        } else {
            &block.text
        };
        match cells.iter_mut().find(|(known, _)| *known == name) {
            Some((_, value)) => value.extend(["\n\n", text]),
            None => cells.push((name.clone(), text.to_string())),
        }
    }
    cells
}

/// Without codes the parts stand in this order: section, headline, author, number of words, date,
/// perhaps time, outlet, its code, perhaps edition and page, language, rights; then the text, and
/// at last who owns it and the number of the document.
fn placed(blocks: &[Block]) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    let mut add = |name: &str, value: &str| cells.push((name.to_string(), value.to_string()));
    let of = |kind: Kind| {
        blocks
            .iter()
            .filter(move |block| block.kind == kind)
            .map(|block| block.text.as_str())
    };
    let headline = blocks.iter().position(|block| block.kind == Kind::Headline);
    let text = blocks
        .iter()
        .position(|block| block.kind == Kind::Body)
        .unwrap_or(blocks.len());
    let (head, text) = blocks.split_at(text);
    let (text, foot) = text.split_at(text.len() - n_in_foot(text));
    let plain = |blocks: &[Block]| -> Vec<String> {
        let plain = blocks.iter().filter(|block| block.kind == Kind::Plain);
        plain.map(|block| block.text.clone()).collect()
    };
    plain(&head[..headline.unwrap_or(0).min(head.len())])
        .iter()
        .for_each(|section| add("section", section));
    let parts = plain(&head[headline.map_or(0, |at| at + 1).min(head.len())..]);
    let dated = parts
        .iter()
        .position(|part| is_date(part))
        .unwrap_or(parts.len());
    let (before, after) = parts.split_at(dated);
    if let Some((length, credits)) = before.split_last() {
        credits.iter().for_each(|credit| add("credit", credit));
        add("length", length);
    }
    let mut rest = after.iter().map(String::as_str).peekable();
    rest.next().iter().for_each(|date| add("date", date));
    rest.next_if(|part| is_time(part))
        .iter()
        .for_each(|time| add("time", time));
    rest.next().iter().for_each(|outlet| add("outlet", outlet));
    rest.next_if(|part| {
        part.bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
    .iter()
    .for_each(|code| add("source-code", code));
    let rest: Vec<&str> = rest.collect();
    let language = rest.iter().rposition(|part| is_language(part));
    for (index, part) in rest.iter().enumerate() {
        let name = match index {
            _ if Some(index) == language => "language",
            _ if index + 1 == rest.len() => "copyright",
            _ => "edition",
        };
        add(name, part);
    }
    add("title", &of(Kind::Headline).collect::<Vec<_>>().join(" "));
    add("byline", &of(Kind::Author).collect::<Vec<_>>().join("\n"));
    // What is said under pictures, and what is written live, is not marked as the rest is.
    let text: Vec<&str> = text.iter().map(|block| block.text.as_str()).collect();
    add("body", &text.join("\n\n"));
    if let [owner, _] = foot {
        add("rights-owner", &owner.text);
    }
    cells.retain(|(_, value)| !value.is_empty());
    cells
}

/// In bytes; what is longer is text.
const LONGEST_IN_FOOT: usize = 200;

/// How many blocks at the end are no text.
fn n_in_foot(text: &[Block]) -> usize {
    let is_foot = |block: &&Block| block.kind == Kind::Plain && block.text.len() < LONGEST_IN_FOOT;
    text.iter().rev().take(2).take_while(is_foot).count()
}

fn is_date(text: &str) -> bool {
    let has_year = text
        .split(|letter: char| !letter.is_ascii_digit())
        .any(|digits| digits.len() == 4);
    text.len() < 50 && has_year && date::read(text, Order::DayFirst).is_ok()
}

fn is_time(text: &str) -> bool {
    text.len() <= 12 && date::read_time(text).is_some()
}

fn is_language(text: &str) -> bool {
    text.chars().count() < 30
        && !text.contains(|letter: char| letter.is_ascii_digit())
        && language_names::parse(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_many_paragraphs_is_joined_without_copying_it_for_each() {
        let block = |kind, text: &str| Block {
            kind,
            text: text.to_string(),
        };
        let mut blocks = vec![block(Kind::Code, "TD")];
        blocks.extend((0..400_000).map(|_| block(Kind::Plain, "A line.")));
        let expected = vec!["A line."; 400_000].join("\n\n");
        assert!(coded(&blocks) == [("body".to_string(), expected)]);
    }
}
