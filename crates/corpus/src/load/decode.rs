//! Bytes of any encoding as UTF-8, a chunk at a time. An encoding is guessed only when nothing says
//! it, at the first bytes that are not ASCII.

use std::io::{self, BufRead, Read};
use std::rc::Rc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::mac_roman::{self, Fit};
use super::mixed_utf8::MixedUtf8;
use super::stream::Faults;

/// The text of a file: reads as UTF-8 without byte order mark, whatever the file is in.
pub(crate) struct Decoded<R> {
    bytes: R,
    faults: Rc<Faults>,
    reader: Option<Reader>,
    chunk: Vec<u8>,
    text: Vec<u8>,
    read_to: usize,
    over: bool,
}

/// How the bytes are read from here on.
enum Reader {
    Utf8(MixedUtf8),
    Other(Decoder),
}

/// Enough to guess an encoding by.
const CHUNK_BYTES: usize = 256 << 10;

impl<R: Read> Decoded<R> {
    pub(crate) fn new(bytes: R, faults: Rc<Faults>) -> Self {
        let (chunk, text) = (Vec::new(), Vec::new());
        Decoded {
            bytes,
            faults,
            reader: None,
            chunk,
            text,
            read_to: 0,
            over: false,
        }
    }

    /// Fills `text` with the next chunk; leaves it empty at the end.
    fn advance(&mut self) -> io::Result<()> {
        self.read_to = 0;
        self.text.clear();
        while self.text.is_empty() && !self.over {
            self.chunk.clear();
            let n_bytes = (&mut self.bytes)
                .take(CHUNK_BYTES as u64)
                .read_to_end(&mut self.chunk)?;
            self.over = n_bytes < CHUNK_BYTES;
            self.decode();
        }
        Ok(())
    }

    fn decode(&mut self) {
        match self.reader_for_chunk() {
            None => std::mem::swap(&mut self.chunk, &mut self.text),
            Some(Reader::Utf8(reader)) => self.decode_utf8(reader),
            Some(Reader::Other(decoder)) => self.decode_other(decoder),
        }
    }

    fn decode_utf8(&mut self, mut reader: MixedUtf8) {
        let mut text = String::with_capacity(self.chunk.len());
        reader.read(&self.chunk, self.over, &mut text);
        self.text = text.into_bytes();
        self.faults.n_foreign.set(reader.n_foreign);
        self.faults.replaced.set(reader.replaced);
        self.reader = Some(Reader::Utf8(reader));
    }

    fn decode_other(&mut self, mut decoder: Decoder) {
        let needed = decoder
            .max_utf8_buffer_length(self.chunk.len())
            .unwrap_or(0);
        self.text.resize(needed, 0);
        let (result, _, written, replaced) =
            decoder.decode_to_utf8(&self.chunk, &mut self.text, self.over);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.text.truncate(written);
        self.faults
            .replaced
            .set(self.faults.replaced.get() || replaced);
        self.reader = Some(Reader::Other(decoder));
    }

    /// `None` while all has been ASCII.
    fn reader_for_chunk(&mut self) -> Option<Reader> {
        if let Some(reader) = self.reader.take() {
            return Some(reader);
        }
        let at_start = self.faults.encoding.get().is_none();
        let (encoding, is_sure) = match said(&self.chunk).filter(|_| at_start) {
            Some(encoding) => (Some(encoding), true),
            None => guessed(&self.chunk, self.over),
        };
        self.faults
            .encoding
            .set(Some(encoding.map_or("ASCII", Encoding::name)));
        self.faults.is_unsure.set(!is_sure);
        let encoding = encoding?;
        if encoding != UTF_8 {
            return Some(Reader::Other(encoding.new_decoder_with_bom_removal()));
        }
        if self.chunk.starts_with(UTF8_MARK) {
            self.chunk.drain(..UTF8_MARK.len());
        }
        Some(Reader::Utf8(MixedUtf8::default()))
    }
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read_to == self.text.len() {
            self.advance()?;
        }
        Ok(&self.text[self.read_to..])
    }

    fn consume(&mut self, amount: usize) {
        self.read_to = (self.read_to + amount).min(self.text.len());
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_bytes = self.fill_buf()?.read(buffer)?;
        self.consume(n_bytes);
        Ok(n_bytes)
    }
}

/// The encoding of a chunk of bytes; `None` if all are ASCII and could go on as anything.
pub(crate) fn encoding_of(chunk: &[u8], at_start: bool, is_all: bool) -> Option<&'static Encoding> {
    if at_start && let Some(encoding) = said(chunk) {
        return Some(encoding);
    }
    guessed(chunk, is_all).0
}

