//! Pages and the HTML exports of databases.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::{choose, load_bytes};

const OPENINGS: [&str; 6] = [
    "<!DOCTYPE html><html>",
    "<html><!-- LXNComment --><!-- x <DOCFULL> -->",
    "<html><title>Factiva</title><div class='article enArticle'><p class='articleParagraph'>",
    "<html><span class='DocPublicationName'>H</span><span class='DocHeader'>",
    "<html><a name='1'></a><td>^ИС: H<br>",
    "<html><head><script type='application/ld+json'>",
];

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (opening, rest) = choose(&OPENINGS, bytes);
    load_bytes("a.html", &[opening.as_bytes(), rest].concat());
});
