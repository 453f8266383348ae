//! What people kept in other programs lands on the articles of the project: by their texts, their titles, or their words.

use crate::exporting_support::export;
use crate::pdf_writer::{file as pdf_file, page};
use crate::sqlite_support::{database, table};
use crate::support::{Sitting, path, select, tag};
use butda::exchange::format::export_formats;
use butda::exchange::table_columns::Role;
use butda::session::{ImportCommand, ImportNotice, Notice, Novelty};
use butda::view::import::{ArticleRow, ArticlesView, ReadRow};
use butda::words::messages::export_words;
use butda::words::{Tongue, Words};
use butda::workers::importing::{ChosenReading, ImportSource};
use std::fs;
use std::path::PathBuf;

const TEXT: &str = "Bến phà đóng cửa\n\nNgười lái đò cuối cùng kể chuyện đời mình trên sông.\n";

/// A project with two articles, in which Lan works.
fn sitting() -> Sitting {
    let mut sitting = Sitting::of(&[
        ("phà.txt", TEXT),
        (
            "xăng.txt",
            "Giá xăng tăng\n\nTừ chiều nay, giá xăng ở các cửa hàng tăng thêm một nghìn đồng mỗi lít.\n",
        ),
    ]);
    sitting.be("Lan");
    sitting.open_folder();
    sitting
}

fn put(sitting: &Sitting, name: &str, text: &str) -> PathBuf {
    let path = sitting.home().join("from").join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, text).expect("a file");
    path
}

fn read(sitting: &mut Sitting, path: PathBuf) {
    sitting.run(ImportCommand::Read(vec![ImportSource::Path(path)]));
}

fn rows(sitting: &Sitting) -> Vec<ReadRow> {
    let view = ArticlesView::new(&sitting.session).expect("an import");
    let row = |row: ArticleRow| match row {
        ArticleRow::Article(row) => *row,
        other => panic!("{other:?}"),
    };
    view.rows.into_iter().map(row).collect()
}

/// One's own annotations of an article, as `words [themes] note`.
fn annotations(sitting: &Sitting, article: &str) -> Vec<String> {
    let open = sitting.opened();
    let line = |annotation: &butda::model::annotation::Annotation| {
        let themes: Vec<String> =
            annotation.themes.iter().map(|theme| open.codebook.full_name(theme)).collect();
        let note = annotation.note.as_deref().unwrap_or_default();
        format!("{} [{}] {note}", annotation.anchor.quote, themes.join(", ")).trim_end().to_owned()
    };
    open.project.annotations(&path(article)).map(|(_, _, annotation, _)| line(annotation)).collect()
}

#[test]
fn highlights_of_zotero_land_in_the_article_of_their_title_and_complete_what_is_known_of_it() {
    let mut sitting = sitting();
    let library = r##"{"items": [{"itemType": "newspaperArticle", "title": "Bến phà đóng cửa", "date": "2024-06-16",
        "publicationTitle": "Nhân dân", "creators": [{"name": "Thu Hà"}], "attachments": [{"annotations": [
        {"annotationType": "highlight", "annotationText": "Người lái đò cuối cùng", "annotationComment": "Hay",
         "annotationColor": "#ffd400", "tags": [{"tag": "Đò"}], "dateModified": "2024-06-17T08:00:00Z"}]}]}]}"##;
    let file = put(&sitting, "library.json", library);
    read(&mut sitting, file);
    assert_eq!(rows(&sitting)[0].novelty, Novelty::Known(path("phà.txt")));
    sitting.run(ImportCommand::Take);
    assert_eq!(annotations(&sitting, "phà.txt"), ["Người lái đò cuối cùng [Đò] Hay"]);
    let facts = &sitting.opened().library.get(&path("phà.txt")).expect("an article").facts;
    assert_eq!((facts.date.as_deref(), facts.source.as_deref()), (Some("2024-06-16"), Some("Nhân dân")));
}

#[test]
fn clippings_of_a_kindle_land_where_their_words_stand() {
    let mut sitting = sitting();
    let clippings = "\u{feff}Một tựa khác (Thu Hà)\r\n- Your Highlight on page 3 | Added on Sunday, 16 June 2024 08:30:00\r\n\r\n\
                     kể chuyện đời mình trên sông\r\n==========\r\n";
    let file = put(&sitting, "My Clippings.txt", clippings);
    read(&mut sitting, file);
    sitting.run(ImportCommand::Take);
    assert_eq!(annotations(&sitting, "phà.txt"), ["kể chuyện đời mình trên sông []"]);
}

#[test]
fn highlights_of_an_article_that_the_project_lacks_are_told_and_cannot_be_taken() {
    let mut sitting = sitting();
    let clippings = "Sách lạ (Ai)\r\n- Your Highlight on page 3 | Added on Sunday, 16 June 2024 08:30:00\r\n\r\n\
                     những lời không có trong bài nào cả\r\n==========\r\n";
    let file = put(&sitting, "My Clippings.txt", clippings);
    read(&mut sitting, file);
    let rows = rows(&sitting);
    assert_eq!((&rows[0].novelty, rows[0].is_takeable), (&Novelty::Missing, false));
}

