//! WARC and ARC: the headers of records, and what servers sent in records that are whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::{choose, load_bytes};

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (kind, rest) = choose(&[0, 1, 2, 3], bytes);
    let file = match kind {
        0 => [b"WARC/1.0\r\n", rest].concat(),
        1 => [&b"filedesc://a 0.0.0.0 20210304000000 text/plain 4\n1 0\n\n"[..], rest].concat(),
        2 => record(&[b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", rest].concat()),
        _ => record(&answer(rest)),
    };
    load_bytes("a.warc", &file);
});

/// A whole record with this answer.
fn record(answer: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/a\r\nWARC-Date: 2021-03-04T00:00:00Z\r\n\
         Content-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    );
    [head.as_bytes(), answer, b"\r\n\r\n"].concat()
}

/// An answer whose headers are right and whose body is not.
fn answer(body: &[u8]) -> Vec<u8> {
    const CODINGS: [&str; 5] = [
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip",
        "Content-Encoding: deflate",
        "Content-Encoding: br",
        "Content-Encoding: zstd",
    ];
    let (coding, body) = choose(&CODINGS, body);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
