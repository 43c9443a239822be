//! Pixels and print. The fonts come with the program, so that a picture is the same everywhere; for
//! scripts that they lack, those of the machine are asked, so that no text vanishes.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::WriteError;

/// DejaVu Sans; see `assets/fonts/LICENSE`.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/DejaVuSans.ttf"),
    include_bytes!("../../../assets/fonts/DejaVuSans-Bold.ttf"),
];
const FAMILY: &str = "DejaVu Sans";
/// Pixels for each unit of a drawing.
const SCALE: f32 = 2.0;

static BUNDLED: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| Arc::new(fonts(false)));
static WITH_THOSE_OF_THE_MACHINE: LazyLock<Arc<fontdb::Database>> =
    LazyLock::new(|| Arc::new(fonts(true)));

fn fonts(of_the_machine: bool) -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    if of_the_machine {
        fonts.load_system_fonts();
    }
    fonts.set_sans_serif_family(FAMILY);
    fonts
}

/// Whether the program's own fonts have every sign of a drawing.
fn is_covered(svg: &str) -> bool {
    let Ok(face) = ttf_parser::Face::parse(FONTS[0], 0) else {
        return false;
    };
    let mut signs = svg.chars().filter(|sign| !sign.is_control());
    signs.all(|sign| face.glyph_index(sign).is_some())
}

fn tree(svg: &str, name: &'static str) -> Result<Tree, WriteError> {
    let fonts = if is_covered(svg) {
        &BUNDLED
    } else {
        &WITH_THOSE_OF_THE_MACHINE
    };
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(fonts),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| WriteError::Format {
        name,
        reason: error.to_string(),
    })
}

/// A drawing as PNG on white.
pub(super) fn png(svg: &str) -> Result<Vec<u8>, WriteError> {
    let failed = |reason: &str| WriteError::Format {
        name: "png",
        reason: reason.to_owned(),
    };
    let tree = tree(svg, "png")?;
    let size = tree.size().to_int_size().scale_by(SCALE);
    let size = size.ok_or_else(|| failed("it is too large"))?;
    let pixels = Pixmap::new(size.width(), size.height());
    let mut pixels = pixels.ok_or_else(|| failed("it is too large"))?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(
        &tree,
        Transform::from_scale(SCALE, SCALE),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|error| failed(&error.to_string()))
}

/// A drawing as PDF, one page of its size.
pub(super) fn pdf(svg: &str) -> Result<Vec<u8>, WriteError> {
    let tree = tree(svg, "pdf")?;
    let conversion = svg2pdf::to_pdf(
        &tree,
        svg2pdf::ConversionOptions::default(),
        svg2pdf::PageOptions::default(),
    );
    conversion.map_err(|error| WriteError::Format {
        name: "pdf",
        reason: error.to_string(),
    })
}
