//! One key term with all its figures, under the names that the field uses.

use otherwords_comparison::{Dependence, KeyTerm, KeyTerms};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

use super::evidence::{Citations, Evidence};
use super::rounding::{decimals, three_digits};

/// A term and how its use differs between target and reference. Written as an array, in the order
/// of its fields: [`TERM_COLUMNS`].
///
/// A measure is `None` where it is undefined (a ratio to nothing) or was not computed (p, q and z of
/// a table that is only descriptive).
#[derive(Clone, Debug, Default, PartialEq, Serialize_tuple, Deserialize_tuple)]
pub struct Term {
    /// Commonest form.
    pub term: String,
    /// All forms that were pooled, with their counts.
    pub forms: Vec<Form>,
    /// Why the term is set aside: one of
    /// [`Report::tags`](super::Report::tags).
    pub tag: Option<String>,
    /// Occurrences in the target.
    pub n_target: u64,
    /// Occurrences in the reference.
    pub n_reference: u64,
    /// Occurrences per million words of the target.
    pub pm_target: f64,
    /// Occurrences per million words of the reference.
    pub pm_reference: f64,
    /// Articles of the target with the term.
    pub docs_target: u64,
    /// Articles of the reference with the term.
    pub docs_reference: u64,
    /// Events in which the term occurs.
    pub events: u64,
    /// Binary logarithm of the ratio of rates: 1 is twice as often, -1 half as often.
    pub log_ratio: Option<f64>,
    /// Lower end of its interval.
    pub log_ratio_lo: Option<f64>,
    /// Upper end of its interval.
    pub log_ratio_hi: Option<f64>,
    /// Difference of rates in per cent of the reference's.
    pub percent_diff: Option<f64>,
    /// Log-likelihood ratio, which takes words for independent of each other.
    pub g2: Option<f64>,
    /// Its probability, under the same wrong assumption: never to be read as p.
    pub p_token: Option<f64>,
    /// Probability under permutation of articles within events, two-sided.
    pub p: Option<f64>,
    /// The same, corrected for the number of terms (Benjamini and Hochberg 1995, Storey 2002); `None`
    /// for one that could hardly be found and takes no part in the correction.
    pub q: Option<f64>,
    /// Corrected for the chance of even one false term in the table (Westfall and Young 1993); only
    /// in the strict mode.
    pub p_fwer: Option<f64>,
    /// Whether the corrected p, before rounding, is up to the cut-off: the only sense of the word
    /// here.
    pub significant: bool,
    /// Standardised score of the test.
    pub z: Option<f64>,
    /// Log-odds ratio with an informative prior (Monroe et al. 2008).
    pub delta_monroe: Option<f64>,
    /// The same in standard errors.
    pub z_monroe: Option<f64>,
    /// Ratio of rates after adding a constant to both (Kilgarriff 2009).
    pub simple_maths: Option<f64>,
    /// Deviation of proportions in the target (Gries 2008).
    pub dp_target: Option<f64>,
    /// Deviation of proportions in the reference.
    pub dp_reference: Option<f64>,
    /// Share of the target's occurrences, in all layers, that stand in quotation marks; `None` for
    /// sequences.
    pub quoted_share: Option<f64>,
    /// Whether its direction or its significance would change if every copy of a text counted;
    /// `None` where no copies were left out.
    pub copies_sensitive: Option<bool>,
    /// The story or article without which a significant term would not be: `story NAME`, or
    /// `article ID (OUTLET)`.
    pub depends_on: Option<String>,
    /// `quotations` where the difference is there only with quotations counted, `voice` where only
    /// without; `None` where it is both, or was not asked.
    pub driven_by: Option<String>,
    /// How loaded it is in the target's articles, from 0 to 1: the share of content words in ordinary
    /// news that are less so. Apart from how distinctive it is; says nothing of bias. `None` for words
    /// of grammar and for languages without lexicons.
    pub loadedness: Option<f64>,
    /// The words that were counted, as a query; [`Table::kwic_query`](super::Table::kwic_query)
    /// adds whose and where.
    pub query: String,
    /// Some of the lines; `None` for rows that are only counted.
    pub evidence: Option<Evidence>,
    /// Occurrences in the target in events that both covered: what the log ratio and the test rest on.
    #[serde(default)]
    pub shared_target: u64,
    /// The same in the reference.
    #[serde(default)]
    pub shared_reference: u64,
}

