//! Whether bytes that were taken for Western text of Windows are of an old Macintosh: nothing in them
//! says so, and detectors for the web do not know it. Told by letters with marks, which would be signs
//! or capitals within words of small letters: `Grš§e` is `Größe`.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1252};

/// How well a guess fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Nothing speaks against it.
    Good,
    /// Within words stand signs that no word has.
    Doubtful,
    /// The text is in Mac Roman.
    MacRoman,
}

/// How well `guess` fits text. Only guesses of Western and Central European text of Windows are doubted.
pub(super) fn fit(text: &[u8], guess: &'static Encoding) -> Fit {
    if guess != WINDOWS_1252 && guess != WINDOWS_1250 {
        return Fit::Good;
    }
    let mut evidence = Evidence::default();
    let (guess, mac) = (upper_half(guess), upper_half(MACINTOSH));
    for (before, run, after) in runs(text) {
        let read = |table: &[char]| {
            run.iter()
                .map(|byte| table[usize::from(byte & 0x7f)])
                .collect()
        };
        evidence.weigh(run, Place::of(before, after), read(&guess), read(&mac));
    }
    evidence.fit()
}

/// The characters of all bytes that are not ASCII.
fn upper_half(encoding: &'static Encoding) -> Vec<char> {
    let bytes: Vec<u8> = (0x80..=0xff).collect();
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().collect()
}

/// All runs of bytes that are not ASCII, with the ASCII before and after; a space at either end.
fn runs(text: &[u8]) -> impl Iterator<Item = (u8, &[u8], u8)> {
    let mut start = 0;
    let parts = text.chunk_by(|a, b| a.is_ascii() == b.is_ascii());
    let placed = parts.map(move |part| {
        let place = start;
        start += part.len();
        (place, part)
    });
    placed
        .filter(|(_, part)| !part[0].is_ascii())
        .map(|(place, run)| {
            let before = place.checked_sub(1).map_or(b' ', |before| text[before]);
            let after = text.get(place + run.len()).copied().unwrap_or(b' ');
            (before, run, after)
        })
}

/// Where in a word of small letters a run stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Middle,
    End,
    /// Alone, or among capitals and figures, where nothing can be told.
    Elsewhere,
}

impl Place {
    fn of(before: u8, after: u8) -> Place {
        match (before.is_ascii_lowercase(), after.is_ascii_lowercase()) {
            (true, true) => Place::Middle,
            (true, false) if !after.is_ascii_alphanumeric() => Place::End,
            (false, true) if !before.is_ascii_alphanumeric() => Place::Start,
            _ => Place::Elsewhere,
        }
    }
}

/// What was found in a text.
#[derive(Default)]
struct Evidence {
    n_runs: u32,
    /// Runs that cannot be what they were taken for.
    n_odd: u32,
    /// Those of them that make sense in Mac Roman.
    n_mac: u32,
    /// Runs that make sense as they were taken and none in Mac Roman.
    n_guess: u32,
    /// The bytes that speak for Mac Roman, a bit each.
    bytes: u128,
}

impl Evidence {
    fn weigh(&mut self, run: &[u8], place: Place, guess: Vec<char>, mac: Vec<char>) {
        self.n_runs += 1;
        if is_odd(&guess, place) {
            self.n_odd += 1;
            if is_likely(&mac, place) {
                self.n_mac += 1;
                let bits = run.iter().map(|byte| 1 << (byte & 0x7f));
                self.bytes |= bits.fold(0, |all, bit: u128| all | bit);
            }
        } else if is_likely(&guess, place) && !is_likely(&mac, place) {
            self.n_guess += 1;
        }
    }

    /// One slip is no evidence, nor are a few among many marks.
    fn fit(&self) -> Fit {
        let is_enough = self.n_mac >= 3 || self.bytes.count_ones() >= 2;
        // What makes no sense in Mac Roman either may be of DOS.
        let n_against = self.n_guess + (self.n_odd - self.n_mac);
        if is_enough && self.n_mac * 5 >= self.n_runs && n_against * 10 <= self.n_mac {
            Fit::MacRoman
        } else if self.n_odd > 0 && self.n_odd * 10 >= self.n_runs {
            Fit::Doubtful
        } else {
            Fit::Good
        }
    }
}

