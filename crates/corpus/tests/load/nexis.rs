//! Exports of LexisNexis and Nexis Uni in every form and interface, all written for these tests in the shape
//! of the real ones.

use super::exports::{PORT, TALKS, check, docx};
use super::*;

/// The labels of an interface: documents counted, byline, section, length, update, language, type.
struct Interface {
    counts: [&'static str; 2],
    byline: &'static str,
    others: [&'static str; 5],
    date: &'static str,
    rights: &'static str,
}

const INTERFACES: [Interface; 3] = [
    Interface {
        counts: ["1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS"],
        byline: "BYLINE",
        others: [
            "SECTION: NEWS; Pg. 1",
            "LENGTH: 9 words",
            "LOAD-DATE: March 4, 2021",
            "LANGUAGE: ENGLISH",
            "PUBLICATION-TYPE: Newspaper",
        ],
        date: "March 4, 2021 Thursday",
        rights: "All Rights Reserved",
    },
    Interface {
        counts: ["1 von 2 DOKUMENTEN", "2 von 2 DOKUMENTEN"],
        byline: "AUTOR",
        others: [
            "RUBRIK: POLITIK; S. 1",
            "LÄNGE: 9 Wörter",
            "UPDATE: 4. März 2021",
            "SPRACHE: ENGLISCH",
            "PUBLICATION-TYPE: Zeitung",
        ],
        date: "4. März 2021 Donnerstag",
        rights: "Alle Rechte vorbehalten",
    },
    Interface {
        counts: ["1 de 2 DOCUMENTS", "2 de 2 DOCUMENTS"],
        byline: "AUTEUR",
        others: [
            "RUBRIQUE: INTERNATIONAL; Pg. 1",
            "LONGUEUR: 9 mots",
            "DATE-CHARGEMENT: 4 mars 2021",
            "LANGUE: ENGLISH; ENGLISHS",
            "TYPE-PUBLICATION: Journal",
        ],
        date: "4 mars 2021 jeudi",
        rights: "Tous Droits Réservés",
    },
];

/// The documents of an export as blocks of lines.
fn documents(of: &Interface) -> Vec<Vec<String>> {
    let [section, length, updated, language, kind] = of.others.map(str::to_string);
    let first = [of.counts[0], "Harbour Post", of.date, "Pier closed"].map(str::to_string);
    let second = [
        of.counts[1],
        "Daily Beacon (London)",
        "5 March 2021\nLate Edition",
        "Talks\nresume",
    ]
    .map(str::to_string);
    let rights = format!("Copyright 2021 Harbour Media\n{}", of.rights);
    let byline = format!("{}: Ada Quill", of.byline);
    let ending = [updated, language, kind, rights];
    let text = [
        "The eastern pier is\nclosed.",
        "Ferries leave from the market.",
    ]
    .map(str::to_string);
    vec![
        [
            &first[..],
            &[byline, section.clone(), length.clone()],
            &text,
            &ending,
        ]
        .concat(),
        [
            &second[..],
            &[section, length, "The envoy was summoned.".to_string()],
            &ending,
        ]
        .concat(),
    ]
}

#[test]
fn lexisnexis_text_is_read_in_every_interface() {
    for interface in &INTERFACES {
        let documents = documents(interface);
        let blocks: Vec<String> = documents.concat();
        let centred = |block: &String| {
            block
                .lines()
                .map(|line| format!("    {line}"))
                .collect::<Vec<_>>()
                .join("\r\n")
        };
        let text = blocks
            .iter()
            .map(centred)
            .collect::<Vec<_>>()
            .join("\r\n\r\n");
        let text = format!(
            "\u{feff}Download Request: Selected Items: 1-2\r\n\r\nTerms: port\r\n\r\n{text}"
        );
        let given = check("a.TXT", text.as_bytes(), "LexisNexis", &[&PORT, &TALKS]);
        assert_eq!(given.articles[1].metadata["edition"], "Late Edition");
        assert_eq!(
            given.articles[0].language,
            otherwords_text::Language::ENGLISH
        );
        assert!(given.articles[0].metadata["copyright"].contains("Harbour Media"));
        assert!(given.articles[0].metadata.contains_key("publication-type"));
    }
}

#[test]
fn lexisnexis_html_is_read_in_every_interface() {
    for interface in &INTERFACES {
        let labelled = |block: &str| match block
            .split_once(": ")
            .filter(|(label, _)| label.to_uppercase() == *label)
        {
            Some((label, value)) => {
                format!("<SPAN CLASS=\"c7\">{label}: </SPAN><SPAN CLASS=\"c2\">{value}</SPAN>")
            }
            None => format!("<SPAN CLASS=\"c2\">{block}</SPAN>"),
        };
        // Only outside the text do line breaks mean something.
        let broken = |block: &String| {
            labelled(&if block.contains("pier") {
                block.clone()
            } else {
                block.replace('\n', "<BR>")
            })
        };
        let document = |blocks: &Vec<String>| {
            let blocks: Vec<String> = blocks
                .iter()
                .map(|block| {
                    format!(
                        "<BR><DIV CLASS=\"c0\"><P CLASS=\"c1\">{}</P>\n</DIV>",
                        broken(block)
                    )
                })
                .collect();
            format!(
                "<A NAME=\"DOC_ID_1_0\"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n{}<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n",
                blocks.concat()
            )
        };
        let documents: String = documents(interface).iter().map(document).collect();
        let html = format!(
            "<HTML><HEAD><STYLE TYPE=\"text/css\"><!--\n.c2 {{ font-weight: normal; }}\n.c7 {{ font-weight: bold; }}\n--></STYLE><!-- LXNComment 1:2 --><TITLE>&nbsp;</TITLE></HEAD><BODY>{documents}</BODY></HTML>"
        );
        check("a.html", html.as_bytes(), "LexisNexis", &[&PORT, &TALKS]);
    }
}

#[test]
fn lexisnexis_rtf_is_read_in_every_interface() {
    for interface in &INTERFACES {
        let unicode = |text: &str| -> String {
            text.chars()
                .map(|letter| {
                    if letter.is_ascii() {
                        letter.to_string()
                    } else {
                        format!("\\u{}?", letter as u32)
                    }
                })
                .collect()
        };
        let block = |block: &String| {
            let text = unicode(block);
            match text
                .split_once(": ")
                .filter(|(label, _)| label.to_uppercase() == *label || label.contains('\\'))
            {
                Some((label, value)) => format!("\\b {label}: \\b0 {value}\n\\par \\pard \n\\par "),
                None if block.contains("pier") => format!("{}\n\\par ", text.replace('\n', " ")),
                None => format!(
                    "{}\n\\par \\pard \n\\par ",
                    text.replace('\n', "\n\\par \\pard ")
                ),
            }
        };
        let blocks: String = documents(interface).concat().iter().map(block).collect();
        let rtf = format!(
            "{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Courier;}}}}{{\\*\\LXNComment 1:2}}\\pard Download Request\n\\par \n{{\\header \\pard Page 1 \\par}}\\par {blocks}}}"
        );
        check("a.DOC", rtf.as_bytes(), "LexisNexis", &[&PORT, &TALKS]);
    }
}

#[test]
fn nexis_uni_word_documents_are_read_with_bookmarks_and_without() {
    let document = |marks: bool| {
        let mark = |name: &'static str| if marks { name } else { "" };
        docx(&[
            ("", "Documents (2)", ""),
            ("", "", "1. Pier closed"),
            ("", "Client/Matter: ", "-None-"),
            (mark("Bookmark_1"), "", ""),
            ("", "Pier closed", ""),
            ("", "", "Harbour Post"),
            ("", "", "March 4, 2021 Thursday 9:03 AM GMT"),
            ("", "", "Copyright 2021 Harbour Media, All Rights Reserved"),
            ("", "Section:", "\u{a0}NEWS & VIEWS; Pg. 1"),
            ("", "Length:", "\u{a0}9 words"),
            ("", "Byline:", "\u{a0}Ada Quill"),
            (mark("Body"), "Body", ""),
            ("", "", "The eastern pier is closed."),
            ("", "", "Ferries leave from the market."),
            (mark("Classification"), "Classification", ""),
            ("", "Language:", "\u{a0}ENGLISH"),
            ("", "Load-Date:", "\u{a0}March 4, 2021"),
            ("", "End of Document", ""),
            (mark("Bookmark_2"), "", ""),
            ("", "Talks resume", ""),
            ("", "", "Daily Beacon (London)"),
            ("", "", "5. März 2021 Freitag"),
            ("", "Länge:", "\u{a0}4 Wörter"),
            (mark("Body_0"), "Body", ""),
            ("", "", "The envoy was summoned."),
            ("", "Load-Date:", "\u{a0}March 5, 2021"),
            ("", "End of Document", ""),
        ])
    };
    for marks in [true, false] {
        let given = check("a.docx", &document(marks), "LexisNexis", &[&PORT, &TALKS]);
        assert_eq!(given.articles[0].time, Some(jiff::civil::time(9, 3, 0, 0)));
        assert_eq!(given.articles[0].metadata["section"], "NEWS & VIEWS; Pg. 1");
    }
}

#[test]
fn the_blog_of_an_outlet_is_neither_outlet_nor_title() {
    let file = docx(&[
        ("Bookmark_1", "", ""),
        ("", "Does the pier hold?; Moorings", ""),
        ("", "", "Harbour Post"),
        ("", "", "(Moorings)"),
        ("", "", "March 4, 2021 Thursday 15:25 EST"),
        ("", "Length:", "\u{a0}9 words"),
        ("Body", "Body", ""),
        ("", "", "The eastern pier is closed."),
        ("", "End of Document", ""),
    ]);
    let given = load_named("a.docx", &file, &LoadOptions::default());
    let article = given.only_article();
    assert_eq!(
        (
            &*article.outlet,
            &*article.title,
            &*article.metadata["blog"]
        ),
        ("Harbour Post", "Does the pier hold?; Moorings", "Moorings")
    );
    assert_eq!(article.date, Some(jiff::civil::date(2021, 3, 4)));
}

#[test]
fn a_document_that_a_database_could_not_show_is_a_problem() {
    let html = "<HTML><!-- LXNComment 1:2 --><!-- Hide\n<DOC NUMBER=1>\n<DOCFULL> --><DIV><P>We are sorry but there is an error.</P></DIV></HTML>";
    let given = load_text("a.html", html.as_bytes());
    assert_eq!(given.outcomes(), [(Some(1), Outcome::Skipped)]);
    assert!(given.only_problem().what.contains("We are sorry"));
}

#[test]
fn a_speaker_in_bold_capitals_is_text_and_no_label() {
    let html = "<HTML><STYLE>.c7 { font-weight: bold }</STYLE><!-- LXNComment 1:2 --><!-- x\n<DOCFULL> -->\
        <DIV><P>1 of 1 DOCUMENTS</P></DIV><DIV><P>Harbour Post</P></DIV><DIV><P>4. März 2021</P></DIV><DIV><P>Gespräch</P></DIV>\
        <DIV><P><SPAN CLASS=c7>LÄNGE: </SPAN>9 Wörter</P></DIV>\
        <DIV><P><SPAN CLASS=c7>POST:</SPAN> Warum?</P><P><SPAN CLASS=c7>QUILL:</SPAN> Darum.</P></DIV>\
        <DIV><P><SPAN CLASS=c7>UPDATE: </SPAN>4. März 2021</P></DIV></HTML>";
    let given = load_named("a.html", html.as_bytes(), &LoadOptions::default());
    assert_eq!(given.only_article().body, "POST: Warum?\n\nQUILL: Darum.");
}
