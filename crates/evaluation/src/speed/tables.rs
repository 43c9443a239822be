//! The measurements as Markdown: a table a job, a row for us and one for each who ran beside us.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;

use super::job::{Promise, Quantity};
use super::measured::{Cost, Measured, Runs, median};
use super::place::Place;
use crate::finding::Gate;

/// How large a corpus and its index are.
pub(crate) struct Sizes {
    articles: u64,
    corpus: u64,
    index: u64,
}

/// Promised: the index in relation to the corpus, and the program in MB.
const INDEX_SIZE: Gate = Gate::AtMost(0.9);
const PROGRAM_SIZE: Gate = Gate::AtMost(40.0);

impl Sizes {
    /// Of a place where both were made.
    pub(crate) fn of(place: &Place) -> anyhow::Result<Self> {
        Ok(Self {
            articles: place.articles,
            corpus: bytes(&place.corpus)?,
            index: bytes(&place.index)?,
        })
    }
}

/// Bytes of a file, or of all files of a folder without subfolders.
fn bytes(path: &Path) -> anyhow::Result<u64> {
    let failed = || format!("cannot read {}", path.display());
    let found = path.metadata().with_context(failed)?;
    if found.is_file() {
        return Ok(found.len());
    }
    let mut total = 0;
    for entry in path.read_dir().with_context(failed)? {
        total += entry
            .and_then(|entry| entry.metadata())
            .with_context(failed)?
            .len();
    }
    Ok(total)
}

/// The sizes of corpora, indexes and the program.
pub(crate) fn sizes(sizes: &[Sizes], program: &Path) -> anyhow::Result<String> {
    let mut text = "### sizes\n\n| articles | corpus MB | index MB | index ÷ corpus | promised |\n\
                    |---:|---:|---:|---:|---|\n"
        .to_owned();
    for of in sizes {
        let ratio = of.index as f64 / of.corpus as f64;
        let [corpus, index] = [of.corpus, of.index].map(|bytes| bytes as f64 / 1e6);
        let promised = verdict(INDEX_SIZE, "", ratio);
        let articles = of.articles;
        writeln!(
            text,
            "| {articles} | {corpus:.1} | {index:.1} | {ratio:.2} | {promised} |"
        )?;
    }
    let megabytes = bytes(program)? as f64 / 1e6;
    let promised = verdict(PROGRAM_SIZE, " MB", megabytes);
    writeln!(text, "\nThe program: {megabytes:.1} MB ({promised}).")?;
    Ok(text)
}

/// A section for each job, the sizes of one after the other.
pub(crate) fn jobs(measured: &[Measured]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for of in measured {
        if !names.contains(&of.job.name) {
            names.push(of.job.name);
        }
    }
    let section = |name: &&str| {
        let sizes: Vec<&Measured> = measured.iter().filter(|of| of.job.name == *name).collect();
        job(&sizes)
    };
    names.iter().map(section).collect::<Vec<_>>().join("\n")
}

fn job(sizes: &[&Measured]) -> String {
    let first = &sizes[0].job;
    let mut lines = vec![
        format!("### {}\n\n{}.\n", first.name, first.covers),
        "| articles | who | runs | time | from – to | cpu s | peak MiB | growth | ours ÷ theirs: time, \
         memory | promised |"
            .to_owned(),
        "|---:|---|---:|---:|---|---:|---:|---:|---|---|".to_owned(),
    ];
    for (number, measured) in sizes.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| sizes[before]);
        lines.push(our_row(measured, before));
        lines.extend((0..measured.theirs.len()).map(|peer| their_row(measured, peer)));
    }
    lines.join("\n") + "\n"
}

fn our_row(measured: &Measured, before: Option<&Measured>) -> String {
    let before = before.and_then(Measured::seconds);
    let growth = measured
        .seconds()
        .zip(before)
        .map(|(now, before)| now / before);
    let promises = measured.job.promises.iter();
    let promised: Vec<String> = promises
        .filter_map(|of| kept(measured, of, growth))
        .collect();
    let growth = growth.map_or_else(String::new, |growth| format!("{growth:.1}×"));
    let (articles, costs) = (articles(measured), runs(&measured.ours));
    let promised = promised.join("; ");
    format!("| {articles} | otherwords | {costs} | {growth} | | {promised} |")
}

