//! The sentences of the opening paragraph, one rule each.

use super::Statement;
use crate::report::{
    Alternative, Contested, Description, Omission, Profile, Referent, Report, Table, Term, Use,
    WordContrast,
};
use crate::wording::{counted, percent, times_in_words};

/// Outlets named in a sentence.
const NAMED: usize = 3;
/// Words named of an outlet's description.
const WORDS: usize = 4;
/// Words that an outlet must have of a referent.
const LEAST_WORDS: usize = 2;
/// Contrasts in the paragraph.
const CONTRASTS: usize = 2;
/// How alike two words must be used in general, as cosine of their vectors.
const ALIKE: f64 = 0.5;
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
        let (own, apart) = sides(term);
        total(&own, |found| found.stands_by).min(total(&apart, |found| found.keeps_distance))
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
    let (own, apart) = sides(term);
    let names = |uses: &[&Use]| listed(uses.iter().map(|found| found.outlet.as_str()).collect());
    let place = term.event.as_ref().and_then(|event| place(report, event));
    let text = format!(
        "“{}” is contested{}: {} {} by it ({}), while {} {} it in quotation marks, denied or hedged ({}).",
        term.term,
        place.map_or_else(String::new, |event| format!(" in {event}")),
        names(&own),
        if own.len() == 1 { "stands" } else { "stand" },
        counted(total(&own, |found| found.stands_by), "time", "times"),
        names(&apart),
        if apart.len() == 1 { "has" } else { "have" },
        counted(total(&apart, |found| found.keeps_distance), "time", "times"),
    );
    vec![described(text, "contested".to_owned())]
}

/// Where a sentence about one event holds; nothing needs to be said in a report of one event.
fn place(report: &Report, event: &str) -> Option<String> {
    (report.corpus.events.len() > 1).then(|| report.event_title(event))
}

/// The same as the beginning of a sentence.
fn about(report: &Report, event: &str) -> String {
    place(report, event).map_or_else(String::new, |event| format!("In {event}: "))
}

/// Those whose own word a term is, and those who keep apart from it.
fn sides(term: &Contested) -> (Vec<&Use>, Vec<&Use>) {
    let own = term.uses.iter().filter(|found| found.own);
    (
        own.collect(),
        term.uses.iter().filter(|found| found.apart).collect(),
    )
}

