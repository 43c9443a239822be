//! The article in a page: its text without menus and advertisements, and what the page says of it.

use std::collections::HashSet;

use dom_smoothie::{Config, Readability, TextMode};

use super::blocks::Blocks;
use super::bounds::MOST_ELEMENTS;
use super::cleaning;
use super::facts::Facts;
use crate::letters::letters;
use crate::load::foreign::unless_panics;

/// Names and values of all that was found, or why there is none.
pub(super) fn cells(html: &str) -> Result<Vec<(String, String)>, String> {
    unless_panics(|| extract(html)).and_then(|read| read)
}

fn extract(html: &str) -> Result<Vec<(String, String)>, String> {
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let page = Readability::new(html, None, Some(config));
    let mut page = page.map_err(|error| error.to_string())?;
    let facts = Facts::of(&page, html);
    let standfirst = facts.standfirst(&page);
    let links = cleaning::Links::of(&page);
    show_streamed(&page);
    cleaning::without_captions(&page);
    let blocks = Blocks::of(&page);
    let found = match page.parse() {
        Ok(found) => Some(found),
        Err(dom_smoothie::ReadabilityError::GrabFailed) => None,
        Err(error) => return Err(error.to_string()),
    };
    let text = found
        .as_ref()
        .map(|found| cleaning::cleaned(&found.text_content, &links))
        .map(|text| blocks.completed(text));
    let body = surer(text, facts.body()).ok_or("no article found in the page")?;
    let body = with_standfirst(body, standfirst);
    let found_title = found
        .as_ref()
        .map(|found| facts.heading_of(found.title.clone()));
    let found_byline = found.and_then(|found| found.byline);
    let outlet = facts.outlet();
    let title = facts
        .title()
        .or(found_title)
        .map(|title| without_outlet(&title, outlet.as_deref()));
    let cells = [
        ("title", title),
        ("outlet", outlet),
        ("date", facts.date()),
        ("byline", facts.byline().or(found_byline)),
        ("url", facts.url()),
        ("language", facts.language()),
        ("body", Some(body)),
    ];
    let named = cells
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_string(), value?)));
    Ok(named.chain(facts.others()).collect())
}

/// Pages that are sent in parts (React's streaming) hide the parts that come late until a script has
/// put them in place.
fn show_streamed(page: &Readability) {
    for node in page.doc.select("div[hidden][id^='S:']").nodes() {
        node.remove_attr("hidden");
    }
}

/// The text from the page, unless what the page gives to search engines is much longer, or hardly stands
/// in it: then the page hides its text, or another one was taken for it.
fn surer(text: Option<String>, given: Option<String>) -> Option<String> {
    let text = text.filter(|text| !text.trim().is_empty());
    let n_letters = |text: &Option<String>| text.as_ref().map_or(0, |text| text.trim().len());
    if n_letters(&given) > 2 * n_letters(&text) || is_of_another(&text, &given) {
        given
    } else {
        text
    }
}

/// In words: of less, nothing can be said.
const SHORTEST_GIVEN: usize = 50;

/// Whether more than half of the words given are not in the text.
fn is_of_another(text: &Option<String>, given: &Option<String>) -> bool {
    let words = |text: &Option<String>| -> HashSet<String> {
        let text = text.as_deref().unwrap_or_default();
        text.split_whitespace().map(str::to_string).collect()
    };
    let (text, given) = (words(text), words(given));
    let n_missing = given.difference(&text).count();
    given.len() >= SHORTEST_GIVEN && n_missing * 2 > given.len()
}

/// Many pages show the lead outside the article's own element.
fn with_standfirst(body: String, standfirst: Option<String>) -> String {
    match standfirst {
        Some(lead) if !letters(&body).contains(&letters(&lead)) => format!("{lead}\n\n{body}"),
        _ => body,
    }
}

/// `Port closed | Harbour Post` is `Port closed` by Harbour Post.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let cut = || {
        let rest = title.trim_end().strip_suffix(outlet?)?.trim_end();
        let rest = rest
            .strip_suffix(['|', '-', '–', '—', '·', '•', ':'])?
            .trim_end();
        (!rest.is_empty()).then(|| rest.to_string())
    };
    cut().unwrap_or_else(|| title.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::cells;

    const NEWS: &str = "The ferry to the islands stays in port, because nobody could be found to repair its engine. \
        Islanders were brought home by fishermen, who asked for nothing but a warm meal in return.";

    fn body(html: &str) -> String {
        let cells = cells(html).unwrap();
        let body = cells.into_iter().find(|(name, _)| name == "body");
        body.unwrap().1
    }

    #[test]
    fn parts_that_are_streamed_in_are_read() {
        let paragraphs = format!("<p>{NEWS}</p><p>Later. {NEWS}</p>");
        let html = format!(
            "<html><body><p>Short.</p><div hidden id=\"S:1\">{paragraphs}</div></body></html>"
        );
        assert!(body(&html).contains(NEWS), "{}", body(&html));
    }

    #[test]
    fn a_script_full_of_angles_does_not_make_a_page_too_deep() {
        let script = format!("<script>x = '{}'</script>", "a<b".repeat(5_000));
        let html = format!("<html><body>{script}<p>{NEWS}</p><p>Later. {NEWS}</p></body></html>");
        assert!(body(&html).contains(NEWS));
    }
    #[test]
    fn articles_in_the_data_of_a_page_do_not_make_it_too_deep() {
        let text = "<b>a<\\/b>".repeat(5_000);
        let data = format!("{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"x\":\"{text}\"}}");
        let script = format!("<script type=\"application/ld+json\">{data}</script>");
        let html = format!("<html><body>{script}<p>{NEWS}</p><p>Later. {NEWS}</p></body></html>");
        let cells = cells(&html).unwrap();
        assert!(
            cells.contains(&("title".into(), "Ferry".into())),
            "{cells:?}"
        );
        assert!(body(&html).contains(NEWS));
    }
}
