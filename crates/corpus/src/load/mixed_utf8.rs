//! UTF-8 in which bytes of an older encoding stand, as when a row of another file is pasted into a table:
//! what is UTF-8 is read so, and what is not as Windows-1252, byte by byte.

use encoding_rs::WINDOWS_1252;

/// Reads UTF-8 chunk by chunk.
#[derive(Debug, Default)]
pub(super) struct MixedUtf8 {
    /// The beginning of a letter that the last chunk broke off.
    cut: Vec<u8>,
    /// Bytes that were read as Windows-1252.
    pub(super) n_foreign: u64,
    /// Whether bytes could be read as neither.
    pub(super) replaced: bool,
}

/// Longer runs of bytes that are no UTF-8 are no letters of Windows-1252 either, but damage.
const MOST_IN_A_ROW: usize = 3;

impl MixedUtf8 {
    /// Adds the text of a chunk to `text`; `is_last` where none follows.
    pub(super) fn read(&mut self, chunk: &[u8], is_last: bool, text: &mut String) {
        let mut bytes = std::mem::take(&mut self.cut);
        let valid = if bytes.is_empty() { valid(chunk) } else { "" };
        text.push_str(valid);
        bytes.extend_from_slice(&chunk[valid.len()..]);
        let whole = if is_last {
            bytes.len()
        } else {
            bytes.len() - n_cut(&bytes)
        };
        let mut run: Vec<u8> = Vec::new();
        for part in bytes[..whole].utf8_chunks() {
            if !part.valid().is_empty() {
                self.foreign(&mut run, text);
                text.push_str(part.valid());
            }
            run.extend_from_slice(part.invalid());
        }
        self.foreign(&mut run, text);
        self.cut = bytes.split_off(whole);
    }

    fn foreign(&mut self, run: &mut Vec<u8>, text: &mut String) {
        let letters = WINDOWS_1252.decode_without_bom_handling(run).0;
        if run.len() <= MOST_IN_A_ROW && !letters.contains(char::is_control) {
            self.n_foreign += run.len() as u64;
            text.push_str(&letters);
        } else {
            self.replaced = true;
            text.push(char::REPLACEMENT_CHARACTER);
        }
        run.clear();
    }
}

/// The beginning that is UTF-8: nearly always all, and found much faster than the parts of what is not.
fn valid(chunk: &[u8]) -> &str {
    let n_valid = match std::str::from_utf8(chunk) {
        Ok(all) => return all,
        Err(error) => error.valid_up_to(),
    };
    std::str::from_utf8(&chunk[..n_valid]).unwrap_or_default()
}

/// Bytes at the end that begin a letter and do not end it.
fn n_cut(bytes: &[u8]) -> usize {
    let end = &bytes[bytes.len().saturating_sub(3)..];
    let last = end.utf8_chunks().last();
    let invalid = last.map_or(0, |part| part.invalid().len());
    let is_begun = std::str::from_utf8(&end[end.len() - invalid..])
        .is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none());
    if is_begun { invalid } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(chunks: &[&[u8]]) -> (String, u64, bool) {
        let (mut reader, mut text) = (MixedUtf8::default(), String::new());
        for (number, chunk) in (1..).zip(chunks) {
            reader.read(chunk, number == chunks.len(), &mut text);
        }
        (text, reader.n_foreign, reader.replaced)
    }

    #[test]
    fn bytes_of_windows_1252_are_read_one_by_one() {
        for (bytes, text, n_foreign, replaced) in [
            (&b"S\xc3\xbcd"[..], "Süd", 0, false),
            (b"S\xfcd S\xc3\xbcd", "Süd Süd", 1, false),
            (b"Stra\xdfe \x96 \x80 5", "Straße – € 5", 3, false),
            (b"broken\xc3", "brokenÃ", 1, false),
            (b"no letter \x81.", "no letter \u{fffd}.", 0, true),
            (b"noise \xff\xfe\xfd\xfc.", "noise \u{fffd}.", 0, true),
        ] {
            assert_eq!(read(&[bytes]), (text.to_string(), n_foreign, replaced));
        }
    }

    proptest! {
        #[test]
        fn chunks_do_not_matter_to_utf8(text in "\\PC{0,40}", at in 0usize..100) {
            let (first, second) = text.as_bytes().split_at(at.min(text.len()));
            prop_assert_eq!(read(&[first, second]), (text.clone(), 0, false));
        }
    }
}
