//! The corpus as a file, and what was planted in it as another.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use rayon::prelude::*;
use serde_json::json;

use super::{Corpus, outlet_name};

/// Articles written by all cores before the file grows by them.
const BATCH: u64 = 4_096;

/// Writes the first articles as JSON lines. An interrupted run leaves no file of this name.
pub(crate) fn write_corpus(corpus: &Corpus, articles: u64, into: &Path) -> anyhow::Result<()> {
    let unfinished = into.with_extension("unfinished");
    let failed = || format!("cannot write {}", unfinished.display());
    let mut file =
        BufWriter::with_capacity(1 << 20, File::create(&unfinished).with_context(failed)?);
    write_lines(corpus, articles, &mut file).with_context(failed)?;
    file.flush().with_context(failed)?;
    std::fs::rename(&unfinished, into).with_context(failed)
}

/// Whether a file begins with the first article, so that this generator wrote it.
pub(crate) fn begins_as(corpus: &Corpus, file: &Path) -> anyhow::Result<bool> {
    let failed = || format!("cannot read {}", file.display());
    let mut line = String::new();
    BufReader::new(File::open(file).with_context(failed)?)
        .read_line(&mut line)
        .with_context(failed)?;
    Ok(line.trim_end() == serde_json::to_string(&corpus.article(0))?)
}

fn write_lines(corpus: &Corpus, articles: u64, file: &mut impl Write) -> anyhow::Result<()> {
    let line = |number| serde_json::to_string(&corpus.article(number));
    for start in (0..articles).step_by(BATCH as usize) {
        let batch = start..articles.min(start + BATCH);
        let lines: Vec<String> = batch.into_par_iter().map(line).collect::<Result<_, _>>()?;
        for line in lines {
            writeln!(file, "{line}")?;
        }
    }
    Ok(())
}

/// Writes the planted pairs: their words, and by outlet the log-odds of the first.
pub(crate) fn write_truth(corpus: &Corpus, into: &Path) -> anyhow::Result<()> {
    let pair = |([first, second], log_odds): ([usize; 2], &[f64; super::OUTLETS])| {
        let words = [first, second].map(|rank| corpus.word(rank));
        json!({ "words": words, "log_odds": log_odds })
    };
    let truth = json!({
        "outlets": (0..super::OUTLETS).map(outlet_name).collect::<Vec<_>>(),
        "pairs": corpus.pairs.planted().map(pair).collect::<Vec<_>>(),
    });
    std::fs::write(into, format!("{truth}\n"))
        .with_context(|| format!("cannot write {}", into.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::tests::CORPUS;

    #[test]
    fn a_smaller_corpus_is_the_beginning_of_a_larger_one() {
        let written = |articles| {
            let mut lines = Vec::new();
            write_lines(&CORPUS, articles, &mut lines).expect("a vector takes everything");
            lines
        };
        let (small, large) = (written(10), written(30));
        assert!(large.starts_with(&small));
        assert_eq!(large.iter().filter(|byte| **byte == b'\n').count(), 30);
    }

    #[test]
    fn outlets_prefer_the_planted_words_in_what_they_write() {
        let corpus = &*CORPUS;
        let articles: Vec<_> = (0..4_000).map(|number| corpus.article(number)).collect();
        // The seventh pair is the first of the largest difference.
        let ([first, second], log_odds) = corpus.pairs.planted().nth(6).expect("a pair");
        let count = |outlet: usize, rank: usize| {
            let own = articles
                .iter()
                .filter(|one| one.outlet == outlet_name(outlet));
            let words = own.flat_map(|one| one.body.split(|sign: char| !sign.is_alphabetic()));
            words.filter(|word| *word == corpus.word(rank)).count()
        };
        for (outlet, log_odds) in log_odds.iter().enumerate().take(5) {
            let prefers_first = count(outlet, first) > count(outlet, second);
            assert_eq!(prefers_first, *log_odds > 0.0, "outlet {outlet}");
        }
    }
}