fn their_row(measured: &Measured, peer: usize) -> String {
    let beside = &measured.job.beside[peer];
    let (time, memory) = (measured.time_ratio(peer), measured.memory_ratio(peer));
    let ratios: Vec<String> = [time, memory].into_iter().flatten().map(ratio).collect();
    let promised: Vec<String> = [
        ("time", time, beside.time_ratio),
        ("memory", memory, beside.memory_ratio),
    ]
    .into_iter()
    .filter(|_| measured.is_promised(peer))
    .filter_map(|(of, ratio, most)| Some(kept_beside(of, ratio, most?)))
    .collect();
    let (articles, costs) = (articles(measured), runs(&measured.theirs[peer]));
    let (name, ratios, promised) = (beside.name, ratios.join(", "), promised.join("; "));
    format!("| {articles} | {name} | {costs} | | {ratios} | {promised} |")
}

/// A bound on a ratio, and whether it holds where the ratio is known.
fn kept_beside(of: &str, measured: Option<f64>, most: f64) -> String {
    let promised = format!("{of} ≤ {}", ratio(most));
    match measured {
        Some(measured) => format!("{promised}: {}", met(measured <= most)),
        None => promised,
    }
}

fn articles(measured: &Measured) -> String {
    let number = measured.job.articles;
    number.map_or_else(|| "sample".to_owned(), |number| number.to_string())
}

/// The five columns of runs; why there are none, in short, where there are none.
fn runs(runs: &Runs) -> String {
    match runs {
        Ok(costs_of) => costs(costs_of),
        Err(why) => {
            let line = why.lines().next().unwrap_or_default().replace('|', "/");
            format!("| *{line}* | | | ")
        }
    }
}

/// How often, median time, its range, processor time, peak memory.
fn costs(costs: &[Cost]) -> String {
    let times = || costs.iter().map(|cost| cost.seconds);
    let (least, most) = (
        times().fold(f64::INFINITY, f64::min),
        times().fold(0.0, f64::max),
    );
    let cpu = median(costs.iter().filter_map(|cost| cost.cpu_seconds));
    let peak = median(costs.iter().filter_map(|cost| cost.peak_mebibytes));
    let optional = |value: Option<f64>, digits: usize| {
        value.map_or_else(|| "?".to_owned(), |value| format!("{value:.digits$}"))
    };
    format!(
        "{} | {} | {} – {} | {} | {}",
        costs.len(),
        median(times()).map(duration).unwrap_or_default(),
        duration(least),
        duration(most),
        optional(cpu, 2),
        optional(peak, 0),
    )
}

/// Whether a promise was kept, where it is for this size.
fn kept(measured: &Measured, promise: &Promise, growth: Option<f64>) -> Option<String> {
    let is_for_this = promise.articles.is_none() || promise.articles == measured.job.articles;
    let (value, unit) = match promise.of {
        Quantity::Seconds => (measured.seconds()?, " s"),
        Quantity::Mebibytes => (measured.mebibytes()?, " MiB"),
        Quantity::Growth => (growth?, "×"),
    };
    is_for_this.then(|| verdict(Gate::AtMost(promise.at_most), unit, value))
}

fn verdict(gate: Gate, unit: &str, value: f64) -> String {
    format!("{gate}{unit}: {}", met(gate.holds(value)))
}

fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "**missed**" }
}

/// In the unit that suits it, with three digits.
fn duration(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s >= 1.0 => (s, "s"),
        s if s >= 1e-3 => (s * 1e3, "ms"),
        s => (s * 1e6, "µs"),
    };
    let digits = match value {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.digits$} {unit}")
}

/// Small ones as one part of so many.
fn ratio(ratio: f64) -> String {
    if ratio < 0.15 {
        format!("1/{:.0}", 1.0 / ratio)
    } else {
        format!("{ratio:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_ratios_are_short() {
        for (seconds, text) in [
            (123.4, "123 s"),
            (12.34, "12.3 s"),
            (1.0, "1.00 s"),
            (0.25, "250 ms"),
            (0.0123, "12.3 ms"),
            (0.000_069_4, "69.4 µs"),
        ] {
            assert_eq!(duration(seconds), text);
        }
        for (value, text) in [(1.25, "1.25"), (0.3, "0.30"), (0.02, "1/50"), (0.1, "1/10")] {
            assert_eq!(ratio(value), text);
        }
    }
}
