//! Agenda and framing: how much of the distance between two outlets lies in *which* events they
//! write about, and how much in *how* they word the same event. It describes; like every raw
//! divergence it depends on the amount of text.

use super::jensen_shannon::contribution;
use crate::measure::Measure;
use crate::real::ln;

/// The decomposition for readers.
pub const MEASURE: Measure = Measure {
    name: "agenda and framing",
    column: "jsd_agenda, jsd_framing",
    formula: "JSD of the joint shares of (event, term) = JSD of the shares of events (agenda) + \
              mean over events of the divergence of terms within the event (framing)",
    reading: "The two parts add up: with agenda .30 and framing .10, three quarters of the \
              distance lie in the choice of stories.",
    pitfalls: "Raw divergences of short texts are large, and framing has the shorter texts: \
               compare outlets of similar length, and trust the test, not this, for presence.",
    reference: "Chain rule of relative entropy: Cover & Thomas 2006, Elements of Information \
                Theory, 2.5; Lin 1991",
};

/// A count of a term in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The event.
    pub event: u32,
    /// The term.
    pub term: u32,
    /// Its occurrences.
    pub count: u64,
}

/// A divergence taken apart, in bits.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// Divergence of the joint shares of events and terms: `agenda + framing`.
    pub joint: f64,
    /// The part that lies in the choice of events.
    pub agenda: f64,
    /// The part that lies in the words used for an event.
    pub framing: f64,
    /// What every event adds to the two parts, ascending by event.
    pub by_event: Vec<EventPart>,
    /// What every term adds to framing, ascending by term: each at least 0.
    pub framing_by_term: Vec<(u32, f64)>,
}

/// What an event adds, in bits; each at least 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EventPart {
    /// The event.
    pub event: u32,
    /// To the divergence between shares of events.
    pub agenda: f64,
    /// To the divergence of words within events; 0 if only one side covers it.
    pub framing: f64,
}

/// Takes the divergence of two joint tables apart. Cells may come in any order; those of the same
/// event and term are added. Nothing if a table is empty.
#[must_use]
pub fn decompose(target: &[Cell], reference: &[Cell]) -> Option<Decomposition> {
    let cells = joint_shares(target, reference)?;
    let (mut by_event, mut by_term): (Vec<EventPart>, Vec<(u32, f64)>) = (Vec::new(), Vec::new());
    for event in cells.chunk_by(|a, b| a.event == b.event) {
        let p: f64 = event.iter().map(|cell| cell.target).sum();
        let q: f64 = event.iter().map(|cell| cell.reference).sum();
        let parts: Vec<(u32, f64)> = event
            .iter()
            .map(|cell| (cell.term, cell.part(p, q)))
            .collect();
        let framing = parts.iter().map(|part| part.1).sum();
        by_event.push(EventPart {
            event: event[0].event,
            agenda: contribution(p, q),
            framing,
        });
        by_term.extend(parts);
    }
    let agenda: f64 = by_event.iter().map(|part| part.agenda).sum();
    let framing: f64 = by_event.iter().map(|part| part.framing).sum();
    let framing_by_term = added_by_term(by_term);
    Some(Decomposition {
        joint: agenda + framing,
        agenda,
        framing,
        by_event,
        framing_by_term,
    })
}

struct Shares {
    event: u32,
    term: u32,
    target: f64,
    reference: f64,
}

impl Shares {
    /// What the term adds to framing in an event with shares `p` and `q`: its joint shares
    /// against the mixture's, both given the event. By the log-sum inequality at least 0.
    fn part(&self, p: f64, q: f64) -> f64 {
        let mixture = (self.target + self.reference) / (p + q);
        let side = |joint: f64, event: f64| {
            if joint > 0.0 {
                joint * ln(joint / event / mixture)
            } else {
                0.0
            }
        };
        let nats = 0.5 * (side(self.target, p) + side(self.reference, q));
        (nats / core::f64::consts::LN_2).max(0.0)
    }
}

