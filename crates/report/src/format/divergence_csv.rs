//! Who is near whom: every pair as a row.

use std::io::Write;

use crate::report::{Divergence, Divergences, Driver, Report};

use super::WriteError;
use super::csv::number;
use super::tables::table;

/// The columns, in their order.
pub const DIVERGENCE_COLUMNS: [&str; 16] = [
    "column",
    "first",
    "second",
    "events",
    "jsd",
    "jsd_chance",
    "jsd_centred",
    "standard_error",
    "z",
    "p",
    "p_corrected",
    "jsd_joint",
    "jsd_agenda",
    "jsd_framing",
    "drivers",
    "others",
];

/// All pairs of all columns. The header stands alone where there are none.
pub(super) fn divergence_csv(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let rows = report.divergences.iter().flat_map(|all| {
        let pairs = all.pairs.iter();
        pairs.map(move |pair| row(all, pair))
    });
    table(out, "divergence.csv", report, &DIVERGENCE_COLUMNS, rows)
}

fn row(all: &Divergences, pair: &Divergence) -> Vec<String> {
    let split = pair.split.as_ref();
    vec![
        all.column.clone(),
        pair.first.clone(),
        pair.second.clone(),
        pair.events.to_string(),
        number(Some(pair.jsd)),
        number(Some(pair.jsd_chance)),
        number(Some(pair.jsd_centred)),
        number(pair.standard_error),
        number(Some(pair.z)),
        number(Some(pair.p)),
        number(Some(pair.p_corrected)),
        number(split.map(|split| split.jsd_joint)),
        number(split.map(|split| split.jsd_agenda)),
        number(split.map(|split| split.jsd_framing)),
        drivers(&pair.drivers),
        number(Some(pair.others)),
    ]
}

/// Drivers with what they add and who uses them more: `bosses 0.00123 Daily Beacon; …`.
fn drivers(drivers: &[Driver]) -> String {
    let drivers = drivers.iter().map(|driver| {
        let bits = number(Some(driver.bits));
        format!("{} {bits} {}", driver.term, driver.more)
    });
    drivers.collect::<Vec<_>>().join("; ")
}
