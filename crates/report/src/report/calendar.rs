//! When each outlet wrote.

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
        }
    }
}
