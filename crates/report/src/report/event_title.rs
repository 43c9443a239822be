//! What an event is called before a reader: by its name, or where that is a code nobody can read, by
//! the headline of an article about it.

use super::{CitedArticle, Report};

/// The longest run of letters in a name that is a code.
const CODE: usize = 4;

impl Report {
    /// The name of an event, or for a code the headline of the first article that is cited of it, with its
    /// day.
    pub fn event_title(&self, event: &str) -> String {
        let is_headed =
            |article: &&CitedArticle| article.event == event && !article.title.is_empty();
        let headed = || self.articles.iter().filter(is_headed);
        let first = || headed().min_by_key(|article| (&article.date, &article.title));
        match is_code(event).then(first).flatten() {
            Some(CitedArticle { title, date, .. }) => match date {
                Some(date) => format!("“{title}” ({date})"),
                None => format!("“{title}”"),
            },
            None => event.to_owned(),
        }
    }
}

/// Whether a name holds a digit and no word.
fn is_code(name: &str) -> bool {
    let mut pieces = name.split(|sign: char| !sign.is_alphanumeric());
    name.chars().any(|sign| sign.is_ascii_digit()) && !pieces.any(has_word)
}

/// Whether there are letters enough for a word, and not as among the digits of a number to the base of 16.
fn has_word(piece: &str) -> bool {
    let is_hexadecimal = piece.chars().all(|sign| sign.is_ascii_hexdigit())
        && piece.chars().any(|sign| sign.is_ascii_digit());
    let mut runs = piece.split(|sign: char| !sign.is_alphabetic());
    !is_hexadecimal && runs.any(|run| run.chars().count() > CODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_no_name() {
        let codes = [
            "f11c2566-0a7b-4c57-bf2b-31c0d4ab1f4e",
            "76810849-0335-4ad3-9eaf-f0d9c5baceb6",
            "37",
            "e-1024",
        ];
        for name in codes {
            assert!(is_code(name), "{name}");
        }
        for name in [
            "ambassador-2020",
            "river-flood",
            "Brexit",
            "the vote",
            "facade 2",
            "g20summit",
        ] {
            assert!(!is_code(name), "{name}");
        }
    }
}
