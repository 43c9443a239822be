//! In what condition a corpus is: what of it is copied, boilerplate, quoted or cut off; where it has
//! gaps; who shares text with whom; and which comparisons it bears. Looked at before copies are
//! left out, because they are what is looked for.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use otherwords_corpus::truncation;
use otherwords_indexer::curation::{CopyCluster, Curation, SharedPassage};
use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{ArticleRow, CopyRule, Index, Selection};
use otherwords_text::{Layer, analyze};
use rayon::prelude::*;

use crate::audit::plural;
use crate::error::CompareError;
use crate::footing::Footing;
use crate::gather::{Material, select_under};
use crate::keyness::footings;
use crate::plan::{Matchup, Plan};

/// The condition of a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    /// All articles that the plan asks for.
    pub all: Shares,
    /// By outlet, sorted by name.
    pub outlets: Vec<(String, Shares)>,
    /// By event, sorted by name; without the articles that have none.
    pub events: Vec<(String, Shares)>,
    /// Who shares text with whom, most articles first, then most words.
    pub sharing: Vec<Sharing>,
    /// Times in which an outlet has nothing, longest first.
    pub gaps: Vec<Gap>,
    /// What each comparison of the plan is worth.
    pub comparisons: Vec<Soundness>,
}

/// What some articles consist of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Articles.
    pub articles: u64,
    /// All their words, without headlines.
    pub words: u64,
    /// Articles with a text that another article had before.
    pub copies: u64,
    /// Words in passages that another article had before, of articles that are no copies.
    pub shared_words: u64,
    /// Words of boilerplate.
    pub boilerplate_words: u64,
    /// Words in quotation marks, boilerplate left out.
    pub quoted_words: u64,
    /// Articles with a sign that their end is missing.
    pub truncated: u64,
    /// Articles without a date.
    pub undated: u64,
    /// Articles whose language was recognised in their text, because nobody said it.
    pub recognised: u64,
}

/// What one outlet has from another, or from itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The outlet that had it first.
    pub first: String,
    /// The outlet that had it later.
    pub later: String,
    /// Articles of the later outlet with a text that the first had.
    pub articles: u64,
    /// Articles of the later outlet with a passage that the first had.
    pub passages: u64,
    /// Words of these articles and passages.
    pub words: u64,
    /// Agencies that these texts name, sorted.
    pub agencies: Vec<String>,
}

/// A time in which an outlet has nothing, although others have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Whose.
    pub outlet: String,
    /// The day of its last article before.
    pub from: Date,
    /// The day of its first article after.
    pub to: Date,
    /// Days between.
    pub days: u32,
    /// Articles of other outlets in between.
    pub articles_of_others: u64,
}

/// What a comparison is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Soundness {
    /// Who against whom.
    pub matchup: Matchup,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, as a sentence.
    pub reason: String,
}

/// What a comparison is worth, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Differences can be tested.
    Sound,
    /// Differences can be described; nothing may be called significant.
    Descriptive,
    /// There is nothing to compare.
    Impossible,
}

impl Verdict {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Descriptive => "descriptive",
            Self::Impossible => "impossible",
        }
    }
}

/// Share of articles with a missing end from which an outlet is named for it.
const MANY_TRUNCATED: f64 = 0.2;
/// Share of boilerplate that is worth a remark.
const MUCH_BOILERPLATE: f64 = 0.005;

impl Condition {
    /// What a reader should know of it before believing anything, as sentences.
    pub(crate) fn remarks(&self, copies: CopyRule) -> Vec<String> {
        let remarks = [
            self.verdicts(),
            self.copied(copies),
            self.boilerplate(),
            self.truncated(),
            self.longest_gap(),
        ];
        remarks.into_iter().flatten().collect()
    }

    fn verdicts(&self) -> Option<String> {
        let n = |verdict| {
            let comparisons = self.comparisons.iter();
            comparisons
                .filter(|comparison| comparison.verdict == verdict)
                .count()
        };
        let (described, impossible) = (n(Verdict::Descriptive), n(Verdict::Impossible));
        let never = match impossible {
            0 => String::new(),
            n => format!("; in {n} both sides never met in one event"),
        };
        (described + impossible > 0).then(|| {
            format!(
                "Of {} comparisons over all events {} can be tested, {described} only described{never}.",
                self.comparisons.len(),
                n(Verdict::Sound),
            )
        })
    }

