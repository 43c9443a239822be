//! Writing SVG: shapes with classes and numbers with at most one decimal. Not what is drawn.

use std::fmt::Write as _;

/// A drawing in work.
pub(super) struct Svg {
    width: f64,
    height: f64,
    class: &'static str,
    body: String,
}

impl Svg {
    /// An empty drawing of this size in pixels.
    pub(super) fn new(class: &'static str, width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            class,
            body: String::new(),
        }
    }

    /// A rectangle; nothing where it has no size.
    pub(super) fn rectangle(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        if width > 0.0 && height > 0.0 {
            let [x, y, width, height] = [x, y, width, height].map(number);
            let _ = write!(
                self.body,
                r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#
            );
        }
    }

    /// A path through points, each pair of points a line of its own.
    pub(super) fn lines(&mut self, class: &str, lines: &[[f64; 4]]) {
        let mut path = String::new();
        for [x1, y1, x2, y2] in lines.iter().map(|line| line.map(number)) {
            let _ = match x1 == x2 {
                true => write!(path, "M{x1} {y1}V{y2}"),
                false => write!(path, "M{x1} {y1}L{x2} {y2}"),
            };
        }
        if !path.is_empty() {
            let _ = write!(self.body, r#"<path class="{class}" d="{path}"/>"#);
        }
    }

    /// A text at its baseline; the class says how it is anchored.
    pub(super) fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let [x, y] = [x, y].map(number);
        let text = escape(text);
        let _ = write!(
            self.body,
            r#"<text class="{class}" x="{x}" y="{y}">{text}</text>"#
        );
    }

    /// The drawing, with a name for those who cannot see it, and a description unless empty.
    pub(super) fn finish(self, title: &str, description: &str) -> String {
        let [width, height] = [self.width, self.height].map(number);
        let mut svg = format!(
            r#"<svg class="{}" viewBox="0 0 {width} {height}" role="img"><title>{}</title>"#,
            self.class,
            escape(title),
        );
        if !description.is_empty() {
            let _ = write!(svg, "<desc>{}</desc>", escape(description));
        }
        svg + &self.body + "</svg>"
    }
}

/// At most one decimal, and no decimals for a whole number.
fn number(value: f64) -> String {
    let digits = format!("{value:.1}");
    let digits = digits.strip_suffix(".0").unwrap_or(&digits);
    if digits == "-0" {
        "0".to_owned()
    } else {
        digits.to_owned()
    }
}

/// Text that is safe inside an element of SVG or HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_decimal_at_most() {
        for (value, expected) in [(1.0, "1"), (1.26, "1.3"), (-0.01, "0"), (-2.5, "-2.5")] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn text_cannot_leave_its_element() {
        let mut svg = Svg::new("figure", 10.0, 10.0);
        svg.text("start", 0.0, 0.0, "</text><script>");
        let svg = svg.finish("<b>", "a & b");
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt;"), "{svg}");
        assert!(
            svg.contains("<title>&lt;b&gt;</title><desc>a &amp; b</desc>"),
            "{svg}"
        );
    }
}
