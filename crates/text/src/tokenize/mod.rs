//! How a text becomes tokens. The one tokenizer: counting, searching, concordance and evidence
//! all use it, so what is counted is what is found. It makes no terms: that is `fold`.

mod paragraph;

mod dictionary;

mod atom;

mod word;

mod sentence;

mod abbreviation;

mod mark;

mod dialogue;

mod quotation;

pub(crate) mod character;

pub use dictionary::is_unspaced;
pub use paragraph::paragraphs;

use crate::language::Language;
use crate::span::Span;
use crate::token::{Analysis, Token};
use atom::Atom;
use quotation::Quotations;

/// Finds the tokens and sentences of a text, and whose words each token belongs to.
///
/// - **Tokens** are Unicode words (UAX #29), joined over inner hyphens (`12-year-old`), inner
///   apostrophes (`don't`; split after an elided article, `l'` + `homme`), the stops of `U.S.A`
///   and the marks inside a number (`1,200`). Two words that lost the space after a full stop
///   (`ended.The`) are two tokens. Punctuation is no token.
/// - **Sentences** end at `.`, `!`, `?`, `…`, `。` and their like, with the closing marks that
///   follow, but not after an abbreviation or an initial, and not before a lower-case letter. A
///   line end always ends a sentence: news exports put a paragraph on a line.
/// - **Layers** come from quotation marks, and from dashes where the press of the language opens
///   speech with them. A quotation ends with its paragraph, unless the next paragraph begins with
///   another opening mark. Marks within a quotation belong to it.
///
/// `text` should have gone through [`crate::normalize()`]. The work grows linearly with the text,
/// whatever it is made of. Of a text longer than 4 GiB only the first 4 GiB are analysed.
///
/// ```
/// use otherwords_text::{Language, Layer, analyze};
///
/// let text = "Mr. Lee met a 12-year-old. “We will not stop,” he said.";
/// let analysis = analyze(text, Language::ENGLISH);
/// let words: Vec<_> = analysis.tokens.iter().map(|token| token.surface(text)).collect();
/// assert_eq!(
///     words,
///     ["Mr", "Lee", "met", "a", "12-year-old", "We", "will", "not", "stop", "he", "said"]
/// );
/// assert_eq!(analysis.sentences.len(), 2);
/// assert_eq!(analysis.tokens[5].layer, Layer::ShortQuotation);
/// assert_eq!(analysis.tokens[5].position, 6);
/// ```
pub fn analyze(text: &str, language: Language) -> Analysis {
    analyze_until(text, language, |_| false)
}

/// The beginning of what [`analyze`] finds, with not a mark of difference: as many paragraphs as it takes
/// until `enough` says so of their tokens, or all. It is asked behind each paragraph that leaves no
/// quotation open.
///
/// ```
/// use otherwords_text::{Language, analyze, analyze_until};
///
/// let text = "One two.\nThree four.\nFive six.";
/// let beginning = analyze_until(text, Language::ENGLISH, |tokens| tokens.len() > 2);
/// assert_eq!(beginning.tokens, analyze(text, Language::ENGLISH).tokens[..4]);
/// ```
pub fn analyze_until(
    text: &str,
    language: Language,
    enough: impl Fn(&[Token]) -> bool,
) -> Analysis {
    let text = first_four_gibibytes(text);
    let pack = language.pack();
    let mut analysis = Analysis {
        tokens: Vec::with_capacity(text.len() / 6 + 1),
        sentences: Vec::with_capacity(text.len() / 128 + 1),
    };
    let mut quotations = Quotations::new(pack);
    for paragraph in paragraph::each(text) {
        let first_token = analysis.tokens.len();
        let first_sentence = analysis.sentences.len();
        word::push_words(text, paragraph, language, &mut analysis.tokens);
        sentence::push_sentences(text, paragraph, language, &mut analysis.sentences);
        place_in_sentences(&mut analysis, first_token, first_sentence);
        quotations.read(text, paragraph);
        quotations.mark_layers(&mut analysis.tokens, first_token);
        if quotations.is_settled() && enough(&analysis.tokens) {
            break;
        }
    }
    quotations.finish(&mut analysis.tokens);
    analysis
}

/// The words that [`analyze`] finds, one by one, where nobody asks for sentences or layers.
///
/// ```
/// use otherwords_text::{Language, each_word};
///
/// let text = "Mr. Lee met a 12-year-old.";
/// let mut words = Vec::new();
/// each_word(text, Language::ENGLISH, |word| words.push(word.of(text)));
/// assert_eq!(words, ["Mr", "Lee", "met", "a", "12-year-old"]);
/// ```
pub fn each_word(text: &str, language: Language, mut found: impl FnMut(Span)) {
    let text = first_four_gibibytes(text);
    for paragraph in paragraph::each(text) {
        word::each_word(text, paragraph, language, |Atom { start, end, .. }| {
            found(Span { start, end });
        });
    }
}

/// Tells each token its sentence and its position. Both lists are in the order of the text.
fn place_in_sentences(analysis: &mut Analysis, first_token: usize, first_sentence: usize) {
    let sentences: &[Span] = &analysis.sentences;
    let mut sentence = first_sentence;
    let mut last_sentence = usize::MAX;
    for (index, token) in analysis.tokens.iter_mut().enumerate().skip(first_token) {
        while sentence + 1 < sentences.len()
            && sentences[sentence + 1].start <= token.start as usize
        {
            sentence += 1;
        }
        place(token, index, sentence);
        token.opens_sentence = sentence != last_sentence;
        last_sentence = sentence;
    }
}

fn place(token: &mut Token, index: usize, sentence: usize) {
    token.sentence = sentence as u32;
    token.position = (index + sentence) as u32;
}

fn first_four_gibibytes(text: &str) -> &str {
    &text[..text.floor_char_boundary(u32::MAX as usize)]
}
