//! Whether a text was cut off: many exports give the beginning of an article only, and what is not
//! there cannot be counted. Signs, not proof.

/// A sign that the end of a text is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truncation {
    /// It says how much is missing, as news interfaces do: `[+1234 chars]`.
    Counted,
    /// It ends in dots: `…`, `...`, `[…]`.
    Dots,
    /// Its last paragraph is long and ends in the middle of a sentence.
    OpenSentence,
}

impl Truncation {
    /// As written in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Dots => "dots",
            Self::OpenSentence => "open_sentence",
        }
    }
}

/// Shorter last lines are credits, headings or list items, which have no sentence end.
const LEAST_WORDS: usize = 12;

/// Looks at the end of a text, from which boilerplate should have been taken.
///
/// ```
/// use otherwords_corpus::{Truncation, truncation};
///
/// assert_eq!(truncation("The port was closed on Mon… [+1234 chars]"), Some(Truncation::Counted));
/// assert_eq!(truncation("The port was closed on Monday."), None);
/// ```
pub fn truncation(text: &str) -> Option<Truncation> {
    let text = text.trim_end();
    let last = text.rsplit('\n').next().unwrap_or_default().trim();
    if counts_what_is_missing(last) {
        return Some(Truncation::Counted);
    }
    let bare = last.trim_end_matches([']', ')', '"', '”', '’', '»', ' ']);
    if bare.ends_with('…') || bare.ends_with("...") {
        return Some(Truncation::Dots);
    }
    let is_open = bare
        .chars()
        .next_back()
        .is_some_and(|sign| sign.is_alphanumeric() || ",;:-–—".contains(sign));
    let is_sentence = last.split_whitespace().count() >= LEAST_WORDS;
    // Languages without spaces between words are not judged: their lines count as one word.
    (is_open && is_sentence && bare.len() == last.len()).then_some(Truncation::OpenSentence)
}

/// `[+1234 chars]`
fn counts_what_is_missing(line: &str) -> bool {
    let Some((_, rest)) = line.rsplit_once("[+") else {
        return false;
    };
    let digits = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
    digits.len() < rest.len() && digits.trim_start().starts_with("char") && digits.ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_text_tells_whether_it_was_cut() {
        let long = "The ministry said on Monday that the port would be closed for several days";
        for (text, expected) in [
            (format!("{long}… [+2041 chars]"), Some(Truncation::Counted)),
            (
                format!("{long} [+12 characters]"),
                Some(Truncation::Counted),
            ),
            (format!("{long}…"), Some(Truncation::Dots)),
            (format!("{long} ..."), Some(Truncation::Dots)),
            (format!("{long} […]"), Some(Truncation::Dots)),
            (
                format!("A sentence.\n\n{long} and the"),
                Some(Truncation::OpenSentence),
            ),
            (format!("{long},"), Some(Truncation::OpenSentence)),
            (format!("{long}."), None),
            (format!("{long}.”"), None),
            (format!("{long} (see page 4)"), None),
            ("Reporting by A. Writer".to_owned(), None),
            ("[+] more".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(truncation(&text), expected, "{text}");
        }
    }
}
