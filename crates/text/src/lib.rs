//! How a string becomes words, sentences and quotations. Knows nothing of articles or files.
//!
//! Text enters once through [`normalize()`]; [`analyze`] is the one tokenizer for everything that
//! is counted, searched or shown; [`fold`] and [`stem`] turn a token's surface into the keys it
//! is counted under. What differs between languages is data: one [`Pack`] a language.
//!
//! ```
//! use otherwords_text::{Language, Layer, analyze, fold, normalize};
//!
//! let text = normalize("The ministry called it a “routine meeting”.\r\n");
//! let analysis = analyze(&text, Language::ENGLISH);
//! let terms: Vec<_> = analysis
//!     .tokens
//!     .iter()
//!     .map(|token| fold(token.surface(&text), Language::ENGLISH))
//!     .collect();
//! assert_eq!(terms, ["the", "ministry", "called", "it", "a", "routine", "meeting"]);
//! assert_eq!(analysis.tokens[5].layer, Layer::ShortQuotation);
//! ```

mod span;

mod token;

mod normalize;

mod tokenize;

mod families;
mod inflection;
mod irregular;
mod term;

mod short_term;

mod stop_word;

mod language;

pub use inflection::stem as inflection_stem;
pub use language::{Language, Pack, Tone};
pub use normalize::{normalize, without_marks};
pub use short_term::ShortTerm;
pub use span::Span;
pub use stop_word::is_stop_word;
pub use term::{fold, snowball_stem, stem};
pub use token::{Analysis, Layer, Token, TokenKind};
pub use tokenize::{analyze, analyze_until, each_word, is_unspaced, paragraphs};

/// Version of the rules by which tokens, sentences and layers are found. Raised whenever one of
/// them changes, the pinned dictionaries included, because counts made by other rules must not be
/// mixed.
pub const RULES_VERSION: &str = "5";

/// The stemmer and its version, which is the date of its algorithms; in English the rules of inflection and
/// the table of families, each raised when it changes: what is counted as one word hangs on all three.
pub const STEMMER_VERSION: &str = "frostem 2.20261016.1, English inflection 2, families 2";