    fn copied(&self, copies: CopyRule) -> Option<String> {
        let what = match copies {
            CopyRule::Once => "each text counts once, where it appeared first",
            CopyRule::All => "every copy counts, as was asked",
            CopyRule::Drop => "what several outlets have counts for none, as was asked",
        };
        (self.all.copies > 0).then(|| {
            format!(
                "{} of {} articles have a text that another article had before: {what}.",
                self.all.copies, self.all.articles,
            )
        })
    }

    fn boilerplate(&self) -> Option<String> {
        let share = |shares: &Shares| ratio(shares.boilerplate_words, shares.words);
        let most = self
            .outlets
            .iter()
            .max_by(|a, b| share(&a.1).total_cmp(&share(&b.1)))?;
        (share(&self.all) >= MUCH_BOILERPLATE).then(|| {
            format!(
                "{:.1} % of all words are passages that outlets repeat ({}: {:.1} %), and are not counted.",
                100.0 * share(&self.all),
                most.0,
                100.0 * share(&most.1),
            )
        })
    }

    fn truncated(&self) -> Option<String> {
        let is_cut = |shares: &Shares| ratio(shares.truncated, shares.articles) >= MANY_TRUNCATED;
        let cut: Vec<&str> = self
            .outlets
            .iter()
            .filter(|(_, shares)| is_cut(shares) && shares.truncated > 1)
            .map(|(name, _)| name.as_str())
            .collect();
        (!cut.is_empty()).then(|| {
            format!(
                "Many articles seem to end before their end: {}.",
                listed(&cut)
            )
        })
    }

    fn longest_gap(&self) -> Option<String> {
        let gap = self.gaps.first()?;
        let more = match self.gaps.len() - 1 {
            0 => String::new(),
            1 => ", and there is another such gap".to_owned(),
            more => format!(", and there are {more} more such gaps"),
        };
        Some(format!(
            "{} has nothing between {} and {}, while others have {} articles{more}.",
            gap.outlet, gap.from, gap.to, gap.articles_of_others,
        ))
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// A few names, and how many more there are.
fn listed(names: &[&str]) -> String {
    const FEW: usize = 8;
    let shown = names[..names.len().min(FEW)].join(", ");
    match names.len().saturating_sub(FEW) {
        0 => shown,
        more => format!("{shown} and {more} more outlets"),
    }
}

/// Looks at all articles that a plan asks for.
pub(crate) fn condition(
    index: &Index,
    plan: &Plan,
    material: &Material<'_, '_>,
) -> Result<Condition, CompareError> {
    let every = select_under(index, plan, CopyRule::All)?;
    let articles = examine(index, &every)?;
    let by = |name: fn(&ArticleRow) -> &str| -> Vec<(String, Shares)> {
        let mut by_name: BTreeMap<&str, Shares> = BTreeMap::new();
        for (row, shares) in every.articles().iter().zip(&articles) {
            by_name.entry(name(row)).or_default().add(shares);
        }
        let named = by_name.into_iter().filter(|(name, _)| !name.is_empty());
        named
            .map(|(name, shares)| (name.to_owned(), shares))
            .collect()
    };
    let mut all = Shares::default();
    articles.iter().for_each(|shares| all.add(shares));
    Ok(Condition {
        all,
        outlets: by(|row| &row.outlet),
        events: by(|row| &row.event),
        sharing: sharing(index.curation(), &every),
        gaps: gaps(every.articles()),
        comparisons: footings(material).into_iter().map(soundness).collect(),
    })
}

impl Shares {
    fn add(&mut self, more: &Self) {
        self.articles += more.articles;
        self.words += more.words;
        self.copies += more.copies;
        self.shared_words += more.shared_words;
        self.boilerplate_words += more.boilerplate_words;
        self.quoted_words += more.quoted_words;
        self.truncated += more.truncated;
        self.undated += more.undated;
        self.recognised += more.recognised;
    }
}

/// The shares of every article by itself.
fn examine(index: &Index, every: &Selection<'_>) -> Result<Vec<Shares>, CompareError> {
    let rows: HashMap<&str, usize> = numbered(every.articles());
    let mut is_copy = vec![false; rows.len()];
    for cluster in &index.curation().copies.clusters {
        let members = members(cluster, every.articles(), &rows);
        members
            .iter()
            .skip(1)
            .for_each(|number| is_copy[*number] = true);
    }
    let mut shared_words = vec![0; rows.len()];
    for passage in &index.curation().copies.passages {
        if let Some((_, later)) = both(passage, every.articles(), &rows)
            && !is_copy[later]
        {
            shared_words[later] += words_of(passage);
        }
    }
    let quoted = LayerSet::of(&[Layer::Quotation, Layer::ShortQuotation]);
    let shares = every
        .articles()
        .par_iter()
        .enumerate()
        .map(|(number, row)| {
            let own = u64::from(every.length(number as u32, LayerSet::ALL));
            let boilerplate = index.boilerplate_words(row)?;
            let text = index.text(row)?;
            Ok(Shares {
                articles: 1,
                words: own + boilerplate,
                copies: is_copy[number].into(),
                shared_words: shared_words[number],
                boilerplate_words: boilerplate,
                quoted_words: every.length(number as u32, quoted).into(),
                truncated: is_truncated(&text.body, boilerplate, every, number as u32).into(),
                undated: row.date.is_none().into(),
                recognised: text.language_recognised.into(),
            })
        });
    shares.collect()
}

fn numbered<'r>(articles: &[&'r ArticleRow]) -> HashMap<&'r str, usize> {
    let rows = articles.iter().enumerate();
    rows.map(|(number, row)| (row.id.as_str(), number))
        .collect()
}

