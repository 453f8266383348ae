//! The PDF of a study: all its articles, read back by this program's own reader.

use crate::exchange_support::written;
use crate::html_pages_support::{lines_of, mark_words, more_words, source, study_of, words};
use butda::documents::pdf;
use butda::exchange::pdf_pages;
use butda::exchange::study::{SourceText, Study};

fn bytes_of(study: &Study) -> Vec<u8> {
    written(&|out| pdf_pages::write(study, &words().page, &more_words(), out))
}

fn text_of(bytes: &[u8]) -> String {
    let document = pdf::read(bytes, &|| false).expect("a PDF with text");
    document.tidied().plain_text().text
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

fn two() -> Study {
    let first = "Giá xăng tăng mạnh\nTừ chiều nay, giá xăng tăng thêm 500 đồng.\nNgười dân lo lắng, vì mọi thứ \
        đều tăng theo giá xăng.\nBộ Công Thương cho biết sẽ tiếp tục theo dõi thị trường trong những ngày tới.\n";
    let second = "Bài thứ hai\nDoanh nghiệp đề nghị giảm thuế.\n";
    let mut study = study_of(vec![source("001 a.txt", first), source("002 b.txt", second)]);
    let at = mark_words(&mut study, 0, "giá xăng tăng thêm", &["Giá cả"]);
    study.codings[at].note = Some("Vì sao tăng?".to_owned());
    mark_words(&mut study, 1, "giảm thuế", &["Thuế"]);
    study.sources[1].memo = Some("Đọc lại bài này.".to_owned());
    study
}

#[test]
fn all_articles_their_notes_and_memos_are_in_it() {
    let study = two();
    let text = letters(&text_of(&bytes_of(&study)));
    for source in 0..2 {
        // The reader takes titles for running feet, which they are, too, and rows with names beside them for columns.
        for line in lines_of(&study, source).into_iter().skip(2) {
            assert!(text.contains(&letters(&line)), "{line}: {text}");
        }
    }
    for told in ["Vì sao tăng?", "Đọc lại bài này.", "Mục lục", "Thuế", "Giá cả"] {
        assert!(text.contains(&letters(told)), "{told}: {text}");
    }
}

#[test]
fn pages_are_numbered_through_and_contents_tell_where_articles_begin() {
    let bytes = bytes_of(&two());
    let file = String::from_utf8_lossy(&bytes);
    assert_eq!(file.matches("/Type/Page/").count() + file.matches("/Type /Page\n").count(), 3);
    assert!(file.contains("/Outlines"));
}

#[test]
fn one_article_has_no_contents() {
    let mut study = two();
    study.sources.truncate(1);
    study.codings.retain(|coding| coding.source == 0);
    let text = text_of(&bytes_of(&study));
    assert!(!text.contains("Mục lục") && text.contains("Giá xăng tăng mạnh"), "{text}");
}

#[test]
fn an_article_that_cannot_be_read_stands_there_with_its_passages() {
    let mut study = two();
    study.sources[1].text = SourceText::Unknown;
    let text = letters(&text_of(&bytes_of(&study)));
    assert!(text.contains(&letters("Hiện không đọc được bài này.")) && text.contains("giảmthuế"), "{text}");
}

#[test]
fn the_same_study_gives_the_same_bytes_and_one_without_articles_is_a_document() {
    assert_eq!(bytes_of(&two()), bytes_of(&two()));
    assert!(bytes_of(&Study::default()).starts_with(b"%PDF-"));
}
