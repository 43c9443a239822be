//! Referent profiles: for each noun or name that several outlets have, how each describes it and what
//! each has it do. What stands within three words of it counts as said of it; no grammar is parsed.

mod describe;
mod profile;

pub use profile::{Description, Profile, Referent};

use crate::coverage::Coverage;
use describe::Descriptions;
use profile::Found;

/// Most referents shown for an event.
const MOST: usize = 12;
/// Fewest occurrences of a referent in an event.
const LEAST: u32 = 4;

/// The referents on whose description the outlets differ most; or the one that is asked for, by
/// any of its forms or its stem.
pub(crate) fn referents(coverage: &Coverage, only: Option<&str>) -> Vec<Referent> {
    let descriptions = Descriptions::find(coverage);
    let asked = |stem: u32| match only {
        Some(word) => {
            let entry = coverage.lexis.stem(stem);
            entry.stem == word || entry.forms.iter().any(|form| form == word)
        }
        None => is_referent(coverage, stem),
    };
    let stems = 0..coverage.lexis.stems.len() as u32;
    let mut found: Vec<Found> = stems
        .filter(|stem| asked(*stem))
        .filter_map(|stem| Found::new(coverage, &descriptions, stem, only.is_some()))
        .collect();
    found.sort_by(|a, b| a.before(b, coverage));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|found| found.written(coverage))
        .collect()
}

/// Nouns and names that occur often enough.
fn is_referent(coverage: &Coverage, stem: u32) -> bool {
    let entry = coverage.lexis.stem(stem);
    let telling = entry.name || entry.is_telling();
    telling && entry.may_be_referent() && !entry.honorific && entry.count >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::examples::coverage;

    fn descriptions(referent: &Referent, outlet: &str) -> Vec<String> {
        let profile = referent
            .profiles
            .iter()
            .find(|profile| profile.outlet == outlet);
        let mut words: Vec<String> = profile
            .into_iter()
            .flat_map(|profile| &profile.descriptions)
            .map(|found| found.term.clone())
            .collect();
        words.sort();
        words
    }

    #[test]
    fn what_only_some_say_of_a_referent_stands_side_by_side() {
        let coverage = coverage(&[
            (
                "A",
                "It was a normal and routine meeting. The meeting took place in a relaxed and friendly \
                 atmosphere. The meeting ended late.",
            ),
            (
                "B",
                "The tense meeting began. It was no friendly meeting. The meeting ended late.",
            ),
        ]);
        let found = referents(&coverage, Some("meetings"));
        assert!(found.is_empty(), "a form that nobody has");
        let found = referents(&coverage, Some("meeting"));
        let [meeting] = found.as_slice() else {
            panic!("{found:?}");
        };
        let ours = descriptions(meeting, "A");
        for word in ["normal", "routine", "relaxed", "friendly"] {
            assert!(ours.contains(&word.to_owned()), "{word}: {ours:?}");
        }
        let theirs = descriptions(meeting, "B");
        assert!(theirs.contains(&"tense".to_owned()), "{theirs:?}");
        let denied = "friendly".to_owned();
        assert!(
            !theirs.contains(&denied),
            "what is denied is not said: {theirs:?}"
        );
        let shared = "ended".to_owned();
        assert!(
            !ours.contains(&shared) && !theirs.contains(&shared),
            "what all say tells nothing"
        );
    }

    #[test]
    fn modifiers_belong_to_the_noun_that_they_lead_up_to() {
        let coverage = coverage(&[
            (
                "A",
                "It was a normal and routine diplomatic meeting. During the tense meeting Kovacs \
                 spoke. The offensive article was about the meeting.",
            ),
            (
                "B",
                "The meeting was cordial. Kovacs spoke of the inflammatory article. Kovacs left the \
                 meeting. The meeting had ended.",
            ),
        ]);
        let said = |word: &str, outlet: &str| {
            let found = referents(&coverage, Some(word));
            descriptions(&found[0], outlet)
        };
        let meeting = said("meeting", "A");
        for word in ["normal", "routine", "diplomatic", "tense"] {
            assert!(meeting.contains(&word.to_owned()), "{word}: {meeting:?}");
        }
        assert!(!meeting.contains(&"offensive".to_owned()), "{meeting:?}");
        assert!(said("meeting", "B").contains(&"cordial".to_owned()));
        let kovacs = said("kovacs", "A");
        assert!(!kovacs.contains(&"tense".to_owned()), "{kovacs:?}");
        let kovacs = said("kovacs", "B");
        assert!(!kovacs.contains(&"inflammatory".to_owned()), "{kovacs:?}");
    }

    #[test]
    fn what_is_said_of_it_is_said_of_the_thing_named_last() {
        let coverage = coverage(&[
            (
                "A",
                "Kovacs said that he went to the meeting because the deputy foreign minister had \
                 asked him, and that it was relaxed and friendly. It was raining. The meeting ended.",
            ),
            ("B", "The tense meeting began. The meeting ended late."),
        ]);
        let found = referents(&coverage, Some("meeting"));
        let ours = descriptions(&found[0], "A");
        assert!(
            ours.contains(&"relaxed".to_owned()) && ours.contains(&"friendly".to_owned()),
            "{ours:?}"
        );
        assert!(
            !ours.contains(&"raining".to_owned()),
            "another sentence: {ours:?}"
        );
        let minister = referents(&coverage, Some("minister"));
        let of_minister: Vec<String> = minister
            .iter()
            .flat_map(|found| descriptions(found, "A"))
            .collect();
        assert!(
            !of_minister.contains(&"friendly".to_owned()),
            "{of_minister:?}"
        );
    }

    #[test]
    fn an_outlet_alone_has_no_profile_beside_it() {
        let coverage = coverage(&[(
            "A",
            "The tense meeting. A tense meeting. The meeting. A meeting.",
        )]);
        assert!(referents(&coverage, None).is_empty());
    }
}
