//! Who words it how, and contested words, for a terminal.

use crate::board::{Board, Card, Contest, Example, Position, Stand};
use crate::methods;

use super::layout::{plain, wrapped};
use super::style::Style;

/// A block for every target: its words, then a sentence.
pub(super) fn who_words_it_how(board: &Board<'_>, width: usize, style: Style) -> String {
    let mut text = style.heading("Who words it how") + "\n";
    if board.is_empty() {
        return text + "Nothing was compared.\n";
    }
    let legend = "Words that each uses more often; in brackets, times here and times in the rest.";
    text.push_str(&style.faint(&wrapped(legend, width, 0)));
    for stand in board
        .sides
        .iter()
        .flat_map(|sides| [&sides.first, &sides.second])
    {
        text.push_str(&show_stand(stand, width, style));
    }
    for card in &board.cards {
        text.push_str(&show(card, width, style));
    }
    for group in &board.silent {
        let outlets = plain(&group.outlets().join(", "));
        text.push_str(&style.faint(&wrapped(group.why, width, 0)));
        text.push_str(&wrapped(&outlets, width, 2));
    }
    if board.is_descriptive()
        && let Some(table) = board.tables().next()
    {
        text.push_str(&wrapped(&plain(&methods::footing(table, 0.0)), width, 0));
    }
    text
}

/// A side of the contested words.
fn show_stand(stand: &Stand<'_>, width: usize, style: Style) -> String {
    let words = stand.words.iter();
    let words = words.map(|word| format!("{} ({}, {})", plain(word.term), word.here, word.there));
    let outlets = wrapped(&plain(&stand.outlets.join(" + ")), width, 0);
    let example = stand
        .example
        .as_ref()
        .map(|example| quotation(example, width, style));
    format!(
        "{}\n{}{}",
        style.found(outlets.trim_end()),
        wrapped(&words.collect::<Vec<_>>().join(", "), width, 2),
        example.unwrap_or_default(),
    )
}

fn show(card: &Card<'_>, width: usize, style: Style) -> String {
    let words = card.words.iter().map(|word| {
        let term = word.term;
        let mark = if term.significant { "✓" } else { "" };
        format!(
            "{}{mark} ({}, {})",
            plain(&term.term),
            term.n_target,
            term.n_reference
        )
    });
    let words = words.collect::<Vec<_>>().join(", ");
    let words = if words.is_empty() {
        card.nothing().to_owned()
    } else {
        words
    };
    let example = card
        .example
        .as_ref()
        .map(|example| quotation(example, width, style));
    let also = card.also().map(|also| wrapped(&plain(&also), width, 2));
    format!(
        "{}\n{}{}{}",
        style.heading(&plain(&card.table.outlet)),
        wrapped(&words, width, 2),
        also.unwrap_or_default(),
        example.unwrap_or_default(),
    )
}

fn quotation(example: &Example<'_>, width: usize, style: Style) -> String {
    let Example {
        before,
        node,
        after,
        ..
    } = example;
    style.faint(&wrapped(
        &plain(&format!("“{before}{node}{after}”")),
        width,
        4,
    ))
}

/// The contested terms with both sides.
pub(super) fn contested(board: &Board<'_>, width: usize, style: Style) -> String {
    if board.contests.is_empty() {
        return String::new();
    }
    let contests = board
        .contests
        .iter()
        .map(|contest| contest_text(contest, width, style));
    style.heading("Contested words") + "\n" + &contests.collect::<String>()
}

fn contest_text(contest: &Contest<'_>, width: usize, style: Style) -> String {
    let side = |name: &str, side: &Position<'_>| {
        let outlets = side
            .outlets
            .iter()
            .map(|(outlet, n)| format!("{} {n}", plain(outlet)));
        let line = format!("{name}: {}", outlets.collect::<Vec<_>>().join(", "));
        let example = side
            .example
            .as_ref()
            .map(|example| quotation(example, width, style));
        wrapped(&line, width, 2) + &example.unwrap_or_default()
    };
    let term = style.found(&plain(contest.term));
    let own = side("own word of", &contest.own);
    format!(
        "{term}\n{own}{}",
        side(
            "at a distance (in quotation marks, denied or hedged) at",
            &contest.apart
        )
    )
}
