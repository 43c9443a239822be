//! What follows indexing: events, copies, boilerplate and outlet names are looked for, and what was
//! decided is kept with the index. No subcommand of its own.

use std::path::Path;

use otherwords_corpus::Progress;
use otherwords_indexer::curation::{Curated, LeftOut, MOST_ARTICLES, MOST_LINKED, curate};
use otherwords_indexer::{Check, Index};

use crate::messages::say;

/// Decides about an index as it is now, and keeps the decisions.
pub(crate) fn curate_again(index: &Path, progress: &dyn Progress) -> anyhow::Result<Curated> {
    let opened = Index::open(index, Check::Quick)?;
    let curated = curate(&opened, progress)?;
    if let Some(left_out) = curated.left_out {
        say(&format!("{}: {}", index.display(), reason(left_out)));
    }
    curated.curation.write(index, &opened.fingerprint()?)?;
    Ok(curated)
}

fn reason(left_out: LeftOut) -> String {
    match left_out {
        LeftOut::Everything => format!(
            "more than {MOST_ARTICLES} articles, so no events, copies or boilerplate were looked for; index \
             parts of it by themselves to have them"
        ),
        LeftOut::Linking => format!(
            "more than {MOST_LINKED} articles, so those without an event were not linked; give them events \
             (`otherwords events --import`), or index parts of it by themselves"
        ),
    }
}

/// Most articles named that moved from one event to another.
const SHOWN: usize = 10;

/// Says which articles were moved to another event.
pub(crate) fn say_relinked(curated: &Curated) {
    for moved in curated.relinked.iter().take(SHOWN) {
        let to = if moved.to.is_empty() {
            "no event"
        } else {
            &moved.to
        };
        say(&format!(
            "linked anew: {} from {} to {to}",
            moved.id, moved.from
        ));
    }
    if curated.relinked.len() > SHOWN {
        say(&format!(
            "… and {} more articles linked anew; `otherwords events` lists events as they are",
            curated.relinked.len() - SHOWN
        ));
    }
}
