//! ARC, the forerunner of WARC: before each answer a line with its address, day and length.

use std::io::{self, BufRead};
use std::ops::ControlFlow;

use super::{Archive, Batch, Content, Page, content, line, pass_over};
use crate::Outcome;
use crate::load::format::{Format, Input, Sample};
use crate::load::record::Desk;

pub(in crate::load) static FORMAT: Format = Format {
    name: "ARC",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    if sample.bytes.starts_with(b"filedesc://") {
        99
    } else {
        0
    }
}

fn read(input: Input<'_>, desk: &mut dyn Desk) -> ControlFlow<()> {
    super::read(input, record, desk)
}

/// Reads one record; `None` at the end of the archive.
fn record(
    archive: &mut Archive<'_>,
    batch: &mut Batch<'_>,
    number: &mut u64,
) -> io::Result<Option<ControlFlow<()>>> {
    let Some(header) = next_header(archive)? else {
        return Ok(None);
    };
    *number += 1;
    let Header {
        url,
        fetched,
        kind,
        length,
    } = header;
    let Some(length) = length else {
        let what = format!("{url}: a record that does not say its length");
        return Ok(Some(batch.problem(*number, what, Outcome::Skipped)));
    };
    let is_page = kind.contains("html") || kind == "no-type";
    if url.starts_with("filedesc://") || !is_page {
        pass_over(archive, length)?;
        return Ok(Some(ControlFlow::Continue(())));
    }
    let Some(bytes) = content(archive, length, batch.limit)? else {
        return Ok(Some(batch.problem(
            *number,
            format!("{url}: the record breaks off"),
            Outcome::Skipped,
        )));
    };
    let is_cut = length > bytes.len() as u64;
    Ok(Some(batch.add(Page {
        number: *number,
        url,
        fetched,
        content: Content::Response(bytes),
        is_cut,
    })))
}

struct Header {
    url: String,
    fetched: String,
    kind: String,
    length: Option<u64>,
}

/// The next line that can begin a record; others are passed over.
fn next_header(archive: &mut impl BufRead) -> io::Result<Option<Header>> {
    while let Some(line) = line(archive)? {
        if let Some(header) = header(&line) {
            return Ok(Some(header));
        }
    }
    Ok(None)
}

/// `http://example.com/ 93.184.216.119 20140216050221 text/html 1591`, with more in between in the
/// second version.
fn header(line: &str) -> Option<Header> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [url, _, day, kind, .., length] = parts.as_slice() else {
        return None;
    };
    let is_day = day.len() >= 14 && day.bytes().all(|byte| byte.is_ascii_digit());
    let (scheme, _) = url.split_once(':')?;
    let is_address = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_day && is_address).then(|| Header {
        url: url.to_string(),
        fetched: day[..14].to_string(),
        kind: kind.to_ascii_lowercase(),
        length: length.parse().ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_with_a_day_begins_a_record() {
        let found =
            header("http://a.example/ 1.2.3.4 20140216050221 text/html 15").expect("a header");
        assert_eq!(
            (found.url.as_str(), found.fetched.as_str(), found.length),
            ("http://a.example/", "20140216050221", Some(15))
        );
        assert_eq!(
            header("http://a.example/ 1.2.3.4 20140216050221 text/html -1")
                .expect("a header")
                .length,
            None
        );
        for line in [
            "",
            "URL IP-address Archive-date Content-type Archive-length",
            "HTTP/1.1 200 OK",
            "a b c d e",
        ] {
            assert!(header(line).is_none(), "{line}");
        }
    }
}
