//! A document of which this program writes parts, between two comments each; the rest is written by
//! people and stays as it is.

use std::path::Path;

use anyhow::Context;

/// Puts a text in the place of the part of this name. A document without it gets it at its end; a
/// missing one is begun.
pub(crate) fn replace(document: &Path, part: &str, text: &str) -> anyhow::Result<()> {
    let failed = || format!("cannot write {}", document.display());
    let old = match std::fs::read_to_string(document) {
        Ok(old) => old,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "# Performance\n".to_owned(),
        Err(error) => return Err(error).with_context(failed),
    };
    if let Some(folder) = document.parent() {
        std::fs::create_dir_all(folder).with_context(failed)?;
    }
    std::fs::write(document, replaced(&old, part, text)).with_context(failed)
}

fn replaced(document: &str, part: &str, text: &str) -> String {
    let (begin, end) = (
        format!("<!-- {part}: begin -->"),
        format!("<!-- {part}: end -->"),
    );
    let written = format!("{begin}\n{}\n{end}", text.trim_end());
    let parts = document
        .split_once(&begin)
        .and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    match parts {
        Some((before, after)) => format!("{before}{written}{after}"),
        None => format!("{}\n\n{written}\n", document.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_the_part_between_the_comments_changes() {
        let once = replaced("# Title\n\nBy hand.\n", "speed", "| 1 |\n");
        let begun = "# Title\n\nBy hand.\n\n<!-- speed: begin -->\n| 1 |\n<!-- speed: end -->\n";
        assert_eq!(once, begun);
        let more = once + "\nAlso by hand.\n";
        assert_eq!(
            replaced(&more, "speed", "| 2 |"),
            more.replace("| 1 |", "| 2 |")
        );
        let other = replaced(&more, "instructions", "3");
        assert!(other.starts_with(more.trim_end()), "{other}");
    }
}
