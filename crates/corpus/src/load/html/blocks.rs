//! The paragraphs of a page by how they are marked up. Pages cut their articles into blocks, with
//! advertisements between, and of these the search for the article may find one: the others look the
//! same.

use std::collections::HashSet;

use dom_query::NodeRef;
use dom_smoothie::Readability;

use super::cleaning::MOST_LOOKED_AT;
use crate::letters::letters;

/// The paragraphs and headings of a page, in their order.
pub(super) struct Blocks(Vec<Block>);

struct Block {
    text: String,
    /// Its letters: equal for equal texts, whatever the spaces.
    key: String,
    /// Its tag and class.
    mark: String,
    /// Those of its parent, and which `<article>` it is in.
    parent: String,
    is_heading: bool,
}

/// In bytes; shorter paragraphs look alike everywhere.
const LONG: usize = 80;
/// So large a part of what was found must be missing before anything is added …
const LEAST_MISSING: f64 = 0.3;
/// … and so much of what was found must stand in blocks, lest anything is lost.
const LEAST_IN_BLOCKS: f64 = 0.7;
/// Ancestors looked at.
const MOST_ANCESTORS: usize = 64;

impl Blocks {
    /// Reads them before the page is taken apart, and after what its scripts hold has been read: these
    /// are taken out.
    pub(super) fn of(page: &Readability) -> Self {
        page.doc.select("script, style").remove();
        let mut n_left = MOST_LOOKED_AT;
        let places = page.doc.select("p, h2, h3, h4, li");
        let blocks = places.nodes().iter().map_while(|node| {
            let text = (n_left > 0).then(|| node.text().trim().to_owned())?;
            n_left = n_left.saturating_sub(text.len());
            Some(Block::new(node, text))
        });
        Self(blocks.filter(|block| !block.key.is_empty()).collect())
    }

    /// The text with the blocks that look like its own, where these are much; else the text.
    pub(super) fn completed(&self, text: String) -> String {
        let found: HashSet<String> = text.split("\n\n").map(letters).collect();
        let is_found = |block: &&Block| found.contains(&block.key);
        let looks = Looks::of(self.0.iter().filter(is_found));
        let missing = self
            .0
            .iter()
            .filter(|block| !is_found(block) && block.is_long() && looks.has(block));
        let enough = |n: usize, share: f64| n as f64 >= share * text.len() as f64;
        let n_missing = missing.map(|block| block.text.len()).sum();
        let n_found = self.once(is_found).map(|block| block.text.len()).sum();
        if !enough(n_missing, LEAST_MISSING) || !enough(n_found, LEAST_IN_BLOCKS) {
            return text;
        }
        let own = self.once(|block| is_found(block) || looks.has(block));
        let texts: Vec<&str> = own.map(|block| &*block.text).collect();
        texts.join("\n\n")
    }

    /// Such blocks, each text once.
    fn once(&self, is_one: impl Fn(&&Block) -> bool) -> impl Iterator<Item = &Block> {
        let mut seen = HashSet::new();
        let blocks = self.0.iter().filter(is_one);
        blocks.filter(move |block| seen.insert(&block.key))
    }
}

/// How the paragraphs of an article look.
struct Looks<'b>(HashSet<(&'b str, &'b str)>);

impl<'b> Looks<'b> {
    /// From those that are long enough to tell.
    fn of(found: impl Iterator<Item = &'b Block>) -> Self {
        let long = found.filter(|block| block.is_long());
        Self(long.map(|block| (&*block.mark, &*block.parent)).collect())
    }

    /// Whether a block looks like them, or is a heading among them.
    fn has(&self, block: &Block) -> bool {
        let is_beside = || self.0.iter().any(|(_, parent)| **parent == block.parent);
        self.0.contains(&(&*block.mark, &*block.parent)) || block.is_heading && is_beside()
    }
}

impl Block {
    fn new(node: &NodeRef<'_>, text: String) -> Self {
        let name = |node: &NodeRef<'_>| node.node_name().unwrap_or_default().to_string();
        let mark = |node: &NodeRef<'_>| {
            let class = node.class().unwrap_or_default();
            format!("{}.{class}", name(node))
        };
        let parent = node.parent().as_ref().map(mark).unwrap_or_default();
        let mut ancestors = node.ancestors_it(Some(MOST_ANCESTORS));
        let article = ancestors.find(|ancestor| name(ancestor) == "article");
        let article = article.map(|article| format!("{:?}", article.id));
        Self {
            key: letters(&text),
            mark: mark(node),
            parent: format!("{parent} in {}", article.unwrap_or_default()),
            is_heading: name(node).starts_with('h'),
            text,
        }
    }

    fn is_long(&self) -> bool {
        !self.is_heading && self.text.len() >= LONG
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "The ferry to the islands stays in port, because nobody could be found to repair its engine.";
    const SECOND: &str = "Islanders were brought home by fishermen, who asked for nothing but a warm meal in return.";
    const OTHER: &str = "A bakery in the old town has baked the longest loaf that anybody there can still remember.";

    /// A page with an article in two blocks, and more behind it.
    fn completed(behind: &str) -> String {
        let html = format!(
            "<body><article><div class='block'><p class='t'>{FIRST}</p></div><div class='ad'><p>Buy.</p></div>\
             <div class='block'><h2>What now?</h2><p class='t'>{SECOND}<script>x()</script></p></div></article>{behind}"
        );
        let page = Readability::new(html, None, None).unwrap();
        Blocks::of(&page).completed(FIRST.to_owned())
    }

    #[test]
    fn blocks_that_look_like_what_was_found_belong_to_it() {
        assert_eq!(completed(""), format!("{FIRST}\n\nWhat now?\n\n{SECOND}"));
    }

    #[test]
    fn another_article_on_the_page_does_not() {
        let behind =
            format!("<article><div class='block'><p class='t'>{OTHER}</p></div></article>");
        assert_eq!(completed(&behind), completed(""));
    }

    #[test]
    fn a_text_of_which_little_is_missing_stays() {
        let page = Readability::new(format!("<p>{FIRST}</p><p>{SECOND}</p>"), None, None).unwrap();
        let unmarked = "Long ago. ".repeat(5);
        for text in [
            format!("{FIRST}\n\n{}", unmarked.repeat(20)),
            format!("{FIRST}\n\n{unmarked}"),
        ] {
            assert_eq!(Blocks::of(&page).completed(text.clone()), text);
        }
    }
}
