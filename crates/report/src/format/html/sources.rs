//! The articles that a page quotes: found from its own links, so that the list has exactly those
//! that somebody can follow.

use std::collections::BTreeSet;

use askama::Template;

use crate::report::{CitedArticle, Report};

use super::evidence::Source;

/// Where a page wants its list. No text of an article can look like this, because texts are escaped.
pub(super) const MARK: &str = "<!--articles quoted-->";
/// How a line links to its article.
const LINK: &str = "href=\"#a";

/// The list.
#[derive(Template)]
#[template(path = "sources.html")]
struct Sources<'r> {
    articles: Vec<(usize, &'r CitedArticle)>,
    all: usize,
}

/// Puts the list in its place on a page.
pub(super) fn with_sources(page: &str, report: &Report) -> askama::Result<String> {
    let links = page.split(LINK).skip(1);
    let numbers: BTreeSet<usize> = links
        .filter_map(|link| link.split('"').next()?.parse().ok())
        .collect();
    let article = |number: usize| Some((number, report.articles.get(number)?));
    let sources = Sources {
        articles: numbers.into_iter().filter_map(article).collect(),
        all: report.articles.len(),
    };
    Ok(page.replacen(MARK, &sources.render()?, 1))
}
