//! Compares with what was kept when somebody last looked at it. `GOLDEN=write cargo test` writes it anew;
//! look at the differences before you commit them.

use std::fs;
use std::path::PathBuf;

/// Compares with what is kept, or keeps it.
pub(crate) fn golden(name: &str, content: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var("GOLDEN").is_ok_and(|golden| golden == "write") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        content, kept,
        "{name} is not as it was: GOLDEN=write renews it"
    );
}
