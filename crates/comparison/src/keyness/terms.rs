//! The terms of a unit, and their counts on demand: words from the postings, sequences from the text.

use std::borrow::Cow;

use otherwords_indexer::{IndexError, Sequence, SequenceOptions, sequences};
use rayon::prelude::*;

use crate::gather::Material;
use crate::plan::Unit;
use crate::tags::{Tag, Tagger, tag_of_sequence};

/// All terms of a unit, sorted.
pub(super) struct Terms<'m, 's, 'i> {
    material: &'m Material<'s, 'i>,
    pub(super) unit: Unit,
    sequences: Vec<Sequence>,
    pub(super) tags: Vec<Option<Tag>>,
}

impl<'m, 's, 'i> Terms<'m, 's, 'i> {
    pub(super) fn new(material: &'m Material<'s, 'i>, unit: Unit) -> Result<Self, IndexError> {
        let tagger = Tagger::new(material);
        let words: Vec<_> = material
            .vocabulary
            .pools()
            .par_iter()
            .map(|pool| tagger.tag(pool))
            .collect::<Result<_, _>>()?;
        if unit == Unit::Word {
            return Ok(Self {
                material,
                unit,
                sequences: Vec::new(),
                tags: words,
            });
        }
        let options = SequenceOptions {
            longest: 3,
            layers: material.plan.layers.set(),
            least_articles: material.plan.least_articles.min(2),
            language: material.language,
        };
        let sequences = sequences(material.selection, &material.vocabulary, &options)?;
        let tag = |sequence: &Sequence| {
            tag_of_sequence(
                &sequence
                    .pools
                    .iter()
                    .map(|pool| words[*pool as usize])
                    .collect::<Vec<_>>(),
            )
        };
        let tags = sequences.iter().map(tag).collect();
        Ok(Self {
            material,
            unit,
            sequences,
            tags,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }

    /// Articles and counts of a term in the layers of the plan.
    pub(super) fn counts(&self, term: usize) -> Result<Cow<'_, [(u32, u32)]>, IndexError> {
        match self.unit {
            Unit::Sequence => Ok(Cow::Borrowed(&self.sequences[term].articles)),
            Unit::Word => {
                let pool = &self.material.vocabulary.pools()[term];
                Ok(Cow::Owned(
                    self.material
                        .vocabulary
                        .count(pool, self.material.plan.layers.set())?
                        .articles,
                ))
            }
        }
    }

    /// What a term is pooled under: its stem, or those of its words.
    pub(super) fn stems(&self, term: usize) -> String {
        let pools = self.material.vocabulary.pools();
        match self.unit {
            Unit::Word => pools[term].stem.clone(),
            Unit::Sequence => {
                let words = self.sequences[term].pools.iter();
                let stems: Vec<&str> = words.map(|pool| &*pools[*pool as usize].stem).collect();
                stems.join(" ")
            }
        }
    }

    /// What orders terms that are alike in everything else.
    pub(super) fn key(&self, term: usize) -> (&str, u64) {
        match self.unit {
            Unit::Sequence => ("", term as u64),
            Unit::Word => (&self.material.vocabulary.pools()[term].stem, 0),
        }
    }

    /// The wordings of a term with their frequencies over the selection, commonest first.
    pub(super) fn forms(&self, term: usize) -> Result<Vec<(String, u64)>, IndexError> {
        if self.unit == Unit::Sequence {
            let forms = self.sequences[term].forms.iter();
            return Ok(forms
                .map(|(words, count)| (words.join(" "), *count))
                .collect());
        }
        let pool = &self.material.vocabulary.pools()[term];
        let counts = self
            .material
            .vocabulary
            .count(pool, self.material.plan.layers.set())?;
        let mut forms: Vec<_> = pool
            .forms
            .iter()
            .zip(counts.forms)
            .filter(|(_, count)| *count > 0)
            .map(|(form, count)| (form.term.clone(), count))
            .collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(forms)
    }

    /// For each word of a term the forms that were pooled, as a query wants them.
    pub(super) fn slots(&self, term: usize, forms: &[(String, u64)]) -> Vec<Vec<String>> {
        if self.unit == Unit::Word {
            let mut words: Vec<_> = forms.iter().map(|(form, _)| form.clone()).collect();
            words.sort();
            return vec![words];
        }
        let sequence = &self.sequences[term];
        (0..sequence.pools.len())
            .map(|place| {
                let mut words: Vec<_> = sequence
                    .forms
                    .iter()
                    .map(|(words, _)| words[place].clone())
                    .collect();
                words.sort();
                words.dedup();
                words
            })
            .collect()
    }

    /// Occurrences of a term in lines that outlets repeat, in the articles that fit; for a sequence
    /// those of the word that has fewest.
    pub(super) fn in_repeated_lines(&self, term: usize, fits: impl Fn(u32) -> bool) -> u64 {
        let boilerplate = &self.material.boilerplate;
        match self.unit {
            Unit::Word => boilerplate.occurrences(term as u32, fits),
            Unit::Sequence => {
                let pools = self.sequences[term].pools.iter();
                pools
                    .map(|pool| boilerplate.occurrences(*pool, &fits))
                    .min()
                    .unwrap_or(0)
            }
        }
    }

    /// Share of a word's occurrences on one side, of all layers, that stand in quotation marks.
    pub(super) fn quoted_share(
        &self,
        term: usize,
        is_target: impl Fn(u32) -> bool,
    ) -> Result<Option<f64>, IndexError> {
        use otherwords_indexer::query::LayerSet;
        use otherwords_text::Layer;
        if self.unit == Unit::Sequence {
            return Ok(None);
        }
        let pool = &self.material.vocabulary.pools()[term];
        let count = |layers| -> Result<u64, IndexError> {
            let counts = self.material.vocabulary.count(pool, layers)?;
            Ok(counts
                .articles
                .iter()
                .filter(|(article, _)| is_target(*article))
                .map(|(_, count)| u64::from(*count))
                .sum())
        };
        let quoted = count(LayerSet::of(&[Layer::Quotation, Layer::ShortQuotation]))?;
        let all = count(LayerSet::ALL)?;
        Ok(Some(if all == 0 {
            0.0
        } else {
            quoted as f64 / all as f64
        }))
    }
}
