//! The sentences of the opening paragraph, one rule each.

use super::Statement;
use crate::report::{Alternative, Contested, Omission, Profile, Referent, Report, Use};
use crate::wording::{counted, percent, times_in_words};

/// Outlets named in a sentence.
const NAMED: usize = 3;
/// Words named of an outlet's description.
const WORDS: usize = 4;
/// Contrasts in the paragraph.
const CONTRASTS: usize = 2;
/// Uses of each word by one outlet that make it a choice and not an accident.
const CHOSEN: u64 = 2;
/// Chance below which an absence is worth a sentence.
const UNLIKELY: f64 = 0.05;
/// Difference in shares of quotation that is worth a sentence.
const SHARES_APART: f64 = 0.15;

/// The most contested word: who stands by it, and who keeps a distance.
pub(super) fn contested(report: &Report) -> Vec<Statement> {
    let total =
        |uses: &[&Use], count: fn(&Use) -> u64| uses.iter().map(|found| count(found)).sum::<u64>();
    let weight = |term: &Contested| {
        let (own, distant) = sides(term);
        total(&own, |found| found.voice).min(total(&distant, Use::at_any_distance))
    };
    let mut best: Option<&Contested> = None;
    for term in &report.contested {
        if weight(term) > best.map_or(0, weight) {
            best = Some(term);
        }
    }
    let Some(term) = best else {
        return Vec::new();
    };
    let (own, distant) = sides(term);
    let names = |uses: &[&Use]| listed(uses.iter().map(|found| found.outlet.as_str()).collect());
    let text = format!(
        "“{}” is contested: it is the own word of {} ({}), while {} {} it in quotation marks or at a distance ({}).",
        term.term,
        names(&own),
        counted(total(&own, |found| found.voice), "time", "times"),
        names(&distant),
        if distant.len() == 1 { "has" } else { "have" },
        counted(total(&distant, Use::at_any_distance), "time", "times"),
    );
    vec![described(text, "contested".to_owned())]
}

/// Those whose own word a term is, and those who keep a distance from it.
fn sides(term: &Contested) -> (Vec<&Use>, Vec<&Use>) {
    let (own, others): (Vec<&Use>, Vec<&Use>) = term.uses.iter().partition(|found| found.own);
    let distant = others
        .into_iter()
        .filter(|found| found.at_any_distance() > 0);
    (own, distant.collect())
}

/// The best contrasts that are likely right, of words that both sides chose more than once.
pub(super) fn contrasts(report: &Report) -> Vec<Statement> {
    let mut found = Vec::new();
    for (number, story) in report.stories.iter().enumerate() {
        for (row, contrast) in story.contrasts.iter().enumerate() {
            let [one, other, ..] = contrast.alternatives.as_slice() else {
                continue;
            };
            let outlet = |line| report.article(line).map(|article| &article.outlet);
            let is_chosen = |word: &Alternative| word.uses.iter().any(|uses| uses.n >= CHOSEN);
            if !is_chosen(one) || !is_chosen(other) {
                continue;
            }
            if let (true, Some(here), Some(there)) =
                (contrast.likely, outlet(&one.line), outlet(&other.line))
            {
                let text = format!(
                    "Where {here} writes “{}”, {there} writes “{}”.",
                    report.node(&one.line),
                    report.node(&other.line)
                );
                found.push(described(text, format!("contrast-{number}-{row}")));
            }
        }
    }
    found.truncate(CONTRASTS);
    found
}

/// The referent on which outlets differ most.
pub(super) fn referents(report: &Report) -> Vec<Statement> {
    for (number, story) in report.stories.iter().enumerate() {
        for (row, referent) in story.referents.iter().enumerate() {
            if let Some(text) = referent_text(referent) {
                return vec![described(text, format!("referent-{number}-{row}"))];
            }
        }
    }
    Vec::new()
}

fn referent_text(referent: &Referent) -> Option<String> {
    let words = |profile: &Profile| {
        let words = profile.words("modifier");
        (!words.is_empty()).then(|| words[..WORDS.min(words.len())].join(", "))
    };
    let mut described = referent
        .profiles
        .iter()
        .filter_map(|profile| Some((&profile.outlet, words(profile)?)));
    let ((one, first), (other, second)) = (described.next()?, described.next()?);
    Some(format!(
        "Near the word “{}”, only some write: {first} ({one}), {second} ({other}).",
        referent.term
    ))
}

