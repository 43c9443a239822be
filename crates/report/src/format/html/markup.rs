//! Text that is HTML already, made by this crate alone: never from an article.

use std::fmt;

use askama::filters::HtmlSafe;

/// Markup that is written as it is.
#[derive(Clone, Debug)]
pub(crate) struct Markup(pub(crate) String);

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}
