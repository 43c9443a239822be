//! Files of every format, whole and small, and what becomes of them when bytes change.

use super::*;
use proptest::prelude::*;

const PAGE: &str = "<!DOCTYPE html><html><head><title>Pier</title></head><body><article><p>The eastern pier is closed \
    until further notice, officials of the harbour said on Tuesday.</p></article></body></html>";

const NEXIS: &str = "1 of 1 DOCUMENTS\n\nHarbour Post\n\nMarch 4, 2021\n\nPier closed\n\nLENGTH: 9 words\n\n\
    The pier is closed.\n\nLANGUAGE: ENGLISH\n";

const WORD: &str = "<w:document><w:body><w:p><w:bookmarkStart w:name=\"Bookmark_1\"/></w:p><w:p><w:r><w:t>Pier</w:t></w:r></w:p>\
    <w:p><w:bookmarkStart w:name=\"Body\"/><w:r><w:rPr><w:b/></w:rPr><w:t>Body</w:t></w:r></w:p><w:p><w:r><w:t>Some text.</w:t></w:r></w:p></w:body></w:document>";

const LINES: &[u8] = b"{\"body\":\"One two.\",\"outlet\":\"H\"}\n";

/// Texts that are read as they stand.
const TEXTS: [(&str, &str); 10] = [
    ("a.TXT", NEXIS),
    (
        "a.html",
        "<html><title>Factiva</title><div class='article enArticle'><span class='enHeadline'>Pier</span><div>9 words</div><div>4 March 2021</div>\
        <div>Harbour Post</div><div>HARB</div><p class='articleParagraph'>Some text.</p></div></html>",
    ),
    (
        "a.html",
        "<html><span class='DocPublicationName'>H</span><span class='DocHeader'>jeudi 4 mars 2021</span><span class='TitreArticleVisu'>T</span><br>A<br><p>Some text.</p>© H</html>",
    ),
    (
        "a.html",
        "<html><a name='1'></a><td>^ИС: H<br>^ДТ: 04.03.2021</td><h3>T</h3><pre>Some text.</pre></html>",
    ),
    (
        "a.xml",
        "<PPSResponse><article><headline><paragraph>T</paragraph></headline><leadParagraph><paragraph>Some text.</paragraph></leadParagraph></article></PPSResponse>",
    ),
    (
        "a.xml",
        "<rss version='2.0'><channel><title>H</title><item><title>T</title><description>Some text &amp; more.</description></item></channel></rss>",
    ),
    (
        "a.xml",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title><entry><title>T</title><content type='xhtml'><div>Some text.</div></content></entry></feed>",
    ),
    (
        "a.xml",
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><title>T</title></teiHeader><text><body><p>Some text.</p></body></text></TEI>",
    ),
    ("a.txt", "**** *journal_H *date_2021\n-*theme\nSome text.\n"),
    (
        "a.txt",
        "____________________\nTitle: T\nPublication title: H\nFull text: Some text.\nProQuest document ID: 1\n",
    ),
];

fn specimens() -> Vec<(&'static str, Vec<u8>)> {
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{PAGE}\r\n0\r\n\r\n",
        PAGE.len()
    );
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/a\r\nWARC-Date: 2021-03-04T00:00:00Z\r\n\
         Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    );
    let arc = format!(
        "filedesc://a 0.0.0.0 20210304000000 text/plain 4\n1 0\n\nhttp://h.example/ 1.2.3.4 20210304000000 text/html {}\n{answer}\n",
        answer.len()
    );
    let rtf = format!(
        "{{\\rtf1{{\\*\\LXNComment 1}}{}}}",
        NEXIS.replace('\n', "\\par ")
    );
    let html = format!(
        "<html><!-- LXNComment --><!-- x <DOCFULL> --><P>{}</P></html>",
        NEXIS.replace("\n\n", "</P><P>")
    );
    let files: [(&str, &[u8]); 2] = [("h/a.jsonl", LINES), ("h/b.jsonl", LINES)];
    let texts = TEXTS
        .iter()
        .map(|(name, text)| (*name, text.as_bytes().to_vec()));
    let others = [
        ("a.warc", warc.clone().into_bytes()),
        ("a.warc.gz", gzip(warc.as_bytes())),
        ("a.arc", arc.into_bytes()),
        ("a.DOC", rtf.into_bytes()),
        ("a.html", html.into_bytes()),
        ("a.docx", zip(&[("word/document.xml", WORD.as_bytes())])),
        ("a.zip", zip(&files)),
        ("a.tar", tar(&files)),
    ];
    texts.chain(others).collect()
}

/// A specimen with bytes changed, taken away, or said twice.
fn damaged() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let change = (
        any::<prop::sample::Index>(),
        any::<u8>(),
        0_usize..40,
        0_u8..4,
    );
    let changes = prop::collection::vec(change, 1..8);
    (prop::sample::select(specimens()), changes).prop_map(|((name, mut bytes), changes)| {
        for (place, byte, length, kind) in changes {
            let place = place.index(bytes.len() + 1);
            let end = (place + length).min(bytes.len());
            match kind {
                0 if place < bytes.len() => bytes[place] = byte,
                1 => drop(bytes.drain(place..end)),
                2 => bytes.insert(place, byte),
                _ => {
                    let again = bytes[place..end].to_vec();
                    bytes.splice(place..place, again);
                }
            }
        }
        (name, bytes)
    })
}

#[test]
fn every_specimen_is_read_while_it_is_whole() {
    for (name, bytes) in specimens() {
        let given = load_text(name, &bytes);
        let format = given.loaded.formats[0].format;
        assert!(
            !given.articles.is_empty(),
            "{name} {format:?}: {:?}",
            given.problems
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_damage_panics_or_is_passed_over_in_silence((name, bytes) in damaged()) {
        let given = load_text(name, &bytes);
        prop_assert!(given.loaded.articles + given.loaded.repeats <= given.loaded.records);
        prop_assert!(given.loaded.articles > 0 || given.loaded.problems > 0, "silence about {:?}", bytes);
    }
}
