//! Which news agency an article credits: evidence for where a shared text came from. The marks are
//! conventions of the trade; they are looked for only where they stand by convention.

use crate::view::ArticleView;

/// An agency with the marks it goes by, in lower case.
struct Agency {
    name: &'static str,
    marks: &'static [&'static str],
}

/// A new agency is a line here.
const AGENCIES: &[Agency] = &[
    Agency {
        name: "AAP",
        marks: &["aap", "australian associated press"],
    },
    Agency {
        name: "AFP",
        marks: &["afp", "agence france-presse", "agence france presse"],
    },
    Agency {
        name: "Anadolu",
        marks: &["anadolu", "anadolu agency", "aa"],
    },
    Agency {
        name: "ANI",
        marks: &["ani"],
    },
    Agency {
        name: "ANSA",
        marks: &["ansa"],
    },
    Agency {
        name: "AP",
        marks: &["ap", "the associated press", "associated press"],
    },
    Agency {
        name: "APA",
        marks: &["apa"],
    },
    Agency {
        name: "Belga",
        marks: &["belga"],
    },
    Agency {
        name: "Bloomberg",
        marks: &["bloomberg"],
    },
    Agency {
        name: "Canadian Press",
        marks: &["the canadian press", "canadian press", "cp"],
    },
    Agency {
        name: "dpa",
        marks: &["dpa", "deutsche presse-agentur"],
    },
    Agency {
        name: "EFE",
        marks: &["efe"],
    },
    Agency {
        name: "IANS",
        marks: &["ians"],
    },
    Agency {
        name: "Interfax",
        marks: &["interfax", "интерфакс"],
    },
    Agency {
        name: "Kazinform",
        marks: &["kazinform", "казинформ"],
    },
    Agency {
        name: "Kyodo",
        marks: &["kyodo", "kyodo news"],
    },
    Agency {
        name: "PA",
        marks: &["press association"],
    },
    Agency {
        name: "PAP",
        marks: &["pap"],
    },
    Agency {
        name: "PTI",
        marks: &["pti", "press trust of india"],
    },
    Agency {
        name: "Reuters",
        marks: &["reuters", "рейтер"],
    },
    Agency {
        name: "RIA Novosti",
        marks: &["ria novosti", "ria", "риа новости"],
    },
    Agency {
        name: "Tass",
        marks: &["tass", "itar-tass", "тасс", "итар-тасс"],
    },
    Agency {
        name: "UPI",
        marks: &["upi", "united press international"],
    },
    Agency {
        name: "Xinhua",
        marks: &["xinhua", "新华社"],
    },
    Agency {
        name: "Yonhap",
        marks: &["yonhap"],
    },
];

/// A dateline ends within so many bytes of the beginning, a credit begins within so many of the end.
const DATELINE: usize = 120;
const CREDIT: usize = 200;

/// The agency in the dateline ("LONDON (AP) —", "MOSCOW, April 14. /TASS/"), in the byline, or in
/// the credit at the end ("— Reuters", "The Associated Press contributed to this report").
pub(super) fn credited(article: &ArticleView<'_>) -> Option<&'static str> {
    let body = article.body;
    let head = &body[..body.floor_char_boundary(DATELINE)];
    let tail = &body[body.ceil_char_boundary(body.len().saturating_sub(CREDIT))..];
    first_of(bracketed(head))
        .or_else(|| first_of(parts_of_byline(article.byline)))
        .or_else(|| first_of(bracketed(tail).chain(signatures(tail))))
}

/// Of the agencies that are named, the first in the list.
fn first_of<'a>(named: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    named.filter_map(agency).min().map(|n| AGENCIES[n].name)
}

/// Which agency goes by these words, whatever marks stand around them.
fn agency(words: &str) -> Option<usize> {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() || words.len() > LONGEST_MARK {
        return None;
    }
    let mark = words.to_lowercase();
    AGENCIES
        .iter()
        .position(|agency| agency.marks.contains(&&*mark))
}

/// Longer words are no mark.
const LONGEST_MARK: usize = 40;

/// `(AP)`, `/TASS/`, `[Reuters]`.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(['(', '/', '['])
        .filter_map(|(at, opening)| {
            let rest = &text[at + opening.len()..];
            rest.split_once([')', '/', ']']).map(|(inside, _)| inside)
        })
}

/// `AP`, `By Jane Doe, Associated Press`, `Reuters/Jane Doe`.
fn parts_of_byline(byline: &str) -> impl Iterator<Item = &str> {
    byline.split([',', '/', ';', '|', '(', ')', '—', '–'])
}

/// A last line such as `— Reuters` or `AFP`, or `The Associated Press contributed to this report.`
fn signatures(tail: &str) -> impl Iterator<Item = &str> {
    let tail = tail.trim_end();
    let last_line = tail.lines().next_back().unwrap_or_default();
    let line = (tail.lines().nth(1).is_some()).then_some(last_line);
    let after_dash = last_line.rsplit_once(['—', '–']).map(|(_, after)| after);
    let contributed = last_line.split_once(" contributed to this ");
    let contributors = contributed.into_iter().flat_map(|(who, _)| {
        who.split([',', '.', ';'])
            .flat_map(|part| part.split(" and "))
    });
    line.into_iter().chain(after_dash).chain(contributors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::article;

    #[test]
    fn marks_count_where_they_stand_by_convention() {
        for (body, agency) in [
            ("LONDON (AP) — The harbour was closed.", Some("AP")),
            (
                "MOSCOW, April 14. /TASS/. The ministry said so.",
                Some("Tass"),
            ),
            ("GENEVA (Reuters) - It was safe.", Some("Reuters")),
            ("It was safe. — AFP", Some("AFP")),
            (
                "It was safe.\n\nThe Associated Press contributed to this report.",
                Some("AP"),
            ),
            (
                "It was safe.\n\nJane Doe and The Associated Press contributed to this report.",
                Some("AP"),
            ),
            ("Reuters said on Monday that it was safe.", None),
            ("The app (and the map) are free.", None),
        ] {
            assert_eq!(credited(&article(body)), agency, "{body}");
        }
    }

    #[test]
    fn a_byline_tells_too() {
        let mut view = article("It was safe.");
        view.byline = "By Jane Doe, Associated Press";
        assert_eq!(credited(&view), Some("AP"));
    }
}
