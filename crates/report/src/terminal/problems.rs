//! What was wrong with the input, as a table for a terminal.

use otherwords_corpus::Problem;

use super::{Column, Style, TextTable};

/// Problems as a table: where, what was wrong, what was done.
pub fn problems(problems: &[Problem], width: usize) -> String {
    let mut table = TextTable::new(&[
        Column::text("where"),
        Column::text("problem"),
        Column::text("done"),
    ]);
    for problem in problems {
        let place = problem.record.map_or(problem.file.clone(), |record| {
            format!("{}:{record}", problem.file)
        });
        table.row(vec![
            place,
            problem.what.clone(),
            problem.outcome.to_string(),
        ]);
    }
    table.show(width, Style::new(false))
}
