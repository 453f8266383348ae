//! How results and messages are written: one JSON object a line, or columns for people; every name from outside with
//! its control characters made visible.

use crate::words::{Words, messages};
use serde::Serialize;
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;

/// Where results and messages go, and the language of both.
pub struct Console<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Messages.
    pub messages: &'a mut dyn Write,
    /// The person's language.
    pub words: Words,
}

/// How a verb ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All is well.
    Done,
    /// Something wants to be looked at.
    NeedsAttention,
}

impl Ending {
    /// The ending where something may need attention.
    #[must_use]
    pub fn with_attention(is_needed: bool) -> Self {
        if is_needed { Self::NeedsAttention } else { Self::Done }
    }
}

/// Why a verb did not do what it was asked.
#[derive(Debug)]
pub enum Stop {
    /// What was wrong, where, and what to do, in the person's language.
    Refused(String),
    /// It was done, and the result could not be written out: the message has it.
    Untold(String),
    /// The result could not be written out.
    Output(io::Error),
    /// Something broke down inside the program and closed the folder.
    Closed,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// On which side of a column its cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl Console<'_> {
    /// Tells the person something.
    pub fn tell(&mut self, message: &str) {
        // Where nobody listens there is nobody to tell.
        let _ = writeln!(self.messages, "butda: {message}");
    }

    /// Writes a result as one line of JSON.
    ///
    /// # Errors
    /// What the writer says.
    pub fn json(&mut self, row: &impl Serialize) -> io::Result<()> {
        let line = serde_json::to_string(row)?;
        writeln!(self.out, "{line}")
    }

    /// Writes columns, as wide as their widest cell; the last as it comes. The first row is the heading.
    ///
    /// # Errors
    /// What the writer says.
    pub fn table(&mut self, sides: &[Side], rows: &[Vec<String>]) -> io::Result<()> {
        let mut widths = vec![0; sides.len()];
        for row in rows {
            for (wide, cell) in widths.iter_mut().zip(row) {
                *wide = width(cell).max(*wide);
            }
        }
        for row in rows {
            let mut line = String::new();
            for ((cell, side), wide) in row.iter().zip(sides).zip(&widths) {
                let gap = " ".repeat(wide.saturating_sub(width(cell)));
                let (before, after) =
                    if *side == Side::Left { ("", gap.as_str()) } else { (gap.as_str(), "") };
                line = line + before + cell + after + "  ";
            }
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

fn width(cell: &str) -> usize {
    cell.graphemes(true).count()
}

/// Words from outside on one line: white space as single spaces, control characters as marks.
#[must_use]
pub fn flat(text: &str) -> String {
    messages::shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same, of at most `n_chars` code points, cut between words where that is possible.
#[must_use]
pub fn excerpt(text: &str, n_chars: usize) -> String {
    let text = flat(text);
    match text.char_indices().nth(n_chars) {
        None => text,
        Some((end, _)) => {
            let head = text.get(..end).unwrap_or_default();
            format!("{}…", head.rsplit_once(' ').map_or(head, |(head, _)| head))
        }
    }
}
