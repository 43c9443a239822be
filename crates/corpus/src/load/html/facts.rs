//! What a page says about its article outside the text: in JSON-LD, Open Graph, meta tags, `<time>`
//! and its address. The surest source first.

use dom_smoothie::Readability;
use serde_json::Value;

use super::cleaning::MOST_LOOKED_AT;
use super::linked_data;
use crate::date::{self, Order};
use crate::outlet::original_address;

/// Names and contents of a page's meta tags, and what else is needed, read once.
pub(super) struct Facts {
    meta: Vec<(String, String)>,
    linked: Option<Value>,
    canonical: Option<String>,
    /// The address that a browser wrote into the page when it saved it.
    saved_from: Option<String>,
    headings: Vec<String>,
    times: Vec<String>,
    language: Option<String>,
}

const DATE_NAMES: [&str; 19] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "article:published",
    "publication_date",
    "citation_publication_date",
    "date",
    "last-modified",
];

/// In bytes; shorter descriptions are those of a site.
const SHORTEST_LEAD: usize = 40;

/// Where pages mark the time of publication, the surest first.
const TIME_PLACES: [(&str, &str); 5] = [
    ("[itemprop='datePublished']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("time[pubdate]", "datetime"),
    ("article time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];

impl Facts {
    /// Reads them before the page is taken apart.
    pub(super) fn of(page: &Readability, html: &str) -> Facts {
        let scripts = page.doc.select("script[type='application/ld+json']");
        let scripts: Vec<String> = scripts
            .iter()
            .map(|script| script.text().to_string())
            .collect();
        let attribute = |place: &str, name: &str| {
            let value = page
                .doc
                .select(place)
                .attr(name)
                .map(|value| value.to_string());
            value.filter(|value| !value.trim().is_empty())
        };
        Facts {
            meta: meta(page),
            linked: linked_data::article(&scripts),
            canonical: attribute("link[rel='canonical']", "href"),
            saved_from: saved_from(html),
            headings: headings(page),
            times: TIME_PLACES
                .iter()
                .filter_map(|(place, name)| attribute(place, name))
                .collect(),
            language: attribute("html", "lang"),
        }
    }

    pub(super) fn title(&self) -> Option<String> {
        self.linked("headline")
            .or_else(|| self.meta(&["og:title", "twitter:title", "dc.title"]))
    }

    /// `Pier closed – Harbour Post` without what follows the heading that the page shows.
    pub(super) fn heading_of(&self, title: String) -> String {
        let is_meant = |heading: &&String| {
            let rest = title.strip_prefix(heading.as_str()).unwrap_or_default();
            rest.starts_with(char::is_whitespace)
                && rest
                    .trim_start()
                    .starts_with(['|', '-', '–', '—', '·', '•', '«', '»'])
        };
        self.headings
            .iter()
            .find(is_meant)
            .cloned()
            .unwrap_or(title)
    }

    pub(super) fn outlet(&self) -> Option<String> {
        let linked = self
            .linked("publisher")
            .filter(|name| !name.contains("://"));
        linked
            .or_else(|| self.meta(&["og:site_name", "application-name", "dc.publisher"]))
            .map(|name| name.lines().next().unwrap_or_default().trim().to_string())
    }

    pub(super) fn byline(&self) -> Option<String> {
        let names = [
            "author",
            "article:author",
            "dc.creator",
            "parsely-author",
            "sailthru.author",
        ];
        let meta = self.meta(&names).filter(|name| !name.contains("://"));
        self.linked("author")
            .filter(|name| !name.contains("://"))
            .or(meta)
    }

    pub(super) fn url(&self) -> Option<String> {
        let is_address = |url: &String| url.contains("://");
        let linked = || {
            self.linked("mainEntityOfPage")
                .or_else(|| self.linked("url"))
        };
        self.canonical
            .clone()
            .filter(is_address)
            .or_else(|| self.meta(&["og:url", "twitter:url"]).filter(is_address))
            .or_else(|| linked().filter(is_address))
            .or_else(|| self.saved_from.clone())
            .map(|url| original_address(&url).to_string())
    }

    pub(super) fn language(&self) -> Option<String> {
        let meta = || self.meta(&["og:locale", "content-language", "dc.language", "language"]);
        self.language
            .clone()
            .or_else(|| self.linked("inLanguage"))
            .or_else(meta)
    }

    /// The whole text, which some pages give to search engines.
    pub(super) fn body(&self) -> Option<String> {
        self.linked("articleBody")
    }

    /// The lead: what the page says it is about, where it shows the very words as a paragraph.
    pub(super) fn standfirst(&self, page: &Readability) -> Option<String> {
        let said = self.meta(&["og:description", "description"])?;
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = words(&html_escape::decode_html_entities(&said));
        if said.len() < SHORTEST_LEAD {
            return None;
        }
        let shown = page.doc.select("p, h2, h3, div, strong");
        let mut n_left = MOST_LOOKED_AT;
        let texts = shown.nodes().iter().map_while(|node| {
            let text = (n_left > 0).then(|| node.text())?;
            n_left = n_left.saturating_sub(text.len());
            Some(text)
        });
        let is_near = |text: &str| text.len() >= said.len() && text.len() < said.len() * 2 + 60;
        let is_shown = texts
            .into_iter()
            .any(|text| is_near(&text) && words(&text) == said);
        is_shown.then_some(said)
    }

    /// The first that can be read as a date.
    pub(super) fn date(&self) -> Option<String> {
        let meta = DATE_NAMES.iter().filter_map(|name| self.meta(&[name]));
        let linked = ["datePublished", "dateCreated", "uploadDate"]
            .iter()
            .filter_map(|n| self.linked(n));
        let in_url = self.url().and_then(|url| date_in_url(&url));
        let mut said = linked
            .chain(meta)
            .chain(self.times.iter().cloned())
            .chain(in_url);
        said.find(|text| date::read(text, Order::DayFirst).is_ok())
    }

    /// What the page says besides, under its own names.
    pub(super) fn others(&self) -> Vec<(String, String)> {
        let names = [
            ("description", &["og:description", "description"][..]),
            ("section", &["article:section", "section"][..]),
            ("keywords", &["news_keywords", "keywords"][..]),
            ("modified", &["article:modified_time"][..]),
        ];
        let found = names
            .iter()
            .map(|(name, metas)| Some((name.to_string(), self.meta(metas)?)));
        found.flatten().collect()
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let found = self.meta.iter().find(|(known, _)| known == name);
            found.map(|(_, content)| content.clone())
        })
    }

    /// What linked data say; many sites escape them as if they were HTML.
    fn linked(&self, name: &str) -> Option<String> {
        let said = linked_data::text(self.linked.as_ref()?, name)?;
        Some(html_escape::decode_html_entities(&said).into_owned())
    }
}

/// The first headings of the highest rank.
fn headings(page: &Readability) -> Vec<String> {
    let headings = page.doc.select("h1");
    let texts = headings.nodes().iter().take(20).map(|node| {
        let text = node.text();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    texts.filter(|text| !text.is_empty()).collect()
}

/// `<!-- saved from url=(0026)https://harbour.example/a -->`, which browsers write at the top.
fn saved_from(html: &str) -> Option<String> {
    let top = &html[..html.floor_char_boundary(4_096)];
    let (_, rest) = top.split_once("<!-- saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    let url = rest.split_whitespace().next()?.trim_end_matches("-->");
    let is_address = url.starts_with("http://") || url.starts_with("https://");
    is_address.then(|| url.to_string())
}

/// Meta tags that say something, by lower-case name.
fn meta(page: &Readability) -> Vec<(String, String)> {
    let tags = page.doc.select("meta[content]");
    let tags = tags.iter().filter_map(|tag| {
        let keys = ["property", "name", "itemprop", "http-equiv"];
        let name = keys
            .iter()
            .find_map(|key| tag.attr(key))?
            .trim()
            .to_ascii_lowercase();
        let content = tag.attr("content")?.trim().to_string();
        (!content.is_empty()).then_some((name, content))
    });
    tags.take(1_000).collect()
}

/// `/2020/04/14/` or `2020-04-14` in an address.
fn date_in_url(url: &str) -> Option<String> {
    let (_, path) = url.split_once("://")?.1.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let digits = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let found = parts.windows(3).find_map(|three| {
        let fits = digits(three[0], &[4]) && digits(three[1], &[1, 2]) && digits(three[2], &[1, 2]);
        fits.then(|| three.join("-"))
            .filter(|text| date::read(text, Order::DayFirst).is_ok())
    });
    found.or_else(|| {
        let compact = parts
            .iter()
            .find(|part| digits(part, &[8]) && part.starts_with("20"))?;
        date::read(compact, Order::DayFirst)
            .is_ok()
            .then(|| compact.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_say_the_date() {
        for (url, date) in [
            (
                "https://a.example/2020/04/14/port-closed",
                Some("2020-04-14"),
            ),
            (
                "https://a.example/news/port-closed-2020-4-14.html",
                Some("2020-4-14"),
            ),
            ("https://a.example/news/20200414/port", Some("20200414")),
            ("https://a.example/2020/04/port-closed", None),
            ("https://a.example/2020/14/41/port", None),
            ("https://a.example?d=2020/04/14", None),
            ("no address", None),
        ] {
            assert_eq!(date_in_url(url).as_deref(), date, "{url}");
        }
    }
}
