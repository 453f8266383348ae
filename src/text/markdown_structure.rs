//! What the lines of a marked-up text are. Headings, code, tables and pictures are what their marks say; title, date,
//! source and author are looked for as in any text.

use super::boundaries::lines;
use super::front_matter::HeadFacts;
use super::structure::{Label, Structure};
use super::styles::{Block, BlockKind, Styles};

/// What stands for a line that holds no words of an article.
const FILLER: &str = "=";

/// The lines of a text with what each is taken to be.
pub(super) fn structure_of(text: &str, styles: &Styles, head: &HeadFacts) -> Structure {
    let mut structure = Structure::detect(&as_plain(text, styles)).laid_on(text);
    for line in &mut structure.lines {
        if let Some(block) = styles.block_of_line(line.number) {
            line.label = label_of(block, line.label, is_picture(block, styles));
        }
    }
    let has_title = head.title.is_some() || structure.lines.iter().any(|line| line.label == Label::Title);
    if !has_title && begins_with_its_title(&structure, styles) {
        structure.lines.first_mut().into_iter().for_each(|line| line.label = Label::Title);
    }
    structure
}

/// The text as people write plain text: blank lines between blocks, `#` before headings, and nothing in the place of
/// code and tables that could be taken for a head or a heading.
fn as_plain(text: &str, styles: &Styles) -> String {
    let mut plain = String::with_capacity(text.len() + text.len() / 8);
    let mut before: Option<&Block> = None;
    for (block, span) in styles.blocks().iter().zip(lines(text)) {
        let is_item = |block: &Block| block.kind == BlockKind::Item;
        let goes_on = block.is_continued || before.is_some_and(|before| is_item(before) && is_item(block));
        if before.is_some() && !goes_on {
            plain.push('\n');
        }
        let words = span.of(text);
        match block.kind {
            BlockKind::Heading(level) => {
                plain.push_str(&"#".repeat(level.into()));
                plain.push(' ');
                plain.push_str(words);
            }
            BlockKind::Code | BlockKind::Row { .. } | BlockKind::Head => {
                plain.push_str(if words.trim().is_empty() { "" } else { FILLER });
            }
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Note => {
                if words.starts_with(['#', '`', '~']) {
                    plain.push_str(FILLER);
                }
                plain.push_str(words);
            }
        }
        plain.push('\n');
        before = Some(block);
    }
    plain
}

fn label_of(block: &Block, found: Label, is_picture: bool) -> Label {
    match block.kind {
        BlockKind::Code | BlockKind::Row { .. } | BlockKind::Head | BlockKind::Note => Label::Body,
        BlockKind::Heading(_) if found == Label::Title => Label::Title,
        BlockKind::Heading(_) => Label::Heading,
        BlockKind::Paragraph | BlockKind::Item if is_picture => Label::Caption,
        BlockKind::Paragraph | BlockKind::Item if block.quote_depth > 0 && found.is_boilerplate() => {
            Label::Body
        }
        BlockKind::Paragraph | BlockKind::Item => found,
    }
}

/// Whether a line is a picture and nothing else.
fn is_picture(block: &Block, styles: &Styles) -> bool {
    let runs = styles.runs_in(block.span);
    let n_bytes: usize = runs.iter().filter(|run| run.image.is_some()).map(|run| run.span.len()).sum();
    n_bytes > 0 && n_bytes == block.span.len()
}

/// Whether the first line is a heading above all others.
fn begins_with_its_title(structure: &Structure, styles: &Styles) -> bool {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        BlockKind::Paragraph
        | BlockKind::Item
        | BlockKind::Code
        | BlockKind::Row { .. }
        | BlockKind::Note
        | BlockKind::Head => None,
    };
    let first = structure.lines.first().and_then(|line| styles.block_of_line(line.number));
    first
        .and_then(level)
        .is_some_and(|first| styles.blocks().iter().skip(1).filter_map(level).all(|other| other > first))
}