/// The articles of a cluster that are as they were when it was found, in the order of publication.
fn members(
    cluster: &CopyCluster,
    articles: &[&ArticleRow],
    rows: &HashMap<&str, usize>,
) -> Vec<usize> {
    let members = cluster.articles.iter().filter_map(|member| {
        let number = rows.get(member.id.as_str())?;
        (articles[*number].fingerprint == member.fingerprint).then_some(*number)
    });
    members.collect()
}

/// Both articles of a passage; `None` where either is gone or is not as it was.
fn both(
    passage: &SharedPassage,
    articles: &[&ArticleRow],
    rows: &HashMap<&str, usize>,
) -> Option<(usize, usize)> {
    let (earlier, later) = (
        rows.get(passage.earlier.as_str())?,
        rows.get(passage.later.as_str())?,
    );
    passage
        .holds(articles[*earlier], articles[*later])
        .then_some((*earlier, *later))
}

fn words_of(passage: &SharedPassage) -> u64 {
    let stretches = passage.stretches.iter();
    stretches.map(|stretch| u64::from(stretch.length())).sum()
}

/// Whether the end of an article is missing: judged by what is left without boilerplate.
fn is_truncated(body: &str, boilerplate: u64, every: &Selection<'_>, number: u32) -> bool {
    if boilerplate == 0 {
        return truncation(body).is_some();
    }
    let tokens = analyze(body, every.articles()[number as usize].language).tokens;
    let counts = |place: &usize| every.counts(number, tokens[*place].position);
    let Some(last) = (0..tokens.len()).rev().find(counts) else {
        return false;
    };
    // Up to the first word of the boilerplate behind, with the signs before it.
    let end = tokens
        .get(last + 1)
        .map_or(body.len(), |next| next.start as usize);
    truncation(body.get(..end).unwrap_or(body)).is_some()
}

/// What outlets have from each other.
fn sharing(curation: &Curation, every: &Selection<'_>) -> Vec<Sharing> {
    let rows = numbered(every.articles());
    let mut shared: BTreeMap<(&str, &str), Sharing> = BTreeMap::new();
    for cluster in &curation.copies.clusters {
        let members = members(cluster, every.articles(), &rows);
        let agencies = cluster
            .articles
            .iter()
            .filter_map(|member| member.agency.clone());
        let agencies: Vec<String> = agencies.collect();
        for later in members.iter().skip(1) {
            let (first, later) = (every.articles()[members[0]], every.articles()[*later]);
            let pair = entry(&mut shared, first, later);
            pair.articles += 1;
            pair.words += u64::from(later.total_length());
            pair.agencies.extend(agencies.iter().cloned());
        }
    }
    for passage in &curation.copies.passages {
        if let Some((earlier, later)) = both(passage, every.articles(), &rows) {
            let articles = every.articles();
            let pair = entry(&mut shared, articles[earlier], articles[later]);
            pair.passages += 1;
            pair.words += words_of(passage);
        }
    }
    let mut sharing: Vec<Sharing> = shared.into_values().collect();
    for pair in &mut sharing {
        pair.agencies.sort();
        pair.agencies.dedup();
    }
    sharing.sort_by(|a, b| {
        (b.articles, b.words)
            .cmp(&(a.articles, a.words))
            .then_with(|| (&a.first, &a.later).cmp(&(&b.first, &b.later)))
    });
    sharing
}

fn entry<'s, 'r>(
    shared: &'s mut BTreeMap<(&'r str, &'r str), Sharing>,
    first: &'r ArticleRow,
    later: &'r ArticleRow,
) -> &'s mut Sharing {
    shared
        .entry((&first.outlet, &later.outlet))
        .or_insert_with(|| Sharing {
            first: first.outlet.to_string(),
            later: later.outlet.to_string(),
            articles: 0,
            passages: 0,
            words: 0,
            agencies: Vec::new(),
        })
}

