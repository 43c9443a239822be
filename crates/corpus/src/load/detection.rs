//! Which language a text is in, where nobody says.

use otherwords_text::Language;

/// Shorter texts are told wrongly too often; longer ones need not be read whole.
const DETECTABLE_CHARACTERS: usize = 200;
const ENOUGH_BYTES: usize = 800;

/// The language of a text; unknown where the text is too short or could be in several.
pub(super) fn detect(body: &str) -> Language {
    let start = &body[..body.floor_char_boundary(ENOUGH_BYTES)];
    if start.chars().nth(DETECTABLE_CHARACTERS - 1).is_none() {
        return Language::UNKNOWN;
    }
    if is_plainly_english(start) {
        return Language::ENGLISH;
    }
    by_letters(start)
}

#[cfg(feature = "detection")]
fn by_letters(text: &str) -> Language {
    let found = whatlang::detect(text).filter(whatlang::Info::is_reliable);
    found
        .and_then(|found| Language::parse(found.lang().code()))
        .unwrap_or(Language::UNKNOWN)
}

#[cfg(not(feature = "detection"))]
fn by_letters(_: &str) -> Language {
    Language::UNKNOWN
}

/// Words that are frequent in English and are no words of the other languages that are detected.
const ONLY_ENGLISH: [&str; 5] = ["the", "and", "that", "with", "which"];
/// They make up about a tenth of English news, and next to nothing of any other. With this least share
/// one of BASIL's 210 articles is left to the letters.
const LEAST_SHARE: f64 = 0.025;

/// Comparing texts with the letter groups of 69 languages took a fifth of the time of indexing them,
/// and much of what is compared is in English, which its commonest words give away.
fn is_plainly_english(text: &str) -> bool {
    let (mut n_words, mut n_english) = (0, 0);
    for word in text.split_ascii_whitespace() {
        n_words += 1;
        n_english += u32::from(ONLY_ENGLISH.contains(&word));
    }
    f64::from(n_english) >= LEAST_SHARE * f64::from(n_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "detection")]
    #[test]
    fn every_language_that_can_be_detected_has_a_code() {
        for language in whatlang::Lang::all() {
            let code = language.code();
            assert!(Language::parse(code).is_some(), "{code}");
        }
    }

    #[test]
    fn english_is_told_by_its_words_alone() {
        let english = "The ministry said that the talks with the ambassador were routine, and that \
            the paper which had reported a protest was wrong about the meeting and its reason. ";
        let dutch = "Het ministerie zei dat het gesprek met de ambassadeur gewoon was, en dat de \
            krant die een protest had gemeld zich over de ontmoeting of de reden had vergist. ";
        assert!(is_plainly_english(english));
        assert!(!is_plainly_english(dutch));
        assert_eq!(detect(&english.repeat(2)), Language::ENGLISH);
        assert_eq!(detect("the and that"), Language::UNKNOWN);
    }
}
