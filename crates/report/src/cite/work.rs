//! A published work and how a list of references has it.

/// A published work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// What a paper's source calls it, such as `monroe2008`.
    pub key: &'static str,
    /// What kind of work it is.
    pub kind: Kind,
    /// Its authors: family name, given names.
    pub authors: &'static [(&'static str, &'static str)],
    /// Its year.
    pub year: u16,
    /// Its title.
    pub title: &'static str,
    /// The journal, the book or the conference; of a book and a note, who published it.
    pub container: &'static str,
    /// Volume, empty where there is none.
    pub volume: &'static str,
    /// Issue, empty where there is none.
    pub issue: &'static str,
    /// Pages, as `372–403`, empty where there are none.
    pub pages: &'static str,
    /// Digital object identifier, empty where there is none.
    pub doi: &'static str,
    /// Who edited the book that a chapter is in.
    pub editors: &'static [(&'static str, &'static str)],
    /// Who published that book; empty for what is not in one.
    pub publisher: &'static str,
    /// Where it can be read, for works without an identifier; empty where it has no fixed place.
    pub url: &'static str,
}

/// Kinds of works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In a journal.
    Article,
    /// A chapter of a book.
    Chapter,
    /// A paper at a conference.
    Paper,
    /// A book.
    Book,
    /// A note of a research centre.
    Note,
}

/// Within how many signs behind its first author a citation has its year.
const BEHIND: usize = 24;

impl Work {
    /// Authors as a paper's list of references has them: `Monroe, Burt L., and Kevin M. Quinn`.
    pub fn authors_in_words(&self) -> String {
        let names = self
            .authors
            .iter()
            .enumerate()
            .map(|(place, (family, given))| match place {
                0 => format!("{family}, {given}"),
                _ => format!("{given} {family}"),
            });
        let names: Vec<String> = names.collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{}, and {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// Whether a text cites it: its first author with its year right behind, as `Holm 1979` or
    /// `Mantel and Haenszel (1959)`.
    pub fn is_cited_in(&self, text: &str) -> bool {
        let Some((family, _)) = self.authors.first() else {
            return false;
        };
        let year = self.year.to_string();
        let mut places = text.match_indices(family);
        places.any(|(start, _)| {
            let behind = text[start + family.len()..].chars().take(BEHIND);
            behind.collect::<String>().contains(&year)
        })
    }

    /// The whole reference in one line.
    pub fn in_words(&self) -> String {
        let volume = match (self.volume, self.issue) {
            ("", _) => String::new(),
            (volume, "") => format!(" {volume}"),
            (volume, issue) => format!(" {volume} ({issue})"),
        };
        let pages = if self.pages.is_empty() {
            String::new()
        } else {
            format!(": {}", self.pages)
        };
        let doi = if self.doi.is_empty() {
            String::new()
        } else {
            format!(" doi:{}", self.doi)
        };
        let url = if self.url.is_empty() {
            String::new()
        } else {
            format!(" {}", self.url)
        };
        let house = match self.editors {
            [] if self.publisher.is_empty() => String::new(),
            [] => format!(" {}.", self.publisher),
            editors => format!(" Ed. by {}. {}.", in_order(editors), self.publisher),
        };
        format!(
            "{} {}. {}. {}{volume}{pages}.{house}{doi}{url}",
            full_stop(&self.authors_in_words()),
            self.year,
            self.title,
            self.container,
        )
    }
}

/// Names as they are spoken: `Charlotte Taylor and Anna Marchi`.
fn in_order(names: &[(&str, &str)]) -> String {
    let names = names
        .iter()
        .map(|(family, given)| format!("{given} {family}"));
    names.collect::<Vec<_>>().join(" and ")
}

fn full_stop(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}
