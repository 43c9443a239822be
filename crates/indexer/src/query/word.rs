//! From what was typed between two spaces to words: stars, tildes, bars; not phrases or fields.

use otherwords_text::{Language, analyze, is_unspaced, normalize};

use super::cursor::Placed;
use super::error::Fault;
use super::{Slot, Word};

/// The fewest letters and digits before a star: one would ask for half the dictionary.
const MINIMUM_PREFIX: usize = 2;

/// The places of one word as typed outside quotation marks: at least one, usually just one.
pub(super) fn lone_slots(raw: &[Placed], language: Language) -> Result<Vec<Slot>, Fault> {
    if is_placeholder(raw) {
        return Err(Fault::new(
            first_column(raw),
            "_ stands for any one word, but only between others",
            "put it into a phrase: \"met _ minister\"",
        ));
    }
    let slots = phrase_slots(raw, language)?;
    if slots.is_empty() {
        return Err(no_word(raw));
    }
    Ok(slots)
}

/// The places of one word as typed inside quotation marks: none for punctuation.
pub(super) fn phrase_slots(raw: &[Placed], language: Language) -> Result<Vec<Slot>, Fault> {
    if is_placeholder(raw) {
        return Ok(vec![Slot::Any]);
    }
    if raw.iter().any(|placed| placed.is('|')) {
        return alternatives(raw, language).map(|words| vec![Slot::OneOf(words)]);
    }
    let words = words(raw, language)?;
    Ok(words
        .into_iter()
        .map(|word| Slot::OneOf(vec![word]))
        .collect())
}

fn alternatives(raw: &[Placed], language: Language) -> Result<Vec<Word>, Fault> {
    check_bars(raw)?;
    let pieces = raw.split(|placed| placed.is('|'));
    pieces.map(|piece| alternative(piece, language)).collect()
}

fn check_bars(raw: &[Placed]) -> Result<(), Fault> {
    let mut expects_word = true;
    for placed in raw {
        let is_bar = placed.is('|');
        if is_bar && expects_word {
            return Err(missing_alternative(placed.column));
        }
        expects_word = is_bar;
    }
    match raw.last().filter(|_| expects_word) {
        Some(bar) => Err(missing_alternative(bar.column)),
        None => Ok(()),
    }
}

fn missing_alternative(column: usize) -> Fault {
    Fault::new(
        column,
        "a word is missing beside this |",
        "write met|meets without spaces; between phrases or groups use OR",
    )
}

fn alternative(piece: &[Placed], language: Language) -> Result<Word, Fault> {
    if is_placeholder(piece) {
        return Err(Fault::new(
            first_column(piece),
            "_ stands for any word and needs no alternatives",
            "leave the other words out, or leave out the _",
        ));
    }
    let mut words = words(piece, language)?;
    match (words.pop(), words.is_empty()) {
        (Some(word), true) => Ok(word),
        (None, _) => Err(no_word(piece)),
        (Some(_), false) => Err(Fault::new(
            first_column(piece),
            "this is more than one word, and an alternative must be one",
            "use OR between phrases: (\"either or\" OR neither)",
        )),
    }
}

/// The words in a piece without bars. A star belongs to the last; a tilde allows only one.
fn words(piece: &[Placed], language: Language) -> Result<Vec<Word>, Fault> {
    if let Some(mark) = inner_question_mark(piece) {
        return Err(Fault::new(
            mark.column,
            "? stands for no letter",
            "write woman|women for either word, wom* for all that begin so, woman~1 for those a letter away",
        ));
    }
    let is_sign = |placed: &Placed| placed.is('*') || placed.is('~');
    let Some(place) = piece.iter().position(is_sign) else {
        let exact = tokens(&text(piece), language).into_iter();
        return Ok(exact.map(Word::Exact).collect());
    };
    let (before, after) = (&piece[..place], &piece[place + 1..]);
    let column = piece[place].column;
    if piece[place].character == '*' {
        prefix(before, after, column, language)
    } else {
        fuzzy(before, after, column, language).map(|word| vec![word])
    }
}

/// A question mark between letters: not the end of a question, but what stands for any letter elsewhere.
fn inner_question_mark(piece: &[Placed]) -> Option<&Placed> {
    let between_letters = |three: &&[Placed]| {
        three[1].is('?') && three[0].character.is_alphabetic() && three[2].character.is_alphabetic()
    };
    piece
        .windows(3)
        .find(between_letters)
        .map(|three| &three[1])
}

