//! The works that methods paragraphs cite. Each was looked up in print or in the lists of others, not
//! written from memory.

use crate::methods;
use crate::report::Report;

use super::work::{Kind, Work};

/// The works that this report's methods paragraph cites, by key.
pub fn works(report: &Report) -> Vec<Work> {
    let paragraph = methods::paragraph(report);
    let works = WORKS.iter().copied();
    works.filter(|work| work.is_cited_in(&paragraph)).collect()
}

/// What a work has where nothing is said.
const PLAIN: Work = Work {
    key: "",
    kind: Kind::Article,
    authors: &[],
    year: 0,
    title: "",
    container: "",
    volume: "",
    issue: "",
    pages: "",
    doi: "",
    editors: &[],
    publisher: "",
    url: "",
};

/// All works, by key.
const WORKS: [Work; 17] = [
    Work {
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
        ..PLAIN
    },
    Work {
        key: "benjamini2014",
        kind: Kind::Article,
        authors: &[("Benjamini", "Yoav"), ("Bogomolov", "Marina")],
        year: 2014,
        title: "Selective Inference on Multiple Families of Hypotheses",
        container: "Journal of the Royal Statistical Society: Series B",
        volume: "76",
        issue: "1",
        pages: "297–318",
        doi: "10.1111/rssb.12028",
        ..PLAIN
    },
    Work {
        key: "bouma2009",
        kind: Kind::Paper,
        authors: &[("Bouma", "Gerlof")],
        year: 2009,
        title: "Normalized (Pointwise) Mutual Information in Collocation Extraction",
        container: "Proceedings of the Biennial GSCL Conference",
        pages: "31–40",
        ..PLAIN
    },
    Work {
        key: "bourgon2010",
        kind: Kind::Article,
        authors: &[
            ("Bourgon", "Richard"),
            ("Gentleman", "Robert"),
            ("Huber", "Wolfgang"),
        ],
        year: 2010,
        title: "Independent Filtering Increases Detection Power for High-Throughput Experiments",
        container: "Proceedings of the National Academy of Sciences",
        volume: "107",
        issue: "21",
        pages: "9546–9551",
        doi: "10.1073/pnas.0914005107",
        ..PLAIN
    },
    Work {
        key: "broder1997",
        kind: Kind::Paper,
        authors: &[("Broder", "Andrei Z.")],
        year: 1997,
        title: "On the Resemblance and Containment of Documents",
        container: "Proceedings of Compression and Complexity of Sequences",
        pages: "21–29",
        doi: "10.1109/SEQUEN.1997.666900",
        ..PLAIN
    },
    Work {
        key: "dunning1993",
        kind: Kind::Article,
        authors: &[("Dunning", "Ted")],
        year: 1993,
        title: "Accurate Methods for the Statistics of Surprise and Coincidence",
        container: "Computational Linguistics",
        volume: "19",
        issue: "1",
        pages: "61–74",
        url: "https://aclanthology.org/J93-1003/",
        ..PLAIN
    },
    Work {
        key: "gabrielatos2018",
        kind: Kind::Chapter,
        authors: &[("Gabrielatos", "Costas")],
        year: 2018,
        title: "Keyness Analysis: Nature, Metrics and Techniques",
        container: "Corpus Approaches to Discourse: A Critical Review",
        pages: "225–258",
        editors: &[("Taylor", "Charlotte"), ("Marchi", "Anna")],
        publisher: "Routledge",
        ..PLAIN
    },
    Work {
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
        ..PLAIN
    },
    Work {
        key: "hardie2014",
        kind: Kind::Note,
        authors: &[("Hardie", "Andrew")],
        year: 2014,
        title: "Log Ratio: An Informal Introduction",
        container: "ESRC Centre for Corpus Approaches to Social Science (CASS), Lancaster University",
        url: "https://cass.lancs.ac.uk/log-ratio-an-informal-introduction/",
        ..PLAIN
    },
    Work {
        key: "holm1979",
        kind: Kind::Article,
        authors: &[("Holm", "Sture")],
        year: 1979,
        title: "A Simple Sequentially Rejective Multiple Test Procedure",
        container: "Scandinavian Journal of Statistics",
        volume: "6",
        issue: "2",
        pages: "65–70",
        url: "https://www.jstor.org/stable/4615733",
        ..PLAIN
    },
    Work {
        key: "kilgarriff2009",
        kind: Kind::Paper,
        authors: &[("Kilgarriff", "Adam")],
        year: 2009,
        title: "Simple Maths for Keywords",
        container: "Proceedings of the Corpus Linguistics Conference CL2009",
        publisher: "University of Liverpool",
        ..PLAIN
    },
    Work {
        key: "lin1991",
        kind: Kind::Article,
        authors: &[("Lin", "Jianhua")],
        year: 1991,
        title: "Divergence Measures Based on the Shannon Entropy",
        container: "IEEE Transactions on Information Theory",
        volume: "37",
        issue: "1",
        pages: "145–151",
        doi: "10.1109/18.61115",
        ..PLAIN
    },
    Work {
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
        ..PLAIN
    },
    Work {
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
        ..PLAIN
    },
    Work {
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
        ..PLAIN
    },
    Work {
        key: "storey2002",
        kind: Kind::Article,
        authors: &[("Storey", "John D.")],
        year: 2002,
        title: "A Direct Approach to False Discovery Rates",
        container: "Journal of the Royal Statistical Society: Series B",
        volume: "64",
        issue: "3",
        pages: "479–498",
        doi: "10.1111/1467-9868.00346",
        ..PLAIN
    },
    Work {
        key: "westfall1993",
        kind: Kind::Book,
        authors: &[("Westfall", "Peter H."), ("Young", "S. Stanley")],
        year: 1993,
        title: "Resampling-Based Multiple Testing: Examples and Methods for p-Value Adjustment",
        container: "Wiley",
        ..PLAIN
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_work_is_found_by_its_citation() {
        for work in &WORKS {
            let (family, _) = work.authors[0];
            for citation in [
                format!("({family} {})", work.year),
                format!("{family} and another ({})", work.year),
                format!("{family} et al. {}", work.year),
            ] {
                assert!(work.is_cited_in(&citation), "{citation}");
            }
            assert!(!work.is_cited_in(&format!("{family} 1901")));
        }
        assert!(WORKS.is_sorted_by_key(|work| work.key));
    }
}
