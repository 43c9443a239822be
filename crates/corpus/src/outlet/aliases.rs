//! One outlet under several names: "Washington Post", "The Washington Post", "washingtonpost.com".
//! Suggestions for a person to confirm; nothing is merged here.

use std::collections::{BTreeMap, BTreeSet};

use super::name::{Bond, Name, label_letters, without_article};
use super::spelling::spells;

/// An outlet's name as a corpus has it, with the addresses of its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletSeen {
    /// The name.
    pub name: String,
    /// How many articles bear it.
    pub n_articles: u32,
    /// Hosts of their addresses (see [`outlet_of_url`](crate::outlet_of_url)) with the number of articles.
    pub hosts: BTreeMap<String, u32>,
}

/// Two names that are probably one outlet's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The name to give up.
    pub from: String,
    /// The name to keep: a name rather than an address, and the one of more articles.
    pub into: String,
    /// Why, the strongest reason first; never empty.
    pub reasons: Vec<MergeReason>,
}

/// Why two names may be one outlet's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MergeReason {
    /// The names are the same but for case, marks, an article or what follows a dash or bracket.
    SameName,
    /// One name is the address of the other: this domain spells it, in letters or initials.
    NameIsDomain(String),
    /// The names share a word, and most articles of both stand on this domain.
    SharedDomain(String),
}

impl std::fmt::Display for MergeReason {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SameName => write!(out, "the same name but for case, article or addition"),
            Self::NameIsDomain(domain) => write!(out, "{domain} spells the name"),
            Self::SharedDomain(domain) => {
                write!(out, "a common word, and most articles of both on {domain}")
            }
        }
    }
}

/// Which names are probably one outlet's, sorted by the name to keep, then the one to give up.
///
/// Two names whose articles mostly stand on different domains are never suggested: "Guest Writer -
/// Left" and "Guest Writer - Right" of two sites are not one. Names on one domain that share no word
/// are not either: a columnist is not the paper. Nor are names with different places in brackets:
/// "The Times (London)" and "The Times (South Africa)" are two, and "The Times" beside both may be
/// either. Nor is what several names share before a colon a name, unless one outlet is called so
/// alone. Each name is given up once at most, to the best.
pub fn suggest_merges(outlets: &[OutletSeen]) -> Vec<Merge> {
    let mut names: Vec<Name<'_>> = outlets.iter().map(Name::of).collect();
    tell_headings(&mut names);
    tell_unclear(&mut names);
    names.sort_by(|a, b| b.worth().cmp(&a.worth()));
    let mut merges = Vec::new();
    // The better names, by what may join another to them: nothing else is compared.
    let mut better: BTreeMap<Bond, Vec<usize>> = BTreeMap::new();
    for (place, from) in names.iter().enumerate() {
        let best_by = |bond: Bond| {
            let mut alike = better.get(&bond)?.iter();
            alike.find(|into| !reasons(from, &names[**into]).is_empty())
        };
        if let Some(into) = from.seeks().into_iter().filter_map(best_by).min() {
            merges.push(Merge {
                from: from.seen.name.clone(),
                into: names[*into].seen.name.clone(),
                reasons: reasons(from, &names[*into]),
            });
        }
        for bond in from.offers() {
            better.entry(bond).or_default().push(place);
        }
    }
    merges.sort_by(|a, b| (&a.into, &a.from).cmp(&(&b.into, &b.from)));
    merges
}

