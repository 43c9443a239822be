//! What queries mean: typed text against the text we write for its tree, and trees where that
//! would hide something. Expected values follow from the grammar's table.

use jiff::civil::{Date, date};
use otherwords_text::{Language, Layer};

use crate::query::{
    Filter, LayerSet, Pattern, Proximity, Query, Scope, Sequence, Slot, Word, parse, parse_in,
};

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (typed, canonical) in cases {
        let query = parse(typed).unwrap_or_else(|error| panic!("{typed}\n{error}"));
        assert_eq!(query.to_string(), *canonical, "{typed}");
    }
}

fn exact(word: &str) -> Slot {
    Slot::OneOf(vec![Word::Exact(word.to_owned())])
}

fn body(slots: Vec<Slot>, proximity: Proximity) -> Query {
    Query::Words(Sequence {
        scope: Scope::default(),
        slots,
        proximity,
        column: 0,
    })
}

#[test]
fn word_forms_become_words() {
    let forms = [
        ("Protest", Word::Exact("Protest".into())),
        ("protest*", Word::Prefix("protest".into())),
        ("well-*", Word::Prefix("well-".into())),
        ("protest~1", Word::Fuzzy("protest".into(), 1)),
        ("protest~2", Word::Fuzzy("protest".into(), 2)),
        ("*ism", Word::Wildcard("*ism".into())),
        ("\"un*ed,\"", Word::Wildcard("un*ed".into())),
        ("wom?n", Word::Wildcard("wom?n".into())),
        (
            "/prot.st(s|ed)?/",
            Word::Expression("prot.st(s|ed)?".into()),
        ),
        ("\"/a\\/b\\.\\w/\"", Word::Expression("a/b\\.\\w".into())),
        ("why?", Word::Exact("why".into())),
        ("\"protest*\"", Word::Prefix("protest".into())),
        ("\"NOT\"", Word::Exact("NOT".into())),
        ("and", Word::Exact("and".into())),
        ("über", Word::Exact("über".into())),
        ("1,200", Word::Exact("1,200".into())),
        ("=外交部大使", Word::Exact("外交部大使".into())),
        ("=protest", Word::Exact("protest".into())),
    ];
    for (typed, word) in forms {
        let expected = body(vec![Slot::OneOf(vec![word])], Proximity::Adjacent);
        assert_eq!(parse(typed), Ok(expected), "{typed}");
    }
}

#[test]
fn alternatives_share_a_place() {
    let words = vec![
        Word::Exact("met".into()),
        Word::Prefix("meet".into()),
        Word::Fuzzy("seen".into(), 1),
    ];
    let expected = body(vec![Slot::OneOf(words)], Proximity::Adjacent);
    assert_eq!(parse("met|meet*|seen~1"), Ok(expected));
}

#[test]
fn phrases_keep_order_places_and_distance() {
    let places = || vec![exact("met"), exact("minister")];
    let cases = [
        ("\"met minister\"", Proximity::Adjacent),
        ("\"met minister\"~3", Proximity::Unordered(3)),
        ("\"met minister\"~0", Proximity::Unordered(0)),
        ("\"met minister\"~>3", Proximity::Ordered(3)),
        ("“met minister”~>3", Proximity::Ordered(3)),
        ("„met minister“", Proximity::Adjacent),
        ("«met, minister!»", Proximity::Adjacent),
        ("  \" met  -  minister \"  ", Proximity::Adjacent),
        ("met/minister", Proximity::Adjacent),
    ];
    for (typed, proximity) in cases {
        assert_eq!(parse(typed), Ok(body(places(), proximity)), "{typed}");
    }
    let with_gap = vec![exact("met"), Slot::Any, exact("minister")];
    assert_eq!(
        parse("\"met _ minister\""),
        Ok(body(with_gap, Proximity::Adjacent))
    );
}

