//! A document as lines that a test can be read by: a line a block, marks around words that are set in some way.

use butda::documents::document::{Block, Document, Run, TextKind};

/// `#` heading, `-` or number item, `>` quotation, `[^1]` footnote, `|` row (`|=` the first), `![words](name)` picture;
/// `*strong*`, `_emphasis_`, `^[1]`, `<address words>`, `{typeface:words}`, `«remark:words»`.
pub fn shown(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| shown_block(document, block)).collect()
}

fn shown_block(document: &Document, block: &Block) -> String {
    match block {
        Block::Text { kind, runs } => {
            let start = match kind {
                TextKind::Paragraph => String::new(),
                TextKind::Heading(level) => "#".repeat((*level).into()) + " ",
                TextKind::Item { depth, number } => {
                    let number = number.map_or("-".to_owned(), |number| format!("{number}."));
                    "  ".repeat(usize::from(*depth) - 1) + &number + " "
                }
                TextKind::Quotation => "> ".to_owned(),
                TextKind::Note { number } => format!("[^{number}] "),
            };
            start + &shown_runs(runs)
        }
        Block::Row { is_first, cells } => {
            let cells: Vec<String> = cells.iter().map(|cell| shown_runs(cell)).collect();
            format!("|{} {}", if *is_first { "=" } else { "" }, cells.join(" | "))
        }
        Block::Picture { picture, words } => format!("![{words}]({})", document.pictures[*picture].name),
    }
}

fn shown_runs(runs: &[Run]) -> String {
    runs.iter().map(shown_run).collect()
}

fn shown_run(run: &Run) -> String {
    let style = &run.style;
    let mut words = run.text.clone();
    if style.is_strong {
        words = format!("*{words}*");
    }
    if style.is_emphasis {
        words = format!("_{words}_");
    }
    if style.is_note_number {
        words = format!("^{words}");
    }
    if let Some(link) = &style.link {
        words = format!("<{link} {words}>");
    }
    if let Some(font) = &style.font {
        words = format!("{{{font}:{words}}}");
    }
    if !style.remarks.is_empty() {
        let remarks: Vec<String> = style.remarks.iter().map(usize::to_string).collect();
        words = format!("«{}:{words}»", remarks.join(","));
    }
    words
}
