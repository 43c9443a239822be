//! Which words of English are counted as one: the table behind `otherwords_text::stem`.
//!
//! Inflected forms are one where a regular ending makes one of the other and both are used somewhat alike, by the
//! cosine of their word vectors: *severed* is of *sever* and *severe* is not, *mars* is not of *mar*. Where the
//! rules of `otherwords_text` say otherwise, the table has the word.
//!
//! Snowball makes one word of all that may be derived from each other by their letters (*protest*,
//! *protesters*; *position*, *positive*). Of those, the ones stay together that are used alike; a word that has no
//! vector is only rid of its inflection, by the rules.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;
use otherwords_lexicon::{ClassSource, Vectors, WordClass, word_classes};
use otherwords_text::{Language, inflection_stem, snowball_stem};

/// Cosine from which two derived words are used alike enough to be counted as one. Two words drawn by chance
/// have about 0.
const ALIKE: f64 = 0.5;
/// Cosine below which a form is no form of what its letters say.
const UNLIKE: f64 = 0.1;
/// The same for what is only a name: *Roberts* are seldom several by the name of Robert.
const UNLIKE_NAME: f64 = 0.3;

/// Stems by inflection, each with the commonest word that has it, commonest first.
type Family<'w> = Vec<(String, &'w str)>;

/// Writes the table: words and stems with the stem under which they are counted.
pub(crate) fn train(into: &Path) -> anyhow::Result<()> {
    let vectors = Vectors::built_in(Language::ENGLISH).context("built without vectors")?;
    let inflection = Inflection::new(vectors);
    let mut joined_stems: BTreeMap<String, String> = BTreeMap::new();
    for family in families(vectors, &inflection).values() {
        joined_stems.extend(joined(family, vectors));
    }
    let mut text = String::new();
    for (word, counted) in table(vectors, &inflection, &joined_stems) {
        writeln!(text, "{word}\t{counted}")?;
    }
    let path = into.join("families.tsv");
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The joined stems, and every word that would not come to its stem by the rules and these.
fn table(
    vectors: &Vectors,
    inflection: &Inflection<'_>,
    joined_stems: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let counted = |stem: String| joined_stems.get(&stem).cloned().unwrap_or(stem);
    let mut table = joined_stems.clone();
    let seen = vectors.by_rank().filter(|word| is_plain(word));
    let seen = seen.map(|word| (word.to_owned(), inflection.stem(word)));
    for (word, stem) in seen.chain(inflection.unseen()) {
        let (wanted, by_rule) = (counted(stem), inflection_stem(&word));
        let found = table.get(&word).cloned();
        if found.unwrap_or_else(|| counted(by_rule)) != wanted {
            table.insert(word, wanted);
        }
    }
    table
}

fn is_plain(word: &str) -> bool {
    word.len() > 2 && is_word(word)
}

fn is_word(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The words that have vectors, by their stem in Snowball; names have no derived words.
fn families<'v>(vectors: &'v Vectors, inflection: &Inflection<'_>) -> BTreeMap<String, Family<'v>> {
    let mut families: BTreeMap<String, Family<'v>> = BTreeMap::new();
    for word in vectors.by_rank() {
        if !is_plain(word) || is_only_a_name(word) {
            continue;
        }
        let stem = inflection.stem(word);
        let key = snowball_stem(&stem, Language::ENGLISH).into_owned();
        let family = families.entry(key).or_default();
        if family.iter().all(|(known, _)| *known != stem) {
            family.push((stem, word));
        }
    }
    families
}

/// Each stem that is counted under a commoner one of its family, the first that is used alike.
fn joined(family: &Family<'_>, vectors: &Vectors) -> Vec<(String, String)> {
    let mut anchors: Family<'_> = Vec::new();
    let mut joined = Vec::new();
    for (stem, word) in family {
        let is_alike = |anchor: &&(String, &str)| {
            vectors
                .cosine(word, anchor.1)
                .is_some_and(|cosine| cosine >= ALIKE)
        };
        match anchors.iter().find(is_alike) {
            Some((anchor, _)) => joined.push((stem.clone(), anchor.clone())),
            None => anchors.push((stem.clone(), word)),
        }
    }
    joined
}

fn is_only_a_name(word: &str) -> bool {
    use WordClass::{Adjective, Adverb, Function, Noun, Verb};
    word_classes(word, Language::ENGLISH).is_some_and(|classes| {
        let other = [Noun, Verb, Adjective, Adverb, Function];
        classes.source == ClassSource::Lexicon
            && !other.iter().any(|class| classes.contains(*class))
    })
}

/// Which words are inflected, and of what.
struct Inflection<'v> {
    /// Inflected words with the words that they may be forms of.
    bases: BTreeMap<String, Vec<&'v str>>,
    vectors: &'v Vectors,
}

impl<'v> Inflection<'v> {
    fn new(vectors: &'v Vectors) -> Self {
        let mut bases: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for base in vectors.by_rank().filter(|word| is_word(word)) {
            for form in forms(base) {
                bases.entry(form).or_default().push(base);
            }
        }
        Self { bases, vectors }
    }

    /// What an inflected word is a form of: of a plural of an *-ing* the verb. The word itself where it is no
    /// form of anything; what the rules say where no vector tells.
    fn stem(&self, word: &str) -> String {
        let by_rule = inflection_stem(word);
        let Some(bases) = self.bases.get(word).filter(|_| by_rule != word) else {
            return by_rule;
        };
        let cosine = |base: &str| self.cosine(word, base);
        let nearest = bases.iter().max_by(|a, b| cosine(a).total_cmp(&cosine(b)));
        match nearest.filter(|base| self.belongs(word, base)) {
            Some(base) => self.stem(base),
            None => word.to_owned(),
        }
    }

    /// Whether a form is used somewhat like its base, or just like another form that is.
    fn belongs(&self, word: &str, base: &str) -> bool {
        let bar = match is_only_a_name(word) {
            true => UNLIKE_NAME,
            false => UNLIKE,
        };
        let is_near = |form: &str| self.cosine(form, base) >= bar;
        let others = forms(base);
        let mut others = others.iter().filter(|form| is_near(form));
        is_near(word) || others.any(|form| self.cosine(word, form) >= ALIKE)
    }

    /// Less than any cosine where one has no vector.
    fn cosine(&self, a: &str, b: &str) -> f64 {
        self.vectors.cosine(a, b).unwrap_or(-2.0)
    }

    /// Forms in *-ed* and *-ing* that have no vector, of words of which another such form has one.
    fn unseen(&self) -> Vec<(String, String)> {
        let mut unseen = Vec::new();
        for base in self.vectors.by_rank().filter(|word| is_plain(word)) {
            let (seen, new): (Vec<_>, Vec<_>) = participles(base)
                .into_iter()
                .partition(|form| self.vectors.contains(form));
            if seen.iter().any(|form| self.stem(form) == base) {
                unseen.extend(new.into_iter().map(|form| (form, base.to_owned())));
            }
        }
        unseen
    }
}

/// The regular forms of a word: in *-s*, *-ed* and *-ing*, in every spelling that the press prints.
fn forms(base: &str) -> Vec<String> {
    [plurals(base), participles(base)].concat()
}

fn participles(base: &str) -> Vec<String> {
    let spelt = |ending: &'static str| {
        let begins = begins(base, ending).into_iter();
        begins.map(move |begin| begin + ending)
    };
    spelt("ed").chain(spelt("ing")).collect()
}

