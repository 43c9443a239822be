//! One outlet under several names: "Washington Post", "The Washington Post", "washingtonpost.com".
//! Suggestions for a person to confirm; nothing is merged here.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::outlet_of_url;
use crate::letters::letters;

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

/// What two names must have in common for any reason to hold.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
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
struct Name<'a> {
    seen: &'a OutletSeen,
    /// Lower case, without article and addition; of an address nothing.
    words: Vec<String>,
    /// The words without spaces.
    spelt: String,
    /// The words of the addition, where a colon begins it.
    after_colon: Option<Vec<String>>,
    /// What stands in brackets, most often a place, in lower-case words.
    place: Vec<String>,
    /// Without a place, while others of the same words have different ones.
    is_unclear: bool,
    /// The domain that the name itself is.
    address: Option<String>,
    /// The domain of more than half of its articles.
    home: Option<String>,
}

impl<'a> Name<'a> {
    fn of(seen: &'a OutletSeen) -> Self {
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
    fn seeks(&self) -> BTreeSet<Bond> {
        let label = self.address.as_deref().map(label_letters);
        let label = label.unwrap_or_default();
        let initials = [&*label, without_article(&label)].map(|label| label.chars().next());
        let initials = initials.into_iter().flatten().map(Bond::Initial);
        self.bonds().chain(initials).collect()
    }

    /// What this name has for another to be given up for it.
    fn offers(&self) -> BTreeSet<Bond> {
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

    fn has_words_of(&self, other: &Self) -> bool {
        !self.spelt.is_empty() && self.spelt == other.spelt
    }

    /// Whether both have a place, and neither is the other said more fully.
    fn is_elsewhere(&self, other: &Self) -> bool {
        let says_all = |a: &Self, b: &Self| b.place.iter().all(|word| a.place.contains(word));
        let have_places = !self.place.is_empty() && !other.place.is_empty();
        have_places && !says_all(self, other) && !says_all(other, self)
    }

    /// What makes a name the better one.
    fn worth(&self) -> (bool, u32, Reverse<&str>) {
        (
            self.address.is_none(),
            self.seen.n_articles,
            Reverse(&self.seen.name),
        )
    }
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

/// The first label of a domain in letters and figures only.
fn label_letters(domain: &str) -> String {
    letters(domain.split('.').next().unwrap_or_default())
}

fn without_article(label: &str) -> &str {
    label.strip_prefix("the").unwrap_or(label)
}

/// Two letters are the initials of too many.
const LEAST_LETTERS: usize = 3;

/// Whether a label is made of the words in their order, each whole, or by its first letter, or cut
/// after at least three: `nytimes`, `wsj`, `huffpost`, `csmonitor`.
fn spells(label: &str, words: &[String]) -> bool {
    // How much of the label the words so far may make: to try each way on its own would never end.
    let mut made = BTreeSet::from([0]);
    for word in words {
        let longer = |from: usize| beginnings(word, &label[from..]).map(move |n| from + n);
        made = made.into_iter().flat_map(longer).collect();
    }
    made.contains(&label.len())
}

/// The lengths in bytes of what a label may begin with of a word.
fn beginnings(word: &str, label: &str) -> impl Iterator<Item = usize> {
    let common = word.chars().zip(label.chars());
    let common = common.take_while(|(a, b)| a == b);
    let ends = common.scan(0, |end, (letter, _)| {
        *end += letter.len_utf8();
        Some(*end)
    });
    let ends = (1..).zip(ends).filter(|(n_letters, _)| *n_letters != 2);
    ends.map(|(_, end)| end)
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

    #[test]
    fn a_label_that_could_be_spelt_in_very_many_ways_is_tried_once() {
        let words = vec!["a".repeat(20); 40];
        assert!(spells(&"a".repeat(200), &words));
        assert!(!spells(&("a".repeat(200) + "b"), &words));
    }

    /// As the law is said, whatever it costs.
    fn spells_by_trying(label: &str, words: &[String]) -> bool {
        let Some((word, rest)) = words.split_first() else {
            return label.is_empty();
        };
        let ends = word
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        let mut cuts = (1..).zip(ends).filter(|(n_letters, _)| *n_letters != 2);
        cuts.any(|(_, end)| {
            let after = label.strip_prefix(&word[..end]);
            after.is_some_and(|after| spells_by_trying(after, rest))
        })
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
        fn labels_are_spelt_as_by_trying_all_ways(
            label in "[abé]{0,8}",
            words in proptest::collection::vec("[abé]{0,4}", 0..5),
        ) {
            prop_assert_eq!(spells(&label, &words), spells_by_trying(&label, &words));
        }

        #[test]
        fn names_are_suggested_as_by_comparing_all(outlets in outlets()) {
            prop_assert_eq!(suggest_merges(&outlets), merges_by_trying(&outlets));
        }
    }
}
