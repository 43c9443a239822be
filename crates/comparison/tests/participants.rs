//! Who takes part in the close reading: the targets and references of a plan, and nobody else.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

#[path = "common/made.rs"]
mod made;

use std::collections::BTreeSet;

use made::indexed;
use otherwords_comparison::{Group, Matchup, Plan, Story, profiles, stories};

/// Four outlets on one flood; each leaves out what another has.
fn lines() -> String {
    let flood =
        "The river rose over the embankment. Rescuers from Larnmouth brought families away.";
    [
        ("Anvil", "The gazebo by the mill was lost. The ferryman watched it. “It was a long night for all of us in this town,” Mary Holt said."),
        ("Beacon", "The gazebo by the mill was lost. The tapestry was lost. The ferryman watched it. “It was a long night for all of us here,” Mary Holt said."),
        ("Courier", "The gazebo by the mill was lost. The tapestry was lost. The ferryman watched it. “It was a short night for all,” Mary Holt said."),
        ("Dispatch", "The tapestry was lost. The lantern was lost. “It was a night,” Mary Holt said."),
    ]
    .map(|(outlet, text)| {
        // Often enough that chance does not explain who lacks what.
        let body = format!("{flood} {} {flood}", format!("{text} ").repeat(6));
        format!(
            "{{\"id\": \"{outlet}\", \"outlet\": \"{outlet}\", \"event\": \"flood\", \"lang\": \"en\", \"date\": \"2021-03-04\", \
             \"title\": \"The flood\", \"text\": \"{body}\"}}"
        )
    })
    .join("\n")
}

fn plan(target: &[&str], reference: &[&str]) -> Plan {
    let group = |names: &[&str]| Group {
        name: names.join(" + "),
        outlets: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    Plan {
        matchups: vec![Matchup {
            target: group(target),
            reference: group(reference),
        }],
        ..Plan::default()
    }
}

fn omitting(stories: &[Story]) -> BTreeSet<&str> {
    let omissions = stories.iter().flat_map(|story| &story.omissions);
    omissions.map(|omission| omission.outlet.as_str()).collect()
}

fn speaking(stories: &[Story]) -> Vec<&str> {
    let speaking = stories.iter().flat_map(|story| &story.speaking);
    speaking.map(|speaking| speaking.outlet.as_str()).collect()
}

#[test]
fn only_targets_leave_something_out_and_only_those_asked_for_are_read() {
    let (index, _folder) = indexed(&lines());
    let all = stories(&index, &Plan::default()).unwrap();
    assert_eq!(omitting(&all), BTreeSet::from(["Anvil", "Dispatch"]));
    let against_all = stories(&index, &plan(&["Anvil"], &[])).unwrap();
    assert_eq!(omitting(&against_all), BTreeSet::from(["Anvil"]));
    assert_eq!(speaking(&against_all).len(), 4, "the rest is the reference");
    let against_two = stories(&index, &plan(&["Dispatch"], &["Anvil", "Beacon"])).unwrap();
    assert_eq!(omitting(&against_two), BTreeSet::from(["Dispatch"]));
    assert_eq!(speaking(&against_two), ["Anvil", "Beacon", "Dispatch"]);
}

#[test]
fn queries_find_those_who_take_part_only() {
    let (index, _folder) = indexed(&lines());
    let found = stories(&index, &plan(&["Dispatch"], &["Anvil", "Beacon"])).unwrap();
    let terms = found.iter().flat_map(|story| &story.omissions);
    let terms: Vec<_> = terms.flat_map(|omission| &omission.terms).collect();
    assert!(!terms.is_empty());
    for term in terms {
        let hits = index.count(&term.query).unwrap();
        let hits: u64 = hits.iter().map(|(_, hits)| hits).sum();
        assert_eq!(hits, term.n, "{}", term.term);
    }
}

#[test]
fn a_profile_is_of_those_who_take_part() {
    let (index, _folder) = indexed(&lines());
    let found = profiles(&index, &plan(&["Courier"], &["Beacon"]), "tapestry").unwrap();
    let of = found.iter().flat_map(|story| &story.referents);
    let outlets: BTreeSet<&str> = of
        .flat_map(|referent| &referent.profiles)
        .map(|profile| profile.outlet.as_str())
        .collect();
    assert_eq!(outlets, BTreeSet::from(["Beacon", "Courier"]));
}
