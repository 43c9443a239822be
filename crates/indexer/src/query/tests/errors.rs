//! What is refused, and which character is blamed.

use crate::query::{
    MAXIMUM_CHARACTERS, MAXIMUM_DEPTH, MAXIMUM_DISTANCE, MAXIMUM_TERMS, QueryError, parse,
};

#[track_caller]
fn refused(query: &str) -> QueryError {
    match parse(query) {
        Ok(tree) => panic!("{query} was read as {tree}"),
        Err(error) => error,
    }
}

#[test]
fn errors_point_at_the_character_and_say_what_is_wrong() {
    let cases = [
        ("met \"the minister", 5, "quotation mark is not closed"),
        ("met ”the minister", 5, "quotation mark is not closed"),
        ("met (the (minister)", 5, "parenthesis is not closed"),
        ("met (", 5, "parenthesis is not closed"),
        ("outlet:(a OR b", 8, "parenthesis is not closed"),
        ("outlet:(", 8, "parenthesis is not closed"),
        ("met minister)", 13, "closes nothing"),
        (")", 1, "closes nothing"),
        ("met ()", 5, "nothing in this group"),
        ("outlet:(a OR b) ()", 17, "nothing in this group"),
        ("met \"\"", 5, "no word in this phrase"),
        ("met \" — \"", 5, "no word in this phrase"),
        ("\"_ _\"", 1, "no word in this phrase"),
        ("a publishr:x", 3, "no field publishr:"),
        ("http://harbour.example", 1, "no field http:"),
        ("AND a", 1, "AND has nothing before it"),
        ("a AND", 3, "AND has nothing behind it"),
        ("a OR OR b", 3, "OR has nothing behind it"),
        ("a NOT", 3, "NOT has nothing behind it"),
        ("(a OR) b", 4, "OR has nothing behind it"),
        ("outlet:(a OR)", 11, "OR has nothing behind it"),
        ("outlet:(OR b)", 9, "OR has nothing before it"),
        ("a - b", 3, "- has nothing behind it"),
        ("a -", 3, "- has nothing behind it"),
        ("(a -)", 4, "- has nothing behind it"),
        ("-AND", 1, "- has nothing behind it"),
        ("a *", 3, "* has no word before it"),
        ("\"a * b\"", 4, "* has no word before it"),
        ("p*", 2, "two letters"),
        ("a/b*", 4, "two letters"),
        ("protest**", 8, "followed by what is no letter"),
        ("protest*~1", 8, "followed by what is no letter"),
        ("a *s", 3, "two letters"),
        ("wom?n?", 6, "question mark"),
        ("*er/either", 1, "more than one"),
        ("a /b", 3, "not closed"),
        ("/b c/", 1, "not closed"),
        ("a //", 3, "nothing in this regular"),
        ("a /b/c", 6, "something follows it"),
        ("a /b(c/", 5, "unclosed group"),
        ("a|/\\.b(c/", 7, "unclosed group"),
        ("\"a /b\\)c(/\"", 9, "unclosed group"),
        ("/\\bmet/", 1, "stands for too much"),
        ("a /\\w{1000}/", 3, "stands for too much"),
        ("protest~", 8, "needs a number"),
        ("protest~3", 8, "1 or 2"),
        ("protest~1*", 8, "1 or 2"),
        ("a ~1", 3, "~ has no word before it"),
        ("either/or~1", 10, "more than one"),
        ("\"a b\"~", 6, "needs a number"),
        ("\"a b\"~>", 6, "needs a number"),
        ("\"a b\"~3x", 6, "needs a number"),
        ("\"a b\"~99999999999", 6, "at most"),
        ("\"a\"~3", 4, "near itself"),
        ("\"a _ b\"~3", 8, "_ has no place"),
        ("_", 1, "between others"),
        ("a|_", 3, "no alternatives"),
        ("a||b", 3, "missing beside this |"),
        ("|a", 1, "missing beside this |"),
        ("a|", 2, "missing beside this |"),
        ("either/or|neither", 1, "more than one word"),
        ("a & b", 3, "no word in this"),
        ("voice:", 1, "nothing follows voice:"),
        ("voice: a", 1, "nothing follows voice:"),
        ("outlet:OR", 1, "nothing follows outlet:"),
        ("voice:OR", 1, "nothing follows voice:"),
        ("voice:-a", 7, "cannot be followed by an exclusion"),
        ("voice:quoted:a", 7, "quoted: cannot stand inside voice:"),
        ("voice:(a title:b)", 10, "title: cannot stand inside voice:"),
        ("voice+title:a", 1, "no field voice+title:"),
        ("outlet:*", 8, "a value is missing"),
        ("outlet:a|", 10, "a value is missing"),
        ("outlet:a*b", 9, "only end a name"),
        ("outlet:-a", 8, "cannot be followed by an exclusion"),
        ("outlet:(Harbour Times)", 17, "only OR"),
        ("outlet:Harbour(Times)", 15, "something follows it"),
        ("id:a*", 4, "knows no *"),
        ("lang:klingonese", 6, "not a language"),
        ("date:2020-13", 6, "2020-13 is not a date"),
        ("date:2021-02-29", 6, "2021-02-29 is not a date"),
        ("date:2020-4-1", 6, "2020-4-1 is not a date"),
        ("date:2020..2020-04-31", 12, "2020-04-31 is not a date"),
        ("date:2020-04-14-1", 6, "is not a date"),
        ("date:2020...2021", 12, ".2021 is not a date"),
        ("date:..", 6, "no date here"),
        ("date:2021..2020", 6, "ends before it begins"),
        ("date:\"yesterday\"", 7, "yesterday is not a date"),
        ("envoy near/5 protest", 7, "other programs"),
        ("envoy W/3 protest", 7, "other programs"),
        ("a protest$2", 10, "no letters"),
        ("a [pos=VB]", 3, "CQP"),
        ("[word=\"prot.*\"]", 1, "CQP"),
        ("\"met [] minister\"", 6, "CQP"),
        ("meta.leaning:", 1, "nothing follows meta."),
        ("voice:meta.leaning:left", 7, "cannot stand inside voice:"),
        ("meta.leaning:a*b", 15, "only end a name"),
        ("приве́т \"", 9, "quotation mark is not closed"),
    ];
    for (query, column, message) in cases {
        let error = refused(query);
        assert!(
            error.message.contains(message),
            "{query}: {}",
            error.message
        );
        assert_eq!(error.column, column, "{query}: {}", error.message);
        assert_eq!(error.query, query);
        assert!(!error.hint.is_empty(), "{query}");
    }
}

