//! When each outlet wrote, and when the strongest words come and go.

use serde::{Deserialize, Serialize};

/// Articles of each outlet in every period from the first to the last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// How long a period is: `day`, `week`, `month` or `year`.
    pub period: String,
    /// First day of each period, as `2020-04-14`, in order and without gaps.
    pub periods: Vec<String>,
    /// One row an outlet.
    pub outlets: Vec<OutletCalendar>,
    /// The key words that differ most clearly over all events, strongest first.
    #[serde(default)]
    pub terms: Vec<TermCalendar>,
}

/// A word over time. Described, never tested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermCalendar {
    /// The word, as in its row of key terms.
    pub term: String,
    /// One row an outlet that uses it.
    pub outlets: Vec<OutletUses>,
    /// Uses in articles without a date.
    pub undated: u64,
}

/// An outlet's uses of a word over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletUses {
    /// Its name.
    pub outlet: String,
    /// Its uses in each period, in the layer compared.
    pub uses: Vec<u64>,
}

/// An outlet's articles over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletCalendar {
    /// Its name.
    pub outlet: String,
    /// Its articles in each period.
    pub articles: Vec<u64>,
}

impl Calendar {
    pub(super) fn new(calendar: &otherwords_comparison::Calendar) -> Self {
        let outlets = calendar.outlets.iter();
        let outlets = outlets.map(|(outlet, articles)| OutletCalendar {
            outlet: outlet.clone(),
            articles: articles.clone(),
        });
        Self {
            period: calendar.period.name().to_owned(),
            periods: calendar.periods.iter().map(ToString::to_string).collect(),
            outlets: outlets.collect(),
            terms: calendar.terms.iter().map(TermCalendar::new).collect(),
        }
    }
}

impl TermCalendar {
    fn new(term: &otherwords_comparison::TermUse) -> Self {
        let used = term.outlets.iter();
        let used = used.filter(|(_, uses)| uses.iter().any(|n| *n > 0));
        Self {
            term: term.term.clone(),
            outlets: used
                .map(|(outlet, uses)| OutletUses {
                    outlet: outlet.clone(),
                    uses: uses.clone(),
                })
                .collect(),
            undated: term.undated,
        }
    }
}
