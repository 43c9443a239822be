//! Words that an outlet's pages put before sentence after sentence where their lines were joined:
//! `Hide Caption 3 of 15`, `Enlarge this image`.
//!
//! No mark tells them from text, but three things do together: they begin sentences, their words are
//! *frozen* (the outlet hardly uses them outside of the phrase), and other outlets do not begin
//! sentences with them, or print them just as often. What an outlet merely likes to say (`so-called`)
//! stands amid sentences, what a language likes to say (`for example`) stands everywhere, and who is
//! written about is a name.

mod own;
mod reading;
mod words;

pub(super) use words::key_of;

use std::collections::{BTreeMap, BTreeSet};

use otherwords_text::Span;
use rayon::prelude::*;

use self::own::Own;
use self::reading::Reading;
use crate::view::ArticleView;

/// The articles of an outlet, in canonical order, with what is settled about them masked.
pub(super) struct Outlet<'a> {
    pub(super) articles: Vec<ArticleView<'a>>,
    /// For each article, the first of its story.
    pub(super) stories: &'a [u32],
    /// Phrases that a reviewer has named, by their label.
    pub(super) named: Vec<&'a str>,
}

/// The phrases of every outlet: for each its places by label, each an article and where it stands there.
pub(super) fn phrases(outlets: &[Outlet<'_>]) -> Vec<BTreeMap<String, Vec<(u32, Span)>>> {
    // An outlet by itself has nobody to be told from.
    let read = match outlets {
        [_] => &[],
        several => several,
    };
    let readings: Vec<Reading> = read
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, outlet)| Reading::all(number, outlet))
        .collect();
    let frozen: Vec<BTreeSet<&[u64]>> = readings
        .par_iter()
        .map(|reading| reading.frozen().collect())
        .collect();
    let mut own: Vec<Own> = outlets.iter().map(Own::named).collect();
    for (reading, of_reading) in readings.iter().zip(&frozen) {
        for phrase in of_reading {
            // Outlets of one house print the same.
            let others = readings.iter().zip(&frozen);
            let others = others.filter(|(_, of_other)| !of_other.contains(phrase));
            if reading.is_alone_with(phrase, others.map(|(other, _)| other)) {
                own[reading.outlet].insert(phrase);
            }
        }
    }
    let places = outlets.par_iter().zip(&own);
    places
        .map(|(outlet, own)| own.places(&outlet.articles))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boilerplate::{BoilerplateOverrides, find_boilerplate};
    use crate::view::tests::article;

    const VERBS: [&str; 5] = ["closed", "moved", "reopened", "grew", "burned"];
    const SYLLABLES: [&str; 8] = ["ba", "do", "fi", "gu", "ke", "lo", "mi", "nu"];

    /// Ten stories of an outlet, each with what `around` makes of its sentences, of which no two are alike.
    fn stories(around: impl Fn(usize, &str) -> String) -> Vec<String> {
        let name = |number: usize| format!("{}{}", SYLLABLES[number / 8], SYLLABLES[number % 8]);
        let sentence = |story: usize, place: usize| {
            let verb = VERBS[(story * 3 + place) % 5];
            let sentence = format!("The {} of moorland town {verb}.", name(story * 6 + place));
            around(place, &sentence)
        };
        let story = |story: usize| {
            let sentences = (0..6).map(|place| sentence(story, place));
            sentences.collect::<Vec<_>>().join(" ")
        };
        (0..10).map(story).collect()
    }

    /// What is dropped of each outlet.
    fn dropped_of_each(
        outlets: &[&[String]],
        overrides: &BoilerplateOverrides,
    ) -> Vec<BTreeSet<String>> {
        let names = ["A", "B", "C"].into_iter().zip(outlets);
        let views = names.flat_map(|(outlet, bodies)| {
            bodies.iter().map(move |body| ArticleView {
                outlet,
                ..article(body)
            })
        });
        let views: Vec<ArticleView<'_>> = views.collect();
        let found = find_boilerplate(&views, overrides);
        let of = |outlet: &str| {
            let places = views.iter().enumerate();
            let own = places.filter(|(_, view)| view.outlet == outlet);
            own.flat_map(|(number, view)| {
                let spans = found.spans(number).into_iter();
                spans.map(|span| span.of(view.body).to_owned())
            })
            .collect()
        };
        ["A", "B", "C"][..outlets.len()]
            .iter()
            .map(|outlet| of(outlet))
            .collect()
    }

    /// What is dropped of the first of two outlets.
    fn dropped(
        ours: &[String],
        theirs: &[String],
        overrides: &BoilerplateOverrides,
    ) -> BTreeSet<String> {
        dropped_of_each(&[ours, theirs], overrides).swap_remove(0)
    }

    fn plain() -> Vec<String> {
        stories(|_, sentence| sentence.to_owned())
    }

    fn with_caption(place: usize, sentence: &str) -> String {
        format!("Hide Caption {} of 6 photos {sentence}", place + 1)
    }

    #[test]
    fn words_of_the_page_before_sentences_are_found_in_joined_lines() {
        let found = dropped(
            &stories(with_caption),
            &plain(),
            &BoilerplateOverrides::default(),
        );
        let expected = (1..=6).map(|place| format!("Hide Caption {place} of 6 photos"));
        assert_eq!(found, expected.collect());
    }

    #[test]
    fn names_habits_and_what_others_say_too_are_text() {
        let none = BoilerplateOverrides::default();
        let name = stories(|_, sentence| {
            format!("{sentence} Ann Lee {}", &sentence[sentence.len() - 6..])
        });
        let amid =
            stories(|_, sentence| sentence.replace("of moorland", "of the so-called moorland"));
        for ours in [name, amid] {
            assert!(dropped(&ours, &plain(), &none).is_empty(), "{ours:?}");
        }
        let some = stories(|place, sentence| match place {
            0 => with_caption(place, sentence),
            _ => sentence.to_owned(),
        });
        assert!(dropped(&stories(with_caption), &some, &none).is_empty());
    }

    #[test]
    fn with_nobody_beside_it_nothing_is_said_of_an_outlet() {
        let none = BoilerplateOverrides::default();
        let alone = stories(with_caption);
        assert!(dropped(&alone, &[], &none).is_empty());
        assert!(dropped_of_each(&[&alone], &none)[0].is_empty());
    }

    #[test]
    fn outlets_of_one_house_print_the_same() {
        let house = stories(with_caption);
        let outlets: [&[String]; 3] = [&house, &house, &plain()];
        let found = dropped_of_each(&outlets, &BoilerplateOverrides::default());
        assert_eq!(found[0].len(), 6);
        assert_eq!(found[0], found[1]);
        assert!(found[2].is_empty());
    }

    #[test]
    fn a_reviewer_decides() {
        let id = |label: &str| ("A".to_owned(), label.to_owned());
        let keep = BoilerplateOverrides {
            keep: [id("hide caption 0 of 0 photos")].into(),
            ..BoilerplateOverrides::default()
        };
        assert!(dropped(&stories(with_caption), &plain(), &keep).is_empty());
        let drop = BoilerplateOverrides {
            drop: [id("moorland town")].into(),
            ..BoilerplateOverrides::default()
        };
        assert_eq!(
            dropped(&plain(), &[], &drop),
            ["moorland town".to_owned()].into()
        );
    }
}
