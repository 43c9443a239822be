//! Which addresses become links. What an article says of itself is not to be trusted.

/// The address if it leads to the web, by http or https; `None` for everything else, such as
/// `javascript:` and `data:`.
pub(super) fn web_address(url: &str) -> Option<&str> {
    let url = url.trim();
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let is_plain = !url.contains(|c: char| c.is_control() || c.is_whitespace());
    (is_web && is_plain).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        let rows = [
            (
                "https://example.org/a?b=c&d",
                Some("https://example.org/a?b=c&d"),
            ),
            ("HTTP://example.org", Some("HTTP://example.org")),
            (" https://example.org ", Some("https://example.org")),
            ("javascript:alert(1)", None),
            ("JavaScript://example.org/%0Aalert(1)", None),
            ("java\nscript:alert(1)", None),
            ("https://example.org/\njavascript:alert(1)", None),
            ("data:text/html,<script>alert(1)</script>", None),
            ("//example.org", None),
            ("/etc/passwd", None),
            ("file:///home", None),
            ("https", None),
            ("", None),
        ];
        for (url, expected) in rows {
            assert_eq!(web_address(url), expected, "{url}");
        }
    }
}
