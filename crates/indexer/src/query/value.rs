//! From what stands behind `outlet:`, `date:` and the like to filters; not the fields' names.

use otherwords_text::Language;

use super::cursor::{Placed, is_space};
use super::date::dates;
use super::error::Fault;
use super::field::Known;
use super::parse::{Parser, is_minus, parse};
use super::{Filter, Pattern, Query};
use crate::votes::CopyRule;

/// A name or a date as typed.
struct Value {
    text: String,
    column: usize,
    /// Whether a star stood behind it.
    is_prefix: bool,
}

impl Parser {
    /// One value, several joined by `|`, or a group of values joined by `OR`.
    pub(super) fn filters(&mut self, known: Known, name: &str) -> Result<Query, Fault> {
        self.filters_made(name, |value| filter(known, name, value))
    }

    /// The same behind the name of a column.
    pub(super) fn column_filters(&mut self, column: &str) -> Result<Query, Fault> {
        self.filters_made("meta.…", |value| {
            Ok(Filter::Column {
                name: column.to_owned(),
                value: pattern(value),
            })
        })
    }

    fn filters_made(
        &mut self,
        name: &str,
        filter: impl Fn(Value) -> Result<Filter, Fault>,
    ) -> Result<Query, Fault> {
        let values = if self.cursor.peek() == Some('(') {
            self.group_of_values(name)?
        } else {
            self.joined_values(name)?
        };
        let filters = values.into_iter().map(filter);
        let filters: Result<Vec<Filter>, Fault> = filters.collect();
        Ok(Query::any_of(
            filters?.into_iter().map(Query::Filter).collect(),
        ))
    }

    fn group_of_values(&mut self, name: &str) -> Result<Vec<Value>, Fault> {
        self.open_group()?;
        let mut values = Vec::new();
        loop {
            self.cursor.skip_spaces();
            self.expect_something()?;
            values.extend(self.joined_values(name)?);
            if !self.operator("OR") {
                break;
            }
        }
        self.check_group_ends(name)?;
        self.close_group()?;
        Ok(values)
    }

    fn check_group_ends(&mut self, name: &str) -> Result<(), Fault> {
        let column = self.next_column();
        match self.cursor.peek() {
            None | Some(')') => Ok(()),
            Some(_) => Err(Fault::new(
                column,
                format!("in a group behind {name}: only OR can stand between values"),
                "write (a OR b), and put a name of several words in quotation marks",
            )),
        }
    }

    /// Several values are an `OR` and as deep as a group.
    fn joined_values(&mut self, name: &str) -> Result<Vec<Value>, Fault> {
        let mut values = vec![self.value(name)?];
        while self.cursor.eat('|') {
            values.push(self.value(name)?);
        }
        self.check_value_ends()?;
        if values.len() > 1 {
            self.descend(values[0].column)?;
            self.ascend();
        }
        Ok(values)
    }

    fn value(&mut self, name: &str) -> Result<Value, Fault> {
        let column = self.cursor.column();
        self.count(column)?;
        match self.cursor.quoted() {
            Some(quoted) => Ok(Value {
                text: text(&quoted?),
                column: column + 1,
                is_prefix: self.cursor.eat('*'),
            }),
            None => bare_value(&self.cursor.bare(|next| next == '|'), column, name),
        }
    }

    fn check_value_ends(&self) -> Result<(), Fault> {
        let next = self.cursor.peek();
        if next.is_none_or(|next| next == ')' || is_space(next)) {
            return Ok(());
        }
        Err(Fault::new(
            self.cursor.column(),
            "a name ends here, and something follows it",
            "put the whole name in quotation marks; a * for names that begin so stands behind them",
        ))
    }
}

fn bare_value(raw: &[Placed], column: usize, name: &str) -> Result<Value, Fault> {
    let star = raw.iter().position(|placed| placed.character == '*');
    let whole = &raw[..star.unwrap_or(raw.len())];
    match whole.first() {
        None => return Err(missing_value(column, name)),
        Some(first) if is_minus(first.character) => return Err(starts_with_minus(column, name)),
        Some(_) => {}
    }
    if let Some(star) = star.filter(|star| star + 1 < raw.len()) {
        return Err(Fault::new(
            raw[star].column,
            "* can only end a name",
            "if it is part of the name, put the name in quotation marks",
        ));
    }
    Ok(Value {
        text: text(whole),
        column,
        is_prefix: star.is_some(),
    })
}

fn missing_value(column: usize, name: &str) -> Fault {
    Fault::new(
        column,
        format!("a value is missing behind {name}:"),
        "write a name, the beginning of names and a *, or several names joined by |",
    )
}

fn starts_with_minus(column: usize, name: &str) -> Fault {
    Fault::new(
        column,
        format!("{name}: cannot be followed by an exclusion"),
        format!("write -{name}:…, or put a name that begins so in quotation marks"),
    )
}

fn filter(known: Known, name: &str, value: Value) -> Result<Filter, Fault> {
    match known {
        Known::Outlet => Ok(Filter::Outlet(pattern(value))),
        Known::Event => Ok(Filter::Event(pattern(value))),
        _ if value.is_prefix => Err(no_prefix(value.column, name)),
        Known::Language => language(&value),
        Known::Date => dates(&value.text, value.column),
        Known::Id => Ok(Filter::Id(value.text)),
        Known::Copies => copies(&value),
    }
}

/// `once`, or a rule with the articles that it holds for: `"once event:strike"`.
fn copies(value: &Value) -> Result<Filter, Fault> {
    let fault = || {
        Fault::new(
            value.column,
            "this says nothing about copies",
            "write copies:once (the first of each text), copies:drop (no text that several outlets \
             have) or copies:all; with filters, copies:\"once event:strike\", the first is looked for \
             among their articles",
        )
    };
    let text = value.text.trim();
    let (rule, among) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rule = CopyRule::from_name(&rule.to_lowercase()).ok_or_else(fault)?;
    let among = parse(among).map_err(|_| fault())?;
    if among != among.filters() || among.asks_about_copies() {
        return Err(fault());
    }
    Ok(Filter::Copies {
        rule,
        among: Box::new(among),
    })
}

fn pattern(value: Value) -> Pattern {
    if value.is_prefix {
        Pattern::Prefix(value.text)
    } else {
        Pattern::Exact(value.text)
    }
}

fn no_prefix(column: usize, name: &str) -> Fault {
    Fault::new(
        column,
        format!("{name}: knows no *"),
        "only outlet:, event:, meta.…: and words can be asked for by their beginning",
    )
}

fn language(value: &Value) -> Result<Filter, Fault> {
    let language = Language::parse(&value.text);
    language.map(Filter::Language).ok_or_else(|| {
        Fault::new(
            value.column,
            "this is not a language",
            "write its code or name: lang:en, lang:german",
        )
    })
}

fn text(raw: &[Placed]) -> String {
    raw.iter().map(|placed| placed.character).collect()
}
