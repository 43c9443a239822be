//! Only `real.rs` may call an elementary function, and only through libm: the standard library's
//! may differ in the last digit from one platform to the next. It alone fuses, which is the same everywhere.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::path::Path;

const FUSED: &str = ".mul_add(";
const CALLS: [&str; 13] = [
    ".ln()",
    ".log(",
    ".log2()",
    ".log10()",
    ".exp()",
    ".exp2()",
    ".powf(",
    ".powi(",
    ".sqrt()",
    ".ln_1p()",
    ".exp_m1()",
    FUSED,
    "f64::ln",
];

#[test]
fn no_file_but_one_calls_an_elementary_function() {
    let mut n_files = 0;
    check(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut n_files,
    );
    assert!(n_files > 40);
}

fn check(folder: &Path, n_files: &mut usize) {
    let mut entries: Vec<_> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            check(&path, n_files);
            continue;
        }
        *n_files += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let may = |call: &str| path.ends_with("src/real.rs") && call == FUSED;
            let called = CALLS
                .iter()
                .find(|call| line.contains(**call) && !may(call));
            assert!(called.is_none(), "{}: {line}", path.display());
        }
    }
}
