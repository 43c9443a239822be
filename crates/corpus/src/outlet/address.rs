//! Who published an article, when only its address tells.

/// The outlet an address belongs to: its host in lower case without `www.`, user or port.
///
/// `None` where there is no host that looks like one (a dot inside, no spaces).
///
/// ```
/// use otherwords_corpus::outlet_of_url;
/// assert_eq!(outlet_of_url("https://www.Harbour.example:443/a?b").as_deref(), Some("harbour.example"));
/// assert_eq!(outlet_of_url("harbour.example/2020/04"), Some("harbour.example".into()));
/// assert_eq!(outlet_of_url("see page 4"), None);
/// ```
///
/// A copy in the Wayback Machine belongs to whom it is a copy of:
/// ```
/// # use otherwords_corpus::outlet_of_url;
/// let copy = "https://web.archive.org/web/20210101/https://harbour.example/a";
/// assert_eq!(outlet_of_url(copy).as_deref(), Some("harbour.example"));
/// ```
pub fn outlet_of_url(url: &str) -> Option<String> {
    host(original_address(url))
}

/// The address that a copy in the Wayback Machine was made of; any other address as it is.
pub(crate) fn original_address(url: &str) -> &str {
    let url = url.trim();
    let schemes = ["https://", "http://", "//"];
    let rest = schemes.iter().find_map(|scheme| url.strip_prefix(scheme));
    let rest = rest.unwrap_or(url);
    let original = || {
        let (stamp, original) = rest.strip_prefix("web.archive.org/web/")?.split_once('/')?;
        let is_stamp = stamp.starts_with(|letter: char| letter.is_ascii_digit());
        (is_stamp && host(original).is_some()).then_some(original)
    };
    original().unwrap_or(url)
}

fn host(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host
        .split(':')
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    looks_like_host(host).then(|| host.to_string())
}

fn looks_like_host(host: &str) -> bool {
    let inner = host.trim_matches('.');
    inner.len() == host.len()
        && inner.contains('.')
        && inner
            .chars()
            .all(|letter| letter.is_alphanumeric() || ".-_".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_in_the_wayback_machine_has_the_address_of_its_original() {
        let original = "https://harbour.example/2020/a?b#c";
        for (url, expected) in [
            ("https://web.archive.org/web/20210101/", original),
            ("http://web.archive.org/web/20210101000000id_/", original),
            ("web.archive.org/web/2021/", original),
            ("", original),
        ]
        .map(|(prefix, expected)| (format!("{prefix}{original}"), expected))
        {
            assert_eq!(original_address(&url), expected, "{url}");
        }
        for url in [
            "https://web.archive.org/web/20210101/",
            "https://web.archive.org/about/https://harbour.example/a",
            "https://harbour.example/web.archive.org/web/2021/https://b.example/",
        ] {
            assert_eq!(original_address(url), url);
        }
    }
}