/// What stands where in a term's row, in the order of its fields.
pub const TERM_COLUMNS: [&str; 35] = [
    "term",
    "forms",
    "tag",
    "n_target",
    "n_reference",
    "pm_target",
    "pm_reference",
    "docs_target",
    "docs_reference",
    "events",
    "log_ratio",
    "log_ratio_lo",
    "log_ratio_hi",
    "percent_diff",
    "G2",
    "p_token",
    "p",
    "q",
    "p_fwer",
    "significant",
    "z",
    "delta_monroe",
    "z_monroe",
    "simple_maths",
    "dp_target",
    "dp_reference",
    "quoted_share",
    "copies_sensitive",
    "depends_on",
    "driven_by",
    "loadedness",
    "query",
    "evidence",
    "shared_target",
    "shared_reference",
];

/// One form of a term, written as `[form, n]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Form {
    /// As it is written, in lower case.
    pub form: String,
    /// How often it occurs on both sides together.
    pub n: u64,
}

/// Other forms are named where they are more than one use in so many.
const FEW_FORMS: u64 = 10;

impl Term {
    pub(super) fn new(term: &KeyTerm, table: &KeyTerms, citations: &mut Citations) -> Self {
        let forms = term.forms.iter().map(|(form, n)| Form {
            form: form.clone(),
            n: *n,
        });
        let interval = term.interval.as_ref();
        Self {
            term: term.term.clone(),
            forms: forms.collect(),
            tag: term.tag.map(|tag| tag.name().to_owned()),
            n_target: term.n_target,
            n_reference: term.n_reference,
            pm_target: decimals(table.per_million_target(term), 1).unwrap_or(0.0),
            pm_reference: decimals(table.per_million_reference(term), 1).unwrap_or(0.0),
            docs_target: term.docs_target,
            docs_reference: term.docs_reference,
            shared_target: term.shared_target,
            shared_reference: term.shared_reference,
            events: term.events,
            log_ratio: decimals(term.log_ratio, 2),
            log_ratio_lo: interval.and_then(|interval| decimals(interval.low, 2)),
            log_ratio_hi: interval.and_then(|interval| decimals(interval.high, 2)),
            percent_diff: decimals(term.percent_diff, 1).filter(|_| term.n_reference > 0),
            g2: decimals(term.g2, 2),
            p_token: three_digits(term.p_token),
            p: term.p.and_then(three_digits),
            q: term.q.and_then(three_digits),
            p_fwer: term.p_fwer.and_then(three_digits),
            significant: term.is_significant,
            z: term.z.and_then(|z| decimals(z, 2)),
            delta_monroe: decimals(term.delta_monroe, 3),
            z_monroe: decimals(term.z_monroe, 2),
            simple_maths: decimals(term.simple_maths, 3),
            dp_target: term
                .dp_target
                .and_then(|dispersion| decimals(dispersion, 3)),
            dp_reference: term
                .dp_reference
                .and_then(|dispersion| decimals(dispersion, 3)),
            quoted_share: term.quoted_share.and_then(|share| decimals(share, 3)),
            copies_sensitive: term.copies_sensitive,
            depends_on: term.depends_on.as_ref().map(depends_on),
            driven_by: term.driven_by.map(|driver| driver.name().to_owned()),
            loadedness: term.loadedness.and_then(|share| decimals(share, 3)),
            query: super::query::words(&term.query_target),
            evidence: term
                .evidence
                .as_ref()
                .map(|evidence| Evidence::new(evidence, citations)),
        }
    }

    /// Its other forms that are counted with it, commonest first; nothing where one form is nearly all.
    pub fn other_forms(&self) -> Vec<&str> {
        let all: u64 = self.forms.iter().map(|form| form.n).sum();
        let others = || self.forms.iter().skip(1);
        let n_others: u64 = others().map(|form| form.n).sum();
        match n_others * FEW_FORMS > all {
            true => others().map(|form| form.form.as_str()).collect(),
            false => Vec::new(),
        }
    }

    /// Whether the target uses it more often than the reference.
    pub fn is_more(&self) -> bool {
        self.log_ratio.is_some_and(|ratio| ratio > 0.0)
    }

    /// Whether the target uses it less often than the reference.
    pub fn is_less(&self) -> bool {
        self.log_ratio.is_some_and(|ratio| ratio < 0.0)
    }
}

/// What a term's significance hangs on, in words.
fn depends_on(dependence: &Dependence) -> String {
    match &dependence.article {
        Some((outlet, id)) => format!("article {id} ({outlet})"),
        None => format!("story {}", dependence.event),
    }
}
