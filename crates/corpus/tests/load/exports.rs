//! Exports of news databases, all written for these tests in the shape of the real ones.

use super::*;

/// What an export must give, field by field.
pub(crate) struct Expected {
    pub(crate) outlet: &'static str,
    pub(crate) date: &'static str,
    pub(crate) title: &'static str,
    pub(crate) byline: &'static str,
    pub(crate) body: &'static str,
}

pub(crate) const PORT: Expected = Expected {
    outlet: "Harbour Post",
    date: "2021-03-04",
    title: "Pier closed",
    byline: "Ada Quill",
    body: "The eastern pier is closed.\n\nFerries leave from the market.",
};

pub(crate) const TALKS: Expected = Expected {
    outlet: "Daily Beacon (London)",
    date: "2021-03-05",
    title: "Talks resume",
    byline: "",
    body: "The envoy was summoned.",
};

#[track_caller]
pub(crate) fn check(name: &str, bytes: &[u8], format: &str, expected: &[&Expected]) -> Given {
    let given = load_named(name, bytes, &LoadOptions::default());
    assert_eq!(
        given.loaded.formats[0].format,
        Some(format),
        "{name}: {:?}",
        given.problems
    );
    assert_eq!(given.problems, [], "{name}");
    let found: Vec<_> = given
        .articles
        .iter()
        .map(|article| {
            let date = article
                .date
                .map(|date| date.to_string())
                .unwrap_or_default();
            (
                article.outlet.as_str(),
                date,
                article.title.as_str(),
                article.byline.as_str(),
                article.body.as_str(),
            )
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|wanted| {
            (
                wanted.outlet,
                wanted.date.to_string(),
                wanted.title,
                wanted.byline,
                wanted.body,
            )
        })
        .collect();
    assert_eq!(found, expected, "{name}");
    given
}

/// A Word document of these paragraphs: a bookmark, bold words, other words.
pub(crate) fn docx(paragraphs: &[(&str, &str, &str)]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let run = |bold: &str, text: &str| {
        format!(
            "<w:r><w:rPr>{bold}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(text)
        )
    };
    let paragraph = |(mark, bold, text): &(&str, &str, &str)| {
        let mark = if mark.is_empty() {
            String::new()
        } else {
            format!("<w:bookmarkStart w:id=\"0\" w:name=\"{mark}\"/><w:bookmarkEnd w:id=\"0\"/>")
        };
        format!("<w:p>{mark}{}{}</w:p>", run("<w:b/>", bold), run("", text))
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>"
    );
    zip(&[("word/document.xml", xml.as_bytes())])
}

#[test]
fn factiva_html_is_read_in_both_layouts_and_any_interface() {
    for (words, date, language) in [
        ("9 words", "4 March 2021", "English"),
        ("9 Wörter", "4 März 2021", "Englisch"),
        ("9 mots", "4 mars 2021", "Anglais"),
        ("9 字", "2021年3月4日", "英语"),
    ] {
        let placed = format!(
            "<html><head><title>Factiva</title></head><body><div id=\"article-HARB000020210304eh34\" class=\"article\"><div class=\"article enArticle\"><p>\n</p><div>News</div>\
            <div id=\"hd\"><span class=\"enHeadline\">Pier <b>closed</b>\n</span></div><div class=\"author\">Ada Quill </div><div>{words}</div><div>{date}</div><div>09:05</div>\
            <div>Harbour Post</div><div>HARB</div><div>1</div><div>{language}</div><div>(c) 2021 Harbour Media </div>\n<p></p>\
            <p class=\"articleParagraph enarticleParagraph\">The eastern <b>pier</b> is\nclosed.</p><p class=\"articleParagraph enarticleParagraph\">Ferries leave from the market.</p>\
            <p>Harbour Media</p><p>Document HARB000020210304eh34</p></div></div></body></html>"
        );
        let given = check("a.html", placed.as_bytes(), "Factiva HTML", &[&PORT]);
        assert_eq!(
            (&*given.articles[0].id, given.articles[0].time),
            ("HARB000020210304eh34", Some(jiff::civil::time(9, 5, 0, 0)))
        );
        let row = |code: &str, value: &str| {
            format!(
                "<tr><td align=\"right\" class=\"index\"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>"
            )
        };
        let rows: String = [
            ("HD", "<b class='enHeadline'>Pier closed</b>\n"),
            ("BY", "Ada Quill"),
            ("WC", words),
            ("PD", date),
            ("ET", "09:05"),
            ("SN", "Harbour Post"),
            (
                "LP",
                "<p class=\"articleParagraph\">The eastern pier is closed.</p>",
            ),
            (
                "TD",
                "<p class=\"articleParagraph\">Ferries leave from the market.</p>",
            ),
            ("AN", "Document HARB000020210304eh34"),
        ]
        .iter()
        .map(|(code, value)| row(code, value))
        .collect();
        let coded = format!(
            "<html><title>Factiva</title><div class=\"article enArticle\"><table>{rows}</table></div></html>"
        );
        let coded = coded.replace("<b>LP</b>&nbsp;", "<p><b>LP</b>&nbsp;</p>");
        let given = check("a.html", coded.as_bytes(), "Factiva HTML", &[&PORT]);
        assert_eq!(given.articles[0].id, "HARB000020210304eh34");
    }
}

/// A page of Factiva with this head and text.
fn factiva(headline: &str, words: &str, text: &str) -> String {
    format!(
        "<html><head><title>Factiva</title></head><body><div id=\"article-HARB1\" class=\"article\"><div class=\"article deArticle\"><p></p>\
        <div>Liveblog</div><div id=\"hd\">{headline}</div><div>{words}</div><div>4 March 2021</div><div>Harbour Post</div><div>HARB</div>\
        <div>English</div><div>(c) 2021 Harbour Media </div><p></p>{text}<p>Harbour Media</p><p>Document HARB1</p></div></div></body></html>"
    )
}

#[test]
fn what_factiva_marks_otherwise_is_text_too_and_its_numbers_are_no_title() {
    let live = "Ferries leave from the market. ".repeat(20);
    let text = format!("<p class=\"articleParagraph\">The pier is closed.</p><p>{live}</p>");
    let headline = "<span class=\"deHeadline counted\">17) Pier closed</span>";
    let page = factiva(headline, "104 words", &text);
    let given = load_text("a.html", page.as_bytes());
    let article = given.only_article();
    assert_eq!(given.problems, []);
    assert_eq!(article.title, "Pier closed");
    assert_eq!(
        article.body,
        format!("The pier is closed.\n\n{}", live.trim())
    );
    assert_eq!(article.metadata["rights-owner"], "Harbour Media");
    let plain = "<span class=\"deHeadline\">17) Pier closed</span>";
    let given = load_text("a.html", factiva(plain, "104 words", &text).as_bytes());
    assert_eq!(given.only_article().title, "17) Pier closed");
}

#[test]
fn a_text_much_shorter_than_its_source_says_is_told() {
    let text = "<p class=\"articleParagraph\">The pier is closed.</p>";
    let headline = "<span class=\"deHeadline\">Pier closed</span>";
    let page = factiva(headline, "1,728 words", text);
    let given = load_text("a.html", page.as_bytes());
    let told = given.only_problem();
    assert_eq!((told.record, told.outcome), (Some(1), Outcome::Kept));
    assert!(
        told.what.contains("1728") && told.what.contains('4'),
        "{told}"
    );
}

#[test]
fn factiva_xml_is_read() {
    let xml = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?><PPSResponse><ppsArticleResponse xmlns=\"http://global.factiva.com/pps/2.0\"><ppsarticle><article>\
        <accessionNo>HARB1</accessionNo><baseLanguage>EN</baseLanguage><headline><paragraph>\n<hlt>Pier</hlt> closed</paragraph></headline><byline>Ada Quill</byline>\
        <leadParagraph><paragraph>The eastern pier is\nclosed.</paragraph></leadParagraph><publicationDate><dateTime>2021-03-04T01:35:58Z</dateTime></publicationDate>\
        <sourceName>Harbour Post</sourceName><region code=\"usa\"><name>United States</name></region><tailParagraphs><paragraph>Ferries leave from the market.</paragraph></tailParagraphs>\
        </article></ppsarticle></ppsArticleResponse></PPSResponse>";
    let given = check("a.xml", xml.as_bytes(), "Factiva XML", &[&PORT]);
    assert_eq!(
        (
            &*given.articles[0].id,
            &*given.articles[0].metadata["region"]
        ),
        ("HARB1", "usa: United States")
    );
}

#[test]
fn europresse_is_read_in_both_layouts() {
    let older = "<html><body><table><tr><td><span class=\"DocPublicationName\">Harbour Post, no. 12</span><br><span class=\"DocHeader\">Économie, </span><span class=\"DocHeader\">jeudi </span>\
        <span class=\"DocHeader\">4 mars 2021</span><br><br><span class=\"TitreArticleVisu\">Pier <span style=\"color:red\">closed</span></span><br><br>Ada Quill<br><p></p>The eastern pier is closed.<p></p>\
        Ferries leave from the market.<p></p><b><i>© 2021 Harbour Media. Tous droits réservés.</i></b><p></p>Numéro de document : news·20210304·HP·175071<br><table><tr><td>Ce certificat est émis</td></tr></table></td></tr></table></body></html>";
    let newer = "<!DOCTYPE html><html><body><article><header><div><span class=\"DocPublicationName\">Harbour Post  </span></div><div><span class=\"DocHeader\">Économie, jeudi 4 mars 2021, p. 16</span></div>\
        <div class=\"titreArticle\"><p class=\"titreArticleVisu\">Pier closed</p></div><div>Ada Quill</div></header><section><div class=\"DocText\"><p>The eastern <mark>pier</mark> is closed.</p><p>Ferries leave from the market.</p></div></section>\
        <aside><div><b>Note(s) : </b></div></aside><footer><small>© 2021 Harbour Media.</small><p>Numéro de document : news·20210304·HP·175071</p></footer></article></body></html>";
    for html in [older, newer] {
        let given = check("a.html", html.as_bytes(), "Europresse", &[&PORT]);
        assert_eq!(given.articles[0].id, "news·20210304·HP·175071");
    }
}

#[test]
fn integrum_reports_are_read() {
    let html = "<html><head><title>Report 12.05.2021</title></head><body><h3>Report</h3>1. <a href=\"#1\">Pier closed</a><br><a name=\"1\"></a><table><tr><td>^ИС:\n Harbour Post \n<br>^НР: 6<br>^ДТ:\n 04.03.2021\n<br>^АВ: Ada Quill<br>^ЗГ:\n Pier closed<br></td></tr></table>\
        <h3>Pier closed</h3><pre>\n     The eastern pier is\nclosed.\n     Ferries leave from <b>the\nmarket</b>.</pre></body></html>";
    let html = html.replace(
        "<head>",
        "<head><META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
    );
    let (page, _, _) = encoding_rs::WINDOWS_1251.encode(&html);
    check("a.html", &page, "Integrum", &[&PORT]);
}

#[test]
fn alceste_and_proquest_are_read() {
    let alceste = "**** *journal_Harbour *date_2021-03-04\n-*theme1\nThe eastern pier is closed.\n0002 *journal_Beacon *date_2021-03-05\nThe envoy was summoned.\n";
    let given = load_named("a.txt", alceste.as_bytes(), &LoadOptions::default());
    assert_eq!(
        (given.outlets(), given.bodies()),
        (
            vec!["Harbour", "Beacon"],
            vec!["The eastern pier is closed.", "The envoy was summoned."]
        )
    );
    assert_eq!(given.articles[0].metadata["themes"], "theme1");

    let line = "_".repeat(60);
    let proquest = format!(
        "{line}\n\nPier closed\n\nAuthor: Ada Quill\n\nPublication info: Harbour Post ; 04 Mar 2021: A.1.\n\nFull text: The eastern pier is closed.\n\nFerries leave from the market.\n\nSubject: Ports; Piers\n\n\
        Title: Pier closed\n\nPublication title: Harbour Post\n\nPublication date: Mar 4, 2021\n\nLanguage of publication: English\n\nProQuest document ID: 123\n\nDocument URL: https://search.proquest.com/docview/123\n\n{line}\n\n\
        Title: Talks resume\nPublication title: Daily Beacon (London)\nPublication date: Mar 5, 2021\nFull text: The envoy was summoned.\nProQuest document ID: 124\n{line}\n\nContact us at: https://example.com Database copyright © 2021 ProQuest LLC\n"
    );
    check("a.txt", proquest.as_bytes(), "ProQuest", &[&PORT, &TALKS]);
}

#[test]
fn excel_tables_are_read_with_dates_and_gaps() {
    let text = |text: &str| {
        format!("<c t=\"inlineStr\" r=\"@\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let row = |number: usize, cells: &[String]| {
        let cells: String = cells
            .iter()
            .zip('A'..)
            .map(|(cell, column)| cell.replace('@', &format!("{column}{number}")))
            .collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let day = |days: u32| format!("<c s=\"1\" r=\"@\"><v>{days}</v></c>");
    let header = ["outlet", "published", "title", "author", "text"].map(text);
    // 4 March 2021 is 44259 days after 30 December 1899.
    let first = [
        text("Harbour Post"),
        day(44259),
        text("Pier closed"),
        text("Ada Quill"),
        text("The eastern pier is closed.\n\nFerries leave from the market."),
    ];
    let second = [
        text("Daily Beacon (London)"),
        day(44260),
        text("Talks resume"),
        String::new(),
        text("The envoy was summoned."),
    ];
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{}{}{}</sheetData></worksheet>",
        row(1, &header),
        row(3, &first),
        row(4, &second)
    );
    let notes = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"inlineStr\" r=\"A1\"><is><t>Notes</t></is></c></row></sheetData></worksheet>";
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let book = zip(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", format!("<workbook {main}><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Articles\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>").as_bytes()),
        ("xl/_rels/workbook.xml.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"),
        ("xl/styles.xml", format!("<styleSheet {main}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>").as_bytes()),
        ("xl/worksheets/sheet1.xml", notes.as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ]);
    let given = check("a.xlsx", &book, "Excel", &[&PORT, &TALKS]);
    assert_eq!(given.articles[0].origin.record, 3, "the row");
}

#[test]
fn word_and_tei_documents_are_one_article_each() {
    let folder = folder(&[
        ("harbour/2021-03-04.docx", &docx(&[("", "Pier closed", ""), ("", "", "The eastern pier is closed.")])),
        ("beacon/2021-03-04.rtf", b"{\\rtf1\\ansi Pier closed\\par The eastern pier is closed.\\par}"),
        ("ledger/a.xml", b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Pier closed</title><author>Ada Quill</author></titleStmt>\
            <sourceDesc><bibl><title level='j'>Ledger</title><date when='2021-03-04'>4 March</date></bibl></sourceDesc></fileDesc></teiHeader><text><body><p>The eastern <hi>pier</hi>\n is<lb/>closed.</p><note>x</note></body></text></TEI>"),
    ]);
    let given = load_folder(folder.path(), &LoadOptions::default());
    let is_of_folder = |problem: &Problem| problem.what.contains("taken from the folder's name");
    assert!(
        given.problems.iter().all(is_of_folder),
        "{:?}",
        given.problems
    );
    assert_eq!(given.problems.len(), 2);
    let found: Vec<_> = given
        .articles
        .iter()
        .map(|article| {
            (
                &*article.outlet,
                &*article.title,
                &*article.body,
                article.date,
            )
        })
        .collect();
    let day = Some(jiff::civil::date(2021, 3, 4));
    let text = "The eastern pier is closed.";
    assert_eq!(
        found,
        [
            ("beacon", "Pier closed", text, day),
            ("harbour", "Pier closed", text, day),
            ("Ledger", "Pier closed", text, day)
        ]
    );
}

#[test]
fn gdelt_says_that_it_has_no_texts_and_gives_titles_where_asked() {
    let mut row = vec![""; 27];
    (row[0], row[1], row[3], row[4]) = (
        "20210304120000-1",
        "20210304120000",
        "harbour.example",
        "https://harbour.example/pier",
    );
    row[26] = "<PAGE_TITLE>Pier closed &amp; empty</PAGE_TITLE>";
    let line = row.join("\t") + "\n";
    let given = load_named("a.gkg.csv", line.as_bytes(), &LoadOptions::default());
    assert_eq!(given.outcomes(), [(None, Outcome::FileSkipped)]);
    assert!(
        given.only_problem().what.contains("--map body=title"),
        "{:?}",
        given.problems
    );
    let asked = LoadOptions {
        columns: [("body".to_string(), "title".to_string())].into(),
        ..LoadOptions::default()
    };
    let given = load_named("a.gkg.csv", line.as_bytes(), &asked);
    let article = given.only_article();
    assert_eq!(
        (&*article.body, &*article.outlet, &*article.url),
        (
            "Pier closed & empty",
            "harbour.example",
            "https://harbour.example/pier"
        )
    );
    assert_eq!(article.date, Some(jiff::civil::date(2021, 3, 4)));
}
