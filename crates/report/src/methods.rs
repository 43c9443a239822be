//! The methods paragraph, ready to paste, and the words for what footing a table stands on.

use crate::report::{Footing, Report, Settings, Table, Term};
use crate::wording::{self, count, counted, days, percent, probability};

/// The code of a language that is not known, or not one.
const UNDETERMINED: &str = "und";

/// What was done, in one paragraph for a paper, made of the report's own figures.
pub fn paragraph(report: &Report) -> String {
    let sentences = [
        corpus(report),
        preparation(report),
        counting(report),
        inference(report),
        outlets(report),
        distances(report),
        frames(report),
        effects(&report.settings),
        classics(&report.settings),
        registration(report),
        versions(report),
    ];
    sentences
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// On what footing a table stands, as a sentence for any reader.
pub fn footing(table: &Table, cutoff: f64) -> String {
    let Footing::Tested { events, .. } = &table.footing else {
        return described(&table.footing);
    };
    let is_strict = table.terms.iter().any(|term| term.p_fwer.is_some());
    format!(
        "Tested within {}: {} of {} differ by more than chance ({} ≤ {cutoff}{}){}.",
        counted(*events, "event", "events"),
        count(table.significant),
        counted(table.compared, "term", "terms"),
        if is_strict { "p_fwer" } else { "q" },
        corrected_over(table),
        set_aside(table),
    )
}

/// How many terms the correction is over, where that is not all.
fn corrected_over(table: &Table) -> String {
    match table.corrected {
        0 => String::new(),
        all if all == table.compared => String::new(),
        some => format!(
            ", corrected over the {} that could be told apart",
            count(some)
        ),
    }
}

/// How many of those that differ stand apart, as house style.
fn set_aside(table: &Table) -> String {
    let differs = |term: &&Term| term.significant && term.tag.is_some();
    match table.terms.iter().filter(differs).count() {
        0 => String::new(),
        some => format!(", {some} of them names and words of house style, which stand apart"),
    }
}

/// How far a tested table can be trusted: how many false terms to expect, and what it could have
/// found; empty for others.
pub fn sureness(table: &Table) -> String {
    let chance = table.chance.as_ref();
    let chance = chance.map(|chance| wording::chance(chance, table.significant));
    let power = table.power.as_ref().map(wording::power);
    let sentences = [chance, power].into_iter().flatten();
    sentences.collect::<Vec<_>>().join(" ")
}

fn described(footing: &Footing) -> String {
    match footing {
        Footing::Descriptive { reason } => {
            format!("Described, not tested: {}.", reason.trim_end_matches('.'))
        }
        Footing::Tested { .. } => String::new(),
    }
}

fn corpus(report: &Report) -> String {
    let corpus = &report.corpus;
    let dates = days(corpus.first.as_deref(), corpus.last.as_deref());
    let dated = if dates.is_empty() {
        String::new()
    } else {
        format!(", {dates}")
    };
    format!(
        "The corpus has {} ({}) by {} on {}{dated}{}.",
        counted(corpus.articles, "article", "articles"),
        counted(corpus.words, "word", "words"),
        counted(corpus.outlets.len() as u64, "outlet", "outlets"),
        counted(corpus.events.len() as u64, "event", "events"),
        exclusions(report),
    )
}

/// What takes no part, and what the loader stumbled over.
fn exclusions(report: &Report) -> String {
    let left_out = report.corpus.left_out;
    let problems = report.problems.len() as u64;
    let mut parts = String::new();
    if left_out > 0 {
        let articles = counted(left_out, "further article", "further articles");
        parts += &format!(
            "; {articles} of the index took no part{}",
            in_other_languages(report)
        );
    }
    if problems > 0 {
        let problems = counted(
            problems,
            "problem with the input was",
            "problems with the input were",
        );
        parts += &format!("; {problems} noted");
    }
    parts
}

/// How many of the articles that take no part are in another language than the one compared.
fn in_other_languages(report: &Report) -> String {
    let others = report.corpus.languages.iter();
    let others: Vec<String> = others
        .filter(|share| share.language != report.language)
        .map(|share| format!("{} in {}", count(share.articles), share.language))
        .collect();
    match report.language.as_str() {
        "" | UNDETERMINED => String::new(),
        _ if others.is_empty() => String::new(),
        _ => format!(" (by language: {})", others.join(", ")),
    }
}

/// What was done before anything was counted.
fn preparation(report: &Report) -> String {
    if report.provenance.curation_fingerprint.is_empty() {
        return String::new();
    }
    let all = &report.condition.all;
    let copies = match report.settings.copies.as_str() {
        "all" => "every copy was counted",
        "drop" => "texts that several outlets had were left out",
        _ => "each text was counted once, where it appeared first",
    };
    format!(
        "Articles whose source named no event were linked by the similarity of body, names and title \
         and by date; copies ({} of {}) were found by the containment of five-word shingles \
         (Broder 1997) and {copies}; passages that an outlet repeats under different articles ({} of \
         words) were not counted. These decisions, with those made by hand, are the files whose \
         fingerprint is given below.",
        count(all.copies),
        counted(all.articles, "article", "articles"),
        percent(all.boilerplate_share),
    )
}

fn counting(report: &Report) -> String {
    let settings = &report.settings;
    format!(
        "Terms ({}) were counted in {}, pooled by stem{}; compared over all events were words that occur \
         at least {} and in at least {}, inside an event terms that one side uses at least twice.{}",
        settings
            .units
            .iter()
            .map(|unit| units(unit))
            .collect::<Vec<_>>()
            .join(" and "),
        layer(&settings.layer),
        stems(&report.language),
        counted(settings.least_count, "time", "times"),
        counted(settings.least_articles.into(), "article", "articles"),
        sequences(settings),
    )
}

/// How words become one in the language compared.
fn stems(language: &str) -> &'static str {
    match language {
        "en" => {
            " (inflection, and derived words that are used alike by their vectors: *politics* with \
             *political*, not *positive* with *position*)"
        }
        _ => " (Snowball\u{2019}s, where the language has one)",
    }
}

