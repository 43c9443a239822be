//! From a tree back to the one text we write for it; `parse` reads it as the same tree.

use std::fmt::{self, Display, Formatter};

use super::cursor::is_space;
use super::field::LAYERS;
use super::word::{WHOLE, is_elision, is_wildcard};
use otherwords_text::is_unspaced;

use super::{Filter, LayerSet, Pattern, Proximity, Query, Scope, Sequence, Slot, Word};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_query(self, Binding::Or, f)
    }
}

impl Display for Sequence {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_scope(self.scope, f)?;
        match self.slots.as_slice() {
            [slot] if is_bare(slot) => slot.fmt(f),
            slots => write_phrase(slots, self.proximity, f),
        }
    }
}

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outlet(pattern) => write!(f, "outlet:{pattern}"),
            Self::Event(pattern) => write!(f, "event:{pattern}"),
            Self::Column { name, value } => write!(f, "meta.{}:{value}", Value(name)),
            Self::Language(language) => write!(f, "lang:{}", Value(language.code())),
            Self::Id(id) => write!(f, "id:{}", Value(id)),
            Self::Copies { rule, among } if **among == Query::All => {
                write!(f, "copies:{}", rule.name())
            }
            Self::Copies { rule, among } => {
                write!(f, "copies:{}", Value(&format!("{} {among}", rule.name())))
            }
            Self::Date { from, to } if from == to => write_end("date:", *from, f),
            Self::Date { from, to } => {
                write_end("date:", *from, f)?;
                write_end("..", *to, f)
            }
        }
    }
}

impl Display for Pattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(whole) => Value(whole).fmt(f),
            Self::Prefix(beginning) => write!(f, "{}*", Value(beginning)),
        }
    }
}

impl Display for Slot {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("_"),
            Self::OneOf(words) => write_joined(words, "|", f, |word, f| word.fmt(f)),
        }
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(word) => f.write_str(&word_protected(word)),
            Self::Prefix(beginning) => write!(f, "{}*", word_protected(beginning)),
            Self::Wildcard(word) => f.write_str(&protected(word, |sign| {
                !is_wildcard(sign) && has_meaning(sign)
            })),
            Self::Expression(expression) => write!(f, "/{}/", expression_protected(expression)),
            Self::Fuzzy(word, distance) => write!(f, "{}~{distance}", word_protected(word)),
        }
    }
}

/// How tightly what stands around a query binds it: what binds looser needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
}

fn write_query(query: &Query, around: Binding, f: &mut Formatter<'_>) -> fmt::Result {
    match query {
        Query::Words(sequence) => sequence.fmt(f),
        Query::Filter(filter) => filter.fmt(f),
        Query::All => f.write_str("*:*"),
        Query::Not(excluded) => {
            f.write_str("-")?;
            write_query(excluded, Binding::Not, f)
        }
        Query::And(parts) => write_branches(parts, Binding::And, around, f),
        Query::Or(branches) => write_branches(branches, Binding::Or, around, f),
    }
}

fn write_branches(
    branches: &[Query],
    own: Binding,
    around: Binding,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    let separator = if own == Binding::Or { " OR " } else { " " };
    match branches {
        [] if own == Binding::Or => f.write_str("-*:*"),
        [] => f.write_str("*:*"),
        [single] => write_query(single, around, f),
        _ if own < around => {
            f.write_str("(")?;
            write_joined(branches, separator, f, |branch, f| {
                write_query(branch, own, f)
            })?;
            f.write_str(")")
        }
        _ => write_joined(branches, separator, f, |branch, f| {
            write_query(branch, own, f)
        }),
    }
}

fn write_joined<T>(
    parts: &[T],
    separator: &str,
    f: &mut Formatter<'_>,
    write: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(separator)?;
        }
        write(part, f)?;
    }
    Ok(())
}

