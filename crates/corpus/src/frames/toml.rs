//! Our own files of frames: `[[frame]]` with `name`, `source` and `words`.

use serde::Deserialize;

use super::Found;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    frame: Vec<Frame>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    name: String,
    source: Option<String>,
    words: Vec<String>,
}

pub(super) fn read(text: &str) -> Result<Found, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut found = Found::default();
    for frame in file.frame {
        for word in &frame.words {
            found.add(&frame.name, word);
        }
        if let Some(entry) = found.frames.get_mut(frame.name.trim()) {
            entry.0 = frame.source;
        }
    }
    Ok(found)
}
