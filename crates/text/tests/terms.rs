//! How surfaces become terms and terms stems, and which terms are function words.

use std::borrow::Cow;

use otherwords_text::{Language, fold, inflection_stem, is_stop_word, stem};
use proptest::prelude::*;

#[test]
fn a_surface_is_folded_by_the_rules_of_its_language() {
    let (english, turkish, german) = (Language::ENGLISH, Language::TURKISH, Language::GERMAN);
    let azerbaijani = Language::parse("az").unwrap();
    for (surface, language, expected) in [
        ("Protest", english, "protest"),
        ("protest", english, "protest"),
        ("DON’T", english, "don't"),
        ("ministry’s", english, "ministry"),
        ("Ministry's", english, "ministry"),
        ("1990's", english, "1990"),
        ("it’S", english, "it"),
        ("boss", english, "boss"),
        ("'s", english, "'s"),
        ("s's's", english, "s"),
        ("geht's", german, "geht's"),
        ("STRASSE", german, "strasse"),
        ("Straße", german, "straße"),
        ("İSTANBUL", turkish, "istanbul"),
        ("ISPARTA", turkish, "ısparta"),
        ("QIZIL", azerbaijani, "qızıl"),
        ("ISPARTA", english, "isparta"),
        ("İstanbul", english, "istanbul"),
        ("L’", Language::FRENCH, "l'"),
        ("ÉTAT", Language::FRENCH, "état"),
        ("ОБ’ЄДНАННЯ", Language::UKRAINIAN, "об'єднання"),
        ("обʼєднання", Language::UKRAINIAN, "об'єднання"),
        ("ΟΔΌΣ", Language::UNKNOWN, "οδός"),
        ("co\u{2010}operate", english, "co-operate"),
        ("ＮＨＫ", Language::JAPANESE, "nhk"),
        ("جدًا", Language::ARABIC, "جدا"),
        ("محـــمد", Language::ARABIC, "محمد"),
        ("1,200", english, "1,200"),
        ("Ещё", Language::RUSSIAN, "еще"),
        ("ещё", Language::UKRAINIAN, "ещё"),
        ("şi", Language::parse("ro").unwrap(), "și"),
        ("şi", turkish, "şi"),
        ("علي", Language::parse("fa").unwrap(), "علی"),
        ("علي", Language::ARABIC, "علي"),
        ("צה״ל", Language::parse("he").unwrap(), "צה\"ל"),
    ] {
        assert_eq!(fold(surface, language), expected, "{surface} in {language}");
    }
}

#[test]
fn dots_between_single_letters_go_unless_a_function_word_is_left() {
    let (english, german, russian) = (Language::ENGLISH, Language::GERMAN, Language::RUSSIAN);
    for (surface, language, expected) in [
        ("F.B.I", english, "fbi"),
        ("F.B.I.", english, "fbi"),
        ("F.B.I.’s", english, "fbi"),
        ("N.A.A.C.P.'S", english, "naacp"),
        ("p.m", english, "pm"),
        ("U.S", english, "u.s"),
        ("U.S.'s", english, "u.s"),
        ("US", english, "u.s"),
        ("US’s", english, "u.s"),
        ("WHO", english, "w.h.o"),
        ("Us", english, "us"),
        ("Who's", english, "who"),
        ("USA", english, "usa"),
        ("US", german, "us"),
        ("a.m", english, "a.m"),
        ("W.H.O", english, "w.h.o"),
        ("U.S", german, "us"),
        ("z.B", german, "zb"),
        ("С.Ш.А", russian, "сша"),
        ("т.е", russian, "т.е"),
        ("Ο.Σ.Ε", Language::UNKNOWN, "οσε"),
        ("U.S.-led", english, "u.s.-led"),
        ("4.5", english, "4.5"),
        ("Ph.D", english, "ph.d"),
        ("e.on", english, "e.on"),
    ] {
        assert_eq!(fold(surface, language), expected, "{surface} in {language}");
    }
}

#[test]
fn folding_copies_nothing_when_nothing_changes() {
    for (surface, language) in [
        ("protest", Language::ENGLISH),
        ("u.s", Language::ENGLISH),
        ("straße", Language::GERMAN),
        ("встреча", Language::RUSSIAN),
    ] {
        assert!(
            matches!(fold(surface, language), Cow::Borrowed(_)),
            "{surface}"
        );
    }
}