/// Fewest days of a gap, how many times its usual pause it is, and the fewest days with articles
/// that tell an outlet's usual pause.
const LEAST_GAP: u32 = 14;
const TIMES_USUAL: u32 = 10;
const LEAST_DAYS: usize = 6;

fn gaps(articles: &[&ArticleRow]) -> Vec<Gap> {
    let mut days: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
    for row in articles {
        days.entry(&row.outlet).or_default().extend(row.date);
    }
    let mut dates: Vec<Date> = articles.iter().filter_map(|row| row.date).collect();
    dates.sort_unstable();
    let mut gaps: Vec<Gap> = days
        .into_iter()
        .flat_map(|(outlet, days)| gaps_of(outlet, days, &dates))
        .collect();
    gaps.sort_by(|a, b| {
        b.days
            .cmp(&a.days)
            .then_with(|| (&a.outlet, a.from).cmp(&(&b.outlet, b.from)))
    });
    gaps
}

fn gaps_of(outlet: &str, mut days: Vec<Date>, all: &[Date]) -> Vec<Gap> {
    days.sort_unstable();
    days.dedup();
    if days.len() < LEAST_DAYS {
        return Vec::new();
    }
    let between = |pair: &[Date]| (pair[1] - pair[0]).get_days().unsigned_abs();
    let mut pauses: Vec<u32> = days.windows(2).map(between).collect();
    pauses.sort_unstable();
    let longest_usual = (pauses[pauses.len() / 2] * TIMES_USUAL).max(LEAST_GAP);
    let gaps = days
        .windows(2)
        .filter(|pair| between(pair) >= longest_usual);
    let gaps = gaps.map(|pair| {
        let inside =
            all.partition_point(|day| *day < pair[1]) - all.partition_point(|day| *day <= pair[0]);
        Gap {
            outlet: outlet.to_owned(),
            from: pair[0],
            to: pair[1],
            days: between(pair),
            articles_of_others: inside as u64,
        }
    });
    gaps.filter(|gap| gap.articles_of_others > 0).collect()
}

fn soundness((matchup, both_wrote, events, footing): (Matchup, bool, u64, Footing)) -> Soundness {
    let (verdict, reason) = match footing {
        _ if !both_wrote => (Verdict::Impossible, "one side has no article".to_owned()),
        Footing::Tested { events, smallest_p } => (
            Verdict::Sound,
            format!(
                "both sides covered {}, so that p can fall to {smallest_p:.1e}",
                plural(events, "event", "events"),
            ),
        ),
        Footing::Descriptive { reason } if events == 0 => (Verdict::Impossible, reason),
        Footing::Descriptive { reason } => (Verdict::Descriptive, reason),
    };
    Soundness {
        matchup,
        verdict,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[i8]) -> Vec<Date> {
        days.iter()
            .map(|day| Date::constant(2020, 1 + day / 29, 1 + day % 28))
            .collect()
    }

    #[test]
    fn a_gap_is_a_pause_far_longer_than_usual_while_others_wrote() {
        let own = days(&[0, 1, 2, 3, 4, 5, 25, 26]);
        let gaps = gaps_of("Ledger", own.clone(), &days(&[0, 10, 25]));
        assert_eq!(gaps.len(), 1);
        assert_eq!((gaps[0].days, gaps[0].articles_of_others), (20, 1));
        assert_eq!(gaps_of("Ledger", own, &days(&[0, 25])), [], "nobody wrote");
        assert_eq!(
            gaps_of("Ledger", days(&[0, 20]), &days(&[10])),
            [],
            "too few to tell"
        );
    }

    #[test]
    fn a_comparison_is_as_sound_as_its_events() {
        let matchup = Matchup {
            target: crate::Group::outlet("a"),
            reference: crate::Group::rest(),
        };
        let tested = Footing::Tested {
            events: 9,
            smallest_p: 0.001,
        };
        let described = Footing::Descriptive {
            reason: "why".into(),
        };
        for (both_wrote, events, footing, expected) in [
            (true, 9, tested.clone(), Verdict::Sound),
            (true, 1, described.clone(), Verdict::Descriptive),
            (true, 0, described, Verdict::Impossible),
            (false, 0, tested, Verdict::Impossible),
        ] {
            assert_eq!(
                soundness((matchup.clone(), both_wrote, events, footing)).verdict,
                expected
            );
        }
    }
}
