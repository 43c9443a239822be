//! A line behind the content of a small file that tells whether the content is what was written.
//! It guards against damage, not against forgery.

use std::io::ErrorKind;
use std::path::Path;

use otherwords_corpus::WholeFile;

use crate::error::IndexError;

/// Letters of a seal: a BLAKE3 hash, with the line end before it.
const LENGTH: usize = 65;

/// The content with its seal.
pub(crate) fn sealed(content: &[u8]) -> Vec<u8> {
    let mut bytes = content.to_vec();
    bytes.push(b'\n');
    bytes.extend_from_slice(blake3::hash(content).to_hex().as_bytes());
    bytes
}

/// The content without its seal; `None` where it is not what was sealed.
pub(crate) fn unsealed(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let length = bytes.len().checked_sub(LENGTH)?;
    let seal = bytes.split_off(length);
    let expected = blake3::hash(&bytes).to_hex();
    (seal[0] == b'\n' && seal[1..] == *expected.as_bytes()).then_some(bytes)
}

/// Reads a sealed file of an index; `None` where there is none.
///
/// # Errors
/// Where it cannot be read or is not what was written.
pub(crate) fn read_sealed(index: &Path, file: &str) -> Result<Option<String>, IndexError> {
    let path = index.join(file);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(source) => {
            return Err(IndexError::Io {
                deed: "read",
                path,
                source,
            });
        }
    };
    let text = unsealed(bytes).and_then(|text| String::from_utf8(text).ok());
    text.map(Some).ok_or_else(|| changed(index, file))
}

/// Writes a sealed file of an index, so that it is either the old one or the new one, whatever
/// happens.
///
/// # Errors
/// Where it cannot be written; the old one stays.
pub(crate) fn write_sealed(index: &Path, file: &str, content: &str) -> Result<(), IndexError> {
    let path = index.join(file);
    let written = WholeFile::holding(&path, &sealed(content.as_bytes()));
    written
        .and_then(WholeFile::put_in_place)
        .map_err(|source| IndexError::Io {
            deed: "write",
            path,
            source,
        })
}

/// What a sealed file is that cannot be understood.
pub(crate) fn changed(index: &Path, file: &str) -> IndexError {
    IndexError::Damaged {
        path: index.to_path_buf(),
        what: format!("{file} is not what was written"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_seal_tells_every_changed_byte(content: Vec<u8>, place: prop::sample::Index, change in 1u8..) {
            let mut bytes = sealed(&content);
            prop_assert_eq!(unsealed(bytes.clone()), Some(content));
            let place = place.index(bytes.len());
            bytes[place] ^= change;
            prop_assert_eq!(unsealed(bytes), None);
        }
    }

    #[test]
    fn what_was_never_sealed_is_not_accepted() {
        assert_eq!(unsealed(Vec::new()), None);
        assert_eq!(unsealed(vec![b'\n'; 65]), None);
    }
}
