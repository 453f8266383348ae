//! Files of other programs become articles: what is read, what is written, and that undo, a crash and a second import leave
//! the folder as it should be.

use crate::docx_writing::{document_with, paragraph, with_entries};
use crate::faulty_disk::{Fault, FaultyDisk};
use crate::support::{Sitting, path};
use butda::documents::old_encodings::Encoding;
use butda::documents::old_letters::OldLetters;
use butda::exchange::reading::{ForeignProgram, NotRead};
use butda::model::article::ArticleRecord;
use butda::model::history::StepLabel;
use butda::session::{
    Action, FolderCommand, ImportCommand, ImportNotice, Incoming, Notice, Novelty, StepNotice,
};
use butda::storage::disk::RealDisk;
use butda::view::import::{ArticleRow, ArticlesView};
use butda::workers::importing::{ChosenReading, ImportSource};
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

/// A project with one article.
fn sitting() -> Sitting {
    Sitting::open(&[("a.txt", "Giá xăng tăng.\n")])
}

/// A Word document of these paragraphs below a heading.
fn document(title: &str, paragraphs: &[&str]) -> Vec<u8> {
    let heading = paragraph("<w:pStyle w:val=\"Heading1\"/>", title);
    let body: String = paragraphs.iter().map(|text| paragraph("", text)).collect();
    document_with(&(heading + &body), &[], "")
}

/// Puts a file on this computer, outside of the project.
fn put(sitting: &Sitting, name: &str, bytes: &[u8]) -> PathBuf {
    let path = sitting.home().join("from").join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, bytes).expect("a file");
    path
}

fn read(sitting: &mut Sitting, paths: &[PathBuf]) {
    sitting.run(ImportCommand::Read(paths.iter().cloned().map(ImportSource::Path).collect()));
}

fn import(sitting: &mut Sitting, paths: &[PathBuf]) {
    read(sitting, paths);
    sitting.run(ImportCommand::Take);
}

/// The articles of the project.
fn articles(sitting: &Sitting) -> Vec<String> {
    sitting.opened().library.keys().map(ToString::to_string).collect()
}

/// The rows of the dialog, as far as they tell which file, and how new.
fn rows(sitting: &Sitting) -> Vec<String> {
    let view = ArticlesView::new(&sitting.session).unwrap_or_default();
    let row = |row: &ArticleRow| match row {
        ArticleRow::Article(row) => {
            let novelty = match &row.novelty {
                Novelty::New if row.is_wanted => "new",
                Novelty::New => "left",
                Novelty::Known(_) => "known",
                Novelty::Twice => "twice",
                Novelty::Missing => "missing",
            };
            format!("{}: {novelty}", row.file)
        }
        ArticleRow::Codes { name, n, .. } => format!("{name}: {n} codes"),
        ArticleRow::Failed { name, why } => format!("{name}: {why}"),
        ArticleRow::Problem(problem) => format!("{}: cannot be found", problem.path),
    };
    view.rows.iter().map(row).collect()
}

#[test]
fn a_document_becomes_markdown_and_a_plain_one_text_each_with_where_it_comes_from() {
    let mut sitting = sitting();
    let word = put(&sitting, "Bến phà.docx", &document("Bến phà", &["Ngày cuối.", "Hết * bài."]));
    let plain = put(&sitting, "tin.txt", "Tin ngắn.\r\n".as_bytes());
    import(&mut sitting, &[word.clone(), plain]);
    assert_eq!(articles(&sitting), ["a.txt", "imported/Bến phà.md", "imported/tin.txt"]);
    assert_eq!(sitting.file("imported/Bến phà.md"), "# Bến phà\n\nNgày cuối.\n\nHết \\* bài.\n");
    assert_eq!(sitting.file("imported/tin.txt"), "Tin ngắn.\r\n");
    let record =
        sitting.project().about(&path("imported/Bến phà.md"), sitting.session.annotator().expect("a name"));
    let origin = record.and_then(|about| about.origin.clone()).expect("an origin");
    assert_eq!((origin.file.as_str(), origin.format.as_str(), origin.part), ("Bến phà.docx", "docx", None));
    assert_eq!(origin.sha256.len(), 64);
    // What is imported is shown, and the file that was chosen is as it was.
    assert_eq!(sitting.article().path, path("imported/Bến phà.md"));
    assert_eq!(fs::read(&word).expect("a file"), document("Bến phà", &["Ngày cuối.", "Hết * bài."]));
    let Some(Notice::Steps(StepNotice::Made(StepLabel::Imported {
        n_articles: 2,
        n_annotations: 0,
        n_themes: 0,
        files,
    }))) = sitting.said()
    else {
        panic!("a step")
    };
    assert_eq!(files.files.len(), 2);
    sitting.save();
    assert!(sitting.problems().is_empty());
}

