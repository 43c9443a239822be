//! All words of a selection, counted once for every table: how often each stands in each article, how
//! it is written, and why it may be no choice of wording.

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{IndexError, Pool, PoolCounts};
use otherwords_lexicon::usual_share;
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::gather::Material;
use crate::packed::Packed;
use crate::plan::Layers;
use crate::tags::{Tag, Tagger};

/// The words of a selection, in the order of its vocabulary.
pub(crate) struct Words {
    pub(crate) counts: Vec<WordCounts>,
    pub(crate) tags: Vec<Option<Tag>>,
    /// The share of all words that each makes up in the language at large, where that is known.
    pub(crate) usual: Vec<Option<f64>>,
}

/// Counts of one word.
pub(crate) struct WordCounts {
    /// By article, in the layers of the plan.
    pub(crate) articles: Packed,
    /// All of those.
    pub(crate) total: u64,
    /// By form, in the layers of the plan.
    pub(crate) forms: Box<[u64]>,
    /// By article, in quotation marks.
    pub(crate) quoted: Packed,
    /// By article, in all layers; `None` where those are the layers of the plan.
    elsewhere_too: Option<Packed>,
}

impl Words {
    pub(crate) fn count(material: &Material<'_, '_>) -> Result<Self, IndexError> {
        let tagger = Tagger::new(material);
        let pools = || material.vocabulary.pools().par_iter();
        let tags = pools().map(|pool| tagger.tag(pool));
        let counts = pools().map(|pool| WordCounts::count(material, pool));
        Ok(Self {
            tags: tags.collect::<Result<_, _>>()?,
            usual: pools().map(|pool| usual(material, pool)).collect(),
            counts: counts.collect::<Result<_, _>>()?,
        })
    }
}

/// The share of a stem: of its commonest form, since most forms are too rare to be listed.
fn usual(material: &Material<'_, '_>, pool: &Pool) -> Option<f64> {
    let forms = pool.forms.iter();
    let shares = forms.filter_map(|form| usual_share(&form.term, material.language));
    shares.reduce(f64::max)
}

impl WordCounts {
    fn count(material: &Material<'_, '_>, pool: &Pool) -> Result<Self, IndexError> {
        let layers = material.plan.layers;
        let count = |layers| material.vocabulary.count(pool, layers);
        let PoolCounts { articles, forms } = count(layers.set())?;
        let in_quotation_marks = LayerSet::of(&[Layer::Quotation, Layer::ShortQuotation]);
        Ok(Self {
            total: forms.iter().sum(),
            articles: Packed::new(&articles),
            forms: forms.into(),
            quoted: Packed::new(&count(in_quotation_marks)?.articles),
            elsewhere_too: match layers {
                Layers::All => None,
                _ => Some(Packed::new(&count(LayerSet::ALL)?.articles)),
            },
        })
    }

    /// By article, in all layers.
    pub(crate) fn in_all_layers(&self) -> &Packed {
        self.elsewhere_too.as_ref().unwrap_or(&self.articles)
    }
}
