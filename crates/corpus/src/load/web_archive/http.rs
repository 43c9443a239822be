//! The page in an answer of a web server: headers read, chunks joined, compression undone. Lenient, as
//! archives keep what servers sent wrong.

use std::io::Read;

use crate::load::decode;
use crate::load::json_record::too_long;

/// An answer that holds a page.
pub(super) struct Answer<'a> {
    head: Head,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// By its headers and the beginning of what follows; `None` for what is no page.
    pub(super) fn of(response: &'a [u8]) -> Option<Self> {
        let head = head(response)?;
        let body = &response[head.length..];
        let kind = head.header("content-type");
        let is_page = kind.contains("html") || (kind.is_empty() && is_html(body));
        ((200..300).contains(&head.status) && is_page).then_some(Answer { head, body })
    }

    /// The page as text, or what is wrong with it; one of more than `limit` bytes is.
    pub(super) fn page(&self, limit: usize) -> Result<String, String> {
        let is_chunked = self.head.header("transfer-encoding").contains("chunked");
        // Archives often keep the header of an answer whose chunks they joined.
        let joined = is_chunked.then(|| joined(self.body)).flatten();
        let body = joined.as_deref().unwrap_or(self.body);
        let bytes = unpacked(body, self.head.header("content-encoding"), limit)?;
        Ok(decode::page(
            &bytes,
            charset(self.head.header("content-type")),
        ))
    }
}

struct Head {
    status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// Bytes before the body.
    length: usize,
}

impl Head {
    /// The value of a header; empty where there is none.
    fn header(&self, name: &str) -> &str {
        let header = self.headers.iter().find(|(known, _)| known == name);
        header.map_or("", |(_, value)| value)
    }
}

const MOST_HEADERS: usize = 256;

fn head(response: &[u8]) -> Option<Head> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Response::new(&mut headers);
    let mut config = httparse::ParserConfig::default();
    config
        .ignore_invalid_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true);
    let read = config.parse_response(&mut parsed, response);
    let Ok(httparse::Status::Complete(length)) = read else {
        return None;
    };
    let headers = parsed.headers.iter().map(|header| {
        let value = String::from_utf8_lossy(header.value).to_ascii_lowercase();
        (header.name.to_ascii_lowercase(), value)
    });
    Some(Head {
        status: parsed.code?,
        headers: headers.collect(),
        length,
    })
}

fn is_html(body: &[u8]) -> bool {
    let start = body[..body.len().min(1_024)].to_ascii_lowercase();
    let has = |mark: &[u8]| start.windows(mark.len()).any(|window| window == mark);
    has(b"<html") || has(b"<!doctype html")
}

/// The value of `charset=` in a content type.
fn charset(kind: &str) -> Option<&str> {
    let (_, rest) = kind.split_once("charset=")?;
    let label = rest.split([';', ' ', ',']).next()?;
    Some(label.trim_matches(['"', '\'']))
}

/// The chunks of a body; `None` if it has none. What follows a broken chunk is kept as it is.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let Some((length, after)) = chunk_length(rest) else {
            if joined.is_empty() {
                return None;
            }
            joined.extend_from_slice(rest);
            return Some(joined);
        };
        if length == 0 {
            return Some(joined);
        }
        let length = length.min(after.len());
        joined.extend_from_slice(&after[..length]);
        rest = &after[length..];
        rest = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
        if rest.is_empty() {
            return Some(joined);
        }
    }
}

/// The number in a line of its own before a chunk.
fn chunk_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(64).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let length = usize::from_str_radix(digits, 16).ok()?;
    Some((length, &bytes[end + 1..]))
}

