//! `otherwords measures`: what each statistic means, how it is computed, when it misleads.

use std::process::ExitCode;

use anyhow::bail;
use otherwords_statistics::measure::{Measure, every};

use crate::args::Measures;
use crate::messages::print;

pub(crate) fn run(asked: &Measures) -> anyhow::Result<ExitCode> {
    let wanted = asked.name.as_deref().unwrap_or("").to_lowercase();
    let fits = |measure: &&'static Measure| {
        measure.name.to_lowercase().contains(&wanted) || measure.column.to_lowercase() == wanted
    };
    let found: Vec<_> = every().filter(fits).collect();
    if found.is_empty() {
        let names: Vec<_> = every().map(|measure| measure.name).collect();
        bail!(
            "no measure is called `{wanted}`: there are {}",
            names.join(", ")
        );
    }
    print(&found.into_iter().map(entry).collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn entry(measure: &Measure) -> String {
    let Measure {
        name,
        column,
        formula,
        reading,
        pitfalls,
        reference,
    } = measure;
    format!(
        "{name}  (column {column})\n  formula    {formula}\n  reading    {reading}\n  pitfalls   {pitfalls}\n  reference  {reference}\n"
    )
}
