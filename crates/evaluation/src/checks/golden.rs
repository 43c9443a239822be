//! Do the formulas agree with those of others? An independent implementation in plain Python
//! (`golden.json`) and the answers of R, quanteda and corpora (`keyness_reference.csv`).

use anyhow::Context;
use otherwords_statistics::association::normalised_pointwise_mutual_information;
use otherwords_statistics::contingency::Contingency;
use otherwords_statistics::dispersion::deviation_of_proportions;
use otherwords_statistics::divergence::jensen_shannon;
use otherwords_statistics::keyness::bayes_information::bayes_information;
use otherwords_statistics::keyness::chi_square::{chi_square, chi_square_signed, chi_square_yates};
use otherwords_statistics::keyness::log_likelihood::{g2, g2_signed, log_p_token};
use otherwords_statistics::keyness::log_odds_prior::log_odds_prior;
use otherwords_statistics::keyness::log_ratio::{
    conservative_log_ratio, log_ratio, positive_log_ratio,
};
use otherwords_statistics::keyness::percent_diff::percent_diff;
use otherwords_statistics::keyness::simple_maths::simple_maths;
use otherwords_statistics::multiple::{benjamini_hochberg, holm};
use otherwords_statistics::stratified::{Contrast, Design, Scratch, Unit};
use otherwords_statistics::tail::normal_log_survival;
use serde_json::Value;

use crate::data::Data;
use crate::finding::{Finding, Gate};

/// Values that differ by less, relatively, agree.
const AGREES: f64 = 1e-9;

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    let (golden, reference) = (
        data.fixtures.join("golden.json"),
        data.fixtures.join("keyness_reference.csv"),
    );
    let read = |path: &std::path::Path| {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut findings = Vec::new();
    if golden.exists() {
        let golden: Value = serde_json::from_str(&read(&golden)?)?;
        findings.extend(against_python(&golden)?);
    }
    if reference.exists() {
        findings.extend(against_tools(&read(&reference)?));
    }
    Ok(findings)
}

/// The largest relative difference of many values.
#[derive(Default)]
struct Worst(f64, usize);

impl Worst {
    fn see(&mut self, actual: f64, expected: f64) {
        self.0 = self.0.max(difference(actual, expected));
        self.1 += 1;
    }
}

/// Relative; 0 for equal values, infinite where one of them is not a number.
fn difference(actual: f64, expected: f64) -> f64 {
    let difference = (actual - expected).abs() / expected.abs().max(1e-300);
    match actual == expected {
        true => 0.0,
        false if difference.is_nan() => f64::INFINITY,
        false => difference,
    }
}

fn against_python(golden: &Value) -> anyhow::Result<[Finding; 2]> {
    let (mut formulas, mut saddlepoint) = (Worst::default(), Worst::default());
    for case in list(golden, "contingency")? {
        contingency(case, &mut formulas)?;
    }
    for case in list(golden, "stratified")? {
        stratified(case, &mut formulas, &mut saddlepoint)?;
    }
    for case in list(golden, "bh")? {
        let q = benjamini_hochberg(&numbers(case, "p")?);
        q.iter()
            .zip(numbers(case, "q")?)
            .for_each(|(actual, expected)| formulas.see(*actual, expected));
    }
    for case in list(golden, "jsd")? {
        let found = jensen_shannon(&numbers(case, "p")?, &numbers(case, "q")?);
        formulas.see(
            found.map_or(f64::NAN, |found| found.bits),
            number(case, "jsd")?,
        );
    }
    for case in list(golden, "dp")? {
        let whole = |key| Ok(numbers(case, key)?.into_iter().map(|x| x as u64).collect());
        let (counts, sizes): (anyhow::Result<Vec<u64>>, _) = (whole("x"), whole("n"));
        let found = deviation_of_proportions(&counts?, &sizes?);
        formulas.see(
            found.map_or(f64::NAN, |found| found.normalised),
            number(case, "dp")?,
        );
    }
    for case in list(golden, "npmi")? {
        let count = |key| number(case, key).map(|x| x as u64);
        let (k, a, b, n) = (count("k")?, count("a")?, count("b")?, count("N")?);
        let found = normalised_pointwise_mutual_information(k, a, b, n);
        formulas.see(found, number(case, "npmi")?);
    }
    Ok([
        finding(
            format!(
                "B16 golden.json, {} values: largest relative difference",
                formulas.1
            ),
            formulas.0,
            Gate::AtMost(AGREES),
        ),
        finding(
            format!(
                "B16 golden.json, {} saddlepoints: largest relative difference",
                saddlepoint.1
            ),
            saddlepoint.0,
            Gate::AtMost(1e-8),
        ),
    ])
}

