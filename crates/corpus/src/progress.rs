//! How long work tells that it advances. Shows nothing itself: the command line does.

/// A listener to the progress of long work. All methods may be called from several threads.
pub trait Progress: Sync {
    /// A stage begins; `total` is how much there is to do, in the stage's own unit, where known.
    fn begin(&self, stage: Stage, total: Option<u64>);
    /// So much more of the current stage is done.
    fn advance(&self, by: u64);
    /// The current stage is over.
    fn end(&self);
}

/// A part of the work that may take long, with its unit of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Input files are read; in bytes as stored on disk.
    Reading,
    /// Articles are put into the index; in articles.
    Indexing,
    /// Events, copies and boilerplate are looked for; in articles, each several times.
    Curating,
    /// Words are counted; in terms.
    Counting,
    /// Differences are tested; in terms.
    Testing,
    /// Output is written; in files.
    Writing,
}

/// Nobody listens.
///
/// ```
/// use otherwords_corpus::{Progress, Silent, Stage};
/// Silent.begin(Stage::Reading, None);
/// Silent.advance(1);
/// Silent.end();
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: Stage, _total: Option<u64>) {}
    fn advance(&self, _by: u64) {}
    fn end(&self) {}
}
