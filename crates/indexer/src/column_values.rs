//! What articles have in a column that their source had beside ours. Only stored, so every article is read
//! for it, once; then kept as long as the index is open.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tantivy::DocId;

use crate::article::ArticleRow;
use crate::error::IndexError;
use crate::index::Index;

/// The articles that have a value, by value and segment, in order. Those that have none have the empty one.
pub(crate) type ColumnValues = BTreeMap<String, Vec<Vec<DocId>>>;

impl Index {
    /// The values of a column, the byline among them.
    ///
    /// # Errors
    /// Where no article has anything in it, or the index is damaged.
    pub(crate) fn column_values(&self, column: &str) -> Result<Arc<ColumnValues>, IndexError> {
        let known = self.values.lock().ok();
        if let Some(known) = known.and_then(|known| known.get(column).cloned()) {
            return Ok(known);
        }
        let values = Arc::new(self.read_values(column)?);
        if values.keys().all(String::is_empty) {
            let known = self.further_columns()?.into_iter().collect();
            return Err(IndexError::NoColumn {
                column: column.to_owned(),
                known,
            });
        }
        if let Ok(mut known) = self.values.lock() {
            known.insert(column.to_owned(), values.clone());
        }
        Ok(values)
    }

    fn read_values(&self, column: &str) -> Result<ColumnValues, IndexError> {
        let mut rows: Vec<&ArticleRow> = self.articles()?.iter().collect();
        rows.par_sort_unstable_by_key(|row| row.address); // as they are stored: each block is read once
        let n_segments = self.segments().len();
        let mut values = ColumnValues::new();
        for (row, value) in rows.iter().zip(self.values(&rows, column)?) {
            let articles = values
                .entry(value)
                .or_insert_with(|| vec![Vec::new(); n_segments]);
            articles[row.address.segment_ord as usize].push(row.address.doc_id);
        }
        Ok(values)
    }
}
