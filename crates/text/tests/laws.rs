//! What holds for every text, however odd, and that oddness costs no time.

use otherwords_text::{Analysis, Language, Layer, analyze, analyze_until, normalize, paragraphs};
use proptest::prelude::*;

fn languages() -> impl Strategy<Value = Language> {
    proptest::sample::select(
        [
            "en", "de", "fr", "it", "nl", "ru", "uk", "pl", "tr", "ar", "zh", "ja", "sv", "he",
            "und",
        ]
        .map(|code| Language::parse(code).expect("an ISO code"))
        .to_vec(),
    )
}

/// Text made of what decides: marks, stops, spaces, capitals, abbreviations, scripts.
fn tricky_text() -> impl Strategy<Value = String> {
    let pieces = [
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "「",
        "」",
        "(",
        ")",
        ".",
        "..",
        "…",
        "!",
        "?",
        "。",
        "؟",
        ",",
        "-",
        "—",
        "_",
        ":",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\t",
        "a",
        "Word",
        "word",
        "U.S",
        "Mr",
        "No",
        "J",
        "5",
        "12",
        "6'2",
        "1,200",
        "l'",
        "don't",
        "workers’",
        "抗议",
        "は",
        "слово",
        "Слово",
        "كلمة",
        "צה\"ל",
        "कि",
        "e\u{301}",
        "\u{200d}",
        "🙂",
        "İ",
        "\u{a0}",
        "_x_",
        "x.Y",
        "ended.The",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

fn hold(text: &str, analysis: &Analysis) -> Result<(), TestCaseError> {
    let mut end = 0;
    for span in &analysis.sentences {
        prop_assert!(span.start < span.end && span.start >= end);
        let inside = text.get(span.start..span.end);
        prop_assert!(inside.is_some_and(|inside| inside.trim() == inside));
        prop_assert!(
            text[end..span.start].trim().is_empty(),
            "every character is in a sentence"
        );
        prop_assert!(!inside.unwrap_or("").contains('\n'));
        end = span.end;
    }
    prop_assert!(text[end..].trim().is_empty());

    let mut end = 0;
    let mut last_sentence = None;
    for (index, token) in analysis.tokens.iter().enumerate() {
        prop_assert!(token.start >= end && token.start < token.end);
        end = token.end;
        let surface = token.surface(text);
        prop_assert!(surface.contains(char::is_alphanumeric), "{surface:?}");
        prop_assert!(!surface.contains([' ', '\n', '\t']));
        let sentence = analysis.sentences[token.sentence as usize];
        let span = token.span();
        prop_assert!(
            sentence.start <= span.start && span.end <= sentence.end,
            "{surface:?}"
        );
        prop_assert_eq!(token.position, index as u32 + token.sentence);
        prop_assert_eq!(token.opens_sentence, last_sentence != Some(token.sentence));
        last_sentence = Some(token.sentence);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn tokens_and_sentences_keep_their_promises_on_any_text(
        text in any::<String>(), language in languages()
    ) {
        hold(&text, &analyze(&text, language))?;
    }

    #[test]
    fn tokens_and_sentences_keep_their_promises_on_tricky_text(
        text in tricky_text(), language in languages()
    ) {
        hold(&text, &analyze(&text, language))?;
        let normal = normalize(&text);
        hold(&normal, &analyze(&normal, language))?;
    }

    #[test]
    fn a_paragraph_is_read_alike_alone_and_among_others_that_leave_no_quotation_open(
        text in tricky_text(), language in languages()
    ) {
        let text = text.replace('\n', " ");
        let alone = analyze(&text, language);
        let prefix = "Calm.\n";
        let among = analyze(&format!("{prefix}{text}\nCalm."), language);
        let layers = |analysis: &Analysis| -> Vec<(u32, Layer)> {
            analysis.tokens.iter().map(|token| (token.end - token.start, token.layer)).collect()
        };
        prop_assert_eq!(&layers(&among)[1..=alone.tokens.len()], &layers(&alone)[..]);
    }

    #[test]
    fn the_beginning_is_that_of_the_whole(
        text in tricky_text(),
        language in languages(),
        wanted in 0_usize..20,
    ) {
        let text = normalize(&text);
        let whole = analyze(&text, language);
        let beginning = analyze_until(&text, language, |tokens| tokens.len() >= wanted);
        let (tokens, sentences) = (beginning.tokens.len(), beginning.sentences.len());
        prop_assert!(tokens >= wanted.min(whole.tokens.len()));
        prop_assert_eq!(&beginning.tokens[..], &whole.tokens[..tokens]);
        prop_assert_eq!(&beginning.sentences[..], &whole.sentences[..sentences]);
    }

    #[test]
    fn paragraphs_are_the_lines_that_are_not_blank(text in tricky_text()) {
        let found: Vec<_> = paragraphs(&text).into_iter().map(|span| span.of(&text)).collect();
        let expected: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(found, expected);
    }
}

/// Unoptimised, a tenth of a megabyte of any of these takes at most a quarter of a second of
/// processor time, and a quadratic search takes minutes. The clock also counts waiting for other
/// programs, so the limit is wide and a slow reading is repeated.
#[test]
fn no_text_takes_more_than_linear_time() {
    for pattern in [
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "„“",
        "“‘",
        "” ",
        " “a",
        " ‘a",
        " ‘as’ b",
        " “x\" ",
        "\"a \"b ",
        "a",
        "a-",
        "a'",
        "l'",
        ".",
        ". ",
        "?! ",
        "( . ",
        "U.S. ",
        ".“",
        ". (",
        "。",
        "。」",
        "。“",
        "…\" ",
        "“\n",
        "‘\n",
        "\"a\n",
        "_",
        "1,",
        "抗",
        "é",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "🙂",
        "6'2\"",
        "x.Y",
        " ",
        "\n",
        "9\"",
        "a ”",
        "word ",
    ] {
        let text = pattern.repeat(100_000 / pattern.len());
        for language in [Language::ENGLISH, Language::FRENCH] {
            // No clock: in quadratic time this would not come to an end.
            let analysis = analyze(&normalize(&text), language);
            assert!(
                analysis.tokens.len() <= text.len(),
                "{pattern:?} in {language}"
            );
        }
    }
}
