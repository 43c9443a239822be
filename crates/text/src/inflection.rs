//! English words without their inflection: a plural, *-ed* and *-ing* go, and what is left is spelt as the word
//! that takes them, so that *aides* belong to *aide* and *aids* to *aid*.
//!
//! Derivation stays, which Snowball's English stemmer (Porter2; Porter 2002) takes away as well: it makes one word
//! of *position* and *positive*, *important* and *imports*, *authorities* and *authors*, *officers* and *office*,
//! and whoever counts how outlets word things must not. *-edly* and *-ingly* stay for the same reason: *reportedly*
//! hedges, *reported* does not.
//!
//! These are rules of spelling and no dictionary. What they get wrong among the commoner words stands in
//! `families.tsv`.

use crate::irregular;

/// Words that look inflected and are not, or are otherwise, with what they belong to.
const EXCEPTIONS: [(&str, &str); 12] = [
    ("andes", "andes"),
    ("atlas", "atlas"),
    ("bias", "bias"),
    ("cosmos", "cosmos"),
    ("dying", "die"),
    ("freed", "free"),
    ("hundred", "hundred"),
    ("lying", "lie"),
    ("news", "news"),
    ("politics", "politics"),
    ("tying", "tie"),
    ("united", "united"),
];
/// Words whose end is no ending once their plural is gone.
const WHOLE: [&str; 6] = [
    "canning", "earring", "evening", "herring", "inning", "outing",
];
/// Endings behind which a plural has an *e*: *bosses*, *viruses*.
const BEFORE_ES: [&str; 9] = ["ss", "sh", "ch", "x", "zz", "rus", "nus", "pus", "tus"];
/// Endings of more than one syllable from which *-ed* and *-ing* mostly took an *e*, behind a consonant:
/// *decided* and *decide*, where *visited* and *visit* have none.
const BEFORE_E: [&str; 29] = [
    "ab", "ad", "ak", "am", "ap", "ar", "at", "ib", "id", "ik", "il", "im", "in", "ip", "ir", "ob",
    "od", "ok", "om", "ot", "ub", "ud", "ul", "um", "un", "up", "ur", "ut", "ol",
];

/// The word whose inflected form a folded English word is, by its letters; of a plural of an *-ing* the verb. Words
/// with other letters than a to z and the apostrophe, and those of one or two letters, are their own.
pub fn stem(term: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'\'';
    if term.len() <= 2 || !term.bytes().all(is_plain) {
        return term.to_owned();
    }
    if let Some(stem) = listed(term) {
        return stem.to_owned();
    }
    let singular = without_plural(without_apostrophes(term));
    if singular.is_empty() {
        return term.to_owned(); // nothing but apostrophes
    }
    match WHOLE.contains(&singular.as_str()) {
        true => singular,
        false => without_ending(singular),
    }
}

/// What a form belongs to that goes by no rule.
fn listed(term: &str) -> Option<&'static str> {
    let exception = EXCEPTIONS.iter().find(|(word, _)| *word == term);
    exception.map_or_else(|| irregular::base(term), |(_, stem)| Some(*stem))
}

fn without_apostrophes(term: &str) -> &str {
    let word = term.trim_start_matches('\'');
    let ending = ["'s'", "'s", "'"];
    ending
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// Without the *s* of plurals and verbs; *-ied* goes with *-ies*.
fn without_plural(word: &str) -> String {
    if let Some(begin) = word.strip_suffix("ies").or(word.strip_suffix("ied")) {
        let ending = if word.len() > 4 { "y" } else { "ie" };
        return format!("{begin}{ending}");
    }
    let before_es = |begin: &&str| {
        let hisses = BEFORE_ES.iter().any(|ending| begin.ends_with(ending));
        hisses || begin.ends_with('o') && begin.len() > 3
    };
    if let Some(begin) = word.strip_suffix("es").filter(before_es) {
        return begin.to_owned();
    }
    let is_plural = !word.ends_with("us") && !word.ends_with("ss");
    let begin = word.strip_suffix('s').filter(|_| is_plural);
    let has_syllable = |begin: &&str| has_vowel(&begin[..begin.len().saturating_sub(1)]);
    begin.filter(has_syllable).unwrap_or(word).to_owned()
}

/// Without *-ed* and *-ing*, as the verb is spelt.
fn without_ending(word: String) -> String {
    if let Some(begin) = word.strip_suffix("eed") {
        let is_past = begin.ends_with(['r', 't']) && has_vowel(begin); // *agreed*; not *need*, *exceed*
        return word[..word.len() - usize::from(is_past)].to_owned();
    }
    let begin = word.strip_suffix("ed").or(word.strip_suffix("ing"));
    match begin.filter(|begin| has_vowel(begin)) {
        Some(begin) if is_doubled(begin) => begin[..begin.len() - 1].to_owned(),
        Some(begin) if lacks_e(begin) => format!("{begin}e"),
        Some(begin) => begin.to_owned(),
        None => word,
    }
}

/// *stopp*, and not *add*, *fall*, *miss*, *buzz* and *stuff*.
fn is_doubled(begin: &str) -> bool {
    let doubles = ["bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"];
    begin.len() > 3 && doubles.iter().any(|double| begin.ends_with(double))
}

/// Whether what *-ed* or *-ing* left is seldom a word without an *e* behind it: *hop* (of *hoping*), *argu*,
/// *rais*, *handl*, *chang*, *evaluat*.
fn lacks_e(begin: &str) -> bool {
    let begin = begin.replace("qu", "qw");
    let mut back = begin.bytes().rev();
    let [last, before, third] = [(); 3].map(|()| back.next().unwrap_or(b' '));
    let behind = |letters: &[u8]| letters.contains(&before);
    let by_letter = match last {
        b'c' | b'u' | b'v' => true,
        b's' | b'z' => before != last,
        b'l' => behind(b"bcdfgkpstz"),
        b'g' => behind(b"aeioudlr") || before == b'n' && b"aeu".contains(&third),
        b't' => before == b'a' && b"iu".contains(&third),
        _ => false,
    };
    let by_ending = !is_vowel(third) && BEFORE_E.iter().any(|ending| begin.ends_with(ending));
    by_letter || by_ending || is_short_syllable(&begin)
}

/// One syllable that ends in a vowel and a consonant, which would be doubled if no *e* had been there.
fn is_short_syllable(begin: &str) -> bool {
    let (start, end) = begin.as_bytes().split_at(begin.len().saturating_sub(2));
    let closed = matches!(end, [vowel, last] if is_vowel(*vowel) && !is_vowel(*last));
    let (first, rest) = start.split_at(start.len().min(1)); // a *y* in front is a consonant
    let consonants = !first
        .iter()
        .any(|letter| is_vowel(*letter) && *letter != b'y')
        && !rest.iter().any(|letter| is_vowel(*letter));
    closed && consonants && !end.ends_with(b"w") && !end.ends_with(b"x")
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(letters: &str) -> bool {
    letters.bytes().any(is_vowel)
}
