//! Pictures as files: the same drawings as on the page, each with colours of its own, so that it can
//! stand in a paper or on a slide.

use crate::figures::{Figure, figures};
use crate::report::Report;

use super::WriteError;

/// Colours for files: those of the page in the light, written out.
const STYLE: &str = include_str!("../../assets/figure.css");

/// In what format pictures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Scalable, with texts that can be searched.
    Svg,
    /// Pixels. Needs the feature `pictures`.
    Png,
    /// For print. Needs the feature `pictures`.
    Pdf,
}

impl PictureFormat {
    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// Every picture of a report in every format asked for, with the names of their files.
pub(super) fn pictures(
    report: &Report,
    formats: &[PictureFormat],
) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut files = Vec::new();
    if formats.is_empty() {
        return Ok(files);
    }
    for figure in figures(report) {
        let svg = standalone(&figure);
        for format in formats {
            let name = format!("figures/{}.{}", figure.name, format.extension());
            let content = match format {
                PictureFormat::Svg => svg.clone().into_bytes(),
                PictureFormat::Png => png(&svg)?,
                PictureFormat::Pdf => pdf(&svg)?,
            };
            files.push((name, content));
        }
    }
    Ok(files)
}

/// A drawing that needs no page around it.
fn standalone(figure: &Figure) -> String {
    let svg = &figure.drawing.svg;
    let size = size(svg).map_or_else(String::new, |[width, height]| {
        format!(r#" width="{width}" height="{height}""#)
    });
    // Some drawings have their size already, some do not.
    let svg = svg.replacen(&format!("{size} viewBox"), " viewBox", 1);
    let open = format!(r#"<svg xmlns="http://www.w3.org/2000/svg"{size}"#);
    let svg = svg.replacen("<svg", &open, 1);
    let style = format!("<style>{}</style></", STYLE.trim());
    // The style stands last, so that the name stays the first thing in the drawing.
    match svg.rsplit_once("</") {
        Some((drawing, end)) => format!("{drawing}{style}{end}\n"),
        None => svg,
    }
}

/// Width and height of a drawing.
fn size(svg: &str) -> Option<[&str; 2]> {
    let (_, rest) = svg.split_once("viewBox=\"0 0 ")?;
    let (width, height) = rest.split_once('"')?.0.split_once(' ')?;
    Some([width, height])
}

#[cfg(feature = "pictures")]
mod raster;
#[cfg(feature = "pictures")]
use raster::{pdf, png};

#[cfg(not(feature = "pictures"))]
fn png(_: &str) -> Result<Vec<u8>, WriteError> {
    Err(WriteError::Format {
        name: "png",
        reason:
            "this program was built without it: build with `--features pictures`, or ask for svg"
                .to_owned(),
    })
}

#[cfg(not(feature = "pictures"))]
fn pdf(_: &str) -> Result<Vec<u8>, WriteError> {
    Err(WriteError::Format {
        name: "pdf",
        reason:
            "this program was built without it: build with `--features pictures`, or print the page"
                .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Counts, grid};
    use crate::figures::Place;

    fn figure() -> Figure {
        let counts = Counts {
            unit: "articles".to_owned(),
            rows: vec!["strike & co".to_owned()],
            columns: vec!["Ledger".to_owned()],
            cells: vec![vec![Some(2)]],
        };
        Figure {
            name: "grid".to_owned(),
            place: Place::Audit,
            title: "A grid".to_owned(),
            note: String::new(),
            drawing: grid(&counts, "A grid"),
        }
    }

    #[test]
    fn a_file_has_its_size_its_colours_and_its_name_first() {
        let svg = standalone(&figure());
        assert!(
            svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""),
            "{svg}"
        );
        assert!(svg.contains("<style>") && svg.ends_with("</style></svg>\n"));
        assert!(svg.find("<title>") < svg.find("<rect"));
    }

    #[cfg(feature = "pictures")]
    #[test]
    fn pixels_and_print_have_text_in_them() {
        let svg = standalone(&figure());
        let with = png(&svg).expect("it can be drawn");
        let without = png(&svg.replace("strike", "")).expect("so can this");
        assert!(with.starts_with(b"\x89PNG"));
        assert_ne!(with, without, "the text is drawn");
        assert!(pdf(&svg).expect("it can be printed").starts_with(b"%PDF"));
    }
}
