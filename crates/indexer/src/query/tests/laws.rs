//! What holds for every query: no panic, columns in the text, and writing undoes reading.

use jiff::civil::Date;
use otherwords_text::{Language, Layer};
use proptest::prelude::*;

use crate::CopyRule;
use crate::query::{
    Expression, Filter, LayerSet, MAXIMUM_CHARACTERS, Pattern, Proximity, Query, Scope, Sequence,
    Slot, Word, parse, parse_in,
};

/// Pieces of queries, so that random texts are often nearly right.
const PIECES: [&str; 59] = [
    "meta.",
    "$2",
    "[",
    "/",
    "/",
    "/m[ae]t/",
    "?",
    "un*ed",
    "wom?n",
    "\\/",
    "{2}",
    "met",
    "minister",
    "either/or",
    "well-known",
    "don't",
    "l'",
    "L’",
    "U.S.",
    "1,200",
    "_",
    "*",
    "~1",
    "~>2",
    "~",
    "|",
    "\"",
    "\"",
    "“",
    "”",
    "(",
    ")",
    " ",
    " ",
    " ",
    " AND ",
    " OR ",
    " NOT ",
    "-",
    "–",
    "voice:",
    "quoted+scare:",
    "title:",
    "outlet:",
    "event:",
    "lang:",
    "en",
    "id:",
    "date:",
    "copies:",
    "once ",
    "2020-04-14",
    "2020",
    "..",
    "*:*",
    "\\",
    "über",
    "外交",
    "\u{301}",
];

fn nearly_right() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)
        .prop_map(|pieces| pieces.concat())
}

/// Any text, with signs that the tokenizer may take for a part of a word.
fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r#"[ab ."'’:*?/~|_\\\-\u{301}\u{10376}\u{200c}\u{200d}\u{2060}\u{a0}\u{e000}]{0,12}"#,
    ]
}

fn token() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zäß]{2,8}",
        "[a-z]{2,5}-[a-z]{2,5}",
        "[0-9]{2,4}",
        Just("NOT".to_owned())
    ]
}

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        4 => token().prop_map(Word::Exact),
        1 => token().prop_map(Word::Prefix),
        1 => ("[a-zß]{0,4}", "[*?]", "[a-zß]{2,4}").prop_map(|(before, sign, after)| Word::Wildcard(before + &sign + &after)),
        1 => r#"([a-z.]|\\[.*|a-z\\]|[(][a-z]?[|]b[)]|[*+?]|"|/){0,5}"#
            .prop_filter_map("no expression", |end| {
                let expression = format!("a{end}");
                Expression::regular(&expression).ok().map(|_| Word::Expression(expression))
            }),
        1 => (token(), 1..=2_u8).prop_map(|(word, distance)| Word::Fuzzy(word, distance)),
    ]
}

fn slot() -> impl Strategy<Value = Slot> {
    prop::collection::vec(word(), 1..4).prop_map(Slot::OneOf)
}

fn slots_and_proximity() -> impl Strategy<Value = (Vec<Slot>, Proximity)> {
    let proximity = prop_oneof![
        Just(Proximity::Adjacent),
        (0..30_u32).prop_map(Proximity::Unordered),
        (0..30_u32).prop_map(Proximity::Ordered),
    ];
    let gap = prop_oneof![3 => slot(), 1 => Just(Slot::Any)];
    prop_oneof![
        slot().prop_map(|slot| (vec![slot], Proximity::Adjacent)),
        (slot(), prop::collection::vec(gap, 1..4)).prop_map(|(first, mut rest)| {
            rest.insert(0, first);
            (rest, Proximity::Adjacent)
        }),
        (prop::collection::vec(slot(), 2..4), proximity),
    ]
}

fn scope() -> impl Strategy<Value = Scope> {
    let layers = prop::sample::subsequence(
        vec![Layer::Voice, Layer::Quotation, Layer::ShortQuotation],
        0..=3,
    );
    prop_oneof![
        1 => Just(Scope::Title),
        3 => layers.prop_map(|layers| Scope::Body { layers: LayerSet::of(&layers) }),
    ]
}

fn sequence() -> impl Strategy<Value = Query> {
    (scope(), slots_and_proximity()).prop_map(|(scope, (slots, proximity))| {
        Query::Words(Sequence {
            scope,
            slots,
            proximity,
            column: 0,
        })
    })
}

