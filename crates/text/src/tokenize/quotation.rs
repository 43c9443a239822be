//! Which stretches of a text are quoted, from its quotation marks and dialogue dashes, and the layer of
//! each token.
//! Indirect speech and the question of who is quoted are no business of this file.

use super::dialogue;
use super::mark::{Mark, push_marks};
use crate::language::Pack;
use crate::span::Span;
use crate::token::{Layer, Token};

/// Quotations of at least this many tokens are the source's; shorter ones the outlet's choice.
const LONG_QUOTATION: usize = 9;

/// Reads a text paragraph by paragraph, keeping the quotation a paragraph left open.
pub(super) struct Quotations {
    pack: &'static Pack,
    marks: Vec<Mark>,
    /// The quotations of this paragraph, with their marks, in order; never nested.
    quoted: Vec<Span>,
    /// Where the text behind each opening mark of this paragraph begins, nested ones too.
    openings: Vec<usize>,
    /// The last paragraph's open quotation goes on as the first of this one.
    taken_up: bool,
    /// The mark of the last quotation of this paragraph, if it is not closed in it.
    unclosed: Option<char>,
    /// What an earlier paragraph left open.
    left_open: Option<LeftOpen>,
}

#[derive(Clone, Copy)]
struct LeftOpen {
    mark: char,
    first_token: usize,
}

/// What becomes of an opening mark.
enum Outcome {
    /// Closed by the mark of this index.
    ClosedBy(usize),
    /// Quoted to the end of the paragraph.
    Unclosed,
    /// An apostrophe, after all.
    NoQuotation,
}

/// What has already been searched for in vain in this paragraph. A search that failed once fails
/// from every later mark, so nothing is searched twice and the work stays linear.
#[derive(Default)]
struct Vain {
    /// Opening marks for which no closing one is left.
    unclosable: Vec<char>,
    /// No closing mark of any kind is left.
    any_closing: bool,
    /// Openings and closings do not balance: read the paragraph without nesting.
    nesting: bool,
}

impl Quotations {
    pub(super) fn new(pack: &'static Pack) -> Quotations {
        Quotations {
            pack,
            marks: Vec::new(),
            quoted: Vec::new(),
            openings: Vec::new(),
            taken_up: false,
            unclosed: None,
            left_open: None,
        }
    }

    /// Finds the quotations of the next paragraph.
    pub(super) fn read(&mut self, text: &str, paragraph: Span) {
        self.marks.clear();
        self.quoted.clear();
        self.openings.clear();
        self.unclosed = None;
        if self.pack.dialogue_dash
            && dialogue::push_speeches(text, paragraph, self.pack, &mut self.quoted)
        {
            self.taken_up = false;
            self.openings
                .extend(self.quoted.iter().map(|speech| speech.start));
            return;
        }
        push_marks(text, paragraph, self.pack, &mut self.marks);
        self.taken_up = self.takes_up(paragraph);
        let mut vain = Vain::default();
        let mut index = 0;
        while index < self.marks.len() {
            index = self.read_from(index, text, paragraph, &mut vain);
        }
    }

    /// Writes the layers of the paragraph's tokens, which begin at `first_token`.
    pub(super) fn mark_layers(&mut self, tokens: &mut [Token], first_token: usize) {
        if !self.taken_up {
            self.settle_left_open(&mut tokens[..first_token]);
        }
        let mut from = first_token;
        for (index, span) in self.quoted.iter().enumerate() {
            from = first_at(tokens, from, span.start);
            let to = first_at(tokens, from, span.end);
            let earlier = self.left_open.take().map(|left| left.first_token);
            let first = earlier.unwrap_or(from);
            match self.unclosed {
                Some(mark) if index + 1 == self.quoted.len() => {
                    self.left_open = Some(LeftOpen {
                        mark,
                        first_token: first,
                    });
                }
                _ => settle(&mut tokens[first..to]),
            }
            from = to;
        }
        self.mark_openings(&mut tokens[first_token..]);
    }

    /// Whether the layers of all tokens are known, whatever follows.
    pub(super) fn is_settled(&self) -> bool {
        self.left_open.is_none()
    }

    /// Settles what the last paragraph left open.
    pub(super) fn finish(&mut self, tokens: &mut [Token]) {
        self.settle_left_open(tokens);
    }

    fn settle_left_open(&mut self, tokens: &mut [Token]) {
        if let Some(left) = self.left_open.take() {
            settle(&mut tokens[left.first_token..]);
        }
    }

    fn mark_openings(&self, tokens: &mut [Token]) {
        let mut openings = self.openings.iter().peekable();
        for token in tokens {
            while openings
                .next_if(|&&opening| opening <= token.start as usize)
                .is_some()
            {
                token.opens_quotation = true;
            }
        }
    }

    /// Whether the paragraph begins with a mark that takes up what was left open: the opening one
    /// again, or, in older French print, the closing one.
    fn takes_up(&self, paragraph: Span) -> bool {
        let (Some(left), Some(first)) = (self.left_open, self.marks.first()) else {
            return false;
        };
        let same = first.character == left.mark || self.pack.pairs(left.mark, first.character);
        first.at == paragraph.start && same
    }

