//! From the names of frames to their words.

use std::path::Path;

use otherwords_corpus::{FrameLexicon, Problem, parse_frames, read_frames};

/// Our own frames, by the name that stands for their file.
const OURS: [(&str, &str); 2] = [
    (
        "generic",
        include_str!("../../../../corpora/frames/generic.toml"),
    ),
    (
        "policy",
        include_str!("../../../../corpora/frames/policy.toml"),
    ),
];

/// The frames of all files asked for, and what of them could not be used.
pub(crate) fn frames(asked: &[String]) -> anyhow::Result<(Vec<FrameLexicon>, Vec<Problem>)> {
    let (mut frames, mut problems) = (Vec::new(), Vec::new());
    for name in asked {
        let ours = OURS.iter().find(|(ours, _)| ours == name);
        let (found, listed) = match ours {
            Some((name, text)) => parse_frames(&format!("{name}.toml"), text)?,
            None => read_frames(Path::new(name))?,
        };
        frames.extend(found);
        problems.extend(listed);
    }
    Ok((frames, problems))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_frames_are_read_whole_and_name_their_sources() {
        let names: Vec<String> = OURS.map(|(name, _)| name.to_owned()).to_vec();
        let (frames, problems) = frames(&names).expect("well formed");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(frames.len(), 12);
        for frame in frames {
            assert!(frame.entries.len() >= 30, "{}", frame.name);
            assert!(frame.source.contains(char::is_numeric), "{}", frame.name);
        }
    }

    #[test]
    fn a_name_that_stands_for_nothing_is_refused_with_what_could() {
        let error = frames(&["no such.xls".to_owned()]).expect_err("refused");
        assert!(error.to_string().contains("no such.xls"), "{error}");
    }
}
