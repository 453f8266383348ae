//! The text far from what is in sight, as a screen reader is told of it: its words, a node a stretch of lines, so that
//! nothing of the article is out of reach. Asked to bring one into sight, the reader goes there, and tells it by letter.

use super::reader_layout::Item;
use super::reader_tree::{node_ui, set_kind};
use crate::text::positions::Span;
use crate::text::structure::Label;
use crate::view::blocks::Block;
use egui::accesskit::{Action, NodeId};
use egui::{Id, Ui};
use std::sync::Arc;

/// About so many stretches a text is divided into at most, headings aside: a short text has one a line.
const MOST_STRETCHES: usize = 1_000;

/// Lines one after the other, or a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    span: Span,
    label: Label,
}

/// A stretch, or what of it is far, by its node.
#[derive(Clone, Copy, Debug)]
struct ToldStretch {
    id: Id,
    span: Span,
}

/// The stretches of an article.
#[derive(Clone, Debug, Default)]
pub struct Far {
    /// What they were made of: lines, and which of them are folded away.
    made_for: Option<(Arc<Vec<Block>>, u64)>,
    stretches: Vec<Stretch>,
    /// Those a screen reader knows of.
    told: Vec<ToldStretch>,
}

impl Far {
    /// Takes in which lines are shown; `version` changes where others are folded away.
    pub fn follow(&mut self, blocks: &Arc<Vec<Block>>, version: u64, items: &[Item]) {
        let is_same = |(made, of): &(Arc<Vec<Block>>, u64)| Arc::ptr_eq(made, blocks) && *of == version;
        if !self.made_for.as_ref().is_some_and(is_same) {
            self.made_for = Some((Arc::clone(blocks), version));
            self.stretches = stretches(blocks, items);
        }
    }

    /// Tells what lies before a byte.
    pub fn tell_before(&mut self, ui: &Ui, document: Id, text: &str, near: usize) {
        self.told.clear();
        let n = self.stretches.partition_point(|stretch| stretch.span.start < near);
        for stretch in self.stretches.get(..n).unwrap_or_default() {
            let span = Span { end: stretch.span.end.min(near), ..stretch.span };
            self.told.extend(tell(ui, document, text, Stretch { span, ..*stretch }));
        }
    }

    /// Tells what lies after a byte.
    pub fn tell_after(&mut self, ui: &Ui, document: Id, text: &str, near: usize) {
        let n = self.stretches.partition_point(|stretch| stretch.span.end <= near);
        for stretch in self.stretches.get(n..).unwrap_or_default() {
            let span = Span { start: stretch.span.start.max(near), ..stretch.span };
            self.told.extend(tell(ui, document, text, Stretch { span, ..*stretch }));
        }
    }

    /// The bytes of a stretch by its node.
    #[must_use]
    pub fn span_of(&self, node: NodeId) -> Option<Span> {
        self.told.iter().find(|told| told.id.accesskit_id() == node).map(|told| told.span)
    }
}

fn tell(ui: &Ui, document: Id, text: &str, stretch: Stretch) -> Option<ToldStretch> {
    let words = stretch.span.of(text).trim();
    if words.is_empty() {
        return None;
    }
    let id = document.with(("far", stretch.span.start));
    node_ui(ui, id, |node| {
        set_kind(node, stretch.label);
        node.set_label(words);
        node.set_language("vi");
        for action in [Action::Click, Action::ScrollIntoView, Action::ScrollToPoint] {
            node.add_action(action);
        }
    });
    Some(ToldStretch { id, span: stretch.span })
}

/// Divides the lines that are shown into stretches: a title and a heading stand alone, other lines stand together as long as
/// nothing is folded away between them.
fn stretches(blocks: &[Block], items: &[Item]) -> Vec<Stretch> {
    let most_bytes = blocks.last().map_or(0, |block| block.span.end) / MOST_STRETCHES;
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = None;
    for item in items {
        let Item::Block(at) = *item else {
            before = None;
            continue;
        };
        let Some(block) = blocks.get(at) else { continue };
        let is_next = before.replace(at).is_some_and(|before| before + 1 == at);
        let stands_alone = |label: Label| matches!(label, Label::Title | Label::Heading);
        match stretches.last_mut() {
            Some(last)
                if is_next
                    && !stands_alone(last.label)
                    && !stands_alone(block.label)
                    && block.span.end - last.span.start <= most_bytes =>
            {
                last.span.end = block.span.end;
            }
            _ => stretches.push(Stretch { span: block.span, label: block.label }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::{Stretch, stretches};
    use crate::text::article::Article;
    use crate::text::reading_text::ReadingText;
    use crate::ui::reader_layout::Item;
    use crate::view::blocks::blocks;
    use std::fmt::Write as _;

    fn of(text: &str, items: impl Fn(usize) -> Vec<Item>) -> (Vec<Stretch>, Article) {
        let text = ReadingText::from_bytes(text.as_bytes()).expect("a text");
        let article = Article::new(text);
        let blocks = blocks(article.text.as_str(), &article.structure);
        (stretches(&blocks, &items(blocks.len())), article)
    }

    fn all(n: usize) -> Vec<Item> {
        (0..n).map(Item::Block).collect()
    }

    #[test]
    fn a_short_text_is_told_line_by_line() {
        let (stretches, article) = of("Một câu đầu.\n\nCâu hai.\nCâu ba.", all);
        let words: Vec<&str> =
            stretches.iter().map(|stretch| stretch.span.of(article.text.as_str())).collect();
        assert_eq!(words, ["Một câu đầu.", "Câu hai.", "Câu ba."]);
    }

    #[test]
    fn a_long_text_has_stretches_of_many_lines_that_hold_every_word_once() {
        let mut text = String::new();
        for n in 0..40_000 {
            let _ = writeln!(text, "Câu thứ {n} của một bài rất dài.");
        }
        let (stretches, article) = of(&text, all);
        assert!(stretches.len() < 2_500, "{} stretches", stretches.len());
        let told: Vec<&str> =
            stretches.iter().map(|stretch| stretch.span.of(article.text.as_str())).collect();
        assert_eq!(told.join("\n").trim_end(), text.trim_end());
    }

    #[test]
    fn what_is_folded_away_is_not_told() {
        let text = "a ".repeat(3_000) + "\nHai.\nBa.\nBốn.";
        let (stretches, article) =
            of(&text, |n| all(n).into_iter().filter(|item| *item != Item::Block(2)).collect());
        let told: Vec<&str> =
            stretches.iter().map(|stretch| stretch.span.of(article.text.as_str())).collect();
        assert!(told.iter().all(|words| !words.contains("Ba.")), "{told:?}");
        assert!(told.iter().any(|words| words.contains("Bốn.")));
    }
}
