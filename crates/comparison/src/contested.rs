//! Contested terms: words that some outlets use in their own voice and others only at a distance: in
//! quotation marks, denied ("there was no protest") or hedged ("the so-called protest"). The
//! clearest sign that outlets disagree on what to call a thing.

use std::collections::BTreeSet;
use std::ops::Range;

use otherwords_indexer::query::Query;
use otherwords_lexicon::WordClass;
use otherwords_text::Layer;

use crate::coverage::{Coverage, Distance, ReadArticle, Word};
use crate::evidence::EvidenceLine;
use crate::gather::{Event, Material};
use crate::keyness::Scope;
use crate::plan::{Group, Layers};

/// A word that is one side's own and another side's quotation.
#[derive(Clone, Debug)]
pub struct ContestedTerm {
    /// Commonest form.
    pub term: String,
    /// The event in which it is contested.
    pub scope: Scope,
    /// Every outlet that has it: those whose own word it is first, most uses first.
    pub uses: Vec<OutletUse>,
}

/// How one outlet has a contested word.
#[derive(Clone, Debug)]
pub struct OutletUse {
    /// Its name.
    pub outlet: String,
    /// Uses in its own voice.
    pub voice: u64,
    /// Uses in long quotations.
    pub quotation: u64,
    /// Uses in short quotations.
    pub short_quotation: u64,
    /// Of the uses in its own voice: those just behind a denial or a hedge.
    pub at_a_distance: u64,
    /// Of the uses in its own voice: other ones in a sentence that is attributed to someone.
    pub attributed: u64,
    /// Uses in which it stands by the word: in its own voice, neither denied, hedged nor attributed.
    pub stands_by: u64,
    /// Uses in which it keeps a distance: in short quotations around what something is called and that are
    /// no name or title, denied, hedged.
    pub keeps_distance: u64,
    /// Whether it is a word of its own: it stands by it twice as often as it keeps a distance, or more.
    pub own: bool,
    /// The reverse. An outlet may be neither.
    pub apart: bool,
    /// Finds exactly these uses; of an own word all those in its own voice: no query can tell which of them
    /// are denied, hedged or attributed.
    pub query: Query,
    /// Some of them; of an own word only such in which the outlet stands by it.
    pub evidence: Vec<EvidenceLine>,
    /// Some of those at a distance: in short quotations, denied, hedged. Empty for an own word.
    pub distant: Vec<EvidenceLine>,
}

/// The counts that fall into an event.
pub(crate) fn within<'c>(counts: &'c [(u32, u32)], event: &Event) -> &'c [(u32, u32)] {
    let start = counts.partition_point(|(article, _)| *article < event.articles.start);
    let end = counts.partition_point(|(article, _)| *article < event.articles.end);
    &counts[start..end]
}

/// Fewest uses of either kind: in their own voice by those whose word it is, and at a distance by
/// those who keep one; and of both together, with those that are attributed.
const LEAST_EITHER: u64 = 2;
const LEAST_BOTH: u64 = 5;
/// Articles in which those who keep a distance must do so, where they have the word in so many.
const LEAST_ARTICLES: usize = 2;
/// Weights of words between which one counts for more, the more telling it is.
const TELLING: (f64, f64) = (1.0, 4.0);
/// Most terms shown for an event.
const MOST: usize = 8;
/// Most lines of its own, and of words at a distance, shown for an outlet.
const LINES: usize = 3;

/// The contested terms of an event: those on which two sides part most clearly, and that say most, first.
pub(crate) fn contested_terms(
    material: &Material<'_, '_>,
    coverage: &Coverage,
) -> Vec<ContestedTerm> {
    let uses = uses(coverage);
    let mut found: Vec<(f64, u32)> = (0u32..)
        .zip(&uses)
        .filter_map(|(stem, outlets)| Some((score(coverage, stem, outlets)?, stem)))
        .collect();
    let form = |stem: u32| &coverage.lexis.stem(stem).form;
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| form(a.1).cmp(form(b.1))));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, stem)| contested(material, coverage, stem, &uses[stem as usize]))
        .collect()
}

