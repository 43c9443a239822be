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
pub fn outlet_of_url(url: &str) -> Option<String> {
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