fn contingency(case: &Value, worst: &mut Worst) -> anyhow::Result<()> {
    let count = |key| number(case, key).map(|x| x as u64);
    let table = Contingency {
        target: count("a")?,
        reference: count("b")?,
        target_total: count("n1")?,
        reference_total: count("n2")?,
    };
    let share = (table.target + table.reference + 1) as f64 / table.total();
    let monroe = log_odds_prior(&table, 500.0 * share, 500.0);
    let lor = &case["lor"];
    for (actual, expected) in [
        (g2(&table), number(case, "g2")?),
        (log_ratio(&table), number(case, "log_ratio")?),
        (percent_diff(&table), number(case, "pct_diff")?),
        (
            simple_maths(&table, 100.0),
            number(case, "simple_maths_100")?,
        ),
        (bayes_information(&table), number(case, "bic_bf")?),
        (monroe.delta, number(lor, "delta")?),
        (monroe.variance, number(lor, "var")?),
        (monroe.z, number(lor, "z")?),
    ] {
        worst.see(actual, expected);
    }
    Ok(())
}

fn stratified(case: &Value, formulas: &mut Worst, saddlepoint: &mut Worst) -> anyhow::Result<()> {
    let (contrast, counts) = contrast(case)?;
    let mut scratch = Scratch::default();
    let test = contrast.test_by_saddlepoint(&counts, &mut scratch);
    formulas.see(test.score, number(case, "T")?);
    formulas.see(test.variance, number(case, "var")?);
    formulas.see(test.z, number(case, "z")?);
    saddlepoint.see(test.log_p_upper.exp(), number(case, "p_upper_saddle")?);
    if let Ok(expected) = number(case, "p_upper_exact") {
        let exact = contrast.test(&counts, &mut scratch);
        formulas.see(exact.log_p_upper.exp(), expected);
    }
    if let Some(ratio) = contrast.rate_ratio(&counts) {
        let ln_2 = std::f64::consts::LN_2;
        formulas.see(ratio.log2 * ln_2, number(&case["mh"], "log_rr")?);
        let error = ratio.standard_error.unwrap_or(f64::NAN);
        formulas.see(error * ln_2, number(&case["mh"], "se")?);
    }
    Ok(())
}

/// Strata of articles (count, length, whether the target's).
fn contrast(case: &Value) -> anyhow::Result<(Contrast, Vec<(u32, u32)>)> {
    let (mut units, mut counts) = (Vec::new(), Vec::new());
    for (stratum, articles) in (0..).zip(list(case, "strata")?) {
        for article in articles.as_array().context("a stratum lists articles")? {
            let value = |place: usize| article[place].as_u64().context("a count");
            counts.push((units.len() as u32, value(0)? as u32));
            units.push(Unit {
                stratum,
                group: u32::from(article[2] != Value::Bool(true)),
                length: value(1)? as u32,
            });
        }
    }
    Ok((Design::new(&units, 2).against_rest(0), counts))
}

