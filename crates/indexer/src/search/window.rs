//! Which places of several words are near enough to each other: numbers only, no words, no files.
//!
//! Every function takes, for each slot, the sorted positions at which one of its words stands, and
//! hands over windows in the order of their ends. A window is minimal: nothing can be cut off at
//! either end. Two slots never share a token.

/// A stretch of positions, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Window {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

/// Starts at which every slot has a word at its own distance from the start.
pub(crate) fn adjacent(places: &[Vec<u32>], offsets: &[u32]) -> Vec<u32> {
    let rarest = (0..places.len()).min_by_key(|slot| places[*slot].len());
    let Some(rarest) = rarest else {
        return Vec::new();
    };
    let mut rests: Vec<&[u32]> = places.iter().map(Vec::as_slice).collect();
    let starts = places[rarest]
        .iter()
        .filter_map(|place| place.checked_sub(offsets[rarest]));
    starts
        .filter(|start| {
            rests
                .iter_mut()
                .zip(offsets)
                .all(|(rest, offset)| has(rest, start.saturating_add(*offset)))
        })
        .collect()
}

/// Whether a position is among the rest, which then begins with it. Asked in ascending order.
fn has(rest: &mut &[u32], position: u32) -> bool {
    let skipped = match rest.first() {
        Some(first) if *first >= position => 0,
        _ => rest.partition_point(|place| *place < position),
    };
    *rest = &rest[skipped..];
    rest.first() == Some(&position)
}

/// Minimal windows with a word of each slot in the order of the slots and at most `room` positions
/// besides.
pub(crate) fn ordered(places: &[Vec<u32>], room: u32) -> Vec<Window> {
    let mut tokens = tokens(places);
    // Of one token's slots the last is served first, so that no token serves two.
    tokens.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let widest = widest(places, room);
    let mut windows: Vec<Window> = Vec::new();
    // For each slot the latest start of a chain of words that ends with it.
    let mut starts: Vec<Option<u32>> = vec![None; places.len()];
    for (position, slot) in tokens {
        starts[slot] = if slot == 0 {
            Some(position)
        } else {
            starts[slot - 1]
        };
        let Some(first) = starts[slot].filter(|_| slot + 1 == places.len()) else {
            continue;
        };
        let is_new = windows.last().is_none_or(|window| window.first < first);
        if is_new && position - first < widest {
            windows.push(Window {
                first,
                last: position,
            });
        }
    }
    windows
}

/// Minimal windows with a word of each slot in any order and at most `room` positions besides.
pub(crate) fn unordered(places: &[Vec<u32>], room: u32) -> Vec<Window> {
    let widest = widest(places, room);
    let mut sliding = Sliding::new(places);
    let mut windows = Vec::new();
    for right in 0..sliding.tokens.len() {
        let last = sliding.tokens[right].position;
        while last - sliding.tokens[sliding.left].position >= widest {
            sliding.drop_left();
        }
        sliding.add_right(right);
        if sliding.is_complete() {
            let first = sliding.shrink();
            windows.push(Window { first, last });
        }
    }
    windows
}

/// Every position of every slot.
fn tokens(places: &[Vec<u32>]) -> Vec<(u32, usize)> {
    let each = places.iter().enumerate();
    each.flat_map(|(slot, places)| places.iter().map(move |place| (*place, slot)))
        .collect()
}

fn widest(places: &[Vec<u32>], room: u32) -> u32 {
    u32::try_from(places.len())
        .unwrap_or(u32::MAX)
        .saturating_add(room)
}

/// A token that can fill some of the slots.
struct Token {
    position: u32,
    slots: Vec<usize>,
    fills: Option<usize>,
}

/// A window that slides over the tokens and always fills as many slots as its tokens can: a
/// maximum matching, kept up by one augmenting path for each token that comes or goes.
struct Sliding {
    tokens: Vec<Token>,
    left: usize,
    /// The first token that has not come yet.
    right: usize,
    filled_by: Vec<Option<usize>>,
    n_filled: usize,
}

impl Sliding {
    fn new(places: &[Vec<u32>]) -> Self {
        let mut each = tokens(places);
        each.sort_unstable();
        let same = each.chunk_by(|a, b| a.0 == b.0);
        let tokens = same.map(|slots| Token {
            position: slots[0].0,
            slots: slots.iter().map(|token| token.1).collect(),
            fills: None,
        });
        let tokens = tokens.collect();
        Self {
            tokens,
            left: 0,
            right: 0,
            filled_by: vec![None; places.len()],
            n_filled: 0,
        }
    }

    fn is_complete(&self) -> bool {
        self.n_filled == self.filled_by.len()
    }

    fn add_right(&mut self, right: usize) {
        self.right = right + 1;
        let mut tried = vec![false; self.filled_by.len()];
        self.n_filled += usize::from(self.place(right, &mut tried));
    }

