//! Writing SVG: shapes with classes and numbers with at most one decimal. Not what is drawn.

use std::fmt::Write as _;

/// The class of drawings that are as large as they are, where others fill their place.
const OWN_SIZE: &str = "grid-figure";

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

    /// A rectangle that says something when pointed at.
    pub(super) fn titled_rectangle(
        &mut self,
        class: &str,
        [x, y, width, height]: [f64; 4],
        title: &str,
    ) {
        let [x, y, width, height] = [x, y, width, height].map(number);
        let title = escape(title);
        let _ = write!(
            self.body,
            r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"><title>{title}</title></rect>"#
        );
    }

    /// A disc that says something when pointed at, unless the title is empty.
    pub(super) fn disc(&mut self, class: &str, [x, y]: [f64; 2], radius: f64, title: &str) {
        let [x, y, radius] = [x, y, radius].map(number);
        let circle = format!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}""#);
        let _ = match title.is_empty() {
            true => write!(self.body, "{circle}/>"),
            false => write!(
                self.body,
                "{circle}><title>{}</title></circle>",
                escape(title)
            ),
        };
    }

    /// Any number of dots as one path, drawn by the stroke's round ends.
    pub(super) fn dots(&mut self, class: &str, dots: impl Iterator<Item = [f64; 2]>) {
        let mut path = String::new();
        for [x, y] in dots.map(|dot| dot.map(number)) {
            let _ = write!(path, "M{x} {y}h0");
        }
        if !path.is_empty() {
            let _ = write!(self.body, r#"<path class="{class}" d="{path}"/>"#);
        }
    }

    /// A line through all of the points.
    pub(super) fn polyline(&mut self, class: &str, points: &[[f64; 2]]) {
        let points = points.iter().map(|point| point.map(number).join(" "));
        let path = points.collect::<Vec<_>>().join("L");
        if !path.is_empty() {
            let _ = write!(self.body, r#"<path class="{class}" d="M{path}"/>"#);
        }
    }

    /// A text that runs upwards from its point.
    pub(super) fn rising_text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let [x, y] = [x, y].map(number);
        let text = escape(text);
        let _ = write!(
            self.body,
            r#"<text class="{class}" transform="translate({x} {y}) rotate(-45)">{text}</text>"#
        );
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
        let own_size = match self.class.contains(OWN_SIZE) {
            true => format!(r#" width="{width}" height="{height}""#),
            false => String::new(),
        };
        let mut svg = format!(
            r#"<svg class="{}"{own_size} viewBox="0 0 {width} {height}" role="img"><title>{}</title>"#,
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
