//! Exports: what is wanted of a project, what is shown before it is written, and that a file is there as a whole or not
//! at all.

use crate::people::three;
use crate::support::{Sitting, annotator_id, named};
use butda::exchange::export_options::ExportOptions;
use butda::exchange::format::{FormatId, export_formats};
use butda::exchange::sink::{NotWritten, Sink};
use butda::model::id::ArticlePath;
use butda::search::passage_fault::PassageFaultKind;
use butda::session::{
    Action, CodebookCommand, CodebookNotice, ExportCommand, ExportTo, FolderNotice, Notice,
};
use butda::storage::atomic_write::WriteError;
use butda::storage::export_file::{Export, write_with};
use butda::workers::exporting::{ExportExtent, ExportPreview, ExportWish};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn preview(sitting: &mut Sitting, wish: ExportWish) -> ExportPreview {
    sitting.run(ExportCommand::Preview(wish));
    let exporting = sitting.session.exporting().expect("a project");
    assert!(exporting.is_previewed());
    exporting.preview().expect("an answer").as_ref().clone().expect("a query that can be asked")
}

/// How many passages and articles there would be.
fn n_of(sitting: &mut Sitting, wish: ExportWish) -> [usize; 2] {
    let preview = preview(sitting, wish);
    [preview.n_passages, preview.n_articles]
}

fn part(extent: ExportExtent) -> ExportWish {
    ExportWish { extent, people: None }
}

fn to(path: &Path, format: FormatId) -> ExportCommand {
    let (wish, options, path) = (ExportWish::default(), ExportOptions::default(), path.to_owned());
    ExportCommand::Write(Box::new(ExportTo { wish, format, options, path }))
}

