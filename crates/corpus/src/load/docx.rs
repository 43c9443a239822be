//! The paragraphs of a Word document, with what is bold and which bookmarks stand where.

use std::io::Read;
use std::ops::ControlFlow;

use super::paragraph::{Paragraph, Take};
use super::stream::Stream;
use super::xml::{Piece, Xml, attribute};
use super::zipped;

/// Where Word keeps the text.
pub(super) const TEXT: &str = "word/document.xml";

/// Hands over all paragraphs of the document. No piece of it may be longer than `limit` bytes.
pub(super) fn read(document: Stream<'_>, limit: usize, take: &mut Take<'_>) -> Result<(), String> {
    let mut archive = zipped::open(document, limit)?;
    let text = archive
        .by_name(TEXT)
        .map_err(|error| format!("no Word document: {error}"))?;
    paragraphs(zipped::Bounded::new(text), limit, take)
}

/// Hands over all paragraphs of the XML that holds the text.
pub(super) fn paragraphs(xml: impl Read, limit: usize, take: &mut Take<'_>) -> Result<(), String> {
    let mut xml = Xml::new(xml, limit);
    let mut walk = Walk::default();
    loop {
        let flow = match xml.piece()? {
            Piece::Open(name, attributes) => walk.open(&name, &attributes, take),
            Piece::Close(name) => walk.close(&name, take),
            Piece::Text(text) => walk.text(&text),
            Piece::End => break,
        };
        if flow.is_break() {
            return Ok(());
        }
        if walk.now.text.len() > limit {
            return Err(format!("a paragraph of more than {limit} bytes"));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Walk {
    now: Paragraph,
    /// Within a run of text, whose properties say whether it is bold.
    in_run: bool,
    is_bold: bool,
    /// Within `<w:t>`.
    in_text: bool,
    /// How deep within what says the same again for older programs.
    n_fallbacks: usize,
}

impl Walk {
    fn open(
        &mut self,
        name: &str,
        attributes: &[(String, String)],
        take: &mut Take<'_>,
    ) -> ControlFlow<()> {
        match name {
            "Fallback" => self.n_fallbacks += 1,
            _ if self.n_fallbacks > 0 => {}
            "p" => return self.end_paragraph(take),
            "r" => (self.in_run, self.is_bold) = (true, false),
            "b" if self.in_run => {
                self.is_bold = !["0", "false", "off"].contains(&attribute(attributes, "val"))
            }
            "t" => self.in_text = true,
            "tab" if self.in_run => self.now.push(" ", self.is_bold),
            "br" | "cr" => self.now.push("\n", self.is_bold),
            "noBreakHyphen" => self.now.push("-", self.is_bold),
            "bookmarkStart" if self.now.mark.is_none() => {
                self.now.mark = Some(attribute(attributes, "name").to_string());
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn close(&mut self, name: &str, take: &mut Take<'_>) -> ControlFlow<()> {
        match name {
            "Fallback" => self.n_fallbacks = self.n_fallbacks.saturating_sub(1),
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => return self.end_paragraph(take),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn text(&mut self, text: &str) -> ControlFlow<()> {
        if self.in_text && self.n_fallbacks == 0 {
            self.now.push(text, self.is_bold);
        }
        ControlFlow::Continue(())
    }

    fn end_paragraph(&mut self, take: &mut Take<'_>) -> ControlFlow<()> {
        let paragraph = std::mem::take(&mut self.now);
        if paragraph.is_empty() {
            ControlFlow::Continue(())
        } else {
            take(paragraph)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_become_paragraphs_with_what_is_bold() {
        let xml = "<w:body><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:bookmarkStart w:name='Body'/></w:p>\
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:br/><w:t>Section:</w:t></w:r><w:r><w:t>\u{a0}News</w:t></w:r></w:p>\
            <w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>A</w:t><w:tab/><w:t>b</w:t></w:r></w:p></w:body>";
        let mut found = Vec::new();
        let mut take = |paragraph: Paragraph| {
            found.push((paragraph.bold().to_string(), paragraph.text, paragraph.mark));
            ControlFlow::Continue(())
        };
        paragraphs(xml.as_bytes(), 1_000, &mut take).expect("it is XML");
        let text = |bold: &str, text: &str| (bold.to_string(), text.to_string(), None);
        assert_eq!(
            found,
            [
                (String::new(), String::new(), Some("Body".to_string())),
                text("Section:", "\nSection:\u{a0}News"),
                text("", "A b"),
            ]
        );
    }

    #[test]
    fn a_paragraph_of_breaks_alone_is_refused_like_one_of_text() {
        for piece in ["<w:br/>", "<w:t>a</w:t>"] {
            let xml = format!("<w:body><w:p><w:r>{}", piece.repeat(1_001));
            let read = paragraphs(xml.as_bytes(), 1_000, &mut |_| ControlFlow::Continue(()));
            let expected = "a paragraph of more than 1000 bytes";
            assert_eq!(read, Err(expected.to_string()), "{piece}");
        }
    }
}