#[test]
fn what_the_project_has_is_not_imported_again_and_no_file_is_written_over() {
    let mut sitting = sitting();
    let first = put(&sitting, "a/tin.docx", &document("Tin", &["Một."]));
    let other = put(&sitting, "b/tin.docx", &document("Tin", &["Hai."]));
    let same = put(&sitting, "b/lại.docx", &document("Tin", &["Một."]));
    let known = put(&sitting, "c/cũ.txt", "Giá xăng tăng.\n".as_bytes());
    sitting.put("imported/tin.md", "Của người khác.\n".as_bytes());
    read(&mut sitting, &[first.clone(), other, same, known]);
    assert_eq!(rows(&sitting), ["tin.docx: new", "tin.docx: new", "lại.docx: twice", "cũ.txt: known"]);
    sitting.run(ImportCommand::Take);
    // The file that nobody had listed yet stays as it is.
    assert_eq!(
        articles(&sitting),
        ["a.txt", "imported/tin (2).md", "imported/tin (3).md", "imported/tin.md"]
    );
    assert_eq!(sitting.file("imported/tin.md"), "Của người khác.\n");
    import(&mut sitting, &[first]);
    assert_eq!(rows(&sitting), ["tin.docx: known"]);
    assert_eq!(sitting.said(), Some(Notice::Import(ImportNotice::NothingNew)));
    assert_eq!(articles(&sitting).len(), 4);
}

#[test]
fn where_there_is_no_file_that_is_said() {
    let mut sitting = sitting();
    let folder = sitting.home().join("empty");
    fs::create_dir_all(&folder).expect("a folder");
    read(&mut sitting, &[folder]);
    assert_eq!(sitting.said(), Some(Notice::Import(ImportNotice::NoFiles)));
    assert!(ArticlesView::new(&sitting.session).is_none());
}