/// Rows of other people's tools, those defined as ours are. Left out: quanteda's corrections of G2
/// and the constants it adds to cells, Williams's correction, what it calls pmi, the half that
/// corpora adds to every count of its LogRatio, and its bounds corrected for many terms. A row on
/// which we differ is listed by itself.
fn against_tools(reference: &str) -> Vec<Finding> {
    let rows: Vec<Vec<String>> = reference.lines().skip(1).map(fields).collect();
    let (mut compared, mut differing) = (0, Vec::new());
    for (number, row) in rows.iter().enumerate() {
        let [a, b, n1, n2, measure, variant, value, tool] = row.as_slice() else {
            continue;
        };
        // R writes a million as 1e+06.
        let count = |text: &str| text.parse::<f64>().unwrap_or(0.0) as u64;
        let table = Contingency {
            target: count(a),
            reference: count(b),
            target_total: count(n1),
            reference_total: count(n2),
        };
        let ours = as_the_tool(&table, measure, variant, tool)
            .or_else(|| tail(measure, variant))
            .or_else(|| adjusted(&rows, number));
        let (Some(actual), Ok(expected)) = (ours, value.parse::<f64>()) else {
            continue;
        };
        compared += 1;
        if difference(actual, expected) > 1e-8 && (actual - expected).abs() >= 1e-12 {
            differing.push(finding(
                format!(
                    "B16 {measure} ({variant}) of {a}, {b}, {n1}, {n2}: {tool} says {value}, we"
                ),
                actual,
                Gate::Within(expected, expected),
            ));
        }
    }
    let mut findings = vec![finding(
        format!("B16 keyness_reference.csv: of {compared} rows with the same definition differ"),
        differing.len() as f64,
        Gate::AtMost(0.0),
    )];
    findings.extend(differing);
    findings
}

/// Our value by the tool's definition; nothing where we offer no such measure.
fn as_the_tool(table: &Contingency, measure: &str, variant: &str, tool: &str) -> Option<f64> {
    let by_r = tool.starts_with("R ");
    match (measure, variant) {
        ("chi2", "no correction, unsigned") => Some(chi_square(table)),
        ("chi2", "Yates, unsigned") => Some(chi_square_yates(table)),
        ("chi2", "correction=none") => Some(chi_square_signed(table)),
        ("chi2_p", "correction=none") => Some(log_p_token(chi_square(table)).exp()),
        ("chi2_log_p", _) if by_r => Some(log_p_token(chi_square(table))),
        ("G2", _) if tool.starts_with("corpora") => Some(g2_signed(table)),
        ("LRC", "conf.level=.95, p.adjust=FALSE") => {
            Some(conservative_log_ratio(table, 0.95).value)
        }
        ("PositiveLRC", _) => Some(positive_log_ratio(table, 0.95)),
        ("SimpleMaths", _) => Some(simple_maths(table, 1.0)),
        _ => None,
    }
}

/// R's tails on the log scale.
fn tail(measure: &str, variant: &str) -> Option<f64> {
    let at = |name: &str| {
        let value = variant.split(',').next()?.strip_prefix(name)?;
        value.parse().ok()
    };
    match measure {
        "chi2_tail_log_p" => at("x=").map(log_p_token),
        "normal_tail_log_p" => at("z=").map(normal_log_survival),
        _ => None,
    }
}

/// R's `p.adjust`: the p of a row are those of the rows beside it, given in their variants.
fn adjusted(rows: &[Vec<String>], number: usize) -> Option<f64> {
    let measure = &rows[number][4];
    let of_family = || {
        rows.iter()
            .enumerate()
            .filter(|(_, row)| row[4] == *measure)
    };
    let adjust: fn(&[f64]) -> Vec<f64> = match measure.as_str() {
        "p.adjust_BH" => benjamini_hochberg,
        "p.adjust_holm" => holm,
        _ => return None,
    };
    let p = |row: &[String]| row[5].split(['=', ' ']).nth(1)?.parse().ok();
    let p: Vec<f64> = of_family().map(|(_, row)| p(row)).collect::<Option<_>>()?;
    let place = of_family().position(|(place, _)| place == number)?;
    adjust(&p).get(place).copied()
}

/// The fields of a line of CSV with quotation marks around texts.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            other => field.push(other),
        }
    }
    fields.push(field);
    fields
}

fn list<'v>(value: &'v Value, key: &str) -> anyhow::Result<&'v Vec<Value>> {
    value[key]
        .as_array()
        .with_context(|| format!("no list {key}"))
}

fn number(value: &Value, key: &str) -> anyhow::Result<f64> {
    value[key]
        .as_f64()
        .with_context(|| format!("no number {key}"))
}

fn numbers(value: &Value, key: &str) -> anyhow::Result<Vec<f64>> {
    let each = list(value, key)?.iter();
    each.map(|x| {
        x.as_f64()
            .with_context(|| format!("{key} holds no numbers"))
    })
    .collect()
}

fn finding(what: String, measured: f64, gate: Gate) -> Finding {
    Finding {
        what,
        measured,
        error: None,
        gate: Some(gate),
        aim: Some(gate),
    }
}
