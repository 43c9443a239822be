//! The list of jobs with what is promised of each.

use super::job::{Beside, Clock, Job, Promise, Quantity, Run};
use super::kernels::{P50, P99, SECONDS};
use super::peers::{DUCKDB, NUMPY_BOOTSTRAP, POLARS, SCATTERTEXT, SCIKIT_LEARN};
use super::place::{INDEX, Place, os};
use crate::generate::Corpus;

const THOUSANDS_100: Option<u64> = Some(100_000);
const MILLION: Option<u64> = Some(1_000_000);

/// The jobs on one corpus, after them those on the sample where it is time for them.
pub(crate) fn of_size(place: &Place, with_sample: bool) -> Vec<Job> {
    let mut jobs = indexing(place);
    jobs.extend(comparing(place));
    jobs.extend(searching(place));
    jobs.extend(computing(place));
    jobs.extend(waiting(place));
    if with_sample {
        jobs.extend(starting(place));
    }
    jobs
}

/// The complete index comes last, so that it is there for the jobs that follow.
fn indexing(place: &Place) -> Vec<Job> {
    vec![
        place
            .job(
                "words only",
                "`otherwords index --no-link`",
                place.index(&["--no-link"]),
            )
            .beside(place.bare_engine()),
        place
            .job(
                INDEX,
                "`otherwords index`: words, layers, lengths; then copies, boilerplate and names of \
                 outlets (every article has its event, so nothing is linked)",
                place.index(&[]),
            )
            .beside(place.bare_engine().time_at_most(1.25).judged_from(100_000))
            .promise(Quantity::Mebibytes, 8_192.0, MILLION)
            .promise(Quantity::Growth, 12.0, MILLION),
    ]
}

fn comparing(place: &Place) -> Vec<Job> {
    let (corpus, index) = (os(&place.corpus), os(&place.index));
    vec![
        place.job(
            "compare an index",
            "`otherwords compare INDEX`",
            place.otherwords([os("compare"), os("--quiet"), index]),
        ),
        place.job(
            "compare files",
            "`otherwords compare FILE`: without an index that was made before",
            place.otherwords([os("compare"), os("--quiet"), corpus.clone()]),
        ),
        place
            .job(
                "count files",
                "`otherwords words FILE --by outlet -n 100`: all words counted by outlet without an \
                 index, the commonest printed",
                place.otherwords([
                    os("words"),
                    os("--quiet"),
                    os("--by"),
                    os("outlet"),
                    os("-n"),
                    os("100"),
                    corpus,
                ]),
            )
            .beside(POLARS.beside(place).time_at_most(0.3))
            .beside(DUCKDB.beside(place)),
        place
            .job(
                "report on an index",
                "`otherwords report INDEX`",
                place.report(Some(&place.index)),
            )
            .promise(Quantity::Mebibytes, 8_192.0, MILLION)
            .promise(Quantity::Growth, 12.0, MILLION),
        place
            .job(
                "report on files",
                "`otherwords report FILE`: read, index, compare and write",
                place.report(Some(&place.corpus)),
            )
            .beside(
                SCATTERTEXT
                    .beside(place)
                    .time_at_most(1.0 / 50.0)
                    .memory_at_most(1.0 / 10.0)
                    .judged_from(10_000),
            ),
    ]
}

fn searching(place: &Place) -> Vec<Job> {
    let corpus = Corpus::new();
    let phrase = format!("\"{} {}\"", corpus.word(1), corpus.word(0));
    vec![
        place
            .job(
                "search a rare word",
                "`otherwords search INDEX WORD`, the whole process",
                place.search(&rare_word(&corpus), &[]),
            )
            .promise(Quantity::Seconds, 0.06, THOUSANDS_100)
            .promise(Quantity::Mebibytes, 8_192.0, MILLION),
        place
            .job(
                "search a phrase",
                "`otherwords search INDEX '\"of the\"'`: 50 lines of the two commonest words",
                place.search(&phrase, &[]),
            )
            .promise(Quantity::Seconds, 0.06, THOUSANDS_100)
            .promise(Quantity::Growth, 12.0, MILLION),
        place.job(
            "count a phrase",
            "`otherwords search INDEX '\"of the\"' --by outlet`: every one of its places",
            place.search(&phrase, &["--by", "outlet"]),
        ),
    ]
}

