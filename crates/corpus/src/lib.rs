//! What an article is, where it came from, and what is wrong with it. Knows nothing of indexes,
//! counts or reports.
//!
//! [`load`] reads files and folders of any known format and hands over one [`Article`] at a time.
//! What is wrong with the input is noted as a [`Problem`] and the work goes on; only what makes the
//! work impossible, such as a file that does not exist, is a [`LoadError`].
//!
//! What may be compared is decided here too, by pure functions on [`ArticleView`]s:
//! [`find_boilerplate`] says what is not an article's own text, [`find_copies`] which articles are
//! one text, [`link_events`] which report one event, and [`suggest_merges`] which names are one outlet's.

mod article;
mod load;
mod outlet;
mod problem;
mod progress;

mod truncation;
mod view;

mod hash;
mod letters;
mod whole_file;

mod boilerplate;
mod copies;
mod linking;

mod frames;

mod date;

pub use article::{Article, Origin};
pub use boilerplate::{
    Boilerplate, BoilerplateOverrides, BoilerplatePlace, PieceKind, RepeatedPassage, Verdict,
    find_boilerplate, passage_key, phrase_key,
};
pub use copies::{
    Containment, Copies, CopyCluster, CopyLink, CopySearch, CopySettings, SharedPassage,
    find_copies,
};
pub use frames::{FrameError, FrameLexicon, parse_frames, read_frames};
pub use linking::{Event, LinkSettings, Linking, Relinked, extend_events, link_events};
pub use load::{
    Compression, FileFormat, Inspection, LoadError, LoadOptions, Loaded, inspect, load,
};
pub use outlet::{Merge, MergeReason, OutletSeen, outlet_of_url, suggest_merges};
pub use problem::{Outcome, Problem};
pub use progress::{Progress, Silent, Stage};
pub use truncation::{Truncation, truncation};
pub use view::ArticleView;
pub use whole_file::WholeFile;
