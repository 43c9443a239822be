//! How often each word stands in each group of articles: every posting is read once and added to its
//! article's group. No counts by article are kept, so this is about as fast as postings can be read.

use rayon::prelude::*;
use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;

use crate::dictionary::{Dictionary, Part, Place};
use crate::error::IndexError;
use crate::left::Left;
use crate::mask::Mask;
use crate::selection::{MASKED, NONE, Selection};

/// How a group uses a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupUse {
    /// The group's number.
    pub group: u32,
    /// Occurrences.
    pub n: u64,
    /// Articles that have it.
    pub articles: u64,
}

/// The words of a selection, to be counted by group.
pub struct GroupCounts<'s, 'i> {
    selection: &'s Selection<'i>,
    dictionary: Dictionary<'i>,
    /// By segment and document, marked as numbers of a selection are.
    groups: Vec<Vec<u32>>,
    n_groups: usize,
}

impl<'s, 'i> GroupCounts<'s, 'i> {
    /// `group_of` has the group of each article of the selection, numbered from 0.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn new(selection: &'s Selection<'i>, group_of: &[u32]) -> Result<Self, IndexError> {
        let index = selection.index;
        let group = |segment: usize, doc: DocId| match selection.number_and_mask(segment, doc) {
            None => NONE,
            Some((number, None)) => group_of[number as usize],
            Some((number, Some(_))) => group_of[number as usize] | MASKED,
        };
        let groups = index.segments().iter().enumerate().map(|(place, segment)| {
            let docs = 0..segment.max_doc();
            docs.map(|doc| group(place, doc)).collect()
        });
        Ok(Self {
            selection,
            dictionary: index.guard(|| Dictionary::open(index))?,
            groups: groups.collect(),
            n_groups: group_of.iter().max().map_or(0, |last| *last as usize + 1),
        })
    }

    /// Shows every word of the body, folded and not stemmed, to `add`, with how each group that has it
    /// uses it, by number of group. Words that do not occur in the selection are passed over. Gives
    /// what `add` made of each run of the alphabet, in its order; a run begins as `T::default()`, and how
    /// many there are depends on the cores.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn fold<T: Default + Send>(
        &self,
        add: impl Fn(&mut T, &str, &[GroupUse]) + Sync,
    ) -> Result<Vec<T>, IndexError> {
        let index = self.selection.index;
        let parts = index.guard(|| self.dictionary.parts())?;
        let begun = || Run {
            counter: Counter::new(self),
            made: T::default(),
        };
        let runs = parts
            .par_iter()
            .try_fold(begun, |run, part| run.over(part, &add));
        runs.map(|run| run.map(|run| run.made)).collect()
    }

    /// The words of a document that do not count; none for one that takes no part.
    fn mask(&self, segment: usize, doc: DocId) -> Option<&Mask> {
        let numbered = self.selection.number_and_mask(segment, doc);
        numbered.and_then(|(_, mask)| mask)
    }
}

/// Parts of the alphabet that one thread counts one after the other, and what is made of them.
struct Run<'a, 's, 'i, T> {
    counter: Counter<'a, 's, 'i>,
    made: T,
}

impl<T> Run<'_, '_, '_, T> {
    /// With one part more.
    fn over(
        mut self,
        part: &Part,
        add: &impl Fn(&mut T, &str, &[GroupUse]),
    ) -> Result<Self, IndexError> {
        let counts = self.counter.counts;
        counts.selection.index.guard(|| {
            counts.dictionary.each_word(part, |word, places| {
                let uses = self.counter.count(places)?;
                if !uses.is_empty() {
                    add(&mut self.made, word, uses);
                }
                Ok(())
            })
        })?;
        Ok(self)
    }
}

/// Counts one word after the other, on one thread.
struct Counter<'a, 's, 'i> {
    counts: &'a GroupCounts<'s, 'i>,
    /// Made once: every list of postings is read with it.
    postings: Option<BlockSegmentPostings>,
    sums: Sums,
    uses: Vec<GroupUse>,
    /// By segment and document: the last word it was seen with.
    seen: Vec<Vec<u32>>,
    word: u32,
}

/// The word at hand, by group.
struct Sums {
    of: Vec<GroupUse>,
    /// Groups that have it.
    touched: Vec<u32>,
}

