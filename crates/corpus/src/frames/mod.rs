//! Frame lexicons: named lists of words, from files of our own (TOML) and in the formats that other
//! tools use. What is counted with them is decided elsewhere.
//!
//! One format one file here, and one line in [`FORMATS`].

mod csv;
mod dic;
mod toml;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use crate::problem::{Outcome, Problem};

/// A frame: words that stand for one way of seeing a matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FrameLexicon {
    /// What it is called.
    pub name: String,
    /// Where its words or its definition come from; for a user's own the file.
    pub source: String,
    /// Its words and sequences of words, sorted, in lower case, one space between two words. A `*` at
    /// the end of a word stands for any ending.
    pub entries: Vec<String>,
}

/// Why a file of frames cannot be used at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// The file cannot be read.
    #[error("cannot read frames from `{file}`: {source}")]
    Read {
        /// As the user named it.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is too large to be a lexicon.
    #[error("`{file}` is larger than {} MiB: no lexicon is", LARGEST >> 20)]
    TooLarge {
        /// As the user named it.
        file: String,
    },
    /// No format has this ending.
    #[error(
        "`{file}` is no file of frames we know: give .toml, .dic (LIWC), .yml (quanteda) or .csv"
    )]
    UnknownFormat {
        /// As the user named it.
        file: String,
    },
    /// The file is not what its ending says.
    #[error("`{file}`: {what}")]
    Malformed {
        /// As the user named it.
        file: String,
        /// What is wrong, with its place where that is known.
        what: String,
    },
}

/// Largest file read.
const LARGEST: u64 = 16 << 20;
/// Most entries of a file and most frames; what is more is left out and listed.
const MOST_ENTRIES: usize = 100_000;
const MOST_FRAMES: usize = 1_000;
/// Longest entry in characters.
const LONGEST_ENTRY: usize = 100;
/// Most words of an entry.
const MOST_WORDS: usize = 8;

/// What a format hands over.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    /// Frames with their source, where the file gives one, and their entries.
    frames: BTreeMap<String, (Option<String>, Vec<String>)>,
    /// Lines that could not be used, from 1, and why.
    unread: Vec<(Option<u64>, String)>,
}

impl Found {
    fn add(&mut self, frame: &str, entry: &str) {
        let entries = &mut self.frames.entry(frame.trim().to_owned()).or_default().1;
        let words: Vec<&str> = entry.split_whitespace().collect();
        entries.push(words.join(" ").to_lowercase());
    }
}

/// A format and the endings of its files.
struct Format {
    endings: &'static [&'static str],
    read: fn(&str) -> Result<Found, String>,
}

const FORMATS: [Format; 4] = [
    Format {
        endings: &["toml"],
        read: toml::read,
    },
    Format {
        endings: &["dic"],
        read: dic::read,
    },
    Format {
        endings: &["yml", "yaml"],
        read: yaml::read,
    },
    Format {
        endings: &["csv", "tsv"],
        read: csv::read,
    },
];

/// Reads a file of frames. Entries that cannot be used are listed as problems.
///
/// # Errors
/// Where the file cannot be read, is no file of frames, or is malformed as a whole.
pub fn read_frames(path: &Path) -> Result<(Vec<FrameLexicon>, Vec<Problem>), FrameError> {
    let file = path.display().to_string();
    let failed = |source| FrameError::Read {
        file: file.clone(),
        source,
    };
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(FrameError::TooLarge { file });
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    parse_frames(&file, &String::from_utf8_lossy(&bytes))
}

