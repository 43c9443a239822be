//! Referent profiles: for each noun or name that several outlets have, how each describes it and what
//! each has it do. What stands within three words of it counts as said of it; no grammar is parsed. A
//! referent is all that is counted as one word; one that is asked for by a word is that word with its
//! inflected forms: *immigrants* and *immigrant*, and not *immigration*.

mod describe;
mod profile;

pub use profile::{Description, Profile, Referent};

use otherwords_text::{Language, inflection_stem, stem};

use crate::coverage::Coverage;
use describe::Descriptions;
use profile::Found;

/// Most referents shown for an event.
const MOST: usize = 12;
/// Fewest occurrences of a referent in an event.
const LEAST: u32 = 4;

/// The referents on whose description the outlets differ most; or the one that is asked for, by any of
/// its forms or its stem.
pub(crate) fn referents(coverage: &Coverage, only: Option<&str>) -> Vec<Referent> {
    let asked = only.map(|word| asked_for(coverage, word));
    let descriptions = Descriptions::find(coverage, asked.as_deref());
    let stems = 0..coverage.lexis.stems.len() as u32;
    let mut found: Vec<Found> = match &asked {
        Some(terms) => terms
            .chunk_by(|a, b| stem_of(coverage, *a) == stem_of(coverage, *b))
            .filter_map(|terms| Found::asked(coverage, &descriptions, terms))
            .collect(),
        None => stems
            .filter(|stem| is_referent(coverage, *stem))
            .filter_map(|stem| Found::new(coverage, &descriptions, stem))
            .collect(),
    };
    found.sort_by(Found::before);
    found.truncate(MOST);
    found
        .into_iter()
        .map(|found| found.written(coverage))
        .collect()
}

fn stem_of(coverage: &Coverage, term: u32) -> u32 {
    coverage.lexis.terms[term as usize].1
}

/// The forms in the event, by stem, that are inflected forms of a word; none where it is not there. A stem
/// that is no form stands for all its forms.
fn asked_for(coverage: &Coverage, word: &str) -> Vec<u32> {
    let language = coverage.language;
    let terms = || (0u32..).zip(&coverage.lexis.terms);
    let is_there = terms().any(|(_, (term, _))| term == word);
    let base = inflected(word, language);
    let is_asked = |(term, stem): &(String, u32)| match is_there {
        true => inflected(term, language) == base,
        false => coverage.lexis.stem(*stem).stem == word,
    };
    let mut found: Vec<u32> = terms()
        .filter(|(_, term)| is_asked(term))
        .map(|(number, _)| number)
        .collect();
    found.sort_by_key(|term| (stem_of(coverage, *term), *term));
    found
}

/// What the inflected forms of a word share. In English derived words are counted with it and are not asked
/// for; elsewhere no less than the stem is known.
fn inflected(term: &str, language: Language) -> String {
    match language == Language::ENGLISH {
        true => inflection_stem(term),
        false => stem(term, language).into_owned(),
    }
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
    fn a_word_is_asked_for_with_its_inflected_forms_and_not_with_its_family() {
        let coverage = coverage(&[
            (
                "A",
                "The weary immigrants came. A tired immigrant spoke. Lenient immigration laws were made.",
            ),
            (
                "B",
                "The hopeful immigrants came. Strict immigration laws were made.",
            ),
        ]);
        let found = referents(&coverage, Some("immigrants"));
        let [immigrants] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(immigrants.term, "immigrants");
        assert_eq!(immigrants.forms, ["immigrant", "immigrants"]);
        let n: Vec<u64> = immigrants
            .profiles
            .iter()
            .map(|profile| profile.n)
            .collect();
        assert_eq!(n, [2, 1]);
        let said = descriptions(immigrants, "A");
        assert!(
            said.contains(&"weary".to_owned()) && said.contains(&"tired".to_owned()),
            "{said:?}"
        );
        assert!(!said.contains(&"lenient".to_owned()), "{said:?}");
    }

    #[test]
    fn participles_before_a_noun_are_modifiers_and_verbs_with_an_object_are_not() {
        let coverage = coverage(&[
            (
                "A",
                "They spoke of undocumented immigrants. The detained immigrants waited. It concerns armed \
                 immigrants.",
            ),
            (
                "B",
                "Officers arrested immigrants. They have harassed immigrants. The immigrants ran.",
            ),
        ]);
        let found = referents(&coverage, Some("immigrants"));
        let kinds = |outlet: &str| {
            let profile = found[0]
                .profiles
                .iter()
                .find(|profile| profile.outlet == outlet);
            let said = profile
                .into_iter()
                .flat_map(|profile| &profile.descriptions);
            let mut said: Vec<(String, bool)> = said
                .map(|found| (found.term.clone(), found.is_modifier))
                .collect();
            said.sort();
            said
        };
        for word in ["undocumented", "detained"] {
            assert!(
                kinds("A").contains(&(word.to_owned(), true)),
                "{:?}",
                kinds("A")
            );
        }
        for word in ["arrested", "harassed"] {
            assert!(
                kinds("B").contains(&(word.to_owned(), false)),
                "{:?}",
                kinds("B")
            );
        }
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
