//! Which language a text is in, and the rules that come with it. Not language detection.

mod pack;

mod arabic;
mod chinese;
mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod japanese;
mod polish;
mod portuguese;
mod russian;
mod spanish;
mod turkish;
mod ukrainian;

mod codes;

pub use pack::{Pack, Tone};

use std::fmt;

/// A language, by its ISO 639-1 code (639-3 where there is none).
///
/// A value of three bytes: compare, copy and sort it freely; the order is that of the codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// Not known, `und`: words are found by Unicode's rules and none of a language's own.
    pub const UNKNOWN: Language = Language(*b"und");
    /// Arabic, `ar`.
    pub const ARABIC: Language = Language(*b"ar\0");
    /// Azerbaijani, `az`: like Turkish, it has a dotted and a dotless i.
    pub const AZERBAIJANI: Language = Language(*b"az\0");
    /// Chinese, `zh`.
    pub const CHINESE: Language = Language(*b"zh\0");
    /// Dutch, `nl`.
    pub const DUTCH: Language = Language(*b"nl\0");
    /// English, `en`.
    pub const ENGLISH: Language = Language(*b"en\0");
    /// French, `fr`.
    pub const FRENCH: Language = Language(*b"fr\0");
    /// German, `de`.
    pub const GERMAN: Language = Language(*b"de\0");
    /// Italian, `it`.
    pub const ITALIAN: Language = Language(*b"it\0");
    /// Japanese, `ja`.
    pub const JAPANESE: Language = Language(*b"ja\0");
    /// Kazakh, `kk`.
    pub const KAZAKH: Language = Language(*b"kk\0");
    /// Polish, `pl`.
    pub const POLISH: Language = Language(*b"pl\0");
    /// Portuguese, `pt`.
    pub const PORTUGUESE: Language = Language(*b"pt\0");
    /// Russian, `ru`.
    pub const RUSSIAN: Language = Language(*b"ru\0");
    /// Spanish, `es`.
    pub const SPANISH: Language = Language(*b"es\0");
    /// Turkish, `tr`.
    pub const TURKISH: Language = Language(*b"tr\0");
    /// Ukrainian, `uk`.
    pub const UKRAINIAN: Language = Language(*b"uk\0");

    /// Reads a code or a name in any case, with or without a region or other words around the
    /// name: `en`, `en-US`, `EN_gb`, `eng`, `English`, `deutsch`, `Chinese (Simplified)`; of
    /// several names the first. `None` for what is no language we know, so a caller can tell a
    /// mistake from [`Language::UNKNOWN`] (`und`, `unknown`).
    ///
    /// ```
    /// use otherwords_text::Language;
    /// for text in ["de", "de-AT", "DE_ch", "deu", "ger", "German", "Deutsch"] {
    ///     assert_eq!(Language::parse(text), Some(Language::GERMAN));
    /// }
    /// assert_eq!(Language::parse("no such tongue"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Language> {
        let whole = text.trim().to_lowercase().replace("i\u{307}", "i");
        let mut words = whole
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let first = words.clone().next()?;
        let by_code = if whole.contains(' ') {
            None
        } else {
            Self::by_code(first)
        };
        by_code.or_else(|| words.find_map(Self::by_name))
    }

    /// The code, two or three lower-case letters.
    pub fn code(&self) -> &str {
        let n_letters = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..n_letters]).unwrap_or("und")
    }

    /// The English name in lower case, `unknown` if there is none.
    pub fn name(self) -> &'static str {
        let row = codes::ROWS.iter().find(|row| row.0 == self.code());
        row.map_or("unknown", |row| row.2)
    }

    /// The rules of this language, or empty rules with common quotation marks if we have none.
    pub fn pack(self) -> &'static Pack {
        PACKS
            .iter()
            .copied()
            .find(|pack| pack.language == self)
            .unwrap_or(&pack::UNKNOWN)
    }

    /// Whether [`crate::stem`] does anything in this language.
    pub fn stems(self) -> bool {
        crate::term::algorithm(self).is_some()
    }

    /// Whether the letter I has a dotted and a dotless form (Turkish, Azerbaijani).
    pub(crate) fn has_dotless_i(self) -> bool {
        self == Self::TURKISH || self == Self::AZERBAIJANI
    }

    /// Whether the question mark is a semicolon (Greek).
    pub(crate) fn asks_with_semicolon(self) -> bool {
        &self.0 == b"el\0"
    }

    /// Whether a colon stands inside words, before endings (Swedish `EU:s`, Finnish `EU:n`).
    pub(crate) fn joins_over_colon(self) -> bool {
        matches!(&self.0, b"sv\0" | b"fi\0")
    }

    fn by_code(code: &str) -> Option<Language> {
        if code == "und" {
            return Some(Self::UNKNOWN);
        }
        let row = codes::ROWS
            .iter()
            .find(|row| row.0 == code || row.1.contains(&code))?;
        Some(Self::of_code(row.0))
    }

    fn by_name(name: &str) -> Option<Language> {
        if name == "unknown" {
            return Some(Self::UNKNOWN);
        }
        let by_pack = PACKS
            .iter()
            .find(|pack| pack.names.contains(&name))
            .map(|pack| pack.language);
        by_pack.or_else(|| {
            codes::ROWS
                .iter()
                .find(|row| row.2 == name)
                .map(|row| Self::of_code(row.0))
        })
    }

    fn of_code(code: &str) -> Language {
        let mut letters = [0; 3];
        for (letter, byte) in letters.iter_mut().zip(code.bytes()) {
            *letter = byte;
        }
        Language(letters)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Language({})", self.code())
    }
}

/// Every language with rules of its own. A new language is a file and a line here.
static PACKS: &[&Pack] = &[
    &english::PACK,
    &german::PACK,
    &french::PACK,
    &spanish::PACK,
    &italian::PACK,
    &portuguese::PACK,
    &dutch::PACK,
    &russian::PACK,
    &ukrainian::PACK,
    &polish::PACK,
    &turkish::PACK,
    &arabic::PACK,
    &chinese::PACK,
    &japanese::PACK,
];

/// The rules of every language that has some.
pub(crate) fn packs() -> impl Iterator<Item = &'static Pack> {
    PACKS.iter().copied()
}
