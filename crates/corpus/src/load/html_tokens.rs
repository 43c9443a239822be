//! An HTML file as tags and text, one after the other: exports of many articles are read as they
//! stream by, in memory for one token and in linear time however they nest.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{IoReader, Token, Tokenizer};

use super::allowance::{Allowance, Left};
use super::format::Input;
use super::json_record::too_long;
use super::record::{Desk, Record};
use crate::Outcome;

/// A tag, a text or a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A tag's name in lower case, with its attributes.
    Open(String, Attributes),
    Close(String),
    Text(String),
    Comment(String),
}

/// What makes articles of the pieces of an export.
pub(super) trait Walk {
    /// Before the first piece. No article may have more than `limit` bytes of text.
    fn begin(limit: usize) -> Self;

    /// An element begins; an article that it shows to be whole goes to the desk.
    fn open(&mut self, name: &str, attributes: &Attributes, desk: &mut dyn Desk)
    -> ControlFlow<()>;

    /// An element ends; an article that it shows to be whole goes to the desk.
    fn close(&mut self, name: &str, desk: &mut dyn Desk) -> ControlFlow<()>;

    /// Text between two tags, or a part of it.
    fn text(&mut self, text: &str);

    /// There are no more pieces.
    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()>;
}

/// Walks through a whole export.
pub(super) fn read<W: Walk>(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut walk = W::begin(limit);
    let mut pieces = Pieces::new(input.stream.into_text(), limit);
    for piece in pieces.by_ref() {
        match piece {
            Piece::Open(name, attributes) => walk.open(&name, &attributes, desk)?,
            Piece::Close(name) => walk.close(&name, desk)?,
            Piece::Text(text) => walk.text(&text),
            Piece::Comment(_) => {}
        }
    }
    if pieces.is_too_long {
        desk.problem(None, too_long(limit), Outcome::Truncated);
    }
    walk.end(desk)
}

/// Hands an article of an export over, unless its `n_bytes` of text are more than allowed.
pub(super) fn hand_over<N, V>(
    desk: &mut dyn Desk,
    number: u64,
    (n_bytes, limit): (usize, usize),
    cells: impl FnOnce() -> Vec<(N, V)>,
) -> ControlFlow<()>
where
    Cow<'static, str>: From<N> + From<V>,
{
    if n_bytes > limit {
        desk.broken(number, too_long(limit), Outcome::Skipped);
        return ControlFlow::Continue(());
    }
    let cells = cells().into_iter();
    let cells = cells.map(|(name, value)| (Cow::from(name), Cow::from(value)));
    desk.record(Record {
        number,
        cells: cells.collect(),
    })
}

/// By name in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attributes(BTreeMap<String, String>);

const READ_AHEAD: usize = 64 << 10;

/// The pieces of one file.
pub(super) struct Pieces<R: Read> {
    tokens: Tokenizer<IoReader<Allowance<R>>, DefaultEmitter>,
    left: Left,
    /// A single piece was longer than allowed; what follows is lost.
    pub(super) is_too_long: bool,
}

impl<R: Read> Pieces<R> {
    /// No tag or text may be longer than `limit` bytes.
    pub(super) fn new(html: R, limit: usize) -> Self {
        // What is read ahead counts as well.
        let (html, left) = Allowance::new(html, limit.max(READ_AHEAD));
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        Pieces {
            tokens: Tokenizer::new_with_emitter(IoReader::new(html), emitter),
            left,
            is_too_long: false,
        }
    }
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            self.left.refill();
            // Reading stops at the first error, which the stream below remembers.
            let token = self.tokens.next()?.ok()?;
            self.is_too_long |= self.left.is_used_up();
            match token {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| (text(name), text(value)));
                    return Some(Piece::Open(
                        text(&tag.name),
                        Attributes(attributes.collect()),
                    ));
                }
                Token::EndTag(tag) => return Some(Piece::Close(text(&tag.name))),
                Token::String(string) => return Some(Piece::Text(text(&string))),
                Token::Comment(comment) => return Some(Piece::Comment(text(&comment))),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }
}

impl Attributes {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Whether one of the classes fits.
    pub(super) fn has_class(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.get("class").split_ascii_whitespace().any(fits)
    }
}

/// Elements that have no end.
pub(super) fn is_void(name: &str) -> bool {
    [
        "br", "img", "hr", "meta", "link", "input", "area", "base", "col", "embed", "source",
        "track", "wbr",
    ]
    .contains(&name)
}

/// Elements that only mark words within a line.
pub(super) fn is_inline(name: &str) -> bool {
    [
        "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "img", "ins", "mark", "q", "s",
        "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
    ]
    .contains(&name)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_comments_come_in_order() {
        let html = "<P Class='a b'>Fish &amp; ships<br></P><!-- DOC --><style>.c1 { x }</style>";
        let pieces: Vec<Piece> = Pieces::new(html.as_bytes(), 1_000).collect();
        let Piece::Open(name, attributes) = &pieces[0] else {
            panic!("{pieces:?}")
        };
        assert!(name == "p" && attributes.has_class(|class| class == "b"));
        assert_eq!(
            &pieces[1..],
            [
                Piece::Text("Fish & ships".into()),
                Piece::Open("br".into(), Attributes::default()),
                Piece::Close("p".into()),
                Piece::Comment(" DOC ".into()),
                Piece::Open("style".into(), Attributes::default()),
                Piece::Text(".c1 { x }".into()),
                Piece::Close("style".into()),
            ]
        );
    }
}
