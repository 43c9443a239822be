//! Whose words: texts in which the layers expected are marked.

use otherwords_text::{Language, Layer, analyze, analyze_until};

/// Each case is a text in which `[…]` encloses what is expected in a long quotation and `{…}`
/// what is expected in a short one; the brackets themselves are taken out before reading.
fn check(language: Language, cases: &[&str]) {
    for case in cases {
        let text: String = case
            .chars()
            .filter(|mark| !"[]{}".contains(*mark))
            .collect();
        let analysis = analyze(&text, language);
        let mut found = String::new();
        let mut at = 0;
        let mut layer = Layer::Voice;
        for token in &analysis.tokens {
            let (start, end) = (token.start as usize, token.end as usize);
            if token.layer != layer {
                found.push_str(closing(layer));
            }
            found.push_str(&text[at..start]);
            if token.layer != layer {
                found.push_str(opening(token.layer));
            }
            layer = token.layer;
            found.push_str(&text[start..end]);
            at = end;
        }
        found.push_str(closing(layer));
        found.push_str(&text[at..]);
        assert_eq!(&found, case);
    }
}

fn opening(layer: Layer) -> &'static str {
    ["", "[", "{"][layer as usize]
}

fn closing(layer: Layer) -> &'static str {
    ["", "]", "}"][layer as usize]
}

#[test]
fn eight_tokens_are_a_short_quotation_and_nine_a_long_one() {
    check(
        Language::ENGLISH,
        &[
            "He said “{one two three four five six seven eight}” again.",
            "He said “[one two three four five six seven eight nine]” again.",
            "A “{routine}” meeting.",
        ],
    );
}

#[test]
fn straight_marks_open_and_close_by_what_stands_around_them() {
    check(
        Language::ENGLISH,
        &[
            "The \"{routine}\" meeting, a \"{normal}\", so (\"{friendly}\") talk—\"{relaxed}\"—went on.",
            "\"{We stay},\" he said. \"{You go}.\"",
            "He is 6'2\" tall and said \"{no}\" twice.",
            "The 12\" pipe burst.",
            "\"{We say \"no\" to it},\" he said.",
            "It was \" {spaced} \" oddly.",
            "He said:\"{no}.\"Then left.",
        ],
    );
}

#[test]
fn marks_within_a_quotation_belong_to_it() {
    check(
        Language::ENGLISH,
        &[
            "“{He called it ‘absurd’ today},” she said.",
            "‘{He called it “absurd” today},’ she said.",
            "\"{He said 'never' again},\" she said.",
            "“{They say “no” to it},” he said.",
        ],
    );
}

#[test]
fn single_marks_quote_only_where_they_enclose() {
    check(
        Language::ENGLISH,
        &[
            "The ‘{routine meeting}’ was short.",
            "The '{routine meeting}' was short.",
            "Don’t touch the workers’ rights or the boys’ club.",
            "Don't touch the workers' rights or the boys' club.",
            "‘{We don’t know},’ he said of the workers’ rights.",
            "‘{The workers’ rights are protected}’, he said.",
            "A ‘{sham}’ vote on the workers’ day.",
            "'Twas the '90s, rock 'n' roll, the ’60s and the '80s' end.",
            "‘Tis late and the lads’ day is over.",
            "An unclosed ‘word goes on.",
            "'{Little chance}' of calm, minister says",
        ],
    );
}

#[test]
fn careless_marks_are_paired_all_the_same() {
    check(
        Language::ENGLISH,
        &[
            "It was “{routine}\" they said.",
            "It was \"{routine}” they said.",
            "It was ”{routine}” they said.",
            "It was “{routine}“ they said.",
            "“{We won, he said. “It was great},” she said.",
            "A stray” mark and another\" one.",
        ],
    );
}

#[test]
fn an_unclosed_quotation_ends_with_its_paragraph() {
    check(
        Language::ENGLISH,
        &[
            "He said: “{We stay}.\nThey left.",
            "He said: \"{We stay}.\nThey left \"{again}\".",
            "He said: “{We stay}.\nThey left. “{So}” it is.",
        ],
    );
}

