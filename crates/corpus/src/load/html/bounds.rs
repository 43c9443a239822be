//! What pages are refused before they are parsed, so that none takes forever: size and depth.

/// No article page is larger; archived ones with everything inlined come near.
pub(super) const MOST_BYTES: usize = 4 << 20;
const DEEPEST: usize = 2_000;

/// Elements that end by themselves or hold nothing, and so do not nest however often they are opened.
const NOT_NESTING: [&str; 25] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "path", "script", "style",
];

/// Refuses a page whose elements nest too deeply.
///
/// Counts tags as written; a page with thousands of elements never closed is refused too.
pub(super) fn check(html: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    for tag in html.split('<').skip(1) {
        let (is_end, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let length = tag
            .bytes()
            .take(16)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let name = &tag[..length];
        if name.is_empty()
            || NOT_NESTING
                .iter()
                .any(|other| other.eq_ignore_ascii_case(name))
        {
            continue;
        }
        depth = if is_end {
            depth.saturating_sub(1)
        } else {
            depth + 1
        };
        if depth > DEEPEST {
            return Err(format!("elements nest more than {DEEPEST} deep"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_pages_are_refused_and_long_ones_are_not() {
        assert!(check(&"<div>".repeat(DEEPEST + 1)).is_err());
        assert!(check(&"<b>x".repeat(DEEPEST + 1)).is_err());
        assert_eq!(check(&"<p>x<br><img>".repeat(100_000)), Ok(()));
        assert_eq!(check(&"<div><b>x</b></div>".repeat(100_000)), Ok(()));
    }
}
