//! Whose words carry a difference: whether it stands in the outlets' own voice, or only once
//! quotations are counted, or only until they are.

use otherwords_indexer::IndexError;
use otherwords_statistics::stratified::{Contrast, Design, Scratch};

use super::Scope;
use super::pairing::Pairing;
use super::ranking::LightRow;
use super::terms::Terms;
use crate::gather::{Material, design};
use crate::plan::{Layers, Unit};

/// Whose words carry a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DrivenBy {
    /// It is there only with quotations counted: the outlets quote differently.
    Quotations,
    /// It is there only without them: the outlets' own words differ, their sources' do not.
    Voice,
}

impl DrivenBy {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotations => "quotations",
            Self::Voice => "voice",
        }
    }
}

/// The layers that a table is held against.
pub(super) struct OtherLayers<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    layers: Layers,
    exchangeable: Design,
}

impl<'m, 's, 'i> OtherLayers<'m, 's, 'i> {
    /// The whole text for the voice, the voice for the whole text; nothing for words within
    /// quotations, and for sequences, which are found in one layer only.
    pub(super) fn of(material: &'m Material<'s, 'i>, unit: Unit) -> Option<Self> {
        let layers = match (material.plan.layers, unit) {
            (Layers::Voice, Unit::Word) => Layers::All,
            (Layers::All, Unit::Word) => Layers::Voice,
            _ => return None,
        };
        let length = |row: &&otherwords_indexer::ArticleRow| -> u32 {
            layers.set().layers().map(|layer| row.length(layer)).sum()
        };
        let lengths: Vec<u32> = material.selection.articles().iter().map(length).collect();
        let design = design(
            &material.event_of,
            &material.outlet_of,
            &lengths,
            material.outlets.len(),
        );
        Some(Self {
            material,
            layers,
            exchangeable: design.exchangeable(),
        })
    }

    /// The sides of a table in these layers; `None` for one that is about an event or not tested.
    pub(super) fn contrast(&self, pairing: &Pairing) -> Option<Contrast> {
        let (target, reference) = self.material.sides(&pairing.matchup);
        let is_wanted = pairing.scope == Scope::All && pairing.footing.is_tested();
        is_wanted.then(|| self.exchangeable.sets(&target, &reference))
    }

    /// Whose words carry a term's difference. A term is there in a layer if its p is up to the bar.
    pub(super) fn driven_by(
        &self,
        terms: &Terms<'_, '_, '_>,
        contrast: &Contrast,
        row: &LightRow,
        bar: f64,
    ) -> Result<Option<DrivenBy>, IndexError> {
        let Some((p, z)) = row
            .p
            .zip(row.z)
            .filter(|(p, _)| *p <= WORTH_ASKING.max(bar))
        else {
            return Ok(None);
        };
        let counts = terms.word_counts_in(row.term as usize, self.layers)?;
        let other = contrast.test(&counts, &mut Scratch::default());
        let (here, there) = (
            (p <= bar).then_some(z > 0.0),
            (other.p <= bar).then_some(other.z > 0.0),
        );
        let (voice, all) = match self.layers {
            Layers::Voice => (there, here),
            _ => (here, there),
        };
        Ok(match (voice, all) {
            (voice, Some(_)) if voice != all => Some(DrivenBy::Quotations),
            (Some(_), None) => Some(DrivenBy::Voice),
            _ => None,
        })
    }
}

/// Terms with a larger p in the table's own layers are not asked about.
const WORTH_ASKING: f64 = 0.05;