#[test]
fn a_term_has_at_most_255_bytes() {
    assert_eq!(fold(&"a".repeat(300), Language::ENGLISH).len(), 255);
    assert_eq!(fold(&"я".repeat(300), Language::RUSSIAN), "я".repeat(127));
}

/// From the sample vocabularies on snowballstem.org.
#[test]
fn stems_are_those_snowball_publishes() {
    for (term, language, expected) in [
        ("aufeinanderfolgenden", Language::GERMAN, "aufeinanderfolg"),
        ("kategorischen", Language::GERMAN, "kategor"),
        ("continuellement", Language::FRENCH, "continuel"),
        ("cheques", Language::SPANISH, "chequ"),
        ("pronunciato", Language::ITALIAN, "pronunc"),
        ("quilométricas", Language::PORTUGUESE, "quilométr"),
        ("lichamelijke", Language::DUTCH, "lichamelijk"),
        ("падение", Language::RUSSIAN, "паден"),
    ] {
        assert_eq!(stem(term, language), expected, "{term} in {language}");
    }
}

#[test]
fn derived_words_are_one_where_they_are_used_alike() {
    for (one, other) in [
        ("protest", "protesters"),
        ("accused", "accusations"),
        ("different", "differently"),
    ] {
        let stems = [one, other].map(|word| stem(word, Language::ENGLISH));
        assert_eq!(stems[0], stems[1], "{one}, {other}");
    }
}

#[test]
fn english_inflection_is_taken_away_by_the_rules_of_spelling() {
    for (term, expected) in [
        ("consign", "consign"),
        ("consigned", "consign"),
        ("consigning", "consign"),
        ("consignments", "consignment"),
        ("knightly", "knightly"),
        ("knotted", "knot"),
        ("consistency", "consistency"),
        ("consistencies", "consistency"),
        ("console", "console"),
        ("consoled", "console"),
        ("aids", "aid"),
        ("aides", "aide"),
        ("severed", "sever"),
        ("severe", "severe"),
        ("mary", "mary"),
        ("marie", "marie"),
        ("browne", "browne"),
        ("bosses", "boss"),
        ("viruses", "virus"),
        ("causes", "cause"),
        ("heroes", "hero"),
        ("wishes", "wish"),
        ("boxes", "box"),
        ("dying", "die"),
        ("news", "news"),
        ("exceeds", "exceed"),
        ("exceeding", "exceed"),
        ("evenings", "evening"),
        ("hopping", "hop"),
        ("hoping", "hope"),
        ("hoped", "hope"),
        ("agreed", "agree"),
        ("agrees", "agree"),
        ("agreeing", "agree"),
        ("proceed", "proceed"),
        ("ties", "tie"),
        ("cries", "cry"),
        ("cried", "cry"),
        ("cry", "cry"),
        ("by", "by"),
        ("saying", "say"),
        ("said", "say"),
        ("given", "give"),
        ("met", "met"),
        ("increasing", "increase"),
        ("required", "require"),
        ("handled", "handle"),
        ("argued", "argue"),
        ("evaluated", "evaluate"),
        ("repeated", "repeat"),
        ("visited", "visit"),
        ("opened", "open"),
        ("changing", "change"),
        ("belonging", "belong"),
        ("weaponized", "weaponize"),
        ("livestreamed", "livestream"),
        ("adding", "add"),
        ("falling", "fall"),
        ("meetings", "meet"),
        ("gas", "gas"),
        ("this", "this"),
        ("focus", "focus"),
        ("boss", "boss"),
        ("sing", "sing"),
        ("red", "red"),
        ("need", "need"),
        ("''s", "s"),
        ("'s'", "s"),
        ("'''", "'''"),
    ] {
        assert_eq!(inflection_stem(term), expected, "{term}");
    }
}

#[test]
fn english_forms_of_a_word_are_one() {
    for (one, other) in [
        ("said", "says"),
        ("told", "telling"),
        ("taken", "took"),
        ("written", "writes"),
        ("create", "created"),
        ("controlled", "control"),
        ("focused", "focus"),
        ("movies", "movie"),
        ("buses", "bus"),
        ("headaches", "headache"),
        ("hanging", "hang"),
        ("developed", "develop"),
        ("wasted", "waste"),
        ("republicans", "republican"),
        ("increase", "increased"),
    ] {
        let stems = [one, other].map(|word| stem(word, Language::ENGLISH));
        assert_eq!(stems[0], stems[1], "{one}, {other}");
    }
}

