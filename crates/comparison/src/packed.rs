//! Counts by article in one to two bytes each, instead of eight: a million articles have hundreds of
//! millions of them, and all are kept.

/// Articles and counts of a term, ascending by article; read from the first to the last.
///
/// Each is the step from the article before, with a last bit that says whether a count other than 1
/// follows; numbers are written seven bits a byte, the lowest first (LEB128).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Packed {
    bytes: Box<[u8]>,
    len: u32,
}

impl Packed {
    /// From counts that ascend by article.
    pub(crate) fn new(counts: &[(u32, u32)]) -> Self {
        let mut bytes = Vec::with_capacity(2 * counts.len());
        let mut before = 0;
        for (article, count) in counts {
            let step = u64::from(article - before) << 1;
            write(&mut bytes, step | u64::from(*count != 1));
            if *count != 1 {
                write(&mut bytes, u64::from(*count));
            }
            before = *article;
        }
        Self {
            bytes: bytes.into(),
            len: counts.len() as u32,
        }
    }

    /// All of them again.
    pub(crate) fn unpacked(&self) -> Vec<(u32, u32)> {
        let mut counts = Vec::with_capacity(self.len as usize);
        counts.extend(self.iter());
        counts
    }

    /// One after the other.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let (mut rest, mut article) = (&*self.bytes, 0);
        (0..self.len).map(move |_| {
            let step = read(&mut rest);
            article += (step >> 1) as u32;
            let count = match step & 1 {
                0 => 1,
                _ => read(&mut rest) as u32,
            };
            (article, count)
        })
    }
}

fn write(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[inline]
fn read(bytes: &mut &[u8]) -> u64 {
    match bytes.split_first() {
        // Nearly all of them.
        Some((byte, rest)) if *byte < 0x80 => {
            *bytes = rest;
            u64::from(*byte)
        }
        _ => read_long(bytes),
    }
}

fn read_long(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let rows: [&[(u32, u32)]; 4] = [
            &[],
            &[(0, 1)],
            &[(0, 2), (1, 1), (127, 128), (16_500, 1), (16_501, 0)],
            &[(u32::MAX - 1, u32::MAX), (u32::MAX, 1)],
        ];
        for counts in rows {
            assert_eq!(Packed::new(counts).unpacked(), counts);
        }
    }

    #[test]
    fn neighbours_take_a_byte() {
        let counts: Vec<(u32, u32)> = (0..100).map(|article| (3 * article, 1)).collect();
        assert_eq!(Packed::new(&counts).bytes.len(), 100);
    }
}
