//! Where paragraphs are: the lines of a text. Not a guess at hard-wrapped lines.

use crate::span::Span;

/// The paragraphs of a normalised text: every line that is not blank, without the white space
/// around it.
///
/// ```
/// use otherwords_text::paragraphs;
/// let text = "First.\n\n  Second line. \n";
/// let lines: Vec<_> = paragraphs(text).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(lines, ["First.", "Second line."]);
/// ```
pub fn paragraphs(text: &str) -> Vec<Span> {
    each(text).collect()
}

/// The same, one at a time.
pub(super) fn each(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut line_start = 0;
    text.split('\n').filter_map(move |line| {
        let from = line_start;
        line_start += line.len() + 1;
        trimmed(line, from)
    })
}

fn trimmed(line: &str, from: usize) -> Option<Span> {
    let without_indent = line.trim_start();
    let start = from + line.len() - without_indent.len();
    let inner = without_indent.trim_end();
    (!inner.is_empty()).then(|| Span {
        start,
        end: start + inner.len(),
    })
}
