//! The table of input formats. A new format is one file and one line here.

use std::ops::ControlFlow;

use super::columns::Columns;
use super::record::Desk;
use super::stream::Stream;
use super::{
    alceste, csv, decode, europresse, factiva_html, factiva_xml, feed, gdelt, html, integrum, json,
    jsonl, nexis, proquest, tei, text, unknown, web_archive, word, xlsx,
};

/// One way articles are stored in a file.
pub(crate) struct Format {
    /// As shown to users.
    pub(crate) name: &'static str,
    /// One file is one article, so that folders' names tell about it.
    pub(crate) one_article_a_file: bool,
    /// Its authors name the columns, so that users may have to say which is which.
    pub(crate) has_columns: bool,
    /// How sure the beginning of a file makes us, from 0 (it is not) to 100 (it says so itself).
    pub(crate) recognise: fn(&Sample<'_>) -> u8,
    /// Hands all records to the desk.
    pub(crate) read: fn(Input<'_>, &mut dyn Desk) -> ControlFlow<()>,
}

/// All formats; of two that are equally sure the first is taken.
pub(crate) static FORMATS: &[&Format] = &[
    #[cfg(feature = "columnar")]
    &super::columnar::PARQUET,
    #[cfg(feature = "columnar")]
    &super::columnar::ARROW,
    &web_archive::WARC,
    &web_archive::ARC,
    &nexis::FORMAT,
    &factiva_xml::FORMAT,
    &factiva_html::FORMAT,
    &europresse::FORMAT,
    &integrum::FORMAT,
    &proquest::FORMAT,
    &alceste::FORMAT,
    &tei::FORMAT,
    &feed::FORMAT,
    &gdelt::FORMAT,
    &xlsx::FORMAT,
    &word::WORD,
    &word::RTF,
    &jsonl::FORMAT,
    &json::FORMAT,
    &csv::FORMAT,
    &html::FORMAT,
    &text::FORMAT,
];

/// The beginning of a file, for its recognition.
pub(crate) struct Sample<'s> {
    /// The file's name without folders and without an ending for compression.
    pub(crate) name: &'s str,
    /// The first bytes, decompressed.
    pub(crate) bytes: &'s [u8],
    /// The first bytes as text; `None` if they are none.
    pub(crate) text: Option<&'s str>,
    /// Whether this is the whole file.
    pub(crate) is_all: bool,
    /// Whether the user named the very file, and not only its folder.
    pub(crate) was_named: bool,
}

/// A file to read, and how.
pub(crate) struct Input<'i> {
    pub(crate) stream: Stream<'i>,
    /// The file's name without folders and without an ending for compression.
    pub(crate) name: &'i str,
    /// As `LoadOptions::max_record_bytes`.
    pub(crate) limit: usize,
    /// Which columns the user named.
    pub(crate) columns: Columns,
    /// Whether the user named columns by number.
    pub(crate) by_number: bool,
}

impl Sample<'_> {
    /// Whether the name has one of these endings, given in lower case without the dot.
    pub(crate) fn ends_with(&self, endings: &[&str]) -> bool {
        let ending = self
            .name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    }

    /// The text without white space before it; empty if it is none.
    pub(crate) fn start(&self) -> &str {
        self.text.unwrap_or_default().trim_start()
    }
}

/// The format that is surest, if any is sure at all. An empty file has none.
pub(crate) fn recognise(sample: &Sample<'_>) -> Option<&'static Format> {
    if sample.is_all && sample.text.is_some_and(|text| text.trim().is_empty()) {
        return None;
    }
    let scored = FORMATS
        .iter()
        .map(|format| ((format.recognise)(sample), *format));
    let best = scored.rev().max_by_key(|(score, _)| *score);
    best.filter(|(score, _)| *score > 0)
        .map(|(_, format)| format)
}

/// The sample's bytes as text, unless they are of a known other kind or mostly not letters.
pub(crate) fn sample_text(bytes: &[u8], is_all: bool) -> Option<String> {
    if unknown::kind(bytes).is_some_and(|kind| !kind.is_text) {
        return None;
    }
    let encoding = decode::encoding_of(bytes, true, is_all).unwrap_or(encoding_rs::UTF_8);
    let (text, _, _) = encoding.decode(bytes);
    let is_strange = |letter: &char| letter.is_control() && !"\t\n\r\u{c}\u{1b}".contains(*letter);
    let n_letters = text.chars().count();
    let n_strange = text.chars().filter(is_strange).count();
    // A single slip does not make a short file binary.
    (n_strange <= 1 || n_strange * 50 <= n_letters).then(|| text.into_owned())
}