#[test]
fn everything_that_is_dropped_at_once_is_read() {
    let mut sitting = sitting();
    let paths = ["một/1.docx", "hai/2.docx", "ba/3.docx"].map(|name| {
        let file = put(&sitting, name, &document(name, &["Một."]));
        file.parent().expect("a folder").to_owned()
    });
    // Nothing is done before all of it was asked for.
    let mut tasks = Vec::new();
    for folder in paths {
        tasks.extend(sitting.run_only(FolderCommand::TakeDropped(folder)));
    }
    let file = put(&sitting, "4.docx", &document("4", &["Một."]));
    tasks.extend(sitting.run_only(ImportCommand::Read(vec![ImportSource::Path(file)])));
    sitting.work(tasks);
    let mut rows = rows(&sitting);
    rows.sort();
    assert_eq!(rows, ["1.docx: new", "2.docx: new", "3.docx: new", "4.docx: new"]);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_hides_no_other() {
    let mut sitting = sitting();
    let folder = sitting.home().join("from");
    for (name, bytes) in [
        ("1/tin.docx", document("Tin", &["Một."])),
        ("1/.ẩn.docx", document("Ẩn", &["Một."])),
        ("2/hỏng.docx", b"PK\x03\x04 nothing".to_vec()),
        ("2/dự án.nvpx", b"?".to_vec()),
        ("2/bài.xyz", b"?".to_vec()),
        ("3/trống.txt", b" \n".to_vec()),
    ] {
        put(&sitting, name, &bytes);
    }
    let nowhere = sitting.home().join("nowhere");
    read(&mut sitting, &[folder, nowhere]);
    let view = ArticlesView::new(&sitting.session).expect("a view");
    assert_eq!((view.n_read, view.n_failed, view.n_wanted), (1, 5, 1));
    let told = |row: &ArticleRow| match row {
        ArticleRow::Failed { name, why } => Some((name.clone(), why.clone())),
        ArticleRow::Article(_) | ArticleRow::Codes { .. } | ArticleRow::Problem(_) => None,
    };
    let failed: Vec<(String, NotRead)> = view.rows.iter().filter_map(told).collect();
    let names: Vec<&str> = failed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["2/bài.xyz", "2/dự án.nvpx", "2/hỏng.docx", "3/trống.txt"]);
    assert_eq!(failed[0].1, NotRead::Unknown);
    assert_eq!(failed[1].1, NotRead::Foreign(ForeignProgram::NVivo));
    sitting.run(ImportCommand::Take);
    // Folders below the one that was named are kept.
    assert_eq!(articles(&sitting), ["a.txt", "imported/1/tin.md"]);
}

#[test]
fn what_is_not_wanted_is_not_taken_and_who_does_without_has_nothing() {
    let mut sitting = sitting();
    let one = put(&sitting, "1.docx", &document("Một", &["Một."]));
    let two = put(&sitting, "2.docx", &document("Hai", &["Hai."]));
    read(&mut sitting, &[one.clone(), two.clone()]);
    sitting.run(ImportCommand::Choose { article: Incoming { file: 0, article: 0 }, is_wanted: false });
    assert_eq!(rows(&sitting), ["1.docx: left", "2.docx: new"]);
    sitting.run(ImportCommand::Take);
    assert_eq!(articles(&sitting), ["a.txt", "imported/2.md"]);
    read(&mut sitting, &[one, two]);
    sitting.run(ImportCommand::Forget);
    assert!(ArticlesView::new(&sitting.session).is_none());
    sitting.run(ImportCommand::Take);
    assert_eq!(articles(&sitting), ["a.txt", "imported/2.md"]);
}

#[test]
fn title_and_author_among_the_properties_of_a_document_are_believed_where_its_text_says_them() {
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>BẾN  PHÀ</dc:title><dc:creator>Admin</dc:creator></cp:coreProperties>";
    for (text, expected) in [("Bến phà ngày cuối", Some("BẾN  PHÀ")), ("Chợ nổi", None)] {
        let bytes = document_with(&paragraph("", text), &[], "");
        let bytes = with_entries(&bytes, &[("docProps/core.xml", core.as_bytes())]);
        let mut sitting = sitting();
        let file = put(&sitting, "tin.docx", &bytes);
        import(&mut sitting, &[file]);
        let own = sitting.session.annotator().expect("a name");
        let about = sitting.project().about(&path("imported/tin.txt"), own).expect("a record");
        assert_eq!((about.title.as_deref(), about.author.as_deref()), (expected, None));
    }
}

#[test]
fn comments_become_annotations_with_notes_where_that_is_wanted() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Giá </w:t></w:r><w:commentRangeStart w:id=\"0\"/>\
                <w:r><w:t>xăng</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
                <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t> giảm.</w:t></w:r></w:p>";
    let comments = "<w:comment w:id=\"0\" w:author=\"Lan\"><w:p><w:r><w:t>So với tháng trước</w:t></w:r></w:p></w:comment>";
    let bytes = document_with(body, &[("comments", comments)], "");
    for (takes, expected) in [(false, 0), (true, 1)] {
        let mut sitting = sitting();
        let file = put(&sitting, "tin.docx", &bytes);
        read(&mut sitting, &[file]);
        sitting.run(ImportCommand::TakeRemarks(takes));
        assert_eq!(ArticlesView::new(&sitting.session).expect("a view").n_remarks, 1);
        sitting.run(ImportCommand::Take);
        let study = sitting.opened().study();
        assert_eq!(study.codings.len(), expected);
        for coding in &study.codings {
            assert_eq!((coding.quote.as_str(), coding.note.as_deref()), ("xăng", Some("So với tháng trước")));
        }
    }
}

