//! Parquet and Arrow tables, written by the libraries that others write them with.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, BinaryArray, Date32Array, DictionaryArray, RecordBatch, StringArray, StructArray,
    types::Int32Type,
};
use arrow_schema::{DataType, Field};

use super::*;

fn table() -> RecordBatch {
    let outlet: DictionaryArray<Int32Type> = ["Harbour Post", "Daily Beacon"].into_iter().collect();
    let mut authors = ListBuilder::new(StringBuilder::new());
    authors.append_value([Some("Ada Quill"), Some("Bo Reed")]);
    authors.append_null();
    let text: ArrayRef = Arc::new(StringArray::from(vec![
        "The pier is closed.",
        "The envoy was summoned.",
    ]));
    let content = StructArray::from(vec![(
        Arc::new(Field::new("rendered", DataType::Utf8, true)),
        text,
    )]);
    // 4 March 2021, by `date -d`.
    let columns: [(&str, ArrayRef); 5] = [
        ("outlet", Arc::new(outlet)),
        (
            "date",
            Arc::new(Date32Array::from(vec![Some(18_690), None])),
        ),
        (
            "title",
            Arc::new(BinaryArray::from(vec!["Café closed".as_bytes(), b"Talks"])),
        ),
        ("authors", Arc::new(authors.finish())),
        ("content", Arc::new(content)),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
        .expect("a table")
}

fn parquet() -> Vec<u8> {
    let table = table();
    let mut writer =
        parquet::arrow::ArrowWriter::try_new(Vec::new(), table.schema(), None).expect("in memory");
    writer.write(&table).expect("in memory");
    writer.into_inner().expect("in memory")
}

fn arrow_file() -> Vec<u8> {
    let table = table();
    let mut writer =
        arrow_ipc::writer::FileWriter::try_new(Vec::new(), &table.schema()).expect("in memory");
    writer.write(&table).expect("in memory");
    writer.finish().expect("in memory");
    writer.into_inner().expect("in memory")
}

fn arrow_stream() -> Vec<u8> {
    let table = table();
    let mut writer =
        arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &table.schema()).expect("in memory");
    writer.write(&table).expect("in memory");
    writer.into_inner().expect("in memory")
}

#[test]
fn every_kind_of_column_becomes_text() {
    for (name, format, bytes) in [
        ("a.parquet", "Parquet", parquet()),
        ("no-ending", "Parquet", parquet()),
        ("a.arrow", "Arrow", arrow_file()),
        ("a.arrows", "Arrow", arrow_stream()),
        ("a.parquet.gz", "Parquet", gzip(&parquet())),
        ("a.zip", "Parquet", zip(&[("x/a.parquet", &parquet())])),
    ] {
        let given = load_named(name, &bytes, &LoadOptions::default());
        assert_eq!(given.problems, [], "{name}");
        assert_eq!(given.loaded.formats[0].format, Some(format), "{name}");
        assert_eq!(given.outlets(), ["Harbour Post", "Daily Beacon"], "{name}");
        assert_eq!(
            given.bodies(),
            ["The pier is closed.", "The envoy was summoned."],
            "{name}"
        );
        let first = &given.articles[0];
        assert_eq!(
            first.date.map(|date| date.to_string()).as_deref(),
            Some("2021-03-04"),
            "{name}"
        );
        assert_eq!(
            (&*first.title, &*first.byline),
            ("Café closed", "Ada Quill, Bo Reed"),
            "{name}"
        );
        assert_eq!(
            (given.articles[1].date, &*given.articles[1].byline),
            (None, ""),
            "{name}"
        );
    }
}

#[test]
fn a_table_without_texts_says_what_to_do() {
    let numbers: ArrayRef = Arc::new(StringArray::from(vec!["1"]));
    let table = RecordBatch::try_from_iter([("n", numbers)]).expect("a table");
    let mut writer =
        parquet::arrow::ArrowWriter::try_new(Vec::new(), table.schema(), None).expect("in memory");
    writer.write(&table).expect("in memory");
    let given = load_text("a.parquet", &writer.into_inner().expect("in memory"));
    assert!(
        given.only_problem().what.contains("--map body="),
        "{:?}",
        given.problems
    );
}

#[test]
fn a_damaged_table_is_a_problem_and_never_a_panic() {
    for (name, whole) in [
        ("a.parquet", parquet()),
        ("a.arrow", arrow_file()),
        ("a.arrows", arrow_stream()),
    ] {
        let half = load_text(name, &whole[..whole.len() / 2]);
        assert!(!half.problems.is_empty(), "{name}");
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 0xa5;
            let given = load_text(name, &bytes);
            assert!(
                given.articles.len() + given.problems.len() > 0,
                "{name}: silence about {place}"
            );
        }
    }
}
