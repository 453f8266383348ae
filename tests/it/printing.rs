//! An article on paper: saved as a PDF with what is shown of its annotations, or made to be printed.

use crate::cli_support::bench;
use crate::notation::{play, sitting_in};
use crate::support::Sitting;
use butda::exchange::article_page::ArticlePage;
use butda::model::id::ArticlePath;
use butda::session::{Action, Notice, PageCommand, PageNotice, PageWish, PeopleCommand, page_asked};
use butda::storage::atomic_write::WriteError;
use butda::storage::window_state::WindowState;
use butda::words::{Tongue, Words, messages, notices};
use std::fs;
use std::str::FromStr;

fn words() -> Words {
    Words::new(Tongue::Vietnamese)
}

/// A sitting that has the words of the window.
fn with_words(mut sitting: Sitting) -> Sitting {
    sitting.session.set_export_words(messages::export_words(&words()));
    sitting
}

fn article() -> ArticlePath {
    ArticlePath::from_str("a.txt").expect("a path")
}

/// What the PDF of `a.txt` shows.
fn page(sitting: &Sitting) -> ArticlePage {
    let wish = PageWish { article: article(), own: sitting.session.annotator().cloned(), has_numbers: false };
    let words = messages::export_words(&words()).page;
    page_asked(sitting.opened(), wish, words).page().expect("an article that was read")
}

/// The words of its passages, each with the names of its themes.
fn passages(sitting: &Sitting) -> Vec<(String, Vec<String>)> {
    let page = page(sitting);
    let themes = |places: &[usize]| places.iter().map(|at| page.themes[*at].label.clone()).collect();
    page.marks.iter().map(|mark| (mark.span.of(&page.text).to_owned(), themes(&mark.themes))).collect()
}

#[test]
fn an_article_is_saved_as_a_pdf_and_its_folder_is_remembered() {
    let mut sitting = with_words(sitting_in("Giá [hàng hóa:xăng] tăng [lo: mạnh]"));
    sitting.session.remember_window(Some(WindowState::default()));
    let path = sitting.path("bài.pdf");
    sitting.run(PageCommand::Save(article(), path.clone()));
    let Some(Notice::Page(PageNotice::Saved(told_path, told))) = sitting.said() else {
        panic!("{:?}", sitting.said());
    };
    assert_eq!((told_path, told.n_pages, told.missing.len()), (path.clone(), 1, 0));
    let bytes = fs::read(&path).expect("a file");
    assert!(bytes.starts_with(b"%PDF-"));
    let state = sitting.session.window_state().expect("a state");
    assert_eq!(state.exported_to.as_deref(), path.parent());
}

#[test]
fn the_same_project_gives_the_same_bytes_at_any_time_and_its_own_date_alone() {
    let saved = |seconds: u64| {
        let mut sitting = with_words(sitting_in("Giá [hàng hóa:xăng] tăng"));
        play(&mut sitting, "at xăng; note Vì sao?");
        sitting.wait(seconds);
        let path = sitting.path("bài.pdf");
        sitting.run(PageCommand::Save(article(), path.clone()));
        fs::read(path).expect("a file")
    };
    let first = saved(1);
    assert_eq!(first, saved(100_000));
    let text = String::from_utf8_lossy(&first);
    assert_eq!(text.matches("/CreationDate").count(), 1);
    assert!(text.contains("/CreationDate(D:20261121"), "the day of the records");
}

#[test]
fn what_is_printed_is_kept_on_this_computer_and_opened_once() {
    let mut sitting = with_words(sitting_in("Giá [hàng hóa:xăng] tăng"));
    sitting.run(Action::Print);
    let page = sitting.session.take_page().expect("a page");
    assert!(page.starts_with(sitting.home()) && page.extension().is_some_and(|ending| ending == "pdf"));
    assert!(sitting.session.take_page().is_none());
    assert!(fs::read(&page).expect("a file").starts_with(b"%PDF-"));
    assert!(matches!(sitting.said(), Some(Notice::Page(PageNotice::Printed(path, _))) if path == page));
}

#[test]
fn without_an_article_nothing_is_printed() {
    let mut sitting = with_words(Sitting::of(&[("a.txt", "Giá xăng")]));
    sitting.run(Action::Print);
    assert_eq!((sitting.session.take_page(), sitting.said()), (None, None));
}

#[test]
fn a_pdf_is_never_written_over_an_article_or_among_annotations() {
    let mut sitting = with_words(sitting_in("Giá xăng tăng"));
    play(&mut sitting, "select Giá; tag a");
    sitting.save();
    for name in ["a.txt", "annotations/a.pdf"] {
        let path = sitting.path(name);
        sitting.run(PageCommand::Save(article(), path.clone()));
        assert_eq!(sitting.said(), Some(Notice::Page(PageNotice::NotWritten(path, WriteError::OfProject))));
    }
    assert_eq!(sitting.file("a.txt"), "Giá xăng tăng");
}

#[test]
fn a_pdf_has_the_passages_that_are_shown_with_their_themes_of_today() {
    let mut sitting = crate::people::shared(
        "Giá xăng tăng",
        &[("NCV 1", "select Giá; tag a"), ("NCV 2", "select xăng; tag b")],
    );
    let all = passages(&sitting);
    assert_eq!(all.len(), 2, "{all:?}");
    sitting.run(PeopleCommand::ToggleOthers);
    let own = passages(&sitting);
    assert_eq!(own.len(), 1);
    assert!(all.contains(&own[0]));
    let page = page(&sitting);
    assert_eq!((page.people.len(), page.themes.len()), (1, 1), "only who and what is shown is in the legend");
}

#[test]
fn letters_without_a_font_are_told_when_a_pdf_was_saved() {
    let mut sitting = with_words(sitting_in("Giá 中文 tăng"));
    sitting.run(PageCommand::Save(article(), sitting.path("bài.pdf")));
    let said = sitting.said().expect("a message");
    let Notice::Page(PageNotice::Saved(_, told)) = &said else { panic!("{said:?}") };
    assert_eq!(told.missing, ['中', '文']);
    let said = notices::notice(&words(), &said);
    assert!(said.contains("中 (U+4E2D), 文 (U+6587)"), "{said}");
}

#[test]
fn numbers_of_paragraphs_corrected_lines_and_facts_are_those_of_the_window() {
    let sitting = sitting_in("Giá xăng tăng");
    let page = page(&sitting);
    assert_eq!((page.title.as_str(), page.lines.len(), page.has_numbers), ("a", 1, false));
    assert!(page.modified.is_none(), "nothing was annotated");
}

#[test]
fn the_command_line_writes_a_pdf_of_one_article_to_a_file_or_to_standard_output() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let path = bench.home().join("bài.pdf");
    let to = path.to_str().expect("a path");
    let pdf = |more: &[&str]| bench.run("export", &[&["--format", "pdf"], more].concat());
    let told = pdf(&["--article", "./giá.txt", "--output", to]);
    assert_eq!(told.code, 0, "{told:?}");
    let bytes = fs::read(&path).expect("a file");
    let mut out = Vec::new();
    let arguments = ["--format", "pdf", "--article", "giá.txt", "--output", "-"];
    assert_eq!(bench.run_to("export", &arguments, &mut out).0, 0);
    assert_eq!(out, bytes);
    assert_eq!(pdf(&["--article", "không-có.txt", "--output", to]).code, 2);
    assert_eq!(pdf(&["--output", to]).code, 0, "of all articles");
}
