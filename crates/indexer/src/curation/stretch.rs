//! Places in an article's text by the position of words, as the index counts them; not by bytes.

use otherwords_text::{Layer, Span, Token};
use serde::{Deserialize, Serialize};

/// Neighbouring words of one layer and one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32, u8)", into = "(u32, u32, u8)")]
pub struct Stretch {
    /// Position of the first word, as [`Token::position`] counts.
    pub start: u32,
    /// Position after the last one.
    pub end: u32,
    /// Whose words they are.
    pub layer: Layer,
}

impl Stretch {
    /// Words.
    pub fn length(&self) -> u32 {
        self.end - self.start
    }
}

impl From<(u32, u32, u8)> for Stretch {
    fn from((start, end, layer): (u32, u32, u8)) -> Self {
        Self {
            start,
            end: end.max(start),
            layer: Layer::ALL
                .get(usize::from(layer))
                .copied()
                .unwrap_or_default(),
        }
    }
}

impl From<Stretch> for (u32, u32, u8) {
    fn from(stretch: Stretch) -> Self {
        (stretch.start, stretch.end, stretch.layer as u8)
    }
}

/// The words of a text that lie wholly within one of these places, which are sorted.
///
/// ```
/// use otherwords_indexer::stretches;
/// use otherwords_text::{Language, Span, analyze};
///
/// let tokens = analyze("Sign up here. It rained.", Language::ENGLISH).tokens;
/// let found = stretches(&tokens, &[Span { start: 0, end: 13 }]);
/// assert_eq!((found[0].start, found[0].end), (0, 3));
/// ```
pub fn stretches(tokens: &[Token], places: &[Span]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for place in places {
        let first = tokens.partition_point(|token| (token.start as usize) < place.start);
        let inside = tokens[first..]
            .iter()
            .take_while(|token| token.end as usize <= place.end);
        for token in inside {
            extend(&mut found, token);
        }
    }
    found
}

fn extend(found: &mut Vec<Stretch>, token: &Token) {
    match found.last_mut() {
        Some(last) if last.end == token.position && last.layer == token.layer => last.end += 1,
        _ => found.push(Stretch {
            start: token.position,
            end: token.position + 1,
            layer: token.layer,
        }),
    }
}