/// Reads frames from the content of a file; its name tells the format.
///
/// # Errors
/// As [`read_frames`].
///
/// ```
/// use otherwords_corpus::parse_frames;
/// let (frames, problems) = parse_frames("mine.csv", "word,frame\nriot*,conflict\n")?;
/// assert_eq!((frames[0].name.as_str(), frames[0].entries[0].as_str()), ("conflict", "riot*"));
/// assert!(problems.is_empty());
/// # Ok::<(), otherwords_corpus::FrameError>(())
/// ```
pub fn parse_frames(
    file: &str,
    text: &str,
) -> Result<(Vec<FrameLexicon>, Vec<Problem>), FrameError> {
    let ending = Path::new(file)
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let format = FORMATS.iter().find(|format| {
        ending
            .as_deref()
            .is_some_and(|ending| format.endings.contains(&ending))
    });
    let format = format.ok_or_else(|| FrameError::UnknownFormat {
        file: file.to_owned(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let malformed = |what| FrameError::Malformed {
        file: file.to_owned(),
        what,
    };
    let found = (format.read)(text).map_err(malformed)?;
    if found.frames.is_empty() {
        return Err(malformed("no frame was found in it".to_owned()));
    }
    Ok(check(file, found))
}

/// Keeps what can be counted and lists the rest.
fn check(file: &str, found: Found) -> (Vec<FrameLexicon>, Vec<Problem>) {
    let problem = |record, what: String| Problem {
        file: file.to_owned(),
        record,
        what,
        outcome: Outcome::Assumed,
    };
    let mut problems: Vec<Problem> = found
        .unread
        .into_iter()
        .map(|(line, what)| problem(line, what))
        .collect();
    let n_frames = found.frames.len();
    if n_frames > MOST_FRAMES {
        problems.push(problem(
            None,
            format!("{n_frames} frames: only the first {MOST_FRAMES} are used"),
        ));
    }
    let mut left = MOST_ENTRIES;
    let mut frames = Vec::new();
    for (name, (source, entries)) in found.frames.into_iter().take(MOST_FRAMES) {
        let mut usable = Vec::new();
        for entry in entries {
            match unusable(&entry) {
                Some(why) => problems.push(problem(
                    None,
                    format!("`{}` of frame `{name}` {why}", short(&entry)),
                )),
                None => usable.push(entry),
            }
        }
        usable.sort();
        usable.dedup();
        if usable.len() > left {
            usable.truncate(left);
            problems.push(problem(
                None,
                format!("more than {MOST_ENTRIES} entries: frame `{name}` was cut short"),
            ));
        }
        left -= usable.len();
        if usable.is_empty() {
            problems.push(problem(
                None,
                format!("frame `{name}` has no word that can be counted"),
            ));
            continue;
        }
        let source = source.unwrap_or_else(|| file.to_owned());
        frames.push(FrameLexicon {
            name,
            source,
            entries: usable,
        });
    }
    (frames, problems)
}

/// Why an entry cannot be counted.
fn unusable(entry: &str) -> Option<&'static str> {
    if entry.chars().count() > LONGEST_ENTRY || entry.split(' ').count() > MOST_WORDS {
        return Some("is too long for a word or phrase");
    }
    entry.split(' ').find_map(unusable_word)
}

fn unusable_word(word: &str) -> Option<&'static str> {
    let stem = word.strip_suffix('*').unwrap_or(word);
    if stem.is_empty() {
        Some("is empty, or a * alone stands in it")
    } else if stem.contains('*') {
        Some("has a * elsewhere than at the end of a word, so it was left out")
    } else if !stem.contains(char::is_alphanumeric) {
        Some("has no letter, so it was left out")
    } else {
        None
    }
}

fn short(entry: &str) -> String {
    entry.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(file: &str, text: &str) -> Vec<(String, Vec<String>)> {
        let (frames, _) = parse_frames(file, text).expect(file);
        frames
            .into_iter()
            .map(|frame| (frame.name, frame.entries))
            .collect()
    }

    #[test]
    fn every_format_gives_the_same_frames() {
        let expected = vec![
            (
                "conflict".to_owned(),
                vec!["clash".to_owned(), "riot*".to_owned()],
            ),
            ("law".to_owned(), vec!["court".to_owned()]),
        ];
        let rows = [
            (
                "a.toml",
                "[[frame]]\nname = \"conflict\"\nsource = \"me\"\nwords = [\"riot*\", \"Clash\"]\n\
                 [[frame]]\nname = \"law\"\nsource = \"me\"\nwords = [\"court\"]\n",
            ),
            (
                "a.dic",
                "%\n1\tconflict\n2\tlaw\n%\nriot*\t1\nclash\t1\ncourt\t2\n",
            ),
            ("a.yml", "conflict:\n  - riot*\n  - clash\nlaw: [court]\n"),
            (
                "a.csv",
                "term,frame\nriot*,conflict\nclash,conflict\ncourt,law\n",
            ),
            (
                "a.tsv",
                "frame\tword\nconflict\triot*\nconflict\tclash\nlaw\tcourt\n",
            ),
        ];
        for (file, text) in rows {
            assert_eq!(frames(file, text), expected, "{file}");
        }
    }

    #[test]
    fn nested_keys_of_yaml_are_joined() {
        let text = "policy:\n  economy: [tax*]\n  health:\n    - vaccine*\n";
        assert_eq!(
            frames("a.yaml", text),
            [
                ("policy/economy".to_owned(), vec!["tax*".to_owned()]),
                ("policy/health".to_owned(), vec!["vaccine*".to_owned()]),
            ]
        );
    }

    #[test]
    fn what_cannot_be_counted_is_listed() {
        let text = "word,frame\nhuman  right*,law\n*gate,law\nrule * law,law\ncourt,law\n,law\n";
        let (frames, problems) = parse_frames("a.csv", text).expect("read");
        assert_eq!(frames[0].entries, ["court", "human right*"]);
        let what: Vec<_> = problems
            .iter()
            .map(|problem| problem.what.as_str())
            .collect();
        assert!(
            what.iter().any(|what| what.contains("a * alone")),
            "{what:?}"
        );
        assert!(
            what.iter().any(|what| what.contains("elsewhere")),
            "{what:?}"
        );
    }

    #[test]
    fn what_is_no_lexicon_is_refused_by_name() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        for (file, text, says) in [
            ("a.xls", "", "no file of frames"),
            ("a.toml", "name = ", "a.toml"),
            ("a.toml", "", "no frame"),
            ("a.dic", "no header", "%"),
            ("a.yml", bomb, "alias"),
            ("a.yml", "a: [", "a.yml"),
            ("a.yml", "- ".repeat(100_000).as_str(), "nested too deeply"),
            ("a.csv", "only\none\n", "two columns"),
        ] {
            let error = parse_frames(file, text).expect_err(file).to_string();
            assert!(error.contains(says), "{file}: {error}");
        }
    }
}
