//! Corpora for Alceste and IRaMuTeQ: each text follows a line of starred variables such as
//! `**** *journal_monde *date_2012`, and may be divided by themes such as `-*theme1`.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::json_record::too_long;
use super::lines::{Line, Lines};
use super::record::{Cell, Desk, Record};
use crate::Outcome;

pub(super) static FORMAT: Format = Format {
    name: "Alceste",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let first = sample.start().lines().next().unwrap_or_default();
    if variables(first).is_some() { 95 } else { 0 }
}

/// The variables of a line that begins a text: four stars, or a number of four digits and more.
fn variables(line: &str) -> Option<Vec<Cell<'_>>> {
    let (start, rest) = line.trim().split_once(char::is_whitespace)?;
    let is_number = start.len() >= 4 && start.bytes().all(|byte| byte.is_ascii_digit());
    if start != "****" && !is_number {
        return None;
    }
    let variables: Vec<Cell<'_>> = rest
        .split_whitespace()
        .map(variable)
        .collect::<Option<_>>()?;
    (!variables.is_empty()).then_some(variables)
}

/// `*journal_monde`, or `*fiction` alone.
fn variable(word: &str) -> Option<Cell<'_>> {
    let word = word.strip_prefix('*').filter(|word| !word.is_empty())?;
    let (name, value) = word.split_once('_').unwrap_or((word, "yes"));
    Some((Cow::from(name), Cow::from(value)))
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let mut lines = Lines::new(input.stream.into_text(), limit);
    let mut text = Text {
        limit,
        ..Text::default()
    };
    loop {
        match lines.advance() {
            Ok(Line::Text(number, line)) => {
                let line = String::from_utf8_lossy(line).into_owned();
                text.line(number, &line, desk)?;
            }
            Ok(Line::TooLong(number)) => desk.broken(number, too_long(limit), Outcome::Skipped),
            Ok(Line::End) => return text.end(desk),
            Err(error) => {
                desk.problem(None, error.to_string(), Outcome::Truncated);
                return text.end(desk);
            }
        }
    }
}

#[derive(Default)]
struct Text {
    limit: usize,
    /// The line it begins at; 0 before the first text.
    number: u64,
    cells: Vec<Cell<'static>>,
    themes: Vec<String>,
    body: String,
}

impl Text {
    fn line(&mut self, number: u64, line: &str, desk: &mut dyn Desk) -> ControlFlow<()> {
        if let Some(variables) = variables(line) {
            self.end(desk)?;
            let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
            self.cells = variables
                .into_iter()
                .map(|(name, value)| (owned(name), owned(value)))
                .collect();
            self.number = number;
        } else if let Some(theme) = line.trim().strip_prefix("-*") {
            self.themes.push(theme.to_string());
            self.body.push('\n');
        } else if self.body.len() <= self.limit {
            self.body.push_str(line);
            self.body.push('\n');
        }
        ControlFlow::Continue(())
    }

    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        let Text {
            limit,
            number,
            mut cells,
            themes,
            body,
        } = std::mem::take(self);
        self.limit = limit;
        if number == 0 {
            return ControlFlow::Continue(());
        }
        if body.len() > limit {
            desk.broken(number, too_long(limit), Outcome::Skipped);
            return ControlFlow::Continue(());
        }
        cells.extend([
            ("themes".into(), themes.join("\n").into()),
            ("body".into(), body.into()),
        ]);
        desk.record(Record { number, cells })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_starred_variables_begin_a_text() {
        let found = variables("**** *journal_monde *date_2012 *fiction").expect("variables");
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        assert_eq!(
            found,
            [("journal", "monde"), ("date", "2012"), ("fiction", "yes")]
        );
        assert!(variables("0001 *a_b").is_some());
        for line in [
            "**** ",
            "**** text",
            "001 *a_b",
            "2012 was a year",
            "* item",
        ] {
            assert!(variables(line).is_none(), "{line}");
        }
    }
}
