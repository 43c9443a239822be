//! Articles in many languages are read, tokenised and indexed without a problem, and their language is
//! recognised where nobody says it.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use anyhow::Context;
use otherwords_corpus::{Article, LoadOptions, Silent, load};
use otherwords_text::{Language, analyze};

use crate::data::{Data, index};
use crate::finding::{Finding, Gate};

const ARTICLES: &str = "fundus/articles.jsonl";

pub(crate) fn run(data: &Data) -> anyhow::Result<Vec<Finding>> {
    if !data.has(ARTICLES) {
        return Ok(Vec::new());
    }
    let said = read(&data.path(ARTICLES).display().to_string())?;
    let n_lines = data.lines(ARTICLES)?.len();
    let languages: BTreeSet<Language> = said
        .articles
        .iter()
        .map(|article| article.language)
        .collect();
    let is_whole = |article: &&Article| {
        let analysis = analyze(&article.body, article.language);
        // No language of the press has sentences of more than 200 words on average: one that seems to
        // has marks that were not understood.
        let (n_tokens, n_sentences) = (analysis.tokens.len(), analysis.sentences.len());
        n_tokens > 0 && n_tokens <= 200 * n_sentences
    };
    let n_whole = said.articles.iter().filter(is_whole).count();
    let recognised = recognised(data, &said.articles)?;
    let n_articles = said.articles.len();
    let n_indexed = index(said.articles)?.index.n_articles();
    Ok(vec![
        exactly(
            "share of lines that became articles",
            share(n_articles, n_lines),
            1.0,
        ),
        exactly("problems", said.n_problems as f64, 0.0),
        exactly(
            "share of articles with words and sentences",
            share(n_whole, n_articles),
            1.0,
        ),
        exactly(
            "share of articles in the index",
            share(n_indexed as usize, n_articles),
            1.0,
        ),
        shown("languages", languages.len() as f64),
        shown(
            "share of languages recognised from the text alone",
            recognised.right,
        ),
        shown("share of languages taken for another", recognised.wrong),
    ])
}

struct Read {
    articles: Vec<Article>,
    n_problems: u64,
}

fn read(source: &str) -> anyhow::Result<Read> {
    let mut articles = Vec::new();
    let mut take = |article| {
        articles.push(article);
        ControlFlow::Continue(())
    };
    let loaded = load(
        &[source.to_owned()],
        &LoadOptions::default(),
        &Silent,
        &mut take,
        &mut |_| (),
    )?;
    Ok(Read {
        articles,
        n_problems: loaded.problems,
    })
}

struct Recognised {
    right: f64,
    wrong: f64,
}

/// The same articles once more, without saying their languages.
fn recognised(data: &Data, said: &[Article]) -> anyhow::Result<Recognised> {
    let mut lines = String::new();
    for line in data.lines(ARTICLES)? {
        let mut row: serde_json::Value = serde_json::from_str(&line).context(ARTICLES)?;
        if let Some(row) = row.as_object_mut() {
            row.retain(|name, _| !["lang", "language"].contains(&name.as_str()));
        }
        lines += &format!("{row}\n");
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("articles.jsonl");
    std::fs::write(&file, lines)?;
    let found = read(&file.display().to_string())?.articles;
    let both: Vec<(Language, Language)> = said
        .iter()
        .filter_map(|article| {
            let same = found.iter().find(|other| other.id == article.id)?;
            Some((article.language, same.language))
        })
        .filter(|(said, _)| *said != Language::UNKNOWN)
        .collect();
    let n_right = both.iter().filter(|(said, found)| said == found).count();
    let n_unknown = both
        .iter()
        .filter(|(_, found)| *found == Language::UNKNOWN)
        .count();
    Ok(Recognised {
        right: share(n_right, both.len()),
        wrong: share(both.len() - n_right - n_unknown, both.len()),
    })
}

fn share(n: usize, of: usize) -> f64 {
    n as f64 / of.max(1) as f64
}

fn exactly(what: &str, measured: f64, asked: f64) -> Finding {
    Finding {
        gate: Some(Gate::Within(asked, asked)),
        ..shown(what, measured)
    }
}

fn shown(what: &str, measured: f64) -> Finding {
    Finding {
        what: format!("fundus: {what}"),
        measured,
        error: None,
        gate: None,
        aim: None,
    }
}