fn day() -> impl Strategy<Value = Date> {
    (0..=9999_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

/// A rule about copies, among all articles or those of a filter.
fn copies() -> impl Strategy<Value = Query> {
    let among = prop_oneof![
        Just(Query::All),
        filter(),
        filter().prop_map(Query::negated)
    ];
    (prop::sample::select(&CopyRule::ALL[..]), among).prop_map(|(rule, among)| {
        Query::Filter(Filter::Copies {
            rule,
            among: Box::new(among),
        })
    })
}

fn filter() -> impl Strategy<Value = Query> {
    let name = || prop_oneof![any::<String>(), "[a-zA-Z\"\\\\ :*|()-]{0,6}", token()];
    prop_oneof![
        name().prop_map(Query::outlet),
        name().prop_map(Query::event),
        name().prop_map(Query::id),
        name().prop_map(|name| Query::Filter(Filter::Outlet(Pattern::Prefix(name)))),
        ("[a-zA-Z\"\\\\ :.*|()-]{1,6}", name()).prop_map(|(name, value)| {
            let value = Pattern::Exact(value);
            Query::Filter(Filter::Column { name, value })
        }),
        Just(Query::language(Language::ENGLISH)),
        Just(Query::language(Language::UNKNOWN)),
        (prop::option::of(day()), prop::option::of(day()))
            .prop_map(|(from, to)| Query::dates(from, to)),
    ]
}

/// Any tree that programs can make.
fn query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![
        4 => sequence(),
        2 => filter(),
        1 => copies(),
        1 => Just(Query::All),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Query::all_of),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Query::any_of),
            inner.prop_map(Query::negated),
        ]
    })
}

fn check_written_and_read_again(query: &Query) -> Result<(), TestCaseError> {
    let text = query.to_string();
    match parse(&text) {
        Ok(again) => prop_assert_eq!(&again, query, "{}", text),
        Err(error) => prop_assert!(false, "{}", error),
    }
    Ok(())
}

fn check_reading(text: &str) -> Result<(), TestCaseError> {
    match parse(text) {
        Ok(query) => check_written_and_read_again(&query),
        Err(error) => {
            let n_characters = text.chars().count();
            prop_assert!(
                (1..=n_characters + 1).contains(&error.column),
                "{text:?}: {error}"
            );
            prop_assert!(error.to_string().contains(&error.hint));
            Ok(())
        }
    }
}

fn check_in_each_language(
    text: &str,
    languages: impl IntoIterator<Item = Language>,
) -> Result<(), TestCaseError> {
    for language in languages {
        if let Ok(query) = parse_in(text, language) {
            let written = query.to_string();
            prop_assert_eq!(parse_in(&written, language), Ok(query), "{}", written);
        }
    }
    Ok(())
}

#[test]
fn a_mark_behind_a_sign_does_not_change_how_elisions_are_read() -> Result<(), TestCaseError> {
    check_in_each_language("either/orvoice:\u{301}l'l'voice:", [Language::FRENCH])
}

#[test]
fn a_question_mark_behind_all_letters_is_none_whatever_follows_it() {
    for text in ["un*ed?", "un*ed?[", "un*ed?\u{301}["] {
        let fault = parse(text).expect_err(text);
        assert!(fault.message.contains("question mark"), "{text}: {fault}");
        assert_eq!(fault.column, 6, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_read_or_refused_at_a_column_it_has(text in odd_text()) {
        check_reading(&text)?;
    }

    #[test]
    fn nearly_right_texts_are_read_or_refused_at_a_column_they_have(text in nearly_right()) {
        check_reading(&text)?;
    }

    #[test]
    fn in_each_language_writing_undoes_reading(text in nearly_right()) {
        check_in_each_language(&text, [Language::FRENCH, Language::ITALIAN, Language::TURKISH])?;
    }

    #[test]
    fn in_scripts_without_spaces_writing_undoes_reading(
        text in "[\u{4e00}-\u{4eff}\u{5916}-\u{5935}ぁ-んก-ฮ=|*~1\" -]{1,16}"
    ) {
        let thai = Language::parse("th").expect("a known code");
        check_in_each_language(&text, [Language::CHINESE, Language::JAPANESE, thai, Language::UNKNOWN])?;
    }

    #[test]
    fn any_words_of_a_program_are_written_and_read_again(text in odd_text()) {
        check_written_and_read_again(&Query::words(&text))?;
    }

    #[test]
    fn any_outlet_name_is_written_and_read_again(name in any::<String>()) {
        check_written_and_read_again(&Query::outlet(name.clone()))?;
        check_written_and_read_again(&Query::words("met").and(Query::outlet(name)))?;
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(query in query()) {
        check_written_and_read_again(&query)?;
    }

    #[test]
    fn parentheses_around_everything_change_nothing(query in query()) {
        let text = query.to_string();
        prop_assert_eq!(parse(&format!("({text})")), Ok(query));
    }
}

#[test]
fn the_longest_texts_of_every_sign_are_read_or_refused_quickly() {
    let signs = [
        "(",
        ")",
        "\"",
        "“",
        "-",
        "- ",
        "a ",
        "a|",
        "|",
        "*",
        "~",
        "_",
        "\\",
        "a\"",
        "a:",
        "voice:",
        "NOT ",
        "AND ",
        "*:* ",
        "outlet:a|",
        "\"a\" ",
        "\"_ ",
        "(a ",
        "a~1 ",
        "a/",
        "/",
        "/a",
        "/a/|",
        "/\\w*/ ",
        "a?",
        "a*b",
        "\u{301}",
        "'",
        "date:..",
    ];
    for sign in signs {
        let text = sign.repeat(MAXIMUM_CHARACTERS / sign.chars().count());
        let in_phrase: String = "\"".chars().chain(text.chars().skip(1)).collect();
        check_reading(&text).unwrap();
        check_reading(&in_phrase).unwrap();
    }
}
