//! How often each word stands in each article, read term by term from the postings.
//!
//! No matrix is built: the dictionaries of all segments and layers are merged once, words are pooled
//! by stem, and the counts of one pool at a time are read from its postings.

use std::sync::Arc;

use otherwords_text::{Language, Layer, stem};
use rayon::prelude::*;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};

use crate::error::IndexError;
use crate::query::LayerSet;
use crate::selection::Selection;

/// All words of a selection, pooled by stem, sorted by stem.
pub struct Vocabulary<'s, 'i> {
    selection: &'s Selection<'i>,
    pools: Vec<Pool>,
    /// By segment and layer.
    readers: Vec<[Arc<InvertedIndexReader>; 3]>,
}

/// Words that share a stem.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The stem; for a language without a stemmer the word itself.
    pub stem: String,
    /// The words, sorted.
    pub forms: Vec<Form>,
}

/// One word as it stands in the dictionaries.
#[derive(Clone, Debug)]
pub struct Form {
    /// The word, folded.
    pub term: String,
    places: Vec<Place>,
}

/// Where the postings of a word are.
#[derive(Clone, Debug)]
struct Place {
    segment: u32,
    layer: Layer,
    info: TermInfo,
}

/// Counts of one pool, sorted by article; articles without it are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolCounts {
    /// Number of the article in the selection, and how often the pool's words stand in it.
    pub articles: Vec<(u32, u32)>,
    /// How often each form occurs, in the order of [`Pool::forms`].
    pub forms: Vec<u64>,
}

/// How a word is written, over a whole selection and all layers of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capitals {
    /// With a capital although no sentence or quotation opens there.
    pub inside: u64,
    /// With a capital where a sentence or a quotation opens, which says nothing.
    pub opening: u64,
    /// Without a capital.
    pub lower: u64,
}

impl Capitals {
    /// Share of capitals among the occurrences that say something; `None` where there are none.
    pub fn ratio(&self) -> Option<f64> {
        let telling = self.inside + self.lower;
        (telling > 0).then(|| self.inside as f64 / telling as f64)
    }
}

impl PoolCounts {
    /// All occurrences.
    pub fn total(&self) -> u64 {
        self.forms.iter().sum()
    }
}

impl<'s, 'i> Vocabulary<'s, 'i> {
    /// Merges the dictionaries and pools their words by the stemmer of `language`
    /// ([`Language::UNKNOWN`] pools nothing).
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn new(selection: &'s Selection<'i>, language: Language) -> Result<Self, IndexError> {
        let index = selection.index;
        let forms = index.guard(|| dictionary(selection))?;
        let readers = index.guard(|| readers(selection))?;
        let mut stemmed: Vec<_> = forms
            .into_par_iter()
            .map(|form| (stem(&form.term, language).into_owned(), form))
            .collect();
        stemmed.par_sort_unstable_by(|a, b| (&a.0, &a.1.term).cmp(&(&b.0, &b.1.term)));
        Ok(Self {
            selection,
            pools: pool(stemmed),
            readers,
        })
    }

    /// The pools, sorted by stem. Some may not occur in the selection.
    pub fn pools(&self) -> &[Pool] {
        &self.pools
    }

