//! The name of an outlet, taken apart: its words, what is added to them, and the domains that it is or
//! stands on.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::aliases::OutletSeen;
use super::outlet_of_url;
use crate::letters::letters;

/// What two names must have in common for any reason to hold.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// The words without spaces.
    Spelling(String),
    /// The domain that the names are.
    Address(String),
    /// The first letter of a name and of the domain that may spell it.
    Initial(char),
    /// A word, and the domain on which most articles of both stand.
    WordAt(String, String),
}

/// A name, taken apart.
pub(super) struct Name<'a> {
    pub(super) seen: &'a OutletSeen,
    /// Lower case, without article and addition; of an address nothing.
    pub(super) words: Vec<String>,
    /// The words without spaces.
    pub(super) spelt: String,
    /// The words of the addition, where a colon begins it.
    pub(super) after_colon: Option<Vec<String>>,
    /// What stands in brackets, most often a place, in lower-case words.
    pub(super) place: Vec<String>,
    /// Without a place, while others of the same words have different ones.
    pub(super) is_unclear: bool,
    /// The domain that the name itself is.
    pub(super) address: Option<String>,
    /// The domain of more than half of its articles.
    pub(super) home: Option<String>,
}

impl<'a> Name<'a> {
    pub(super) fn of(seen: &'a OutletSeen) -> Self {
        let address = outlet_of_url(&seen.name).map(|host| domain(&host));
        let name = seen.name.to_lowercase();
        let words_of = |text: &str| match address {
            Some(_) => Vec::new(),
            None => words(text),
        };
        let words = words_of(without_addition(&name));
        let after_colon = name[addition_at(&name)..].strip_prefix(COLON);
        let after_colon = after_colon.map(|rest| words_of(without_addition(rest)));
        Self {
            seen,
            spelt: words.concat(),
            words,
            after_colon,
            place: words_of(in_brackets(&name)),
            is_unclear: false,
            address,
            home: home(seen),
        }
    }

    /// What a better name may have for this one to be given up for it.
    pub(super) fn seeks(&self) -> BTreeSet<Bond> {
        let label = self.address.as_deref().map(label_letters);
        let label = label.unwrap_or_default();
        let initials = [&*label, without_article(&label)].map(|label| label.chars().next());
        let initials = initials.into_iter().flatten().map(Bond::Initial);
        self.bonds().chain(initials).collect()
    }

    /// What this name has for another to be given up for it.
    pub(super) fn offers(&self) -> BTreeSet<Bond> {
        let initial = self.spelt.chars().next().map(Bond::Initial);
        self.bonds().chain(initial).collect()
    }

    /// What joins two names whichever is the better one.
    fn bonds(&self) -> impl Iterator<Item = Bond> + '_ {
        let spelling = Some(self.spelt.clone()).filter(|spelt| !spelt.is_empty());
        let at_home = self.home.iter().flat_map(|home| {
            let words = self.words.iter();
            words.map(|word| Bond::WordAt(word.clone(), home.clone()))
        });
        let address = self.address.clone().map(Bond::Address);
        spelling
            .map(Bond::Spelling)
            .into_iter()
            .chain(address)
            .chain(at_home)
    }

    pub(super) fn has_words_of(&self, other: &Self) -> bool {
        !self.spelt.is_empty() && self.spelt == other.spelt
    }

    /// Whether both have a place, and neither is the other said more fully.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        let says_all = |a: &Self, b: &Self| b.place.iter().all(|word| a.place.contains(word));
        let have_places = !self.place.is_empty() && !other.place.is_empty();
        have_places && !says_all(self, other) && !says_all(other, self)
    }

    /// What makes a name the better one.
    pub(super) fn worth(&self) -> (bool, u32, Reverse<&str>) {
        (
            self.address.is_none(),
            self.seen.n_articles,
            Reverse(&self.seen.name),
        )
    }
}

/// The first label of a domain in letters and figures only.
pub(super) fn label_letters(domain: &str) -> String {
    letters(domain.split('.').next().unwrap_or_default())
}

pub(super) fn without_article(label: &str) -> &str {
    label.strip_prefix("the").unwrap_or(label)
}

/// What stands before a dash or bracket: "Newsmax - News", "Cato Institute (blog)".
fn without_addition(name: &str) -> &str {
    name[..addition_at(name)].trim()
}

/// Where the dash, bracket or colon stands that ends the name itself.
fn addition_at(name: &str) -> usize {
    let ends = [" - ", " – ", " — ", "(", " | ", COLON]
        .iter()
        .filter_map(|mark| name.find(mark));
    ends.filter(|end| *end > 0).min().unwrap_or(name.len())
}

const COLON: &str = ": ";

/// What stands in the first brackets of a name; empty where there are none.
fn in_brackets(name: &str) -> &str {
    let rest = name.split_once('(').map_or("", |(_, rest)| rest);
    rest.split(')').next().unwrap_or_default()
}

/// Words of a lower-case name in letters and figures only, without a leading article.
fn words(name: &str) -> Vec<String> {
    let words = name
        .split([' ', '-', '.', '/'])
        .map(letters)
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words.collect();
    let has_article = words.len() > 1 && words[0] == "the";
    words[usize::from(has_article)..].to_vec()
}

/// Second-level labels under which a registry sells names: `co.uk`, `com.au`.
const REGISTRIES: [&str; 9] = ["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne"];

/// The part of a host that its owner has registered: `wsj.com` of `blogs.wsj.com`, `dailymail.co.uk`.
fn domain(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let under_registry = labels.len() > 2
        && REGISTRIES.contains(&labels[labels.len() - 2])
        && labels[labels.len() - 1].len() == 2;
    let n_labels = if under_registry { 3 } else { 2 };
    labels[labels.len().saturating_sub(n_labels)..].join(".")
}

fn home(seen: &OutletSeen) -> Option<String> {
    let mut domains: BTreeMap<String, u32> = BTreeMap::new();
    for (host, n_articles) in &seen.hosts {
        *domains.entry(domain(host)).or_default() += n_articles;
    }
    let n_hosted: u32 = domains.values().sum();
    let main = domains
        .into_iter()
        .find(|(_, n_articles)| 2 * n_articles > n_hosted);
    main.map(|(domain, _)| domain)
}
