//! A user's own vectors, in the text format of word2vec and GloVe: a word and its numbers a line,
//! with or without a first line that says how many of each.

use std::borrow::Cow;
use std::io::{BufRead, Read};

use super::Vectors;
use super::centre::centre;

/// Most words read; files are sorted by frequency, so the rest is rare.
const MOST_WORDS: usize = 200_000;
/// Most coordinates; the largest published vectors have 1,024.
const MOST_DIMENSIONS: usize = 2_048;
/// Longest line in bytes.
const LONGEST_LINE: u64 = 1 << 16;
/// Most numbers in all: 800 MB while they are read.
const MOST_NUMBERS: usize = 100_000_000;

/// Why vectors could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadVectorsError {
    /// The reader failed.
    #[error("line {line}: {source}")]
    Read {
        /// Where, from 1.
        line: usize,
        /// What it said.
        source: std::io::Error,
    },
    /// A line is not a word with as many numbers as the first.
    #[error("line {line}: {what}; each line must be a word and its numbers, separated by spaces")]
    Line {
        /// Which, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// Too few words for directions to be found.
    #[error("only {0} words; vectors of at least 10 are needed")]
    TooFew(usize),
}

impl Vectors {
    /// Reads vectors in the text format of word2vec and GloVe, and prepares them as the built-in ones
    /// are. Words are folded to lower case; of several the first counts. At most 200,000 words are
    /// read; a file with more is read that far.
    ///
    /// # Errors
    /// Where the reader fails, a line is no word with as many numbers as the first, or there are
    /// fewer than ten words.
    ///
    /// ```
    /// use otherwords_lexicon::Vectors;
    /// let file: String = (0..10u8)
    ///     .map(|word| format!("word{word} {} {} {} 1\n", word % 2, word % 3, word % 5))
    ///     .collect();
    /// let vectors = Vectors::read(file.as_bytes())?;
    /// assert_eq!((vectors.len(), vectors.dimensions()), (10, 4));
    /// # Ok::<(), otherwords_lexicon::ReadVectorsError>(())
    /// ```
    pub fn read(mut reader: impl BufRead) -> Result<Self, ReadVectorsError> {
        let (mut words, mut numbers) = (Vec::new(), Vec::new());
        let mut dimensions = 0;
        let (mut text, mut line) = (Vec::new(), 0);
        while words.len() < MOST_WORDS {
            line += 1;
            text.clear();
            let mut bounded = (&mut reader).take(LONGEST_LINE);
            let read = bounded.read_until(b'\n', &mut text);
            if read.map_err(|source| ReadVectorsError::Read { line, source })? == 0 {
                break;
            }
            let text = String::from_utf8_lossy(&text);
            let wrong = |what: String| ReadVectorsError::Line { line, what };
            let (word, row) = parts(&text).map_err(wrong)?;
            let is_header = line == 1 && row.len() == 1;
            if is_header || word.is_empty() {
                continue;
            }
            if dimensions == 0 {
                dimensions = row.len();
            }
            check(row.len(), dimensions).map_err(wrong)?;
            if numbers.len() + dimensions > MOST_NUMBERS {
                break;
            }
            words.push(Cow::Owned(word.to_lowercase()));
            numbers.extend(row);
        }
        if words.len() < 10 {
            return Err(ReadVectorsError::TooFew(words.len()));
        }
        centre(&mut numbers, dimensions);
        Ok(Self::new(words, Cow::Owned(to_bytes(&numbers, dimensions))))
    }
}

/// A line's word and numbers.
fn parts(line: &str) -> Result<(&str, Vec<f64>), String> {
    let line = line.trim_end();
    let (word, numbers) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let number = |text: &str| match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(format!(
            "`{}` is no number",
            text.chars().take(20).collect::<String>()
        )),
    };
    let numbers: Result<Vec<f64>, String> = numbers.split_whitespace().map(number).collect();
    Ok((word, numbers?))
}

fn check(found: usize, dimensions: usize) -> Result<(), String> {
    match dimensions {
        0..2 => Err(format!("{found} numbers are no vector")),
        _ if dimensions > MOST_DIMENSIONS => Err(format!(
            "{dimensions} numbers are more than {MOST_DIMENSIONS}"
        )),
        _ if found != dimensions => Err(format!(
            "{found} numbers where the first line has {dimensions}"
        )),
        _ => Ok(()),
    }
}

/// Each row scaled so that its largest coordinate is 127: the cosine does not see the scale.
fn to_bytes(numbers: &[f64], dimensions: usize) -> Vec<u8> {
    let to_bytes = |row: &[f64]| {
        let largest = row
            .iter()
            .fold(0.0, |most: f64, value| most.max(value.abs()));
        let scale = if largest > 0.0 { 127.0 / largest } else { 0.0 };
        let scaled = row
            .iter()
            .map(|value| (value * scale).round_ties_even() as i8 as u8);
        scaled.collect::<Vec<_>>()
    };
    numbers
        .chunks_exact(dimensions)
        .flat_map(to_bytes)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let good = "a 1 2 3\n".repeat(10);
        let rows = [
            (String::new(), "only 0 words"),
            (
                format!("{good}b 1 2\n"),
                "line 11: 2 numbers where the first line has 3",
            ),
            (format!("{good}b 1 2 x\n"), "line 11: `x` is no number"),
            (format!("{good}b 1 2 NaN\n"), "line 11: `NaN` is no number"),
            ("10 1\na 1\n".to_owned(), "line 2: 1 numbers are no vector"),
            (
                format!("a{}\n", " 1".repeat(3_000)),
                "line 1: 3000 numbers are more",
            ),
        ];
        for (file, expected) in rows {
            let error = Vectors::read(file.as_bytes())
                .err()
                .expect("refused")
                .to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }

    #[test]
    fn the_two_ways_to_begin_a_file_are_read_alike() {
        let body: String = (0..12u32)
            .map(|word| format!("Word{word} {} {} {}\n", word % 2, word * word % 7, word % 5))
            .collect();
        let plain = Vectors::read(body.as_bytes()).expect("read");
        let headed = Vectors::read(format!("12 3\n{body}").as_bytes()).expect("read");
        assert_eq!(plain.values, headed.values);
        assert_eq!(plain.rank("word3"), Some(3));
    }
}