/// The body as it was before it was sent, unless that is more than `limit` bytes. What is not packed
/// after all is taken as it is.
fn unpacked(body: &[u8], coding: &str, limit: usize) -> Result<Vec<u8>, String> {
    let is_gzip = body.starts_with(&[0x1f, 0x8b]);
    let mut bytes = Vec::new();
    let read = |mut reader: Box<dyn Read + '_>, bytes: &mut Vec<u8>| {
        // What stands before a fault is kept.
        let _ = reader.by_ref().take(limit as u64 + 1).read_to_end(bytes);
    };
    match coding {
        _ if is_gzip => read(
            Box::new(flate2::read::MultiGzDecoder::new(body)),
            &mut bytes,
        ),
        "deflate" => {
            read(Box::new(flate2::read::ZlibDecoder::new(body)), &mut bytes);
            if bytes.is_empty() {
                read(
                    Box::new(flate2::read::DeflateDecoder::new(body)),
                    &mut bytes,
                );
            }
        }
        "zstd" => match zstd::stream::read::Decoder::new(body) {
            Ok(decoder) => read(Box::new(decoder), &mut bytes),
            Err(error) => return Err(error.to_string()),
        },
        // Brotli has no mark of its own: what reads as a page is one.
        coding if coding.contains("br") && !is_html(body) => {
            let decoder = brotli_decompressor::Decompressor::new(body, 4 << 10);
            read(Box::new(decoder), &mut bytes);
            if bytes.is_empty() {
                return Err("said to be packed with Brotli, and cannot be unpacked".into());
            }
        }
        _ => {}
    }
    if bytes.is_empty() {
        bytes.extend_from_slice(body);
    }
    if bytes.len() > limit {
        return Err(too_long(limit));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(response: &[u8], limit: usize) -> Option<Result<String, String>> {
        Some(Answer::of(response)?.page(limit))
    }

    fn read(head: &str, body: &[u8]) -> Option<Result<String, String>> {
        let head = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n");
        page(&[head.as_bytes(), body].concat(), 10_000)
    }

    #[test]
    fn chunks_compression_and_charset_are_undone() {
        let html = "Content-Type: text/html; charset=windows-1251";
        let chunked = format!("{html}\r\nTransfer-Encoding: chunked");
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("<html>Порт");
        let expected = Some(Ok("<html>Порт".to_string()));
        assert_eq!(read(html, &cyrillic), expected);
        let chunks = [
            b"6\r\n<html>\r\n4;x=y\r\n",
            &cyrillic[6..],
            b"\r\n0\r\n\r\n",
        ]
        .concat();
        assert_eq!(read(&chunked, &chunks), expected);
        assert_eq!(read(&chunked, &cyrillic), expected, "said but not so");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gzip, &cyrillic).expect("in memory");
        let gzip = gzip.finish().expect("in memory");
        assert_eq!(
            read(&format!("{html}\r\nContent-Encoding: gzip"), &gzip),
            expected
        );
    }

    #[test]
    fn what_is_no_page_is_none() {
        assert_eq!(read("Content-Type: image/png", b"<html>"), None);
        assert_eq!(
            page(
                b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>",
                100
            ),
            None
        );
        assert_eq!(page(b"nonsense", 100), None);
    }

    /// `<html><title>Pier</title>…`, packed by another program (Python's brotli 1.2).
    const BROTLI: &[u8] = b"\x1bf\x00\x10\x1c\x07n\x8c\xda\xfbV)\xceS\xfd\x82\x96\x06\xa7y\xa0\xa8\xe6\xb4O\x19\x88\x5c\xc8\xc6\x91\x0e\
        \x88W\xd7j\xc6{\xf3\xf7\x80\x9b\x96fUkc\xc4!\xa5\x01<\xeb~\x00\xe2`Yk\xda\xeb\xeb\xff8LfzQG\xb0pEU\x01";

    #[test]
    fn brotli_is_undone_where_it_is_brotli() {
        let head = "Content-Type: text/html\r\nContent-Encoding: br";
        let page = "<html><title>Pier</title><article><p>The eastern pier is closed, the harbour said.</p></article></html>";
        assert_eq!(read(head, BROTLI), Some(Ok(page.to_string())));
        assert_eq!(
            read(head, page.as_bytes()),
            Some(Ok(page.to_string())),
            "said but not so"
        );
        assert!(read(head, b"\x0b\x02").is_some_and(|read| read.is_err()));
        let cut = read(head, &BROTLI[..BROTLI.len() - 10]);
        assert!(cut.is_some(), "neither a panic nor silence");
    }
}
