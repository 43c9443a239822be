//! Every key term as a row of CSV, under the field's column names. Terms stand as they are: a
//! program reads this; what a spreadsheet might do with `=` is the reader's to know.

use std::io::Write;

use crate::report::{Form, Report, Table, Term};

use super::write::in_memory;
use super::{WriteError, tables};

/// The columns, in their order; every file of CSV ends with those of provenance.
pub const COLUMNS: [&str; 39] = [
    "term",
    "unit",
    "layer",
    "scope",
    "outlet",
    "reference",
    "n_target",
    "n_reference",
    "pm_target",
    "pm_reference",
    "docs_target",
    "docs_reference",
    "shared_target",
    "shared_reference",
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
    "tag",
    "forms",
    "kwic_query",
    "kwic_query_reference",
];

/// All key terms, one a row, with a header and nothing before it. Undefined measures are empty.
///
/// # Errors
/// Never in memory, but the writer's type allows for it.
pub fn csv(report: &Report) -> Result<String, WriteError> {
    in_memory(|out| write_csv(report, out))
}

/// The same, row by row.
pub(super) fn write_csv(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let rows = report.tables.iter();
    let rows = rows.flat_map(|table| table.terms.iter().map(move |term| row(table, term)));
    tables::table(out, "key_terms.csv", report, &COLUMNS, rows)
}

fn row(table: &Table, term: &Term) -> Vec<String> {
    vec![
        term.term.clone(),
        table.unit.clone(),
        table.layer.clone(),
        table.scope().to_owned(),
        table.outlet.clone(),
        table.reference.clone(),
        term.n_target.to_string(),
        term.n_reference.to_string(),
        number(Some(term.pm_target)),
        number(Some(term.pm_reference)),
        term.docs_target.to_string(),
        term.docs_reference.to_string(),
        term.shared_target.to_string(),
        term.shared_reference.to_string(),
        term.events.to_string(),
        number(term.log_ratio),
        number(term.log_ratio_lo),
        number(term.log_ratio_hi),
        number(term.percent_diff),
        number(term.g2),
        number(term.p_token),
        number(term.p),
        number(term.q),
        number(term.p_fwer),
        number(term.z),
        number(term.delta_monroe),
        number(term.z_monroe),
        number(term.simple_maths),
        number(term.dp_target),
        number(term.dp_reference),
        number(term.quoted_share),
        term.copies_sensitive
            .map(|sensitive| sensitive.to_string())
            .unwrap_or_default(),
        term.depends_on.clone().unwrap_or_default(),
        term.driven_by.clone().unwrap_or_default(),
        number(term.loadedness),
        term.tag.clone().unwrap_or_default(),
        forms(&term.forms),
        table.kwic_query(term),
        table.kwic_query_reference(term),
    ]
}

/// A number exactly as JSON writes it; nothing where it is undefined.
pub(crate) fn number(value: Option<f64>) -> String {
    let number = value.and_then(serde_json::Number::from_f64);
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Forms with their counts: `protest 7; protests 2`.
pub(crate) fn forms(forms: &[Form]) -> String {
    let forms = forms.iter().map(|form| format!("{} {}", form.form, form.n));
    forms.collect::<Vec<_>>().join("; ")
}
