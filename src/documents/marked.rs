//! A document as Markdown. What is read of the file that is written is the document's plain text, letter for letter: every
//! sign that would mean something is escaped, and emphasis that would not be read as such is left out.

use super::document::{Block, Document, DocumentFacts, Run, TextKind};
use super::inline_marks::write_runs;

/// Writes a tidied document, with what is known of it as its head. `address_of` gives the address of a picture by its index
/// in the document: a path from the file's folder, without pointed brackets and line ends.
#[must_use]
pub fn write_marked(document: &Document, address_of: &dyn Fn(usize) -> String) -> String {
    let mut sheet = Sheet { text: head(&document.facts), lists: Vec::new(), last: Last::Nothing };
    for (block, width) in document.blocks.iter().zip(document.table_widths()) {
        match block {
            Block::Text { kind: TextKind::Item { depth, number }, runs } => sheet.item(*depth, *number, runs),
            Block::Text { kind, runs } => sheet.text_block(*kind, runs),
            Block::Row { is_first, cells } => sheet.row(*is_first, cells, width),
            Block::Picture { picture, words } => {
                let address = address_of(*picture);
                sheet.begin(Last::Other);
                sheet.text.push_str("![");
                let run = Run { text: words.clone(), ..Run::default() };
                write_runs(&mut sheet.text, std::slice::from_ref(&run), "");
                sheet.text.push_str("](<");
                sheet.text.push_str(&address);
                sheet.text.push_str(">)\n");
            }
        }
    }
    sheet.text
}

/// The head of a file, in YAML; nothing where nothing is known.
fn head(facts: &DocumentFacts) -> String {
    let fields = [
        ("title", &facts.title),
        ("date", &facts.date),
        ("source", &facts.source),
        ("author", &facts.author),
        ("url", &facts.address),
    ];
    let lines: String = fields
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}: {}\n", quoted(value.as_deref()?))))
        .collect();
    if lines.is_empty() { lines } else { format!("---\n{lines}---\n\n") }
}

/// A value in double quotes, as YAML reads it.
fn quoted(value: &str) -> String {
    let words: Vec<&str> = value.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    format!("\"{}\"", words.join(" ").replace('\\', "\\\\").replace('"', "\\\""))
}

/// What the last block was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Item,
    Row,
    Other,
}

/// A list that is open.
#[derive(Clone, Copy)]
struct List {
    /// How far its items' words are indented, in letters.
    indent: usize,
    /// The number of its next item, where it has numbers.
    next: Option<u32>,
    /// The sign after its numbers, or before its items: lists of different signs are different lists.
    sign: char,
}

/// The file so far.
struct Sheet {
    text: String,
    lists: Vec<List>,
    last: Last,
}

impl Sheet {
    /// Begins a block after a blank line.
    fn begin(&mut self, this: Last) {
        if self.last != Last::Nothing {
            self.text.push('\n');
        }
        if this != Last::Item {
            self.lists.clear();
        }
        self.last = this;
    }

    fn text_block(&mut self, kind: TextKind, runs: &[Run]) {
        let (first, further) = match kind {
            TextKind::Heading(level) => (format!("{} ", "#".repeat(usize::from(level.clamp(1, 6)))), ""),
            TextKind::Quotation => ("> ".to_owned(), "> "),
            TextKind::Note { number } => (format!("[^{number}]: "), "    "),
            TextKind::Paragraph | TextKind::Item { .. } => (String::new(), ""),
        };
        self.begin(Last::Other);
        self.text.push_str(&first);
        write_runs(&mut self.text, runs, further);
        self.text.push('\n');
    }

    fn item(&mut self, depth: u8, number: Option<u32>, runs: &[Run]) {
        self.lists.truncate(usize::from(depth.max(1)));
        let is_further = self.lists.len() == usize::from(depth.max(1));
        let known = if is_further { self.lists.pop() } else { None };
        let goes_on = known.filter(|list| list.next == number);
        if goes_on.is_none() {
            self.begin(Last::Item);
        }
        let outer = self.lists.last().map_or(0, |list| list.indent);
        let sign = match (goes_on, known, number) {
            (Some(list), ..) => list.sign,
            (None, Some(List { sign: '.', .. }), Some(_)) => ')',
            (None, _, Some(_)) => '.',
            (None, Some(List { sign: '-', .. }), None) => '*',
            (None, _, None) => '-',
        };
        let marker = number.map_or(format!("{sign} "), |number| format!("{number}{sign} "));
        let indent = outer + marker.len();
        self.lists.push(List { indent, next: number.map(|number| number.saturating_add(1)), sign });
        self.text.push_str(&" ".repeat(outer));
        self.text.push_str(&marker);
        write_runs(&mut self.text, runs, &" ".repeat(indent));
        self.text.push('\n');
    }

    fn row(&mut self, is_first: bool, cells: &[Vec<Run>], width: usize) {
        let begins = is_first || self.last != Last::Row;
        if begins {
            self.begin(Last::Row);
        }
        for cell in cells {
            self.text.push_str("| ");
            write_runs(&mut self.text, cell, "");
            self.text.push(' ');
        }
        self.text.push_str(&"|  ".repeat(width.saturating_sub(cells.len())));
        self.text.push_str("|\n");
        if begins {
            self.text.push_str(&"| --- ".repeat(width));
            self.text.push_str("|\n");
        }
    }
}