#[test]
fn references_complete_what_is_known_of_articles_once() {
    let mut sitting = sitting();
    let ris = "TY  - NEWS\r\nTI  - Giá xăng tăng\r\nT2  - Tuổi Trẻ\r\nAU  - Nguyễn, Lan\r\nKW  - kinh tế\r\nER  - \r\n";
    let file = put(&sitting, "báo.ris", ris);
    read(&mut sitting, file.clone());
    assert!(rows(&sitting)[0].is_takeable);
    sitting.run(ImportCommand::Take);
    let facts = &sitting.opened().library.get(&path("xăng.txt")).expect("an article").facts;
    assert_eq!(facts.source.as_deref(), Some("Tuổi Trẻ"));
    assert!(facts.attributes.iter().any(|(_, value)| value == "kinh tế"), "{:?}", facts.attributes);
    read(&mut sitting, file);
    assert!(!rows(&sitting)[0].is_takeable, "nothing is left to complete");
}

#[test]
fn a_row_of_a_table_is_an_article_and_what_a_column_holds_can_be_put_right() {
    let mut sitting = sitting();
    let body = "Chợ nổi họp từ nửa đêm, ghe thuyền san sát. ".repeat(8);
    let table = format!("Tiêu đề,Nơi,Nội dung\nChợ nổi,Cần Thơ,\"{body}\"\nChợ đêm,Huế,\"{body}x\"\n");
    let file = put(&sitting, "báo.csv", &table);
    read(&mut sitting, file);
    let rows_read = rows(&sitting);
    assert_eq!(rows_read.len(), 2);
    let columns = rows_read[0].columns.clone().expect("columns");
    assert_eq!(columns.plan.roles, [Role::Title, Role::Attribute, Role::Text]);
    let reading = ChosenReading::Columns(columns.plan.with(1, Role::Source));
    sitting.run(ImportCommand::ReadAs { file: 0, reading });
    sitting.run(ImportCommand::Take);
    let open = sitting.opened();
    let facts = &open.library.get(&path("imported/Chợ nổi.txt")).expect("an article").facts;
    assert_eq!((facts.title.as_deref(), facts.source.as_deref()), (Some("Chợ nổi"), Some("Cần Thơ")));
}

#[test]
fn the_folder_of_a_qualcoder_project_is_its_database_alone() {
    let mut sitting = sitting();
    let sql = [
        table(
            "source",
            "id, name, fulltext, mediapath, memo, owner, date",
            &["1, 'bài.txt', 'Bến 😀 phà vắng', NULL, '', 'Mai', ''"],
        ),
        table(
            "code_name",
            "cid, name, memo, catid, owner, date, color",
            &["1, 'Đò', '', 1, 'Mai', '', '#ff0000'"],
        ),
        table("code_cat", "catid, name, owner, date, memo, supercatid", &["1, 'Sông', 'Mai', '', '', NULL"]),
        table(
            "code_text",
            "cid, fid, seltext, pos0, pos1, owner, date, memo",
            &["1, 1, 'phà', 6, 9, 'Mai', '', 'ghi'", "1, 1, 'vắng', 11, 15, 'Mai', '', ''"],
        ),
    ]
    .concat();
    let folder = sitting.home().join("study.qda");
    fs::create_dir_all(folder.join("documents")).expect("a folder");
    fs::write(folder.join("documents/bài.txt"), "Bến phà vắng").expect("a file");
    fs::write(folder.join("data.qda"), database(&sql)).expect("a file");
    read(&mut sitting, folder);
    assert_eq!(rows(&sitting).len(), 1);
    sitting.run(ImportCommand::Take);
    let mut coded = annotations(&sitting, "imported/bài.txt");
    coded.sort();
    assert_eq!(coded, ["phà [Sông / Đò] ghi", "vắng [Sông / Đò]"]);
}

#[test]
fn a_codebook_of_refi_qda_becomes_themes_without_articles() {
    let mut sitting = sitting();
    let book = "<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes><Code guid=\"a\" name=\"Sông\" \
                isCodable=\"true\" color=\"#00ff00\"><Code guid=\"b\" name=\"Đò\" isCodable=\"true\"/></Code></Codes></CodeBook>";
    let file = put(&sitting, "mã.qdc", book);
    read(&mut sitting, file.clone());
    sitting.run(ImportCommand::Take);
    let names: Vec<String> =
        sitting.opened().codebook.rows().map(|(_, _, theme)| theme.name.clone()).collect();
    assert_eq!(names, ["Sông", "Đò"]);
    read(&mut sitting, file);
    sitting.run(ImportCommand::Take);
    assert_eq!(sitting.opened().codebook.rows().count(), 2);
}