/// Which neighbouring words are a unit.
fn sequences(settings: &Settings) -> &'static str {
    if settings.units.iter().any(|unit| unit == "sequence") {
        " Sequences of two or three words begin and end with a content word (no word of the \
         language\u{2019}s stop list); over all events they were compared where the first and the last word \
         stand together more than chance would have it (normalised pointwise mutual information of \
         at least .3, Bouma 2009, and at least 3 occurrences, in as many articles as words)."
    } else {
        ""
    }
}

fn inference(report: &Report) -> String {
    if !report.tables.iter().any(Table::is_tested) {
        return "No difference was tested, because the corpus does not allow it; terms are described, \
                and ranked by the log-odds ratio with an informative Dirichlet prior: within one event \
                by its size, with the shares in the other events as prior and, for English, those in \
                English at large (a Zipf\u{2013}Mandelbrot law over the ranks of GloVe\u{2019}s words, which \
                counts as 100,000 words); where neither is there by its size in standard errors, with \
                both sides together as prior."
            .to_owned();
    }
    format!(
        "Differences were tested with an event-stratified score statistic whose permutation law \
         (articles exchanged between outlets within events) was evaluated exactly or by saddlepoint \
         approximation (Lugannani and Rice 1980): the article is the unit and the event the stratum. Probabilities are \
         two-sided and corrected within each table {}. {} Every tested table was run again on labels swapped within events, and \
         shows how many terms passed its cut-off then.",
        correction(report),
        common_length(report),
    )
}

/// Which tables were tested at a common length.
fn common_length(report: &Report) -> String {
    let tested = || report.tables.iter().filter(|table| table.is_tested());
    let levelled = tested().filter(|table| table.at_common_length).count();
    let which = match tested().count() {
        all if all == levelled => "here for every table".to_owned(),
        _ if levelled == 0 => "here for none".to_owned(),
        all => format!("here for {levelled} of {all} tested tables"),
    };
    format!(
        "Where the ranks of articles\u{2019} lengths go with outlets (the same test, p ≤ .1; {which}), \
         counts are brought to the mean length of their event before the test, so that an outlet that \
         writes longer is not taken for one that words things differently."
    )
}

/// How the number of terms was corrected for.
fn correction(report: &Report) -> String {
    let cutoff = report.settings.cutoff;
    let tested = || report.tables.iter().filter(|table| table.is_tested());
    match report.settings.correction.as_str() {
        "maxt" => format!(
            "by the step-down maxT procedure of Westfall and Young (1993) with {} relabellings; \
             p_fwer ≤ {cutoff} is called significant",
            count(report.settings.relabellings.into()),
        ),
        _ => format!(
            "by the procedure of Benjamini and Hochberg (1995), over five events or more with \
             Storey\u{2019}s (2002) share of true nulls and without the terms that can least be told apart, \
             whoever wrote what (by occurrences over the root of the permutation variance: independent \
             filtering, Bourgon et al. 2010; the smallest share that finds as many as any, but for one \
             standard deviation; {} of {} terms here); q ≤ {cutoff} is called significant (smallest q: {})",
            count(
                tested()
                    .map(|table| table.compared - table.corrected.min(table.compared))
                    .sum()
            ),
            count(tested().map(|table| table.compared).sum()),
            probability(smallest_q(report)),
        ),
    }
}

