//! The pieces of an article that may be boilerplate, each with a key that is the same wherever the
//! outlet prints the same.

use otherwords_text::{Layer, Span, Token, analyze, fold, is_stop_word, paragraphs};

use crate::hash::{hash, mix, step};
use crate::view::ArticleView;

/// Which part of an article a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PieceKind {
    /// A line of its own.
    Line,
    /// A sentence within a line.
    Sentence,
    /// The beginning up to a dash or bracket: `WASHINGTON (Reuters) -`.
    Opening,
    /// The end in brackets: `(Reporting by …; Editing by …)`.
    Closing,
    /// A line at the beginning or end of which only names and numbers change: `By …, CNN`.
    Template,
    /// Words before many sentences: `Hide Caption 3 of 15`.
    Phrase,
}

impl PieceKind {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Sentence => "sentence",
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Template => "template",
            Self::Phrase => "phrase",
        }
    }
}

/// A piece of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    /// Equal for pieces that are the same to a reader.
    pub(super) key: u64,
    pub(super) span: Span,
    /// Among the first or last lines of the article.
    pub(super) is_at_edge: bool,
    /// Ends as sentences do.
    pub(super) is_prose: bool,
    /// At least half of its words stand in quotation marks.
    pub(super) is_quotation: bool,
    /// Belongs to the cut in which every byte is counted once: the sentences.
    pub(super) is_unit: bool,
}

/// An article, cut.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// By kind of cut, then place.
    pub(super) pieces: Vec<Piece>,
}

/// Lines from either end that count as edge.
const FIRST_LINES: usize = 3;
const LAST_LINES: usize = 4;
/// Shorter sentences within a line are said by everyone.
const LEAST_WORDS: usize = 5;
/// Longer lines are no templates.
pub(super) const MOST_TEMPLATE_WORDS: usize = 30;
/// A dateline ends within so many bytes.
const LONGEST_OPENING: usize = 80;

impl Cut {
    pub(super) fn of(article: &ArticleView<'_>) -> Self {
        Cutter::new(article).cut()
    }
}

struct Cutter<'a> {
    article: &'a ArticleView<'a>,
    tokens: Vec<Token>,
    sentences: Vec<Span>,
    pieces: Vec<Piece>,
}

impl<'a> Cutter<'a> {
    fn new(article: &'a ArticleView<'a>) -> Self {
        let analysis = analyze(article.body, article.language);
        Self {
            article,
            tokens: analysis.tokens,
            sentences: analysis.sentences,
            pieces: Vec::new(),
        }
    }

