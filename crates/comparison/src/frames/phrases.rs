//! Entries of a frame that are more than one word, *law and order*: found as any phrase is, by the
//! query that is shown for them.

use std::collections::HashMap;

use otherwords_indexer::IndexError;
use otherwords_text::fold;
use rayon::prelude::*;

use super::count::CountedTerm;
use crate::gather::Material;

/// Counts the sequences that the corpus has.
pub(super) fn count_phrases(
    material: &Material<'_, '_>,
    phrases: &[&String],
) -> Result<Vec<CountedTerm>, IndexError> {
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let words = Words::new(material);
    let articles = material.selection.articles().iter();
    let numbers: HashMap<&str, u32> = articles.map(|row| row.id.as_str()).zip(0..).collect();
    let counted = phrases.par_iter().map(|phrase| {
        let slots: Vec<Vec<String>> = phrase.split(' ').map(|word| words.forms(word)).collect();
        if slots.iter().any(Vec::is_empty) {
            return Ok(None);
        }
        let query = material.query(&slots, material.plan.layers, None, None);
        let found = material.selection.index().count(&query)?;
        let mut articles: Vec<(u32, u32)> = found
            .into_iter()
            .filter_map(|(row, n)| Some((*numbers.get(row.id.as_str())?, n as u32)))
            .collect();
        articles.sort_unstable();
        let term = (*phrase).clone();
        Ok((!articles.is_empty()).then_some(CountedTerm {
            term,
            slots,
            articles,
        }))
    });
    let counted: Vec<Option<CountedTerm>> = counted.collect::<Result<_, IndexError>>()?;
    Ok(counted.into_iter().flatten().collect())
}

/// The words of the corpus, sorted.
struct Words<'m> {
    language: otherwords_text::Language,
    sorted: Vec<&'m str>,
}

impl<'m> Words<'m> {
    fn new(material: &'m Material<'_, '_>) -> Self {
        let forms = material
            .vocabulary
            .pools()
            .iter()
            .flat_map(|pool| &pool.forms);
        let mut sorted: Vec<&str> = forms.map(|form| form.term.as_str()).collect();
        sorted.sort_unstable();
        Self {
            language: material.language,
            sorted,
        }
    }

    /// The words that a word of an entry stands for: itself, or with a `*` at its end every word that
    /// begins so.
    fn forms(&self, word: &str) -> Vec<String> {
        let beginning = fold(word.trim_end_matches('*'), self.language);
        let from = self.sorted.partition_point(|known| *known < &*beginning);
        let behind = self.sorted[from..].iter();
        let forms = behind.take_while(|known| match word.ends_with('*') {
            true => known.starts_with(&*beginning),
            false => **known == &*beginning,
        });
        forms.map(|form| (*form).to_owned()).collect()
    }
}
