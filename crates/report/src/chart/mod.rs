//! Charts: one file each, drawn as accessible SVG without styles of their own, so that the page
//! decides on colours for light, dark and print. Same data, same bytes.

mod bars;
mod row;
mod scale;
mod svg;
mod text_width;

pub(crate) use bars::bars;
pub(crate) use row::{axis, row};
pub(crate) use scale::Scale;