/// The same where nothing says the encoding, and whether the text bears it out.
fn guessed(chunk: &[u8], is_all: bool) -> (Option<&'static Encoding>, bool) {
    if chunk.is_ascii() {
        return (None, true);
    }
    if is_mostly_utf8(chunk) {
        return (Some(UTF_8), true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(chunk, is_all);
    let guess = detector.guess(None, Utf8Detection::Deny);
    match mac_roman::fit(chunk, guess) {
        Fit::Good => (Some(guess), true),
        Fit::Doubtful => (Some(guess), false),
        // What is left of DOS can look like it.
        Fit::MacRoman => (Some(MACINTOSH), false),
    }
}

/// A whole page as text, in the encoding that it or its server (`label`) says it is in, unless the
/// bytes say otherwise.
pub(crate) fn page(bytes: &[u8], label: Option<&str>) -> String {
    let by_server = || {
        let encoding = Encoding::for_label(label?.as_bytes())?;
        let is_other =
            Encoding::for_bom(bytes).is_some() || is_mostly_utf8(bytes) || encoding == UTF_8;
        (!is_other).then_some(encoding)
    };
    let encoding = by_server()
        .or_else(|| encoding_of(bytes, true, true))
        .unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

/// By a byte order mark, the zeros of UTF-16, or what a page declares.
fn said(start: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Some(encoding);
    }
    utf16_without_mark(start).or_else(|| declared(start))
}

/// Latin letters in UTF-16 have a zero beside each.
fn utf16_without_mark(start: &[u8]) -> Option<&'static Encoding> {
    let pairs = start[..start.len().min(2_000)].as_chunks::<2>().0;
    let share = |zeros: usize| pairs.len() >= 4 && zeros * 10 >= pairs.len() * 7;
    let low = pairs
        .iter()
        .filter(|pair| pair[0] != 0 && pair[1] == 0)
        .count();
    let high = pairs
        .iter()
        .filter(|pair| pair[0] == 0 && pair[1] != 0)
        .count();
    match (share(low), share(high)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// The `charset=` or `encoding=` of HTML or XML, unless the bytes are UTF-8 after all, or the
/// declaration cannot be true.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let head = &start[..start.len().min(4_096)];
    let is_markup = head.trim_ascii_start().first() == Some(&b'<');
    if !is_markup {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = ["charset=", "encoding="].iter().find_map(|key| {
        let (_, rest) = head.split_once(key)?;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(['"', '\'', ' ', ';', '>', '?', '/']).next()
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    let impossible = encoding == UTF_16LE || encoding == UTF_16BE || encoding == UTF_8;
    let is_utf8 = !start.is_ascii() && is_mostly_utf8(start);
    (!impossible && !is_utf8).then_some(encoding)
}

/// Whether a text is UTF-8 but for slips: it has at least twice as many valid sequences beyond ASCII as
/// broken ones. A sequence cut at the end is not broken.
///
/// News in 27 languages in the encodings they had before (Windows, ISO, KOI8, those of East Asia) have at
/// most half as many valid as broken ones, in pieces of 200 bytes and more; most have none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut n_valid = 0;
    let mut n_broken = 0;
    for part in bytes.utf8_chunks() {
        n_valid += part
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        n_broken += usize::from(!part.invalid().is_empty());
    }
    let cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    n_valid >= 2 * (n_broken - usize::from(cut && n_broken > 0)) && n_valid + usize::from(cut) > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decode(bytes: &[u8]) -> (String, Faults) {
        let faults = Rc::new(Faults::default());
        let mut text = String::new();
        Decoded::new(bytes, Rc::clone(&faults))
            .read_to_string(&mut text)
            .expect("in memory");
        (text, Rc::into_inner(faults).expect("the only one left"))
    }

    const STORY: &str = "Der Hafen von Süderfähr bleibt bis Donnerstag für größere Schiffe geschlossen. \
        Die Behörde prüft, ob die Brücke hält.";

    #[test]
    fn text_is_the_same_in_whatever_encoding_it_comes() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(STORY);
        let utf16 = |to: fn(u16) -> [u8; 2]| STORY.encode_utf16().flat_map(to).collect::<Vec<_>>();
        for (name, bytes) in [
            ("UTF-8", STORY.as_bytes().to_vec()),
            ("UTF-8", [b"\xef\xbb\xbf", STORY.as_bytes()].concat()),
            ("windows-1252", latin.to_vec()),
            (
                "UTF-16LE",
                [&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat(),
            ),
            ("UTF-16LE", utf16(u16::to_le_bytes)),
            ("UTF-16BE", utf16(u16::to_be_bytes)),
        ] {
            let (text, faults) = decode(&bytes);
            assert_eq!(text, STORY, "{name}");
            assert_eq!(faults.encoding.get(), Some(name));
            assert!(!faults.replaced.get(), "{name}");
        }
    }

    /// The encodings that text on the web is still found in, each with a text in a language of its own.
    #[test]
    fn old_encodings_are_told_by_their_text() {
        use encoding_rs as known;
        for (encoding, text) in [
            (
                known::WINDOWS_1250,
                "Przeładunek w porcie został wstrzymany, a związkowcy zapowiadają dalsze protesty. Ludność źle znosi tę ciężką sytuację.",
            ),
            (
                known::WINDOWS_1251,
                "Порт закрыт до четверга, а рыбаки спрашивают, кто заплатит за эти дни.",
            ),
            (
                known::KOI8_U,
                "Порт закрыт до четверга, а рыбаки спрашивают, кто заплатит за эти дни.",
            ),
            (
                known::WINDOWS_1252,
                "Le port restera fermé jusqu’à jeudi, et les pêcheurs s’inquiètent déjà.",
            ),
            (
                known::WINDOWS_1252,
                "“No,” the skipper said — “we don’t know.” He’s waiting; it’s Tuesday… The firm’s lawyers aren’t.",
            ),
            (
                known::WINDOWS_1253,
                "Το λιμάνι θα μείνει κλειστό μέχρι την Πέμπτη, είπαν οι αρχές.",
            ),
            (
                known::WINDOWS_1254,
                "Liman perşembeye kadar kapalı kalacak, balıkçılar ise şikâyetçi oldu.",
            ),
            (
                known::WINDOWS_1255,
                "הנמל יישאר סגור עד יום חמישי, והדייגים שואלים מי ישלם.",
            ),
            (
                known::WINDOWS_1256,
                "سيبقى الميناء مغلقا حتى يوم الخميس، ويسأل الصيادون من سيدفع.",
            ),
            (
                known::GBK,
                "港口将关闭到星期四，渔民们问谁来支付这几天的费用。",
            ),
            (
                known::BIG5,
                "港口將關閉到星期四，漁民們問誰來支付這幾天的費用。",
            ),
            (
                known::SHIFT_JIS,
                "港は木曜日まで閉鎖され、漁師たちは誰が払うのかと尋ねている。",
            ),
            (
                known::EUC_JP,
                "港は木曜日まで閉鎖され、漁師たちは誰が払うのかと尋ねている。",
            ),
            (
                known::EUC_KR,
                "항구는 목요일까지 폐쇄되며, 어부들은 누가 돈을 낼지 묻고 있다.",
            ),
        ] {
            let (bytes, _, has_failed) = encoding.encode(text);
            assert!(!has_failed, "{}", encoding.name());
            assert_eq!(decode(&bytes).0, text, "{}", encoding.name());
        }
    }

    #[test]
    fn an_encoding_that_shows_late_is_still_found() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(STORY);
        let late = [&vec![b' '; 3 * CHUNK_BYTES][..], &latin].concat();
        let (text, _) = decode(&late);
        assert!(text.ends_with(STORY));
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let broken = [
            STORY.as_bytes(),
            STORY.as_bytes(),
            b"\xff",
            STORY.as_bytes(),
        ]
        .concat();
        let (text, faults) = decode(&broken);
        assert_eq!(text, format!("{STORY}{STORY}ÿ{STORY}"));
        assert!(!faults.replaced.get());
        assert_eq!(faults.n_foreign.get(), 1);
    }

    #[test]
    fn one_part_in_another_encoding_does_not_garble_the_rest() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(STORY);
        let utf8 = STORY.repeat(4);
        for mixed in [
            [utf8.as_bytes(), &latin].concat(),
            [&latin, utf8.as_bytes()].concat(),
        ] {
            let (text, faults) = decode(&mixed);
            assert_eq!(text, STORY.repeat(5));
            assert_eq!(faults.encoding.get(), Some("UTF-8"));
            assert_eq!(faults.n_foreign.get(), 9);
        }
    }

    #[test]
    fn a_page_may_declare_its_encoding() {
        let page = "<html><meta charset=\"windows-1251\"><p>Порт закрыт</p>";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
        assert_eq!(decode(&bytes).0, page);
        let wrong = page.replace("windows-1251", "iso-8859-1");
        assert_eq!(decode(wrong.as_bytes()).0, wrong);
    }

    #[test]
    fn letters_across_chunks_stay_whole() {
        let text = format!("{}ä", "é".repeat(CHUNK_BYTES));
        assert_eq!(decode(format!("x{text}").as_bytes()).0, format!("x{text}"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic_and_utf8_is_unchanged(bytes: Vec<u8>, text in "\\PC{0,40}") {
            decode(&bytes);
            let text = format!("Ünï çödé {text}");
            prop_assert_eq!(decode(text.as_bytes()).0, text);
        }
    }
}
