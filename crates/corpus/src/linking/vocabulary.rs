//! All terms of a corpus by number, and in how many texts each stands. Languages share no terms.

use std::collections::{BTreeMap, HashMap};

use otherwords_text::Language;

use super::reading::Form;

/// Numbers for terms, in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: BTreeMap<Language, HashMap<Box<str>, u32>>,
    terms: Vec<Term>,
    languages: BTreeMap<Language, Census>,
}

/// What the corpus says about a term.
#[derive(Debug)]
struct Term {
    language: Language,
    /// In how many texts it stands, title and body together.
    n_texts: u32,
    /// How often within a sentence with a capital and without.
    n_capital: u32,
    n_small: u32,
    /// How it is written, and how often so.
    forms: Vec<(Box<str>, u32)>,
}

/// What the corpus says about a language.
#[derive(Debug, Default)]
struct Census {
    n_texts: u32,
    /// Whether any of its texts had a function word: if none had, we have no list.
    has_stop_words: bool,
}

/// Terms in more than this share of the texts tell nothing, where we cannot name the function
/// words of a language.
const COMMON_SHARE: f64 = 0.3;
/// In a corpus of so few texts, no term is too common.
const COMMON_COUNT: u32 = 3;

impl Vocabulary {
    /// Notes that one more text of a language was read.
    pub(super) fn add_text(&mut self, language: Language, stop_words: bool) {
        let census = self.languages.entry(language).or_default();
        census.n_texts += 1;
        census.has_stop_words |= stop_words;
    }

    /// The number of a form's term, with the form's counts added to what is known of it.
    pub(super) fn add_form(&mut self, language: Language, form: &Form) -> u32 {
        let numbers = self.numbers.entry(language).or_default();
        let number = match numbers.get(form.term.as_str()) {
            Some(number) => *number,
            None => {
                let number = self.terms.len() as u32;
                numbers.insert(form.term.as_str().into(), number);
                self.terms.push(Term::new(language));
                number
            }
        };
        self.terms[number as usize].add(form);
        number
    }

    /// Notes that one more text has a term.
    pub(super) fn add_occurrence(&mut self, term: u32) {
        self.terms[term as usize].n_texts += 1;
    }

    /// How many terms there are; their numbers lie below.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// In how many texts a term stands.
    pub(super) fn n_texts_with(&self, term: u32) -> u32 {
        self.terms[term as usize].n_texts
    }

    /// How many texts there are in the language of a term.
    pub(super) fn n_texts_like(&self, term: u32) -> u32 {
        let language = self.terms[term as usize].language;
        self.languages.get(&language).map_or(0, |census| census.n_texts)
    }

    /// What one occurrence of a term is worth: `ln((1 + N) / (1 + n)) + 1`, where `n` of the `N`
    /// texts of its language have it (the smoothed inverse document frequency of scikit-learn).
    /// Zero for what must be a function word.
    pub(super) fn rarity(&self, term: u32) -> f64 {
        let n_texts = self.n_texts_like(term);
        if self.is_too_common(term, n_texts) {
            return 0.0;
        }
        let n_with = f64::from(self.n_texts_with(term));
        libm::log((1.0 + f64::from(n_texts)) / (1.0 + n_with)) + 1.0
    }

    /// Whether a term is a name: within sentences it has a capital at least twice and at least as
    /// often as not. On 4,833 types of American news this finds 99 % of what a tagger calls proper
    /// nouns. In German every noun passes, in scripts without capitals nothing does.
    pub(super) fn is_name(&self, term: u32) -> bool {
        let term = &self.terms[term as usize];
        term.n_capital >= 2 && term.n_capital >= term.n_small
    }

    /// How a term is mostly written; of equals, the first in the alphabet.
    pub(super) fn shown(&self, term: u32) -> &str {
        let forms = &self.terms[term as usize].forms;
        let most = forms.iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        most.map_or("", |form| &form.0)
    }

    fn is_too_common(&self, term: u32, n_texts: u32) -> bool {
        let language = self.terms[term as usize].language;
        let has_list = self.languages.get(&language).is_some_and(|census| census.has_stop_words);
        let n_with = self.n_texts_with(term);
        !has_list && n_with > COMMON_COUNT && f64::from(n_with) > COMMON_SHARE * f64::from(n_texts)
    }
}

impl Term {
    fn new(language: Language) -> Self {
        Term {
            language,
            n_texts: 0,
            n_capital: 0,
            n_small: 0,
            forms: Vec::new(),
        }
    }

    fn add(&mut self, form: &Form) {
        self.n_capital += form.n_capital;
        self.n_small += form.n_small;
        let n_times = form.n_body + form.n_title;
        match self.forms.iter_mut().find(|known| *known.0 == *form.shown) {
            Some(known) => known.1 += n_times,
            None => self.forms.push((form.shown.as_str().into(), n_times)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::read;
    use super::*;

    fn vocabulary(texts: &[&str], language: Language) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for text in texts {
            let reading = read("", text, language);
            vocabulary.add_text(language, reading.stop_words);
            let forms = reading.forms.iter();
            let mut terms: Vec<_> = forms.map(|form| vocabulary.add_form(language, form)).collect();
            terms.sort_unstable();
            terms.dedup();
            terms.into_iter().for_each(|term| vocabulary.add_occurrence(term));
        }
        vocabulary
    }

    fn number(vocabulary: &Vocabulary, shown: &str) -> u32 {
        let all = 0..vocabulary.len() as u32;
        all.into_iter().find(|term| vocabulary.shown(*term) == shown).expect("a term of the text")
    }

    #[test]
    fn rare_terms_are_worth_more() {
        let texts = ["the flood rose", "the flood fell", "the rents rose", "the flood ebbed"];
        let vocabulary = vocabulary(&texts, Language::ENGLISH);
        // By hand: ln(5/4) + 1 and ln(5/2) + 1.
        for (term, expected) in [("flood", 1.223_143_551), ("ebbed", 1.916_290_732)] {
            let rarity = vocabulary.rarity(number(&vocabulary, term));
            assert!((rarity - expected).abs() < 1e-9, "{term}: {rarity}");
        }
    }

    #[test]
    fn names_have_capitals_where_others_have_none() {
        let texts = [
            "On Monday the mayor met Orbeck. Workers left. Then Orbeck spoke.",
            "They say the workers saw Orbeck and a Rose; one rose, two rose.",
        ];
        let vocabulary = vocabulary(&texts, Language::ENGLISH);
        for (term, expected) in [("Orbeck", true), ("workers", false), ("rose", false)] {
            assert_eq!(vocabulary.is_name(number(&vocabulary, term)), expected, "{term}");
        }
    }

    #[test]
    fn only_a_language_without_a_list_loses_its_commonest_terms() {
        let texts = ["blorp zik", "blorp zak", "blorp zok", "blorp zuk", "blorp zek"];
        let unknown = vocabulary(&texts, Language::UNKNOWN);
        assert_eq!(unknown.rarity(number(&unknown, "blorp")), 0.0);
        assert!(unknown.rarity(number(&unknown, "zik")) > 0.0);
        let texts = texts.map(|text| format!("the {text}"));
        let english = vocabulary(&texts.each_ref().map(String::as_str), Language::ENGLISH);
        assert!(english.rarity(number(&english, "blorp")) > 0.0);
    }
}