/// What several names have before a colon and none bears alone is no name ("style: Western wire",
/// "style: Eastern wire"): theirs is all of it.
fn tell_headings(names: &mut [Name<'_>]) {
    // What follows each part; nothing where it is a whole name.
    let mut rests: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    for name in names.iter() {
        let rest = name.after_colon.as_ref().map(|rest| rest.concat());
        rests.entry(name.spelt.clone()).or_default().insert(rest);
    }
    rests.retain(|_, rests| rests.len() > 1 && !rests.contains(&None));
    for name in names.iter_mut() {
        if rests.contains_key(&name.spelt)
            && let Some(rest) = name.after_colon.take()
        {
            name.words.extend(rest);
            name.spelt = name.words.concat();
        }
    }
}

/// Marks the names of which nobody can tell where they belong.
fn tell_unclear(names: &mut [Name<'_>]) {
    let mut placed: BTreeMap<&str, Vec<&Name<'_>>> = BTreeMap::new();
    for name in names.iter().filter(|name| !name.place.is_empty()) {
        placed.entry(&name.spelt).or_default().push(name);
    }
    let differ = |alike: &[&Name<'_>]| alike.iter().any(|name| name.is_elsewhere(alike[0]));
    placed.retain(|_, alike| differ(alike));
    let unclear: BTreeSet<String> = placed.into_keys().map(str::to_owned).collect();
    for name in names.iter_mut().filter(|name| name.place.is_empty()) {
        name.is_unclear = unclear.contains(&name.spelt);
    }
}

fn reasons(from: &Name<'_>, into: &Name<'_>) -> Vec<MergeReason> {
    if let (Some(a), Some(b)) = (&from.home, &into.home)
        && a != b
    {
        return Vec::new();
    }
    let has_same_words = from.has_words_of(into);
    if has_same_words && from.is_elsewhere(into) {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    if has_same_words && from.is_unclear == into.is_unclear {
        reasons.push(MergeReason::SameName);
    }
    if let Some(domain) = from
        .address
        .as_ref()
        .filter(|domain| names_it(domain, into))
    {
        reasons.push(MergeReason::NameIsDomain(domain.clone()));
    }
    let shares_word = from.words.iter().any(|word| into.words.contains(word));
    if let Some(home) = from
        .home
        .as_ref()
        .filter(|home| shares_word && into.home.as_ref() == Some(home))
    {
        reasons.push(MergeReason::SharedDomain(home.clone()));
    }
    reasons
}

/// Whether a domain is the address of a name, or the same address.
fn names_it(domain: &str, name: &Name<'_>) -> bool {
    let label = label_letters(domain);
    let is_spelt = |label: &str| label.len() >= LEAST_LETTERS && spells(label, &name.words);
    name.address.as_deref() == Some(domain) || is_spelt(&label) || is_spelt(without_article(&label))
}

/// Two letters are the initials of too many.
const LEAST_LETTERS: usize = 3;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(name: &str, n_articles: u32, host: &str) -> OutletSeen {
        OutletSeen {
            name: name.to_owned(),
            n_articles,
            hosts: [(host.to_owned(), n_articles)]
                .into_iter()
                .filter(|(host, _)| !host.is_empty())
                .collect(),
        }
    }

    #[test]
    fn names_of_one_outlet_are_suggested_and_others_are_not() {
        for (a, b, reason) in [
            (
                ("Washington Post", ""),
                ("The Washington Post", ""),
                Some(MergeReason::SameName),
            ),
            (
                ("USA TODAY", ""),
                ("USA Today", ""),
                Some(MergeReason::SameName),
            ),
            (
                ("Newsmax", "newsmax.com"),
                ("Newsmax - News", "www.newsmax.com"),
                Some(MergeReason::SameName),
            ),
            (
                ("Washington Post", ""),
                ("washingtonpost.com", ""),
                Some(MergeReason::NameIsDomain("washingtonpost.com".into())),
            ),
            (
                ("New York Times", ""),
                ("www.nytimes.com", ""),
                Some(MergeReason::NameIsDomain("nytimes.com".into())),
            ),
            (
                ("Wall Street Journal", ""),
                ("online.wsj.com", ""),
                Some(MergeReason::NameIsDomain("wsj.com".into())),
            ),
            (
                ("Daily Mail", ""),
                ("www.dailymail.co.uk", ""),
                Some(MergeReason::NameIsDomain("dailymail.co.uk".into())),
            ),
            (
                ("Fox News", "foxnews.com"),
                ("Fox Online News", "foxnews.com"),
                Some(MergeReason::SharedDomain("foxnews.com".into())),
            ),
            (
                ("Politico", "politico.com"),
                ("Rich Lowry", "politico.com"),
                None,
            ),
            (
                ("Guest Writer - Left", "nytimes.com"),
                ("Guest Writer - Right", "forbes.com"),
                None,
            ),
            (
                ("The Guardian(London)", ""),
                ("The Guardian (London)", ""),
                Some(MergeReason::SameName),
            ),
            (
                ("The Canadian Press(CP)", ""),
                ("the canadian press (cp)", ""),
                Some(MergeReason::SameName),
            ),
            (
                ("The Guardian (Charlottetown, Prince Edward Island)", ""),
                ("The Guardian (Charlottetown)", ""),
                Some(MergeReason::SameName),
            ),
            (
                ("The Guardian (Charlottetown, Prince Edward Island)", ""),
                ("The Guardian (London)", ""),
                None,
            ),
            (
                ("The Times (London)", "archive.example"),
                ("The Times (South Africa)", "archive.example"),
                None,
            ),
            (
                ("The Times (London)", ""),
                ("The Times", ""),
                Some(MergeReason::SameName),
            ),
            (("Washington Post", ""), ("Washington Times", ""), None),
            (("Associated Press", ""), ("ap.org", ""), None),
        ] {
            let outlets = [seen(a.0, 5, a.1), seen(b.0, 3, b.1)];
            let found = suggest_merges(&outlets);
            let first = found.first().map(|merge| merge.reasons[0].clone());
            assert_eq!(first, reason, "{} / {}", a.0, b.0);
        }
    }

    #[test]
    fn a_name_without_a_place_does_not_join_two_places() {
        let outlets = [
            seen("The Times", 9, ""),
            seen("The Times (London)", 5, ""),
            seen("The Times (South Africa)", 3, ""),
            seen("The Times(London)", 2, ""),
            seen("THE TIMES", 1, ""),
        ];
        let found = suggest_merges(&outlets);
        let pairs: Vec<_> = found.iter().map(|one| (&*one.from, &*one.into)).collect();
        let expected = [
            ("THE TIMES", "The Times"),
            ("The Times(London)", "The Times (London)"),
        ];
        assert_eq!(pairs, expected);
    }

    #[test]
    fn a_name_is_kept_and_an_address_given_up() {
        let outlets = [
            seen("harbourledger.example", 90, ""),
            seen("Harbour Ledger", 2, ""),
        ];
        let found = suggest_merges(&outlets);
        assert_eq!(
            (found[0].from.as_str(), found[0].into.as_str()),
            ("harbourledger.example", "Harbour Ledger")
        );
    }

    fn pairs(outlets: &[OutletSeen]) -> Vec<(String, String)> {
        let merges = suggest_merges(outlets).into_iter();
        merges.map(|merge| (merge.from, merge.into)).collect()
    }

    #[test]
    fn what_names_share_before_a_colon_is_none() {
        for (names, expected) in [
            (&["style: Western wire", "style: Eastern wire"][..], None),
            (
                &[
                    "style: Western wire",
                    "Style: western wire (UK)",
                    "style: x",
                ],
                Some(("style: Western wire", "Style: western wire (UK)")),
            ),
            (
                &["Harbour Ledger", "Harbour Ledger: News"],
                Some(("Harbour Ledger: News", "Harbour Ledger")),
            ),
            (
                &["Style: Western wire", "style: western wire"],
                Some(("style: western wire", "Style: Western wire")),
            ),
        ] {
            let outlets: Vec<_> = names.iter().map(|name| seen(name, 1, "")).collect();
            let expected = expected.map(|(from, into)| (from.to_owned(), into.to_owned()));
            assert_eq!(pairs(&outlets), Vec::from_iter(expected), "{names:?}");
        }
        let names = ["Ledger", "Ledger: News", "Ledger: Sport"];
        let found = pairs(&names.map(|name| seen(name, 1, "")));
        assert!(found.len() == 2 && found.iter().all(|(_, into)| into == "Ledger"));
    }

    #[test]
    fn only_names_with_something_in_common_are_compared() {
        let n = 20_000;
        let mut outlets = Vec::new();
        for number in 0..n {
            let own_host = format!("host{number}.example");
            outlets.push(seen(&format!("Own Word{number}"), 3, &own_host));
            outlets.push(seen(&format!("Columnist{number}"), 2, "shared.example"));
            outlets.push(seen(&format!("Guest - {number}"), 1, ""));
            outlets.push(seen(&format!("style: {number}"), 1, ""));
        }
        outlets.push(seen("ow3.example", 1, ""));
        let found = pairs(&outlets);
        let guests = found.iter().filter(|(_, into)| into == "Guest - 0");
        assert_eq!(guests.count(), n - 1);
        assert_eq!(found.len(), n - 1);
    }

    /// Every pair of names, whatever it costs.
    fn merges_by_trying(outlets: &[OutletSeen]) -> Vec<Merge> {
        let mut names: Vec<Name<'_>> = outlets.iter().map(Name::of).collect();
        tell_headings(&mut names);
        tell_unclear(&mut names);
        let merge = |from: &Name<'_>| {
            let better = names.iter().filter(|into| into.worth() > from.worth());
            let fits = better.filter(|into| !reasons(from, into).is_empty());
            fits.max_by_key(|into| into.worth()).map(|into| Merge {
                from: from.seen.name.clone(),
                into: into.seen.name.clone(),
                reasons: reasons(from, into),
            })
        };
        let mut merges: Vec<Merge> = names.iter().filter_map(merge).collect();
        merges.sort_by(|a, b| (&a.into, &a.from).cmp(&(&b.into, &b.from)));
        merges
    }

    fn outlets() -> impl Strategy<Value = Vec<OutletSeen>> {
        let words = [
            "Fox",
            "News",
            "The",
            "Theo",
            "foxnews.com",
            "thefn.org",
            "theonews.com",
        ];
        let joints = [" ", " - ", ": ", " (", " (Fox, "];
        let word = proptest::sample::select(words.to_vec());
        let rest = (proptest::sample::select(joints.to_vec()), word.clone());
        let name = (word, proptest::collection::vec(rest, 0..3)).prop_map(|(first, rest)| {
            rest.iter()
                .fold(first.to_owned(), |name, (joint, word)| name + joint + word)
        });
        let host = proptest::sample::select(vec!["", "foxnews.com", "www.foxnews.com", "a.org"]);
        let seen_once = proptest::collection::btree_map(name, (1..4_u32, host), 0..10);
        seen_once.prop_map(|names| {
            let names = names.iter();
            names
                .map(|(name, (n, host))| seen(name, *n, host))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn names_are_suggested_as_by_comparing_all(outlets in outlets()) {
            prop_assert_eq!(suggest_merges(&outlets), merges_by_trying(&outlets));
        }
    }
}
