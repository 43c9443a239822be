//! A tokenizer that finds nothing itself: it replays what the analysis found.
//!
//! The engine calls a tokenizer with a string. Ours is given not the text but a script (`term`
//! `\n`, with `\t` and a number where positions are skipped), so that analysis can run on all cores
//! while a single thread writes, and nothing is analysed twice.

use memchr::memchr;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The tokenizer that replays a script.
#[derive(Clone, Default)]
pub(crate) struct Replay {
    token: Token,
}

/// A script being replayed.
pub(crate) struct ReplayStream<'a> {
    rest: &'a str,
    position: usize,
    token: &'a mut Token,
}

impl Tokenizer for Replay {
    type TokenStream<'a> = ReplayStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ReplayStream<'a> {
        self.token.reset();
        ReplayStream {
            rest: text,
            position: 0,
            token: &mut self.token,
        }
    }
}

impl TokenStream for ReplayStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(end) = memchr(b'\n', self.rest.as_bytes()) {
            let entry = &self.rest[..end];
            self.rest = &self.rest[end + 1..];
            if let Some(skipped) = entry.strip_prefix('\t') {
                self.position += skipped.parse::<usize>().unwrap_or(0);
                continue;
            }
            self.token.text.clear();
            self.token.text.push_str(entry);
            self.token.position = self.position;
            self.position += 1;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// What the engine is told of a script: terms and positions.
#[cfg(test)]
pub(crate) fn replayed(script: &str) -> Vec<(String, usize)> {
    let mut replay = Replay::default();
    let mut stream = replay.token_stream(script);
    let mut found = Vec::new();
    while stream.advance() {
        found.push((stream.token().text.clone(), stream.token().position));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_replayed_with_the_positions_it_skips() {
        let at = |term: &str, position| (term.to_owned(), position);
        for (script, expected) in [
            ("", vec![]),
            ("a\nb\n", vec![at("a", 0), at("b", 1)]),
            ("\t3\na\n\t1\na\n", vec![at("a", 3), at("a", 5)]),
        ] {
            assert_eq!(replayed(script), expected, "{script:?}");
        }
    }
}