/// For ranking within an event: how clearly two sides part on a word, more for a telling word and for one
/// that is an opinion; `None` where it is not contested, or too plain to be.
fn score(coverage: &Coverage, stem: u32, outlets: &[(usize, Uses)]) -> Option<f64> {
    let entry = coverage.lexis.stem(stem);
    let may_be = entry.is_content() && entry.is_rare() && !entry.plain && !is_cue(coverage, stem);
    if !may_be || !concerns_target(coverage, outlets) {
        return None;
    }
    let strength = strength(outlets)?;
    let weight = entry.weight.clamp(TELLING.0, TELLING.1);
    is_spread(coverage, stem, outlets).then_some(strength * weight * (1.0 + entry.opinion))
}

/// Whether a word is one with which a distance is kept: *alleged*, *without*.
fn is_cue(coverage: &Coverage, stem: u32) -> bool {
    let pack = coverage.language.pack();
    let cues = || pack.attribution_cues.iter().chain(pack.denial_cues);
    let forms = &coverage.lexis.stem(stem).forms;
    forms.iter().any(|form| cues().any(|cue| cue == form))
}

/// Whether those who keep a distance do so in two articles, where two of theirs have the word.
fn is_spread(coverage: &Coverage, stem: u32, outlets: &[(usize, Uses)]) -> bool {
    let apart = |outlet: usize| {
        let its = outlets.iter().find(|(of, _)| *of == outlet);
        its.is_some_and(|(_, uses)| uses.apart())
    };
    let (mut having, mut distant) = (BTreeSet::new(), BTreeSet::new());
    for place in coverage.places(stem) {
        let (article, at) = (coverage.article(*place), place.at as usize);
        if at >= article.body_from && apart(article.outlet) {
            having.insert(place.article);
            if keeps_distance(&article.words[at], is_scare_quoted(coverage, article, at)).is_some()
            {
                distant.insert(place.article);
            }
        }
    }
    distant.len() >= having.len().min(LEAST_ARTICLES)
}

/// Whether an outlet that is asked about is on a side.
fn concerns_target(coverage: &Coverage, outlets: &[(usize, Uses)]) -> bool {
    let is_on_side = |(outlet, uses): &(usize, Uses)| {
        coverage.is_target(*outlet) && (uses.own() || uses.apart())
    };
    outlets.iter().any(is_on_side)
}

/// How often an outlet has a word, by how it has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Uses {
    voice: u64,
    quotation: u64,
    short_quotation: u64,
    /// Of those in its own voice: denied or hedged just before.
    at_a_distance: u64,
    /// Of those in its own voice: in a sentence that is attributed to someone.
    attributed: u64,
    /// Of those in short quotations: in what somebody said rather than around what something is called, or
    /// written with a capital, as names and titles are.
    said: u64,
    /// Of those in short quotations: with nothing else between the marks.
    alone: u64,
}

/// Longest quotation that keeps a distance from its words whatever they are: those of one to three words
/// have nine times the usual share of loaded words, those of four to eight twice (counted on BASIL).
const SCARE: usize = 3;

/// Words before or behind a quotation among which the verb stands that says whose testimony it is.
const SPEAKING: usize = 6;

/// Whether a word stands in quotation marks that keep it at a distance: around a few words, or around what
/// something is called ("a normal and routine diplomatic meeting"). Where there is a verb among more words,
/// somebody speaks, and so he does in few words that are a clause (*“I need loyalty”*).
fn is_scare_quoted(coverage: &Coverage, article: &ReadArticle, at: usize) -> bool {
    let quotation = article.quotation(at);
    let is_verb = |word: &Word| coverage.lexis.stem(word.stem).class() == Some(WordClass::Verb);
    let names = || !quotation.iter().any(is_verb);
    let is_name = article.words[at].capital == Some(true);
    let is_short = || quotation.len() <= SCARE;
    !quotation.is_empty()
        && !is_name
        && (is_short() || names())
        && !is_clause(coverage, quotation)
        && !is_testimony(coverage, article, at)
}

