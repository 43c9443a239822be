//! Which outlet: every term on which outlets differ, a row an outlet.

use std::io::Write;

use crate::report::{OutletRate, OutletTable, OutletTerm, Report};

use super::WriteError;
use super::csv::number;
use super::tables::table;

/// The columns, in their order.
pub const OUTLET_COLUMNS: [&str; 10] = [
    "term",
    "unit",
    "p",
    "q",
    "significant",
    "outlet",
    "n",
    "pm",
    "stance",
    "tag",
];

/// All terms of the tables of which outlets differ. The header stands alone where there are none.
pub(super) fn which_outlets_csv(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let rows = report.which_outlets.iter().flat_map(|of| {
        let terms = of.terms.iter();
        terms.flat_map(move |term| term.uses.iter().map(move |rate| row(of, term, rate)))
    });
    table(out, "which_outlets.csv", report, &OUTLET_COLUMNS, rows)
}

fn row(table: &OutletTable, term: &OutletTerm, rate: &OutletRate) -> Vec<String> {
    vec![
        term.term.clone(),
        table.unit.clone(),
        number(Some(term.p)),
        number(Some(term.q)),
        term.significant.to_string(),
        rate.outlet.clone(),
        rate.n.to_string(),
        number(Some(rate.pm)),
        rate.stance.clone(),
        term.tag.clone().unwrap_or_default(),
    ]
}