#[test]
fn undo_takes_the_files_away_and_redo_puts_them_back_where_nothing_speaks_against_it() {
    let mut sitting = sitting();
    let files = ["1.docx", "2.docx", "3.docx"];
    let paths: Vec<PathBuf> =
        files.iter().map(|name| put(&sitting, name, &document(name, &["Một.", name]))).collect();
    import(&mut sitting, &paths);
    sitting.save();
    let before = sitting.file("imported/1.md");
    sitting.run(Action::Undo);
    assert_eq!(articles(&sitting), ["a.txt"]);
    assert!(!sitting.path("imported/1.md").exists());
    assert!(matches!(sitting.said(), Some(Notice::Steps(StepNotice::Undone(StepLabel::Imported { .. })))));
    assert!(sitting.session.reading().is_none(), "an article that is gone is shown no longer");
    sitting.run(Action::Redo);
    assert_eq!(articles(&sitting), ["a.txt", "imported/1.md", "imported/2.md", "imported/3.md"]);
    assert_eq!(sitting.file("imported/1.md"), before);
    // A file that somebody has changed stays, and that is said.
    sitting.put("imported/2.md", "Khác.\n".as_bytes());
    sitting.run(Action::Undo);
    assert_eq!(articles(&sitting), ["a.txt", "imported/2.md"]);
    assert_eq!(sitting.said(), Some(Notice::Import(ImportNotice::LeftInFolder(1))));
    sitting.run(Action::Redo);
    assert_eq!(articles(&sitting).len(), 4);
    assert_eq!(sitting.file("imported/2.md"), "Khác.\n");
}

#[test]
fn a_file_that_somebody_puts_back_after_an_undo_stays() {
    let mut sitting = sitting();
    let file = put(&sitting, "1.docx", &document("Một", &["Một."]));
    import(&mut sitting, &[file]);
    sitting.save();
    let text = sitting.file("imported/1.md");
    sitting.run(Action::Undo);
    sitting.put("imported/1.md", text.as_bytes());
    sitting.restart();
    assert_eq!(articles(&sitting), ["a.txt", "imported/1.md"]);
}

#[test]
fn an_article_that_somebody_else_has_marked_stays_when_its_import_is_undone() {
    let mut sitting = sitting();
    let file = put(&sitting, "1.docx", &document("Một", &["Một."]));
    import(&mut sitting, &[file]);
    sitting.save();
    let own = sitting.file("annotations/ncv-1-aaaaaa/imported/1.md.ron");
    let theirs = own.replace("ncv-1-aaaaaa", "ncv-2-bbbbbb").replace("NCV 1", "NCV 2");
    sitting.put("annotations/ncv-2-bbbbbb/imported/1.md.ron", theirs.as_bytes());
    sitting.restart();
    sitting.run(Action::Undo);
    assert_eq!(articles(&sitting), ["a.txt", "imported/1.md"]);
    assert_eq!(sitting.said(), Some(Notice::Import(ImportNotice::LeftInFolder(1))));
}

#[test]
fn whichever_call_fails_all_articles_are_there_with_their_records_or_none_is() {
    let n_calls = {
        let (mut sitting, disk) = on_faulty_disk(0);
        import_two(&mut sitting);
        assert_eq!(articles(&sitting).len(), 3);
        disk.n_calls()
    };
    for failing in 1..=n_calls {
        let (mut sitting, _) = on_faulty_disk(failing);
        import_two(&mut sitting);
        sitting.put_on(Arc::new(RealDisk));
        sitting.save();
        sitting.restart();
        let n = articles(&sitting).len();
        assert!(n == 1 || n == 3, "{n} articles where call {failing} failed");
        let n_records = sitting.project().articles().filter(|(article, notes)| {
            article.as_str().starts_with("imported") && notes.values().any(ArticleRecord::holds_anything)
        });
        assert_eq!(n_records.count(), n - 1, "where call {failing} failed");
    }
}