#[test]
fn operators_bind_not_before_and_before_or() {
    check(&[
        ("a AND b", "a b"),
        ("a b OR c d", "a b OR c d"),
        ("a AND b OR c AND NOT d", "a b OR c -d"),
        ("(a OR b) c", "(a OR b) c"),
        ("a (b c)", "a b c"),
        ("a OR (b OR c)", "a OR b OR c"),
        ("((a))", "a"),
        ("NOT a b", "-a b"),
        ("NOT (a b)", "-(a b)"),
        ("-(a OR b)", "-(a OR b)"),
        ("a –b", "a -b"),
        ("NOT NOT a", "--a"),
        ("-\"a b\"", "-\"a b\""),
        ("-a -b", "-a -b"),
        ("a(b)c", "a b c"),
        ("AND|OR", "\"AND|OR\""),
        ("a \"AND\" b", "a \"AND\" b"),
    ]);
}

#[test]
fn layers_and_the_headline_hold_for_groups() {
    check(&[
        ("voice:a", "voice:a"),
        ("quoted:\"a b\"~2", "quoted:\"a b\"~2"),
        ("scare:(a b)", "scare:a scare:b"),
        ("voice:(a OR \"b c\")", "voice:a OR voice:\"b c\""),
        (
            "voice:(a -(b OR outlet:c)) d",
            "voice:a -(voice:b OR outlet:c) d",
        ),
        ("-voice:(a b)", "-(voice:a voice:b)"),
        ("Title:either/or", "title:\"either or\""),
        ("scare+quoted:a", "quoted+scare:a"),
        ("scare+quoted+voice:a", "a"),
    ]);
    let Ok(Query::Words(sequence)) = parse("scare+quoted:a") else {
        panic!("one word is one sequence");
    };
    let layers = LayerSet::of(&[Layer::Quotation, Layer::ShortQuotation]);
    assert_eq!(sequence.scope, Scope::Body { layers });
}

#[test]
fn sequences_know_their_column() {
    let query = parse("é voice:(b OR  \"c d\")").unwrap();
    let columns: Vec<usize> = query.sequences().iter().map(|words| words.column).collect();
    assert_eq!(columns, [1, 10, 16]);
}

