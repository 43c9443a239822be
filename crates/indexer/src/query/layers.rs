//! A set of quotation layers; not the layers themselves, which `text` marks.

use otherwords_text::Layer;

/// Some of the three layers of a text, never none.
///
/// ```
/// use otherwords_indexer::query::LayerSet;
/// use otherwords_text::Layer;
///
/// let quoted = LayerSet::of(&[Layer::Quotation, Layer::ShortQuotation]);
/// assert!(quoted.contains(Layer::Quotation));
/// assert!(!quoted.contains(Layer::Voice));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerSet(u8);

impl LayerSet {
    /// Every layer: no restriction.
    pub const ALL: Self = Self(0b111);

    /// These layers. No layers at all are no restriction: [`LayerSet::ALL`].
    pub fn of(layers: &[Layer]) -> Self {
        match layers.iter().fold(0, |bits, layer| bits | bit(*layer)) {
            0 => Self::ALL,
            bits => Self(bits),
        }
    }

    /// Whether this layer is one of them.
    pub fn contains(self, layer: Layer) -> bool {
        self.0 & bit(layer) != 0
    }

    /// The layers in their fixed order: voice, quotation, short quotation.
    pub fn layers(self) -> impl Iterator<Item = Layer> {
        [Layer::Voice, Layer::Quotation, Layer::ShortQuotation]
            .into_iter()
            .filter(move |layer| self.contains(*layer))
    }
}

impl Default for LayerSet {
    fn default() -> Self {
        Self::ALL
    }
}

fn bit(layer: Layer) -> u8 {
    match layer {
        Layer::Voice => 0b001,
        Layer::Quotation => 0b010,
        Layer::ShortQuotation => 0b100,
    }
}
