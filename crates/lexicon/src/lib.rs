//! What is known about a word before any article is read: its class, its neighbours in meaning, and
//! what open lexicons say of it. Knows neither articles nor files.
//!
//! All of it is about English so far; for other languages the answer is that nothing is known. The
//! tables stand in `tables/`, each beside its source and licence; `make/` makes them from public
//! packages.
//!
//! ```
//! use otherwords_lexicon::{Vectors, WordClass, word_classes};
//! use otherwords_text::Language;
//!
//! let classes = word_classes("protests", Language::ENGLISH).expect("English is known");
//! assert!(classes.contains(WordClass::Noun) && classes.contains(WordClass::Verb));
//!
//! # #[cfg(feature = "vectors")] {
//! let vectors = Vectors::built_in(Language::ENGLISH).expect("English is known");
//! let near = vectors.cosine("envoy", "ambassador").expect("both are common words");
//! let far = vectors.cosine("envoy", "banana").expect("both are common words");
//! assert!(near > 0.5 && far < 0.2);
//! # }
//! ```

mod word_class;

mod vectors;

mod opinion;

mod axes;

mod frequency;

mod table;

pub use axes::{Axis, along};
pub use frequency::usual_share;
pub use opinion::{Subjectivity, subjectivity, valence};
pub use vectors::{ReadVectorsError, Vectors};
pub use word_class::{ClassSource, WordClass, WordClasses, word_classes};
