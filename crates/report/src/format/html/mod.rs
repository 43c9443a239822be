//! The report as one web page: complete in itself, readable without scripts, safe whatever the
//! articles contain. Templates say what stands where; the files here choose what is shown.

mod audit;
mod divergence;
mod event;
mod evidence;
mod frames;
mod link;
mod markup;
mod method;
mod outlet;
mod page;
mod policy;
mod room;
mod row;
mod sources;
mod story;
mod table;
mod which_outlets;

pub(crate) use markup::Markup;

use askama::Template as _;

use crate::palette;
use crate::report::Report;

use super::WriteError;

/// The page of a report whose events have pages of their own.
pub(super) fn overview(report: &Report) -> Result<String, WriteError> {
    render(report, page::Part::Overview)
}

/// A page for every event that was compared by itself, with the names of their files.
pub(super) fn event_pages(report: &Report) -> Result<Vec<(String, String)>, WriteError> {
    let names = page::Page::new(report, page::Part::Overview).event_names();
    let pages = names.into_iter().enumerate().map(|(number, _)| {
        let page = render(report, page::Part::Event(number))?;
        Ok((event::file_name(number), page))
    });
    pages.collect()
}

fn render(report: &Report, part: page::Part) -> Result<String, WriteError> {
    let page = page::Page::new(report, part).render();
    let page = page.and_then(|page| sources::with_sources(&page, report));
    page.map_err(|error| WriteError::Format {
        name: "index.html",
        reason: error.to_string(),
    })
}

/// The whole page.
///
/// Every text that comes from articles is escaped, links lead to http and https only, and a content
/// security policy forbids everything but the page's own style and script.
///
/// # Errors
/// Never in practice; writing to memory may fail by its type.
pub fn html(report: &Report) -> Result<String, WriteError> {
    render(report, page::Part::Whole)
}
