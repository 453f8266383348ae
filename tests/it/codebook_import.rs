//! The codebook goes to a file and comes from one: what a project gets, what it keeps, and that one undo takes it back.

use crate::support::Sitting;
use butda::exchange::codebook::{Book, BookTheme};
use butda::exchange::format::FormatId;
use butda::model::history::{CodebookStep, StepLabel};
use butda::model::id::ThemeId;
use butda::session::{
    Action, CodebookCommand, CodebookNotice, Importing, Notice, StepNotice, ThemeText, ThemingCommand,
};
use butda::storage::atomic_write::WriteError;
use butda::storage::problem::ProblemKind;
use butda::words::{Tongue, Words, messages, notices};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

fn sitting() -> Sitting {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng tăng")]);
    sitting.session.set_export_words(messages::export_words(&Words::new(Tongue::Vietnamese)));
    sitting
}

fn make(sitting: &mut Sitting, name: &str) {
    sitting.run(ThemingCommand::Create { name: name.to_owned(), parent: None });
}

fn id_of(sitting: &Sitting, name: &str) -> ThemeId {
    (*sitting.opened().codebook.named(name).first().expect("a theme")).clone()
}

fn describe(sitting: &mut Sitting, name: &str, texts: &[(ThemeText, &str)]) {
    let id = id_of(sitting, name);
    let own = sitting.opened().codebook.theme(&id).expect("a theme").name.clone();
    let texts = texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    sitting.run(ThemingCommand::Describe { id, name: own, texts });
}

/// Puts a file beside the project, reads it and takes what it brings.
fn import(sitting: &mut Sitting, name: &str, text: &str) {
    let path = sitting.home().join(name);
    fs::create_dir_all(sitting.home()).expect("a folder");
    fs::write(&path, text).expect("a file");
    sitting.run(CodebookCommand::Read(path));
    sitting.run(CodebookCommand::Take);
}

fn book(sitting: &Sitting) -> Vec<BookTheme> {
    sitting.opened().snapshot().book("").themes
}

/// The full names in the order of the tree, with keys and what each means.
fn shown(sitting: &Sitting) -> Vec<String> {
    let line = |theme: BookTheme| {
        let definition = theme.text(ThemeText::Definition);
        format!("{} [{}] {definition}", theme.path.join(" / "), theme.key).trim_end().to_owned()
    };
    book(sitting).into_iter().map(line).collect()
}

#[test]
fn an_import_makes_what_is_new_fills_what_is_empty_and_overwrites_nothing() {
    let mut sitting = sitting();
    make(&mut sitting, "Lãnh đạo / Nêu gương");
    make(&mut sitting, "Giá");
    describe(&mut sitting, "Giá", &[(ThemeText::Definition, "Của tôi")]);
    let before = book(&sitting);
    import(
        &mut sitting,
        "others.csv",
        "Name,Description,Memo,Color\nGia\u{301},Của họ,Nhớ,#123456\nLãnh đạo > Nêu gương,Làm trước,,\nLãnh đạo > Dân > Hỏi,,,#ABCDEF\n",
    );
    assert_eq!(
        shown(&sitting),
        [
            "Lãnh đạo []",
            "Lãnh đạo / Nêu gương [1] Làm trước",
            "Lãnh đạo / Dân [3]",
            "Lãnh đạo / Dân / Hỏi [4]",
            "Giá [2] Của tôi",
        ]
    );
    let price = book(&sitting).into_iter().find(|theme| theme.name() == "Giá").expect("a theme");
    assert_eq!((price.text(ThemeText::Memo), price.color == "#123456"), ("Nhớ", false));
    assert_eq!(book(&sitting)[3].color, "#abcdef");
    let step = StepLabel::Codebook(CodebookStep::Imported { n_made: 2, n_filled: 2 });
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::Made(step))));
    sitting.run(Action::Undo);
    assert_eq!(book(&sitting), before);
    sitting.run(Action::Redo);
    sitting.save();
    sitting.restart();
    assert_eq!(shown(&sitting).len(), 5);
}

