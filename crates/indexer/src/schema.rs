//! The fields of an index: one for the words of each layer and of the headline, the text itself,
//! and what is known about the article.
//!
//! Each token of the body stands in exactly one layer field, at its true position in the article.
//! So a layer is counted by scanning its own postings, the whole body by adding the three up, and
//! phrases may cross layers because positions are shared.

use otherwords_text::Layer;
use tantivy::IndexSettings;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::store::{Compressor, ZstdCompressor};

/// Name under which the replaying tokenizer is registered.
pub(crate) const REPLAY: &str = "replay";

/// All fields, by purpose.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) layers: [Field; 3],
    pub(crate) title_words: Field,
    /// Words with a capital inside a sentence: names, mostly.
    pub(crate) inside_capitals: Field,
    /// Words with a capital because a sentence or a quotation opens with them.
    pub(crate) opening_capitals: Field,
    /// Where stretches of words of one layer, or of no words, begin: what `_` in a query is checked by.
    pub(crate) layout: Field,
    pub(crate) title_layout: Field,
    /// How many articles were added before: the engine keeps its segments in no order.
    pub(crate) number: Field,
    pub(crate) id: Field,
    pub(crate) fingerprint: Field,
    pub(crate) outlet: Field,
    pub(crate) event: Field,
    pub(crate) language: Field,
    pub(crate) day: Field,
    pub(crate) lengths: [Field; 3],
    pub(crate) title_length: Field,
    pub(crate) title: Field,
    pub(crate) body: Field,
    pub(crate) details: Field,
}

impl Fields {
    /// The field that holds the words of one layer.
    pub(crate) fn layer(&self, layer: Layer) -> Field {
        self.layers[layer as usize]
    }

    /// The schema and its fields.
    pub(crate) fn build() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let fields = Self {
            layers: ["voice", "quotation", "short_quotation"].map(|name| {
                schema.add_text_field(name, words(IndexRecordOption::WithFreqsAndPositions))
            }),
            title_words: schema.add_text_field(
                "title_words",
                words(IndexRecordOption::WithFreqsAndPositions),
            ),
            inside_capitals: schema
                .add_text_field("inside_capitals", words(IndexRecordOption::WithFreqs)),
            opening_capitals: schema
                .add_text_field("opening_capitals", words(IndexRecordOption::WithFreqs)),
            layout: schema
                .add_text_field("layout", words(IndexRecordOption::WithFreqsAndPositions)),
            title_layout: schema.add_text_field(
                "title_layout",
                words(IndexRecordOption::WithFreqsAndPositions),
            ),
            number: schema.add_u64_field("number", FAST),
            id: schema.add_text_field("id", STRING | FAST),
            fingerprint: schema.add_u64_field("fingerprint", FAST),
            outlet: schema.add_text_field("outlet", STRING | FAST),
            event: schema.add_text_field("event", STRING | FAST),
            language: schema.add_text_field("language", STRING | FAST),
            day: schema.add_i64_field("day", INDEXED | FAST),
            lengths: ["voice_length", "quotation_length", "short_quotation_length"]
                .map(|name| schema.add_u64_field(name, FAST)),
            title_length: schema.add_u64_field("title_length", FAST),
            title: schema.add_text_field("title", STORED),
            body: schema.add_text_field("body", STORED),
            details: schema.add_text_field("details", STORED),
        };
        (schema.build(), fields)
    }
}

/// How the text itself is stored: one level of zstd lower is a hundredth of the index more, one higher
/// takes a twentieth more of the processor's time.
pub(crate) fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor {
            compression_level: Some(5),
        }),
        ..IndexSettings::default()
    }
}

/// Words; the text itself is stored once, elsewhere.
fn words(option: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(REPLAY)
        .set_fieldnorms(false)
        .set_index_option(option);
    TextOptions::default().set_indexing_options(indexing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_a_field_of_its_name() {
        let (schema, fields) = Fields::build();
        for layer in Layer::ALL {
            assert_eq!(schema.get_field_name(fields.layer(layer)), layer.name());
        }
    }
}