/// How all outlets were asked in one pass.
fn outlets(report: &Report) -> String {
    let Some(table) = report.which_outlets.first() else {
        return String::new();
    };
    let paired = match table.paired.len() {
        all if all == table.outlets.len() => "all pairs".to_owned(),
        some => format!("all pairs of the {some} with most articles"),
    };
    format!(
        "Whether outlets differ at all in a term was asked of {} in one pass (the smallest p of each \
         against all others, times their number, corrected over terms after Benjamini and Hochberg); \
         of the terms that passed, each outlet against all others and {paired} were tested from the \
         same budget (Benjamini and Bogomolov 2014, Holm 1979 within a term).",
        counted(table.outlets.len() as u64, "outlet", "outlets"),
    )
}

/// How distances were measured.
fn distances(report: &Report) -> String {
    let Some(all) = report.divergences.iter().find(|all| !all.pairs.is_empty()) else {
        return String::new();
    };
    format!(
        "Distances between outlets are Jensen-Shannon divergences (Lin 1991) of the {} most frequent \
         words without house style, every article of an event weighing the same, less their mean over \
         {} relabellings of articles within events; their standard errors leave out one event at a \
         time and are approximate. The division into agenda and framing is the chain rule of relative \
         entropy on plain counts.",
        count(all.terms),
        count(all.relabellings.into()),
    )
}

fn smallest_q(report: &Report) -> Option<f64> {
    let terms = report.tables.iter().flat_map(|table| &table.terms);
    terms.filter_map(|term| term.q).reduce(f64::min)
}

fn effects(settings: &Settings) -> String {
    format!(
        "Effects are binary logarithms of the ratio of rates, combined over events after Mantel and \
         Haenszel (1959), with 95 % intervals from {} bootstrap samples of events (seed {}) where at \
         least five events allow it; log ratio as in Hardie (2014).",
        count(settings.draws.into()),
        settings.seed,
    )
}

fn classics(settings: &Settings) -> String {
    format!(
        "Also given are the log-odds ratio with an informative Dirichlet prior of {} words (Monroe \
         et al. 2008), G2 (Dunning 1993), %DIFF (Gabrielatos 2018), simple maths with n = {} \
         (Kilgarriff 2009) and deviation of proportions (Gries 2008). G2 and its p_token take words \
         for independent of each other and are given for comparison with other tools only.",
        settings.prior_weight, settings.simple_maths,
    )
}

/// How frames were counted and tested.
fn frames(report: &Report) -> String {
    let Some(most) = report.frames.iter().map(|table| table.frames.len()).max() else {
        return String::new();
    };
    let tested = report.frames.iter().any(|table| {
        let mut frames = table.frames.iter();
        frames.any(|frame| frame.p.is_some())
    });
    let how = match tested {
        true => {
            ", compared and tested as a word is, and corrected within each table of frames after Benjamini and \
             Hochberg"
        }
        false => ", compared as a word is and not tested",
    };
    format!(
        "The uses of all words of a frame were counted together in {}{how}.",
        counted(most as u64, "frame", "frames"),
    )
}

fn registration(report: &Report) -> String {
    match &report.registration {
        None => String::new(),
        Some(plan) if plan.changes.is_empty() => {
            format!("The analysis follows plan {}, fixed beforehand.", plan.plan)
        }
        Some(plan) => format!(
            "The analysis departs from plan {}, fixed beforehand, in: {}.",
            plan.plan,
            plan.changes
                .iter()
                .map(|change| change.what.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        ),
    }
}

fn versions(report: &Report) -> String {
    let provenance = &report.provenance;
    if provenance.program.is_empty() {
        return String::new();
    }
    format!(
        "Made with {} ({}), index fingerprint {}{}.",
        provenance.program,
        provenance.analysers,
        provenance.index_fingerprint,
        match provenance.curation_fingerprint.as_str() {
            "" => String::new(),
            decisions => format!(", decisions {decisions}"),
        },
    )
}

/// What was counted, as part of a sentence.
pub(crate) fn units(unit: &str) -> &str {
    match unit {
        "word" => "words",
        "sequence" => "sequences of two or three words",
        other => other,
    }
}

/// Whose words were counted, as part of a sentence.
pub(crate) fn layer(layer: &str) -> &str {
    match layer {
        "voice" => "the outlets’ own voice, outside quotation marks",
        "quotation" => "long quotations (nine words and more)",
        "short_quotation" => "short quotations (one to eight words)",
        "all" => "the whole text, quotations included",
        other => other,
    }
}
