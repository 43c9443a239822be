//! What an outlet prints about itself: the words of its name and of its domain, and the names of
//! its authors. Learned from the corpus, without a list.

use std::collections::{BTreeMap, BTreeSet};

use otherwords_indexer::{IndexError, Selection};
use otherwords_text::{Language, fold, is_stop_word};
use rayon::prelude::*;

/// Words that outlets call themselves and their authors by, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Imprint {
    /// By outlet: the words of its name, its initials and its domain.
    pub(crate) by_outlet: BTreeMap<String, BTreeSet<String>>,
    /// Those of all outlets.
    pub(crate) mastheads: BTreeSet<String>,
    pub(crate) bylines: BTreeSet<String>,
}

/// Shorter labels of a domain are endings and prefixes (`com`, `co`, `uk`, `www`).
const SHORTEST_LABEL: usize = 4;
/// Shorter initials are too easily words (`us`, `it`).
const SHORTEST_INITIALS: usize = 3;

impl Imprint {
    /// Reads where every article came from and who wrote it.
    pub(crate) fn read(selection: &Selection<'_>, language: Language) -> Result<Self, IndexError> {
        let printed: Vec<(String, String)> = selection
            .articles()
            .par_iter()
            .map(|article| {
                let text = selection.index().text(article)?;
                Ok((host(&text.url).to_owned(), text.byline))
            })
            .collect::<Result<_, IndexError>>()?;
        let outlets = selection.articles().iter().map(|row| &*row.outlet);
        let hosts = own_hosts(
            outlets
                .clone()
                .zip(printed.iter().map(|(host, _)| host.as_str())),
        );
        let names: BTreeSet<&str> = outlets.collect();
        let by_outlet = names.into_iter().map(|name| {
            let own = words(name).map(str::to_owned).chain(initials(name));
            let of_host = hosts.get(name).into_iter().flat_map(|host| labels(host));
            (name.to_owned(), folded(own.chain(of_host), language))
        });
        let by_outlet: BTreeMap<String, BTreeSet<String>> = by_outlet.collect();
        let bylines = printed.iter().flat_map(|(_, byline)| words(byline));
        Ok(Self {
            mastheads: by_outlet.values().flatten().cloned().collect(),
            by_outlet,
            bylines: folded(bylines.map(str::to_owned), language),
        })
    }
}

/// Words that say something, as the index has them.
fn folded(words: impl Iterator<Item = String>, language: Language) -> BTreeSet<String> {
    words
        .map(|word| fold(&word, language).into_owned())
        .filter(|word| !word.is_empty() && !is_stop_word(word, language))
        .collect()
}

/// The host of an address without `www.`; empty where there is none.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The commonest host of every outlet, where it is not that of another too, as an archive's is.
fn own_hosts<'a>(articles: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, &'a str> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
    for (outlet, host) in articles.filter(|(_, host)| !host.is_empty()) {
        *counts.entry(outlet).or_default().entry(host).or_default() += 1;
    }
    let commonest = counts.iter().filter_map(|(outlet, hosts)| {
        let most = hosts.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        most.map(|(host, _)| (*outlet, *host))
    });
    let mut own: BTreeMap<&str, &str> = commonest.collect();
    let mut owners: BTreeMap<&str, u64> = BTreeMap::new();
    own.values()
        .for_each(|host| *owners.entry(host).or_default() += 1);
    own.retain(|_, host| owners[host] == 1);
    own
}

/// A host as it is printed, and the labels of it that can be a name: `nytimes.com`, `nytimes`.
fn labels(host: &str) -> impl Iterator<Item = String> + '_ {
    let long = |label: &&str| label.chars().count() >= SHORTEST_LABEL;
    std::iter::once(host)
        .chain(host.split('.').filter(long))
        .map(str::to_owned)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// `NYT` for `New York Times`.
fn initials(name: &str) -> Option<String> {
    let initials: String = words(name).filter_map(|word| word.chars().next()).collect();
    (initials.chars().count() >= SHORTEST_INITIALS).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_what_stands_between_scheme_and_path() {
        let rows = [
            (
                "https://www.harbour-ledger.example/a/b?c=d",
                "harbour-ledger.example",
            ),
            ("http://news.example:8080/x", "news.example"),
            ("no address", ""),
            ("", ""),
        ];
        for (url, expected) in rows {
            assert_eq!(host(url), expected, "{url}");
        }
    }

    #[test]
    fn a_host_that_two_outlets_share_is_nobodys_own() {
        let articles = [
            ("Ledger", "ledger.example"),
            ("Ledger", "archive.example"),
            ("Ledger", "ledger.example"),
            ("Beacon", "archive.example"),
            ("Courier", "archive.example"),
            ("Star", ""),
        ];
        let own = own_hosts(articles.into_iter());
        assert_eq!(own, BTreeMap::from([("Ledger", "ledger.example")]));
    }

    #[test]
    fn a_name_gives_its_words_and_its_initials() {
        assert_eq!(initials("New York Times").as_deref(), Some("NYT"));
        assert_eq!(initials("Fox News"), None);
        let labels: Vec<String> = labels("uk.nytimes.com").collect();
        assert_eq!(labels, ["uk.nytimes.com", "nytimes"]);
    }
}
