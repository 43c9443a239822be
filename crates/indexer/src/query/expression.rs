//! Wildcards and regular expressions over whole words as automata, which dictionaries are walked with; not
//! where they stand in a query.
//!
//! An automaton is of a bounded size and asks of each byte only once, so that no expression takes long.

use otherwords_text::normalize;
use regex_automata::dfa::Automaton as _;
use regex_automata::dfa::dense::{self, DFA};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, Input};
use tantivy_fst::Automaton;

/// What answers for a word whether it is meant.
pub(crate) struct Expression {
    automaton: DFA<Vec<u32>>,
    start: StateID,
}

/// Why there is no automaton for an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// What is wrong, and at which character of the expression, counted from 0.
    Syntax(String, usize),
    /// It would be larger than [`MOST_BYTES`].
    TooLarge,
}

/// The largest automaton, and the most that may be kept while it is made.
const MOST_BYTES: usize = 1 << 20;

impl Expression {
    /// A regular expression for whole words, whatever their case.
    pub(crate) fn regular(expression: &str) -> Result<Self, Refused> {
        let expression = normalize(expression).replace('’', "'"); // as words are folded
        let mut parser = regex_syntax::ParserBuilder::new()
            .case_insensitive(true)
            .build();
        let parsed = parser.parse(&expression).map_err(|error| {
            let (what, span) = match &error {
                regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span()),
                regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span()),
                _ => return Refused::Syntax(error.to_string(), 0),
            };
            let before = expression.get(..span.start.offset);
            Refused::Syntax(what, before.map_or(0, |before| before.chars().count()))
        })?;
        Self::of(&parsed).ok_or(Refused::TooLarge)
    }

    /// A folded word in which `*` stands for any letters or none, and `?` for one.
    pub(crate) fn wildcard(word: &str) -> Result<Self, Refused> {
        let expression: String = word
            .chars()
            .map(|letter| match letter {
                '*' => ".*".to_owned(),
                '?' => ".".to_owned(),
                letter => regex_syntax::escape(letter.encode_utf8(&mut [0; 4])),
            })
            .collect();
        Self::regular(&expression)
    }

    /// Whether it stands for this folded word.
    pub(crate) fn matches(&self, word: &str) -> bool {
        accepts(&self, word)
    }

    fn of(parsed: &regex_syntax::hir::Hir) -> Option<Self> {
        let limited = thompson::Config::new()
            .nfa_size_limit(Some(MOST_BYTES))
            .which_captures(thompson::WhichCaptures::None);
        let states = thompson::Compiler::new()
            .configure(limited)
            .build_from_hir(parsed)
            .ok()?;
        let limited = dense::Config::new()
            .start_kind(regex_automata::dfa::StartKind::Anchored)
            .dfa_size_limit(Some(MOST_BYTES))
            .determinize_size_limit(Some(MOST_BYTES));
        let automaton = dense::Builder::new()
            .configure(limited)
            .build_from_nfa(&states)
            .ok()?;
        let anchored = Input::new("").anchored(Anchored::Yes);
        let start = automaton.start_state_forward(&anchored).ok()?;
        Some(Self { automaton, start })
    }
}

impl Automaton for &Expression {
    type State = StateID;

    fn start(&self) -> StateID {
        self.start
    }

    fn is_match(&self, state: &StateID) -> bool {
        let ended = self.automaton.next_eoi_state(*state);
        self.automaton.is_match_state(ended)
    }

    fn can_match(&self, state: &StateID) -> bool {
        !self.automaton.is_dead_state(*state)
    }

    fn accept(&self, state: &StateID, byte: u8) -> StateID {
        self.automaton.next_state(*state, byte)
    }
}

/// Whether an automaton accepts a whole word.
pub(crate) fn accepts<A: Automaton>(automaton: &A, word: &str) -> bool {
    let last = word.bytes().fold(automaton.start(), |state, byte| {
        automaton.accept(&state, byte)
    });
    automaton.is_match(&last)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn an_expression_stands_for_whole_words_whatever_their_case() {
        for (expression, word, is_meant) in [
            ("prot.st(s|ed)?", "protests", true),
            ("prot.st(s|ed)?", "protester", false),
            ("prot.st", "a protest", false),
            ("PROTEST", "protest", true),
            ("m.t", "müt", true),
            ("\\d+", "2020", true),
            ("^met$", "met", true),
            ("a|bc", "c", false),
        ] {
            let automaton = Expression::regular(expression).unwrap();
            assert_eq!(automaton.matches(word), is_meant, "{expression} {word}");
        }
        for (word, expected) in [("un*ed", "untied"), ("wom?n", "womän"), ("u.s*", "u.s")] {
            assert!(
                Expression::wildcard(word).unwrap().matches(expected),
                "{word}"
            );
        }
        assert!(!Expression::wildcard("u.s*").unwrap().matches("uxs"));
    }

    #[test]
    fn what_is_wrong_is_said_and_where() {
        let refused = |expression| Expression::regular(expression).err().unwrap();
        assert!(matches!(refused("ä(b"), Refused::Syntax(_, 1)));
        assert!(matches!(refused("a{3"), Refused::Syntax(..)));
        assert_eq!(refused("\\w{1000}"), Refused::TooLarge);
    }

    #[test]
    fn no_expression_takes_long() {
        for expression in [
            "(a{1000}){1000}",
            "([a&&b]{4000000000}){4000000000}",
            "(|){4000000000}",
            "(\\w{0,200}){200}",
            "(.*.{30}a){9}.*b",
            "(a?){200}a{200}",
            "(x|\\w|\\pL|\\S)*a(\\w\\w?\\w?){9}",
            &format!(".*{}", "a...".repeat(9)),
            &".*a.*b".repeat(60),
        ] {
            let begun = Instant::now();
            let _ = Expression::regular(expression); // refused or not
            assert!(begun.elapsed() < Duration::from_secs(5), "{expression}");
        }
    }
}
