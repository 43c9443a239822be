//! An article's words as the index wants them: analysed once, by `otherwords_text::analyze`, and
//! written as scripts for [`Replay`](crate::replay::Replay), one a layer.

use std::fmt::Write as _;

use otherwords_text::{Language, Layer, analyze, fold};

/// The word in a layout where a stretch without words begins; where one of a layer begins, it is
/// the layer's name.
pub(crate) const GAP: &str = "gap";

/// The words of one text, as scripts for [`Replay`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scripts {
    /// One script a layer.
    pub(crate) layers: [String; 3],
    /// Tokens a layer.
    pub(crate) lengths: [u64; 3],
    /// Words with a capital inside a sentence; all words with a capital where one opens.
    pub(crate) inside_capitals: String,
    pub(crate) opening_capitals: String,
    /// Where stretches of words of one layer, and gaps, begin.
    pub(crate) layout: String,
}

/// The words of a headline: its layers are not told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TitleScripts {
    pub(crate) words: String,
    pub(crate) length: u64,
    pub(crate) layout: String,
}

/// Analyses a text into scripts.
pub(crate) fn scripts(text: &str, language: Language) -> Scripts {
    let mut layers: [Script; 3] = Default::default();
    let mut lengths = [0; 3];
    let (mut inside, mut opening) = (Script::default(), Script::default());
    let mut layout = Layout::default();
    for token in analyze(text, language).tokens {
        let layer = token.layer as usize;
        let surface = token.surface(text);
        let term = fold(surface, language);
        layers[layer].write_at(token.position, &term);
        lengths[layer] += 1;
        layout.write(token.position, token.layer);
        if surface.starts_with(char::is_uppercase) {
            let opens = token.opens_sentence || token.opens_quotation;
            (if opens { &mut opening } else { &mut inside }).write(&term);
        }
    }
    Scripts {
        layers: layers.map(|script| script.text),
        lengths,
        inside_capitals: inside.text,
        opening_capitals: opening.text,
        layout: layout.finish(),
    }
}

/// Analyses a headline into scripts.
pub(crate) fn title_scripts(title: &str, language: Language) -> TitleScripts {
    let tokens = analyze(title, language).tokens;
    let mut words = Script::default();
    let mut layout = Layout::default();
    for token in &tokens {
        words.write_at(token.position, &fold(token.surface(title), language));
        layout.write(token.position, Layer::Voice);
    }
    TitleScripts {
        words: words.text,
        length: tokens.len() as u64,
        layout: layout.finish(),
    }
}

/// A script being written.
#[derive(Default)]
struct Script {
    text: String,
    /// Position of the next word if none is skipped.
    next: u32,
}

impl Script {
    fn write(&mut self, term: &str) {
        self.text.push_str(term);
        self.text.push('\n');
        self.next += 1;
    }

    fn write_at(&mut self, position: u32, term: &str) {
        let skipped = position.saturating_sub(self.next);
        if skipped > 0 {
            let _ = writeln!(self.text, "\t{skipped}"); // writing to a String cannot fail
        }
        self.next = position;
        self.write(term);
    }
}

/// A layout being written.
#[derive(Default)]
struct Layout {
    script: Script,
    /// Position after the last word, and that word's layer.
    last: Option<(u32, Layer)>,
}

impl Layout {
    fn write(&mut self, position: u32, layer: Layer) {
        let follows = self.last.is_some_and(|(next, _)| next == position);
        if !follows {
            self.write_gap();
        }
        if !follows || self.last.is_some_and(|(_, last)| last != layer) {
            self.script.write_at(position, layer.name());
        }
        self.last = Some((position + 1, layer));
    }

    fn write_gap(&mut self) {
        if let Some((position, _)) = self.last {
            self.script.write_at(position, GAP);
        }
    }

    fn finish(mut self) -> String {
        self.write_gap();
        self.script.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::replayed;

    #[test]
    fn the_layers_together_replay_the_analysis_exactly() {
        let text = "The ministry called it \u{201c}routine\u{201d}. It was not.\n\nNobody \"protested\" there.";
        let scripts = scripts(text, Language::ENGLISH);
        let mut all: Vec<_> = scripts
            .layers
            .iter()
            .flat_map(|script| replayed(script))
            .collect();
        all.sort_by_key(|(_, position)| *position);
        let expected: Vec<_> = analyze(text, Language::ENGLISH)
            .tokens
            .iter()
            .map(|token| {
                let term = fold(token.surface(text), Language::ENGLISH).into_owned();
                (term, token.position as usize)
            })
            .collect();
        assert_eq!(all, expected);
        assert_eq!(scripts.lengths.iter().sum::<u64>(), expected.len() as u64);
        assert_eq!(replayed(&scripts.layers[2]).len(), 2);
    }

    #[test]
    fn a_layout_tells_where_layers_and_gaps_begin() {
        let layout = |text| replayed(&scripts(text, Language::ENGLISH).layout);
        let at = |name: &str, position| (name.to_owned(), position);
        // The: 0, called: 1, it: 2, routine: 3, boundary: 4, It: 5, was: 6.
        assert_eq!(
            layout("They called it \"routine\". It was."),
            [
                at("voice", 0),
                at("short_quotation", 3),
                at("gap", 4),
                at("voice", 5),
                at("gap", 7)
            ]
        );
        assert_eq!(layout("***"), []);
    }

    #[test]
    fn an_empty_text_has_empty_scripts() {
        assert_eq!(scripts("", Language::ENGLISH), Scripts::default());
    }
}
