//! The grammar of queries: parsed or refused with a place, and written out again as the same query.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_indexer::query;

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |text: &str| {
    match query::parse(text) {
        Ok(parsed) => {
            let shown = parsed.to_string();
            let again = query::parse(&shown).unwrap_or_else(|error| panic!("{shown}: {error}"));
            assert_eq!(again.to_string(), shown);
        }
        Err(error) => drop(error.to_string()),
    }
});
