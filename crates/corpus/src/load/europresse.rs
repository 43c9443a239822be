//! Articles saved from Europresse (also called Eureka) as HTML, in its older layout of tables and its
//! newer one of `<article>` elements. Both mark outlet, heading and title by the same classes.

use std::ops::ControlFlow;

use super::format::{Format, Sample};
use super::html_tokens::{self, Attributes, is_inline};
use super::paragraph::squeezed;
use super::record::Desk;
use crate::date::{self, Order};

pub(super) static FORMAT: Format = Format {
    name: "Europresse",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read: html_tokens::read::<Walk>,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let text = sample.start();
    let is_ours = text.contains("DocPublicationName") && text.contains("DocHeader");
    if text.starts_with('<') && is_ours {
        96
    } else {
        0
    }
}

/// What a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Kind {
    #[default]
    Text,
    /// A line ended by `<br>` and no paragraph.
    Line,
    Outlet,
    Heading,
    Title,
    /// Notes and illustrations.
    Aside,
}

#[derive(Default)]
struct Walk {
    limit: usize,
    n_articles: u64,
    has_begun: bool,
    blocks: Vec<(Kind, String)>,
    now: String,
    /// What the open element says its text is, and the element.
    marked: Option<(Kind, String)>,
    /// Elements open within it, of the same name.
    n_inside: usize,
    silent: bool,
    in_aside: bool,
    n_bytes: usize,
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
        let has = |wanted: &str| attributes.has_class(|class| class.eq_ignore_ascii_case(wanted));
        let kind = match () {
            () if has("DocPublicationName") => Some(Kind::Outlet),
            () if has("DocHeader") => Some(Kind::Heading),
            () if has("titreArticleVisu") => Some(Kind::Title),
            () => None,
        };
        if kind == Some(Kind::Outlet) {
            self.end(desk)?;
            self.has_begun = true;
        }
        match (kind, name) {
            (Some(_), "style" | "script") | (None, "style" | "script") => self.silent = true,
            (Some(kind), _) => {
                self.end_block(Kind::Text);
                self.marked = Some((kind, name.to_string()));
                self.n_inside = 0;
            }
            (None, "br") if self.marked.is_none() => self.end_block(Kind::Line),
            (None, "aside") => self.in_aside = true,
            (None, name)
                if self
                    .marked
                    .as_ref()
                    .is_some_and(|(_, element)| element == name) =>
            {
                self.n_inside += 1
            }
            (None, name) if !is_inline(name) && self.marked.is_none() => self.end_block(Kind::Text),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn close(&mut self, name: &str, _: &mut dyn Desk) -> ControlFlow<()> {
        match &self.marked {
            _ if ["style", "script"].contains(&name) => self.silent = false,
            Some((_, element)) if element == name && self.n_inside > 0 => self.n_inside -= 1,
            Some((kind, element)) if element == name => {
                let kind = *kind;
                self.end_block(kind);
                self.marked = None;
            }
            None if !is_inline(name) => self.end_block(Kind::Text),
            _ => {}
        }
        self.in_aside &= name != "aside";
        ControlFlow::Continue(())
    }

    fn text(&mut self, text: &str) {
        if self.has_begun && !self.silent {
            self.n_bytes += text.len();
            if self.n_bytes <= self.limit {
                let after_space = self.now.is_empty() || self.now.ends_with(' ');
                self.now.push_str(&squeezed(text, after_space));
            }
        }
    }

    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        self.end_block(Kind::Text);
        (self.marked, self.in_aside) = (None, false);
        let blocks = std::mem::take(&mut self.blocks);
        let n_bytes = std::mem::take(&mut self.n_bytes);
        if !std::mem::take(&mut self.has_begun) {
            return ControlFlow::Continue(());
        }
        self.n_articles += 1;
        let size = (n_bytes, self.limit);
        html_tokens::hand_over(desk, self.n_articles, size, || cells(&blocks))
    }
}

impl Walk {
    fn end_block(&mut self, kind: Kind) {
        let text = std::mem::take(&mut self.now);
        let kind = if self.in_aside { Kind::Aside } else { kind };
        if !text.trim().is_empty() {
            self.blocks.push((kind, text.trim().to_string()));
        }
    }
}

