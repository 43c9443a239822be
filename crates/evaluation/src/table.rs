//! Runs checks and prints their figures as a Markdown table, figure beside gate beside aim.
#![allow(clippy::print_stdout, reason = "a developers' tool prints its table")]

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, ensure};

use crate::checks::Check;
use crate::data::Data;
use crate::finding::{Finding, Gate};

/// Prints a line.
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Names the checks.
pub(crate) fn list(checks: &[Check]) -> anyhow::Result<ExitCode> {
    for check in checks {
        println!("{:<14} {}", check.name, check.covers);
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs the checks that were asked for, all where none was named.
pub(crate) fn run(checks: &[Check], only: &[String], data: &Data) -> anyhow::Result<ExitCode> {
    for name in only {
        ensure!(
            checks.iter().any(|check| check.name == name),
            "there is no check {name}; --list names them"
        );
    }
    let asked = |check: &&Check| only.is_empty() || only.iter().any(|name| name == check.name);
    let mut all_pass = true;
    head();
    for check in checks.iter().filter(asked) {
        let begun = Instant::now();
        let findings = (check.run)(data).with_context(|| format!("check {}", check.name))?;
        all_pass &= rows(&findings);
        if findings.is_empty() {
            println!(
                "| *{}: left out, its data is missing* | | | | | |",
                check.name
            );
            continue;
        }
        let seconds = begun.elapsed().as_secs_f64();
        println!("| *{}: {seconds:.1} s* | | | | | |", check.name);
    }
    Ok(ExitCode::from(u8::from(!all_pass)))
}

/// Prints figures that are no check's.
pub(crate) fn print(findings: &[Finding]) -> ExitCode {
    head();
    ExitCode::from(u8::from(!rows(findings)))
}

fn head() {
    println!("| what | measured | ± | gate | aim | |\n|---|---|---|---|---|---|");
}

/// Prints them and says whether all reach their gates.
fn rows(findings: &[Finding]) -> bool {
    for finding in findings {
        println!("{}", row(finding));
    }
    findings.iter().all(Finding::passes)
}

fn row(finding: &Finding) -> String {
    let optional = |gate: Option<Gate>| gate.map_or_else(String::new, |gate| gate.to_string());
    format!(
        "| {} | {} | {} | {} | {} | {} |",
        finding.what,
        figure(finding.measured),
        finding.error.map_or_else(String::new, figure),
        optional(finding.gate),
        optional(finding.aim),
        match (finding.gate, finding.passes()) {
            (None, _) => "",
            (Some(_), true) => "met",
            (Some(_), false) => "**missed**",
        }
    )
}

/// Four significant digits, no more zeros than needed; as a power of ten below 1e-5.
fn figure(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    if value.abs() < 1e-5 {
        return format!("{value:.1e}");
    }
    let digits = (3 - value.abs().log10().floor() as i32).clamp(0, 12) as usize;
    let text = format!("{value:.digits$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_four_significant_digits() {
        for (value, text) in [
            (0.0, "0"),
            (0.049_876, "0.04988"),
            (0.001, "0.001"),
            (1234.56, "1235"),
            (50_000.0, "50000"),
            (-2.5, "-2.5"),
            (7.07e-9, "7.1e-9"),
        ] {
            assert_eq!(figure(value), text);
        }
    }
}