/// Whether quoted words have a subject, or a verb that needs one: *“we won”*, *“was not amused”*.
fn is_clause(coverage: &Coverage, quotation: &[Word]) -> bool {
    let pack = coverage.language.pack();
    let is_sign = |word: &Word| {
        let term = coverage.lexis.terms[word.term as usize].0.as_str();
        // "I’m", "they’ve".
        let head = term.split('\'').next().unwrap_or(term);
        pack.subject_pronouns.contains(&head) || pack.auxiliaries.contains(&term)
    };
    quotation.len() > 1 && quotation.iter().any(is_sign)
}

/// Whether the quotation of a word is marked off as what somebody said: *He said: “Nonsense.”*, or first in
/// its sentence *“Nonsense,” he said*.
fn is_testimony(coverage: &Coverage, article: &ReadArticle, at: usize) -> bool {
    let from = at - usize::from(article.words[at].quoted_before);
    let to = from + article.quotation(at).len();
    let sentence = &article.sentences[article.words[from].sentence as usize];
    let is_marked = |last: usize, marks: &[char]| {
        let gap = article.words[last].end as usize..article.words[last + 1].start as usize;
        article.text.get(gap).is_some_and(|gap| gap.contains(marks))
    };
    let says = |near: Range<usize>| {
        let mut words = article.words[near].iter();
        words.any(|word| {
            let term = coverage.lexis.terms[word.term as usize].0.as_str();
            word.layer == Layer::Voice && coverage.language.pack().reporting_tone(term).is_some()
        })
    };
    let before = sentence.start.max(from.saturating_sub(SPEAKING))..from;
    let behind = to..sentence.end.min(to + SPEAKING);
    let is_introduced = !before.is_empty() && is_marked(from - 1, &[',', ':']) && says(before);
    let is_opening = from == sentence.start && !behind.is_empty();
    is_introduced || is_opening && is_marked(to - 1, &[',', '!', '?']) && says(behind)
}

/// How many times more often an outlet has a word in the one way than in the other, at least, to be on
/// a side.
const CLEARLY: u64 = 2;

impl Uses {
    /// Uses in which the outlet stands by the word.
    fn plain(&self) -> u64 {
        self.voice - self.at_a_distance - self.attributed
    }

    /// Uses in which it clearly does not.
    fn distant(&self) -> u64 {
        self.short_quotation - self.said + self.at_a_distance
    }

    /// All uses that say where the outlet stands: not those in what somebody else says.
    fn all(&self) -> u64 {
        self.voice + self.short_quotation - self.said
    }

    /// Whether the word is its own: it stands by it clearly more often than it keeps a distance, and as
    /// often at least as it leaves it to others.
    fn own(&self) -> bool {
        let hedged = self.at_a_distance + self.attributed;
        self.plain() > 0 && self.plain() >= CLEARLY * self.distant() && self.plain() >= hedged
    }

    /// Whether it keeps apart from it.
    fn apart(&self) -> bool {
        self.distant() > 0 && self.distant() >= CLEARLY * self.plain()
    }

    fn add(&mut self, word: &Word, is_scare_quoted: bool) {
        match word.layer {
            Layer::Voice => self.voice += 1,
            Layer::Quotation => self.quotation += 1,
            Layer::ShortQuotation => self.short_quotation += 1,
        }
        match (word.layer, word.distance) {
            (Layer::Voice, Distance::Denied | Distance::Hedged) => self.at_a_distance += 1,
            (Layer::Voice, Distance::Attributed) => self.attributed += 1,
            (Layer::ShortQuotation, _) => {
                self.said += u64::from(!is_scare_quoted);
                self.alone += u64::from(is_scare_quoted && word.quoted == 1);
            }
            _ => {}
        }
    }
}

