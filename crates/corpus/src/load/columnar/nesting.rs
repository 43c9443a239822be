//! How deep the columns of a Parquet file nest, asked before the reader follows them: it calls itself
//! for each level, and where the stack ends the program does.
//!
//! The list of columns stands at the end of the file in Thrift's compact protocol, depth first, each
//! with the number of its children.

use parquet::file::reader::ChunkReader;

/// Data frames nest two or three deep.
const DEEPEST: usize = 64;
/// Structures within structures that are passed over; the format has three.
const DEEPEST_SKIPPED: usize = 16;
/// The length of the list and the magic word.
const TRAILER: u64 = 8;

/// Refuses a file whose columns nest too deep. What cannot be understood is left to the reader.
pub(super) fn check(file: &impl ChunkReader) -> Result<(), String> {
    let depth = footer(file).and_then(|footer| Thrift(&footer).deepest_column());
    match depth {
        Some(depth) if depth > DEEPEST => Err(format!("columns nest more than {DEEPEST} deep")),
        _ => Ok(()),
    }
}

fn footer(file: &impl ChunkReader) -> Option<Vec<u8>> {
    let end = file.len().checked_sub(TRAILER)?;
    let trailer = file.get_bytes(end, TRAILER as usize).ok()?;
    let length = u32::from_le_bytes(trailer.get(..4)?.try_into().ok()?);
    let start = end.checked_sub(length.into())?;
    Some(file.get_bytes(start, length as usize).ok()?.to_vec())
}

/// What is left to read.
struct Thrift<'b>(&'b [u8]);

/// Types of the compact protocol.
const TRUE: u8 = 1;
const FALSE: u8 = 2;
const BYTE: u8 = 3;
const INTEGERS: std::ops::RangeInclusive<u8> = 4..=6;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const MAP: u8 = 11;
const STRUCT: u8 = 12;

/// Fields of the file's description, and of a column's.
const COLUMNS: i64 = 2;
const N_CHILDREN: i64 = 5;

impl Thrift<'_> {
    fn deepest_column(mut self) -> Option<usize> {
        let mut field = 0;
        while let Some(kind) = self.field(&mut field)? {
            if (field, kind) == (COLUMNS, LIST) {
                return self.deepest();
            }
            self.skip(kind, DEEPEST_SKIPPED)?;
        }
        None
    }

    /// The depth of the tree of which the columns of a list are the nodes.
    fn deepest(&mut self) -> Option<usize> {
        let (n_columns, _) = self.list()?;
        let (mut deepest, mut open) = (0, Vec::new());
        for _ in 0..n_columns {
            while open.pop_if(|children| *children == 0).is_some() {}
            if let Some(children) = open.last_mut() {
                *children -= 1;
            }
            open.push(self.n_children()?);
            deepest = deepest.max(open.len());
        }
        Some(deepest)
    }

    fn n_children(&mut self) -> Option<u64> {
        let (mut field, mut n_children) = (0, 0);
        while let Some(kind) = self.field(&mut field)? {
            if field == N_CHILDREN && INTEGERS.contains(&kind) {
                n_children = self.integer()?.try_into().unwrap_or(0);
            } else {
                self.skip(kind, DEEPEST_SKIPPED)?;
            }
        }
        Some(n_children)
    }

    /// The type of the next field of a structure, whose number follows that of the last; nothing at its
    /// end.
    fn field(&mut self, number: &mut i64) -> Option<Option<u8>> {
        let head = self.byte()?;
        if head == 0 {
            return Some(None);
        }
        *number = match head >> 4 {
            0 => self.integer()?,
            ahead => number.checked_add(ahead.into())?,
        };
        Some(Some(head & 15))
    }

    fn list(&mut self) -> Option<(u64, u8)> {
        let head = self.byte()?;
        let length = match head >> 4 {
            15 => self.varint()?,
            length => length.into(),
        };
        Some((length, head & 15))
    }

    fn skip(&mut self, kind: u8, deepest: usize) -> Option<()> {
        match kind {
            TRUE | FALSE => Some(()),
            BYTE => self.byte().map(drop),
            kind if INTEGERS.contains(&kind) => self.varint().map(drop),
            DOUBLE => self.pass(8),
            BINARY => {
                let length = self.varint()?;
                self.pass(length.try_into().ok()?)
            }
            LIST | SET => {
                let (length, kind) = self.list()?;
                (0..length).try_for_each(|_| self.skip_member(kind, deepest.checked_sub(1)?))
            }
            MAP => self.skip_map(deepest.checked_sub(1)?),
            STRUCT => self.skip_struct(deepest.checked_sub(1)?),
            _ => None,
        }
    }

    fn skip_map(&mut self, deepest: usize) -> Option<()> {
        let length = self.varint()?;
        let kinds = if length > 0 { self.byte()? } else { 0 };
        (0..length).try_for_each(|_| {
            self.skip_member(kinds >> 4, deepest)?;
            self.skip_member(kinds & 15, deepest)
        })
    }

    fn skip_struct(&mut self, deepest: usize) -> Option<()> {
        let mut field = 0;
        while let Some(kind) = self.field(&mut field)? {
            self.skip(kind, deepest)?;
        }
        Some(())
    }

    /// In lists and maps a truth value is a byte.
    fn skip_member(&mut self, kind: u8, deepest: usize) -> Option<()> {
        match kind {
            TRUE | FALSE => self.byte().map(drop),
            kind => self.skip(kind, deepest),
        }
    }

    fn integer(&mut self) -> Option<i64> {
        let zigzag = self.varint()?;
        Some((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for place in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn pass(&mut self, length: usize) -> Option<()> {
        self.0 = self.0.get(length..)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    /// A file whose columns are groups of one child each, so deep, and the last of them no group.
    fn nested(depth: usize) -> Bytes {
        let column = |n_children: u8| [0x48, 1, b'x', 0x15, 2 * n_children, 0]; // name, children, end
        let mut footer = vec![0x15, 2, 0x19, 0xfc]; // version, columns: a long list of structures
        let mut length = depth;
        while length >= 0x80 {
            footer.push(length as u8 | 0x80);
            length >>= 7;
        }
        footer.push(length as u8);
        for place in 1..=depth {
            footer.extend(column(u8::from(place < depth)));
        }
        footer.extend([0x16, 0, 0]);
        let length = (footer.len() as u32).to_le_bytes();
        [&b"PAR1"[..], &footer, &length, b"PAR1"].concat().into()
    }

    #[test]
    fn columns_that_nest_too_deep_are_refused() {
        assert_eq!(check(&nested(DEEPEST)), Ok(()));
        let refused = check(&nested(100_000)).unwrap_err();
        assert!(refused.contains("64"), "{refused}");
    }

    #[test]
    fn what_is_not_understood_is_left_to_the_reader() {
        for bytes in [
            &b""[..],
            b"PAR1",
            b"PAR1\xff\xff\xff\xff\xff\xff\xff\xffPAR1",
        ] {
            assert_eq!(check(&Bytes::copy_from_slice(bytes)), Ok(()));
        }
        let whole = nested(300);
        for end in 0..whole.len() {
            drop(check(&whole.slice(..end)));
        }
    }
}
