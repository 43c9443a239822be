//! What an Arrow stream says of its lengths, checked before anything is set aside for them: the reader
//! believes them, and memory that is not there ends the program.

use std::io::{Read, Seek, SeekFrom};

use arrow_ipc::{Message, RecordBatch, root_as_message};

/// Rows in one batch; pandas writes 65,536.
const MOST_ROWS: i64 = 1 << 24;
/// Bytes that come out of one batch.
const MOST_BYTES: i64 = 2 << 30;

/// Walks through all messages from here on; the stream is then where it was.
pub(super) fn check(bytes: &mut (impl Read + Seek)) -> Result<(), String> {
    let start = position(bytes)?;
    let end = bytes
        .seek(SeekFrom::End(0))
        .map_err(|error| error.to_string())?;
    let mut at = start;
    while let Some((metadata, body)) = metadata(bytes, at, end)? {
        let message = root_as_message(&metadata).map_err(|error| error.to_string())?;
        let length = u64::try_from(message.bodyLength()).map_err(|_| LIE)?;
        at = body
            .checked_add(length)
            .filter(|next| *next <= end)
            .ok_or(LIE)?;
        if let Some(batch) = batch(&message) {
            check_batch(bytes, &batch, body, length)?;
        }
    }
    bytes
        .seek(SeekFrom::Start(start))
        .map(drop)
        .map_err(|error| error.to_string())
}

const LIE: &str = "a length that cannot be true: the file is cut short or damaged";

fn position(bytes: &mut impl Seek) -> Result<u64, String> {
    bytes.stream_position().map_err(|error| error.to_string())
}

/// The description of the message at a place, and where its body begins; nothing at the end.
fn metadata(
    bytes: &mut (impl Read + Seek),
    at: u64,
    end: u64,
) -> Result<Option<(Vec<u8>, u64)>, String> {
    const GOES_ON: [u8; 4] = [0xff; 4];
    let mut word = |at: u64| -> Result<Option<[u8; 4]>, String> {
        if at + 4 > end {
            return Ok(None);
        }
        read_at(bytes, at).map(Some)
    };
    // Older writers leave out the mark before the length.
    let (length, start) = match word(at)? {
        Some(GOES_ON) => (word(at + 4)?, at + 8),
        other => (other, at + 4),
    };
    let length = u64::from(length.map_or(0, u32::from_le_bytes));
    if length == 0 {
        return Ok(None);
    }
    if start + length > end {
        return Err(LIE.to_string());
    }
    let mut metadata = Vec::new();
    let read = bytes
        .seek(SeekFrom::Start(start))
        .and_then(|_| bytes.take(length).read_to_end(&mut metadata));
    read.map_err(|error| error.to_string())?;
    Ok(Some((metadata, start + length)))
}

fn batch<'m>(message: &Message<'m>) -> Option<RecordBatch<'m>> {
    let of_dictionary = || message.header_as_dictionary_batch()?.data();
    message.header_as_record_batch().or_else(of_dictionary)
}

fn check_batch(
    bytes: &mut (impl Read + Seek),
    batch: &RecordBatch<'_>,
    body: u64,
    length: u64,
) -> Result<(), String> {
    if !(0..=MOST_ROWS).contains(&batch.length()) {
        return Err(format!(
            "a batch of more than {MOST_ROWS} rows; write smaller ones"
        ));
    }
    let mut n_bytes = 0_i64;
    for buffer in batch.buffers().into_iter().flatten() {
        let (offset, size) = (buffer.offset(), buffer.length());
        let end = offset
            .checked_add(size)
            .and_then(|end| u64::try_from(end).ok());
        if offset < 0 || size < 0 || end.is_none_or(|end| end > length) {
            return Err(LIE.to_string());
        }
        let unpacked = match batch.compression() {
            // Before each packed buffer stands how long it will be; -1 where it is not packed after all.
            Some(_) if size >= 8 => {
                i64::from_le_bytes(read_at(bytes, body + offset.unsigned_abs())?)
            }
            _ => size,
        };
        n_bytes = n_bytes.saturating_add(unpacked.max(size));
        if unpacked < -1 || n_bytes > MOST_BYTES {
            return Err(format!(
                "more than {MOST_BYTES} bytes come out of a batch; write smaller ones"
            ));
        }
    }
    Ok(())
}

fn read_at<const N: usize>(bytes: &mut (impl Read + Seek), at: u64) -> Result<[u8; N], String> {
    let mut read = [0; N];
    let result = bytes
        .seek(SeekFrom::Start(at))
        .and_then(|_| bytes.read_exact(&mut read));
    result.map(|()| read).map_err(|error| error.to_string())
}
