//! The paragraphs of an RTF document, which older exports call `.DOC`. Text, line breaks and what is
//! bold; fonts, pictures, headers and footers are passed over.
//!
//! Read here and not by a library: files of megabytes must stream by, in any code page.

use std::io::BufRead;
use std::ops::ControlFlow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::paragraph::{Paragraph, Take};

/// Hands over all paragraphs. One longer than `limit` bytes is cut into several.
pub(super) fn read(rtf: impl BufRead, limit: usize, take: &mut Take<'_>) -> Result<(), String> {
    let mut reader = Reader {
        bytes: rtf.bytes(),
        pushed_back: None,
    };
    let mut document = Document::new(limit);
    while let Some(token) = reader.token().map_err(|error| error.to_string())? {
        if document.token(token, take)?.is_break() {
            return Ok(());
        }
    }
    // Whoever takes the last paragraph may break as well; nothing follows.
    let _ = document.end_paragraph(take);
    Ok(())
}

#[derive(Debug, PartialEq)]
enum Token {
    Open,
    Close,
    /// A control word with its number, or a control symbol.
    Control(String, Option<i32>),
    /// A byte of text in the document's code page.
    Byte(u8),
}

struct Reader<B> {
    bytes: B,
    pushed_back: Option<u8>,
}

const LONGEST_CONTROL: usize = 40;

impl<B: Iterator<Item = std::io::Result<u8>>> Reader<B> {
    fn byte(&mut self) -> std::io::Result<Option<u8>> {
        match self.pushed_back.take() {
            Some(byte) => Ok(Some(byte)),
            None => self.bytes.next().transpose(),
        }
    }

    fn token(&mut self) -> std::io::Result<Option<Token>> {
        Ok(match self.byte()? {
            None => None,
            Some(b'{') => Some(Token::Open),
            Some(b'}') => Some(Token::Close),
            Some(b'\\') => self.control()?,
            Some(b'\r' | b'\n') => return self.after_line_break(),
            Some(byte) => Some(Token::Byte(byte)),
        })
    }

    /// Line breaks mean nothing, however many there are.
    fn after_line_break(&mut self) -> std::io::Result<Option<Token>> {
        while let Some(byte) = self.byte()? {
            if !matches!(byte, b'\r' | b'\n') {
                self.pushed_back = Some(byte);
                return self.token();
            }
        }
        Ok(None)
    }

    fn control(&mut self) -> std::io::Result<Option<Token>> {
        let Some(first) = self.byte()? else {
            return Ok(None);
        };
        if first == b'\'' {
            let digits = [self.byte()?.unwrap_or(b'0'), self.byte()?.unwrap_or(b'0')];
            let digits = std::str::from_utf8(&digits).unwrap_or("");
            return Ok(Some(Token::Byte(
                u8::from_str_radix(digits, 16).unwrap_or(b'?'),
            )));
        }
        if !first.is_ascii_alphabetic() {
            let is_text = matches!(first, b'{' | b'}' | b'\\');
            let symbol = || Token::Control(char::from(first).to_string(), None);
            return Ok(Some(if is_text {
                Token::Byte(first)
            } else {
                symbol()
            }));
        }
        let mut word = String::from(char::from(first));
        let mut number = String::new();
        while let Some(byte) = self.byte()? {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' if number.is_empty() && word.len() < LONGEST_CONTROL => {
                    word.push(char::from(byte));
                }
                b'0'..=b'9' if number.len() < 10 => number.push(char::from(byte)),
                b'-' if number.is_empty() => number.push('-'),
                b' ' => break,
                byte => {
                    self.pushed_back = Some(byte);
                    break;
                }
            }
        }
        Ok(Some(Token::Control(word, number.parse().ok())))
    }
}

/// What holds within a pair of braces.
#[derive(Clone, Copy)]
struct Group {
    is_bold: bool,
    is_silent: bool,
    /// How many characters stand in for one of Unicode, for readers that know none.
    n_stand_ins: usize,
}

struct Document {
    groups: Vec<Group>,
    now: Paragraph,
    encoding: &'static Encoding,
    /// Bytes of the code page not yet decoded.
    bytes: Vec<u8>,
    /// Characters still to be passed over after one of Unicode.
    n_to_skip: usize,
    /// The first half of a character that Unicode writes as two.
    surrogate: Option<u16>,
    limit: usize,
}

const DEEPEST: usize = 1_000;

/// Groups that hold no text of the document.
const SILENT: [&str; 18] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "listtable",
    "listoverridetable",
    "fldinst",
    "xmlnstbl",
];

impl Document {
    fn new(limit: usize) -> Self {
        let group = Group {
            is_bold: false,
            is_silent: false,
            n_stand_ins: 1,
        };
        Document {
            groups: vec![group],
            now: Paragraph::default(),
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            n_to_skip: 0,
            surrogate: None,
            limit,
        }
    }