/// Signs that stand between letters where a space is missing, or in names.
const BETWEEN: &str = "’–—…•·™´\u{a0}\u{ad}";
/// Quotation marks, of which several may stand together.
const QUOTES: &str = "‘“”‚„‹›«»";

/// Other marks that stand around words.
const MARKS: &str = "’–—…¿¡£€\u{a0}";

/// Whether no word has these characters at this place.
fn is_odd(run: &[char], place: Place) -> bool {
    let is_sign = |sign: char| {
        let is_between = BETWEEN.contains(sign) || (run.len() > 1 && QUOTES.contains(sign));
        (!sign.is_alphabetic() && !is_between) || sign == 'ˆ'
    };
    let is_odd = |sign: char| match place {
        Place::Start => ['€', 'ƒ'].contains(&sign),
        Place::Middle => sign.is_uppercase() || is_sign(sign),
        Place::End => sign.is_uppercase() || ['ˆ', '˜'].contains(&sign),
        Place::Elsewhere => false,
    };
    run.iter().any(|sign| sign.is_control() || is_odd(*sign))
}

/// Whether words often have these characters at this place, or are often followed by them.
fn is_likely(run: &[char], place: Place) -> bool {
    let is_mark = |sign: char| QUOTES.contains(sign) || MARKS.contains(sign);
    let is_likely = |sign: char| match place {
        Place::Start | Place::Elsewhere => sign.is_alphabetic() || is_mark(sign),
        Place::Middle => sign.is_lowercase() || "’–—".contains(sign),
        Place::End => sign.is_lowercase() || is_mark(sign),
    };
    run.iter().all(|sign| is_likely(*sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in Mac Roman, which is only decoded elsewhere.
    fn mac(text: &str) -> Vec<u8> {
        let table = upper_half(MACINTOSH);
        let byte = |letter: char| {
            let place = table.iter().position(|known| *known == letter);
            place.map_or(letter as u8, |place| place as u8 + 0x80)
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn mac_roman_is_told_by_its_letters_in_every_western_language() {
        for text in [
            "Ärzte am Hafen, Größe der Boote",
            "Der Hafen von Süderfähr bleibt für größere Schiffe geschlossen, die Behörde prüft.",
            "Le port restera fermé jusqu’à jeudi, et les pêcheurs s’inquiètent déjà.",
            "Los pescadores están preocupados; mañana preguntarán quién pagará los días perdidos.",
            "Il porto resterà chiuso fino a giovedì, perché la città è più tranquilla così.",
            "Os pescadores não estão contentes, e a população também não. A situação é difícil.",
            "Hamnen är stängd, och många frågar vem som ska betala för de här dagarna.",
            "Havnen er lukket, og få er glade for løsningen på øen, men den næste båd går først søndag.",
            "The harbour’s café stays closed “until Thursday”, officials said. A résumé.",
        ] {
            assert_eq!(fit(&mac(text), WINDOWS_1252), Fit::MacRoman, "{text}");
            let (windows, _, has_failed) = WINDOWS_1252.encode(text);
            assert!(!has_failed, "{text}");
            assert_eq!(fit(&windows, WINDOWS_1252), Fit::Good, "{text}");
        }
    }

    #[test]
    fn signs_that_texts_of_windows_have_are_no_evidence() {
        for text in [
            "don’t—he’s “here” … 5–6 km, l’eau, «là»",
            "‘Word’ and “word”: the firm™s price of €5, §5, 20°",
            "Ça va? Óscar, Ÿ, ÉTÉ, GRÖSSE",
        ] {
            let (windows, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(fit(&windows, WINDOWS_1252), Fit::Good, "{text}");
        }
        let (polish, _, _) = WINDOWS_1250.encode("Może źle, że związkowcy mogą żądać.");
        assert_eq!(fit(&polish, WINDOWS_1250), Fit::Good);
    }

    #[test]
    fn signs_within_words_that_nothing_explains_are_doubtful() {
        // "größere Schiffe für Süderfähr", of DOS.
        let dos = b"gr\x94\xe1ere Schiffe f\x81r S\x81derf\x84hr";
        assert_eq!(fit(dos, WINDOWS_1252), Fit::Doubtful);
        assert_eq!(fit(b"a single caf\x8e", WINDOWS_1252), Fit::Doubtful);
    }
}
