//! A paragraph or two in each language, written for this test: its sentences, its terms and whose words
//! they are.
//!
//! One file a language in `paragraphs`, named by its code. A line is a sentence, in which `[…]` encloses
//! what is expected in a long quotation and `{…}` what is expected in a short one; the line after it,
//! after `=`, has the terms expected of it, between spaces. An empty line begins a new paragraph.
//!
//! Known to be wrong and asserted as it is: the dictionary cuts endings of Japanese verbs where no
//! reader would (`呼 び`); a sentence ends before `部长说`, though it goes on.

use otherwords_text::{Language, Layer, analyze, fold, normalize};

/// A sentence as its file gives it.
struct Expected<'f> {
    /// With its layers marked.
    marked: &'f str,
    terms: Vec<&'f str>,
}

/// Every file, with what stands between two sentences of its language.
const FILES: [(&str, &str, &str); 19] = [
    ("ar", " ", include_str!("paragraphs/ar.txt")),
    ("de", " ", include_str!("paragraphs/de.txt")),
    ("en", " ", include_str!("paragraphs/en.txt")),
    ("es", " ", include_str!("paragraphs/es.txt")),
    ("fa", " ", include_str!("paragraphs/fa.txt")),
    ("fr", " ", include_str!("paragraphs/fr.txt")),
    ("he", " ", include_str!("paragraphs/he.txt")),
    ("hi", " ", include_str!("paragraphs/hi.txt")),
    ("it", " ", include_str!("paragraphs/it.txt")),
    ("ja", "", include_str!("paragraphs/ja.txt")),
    ("ko", " ", include_str!("paragraphs/ko.txt")),
    ("nl", " ", include_str!("paragraphs/nl.txt")),
    ("pl", " ", include_str!("paragraphs/pl.txt")),
    ("pt", " ", include_str!("paragraphs/pt.txt")),
    ("ru", " ", include_str!("paragraphs/ru.txt")),
    ("sv", " ", include_str!("paragraphs/sv.txt")),
    ("tr", " ", include_str!("paragraphs/tr.txt")),
    ("uk", " ", include_str!("paragraphs/uk.txt")),
    ("zh", "", include_str!("paragraphs/zh.txt")),
];

fn paragraphs(file: &str) -> Vec<Vec<Expected<'_>>> {
    let mut paragraphs = Vec::new();
    for block in file.trim().split("\n\n") {
        let lines: Vec<&str> = block.lines().collect();
        let (pairs, rest) = lines.as_chunks::<2>();
        assert_eq!(rest, [""; 0], "a sentence without its terms");
        let sentences = pairs.iter().map(|[marked, terms]| Expected {
            marked,
            terms: terms
                .strip_prefix('=')
                .expect("the terms follow their sentence")
                .split_whitespace()
                .collect(),
        });
        paragraphs.push(sentences.collect());
    }
    paragraphs
}

fn without_marks(marked: &str) -> String {
    marked
        .chars()
        .filter(|mark| !"[]{}".contains(*mark))
        .collect()
}

/// A sentence with the layers of its tokens marked.
fn marked(
    text: &str,
    sentence: otherwords_text::Span,
    tokens: &[otherwords_text::Token],
) -> String {
    const SIDES: [(&str, &str); 3] = [("", ""), ("[", "]"), ("{", "}")];
    let side = |layer: Layer| SIDES[layer as usize];
    let (mut found, mut at, mut layer) = (String::new(), sentence.start, Layer::Voice);
    for token in tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        if token.layer != layer {
            found += side(layer).1;
        }
        found += &text[at..start];
        if token.layer != layer {
            found += side(token.layer).0;
        }
        layer = token.layer;
        found += &text[start..end];
        at = end;
    }
    found + side(layer).1 + &text[at..sentence.end]
}

#[test]
fn every_language_is_read_as_its_readers_do() {
    let mut wrong = Vec::new();
    for (code, between, file) in FILES {
        let language = Language::parse(code).expect("a code");
        let expected = paragraphs(file);
        let texts = expected.iter().map(|paragraph| {
            let sentences = paragraph
                .iter()
                .map(|sentence| without_marks(sentence.marked));
            sentences.collect::<Vec<_>>().join(between)
        });
        let text = texts.collect::<Vec<_>>().join("\n");
        assert_eq!(normalize(&text), text, "{code}: write it in normal form");
        let analysis = analyze(&text, language);
        let found = analysis
            .sentences
            .iter()
            .zip(0_u32..)
            .map(|(span, number)| {
                let tokens: Vec<_> = analysis
                    .tokens
                    .iter()
                    .filter(|token| token.sentence == number)
                    .copied()
                    .collect();
                let terms = tokens
                    .iter()
                    .map(|token| fold(token.surface(&text), language).into_owned());
                (
                    marked(&text, *span, &tokens),
                    terms.collect::<Vec<_>>().join(" "),
                )
            });
        let found: Vec<_> = found.collect();
        let expected: Vec<_> = expected
            .iter()
            .flatten()
            .map(|sentence| (sentence.marked.to_string(), sentence.terms.join(" ")))
            .collect();
        if found != expected {
            let differing = found
                .iter()
                .zip(&expected)
                .filter(|(found, expected)| found != expected);
            let lines = differing.map(|(found, expected)| {
                format!(
                    "\n  {}\n  {}\n  instead of\n  {}\n  {}",
                    found.0, found.1, expected.0, expected.1
                )
            });
            wrong.push(format!(
                "{code}, {} sentences instead of {}:{}",
                found.len(),
                expected.len(),
                lines.collect::<String>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