fn write_scope(scope: Scope, f: &mut Formatter<'_>) -> fmt::Result {
    match scope {
        Scope::Title => f.write_str("title:"),
        Scope::Body { layers } if layers == LayerSet::ALL => Ok(()),
        Scope::Body { layers } => {
            let chosen = LAYERS.iter().filter(|(_, layer)| layers.contains(*layer));
            let names: Vec<&str> = chosen.map(|(name, _)| *name).collect();
            write!(f, "{}:", names.join("+"))
        }
    }
}

fn write_phrase(slots: &[Slot], proximity: Proximity, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for (place, slot) in slots.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| &slots[before]);
        f.write_str(if before.is_none_or(is_joined_to_next) {
            ""
        } else {
            " "
        })?;
        slot.fmt(f)?;
    }
    match proximity {
        Proximity::Adjacent => f.write_str("\""),
        Proximity::Unordered(distance) => write!(f, "\"~{distance}"),
        Proximity::Ordered(distance) => write!(f, "\"~>{distance}"),
    }
}

/// Whether this place and the next are written as one, because they were typed as one.
fn is_joined_to_next(slot: &Slot) -> bool {
    match slot {
        Slot::OneOf(words) => matches!(words.as_slice(), [Word::Exact(word)] if is_elision(word)),
        Slot::Any => false,
    }
}

fn write_end(sign: &str, day: Option<jiff::civil::Date>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(sign)?;
    day.map_or(Ok(()), |day| day.fmt(f))
}

/// A name behind a colon, in quotation marks if it needs them.
struct Value<'v>(&'v str);

impl Display for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if is_plain(self.0) && !is_operator(self.0) {
            f.write_str(self.0)
        } else {
            write!(f, "\"{}\"", name_protected(self.0))
        }
    }
}

/// Whether a place can be written without quotation marks.
fn is_bare(slot: &Slot) -> bool {
    match slot {
        Slot::Any => false,
        Slot::OneOf(words) => words.iter().all(|word| match word {
            Word::Exact(word) => is_plain(word) && !is_operator(word),
            Word::Prefix(word) | Word::Fuzzy(word, _) => is_plain(word),
            Word::Wildcard(word) => is_plain(&word.replace(is_wildcard, "x")),
            Word::Expression(_) => true,
        }),
    }
}

/// Letters and digits with signs that mean nothing to the grammar, and that do not come first.
fn is_plain(text: &str) -> bool {
    let is_sign = |letter| matches!(letter, '-' | '\'' | '’' | '.' | ',' | '_');
    text.starts_with(char::is_alphanumeric)
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || is_sign(letter))
}

fn is_operator(text: &str) -> bool {
    matches!(text, "AND" | "OR" | "NOT")
}

/// A word with a backslash before what would not be part of it between quotation marks. Words of
/// everyday languages have none of these; the tokenizer's rules allow them in strange places.
///
/// A word that a dictionary found in its context might be split alone, and is marked as whole.
fn word_protected(word: &str) -> String {
    if is_unspaced(word) {
        return format!("{WHOLE}{word}");
    }
    protected(word, has_meaning)
}

fn has_meaning(sign: char) -> bool {
    matches!(sign, '"' | '\\' | '*' | '?' | '~' | '|' | '/') || is_space(sign)
}

/// An expression with a backslash before what would end it or the phrase around it; its own backslashes, and
/// what they stand before, stay.
fn expression_protected(expression: &str) -> String {
    let mut protected = String::with_capacity(expression.len());
    let mut letters = expression.chars();
    while let Some(letter) = letters.next() {
        if matches!(letter, '/' | '"') {
            protected.push('\\');
        }
        protected.push(letter);
        if letter == '\\' {
            protected.extend(letters.next());
        }
    }
    protected
}

fn name_protected(name: &str) -> String {
    protected(name, |sign| matches!(sign, '"' | '\\'))
}

fn protected(text: &str, has_meaning: impl Fn(char) -> bool) -> String {
    let mut protected = String::with_capacity(text.len());
    for character in text.chars() {
        if has_meaning(character) {
            protected.push('\\');
        }
        protected.push(character);
    }
    protected
}