/// The surest tested difference.
pub(super) fn tested(report: &Report) -> Vec<Statement> {
    for (number, table) in report.main_tables() {
        let row = table
            .terms
            .iter()
            .position(|term| term.significant && term.tag.is_none() && term.is_more());
        if let Some(row) = row {
            let term = &table.terms[row];
            let often = times_in_words(term.log_ratio.unwrap_or(0.0));
            let text = format!(
                "{} uses “{}” {often} as {} (tested over {}).",
                table.outlet,
                term.term,
                table.reference,
                counted(term.events, "event", "events"),
            );
            return vec![Statement {
                text,
                anchor: format!("t{number}-{row}"),
                tested: true,
            }];
        }
    }
    Vec::new()
}

/// The surest choice between two words that comes back.
pub(super) fn recurring(report: &Report) -> Vec<Statement> {
    let surest = report.recurring.iter().find(|row| row.significant);
    let text = surest.map(|row| Statement {
        text: format!(
            "Where the words “{}” and “{}” stand for each other, {} writes the first {} of {} times, the others {} of {} (tested).",
            row.term,
            row.other,
            row.outlet,
            row.n_term,
            row.n_term + row.n_other,
            row.rest_term,
            row.rest_term + row.rest_other,
        ),
        anchor: "recurring".to_owned(),
        tested: true,
    });
    text.into_iter().collect()
}

/// The omission that chance explains least.
pub(super) fn omissions(report: &Report) -> Vec<Statement> {
    let mut best: Option<(f64, usize, usize, &Omission)> = None;
    for (number, story) in report.stories.iter().enumerate() {
        for (row, omission) in story.omissions.iter().enumerate() {
            if let Some(chance) = omission.chance.filter(|chance| *chance <= UNLIKELY)
                && best.is_none_or(|(least, ..)| chance < least)
            {
                best = Some((chance, number, row, omission));
            }
        }
    }
    let text = best.and_then(|(chance, number, row, omission)| {
        let term = omission.terms.first()?;
        let text = format!(
            "{} does not have “{}”, which {} of {} have; a text of its length lacks such a word in about {} of cases.",
            omission.outlet,
            term.term,
            term.n_outlets,
            counted(term.of, "other outlet", "other outlets"),
            percent(chance),
        );
        Some(described(text, format!("omission-{number}-{row}")))
    });
    text.into_iter().collect()
}

/// The widest gap in how much is left to quotations.
pub(super) fn speaking(report: &Report) -> Vec<Statement> {
    let mut best: Option<(f64, Statement)> = None;
    for (number, story) in report.stories.iter().enumerate() {
        let share = |one: &&crate::report::Speaking| one.quoted_share;
        let order = |a: &&crate::report::Speaking, b: &&crate::report::Speaking| {
            share(a).total_cmp(&share(b))
        };
        let (most, least) = (
            story.speaking.iter().max_by(order),
            story.speaking.iter().min_by(order),
        );
        if let (Some(most), Some(least)) = (most, least) {
            let apart = most.quoted_share - least.quoted_share;
            if apart >= best.as_ref().map_or(SHARES_APART, |(apart, _)| *apart) {
                let text = format!(
                    "Quotations take {} of the words of {}, {} of those of {}.",
                    percent(most.quoted_share),
                    most.outlet,
                    percent(least.quoted_share),
                    least.outlet
                );
                best = Some((apart, described(text, format!("speaking-{number}"))));
            }
        }
    }
    best.into_iter().map(|(_, statement)| statement).collect()
}

fn described(text: String, anchor: String) -> Statement {
    Statement {
        text,
        anchor,
        tested: false,
    }
}

/// Names in a row, the first few of many.
fn listed(names: Vec<&str>) -> String {
    let others = names.len().saturating_sub(NAMED);
    let mut shown: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| (*name).to_owned())
        .collect();
    if others > 0 {
        shown.push(counted(others as u64, "other", "others"));
    }
    match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}
