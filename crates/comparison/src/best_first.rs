//! Rows of all events in one order, so that the first of them are the best there are. Where rows are listed
//! event by event, each event has its own best.

use crate::contrasts::{Contrast, in_turns};
use crate::omissions::Omission;
use crate::story::Story;

/// The best contrasts of all events, each as a story of its own: of each kind in turn, as within an event,
/// because the scores of different kinds cannot be compared.
pub fn best_contrasts(stories: Vec<Story>, most: usize) -> Vec<Story> {
    let mut by_kind: [Vec<(String, Contrast)>; 4] = Default::default();
    for (event, contrast) in apart(stories, |story| story.contrasts) {
        by_kind[contrast.kind as usize].push((event, contrast));
    }
    for of_kind in &mut by_kind {
        // Stable: ties stay in the order of the events.
        of_kind.sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
    }
    let best = in_turns(by_kind).into_iter().take(most);
    let best = best.map(|(event, contrast)| Story {
        event,
        contrasts: vec![contrast],
        ..Story::default()
    });
    best.collect()
}

/// What is least likely left out by chance in all events, each as a story of its own.
pub fn least_likely_omissions(stories: Vec<Story>, most: usize) -> Vec<Story> {
    let mut all: Vec<(String, Omission)> = apart(stories, |story| story.omissions).collect();
    all.sort_by(|a, b| a.1.chance.total_cmp(&b.1.chance));
    let least = all.into_iter().take(most);
    let least = least.map(|(event, omission)| Story {
        event,
        omissions: vec![omission],
        ..Story::default()
    });
    least.collect()
}

/// Rows of all events, each with its event.
fn apart<T>(stories: Vec<Story>, rows: fn(Story) -> Vec<T>) -> impl Iterator<Item = (String, T)> {
    stories.into_iter().flat_map(move |story| {
        let event = story.event.clone();
        let rows = rows(story).into_iter();
        rows.map(move |row| (event.clone(), row))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contrasts::Kind;

    fn contrast(kind: Kind, score: f64) -> Contrast {
        Contrast {
            kind,
            score,
            alike: None,
            likely: false,
            shared: Vec::new(),
            alternatives: Vec::new(),
        }
    }

    #[test]
    fn the_best_of_each_kind_come_first_whatever_their_event() {
        let story = |event: &str, contrasts| Story {
            event: event.to_owned(),
            contrasts,
            ..Story::default()
        };
        let stories = vec![
            story(
                "a",
                vec![contrast(Kind::Noun, 1.0), contrast(Kind::Verb, 0.2)],
            ),
            story(
                "b",
                vec![contrast(Kind::Noun, 9.0), contrast(Kind::Noun, 0.5)],
            ),
        ];
        let best = best_contrasts(stories, 3);
        let rows: Vec<(&str, Kind, f64)> = best
            .iter()
            .map(|story| {
                let contrast = &story.contrasts[0];
                (story.event.as_str(), contrast.kind, contrast.score)
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("a", Kind::Verb, 0.2),
                ("b", Kind::Noun, 9.0),
                ("a", Kind::Noun, 1.0)
            ]
        );
    }

    #[test]
    fn the_least_likely_omission_comes_first() {
        let story = |event: &str, chances: &[f64]| Story {
            event: event.to_owned(),
            omissions: chances
                .iter()
                .map(|chance| Omission {
                    outlet: "A".to_owned(),
                    terms: Vec::new(),
                    chance: *chance,
                    expected: 1.0,
                    evidence: Vec::new(),
                })
                .collect(),
            ..Story::default()
        };
        let stories = vec![story("a", &[0.2, 0.3]), story("b", &[0.01])];
        let least = least_likely_omissions(stories, 2);
        let events: Vec<&str> = least.iter().map(|story| story.event.as_str()).collect();
        assert_eq!(events, ["b", "a"]);
    }
}
