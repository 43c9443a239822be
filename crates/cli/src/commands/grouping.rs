//! The group of an article when something is counted by outlet, event, month, day or language.

use clap::ValueEnum;
use jiff::civil::Date;
use otherwords_corpus::Article;
use otherwords_indexer::ArticleRow;
use otherwords_text::Language;

use crate::args::By;

impl By {
    /// As typed, and as columns are called.
    pub(crate) fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    /// The group of an article of an index.
    pub(crate) fn of_row(self, row: &ArticleRow) -> String {
        self.group(&row.outlet, &row.event, row.date, row.language)
    }

    /// The group of an article as it was read.
    pub(crate) fn of_article(self, article: &Article) -> String {
        let event = article.event.as_deref().unwrap_or_default();
        self.group(&article.outlet, event, article.date, article.language)
    }

    fn group(self, outlet: &str, event: &str, date: Option<Date>, language: Language) -> String {
        let date = |format: &str| date.map(|date| date.strftime(format).to_string());
        match self {
            By::Outlet => outlet.to_owned(),
            By::Event => event.to_owned(),
            By::Language => language.code().to_owned(),
            By::Day => date("%Y-%m-%d").unwrap_or_default(),
            By::Month => date("%Y-%m").unwrap_or_default(),
        }
    }
}