    fn cut(mut self) -> Cut {
        let lines = paragraphs(self.article.body);
        for (number, line) in lines.iter().enumerate() {
            if !self.article.is_masked(*line) {
                let is_at_edge = number < FIRST_LINES || number + LAST_LINES >= lines.len();
                self.cut_line(*line, is_at_edge);
            }
        }
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            self.cut_opening(*first);
            self.cut_closing(*last);
        }
        Cut {
            pieces: self.pieces,
        }
    }

    fn cut_line(&mut self, line: Span, is_at_edge: bool) {
        let from = self
            .sentences
            .partition_point(|sentence| sentence.end <= line.start);
        let to = self
            .sentences
            .partition_point(|sentence| sentence.start < line.end);
        let is_one = to - from <= 1;
        let text = line.of(self.article.body);
        self.push(PieceKind::Line, key_of(text), line, is_at_edge, is_one);
        if !is_one {
            self.cut_sentences(from..to, line, is_at_edge);
        }
        self.cut_template(line, is_at_edge);
    }

    /// In a text whose lines were joined, only its first and last sentences stand at the edge.
    fn cut_sentences(&mut self, range: std::ops::Range<usize>, line: Span, is_at_edge: bool) {
        let n_sentences = self.sentences.len();
        for number in range {
            let sentence = self.sentences[number];
            let inside = Span {
                start: sentence.start.max(line.start),
                end: sentence.end.min(line.end),
            };
            let is_outer = number < FIRST_LINES || number + LAST_LINES >= n_sentences;
            if self.words_in(inside).len() >= LEAST_WORDS {
                let key = key_of(inside.of(self.article.body));
                self.push(
                    PieceKind::Sentence,
                    key,
                    inside,
                    is_at_edge && is_outer,
                    true,
                );
            }
        }
    }

    fn cut_template(&mut self, line: Span, is_at_edge: bool) {
        let words = self.words_in(line);
        if words.len() > MOST_TEMPLATE_WORDS {
            return;
        }
        let skeleton: Vec<Option<u64>> = words
            .iter()
            .enumerate()
            .map(|(place, word)| self.stays(place, word).then(|| self.word_key(word)))
            .collect();
        let n_fixed = skeleton.iter().flatten().count();
        if n_fixed > 0 && n_fixed < skeleton.len() {
            let mut runs = skeleton;
            runs.dedup_by(|next, last| next.is_none() && last.is_none());
            let key = runs
                .iter()
                .fold(1, |sum, word| mix(sum ^ word.unwrap_or(7)));
            self.push(PieceKind::Template, key, line, is_at_edge, false);
        }
    }

    fn stays(&self, place: usize, word: &Token) -> bool {
        stays(place, word.surface(self.article.body))
    }

    /// `WASHINGTON (Reuters) -`: capitals up to a bracket or dash. The city changes, so the key is
    /// what stands in the bracket, or that there is none.
    fn cut_opening(&mut self, line: Span) {
        let body = self.article.body;
        let text =
            &body[line.start..body.floor_char_boundary(line.end.min(line.start + LONGEST_OPENING))];
        let Some((end, bracket)) = opening(text) else {
            return;
        };
        let span = Span {
            start: line.start,
            end: line.start + end,
        };
        if !self.article.is_masked(span) {
            let key = mix(2 ^ key_of(bracket));
            self.push(PieceKind::Opening, key, span, true, false);
        }
    }

    /// `(Reporting by …; Editing by …)`: a bracket at the end with mostly names. The key is how it
    /// begins.
    fn cut_closing(&mut self, line: Span) {
        let text = line.of(self.article.body);
        let Some(start) = text.ends_with(')').then(|| text.rfind('(')).flatten() else {
            return;
        };
        let span = Span {
            start: line.start + start,
            end: line.end,
        };
        let words = self.words_in(span);
        let n_fixed = (0..)
            .zip(words)
            .filter(|(place, word)| self.stays(*place, word))
            .count();
        let is_masked = self.article.is_masked(span);
        if is_masked || words.len() < 3 || 2 * n_fixed > words.len() + 2 {
            return;
        }
        let key = words
            .iter()
            .take(2)
            .fold(3, |sum, word| mix(sum ^ self.word_key(word)));
        self.push(PieceKind::Closing, key, span, true, false);
    }

    fn push(&mut self, kind: PieceKind, key: u64, span: Span, is_at_edge: bool, is_unit: bool) {
        let words = self.words_in(span);
        let n_quoted = words
            .iter()
            .filter(|word| word.layer != Layer::Voice)
            .count();
        let text = span
            .of(self.article.body)
            .trim_end_matches(['"', '”', '’', '\'', '»', ')']);
        self.pieces.push(Piece {
            kind,
            key,
            span,
            is_at_edge,
            is_prose: words.len() >= LEAST_WORDS && text.ends_with(['.', '!', '?', '…', '。']),
            is_quotation: n_quoted > 0 && 2 * n_quoted >= words.len(),
            is_unit,
        });
    }

    fn words_in(&self, span: Span) -> &[Token] {
        let from = self
            .tokens
            .partition_point(|token| (token.start as usize) < span.start);
        let to = self
            .tokens
            .partition_point(|token| (token.start as usize) < span.end);
        &self.tokens[from..to]
    }

    fn word_key(&self, word: &Token) -> u64 {
        hash(&fold(
            word.surface(self.article.body),
            self.article.language,
        ))
    }
}

