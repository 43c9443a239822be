//! Whether a text is about as long as its source says it is.

/// In words: headlines and captions may count as well, so of less nothing can be said.
const SHORTEST_STATED: usize = 50;

/// What to say of a text that has less than half of the words that its source states (`586 words`,
/// `1 728 mots`, `1.728 Wörter`).
pub(super) fn shortfall(stated: &str, text: &str) -> Option<String> {
    let n_stated = number(stated)?;
    let n_read: usize = text.split_whitespace().map(n_words).sum();
    let is_short = n_stated >= SHORTEST_STATED && n_read * 2 < n_stated;
    is_short.then(|| format!("its source says it has {n_stated} words; {n_read} were found"))
}

/// The first number, whatever parts its thousands.
fn number(stated: &str) -> Option<usize> {
    let rest = stated.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let whole = rest.split(char::is_alphabetic).next()?;
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Letters of scripts that part no words count as words, so that no text of theirs seems short.
fn n_words(part: &str) -> usize {
    let is_unparted = |letter: &char| matches!(letter, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..);
    part.chars().filter(is_unparted).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_less_than_half_of_its_words_is_told() {
        let text = "The pier is closed. ".repeat(10);
        for (stated, is_told) in [
            ("4 words", false),
            ("40 words", false),
            ("80 words", false),
            ("81 words", true),
            ("1.728 Wörter", true),
            ("1\u{202f}728 mots", true),
            ("Länge: 99 Wörter", true),
            ("long", false),
            ("", false),
            ("99999999999999999999999999 words", false),
        ] {
            assert_eq!(shortfall(stated, &text).is_some(), is_told, "{stated}");
        }
        assert_eq!(
            shortfall("100 字", &"东部码头已经关闭了。".repeat(10)),
            None
        );
        assert_eq!(
            shortfall("1,728 words", &text).as_deref(),
            Some("its source says it has 1728 words; 40 were found")
        );
    }
}