/// The uses of every stem by the outlets that have it, in the order of the outlets.
fn uses(coverage: &Coverage) -> Vec<Vec<(usize, Uses)>> {
    let mut uses: Vec<Vec<(usize, Uses)>> = vec![Vec::new(); coverage.lexis.stems.len()];
    for article in &coverage.articles {
        for at in article.body_from..article.words.len() {
            let word = &article.words[at];
            let its = &mut uses[word.stem as usize];
            // Articles are sorted by outlet.
            if its
                .last()
                .is_none_or(|(outlet, _)| *outlet != article.outlet)
            {
                its.push((article.outlet, Uses::default()));
            }
            if let Some((_, last)) = its.last_mut() {
                last.add(word, is_scare_quoted(coverage, article, at));
            }
        }
    }
    uses
}

/// How strongly a word is contested: the uses of both sides, and the share of each side's uses that are
/// of its kind; `None` where it is not contested at all. Attribution alone makes no contest: somebody
/// must put the word in quotation marks, or deny it, or hedge it.
fn strength(outlets: &[(usize, Uses)]) -> Option<f64> {
    let outlets = || outlets.iter().map(|(_, uses)| uses);
    let (own, apart) = (
        || outlets().filter(|uses| uses.own()),
        || outlets().filter(|uses| uses.apart()),
    );
    let stands_by: u64 = own().map(Uses::plain).sum();
    let distant: u64 = apart().map(Uses::distant).sum();
    let sum = |count: fn(&Uses) -> u64| apart().map(count).sum::<u64>();
    let (attributed, alone) = (sum(|uses| uses.attributed), sum(|uses| uses.alone));
    let quoted = sum(|uses| uses.short_quotation - uses.said);
    // Marks around this one word leave no doubt: then what else is attributed counts as well.
    let kept = distant + if alone > 0 { attributed } else { 0 };
    let enough = quoted > 0
        && stands_by.min(kept) >= LEAST_EITHER
        && stands_by + distant + attributed >= LEAST_BOTH;
    let clarity = stands_by as f64 / own().map(Uses::all).sum::<u64>().max(1) as f64
        * (distant as f64 / apart().map(Uses::all).sum::<u64>().max(1) as f64);
    enough.then(|| (stands_by as f64 * distant as f64).sqrt() * clarity)
}

fn contested(
    material: &Material<'_, '_>,
    coverage: &Coverage,
    stem: u32,
    uses: &[(usize, Uses)],
) -> ContestedTerm {
    let entry = coverage.lexis.stem(stem);
    let mut uses: Vec<OutletUse> = uses
        .iter()
        .map(|&(outlet, uses)| {
            let name = &coverage.outlets[outlet];
            let own = uses.own();
            let layers = if own { Layers::Voice } else { Layers::All };
            OutletUse {
                outlet: name.clone(),
                voice: uses.voice,
                quotation: uses.quotation,
                short_quotation: uses.short_quotation,
                at_a_distance: uses.at_a_distance,
                attributed: uses.attributed,
                stands_by: uses.plain(),
                keeps_distance: uses.distant(),
                own,
                apart: uses.apart(),
                query: material.query(
                    std::slice::from_ref(&entry.forms),
                    layers,
                    Some((&Group::outlet(name), &Group::rest())),
                    Some(&coverage.event),
                ),
                // Those of others are fetched by their query.
                evidence: if own {
                    lines(coverage, stem, outlet, stands_by)
                } else {
                    Vec::new()
                },
                distant: if own {
                    Vec::new()
                } else {
                    lines(coverage, stem, outlet, keeps_distance)
                },
            }
        })
        .collect();
    uses.sort_by_key(|uses| {
        let all = uses.voice + uses.short_quotation + uses.quotation;
        (!uses.own, !uses.apart, std::cmp::Reverse(all))
    });
    ContestedTerm {
        term: entry.form.clone(),
        scope: Scope::Event(coverage.event.clone()),
        uses,
    }
}

