//! On what footing a comparison stands: whether anything may be called significant, and if not, why.
//!
//! The unit is the article and the stratum is the event (one article a side says nothing
//! about outlets, however many words it has). A test needs enough ways in which the labels could
//! have fallen otherwise.

use otherwords_statistics::real::exp;
use otherwords_statistics::stratified::Contrast;

use crate::audit::plural;

/// Whether a comparison is tested or only described.
#[derive(Clone, Debug, PartialEq)]
pub enum Footing {
    /// Differences are tested within events.
    Tested {
        /// Events in which both sides have articles.
        events: u64,
        /// The smallest two-sided p that this many articles could ever give.
        smallest_p: f64,
    },
    /// Differences are described and ranked, and nothing is called significant.
    Descriptive {
        /// Why, as a sentence.
        reason: String,
    },
}

impl Footing {
    /// Whether anything may be called significant.
    pub fn is_tested(&self) -> bool {
        matches!(self, Self::Tested { .. })
    }
}

/// Articles of both sides in one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meeting {
    pub(crate) target: u64,
    pub(crate) reference: u64,
}

/// Fewest articles a side for a test inside one event.
const LEAST_ARTICLES: u64 = 4;
/// No p above this could ever be called significant.
const LARGEST_P: f64 = 0.05;

/// Judges a comparison by how often both sides meet within events.
pub(crate) fn footing(meetings: &[Meeting], any_event: bool, contrast: &Contrast) -> Footing {
    if !any_event {
        return describe(
            "the articles carry no event, so a difference of wording cannot be told from a difference of topic",
        );
    }
    let mut both = meetings
        .iter()
        .filter(|meeting| meeting.target > 0 && meeting.reference > 0);
    match (both.next(), both.next()) {
        (None, _) => describe("no event was covered by both sides"),
        (Some(only), None) if only.target.min(only.reference) < LEAST_ARTICLES => too_few(*only),
        _ => judge(contrast),
    }
}

fn too_few(meeting: Meeting) -> Footing {
    describe(&format!(
        "one event with {} against {} cannot tell an outlet's habit from one writer's choice (at least {LEAST_ARTICLES} against {LEAST_ARTICLES} are needed)",
        articles(meeting.target),
        articles(meeting.reference),
    ))
}

fn judge(contrast: &Contrast) -> Footing {
    let smallest_p = (2.0 * exp(contrast.least_log_p())).min(1.0);
    if smallest_p > LARGEST_P {
        return describe(&format!(
            "with {} that both sides covered even the most extreme difference would have p = {smallest_p:.2}",
            plural(contrast.events() as u64, "event", "events"),
        ));
    }
    Footing::Tested {
        events: contrast.events() as u64,
        smallest_p,
    }
}

fn describe(reason: &str) -> Footing {
    Footing::Descriptive {
        reason: reason.to_owned(),
    }
}

fn articles(count: u64) -> String {
    match count {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use otherwords_statistics::stratified::{Design, Unit};

    /// So many events with so many articles a side.
    fn judged(events: u32, target: u64, reference: u64, any_event: bool) -> Footing {
        let meetings = vec![Meeting { target, reference }; events as usize];
        let group = |stratum, group, count| {
            (0..count).map(move |_| Unit {
                stratum,
                group,
                length: 100,
            })
        };
        let units: Vec<_> = (0..events)
            .flat_map(|event| group(event, 0, target).chain(group(event, 1, reference)))
            .collect();
        footing(&meetings, any_event, &Design::new(&units, 2).pair(0, 1))
    }

    #[test]
    fn footing_follows_from_how_often_both_sides_meet() {
        let rows = [
            ("no event in common", (9, 3, 0), None),
            ("one event, one article each", (1, 1, 1), None),
            ("one event, 3 against 9", (1, 3, 9), None),
            ("one event, 4 against 4", (1, 4, 4), Some(2.0 / 70.0)),
            ("five events, one each: smallest p 2/32", (5, 1, 1), None),
            ("six events, one each", (6, 1, 1), Some(2.0 / 64.0)),
            (
                "three events, one against two: smallest p 2/27",
                (3, 1, 2),
                None,
            ),
            ("four events, one against two", (4, 1, 2), Some(2.0 / 81.0)),
        ];
        for (name, (events, target, reference), expected) in rows {
            let found = match judged(events, target, reference, true) {
                Footing::Tested { smallest_p, .. } => Some(smallest_p),
                Footing::Descriptive { .. } => None,
            };
            assert_eq!(found.is_some(), expected.is_some(), "{name}");
            if let (Some(found), Some(expected)) = (found, expected) {
                assert!((found - expected).abs() < 1e-12, "{name}: {found}");
            }
            assert!(
                !judged(events, target, reference, false).is_tested(),
                "{name}, without events"
            );
        }
    }
}