    /// Reads the mark of this index; the index to go on from.
    fn read_from(&mut self, index: usize, text: &str, paragraph: Span, vain: &mut Vain) -> usize {
        let mark = self.marks[index];
        let takes_up = index == 0 && self.taken_up;
        if !mark.opens && !takes_up {
            return index + 1;
        }
        let opener = if takes_up {
            self.left_open.map_or(mark.character, |left| left.mark)
        } else {
            mark.character
        };
        let (end, next) = match self.outcome(index, opener, text, paragraph, vain) {
            Outcome::ClosedBy(closing) => (self.marks[closing].end(), closing + 1),
            Outcome::Unclosed => {
                self.unclosed = Some(opener);
                (paragraph.end, self.marks.len())
            }
            Outcome::NoQuotation => {
                self.taken_up &= !takes_up;
                return index + 1;
            }
        };
        self.quoted.push(Span {
            start: mark.at,
            end,
        });
        self.openings.push(mark.end());
        let nested = self.marks[index + 1..next]
            .iter()
            .filter(|mark| mark.only_opens());
        self.openings.extend(nested.map(|mark| mark.end()));
        next
    }

    fn outcome(
        &self,
        index: usize,
        opener: char,
        text: &str,
        paragraph: Span,
        vain: &mut Vain,
    ) -> Outcome {
        if self.marks[index].is_single() {
            return match self.single_closing(index, opener, text) {
                Some(closing) => Outcome::ClosedBy(closing),
                None if self.goes_on_in_next_paragraph(index, text, paragraph) => Outcome::Unclosed,
                None => Outcome::NoQuotation,
            };
        }
        let closing = self
            .nested_closing(index, opener, vain)
            .or_else(|| self.next_closing(index, opener, vain))
            .or_else(|| self.any_closing(index, vain));
        closing.map_or(Outcome::Unclosed, Outcome::ClosedBy)
    }

    /// The mark that closes this one when quotations with the same marks are nested inside.
    fn nested_closing(&self, index: usize, opener: char, vain: &mut Vain) -> Option<usize> {
        if vain.nesting {
            return None;
        }
        let mut depth = 1_usize;
        for (at, mark) in self.marks.iter().enumerate().skip(index + 1) {
            if mark.only_opens() && mark.character == opener {
                depth += 1;
            } else if mark.closes && self.pack.pairs(opener, mark.character) {
                depth -= 1;
            }
            if depth == 0 {
                return Some(at);
            }
        }
        vain.nesting = true;
        None
    }

    /// The first mark that may close this one.
    fn next_closing(&self, index: usize, opener: char, vain: &mut Vain) -> Option<usize> {
        if vain.unclosable.contains(&opener) {
            return None;
        }
        let closes = |mark: &Mark| mark.closes && self.pack.pairs(opener, mark.character);
        let found = self.position_after(index, closes);
        if found.is_none() {
            vain.unclosable.push(opener);
        }
        found
    }

    /// For careless typing (`“word"`): the next mark that can only close, of whatever shape.
    fn any_closing(&self, index: usize, vain: &mut Vain) -> Option<usize> {
        if vain.any_closing {
            return None;
        }
        let found = self.position_after(index, |mark| mark.only_closes() && !mark.is_single());
        vain.any_closing = found.is_none();
        found
    }

    fn position_after(&self, index: usize, wanted: impl Fn(&Mark) -> bool) -> Option<usize> {
        let found = self.marks[index + 1..].iter().position(wanted)?;
        Some(index + 1 + found)
    }

    /// The mark that closes a single one, before the next that opens. A mark that could be the
    /// apostrophe of a plural (`the workers’ rights`) closes only if no clearer one follows.
    fn single_closing(&self, index: usize, opener: char, text: &str) -> Option<usize> {
        let mut doubtful = None;
        for (at, mark) in self.marks.iter().enumerate().skip(index + 1) {
            if mark.is_single() && mark.only_opens() {
                break;
            }
            if mark.closes && self.pack.pairs(opener, mark.character) {
                if !may_be_plural(*mark, text) {
                    return Some(at);
                }
                doubtful = doubtful.or(Some(at));
            }
        }
        doubtful
    }

    /// British print: a paragraph begins with `‘` and does not close it, and so does the next.
    fn goes_on_in_next_paragraph(&self, index: usize, text: &str, paragraph: Span) -> bool {
        let mark = self.marks[index];
        let next = text[paragraph.end..].trim_start();
        mark.character == '‘' && mark.at == paragraph.start && next.starts_with('‘')
    }
}

/// `s’ ` before a lower-case word.
fn may_be_plural(mark: Mark, text: &str) -> bool {
    let behind = text[mark.end()..].strip_prefix(' ');
    text[..mark.at].ends_with(['s', 'S', 'x', 'z'])
        && behind.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_lowercase()))
}

/// The first token at or after a byte offset.
fn first_at(tokens: &[Token], from: usize, offset: usize) -> usize {
    from + tokens[from..].partition_point(|token| (token.start as usize) < offset)
}

fn settle(quotation: &mut [Token]) {
    let long = quotation.len() >= LONG_QUOTATION;
    let layer = if long {
        Layer::Quotation
    } else {
        Layer::ShortQuotation
    };
    for token in quotation {
        token.layer = layer;
    }
}
