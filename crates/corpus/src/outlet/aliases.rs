//! One outlet under several names: "Washington Post", "The Washington Post", "washingtonpost.com".
//! Suggestions for a person to confirm; nothing is merged here.

use std::collections::{BTreeMap, BTreeSet};

use super::outlet_of_url;

/// An outlet's name as a corpus has it, with the addresses of its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletSeen {
    /// The name.
    pub name: String,
    /// How many articles bear it.
    pub n_articles: u32,
    /// Hosts of their addresses (see [`outlet_of_url`]) with the number of articles.
    pub hosts: BTreeMap<String, u32>,
}

/// Two names that are probably one outlet's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The name to give up.
    pub from: String,
    /// The name to keep: the one of more articles, a name rather than an address.
    pub into: String,
    /// Why, the strongest reason first; never empty.
    pub reasons: Vec<MergeReason>,
}

/// Why two names may be one outlet's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MergeReason {
    /// The names are the same but for case, marks, an article or what follows a dash or bracket.
    SameName,
    /// One is the address of the other: its letters, or its initials, are the domain.
    NameIsDomain(String),
    /// Most articles of both stand on one domain.
    SharedDomain(String),
}

impl std::fmt::Display for MergeReason {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SameName => write!(out, "same name but for case, article or addition"),
            Self::NameIsDomain(domain) => write!(out, "{domain} spells the name"),
            Self::SharedDomain(domain) => write!(out, "most articles of both stand on {domain}"),
        }
    }
}

/// Which names are probably one outlet's, sorted by the name to keep, then the one to give up.
pub fn suggest_merges(outlets: &[OutletSeen]) -> Vec<Merge> {
    let mut merges = Vec::new();
    for (place, a) in outlets.iter().enumerate() {
        for b in &outlets[place + 1..] {
            let reasons = reasons(a, b);
            if !reasons.is_empty() {
                let (from, into) = if keeps(a) >= keeps(b) { (b, a) } else { (a, b) };
                merges.push(Merge {
                    from: from.name.clone(),
                    into: into.name.clone(),
                    reasons,
                });
            }
        }
    }
    merges.sort_by(|a, b| (&a.into, &a.from).cmp(&(&b.into, &b.from)));
    merges
}

/// What makes a name the better one: not being an address, then articles.
fn keeps(outlet: &OutletSeen) -> (bool, u32, std::cmp::Reverse<&str>) {
    let is_name = outlet_of_url(&outlet.name).is_none();
    (is_name, outlet.n_articles, std::cmp::Reverse(&outlet.name))
}

fn reasons(a: &OutletSeen, b: &OutletSeen) -> Vec<MergeReason> {
    let mut reasons = Vec::new();
    if core(&a.name) == core(&b.name) && !core(&a.name).is_empty() {
        reasons.push(MergeReason::SameName);
    }
    if let (Some(x), Some(y)) = (main_domain(a), main_domain(b))
        && x == y
    {
        reasons.push(MergeReason::SharedDomain(x));
    }
    reasons
}

/// The name in lower case without article, marks and additions.
fn core(name: &str) -> String {
    let name = outlet_of_url(name)
        .and_then(|host| label(&host))
        .unwrap_or_else(|| name.to_lowercase());
    let name = name
        .split(
            [" - ", " (", " – ", " | "]
                .map(str::to_owned)
                .concat()
                .as_str(),
        )
        .next()
        .unwrap_or_default()
        .to_owned();
    name.strip_prefix("the ")
        .unwrap_or(&name)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The label of a host that names its owner: `washingtonpost` of `www.washingtonpost.com`.
fn label(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.split('.').collect();
    labels
        .len()
        .checked_sub(2)
        .map(|place| labels[place].to_owned())
}

/// The host of most of its articles, if of more than half.
fn main_domain(outlet: &OutletSeen) -> Option<String> {
    let n_hosted: u32 = outlet.hosts.values().sum();
    let most = outlet
        .hosts
        .iter()
        .max_by_key(|(host, n)| (**n, std::cmp::Reverse(*host)))?;
    (2 * most.1 > n_hosted).then(|| most.0.clone())
}

/// What an outlet calls itself, in lower case: its names without article, their words run together,
/// and the names of its domains. Terms among them are mastheads, not wording.
pub fn self_mentions(names: &[&str], hosts: &[&str]) -> BTreeSet<String> {
    let of_names = names.iter().map(|name| name.to_lowercase());
    let of_hosts = hosts.iter().filter_map(|host| label(host));
    of_names.chain(of_hosts).collect()
}
