//! A document as lines of text: what kind each block is, then its words; `*strong*`, `_emphasis_`, `<address|words>`.

use butda::documents::document::{Block, Document, Run, TextKind};

pub fn lines(document: &Document) -> Vec<String> {
    document.blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    match block {
        Block::Text { kind, runs } => {
            let kind = match kind {
                TextKind::Paragraph => "p".to_owned(),
                TextKind::Heading(level) => format!("h{level}"),
                TextKind::Item { depth, number: Some(number) } => format!("item{depth} {number}"),
                TextKind::Item { depth, number: None } => format!("item{depth}"),
                TextKind::Quotation => "quotation".to_owned(),
                TextKind::Note { number } => format!("note {number}"),
            };
            format!("{kind}: {}", words(runs))
        }
        Block::Row { is_first, cells } => {
            let cells: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
            format!("{}: {}", if *is_first { "first row" } else { "row" }, cells.join(" | "))
        }
        Block::Picture { picture, words } => format!("picture {picture}: {words}"),
    }
}

fn words(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let mut text = run.text.clone();
        for (is_set, sign) in
            [(run.style.is_strong, "*"), (run.style.is_emphasis, "_"), (run.style.is_note_number, "^")]
        {
            if is_set {
                text = format!("{sign}{text}{sign}");
            }
        }
        for remark in &run.style.remarks {
            text = format!("({text} #{remark})");
        }
        match &run.style.link {
            Some(link) => format!("<{link}|{text}>"),
            None => text,
        }
    };
    runs.iter().map(run).collect()
}