#[test]
fn unknown_fields_are_told_the_nearest() {
    let cases = [
        ("outlets:a", "outlet:"),
        ("oulet:a", "outlet:"),
        ("headline:a", "title:"),
        ("Source:a", "outlet:"),
        ("qouted:a", "quoted:"),
        ("url:a", "id:"),
        ("dat:a", "date:"),
    ];
    for (query, nearest) in cases {
        let hint = refused(query).hint;
        assert!(
            hint.starts_with(&format!("did you mean {nearest} ")),
            "{query}: {hint}"
        );
    }
    let hint = refused("whatever:a").hint;
    assert!(hint.starts_with("the fields are title, outlet,"), "{hint}");
}

#[test]
fn limits_hold_exactly() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    let excluded = |depth: usize| format!("{}a", "-".repeat(depth));
    let words = |n_words: usize| vec!["a"; n_words].join(" ");
    let near = |distance: u32| format!("\"a b\"~{distance}");
    let phrase = |n_words: usize| format!("\"{}\"", words(n_words));
    let cases = [
        (
            nested(MAXIMUM_DEPTH),
            nested(MAXIMUM_DEPTH + 1),
            MAXIMUM_DEPTH + 1,
        ),
        (
            excluded(MAXIMUM_DEPTH),
            excluded(MAXIMUM_DEPTH + 1),
            MAXIMUM_DEPTH + 1,
        ),
        (
            words(MAXIMUM_TERMS),
            words(MAXIMUM_TERMS + 1),
            2 * MAXIMUM_TERMS + 1,
        ),
        (phrase(MAXIMUM_TERMS), phrase(MAXIMUM_TERMS + 1), 1),
        (near(MAXIMUM_DISTANCE), near(MAXIMUM_DISTANCE + 1), 6),
        (
            "a".repeat(MAXIMUM_CHARACTERS),
            "a".repeat(MAXIMUM_CHARACTERS + 1),
            MAXIMUM_CHARACTERS + 1,
        ),
    ];
    for (longest, too_long, column) in cases {
        assert!(parse(&longest).is_ok(), "{:.30}", longest);
        assert_eq!(refused(&too_long).column, column, "{too_long:.30}");
    }
}

#[test]
fn an_error_shows_the_line_the_place_and_the_way_out() {
    let shown = refused("met\n(the minister").to_string();
    let expected = "this parenthesis is not closed\n  met (the minister\n      ^\nhint: add ) at \
                    the end of the group";
    assert_eq!(shown, expected);
}

#[test]
fn an_error_in_a_long_query_shows_what_is_around_the_place() {
    let query = format!("{}(minister {}", "b ".repeat(200), "c ".repeat(200));
    let shown = refused(&query).to_string();
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[1].starts_with("  …b b "), "{shown}");
    assert!(lines[1].ends_with("c …"), "{shown}");
    let caret = lines[2].chars().count() - 1;
    assert_eq!(lines[1].chars().nth(caret), Some('('), "{shown}");
}
