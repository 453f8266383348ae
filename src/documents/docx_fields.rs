//! Fields of Word: an instruction, which is left out, and a result, which is what the reader sees.

use std::sync::Arc;

/// How long an instruction is kept, in bytes: an address has to find room.
const MAX_INSTRUCTION_BYTES: usize = 8_192;

/// A field that is open.
struct Field {
    instruction: String,
    /// Whether its result is read, or still its instruction.
    is_result: bool,
    link: Option<Arc<str>>,
    /// How many paragraphs were open around its begin.
    depth: usize,
}

/// The fields that are open, the innermost last.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are at their instruction.
    n_instructions: usize,
}

impl Fields {
    /// Whether what is read is part of an instruction.
    pub(super) fn is_hidden(&self) -> bool {
        self.n_instructions > 0
    }

    /// Where the words that are read lead to.
    pub(super) fn link(&self) -> Option<&Arc<str>> {
        self.open.iter().rev().take(8).find_map(|field| field.link.as_ref())
    }

    pub(super) fn begin(&mut self, depth: usize) {
        self.n_instructions = self.n_instructions.saturating_add(1);
        self.open.push(Field { instruction: String::new(), is_result: false, link: None, depth });
    }

    pub(super) fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_result)
            && field.instruction.len().saturating_add(words.len()) <= MAX_INSTRUCTION_BYTES
        {
            field.instruction.push_str(words);
        }
    }

    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_result) {
            field.is_result = true;
            field.link = address(&field.instruction).map(Arc::from);
            self.n_instructions = self.n_instructions.saturating_sub(1);
        }
    }

    pub(super) fn end(&mut self) {
        if self.open.pop().is_some_and(|field| !field.is_result) {
            self.n_instructions = self.n_instructions.saturating_sub(1);
        }
    }

    /// Ends the instructions that began in a paragraph and do not end in it: such a field is broken, and would hide the
    /// rest of the document.
    pub(super) fn end_paragraph(&mut self, depth: usize) {
        while self.open.last().is_some_and(|field| !field.is_result && field.depth >= depth) {
            self.end();
        }
    }
}

/// The address of the instruction `HYPERLINK "address" \l "place in it"`; `None` for another field and for a place in the
/// same document.
pub(super) fn address(instruction: &str) -> Option<String> {
    let mut words = Words { rest: instruction };
    if !words.next()?.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut address = None;
    let mut place = None;
    while let Some(word) = words.next() {
        match word {
            "\\l" => place = words.next(),
            // These have a word of their own.
            "\\o" | "\\t" => {
                words.next();
            }
            switch if switch.starts_with('\\') && switch.len() == 2 => {}
            word => address = address.or(Some(word)),
        }
    }
    let address = address.filter(|address| !address.is_empty())?;
    Some(place.map_or_else(|| address.to_owned(), |place| format!("{address}#{place}")))
}

/// The words of an instruction; what stands in quotation marks is one.
struct Words<'i> {
    rest: &'i str,
}

impl<'i> Iterator for Words<'i> {
    type Item = &'i str;

    fn next(&mut self) -> Option<&'i str> {
        let rest = self.rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (word, rest) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        self.rest = rest;
        Some(word)
    }
}