impl Sums {
    #[inline]
    fn add(&mut self, group: u32, n: u32, is_another_article: bool) {
        let sum = &mut self.of[group as usize];
        if sum.n == 0 {
            self.touched.push(group);
        }
        sum.n += u64::from(n);
        sum.articles += u64::from(is_another_article);
    }

    /// Moves the sums there, by group.
    fn drain_into(&mut self, uses: &mut Vec<GroupUse>) {
        self.touched.sort_unstable();
        uses.clear();
        for group in self.touched.drain(..) {
            let sum = &mut self.of[group as usize];
            uses.push(*sum);
            (sum.n, sum.articles) = (0, 0);
        }
    }
}

impl<'a, 's, 'i> Counter<'a, 's, 'i> {
    fn new(counts: &'a GroupCounts<'s, 'i>) -> Self {
        let unused = |group| GroupUse {
            group,
            ..GroupUse::default()
        };
        let groups = 0..counts.n_groups as u32;
        Self {
            counts,
            postings: None,
            sums: Sums {
                of: groups.map(unused).collect(),
                touched: Vec::new(),
            },
            uses: Vec::new(),
            seen: counts.groups.iter().map(|of| vec![0; of.len()]).collect(),
            word: 0,
        }
    }

    /// How each group uses the word at these places.
    fn count(&mut self, places: &[Place]) -> Result<&[GroupUse], IndexError> {
        self.word += 1;
        for of_segment in places.chunk_by(|a, b| a.segment == b.segment) {
            let read = self.read_segment(of_segment);
            read.map_err(|error| self.counts.selection.index.failed(error))?;
        }
        self.sums.drain_into(&mut self.uses);
        Ok(&self.uses)
    }

    /// Adds the postings of a word in one segment, by layer.
    fn read_segment(&mut self, places: &[Place]) -> tantivy::Result<()> {
        let [first, others @ ..] = places else {
            return Ok(());
        };
        for place in others {
            self.read(place, |seen, word| std::mem::replace(seen, word) != word)?;
        }
        // Mostly voice, which has the most postings: read last, it need not remember what it has seen.
        match others {
            [] => self.read(first, |_, _| true),
            _ => self.read(first, |seen, word| *seen != word),
        }
    }

    /// Adds the postings of one place. `is_new` tells whether the article was not seen before, from
    /// the last word it was seen with and the one at hand, and sees to it that it is from now on.
    fn read(
        &mut self,
        place: &Place,
        is_new: impl Fn(&mut u32, u32) -> bool,
    ) -> tantivy::Result<()> {
        let segment = place.segment as usize;
        let (groups, seen) = (&self.counts.groups[segment], &mut self.seen[segment]);
        let postings = opened(&mut self.postings, &self.counts.dictionary, place)?;
        let mut left = Left::new(&self.counts.dictionary, place);
        while !postings.docs().is_empty() {
            for (&doc, &n) in postings.docs().iter().zip(postings.freqs()) {
                let group = groups[doc as usize];
                if group & MASKED == 0 {
                    let is_new = is_new(&mut seen[doc as usize], self.word);
                    self.sums.add(group, n, is_new);
                } else if let Some(mask) = self.counts.mask(segment, doc) {
                    let n = left.count(doc, mask)?;
                    if n > 0 {
                        let is_new = is_new(&mut seen[doc as usize], self.word);
                        self.sums.add(group & !MASKED, n, is_new);
                    }
                }
            }
            postings.advance();
        }
        Ok(())
    }
}

/// The postings of a place, read with what read those of others.
fn opened<'p>(
    postings: &'p mut Option<BlockSegmentPostings>,
    dictionary: &Dictionary<'_>,
    place: &Place,
) -> std::io::Result<&'p mut BlockSegmentPostings> {
    let reader = dictionary.reader(place);
    match postings {
        Some(postings) => {
            reader.reset_block_postings_from_terminfo(&place.info, postings)?;
            Ok(postings)
        }
        None => {
            let frequencies = IndexRecordOption::WithFreqs;
            let first = reader.read_block_postings_from_terminfo(&place.info, frequencies)?;
            Ok(postings.insert(first))
        }
    }
}
