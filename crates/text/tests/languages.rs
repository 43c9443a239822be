//! Languages by code and name, and the shape every pack must have.

use otherwords_text::{Language, Layer, Pack, Tone, fold};

const WITH_RULES: [Language; 14] = [
    Language::ENGLISH,
    Language::GERMAN,
    Language::FRENCH,
    Language::SPANISH,
    Language::ITALIAN,
    Language::PORTUGUESE,
    Language::DUTCH,
    Language::RUSSIAN,
    Language::UKRAINIAN,
    Language::POLISH,
    Language::TURKISH,
    Language::ARABIC,
    Language::CHINESE,
    Language::JAPANESE,
];

#[test]
fn a_language_is_known_by_its_codes_and_names() {
    for (text, code) in [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("eng", "en"),
        (" English ", "en"),
        ("deutsch", "de"),
        ("ger", "de"),
        ("Français", "fr"),
        ("zh-Hans-CN", "zh"),
        ("cmn", "zh"),
        ("Chinese (Simplified)", "zh"),
        ("Brazilian Portuguese", "pt"),
        ("ENGLISH; FRENCH", "en"),
        ("русский", "ru"),
        ("TÜRKÇE", "tr"),
        ("日本語", "ja"),
        ("iw", "he"),
        ("nob", "no"),
        ("nb", "no"),
        ("pes", "fa"),
        ("ckb", "ckb"),
        ("kazakh", "kk"),
        ("und", "und"),
        ("Unknown", "und"),
    ] {
        let language = Language::parse(text).unwrap_or_else(|| panic!("{text} is not known"));
        assert_eq!(language.code(), code, "{text}");
        assert_eq!(language.to_string(), code);
    }
    for text in [
        "",
        " ",
        "xx",
        "english-like prose",
        "no such tongue",
        "123",
        "-",
        "💬",
    ] {
        let expected = text.starts_with("english").then_some(Language::ENGLISH);
        assert_eq!(Language::parse(text), expected, "{text}");
    }
}

#[test]
fn a_code_and_an_english_name_lead_back_to_their_language() {
    for language in WITH_RULES {
        assert_eq!(Language::parse(language.code()), Some(language));
        assert_eq!(Language::parse(language.name()), Some(language));
        for name in language.pack().names {
            assert_eq!(Language::parse(name), Some(language), "{name}");
        }
    }
    assert_eq!(Language::UNKNOWN.name(), "unknown");
}

#[test]
fn languages_sort_by_code() {
    let mut languages = [
        Language::UNKNOWN,
        Language::GERMAN,
        Language::CHINESE,
        Language::ENGLISH,
    ];
    languages.sort();
    assert_eq!(
        languages.map(|language| language.to_string()),
        ["de", "en", "und", "zh"]
    );
}

#[test]
fn every_pack_belongs_to_its_language_and_has_what_a_comparison_needs() {
    for language in WITH_RULES {
        let pack = language.pack();
        assert_eq!(pack.language, language);
        for tone in Tone::ALL {
            let listed = pack.reporting_verbs.iter().any(|verb| verb.1 == tone);
            assert!(listed, "{language} has no {} verb", tone.name());
        }
        for list in [
            pack.attribution_cues,
            pack.denial_cues,
            pack.manner_nouns,
            pack.honorifics,
            pack.role_words,
        ] {
            assert!(list.len() >= 5, "{language}");
        }
        assert!(pack.quotation_marks.len() >= 6, "{language}");
    }
}

#[test]
fn a_language_without_rules_gets_marks_and_nothing_else() {
    let pack = Language::KAZAKH.pack();
    assert_eq!(pack.language, Language::UNKNOWN);
    assert!(pack.pairs('«', '»') && pack.abbreviations.is_empty());
}

#[test]
fn lists_are_sorted_without_repeats_so_they_can_be_searched() {
    for language in WITH_RULES {
        let pack = language.pack();
        let verbs: Vec<_> = pack.reporting_verbs.iter().map(|verb| verb.0).collect();
        for list in word_lists(pack)
            .into_iter()
            .chain([pack.abbreviations, &verbs])
        {
            let rising = list.windows(2).all(|pair| pair[0] < pair[1]);
            assert!(rising, "{language}: {list:?}");
        }
    }
}

#[test]
fn lists_hold_folded_terms_so_they_can_be_found() {
    for language in WITH_RULES {
        let pack = language.pack();
        let verbs: Vec<_> = pack.reporting_verbs.iter().map(|verb| verb.0).collect();
        for list in word_lists(pack).into_iter().chain([verbs.as_slice()]) {
            for word in list {
                assert_eq!(fold(word, language), *word, "{language}");
            }
        }
    }
}

#[test]
fn elided_words_end_in_an_apostrophe_and_say_so() {
    for language in WITH_RULES {
        let pack = language.pack();
        assert_eq!(pack.elision, !pack.elided_words.is_empty(), "{language}");
        assert!(
            pack.elided_words.iter().all(|word| word.ends_with('\'')),
            "{language}"
        );
    }
}

#[test]
fn layers_and_tones_are_named_for_tables() {
    assert_eq!(Layer::ALL.map(|layer| layer as u8), [0, 1, 2]);
    assert_eq!(
        Layer::ALL.map(Layer::name),
        ["voice", "quotation", "short_quotation"]
    );
    assert_eq!(Tone::ALL.map(Tone::name), ["neutral", "loaded", "doubting"]);
}

fn word_lists(pack: &'static Pack) -> [&'static [&'static str]; 31] {
    [
        pack.number_abbreviations,
        pack.sentence_openers,
        pack.elided_words,
        pack.clitics,
        pack.leading_apostrophes,
        pack.attribution_cues,
        pack.affirmations,
        pack.denial_cues,
        pack.verb_denials,
        pack.indefinites,
        pack.clause_openers,
        pack.bare_speech,
        pack.cue_limits,
        pack.plain_words,
        pack.speaking_pronouns,
        pack.subject_pronouns,
        pack.relative_pronouns,
        pack.prepositions,
        pack.auxiliaries,
        pack.forms_of_be,
        pack.small_adverbs,
        pack.telling_verbs,
        pack.determiners,
        pack.manner_nouns,
        pack.honorifics,
        pack.role_words,
        pack.people,
        pack.people_endings,
        pack.before_places,
        pack.before_verbs,
        pack.stop_words,
    ]
}
