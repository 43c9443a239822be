//! Groups of terms that are set aside, with the rule that put them there.

use otherwords_comparison::Tag;
use serde::{Deserialize, Serialize};

/// A group of terms that is set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagRule {
    /// Its name, as terms carry it.
    pub tag: String,
    /// The rule that puts a term there, as a sentence.
    pub rule: String,
}

/// All groups, in the order in which the rules are tried.
pub(super) fn rules() -> Vec<TagRule> {
    let rule = |tag: Tag| TagRule {
        tag: tag.name().to_owned(),
        rule: tag.rule().to_owned(),
    };
    Tag::ALL.into_iter().map(rule).collect()
}