#[test]
fn a_paragraph_that_begins_with_a_mark_takes_up_the_open_quotation() {
    check(
        Language::ENGLISH,
        &[
            "“[We stay here.\n\n“We will not go.\n\n“Never ever],” he said. “{No}.”",
            "\"[We stay here.\n\"We will not go, never ever],\" he said.",
            "‘[We stay here.\n‘We will not go, never ever],’ he said.",
        ],
    );
    check(
        Language::FRENCH,
        &["« [Nous restons ici ce soir.\n» Nous ne partirons jamais] », dit-il."],
    );
}

#[test]
fn every_language_reads_its_own_marks() {
    check(
        Language::GERMAN,
        &[
            "Ein „{Routinetreffen}“, ein »{Gespräch}«, ein ‚{Wort}‘, ein «{Satz}».",
            "Ein \"{Routinetreffen}\" und “{noch eins}”.",
            "Ein „{Routinetreffen}\" und noch eins.",
            "„{Er nannte es ‚absurd‘ heute}“, sagte sie.",
        ],
    );
    check(
        Language::FRENCH,
        &[
            "Une « {rencontre de routine} », dit-il. L’homme l'a vue d'abord.",
            "Un “{mot}” et un \"{autre}\".",
        ],
    );
    check(
        Language::SPANISH,
        &["Una «{reunión de rutina}», dijo. El “{supuesto}” error."],
    );
    check(
        Language::ITALIAN,
        &["Un «{incontro di routine}», l'ha detto un po' dopo."],
    );
    check(
        Language::DUTCH,
        &["Een ‘{routinegesprek}’, zei hij 's avonds. 't Was laat."],
    );
    check(
        Language::RUSSIAN,
        &["Это «{плановая встреча}», сказал он. И „{слово}“."],
    );
    check(
        Language::POLISH,
        &["To „{rutynowe spotkanie}”, powiedział."],
    );
    check(
        Language::TURKISH,
        &["Bu “{rutin görüşme}” dedi, Türkiye'nin ve Ankara'nın."],
    );
    check(Language::ARABIC, &["وصفه بأنه «{لقاء روتيني}» أمس."]);
    check(
        Language::CHINESE,
        &["他说“{例行会晤}”是正常的。这是「{抗议}」。他说\"{抗议}\"是正常的。"],
    );
    check(Language::JAPANESE, &["彼は「{定例の会}」と述べた。"]);
    let swedish = Language::parse("sv").unwrap();
    check(swedish, &["Det var ”{rutin}” igår, »{sade}» han."]);
    let danish = Language::parse("da").unwrap();
    check(danish, &["Det var »{rutine}« i går."]);
}

#[test]
fn a_dash_opens_speech_where_a_verb_of_saying_follows() {
    check(
        Language::POLISH,
        &[
            "- {Nie odejdziemy} - powiedział minister. - {To nasz port}.",
            "– {Nie} – dodał biało-czerwony szef – i wyszedł.",
            "– punkt pierwszy – bez czasownika.",
            "Minister – powiedział rzecznik – jest chory.",
        ],
    );
    check(
        Language::RUSSIAN,
        &["— {Мы остаёмся}, — тут же сказал он, — {это «наш» порт}."],
    );
    check(
        Language::SPANISH,
        &[
            "—{No nos iremos de aquí} —dijo ella—. {Es nuestro}.",
            "—Uno\n—Dos",
        ],
    );
    check(Language::ENGLISH, &["- We stay - he said. - It is ours."]);
}

#[test]
fn the_first_token_after_an_opening_mark_is_known() {
    let text = "He said “We know. She said ‘No way’ to Ann.” Then";
    let analysis = analyze(text, Language::ENGLISH);
    let opening: Vec<_> = analysis
        .tokens
        .iter()
        .filter(|token| token.opens_quotation)
        .map(|token| token.surface(text))
        .collect();
    assert_eq!(opening, ["We", "No"]);
}

#[test]
fn a_quotation_that_goes_on_is_read_to_its_end_before_reading_stops() {
    let text = "“One two three four five.\n“Six seven eight nine ten.”\nShe left.";
    let whole = analyze(text, Language::ENGLISH);
    let beginning = analyze_until(text, Language::ENGLISH, |_| true);
    assert_eq!(beginning.tokens[..], whole.tokens[..10]);
    assert_eq!(beginning.tokens[0].layer, Layer::Quotation);
}
