//! Patterns of file names, such as `exports/**/*.csv`, for shells that do not expand them.

use globset::{GlobBuilder, GlobMatcher};

use super::options::LoadError;

/// A pattern and the folder it starts from.
pub(super) struct Pattern {
    /// The folders before the first with a wildcard; empty for the current one.
    pub(super) base: String,
    matcher: GlobMatcher,
    /// How many folders deep a match can be; `None` for any.
    depth: Option<usize>,
}

/// Whether a source that is no file can be meant as a pattern.
pub(super) fn is_pattern(source: &str) -> bool {
    source.contains(['*', '?', '[', '{'])
}

impl Pattern {
    pub(super) fn parse(source: &str) -> Result<Pattern, LoadError> {
        let glob = GlobBuilder::new(source).literal_separator(true).build();
        let glob = glob.map_err(|error| LoadError::BadPattern {
            pattern: source.to_string(),
            reason: error.kind().to_string(),
        })?;
        let parts: Vec<&str> = source.split('/').collect();
        let n_plain = parts.iter().take_while(|part| !is_pattern(part)).count();
        let any_depth = source.contains("**") || source.contains('{');
        let base = parts[..n_plain].join("/");
        let is_root = n_plain > 0 && base.is_empty();
        Ok(Pattern {
            base: if is_root { "/".to_string() } else { base },
            matcher: glob.compile_matcher(),
            depth: (!any_depth).then_some(parts.len() - n_plain),
        })
    }

    /// What stands before the names of the files in the base.
    pub(super) fn prefix(&self) -> String {
        match self.base.as_str() {
            "" => String::new(),
            base => format!("{}/", base.trim_end_matches('/')),
        }
    }

    pub(super) fn fits(&self, name: &str) -> bool {
        self.matcher.is_match(name)
    }

    pub(super) fn goes_deeper_than(&self, depth: usize) -> bool {
        self.depth.is_none_or(|deepest| depth < deepest)
    }
}
