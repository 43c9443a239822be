//! From what was typed between two spaces to words: stars, tildes, bars, expressions; not phrases or fields.

use otherwords_text::{Language, analyze, is_unspaced, normalize};

use super::cursor::Placed;
use super::error::{Fault, shown};
use super::expression::{Expression, Refused};
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
    if let Some(fault) = nearness_elsewhere(raw).or_else(|| truncation_elsewhere(raw)) {
        return Err(fault);
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
    if let Some(fault) = token_elsewhere(raw) {
        return Err(fault);
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
    let pieces = pieces(raw).into_iter();
    pieces.map(|piece| alternative(piece, language)).collect()
}

/// What stands between bars. Those of a regular expression are its own.
fn pieces(raw: &[Placed]) -> Vec<&[Placed]> {
    let (mut pieces, mut rest) = (Vec::new(), raw);
    loop {
        let expression = closing_stroke(rest).map_or(0, |closing| closing + 1);
        let bar = rest[expression..].iter().position(|placed| placed.is('|'));
        match bar.map(|bar| expression + bar) {
            Some(bar) => {
                pieces.push(&rest[..bar]);
                rest = &rest[bar + 1..];
            }
            None => {
                pieces.push(rest);
                return pieces;
            }
        }
    }
}

/// Where a regular expression ends that begins here.
fn closing_stroke(piece: &[Placed]) -> Option<usize> {
    piece.first().filter(|first| first.is('/'))?;
    let closing = piece[1..].iter().position(|placed| placed.is('/'));
    closing.map(|closing| closing + 1)
}

/// An error where nothing stands beside a bar.
fn check_bars(raw: &[Placed]) -> Result<(), Fault> {
    let mut start = 0;
    for piece in pieces(raw) {
        if piece.is_empty() {
            let bar = raw.get(start).or(raw.last());
            return Err(missing_alternative(bar.map_or(1, |bar| bar.column)));
        }
        start += piece.len() + 1;
    }
    Ok(())
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

/// The words in a piece without bars. A star at its end belongs to the last; all other signs allow only one.
fn words(piece: &[Placed], language: Language) -> Result<Vec<Word>, Fault> {
    if let Some(closing) = closing_stroke(piece) {
        return expression(piece, closing).map(|word| vec![word]);
    }
    if has_wildcards(piece) {
        return wildcard(piece, language).map(|word| vec![word]);
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

/// What stands for letters that are not told.
pub(super) fn is_wildcard(sign: char) -> bool {
    matches!(sign, '*' | '?')
}

fn stands_for_letters(placed: &Placed) -> bool {
    is_wildcard(placed.character) && !placed.is_protected
}

/// Whether a star or a question mark stands before a letter. Behind all letters a star makes a prefix, and a
/// question mark is the end of a question.
fn has_wildcards(piece: &[Placed]) -> bool {
    let is_letter = |placed: &Placed| placed.character.is_alphanumeric();
    let last = piece.iter().rposition(is_letter);
    let within = last.map_or(&piece[..0], |last| &piece[..last]);
    within.iter().any(stands_for_letters) && !piece.iter().any(|placed| placed.is('~'))
}

fn wildcard(piece: &[Placed], language: Language) -> Result<Word, Fault> {
    let is_of_word =
        |placed: &&Placed| placed.character.is_alphanumeric() || stands_for_letters(placed);
    let last = piece.iter().rev().find(is_of_word);
    if let Some(mark) = last.filter(|last| last.is('?')) {
        return Err(Fault::new(
            mark.column,
            "a ? at the end of a word is a question mark and stands for no letter",
            "leave it out; for a letter more or none write a regular expression: /wom.n.?/",
        ));
    }
    let column = first_column(piece);
    let word = one_token(piece, language).ok_or_else(|| {
        Fault::new(
            column,
            "* and ? stand for letters of one word, and this is more than one",
            "put several words into a phrase: \"un*ed states\"",
        )
    })?;
    if n_letters(&word) < MINIMUM_PREFIX {
        return Err(Fault::new(
            column,
            "* and ? need at least two letters beside them",
            "write more of the word: *ism, wom?n",
        ));
    }
    match Expression::wildcard(&word) {
        Ok(_) => Ok(Word::Wildcard(word)),
        Err(_) => Err(too_large(column)),
    }
}

/// The one word that a piece is if each wildcard is a letter.
fn one_token(piece: &[Placed], language: Language) -> Option<String> {
    let is_sign = |placed: &Placed| is_wildcard(placed.character) && placed.is_protected;
    if piece.iter().any(is_sign) {
        return None; // a star that is itself, which is no part of a word
    }
    let typed = normalize(&text(piece));
    let as_letters = typed.replace(is_wildcard, "x");
    let tokens = tokens(&as_letters, language);
    let [token] = tokens.as_slice() else {
        return None;
    };
    // The same bytes, since a letter takes up as many as a wildcard.
    let start = as_letters.find(token.as_str())?;
    let word = typed.get(start..start + token.len())?;
    word.contains(is_wildcard).then(|| word.to_owned())
}

fn expression(piece: &[Placed], closing: usize) -> Result<Word, Fault> {
    if let Some(next) = piece.get(closing + 1) {
        return Err(Fault::new(
            next.column,
            "a regular expression ends here, and something follows it",
            "write \\/ for a stroke inside it",
        ));
    }
    let inside = &piece[1..closing];
    if inside.is_empty() {
        return Err(Fault::new(
            first_column(piece),
            "there is nothing in this regular expression",
            "write what words look like between the strokes: /prot.st(s|ed)?/",
        ));
    }
    let mut written = String::new();
    let mut columns = Vec::new();
    for placed in inside {
        // A stroke and a quotation mark were protected from our grammar, all other signs from theirs.
        if placed.is_protected && !matches!(placed.character, '/' | '"') {
            written.push('\\');
            columns.push(placed.column);
        }
        written.push(placed.character);
        columns.push(placed.column);
    }
    match Expression::regular(&written) {
        Ok(_) => Ok(Word::Expression(written)),
        Err(Refused::TooLarge) => Err(too_large(first_column(piece))),
        Err(Refused::Syntax(what, place)) => Err(Fault::new(
            columns.get(place).copied().unwrap_or(piece[closing].column),
            format!("this regular expression cannot be read: {what}"),
            "the syntax is that of Rust's regex, without word boundaries; a backslash before a sign makes it itself",
        )),
    }
}

fn too_large(column: usize) -> Fault {
    Fault::new(
        column,
        "this pattern stands for too much to be looked for",
        "use fewer . and ? in a row, and smaller numbers in { }",
    )
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
            "* is followed by what is no letter",
            "write protest* for all words that begin so, un*ed for those that begin and end so",
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
    if let Some(word) = elided(text, language) {
        return vec![word];
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

/// A text that is nothing but a word that loses its end before a vowel, as French `l'`: of a text by
/// itself, the apostrophe would be no part of it.
fn elided(text: &str, language: Language) -> Option<String> {
    let word = normalize(text);
    let before_a_vowel = is_elision(&word).then(|| split(&format!("{word}a"), language))?;
    (before_a_vowel.first() == Some(&word)).then_some(word)
}

/// Whether what follows was split off at an apostrophe, as in French `l'` + `homme`.
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

/// `near/5`, `W/3`, `adj2`: how other programs write that words are near each other.
fn nearness_elsewhere(raw: &[Placed]) -> Option<Fault> {
    let typed = text(raw).to_lowercase();
    let name = typed.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let is_nearness = name.len() < typed.len()
        && matches!(
            name,
            "near/" | "onear/" | "pre/" | "w/" | "n/" | "within/" | "adj"
        );
    let distance = &typed[name.len()..];
    is_nearness.then(|| {
        Fault::new(
            first_column(raw),
            format!("{} is how other programs say that words are near each other", shown(&typed)),
            format!(
                "write both words in quotation marks: \"envoy protest\"~{distance}, or ~>{distance} for this order"
            ),
        )
    })
}

/// `protest$2`, `protest$`: how other programs write that letters may follow. Sums such as `US$2` are none.
fn truncation_elsewhere(raw: &[Placed]) -> Option<Fault> {
    let place = raw.iter().position(|placed| placed.is('$'))?;
    let (before, after) = (&raw[..place], &raw[place + 1..]);
    let is_word = before.len() > 2 && before.iter().all(|letter| letter.character.is_lowercase());
    let is_count = after.iter().all(|digit| digit.character.is_ascii_digit());
    (is_word && is_count).then(|| {
        let (word, most) = (text(before), text(after));
        Fault::new(
            raw[place].column,
            "$ stands for no letters",
            match most.as_str() {
                "" => format!("write {word}* for all words that begin so"),
                most => format!("write {word}* for all words that begin so, /{word}.{{0,{most}}}/ for at most so many letters"),
            },
        )
    })
}

/// `[pos="VB"]`, `[]`: how CQP writes a word.
fn token_elsewhere(raw: &[Placed]) -> Option<Fault> {
    let typed = text(raw);
    let is_token = typed.starts_with('[') && (typed.starts_with("[]") || typed.contains('='));
    is_token.then(|| {
        Fault::new(
            first_column(raw),
            "this is how CQP writes a word; here nothing is known of words but what they look like",
            "write the word, met|meets for either, /prot.*/ for [word=\"prot.*\"], _ in a phrase for []",
        )
    })
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