#[test]
fn a_text_whose_encoding_is_unsure_can_be_read_in_another() {
    let mut sitting = sitting();
    // Too short to be sure.
    let file = put(&sitting, "cũ.txt", b"N\xa8m m\xedi\r\n");
    read(&mut sitting, &[file]);
    let preview = |sitting: &Sitting| {
        let imports = sitting.session.imports().expect("an import");
        let (_, article) = imports.articles().next().expect("an article");
        (article.preview.clone(), imports.files()[0].unsure.clone().expect("a question"))
    };
    let (_, unsure) = preview(&sitting);
    let tcvn3 = Encoding::Old(OldLetters::Tcvn3);
    assert!(unsure.taken == tcvn3 || unsure.others.contains(&tcvn3), "{unsure:?}");
    for (encoding, expected) in [(tcvn3, "Năm mới\n"), (Encoding::Windows1252, "N¨m míi\n")] {
        sitting.run(ImportCommand::ReadAs { file: 0, reading: ChosenReading::Encoding(encoding) });
        let (text, unsure) = preview(&sitting);
        assert_eq!((text.as_str(), unsure.taken), (expected, encoding));
        assert!(unsure.others.iter().all(|other| *other != encoding) && !unsure.others.is_empty());
    }
    sitting.run(ImportCommand::ReadAs { file: 0, reading: ChosenReading::Encoding(tcvn3) });
    sitting.run(ImportCommand::Take);
    assert_eq!(sitting.file("imported/cũ.txt"), "Năm mới\n");
}

#[test]
fn an_import_that_was_killed_between_files_and_records_is_taken_back_at_the_next_start() {
    let mut sitting = sitting();
    let file = put(&sitting, "1.docx", &document("Một", &["Một."]));
    read(&mut sitting, std::slice::from_ref(&file));
    // The files are written, and nobody hears of it any more.
    let tasks = sitting.run_only(ImportCommand::Take);
    sitting.work_unheard(tasks);
    assert!(sitting.path("imported/1.md").exists());
    sitting.restart();
    assert_eq!(articles(&sitting), ["a.txt"]);
    assert!(!sitting.path("imported/1.md").exists());
    import(&mut sitting, &[file]);
    sitting.save();
    sitting.restart();
    assert_eq!(articles(&sitting), ["a.txt", "imported/1.md"]);
}

/// A sitting whose next calls go to a disk that fails once.
fn on_faulty_disk(failing: usize) -> (Sitting, Arc<FaultyDisk>) {
    let mut sitting = sitting();
    let disk =
        Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, Fault::Error(ErrorKind::PermissionDenied)));
    sitting.put_on(Arc::<FaultyDisk>::clone(&disk));
    (sitting, disk)
}

fn import_two(sitting: &mut Sitting) {
    let one = put(sitting, "1.docx", &document("Một", &["Một."]));
    let two = put(sitting, "2.docx", &document("Hai", &["Hai."]));
    import(sitting, &[one, two]);
    sitting.wait(1_000);
}

#[test]
fn a_title_of_many_bytes_makes_a_name_that_file_systems_take() {
    let mut sitting = sitting();
    let title = "國".repeat(90);
    let file = put(&sitting, &format!("{}.txt", &title[..60]), "Một dòng.\n".as_bytes());
    let word = put(&sitting, "tin.csv", format!("title,text\n{title},Một đoạn văn.\n").as_bytes());
    import(&mut sitting, &[file, word]);
    assert_eq!(articles(&sitting).len(), 3, "{:?}", articles(&sitting));
}