/// Lines in which an outlet has a word in a certain way, in an order that the way gives; one a sentence.
fn lines(
    coverage: &Coverage,
    stem: u32,
    outlet: usize,
    order: fn(&Word, bool) -> Option<u8>,
) -> Vec<EvidenceLine> {
    let mut found: Vec<(u8, usize, usize)> = Vec::new();
    for place in coverage.places(stem) {
        let (article, at) = (coverage.article(*place), place.at as usize);
        if article.outlet == outlet && at >= article.body_from {
            let order = order(&article.words[at], is_scare_quoted(coverage, article, at));
            found.extend(order.map(|order| (order, place.article as usize, at)));
        }
    }
    found.sort_unstable();
    let sentence = |(_, article, place): &(u8, usize, usize)| {
        (*article, coverage.articles[*article].words[*place].sentence)
    };
    found.dedup_by_key(|place| sentence(place));
    let lines = found.into_iter().take(LINES);
    lines
        .map(|(_, article, place)| coverage.line(article, place..place + 1))
        .collect()
}

/// Words that the outlet stands by.
fn stands_by(word: &Word, _: bool) -> Option<u8> {
    (word.layer == Layer::Voice && word.distance == Distance::None).then_some(0)
}

/// Words at a distance: in quotation marks first, then denied, then hedged.
fn keeps_distance(word: &Word, is_scare_quoted: bool) -> Option<u8> {
    match (word.layer, word.distance) {
        (Layer::ShortQuotation, _) if is_scare_quoted => Some(0),
        (Layer::Voice, Distance::Denied) => Some(1),
        (Layer::Voice, Distance::Hedged) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Uses of outlets as (voice, quotation, short quotation, at a distance).
    fn outlets(rows: &[[u64; 4]]) -> Vec<(usize, Uses)> {
        let uses = rows
            .iter()
            .map(|[voice, quotation, short_quotation, at_a_distance]| Uses {
                voice: *voice,
                quotation: *quotation,
                short_quotation: *short_quotation,
                at_a_distance: *at_a_distance,
                attributed: 0,
                said: 0,
                alone: 0,
            });
        uses.enumerate().collect()
    }

    #[test]
    fn a_word_is_contested_where_one_side_owns_it_and_another_keeps_its_distance() {
        let rows = [
            (
                "owned by two, quoted by one",
                vec![[4, 0, 0, 0], [2, 0, 0, 0], [0, 0, 3, 0]],
                Some(18.0_f64.sqrt()),
            ),
            (
                "quoted and denied by one",
                vec![[4, 0, 0, 0], [2, 0, 2, 2]],
                Some(4.0),
            ),
            ("owned by all", vec![[4, 0, 0, 0], [2, 0, 1, 0]], None),
            ("quoted by all", vec![[0, 0, 4, 0], [0, 1, 2, 0]], None),
            (
                "long quotations are no sign",
                vec![[4, 0, 0, 0], [0, 5, 0, 0]],
                None,
            ),
            (
                "denial alone is no sign",
                vec![[4, 0, 0, 0], [3, 0, 0, 3]],
                None,
            ),
            (
                "one use is no word of its own",
                vec![[1, 0, 0, 0], [0, 0, 5, 0]],
                None,
            ),
            (
                "one quotation is no sign",
                vec![[4, 0, 0, 0], [0, 0, 1, 0]],
                None,
            ),
        ];
        for (name, uses, expected) in rows {
            assert_eq!(strength(&outlets(&uses)), expected, "{name}");
        }
    }

    #[test]
    fn a_direct_quotation_keeps_no_distance() {
        let rows = [
            ("He went on with his “loyalty” tour.", true),
            ("The “loyalty test” took place.", true),
            ("They call it “loyalty,” officials said.", true),
            (
                "Holt wrote that he told her directly, “I need loyalty.”",
                false,
            ),
            ("He asked for it: “We want loyalty.”", false),
            ("He said: “Loyalty first.”", false),
            ("“Loyalty first,” he said.", false),
            ("“No loyalty!” they told him.", false),
            ("It “was loyalty” to him.", false),
        ];
        for (text, expected) in rows {
            let coverage = crate::coverage::examples::coverage(&[("A", text)]);
            let article = &coverage.articles[0];
            let is_it = |word: &Word| coverage.lexis.stem(word.stem).form == "loyalty";
            let at = article
                .words
                .iter()
                .position(is_it)
                .expect("it is in all of them");
            assert_eq!(is_scare_quoted(&coverage, article, at), expected, "{text}");
        }
    }
}
