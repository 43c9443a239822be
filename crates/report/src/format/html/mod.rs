//! The report as one web page: complete in itself, readable without scripts, safe whatever the
//! articles contain. Templates say what stands where; the files here choose what is shown.

mod audit;
mod event;
mod evidence;
mod link;
mod markup;
mod method;
mod outlet;
mod page;
mod palette;
mod policy;
mod row;
mod story;
mod table;

use askama::Template as _;

use crate::report::Report;

use super::WriteError;

/// The whole page.
///
/// Every text that comes from articles is escaped, links lead to http and https only, and a content
/// security policy forbids everything but the page's own style and script.
///
/// # Errors
/// Never in practice; writing to memory may fail by its type.
pub fn html(report: &Report) -> Result<String, WriteError> {
    let page = page::Page::new(report).render();
    page.map_err(|error| WriteError::Format {
        name: "index.html",
        reason: error.to_string(),
    })
}
