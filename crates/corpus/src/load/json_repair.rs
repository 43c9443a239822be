//! Slips that common programs make when they write JSON: `NaN`, raw control characters, halves of
//! surrogate pairs. Repairs nothing else: a guess about a comma would be a guess about the text.

/// The text without these slips; `None` if it has none.
pub(super) fn repair(text: &[u8]) -> Option<Vec<u8>> {
    let mut repaired = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut in_string = false;
    while let Some(&byte) = rest.first() {
        let (n_bytes, replacement) = piece(rest, byte, in_string);
        repaired.extend_from_slice(replacement);
        in_string ^= byte == b'"';
        rest = &rest[n_bytes..];
    }
    (repaired != text).then_some(repaired)
}

/// How many bytes come next, and what to write for them.
fn piece(rest: &[u8], byte: u8, in_string: bool) -> (usize, &[u8]) {
    match byte {
        b'\\' if in_string => escape(rest),
        0..0x20 if in_string => (1, b" "),
        0..0x20 => (
            1,
            if byte.is_ascii_whitespace() {
                &rest[..1]
            } else {
                b" "
            },
        ),
        b'N' | b'I' | b'-' if !in_string => number_word(rest),
        _ => (1, &rest[..1]),
    }
}

fn number_word(rest: &[u8]) -> (usize, &[u8]) {
    let words: [&[u8]; 3] = [b"NaN", b"Infinity", b"-Infinity"];
    let word = words.into_iter().find(|word| rest.starts_with(word));
    word.map_or((1, &rest[..1]), |word| (word.len(), b"null"))
}

/// An escape as it is, unless it is one half of a surrogate pair alone.
fn escape(rest: &[u8]) -> (usize, &[u8]) {
    match (surrogate(rest), rest.get(6..).and_then(surrogate)) {
        (Some(true), Some(false)) => (12, &rest[..12]),
        (Some(_), _) => (6, b"\\ufffd"),
        (None, _) => {
            let n_bytes = rest.len().min(2);
            (n_bytes, &rest[..n_bytes])
        }
    }
}

/// Whether `\uXXXX` is the first (true) or second half of a surrogate pair.
fn surrogate(rest: &[u8]) -> Option<bool> {
    let digits = rest.strip_prefix(b"\\u")?.get(..4)?;
    let code = u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    match code {
        0xd800..0xdc00 => Some(true),
        0xdc00..0xe000 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_repaired_and_nothing_else() {
        for (text, repaired) in [
            (
                "{\"a\":NaN,\"b\":-Infinity}",
                Some("{\"a\":null,\"b\":null}"),
            ),
            ("{\"a\":\"NaN \\\" NaN\"}", None),
            ("{\"a\":\"tab\there\"}", Some("{\"a\":\"tab here\"}")),
            ("{\"a\":\"\\ud83d!\"}", Some("{\"a\":\"\\ufffd!\"}")),
            ("{\"a\":\"\\ud83d\\ude00 \\\\ud83d\"}", None),
            ("{\"a\":-1}\n", None),
        ] {
            assert_eq!(
                repair(text.as_bytes()).as_deref(),
                repaired.map(str::as_bytes),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic_and_a_repaired_text_needs_no_repair(
            text in proptest::collection::vec(prop_oneof![
                Just(b"\\".to_vec()), Just(b"\"".to_vec()), Just(b"NaN".to_vec()),
                Just(b"\\ud83d".to_vec()), Just(b"\0".to_vec()), any::<Vec<u8>>(),
            ], 0..12)
        ) {
            let text = text.concat();
            let once = repair(&text).unwrap_or(text);
            prop_assert_eq!(repair(&once), None);
        }
    }
}
