//! Words of scripts that are written without spaces between them, found with dictionaries: Chinese
//! with jieba, Japanese, Thai, Lao, Khmer and Burmese with ICU's. Not which words belong together
//! otherwise: that is `word`.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use jieba_rs::Jieba;

use crate::language::Language;

/// Scripts whose words are found together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters and Japanese kana.
    EastAsian,
    /// Thai, Lao, Khmer and Burmese letters, with their marks and digits.
    SouthEastAsian,
}

/// The script of a character that needs a dictionary; `None` for all others, and for punctuation.
pub(super) fn script(character: char) -> Option<Script> {
    match character {
        '\0'..='\u{dff}' => None,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e50}'..='\u{e59}' => {
            Some(Script::SouthEastAsian)
        }
        '\u{e81}'..='\u{edf}' | '\u{1000}'..='\u{1049}' | '\u{1050}'..='\u{109d}' => {
            Some(Script::SouthEastAsian)
        }
        '\u{1780}'..='\u{17d3}' | '\u{17d7}' | '\u{17dc}'..='\u{17e9}' => {
            Some(Script::SouthEastAsian)
        }
        '\u{a9e0}'..='\u{a9fe}' | '\u{aa60}'..='\u{aa7f}' => Some(Script::SouthEastAsian),
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' => {
            Some(Script::EastAsian)
        }
        '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
            Some(Script::EastAsian)
        }
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
            Some(Script::EastAsian)
        }
        '\u{20000}'..='\u{3ffff}' => Some(Script::EastAsian),
        _ => None,
    }
}

/// Whether a text is one run of letters of such a script, so that only a dictionary could split it.
///
/// ```
/// use otherwords_text::is_unspaced;
/// assert!(is_unspaced("外交部") && is_unspaced("กรุงเทพ"));
/// assert!(!is_unspaced("ministry") && !is_unspaced("外交-部") && !is_unspaced(""));
/// ```
pub fn is_unspaced(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next().and_then(script);
    first.is_some() && characters.all(|character| script(character) == first)
}

/// Hands over the ends of the words of a run of one script, in bytes; together they cover it.
pub(super) fn each_end(run: &str, script: Script, language: Language, emit: impl FnMut(usize)) {
    if run.chars().nth(1).is_none() {
        // Not worth loading a dictionary for.
        std::iter::once(run.len()).for_each(emit);
    } else if script == Script::EastAsian && !is_japanese(run, language) {
        chinese_ends(run, emit);
    } else {
        ICU.segment_str(run).skip(1).for_each(emit);
    }
}

/// Kana settle it, unless the language is known: a Chinese text may quote a Japanese name.
fn is_japanese(run: &str, language: Language) -> bool {
    language == Language::JAPANESE
        || (language != Language::CHINESE && run.contains(|c: char| matches!(c, 'ぁ'..='ヿ')))
}

fn chinese_ends(run: &str, mut emit: impl FnMut(usize)) {
    for word in JIEBA.cut(run, true) {
        emit(word.byte_end);
    }
}

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);
static ICU: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_words_of_a_run_cover_it(
            run in "[\u{4e00}-\u{9fff}ぁ-ゖァ-ヺ]{1,30}|[ก-ฺเ-๎]{1,30}|[ກ-ໝ]{1,20}|[က-ဿ]{1,20}|[ក-ៅ]{1,20}",
            is_chinese: bool,
        ) {
            let language = if is_chinese { Language::CHINESE } else { Language::UNKNOWN };
            let script = run.chars().next().and_then(script).expect("all of these need a dictionary");
            let mut ends = Vec::new();
            each_end(&run, script, language, |end| ends.push(end));
            prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]), "{ends:?}");
            prop_assert_eq!(ends.last(), Some(&run.len()));
            prop_assert!(ends.iter().all(|end| run.is_char_boundary(*end)));
        }
    }
}