    /// Reads the counts of one pool in the given layers. Cheap enough to call for every pool, from
    /// any number of threads.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn count(&self, pool: &Pool, layers: LayerSet) -> Result<PoolCounts, IndexError> {
        self.selection
            .index
            .guard(|| self.read_counts(pool, layers))
    }

    fn read_counts(&self, pool: &Pool, layers: LayerSet) -> Result<PoolCounts, IndexError> {
        let mut counts = PoolCounts {
            articles: Vec::new(),
            forms: vec![0; pool.forms.len()],
        };
        for (form, total) in pool.forms.iter().zip(&mut counts.forms) {
            for place in form
                .places
                .iter()
                .filter(|place| layers.contains(place.layer))
            {
                self.read(place, &mut counts.articles, total)?;
            }
        }
        merge_repeats(&mut counts.articles);
        Ok(counts)
    }

    /// How the words of a pool are written.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn capitals(&self, pool: &Pool) -> Result<Capitals, IndexError> {
        self.capitals_among(pool, &|_| true)
    }

    /// How the words of a pool are written in some articles, by number.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn capitals_among(
        &self,
        pool: &Pool,
        is_among: &dyn Fn(u32) -> bool,
    ) -> Result<Capitals, IndexError> {
        let fields = &self.selection.index.fields;
        // Boilerplate included: the fields of capitals have no positions to tell it by.
        let total = self.selection.index.guard(|| self.total(pool, is_among))?;
        let count_in = |field| {
            let index = self.selection.index;
            index.guard(|| self.total_in(pool, field, is_among))
        };
        let inside = count_in(fields.inside_capitals)?;
        let opening = count_in(fields.opening_capitals)?;
        Ok(Capitals {
            inside,
            opening,
            lower: total.saturating_sub(inside + opening),
        })
    }

    /// How often the words of a pool stand in all layers.
    fn total(&self, pool: &Pool, is_among: &dyn Fn(u32) -> bool) -> Result<u64, IndexError> {
        let mut total = 0;
        for place in pool.forms.iter().flat_map(|form| &form.places) {
            let postings = self.open(place, IndexRecordOption::WithFreqs)?;
            total += self.occurrences(place.segment as usize, postings, is_among);
        }
        Ok(total)
    }

    /// Occurrences in some articles of the selection.
    fn occurrences(
        &self,
        segment: usize,
        mut postings: SegmentPostings,
        is_among: &dyn Fn(u32) -> bool,
    ) -> u64 {
        let mut total = 0;
        while postings.doc() != TERMINATED {
            let number = self.selection.number(segment, postings.doc());
            if number.is_some_and(is_among) {
                total += u64::from(postings.term_freq());
            }
            postings.advance();
        }
        total
    }

    /// How often the words of a pool stand in a field without layers.
    fn total_in(
        &self,
        pool: &Pool,
        field: Field,
        is_among: &dyn Fn(u32) -> bool,
    ) -> Result<u64, IndexError> {
        let index = self.selection.index;
        let mut total = 0;
        for (segment, reader) in index.segments().iter().enumerate() {
            let inverted = reader
                .inverted_index(field)
                .map_err(|error| index.failed(error))?;
            for form in &pool.forms {
                let term = Term::from_field_text(field, &form.term);
                let postings = inverted.read_postings(&term, IndexRecordOption::WithFreqs);
                if let Some(postings) = postings.map_err(|error| index.failed(error))? {
                    total += self.occurrences(segment, postings, is_among);
                }
            }
        }
        Ok(total)
    }

    fn read(
        &self,
        place: &Place,
        articles: &mut Vec<(u32, u32)>,
        total: &mut u64,
    ) -> Result<(), IndexError> {
        let segment = place.segment as usize;
        let mut postings = self.open(place, IndexRecordOption::WithFreqs)?;
        // Opened where an article of which not all words count has the word.
        let mut placed: Option<SegmentPostings> = None;
        let mut positions = Vec::new();
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if let Some((number, mask)) = self.selection.number_and_mask(segment, doc) {
                let count = match mask {
                    None => postings.term_freq(),
                    Some(mask) => {
                        let placed = match &mut placed {
                            Some(placed) => placed,
                            None => placed.insert(
                                self.open(place, IndexRecordOption::WithFreqsAndPositions)?,
                            ),
                        };
                        placed.seek(doc);
                        placed.positions(&mut positions);
                        let own = positions.iter().filter(|place| !mask.hides(**place));
                        own.count() as u32
                    }
                };
                if count > 0 {
                    articles.push((number, count));
                    *total += u64::from(count);
                }
            }
            doc = postings.advance();
        }
        Ok(())
    }

    fn open(
        &self,
        place: &Place,
        option: IndexRecordOption,
    ) -> Result<SegmentPostings, IndexError> {
        self.readers[place.segment as usize][place.layer as usize]
            .read_postings_from_terminfo(&place.info, option)
            .map_err(|error| self.selection.index.failed(error))
    }
}

