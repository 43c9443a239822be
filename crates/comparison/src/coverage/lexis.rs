//! The stems of an event's articles, and what is known of each: its commonest form, whether it is a
//! function word, a name or a number, what kind of word it mostly is, and how telling it is.

use std::collections::{HashMap, HashSet};

use otherwords_lexicon::{WordClass, WordClasses};
use otherwords_text::{Language, is_stop_word, stem, without_marks};
use rayon::prelude::*;

use super::article::ReadArticle;
use super::background::Background;
use crate::tags::{NAME_RATIO, NOUNS_HAVE_CAPITALS};

/// All stems and forms of an event.
#[derive(Debug)]
pub struct Lexis {
    /// By number.
    pub stems: Vec<Stem>,
    /// Folded forms by number, each with the number of its stem.
    pub terms: Vec<(String, u32)>,
}

/// A stem.
#[derive(Clone, Debug)]
pub struct Stem {
    /// As the stemmer gives it.
    pub stem: String,
    /// Its commonest form in the event; ties by the alphabet.
    pub form: String,
    /// All its forms in the event, sorted.
    pub forms: Vec<String>,
    /// Occurrences in headlines and bodies.
    pub count: u32,
    /// A function word.
    pub stop: bool,
    /// A name, by its capitals; never where a language writes all nouns with capitals.
    pub name: bool,
    /// Digits.
    pub number: bool,
    /// A title before names, or the like.
    pub honorific: bool,
    /// Says when, how long or how much: *monday*, *hour*, *dozen*.
    pub plain: bool,
    /// How much of an opinion its commonest form is, from 0 to 1; 0 where that is not known.
    pub opinion: f64,
    /// What kinds of word it may be; `None` where that is not known.
    pub classes: Option<WordClasses>,
    /// Whether a determiner often stands just before it, as before nouns.
    pub announced: bool,
    /// How telling it is: 0 for function words, about 2 for common and 4 and more for rare words.
    pub weight: f64,
}

impl Stem {
    /// An ordinary word with a meaning: no function word, name, title or number.
    pub fn is_content(&self) -> bool {
        !self.stop
            && !self.name
            && !self.number
            && !self.honorific
            && self.form.chars().nth(1).is_some()
    }

    /// Whether it says something in particular: no word as common as *first* or *also*.
    pub fn is_telling(&self) -> bool {
        self.weight >= TELLING
    }

    /// Whether it is none of the words that any text has, such as *know*, *hard* or *race*; where no ranks
    /// are known, whether it is telling.
    pub fn is_rare(&self) -> bool {
        self.weight
            >= if self.classes.is_some() {
                RARE
            } else {
                TELLING
            }
    }

    /// Whether it may be what others are said of: a name, or a noun by its class or by the determiners
    /// before it.
    pub fn may_be_referent(&self) -> bool {
        let noun = self.class() == Some(WordClass::Noun);
        let seems = self.announced
            && self
                .classes
                .is_none_or(|classes| classes.contains(WordClass::Noun));
        !self.stop && !self.number && (self.name || noun || seems)
    }

    /// Its commonest class; `None` where that is not known.
    pub fn class(&self) -> Option<WordClass> {
        self.classes.map(|classes| classes.commonest)
    }

    /// Whether it may be of this class; never where that is not known.
    pub fn may_be(&self, class: WordClass) -> bool {
        self.classes.is_some_and(|classes| classes.contains(class))
    }
}

/// Weight from which a word says something in particular: about the 170th rank.
const TELLING: f64 = 1.0;
/// Weight from which a word is rare: about the 640th rank.
const RARE: f64 = 2.0;
/// Share of occurrences behind a determiner from which a word seems a noun.
const ANNOUNCED: f64 = 0.25;

/// How a stem is written, and what stands before it.
#[derive(Clone, Copy, Default)]
struct Written {
    inside: u32,
    lower: u32,
    number: bool,
    all: u32,
    announced: u32,
}

impl Lexis {
    pub(super) fn new(
        stems: Vec<String>,
        terms: Vec<(String, u32)>,
        articles: &[ReadArticle],
        language: Language,
        background: &Background<'_>,
    ) -> Self {
        let mut counts = vec![0u32; terms.len()];
        let mut written_as = vec![Written::default(); stems.len()];
        let determiners: Vec<bool> = terms
            .iter()
            .map(|(term, _)| language.pack().determiners.contains(&term.as_str()))
            .collect();
        let mut before = None;
        for word in articles.iter().flat_map(|article| &article.words) {
            counts[word.term as usize] += 1;
            let written = &mut written_as[word.stem as usize];
            written.number |= word.number;
            written.all += 1;
            written.announced += u32::from(before.is_some_and(|term| determiners[term as usize]));
            before = Some(word.term);
            match word.capital {
                Some(true) => written.inside += 1,
                Some(false) => written.lower += 1,
                None => {}
            }
        }
        let mut forms: Vec<Vec<(&str, u32)>> = vec![Vec::new(); stems.len()];
        for ((term, stem), count) in terms.iter().zip(&counts) {
            forms[*stem as usize].push((term, *count));
        }
        let stems = stems
            .into_par_iter()
            .zip(forms)
            .zip(&written_as)
            .map(|((stem, forms), written)| entry(stem, forms, *written, language, background))
            .collect();
        Self { stems, terms }
    }

