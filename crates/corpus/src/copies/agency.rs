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
    let find = |credits: &dyn Fn(&Agency) -> bool| AGENCIES.iter().find(|agency| credits(agency));
    let in_head = |agency: &Agency| agency.marks.iter().any(|mark| is_bracketed(head, mark));
    let in_byline = |agency: &Agency| {
        agency
            .marks
            .iter()
            .any(|mark| is_byline(article.byline, mark))
    };
    let in_tail = |agency: &Agency| {
        let marks = agency.marks.iter();
        marks
            .clone()
            .any(|mark| is_bracketed(tail, mark) || is_signature(tail, mark))
    };
    find(&in_head)
        .or_else(|| find(&in_byline))
        .or_else(|| find(&in_tail))
        .map(|agency| agency.name)
}

/// `(AP)`, `/TASS/`, `[Reuters]`.
fn is_bracketed(text: &str, mark: &str) -> bool {
    text.match_indices(['(', '/', '[']).any(|(at, opening)| {
        let rest = &text[at + opening.len()..];
        let inside = rest.split_once([')', '/', ']']);
        inside.is_some_and(|(inside, _)| is_mark(inside, mark))
    })
}

/// `AP`, `By Jane Doe, Associated Press`, `Reuters/Jane Doe`.
fn is_byline(byline: &str, mark: &str) -> bool {
    let mut parts = byline.split([',', '/', ';', '|', '(', ')', '—', '–']);
    parts.any(|part| is_mark(part, mark))
}

/// A last line such as `— Reuters` or `AFP`, or `The Associated Press contributed to this report.`
fn is_signature(tail: &str, mark: &str) -> bool {
    let last_line = tail.trim_end().lines().next_back().unwrap_or_default();
    let after_dash = last_line.rsplit(['—', '–']).next().unwrap_or_default();
    let is_line = tail.trim_end().lines().count() > 1 && is_mark(last_line, mark);
    let is_after_dash = after_dash.len() < last_line.len() && is_mark(after_dash, mark);
    let contributed = last_line
        .split_once(" contributed to this ")
        .is_some_and(|(who, _)| {
            let mut parts = who
                .split([',', '.', ';'])
                .flat_map(|part| part.split(" and "));
            parts.any(|part| is_mark(part, mark))
        });
    is_line || is_after_dash || contributed
}

fn is_mark(text: &str, mark: &str) -> bool {
    text.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        == mark
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
