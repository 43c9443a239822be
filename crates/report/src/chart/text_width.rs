//! How wide a text will be, about, without any font at hand: widths of glyphs in DejaVu Sans, the
//! font of pictures in files and the widest of common ones, in units of the font's size.

use unicode_width::UnicodeWidthChar;

/// The width of a text in pixels at a font size; about right, seldom too small.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(glyph).sum::<f64>() * size
}

/// The text itself if it fits, else its beginning with an ellipsis.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - text_width("…", size);
    let fitting = text.chars().take_while(|character| {
        left -= glyph(*character) * size;
        left >= 0.0
    });
    let mut fitted: String = fitting.collect();
    fitted.truncate(fitted.trim_end().len());
    fitted.push('…');
    fitted
}

fn glyph(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' | '|' => 0.3,
        'f' | 't' | 'r' | ' ' | '.' | ',' | ':' | ';' | '!' | '(' | ')' | '[' | ']' | '-' | '/' => {
            0.4
        }
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.58,
        'w' => 0.82,
        'm' | 'M' | 'W' | '@' | '%' | '…' => 0.98,
        'a'..='z' | '0'..='9' => 0.64,
        'A'..='Z' => 0.75,
        other => match other.width() {
            Some(0) | None => 0.0,
            Some(1) => 0.66,
            Some(_) => 1.0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_more_room_than_narrow_ones() {
        assert!(text_width("illicit", 10.0) < text_width("summons", 10.0));
        assert_eq!(text_width("抗议", 10.0), 20.0);
        assert_eq!(text_width("e\u{301}", 10.0), text_width("e", 10.0));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(fit("protest", 10.0, 100.0), "protest");
        let fitted = fit("territorial integrity", 10.0, 60.0);
        assert!(
            fitted.ends_with('…') && text_width(&fitted, 10.0) <= 60.0,
            "{fitted}"
        );
        assert_eq!(fit("protest", 10.0, 0.0), "…");
    }
}
