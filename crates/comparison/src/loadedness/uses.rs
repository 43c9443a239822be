//! How one article uses each of its words: in whose voice, where, and beside what.

use std::collections::BTreeMap;
use std::ops::Range;

use otherwords_lexicon::WordClass;
use otherwords_text::{Analysis, Language, Layer, Token, Tone, analyze, fold};

use super::knowledge::{Knowledge, Known};

/// How an article uses a word; sums over its uses until [`Use::mean`] is taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Use {
    /// Uses in the article.
    pub(super) n: f64,
    /// Words before the first one.
    pub(super) first: f64,
    /// Of these uses, those in quotation marks.
    pub(super) quoted: f64,
    /// Words in the shortest short quotation that it stands in.
    pub(super) shortest: Option<usize>,
    /// What stands before and after.
    pub(super) before: Neighbour,
    pub(super) after: Neighbour,
    /// What else its sentences hold.
    pub(super) sentence: Sentence,
}

/// What stands beside a word: shares over its uses.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Neighbour {
    /// Of each kind, in the order of [`KINDS`].
    pub(super) kinds: [f64; KINDS.len()],
    pub(super) opinion: f64,
    pub(super) negative: f64,
}

/// Kinds of neighbours.
pub(super) const KINDS: [&str; 13] = [
    "none",
    "determiner",
    "pronoun",
    "auxiliary",
    "degree",
    "function",
    "number",
    "noun",
    "verb",
    "adjective",
    "adverb",
    "name",
    "unknown",
];
const DETERMINERS: [&str; 7] = ["the", "a", "an", "this", "that", "these", "those"];
const PRONOUNS: [&str; 11] = [
    "he", "she", "they", "it", "i", "we", "you", "who", "his", "her", "their",
];
const AUXILIARIES: [&str; 13] = [
    "is", "was", "were", "are", "be", "been", "being", "has", "had", "have", "did", "do", "does",
];
const DEGREES: [&str; 8] = ["very", "so", "too", "more", "most", "just", "only", "not"];

/// Which of the [`KINDS`] a word is by itself, without its class.
pub(super) fn closed_kind(term: &str) -> Option<usize> {
    let lists = [&DETERMINERS[..], &PRONOUNS, &AUXILIARIES, &DEGREES];
    let kind = lists.iter().position(|words| words.contains(&term))?;
    Some(kind + 1)
}

/// What the sentence of a word holds beside it: means over its other content words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sentence {
    pub(super) negative_axis: f64,
    pub(super) opinion: f64,
    pub(super) negative_valence: f64,
    /// Whether somebody speaks in it, by a plain reporting verb.
    pub(super) reports: f64,
    /// Share of words with a capital.
    pub(super) capitals: f64,
}

/// The content words of an article with their uses, sorted; and how many words it has. Only tokens
/// that count are looked at: no boilerplate, no passage that another article had before.
pub(super) fn uses(
    body: &str,
    language: Language,
    knowledge: &Knowledge<'_>,
    counts: impl Fn(&Token) -> bool,
) -> (BTreeMap<String, Use>, usize) {
    let mut analysis = analyze(body, language);
    analysis.tokens.retain(counts);
    let terms: Vec<_> = analysis
        .tokens
        .iter()
        .map(|token| fold(token.surface(body), language))
        .collect();
    let known: Vec<Option<&Known>> = terms.iter().map(|term| knowledge.get(term)).collect();
    let capital = |token: &Token| token.surface(body).starts_with(char::is_uppercase);
    let capitals: Vec<bool> = analysis.tokens.iter().map(capital).collect();
    let page = Page {
        analysis: &analysis,
        terms: &terms,
        known: &known,
        capitals: &capitals,
    };
    let quotations = quotation_lengths(&analysis);
    let sums = page.sentences();
    let mut uses: BTreeMap<String, Use> = BTreeMap::new();
    for place in 0..terms.len() {
        let Some(word) = known[place].filter(|word| word.is_content(&terms[place])) else {
            continue;
        };
        if !uses.contains_key(terms[place].as_ref()) {
            let first = Use {
                first: place as f64,
                ..Use::default()
            };
            uses.insert(terms[place].to_string(), first);
        }
        let Some(entry) = uses.get_mut(terms[place].as_ref()) else {
            continue;
        };
        entry.n += 1.0;
        let token = &analysis.tokens[place];
        entry.quoted += f64::from(token.layer != Layer::Voice);
        if token.layer == Layer::ShortQuotation {
            let length = quotations[place];
            entry.shortest = Some(
                entry
                    .shortest
                    .map_or(length, |shortest| shortest.min(length)),
            );
        }
        page.add_neighbour(&mut entry.before, place, place.checked_sub(1));
        page.add_neighbour(&mut entry.after, place, Some(place + 1));
        sums[token.sentence as usize].add_without(word, &mut entry.sentence);
    }
    uses.values_mut().for_each(Use::mean);
    (uses, terms.len())
}

