//! Reading files of other programs, beside the crates that take them apart: a thousand Word documents, a thousand web pages and
//! a hundred PDFs.

use super::importing_files::{Files, files};
use super::taking_apart::{letters_of_docx, letters_of_markup};
use super::tell::{line, passed, percentile, ratio};
use butda::exchange::reading::{Input, read};
use hayro_syntax::Pdf;
use std::hint::black_box;

/// How often both sides are measured in turn.
const N_RUNS: usize = 5;

/// A kind of file, with what only takes it apart.
pub struct Kind {
    /// How its files end.
    pub name: &'static str,
    base: &'static str,
    pub files: Vec<Vec<u8>>,
    take_apart: fn(&[u8]) -> usize,
}

/// Prints the figures.
pub fn measure() {
    line("Reading files, to the crates that take them apart, on one thread:");
    for kind in kinds() {
        kind.tell();
    }
}

/// The files of each kind.
pub fn kinds() -> [Kind; 3] {
    let Files { docx, html, pdf } = files();
    [
        Kind { name: "docx", base: "zip and quick-xml", files: docx, take_apart: letters_of_docx },
        Kind { name: "html", base: "quick-xml", files: html, take_apart: letters_of_markup },
        Kind { name: "pdf", base: "hayro-syntax", files: pdf, take_apart: operators },
    ]
}

impl Kind {
    fn tell(&self) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..N_RUNS {
            ours.push(passed(|| self.read()));
            theirs.push(passed(|| self.take_apart()));
        }
        let figure = ratio(percentile(&mut ours, 50), percentile(&mut theirs, 50));
        line(&format!("  {:>5} {}, to {:<18} {figure}", self.files.len(), self.name, self.base));
    }

    /// Reads all of its files.
    pub fn read(&self) {
        let name = format!("x.{}", self.name);
        for bytes in &self.files {
            let input = Input { name: &name, ..Input::of(bytes) };
            black_box(read(input, &|| false).expect("an article"));
        }
    }

    fn take_apart(&self) {
        for bytes in &self.files {
            black_box((self.take_apart)(bytes));
        }
    }
}

/// How many operators the pages have.
fn operators(bytes: &[u8]) -> usize {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let mut n = 0;
    for page in pdf.pages().iter() {
        let mut operations = page.typed_operations();
        while operations.next().is_some() {
            n += 1;
        }
    }
    n
}
