//! Queries in two parts: the words of a row, and what all rows of a table have in common. Together
//! they are the query, and neither is written twice.
//! Words are one term, or several of which any will do, as those of a frame, or none at all.

use otherwords_indexer::query::Query;

/// The words of a query that asks for words within limits.
pub(super) fn words(query: &Query) -> String {
    match parts(query) {
        (words @ Query::Or(_), limits) if limits != Query::All => format!("({words})"),
        (words, _) => words.to_string(),
    }
}

/// Its limits: outlets, events, days.
pub(super) fn limits(query: &Query) -> String {
    parts(query).1.to_string()
}

/// A query taken apart behind its words; one without limits is limited to everything.
fn parts(query: &Query) -> (Query, Query) {
    let are_words =
        |part: &Query| matches!(part, Query::Words(_) | Query::Or(_)) || *part == Query::none();
    match query {
        Query::And(parts) if are_words(&parts[0]) => {
            (parts[0].clone(), Query::all_of(parts[1..].to_vec()))
        }
        query => (query.clone(), Query::All),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use otherwords_indexer::query::parse;

    #[test]
    fn both_parts_together_are_the_query() {
        for text in [
            "voice:protest outlet:post",
            "-*:* outlet:post copies:once",
            "(\"white house\" OR voice:protest) outlet:post copies:once",
            "voice:\"lodged a|the protest\" -outlet:post date:2020-04-14 (event:a OR event:b)",
            "protest",
            "outlet:post",
        ] {
            let query = parse(text).expect("it is a query");
            let together = format!("{} {}", words(&query), limits(&query));
            let together = parse(&together).expect("so are its parts");
            let (words, limits) = parts(&query);
            let everything = Query::all_of(vec![words, limits]);
            assert_eq!(together, everything, "{text}");
            assert!(together == query || limits_nothing(&query), "{text}");
        }
    }

    fn limits_nothing(query: &Query) -> bool {
        parts(query).1 == Query::All
    }
}
