//! What part of the corpus a query is about: its filters without its words, and the words of an
//! article that it looks at. Both make the denominator of a rate.

use otherwords_text::Language;

use super::{Filter, LayerSet, Query, Scope};
use crate::ArticleRow;
use crate::votes::CopyRule;

impl Query {
    /// The part of the query that only filters articles: the filters, and combinations of nothing
    /// but filters, that every article found must satisfy. [`Query::All`] if there are none.
    ///
    /// ```
    /// let query = otherwords_indexer::query::parse("protest lang:en -outlet:harbour")?;
    /// assert_eq!(query.filters().to_string(), "lang:en -outlet:harbour");
    /// # Ok::<(), otherwords_indexer::query::QueryError>(())
    /// ```
    pub fn filters(&self) -> Query {
        match self {
            Self::And(parts) => Self::all_of(parts.iter().map(Self::filters).collect()),
            _ if self.has_words() => Self::All,
            _ => self.clone(),
        }
    }

    /// How many words of an article the query looks at: those of the layers and of the headline
    /// that its words may stand in, each counted once. The whole text for a query without words.
    pub fn words_in(&self, article: &ArticleRow) -> u64 {
        let mut title = false;
        let mut layers = Vec::new();
        for sequence in self.sequences() {
            match sequence.scope {
                Scope::Title => title = true,
                Scope::Body { layers: some } => layers.extend(some.layers()),
            }
        }
        let only_title = title && layers.is_empty();
        let body: u64 = LayerSet::of(&layers)
            .layers()
            .map(|layer| u64::from(article.length(layer)))
            .sum();
        let headline = if title {
            u64::from(article.title_length)
        } else {
            0
        };
        if only_title {
            headline
        } else {
            headline + body
        }
    }

    /// The language that every article found must have, where there is one.
    pub(crate) fn language_asked(&self) -> Option<Language> {
        match self {
            Self::Filter(Filter::Language(language)) => Some(*language),
            Self::And(parts) => parts.iter().find_map(Self::language_asked),
            _ => None,
        }
    }

    /// The first filter about copies in it: how its words are counted. The whole query is under one
    /// rule, because a word cannot count in one half of it and not in the other.
    pub fn copies(&self) -> Option<(CopyRule, &Query)> {
        match self {
            Self::Filter(Filter::Copies { rule, among }) => Some((*rule, among)),
            Self::And(parts) | Self::Or(parts) => parts.iter().find_map(Self::copies),
            Self::Not(excluded) => excluded.copies(),
            Self::Words(_) | Self::Filter(_) | Self::All => None,
        }
    }

    /// Whether any part of it is about copies.
    pub(super) fn asks_about_copies(&self) -> bool {
        self.copies().is_some()
    }

    fn has_words(&self) -> bool {
        match self {
            Self::Words(_) => true,
            Self::And(parts) | Self::Or(parts) => parts.iter().any(Self::has_words),
            Self::Not(excluded) => excluded.has_words(),
            Self::Filter(_) | Self::All => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use otherwords_text::Language;

    use super::super::parse;
    use super::*;

    fn article() -> ArticleRow {
        ArticleRow {
            outlet: "Harbour".into(),
            event: "Visit".into(),
            date: None,
            id: "1".into(),
            language: Language::ENGLISH,
            lengths: [100, 20, 3],
            title_length: 7,
            fingerprint: 0,
            address: tantivy::DocAddress::new(0, 0),
        }
    }

    #[test]
    fn the_filters_of_a_query_are_what_every_found_article_satisfies() {
        for (query, filters) in [
            ("protest", "*:*"),
            ("outlet:harbour", "outlet:harbour"),
            ("protest outlet:(a OR b)", "(outlet:a OR outlet:b)"),
            ("protest -lang:en date:2020", "-lang:en date:2020"),
            ("protest OR outlet:a", "*:*"),
            ("lang:en (protest OR outlet:a)", "lang:en"),
            ("lang:en -(protest outlet:a)", "lang:en"),
            ("-protest", "*:*"),
        ] {
            let expected = parse(filters).unwrap();
            assert_eq!(parse(query).unwrap().filters(), expected, "{query}");
        }
    }

    #[test]
    fn a_rate_is_per_words_of_the_scopes_that_are_searched() {
        for (query, words) in [
            ("protest", 123),
            ("voice:protest", 100),
            ("voice:protest OR scare:protest", 103),
            ("voice:protest OR voice:note", 100),
            ("title:protest", 7),
            ("title:protest OR protest", 130),
            ("voice:protest -quoted:note", 100),
            ("outlet:harbour", 123),
        ] {
            assert_eq!(parse(query).unwrap().words_in(&article()), words, "{query}");
        }
    }
}
