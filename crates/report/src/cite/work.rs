//! The works, and which of them a report stands on.

use crate::report::{Report, Table};

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
    /// The journal, the book or the conference.
    pub container: &'static str,
    /// Volume, empty where there is none.
    pub volume: &'static str,
    /// Issue, empty where there is none.
    pub issue: &'static str,
    /// Pages, as `372–403`, empty where there are none.
    pub pages: &'static str,
    /// Digital object identifier, empty where there is none.
    pub doi: &'static str,
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
    /// A note of a research centre.
    Note,
}

const MANTEL: Work = Work {
    key: "mantel1959",
    kind: Kind::Article,
    authors: &[("Mantel", "Nathan"), ("Haenszel", "William")],
    year: 1959,
    title: "Statistical Aspects of the Analysis of Data from Retrospective Studies of Disease",
    container: "Journal of the National Cancer Institute",
    volume: "22",
    issue: "4",
    pages: "719–748",
    doi: "10.1093/jnci/22.4.719",
};
const LUGANNANI: Work = Work {
    key: "lugannani1980",
    kind: Kind::Article,
    authors: &[("Lugannani", "Robert"), ("Rice", "Stephen")],
    year: 1980,
    title: "Saddle Point Approximation for the Distribution of the Sum of Independent Random Variables",
    container: "Advances in Applied Probability",
    volume: "12",
    issue: "2",
    pages: "475–490",
    doi: "10.2307/1426607",
};
const BENJAMINI: Work = Work {
    key: "benjamini1995",
    kind: Kind::Article,
    authors: &[("Benjamini", "Yoav"), ("Hochberg", "Yosef")],
    year: 1995,
    title: "Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing",
    container: "Journal of the Royal Statistical Society: Series B",
    volume: "57",
    issue: "1",
    pages: "289–300",
    doi: "10.1111/j.2517-6161.1995.tb02031.x",
};
const HARDIE: Work = Work {
    key: "hardie2014",
    kind: Kind::Note,
    authors: &[("Hardie", "Andrew")],
    year: 2014,
    title: "Log Ratio: An Informal Introduction",
    container: "ESRC Centre for Corpus Approaches to Social Science",
    volume: "",
    issue: "",
    pages: "",
    doi: "",
};
const MONROE: Work = Work {
    key: "monroe2008",
    kind: Kind::Article,
    authors: &[
        ("Monroe", "Burt L."),
        ("Colaresi", "Michael P."),
        ("Quinn", "Kevin M."),
    ],
    year: 2008,
    title: "Fightin’ Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict",
    container: "Political Analysis",
    volume: "16",
    issue: "4",
    pages: "372–403",
    doi: "10.1093/pan/mpn018",
};
const DUNNING: Work = Work {
    key: "dunning1993",
    kind: Kind::Article,
    authors: &[("Dunning", "Ted")],
    year: 1993,
    title: "Accurate Methods for the Statistics of Surprise and Coincidence",
    container: "Computational Linguistics",
    volume: "19",
    issue: "1",
    pages: "61–74",
    doi: "",
};
const GABRIELATOS: Work = Work {
    key: "gabrielatos2018",
    kind: Kind::Chapter,
    authors: &[("Gabrielatos", "Costas")],
    year: 2018,
    title: "Keyness Analysis: Nature, Metrics and Techniques",
    container: "Corpus Approaches to Discourse: A Critical Review",
    volume: "",
    issue: "",
    pages: "225–258",
    doi: "",
};
const KILGARRIFF: Work = Work {
    key: "kilgarriff2009",
    kind: Kind::Paper,
    authors: &[("Kilgarriff", "Adam")],
    year: 2009,
    title: "Simple Maths for Keywords",
    container: "Proceedings of the Corpus Linguistics Conference",
    volume: "",
    issue: "",
    pages: "",
    doi: "",
};
const GRIES: Work = Work {
    key: "gries2008",
    kind: Kind::Article,
    authors: &[("Gries", "Stefan Th.")],
    year: 2008,
    title: "Dispersions and Adjusted Frequencies in Corpora",
    container: "International Journal of Corpus Linguistics",
    volume: "13",
    issue: "4",
    pages: "403–437",
    doi: "10.1075/ijcl.13.4.02gri",
};

/// The works that this report's methods paragraph cites, by key.
pub fn works(report: &Report) -> Vec<Work> {
    let is_tested = report.tables.iter().any(Table::is_tested);
    let tests: &[Work] = if is_tested {
        &[BENJAMINI, LUGANNANI]
    } else {
        &[]
    };
    let always = [
        MANTEL,
        HARDIE,
        MONROE,
        DUNNING,
        GABRIELATOS,
        KILGARRIFF,
        GRIES,
    ];
    let mut works = [tests, &always].concat();
    works.sort_by_key(|work| work.key);
    works
}

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
        format!(
            "{} {}. {}. {}{volume}{pages}.{doi}",
            full_stop(&self.authors_in_words()),
            self.year,
            self.title,
            self.container,
        )
    }
}

fn full_stop(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}
