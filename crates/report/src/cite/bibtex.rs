//! References as BibTeX.

use super::work::{Kind, Work};

/// Entries for a `.bib` file.
///
/// ```
/// # use otherwords_report::{Report, cite};
/// let works = cite::works(&Report::default());
/// assert!(cite::bibtex(&works).contains("@article{monroe2008,"));
/// ```
pub fn bibtex(works: &[Work]) -> String {
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(work: &Work) -> String {
    let (kind, container) = match work.kind {
        Kind::Article => ("article", "journal"),
        Kind::Chapter => ("incollection", "booktitle"),
        Kind::Paper => ("inproceedings", "booktitle"),
        Kind::Book => ("book", "publisher"),
        Kind::Note => ("misc", "howpublished"),
    };
    let (authors, editors) = (names(work.authors), names(work.editors));
    let year = work.year.to_string();
    let fields = [
        ("author", authors.as_str()),
        ("year", &year),
        ("title", work.title),
        (container, work.container),
        ("volume", work.volume),
        ("number", work.issue),
        ("pages", work.pages),
        ("doi", work.doi),
        ("editor", &editors),
        ("publisher", work.publisher),
        ("url", work.url),
    ];
    let fields = fields.iter().filter(|(_, value)| !value.is_empty());
    let fields = fields.map(|(name, value)| format!("  {name} = {{{}}},\n", latex(value)));
    format!("@{kind}{{{},\n{}}}\n", work.key, fields.collect::<String>())
}

fn names(names: &[(&str, &str)]) -> String {
    let names = names
        .iter()
        .map(|(family, given)| format!("{family}, {given}"));
    names.collect::<Vec<_>>().join(" and ")
}

/// Signs that old LaTeX does not read as they are.
fn latex(text: &str) -> String {
    text.replace('–', "--")
        .replace('’', "'")
        .replace('&', "\\&")
}
