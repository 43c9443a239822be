//! The sample corpora that come with the program.

use std::path::Path;

use anyhow::Context;
use include_dir::{Dir, include_dir};

static CORPORA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../corpora");

/// Names of the sample corpora, the one that a beginner should see first, first.
pub(crate) const NAMES: [&str; 2] = ["ambassador-2020", "twelve-stories"];

/// Unpacks the articles of a sample corpus below a folder and says where.
pub(crate) fn unpack(name: &str, below: &Path) -> anyhow::Result<String> {
    let corpus = CORPORA
        .get_dir(name)
        .with_context(|| format!("there is no sample corpus `{name}`"))?;
    write(corpus, below)
        .with_context(|| format!("cannot unpack the sample corpora into {}", below.display()))?;
    Ok(below.join(name).display().to_string())
}

fn write(folder: &Dir<'_>, below: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(below.join(folder.path()))?;
    for file in folder.files().filter(|file| {
        file.path()
            .extension()
            .is_some_and(|ending| ending == "txt")
    }) {
        std::fs::write(below.join(file.path()), file.contents())?;
    }
    folder.dirs().try_for_each(|inner| write(inner, below))
}