#[test]
fn an_import_that_brings_nothing_says_so_and_makes_no_step() {
    let mut sitting = sitting();
    make(&mut sitting, "Giá");
    let steps = sitting.opened().history.next_undo().cloned();
    import(&mut sitting, "same.csv", "name,definition\nGiá,\n");
    assert_eq!(sitting.said(), Some(Notice::Codebook(CodebookNotice::NothingToImport)));
    assert_eq!(sitting.opened().history.next_undo().cloned(), steps);
}

#[test]
fn a_locked_codebook_takes_nothing_and_says_what_to_do() {
    let mut sitting = sitting();
    sitting.run(Action::LockCodebook);
    import(&mut sitting, "new.csv", "name\nGiá\n");
    let said = sitting.said().expect("a message");
    assert_eq!(said, Notice::Codebook(CodebookNotice::ImportLocked));
    let told = Tongue::ALL.map(|tongue| notices::notice(&Words::new(tongue), &said));
    assert!(told[0].contains("mở khóa") && told[1].contains("Unlock"), "{told:?}");
    assert!(book(&sitting).is_empty());
    // What was read is still there, for after it is unlocked.
    sitting.run(Action::LockCodebook);
    sitting.run(CodebookCommand::Take);
    assert_eq!(shown(&sitting), ["Giá [1]"]);
}

#[test]
fn who_has_no_name_is_asked_for_it_before_the_import() {
    let mut sitting = sitting();
    sitting.be_nobody();
    sitting.open_folder();
    import(&mut sitting, "new.csv", "name\nGiá\n");
    assert!(sitting.session.asks_for_name() && book(&sitting).is_empty());
    sitting.run(butda::session::Command::SetAnnotatorName("Lan".to_owned()));
    assert_eq!(shown(&sitting), ["Giá [1]"]);
}

#[test]
fn a_file_that_holds_no_codebook_is_told_with_what_to_do() {
    let mut sitting = sitting();
    let fault = |sitting: &Sitting| match sitting.session.importing().and_then(Importing::read) {
        Some((_, Err(problem))) => (**problem).clone(),
        other => panic!("{other:?}"),
    };
    import(&mut sitting, "other.csv", "a,b\n1,2\n");
    let problem = fault(&sitting);
    assert!(matches!(problem.kind, ProblemKind::NoCodebook(_)));
    assert!(messages::problem(&Words::new(Tongue::English), &problem).contains("Name one column"));
    sitting.run(CodebookCommand::Read(sitting.home()));
    assert_eq!(fault(&sitting).kind, ProblemKind::NotRegular);
    sitting.run(CodebookCommand::Read(sitting.home().join("gone.csv")));
    assert!(matches!(fault(&sitting).kind, ProblemKind::Unreadable(_)));
    assert!(book(&sitting).is_empty());
}

#[test]
fn an_export_is_never_written_over_an_article_or_among_annotations() {
    let mut sitting = sitting();
    make(&mut sitting, "Giá");
    sitting.save();
    for (path, error) in [("a.txt", WriteError::OfProject), ("annotations/book.csv", WriteError::OfProject)] {
        let path = sitting.path(path);
        sitting.run(CodebookCommand::Export(FormatId::CodebookCsv, path.clone()));
        assert_eq!(sitting.said(), Some(Notice::Codebook(CodebookNotice::NotWritten(path, error))));
    }
    assert_eq!(sitting.file("a.txt"), "Giá xăng tăng");
    // The document may lie among the articles: it is not taken for one.
    let path = sitting.path("codebook.md");
    sitting.run(CodebookCommand::Export(FormatId::CodebookMarkdown, path.clone()));
    assert_eq!(sitting.said(), Some(Notice::Codebook(CodebookNotice::Exported(path, 1))));
    sitting.restart();
    assert_eq!((sitting.opened().library.len(), sitting.opened().problems.len()), (1, 0));
}

#[test]
fn the_page_to_be_printed_is_kept_on_this_computer_and_opened_once() {
    let mut sitting = sitting();
    make(&mut sitting, "Giá");
    sitting.run(Action::PrintCodebook);
    let page: PathBuf = sitting.session.take_page().expect("a page");
    assert!(page.starts_with(sitting.home()) && sitting.session.take_page().is_none());
    assert!(fs::read_to_string(&page).expect("a page").contains("Giá"));
    assert_eq!(sitting.said(), Some(Notice::Codebook(CodebookNotice::Printed(page.clone()))));
    make(&mut sitting, "Dân");
    sitting.run(Action::PrintCodebook);
    assert!(fs::read_to_string(&page).expect("a page").contains("Dân"), "in the place of the one before");
}