    fn token(&mut self, token: Token, take: &mut Take<'_>) -> Result<ControlFlow<()>, String> {
        match token {
            Token::Byte(byte) => self.byte(byte),
            Token::Open if self.groups.len() >= DEEPEST => {
                return Err(format!("groups nest more than {DEEPEST} deep"));
            }
            Token::Open => {
                self.decode();
                self.n_to_skip = 0;
                self.groups.extend(self.groups.last().copied());
            }
            Token::Close => {
                self.decode();
                self.n_to_skip = 0;
                if self.groups.len() > 1 {
                    self.groups.pop();
                }
            }
            Token::Control(word, _) if self.ends_paragraph(&word) => {
                return Ok(self.end_paragraph(take));
            }
            Token::Control(word, number) => {
                self.decode();
                self.control(&word, number);
            }
        }
        if self.bytes.len() + self.now.text.len() > self.limit {
            return Ok(self.end_paragraph(take));
        }
        Ok(ControlFlow::Continue(()))
    }

    fn group(&mut self) -> &mut Group {
        self.groups
            .last_mut()
            .expect("the outermost group is never closed")
    }

    fn byte(&mut self, byte: u8) {
        if self.n_to_skip > 0 {
            self.n_to_skip -= 1;
        } else if !self.group().is_silent {
            self.bytes.push(byte);
        }
    }

    fn ends_paragraph(&mut self, word: &str) -> bool {
        !self.group().is_silent && ["par", "sect", "page", "row", "cell"].contains(&word)
    }

    fn control(&mut self, word: &str, number: Option<i32>) {
        match word {
            "line" => self.text("\n"),
            "tab" | "~" | "emspace" | "enspace" => self.text(" "),
            "_" => self.text("-"),
            "endash" => self.text("–"),
            "emdash" => self.text("—"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "b" => self.group().is_bold = number != Some(0),
            "plain" => self.group().is_bold = false,
            "uc" => self.group().n_stand_ins = number.unwrap_or(1).clamp(0, 16) as usize,
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => self.encoding = number.and_then(code_page).unwrap_or(WINDOWS_1252),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "*" => self.group().is_silent = true,
            word if SILENT.contains(&word) => self.group().is_silent = true,
            _ => {}
        }
    }

    /// One character, or half of one; negative numbers are those above 32767.
    fn unicode(&mut self, number: i32) {
        self.n_to_skip = self.group().n_stand_ins;
        let unit = number as u16;
        let units: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
        } else {
            self.text(&String::from_utf16_lossy(&units));
        }
    }

    fn text(&mut self, text: &str) {
        let Group {
            is_bold, is_silent, ..
        } = *self.group();
        if !is_silent {
            self.now.push(text, is_bold);
        }
    }

    fn decode(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if !bytes.is_empty() {
            let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
            self.text(&text);
        }
    }

    fn end_paragraph(&mut self, take: &mut Take<'_>) -> ControlFlow<()> {
        self.decode();
        take(std::mem::take(&mut self.now))
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        65001 => "utf-8".to_string(),
        932 => "shift_jis".to_string(),
        936 => "gbk".to_string(),
        949 => "euc-kr".to_string(),
        950 => "big5".to_string(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rtf: &[u8], expected: &[(&str, &str)]) {
        let mut found = Vec::new();
        let mut take = |paragraph: Paragraph| {
            found.push((paragraph.bold().to_string(), paragraph.text));
            ControlFlow::Continue(())
        };
        read(rtf, 1_000, &mut take).expect("it is well formed");
        let found: Vec<_> = found
            .iter()
            .map(|(bold, text)| (&**bold, &**text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn text_comes_without_fonts_pictures_and_headers() {
        let rtf =
            br"{\rtf1\ansi{\fonttbl{\f0 Courier;}}{\header\par Page 1}{\*\shppict{\pict 89504e}}
\b BYLINE: \b0 Ada
\par {\b Caf\'e9} \u8211?\{x\}\par}";
        check(
            rtf,
            &[("BYLINE:", "BYLINE: Ada"), ("Café", "Café –{x}"), ("", "")],
        );
    }

    #[test]
    fn code_pages_and_halves_of_characters_are_read() {
        check(
            br"{\rtf1\ansi\ansicpg1251 \'cf\'ee\'f0\'f2}",
            &[("", "Порт")],
        );
        check(br"{\rtf1\ansi\ansicpg932 \'8d\'60}", &[("", "港")]);
        check(br"{\rtf1\uc1\u-10179?\u-8704?}", &[("", "😀")]);
    }

    #[test]
    fn no_paragraph_grows_without_end_whatever_it_is_made_of() {
        let limit = 1_000;
        for piece in [
            "a", r"\'e9", r"\u97", r"\tab", r"\emdash", r"\line", r"{\~}",
        ] {
            let rtf = format!(r"{{\rtf1\uc0{}}}", piece.repeat(10 * limit));
            let mut n_bytes = Vec::new();
            let mut take = |paragraph: Paragraph| {
                n_bytes.push(paragraph.text.len());
                ControlFlow::Continue(())
            };
            read(rtf.as_bytes(), limit, &mut take).expect("it is well formed");
            // Bytes of a code page may become three each.
            assert!(
                n_bytes.iter().all(|n| *n <= 3 * limit),
                "{piece}: {n_bytes:?}"
            );
            assert!(n_bytes.iter().sum::<usize>() >= 10 * limit, "{piece}");
        }
    }
}
