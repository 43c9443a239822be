//! A word of an outlet's own name is a masthead where that outlet writes it like a name, and nowhere in a
//! language that writes all nouns so.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

#[path = "common/made.rs"]
mod made;

use otherwords_comparison::{Comparison, Plan, Tag, compare};
use otherwords_corpus::Silent;

/// Compares three articles of each outlet about one event.
fn compared(language: &str, texts: &[(&str, &str)]) -> Comparison {
    let rows = texts.iter().flat_map(|(outlet, text)| {
        (0..3).map(move |n| {
            format!(
                "{{\"id\": \"{outlet} {n}\", \"outlet\": \"{outlet}\", \"event\": \"e\", \
                 \"lang\": \"{language}\", \"body\": \"{text} {n}\"}}\n"
            )
        })
    });
    let (index, _folder) = made::indexed(&rows.collect::<String>());
    compare(&index, "test", &Plan::default(), &Silent).unwrap()
}

/// The tag of a term in an outlet's table.
fn tag(comparison: &Comparison, outlet: &str, term: &str) -> Option<Tag> {
    let mut tables = comparison.tables.iter();
    let table = tables.find(|table| table.matchup.target.name == outlet);
    let mut terms = table.unwrap().terms.iter();
    terms.find(|row| row.term == term).unwrap().tag
}

/// What is written beside the word in question.
const SEA: &str = "They went down to the sea in the morning and came back from the sea at night.";

#[test]
fn a_common_word_is_a_masthead_only_in_the_table_of_the_outlet_that_is_called_so() {
    let own = "He told the Ledger twice, as the Ledger said, the Ledger being the Ledger.";
    let others = format!(
        "A ledger, a second ledger and a third ledger lay there. {}",
        SEA.repeat(5)
    );
    let found = compared(
        "en",
        &[
            ("Evening Ledger", own),
            ("Beacon", &others),
            ("Courier", &others),
        ],
    );
    assert_eq!(tag(&found, "Evening Ledger", "ledger"), Some(Tag::Masthead));
    assert_eq!(tag(&found, "Beacon", "ledger"), None);
}

#[test]
fn where_all_nouns_have_capitals_none_is_a_masthead_for_its_capital() {
    let own = "Er sah die Welt, und die Welt sah ihn in der Welt, wie die Welt ist.";
    let found = compared(
        "de",
        &[
            ("Die Welt", own),
            ("Leuchtturm", "Sie kamen am Abend in den Hafen."),
        ],
    );
    assert_eq!(tag(&found, "Die Welt", "welt"), None);
}