fn folder(sitting: &Sitting) -> PathBuf {
    let folder = sitting.home().join("exports");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn the_project_an_article_a_query_or_some_people_alone_are_exported() {
    let mut sitting = three();
    let article = |path: &str| part(ExportExtent::Article(named::<ArticlePath>(path)));
    let query = |typed: &str| part(ExportExtent::Query(typed.to_owned()));
    let of = |name: &str| ExportWish { people: Some([annotator_id(name)].into()), ..ExportWish::default() };
    for (wish, n_passages, n_articles) in [
        (ExportWish::default(), 4, 2),
        (article("a.txt"), 4, 1),
        (article("b.txt"), 0, 1),
        (query("b"), 2, 1),
        (query("a AND c"), 0, 0),
        (of("NCV 1"), 2, 2),
        (ExportWish { people: Some([].into()), ..ExportWish::default() }, 0, 2),
        (ExportWish { people: Some([annotator_id("NCV 2")].into()), ..query("b") }, 1, 1),
    ] {
        assert_eq!(n_of(&mut sitting, wish.clone()), [n_passages, n_articles], "{wish:?}");
    }
}

#[test]
fn a_preview_shows_the_first_passages_and_follows_the_project() {
    let mut sitting = three();
    let told = preview(&mut sitting, ExportWish::default());
    let row = told.rows.first().expect("a passage");
    assert_eq!((row.quote.as_str(), row.themes.join(";").as_str(), told.n_people), ("Giá", "a", 3));
    sitting.run(Action::Undo);
    assert_eq!(n_of(&mut sitting, ExportWish::default()), [3, 2]);
    sitting.run(ExportCommand::Forget);
    sitting.run(Action::Redo);
    let exporting = sitting.session.exporting().expect("a project");
    assert!(!exporting.is_previewed(), "nobody looks at it");
}

#[test]
fn a_preview_counts_everyone_and_shows_the_passages_of_those_who_are_shown() {
    let mut sitting = three();
    sitting.run(Action::ToggleOthers);
    let told = preview(&mut sitting, ExportWish::default());
    let people: BTreeSet<&str> = told.rows.iter().map(|row| row.annotator.as_str()).collect();
    assert_eq!((told.n_passages, people.len(), told.rows.len() < 4), (4, 1, true), "{:?}", told.rows);
}

#[test]
fn an_export_of_a_query_that_is_wrong_says_what_is_wrong_and_writes_nothing() {
    let mut sitting = three();
    let path = folder(&sitting).join("x.csv");
    let (wish, options) = (part(ExportExtent::Query("(a".to_owned())), ExportOptions::default());
    let to = ExportTo { wish, format: FormatId::Csv, options, path: path.clone() };
    sitting.run(ExportCommand::Write(Box::new(to)));
    let said = sitting.said();
    let Some(Notice::Folder(FolderNotice::NotExported(_, WriteError::WrongQuery(fault)))) = said else {
        panic!("{said:?}")
    };
    assert_eq!(fault.kind, PassageFaultKind::OpenParenthesis);
    assert!(!path.exists());
}

#[test]
fn an_empty_codebook_has_no_file_in_a_format_without_one() {
    let mut sitting = Sitting::reading("Giá xăng");
    let path = folder(&sitting).join("book.qdc");
    sitting.run(CodebookCommand::Export(FormatId::RefiCodebook, path.clone()));
    let said = sitting.said();
    assert_eq!(said, Some(Notice::Codebook(CodebookNotice::NotWritten(path, WriteError::Nothing))));
}

#[test]
fn what_is_wrong_with_a_query_is_told_in_the_place_of_a_preview() {
    let mut sitting = three();
    sitting.run(ExportCommand::Preview(part(ExportExtent::Query("(a".to_owned()))));
    let exporting = sitting.session.exporting().expect("a project");
    assert!(exporting.preview().expect("an answer").is_err());
}

#[test]
fn an_export_that_is_done_says_how_much_is_in_it_and_where_it_is() {
    let mut sitting = three();
    let path = folder(&sitting).join("all.csv");
    sitting.run(to(&path, FormatId::Csv));
    assert_eq!(sitting.said(), Some(Notice::Folder(FolderNotice::Exported(path.clone(), 4))));
    assert!(sitting.session.exporting().expect("a project").at_work().is_none());
    assert_eq!(fs::read_to_string(path).expect("a file").lines().count(), 5);
}

#[test]
fn the_same_project_gives_the_same_bytes_whenever_it_is_exported() {
    let mut sitting = three();
    let folder = folder(&sitting);
    for format in export_formats() {
        let [one, other] = ["one", "other"].map(|name| folder.join(format!("{name}.{}", format.extension())));
        sitting.run(to(&one, format.id));
        sitting.wait(365 * 24 * 3_600_000);
        sitting.run(to(&other, format.id));
        let [one, other] = [one, other].map(|path| fs::read(path).expect("an export"));
        assert!(one == other, "{}", format.name);
        let home = sitting.home().display().to_string();
        assert!(!one.windows(home.len()).any(|bytes| bytes == home.as_bytes()), "{}", format.name);
    }
}

/// Writes some words as an export, over what stands there.
fn written(path: &Path, is_stopped: bool, proof: &Result<(), WriteError>) -> Result<(), WriteError> {
    let write =
        &mut |out: &mut dyn Sink| -> Result<(), NotWritten> { Ok(out.write_all("mới".as_bytes())?) };
    let mut proof = |bytes: &[u8]| {
        assert_eq!(bytes, "mới".as_bytes());
        proof.clone()
    };
    let root = path.parent().expect("a folder").join("project");
    write_with(&root, path, Export { write, is_stopped: &|| is_stopped, proof: Some(&mut proof) })
}

#[test]
fn an_export_that_is_stopped_or_not_proven_leaves_what_stood_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.csv");
    fs::write(&path, "cũ").expect("a file");
    for (is_stopped, proof) in [(true, Ok(())), (false, Err(WriteError::NotAsWritten))] {
        let error = written(&path, is_stopped, &proof).expect_err("it is not written");
        assert_eq!(error, proof.err().unwrap_or(WriteError::Stopped));
        assert_eq!(fs::read_to_string(&path).expect("a file"), "cũ");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no temporary file is left");
    }
    written(&path, false, &Ok(())).expect("an export");
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mới");
}
