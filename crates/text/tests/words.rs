//! What a word is: texts and the tokens expected of them.

use otherwords_text::{Language, TokenKind, analyze, normalize};

fn check(language: Language, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let text = normalize(text);
        let analysis = analyze(&text, language);
        let found: Vec<_> = analysis
            .tokens
            .iter()
            .map(|token| token.surface(&text))
            .collect();
        assert_eq!(&found, expected, "{text:?}");
    }
}

#[test]
fn the_example_of_unicode_annex_29_is_read_as_printed_there() {
    check(
        Language::ENGLISH,
        &[(
            "The quick (“brown”) fox can’t jump 32.3 feet, right?",
            &[
                "The", "quick", "brown", "fox", "can’t", "jump", "32.3", "feet", "right",
            ],
        )],
    );
}

#[test]
fn words_hold_together_over_inner_hyphens_and_apostrophes() {
    check(
        Language::ENGLISH,
        &[
            (
                "a well-known 12-year-old's ploy",
                &["a", "well-known", "12-year-old's", "ploy"],
            ),
            (
                "co\u{2010}operate non\u{2011}stop",
                &["co\u{2010}operate", "non\u{2011}stop"],
            ),
            (
                "rock'n'roll and O’Neill",
                &["rock'n'roll", "and", "O’Neill"],
            ),
            (
                "the workers' rights, 'tis true",
                &["the", "workers", "rights", "tis", "true"],
            ),
            (
                "a dash--or two—or – three",
                &["a", "dash", "or", "two", "or", "three"],
            ),
            ("-minus trailing- - alone", &["minus", "trailing", "alone"]),
            ("snake_case _emphasis_", &["snake_case", "emphasis"]),
        ],
    );
}

#[test]
fn numbers_keep_their_inner_marks() {
    check(
        Language::ENGLISH,
        &[
            (
                "1,200 people, 4.5 percent",
                &["1,200", "people", "4.5", "percent"],
            ),
            ("in 2019,then 3rd", &["in", "2019", "then", "3rd"]),
            (
                "at 10:30 for $5m or 3.5bn",
                &["at", "10", "30", "for", "5m", "or", "3.5bn"],
            ),
            (
                "the 1990s, 2019-20; 6'2\" tall",
                &["the", "1990s", "2019-20", "6'2", "tall"],
            ),
        ],
    );
}

#[test]
fn a_stop_joins_abbreviations_and_addresses_but_no_two_sentences() {
    check(
        Language::ENGLISH,
        &[
            (
                "the U.S. and the U.S.-led force",
                &["the", "U.S", "and", "the", "U.S.-led", "force"],
            ),
            (
                "at 5 p.m. e.g. a Ph.D.",
                &["at", "5", "p.m", "e.g", "a", "Ph.D"],
            ),
            (
                "the F.B.I.’s and the U.N.'s own, plan B.",
                &[
                    "the",
                    "F.B.I.’s",
                    "and",
                    "the",
                    "U.N.'s",
                    "own",
                    "plan",
                    "B",
                ],
            ),
            ("see example.com now", &["see", "example.com", "now"]),
            (
                "it ended.The crowd left",
                &["it", "ended", "The", "crowd", "left"],
            ),
            (
                "by J.Smith of J.P.Morgan",
                &["by", "J", "Smith", "of", "J.P", "Morgan"],
            ),
            ("No.5 is not 5.No", &["No", "5", "is", "not", "5", "No"]),
        ],
    );
}

#[test]
fn punctuation_and_symbols_are_no_tokens() {
    check(
        Language::ENGLISH,
        &[
            ("*** § — … !? 🙂", &[]),
            ("", &[]),
            (" \n\t\n ", &[]),
            (
                "#hashtag @user and/or AT&T",
                &["hashtag", "user", "and", "or", "AT", "T"],
            ),
            ("note:this;that", &["note", "this", "that"]),
        ],
    );
}

#[test]
fn elided_articles_are_words_of_their_own_where_the_language_has_them() {
    check(
        Language::FRENCH,
        &[
            (
                "L’homme qu'elle a vu",
                &["L’", "homme", "qu'", "elle", "a", "vu"],
            ),
            (
                "aujourd'hui, jusqu’à demain",
                &["aujourd'hui", "jusqu’", "à", "demain"],
            ),
            ("c'est-à-dire", &["c'", "est-à-dire"]),
            (
                "O'Brien et la prud'homie",
                &["O'Brien", "et", "la", "prud'homie"],
            ),
        ],
    );
    check(
        Language::ITALIAN,
        &[
            (
                "dell'ambasciata all’alba",
                &["dell'", "ambasciata", "all’", "alba"],
            ),
            ("un po' d'acqua", &["un", "po", "d'", "acqua"]),
        ],
    );
    check(
        Language::ENGLISH,
        &[("don't l'homme", &["don't", "l'homme"])],
    );
}

