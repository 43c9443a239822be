//! Libraries that are not ours may panic on what nobody tried before: then a file or a page is lost,
//! and not the work.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What `read` gives, or that it panicked. Nothing that `read` was changing may be used afterwards.
pub(super) fn unless_panics<T>(read: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(read))
        .map_err(|_| "damaged in a way that cannot be read".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_what_is_wrong_with_the_file() {
        assert_eq!(unless_panics(|| 1), Ok(1));
        assert!(unless_panics(|| panic!("a library")).is_err());
    }
}