fn prefix(
    before: &[Placed],
    after: &[Placed],
    column: usize,
    language: Language,
) -> Result<Vec<Word>, Fault> {
    if !after.is_empty() {
        return Err(Fault::new(
            column,
            "* can only end a word",
            "write protest* for all words that begin so",
        ));
    }
    let text = text(before);
    let mut tokens = tokens(&text, language);
    let last = tokens
        .pop()
        .filter(|last| n_letters(last) >= MINIMUM_PREFIX);
    let Some(last) = last else {
        return Err(too_short(before, column));
    };
    let mut words: Vec<Word> = tokens.into_iter().map(Word::Exact).collect();
    words.push(Word::Prefix(with_joiner(last, &text)));
    Ok(words)
}

fn too_short(before: &[Placed], column: usize) -> Fault {
    if before.is_empty() {
        Fault::new(
            column,
            "* has no word before it",
            "write protest* for words that begin so, _ for any word inside a phrase, \
             *:* for all articles",
        )
    } else {
        Fault::new(
            column,
            "* needs at least two letters before it",
            "write more of the word: pro*",
        )
    }
}

/// Keeps a last hyphen or apostrophe, which the tokenizer drops: `well-*` is not `well*`.
fn with_joiner(last: String, text: &str) -> String {
    let mut before = text.chars();
    let joiner = before.next_back();
    match joiner.filter(|joiner| matches!(joiner, '-' | '‐' | '‑' | '\'' | '’')) {
        Some(joiner) if before.as_str().ends_with(&last) => format!("{last}{joiner}"),
        _ => last,
    }
}

fn fuzzy(
    before: &[Placed],
    after: &[Placed],
    column: usize,
    language: Language,
) -> Result<Word, Fault> {
    let distance = distance(&text(after), column)?;
    let mut tokens = tokens(&text(before), language);
    match (tokens.pop(), tokens.is_empty()) {
        (Some(token), true) => Ok(Word::Fuzzy(token, distance)),
        (Some(_), false) => Err(Fault::new(
            column,
            "~ belongs to one word, and this is more than one",
            "put a phrase in quotation marks for words near each other: \"either or\"~3",
        )),
        (None, _) => Err(Fault::new(
            column,
            "~ has no word before it",
            "write protest~1 for words that differ by a letter",
        )),
    }
}

fn distance(digits: &str, column: usize) -> Result<u8, Fault> {
    let hint = "write protest~1 or protest~2; for words near each other \"envoy protest\"~3";
    match digits {
        "1" => Ok(1),
        "2" => Ok(2),
        "" => Err(Fault::new(column, "~ needs a number behind it", hint)),
        _ => Err(Fault::new(
            column,
            "after a word ~ can only be followed by 1 or 2",
            hint,
        )),
    }
}

/// Before a word of a script without spaces: it is one word, whatever the dictionary says of it alone.
pub(super) const WHOLE: char = '=';

/// Splits as articles are split, and each token again as if it stood alone, because that is how it
/// is read when the query has been written down. It differs only where a mark that composes with
/// a letter has none to compose with.
pub(super) fn tokens(text: &str, language: Language) -> Vec<String> {
    if let Some(word) = text.strip_prefix(WHOLE).filter(|word| is_unspaced(word)) {
        return vec![word.to_owned()];
    }
    let surfaces = split(text, language).into_iter();
    let tokens = surfaces.flat_map(
        |surface| match is_elision(&surface) || is_unspaced(&surface) {
            true => vec![surface],
            false => split(&surface, language),
        },
    );
    tokens.collect()
}

/// Whether what follows was split off at an apostrophe, as in French `l'` + `homme`. Alone, it
/// would lose the apostrophe.
pub(super) fn is_elision(token: &str) -> bool {
    token.ends_with(['\'', '’'])
}

fn split(text: &str, language: Language) -> Vec<String> {
    let text = normalize(text);
    let tokens = analyze(&text, language).tokens;
    tokens
        .iter()
        .map(|token| token.surface(&text).to_owned())
        .collect()
}

fn no_word(raw: &[Placed]) -> Fault {
    let hint = match text(raw).as_str() {
        "&" | "&&" | "+" => "between words write AND, or nothing",
        "!" => "to exclude a word write -word or NOT word",
        _ => "leave the sign out; only words are searched",
    };
    Fault::new(first_column(raw), "there is no word in this", hint)
}

fn is_placeholder(raw: &[Placed]) -> bool {
    matches!(raw, [placed] if placed.is('_'))
}

fn text(raw: &[Placed]) -> String {
    raw.iter().map(|placed| placed.character).collect()
}

fn first_column(raw: &[Placed]) -> usize {
    raw.first().map_or(1, |placed| placed.column)
}

fn n_letters(word: &str) -> usize {
    word.chars()
        .filter(|letter| letter.is_alphanumeric())
        .count()
}
