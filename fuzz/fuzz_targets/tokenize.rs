//! The tokenizer in every language: tokens in order and within the text, every letter in a sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::choose;
use otherwords_text::{Language, analyze, fold, normalize, stem};

const LANGUAGES: [&str; 20] = [
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "zh", "ja", "th", "km",
    "he", "el", "sv", "und",
];

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (code, rest) = choose(&LANGUAGES, bytes);
    let language = Language::parse(code).expect("a code we know");
    let text = normalize(&String::from_utf8_lossy(rest));
    let analysis = analyze(&text, language);
    let mut end = 0;
    for token in &analysis.tokens {
        let span = token.span();
        assert!(end <= span.start && span.start < span.end, "out of order");
        end = span.end;
        let sentence = analysis.sentences[token.sentence as usize];
        assert!(sentence.start <= span.start && span.end <= sentence.end, "out of its sentence");
        let term = fold(token.surface(&text), language);
        assert_eq!(fold(&term, language), term, "folding twice");
        assert!(!stem(&term, language).is_empty());
    }
    let between = |from: usize, to: usize| text[from..to].trim().is_empty();
    let mut at = 0;
    for sentence in &analysis.sentences {
        assert!(between(at, sentence.start), "letters outside sentences");
        at = sentence.end;
    }
    assert!(between(at, text.len()), "letters behind the last sentence");
});
