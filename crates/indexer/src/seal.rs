//! A line behind the content of a small file that tells whether the content is what was written.
//! It guards against damage, not against forgery.

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
