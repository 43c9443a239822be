//! What is left of a text without spaces and signs, to tell whether two are written with the same
//! letters.

/// The letters and figures of a text, in the case they are written in.
pub(crate) fn letters(text: &str) -> String {
    let is_kept = |letter: &char| letter.is_alphanumeric();
    text.chars().filter(is_kept).collect()
}
