//! What must come next in a query, and the errors when it does not.

use super::cursor::is_space;
use super::error::Fault;
use super::parse::Parser;

/// The operators between and before queries.
const OPERATORS: [&str; 3] = ["AND", "OR", "NOT"];

impl Parser {
    pub(super) fn sees_operator(&self) -> Option<&'static str> {
        OPERATORS.into_iter().find(|name| self.cursor.sees(name))
    }

    /// An error unless something other than an operator or the end of a group comes next.
    pub(super) fn expect_something(&mut self) -> Result<(), Fault> {
        let operator = self.sees_operator();
        let waiting = self.waiting.take();
        if operator.is_none() && !matches!(self.cursor.peek(), None | Some(')')) {
            return Ok(());
        }
        Err(match (waiting, operator) {
            (Some((column, name)), _) => without_operand(column, name, "behind"),
            (None, Some(name)) => without_operand(self.cursor.column(), name, "before"),
            (None, None) => self.empty_group(),
        })
    }

    /// An error unless something stands right behind a field's colon.
    pub(super) fn check_something_follows(&self, name: &str, column: usize) -> Result<(), Fault> {
        let follows = |next| !is_space(next) && next != ')';
        if self.cursor.peek().is_some_and(follows) && self.sees_operator().is_none() {
            return Ok(());
        }
        Err(Fault::new(
            column,
            format!("nothing follows {name}:"),
            format!("write what is meant right behind the colon, without a space: {name}:…"),
        ))
    }

    fn empty_group(&self) -> Fault {
        match (self.cursor.peek(), self.open_parentheses.last()) {
            (Some(_), Some(column)) => Fault::new(
                *column,
                "there is nothing in this group",
                "write something between ( and ), or leave both out",
            ),
            (Some(_), None) => self.closes_nothing(),
            (None, _) => self.not_closed(),
        }
    }

    pub(super) fn not_closed(&self) -> Fault {
        let column = self.open_parentheses.last().copied();
        Fault::new(
            column.unwrap_or(self.cursor.column()),
            "this parenthesis is not closed",
            "add ) at the end of the group",
        )
    }

    pub(super) fn closes_nothing(&self) -> Fault {
        Fault::new(
            self.cursor.column(),
            "this parenthesis closes nothing",
            "leave it out, or add ( where the group begins",
        )
    }
}

pub(super) fn inside_another(name: &str, outer: &str, column: usize) -> Fault {
    Fault::new(
        column,
        format!("{name}: cannot stand inside {outer}:"),
        "close the group first, or join layers by +, as in quoted+scare:word",
    )
}

pub(super) fn without_operand(column: usize, name: &str, side: &str) -> Fault {
    let hint = if name == "-" {
        "write -word without a space to exclude a word, or leave the sign out".to_owned()
    } else {
        format!("to search for the word itself put it in quotation marks: \"{name}\"")
    };
    Fault::new(column, format!("{name} has nothing {side} it"), hint)
}
