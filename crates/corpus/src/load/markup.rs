//! Plain text from values that hold HTML, as many exports do. Not for whole pages: those have menus.

use std::borrow::Cow;

/// The text without tags and with entities resolved; unchanged if it has neither.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    match (has_tags(text), has_entities(text)) {
        (false, false) => Cow::Borrowed(text),
        (false, true) => html_escape::decode_html_entities(text),
        (true, _) => Cow::Owned(without_tags(text)),
    }
}

/// A name or title in plain text. Feeds and pages often encode these twice: what reads like an entity
/// when all is decoded is decoded once more. Not for texts, which may be about entities.
pub(super) fn plain_name(name: &str) -> Cow<'_, str> {
    let once = plain(name);
    if has_entities(&once) {
        return Cow::Owned(html_escape::decode_html_entities(&once).into_owned());
    }
    once
}

/// Tags that show a text is HTML; `<3` and `a < b` do not.
const TELLING: [&str; 27] = [
    "p",
    "br",
    "div",
    "span",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "img",
    "figure",
    "section",
    "article",
    "html",
    "body",
    "table",
    "tr",
    "td",
    "script",
];

/// Tags within a line of text. All others end a paragraph.
const INLINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "o:p", "strike", "big",
];

/// Elements whose content is not text.
const SILENT: [&str; 3] = ["script", "style", "template"];

fn has_tags(text: &str) -> bool {
    let mut after = text.split('<').skip(1);
    after.any(|rest| {
        let name = tag_name(rest);
        let ends = rest
            .trim_start_matches('/')
            .get(name.len()..)
            .is_some_and(|rest| {
                rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace)
            });
        ends && TELLING.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

fn has_entities(text: &str) -> bool {
    let mut after = text.split('&').skip(1);
    after.any(|rest| {
        let name = rest
            .bytes()
            .take(12)
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
        let length = name.count();
        length > 1 && rest.as_bytes().get(length) == Some(&b';')
    })
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        add(&mut text, &rest[..at]);
        rest = after_tag(&rest[at..], &mut text);
    }
    add(&mut text, rest);
    text
}

/// Text between tags, where line breaks mean no more than spaces.
fn add(text: &mut String, between: &str) {
    let between = html_escape::decode_html_entities(between);
    for part in between.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        text.push_str(word);
        if word.len() < part.len() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// Passes over a tag and writes what it means for the text.
fn after_tag<'h>(html: &'h str, text: &mut String) -> &'h str {
    if let Some(comment) = html.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let name = tag_name(&html[1..]).to_ascii_lowercase();
    let is_tag = !name.is_empty() || html.starts_with("<!") || html.starts_with("<?");
    if !is_tag {
        text.push('<');
        return &html[1..];
    }
    let Some((tag, rest)) = html.split_once('>') else {
        add(text, html);
        return "";
    };
    match name.as_str() {
        "br" => text.push('\n'),
        name if INLINE.contains(&name) || name.is_empty() => {}
        _ => end_paragraph(text),
    }
    let opens = !html.starts_with("</") && !tag.ends_with('/');
    if opens && SILENT.contains(&name.as_str()) {
        after_closing(rest, &name)
    } else {
        rest
    }
}

fn end_paragraph(text: &mut String) {
    let length = text.trim_end().len();
    text.truncate(length);
    if length > 0 {
        text.push_str("\n\n");
    }
}

/// What follows `</script>`; nothing if it is missing.
fn after_closing<'h>(html: &'h str, name: &str) -> &'h str {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("</") {
        if tag_name(after).eq_ignore_ascii_case(name) {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

/// The name at the beginning of what follows `<`.
fn tag_name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b':' || *byte == b'-';
    let length = tag
        .bytes()
        .take(20)
        .take_while(|byte| is_name(byte))
        .count();
    if tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
        &tag[..length]
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_becomes_paragraphs_and_text_stays_text() {
        for (html, text) in [
            (
                "<p>The port\nis <b>closed</b>.</p><p>Until May.</p>",
                "The port is closed.\n\nUntil May.",
            ),
            ("One<br/>two", "One\ntwo"),
            (
                "Fish &amp; ships &#8211; &ldquo;so-called&rdquo;",
                "Fish & ships – “so-called”",
            ),
            ("<script>var a = '<p>';</script><p>Text</p>", "Text"),
            ("<p>a <!-- b --> c</p>", "a c"),
            ("5 < 6 and AT&T <3", "5 < 6 and AT&T <3"),
            ("<p>5 < 6</p>", "5 < 6"),
            ("<p>open <b", "open <b"),
        ] {
            assert_eq!(plain(html).trim(), text, "{html}");
        }
    }

    #[test]
    fn names_are_decoded_however_often_they_were_encoded() {
        for (name, plain) in [
            ("Blog – Harbour", "Blog – Harbour"),
            ("Blog &#8211; Harbour", "Blog – Harbour"),
            ("Blog &amp;#8211; Harbour", "Blog – Harbour"),
            ("Fish &amp;amp; Ships", "Fish & Ships"),
            ("<b>Fish &amp;amp; Ships</b>", "Fish & Ships"),
            ("Fish & Ships; AT&T", "Fish & Ships; AT&T"),
        ] {
            assert_eq!(plain_name(name).trim(), plain, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_text_without_marks_is_unchanged(
            html in "(<p>|</|<!--|<script>|&amp;|&|;|>|\\PC){0,30}",
            text in "[^<&]{0,40}",
        ) {
            plain(&html);
            prop_assert_eq!(plain(&text), text.as_str());
        }
    }

    #[test]
    fn many_marks_take_linear_time() {
        for mark in ["<", "<p", "<script>", "<!--", "&", "</script", "<a>"] {
            let html = format!("<p>{}", mark.repeat(300_000));
            assert!(plain(&html).len() <= html.len(), "{mark}");
        }
    }
}
