//! RTF, of Word and of LexisNexis.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::{choose, load_bytes};

const OPENINGS: [&str; 2] = ["{\\rtf1", "{\\rtf1\\ansi{\\*\\LXNComment 1}"];

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (opening, rest) = choose(&OPENINGS, bytes);
    load_bytes("a.doc", &[opening.as_bytes(), rest].concat());
});
