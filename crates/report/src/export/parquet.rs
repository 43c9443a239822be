//! Articles as a Parquet table, for pandas, Spark and DuckDB: a column of texts for each field and for
//! each name in the metadata, empty where an article says nothing.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::{COLUMNS, Exported};

/// A table that is being written.
pub struct ParquetTable<W: Write + Send> {
    writer: ArrowWriter<W>,
    schema: Arc<Schema>,
    /// For each column its values that are not yet written.
    waiting: Vec<Vec<Option<String>>>,
    metadata: Vec<String>,
}

/// Rows written together: some megabytes of text.
const ROWS: usize = 1_024;

impl<W: Write + Send> ParquetTable<W> {
    /// A table with these metadata. The same articles make the same bytes.
    ///
    /// # Errors
    /// Where nothing can be written to `out`.
    pub fn new(out: W, names: &BTreeSet<String>) -> Result<Self, ParquetError> {
        let own = COLUMNS.iter().map(|name| (*name).to_owned());
        let fields = own.chain(names.iter().cloned());
        let fields = fields.map(|name| Field::new(name, DataType::Utf8, true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .build();
        Ok(Self {
            writer: ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties))?,
            waiting: vec![Vec::new(); schema.fields().len()],
            schema,
            metadata: names.iter().cloned().collect(),
        })
    }

    /// Adds an article.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn push(&mut self, article: &Exported) -> Result<(), ParquetError> {
        let own = article.own().map(|value| Some(value.clone()));
        let metadata = self
            .metadata
            .iter()
            .map(|name| article.metadata.get(name).cloned());
        let values = own.into_iter().chain(metadata);
        for (column, value) in self.waiting.iter_mut().zip(values) {
            column.push(value.filter(|value| !value.is_empty()));
        }
        if self.waiting[0].len() == ROWS {
            self.write()?;
        }
        Ok(())
    }

    /// Writes what is waiting and the end of the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> Result<(), ParquetError> {
        self.write()?;
        self.writer.close().map(drop)
    }

    fn write(&mut self) -> Result<(), ParquetError> {
        let columns = self.waiting.iter_mut().map(std::mem::take);
        let columns = columns.map(|column| Arc::new(StringArray::from(column)) as ArrayRef);
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns.collect())?;
        self.writer.write(&batch)
    }
}
