//! The dictionaries of all segments and layers, read as one. In parts, so that all cores can read.

use std::cmp::Ordering;
use std::sync::Arc;

use otherwords_text::Layer;
use tantivy::postings::TermInfo;
use tantivy::termdict::TermStreamer;
use tantivy::{InvertedIndexReader, SegmentReader};

use crate::error::IndexError;
use crate::index::Index;

/// The words of the body, whatever segment and layer they stand in.
pub(crate) struct Dictionary<'i> {
    index: &'i Index,
    /// By segment and layer.
    readers: Vec<[Arc<InvertedIndexReader>; 3]>,
}

/// Where the postings of a word are.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) segment: u32,
    pub(crate) layer: Layer,
    pub(crate) info: TermInfo,
}

/// Words from one on, and before another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    from: Option<Vec<u8>>,
    before: Option<Vec<u8>>,
}

/// Words of the largest dictionary in a part: enough to pay for its beginning.
const WORDS_OF_A_PART: usize = 1_024;

impl<'i> Dictionary<'i> {
    pub(crate) fn open(index: &'i Index) -> Result<Self, IndexError> {
        let of_segment = |segment: &SegmentReader| {
            let [voice, quotation, short] = Layer::ALL.map(|layer| {
                let reader = segment.inverted_index(index.fields.layer(layer));
                reader.map_err(|error| index.failed(error))
            });
            Ok([voice?, quotation?, short?])
        };
        let readers = index.segments().iter().map(of_segment);
        Ok(Self {
            index,
            readers: readers.collect::<Result<_, _>>()?,
        })
    }

    /// What the postings of a place are read with.
    pub(crate) fn reader(&self, place: &Place) -> &InvertedIndexReader {
        &self.readers[place.segment as usize][place.layer as usize]
    }

    /// All words, in parts that follow each other.
    pub(crate) fn parts(&self) -> Result<Vec<Part>, IndexError> {
        let dictionaries = self.readers.iter().flatten().map(|reader| reader.terms());
        let Some(largest) = dictionaries.max_by_key(|words| words.num_terms()) else {
            return Ok(Vec::new());
        };
        let mut parts = vec![Part::default()];
        for first in (WORDS_OF_A_PART..largest.num_terms()).step_by(WORDS_OF_A_PART) {
            let mut word = Vec::new();
            largest
                .ord_to_term(first as u64, &mut word)
                .map_err(|error| self.index.failed(error))?;
            if let Some(last) = parts.last_mut() {
                last.before = Some(word.clone());
            }
            parts.push(Part {
                from: Some(word),
                before: None,
            });
        }
        Ok(parts)
    }

    /// Hands over the words of a part, sorted, each with its places by segment and layer.
    pub(crate) fn each_word(
        &self,
        part: &Part,
        mut take: impl FnMut(&str, &[Place]) -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        let mut streams = self.streams(part)?;
        let (mut having, mut places) = (Vec::new(), Vec::new());
        while let Some(first) = first_word(&streams, &mut having) {
            places.clear();
            places.extend(having.iter().map(|&stream| streams[stream].place()));
            // The engine keeps what we gave it, which is text.
            if let Ok(word) = std::str::from_utf8(streams[first].words.key()) {
                take(word, &places)?;
            }
            for &stream in having.iter().rev() {
                if !streams[stream].words.advance() {
                    streams.remove(stream);
                }
            }
        }
        Ok(())
    }

    /// The dictionaries that have words of a part, each at its first.
    fn streams(&self, part: &Part) -> Result<Vec<Stream<'_>>, IndexError> {
        let mut streams = Vec::new();
        for (segment, readers) in (0..).zip(&self.readers) {
            for (layer, reader) in Layer::ALL.into_iter().zip(readers) {
                let words = part.of(reader).map_err(|error| self.index.failed(error))?;
                let mut stream = Stream {
                    segment,
                    layer,
                    words,
                };
                if stream.words.advance() {
                    streams.push(stream);
                }
            }
        }
        Ok(streams)
    }
}

impl Part {
    fn of<'r>(&self, reader: &'r InvertedIndexReader) -> std::io::Result<TermStreamer<'r>> {
        let mut range = reader.terms().range();
        if let Some(from) = &self.from {
            range = range.ge(from);
        }
        if let Some(before) = &self.before {
            range = range.lt(before);
        }
        range.into_stream()
    }
}

/// One dictionary, at one of its words.
struct Stream<'r> {
    segment: u32,
    layer: Layer,
    words: TermStreamer<'r>,
}

impl Stream<'_> {
    fn place(&self) -> Place {
        Place {
            segment: self.segment,
            layer: self.layer,
            info: self.words.value().clone(),
        }
    }
}

/// Finds the streams that are at the first of all words, and one of them; none at the end.
fn first_word(streams: &[Stream<'_>], having: &mut Vec<usize>) -> Option<usize> {
    having.clear();
    for (place, stream) in streams.iter().enumerate() {
        let first = having.first().map(|first: &usize| &streams[*first]);
        match first.map(|first| stream.words.key().cmp(first.words.key())) {
            Some(Ordering::Greater) => continue,
            Some(Ordering::Less) => having.clear(),
            Some(Ordering::Equal) | None => {}
        }
        having.push(place);
    }
    having.first().copied()
}
