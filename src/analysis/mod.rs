//! Questions of numbers: pure functions from the records of a project to a table. Whatever is counted can be asked for
//! as a query of passages, so that every number opens what stands behind it. Knows no window, disk, clock or chance.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod association;
pub mod axis;
pub mod behind;
pub mod coded;
pub mod coded_passage;
pub mod contingency;
pub mod corrections;
pub mod counting_unit;
pub mod cross;
pub mod cross_tests;
pub mod distributions;
pub mod fisher;
pub mod four_cells;
pub mod frequencies;
pub mod kept_counts;
pub mod keyness;
pub mod matrix_sums;
pub mod page;
pub mod page_text;
pub mod portraits;
pub mod saturation;
pub mod saturation_shade;
pub mod set_pairs;
pub mod stop_list;
pub mod stop_words;
pub mod summaries;
pub mod time_step;
pub mod timeline;
pub mod together;
pub mod word_contexts;
pub mod word_counts;
pub mod word_occurrences;
pub mod word_page;
pub mod word_reading;
pub mod word_texts;

mod collocations;
mod exact;
mod gathered;
mod page_kind;
mod pair_sums;
mod pieces;
mod quick_hash;
mod stop_word_list;
mod theme_ranges;
mod together_count;
mod word_grams;
mod word_joining;
mod word_rows;
mod word_tallies;
mod word_tokens;
mod word_vocabulary;
