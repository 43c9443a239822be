//! Articles as bags of terms: which words, names and title words, how often. No weights yet.

use otherwords_text::{Token, TokenKind, analyze, fold, is_stop_word, stem};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::view::ArticleView;

/// The parts of an article that are compared, each with its own counts. The body holds the title
/// too: what one outlet says in its headline another says below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Body,
    Names,
    Title,
}

impl Part {
    pub(super) const ALL: [Part; 3] = [Part::Body, Part::Names, Part::Title];
}

/// Terms with their counts, sorted by term.
pub(super) type Bag = Vec<(u32, u32)>;

/// The articles of one language as counts of stems.
pub(super) struct Bags {
    /// For each stem, sorted by stem, the form in which it is written most often.
    pub(super) forms: Vec<String>,
    /// For each article, a bag for each [`Part`].
    pub(super) articles: Vec<[Bag; 3]>,
}

/// Articles that are read by one thread at a time: every chunk looks all its words up anew, so the
/// larger the better, as long as all threads have work.
const CHUNKS: usize = 16;
const SMALLEST_CHUNK: usize = 256;

impl Bags {
    pub(super) fn of(articles: &[ArticleView<'_>]) -> Self {
        let chunk = articles.len().div_ceil(CHUNKS).max(SMALLEST_CHUNK);
        let chunks: Vec<Chunk> = articles.par_chunks(chunk).map(Chunk::read).collect();
        let (stems, forms) = vocabulary(&chunks);
        let renumbered: Vec<Vec<[Bag; 3]>> = chunks
            .into_par_iter()
            .map(|chunk| chunk.renumbered(&stems))
            .collect();
        Self {
            forms,
            articles: renumbered.into_iter().flatten().collect(),
        }
    }
}

/// All stems, sorted, with the form in which each is written most often.
fn vocabulary(chunks: &[Chunk]) -> (Vec<String>, Vec<String>) {
    let mut counts: Vec<(&str, &str, u32)> = chunks
        .iter()
        .flat_map(|chunk| {
            let counted = chunk.forms.iter();
            counted.map(|(form, stem, count)| {
                (chunk.stems[*stem as usize].as_str(), form.as_str(), *count)
            })
        })
        .collect();
    counts.par_sort_unstable();
    let mut stems = Vec::new();
    let mut forms = Vec::new();
    for of_stem in counts.chunk_by(|a, b| a.0 == b.0) {
        let of_forms = of_stem.chunk_by(|a, b| a.1 == b.1);
        let totals = of_forms.map(|form| {
            (
                form.iter().map(|row| u64::from(row.2)).sum::<u64>(),
                form[0].1,
            )
        });
        let most = totals.reduce(|best, next| if next.0 > best.0 { next } else { best });
        stems.push(of_stem[0].0.to_owned());
        forms.push(most.map_or("", |(_, form)| form).to_owned());
    }
    (stems, forms)
}

/// Some articles with a vocabulary of their own.
struct Chunk {
    stems: Vec<String>,
    /// Folded forms with their stem and how often they occur, sorted.
    forms: Vec<(String, u32, u32)>,
    articles: Vec<[Bag; 3]>,
}

impl Chunk {
    fn read(articles: &[ArticleView<'_>]) -> Self {
        let mut reader = Reader::default();
        let articles = articles
            .iter()
            .map(|article| reader.bags(article))
            .collect();
        reader.finish(articles)
    }

    fn renumbered(self, stems: &[String]) -> Vec<[Bag; 3]> {
        let numbers: Vec<u32> = self
            .stems
            .iter()
            .map(|stem| stems.partition_point(|known| known < stem) as u32)
            .collect();
        let mut articles = self.articles;
        for bag in articles.iter_mut().flatten() {
            for entry in bag.iter_mut() {
                entry.0 = numbers[entry.0 as usize];
            }
            bag.sort_unstable();
        }
        articles
    }
}

/// Looks every written form up once.
#[derive(Default)]
struct Reader {
    /// Written form → number of the folded form; `None` for what does not count.
    surfaces: FxHashMap<String, Option<u32>>,
    forms: FxHashMap<String, u32>,
    form_rows: Vec<(String, u32, u32)>,
    stem_numbers: FxHashMap<String, u32>,
    stems: Vec<String>,
}

impl Reader {
    fn bags(&mut self, article: &ArticleView<'_>) -> [Bag; 3] {
        let mut body = Vec::new();
        let mut names = Vec::new();
        for token in analyze(article.body, article.language).tokens {
            if article.is_masked(token.span()) {
                continue;
            }
            let surface = token.surface(article.body);
            if let Some(stem) = self.stem(surface, article) {
                body.push(stem);
                if is_name(&token, surface) {
                    names.push(stem);
                }
            }
        }
        let title: Vec<u32> = analyze(article.title, article.language)
            .tokens
            .iter()
            .filter_map(|token| self.stem(token.surface(article.title), article))
            .collect();
        if !body.is_empty() {
            body.extend(&title);
        }
        [counted(body), counted(names), counted(title)]
    }

    /// The stem of a token; `None` for function words.
    fn stem(&mut self, surface: &str, article: &ArticleView<'_>) -> Option<u32> {
        let form = match self.surfaces.get(surface) {
            Some(known) => *known,
            None => {
                let form = self.form(surface, article);
                self.surfaces.insert(surface.to_owned(), form);
                form
            }
        }?;
        let row = &mut self.form_rows[form as usize];
        row.2 += 1;
        Some(row.1)
    }

    fn form(&mut self, surface: &str, article: &ArticleView<'_>) -> Option<u32> {
        let form = fold(surface, article.language);
        if is_stop_word(&form, article.language) {
            return None;
        }
        if let Some(known) = self.forms.get(form.as_ref()) {
            return Some(*known);
        }
        let stem = stem(&form, article.language);
        let next = self.stems.len() as u32;
        let stem_number = *self.stem_numbers.entry(stem.to_string()).or_insert(next);
        if stem_number == next {
            self.stems.push(stem.into_owned());
        }
        let number = self.form_rows.len() as u32;
        self.form_rows.push((form.to_string(), stem_number, 0));
        self.forms.insert(form.into_owned(), number);
        Some(number)
    }

    fn finish(self, articles: Vec<[Bag; 3]>) -> Chunk {
        let mut forms = self.form_rows;
        forms.sort_unstable();
        Chunk {
            stems: self.stems,
            forms,
            articles,
        }
    }
}

/// A capital inside a sentence makes a name, except where a quotation begins.
fn is_name(token: &Token, surface: &str) -> bool {
    token.kind == TokenKind::Word
        && !token.opens_sentence
        && !token.opens_quotation
        && surface.chars().next().is_some_and(char::is_uppercase)
}

fn counted(mut terms: Vec<u32>) -> Bag {
    terms.sort_unstable();
    let runs = terms.chunk_by(|a, b| a == b);
    runs.map(|run| (run[0], run.len() as u32)).collect()
}
