//! Any bytes under any name: compression, archives, recognition, encodings and every format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::{choose, load_bytes};

const NAMES: [&str; 16] = [
    "a", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.txt", "a.md", "a.html", "a.xml", "a.docx",
    "a.xlsx", "a.doc", "a.zip", "a.tar", "a.warc.gz", "a.parquet",
];

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (name, bytes) = choose(&NAMES, bytes);
    load_bytes(name, bytes);
});