#[test]
fn different_english_words_keep_different_stems() {
    for (one, other) in [
        ("position", "positive"),
        ("important", "imports"),
        ("officers", "office"),
        ("organization", "organizers"),
        ("authorities", "authors"),
        ("public", "publication"),
        ("business", "busy"),
        ("apart", "apartment"),
        ("cooperate", "cooper"),
        ("conversation", "conversion"),
        ("general", "generally"),
        ("representative", "represents"),
        ("under", "underlying"),
        ("response", "responsible"),
        ("candidate", "candid"),
        ("experience", "experiments"),
        ("relations", "relatives"),
        ("protest", "protestant"),
        ("accountability", "accountant"),
        ("reported", "reportedly"),
        ("aid", "aide"),
        ("aids", "aides"),
        ("mary", "marie"),
        ("harry", "harris"),
        ("cathy", "cathi"),
        ("clark", "clarke"),
        ("brown", "browne"),
        ("robert", "roberts"),
        ("mars", "marred"),
        ("lens", "len"),
        ("severe", "severed"),
        ("boring", "bore"),
        ("say", "sayed"),
        ("met", "meeting"),
        ("state", "stated"),
    ] {
        let stems = [one, other].map(|word| stem(word, Language::ENGLISH));
        assert_ne!(stems[0], stems[1], "{one}, {other}");
    }
}

#[test]
fn a_language_without_a_stemmer_keeps_its_terms() {
    for language in [
        Language::CHINESE,
        Language::JAPANESE,
        Language::KAZAKH,
        Language::UNKNOWN,
    ] {
        assert!(!language.stems());
        assert!(matches!(
            stem("protests", language),
            Cow::Borrowed("protests")
        ));
    }
    assert!(Language::ENGLISH.stems() && Language::POLISH.stems() && Language::UKRAINIAN.stems());
}

#[test]
fn function_words_are_known_and_framing_words_are_not_among_them() {
    for (term, language, expected) in [
        ("the", Language::ENGLISH, true),
        ("don't", Language::ENGLISH, true),
        ("The", Language::ENGLISH, false),
        ("right", Language::ENGLISH, false),
        ("state", Language::ENGLISH, false),
        ("won", Language::ENGLISH, false),
        ("won't", Language::ENGLISH, true),
        ("us", Language::ENGLISH, true),
        ("und", Language::GERMAN, true),
        ("l'", Language::FRENCH, true),
        ("dell'", Language::ITALIAN, true),
        ("что", Language::RUSSIAN, true),
        ("який", Language::UKRAINIAN, true),
        ("który", Language::POLISH, true),
        ("ve", Language::TURKISH, true),
        ("في", Language::ARABIC, true),
        ("の", Language::JAPANESE, true),
        ("the", Language::UNKNOWN, false),
        ("", Language::ENGLISH, false),
    ] {
        assert_eq!(
            is_stop_word(term, language),
            expected,
            "{term} in {language}"
        );
    }
}

fn languages() -> impl Strategy<Value = Language> {
    proptest::sample::select(
        ["en", "de", "fr", "tr", "az", "ru", "el", "ar", "zh", "und"]
            .map(|code| Language::parse(code).expect("an ISO code"))
            .to_vec(),
    )
}

proptest! {
    #[test]
    fn folding_again_changes_nothing(surface in "\\PC{0,40}", language in languages()) {
        let once = fold(&surface, language).into_owned();
        prop_assert_eq!(fold(&once, language), once.as_str());
    }

    #[test]
    fn folding_again_changes_nothing_among_dots(
        surface in "([aAsSuUiIİΣéя]\\.?|[.’']s?|\\PC){0,12}", language in languages()
    ) {
        let once = fold(&surface, language).into_owned();
        prop_assert_eq!(fold(&once, language), once.as_str());
    }

    #[test]
    fn folding_again_changes_nothing_at_the_limit(
        surface in "[aA]{245,255}('s|’S|I|İ|ΑΣ|é|ـ|\\PC){0,12}", language in languages()
    ) {
        let once = fold(&surface, language).into_owned();
        prop_assert!(once.len() <= 255);
        prop_assert_eq!(fold(&once, language), once.as_str());
    }

    #[test]
    fn a_term_and_its_stem_are_never_empty(surface in "\\PC{1,40}", language in languages()) {
        let term = fold(&surface, language);
        prop_assert!(!term.is_empty());
        prop_assert!(!stem(&term, language).is_empty());
    }
}