/// The contrasts of words that mean the most alike, of those that both sides chose more than once and the
/// other side never.
pub(super) fn contrasts(report: &Report) -> Vec<Statement> {
    let mut found = Vec::new();
    for (number, story) in report.stories.iter().enumerate() {
        for (row, contrast) in story.contrasts.iter().enumerate() {
            let alike = contrast.alike.filter(|alike| *alike >= ALIKE);
            let text = contrast_text(report, contrast);
            if let (Some(alike), Some(text)) = (alike, text) {
                let text = capitalised(&(about(report, &story.event) + &text));
                let anchor = format!("contrast-{number}-{row}");
                found.push((alike, described(text, anchor)));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = found.into_iter().take(CONTRASTS);
    best.map(|(_, statement)| statement).collect()
}

/// Who writes which of two words, where both are a choice.
fn contrast_text(report: &Report, contrast: &WordContrast) -> Option<String> {
    let [one, other, ..] = contrast.alternatives.as_slice() else {
        return None;
    };
    let here = &report.article(&one.line)?.outlet;
    let there = &report.article(&other.line)?.outlet;
    let is_choice = chooses(here, one, other) && chooses(there, other, one);
    is_choice.then(|| {
        format!(
            "where {here} writes “{}”, {there} writes “{}”.",
            report.node(&one.line),
            report.node(&other.line)
        )
    })
}

/// Whether an outlet has the one word more than once and never the other.
fn chooses(outlet: &str, one: &Alternative, other: &Alternative) -> bool {
    let uses = |word: &Alternative| {
        let uses = word.uses.iter().find(|uses| uses.outlet == outlet);
        uses.map_or(0, |uses| uses.n)
    };
    uses(one) >= CHOSEN && uses(other) == 0
}

/// The referent of which two outlets say the most that the other does not.
pub(super) fn referents(report: &Report) -> Vec<Statement> {
    let mut best: Option<(u64, Statement)> = None;
    for (number, story) in report.stories.iter().enumerate() {
        for (row, referent) in story.referents.iter().enumerate() {
            if let Some((often, text)) = said_apart(referent)
                && best.as_ref().is_none_or(|(most, _)| often > *most)
            {
                let text = capitalised(&(about(report, &story.event) + &text));
                best = Some((often, described(text, format!("referent-{number}-{row}"))));
            }
        }
    }
    best.into_iter().map(|(_, statement)| statement).collect()
}

/// Two outlets whose words near a word have nothing in common, one of them a choice, and how often the one
/// that says less of it says them.
fn said_apart(referent: &Referent) -> Option<(u64, String)> {
    let described = || {
        let profiles = referent.profiles.iter();
        let described = profiles.map(|profile| (&profile.outlet, modifiers(profile)));
        described.filter(|(_, words)| words.len() >= LEAST_WORDS)
    };
    let (one, first) = described().next()?;
    let has = |word: &Description| first.iter().any(|known| known.term == word.term);
    let (other, second) = described().find(|(_, words)| !words.iter().any(|word| has(word)))?;
    // Words that each stand once are accidents.
    let is_choice = |words: &[&Description]| words.iter().any(|word| word.n >= CHOSEN);
    if !is_choice(&first) && !is_choice(&second) {
        return None;
    }
    let text = format!(
        "near the word “{}” {one} writes {}; {other} writes {}.",
        referent.term,
        first_of(&first),
        first_of(&second)
    );
    let often = |words: &[&Description]| words.iter().map(|word| word.n).sum::<u64>();
    Some((often(&first).min(often(&second)), text))
}

/// What an outlet says a referent is like.
fn modifiers(profile: &Profile) -> Vec<&Description> {
    let found = profile.descriptions.iter();
    found.filter(|found| found.kind == "modifier").collect()
}

fn first_of(words: &[&Description]) -> String {
    let first = words.iter().take(WORDS);
    first
        .map(|word| word.term.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The surest tested difference.
pub(super) fn tested(report: &Report) -> Vec<Statement> {
    for (number, table) in report.main_tables() {
        let row = table
            .terms
            .iter()
            .position(|term| is_sure(term) && term.tag.is_none() && term.is_more());
        if let Some(row) = row {
            let term = &table.terms[row];
            let often = how_often(table, term);
            let forms = match term.other_forms() {
                none if none.is_empty() => String::new(),
                forms => format!(" (with {})", forms[..WORDS.min(forms.len())].join(", ")),
            };
            let text = format!(
                "{} uses “{}”{forms} {often} (tested).",
                table.outlet, term.term,
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

/// Whether a term differs by more than chance, and no single article or story bears that alone.
fn is_sure(term: &Term) -> bool {
    term.significant && term.depends_on.is_none() && term.driven_by.is_none()
}

/// How often the target has a term, set against the reference: by what stands in the events of both,
/// on which the test rests.
fn how_often(table: &Table, term: &Term) -> String {
    let here = counted(term.shared_target, "time", "times");
    let events = format!(
        "in {} that both covered",
        counted(table.events, "event", "events")
    );
    match term.shared_reference {
        0 => format!("{here} {events}, {} never", table.reference),
        there => format!(
            "more often than {}: {here} against {there} {events}, event by event {}",
            table.reference,
            times_in_words(term.log_ratio.unwrap_or(0.0)),
        ),
    }
}

/// The surest choice between two words that comes back.
pub(super) fn recurring(report: &Report) -> Vec<Statement> {
    let surest = report.recurring.iter().find(|row| row.significant);
    let text = surest.map(|row| Statement {
        text: format!(
            "In {} that have both “{}” and “{}”, which in some stand in like places, {} writes the first {} of {} times, the others {} of {} (tested).",
            counted(row.events, "event", "events"),
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
    let mut best: Option<(f64, usize, usize, &Omission, &str)> = None;
    for (number, story) in report.stories.iter().enumerate() {
        for (row, omission) in story.omissions.iter().enumerate() {
            if let Some(chance) = omission.chance.filter(|chance| *chance <= UNLIKELY)
                && best.is_none_or(|(least, ..)| chance < least)
            {
                best = Some((chance, number, row, omission, &story.event));
            }
        }
    }
    let text = best.and_then(|(chance, number, row, omission, event)| {
        let term = omission.terms.first()?;
        let text = format!(
            "{}{} does not have “{}”, which {} of {} have; a text of its length lacks such a word in about {} of cases (the least likely of all absences that were looked for).",
            about(report, event),
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
                    "{}quotations take {} of the words of {}, {} of those of {}.",
                    about(report, &story.event),
                    percent(most.quoted_share),
                    most.outlet,
                    percent(least.quoted_share),
                    least.outlet
                );
                best = Some((
                    apart,
                    described(capitalised(&text), format!("speaking-{number}")),
                ));
            }
        }
    }
    best.into_iter().map(|(_, statement)| statement).collect()
}

/// With a capital first letter, where it does not begin with a name of its own.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
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
