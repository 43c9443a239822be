//! Charts: one file each, drawn as accessible SVG without styles of their own, so that the page
//! decides on colours for light, dark and print. Same data, same bytes.
//!
//! Each is a function from a small input to a [`Drawing`]: the picture and its figures as a table.
//!
//! ```
//! use otherwords_report::chart::{Counts, grid};
//!
//! let counts = Counts {
//!     unit: "articles".into(),
//!     rows: vec!["strike".into()],
//!     columns: vec!["Harbour Ledger".into(), "Daily Beacon".into()],
//!     cells: vec![vec![Some(3), Some(0)]],
//! };
//! let drawing = grid(&counts, "Who covered what");
//! assert!(drawing.svg.starts_with("<svg") && drawing.rows[0] == ["strike", "3", "0"]);
//! ```

mod drawing;
mod svg;

mod distances;
mod label;
mod scale;
mod text_width;

mod bars;
mod grid;
mod heat_map;
mod intervals;
mod loaded;
mod map;
mod multiples;
mod row;
mod scaling;
mod scatter;
mod shares;
mod timeline;
mod word_shift;
mod wordings;

pub use distances::{Distances, Pair};
pub use drawing::{Drawing, Named};

pub(crate) use bars::{bars, bars_with_table};
pub use grid::{Counts, grid};
pub use heat_map::heat_map;
pub use intervals::{Estimate, intervals};
pub use loaded::{Scored, loaded};
pub use map::map;
pub use multiples::{Panel, multiples};
pub(crate) use row::{axis, row};
pub(crate) use scale::Scale;
pub use scatter::{Dot, scatter};
pub use shares::{Voices, shares};
pub use timeline::{Timeline, timeline};
pub use word_shift::{Part, word_shift};
pub use wordings::{Wordings, wordings};
