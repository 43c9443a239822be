//! Every table besides the key terms as CSV. Each row ends with where it comes from.

use std::io::Write;

use crate::report::{Cell, Line, Report, Table};

use super::WriteError;
use super::csv::number;

/// Columns at the end of every row: which report, by which program, of which index.
pub(super) const PROVENANCE: [&str; 3] = ["report_id", "program", "index"];
/// Digits of the index's fingerprint in a row; all of them are in `report.json`.
const DIGITS: usize = 12;

/// What stands in the columns of [`PROVENANCE`].
pub(super) fn provenance(report: &Report) -> [String; 3] {
    let provenance = &report.provenance;
    [
        provenance.report_id.clone(),
        provenance.program.clone(),
        provenance.index_fingerprint.chars().take(DIGITS).collect(),
    ]
}

/// One row for each use of a contested word by an outlet.
pub(super) fn contested(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let columns = [
        "term",
        "scope",
        "outlet",
        "voice",
        "quotation",
        "short_quotation",
        "at_a_distance",
        "attributed",
        "stands_by",
        "keeps_distance",
        "own",
        "apart",
        "kwic_query",
    ];
    let rows = report.contested.iter().flat_map(|term| {
        term.uses.iter().map(|found| {
            vec![
                term.term.clone(),
                term.event
                    .clone()
                    .unwrap_or_else(|| "(all events)".to_owned()),
                found.outlet.clone(),
                found.voice.to_string(),
                found.quotation.to_string(),
                found.short_quotation.to_string(),
                found.at_a_distance.to_string(),
                found.attributed.to_string(),
                found.stands_by.to_string(),
                found.keeps_distance.to_string(),
                found.own.to_string(),
                found.apart.to_string(),
                found.kwic_query.clone(),
            ]
        })
    });
    table(out, "contested.csv", report, &columns, rows)
}

/// One row an outlet.
pub(super) fn outlets(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let columns = [
        "outlet",
        "articles",
        "words",
        "quoted_words",
        "short_quoted_words",
        "quoted_share",
        "events",
        "first",
        "last",
    ];
    let rows = report.corpus.outlets.iter().map(|outlet| {
        vec![
            outlet.outlet.clone(),
            outlet.articles.to_string(),
            outlet.words.to_string(),
            outlet.quoted_words.to_string(),
            outlet.short_quoted_words.to_string(),
            number(Some(outlet.quoted_share)),
            outlet.events.to_string(),
            outlet.first.clone().unwrap_or_default(),
            outlet.last.clone().unwrap_or_default(),
        ]
    });
    table(out, "outlets.csv", report, &columns, rows)
}

/// One row for each outlet and event that it covered: of many outlets and events, nearly all pairs are
/// gaps.
pub(super) fn coverage(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let corpus = &report.corpus;
    let rows = corpus.events.iter().enumerate().flat_map(|(place, event)| {
        corpus.outlets.iter().filter_map(move |outlet| {
            let Cell { articles, words } = outlet.cells.get(place).copied().unwrap_or_default();
            let row = || {
                vec![
                    event.event.clone(),
                    outlet.outlet.clone(),
                    articles.to_string(),
                    words.to_string(),
                    event.first.clone().unwrap_or_default(),
                    event.last.clone().unwrap_or_default(),
                ]
            };
            (articles > 0).then(row)
        })
    });
    let columns = [
        "event",
        "outlet",
        "articles",
        "words",
        "event_first",
        "event_last",
    ];
    table(out, "coverage.csv", report, &columns, rows)
}

/// One row for each outlet and period.
pub(super) fn over_time(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let calendar = &report.calendar;
    let rows = calendar.outlets.iter().flat_map(|outlet| {
        calendar
            .periods
            .iter()
            .zip(&outlet.articles)
            .map(|(start, articles)| {
                vec![
                    calendar.period.clone(),
                    start.clone(),
                    outlet.outlet.clone(),
                    articles.to_string(),
                ]
            })
    });
    table(
        out,
        "over_time.csv",
        report,
        &["period", "from", "outlet", "articles"],
        rows,
    )
}

/// One row for each word followed over time, outlet that uses it, and period.
pub(super) fn term_use(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let calendar = &report.calendar;
    let rows = calendar.terms.iter().flat_map(|term| {
        term.outlets.iter().flat_map(move |outlet| {
            let periods = calendar.periods.iter().zip(&outlet.uses);
            periods.map(move |(start, uses)| {
                vec![
                    term.term.clone(),
                    calendar.period.clone(),
                    start.clone(),
                    outlet.outlet.clone(),
                    uses.to_string(),
                ]
            })
        })
    });
    table(
        out,
        "term_use.csv",
        report,
        &["term", "period", "from", "outlet", "uses"],
        rows,
    )
}

/// One row for each line of evidence of a key term.
pub(super) fn evidence(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let columns = [
        "term",
        "unit",
        "scope",
        "outlet",
        "reference",
        "side",
        "layer",
        "left",
        "node",
        "right",
        "source_outlet",
        "date",
        "title",
        "url",
        "article",
    ];
    let rows = report.tables.iter().flat_map(|table| {
        let evidence = table
            .terms
            .iter()
            .filter_map(|term| Some((term, term.evidence.as_ref()?)));
        evidence.flat_map(move |(term, evidence)| {
            let sides = [
                ("target", &evidence.target),
                ("reference", &evidence.reference),
            ];
            sides.into_iter().flat_map(move |(side, lines)| {
                lines
                    .lines
                    .iter()
                    .filter_map(move |line| cited(report, table, &term.term, side, line))
            })
        })
    });
    table(out, "evidence.csv", report, &columns, rows)
}

fn cited(
    report: &Report,
    table: &Table,
    term: &str,
    side: &str,
    line: &Line,
) -> Option<Vec<String>> {
    let (left, node, right) = report.sentence(line)?.split(line)?;
    let article = report.article(line)?;
    let row = [
        term,
        &table.unit,
        table.scope(),
        &table.outlet,
        &table.reference,
        side,
        &line.layer,
        left,
        node,
        right,
        &article.outlet,
        article.date.as_deref().unwrap_or_default(),
        &article.title,
        &article.url,
        &article.id,
    ];
    Some(row.map(str::to_owned).to_vec())
}

/// One row a problem.
pub(super) fn problems(report: &Report, out: &mut dyn Write) -> Result<(), WriteError> {
    let rows = report.problems.iter().map(|problem| {
        vec![
            problem.file.clone(),
            problem
                .record
                .map(|record| record.to_string())
                .unwrap_or_default(),
            problem.what.clone(),
            problem.outcome.clone(),
        ]
    });
    table(
        out,
        "problems.csv",
        report,
        &["file", "record", "what", "outcome"],
        rows,
    )
}

/// Rows with a header, each ending with its provenance.
pub(super) fn table(
    out: &mut dyn Write,
    name: &'static str,
    report: &Report,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), WriteError> {
    let failed = |error: csv::Error| WriteError::of_csv(name, error);
    let mut writer = csv::Writer::from_writer(out);
    let header = columns.iter().chain(&PROVENANCE);
    writer.write_record(header).map_err(failed)?;
    let provenance = provenance(report);
    for mut row in rows {
        row.extend_from_slice(&provenance);
        writer.write_record(row).map_err(failed)?;
    }
    writer.flush().map_err(|error| failed(error.into()))
}
