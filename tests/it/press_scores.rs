//! How often title, date, source and author of a corpus of made-up articles are read rightly, wrongly or not at all.

use crate::press_corpus::{Part, Printed, corpus};
use butda::text::structure::Structure;
use std::collections::BTreeSet;

const FIELDS: [&str; 4] = ["title", "date", "source", "author"];

/// How one field fared over many texts.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "what is counted")]
pub struct Score {
    pub n_right: u32,
    pub n_wrong: u32,
    /// How many texts have the field at all.
    pub n_true: u32,
}

impl Score {
    /// The share of right ones among those that were given.
    pub fn precision(self) -> f64 {
        share(self.n_right, self.n_right + self.n_wrong)
    }

    /// The share of those that were given rightly among those there are.
    pub fn recall(self) -> f64 {
        share(self.n_right, self.n_true)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// What is read of a field of a text.
fn found(text: &str, structure: &Structure, field: &str) -> Option<String> {
    match field {
        "title" => structure.title(text).map(str::to_owned),
        "date" => structure.date(text),
        "source" => structure.source(text).map(str::to_owned),
        _ => structure.author(text).map(str::to_owned),
    }
}

/// Values are compared without a newspaper's "báo", a person's degree, and what stands between two names.
fn compared(value: &str) -> Vec<String> {
    let names =
        value.split([',', '&', ';']).flat_map(|part| part.split(" và ")).flat_map(|p| p.split(" and "));
    let bare = |name: &str| {
        let name = name.trim();
        ["báo ", "Báo ", "TS. "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).to_owned()
    };
    names.map(bare).collect()
}

/// The scores of texts by field, and a line for every value that is wrong or missing.
pub fn scored<'p>(texts: impl Iterator<Item = &'p Printed>) -> ([Score; 4], Vec<String>) {
    let mut scores = [Score::default(); 4];
    let mut faults = Vec::new();
    for printed in texts {
        let structure = Structure::detect(&printed.text);
        for (field, score) in FIELDS.iter().zip(&mut scores) {
            if printed.open.iter().any(|open| open == field) {
                continue;
            }
            let truth = printed.truth.get(field);
            let found = found(&printed.text, &structure, field);
            let is_right = match (truth, &found) {
                (Some(truth), Some(found)) => compared(truth) == compared(found),
                (None, None) => true,
                _ => false,
            };
            score.n_true += u32::from(truth.is_some());
            score.n_right += u32::from(is_right && found.is_some());
            score.n_wrong += u32::from(!is_right && found.is_some());
            if !is_right {
                faults.push(format!("{}: {field} is {truth:?}, found {found:?}", printed.name));
            }
        }
    }
    (scores, faults)
}

#[test]
fn the_corpus_has_ten_shapes_and_more_and_a_third_is_kept_unread() {
    let corpus = corpus();
    let shapes: BTreeSet<&str> = corpus.iter().filter_map(|text| text.name.split('/').next()).collect();
    let n_unread = corpus.iter().filter(|text| text.part == Part::Unread).count();
    assert!(corpus.len() >= 300 && shapes.len() >= 10, "{} texts, {shapes:?}", corpus.len());
    assert_eq!(n_unread * 3, corpus.len());
    let n_chars: usize = corpus.iter().map(|text| text.text.len()).sum();
    assert!(corpus.iter().all(|text| !text.text.contains(['{', '}'])), "{n_chars} bytes");
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures of docs/structure.md")]
fn both_parts_score_no_worse_than_before() {
    let corpus = corpus();
    for (part, least) in [(Part::Read, LEAST_READ), (Part::Unread, LEAST_UNREAD)] {
        let (scores, faults) = scored(corpus.iter().filter(|text| text.part == part));
        for ((field, score), [precision, recall]) in FIELDS.iter().zip(scores).zip(least) {
            let found = [score.precision(), score.recall()];
            println!("{part:?} {field}: {found:.3?} of {}", score.n_true);
            let is_enough = found[0] >= precision && found[1] >= recall;
            assert!(is_enough, "{part:?} {field} {found:.3?}:\n{}", faults.join("\n"));
        }
    }
}

/// Precision and recall of title, date, source and author; `docs/structure.md` has the figures.
const LEAST_READ: [[f64; 2]; 4] = [[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 0.98]];
const LEAST_UNREAD: [[f64; 2]; 4] = [[0.97, 0.97], [1.0, 0.98], [1.0, 0.93], [1.0, 0.97]];
