//! An article as linking, the search for copies and for boilerplate read it: borrowed, so that a
//! corpus need not be held twice, and without what they have no use for.

use jiff::civil::{Date, Time};
use otherwords_text::{Language, Span};

use crate::Article;

/// What is read of an article to say which event it reports, what it shares with others, and what
/// its outlet prints everywhere.
#[derive(Debug, Clone, Copy)]
pub struct ArticleView<'a> {
    /// Unique within the corpus.
    pub id: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// The event it reports, where the source or the user says so: never changed by linking.
    pub event: Option<&'a str>,
    /// The headline; empty where unknown.
    pub title: &'a str,
    /// The text with its paragraphs.
    pub body: &'a str,
    /// The day of publication.
    pub date: Option<Date>,
    /// The time of publication, where known: it tells who was first on one day.
    pub time: Option<Time>,
    /// Who wrote it; empty where unknown.
    pub byline: &'a str,
    /// Its language: articles of different languages are never linked and never copies.
    pub language: Language,
    /// Passages of the body that are not its own words (boilerplate), in order and apart from each
    /// other. Nothing in them is read.
    pub masked: &'a [Span],
}

impl<'a> ArticleView<'a> {
    /// Whether a place of the body lies in a masked passage, wholly or in part.
    pub(crate) fn is_masked(&self, place: Span) -> bool {
        let after = self.masked.partition_point(|span| span.end <= place.start);
        self.masked
            .get(after)
            .is_some_and(|span| span.start < place.end)
    }

    /// Sorts by date (undated last), time, outlet, id and text: an order that does not depend on
    /// the order of reading.
    pub(crate) fn canonical_key(&self) -> impl Ord + use<'a> {
        (
            self.date.is_none(),
            self.date,
            self.time.is_none(),
            self.time,
            self.outlet,
            self.id,
            self.title,
            self.body,
        )
    }
}

/// The articles' numbers in canonical order.
pub(crate) fn canonical_order(articles: &[ArticleView<'_>]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..articles.len() as u32).collect();
    order.sort_by_cached_key(|number| articles[*number as usize].canonical_key());
    order
}

impl Article {
    /// The article as curation reads it, with nothing masked.
    pub fn view(&self) -> ArticleView<'_> {
        ArticleView {
            id: &self.id,
            outlet: &self.outlet,
            event: self.event.as_deref(),
            title: &self.title,
            body: &self.body,
            date: self.date,
            time: self.time,
            byline: &self.byline,
            language: self.language,
            masked: &[],
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An English article with this body and nothing else.
    pub(crate) fn article(body: &str) -> ArticleView<'_> {
        ArticleView {
            id: "",
            outlet: "",
            event: None,
            title: "",
            body,
            date: None,
            time: None,
            byline: "",
            language: Language::ENGLISH,
            masked: &[],
        }
    }

    #[test]
    fn a_place_is_masked_where_it_touches_a_masked_passage() {
        let span = |start, end| Span { start, end };
        let masked = [span(2, 4), span(8, 10)];
        let view = ArticleView {
            masked: &masked,
            ..article("")
        };
        for (start, end, is_masked) in [
            (0, 2, false),
            (1, 3, true),
            (2, 4, true),
            (4, 8, false),
            (7, 9, true),
            (9, 12, true),
            (10, 12, false),
        ] {
            assert_eq!(view.is_masked(span(start, end)), is_masked, "{start}–{end}");
        }
    }
}
