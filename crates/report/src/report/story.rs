//! An event read closely, outlet beside outlet: what the page shows of each. How much room an event
//! has depends on how many there are, so that a report stays one that can be read.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};

use super::evidence::Citations;
use super::omission::Omission;
use super::referent::Referent;
use super::speaking::{CutQuotation, Speaking};
use super::word_contrast::WordContrast;

/// What one event's articles say, side by side. Described, never tested.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The event.
    pub event: String,
    /// Different words for the same, best first.
    pub contrasts: Vec<WordContrast>,
    /// What each outlet says of nouns and names that several have.
    pub referents: Vec<Referent>,
    /// Whose words each outlet prints.
    pub speaking: Vec<Speaking>,
    /// Quotations that two outlets cut differently.
    pub cut_quotations: Vec<CutQuotation>,
    /// What most report and one does not, least likely by chance first.
    pub omissions: Vec<Omission>,
}

/// How many rows an event may have.
#[derive(Clone, Copy)]
pub(super) struct Room {
    contrasts: usize,
    referents: usize,
    omissions: usize,
    cut_quotations: usize,
}

impl Room {
    /// For those who asked for nothing else.
    pub(super) const AMPLE: Self = Self {
        contrasts: usize::MAX,
        referents: usize::MAX,
        omissions: usize::MAX,
        cut_quotations: usize::MAX,
    };

    /// The same for every event, and less the more events there are.
    pub(super) fn for_events(events: usize) -> Self {
        let share =
            |all: usize, least: usize, most: usize| (all / events.max(1)).clamp(least, most);
        Self {
            contrasts: share(240, 3, 30),
            referents: share(96, 1, 12),
            omissions: share(160, 2, 20),
            cut_quotations: share(60, 1, 6),
        }
    }
}

impl Story {
    pub(super) fn new(story: &comparison::Story, room: Room, citations: &mut Citations) -> Self {
        let contrasts = story.contrasts.iter().take(room.contrasts);
        let contrasts = contrasts
            .map(|row| WordContrast::new(row, citations))
            .collect();
        let referents = story.referents.iter().take(room.referents);
        let referents = referents.map(|row| Referent::new(row, citations)).collect();
        let speaking = story.speaking.iter();
        let speaking = speaking.map(|row| Speaking::new(row, citations)).collect();
        let cuts = story.cut_quotations.iter().take(room.cut_quotations);
        let cut_quotations = cuts.map(|row| CutQuotation::new(row, citations)).collect();
        let omissions = story.omissions.iter().take(room.omissions);
        Self {
            event: story.event.clone(),
            contrasts,
            referents,
            speaking,
            cut_quotations,
            omissions: omissions.map(|row| Omission::new(row, citations)).collect(),
        }
    }
}