/// The longest word of the first headline: the longer a word, the rarer.
fn rare_word(corpus: &Corpus) -> String {
    let title = corpus.article(0).title;
    let words = title.split(' ').max_by_key(|word| word.len());
    words.unwrap_or_default().to_owned()
}

fn computing(place: &Place) -> Vec<Job> {
    let inside = |name| place.kernel(name, Clock::Printed(SECONDS));
    let decoding = Beside::yardstick("decoding the postings", inside("decode"))
        .time_at_most(1.2)
        .judged_from(100_000);
    let numpy = NUMPY_BOOTSTRAP.beside(place).time_at_most(1.0 / 40.0);
    let scikit_learn = SCIKIT_LEARN.beside(place).time_at_most(1.0 / 50.0);
    vec![
        place
            .job(
                "count words by outlet",
                "All words of all outlets from the index, inside one process",
                inside("counts"),
            )
            .beside(decoding.time_at_most(1.2).judged_from(100_000)),
        place
            .job(
                "key terms",
                "`otherwords words INDEX --by outlet --key -n 100`: counts, G2, Log Ratio and \
                 log-odds of all words in all outlets, the best of each printed",
                place.otherwords([
                    os("words"),
                    os("--by"),
                    os("outlet"),
                    os("--key"),
                    os("-n"),
                    os("100"),
                    os("--format"),
                    os("csv"),
                    place.index.clone().into_os_string(),
                ]),
            )
            .beside(scikit_learn.judged_from(100_000)),
        place
            .job(
                "stratified tests",
                "The calibrated test of all words in all outlets, with counting, in one process",
                inside("stratified"),
            )
            .promise(Quantity::Seconds, 20.0, THOUSANDS_100)
            .promise(Quantity::Seconds, 240.0, MILLION),
        place
            .job(
                "bootstrap of articles",
                "1,000 draws, log-odds in all outlets of all words in five articles and more, in \
                 one process",
                inside("bootstrap-articles"),
            )
            .beside(numpy.judged_from(100_000)),
        place.job(
            "bootstrap of events",
            "The same with draws of events",
            inside("bootstrap-events"),
        ),
    ]
}

fn waiting(place: &Place) -> Vec<Job> {
    let percentile = |name, label| place.kernel(name, Clock::Printed(label));
    vec![
        place
            .job(
                "phrase, median",
                "50 lines of a phrase of two words drawn from the texts, inside one process: the \
                 median of 1,000",
                percentile("phrases", P50),
            )
            .promise(Quantity::Seconds, 0.0005, THOUSANDS_100),
        place
            .job(
                "phrase, 99th percentile",
                "Of the same",
                percentile("phrases", P99),
            )
            .promise(Quantity::Seconds, 0.002, THOUSANDS_100),
        place.job(
            "word, median",
            "The first ten articles with a word drawn from the texts: the median of 1,000",
            percentile("words", P50),
        ),
        place.job(
            "word, 99th percentile",
            "Of the same",
            percentile("words", P99),
        ),
    ]
}

fn starting(place: &Place) -> Vec<Job> {
    let on_sample = |name, covers, ours, seconds| {
        let job = Job {
            articles: None,
            ..place.job(name, covers, ours)
        };
        job.promise(Quantity::Seconds, seconds, None)
    };
    vec![
        on_sample(
            "report on the sample",
            "`otherwords report` by itself",
            place.report(None),
            0.5,
        ),
        on_sample(
            "search the sample",
            "`otherwords search protest`, which indexes the sample first",
            place.otherwords(["search", "protest"]),
            0.03,
        ),
    ]
}

impl Job {
    fn beside(mut self, peer: Beside) -> Self {
        self.beside.push(peer);
        self
    }

    fn promise(mut self, of: Quantity, at_most: f64, articles: Option<u64>) -> Self {
        self.promises.push(Promise {
            of,
            at_most,
            articles,
        });
        self
    }
}

impl Beside {
    fn time_at_most(mut self, ratio: f64) -> Self {
        self.time_ratio = Some(ratio);
        self
    }

    fn judged_from(mut self, articles: u64) -> Self {
        self.least_articles = articles;
        self
    }

    fn memory_at_most(mut self, ratio: f64) -> Self {
        self.memory_ratio = Some(ratio);
        self
    }
}

impl Place {
    /// A job on this corpus.
    fn job(&self, name: &'static str, covers: &'static str, ours: Run) -> Job {
        Job {
            name,
            covers,
            articles: Some(self.articles),
            ours,
            beside: Vec::new(),
            promises: Vec::new(),
        }
    }
}