#[test]
fn what_somebody_else_exported_comes_in_as_it_was_in_every_format_that_is_read_back() {
    let mut sitting = sitting();
    sitting.read("phà.txt");
    sitting.run(select(0, 9));
    sitting.run(tag("Đò"));
    let formats: Vec<_> = export_formats().filter(|format| format.id.is_read_back()).collect();
    assert_eq!(formats.len(), 4);
    for format in formats {
        let file = sitting.home().join(format!("passages.{}", format.extension()));
        sitting.run(export(format.id, &file, None));
        let mut other = Sitting::of(&[("x/bến.txt", TEXT)]);
        other.be("Mai");
        other.open_folder();
        read(&mut other, file);
        other.run(ImportCommand::BeCoder(None));
        other.run(ImportCommand::Take);
        assert_eq!(annotations(&other, "x/bến.txt"), ["Bến phà [Đò]"], "{}", format.name);
        let open = other.opened();
        let names: Vec<&str> = open.project.annotators().map(|(_, who)| who.name.as_str()).collect();
        assert!(names.contains(&"Lan"), "{}: {names:?}", format.name);
    }
}

/// A PDF with two highlights, of these colours.
fn highlighted(one: &str, two: &str) -> Vec<u8> {
    let quad = |from: u8, to: u8| {
        let (x0, x1) = (50.0 + 5.0 * f64::from(from), 50.0 + 5.0 * f64::from(to));
        format!("{x0} 750 {x1} 750 {x0} 740 {x1} 740")
    };
    let mark =
        |color: &str, from, to| format!("/Subtype/Highlight/QuadPoints[{}]/C[{color}]", quad(from, to));
    let lines = page().lines(50.0, 100.0, 10.0, &["Đảng bộ thành phố đã lãnh đạo"]);
    pdf_file(&[lines.annotation(&mark(one, 0, 7)).annotation(&mark(two, 8, 17))])
}

#[test]
fn highlights_of_a_pdf_in_several_colours_are_coded_by_them() {
    for (one, two, expected) in [
        ("1 1 0", "0 0.6 0", ["thành phố [Green]", "Đảng bộ [Yellow]"]),
        ("1 1 0", "1 1 0", ["thành phố []", "Đảng bộ []"]),
    ] {
        let mut sitting = sitting();
        sitting.session.set_export_words(export_words(&Words::new(Tongue::English)));
        let file = sitting.home().join("báo.pdf");
        fs::write(&file, highlighted(one, two)).expect("a file");
        read(&mut sitting, file);
        sitting.run(ImportCommand::TakeRemarks(true));
        sitting.run(ImportCommand::Take);
        let mut coded = annotations(&sitting, "imported/báo.txt");
        coded.sort();
        assert_eq!(coded, expected);
    }
}

#[test]
fn a_colour_is_called_by_the_nearest_that_has_a_name() {
    let names = export_words(&Words::new(Tongue::English)).colors;
    for (color, name) in [
        ("#ffd400", "Yellow"),
        ("#ffff00", "Yellow"),
        ("#5fb236", "Green"),
        ("#0000ff", "Blue"),
        ("#e56eee", "Pink"),
    ] {
        assert_eq!(names.name_of(color), Some(name), "{color}");
    }
    assert_eq!(names.name_of("yellow"), None);
}

#[test]
fn two_files_that_tell_of_one_article_are_one_step() {
    let mut sitting = sitting();
    let ris = |more: &str| format!("TY  - NEWS\r\nTI  - Giá xăng tăng\r\n{more}\r\nER  - \r\n");
    let one = put(&sitting, "một.ris", &ris("T2  - Tuổi Trẻ"));
    let two = put(&sitting, "hai.ris", &ris("AU  - Nguyễn, Lan"));
    sitting.run(ImportCommand::Read([one, two].map(ImportSource::Path).to_vec()));
    sitting.run(ImportCommand::Take);
    let facts = &sitting.opened().library.get(&path("xăng.txt")).expect("an article").facts;
    assert_eq!((facts.source.as_deref(), facts.author.as_deref()), (Some("Tuổi Trẻ"), Some("Nguyễn Lan")));
}

#[test]
fn bytes_that_are_no_text_in_any_encoding_are_refused() {
    let mut sitting = sitting();
    let file = sitting.home().join("nhiễu.txt");
    let mut seed = 7_u32;
    let noise: Vec<u8> = (0..4_000)
        .map(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0].max(1)
        })
        .collect();
    fs::write(&file, noise).expect("a file");
    // These are UTF-8, and no text all the same.
    let signs = put(&sitting, "dấu.txt", &"x\u{1}\u{2}\u{3}".repeat(100));
    sitting.run(ImportCommand::Read([file, signs].map(ImportSource::Path).to_vec()));
    let view = ArticlesView::new(&sitting.session).expect("an import");
    assert!(
        matches!(view.rows[..], [ArticleRow::Failed { .. }, ArticleRow::Failed { .. }]),
        "{:?}",
        view.rows
    );
}

#[test]
fn a_file_where_the_folder_should_be_is_told_and_nothing_is_imported() {
    let mut sitting = sitting();
    sitting.put("imported", b"?");
    let file = put(&sitting, "tin.txt", "Một dòng.\n");
    read(&mut sitting, file);
    sitting.run(ImportCommand::Take);
    assert!(matches!(sitting.said(), Some(Notice::Import(ImportNotice::NotWritten(_)))));
    assert_eq!(sitting.opened().library.len(), 2);
}