/// Outlet, heading with the date, title, perhaps the author, text; rights and number end it.
fn cells(blocks: &[(Kind, String)]) -> Vec<(&'static str, String)> {
    let of = |kind: Kind| -> Vec<&str> {
        blocks
            .iter()
            .filter(|(known, _)| *known == kind)
            .map(|(_, text)| text.as_str())
            .collect()
    };
    let heading = of(Kind::Heading).join(" ");
    let (outlet, issue) = without_issue(&of(Kind::Outlet).join(" "));
    let mut cells = vec![
        ("outlet", outlet),
        ("issue", issue),
        ("title", of(Kind::Title).join(" ")),
    ];
    let (date, others) = dated_part(&heading);
    cells.extend([("date", date), ("section", others)]);
    let is_body = |(kind, _): &&(Kind, String)| matches!(kind, Kind::Text | Kind::Line);
    let title = blocks
        .iter()
        .rposition(|(kind, _)| *kind == Kind::Title)
        .map_or(0, |last| last + 1);
    let before: Vec<&str> = blocks[..title]
        .iter()
        .filter(is_body)
        .map(|(_, text)| text.as_str())
        .collect();
    cells.push(("subtitle", before.join("\n")));
    let end = blocks[title..]
        .iter()
        .position(|(_, text)| is_end(text))
        .map_or(blocks.len(), |end| title + end);
    let mut body: Vec<&(Kind, String)> = blocks[title..end].iter().filter(is_body).collect();
    // A short line, and no paragraph, before the text is its author.
    let has_more = body.len() > 1;
    if body
        .first()
        .is_some_and(|(kind, text)| has_more && is_author(*kind, text))
    {
        cells.push(("byline", body.remove(0).1.clone()));
    }
    let body: Vec<&str> = body.into_iter().map(|(_, text)| text.as_str()).collect();
    cells.extend([
        ("body", body.join("\n\n")),
        ("notes", of(Kind::Aside).join("\n")),
    ]);
    for (_, text) in &blocks[end..] {
        if let Some(number) = number(text) {
            cells.push(("id", number.to_string()));
            break;
        }
        if text.starts_with('©') {
            cells.push(("copyright", text.clone()));
        }
    }
    cells.retain(|(_, value)| !value.is_empty());
    cells
}

fn is_author(kind: Kind, text: &str) -> bool {
    let ends_sentence = text.ends_with(['.', '!', '?', ':', '»', '”', '"']);
    text.chars().count() < 100 && (kind == Kind::Line || !ends_sentence)
}

/// The rights or the number of the document.
fn is_end(text: &str) -> bool {
    text.starts_with('©') || number(text).is_some()
}

/// `Numéro de document : news·20121004·PO·2040056000`
fn number(text: &str) -> Option<&str> {
    text.split_whitespace()
        .find(|word| word.matches('·').count() >= 2)
}

/// `Le Monde, no. 5968` is number 5968 of Le Monde.
fn without_issue(outlet: &str) -> (String, String) {
    match outlet.split_once(", no") {
        Some((name, issue))
            if issue
                .trim_start_matches(['.', ' '])
                .starts_with(|c: char| c.is_ascii_digit()) =>
        {
            (
                name.to_string(),
                issue.trim_start_matches(['.', ' ']).to_string(),
            )
        }
        _ => (outlet.to_string(), String::new()),
    }
}

/// Of `Politique, mardi 14 mars 2006, p. 16` the part that is a date, and the others.
fn dated_part(heading: &str) -> (String, String) {
    let parts: Vec<&str> = heading
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_date = |text: &str| date::read(text, Order::DayFirst).is_ok();
    for length in 1..=2 {
        for start in 0..=parts.len().saturating_sub(length) {
            let end = (start + length).min(parts.len());
            let date = parts[start..end].join(", ");
            if is_date(&date) {
                return (date, [&parts[..start], &parts[end..]].concat().join(", "));
            }
        }
    }
    (heading.to_string(), String::new())
}
