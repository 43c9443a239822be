//! Articles as bags of terms: which words, names and title words, how often. No weights yet.

use otherwords_text::{Language, Token, TokenKind, analyze, fold, is_stop_word, stem};
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

/// Articles that are read by one thread at a time: every chunk numbers its own words, so the larger
/// the better, as long as all threads have work.
const CHUNKS: usize = 16;
const SMALLEST_CHUNK: usize = 256;

impl Bags {
    /// All articles are of one language.
    pub(super) fn of(articles: &[ArticleView<'_>]) -> Self {
        let language = articles
            .first()
            .map_or(Language::UNKNOWN, |article| article.language);
        let chunk = articles.len().div_ceil(CHUNKS).max(SMALLEST_CHUNK);
        let chunks: Vec<Chunk<'_>> = articles.par_chunks(chunk).map(Chunk::read).collect();
        let vocabulary = Vocabulary::of(&chunks, language);
        let counted: Vec<Vec<[Bag; 3]>> = chunks
            .into_par_iter()
            .zip(vocabulary.stems)
            .map(|(chunk, stems)| chunk.counted(&stems))
            .collect();
        Self {
            forms: vocabulary.forms,
            articles: counted.into_iter().flatten().collect(),
        }
    }
}

/// Some articles with their words as numbers of written forms.
#[derive(Default)]
struct Chunk<'a> {
    numbers: FxHashMap<&'a str, u32>,
    /// How often each written form occurs.
    counts: Vec<u32>,
    articles: Vec<[Vec<u32>; 3]>,
}

impl<'a> Chunk<'a> {
    fn read(articles: &[ArticleView<'a>]) -> Self {
        let mut chunk = Self::default();
        for article in articles {
            let words = chunk.words(article);
            chunk.articles.push(words);
        }
        chunk
    }

    fn words(&mut self, article: &ArticleView<'a>) -> [Vec<u32>; 3] {
        let (mut body, mut names) = (Vec::new(), Vec::new());
        for token in analyze(article.body, article.language).tokens {
            if article.is_masked(token.span()) {
                continue;
            }
            let surface = &article.body[token.span().start..token.span().end];
            let number = self.number(surface);
            body.push(number);
            if is_name(&token, surface) {
                names.push(number);
            }
        }
        let tokens = analyze(article.title, article.language).tokens;
        let spans = tokens.iter().map(Token::span);
        let title: Vec<u32> = spans
            .map(|span| self.number(&article.title[span.start..span.end]))
            .collect();
        [body, names, title]
    }

    fn number(&mut self, surface: &'a str) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(surface).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }

    /// The articles as counts of stems, given the stem of each written form.
    fn counted(self, stems: &[Option<u32>]) -> Vec<[Bag; 3]> {
        let stemmed = |words: Vec<u32>| -> Vec<u32> {
            let stems = words.into_iter().map(|word| stems[word as usize]);
            stems.flatten().collect()
        };
        let bags = self.articles.into_iter().map(|article| {
            let [mut body, names, title] = article.map(stemmed);
            if !body.is_empty() {
                body.extend(&title);
            }
            [counted(body), counted(names), counted(title)]
        });
        bags.collect()
    }
}

/// The stems of all chunks, each written form folded and stemmed once.
struct Vocabulary {
    /// For each stem, sorted by stem, the form in which it is written most often.
    forms: Vec<String>,
    /// For each chunk, the stem of each of its written forms; `None` for function words.
    stems: Vec<Vec<Option<u32>>>,
}

/// A written form: what it counts as, how often it occurs, and which one it is.
struct Written {
    stem: String,
    form: String,
    count: u64,
    number: usize,
}

impl Vocabulary {
    fn of(chunks: &[Chunk<'_>], language: Language) -> Self {
        let occurrences = occurrences(chunks);
        let by_surface: Vec<&[Occurrence<'_>]> = occurrences
            .chunk_by(|a, b| a.surface == b.surface)
            .collect();
        let read = |(number, of_surface): (usize, &&[Occurrence<'_>])| {
            let count = of_surface.iter().map(|seen| u64::from(seen.count)).sum();
            Written::read(of_surface[0].surface, count, number, language)
        };
        let mut written: Vec<Written> =
            by_surface.par_iter().enumerate().filter_map(read).collect();
        written.par_sort_unstable_by(|a, b| (&a.stem, &a.form).cmp(&(&b.stem, &b.form)));

        let mut stem_of = vec![None; by_surface.len()];
        let of_stems = written.chunk_by(|a, b| a.stem == b.stem);
        let forms = of_stems.zip(0u32..).map(|(of_stem, stem)| {
            for written in of_stem {
                stem_of[written.number] = Some(stem);
            }
            most_frequent(of_stem).to_owned()
        });
        let forms = forms.collect();
        let mut stems: Vec<Vec<Option<u32>>> = chunks
            .iter()
            .map(|chunk| vec![None; chunk.counts.len()])
            .collect();
        for (of_surface, stem) in by_surface.iter().zip(stem_of) {
            for seen in *of_surface {
                stems[seen.chunk as usize][seen.number as usize] = stem;
            }
        }
        Self { forms, stems }
    }
}

/// A written form in a chunk.
struct Occurrence<'a> {
    surface: &'a str,
    chunk: u32,
    number: u32,
    count: u32,
}

/// The written forms of all chunks, sorted.
fn occurrences<'a>(chunks: &[Chunk<'a>]) -> Vec<Occurrence<'a>> {
    let mut all = Vec::with_capacity(chunks.iter().map(|chunk| chunk.counts.len()).sum());
    for (number, chunk) in (0u32..).zip(chunks) {
        #[expect(clippy::iter_over_hash_type, reason = "sorted below")]
        for (surface, word) in &chunk.numbers {
            all.push(Occurrence {
                surface,
                chunk: number,
                number: *word,
                count: chunk.counts[*word as usize],
            });
        }
    }
    all.par_sort_unstable_by(|a, b| (a.surface, a.chunk).cmp(&(b.surface, b.chunk)));
    all
}

impl Written {
    /// Nothing for function words.
    fn read(surface: &str, count: u64, number: usize, language: Language) -> Option<Self> {
        let form = fold(surface, language);
        (!is_stop_word(&form, language)).then(|| Self {
            stem: stem(&form, language).into_owned(),
            form: form.into_owned(),
            count,
            number,
        })
    }
}

/// The form that is written most often; of several, the first.
fn most_frequent(of_stem: &[Written]) -> &str {
    let forms = of_stem.chunk_by(|a, b| a.form == b.form);
    let totals = forms.map(|form| {
        (
            form.iter().map(|row| row.count).sum::<u64>(),
            &*form[0].form,
        )
    });
    let most = totals.reduce(|best, next| if next.0 > best.0 { next } else { best });
    most.map_or("", |(_, form)| form)
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
