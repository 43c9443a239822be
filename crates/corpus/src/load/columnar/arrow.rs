//! Arrow IPC: files (Feather, version 2) and streams.

use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use arrow_ipc::reader::StreamReader;
use arrow_schema::Schema;

use super::{Batches, lengths, rows};
use crate::load::format::{Format, Input, Sample};
use crate::load::record::Desk;
use crate::load::stream::Whole;

pub(in crate::load) static FORMAT: Format = Format {
    name: "Arrow",
    one_article_a_file: false,
    has_columns: true,
    recognise,
    read,
};

const FILE: &[u8] = b"ARROW1";
/// Those, and two zeros.
const BEFORE_STREAM: u64 = 8;
/// Before each message of a stream, and its length behind it.
const MESSAGE: &[u8] = &[0xff; 4];

fn recognise(sample: &Sample<'_>) -> u8 {
    let length = sample
        .bytes
        .get(4..8)
        .and_then(|bytes| bytes.try_into().ok());
    let length = length.map_or(0, u32::from_le_bytes);
    let is_stream = sample.bytes.starts_with(MESSAGE) && (8..16 << 20).contains(&length);
    match sample.bytes.starts_with(FILE) {
        true => 99,
        false if is_stream => 90,
        false => 0,
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    let limit = input.limit;
    let is_file = input.stream.sample.starts_with(FILE);
    match input.stream.into_whole(limit.saturating_mul(4)) {
        Ok(Whole::File(file)) => rows(
            || open(BufReader::new(file), is_file),
            input.columns,
            limit,
            desk,
        ),
        Ok(Whole::Bytes(bytes)) => rows(
            || open(Cursor::new(bytes), is_file),
            input.columns,
            limit,
            desk,
        ),
        Err(error) => desk.refuse(error.to_string()),
    }
}

/// A file is its first bytes, a stream, and a list of where its batches are, which nobody needs who
/// reads them in order.
fn open(mut bytes: impl Read + Seek + 'static, is_file: bool) -> Result<(Schema, Batches), String> {
    if is_file {
        skip_magic(&mut bytes).map_err(|error| error.to_string())?;
    }
    lengths::check(&mut bytes)?;
    let reader = StreamReader::try_new(bytes, None).map_err(|error| error.to_string())?;
    Ok((Schema::clone(&reader.schema()), Box::new(reader)))
}

/// Past the first bytes and the zeros behind them: two, or as many as fill a line of 64.
fn skip_magic(bytes: &mut (impl Read + Seek)) -> io::Result<()> {
    let mut at = BEFORE_STREAM;
    let mut word = [0; 4];
    while word == [0; 4] && at <= 64 {
        bytes.seek(SeekFrom::Start(at))?;
        bytes.read_exact(&mut word)?;
        at += 4;
    }
    bytes.seek(SeekFrom::Start(at - 4)).map(drop)
}
