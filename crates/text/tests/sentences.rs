//! Where sentences end: paragraphs, with a bar at every end expected inside them.

use otherwords_text::{Language, analyze};

/// Each case is a paragraph in which ` | ` stands for the white space between two sentences and
/// `|` for a boundary without white space.
fn check(language: Language, cases: &[&str]) {
    for case in cases {
        let text = case.replace(" | ", " ").replace('|', "");
        let expected: Vec<_> = case.split('|').map(str::trim).collect();
        let analysis = analyze(&text, language);
        let found: Vec<_> = analysis
            .sentences
            .iter()
            .map(|span| span.of(&text))
            .collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn a_sentence_ends_at_its_terminator_and_what_closes_after_it() {
    check(
        Language::ENGLISH,
        &[
            "It rained. | The crowd left. | Why? | Nobody knows!",
            "“We will stay.” | She left.",
            "(It was late.) | They went home.",
            "He asked: “Why now?!” | Nobody answered… | Then silence.",
            "\"We will stay.\" | \"So will we.\"",
            "‘We will stay.’ | ‘So will we.’",
            "The vote was lost … | Nobody cared. . . . | It was late.",
            "One sentence without an end",
            "It ended.| The crowd left.",
        ],
    );
}

#[test]
fn abbreviations_and_initials_end_no_sentence() {
    check(
        Language::ENGLISH,
        &[
            "Mr. Lee met Gov. Ada King and Sen. J. R. Hale of Ala. on Jan. 5.",
            "The U.S. Senate met at 5 p.m. Monday. | It adjourned.",
            "See No. 5 and pp. 12, vs. Acme Inc. Chairman Lee.",
            "Lt. Col. Ann B. Reed Jr. Spoke.",
            "Dr. No came. | Mrs. But left.",
            "e.g. Apples, i.e. Fruit.",
            "He doesn't. | Voters do.",
        ],
    );
}

#[test]
fn after_an_abbreviation_a_capitalised_function_word_begins_a_sentence() {
    check(
        Language::ENGLISH,
        &[
            "They came to the U.S. | The next day they left.",
            "It closed at 5 p.m. | But nobody noticed.",
            "He works for Acme Inc. | However, he lives elsewhere.",
            "They came “to the U.S.” | Officials confirmed it.",
            "He said no. | Five others agreed.",
            "So do I. | Voters know.",
        ],
    );
}

#[test]
fn no_sentence_begins_with_a_small_letter() {
    check(
        Language::ENGLISH,
        &[
            "“Why now?” he asked. | “Stop!” she cried.",
            "The approx. figure, etc. and so on.",
            "Yahoo! said it. | It did.",
            "Wait... what?",
        ],
    );
}

#[test]
fn numbers_lists_and_addresses_are_not_cut() {
    check(
        Language::ENGLISH,
        &[
            "It rose 4.5 percent. | In 2019. | 5 people left.",
            "1. Officials met.",
            "a. Officials met. | They left.",
            "Visit example.com. | Call now.",
            "... Officials met.",
        ],
    );
}

#[test]
fn a_line_end_always_ends_a_sentence() {
    let text = "A headline without a stop\nThe first line. It goes on\n\n\n  Another paragraph";
    let analysis = analyze(text, Language::ENGLISH);
    let found: Vec<_> = analysis
        .sentences
        .iter()
        .map(|span| span.of(text))
        .collect();
    assert_eq!(
        found,
        [
            "A headline without a stop",
            "The first line.",
            "It goes on",
            "Another paragraph"
        ]
    );
}

#[test]
fn other_languages_have_their_own_stops_and_abbreviations() {
    check(
        Language::GERMAN,
        &[
            "Am 5. Mai traf Dr. Frei den 2. Sekretär. | Er schwieg.",
            "Es kamen 15. | Die anderen blieben.",
            "Das gilt z. B. Montag, d. h. bald.",
            "„Wir bleiben.“ | Sie ging. | »Warum?« | Niemand wusste es.",
            "Er kam 2019. | Danach ging er.",
        ],
    );
    check(
        Language::FRENCH,
        &[
            "M. Petit a vu Mme Roy. | Il part.",
            "« C'est fini ! » | Elle sort.",
            "« Pourquoi ? » demande-t-il. | Rien.",
            "Art. 5 du code, p. 12.",
        ],
    );
    check(
        Language::SPANISH,
        &["¿Por qué? | ¡Nadie lo sabe! | El Sr. Ruiz y la Dra. Paz callan."],
    );
    check(
        Language::RUSSIAN,
        &[
            "В 2020 году посол уехал. | А. С. Петров молчал. | Это все.",
            "Ул. Мира, д. 5, им. Ленина.",
        ],
    );
    check(
        Language::POLISH,
        &["Dr. Nowak i prof. Lis milczą. | Tak było w 2019 r. | Potem nic."],
    );
    check(Language::ARABIC, &["هل احتجت الوزارة؟ | نعم. | انتهى."]);
    let hindi = Language::parse("hi").unwrap();
    check(hindi, &["वह गया।| वह आया।"]);
}

#[test]
fn greek_asks_with_a_semicolon() {
    let greek = Language::parse("el").unwrap();
    check(
        greek,
        &[
            "Ποιος διαμαρτυρήθηκε; | Κανείς δεν ξέρει.",
            "«Γιατί τώρα;» | Έτσι ρώτησε.",
            "Ρώτησε γιατί; και έφυγε.",
        ],
    );
    check(Language::ENGLISH, &["It rained; The crowd left."]);
}

#[test]
fn chinese_and_japanese_need_no_space_between_sentences() {
    check(
        Language::CHINESE,
        &[
            "他走了。|“我们抗议。”|他说。|为什么？！|没人知道。",
            "他说：“抗议。”，然后走了。",
        ],
    );
    check(
        Language::JAPANESE,
        &["雨が降った。|「抗議する。」と述べた。|「そうか。」|彼は黙った。"],
    );
}

#[test]
fn positions_skip_one_at_every_sentence_end() {
    let text = "One two. Three.\n***\nFour five";
    let analysis = analyze(text, Language::ENGLISH);
    let placed: Vec<_> = analysis
        .tokens
        .iter()
        .map(|token| {
            (
                token.surface(text),
                token.position,
                token.sentence,
                token.opens_sentence,
            )
        })
        .collect();
    assert_eq!(
        placed,
        [
            ("One", 0, 0, true),
            ("two", 1, 0, false),
            ("Three", 3, 1, true),
            // the line of asterisks is a sentence without a token
            ("Four", 6, 3, true),
            ("five", 7, 3, false),
        ]
    );
}
