//! Reads a query character by character and knows the column; not what the characters mean.

use super::error::Fault;

/// A character and where in the query it stands, counted from 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) column: usize,
    pub(super) character: char,
    /// Whether a backslash takes its meaning away.
    pub(super) is_protected: bool,
}

impl Placed {
    /// Whether this is the sign itself and not a protected one that looks like it.
    pub(super) fn is(&self, sign: char) -> bool {
        self.character == sign && !self.is_protected
    }

    /// Whether words end here.
    pub(super) fn separates(&self) -> bool {
        is_space(self.character) && !self.is_protected
    }
}

/// The place in a query up to which it has been read.
pub(super) struct Cursor {
    characters: Vec<char>,
    position: usize,
}

impl Cursor {
    pub(super) fn new(query: &str) -> Self {
        Self {
            characters: query.chars().collect(),
            position: 0,
        }
    }

    /// The column of the next character.
    pub(super) fn column(&self) -> usize {
        self.position + 1
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.characters.get(self.position).copied()
    }

    pub(super) fn eat(&mut self, expected: char) -> bool {
        self.eat_if(|character| character == expected)
    }

    pub(super) fn eat_if(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let found = self.peek().is_some_and(wanted);
        self.position += usize::from(found);
        found
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.eat_if(is_space) {}
    }

    /// Whether nothing can continue what was just read: at a space, a parenthesis, a quotation
    /// mark or the end.
    pub(super) fn at_boundary(&self) -> bool {
        self.peek().is_none_or(is_boundary)
    }

    /// Whether this and nothing longer comes next.
    pub(super) fn sees(&self, text: &str) -> bool {
        let rest = &self.characters[self.position..];
        let mut next = rest.iter().copied();
        text.chars().all(|expected| next.next() == Some(expected))
            && next.next().is_none_or(is_boundary)
    }

    /// Reads this if it, and nothing longer, comes next.
    pub(super) fn eat_whole(&mut self, text: &str) -> bool {
        let found = self.sees(text);
        if found {
            self.position += text.chars().count();
        }
        found
    }

    /// Reads up to a boundary or a character that ends it.
    pub(super) fn bare(&mut self, ends: impl Fn(char) -> bool) -> Vec<Placed> {
        let mut read = Vec::new();
        while let Some(character) = self
            .peek()
            .filter(|next| !is_boundary(*next) && !ends(*next))
        {
            read.push(self.placed(character, false));
            self.position += 1;
        }
        read
    }

    /// Reads a word with its alternatives up to a boundary. A regular expression between `/` and `/` may hold
    /// what would end a word.
    pub(super) fn word(&mut self) -> Result<Vec<Placed>, Fault> {
        let mut read = Vec::new();
        loop {
            if self.peek() == Some('/') && !self.sees("/") {
                self.expression(&mut read)?;
            }
            read.extend(self.bare(|next| next == '|'));
            if self.peek() != Some('|') {
                return Ok(read);
            }
            read.push(self.placed('|', false));
            self.position += 1;
        }
    }

    fn expression(&mut self, read: &mut Vec<Placed>) -> Result<(), Fault> {
        let column = self.column();
        read.push(self.placed('/', false));
        self.position += 1;
        loop {
            let is_protected = self.peek() == Some('\\') && self.protects_next();
            self.position += usize::from(is_protected);
            let next = self.peek();
            let Some(next) = next.filter(|next| is_protected || !is_space(*next)) else {
                return Err(Fault::new(
                    column,
                    "this regular expression is not closed",
                    "add / at its end (\\/ is a stroke inside it, and no space can be), or leave out the first /",
                ));
            };
            read.push(self.placed(next, is_protected));
            self.position += 1;
            if next == '/' && !is_protected {
                return Ok(());
            }
        }
    }

    /// Reads a name and the colon behind it, if that is what comes next.
    pub(super) fn name_with_colon(&mut self) -> Option<String> {
        let rest = &self.characters[self.position..];
        let is_name = |next: &&char| next.is_alphabetic() || matches!(next, '+' | '_');
        let length = rest.iter().take_while(is_name).count();
        if !rest[..length].first()?.is_alphabetic() || rest.get(length) != Some(&':') {
            return None;
        }
        let name = rest[..length].iter().collect();
        self.position += length + 1;
        Some(name)
    }

    /// Reads `meta.`, the name of a column and the colon behind it, if that is what comes next.
    pub(super) fn column_with_colon(&mut self) -> Option<String> {
        let start = self.position;
        let name = self.column_name();
        if name.is_none() {
            self.position = start;
        }
        name
    }

    fn column_name(&mut self) -> Option<String> {
        let announced = ['m', 'e', 't', 'a', '.'];
        if !announced.into_iter().all(|letter| self.eat(letter)) {
            return None;
        }
        let name = match self.quoted() {
            Some(quoted) => quoted.ok()?,
            None => self.bare(|next| next == ':'),
        };
        (self.eat(':') && !name.is_empty())
            .then(|| name.iter().map(|placed| placed.character).collect())
    }

    /// Reads digits, as many as there are.
    pub(super) fn digits(&mut self) -> String {
        let rest = self.characters[self.position..].iter();
        let digits: String = rest.take_while(|next| next.is_ascii_digit()).collect();
        self.position += digits.len();
        digits
    }

    /// Reads what stands between quotation marks, if one opens here.
    pub(super) fn quoted(&mut self) -> Option<Result<Vec<Placed>, Fault>> {
        let opening = self.peek().filter(|next| is_quotation_mark(*next))?;
        let column = self.column();
        self.position += 1;
        Some(self.until_closing(opening).ok_or_else(|| {
            Fault::new(
                column,
                "this quotation mark is not closed",
                "add \" at the end of the phrase, or write \\\" for a mark inside it",
            )
        }))
    }

    fn until_closing(&mut self, opening: char) -> Option<Vec<Placed>> {
        let mut read = Vec::new();
        while !closes(opening, self.peek()?) {
            let is_protected = self.peek() == Some('\\') && self.protects_next();
            self.position += usize::from(is_protected);
            read.push(self.placed(self.peek()?, is_protected));
            self.position += 1;
        }
        self.position += 1;
        Some(read)
    }

    /// Whether a backslash here stands before a sign; before letters it is itself.
    fn protects_next(&self) -> bool {
        let next = self.characters.get(self.position + 1);
        next.is_some_and(|next| !next.is_alphanumeric())
    }

    fn placed(&self, character: char, is_protected: bool) -> Placed {
        Placed {
            column: self.column(),
            character,
            is_protected,
        }
    }
}

/// Spaces, and characters that cannot be seen and come along when text is copied.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

fn is_boundary(character: char) -> bool {
    is_space(character) || matches!(character, '(' | ')') || is_quotation_mark(character)
}

fn is_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '«' | '»') || is_curly(character)
}

fn is_curly(character: char) -> bool {
    matches!(character, '“' | '”' | '„' | '‟')
}

/// Which mark closes which: the straight one only itself, so that names in it keep theirs.
fn closes(opening: char, character: char) -> bool {
    match opening {
        '«' => character == '»',
        '»' => character == '«',
        '"' => character == '"',
        _ => is_curly(character) || character == '"',
    }
}
