//! The words of one text: which terms it uses, how often, and how they are written. Knows one
//! text only; what a term is worth is for the whole corpus to say.

use std::borrow::Cow;
use std::collections::BTreeMap;

use otherwords_text::{
    Language, Token, TokenKind, analyze, fold, is_stop_word, stem,
};

/// One text, read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Its content words by how they are shown, sorted.
    pub(super) forms: Vec<Form>,
    /// Whether function words were met: if a language never has any, we have no list of them.
    pub(super) stop_words: bool,
}

/// One way of writing a term, and how often the text writes it so.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// As it is shown to a reader: as written where it has a capital within a sentence, else in
    /// lower case.
    pub(super) shown: String,
    /// The term: a stem, or two neighbouring letters in scripts without spaces.
    pub(super) term: String,
    /// How often in the body.
    pub(super) n_body: u32,
    /// How often in the title.
    pub(super) n_title: u32,
    /// How often in the body within a sentence with a capital, where one is no matter of course.
    pub(super) n_capital: u32,
    /// How often in the body within a sentence without one.
    pub(super) n_small: u32,
}

/// Reads a title and a body in one language.
pub(super) fn read(title: &str, body: &str, language: Language) -> Reading {
    let mut reader = Reader {
        language,
        forms: BTreeMap::new(),
        stop_words: false,
    };
    reader.read(title, true);
    reader.read(body, false);
    let forms = reader.forms.into_iter().map(|(shown, form)| Form { shown, ..form });
    Reading {
        forms: forms.collect(),
        stop_words: reader.stop_words,
    }
}

struct Reader {
    language: Language,
    forms: BTreeMap<String, Form>,
    stop_words: bool,
}

impl Reader {
    fn read(&mut self, text: &str, title: bool) {
        let tokens = analyze(text, self.language).tokens;
        for (number, token) in tokens.iter().enumerate() {
            match pair_of_letters(text, *token, tokens.get(number + 1)) {
                Letters::Pair(pair) => {
                    let form = self.form(pair.into(), || pair.to_owned());
                    form.n_title += u32::from(title);
                    form.n_body += u32::from(!title);
                }
                Letters::Last => {}
                Letters::None => self.read_word(text, *token, title),
            }
        }
    }

    fn read_word(&mut self, text: &str, token: Token, title: bool) {
        let surface = token.surface(text);
        let folded = fold(surface, self.language);
        if is_stop_word(&folded, self.language) {
            self.stop_words = true;
            return;
        }
        if folded.len() < 2 {
            return;
        }
        let tells = !title && token.kind == TokenKind::Word && !hides_names(token);
        let capital = surface.starts_with(char::is_uppercase);
        let shown = if tells && capital {
            written(surface, &folded)
        } else {
            folded.clone()
        };
        let counts_for_case = tells && !self.is_office(&folded);
        let language = self.language;
        let form = self.form(shown, || stem(&folded, language).into_owned());
        form.n_title += u32::from(title);
        form.n_body += u32::from(!title);
        form.n_capital += u32::from(counts_for_case && capital);
        form.n_small += u32::from(counts_for_case && !capital);
    }

    fn form(&mut self, shown: Cow<'_, str>, term: impl FnOnce() -> String) -> &mut Form {
        if !self.forms.contains_key(shown.as_ref()) {
            let form = Form {
                term: term(),
                ..Form::default()
            };
            self.forms.insert(shown.clone().into_owned(), form);
        }
        self.forms.get_mut(shown.as_ref()).expect("put there if it was missing")
    }

    /// Titles and offices are written with a capital before a name and are no names themselves.
    fn is_office(&self, folded: &str) -> bool {
        let pack = self.language.pack();
        pack.is_honorific(folded) || pack.role_words.contains(&folded)
    }
}

/// Where every word begins with a capital, names cannot be told.
fn hides_names(token: Token) -> bool {
    token.opens_sentence || token.opens_quotation
}

