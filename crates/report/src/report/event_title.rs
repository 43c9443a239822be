//! What an event is called before a reader: by its name, or where that is a code nobody can read, by
//! the headline of an article about it.

use super::Report;

/// The longest run of letters in a name that is a code.
const CODE: usize = 4;

impl Report {
    /// The name of an event, or for a code the first headline that is cited of it, with its day.
    pub fn event_title(&self, event: &str) -> String {
        let of_event =
            |title: &&super::CitedArticle| title.event == event && !title.title.is_empty();
        match self.articles.iter().find(of_event) {
            Some(article) if is_code(event) => match &article.date {
                Some(date) => format!("“{}” ({date})", article.title),
                None => format!("“{}”", article.title),
            },
            _ => event.to_owned(),
        }
    }
}

fn is_code(name: &str) -> bool {
    let runs = name.split(|sign: char| !sign.is_alphabetic());
    runs.map(|run| run.chars().count())
        .all(|letters| letters <= CODE)
        && name.chars().any(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_no_name() {
        for name in ["f11c2566-0a7b-4c57-bf2b-31c0d4ab1f4e", "37", "e-1024"] {
            assert!(is_code(name), "{name}");
        }
        for name in ["ambassador-2020", "river-flood", "Brexit", "the vote"] {
            assert!(!is_code(name), "{name}");
        }
    }
}