/// The postings of every layer, by segment.
fn readers(selection: &Selection<'_>) -> Result<Vec<[Arc<InvertedIndexReader>; 3]>, IndexError> {
    let index = selection.index;
    let of_segment = |segment: &SegmentReader| {
        let [voice, quotation, short] = Layer::ALL.map(|layer| {
            let reader = segment.inverted_index(index.fields.layer(layer));
            reader.map_err(|error| index.failed(error))
        });
        Ok([voice?, quotation?, short?])
    };
    index.segments().iter().map(of_segment).collect()
}

/// The words of all segments and layers with the places of their postings, sorted by word.
fn dictionary(selection: &Selection<'_>) -> Result<Vec<Form>, IndexError> {
    let index = selection.index;
    let segments = (0u32..).zip(index.segments());
    let parts: Vec<(u32, &SegmentReader, Layer)> = segments
        .flat_map(|(ordinal, segment)| Layer::ALL.map(|layer| (ordinal, segment, layer)))
        .collect();
    let read = |(ordinal, segment, layer): &(u32, &SegmentReader, Layer)| {
        let words = words_of(segment, index.fields.layer(*layer));
        let words = words.map_err(|error| index.failed(error))?.into_iter();
        let placed = words.map(|(term, info)| {
            let place = Place {
                segment: *ordinal,
                layer: *layer,
                info,
            };
            (term, place)
        });
        Ok(placed.collect())
    };
    let parts: Vec<Vec<(String, Place)>> = parts
        .par_iter()
        .map(read)
        .collect::<Result<_, IndexError>>()?;
    let mut words: Vec<(String, Place)> = parts.into_iter().flatten().collect();
    words.par_sort_by(|a, b| a.0.cmp(&b.0)); // stable: places stay in the order of segments and layers
    let mut forms: Vec<Form> = Vec::new();
    for (term, place) in words {
        match forms.last_mut() {
            Some(form) if form.term == term => form.places.push(place),
            _ => forms.push(Form {
                term,
                places: vec![place],
            }),
        }
    }
    Ok(forms)
}

/// The words of a field in a segment with the places of their postings, sorted.
fn words_of(segment: &SegmentReader, field: Field) -> tantivy::Result<Vec<(String, TermInfo)>> {
    let inverted = segment.inverted_index(field)?;
    let mut terms = inverted.terms().stream()?;
    let mut words = Vec::with_capacity(inverted.terms().num_terms());
    while terms.advance() {
        if let Ok(term) = std::str::from_utf8(terms.key()) {
            words.push((term.to_owned(), terms.value().clone()));
        }
    }
    Ok(words)
}

/// Gathers neighbours of the same stem.
fn pool(stemmed: Vec<(String, Form)>) -> Vec<Pool> {
    let mut pools: Vec<Pool> = Vec::new();
    for (stem, form) in stemmed {
        match pools.last_mut() {
            Some(pool) if pool.stem == stem => pool.forms.push(form),
            _ => pools.push(Pool {
                stem,
                forms: vec![form],
            }),
        }
    }
    pools
}

/// Sorts by article and adds up what several forms, layers and segments gave to the same one.
pub(crate) fn merge_repeats(articles: &mut Vec<(u32, u32)>) {
    articles.sort_unstable();
    articles.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_articles_are_added_up() {
        let mut articles = vec![(3, 1), (1, 2), (3, 4), (1, 1), (2, 7)];
        merge_repeats(&mut articles);
        assert_eq!(articles, [(1, 3), (2, 7), (3, 5)]);
    }
}