fn plurals(base: &str) -> Vec<String> {
    let (short, last) = base.split_at(base.len() - 1);
    let after_consonant = short.ends_with(|letter| !is_vowel(letter));
    let endings: &[&str] = match last {
        "y" if after_consonant => return vec![format!("{short}ies")],
        "o" if after_consonant => &["s", "es"],
        "s" => &["es", "ses"],
        "z" => &["es", "zes"],
        "x" => &["es"],
        "h" if base.ends_with("sh") => &["es"],
        "h" if base.ends_with("ch") => &["es", "s"],
        _ => &["s"],
    };
    let plural = |ending: &&str| format!("{base}{ending}");
    endings.iter().map(plural).collect()
}

/// How a word is spelt before *-ed* or *-ing*.
fn begins(base: &str, ending: &str) -> Vec<String> {
    let (short, last) = base.split_at(base.len() - 1);
    let is_past = ending == "ed";
    match last {
        _ if is_past && base.len() < 3 => vec![],
        "e" if is_past => vec![short.to_owned()],
        "e" if short.ends_with('i') => vec![format!("{}y", &base[..base.len() - 2])],
        "e" if !short.ends_with(['e', 'o', 'y']) => vec![short.to_owned()],
        "y" if is_past && short.ends_with(|letter| !is_vowel(letter)) => vec![format!("{short}i")],
        "c" => vec![base.to_owned(), format!("{base}k")],
        _ if is_closed(base) && is_syllable(base) => {
            vec![format!("{base}{last}")]
        }
        _ if is_closed(base) => vec![base.to_owned(), format!("{base}{last}")],
        _ => vec![base.to_owned()],
    }
}

/// Whether it ends in a vowel between consonants: *stop*, *begin*.
fn is_closed(base: &str) -> bool {
    let letters = base.replace("qu", "qw");
    let mut back = letters.chars().rev();
    let [last, vowel, before] = [(); 3].map(|()| back.next());
    last.is_some_and(|last| !is_vowel_or_y(last) && !matches!(last, 'w' | 'x'))
        && vowel.is_some_and(is_vowel_or_y)
        && before.is_some_and(|before| !is_vowel(before))
}

/// Whether one that [`is_closed`] has no other vowel.
fn is_syllable(base: &str) -> bool {
    let letters = base.replace("qu", "qw");
    let start = letters.trim_start_matches('y');
    start
        .chars()
        .filter(|letter| is_vowel_or_y(*letter))
        .count()
        == 1
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_vowel_or_y(letter: char) -> bool {
    is_vowel(letter) || letter == 'y'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_forms_that_the_press_prints() {
        for (base, expected) in [
            ("aid", "aids aided aiding"),
            ("aide", "aides aided aiding"),
            ("bus", "buses busses bussed bussing"),
            ("cry", "cries cried crying"),
            ("die", "dies died dying"),
            ("flee", "flees fleed fleeing"),
            ("go", "gos goes going"),
            ("panic", "panics paniced panicked panicing panicking"),
            ("quit", "quits quitted quitting"),
            ("travel", "travels traveled travelled traveling travelling"),
            ("watch", "watches watchs watched watching"),
        ] {
            assert_eq!(forms(base).join(" "), expected, "{base}");
        }
    }

    #[test]
    fn a_form_belongs_to_what_it_is_used_like() {
        let vectors = Vectors::built_in(Language::ENGLISH).expect("built with vectors");
        let inflection = Inflection::new(vectors);
        for (word, expected) in [
            ("severed", "sever"),
            ("movies", "movie"),
            ("approaching", "approach"), // used like *approached*
            ("boring", "boring"),
            ("lens", "lens"),
            ("roberts", "roberts"),
            ("republicans", "republican"),
            ("severe", "severe"),
            ("led", "lead"),
        ] {
            assert_eq!(inflection.stem(word), expected, "{word}");
        }
    }
}