/// The two tables side by side as shares, ascending by event and term.
fn joint_shares(target: &[Cell], reference: &[Cell]) -> Option<Vec<Shares>> {
    let total = |cells: &[Cell]| cells.iter().map(|cell| cell.count as f64).sum::<f64>();
    let (n_target, n_reference) = (total(target), total(reference));
    if n_target == 0.0 || n_reference == 0.0 {
        return None;
    }
    let of = |cell: &Cell, target: f64, reference: f64| Shares {
        event: cell.event,
        term: cell.term,
        target: cell.count as f64 * target,
        reference: cell.count as f64 * reference,
    };
    let mut cells: Vec<Shares> = target.iter().map(|cell| of(cell, 1.0, 0.0)).collect();
    cells.extend(reference.iter().map(|cell| of(cell, 0.0, 1.0)));
    cells.sort_by_key(|cell| (cell.event, cell.term));
    cells.dedup_by(|later, earlier| {
        let same = (later.event, later.term) == (earlier.event, earlier.term);
        if same {
            earlier.target += later.target;
            earlier.reference += later.reference;
        }
        same
    });
    for cell in &mut cells {
        cell.target /= n_target;
        cell.reference /= n_reference;
    }
    cells.retain(|cell| cell.target + cell.reference > 0.0);
    Some(cells)
}

/// Adds up the parts of every term, ascending by term.
fn added_by_term(mut parts: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    parts.sort_by_key(|part| part.0);
    parts.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        earlier.1 += if same { later.1 } else { 0.0 };
        same
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::divergence::jensen_shannon;
    use crate::resample::Stream;

    fn table(seed: u64) -> Vec<Cell> {
        let mut stream = Stream::new(seed, 0);
        let cell = |i: u32, count: u32| Cell {
            event: i / 5,
            term: i % 5,
            count: u64::from(count),
        };
        (0..30).map(|i| cell(i, stream.poisson(2.0))).collect()
    }

    fn counts(cells: &[Cell]) -> Vec<f64> {
        cells.iter().map(|cell| cell.count as f64).collect()
    }

    #[test]
    fn agenda_and_framing_add_up_to_the_joint_divergence() {
        for seed in 0..20 {
            let (target, reference) = (table(seed), table(100 + seed));
            let parts = decompose(&target, &reference).unwrap();
            let joint = jensen_shannon(&counts(&target), &counts(&reference))
                .unwrap()
                .bits;
            assert_eq!(parts.joint, parts.agenda + parts.framing);
            assert!((parts.joint - joint).abs() < 1e-12);
            let by_event = |cells: &[Cell]| -> Vec<f64> {
                cells
                    .chunks(5)
                    .map(|event| counts(event).iter().sum())
                    .collect()
            };
            let agenda = jensen_shannon(&by_event(&target), &by_event(&reference))
                .unwrap()
                .bits;
            assert!((parts.agenda - agenda).abs() < 1e-12);
            let by_term: f64 = parts.framing_by_term.iter().map(|part| part.1).sum();
            assert!((by_term - parts.framing).abs() < 1e-12);
            assert!(parts.framing_by_term.iter().all(|part| part.1 >= 0.0));
        }
    }

    #[test]
    fn the_same_words_for_other_events_are_agenda_and_other_words_framing() {
        let cell = |event, term, count| Cell { event, term, count };
        let agenda = decompose(&[cell(1, 7, 3)], &[cell(2, 7, 3)]).unwrap();
        assert_eq!((agenda.agenda, agenda.framing), (1.0, 0.0));
        let framing = decompose(&[cell(1, 7, 3)], &[cell(1, 8, 9)]).unwrap();
        assert_eq!((framing.agenda, framing.framing), (0.0, 1.0));
        assert!(decompose(&[], &[cell(1, 8, 9)]).is_none());
        assert!(decompose(&[cell(1, 8, 0)], &[cell(1, 8, 9)]).is_none());
    }
}
