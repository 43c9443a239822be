//! quanteda's YAML dictionaries: names with lists of words, nested as deep as one likes; the names of
//! nested frames are joined by `/`.
//!
//! Read event by event, so that nothing is expanded: an alias is refused.

use yaml_rust2::Event;
use yaml_rust2::parser::Parser;

use super::Found;

/// Deepest nesting.
const DEEPEST: usize = 20;

pub(super) fn read(text: &str) -> Result<Found, String> {
    let mut parser = Parser::new_from_str(text);
    let mut reader = Reader::default();
    loop {
        let (event, mark) = parser.next_token().map_err(|error| error.to_string())?;
        if event == Event::StreamEnd {
            return Ok(reader.found);
        }
        reader
            .take(event)
            .map_err(|why| format!("line {}: {why}", mark.line()))?;
    }
}

/// Where we are in the file.
#[derive(Debug, PartialEq, Eq)]
enum Level {
    /// In a mapping that waits for a name.
    Names,
    /// In a mapping, after a name.
    Value(String),
    /// In a list of words.
    Words,
}

#[derive(Default)]
struct Reader {
    found: Found,
    levels: Vec<Level>,
}

impl Reader {
    fn take(&mut self, event: Event) -> Result<(), &'static str> {
        match event {
            Event::Alias(_) => Err(
                "an alias (`*name`) is not read in a lexicon; write the words out, in quotation marks where they begin with `*`",
            ),
            Event::MappingStart(..) => self.enter(Level::Names),
            Event::SequenceStart(..) => self.enter(Level::Words),
            Event::MappingEnd | Event::SequenceEnd => {
                self.levels.pop();
                self.done();
                Ok(())
            }
            Event::Scalar(text, ..) => self.scalar(text),
            _ => Ok(()),
        }
    }

    fn enter(&mut self, level: Level) -> Result<(), &'static str> {
        if self.levels.len() >= DEEPEST {
            return Err("it is nested too deeply");
        }
        self.levels.push(level);
        Ok(())
    }

    /// A name, or a word.
    fn scalar(&mut self, text: String) -> Result<(), &'static str> {
        match self.levels.last_mut() {
            None => return Err("a lexicon is names with lists of words"),
            Some(level @ Level::Names) => *level = Level::Value(text),
            Some(Level::Words) => {
                let frame = self.path();
                self.found.add(&frame, &text);
            }
            Some(Level::Value(_)) => {
                let frame = self.path();
                self.found.add(&frame, &text);
                self.done();
            }
        }
        Ok(())
    }

    /// The value of a name has been read.
    fn done(&mut self) {
        if let Some(level @ Level::Value(_)) = self.levels.last_mut() {
            *level = Level::Names;
        }
    }

    fn path(&self) -> String {
        let names = self.levels.iter().filter_map(|level| match level {
            Level::Value(name) => Some(name.as_str()),
            _ => None,
        });
        names.collect::<Vec<_>>().join("/")
    }
}
