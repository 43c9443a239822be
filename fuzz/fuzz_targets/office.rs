//! Word and Excel documents: valid archives with any XML in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otherwords_fuzz::{choose, load_bytes, zip};

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
    <sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
    <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>text</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>";

fuzz_target!(init: otherwords_fuzz::allow_caught_panics(), |bytes: &[u8]| {
    let (kind, rest) = choose(&[0, 1, 2, 3], bytes);
    let sheet = |end: &[u8]| [SHEET.as_bytes(), end].concat();
    let book = |sheet: &[u8], strings: &[u8]| {
        zip(&[
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", strings),
        ])
    };
    match kind {
        0 => load_bytes("a.docx", &zip(&[("word/document.xml", rest)])),
        1 => load_bytes(
            "a.docx",
            &zip(&[("word/document.xml", &[b"<w:document><w:body><w:p>", rest].concat())]),
        ),
        2 => load_bytes("a.xlsx", &book(&sheet(rest), b"<sst/>")),
        _ => load_bytes("a.xlsx", &book(&sheet(b"</sheetData></worksheet>"), rest)),
    }
});
