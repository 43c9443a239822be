//! All words of a selection, counted once for every table: how often each stands in each article, how
//! it is written, and why it may be no choice of wording.

use std::collections::BTreeSet;

use otherwords_indexer::query::LayerSet;
use otherwords_indexer::{Form, IndexError, Pool, PoolCounts};
use otherwords_lexicon::usual_share;
use otherwords_text::Layer;
use rayon::prelude::*;

use crate::gather::Material;
use crate::packed::Packed;
use crate::plan::Layers;
use crate::tags::{Tag, Tagger, is_written_like_a_name};

/// The words of a selection, in the order of its vocabulary.
pub(crate) struct Words {
    pub(crate) counts: Vec<WordCounts>,
    pub(crate) tags: Vec<Option<Tag>>,
    /// By outlet: the words of its own name that it writes like a name, though others may not
    /// (*News* at Fox News, *Science* at the Christian Science Monitor).
    mastheads: Vec<BTreeSet<u32>>,
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
    /// By article, outside quotation marks; `None` where the layers of the plan hold it.
    voice: Option<Packed>,
}

impl Words {
    pub(crate) fn count(material: &Material<'_, '_>) -> Result<Self, IndexError> {
        let tagger = Tagger::new(material);
        let pools = || material.vocabulary.pools().par_iter();
        let tags = pools().map(|pool| tagger.tag(pool));
        let counts = pools().map(|pool| WordCounts::count(material, pool));
        Ok(Self {
            tags: tags.collect::<Result<_, _>>()?,
            mastheads: mastheads(material)?,
            usual: pools().map(|pool| usual(material, pool)).collect(),
            counts: counts.collect::<Result<_, _>>()?,
        })
    }

    /// The tag of a word in what one outlet writes.
    pub(crate) fn tag_at(&self, word: usize, outlet: u32) -> Option<Tag> {
        match self.mastheads[outlet as usize].contains(&(word as u32)) {
            true => Some(Tag::Masthead),
            false => self.tags[word],
        }
    }
}

/// The words of each outlet's own name that it writes like a name.
fn mastheads(material: &Material<'_, '_>) -> Result<Vec<BTreeSet<u32>>, IndexError> {
    let imprint = &material.imprint;
    let is_of_a_name = |(_, pool): &(u32, &Pool)| {
        let mut forms = pool.forms.iter();
        forms.any(|form| imprint.mastheads.contains(&form.term))
    };
    let pools: Vec<(u32, &Pool)> = (0u32..)
        .zip(material.vocabulary.pools())
        .filter(is_of_a_name)
        .collect();
    let of_outlet = |(number, name): (u32, &String)| {
        let own = imprint.by_outlet.get(name);
        let is_own = |form: &Form| own.is_some_and(|own| own.contains(&form.term));
        let is_by = |article: u32| material.outlet_of[article as usize] == number;
        let mut written_like_a_name = BTreeSet::new();
        for (place, pool) in pools
            .iter()
            .filter(|(_, pool)| pool.forms.iter().any(is_own))
        {
            let capitals = || material.vocabulary.capitals_among(pool, &is_by);
            if is_written_like_a_name(material.language, capitals)? {
                written_like_a_name.insert(*place);
            }
        }
        Ok(written_like_a_name)
    };
    (0u32..).zip(&material.outlets).map(of_outlet).collect()
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
            voice: match layers {
                Layers::All | Layers::Voice => None,
                _ => Some(Packed::new(&count(LayerSet::of(&[Layer::Voice]))?.articles)),
            },
        })
    }

    /// What `count` makes of all layers, given those of the plan.
    pub(crate) fn in_all_layers(&self, layers: Layers, count: impl Fn(&Packed) -> u64) -> u64 {
        match layers {
            Layers::All => count(&self.articles),
            _ => count(self.voice.as_ref().unwrap_or(&self.articles)) + count(&self.quoted),
        }
    }
}