    /// Drops tokens until the window is no longer complete. The position of the last one dropped.
    fn shrink(&mut self) -> u32 {
        loop {
            let first = self.tokens[self.left].position;
            self.drop_left();
            if !self.is_complete() {
                return first;
            }
        }
    }

    fn drop_left(&mut self) {
        let dropped = self.left;
        self.left += 1;
        if let Some(slot) = self.tokens[dropped].fills.take() {
            self.filled_by[slot] = None;
            let mut tried = vec![false; self.filled_by.len()];
            tried[slot] = true;
            self.n_filled -= usize::from(!self.refill(slot, &mut tried));
        }
    }

    /// Finds a slot for a token, moving others where needed.
    fn place(&mut self, token: usize, tried: &mut [bool]) -> bool {
        for place in 0..self.tokens[token].slots.len() {
            let slot = self.tokens[token].slots[place];
            if std::mem::replace(&mut tried[slot], true) {
                continue;
            }
            if self.filled_by[slot].is_none_or(|other| self.place(other, tried)) {
                self.fill(slot, token);
                return true;
            }
        }
        false
    }

    /// Finds a token for a slot, moving others where needed.
    fn refill(&mut self, slot: usize, tried: &mut [bool]) -> bool {
        for token in self.left..self.right {
            if !self.tokens[token].slots.contains(&slot) {
                continue;
            }
            let is_free = match self.tokens[token].fills {
                None => true,
                Some(other) if tried[other] => false,
                Some(other) => {
                    tried[other] = true;
                    self.refill(other, tried)
                }
            };
            if is_free {
                self.fill(slot, token);
                return true;
            }
        }
        false
    }

    fn fill(&mut self, slot: usize, token: usize) {
        self.filled_by[slot] = Some(token);
        self.tokens[token].fills = Some(slot);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every choice of one position a slot, by brute force.
    fn choices(places: &[Vec<u32>]) -> Vec<Vec<u32>> {
        places.iter().fold(vec![Vec::new()], |chosen, slot| {
            let longer = |chosen: &Vec<u32>, place: &u32| [chosen.as_slice(), &[*place]].concat();
            chosen
                .iter()
                .flat_map(|chosen| slot.iter().map(move |place| longer(chosen, place)))
                .collect()
        })
    }

    /// The minimal windows by their definition.
    fn minimal(places: &[Vec<u32>], room: u32, in_order: bool) -> Vec<Window> {
        let mut all: Vec<Window> = choices(places)
            .into_iter()
            .filter(|choice| {
                let mut sorted = choice.clone();
                sorted.sort_unstable();
                sorted.windows(2).all(|pair| pair[0] < pair[1]) && (!in_order || sorted == *choice)
            })
            .map(|choice| Window {
                first: *choice.iter().min().unwrap(),
                last: *choice.iter().max().unwrap(),
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        let within = |outer: &Window, inner: &Window| {
            outer != inner && outer.first <= inner.first && inner.last <= outer.last
        };
        let is_minimal = |window: &&Window| !all.iter().any(|other| within(window, other));
        let is_narrow = |window: &&Window| window.last - window.first < places.len() as u32 + room;
        all.iter()
            .filter(is_minimal)
            .filter(is_narrow)
            .copied()
            .collect()
    }

    fn slots() -> impl Strategy<Value = Vec<Vec<u32>>> {
        let slot = prop::collection::btree_set(0u32..14, 0..6);
        prop::collection::vec(slot.prop_map(|places| places.into_iter().collect()), 1..5)
    }

    proptest! {
        #[test]
        fn windows_in_any_order_are_the_minimal_ones(places in slots(), room in 0u32..8) {
            prop_assert_eq!(unordered(&places, room), minimal(&places, room, false));
        }

        #[test]
        fn windows_in_order_are_the_minimal_ones(places in slots(), room in 0u32..8) {
            prop_assert_eq!(ordered(&places, room), minimal(&places, room, true));
        }

        #[test]
        fn adjacent_places_are_all_and_only_those(places in slots()) {
            let offsets: Vec<u32> = (0..places.len() as u32).collect();
            let expected: Vec<u32> = (0..14)
                .filter(|start| places.iter().zip(&offsets).all(|(slot, offset)| slot.contains(&(start + offset))))
                .collect();
            prop_assert_eq!(adjacent(&places, &offsets), expected);
        }
    }

    #[test]
    fn one_token_cannot_stand_for_two_words() {
        assert_eq!(unordered(&[vec![4], vec![4]], 9), []);
        assert_eq!(ordered(&[vec![4], vec![4]], 9), []);
        assert_eq!(
            unordered(&[vec![4, 6], vec![4, 6]], 1),
            [Window { first: 4, last: 6 }]
        );
    }
}
