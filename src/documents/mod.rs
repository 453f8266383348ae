//! Files of other programs as text with structure: bytes in, a `Document` out; and a document as a file of our own kinds.
//! Knows no disk and no annotation.

pub mod document;
mod inline_marks;
pub mod marked;
pub mod plain_text;
mod tidying;
