//! Which terms are function words. They are counted like all others; views may hide them.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{Language, packs};
use crate::term::fold_with_dots;

/// Whether a folded term is a function word of the language, by NLTK's lists; ours for Polish,
/// Ukrainian and Japanese, which NLTK lacks. Always false for other languages without a list.
///
/// English *us* and Russian *те* are such, which NLTK lacks. *won*, which NLTK lists as a piece of *won't*, is not one: our tokenizer leaves
/// *won't* whole, and who won is news.
///
/// ```
/// use otherwords_text::{Language, is_stop_word};
/// assert!(is_stop_word("the", Language::ENGLISH));
/// assert!(!is_stop_word("against the", Language::ENGLISH));
/// assert!(!is_stop_word("won", Language::ENGLISH));
/// assert!(is_stop_word("l'", Language::FRENCH));
/// ```
pub fn is_stop_word(term: &str, language: Language) -> bool {
    let Ok(list) = LISTS.binary_search_by_key(&language, |list| list.language) else {
        return false;
    };
    let list = &LISTS[list];
    list.contains(term)
        || term
            .strip_suffix('\'')
            .is_some_and(|elided| list.contains(elided))
}

/// The function words of a language.
struct List {
    language: Language,
    /// Folded.
    words: FxHashSet<Cow<'static, str>>,
    /// Bytes of the longest: no longer word need be looked up.
    longest: usize,
}

impl List {
    fn new(language: Language) -> List {
        let words = words_of(language);
        List {
            language,
            longest: words.iter().map(|word| word.len()).max().unwrap_or(0),
            words: words.into_iter().collect(),
        }
    }

    fn contains(&self, term: &str) -> bool {
        term.len() <= self.longest && self.words.contains(term)
    }
}

/// Sorted by language.
static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let codes = stop_words::available_languages().iter();
    let from_nltk = codes.filter_map(|code| Language::parse(code));
    let mut languages: Vec<_> = from_nltk.chain(packs().map(|pack| pack.language)).collect();
    languages.sort();
    languages.dedup();
    languages.into_iter().map(List::new).collect()
});

fn words_of(language: Language) -> Vec<Cow<'static, str>> {
    let from_nltk = stop_words::lookup(language.code()).unwrap_or(&[]);
    let words = from_nltk.iter().chain(language.pack().stop_words);
    let mut words: Vec<_> = words.map(|word| fold_with_dots(word, language)).collect();
    words.retain(|word| !word.is_empty() && (language != Language::ENGLISH || word != "won"));
    words
}
