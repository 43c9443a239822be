//! Concordance lines: what was found, with the words around it, cut from the stored text.
//!
//! The text is analysed again, by the function that analysed it for the index, so a line shows the
//! very words that were counted.

use std::collections::BTreeMap;

use jiff::civil::Date;
use otherwords_text::{Language, Layer, analyze, fold};
use rayon::prelude::*;
use tantivy::DocAddress;

use crate::article::ArticleRow;
use crate::cut::Analysed;
use crate::error::IndexError;
use crate::index::Index;
use crate::query::Query;
use crate::search::{ArticleHits, Hits, Plan, Span, random_key};

/// One hit in its context (KWIC: key word in context). White space is folded to single spaces, also
/// where a paragraph ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: ArticleRow,
    /// Its headline.
    pub title: String,
    /// Where it can be read; empty where unknown.
    pub url: String,
    /// Byline as printed; empty where unknown.
    pub byline: String,
    /// Every other column of the source.
    pub metadata: BTreeMap<String, String>,
    /// Words before, with the signs among them.
    pub left: String,
    /// What was found, as it stands in the text.
    pub node: String,
    /// Words after, with the signs among them.
    pub right: String,
    /// Whose words the first of them is.
    pub layer: Layer,
    /// Position of the first word.
    pub position: u32,
    /// Whether it stands in the headline.
    pub in_title: bool,
    /// The whole sentence; all of them where it stands in several.
    pub sentence: String,
}

/// Where a line stands, in the order of [`Index::articles`] and then of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    event: String,
    outlet: String,
    date: Option<Date>,
    id: String,
    in_text: bool,
    position: u32,
}

/// Cuts the lines of an article, one for each span, with so many words on either side.
///
/// # Errors
/// Where the index is damaged, or a span is not of this article.
pub fn concordance(
    index: &Index,
    hits: &ArticleHits,
    width_words: usize,
) -> Result<Vec<Line>, IndexError> {
    if hits.spans.is_empty() {
        return Ok(Vec::new());
    }
    let text = index.text(&hits.article)?;
    let language = hits.article.language;
    let analysed = |text, in_title: bool| {
        let spans = || hits.spans.iter().filter(|span| span.title == in_title);
        let is_wanted = spans().next().is_some();
        is_wanted.then(|| Analysed::new(text, language, spans(), width_words))
    };
    let (title, body) = (analysed(&text.title, true), analysed(&text.body, false));
    let cut = |span: &Span| {
        let part = if span.title {
            title.as_ref()
        } else {
            body.as_ref()
        };
        let cut = part
            .and_then(|part| part.cut(span, width_words))
            .ok_or_else(|| not_its_words(index))?;
        Ok(Line {
            article: hits.article.clone(),
            title: text.title.clone(),
            url: text.url.clone(),
            byline: text.byline.clone(),
            metadata: text.metadata.clone(),
            left: cut.left,
            node: cut.node,
            right: cut.right,
            layer: cut.layer,
            position: span.position,
            in_title: span.title,
            sentence: cut.sentence,
        })
    };
    hits.spans.iter().map(cut).collect()
}

/// Articles whose lines are cut at the same time: in the first batch, and at most.
const BATCH: [usize; 2] = [8, 512];

impl Index {
    /// The lines of a query in the order of [`Index::search`], in batches that are cut on all cores
    /// while the next is looked for; no more than `most`.
    ///
    /// # Errors
    /// As [`Index::search`] and [`concordance`].
    pub fn lines(
        &self,
        query: &Query,
        most: usize,
        width_words: usize,
        take: &mut dyn FnMut(Vec<Line>),
    ) -> Result<(), IndexError> {
        let plan = self.guard(|| Plan::new(self, query))?;
        let mut hits = Hits::of(&plan)?;
        let mut n_left = most;
        let mut batch = first(&mut hits, BATCH[0], &mut n_left)?;
        while !batch.is_empty() {
            // Half of what is left at most: nothing is looked for while the last batch is cut.
            let room = (2 * batch.len())
                .min(BATCH[1])
                .min((n_left / 2).max(BATCH[0]));
            let (lines, next) = rayon::join(
                || cut(&plan, &batch, width_words),
                || first(&mut hits, room, &mut n_left),
            );
            take(lines?);
            batch = next?;
        }
        Ok(())
    }
}

/// An article with its spans.
type Found = (DocAddress, Vec<Span>);

/// The next articles, so many at most, with as many spans as are left.
fn first(
    hits: &mut Hits<'_>,
    articles: usize,
    n_left: &mut usize,
) -> Result<Vec<Found>, IndexError> {
    let mut batch = Vec::new();
    while batch.len() < articles && *n_left > 0 {
        let Some(address) = hits.next()? else { break };
        let mut spans = hits.spans()?;
        spans.truncate(*n_left);
        *n_left -= spans.len();
        batch.push((address, spans));
    }
    Ok(batch)
}

fn cut(plan: &Plan<'_>, batch: &[Found], width_words: usize) -> Result<Vec<Line>, IndexError> {
    let lines = batch.par_iter().map(|(address, spans)| {
        let article = plan.index.row_at(*address, &plan.votes)?;
        let spans = spans.clone();
        concordance(plan.index, &ArticleHits { article, spans }, width_words)
    });
    let lines: Vec<Vec<Line>> = lines.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().flatten().collect())
}

/// The lines of articles in their order, cut on all cores.
///
/// # Errors
/// As [`concordance`].
pub fn concordances(
    index: &Index,
    articles: &[ArticleHits],
    width_words: usize,
) -> Result<Vec<Line>, IndexError> {
    let lines = articles
        .par_iter()
        .map(|hits| concordance(index, hits, width_words));
    let lines: Vec<Vec<Line>> = lines.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().flatten().collect())
}

impl Line {
    /// The words before, folded, nearest first: sorts lines by what comes before.
    pub fn left_key(&self) -> Vec<String> {
        let mut words = folded(&self.left, self.article.language);
        words.reverse();
        words
    }

    /// The words after, folded, nearest first: sorts lines by what follows.
    pub fn right_key(&self) -> Vec<String> {
        folded(&self.right, self.article.language)
    }

    /// Where it stands: breaks ties.
    pub fn place(&self) -> Place {
        let (event, outlet, date, id) = self.article.sort_key();
        Place {
            event: event.to_owned(),
            outlet: outlet.to_owned(),
            date,
            id: id.to_owned(),
            in_text: !self.in_title,
            position: self.position,
        }
    }

    /// A key without meaning, the same for the same seed: the first lines by it are a sample that
    /// depends neither on the order of lines nor on how the index was built. [`Index::sample`]
    /// draws the same without reading any text.
    pub fn random_key(&self, seed: u64) -> [u8; 16] {
        random_key(seed, &self.article.id, self.in_title, self.position)
    }
}

fn folded(text: &str, language: Language) -> Vec<String> {
    let tokens = analyze(text, language).tokens;
    tokens
        .iter()
        .map(|token| fold(token.surface(text), language).into_owned())
        .collect()
}

fn not_its_words(index: &Index) -> IndexError {
    let what = "the words of an article are not those of its text".to_owned();
    IndexError::Damaged {
        path: index.path().to_path_buf(),
        what,
    }
}
