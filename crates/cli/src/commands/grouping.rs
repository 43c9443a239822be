//! The group of an article when something is counted by outlet, event, month, day, language, or a column of
//! its source.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::bail;
use jiff::civil::Date;
use otherwords_corpus::Article;
use otherwords_indexer::{ArticleRow, Index};
use otherwords_text::Language;

use crate::args::By;

impl By {
    /// Reads what was typed: whatever is none of ours is a column, as is what is written like one in a query.
    pub(crate) fn read(typed: &str) -> Result<Self, Infallible> {
        if let Some(column) = typed.strip_prefix("meta.") {
            return Ok(Self::Column(column.trim_matches('"').to_owned()));
        }
        Ok(match typed.to_lowercase().as_str() {
            "outlet" => Self::Outlet,
            "event" => Self::Event,
            "month" => Self::Month,
            "day" => Self::Day,
            "language" => Self::Language,
            _ => Self::Column(typed.to_owned()),
        })
    }

    /// As typed, and as columns are called.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Outlet => "outlet",
            Self::Event => "event",
            Self::Month => "month",
            Self::Day => "day",
            Self::Language => "language",
            Self::Column(column) => column,
        }
        .to_owned()
    }

    /// What tells the group of an article of an index.
    pub(crate) fn on<'b>(&'b self, index: &Index) -> anyhow::Result<GroupOf<'b>> {
        let mut values = HashMap::new();
        if let Self::Column(column) = self {
            let rows: Vec<&ArticleRow> = index.articles()?.iter().collect();
            let all = index.values(&rows, column)?;
            if all.iter().all(String::is_empty) {
                bail!(no_column(
                    column,
                    index.further_columns()?.into_iter().collect()
                ));
            }
            values = rows.iter().map(|row| row.id.clone()).zip(all).collect();
        }
        Ok(GroupOf { by: self, values })
    }

    /// The group of an article as it was read.
    pub(crate) fn of_article(&self, article: &Article) -> String {
        match self {
            Self::Column(column) if column == "byline" => article.byline.clone(),
            Self::Column(column) => article.metadata.get(column).cloned().unwrap_or_default(),
            _ => {
                let event = article.event.as_deref().unwrap_or_default();
                self.group(&article.outlet, event, article.date, article.language)
            }
        }
    }

    fn group(&self, outlet: &str, event: &str, date: Option<Date>, language: Language) -> String {
        let date = |format: &str| date.map(|date| date.strftime(format).to_string());
        match self {
            Self::Outlet => outlet.to_owned(),
            Self::Event => event.to_owned(),
            Self::Language => language.code().to_owned(),
            Self::Day => date("%Y-%m-%d").unwrap_or_default(),
            Self::Month => date("%Y-%m").unwrap_or_default(),
            Self::Column(_) => String::new(),
        }
    }
}

/// What to say of a column that no article has.
pub(crate) fn no_column(column: &str, known: Vec<String>) -> String {
    if column == "byline" {
        return "no article has a byline to count by".to_owned();
    }
    let known = match known.is_empty() {
        true => "no other column was kept".to_owned(),
        false => format!("kept are {}", known.join(", ")),
    };
    format!(
        "`{column}` is none of outlet, event, month, day, language and byline, and no article has a value in a \
         column of this name: {known}"
    )
}

/// Tells the group of the articles of an index.
pub(crate) struct GroupOf<'b> {
    by: &'b By,
    /// Of a column, by id.
    values: HashMap<String, String>,
}

impl GroupOf<'_> {
    pub(crate) fn row(&self, row: &ArticleRow) -> String {
        match self.by {
            By::Column(_) => self.values.get(&row.id).cloned().unwrap_or_default(),
            by => by.group(&row.outlet, &row.event, row.date, row.language),
        }
    }
}
