//! Sequences of words on a card: shown where they say more than the single words beside them.

use super::card::Word;

/// Adds a sequence to the words of a card: in the place of words that mostly occur in it (`red tape`
/// for `red` and `tape`), at the end where it adds something and there is room, or not at all.
pub(super) fn add<'r>(words: &mut Vec<Word<'r>>, sequence: Word<'r>, room: &mut usize) {
    let parts: Vec<&str> = sequence.term.term.split(' ').collect();
    if overlaps(words, &parts) || !says_more(words, &parts) {
        return;
    }
    let replaced = |word: &Word<'_>| mostly_within(word, &sequence, &parts);
    match words.iter().position(replaced) {
        Some(place) => {
            let mut rest = words.split_off(place);
            rest.retain(|word| !replaced(word));
            words.push(sequence);
            words.append(&mut rest);
        }
        None if *room > 0 => {
            *room -= 1;
            words.push(sequence);
        }
        None => {}
    }
}

/// Whether a sequence with some of the same words is there already.
fn overlaps(words: &[Word<'_>], parts: &[&str]) -> bool {
    let shown = words.iter().filter(|word| word.term.term.contains(' '));
    let is_part = |part: &str| is_content(part) && parts.contains(&part);
    shown
        .into_iter()
        .any(|word| word.term.term.split(' ').any(is_part))
}

/// Whether at least two of its words mean something: function words add nothing to a word.
fn says_more(words: &[Word<'_>], parts: &[&str]) -> bool {
    let is_shown = |part: &str| words.iter().any(|word| word.term.term == part);
    parts
        .iter()
        .filter(|part| is_content(part) || is_shown(part))
        .count()
        >= 2
}

/// Content words, about: in scripts with long words, those of four letters and more.
fn is_content(part: &str) -> bool {
    part.chars().count() >= 4 || !part.is_ascii()
}

/// Whether at least four in five of a word's occurrences are in the sequence.
fn mostly_within(word: &Word<'_>, sequence: &Word<'_>, parts: &[&str]) -> bool {
    parts.contains(&word.term.term.as_str()) && sequence.term.n_target * 5 >= word.term.n_target * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Term;

    fn term(term: &str, n_target: u64) -> Term {
        Term {
            term: term.to_owned(),
            n_target,
            ..Term::default()
        }
    }

    fn word(term: &Term) -> Word<'_> {
        Word {
            term,
            table: 0,
            row: 0,
            size: 1,
        }
    }

    #[test]
    fn sequences_are_shown_where_they_say_more_than_their_words() {
        let rows: [(&str, u64, &[&str]); 6] = [
            (
                "in the place of words that mostly occur in it",
                24,
                &["red tape", "burden"],
            ),
            (
                "beside words that mostly occur elsewhere",
                9,
                &["red", "burden", "tape", "red tape"],
            ),
            ("not with a function word", 24, &["red", "burden", "tape"]),
            (
                "not with a function word, however often",
                24,
                &["red", "burden", "tape"],
            ),
            (
                "beside other words",
                5,
                &["red", "burden", "tape", "public money"],
            ),
            ("once only", 24, &["red tape", "burden"]),
        ];
        let sequences: [&[&str]; 6] = [
            &["red tape"],
            &["red tape"],
            &["the burden"],
            &["of the red"],
            &["public money"],
            &["red tape", "cutting red tape"],
        ];
        let shown = [term("red", 25), term("burden", 24), term("tape", 24)];
        for ((name, n_target, expected), sequences) in rows.into_iter().zip(sequences) {
            let sequences: Vec<Term> = sequences.iter().map(|text| term(text, n_target)).collect();
            let mut words: Vec<Word<'_>> = shown.iter().map(word).collect();
            let mut room = 2;
            for sequence in &sequences {
                add(&mut words, word(sequence), &mut room);
            }
            let terms: Vec<&str> = words.iter().map(|word| word.term.term.as_str()).collect();
            assert_eq!(terms, expected, "{name}");
        }
    }
}
