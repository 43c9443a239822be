//! Scripts in a page, as written.

/// The page without its scripts, but for those that hold data. One that does not end stays.
///
/// In data, which is JSON, `<` is written `\u003c`: it means the same there, and texts with tags do
/// not look like elements of the page, of which `<\/p>` ends none.
pub(super) fn without(html: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(html.len()), html);
    while let Some((before, script)) = split_at_script(rest) {
        kept.push_str(before);
        let (script, after) = script;
        if script_head(script).contains("json") {
            kept.push_str(&without_angles(script));
        }
        rest = after;
    }
    kept + rest
}

/// A script of data without `<` between its own two tags.
fn without_angles(script: &str) -> String {
    let end = script.rfind('<').unwrap_or(script.len());
    let start = script.find('>').map_or(end, |head| (head + 1).min(end));
    let data = script[start..end].replace('<', "\\u003c");
    [&script[..start], &data, &script[end..]].concat()
}

/// What stands before the next script that ends, the script, and what follows.
fn split_at_script(html: &str) -> Option<(&str, (&str, &str))> {
    let start = find(html, "<script")?;
    let end = start + find(&html[start..], "</script")?;
    let end = end + html[end..].find('>')? + 1;
    Some((&html[..start], (&html[start..end], &html[end..])))
}

/// The tag that opens it, in lower case.
fn script_head(script: &str) -> String {
    let end = script.find('>').unwrap_or(script.len());
    script[..end].to_ascii_lowercase()
}

/// Where a tag begins, in whatever case it is written.
fn find(html: &str, tag: &str) -> Option<usize> {
    let begins = |at: &usize| {
        let bytes = html.as_bytes().get(*at..at + tag.len());
        bytes.is_some_and(|bytes| bytes.eq_ignore_ascii_case(tag.as_bytes()))
    };
    html.match_indices('<').map(|(at, _)| at).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_go_and_data_stays() {
        let data = "<script type=\"application/ld+json\">{}</script>";
        let html = format!("<p>a<SCRIPT>x = '<b>'</Script ><p>b{data}<script>open");
        assert_eq!(without(&html), format!("<p>a<p>b{data}<script>open"));
    }

    #[test]
    fn data_means_the_same_without_angles() {
        let html = r#"<script type="application/ld+json">{"text":"<p>a<\/p>"}</script>"#;
        let written =
            r#"<script type="application/ld+json">{"text":"\u003cp>a\u003c\/p>"}</script>"#;
        assert_eq!(without(html), written);
        let without_end = "<script type=json </script >";
        assert_eq!(without(without_end), without_end);
    }

    #[test]
    fn many_scripts_that_never_end_take_no_long() {
        let html = "<script".repeat(100_000);
        assert_eq!(without(&html), html);
    }
}
