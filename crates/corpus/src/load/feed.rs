//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed. Items without a full text keep their summary.

use std::borrow::Cow;
use std::io::Read;
use std::ops::ControlFlow;

use feed_rs::model::{Entry, Feed, Text};

use super::foreign::unless_panics;
use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::record::{Cell, Desk, Record};
use crate::Outcome;
use crate::date::{self, Order};

pub(super) static FORMAT: Format = Format {
    name: "feed",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let start = sample.start();
    let head = &start[..start.floor_char_boundary(4_096)];
    let is_json = start.starts_with('{') && head.contains("jsonfeed.org/version/");
    let is_xml = head.starts_with('<')
        && root(head).is_some_and(|root| {
            ["rss", "feed", "rdf:RDF"].contains(&root)
                || (root == "entry" && head.contains("w3.org/2005/Atom"))
        });
    if is_json || is_xml { 96 } else { 0 }
}

/// The name of the first element.
fn root(xml: &str) -> Option<&str> {
    let mut rest = xml;
    loop {
        let (_, after) = rest.split_once('<')?;
        if after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return after.split([' ', '>', '\n', '\r', '\t', '/']).next();
        }
        let end = if after.starts_with("!--") { "-->" } else { ">" };
        rest = after.split_once(end)?.1;
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut text = String::new();
    let mut decoded = input.stream.into_text().take(limit as u64 + 1);
    let is_read = decoded.read_to_string(&mut text).is_ok() && decoded.limit() > 0;
    if !is_read {
        return desk.refuse(too_long(limit));
    }
    match bounded(&text).and_then(|()| parse(&text)) {
        Ok(feed) => entries(&feed, desk),
        Err(what) => damaged(&text, what, desk),
    }
}

/// Feeds are flat; what nests is an attack on those who read it.
fn bounded(text: &str) -> Result<(), String> {
    const DEEPEST: usize = 400;
    let (mut depth, mut deepest) = (0_usize, 0);
    if text.trim_start().starts_with('<') {
        for tag in text.split('<').skip(1) {
            let is_open = tag.starts_with(|first: char| first.is_ascii_alphabetic());
            let is_empty = tag
                .split_once('>')
                .is_some_and(|(tag, _)| tag.ends_with('/'));
            match tag.starts_with('/') {
                true => depth = depth.saturating_sub(1),
                false => depth += usize::from(is_open && !is_empty),
            }
            deepest = deepest.max(depth);
        }
    }
    // HTML within an item leaves paragraphs and line breaks open.
    if deepest
        > DEEPEST
            + text.matches("<br>").count()
            + text.matches("<p>").count()
            + text.matches("<img").count()
    {
        return Err(format!("elements nest more than {DEEPEST} deep"));
    }
    Ok(())
}

fn parse(text: &str) -> Result<Feed, String> {
    let parser = feed_rs::parser::Builder::new()
        .sanitize_content(false)
        .timestamp_parser(|text| as_written(text)?.parse().ok())
        .build();
    let text = without_declarations(text);
    let read = unless_panics(|| parser.parse(text.as_bytes()))?;
    read.map_err(|error| error.to_string())
}

/// The text is UTF-8 by now, whatever it declares, at its beginning or where two feeds were joined.
fn without_declarations(text: &str) -> String {
    let mut parts = text.trim_start().split("<?xml");
    let mut rest = parts.next().unwrap_or_default().to_string();
    for part in parts {
        match part
            .split_once("?>")
            .filter(|_| part.starts_with(char::is_whitespace))
        {
            Some((_, after)) => rest.push_str(after),
            None => rest.extend(["<?xml", part]),
        }
    }
    rest
}

/// The day and time as they are written, not moved to another time zone.
fn as_written(text: &str) -> Option<String> {
    let when = date::read(text, Order::DayFirst).ok()?;
    let time = when.time.unwrap_or_default();
    Some(format!(
        "{}T{:02}:{:02}:{:02}Z",
        when.date,
        time.hour(),
        time.minute(),
        time.second()
    ))
}

/// A feed that breaks off gives the items before the break.
fn damaged(text: &str, what: String, desk: &mut dyn Desk) -> ControlFlow<()> {
    let whole = [
        ("</item>", "</channel></rss>"),
        ("</entry>", "</feed>"),
        ("</item>", "</rdf:RDF>"),
    ];
    let repaired = whole.iter().find_map(|(end, closing)| {
        let at = text.rfind(end)? + end.len();
        parse(&format!("{}{closing}", &text[..at]))
            .ok()
            .filter(|feed| !feed.entries.is_empty())
    });
    match repaired {
        Some(feed) => {
            desk.problem(None, format!("damaged: {what}"), Outcome::Truncated);
            entries(&feed, desk)
        }
        None => desk.refuse(what),
    }
}

fn entries(feed: &Feed, desk: &mut dyn Desk) -> ControlFlow<()> {
    for (entry, number) in feed.entries.iter().zip(1..) {
        desk.record(Record {
            number,
            cells: cells(feed, entry),
        })?;
    }
    ControlFlow::Continue(())
}

fn cells<'f>(feed: &'f Feed, entry: &'f Entry) -> Vec<Cell<'f>> {
    let text = |text: &'f Option<Text>| text.as_ref().map(|text| text.content.as_str());
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let named = |people: &'f [feed_rs::model::Person]| {
        let names: Vec<&str> = people
            .iter()
            .filter_map(|person| person.name.as_deref())
            .collect();
        (!names.is_empty()).then(|| names.join("\n"))
    };
    let categories: Vec<&str> = entry
        .categories
        .iter()
        .map(|category| category.term.as_str())
        .collect();
    let language = entry.language.as_deref().or(feed.language.as_deref());
    let date = entry
        .published
        .or(entry.updated)
        .map(|date| date.format("%Y-%m-%dT%H:%M:%S").to_string());
    let cells: [(&str, Option<Cow<'f, str>>); 10] = [
        ("title", text(&entry.title).map(Cow::from)),
        (
            "outlet",
            entry.source.as_deref().or(text(&feed.title)).map(Cow::from),
        ),
        ("date", date.map(Cow::from)),
        (
            "byline",
            named(&entry.authors)
                .or_else(|| named(&feed.authors))
                .map(Cow::from),
        ),
        ("url", address(entry).map(Cow::from)),
        ("language", language.map(Cow::from)),
        (
            "body",
            content
                .filter(|content| !content.trim().is_empty())
                .map(Cow::from),
        ),
        ("summary", text(&entry.summary).map(Cow::from)),
        (
            "categories",
            (!categories.is_empty()).then(|| Cow::from(categories.join("\n"))),
        ),
        ("rights", text(&entry.rights).map(Cow::from)),
    ];
    let said = cells
        .into_iter()
        .filter_map(|(name, value)| Some((Cow::from(name), value?)));
    said.collect()
}

/// The page of an item, and not what belongs to it.
fn address(entry: &Entry) -> Option<&str> {
    let is_page = |rel: &Option<String>| rel.as_deref().is_none_or(|rel| rel == "alternate");
    let links = || entry.links.iter();
    let page = links()
        .find(|link| is_page(&link.rel))
        .or_else(|| links().next());
    page.map(|link| link.href.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_first_element() {
        for (xml, name) in [
            (
                "<?xml version=\"1.0\"?>\n<!-- <rss> -->\n<rss version='2.0'>",
                Some("rss"),
            ),
            ("<!DOCTYPE rss SYSTEM 'x'><rss>", Some("rss")),
            ("<feed\nxmlns='x'>", Some("feed")),
            ("no element", None),
        ] {
            assert_eq!(root(xml), name, "{xml}");
        }
    }
}
