//! LIWC's format: categories with numbers between two lines of `%`, then words with their numbers.

use std::collections::BTreeMap;

use super::Found;

pub(super) fn read(text: &str) -> Result<Found, String> {
    let mut found = Found::default();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut marks = 0;
    for (line, content) in (1u64..).zip(text.lines()) {
        let content = content.trim();
        match (content, marks) {
            ("", _) => {}
            ("%", _) => marks += 1,
            (_, 0) => return Err("line 1: a .dic file begins with a line that is %".to_owned()),
            (category, 1) => match category.split_once(char::is_whitespace) {
                Some((number, name)) => drop(names.insert(number, name.trim())),
                None => found.unread.push((
                    Some(line),
                    "a category needs a number and a name".to_owned(),
                )),
            },
            (entry, _) => add(&mut found, &names, line, entry),
        }
    }
    Ok(found)
}

/// A word and the numbers of its categories; the word itself may hold blanks where tabs separate.
fn add(found: &mut Found, names: &BTreeMap<&str, &str>, line: u64, entry: &str) {
    let (word, numbers) = entry
        .split_once('\t')
        .or_else(|| entry.split_once(char::is_whitespace))
        .unwrap_or((entry, ""));
    for number in numbers.split_whitespace() {
        match names.get(number) {
            Some(name) => found.add(name, word),
            None => found.unread.push((
                Some(line),
                format!("there is no category `{}`", super::short(number)),
            )),
        }
    }
}
