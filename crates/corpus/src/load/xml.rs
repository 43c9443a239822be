//! XML as tags and text, bounded in every way: entities that a document defines are never expanded,
//! and neither depth nor the size of a piece may grow without end.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};

use super::allowance::{Allowance, Left};

/// The pieces of one document.
pub(super) struct Xml<R: Read> {
    reader: quick_xml::Reader<BufReader<Allowance<R>>>,
    buffer: Vec<u8>,
    left: Left,
    limit: usize,
    depth: usize,
    /// The element that was empty and is to be closed.
    to_close: Option<String>,
}

/// A tag or a text. Names come without their prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
    End,
}

const DEEPEST: usize = 500;
const READ_AHEAD: usize = 64 << 10;

impl<R: Read> Xml<R> {
    /// No tag or text may be longer than `limit` bytes of UTF-8.
    pub(super) fn new(xml: R, limit: usize) -> Self {
        // What is read ahead counts as well.
        let limit = limit.max(READ_AHEAD);
        let (xml, left) = Allowance::new(xml, limit);
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(xml));
        let config = reader.config_mut();
        // Other programs' slips are no reason to lose a document.
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Xml {
            reader,
            buffer: Vec::new(),
            left,
            limit,
            depth: 0,
            to_close: None,
        }
    }

    /// The next piece, or what is wrong with the document.
    pub(super) fn piece(&mut self) -> Result<Piece, String> {
        if let Some(name) = self.to_close.take() {
            return Ok(Piece::Close(name));
        }
        loop {
            self.buffer.clear();
            self.left.refill();
            let event = self.reader.read_event_into(&mut self.buffer);
            if self.left.is_used_up() {
                return Err(format!("a tag or text of more than {} bytes", self.limit));
            }
            let piece = match event.map_err(|error| format!("not XML: {error}"))? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(format!("elements nest more than {DEEPEST} deep"));
                    }
                    open(&tag)
                }
                Event::Empty(tag) => {
                    self.to_close = Some(local(&tag));
                    open(&tag)
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close(tag.local_name().as_ref().to_string())
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Piece::Text(entity(&name)),
                Event::Eof => Piece::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(piece);
        }
    }
}

fn open(tag: &BytesStart<'_>) -> Piece {
    let mut attributes = tag.html_attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let value = html_escape::decode_html_entities(&attribute.value).into_owned();
        (attribute.key.local_name().as_ref().to_string(), value)
    });
    Piece::Open(local(tag), attributes.collect())
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_string()
}

/// A character by number or by the name it has in HTML; any other entity stays as it is written.
fn entity(name: &str) -> String {
    let written = format!("&{name};");
    html_escape::decode_html_entities(&written).into_owned()
}

/// The value of an attribute; empty where there is none.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> &'a str {
    let found = attributes.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(xml: &str, limit: usize) -> Result<Vec<Piece>, String> {
        let mut xml = Xml::new(xml.as_bytes(), limit);
        let mut pieces = Vec::new();
        loop {
            match xml.piece()? {
                Piece::End => return Ok(pieces),
                piece => pieces.push(piece),
            }
        }
    }

    #[test]
    fn names_lose_their_prefix_and_entities_are_read() {
        let found = pieces(
            "<w:p a:b='1 &amp; 2'>Fish &amp; caf&#233;<w:br/></w:p>",
            1_000,
        );
        let text = |text: &str| Piece::Text(text.to_string());
        assert_eq!(
            found,
            Ok(vec![
                Piece::Open("p".into(), vec![("b".into(), "1 & 2".into())]),
                text("Fish "),
                text("&"),
                text(" caf"),
                text("é"),
                Piece::Open("br".into(), vec![]),
                Piece::Close("br".into()),
                Piece::Close("p".into()),
            ])
        );
    }

    #[test]
    fn entities_that_grow_depths_and_sizes_are_bounded() {
        let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
        assert!(
            pieces(laughs, 1_000)
                .expect("it is XML")
                .contains(&Piece::Text("&b;".into()))
        );
        assert!(pieces(&"<a>".repeat(DEEPEST + 1), 1_000).is_err_and(|what| what.contains("deep")));
        assert!(
            pieces(&format!("<a>{}</a>", "x".repeat(200_000)), 1_000)
                .is_err_and(|what| what.contains("65536 bytes"))
        );
    }
}
