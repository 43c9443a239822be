//! From the text of a query to its tree: operators, groups and fields; not words or values.

use otherwords_text::Language;

use super::cursor::{Cursor, is_space};
use super::error::Fault;
use super::expect::{inside_another, without_operand};
use super::field::{Field, field};
use super::limits::check_length;
use super::{Query, QueryError, Scope};

/// Reads a query; its words are split as in a text of no particular language.
///
/// ```
/// use otherwords_indexer::query::{Query, parse};
///
/// let query = parse("voice:protest* -outlet:harbour date:2020-04")?;
/// assert!(matches!(query, Query::And(parts) if parts.len() == 3));
/// # Ok::<(), otherwords_indexer::query::QueryError>(())
/// ```
///
/// # Errors
/// A [`QueryError`] that points at the first character that cannot be understood.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    parse_in(query, Language::UNKNOWN)
}

/// Reads a query; its words are split as in a text of this language (French `l'homme` is two).
/// What is written for such a tree reads back as the same in the same language.
///
/// # Errors
/// As [`parse`].
pub fn parse_in(query: &str, language: Language) -> Result<Query, QueryError> {
    check_length(query)
        .and_then(|()| Parser::new(query, language).whole())
        .map_err(|fault| fault.in_query(query))
}

/// What has been read of a query, and how deep inside groups we are.
///
/// Groups are read by functions that call themselves, at most `MAXIMUM_DEPTH` deep.
pub(super) struct Parser {
    pub(super) cursor: Cursor,
    pub(super) language: Language,
    /// The operator that waits for what it applies to: its column and name.
    pub(super) waiting: Option<(usize, &'static str)>,
    pub(super) open_parentheses: Vec<usize>,
    pub(super) depth: usize,
    pub(super) n_terms: usize,
}

/// A layer or the headline, as announced by a field around a group: its name and meaning.
pub(super) type Around<'q> = Option<(&'q str, Scope)>;

impl Parser {
    fn new(query: &str, language: Language) -> Self {
        Self {
            cursor: Cursor::new(query),
            language,
            waiting: None,
            open_parentheses: Vec::new(),
            depth: 0,
            n_terms: 0,
        }
    }

    fn whole(mut self) -> Result<Query, Fault> {
        self.cursor.skip_spaces();
        if self.cursor.peek().is_none() {
            return Ok(Query::All);
        }
        let query = self.alternatives(None)?;
        match self.cursor.peek() {
            None => Ok(query),
            Some(_) => Err(self.closes_nothing()),
        }
    }

    /// `a OR b`
    fn alternatives(&mut self, around: Around<'_>) -> Result<Query, Fault> {
        let mut branches = vec![self.conjunction(around)?];
        while self.operator("OR") {
            branches.push(self.conjunction(around)?);
        }
        Ok(Query::any_of(branches))
    }

    /// `a b` or `a AND b`
    fn conjunction(&mut self, around: Around<'_>) -> Result<Query, Fault> {
        let mut parts = vec![self.exclusion(around)?];
        while self.operator("AND") || !self.conjunction_ends() {
            parts.push(self.exclusion(around)?);
        }
        Ok(Query::all_of(parts))
    }

    fn conjunction_ends(&self) -> bool {
        matches!(self.cursor.peek(), None | Some(')')) || self.cursor.sees("OR")
    }

    /// `-a`, `NOT a` or just `a`
    fn exclusion(&mut self, around: Around<'_>) -> Result<Query, Fault> {
        let column = self.next_column();
        if !self.operator("NOT") && !self.minus(column)? {
            return self.operand(around);
        }
        self.descend(column)?;
        let excluded = self.exclusion(around)?;
        self.ascend();
        Ok(Query::Not(Box::new(excluded)))
    }

    /// Reads a minus sign, which must stand right before what it excludes.
    fn minus(&mut self, column: usize) -> Result<bool, Fault> {
        if !self.cursor.eat_if(is_minus) {
            return Ok(false);
        }
        if self.cursor.peek().is_none_or(is_space) {
            return Err(without_operand(column, "-", "behind"));
        }
        self.waiting = Some((column, "-"));
        Ok(true)
    }

    /// A group, a phrase, a word, a filter or everything.
    fn operand(&mut self, around: Around<'_>) -> Result<Query, Fault> {
        let column = self.next_column();
        self.expect_something()?;
        if self.cursor.eat_whole("*:*") {
            return self.count(column).map(|()| Query::All);
        }
        if let Some(name) = self.cursor.column_with_colon() {
            self.check_something_follows("meta.…", column)?;
            return self.column_filters(&name);
        }
        match self.cursor.name_with_colon() {
            Some(name) => self.named(&name, column, around),
            None => self.words_or_group(around),
        }
    }

    fn words_or_group(&mut self, around: Around<'_>) -> Result<Query, Fault> {
        if self.cursor.peek() == Some('(') {
            return self.group(around);
        }
        let scope = around.map(|(_, scope)| scope).unwrap_or_default();
        self.sequence(scope).map(Query::Words)
    }

    fn group(&mut self, around: Around<'_>) -> Result<Query, Fault> {
        self.open_group()?;
        let query = self.alternatives(around)?;
        self.close_group()?;
        Ok(query)
    }

    /// What a name and a colon announce.
    fn named(&mut self, name: &str, column: usize, around: Around<'_>) -> Result<Query, Fault> {
        let field = field(name, column)?;
        self.check_something_follows(name, column)?;
        match (field, around) {
            (Field::Scope(scope), None) => self.scoped(name, scope),
            (Field::Scope(_), Some((outer, _))) => Err(inside_another(name, outer, column)),
            (Field::Known(known), _) => self.filters(known, name),
        }
    }

    fn scoped(&mut self, name: &str, scope: Scope) -> Result<Query, Fault> {
        let column = self.cursor.column();
        if self.cursor.peek().is_some_and(is_minus) {
            return Err(Fault::new(
                column,
                format!("{name}: cannot be followed by an exclusion"),
                format!("write -{name}:word"),
            ));
        }
        if self.cursor.column_with_colon().is_some() {
            return Err(inside_another("meta.…", name, column));
        }
        match self.cursor.name_with_colon() {
            Some(inner) => {
                field(&inner, column)?;
                Err(inside_another(&inner, name, column))
            }
            None => self.words_or_group(Some((name, scope))),
        }
    }

    pub(super) fn open_group(&mut self) -> Result<(), Fault> {
        let column = self.cursor.column();
        self.cursor.eat('(');
        self.open_parentheses.push(column);
        self.descend(column)
    }

    pub(super) fn close_group(&mut self) -> Result<(), Fault> {
        self.cursor.skip_spaces();
        if !self.cursor.eat(')') {
            return Err(self.not_closed());
        }
        self.open_parentheses.pop();
        self.ascend();
        Ok(())
    }

    /// Skips spaces, and this operator if it comes next.
    pub(super) fn operator(&mut self, name: &'static str) -> bool {
        let column = self.next_column();
        let found = self.cursor.eat_whole(name);
        if found {
            self.waiting = Some((column, name));
        }
        found
    }

    pub(super) fn next_column(&mut self) -> usize {
        self.cursor.skip_spaces();
        self.cursor.column()
    }
}

/// A hyphen, or what editors make of one.
pub(super) fn is_minus(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}
