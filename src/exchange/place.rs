//! A place people can cite: article and paragraph, "002 §15", "002 §15–17".
//!
//! The article's number is the digits its file name begins with, as written, else its place in the library in the
//! order of file names, from 1 and in three digits. Paragraphs are all lines of the reading text that are not blank,
//! boilerplate too, from 1: correcting what a line is never changes a citation.

use crate::model::id::ArticlePath;
use crate::text::order;
use crate::text::positions::Span;
use crate::text::structure::Structure;
use std::collections::BTreeMap;

/// Where an article stands in the library: in each folder its files first, then its folders, both in Vietnamese order.
#[must_use]
pub fn place_in_library(path: &ArticlePath) -> Vec<(bool, Vec<u32>, String)> {
    let n_folders = path.as_str().matches('/').count();
    let names = path.as_str().split('/').enumerate();
    names.map(|(at, name)| (at < n_folders, order::sort_key(name), name.to_owned())).collect()
}

/// The number of an article of a library.
#[must_use]
pub fn number_of<'p>(path: &ArticlePath, library: impl IntoIterator<Item = &'p ArticlePath>) -> String {
    number_as_written(path).unwrap_or_else(|| {
        let own = place_in_library(path);
        padded(1 + library.into_iter().filter(|other| place_in_library(other) < own).count())
    })
}

/// The numbers of all articles of a library.
#[must_use]
pub fn numbers_of<'p>(library: impl IntoIterator<Item = &'p ArticlePath>) -> BTreeMap<ArticlePath, String> {
    let mut paths: Vec<&ArticlePath> = library.into_iter().collect();
    if paths.iter().any(|path| number_as_written(path).is_none()) {
        paths.sort_by_cached_key(|path| place_in_library(path));
    }
    let number = |(at, path): (usize, &ArticlePath)| {
        (path.clone(), number_as_written(path).unwrap_or_else(|| padded(at + 1)))
    };
    paths.into_iter().enumerate().map(number).collect()
}

/// The place of a range of text: the number of its article and the paragraphs it reaches into.
#[must_use]
pub fn place_of(number: &str, structure: &Structure, span: Span) -> Option<String> {
    let (first, last) = structure.paragraphs_of(span)?;
    let paragraphs = if first == last { first.to_string() } else { format!("{first}–{last}") };
    Some(format!("{number} §{paragraphs}"))
}

fn number_as_written(path: &ArticlePath) -> Option<String> {
    let digits: String = path.file_name().chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

fn padded(place: usize) -> String {
    format!("{place:03}")
}
