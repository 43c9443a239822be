//! Rows of all events in one order, so that the first of them are the best there are. Where rows are listed
//! event by event, each event has its own best.

use otherwords_report::{Report, Story, WordContrast};

/// Kinds of contrasts, whose scores cannot be compared with each other.
const KINDS: [&str; 3] = ["verb", "modifier", "noun"];

/// The report with its best contrasts first: of each kind in turn, as within an event.
pub(crate) fn contrasts(report: Report, most: usize) -> Report {
    let all = apart(&report.stories, |story| &story.contrasts);
    let of_kind = |kind: &str| {
        let of_kind = all.iter().filter(|(_, contrast)| contrast.kind == kind);
        let mut of_kind: Vec<(&str, &WordContrast)> = of_kind.copied().collect();
        let score = |contrast: &WordContrast| contrast.score.unwrap_or(f64::NEG_INFINITY);
        // Stable: ties stay in the order of the events.
        of_kind.sort_by(|a, b| score(b.1).total_cmp(&score(a.1)));
        of_kind.into_iter()
    };
    let mut lists = KINDS.map(of_kind);
    let longest = lists.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    let mut stories = Vec::new();
    for _ in 0..longest {
        for (event, contrast) in lists.iter_mut().filter_map(Iterator::next) {
            stories.push(Story {
                event: event.to_owned(),
                contrasts: vec![contrast.clone()],
                ..Story::default()
            });
        }
    }
    stories.truncate(most);
    Report { stories, ..report }
}

/// The report with what is least likely left out by chance first.
pub(crate) fn omissions(report: Report, most: usize) -> Report {
    let mut all = apart(&report.stories, |story| &story.omissions);
    let chance = |chance: Option<f64>| chance.unwrap_or(f64::INFINITY);
    all.sort_by(|a, b| chance(a.1.chance).total_cmp(&chance(b.1.chance)));
    let stories = all.into_iter().take(most).map(|(event, omission)| Story {
        event: event.to_owned(),
        omissions: vec![omission.clone()],
        ..Story::default()
    });
    let stories = stories.collect();
    Report { stories, ..report }
}

/// Rows of all events, each with its event.
fn apart<'s, T>(
    stories: &'s [Story],
    rows: impl Fn(&'s Story) -> &'s Vec<T>,
) -> Vec<(&'s str, &'s T)> {
    let of_story = |story: &'s Story| rows(story).iter().map(|row| (story.event.as_str(), row));
    stories.iter().flat_map(of_story).collect()
}

#[cfg(test)]
mod tests {
    use otherwords_report::Omission;

    use super::*;

    fn contrast(kind: &str, score: f64) -> WordContrast {
        WordContrast {
            kind: kind.to_owned(),
            score: Some(score),
            ..WordContrast::default()
        }
    }

    fn report(stories: Vec<Story>) -> Report {
        Report {
            stories,
            ..Report::default()
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
            story("a", vec![contrast("noun", 1.0), contrast("verb", 0.2)]),
            story("b", vec![contrast("noun", 9.0), contrast("noun", 0.5)]),
        ];
        let best = contrasts(report(stories), 3);
        let rows = best.stories.iter().map(|story| {
            let contrast = &story.contrasts[0];
            (
                story.event.as_str(),
                contrast.kind.as_str(),
                contrast.score.unwrap(),
            )
        });
        let rows: Vec<_> = rows.collect();
        assert_eq!(
            rows,
            [("a", "verb", 0.2), ("b", "noun", 9.0), ("a", "noun", 1.0)]
        );
    }

    #[test]
    fn the_least_likely_omission_comes_first_and_an_unknown_chance_last() {
        let story = |event: &str, chances: &[Option<f64>]| Story {
            event: event.to_owned(),
            omissions: chances
                .iter()
                .map(|chance| Omission {
                    chance: *chance,
                    ..Omission::default()
                })
                .collect(),
            ..Story::default()
        };
        let stories = vec![story("a", &[Some(0.2), None]), story("b", &[Some(0.01)])];
        let best = omissions(report(stories), 9);
        let events: Vec<&str> = best
            .stories
            .iter()
            .map(|story| story.event.as_str())
            .collect();
        assert_eq!(events, ["b", "a", "a"]);
        assert_eq!(best.stories[2].omissions[0].chance, None);
    }
}