/// Lines of a text as a person types them, none of them with spaces around.
fn any_text() -> impl Strategy<Value = String> {
    let line = "[=+@'\"#*_`\\\\<>&|:;,~^$\\[\\]a-zàđư0-9(][-=+@'\"#*_`\\\\<>&|:;,~^$\\[\\]A-Zẫđư0-9./() ]{0,12}[.a-z*\\\\`]";
    prop::collection::vec(prop_oneof![4 => line.boxed(), 1 => Just(String::new()).boxed()], 0..4)
        .prop_map(|lines| butda::text::decode::nfc(lines.join("\n").trim()))
}

fn any_name() -> impl Strategy<Value = String> {
    "[=+@'\"#*_`\\\\<>&|:;,~^$\\[\\]A-Zàđư0-9(-]{1,6}( [=+@'\"#*_`\\\\<>&|:;,a-zậư0-9)-]{1,6}){0,2}"
        .prop_map(|name| butda::text::decode::nfc(&name))
}

/// A tree of themes with texts and colours; its names are parts of paths of so many levels.
fn any_book() -> impl Strategy<Value = Vec<BookTheme>> {
    let texts = prop::collection::vec(any_text(), ThemeText::ALL.len());
    let theme = (prop::collection::vec(any_name(), 1..9), texts, 0..0x0100_0000u32, 0..9u8);
    prop::collection::vec(theme, 1..8).prop_map(|themes| {
        let mut all: BTreeMap<Vec<String>, BookTheme> = BTreeMap::new();
        for (path, texts, color, key) in themes {
            for n in 1..=path.len() {
                let above = path[..n].to_vec();
                let color =
                    format!("#{:06x}", color.wrapping_add(u32::try_from(n).unwrap_or_default()) & 0xff_ffff);
                all.entry(above.clone()).or_insert(BookTheme { path: above, color, ..BookTheme::default() });
            }
            let texts = ThemeText::ALL.into_iter().zip(texts).filter(|(_, text)| !text.is_empty());
            let theme = all.get_mut(&path).expect("a theme");
            theme.texts = texts.collect();
            theme.key = if key == 0 { String::new() } else { key.to_string() };
        }
        let mut keys: Vec<String> = Vec::new();
        for theme in all.values_mut() {
            if keys.contains(&theme.key) {
                theme.key.clear();
            }
            keys.push(theme.key.clone());
        }
        // Where a file tells no keys at all, the first themes get the free ones.
        if let Some(first) = all.values_mut().next().filter(|_| keys.iter().all(String::is_empty)) {
            "1".clone_into(&mut first.key);
        }
        all.into_values().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn what_is_exported_and_imported_into_an_empty_project_is_the_same_codebook(themes in any_book()) {
        let mut first = sitting();
        let told = Book { project: String::new(), themes };
        let table = butda::exchange::codebook_csv::write(&told).expect("a table");
        import(&mut first, "first.csv", &String::from_utf8(table).expect("UTF-8"));
        prop_assert_eq!(&book(&first), &told.themes);
        for format in [FormatId::CodebookCsv, FormatId::CodebookMarkdown] {
            let path = first.home().join("out").with_extension(format.format().extension());
            first.run(CodebookCommand::Export(format, path.clone()));
            let mut second = sitting();
            second.run(CodebookCommand::Read(path.clone()));
            second.run(CodebookCommand::Take);
            prop_assert_eq!(book(&second), book(&first));
            // A second time there is nothing left to do.
            second.run(CodebookCommand::Read(path));
            second.run(CodebookCommand::Take);
            prop_assert_eq!(second.said(), Some(Notice::Codebook(CodebookNotice::NothingToImport)));
        }
    }

    #[test]
    fn whatever_a_file_holds_it_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,200}") {
        for is_markdown in [false, true] {
            let _ = butda::exchange::codebook_reading::read(&bytes, is_markdown);
            for head in ["name,parent\n", "---\ngenerator: butda 1.0\nkind: codebook\n---\n## "] {
                let text = format!("{head}{text}");
                let _ = butda::exchange::codebook_reading::read(text.as_bytes(), is_markdown);
            }
        }
    }
}