/// Words of an article that are no function words: hash and place, in their order.
pub(super) fn content_words(article: &ArticleView<'_>) -> Vec<(u32, u32)> {
    let language = article.language;
    let tokens = analyze(article.body, language).tokens;
    let terms = tokens
        .iter()
        .map(|token| (token.start, fold(token.surface(article.body), language)));
    terms
        .filter(|(_, term)| !is_stop_word(term, language))
        .map(|(place, term)| (mix(hash(&term)) as u32, place))
        .collect()
}

/// Where a dateline ends, and what stands in its bracket. Before it there are only capitals,
/// figures and marks; where there is no bracket, only words in capitals.
fn opening(text: &str) -> Option<(usize, &str)> {
    let is_place = |before: &str| {
        let mut words = before
            .split([' ', ',', '/', '.'])
            .filter(|word| !word.is_empty());
        words.all(|word| !word.starts_with(char::is_lowercase))
    };
    let is_shouted = |before: &str| {
        let mut letters = before.chars().filter(|letter| letter.is_alphabetic());
        letters.clone().count() >= 3 && letters.all(|letter| !letter.is_lowercase())
    };
    if let Some((before, rest)) = text.split_once('(')
        && let Some((inside, after)) = rest.split_once(')')
        && is_place(before)
    {
        let end = text.len()
            - after
                .trim_start_matches([' ', '-', '–', '—', '―', ':'])
                .len();
        return Some((end, inside));
    }
    let dashes = [" - ", " -- ", " – ", " — ", "—", "–"];
    let dash = dashes
        .iter()
        .filter_map(|dash| text.find(dash).map(|at| (at, dash.len())));
    let (at, length) = dash.min()?;
    is_shouted(&text[..at]).then_some((at + length, ""))
}

/// Words that are neither names nor numbers, and the first one, whose capital says nothing. In
/// writing without capitals every word stays.
fn stays(place: usize, word: &str) -> bool {
    word.chars().next().is_some_and(|letter| {
        let changes = letter.is_uppercase() || letter.is_numeric();
        !changes || place == 0 && letter.is_alphabetic()
    })
}

/// What a piece is called in lists: what stays the same wherever it is printed, the rest as `…`.
pub(super) fn label(article: &ArticleView<'_>, piece: &Piece) -> String {
    let text = piece.span.of(article.body);
    match piece.kind {
        PieceKind::Line | PieceKind::Sentence | PieceKind::Phrase => key(text),
        PieceKind::Opening => match opening(text) {
            Some((_, bracket)) if !bracket.is_empty() => format!("… ({}) …", key(bracket)),
            _ => "… —".to_owned(),
        },
        PieceKind::Closing => {
            let first: Vec<String> = folded(article, text)
                .into_iter()
                .take(2)
                .map(|(word, _)| word)
                .collect();
            format!("({} …)", first.join(" "))
        }
        PieceKind::Template => {
            let words = folded(article, text).into_iter();
            let kept = words.map(|(word, stays)| if stays { word } else { "…".to_owned() });
            let mut kept: Vec<String> = kept.collect();
            kept.dedup_by(|next, last| next == "…" && last == "…");
            kept.join(" ")
        }
    }
}

/// The words of a piece, and which of them stay.
fn folded(article: &ArticleView<'_>, text: &str) -> Vec<(String, bool)> {
    let tokens = analyze(text, article.language).tokens;
    let words = tokens.iter().map(|token| token.surface(text)).enumerate();
    words
        .map(|(place, word)| {
            (
                fold(word, article.language).into_owned(),
                stays(place, word),
            )
        })
        .collect()
}

/// The hash of the [`key`], of plain text without making one.
fn key_of(text: &str) -> u64 {
    if !text.is_ascii() {
        return hash(&key(text));
    }
    let (mut sum, mut is_apart) = (hash(""), false);
    for byte in text.trim().bytes() {
        if char::from(byte).is_whitespace() {
            is_apart = true;
            continue;
        }
        if std::mem::take(&mut is_apart) {
            sum = step(sum, b' ');
        }
        let is_digit = byte.is_ascii_digit();
        sum = step(
            sum,
            if is_digit {
                b'0'
            } else {
                byte.to_ascii_lowercase()
            },
        );
    }
    sum
}