impl Use {
    /// Turns sums into means.
    fn mean(&mut self) {
        let n = self.n;
        for side in [&mut self.before, &mut self.after] {
            side.kinds.iter_mut().for_each(|share| *share /= n);
            side.opinion /= n;
            side.negative /= n;
        }
        let Sentence {
            negative_axis,
            opinion,
            negative_valence,
            reports,
            capitals,
        } = &mut self.sentence;
        for sum in [negative_axis, opinion, negative_valence, reports, capitals] {
            *sum /= n;
        }
    }
}

/// An article as its words and what is known of them.
struct Page<'p> {
    analysis: &'p Analysis,
    terms: &'p [std::borrow::Cow<'p, str>],
    known: &'p [Option<&'p Known>],
    capitals: &'p [bool],
}

impl Page<'_> {
    fn add_neighbour(&self, into: &mut Neighbour, place: usize, other: Option<usize>) {
        let tokens = &self.analysis.tokens;
        let same_sentence = |other: &usize| {
            tokens
                .get(*other)
                .is_some_and(|token| token.sentence == tokens[place].sentence)
        };
        let other = other.filter(same_sentence);
        into.kinds[self.kind(other)] += 1.0;
        if let Some(known) = other.and_then(|other| self.known[other]) {
            into.opinion += known.opinion();
            into.negative += known.axes[0];
        }
    }

    /// Which of the [`KINDS`] a neighbour is.
    fn kind(&self, place: Option<usize>) -> usize {
        let Some(place) = place else { return 0 };
        let closed_kind = match self.known[place] {
            Some(known) => known.closed_kind,
            None => closed_kind(&self.terms[place]),
        };
        if let Some(kind) = closed_kind {
            return kind;
        }
        match self.known[place] {
            Some(known) if known.is_stop_word => 5,
            Some(known) if known.is_number => 6,
            Some(_) if self.capitals[place] && !self.analysis.tokens[place].opens_sentence => 11,
            Some(known) => match known.classes.commonest {
                WordClass::Noun => 7,
                WordClass::Verb => 8,
                WordClass::Adjective => 9,
                WordClass::Adverb => 10,
                WordClass::Name => 11,
                WordClass::Function => 5,
            },
            None => 12,
        }
    }

    fn sentences(&self) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); self.analysis.sentences.len()];
        for (place, token) in self.analysis.tokens.iter().enumerate() {
            let sum = &mut sums[token.sentence as usize];
            sum.words += 1.0;
            sum.capitals += f64::from(self.capitals[place]);
            let Some(known) = self.known[place] else {
                continue;
            };
            sum.reports |= known.tone == Some(Tone::Neutral);
            if known.is_content(&self.terms[place]) {
                sum.content += 1.0;
                sum.negative_axis += known.axes[0];
                sum.opinion += known.opinion();
                sum.negative_valence += f64::max(-known.valence, 0.0);
            }
        }
        sums
    }
}

/// Sums over a sentence.
#[derive(Clone, Debug, Default)]
struct Sums {
    words: f64,
    content: f64,
    negative_axis: f64,
    opinion: f64,
    negative_valence: f64,
    capitals: f64,
    reports: bool,
}

impl Sums {
    /// Adds the means over the sentence without one of its content words.
    fn add_without(&self, word: &Known, into: &mut Sentence) {
        let others = f64::max(self.content - 1.0, 1.0);
        into.negative_axis += (self.negative_axis - word.axes[0]) / others;
        into.opinion += (self.opinion - word.opinion()) / others;
        into.negative_valence += (self.negative_valence - f64::max(-word.valence, 0.0)) / others;
        into.reports += f64::from(self.reports);
        into.capitals += self.capitals / self.words;
    }
}

/// For each token the number of tokens in its quotation; 0 outside.
fn quotation_lengths(analysis: &Analysis) -> Vec<usize> {
    let tokens = &analysis.tokens;
    let mut lengths = vec![0; tokens.len()];
    let mut fill = |quotation: Range<usize>| {
        let length = quotation.len();
        lengths[quotation].fill(length);
    };
    let mut start = None;
    for (place, token) in tokens.iter().enumerate() {
        let goes_on = start.is_some_and(|start: usize| {
            !token.opens_quotation && token.layer == tokens[start].layer
        });
        if goes_on {
            continue;
        }
        if let Some(start) = start.take() {
            fill(start..place);
        }
        start = (token.layer != Layer::Voice).then_some(place);
    }
    if let Some(start) = start {
        fill(start..tokens.len());
    }
    lengths
}