/// The surface cut to what folding leaves of it (without a possessive), letter case kept.
fn written<'a>(surface: &'a str, folded: &str) -> Cow<'a, str> {
    match surface.get(..folded.len()) {
        Some(start) if start.to_lowercase() == folded => start.into(),
        _ => surface.into(),
    }
}

/// Whether a token is a letter of a script that leaves no spaces between words.
enum Letters<'a> {
    /// It is, and another one follows at once; single letters would be alike everywhere.
    Pair(&'a str),
    /// It is the last one of its run.
    Last,
    /// It is a word.
    None,
}

fn pair_of_letters<'a>(text: &'a str, token: Token, next: Option<&Token>) -> Letters<'a> {
    if !is_letter_without_spaces(token.surface(text)) {
        return Letters::None;
    }
    match next {
        Some(next) if next.start == token.end && is_letter_without_spaces(next.surface(text)) => {
            let pair = text.get(token.start as usize..next.end as usize);
            pair.map_or(Letters::None, Letters::Pair)
        }
        _ => Letters::Last,
    }
}

/// Ideographs and kana, of which the tokenizer makes single tokens.
fn is_letter_without_spaces(surface: &str) -> bool {
    let mut letters = surface.chars();
    let first = letters.next();
    let ideograph = |letter: char| {
        matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
    };
    first.is_some_and(ideograph) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form<'a>(reading: &'a Reading, shown: &str) -> Option<&'a Form> {
        reading.forms.iter().find(|form| form.shown == shown)
    }

    #[test]
    fn words_are_counted_by_field_and_by_letter_case_within_sentences() {
        let reading = read(
            "Miners strike at Kellen",
            "Kellen miners went on strike. The miners' union met in Kellen. “Kellen is tired,” said \
             the Mayor of Kellen.",
            Language::ENGLISH,
        );
        let kellen = form(&reading, "Kellen").expect("a name within sentences");
        assert_eq!((kellen.n_capital, kellen.n_small, kellen.n_body), (2, 0, 2));
        let opening = form(&reading, "kellen").expect("a first word tells nothing of names");
        assert_eq!((opening.n_capital, opening.n_body, opening.n_title), (0, 2, 1));
        assert_eq!(opening.term, kellen.term);
        let miners = form(&reading, "miners").expect("a common noun");
        assert_eq!((miners.n_small, miners.n_title), (1, 1));
        let mayor = form(&reading, "Mayor").expect("an office");
        assert_eq!((mayor.n_capital, mayor.n_small), (0, 0));
        assert!(form(&reading, "the").is_none() && reading.stop_words);
    }

    #[test]
    fn forms_of_one_word_are_one_term_where_the_language_has_a_stemmer() {
        let cases = [
            (Language::ENGLISH, "protesters protest", true),
            (Language::RUSSIAN, "протеста протесты", true),
            (Language::UNKNOWN, "protesters protest", false),
        ];
        for (language, text, expected) in cases {
            let reading = read(text, "", language);
            assert_eq!(reading.forms.len(), 2);
            assert_eq!(reading.forms[0].term == reading.forms[1].term, expected, "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_read_in_pairs_of_letters() {
        let reading = read("外交部抗议", "A级", Language::CHINESE);
        let pairs: Vec<_> = reading.forms.iter().map(|form| form.term.as_str()).collect();
        for pair in ["外交", "交部", "部抗", "抗议"] {
            assert!(pairs.contains(&pair), "{pair} in {pairs:?}");
        }
        assert!(!pairs.contains(&"抗"), "{pairs:?}");
    }

    #[test]
    fn a_name_is_shown_without_its_possessive() {
        let reading = read("", "They left Orbeck's works and ORBECK’S offices.", Language::ENGLISH);
        assert!(form(&reading, "Orbeck").is_some());
        assert!(form(&reading, "ORBECK").is_some());
    }

    #[test]
    fn nothing_is_read_of_nothing() {
        for text in ["", "   ", "…!?", "\u{0}", "a b c"] {
            assert!(read(text, text, Language::ENGLISH).forms.is_empty(), "{text:?}");
        }
    }
}
