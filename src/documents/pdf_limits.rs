//! How much of a PDF is read. A small file may say that it has much to say (forms within forms, pages that share a
//! long content), so that what counts is the work, not the file.

use super::document::{DocumentFault, IsStopped, Limit};

/// The largest file that is read, in bytes.
pub(super) const MAX_FILE_BYTES: usize = 256 << 20;

/// The most pages a file may have.
pub(super) const MAX_PAGES: usize = 5_000;

/// The most objects a file may have.
pub(super) const MAX_OBJECTS: usize = 2_000_000;

/// The most letters on a page, and in all. A page of a newspaper holds 30,000.
const MAX_PAGE_LETTERS: usize = 500_000;
const MAX_LETTERS: usize = 20_000_000;

/// The most operators in all: a page has some thousands.
const MAX_OPERATORS: usize = 30_000_000;

/// The most contents, of pages and of forms as often as they are shown, in bytes inflated.
const MAX_CONTENT_BYTES: usize = 256 << 20;

/// How many objects may begin within another, where each is a way through the rest of a file without a table of objects; and
/// how many bytes all of these ways may have together. A sound file has none.
const MAX_OPEN_OBJECTS: usize = 20;
const MAX_WAYS_BYTES: usize = 64 << 20;

/// Whether so many objects of a file do not end that looking for them would take minutes: it cannot be stopped.
pub(super) fn has_many_open_objects(bytes: &[u8]) -> bool {
    // `4 0 obj`, not "an object" in a text.
    let is_begin = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at.saturating_add(4));
        before.is_some_and(u8::is_ascii_digit) && !after.is_some_and(u8::is_ascii_alphabetic)
    };
    let begins = memchr::memmem::find_iter(bytes, b" obj").filter(is_begin);
    let mut ends = memchr::memmem::find_iter(bytes, b"endobj").peekable();
    let (mut n_open, mut is_open) = (0_usize, false);
    for begin in begins {
        let mut has_ended = false;
        while ends.next_if(|end| *end < begin).is_some() {
            has_ended = true;
        }
        n_open += usize::from(is_open && !has_ended);
        is_open = true;
    }
    n_open > MAX_OPEN_OBJECTS && n_open.saturating_mul(bytes.len()) > MAX_WAYS_BYTES
}

/// How deep forms are read that show forms.
pub(super) const MAX_FORM_DEPTH: usize = 12;

/// How many operators are carried out before it is asked again whether to stop.
const OPERATORS_BETWEEN_QUESTIONS: usize = 4_096;

/// What of the limits was used.
pub(super) struct Budget<'s> {
    is_stopped: IsStopped<'s>,
    n_operators: usize,
    n_letters: usize,
    n_page_letters: usize,
    n_content_bytes: usize,
}

impl<'s> Budget<'s> {
    pub(super) fn new(is_stopped: IsStopped<'s>) -> Self {
        Self { is_stopped, n_operators: 0, n_letters: 0, n_page_letters: 0, n_content_bytes: 0 }
    }

    /// Begins a page.
    ///
    /// # Errors
    /// Where it was asked to stop.
    pub(super) fn begin_page(&mut self) -> Result<(), DocumentFault> {
        self.n_page_letters = 0;
        if (self.is_stopped)() { Err(DocumentFault::Stopped) } else { Ok(()) }
    }

    /// Takes an operator.
    ///
    /// # Errors
    /// Where there are too many, or where it was asked to stop.
    pub(super) fn take_operator(&mut self) -> Result<(), DocumentFault> {
        self.n_operators += 1;
        if self.n_operators > MAX_OPERATORS {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        if self.n_operators.is_multiple_of(OPERATORS_BETWEEN_QUESTIONS) && (self.is_stopped)() {
            return Err(DocumentFault::Stopped);
        }
        Ok(())
    }

    /// Takes a letter.
    ///
    /// # Errors
    /// Where there are too many.
    pub(super) fn take_letter(&mut self) -> Result<(), DocumentFault> {
        self.n_letters += 1;
        self.n_page_letters += 1;
        if self.n_letters > MAX_LETTERS || self.n_page_letters > MAX_PAGE_LETTERS {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        Ok(())
    }

    /// Takes content of so many bytes.
    ///
    /// # Errors
    /// Where there is too much.
    pub(super) fn take_content(&mut self, n_bytes: usize) -> Result<(), DocumentFault> {
        self.n_content_bytes = self.n_content_bytes.saturating_add(n_bytes);
        if self.n_content_bytes > MAX_CONTENT_BYTES {
            return Err(DocumentFault::TooLarge(Limit::Bytes));
        }
        Ok(())
    }
}
