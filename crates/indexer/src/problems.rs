//! The problems found while reading what is in an index, kept beside it so that reports can list them.

use std::collections::BTreeSet;
use std::path::Path;

use otherwords_corpus::{Outcome, Problem};
use serde_json::{Value, json};

use crate::error::IndexError;
use crate::seal::{changed, read_sealed, write_sealed};

/// Their file in the index.
const FILE: &str = "problems.jsonl";

/// Reads the problems of an index, sorted; none where it has no list.
///
/// # Errors
/// Where the list cannot be read or is not what was written.
pub fn read_problems(index: &Path) -> Result<Vec<Problem>, IndexError> {
    let Some(text) = read_sealed(index, FILE)? else {
        return Ok(Vec::new());
    };
    text.lines()
        .map(|line| problem(line).ok_or_else(|| changed(index, FILE)))
        .collect()
}

/// Adds problems to the list of an index. Those of a file that was read again replace its old ones.
///
/// # Errors
/// Where the list cannot be read or written; the old one stays.
pub fn add_problems(
    index: &Path,
    files: &[String],
    problems: &[Problem],
) -> Result<(), IndexError> {
    let mut all = read_problems(index)?;
    let again: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    all.retain(|problem| !again.contains(problem.file.as_str()));
    all.extend_from_slice(problems);
    all.sort();
    all.dedup();
    let text: String = all.iter().map(|problem| line(problem) + "\n").collect();
    write_sealed(index, FILE, &text)
}

fn line(problem: &Problem) -> String {
    json!({
        "file": problem.file,
        "record": problem.record,
        "what": problem.what,
        "outcome": problem.outcome.description(),
    })
    .to_string()
}

fn problem(line: &str) -> Option<Problem> {
    let value: Value = serde_json::from_str(line).ok()?;
    Some(Problem {
        file: value["file"].as_str()?.to_owned(),
        record: value["record"].as_u64(),
        what: value["what"].as_str()?.to_owned(),
        outcome: Outcome::from_description(value["outcome"].as_str()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, record: Option<u64>, outcome: Outcome) -> Problem {
        Problem {
            file: file.into(),
            record,
            what: format!("\"odd\"\nin {file}"),
            outcome,
        }
    }

    #[test]
    fn problems_are_read_as_they_were_added_and_a_file_read_again_replaces_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path();
        assert_eq!(read_problems(index).unwrap(), []);
        let (first, second) = (
            found("a.csv", Some(3), Outcome::Skipped),
            found("b.csv", None, Outcome::Assumed),
        );
        add_problems(
            index,
            &["a.csv".into(), "b.csv".into()],
            &[second.clone(), first.clone(), first.clone()],
        )
        .unwrap();
        assert_eq!(
            read_problems(index).unwrap(),
            [first.clone(), second.clone()]
        );
        add_problems(index, &["a.csv".into()], &[]).unwrap();
        assert_eq!(read_problems(index).unwrap(), [second]);
    }

    #[test]
    fn a_changed_list_of_problems_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        add_problems(
            folder.path(),
            &[],
            &[found("a.csv", Some(3), Outcome::Kept)],
        )
        .unwrap();
        let path = folder.path().join(FILE);
        let changed = std::fs::read_to_string(&path)
            .unwrap()
            .replace("a.csv", "z.csv");
        std::fs::write(path, changed).unwrap();
        assert!(matches!(
            read_problems(folder.path()),
            Err(IndexError::Damaged { .. })
        ));
    }
}
