//! What pages are refused before they are parsed, so that none takes forever. The parser's work grows
//! with the elements times their depth, and with the entities times the length of their text.

/// No article page is larger; archived ones with everything inlined come near.
pub(super) const MOST_BYTES: usize = 4 << 20;
/// Nor does one have more elements.
pub(super) const MOST_ELEMENTS: usize = 60_000;
const DEEPEST: usize = 2_000;
/// The elements' depths, summed: 30,000 elements 30 deep come to half of this.
const MOST_ANCESTORS: usize = 2_000_000;
const MOST_ENTITIES: usize = 100_000;

/// Elements that end by themselves or hold nothing, and so do not nest however often they are opened.
const NOT_NESTING: [&str; 25] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "path", "script", "style",
];

/// Refuses a page that would take too long.
///
/// Counts tags as written; a page with thousands of elements never closed is refused too.
pub(super) fn check(html: &str) -> Result<(), String> {
    let (mut depth, mut n_elements, mut n_ancestors) = (0_usize, 0, 0);
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
        if name.is_empty() {
            continue;
        }
        n_elements += usize::from(!is_end);
        n_ancestors += depth;
        if !NOT_NESTING
            .iter()
            .any(|other| other.eq_ignore_ascii_case(name))
        {
            depth = if is_end {
                depth.saturating_sub(1)
            } else {
                depth + 1
            };
        }
        if depth > DEEPEST {
            return Err(format!("elements nest more than {DEEPEST} deep"));
        }
    }
    let n_entities = html.bytes().filter(|byte| *byte == b'&').count();
    for (n, most, what) in [
        (n_elements, MOST_ELEMENTS, "elements"),
        (n_ancestors, MOST_ANCESTORS, "elements within elements"),
        (n_entities, MOST_ENTITIES, "entities"),
    ] {
        if n > most {
            return Err(format!("{n} {what}, more than {most}: no article page"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_would_take_long_are_refused_and_others_are_not() {
        assert!(check(&"<div>".repeat(DEEPEST + 1)).is_err());
        assert!(check(&"<b>x".repeat(DEEPEST + 1)).is_err());
        assert!(check(&"<p>x".repeat(MOST_ELEMENTS + 1)).is_err());
        assert!(check(&("<div>".repeat(300) + &"<p>x</p>".repeat(10_000))).is_err());
        assert!(check(&"&amp;".repeat(MOST_ENTITIES + 1)).is_err());
        assert_eq!(check(&"<p>x<br><img>".repeat(20_000)), Ok(()));
        assert_eq!(check(&"<div><b>x</b></div>".repeat(30_000)), Ok(()));
        assert_eq!(
            check(&("<div>".repeat(30) + &"<p>x</p>".repeat(30_000))),
            Ok(())
        );
    }
}
