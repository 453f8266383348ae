//! The themes that a study gives to articles as wholes come in with it, once, and go again by one undo.

use crate::exchange_studies::{coding, refi_words, source, words};
use crate::exchange_support::written;
use crate::support::{Sitting, path};
use butda::exchange::codebook::BookTheme;
use butda::exchange::study::{Code, Coder, Study};
use butda::exchange::{portable, refi_writing};
use butda::session::{Action, ImportCommand, ImportNotice, Notice};
use butda::workers::importing::ImportSource;
use std::fs;
use std::path::PathBuf;

const TEXT: &str = "Giá xăng tăng mạnh.\n";

/// A study of one article, which is about *Giá* and *Kinh tế / Xăng*; one word is coded.
fn study() -> Study {
    let code = |names: &[&str]| Code {
        id: names.join("-"),
        theme: BookTheme {
            path: names.iter().map(|name| (*name).to_owned()).collect(),
            ..BookTheme::default()
        },
    };
    let mut study = Study {
        sources: vec![source("giá.txt", TEXT)],
        coders: vec![Coder { id: "lan".to_owned(), name: "Lan".to_owned() }],
        codes: vec![code(&["Giá"]), code(&["Kinh tế"]), code(&["Kinh tế", "Xăng"])],
        ..Study::default()
    };
    study.sources[0].codes = vec![0, 2];
    let coding = coding(&study, 0, 0, 3).expect("words");
    study.codings = vec![coding];
    study
}

/// Both kinds of files that tell them.
fn files(sitting: &Sitting, study: &Study) -> [PathBuf; 2] {
    let refi = written(&|out| refi_writing::write(study, &words(), &refi_words(), out));
    let portable = written(&|out| portable::write(study, out));
    [("study.qdpx", refi), ("study.butda.json", portable)].map(|(name, bytes)| {
        let path = sitting.home().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    })
}

fn sitting(files: &[(&str, &str)]) -> Sitting {
    let mut sitting = Sitting::of(files);
    sitting.be("Lan");
    sitting.open_folder();
    sitting
}

fn import(sitting: &mut Sitting, file: PathBuf) {
    sitting.run(ImportCommand::Read(vec![ImportSource::Path(file)]));
    sitting.run(ImportCommand::Take);
}

/// The themes of the whole article, by their full names.
fn themes(sitting: &Sitting, article: &str) -> Vec<String> {
    let open = sitting.opened();
    let notes = open.project.article_notes(&path(article)).into_iter().flatten();
    let abouts = notes.filter_map(|(_, record)| record.about.value.as_deref());
    abouts.flat_map(|about| &about.themes).map(|theme| open.codebook.full_name(theme)).collect()
}

#[test]
fn themes_of_a_whole_article_come_with_it_and_go_by_one_undo() {
    let mut sitting = sitting(&[("a.txt", "Bến phà.\n")]);
    let [refi, _] = files(&sitting, &study());
    import(&mut sitting, refi);
    assert_eq!(themes(&sitting, "imported/giá.txt"), ["Giá", "Kinh tế / Xăng"]);
    sitting.run(Action::Undo);
    assert!(themes(&sitting, "imported/giá.txt").is_empty());
    sitting.run(Action::Redo);
    assert_eq!(themes(&sitting, "imported/giá.txt"), ["Giá", "Kinh tế / Xăng"]);
}

#[test]
fn an_article_that_the_project_has_gets_those_that_nobody_gave_it_and_none_twice() {
    let mut sitting = sitting(&[("giá.txt", TEXT)]);
    let [refi, portable] = files(&sitting, &study());
    import(&mut sitting, portable);
    assert_eq!(themes(&sitting, "giá.txt"), ["Giá", "Kinh tế / Xăng"]);
    sitting.run(ImportCommand::Read(vec![ImportSource::Path(refi)]));
    sitting.run(ImportCommand::Take);
    assert_eq!(sitting.said(), Some(Notice::Import(ImportNotice::NothingNew)));
    assert_eq!(themes(&sitting, "giá.txt"), ["Giá", "Kinh tế / Xăng"]);
}

#[test]
fn a_theme_of_a_whole_article_alone_is_news() {
    let mut sitting = sitting(&[("giá.txt", TEXT)]);
    let first = Study { sources: vec![source("giá.txt", TEXT)], ..study() };
    let [_, portable] = files(&sitting, &first);
    import(&mut sitting, portable);
    assert!(themes(&sitting, "giá.txt").is_empty());
    let [refi, _] = files(&sitting, &study());
    import(&mut sitting, refi);
    assert_eq!(themes(&sitting, "giá.txt"), ["Giá", "Kinh tế / Xăng"]);
}
