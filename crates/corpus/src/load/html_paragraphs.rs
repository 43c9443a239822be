//! The paragraphs of an HTML file, with what is bold in them. Not for pages with menus.

use std::collections::BTreeSet;
use std::io::Read;
use std::ops::ControlFlow;

use super::html_tokens::{Attributes, Piece, Pieces, is_inline, is_void};
use super::paragraph::{Paragraph, Take, squeezed};

/// Hands over all paragraphs. Comments and named anchors become marks. A paragraph longer than
/// `limit` bytes is cut into several.
pub(super) fn read(html: impl Read, limit: usize, take: &mut Take<'_>) -> Result<(), String> {
    let mut pieces = Pieces::new(html, limit);
    let mut walk = Walk::default();
    for piece in pieces.by_ref() {
        let flow = walk.piece(piece, take);
        if flow.is_break() || walk.now.text.len() > limit && walk.end(take).is_break() {
            return Ok(());
        }
    }
    // Whoever takes the last paragraph may break as well; nothing follows.
    let _ = walk.end(take);
    if pieces.is_too_long {
        return Err(format!("a text or tag of more than {limit} bytes"));
    }
    Ok(())
}

#[derive(Default)]
struct Walk {
    now: Paragraph,
    /// For each open inline element whether it makes its text bold.
    bold: Vec<bool>,
    bold_classes: BTreeSet<String>,
    /// Within `<style>` or `<script>`.
    silent: Option<String>,
}

/// No text nests as deep; what does is not marked bold any more.
const MOST_OPEN: usize = 200;

impl Walk {
    fn piece(&mut self, piece: Piece, take: &mut Take<'_>) -> ControlFlow<()> {
        match piece {
            Piece::Text(text) if self.silent.is_some() => self.style(&text),
            Piece::Text(text) => self.text(&text),
            Piece::Comment(text) => {
                return self.mark(text.split_whitespace().collect::<Vec<_>>().join(" "), take);
            }
            Piece::Open(name, attributes) => return self.open(name, &attributes, take),
            Piece::Close(name) => return self.close(&name, take),
        }
        ControlFlow::Continue(())
    }

    fn text(&mut self, text: &str) {
        let text = squeezed(text, self.now.wants_no_space());
        let is_bold = self.bold.iter().any(|bold| *bold);
        self.now.push(&text, is_bold);
    }

    fn open(
        &mut self,
        name: String,
        attributes: &Attributes,
        take: &mut Take<'_>,
    ) -> ControlFlow<()> {
        match name.as_str() {
            "br" => self.now.push("\n", true),
            "style" | "script" => self.silent = Some(name),
            "a" if !attributes.get("name").is_empty() => {
                self.mark(attributes.get("name").to_string(), take)?;
                self.push_bold(false);
            }
            name if is_void(name) => {}
            name if is_inline(name) => {
                let by_class = attributes.has_class(|class| self.bold_classes.contains(class));
                self.push_bold(by_class || ["b", "strong"].contains(&name));
            }
            "td" | "th" => self.now.push(" ", true),
            _ => return self.end(take),
        }
        ControlFlow::Continue(())
    }

    fn close(&mut self, name: &str, take: &mut Take<'_>) -> ControlFlow<()> {
        if self.silent.as_deref() == Some(name) {
            self.silent = None;
        } else if is_inline(name) {
            self.bold.pop();
        } else if !["td", "th"].contains(&name) {
            return self.end(take);
        }
        ControlFlow::Continue(())
    }

    fn push_bold(&mut self, is_bold: bool) {
        if self.bold.len() < MOST_OPEN {
            self.bold.push(is_bold);
        }
    }

    fn mark(&mut self, name: String, take: &mut Take<'_>) -> ControlFlow<()> {
        self.end(take)?;
        take(Paragraph {
            mark: Some(name),
            ..Paragraph::default()
        })
    }

    fn end(&mut self, take: &mut Take<'_>) -> ControlFlow<()> {
        self.bold.clear();
        let paragraph = std::mem::take(&mut self.now);
        if paragraph.is_empty() {
            ControlFlow::Continue(())
        } else {
            take(paragraph)
        }
    }

    /// Remembers the classes whose rule says bold.
    fn style(&mut self, css: &str) {
        for rule in css.split('}') {
            let Some((selector, body)) = rule.split_once('{') else {
                continue;
            };
            if let Some((_, class)) = selector.rsplit_once('.')
                && body.replace(' ', "").contains("font-weight:bold")
            {
                self.bold_classes.insert(class.trim().to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_keep_their_breaks_and_what_is_bold() {
        let html = "<style><!--\n.c7 { font-weight: bold; }\n.c2 { font-weight: normal; }--></style>\
            <A NAME='DOC_1'></A><DIV><P><SPAN CLASS='c7'>BYLINE: </SPAN><SPAN CLASS='c2'>Ada\n Quill<BR>of</SPAN></P></DIV>\
            <table><tr><td><p>1</p></td><td>two</td></tr></table>";
        let mut found = Vec::new();
        let mut take = |paragraph: Paragraph| {
            found.push((paragraph.bold().to_string(), paragraph.text, paragraph.mark));
            ControlFlow::Continue(())
        };
        assert_eq!(read(html.as_bytes(), 1_000, &mut take), Ok(()));
        let plain = |bold: &str, text: &str| (bold.to_string(), text.to_string(), None);
        assert_eq!(
            found,
            [
                (String::new(), String::new(), Some("DOC_1".to_string())),
                plain("BYLINE:", "BYLINE: Ada Quill\nof"),
                plain("", "1"),
                plain("", " two"),
            ]
        );
    }

    #[test]
    fn no_paragraph_grows_without_end_whatever_it_is_made_of() {
        let limit = 1_000;
        for piece in ["a<b>b</b>", "a<br>", "a<td>", "<i>&amp;</i>"] {
            let html = format!("<p>{}</p>", piece.repeat(10 * limit));
            let mut n_bytes = Vec::new();
            let mut take = |paragraph: Paragraph| {
                n_bytes.push(paragraph.text.len());
                ControlFlow::Continue(())
            };
            assert_eq!(read(html.as_bytes(), limit, &mut take), Ok(()));
            assert!(
                n_bytes.iter().all(|n| *n <= 2 * limit),
                "{piece}: {n_bytes:?}"
            );
            assert!(n_bytes.iter().sum::<usize>() >= 10 * limit, "{piece}");
        }
    }
}
