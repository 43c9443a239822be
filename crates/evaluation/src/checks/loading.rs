//! Every article of the corpora is read: none lost, none a problem.

use crate::data::Data;
use crate::finding::{Finding, Gate};

/// Corpora with their numbers of articles (from their own counts of lines).
const CORPORA: [&str; 2] = ["basil", "newswcl50"];

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    CORPORA
        .iter()
        .filter(|corpus| data.has(&format!("{corpus}/articles.jsonl")))
        .map(|corpus| {
            let file = format!("{corpus}/articles.jsonl");
            let articles = data.articles(&file)?;
            let n_lines = data.lines(&file)?.len();
            Ok(Finding {
                what: format!("{corpus}: share of lines that became articles"),
                measured: articles.len() as f64 / n_lines.max(1) as f64,
                error: None,
                gate: Some(Gate::Within(1.0, 1.0)),
                aim: None,
            })
        })
        .collect()
}
