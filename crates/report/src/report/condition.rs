//! In what condition the corpus is, rounded: shares, gaps, shared texts, what comparisons are worth.

use otherwords_comparison::{Gap, Shares, Sharing, Soundness};
use serde::{Deserialize, Serialize};

use super::rounding::share;

/// The condition of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// All articles that were asked for, copies among them.
    pub all: ConditionShares,
    /// Outlet by outlet, sorted by name.
    pub outlets: Vec<ConditionShares>,
    /// Event by event, sorted by name.
    pub events: Vec<ConditionShares>,
    /// Who shares text with whom, most articles first.
    pub sharing: Vec<TextSharing>,
    /// Times in which an outlet has nothing although others have, longest first.
    pub gaps: Vec<TimeGap>,
    /// What each comparison is worth.
    pub comparisons: Vec<ComparisonWorth>,
}

/// What some articles consist of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConditionShares {
    /// The outlet or event; empty for all.
    pub name: String,
    /// Articles.
    pub articles: u64,
    /// Their words, boilerplate and copies among them, without headlines.
    pub words: u64,
    /// Articles with a text that another article had before.
    pub copies: u64,
    /// Their share of the articles.
    pub copy_share: f64,
    /// Words in passages that another article had before, of articles that are no copies.
    pub shared_words: u64,
    /// Words of boilerplate.
    pub boilerplate_words: u64,
    /// Their share of the words.
    pub boilerplate_share: f64,
    /// Share of the other words that stand in quotation marks.
    pub quoted_share: f64,
    /// Articles with a sign that their end is missing.
    pub truncated: u64,
    /// Their share of the articles.
    pub truncated_share: f64,
    /// Articles without a date.
    pub undated: u64,
    /// Articles whose language was recognised in their text, because nobody said it.
    pub recognised: u64,
}

/// What one outlet has from another, or from itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSharing {
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
    /// Agencies that these texts name, joined by commas.
    pub agencies: String,
}

/// A time in which an outlet has nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeGap {
    /// Whose.
    pub outlet: String,
    /// The day of its last article before.
    pub from: String,
    /// The day of its first article after.
    pub to: String,
    /// Days between.
    pub days: u32,
    /// Articles of other outlets in between.
    pub articles_of_others: u64,
}

/// What a comparison is worth.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonWorth {
    /// Name of the target.
    pub target: String,
    /// Name of the reference.
    pub reference: String,
    /// `sound`, `descriptive` or `impossible`.
    pub verdict: String,
    /// Why.
    pub reason: String,
}

impl Condition {
    pub(crate) fn new(condition: &otherwords_comparison::Condition) -> Self {
        let named = |rows: &[(String, Shares)]| -> Vec<ConditionShares> {
            rows.iter()
                .map(|(name, shares)| ConditionShares::new(name, shares))
                .collect()
        };
        Self {
            all: ConditionShares::new("", &condition.all),
            outlets: named(&condition.outlets),
            events: named(&condition.events),
            sharing: condition.sharing.iter().map(TextSharing::new).collect(),
            gaps: condition.gaps.iter().map(TimeGap::new).collect(),
            comparisons: condition
                .comparisons
                .iter()
                .map(ComparisonWorth::new)
                .collect(),
        }
    }
}

impl ConditionShares {
    fn new(name: &str, shares: &Shares) -> Self {
        Self {
            name: name.to_owned(),
            articles: shares.articles,
            words: shares.words,
            copies: shares.copies,
            copy_share: share(shares.copies, shares.articles),
            shared_words: shares.shared_words,
            boilerplate_words: shares.boilerplate_words,
            boilerplate_share: share(shares.boilerplate_words, shares.words),
            quoted_share: share(shares.quoted_words, shares.words - shares.boilerplate_words),
            truncated: shares.truncated,
            truncated_share: share(shares.truncated, shares.articles),
            undated: shares.undated,
            recognised: shares.recognised,
        }
    }
}

impl TextSharing {
    fn new(sharing: &Sharing) -> Self {
        Self {
            first: sharing.first.clone(),
            later: sharing.later.clone(),
            articles: sharing.articles,
            passages: sharing.passages,
            words: sharing.words,
            agencies: sharing.agencies.join(", "),
        }
    }
}

impl TimeGap {
    fn new(gap: &Gap) -> Self {
        Self {
            outlet: gap.outlet.clone(),
            from: gap.from.to_string(),
            to: gap.to.to_string(),
            days: gap.days,
            articles_of_others: gap.articles_of_others,
        }
    }
}

impl ComparisonWorth {
    fn new(soundness: &Soundness) -> Self {
        Self {
            target: soundness.matchup.target.name.clone(),
            reference: soundness.matchup.reference.name.clone(),
            verdict: soundness.verdict.name().to_owned(),
            reason: soundness.reason.clone(),
        }
    }
}