#[test]
fn filters_keep_names_as_typed() {
    let outlet = |pattern| Ok(Query::Filter(Filter::Outlet(pattern)));
    let harbour = || "Harbour Times".to_owned();
    let cases = [
        ("outlet:\"Harbour Times\"", Pattern::Exact(harbour())),
        ("OUTLET:“Harbour Times”", Pattern::Exact(harbour())),
        ("outlet:\"Harbour Times\"*", Pattern::Prefix(harbour())),
        ("outlet:harb*", Pattern::Prefix("harb".into())),
        ("outlet:\"harb*\"", Pattern::Exact("harb*".into())),
        ("outlet:\"\"", Pattern::Exact(String::new())),
        (
            r#"outlet:"The \"H\" \\ \T""#,
            Pattern::Exact(r#"The "H" \ \T"#.into()),
        ),
        ("outlet:\"Le “H”\"", Pattern::Exact("Le “H”".into())),
        (
            "outlet:h.example:80/a",
            Pattern::Exact("h.example:80/a".into()),
        ),
        ("outlet:\"OR\"", Pattern::Exact("OR".into())),
    ];
    for (typed, pattern) in cases {
        assert_eq!(parse(typed), outlet(pattern), "{typed}");
    }
}

#[test]
fn filters_take_several_values() {
    check(&[
        ("outlet:(a OR \"b c\")", "outlet:a OR outlet:\"b c\""),
        (
            "outlet:a|\"b c\"|d* e",
            "(outlet:a OR outlet:\"b c\" OR outlet:d*) e",
        ),
        ("-event:(a|b OR c)", "-(event:a OR event:b OR event:c)"),
        ("lang:English|fr", "lang:en OR lang:fr"),
        ("id:2020-a", "id:2020-a"),
        ("id:\"2020/17\"", "id:\"2020/17\""),
        ("a outlet:b", "a outlet:b"),
        (
            "date:(2019 OR 2021)",
            "date:2019-01-01..2019-12-31 OR date:2021-01-01..2021-12-31",
        ),
    ]);
}

#[test]
fn dates_are_days_months_years_and_spans() {
    let day = |year, month, day| Some(date(year, month, day));
    let cases: [(&str, Option<Date>, Option<Date>); 9] = [
        ("2020-04-14", day(2020, 4, 14), day(2020, 4, 14)),
        ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
        ("1900-02", day(1900, 2, 1), day(1900, 2, 28)),
        ("2020", day(2020, 1, 1), day(2020, 12, 31)),
        ("2020-04-14..2020-04-20", day(2020, 4, 14), day(2020, 4, 20)),
        ("2020-04..2020", day(2020, 4, 1), day(2020, 12, 31)),
        ("2020-04..", day(2020, 4, 1), None),
        ("..2020", None, day(2020, 12, 31)),
        ("\"2020-04-14\"", day(2020, 4, 14), day(2020, 4, 14)),
    ];
    for (typed, from, to) in cases {
        let expected = Query::Filter(Filter::Date { from, to });
        assert_eq!(parse(&format!("date:{typed}")), Ok(expected), "{typed}");
    }
}

#[test]
fn nothing_and_a_star_for_everything_are_all_articles() {
    for typed in ["", "  \t\n", "\u{feff}", "*:*", "(*:*)", "*:* *:*"] {
        assert_eq!(parse(typed), Ok(Query::All), "{typed:?}");
    }
    check(&[("*:* a", "a"), ("-*:*", "-*:*"), ("a OR *:*", "a OR *:*")]);
}

#[test]
fn words_are_split_as_in_the_language_given() {
    let elided = parse_in("l'ambassadeur", Language::FRENCH).unwrap();
    assert_eq!(
        elided.sequences()[0].slots,
        [exact("l'"), exact("ambassadeur")]
    );
    assert_eq!(parse_in(&elided.to_string(), Language::FRENCH), Ok(elided));
    assert_eq!(
        parse_in("l'", Language::FRENCH).unwrap().sequences()[0].slots,
        [exact("l'")]
    );
    assert_eq!(
        parse_in("\"s' est\"", Language::FRENCH)
            .unwrap()
            .sequences()[0]
            .slots,
        [exact("s'"), exact("est")]
    );
    assert_eq!(
        parse("l'ambassadeur").unwrap().sequences()[0].slots.len(),
        1
    );
}

#[test]
fn patterns_match_whatever_the_case_and_composition() {
    let matches = [
        (
            Pattern::Exact("harbour TIMES".into()),
            "Harbour Times",
            true,
        ),
        (Pattern::Exact("harbour".into()), "Harbour Times", false),
        (Pattern::Prefix("HARB".into()), "harbour times", true),
        (Pattern::Prefix("times".into()), "harbour times", false),
        (Pattern::Exact("Zürich".into()), "zu\u{308}rich", true),
        (Pattern::Exact(String::new()), "", true),
        (Pattern::Exact(String::new()), "harbour", false),
    ];
    for (pattern, name, expected) in matches {
        assert_eq!(pattern.matches(name), expected, "{pattern} {name}");
    }
}

#[test]
fn programs_make_the_queries_that_people_type() {
    let quoted = LayerSet::of(&[Layer::Quotation]);
    let cases = [
        (Query::words("routine meeting"), "\"routine meeting\""),
        (Query::words("NOT"), "\"NOT\""),
        (Query::words("protest* (x"), "\"protest x\""),
        (Query::words("—"), "-*:*"),
        (
            Query::words("a").or(Query::words("b")).in_layers(quoted),
            "quoted:a OR quoted:b",
        ),
        (Query::words("a").negated().in_title(), "-title:a"),
        (
            Query::outlet("Harbour: \"H\" Times"),
            r#"outlet:"Harbour: \"H\" Times""#,
        ),
        (
            Query::event("visit").and(Query::language(Language::ENGLISH)),
            "event:visit lang:en",
        ),
        (Query::id("-1"), "id:\"-1\""),
        (
            Query::dates(None, Some(date(2020, 4, 14))),
            "date:..2020-04-14",
        ),
        (Query::dates(None, None), "*:*"),
        (
            Query::dates(Some(date(2020, 4, 2)), Some(date(2020, 4, 1))),
            "-*:*",
        ),
        (Query::all_of(vec![]), "*:*"),
        (Query::any_of(vec![]), "-*:*"),
    ];
    for (query, text) in cases {
        assert_eq!(query.to_string(), text);
        assert_eq!(parse(text), Ok(query), "{text}");
    }
}

#[test]
fn a_concordance_shows_what_is_asked_for_and_not_what_is_excluded() {
    let query = parse("a (b OR -c) -(d -e) outlet:f").unwrap();
    let shown: Vec<String> = query.sequences().iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["a", "b", "e"]);
}
