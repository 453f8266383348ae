//! Studies with texts by hand, their words, and what a reader that looks for the article alone finds in a page of HTML.

use crate::exchange_support::{code, text_of};
use butda::exchange::article_page::PdfWords;
use butda::exchange::codebook::BookWords;
use butda::exchange::export_words::ExportWords;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::html_pages;
use butda::exchange::study::{Code, Coder, Coding, Source, SourceText, Study};
use butda::exchange::study_pages::StudyPagesWords;
use butda::exchange::told_text::CharSpan;
use butda::text::article::Article;
use butda::text::source::SourceKind;
use std::sync::Arc;

fn owned(words: &str) -> String {
    words.to_owned()
}

pub fn words() -> ExportWords {
    let book = BookWords {
        language: owned("vi"),
        title: owned("Bộ chủ đề"),
        name: owned("Tên"),
        key: owned("Phím"),
        passages: owned("Số đoạn"),
        articles: owned("Số bài"),
        include: owned("Bao gồm"),
        exclude: owned("Không bao gồm"),
        example: owned("Ví dụ"),
        memo: owned("Ghi chú phân tích"),
        empty: owned("Chưa có chủ đề nào."),
        thousands: owned("."),
    };
    let page = PdfWords {
        language: owned("vi"),
        notes: owned("Ghi chú"),
        themes: owned("Chủ đề"),
        people: owned("Người mã hóa"),
        unplaced: owned("Đoạn không tìm thấy trong văn bản này"),
        letters: owned("Ký tự không có phông chữ"),
        letters_about: owned("Các phông chữ của Bút Dạ không có hình cho những ký tự này."),
        without_theme: owned("Không có chủ đề"),
        page: owned("trang"),
        left_out: owned("Dòng ngoài bài, không in"),
        thousands: owned("."),
        date: owned("{day}/{month}/{year}"),
        months: owned("01 02 03 04 05 06 07 08 09 10 11 12"),
    };
    ExportWords {
        title: owned("Báo cáo"),
        themes: owned("Chủ đề"),
        note: owned("Ghi chú"),
        without_theme: owned("Chưa có chủ đề"),
        moved: owned("đã dời"),
        changed: owned("đã đổi chữ"),
        ambiguous: owned("có nhiều chỗ khớp"),
        lost: owned("không tìm thấy"),
        book,
        page,
        ..ExportWords::default()
    }
}

pub fn more_words() -> StudyPagesWords {
    StudyPagesWords {
        contents: owned("Mục lục"),
        aside: owned("Dòng ngoài bài"),
        unreadable: owned("Hiện không đọc được bài này. Dưới đây là các đoạn mã hóa trong bài."),
        article_themes: owned("Chủ đề của cả bài"),
        memo: owned("Ghi chú phân tích"),
        done: owned("Đã mã hóa xong"),
        starred: owned("có gắn sao"),
        as_coded: owned("Khi mã hóa"),
        beside: owned("Đoạn mã hóa ở"),
    }
}

/// An article of the project that is read from a file so called.
pub fn source(path: &str, text: &str) -> Source {
    let article = SourceKind::of_name(path).read(text.as_bytes()).expect("a text");
    let title = article.structure.title(article.text.as_str()).map(str::to_owned);
    let facts = ArticleFacts { path: path.to_owned(), title, ..ArticleFacts::default() };
    Source { facts, text: SourceText::Article(Arc::new(article)), ..Source::default() }
}

/// A study of these articles, without passages.
pub fn study_of(sources: Vec<Source>) -> Study {
    let coders = vec![Coder { id: owned("lan"), name: owned("Nguyễn Thị Lan") }];
    let modified = owned("2026-11-21T10:05:12Z");
    Study { name: owned("Giá xăng"), modified, sources, coders, ..Study::default() }
}

/// The place of a theme among the codes, which gets it where it is missing.
pub fn code_at(study: &mut Study, name: &str) -> usize {
    let known = study.codes.iter().position(|code| code.full_name() == name);
    known.unwrap_or_else(|| {
        let at = study.codes.len();
        let color = butda::model::theme::PALETTE[at % 7].to_owned();
        let mut new: Code = code(name, "");
        new.theme.color = color;
        study.codes.push(new);
        at
    })
}

/// Codes a range of code points.
pub fn mark(study: &mut Study, source: usize, start: usize, end: usize, themes: &[&str]) -> usize {
    let codes = themes.iter().map(|name| code_at(study, name)).collect();
    let article: &Article = study.article(source).expect("an article");
    let quote: String = article.text.as_str().chars().skip(start).take(end - start).collect();
    study.codings.push(Coding {
        id: format!("{:04}", study.codings.len()),
        source,
        start,
        end,
        quote,
        today: Some(CharSpan { start, end }),
        codes,
        modified: owned("2026-11-21T10:05:12Z"),
        ..Coding::unplaced()
    });
    study.codings.len() - 1
}

/// Codes the first place where words stand.
pub fn mark_words(study: &mut Study, source: usize, words: &str, themes: &[&str]) -> usize {
    let text = study.article(source).expect("an article").text.as_str();
    let byte = text.find(words).expect("the words");
    let start = text[..byte].chars().count();
    mark(study, source, start, start + words.chars().count(), themes)
}

/// The page of a study.
pub fn page_of(study: &Study) -> String {
    text_of(&|out| html_pages::write(study, &words(), &more_words(), out))
}

/// The lines of an article that a reader finds who leaves out what stands aside, and then all tags.
pub fn lines_read(page: &str, source: usize) -> Vec<String> {
    let from = page.find(&format!("<article id=\"a{source}\"")).expect("the article");
    let article = page[from..].split("</article>").next().unwrap_or_default();
    let body = article.split_once("<div class=\"text\"").map(|(_, body)| body).unwrap_or_default();
    let body = body.split_once('>').map(|(_, body)| body).unwrap_or_default();
    let body = body.split("<section class=\"lost\"").next().unwrap_or_default();
    let body = without(&without(body, "aside"), "summary");
    let mut text = String::new();
    let mut is_tag = false;
    for c in body.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    let text = text.replace("&amp;", "&");
    text.split('\n').filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// HTML without the elements of a name, which hold none of their own kind.
fn without(html: &str, element: &str) -> String {
    let (start, end) = (format!("<{element}"), format!("</{element}>"));
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(&start) {
        out.push_str(before);
        rest = after.split_once(&end).map(|(_, rest)| rest).unwrap_or_default();
    }
    out + rest
}

/// The lines of the reading text that are not blank.
pub fn lines_of(study: &Study, source: usize) -> Vec<String> {
    let article = study.article(source).expect("an article");
    let text = article.text.as_str();
    article.structure.lines.iter().map(|line| line.span.of(text).to_owned()).collect()
}
