//! Feeds, TEI and Factiva's XML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::{choose, load_bytes};

const OPENINGS: [&str; 5] = [
    "<rss version='2.0'><channel><title>H</title><item>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title><entry>",
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>",
    "<PPSResponse><article>",
    "<?xml version='1.0'?><!DOCTYPE rss [",
];

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (opening, rest) = choose(&OPENINGS, bytes);
    load_bytes("a.xml", &[opening.as_bytes(), rest].concat());
});
