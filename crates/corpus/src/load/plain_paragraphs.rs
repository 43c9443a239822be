//! The paragraphs of a plain text: lines between empty lines.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::lines::{Line, Lines};
use super::paragraph::{Paragraph, Take};

/// Hands over all paragraphs, their lines trimmed and joined by `\n`. One longer than `limit` bytes
/// is cut into several.
pub(super) fn read(text: impl BufRead, limit: usize, take: &mut Take<'_>) -> Result<(), String> {
    let mut lines = Lines::new(text, limit);
    let mut now = Paragraph::default();
    loop {
        let line = match lines.advance().map_err(|error| error.to_string())? {
            Line::Text(_, line) => String::from_utf8_lossy(line).trim().to_string(),
            Line::TooLong(number) => {
                return Err(format!("line {number} is longer than {limit} bytes"));
            }
            Line::End => break,
        };
        let is_full = now.text.len() + line.len() > limit;
        if (line.is_empty() || is_full) && end(&mut now, take).is_break() {
            return Ok(());
        }
        if !line.is_empty() {
            let gap = if now.text.is_empty() { "" } else { "\n" };
            now.text.push_str(gap);
            now.text.push_str(&line);
        }
    }
    // Whoever takes the last paragraph may break as well; nothing follows.
    let _ = end(&mut now, take);
    Ok(())
}

fn end(now: &mut Paragraph, take: &mut Take<'_>) -> ControlFlow<()> {
    let paragraph = std::mem::take(now);
    if paragraph.is_empty() {
        ControlFlow::Continue(())
    } else {
        take(paragraph)
    }
}
