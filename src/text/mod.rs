//! Places in a text: what a file's bytes say, where its units begin and end, what its lines are, how words are
//! compared, how a passage is found again. Knows no annotation, no disk and no window.

pub mod anchor;
pub mod article;
pub mod boundaries;
pub mod dates;
pub mod decode;
pub mod differences;
pub mod fold;
pub mod folded_letter;
pub mod lanes;
pub mod letters;
pub mod order;
pub mod positions;
pub mod reading_text;
pub mod refinding;
pub mod resembling;
pub mod sentences;
pub mod shortened;
pub mod stops;
pub mod structure;
pub mod tidy_name;
pub mod unit_finder;
pub mod unseen;

mod bylines;
mod candidates;
mod captions;
mod date_words;
mod inside;
mod layout;
mod layout_head;
mod layout_tail;
mod layout_title;
mod likeness;
mod line_facts;
mod names;
mod outlets;
mod phrases;
mod seeds;
mod western_names;
mod wrapping;
mod sentence_before;
mod sentence_ends;
mod sentence_signs;
mod sentence_words;
