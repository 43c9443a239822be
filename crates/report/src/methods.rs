//! The methods paragraph, ready to paste, and the words for what footing a table stands on.

use crate::report::{Footing, Report, Settings, Table};
use crate::wording::{count, counted, days, probability};

/// What was done, in one paragraph for a paper, made of the report's own figures.
pub fn paragraph(report: &Report) -> String {
    let sentences = [
        corpus(report),
        counting(&report.settings),
        inference(report),
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
    match &table.footing {
        Footing::Tested { events, .. } => format!(
            "Tested within {}: {} of {} differ by more than chance (q ≤ {cutoff}){}.",
            counted(*events, "event", "events"),
            count(table.significant),
            counted(table.compared, "term", "terms"),
            expected_false(table.significant, cutoff),
        ),
        Footing::Descriptive { reason } => {
            format!("Described, not tested: {}.", reason.trim_end_matches('.'))
        }
    }
}

fn expected_false(significant: u64, cutoff: f64) -> String {
    match significant as f64 * cutoff {
        _ if significant == 0 => String::new(),
        expected if expected < 1.0 => "; expect fewer than one false one among them".to_owned(),
        expected => format!("; expect about {expected:.0} false ones among them"),
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
        parts += &format!("; {articles} of the index took no part");
    }
    if problems > 0 {
        let problems = counted(problems, "problem", "problems");
        parts += &format!("; {problems} with the input were noted");
    }
    parts
}

fn counting(settings: &Settings) -> String {
    format!(
        "Terms ({}) were counted in {}, pooled by stem; compared were terms that occur at least {} \
         and, over all events, in at least {}.",
        settings
            .units
            .iter()
            .map(|unit| units(unit))
            .collect::<Vec<_>>()
            .join(" and "),
        layer(&settings.layer),
        counted(settings.least_count, "time", "times"),
        counted(settings.least_articles.into(), "article", "articles"),
    )
}

fn inference(report: &Report) -> String {
    if !report.tables.iter().any(Table::is_tested) {
        return "No difference was tested, because the corpus does not allow it; terms are ranked \
                by the log-odds ratio with an informative Dirichlet prior and described."
            .to_owned();
    }
    format!(
        "Differences were tested with an event-stratified score statistic whose permutation law \
         (articles exchanged between outlets within events) was evaluated exactly or by saddlepoint \
         approximation: the article is the unit and the event the stratum. Probabilities are \
         two-sided and corrected within each table by the procedure of Benjamini and Hochberg \
         (1995); q ≤ {} is called significant (smallest q: {}).",
        report.settings.cutoff,
        probability(smallest_q(report)),
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
        "Made with {} ({}), index fingerprint {}.",
        provenance.program, provenance.analysers, provenance.index_fingerprint,
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
