//! Who is near whom: distances between outlets, or the values of another column.

use otherwords_comparison as comparison;
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

use super::rounding::{decimals, three_digits};

/// Distances between the values of one column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Divergences {
    /// The column: `outlet`, or one of the user's.
    pub column: String,
    /// Its values that were compared.
    pub groups: Vec<String>,
    /// Values that were not, for want of articles or of time.
    pub left_out: u64,
    /// Words compared.
    pub terms: u64,
    /// Relabellings behind each p.
    pub relabellings: u32,
    /// Every two values that share an event.
    pub pairs: Vec<Divergence>,
}

/// How far two groups of articles are apart. Divergences are in bits, to five decimals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Divergence {
    /// One group.
    pub first: String,
    /// The other.
    pub second: String,
    /// Events with articles of both.
    pub events: u64,
    /// The plain Jensen-Shannon divergence of their rates, every article weighing the same.
    pub jsd: f64,
    /// Its mean under relabelling: what articles of that length are apart by chance.
    pub jsd_chance: f64,
    /// The difference: the distance.
    pub jsd_centred: f64,
    /// Approximate standard error, by leaving out one event at a time.
    pub standard_error: Option<f64>,
    /// The distance in standard deviations of chance.
    pub z: f64,
    /// Share of relabellings that put them as far apart.
    pub p: f64,
    /// The same corrected for the number of pairs (Holm 1979).
    pub p_corrected: f64,
    /// Words that add most to the distance.
    pub drivers: Vec<Driver>,
    /// What all other words add: with the drivers it makes the distance.
    pub others: f64,
    /// Stories against words; `None` where there is nothing to divide.
    pub split: Option<Split>,
}

/// A word that drives two groups apart; written as an array, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize_tuple, Deserialize_tuple)]
pub struct Driver {
    /// Commonest form.
    pub term: String,
    /// Why it would be set aside among key terms.
    pub tag: Option<String>,
    /// What it adds, in bits.
    pub bits: f64,
    /// The group that uses it more.
    pub more: String,
}

/// The plain divergence over stories and words, taken apart: `jsd_agenda + jsd_framing = jsd_joint`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// All of it.
    pub jsd_joint: f64,
    /// Which stories.
    pub jsd_agenda: f64,
    /// Which words for the same story.
    pub jsd_framing: f64,
}

impl Divergences {
    pub(super) fn new(all: &comparison::Divergences) -> Self {
        Self {
            column: all.column.clone(),
            groups: all.groups.clone(),
            left_out: all.left_out,
            terms: all.terms,
            relabellings: all.relabellings,
            pairs: all.pairs.iter().map(Divergence::new).collect(),
        }
    }

    /// The distance between two groups, whichever is named first.
    pub fn between(&self, one: &str, other: &str) -> Option<&Divergence> {
        let is = |pair: &&Divergence| {
            (pair.first == one && pair.second == other)
                || (pair.first == other && pair.second == one)
        };
        self.pairs.iter().find(is)
    }
}

/// The corrected p up to which a distance is called more than chance.
const SURE: f64 = 0.05;

impl Divergence {
    /// Whether it is more than chance, corrected for the number of pairs.
    pub fn is_sure(&self) -> bool {
        self.p_corrected <= SURE
    }

    fn new(pair: &comparison::Divergence) -> Self {
        let drivers: Vec<Driver> = pair
            .drivers
            .iter()
            .map(|driver| Driver {
                term: driver.term.clone(),
                tag: driver.tag.map(|tag| tag.name().to_owned()),
                bits: bits(driver.bits),
                more: if driver.is_of_first {
                    &pair.first
                } else {
                    &pair.second
                }
                .clone(),
            })
            .collect();
        let centred = &pair.centred;
        let (raw, chance) = (bits(centred.raw), bits(centred.null_mean));
        let distance = bits(raw - chance);
        Self {
            first: pair.first.clone(),
            second: pair.second.clone(),
            events: centred.events as u64,
            jsd: raw,
            jsd_chance: chance,
            jsd_centred: distance,
            standard_error: centred.standard_error.map(bits),
            z: decimals(centred.z, 2).unwrap_or(0.0),
            p: three_digits(centred.p).unwrap_or(1.0),
            p_corrected: three_digits(pair.p_corrected).unwrap_or(1.0),
            others: bits(distance - drivers.iter().map(|driver| driver.bits).sum::<f64>()),
            drivers,
            split: pair.split.as_ref().map(Split::new),
        }
    }
}

impl Split {
    /// Rounded so that the parts still add up.
    fn new(split: &comparison::Split) -> Self {
        let (agenda, framing) = (bits(split.agenda), bits(split.framing));
        Self {
            jsd_joint: bits(agenda + framing),
            jsd_agenda: agenda,
            jsd_framing: framing,
        }
    }

    /// The share of the stories, between 0 and 1; 0 where there is no divergence.
    pub fn agenda_share(&self) -> f64 {
        if self.jsd_joint > 0.0 {
            self.jsd_agenda / self.jsd_joint
        } else {
            0.0
        }
    }
}

/// A divergence to five decimals.
fn bits(value: f64) -> f64 {
    decimals(value, 5).unwrap_or(0.0)
}