/// A passage in lower case, with a zero for every digit and one space for every white space.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        match word.is_ascii() {
            true => key.extend(
                word.bytes()
                    .map(|byte| plain(byte.to_ascii_lowercase().into())),
            ),
            false => key.extend(word.to_lowercase().chars().map(plain)),
        }
    }
    key
}

fn plain(letter: char) -> char {
    if letter.is_ascii_digit() { '0' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::article;

    #[test]
    fn openings_end_at_their_dash_or_bracket() {
        for (text, found) in [
            (
                "WASHINGTON (Reuters) - The talks",
                Some(("WASHINGTON (Reuters) - ", "Reuters")),
            ),
            ("(CNN) -- The talks", Some(("(CNN) -- ", "CNN"))),
            (
                "New York, April 3 (AP) — The talks",
                Some(("New York, April 3 (AP) — ", "AP")),
            ),
            ("WASHINGTON — The talks", Some(("WASHINGTON — ", ""))),
            ("President Obama — who left", None),
            ("The talks (on trade) began", None),
        ] {
            let opening = opening(text).map(|(end, bracket)| (&text[..end], bracket));
            assert_eq!(opening, found, "{text}");
        }
    }

    fn keys(body: &str, kind: PieceKind) -> Vec<(u64, String)> {
        let cut = Cut::of(&article(body));
        let of_kind = cut.pieces.into_iter().filter(|piece| piece.kind == kind);
        of_kind
            .map(|piece| (piece.key, piece.span.of(body).to_owned()))
            .collect()
    }

    #[test]
    fn equal_keys_have_equal_hashes() {
        for text in [
            "",
            "  Sign  up\tHERE in\u{b}2019 ",
            "a",
            "\u{b} a",
            "Déjà  VU 12",
        ] {
            assert_eq!(key_of(text), hash(&key(text)), "{text:?}");
        }
    }

    #[test]
    fn labels_say_what_stays_the_same() {
        for (body, kind, expected) in [
            (
                "OSLO (Reuters) - It was so.",
                PieceKind::Opening,
                "… (reuters) …",
            ),
            ("OSLO — It was so.", PieceKind::Opening, "… —"),
            (
                "It was. (Reporting by Ann Lee)",
                PieceKind::Closing,
                "(reporting by …)",
            ),
            ("By Ann Lee and Jo Poe", PieceKind::Template, "by … and …"),
            (
                "Sign up HERE in 2019",
                PieceKind::Line,
                "sign up here in 0000",
            ),
        ] {
            let view = article(body);
            let cut = Cut::of(&view);
            let piece = cut.pieces.iter().find(|piece| piece.kind == kind);
            assert_eq!(
                piece.map(|piece| label(&view, piece)).as_deref(),
                Some(expected),
                "{body}"
            );
        }
    }

    #[test]
    fn credits_with_other_names_have_one_key() {
        let [a, b] = ["Ann Lee; Editing by Jo Poe", "Jan Dam ; Editing by Al Fox "].map(|names| {
            let body = format!("It was so. (Reporting by {names})");
            keys(&body, PieceKind::Closing)
        });
        assert_eq!(a[0].0, b[0].0);
        assert_eq!(a[0].1, "(Reporting by Ann Lee; Editing by Jo Poe)");
    }

    #[test]
    fn bylines_with_other_names_have_one_key_and_other_lines_another() {
        let of = |line: &str| keys(line, PieceKind::Template);
        assert_eq!(of("By Ann Lee, CNN")[0].0, of("By Jo Poe")[0].0);
        assert_ne!(
            of("By Ann Lee, CNN")[0].0,
            of("Follow Ann Lee on Twitter")[0].0
        );
        assert!(of("it was so").is_empty());
    }
}
