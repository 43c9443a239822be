//! Exports of LexisNexis, Nexis Uni and Lexis Advance: HTML, Word, RTF and plain text, in English,
//! French and German interfaces. Whatever the file, it becomes paragraphs, the paragraphs become
//! documents, and each document an article.

mod article;
mod documents;
mod labels;

use std::ops::ControlFlow;

use super::format::{Format, Input, Sample};
use super::paragraph::Paragraph;
use super::record::Desk;
use super::{docx, html_paragraphs, plain_paragraphs, rtf, zipped};
use crate::Outcome;
use documents::Documents;

pub(super) static FORMAT: Format = Format {
    name: "LexisNexis",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

/// How a file is written.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Html,
    Word,
    Rtf,
    Plain,
}

fn recognise(sample: &Sample<'_>) -> u8 {
    let is_export = match kind(sample.bytes, sample.text) {
        Kind::Word => zipped::start_of(sample.bytes, docx::TEXT, WORD_START)
            .is_some_and(|text| is_word_export(&text)),
        Kind::Html => sample.text.is_some_and(is_html_export),
        Kind::Rtf => sample.text.is_some_and(is_rtf_export),
        Kind::Plain => sample.text.is_some_and(is_plain_export),
    };
    if is_export { 97 } else { 0 }
}

/// Enough of a Word document to pass the list of its contents.
const WORD_START: u64 = 2 << 20;

fn kind(bytes: &[u8], text: Option<&str>) -> Kind {
    let start = text.unwrap_or_default().trim_start();
    match () {
        () if bytes.starts_with(b"PK\x03\x04") => Kind::Word,
        () if start.starts_with("{\\rtf") => Kind::Rtf,
        () if start.starts_with('<') => Kind::Html,
        () => Kind::Plain,
    }
}

/// The text of an article stands after a bookmark, and articles end with a line that says so.
fn is_word_export(xml: &[u8]) -> bool {
    let xml = String::from_utf8_lossy(xml);
    let has_marks = xml.contains("\"Bookmark_1\"") && xml.contains("\"Body");
    has_marks || labels::END.iter().any(|end| xml.contains(end)) && xml.contains("Length:")
}

fn is_html_export(html: &str) -> bool {
    html.contains("<DOCFULL>") || html.contains("<!-- LXNComment")
}

fn is_rtf_export(rtf: &str) -> bool {
    let is_newer = || rtf.contains("Length:") && labels::END.iter().any(|end| rtf.contains(end));
    rtf.contains("LXNComment") || rtf.contains("DOC_ID_") || is_newer()
}

/// Documents are counted, and say how long they are.
fn is_plain_export(text: &str) -> bool {
    let says_length = |line: &str| {
        let label = line.split_once(':').map(|(label, _)| label.trim());
        label.is_some_and(|label| labels::known(label) == Some("length"))
    };
    text.lines().any(labels::counts_documents) && text.lines().any(says_length)
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let text = super::format::sample_text(&input.stream.sample, false);
    let kind = kind(&input.stream.sample, text.as_deref());
    let mut documents = Documents::new(desk, limit, kind == Kind::Plain);
    let mut take = |paragraph: Paragraph| documents.paragraph(paragraph);
    let read = match kind {
        Kind::Word => docx::read(input.stream, limit, &mut take),
        Kind::Html => html_paragraphs::read(input.stream.into_text(), limit, &mut take),
        Kind::Rtf => rtf::read(
            std::io::BufReader::new(input.stream.into_bytes()),
            limit,
            &mut take,
        ),
        Kind::Plain => plain_paragraphs::read(input.stream.into_text(), limit, &mut take),
    };
    let flow = documents.finish();
    if let Err(what) = read {
        desk.problem(None, what, Outcome::Truncated);
    }
    flow
}
