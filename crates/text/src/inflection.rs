//! English words without their inflection: plurals, *-ed* and *-ing* go, and with them a final *e*.
//!
//! These are steps 0, 1a, 1b, 1c and 5 of Snowball's English stemmer (Porter2; Porter 2002), with its
//! exceptions. The steps between, which take derivation away, are left out: they make one word of
//! *position* and *positive*, *important* and *imports*, *authorities* and *authors*, *officers* and *office*,
//! and whoever counts how outlets word things must not. *-edly* and *-ingly* stay for the same reason: *reportedly*
//! hedges, *reported* does not.

/// Words that the rules would get wrong, with what they become.
const EXCEPTIONS: [(&str, &str); 13] = [
    ("andes", "andes"),
    ("atlas", "atlas"),
    ("bias", "bias"),
    ("cosmos", "cosmos"),
    ("dying", "die"),
    ("howe", "howe"),
    ("lying", "lie"),
    ("news", "news"),
    ("skies", "sky"),
    ("skis", "ski"),
    ("tying", "tie"),
    ("politics", "politics"),
    ("united", "united"),
];
/// Words whose end is no ending once their plural is gone.
const WHOLE: [&str; 8] = [
    "canning", "earring", "evening", "exceed", "herring", "inning", "outing", "proceed",
];
/// Beginnings after which the second part of a word starts, whatever its letters.
const BEGINNINGS: [&str; 3] = ["gener", "commun", "arsen"];

/// The stem of a folded English word: what its inflected forms share, and derived words do not. Words with other letters than a
/// to z and the apostrophe, and those of one or two letters, are their own stem.
pub fn stem(term: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'\'';
    if term.len() <= 2 || !term.bytes().all(is_plain) {
        return term.to_owned();
    }
    if let Some((_, stem)) = EXCEPTIONS.iter().find(|(word, _)| *word == term) {
        return (*stem).to_owned();
    }
    let mut word = Word::new(term);
    word.without_apostrophe();
    word.without_plural();
    if !WHOLE.contains(&word.letters.as_str()) {
        word.without_ending();
        word.with_final_i();
        word.without_final_e();
    }
    match word.letters.is_empty() {
        true => term.to_owned(), // nothing but apostrophes
        false => word.letters.replace('Y', "y"),
    }
}

/// A word on its way to its stem; a `y` that is a consonant is written `Y`.
struct Word {
    letters: String,
    /// Where its second part (R1) and the second part of that (R2) begin.
    second: usize,
    third: usize,
}

impl Word {
    fn new(term: &str) -> Self {
        let mut letters = String::with_capacity(term.len());
        for letter in term.trim_start_matches('\'').chars() {
            let is_consonant = letters.chars().last().is_none_or(is_vowel);
            letters.push(if letter == 'y' && is_consonant {
                'Y'
            } else {
                letter
            });
        }
        let begun = BEGINNINGS.iter().find(|start| letters.starts_with(**start));
        let second = begun.map_or_else(|| part(&letters, 0), |start| start.len());
        Self {
            second,
            third: part(&letters, second),
            letters,
        }
    }

    fn cut(&mut self, letters: usize) {
        self.letters
            .truncate(self.letters.len().saturating_sub(letters));
    }

    fn ends(&self, ending: &str) -> bool {
        self.letters.ends_with(ending)
    }

    /// The word without so many letters at its end.
    fn before(&self, letters: usize) -> &str {
        &self.letters[..self.letters.len().saturating_sub(letters)]
    }

    /// Step 0.
    fn without_apostrophe(&mut self) {
        let ending = ["'s'", "'s", "'"]
            .into_iter()
            .find(|ending| self.ends(ending));
        self.cut(ending.map_or(0, str::len));
    }

    /// Step 1a.
    fn without_plural(&mut self) {
        if self.ends("sses") {
            self.cut(2);
        } else if self.ends("ied") || self.ends("ies") {
            self.cut(if self.letters.len() > 4 { 2 } else { 1 });
        } else if self.ends("s")
            && !self.ends("us")
            && !self.ends("ss")
            && has_vowel(self.before(2))
        {
            self.cut(1);
        }
    }

    /// Step 1b, without adverbs.
    fn without_ending(&mut self) {
        if self.ends("eed") {
            if self.letters.len() - 3 >= self.second {
                self.cut(1);
            }
            return;
        }
        let ending = ["ed", "ing"].into_iter().find(|ending| self.ends(ending));
        let Some(ending) = ending.filter(|ending| has_vowel(self.before(ending.len()))) else {
            return;
        };
        self.cut(ending.len());
        if self.ends("at") || self.ends("bl") || self.ends("iz") || self.is_short() {
            self.letters.push('e');
        } else if self.ends_double() {
            self.cut(1);
        }
    }

    /// Step 1c.
    fn with_final_i(&mut self) {
        let mut back = self.letters.chars().rev();
        let (last, before) = (back.next(), back.next());
        let after_consonant =
            before.is_some_and(|letter| !is_vowel(letter)) && back.next().is_some();
        if matches!(last, Some('y' | 'Y')) && after_consonant {
            self.cut(1);
            self.letters.push('i');
        }
    }

    /// Step 5.
    fn without_final_e(&mut self) {
        let end = self.letters.len().saturating_sub(1);
        let goes = match self.letters.as_bytes().last() {
            Some(b'e') => {
                end >= self.third || end >= self.second && !ends_short_syllable(self.before(1))
            }
            Some(b'l') => end >= self.third && self.before(1).ends_with('l'),
            _ => false,
        };
        self.cut(usize::from(goes));
    }

    /// One syllable, and short.
    fn is_short(&self) -> bool {
        self.letters.len() <= self.second && ends_short_syllable(&self.letters)
    }

    fn ends_double(&self) -> bool {
        ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"]
            .iter()
            .any(|double| self.ends(double))
    }
}

/// Where the part behind the first consonant after a vowel begins, from `start` on.
fn part(letters: &str, start: usize) -> usize {
    let bytes = &letters.as_bytes()[start..];
    let is_end = |two: &[u8]| is_vowel(char::from(two[0])) && !is_vowel(char::from(two[1]));
    bytes
        .windows(2)
        .position(is_end)
        .map_or(letters.len(), |place| start + place + 2)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn has_vowel(letters: &str) -> bool {
    letters.chars().any(is_vowel)
}

/// A vowel between consonants of which the last is no *w*, *x* or *Y*; or a vowel that begins the word, and
/// a consonant.
fn ends_short_syllable(letters: &str) -> bool {
    let mut back = letters.chars().rev();
    match (back.next(), back.next(), back.next()) {
        (Some(last), Some(vowel), before) if is_vowel(vowel) && !is_vowel(last) => match before {
            Some(before) => !is_vowel(before) && !matches!(last, 'w' | 'x' | 'Y'),
            None => true,
        },
        _ => false,
    }
}
