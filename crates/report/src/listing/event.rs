//! An event in a list.

use serde::Serialize;

use super::Listed;
use crate::wording::{count, days};

/// An event with what tells it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventRow {
    /// Its name.
    pub event: String,
    /// Its articles.
    pub articles: u64,
    /// Outlets that covered it.
    pub outlets: u64,
    /// First day, as `2020-04-14`.
    pub first: Option<String>,
    /// Last day.
    pub last: Option<String>,
    /// Who put its articles together: `given`, `linked` or `corrected`; several joined by `+`.
    pub by: String,
    /// Whether articles that come later stay out of it.
    pub locked: bool,
    /// Words that tell it from the other events, the most telling first, with spaces between.
    pub words: String,
    /// The headline that has most of these words.
    pub title: String,
}

impl Listed for EventRow {
    const COLUMNS: &'static [(&'static str, bool)] = &[
        ("event", false),
        ("articles", true),
        ("outlets", true),
        ("days", false),
        ("by", false),
        ("words", false),
        ("title", false),
    ];

    fn cells(&self) -> Vec<String> {
        let lock = if self.locked { ", locked" } else { "" };
        vec![
            self.event.clone(),
            count(self.articles),
            count(self.outlets),
            days(self.first.as_deref(), self.last.as_deref()),
            format!("{}{lock}", self.by),
            self.words.clone(),
            self.title.clone(),
        ]
    }
}