#[test]
fn pronouns_tied_to_a_verb_are_words_of_their_own() {
    check(
        Language::FRENCH,
        &[
            ("déclare-t-il, dit-on", &["déclare", "t", "il", "dit", "on"]),
            (
                "peut-être un rendez-vous",
                &["peut-être", "un", "rendez-vous"],
            ),
            (
                "en tête-à-tête, un t-shirt",
                &["en", "tête-à-tête", "un", "t-shirt"],
            ),
        ],
    );
    check(
        Language::PORTUGUESE,
        &[(
            "tornou-se vice-presidente, disse-lhe",
            &["tornou", "se", "vice-presidente", "disse", "lhe"],
        )],
    );
}

#[test]
fn other_languages_are_read_by_their_own_letters() {
    check(
        Language::GERMAN,
        &[(
            "Die „Straßenblockade“ der U-Bahn",
            &["Die", "Straßenblockade", "der", "U-Bahn"],
        )],
    );
    check(
        Language::UKRAINIAN,
        &[("об’єднання п'яти", &["об’єднання", "п'яти"])],
    );
    check(
        Language::ARABIC,
        &[("احتجّت الوزارة، أمس.", &["احتجّت", "الوزارة", "أمس"])],
    );
    check(
        Language::TURKISH,
        &[(
            "Türkiye'nin İstanbul’daki",
            &["Türkiye'nin", "İstanbul’daki"],
        )],
    );
    let hebrew = Language::parse("he").unwrap();
    check(hebrew, &[("צה\"ל הודיע \"לא\"", &["צה\"ל", "הודיע", "לא"])]);
    let swedish = Language::parse("sv").unwrap();
    check(swedish, &[("EU:s regler", &["EU:s", "regler"])]);
    let catalan = Language::parse("ca").unwrap();
    check(catalan, &[("la col·lecció", &["la", "col·lecció"])]);
    let hindi = Language::parse("hi").unwrap();
    check(hindi, &[("विरोध प्रदर्शन हुआ।", &["विरोध", "प्रदर्शन", "हुआ"])]);
    let korean = Language::parse("ko").unwrap();
    check(korean, &[("대사를 초치했다.", &["대사를", "초치했다"])]);
}

/// Expected words are those of the language's own dictionaries, as its readers would part them.
#[test]
fn scripts_without_spaces_are_read_with_a_dictionary() {
    let language = |code| Language::parse(code).expect("a known code");
    check(
        Language::CHINESE,
        &[
            ("抗议, 2020年", &["抗议", "2020", "年"]),
            ("外交部召见了大使。", &["外交部", "召见", "了", "大使"]),
            ("拜登在北京-上海", &["拜登", "在", "北京", "上海"]),
        ],
    );
    check(
        Language::JAPANESE,
        &[
            ("大使をバスで", &["大使", "を", "バス", "で"]),
            (
                "外務省は大使に抗議した。",
                &["外務省", "は", "大使", "に", "抗議", "した"],
            ),
        ],
    );
    check(
        language("th"),
        &[("รัฐบาลเรียกทูตพบ", &["รัฐบาล", "เรียก", "ทูต", "พบ"])],
    );
    check(language("lo"), &[("ພາສາລາວ", &["ພາສາ", "ລາວ"])]);
    check(language("km"), &[("ខ្ញុំស្រលាញ់អ្នក", &["ខ្ញុំ", "ស្រលាញ់", "អ្នក"])]);
    check(
        language("my"),
        &[("သူသည်ကျောင်းသားဖြစ်သည်", &["သူ", "သည်", "ကျောင်းသား", "ဖြစ်သည်"])],
    );
}

#[test]
fn other_scripts_beside_them_are_read_as_ever() {
    check(
        Language::CHINESE,
        &[(
            "WHO在G7会议上说 don't 好",
            &["WHO", "在", "G7", "会议", "上", "说", "don't", "好"],
        )],
    );
    check(
        Language::ENGLISH,
        &[("the word 抗议 (kàngyì)", &["the", "word", "抗议", "kàngyì"])],
    );
}

#[test]
fn a_token_of_digits_only_is_a_number() {
    let text = "1,200 4.5 2020 ٢٠٢٠ 2019-20 1990s 3rd G7 twelve 三";
    let kinds: Vec<_> = analyze(text, Language::ENGLISH)
        .tokens
        .iter()
        .map(|token| token.kind)
        .collect();
    let (number, word) = (TokenKind::Number, TokenKind::Word);
    assert_eq!(
        kinds,
        [
            number, number, number, number, number, word, word, word, word, word
        ]
    );
}

#[test]
fn no_word_begins_with_a_mark_that_sits_on_a_space_or_a_sign() {
    check(
        Language::ENGLISH,
        &[
            ("AA.\u{2000}\u{11357}", &["AA", "\u{11357}"]),
            ("a:\u{301}bc a\u{301}bc", &["a", "bc", "ábc"]),
        ],
    );
}