    /// The numbers of its terms, by their letters.
    pub(super) fn numbers(&self) -> Numbers<'_> {
        let terms = (0u32..).zip(&self.terms);
        Numbers(
            terms
                .map(|(number, (term, _))| (term.as_str(), number))
                .collect(),
        )
    }

    /// The stems that words with hyphens are made of, as far as any text has them alone.
    pub(super) fn parts(&self, language: Language) -> HashMap<u32, Vec<u32>> {
        let stems = (0u32..).zip(&self.stems);
        let numbers: HashMap<&str, u32> = stems
            .map(|(number, stem)| (stem.stem.as_str(), number))
            .collect();
        let mut parts: HashMap<u32, Vec<u32>> = HashMap::new();
        for (term, whole) in self.terms.iter().filter(|(term, _)| term.contains('-')) {
            let its = term.split('-').filter(|part| !part.is_empty());
            let known = its.filter_map(|part| numbers.get(stem(part, language).as_ref()));
            parts.entry(*whole).or_default().extend(known);
        }
        parts
    }

    /// Stems that differ in nothing but the marks on their letters, each with the others. Only of letters
    /// that are Latin without their marks: elsewhere marks make other letters.
    pub(super) fn other_spellings(&self) -> HashMap<u32, Vec<u32>> {
        let plain = |stem: &Stem| without_marks(&stem.form).into_owned();
        let marked = self.stems.iter().filter(|stem| !stem.form.is_ascii());
        let plain_of_marked = marked.map(plain).filter(|plain| plain.is_ascii());
        let mut alike: HashMap<String, Vec<u32>> =
            plain_of_marked.map(|plain| (plain, Vec::new())).collect();
        for (number, stem) in (0u32..).zip(&self.stems) {
            if let Some(its) = alike.get_mut(&plain(stem)) {
                its.push(number);
            }
        }
        let several = alike.into_values().filter(|its| its.len() > 1);
        several
            .flat_map(|its| its.clone().into_iter().map(move |one| (one, its.clone())))
            .collect()
    }

    /// A stem by its number.
    pub fn stem(&self, number: u32) -> &Stem {
        &self.stems[number as usize]
    }
}

/// What numbers the terms of a lexis have.
pub(super) struct Numbers<'l>(HashMap<&'l str, u32>);

impl Numbers<'_> {
    /// That of a term; `None` where no text has it.
    pub(super) fn of(&self, term: &str) -> Option<u32> {
        self.0.get(term).copied()
    }

    /// Those of all of some terms that any text has.
    pub(super) fn of_all<'t>(&self, terms: impl IntoIterator<Item = &'t &'t str>) -> HashSet<u32> {
        terms.into_iter().filter_map(|term| self.of(term)).collect()
    }
}

fn entry(
    stem: String,
    mut forms: Vec<(&str, u32)>,
    written: Written,
    language: Language,
    background: &Background<'_>,
) -> Stem {
    forms.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let form = forms.first().map_or("", |form| form.0).to_owned();
    let pack = language.pack();
    let any = |is: &dyn Fn(&str) -> bool| forms.iter().any(|(form, _)| is(form));
    let stop = any(&|form| is_stop_word(form, language));
    let role = any(&|form| pack.role_words.contains(&form));
    let weight = if stop {
        0.0
    } else {
        background.weight(&stem, &form)
    };
    let mut all: Vec<String> = forms.iter().map(|(form, _)| (*form).to_owned()).collect();
    all.sort();
    Stem {
        count: forms.iter().map(|(_, count)| count).sum(),
        stop,
        name: !role && is_name(written, language),
        number: written.number,
        honorific: any(&|form| pack.is_honorific(form)) && !role,
        plain: language.pack().is_plain(&form),
        opinion: background.knowledge.opinion(&form),
        classes: background.knowledge.classes(&form),
        announced: f64::from(written.announced) >= ANNOUNCED * f64::from(written.all.max(1)),
        weight,
        stem,
        form,
        forms: all,
    }
}

/// The rule of [`Tag::Name`](crate::Tag::Name), on the capitals of one event.
fn is_name(written: Written, language: Language) -> bool {
    if NOUNS_HAVE_CAPITALS.contains(&language) {
        return false;
    }
    let telling = f64::from(written.inside + written.lower);
    let enough = written.inside >= 2 || written.inside == 1 && written.lower == 0;
    enough && f64::from(written.inside) >= NAME_RATIO * telling
}
