//! A study as a page of HTML: articles as they are read, with every passage shown, named and found again.

use crate::html_pages_support::{code_at, lines_of, lines_read, mark, mark_words, page_of, source, study_of};
use butda::exchange::study::{Coder, Coding, Source, SourceText, Study};
use butda::model::check::State;
use butda::model::theme::ThemeText;

const ARTICLE: &str = "Trang chủ\nGiá xăng tăng mạnh\n20/11/2019\nTừ chiều nay, giá xăng tăng thêm 500 đồng mỗi \
    lít, mức cao nhất trong năm.\n\nBộ Công Thương cho biết sẽ tiếp tục theo dõi thị trường.  Người dân lo lắng.\n\
    Doanh nghiệp vận tải đề nghị giảm thuế.\nTheo Báo Thái Nguyên\n";

fn one() -> Study {
    study_of(vec![source("002 giá xăng.txt", ARTICLE)])
}

/// What is said of a passage beside the text.
fn label(page: &str, number: usize) -> String {
    let start = format!("<li id=\"l{number}\"");
    let after = page.split_once(&start).unwrap_or_else(|| panic!("no label {number}")).1;
    after.split("</li>").next().unwrap_or_default().to_owned()
}

#[test]
fn an_article_comes_out_letter_for_letter() {
    let study = one();
    assert_eq!(lines_read(&page_of(&study), 0), lines_of(&study, 0));
}

#[test]
fn a_passage_is_marked_where_it_stands_and_its_themes_are_named_beside_it() {
    let mut study = one();
    mark_words(&mut study, 0, "giá xăng tăng thêm 500 đồng", &["Giá cả", "Kinh tế / Nhiên liệu"]);
    let page = page_of(&study);
    assert!(page.contains("id=\"p0\" aria-describedby=\"l0\">giá xăng tăng thêm 500 đồng</mark>"), "{page}");
    let label = label(&page, 0);
    assert!(label.contains("<bdi>Giá cả</bdi>, ") && label.contains("<bdi>Nhiên liệu</bdi>"), "{label}");
    assert_eq!(lines_read(&page, 0), lines_of(&study, 0));
}

#[test]
fn paragraphs_are_numbered_and_can_be_led_to() {
    let page = page_of(&one());
    assert!(page.contains("id=\"a0-2\" data-n=\"2\""), "{page}");
    assert!(page.contains("<b>002</b>"), "{page}");
}

#[test]
fn a_note_a_star_and_what_became_of_a_passage_are_read_without_pointing_at_it() {
    let mut study = one();
    let at = mark_words(&mut study, 0, "Người dân lo lắng", &[]);
    let coding = &mut study.codings[at];
    (coding.note, coding.is_starred, coding.state) =
        (Some("Vì sao?\nAi lo?".to_owned()), true, State::Changed);
    coding.quote = "Dân lo lắng".to_owned();
    let label = label(&page_of(&study), 0);
    for told in [
        "Vì sao?\nAi lo?",
        "có gắn sao",
        "đã đổi chữ",
        "Khi mã hóa: “<bdi>Dân lo lắng</bdi>”",
        "Không có chủ đề",
    ] {
        assert!(label.contains(told), "{told}: {label}");
    }
}

#[test]
fn who_coded_is_told_by_initials_where_several_did() {
    let mut study = one();
    mark_words(&mut study, 0, "giảm thuế", &["Thuế"]);
    assert!(!label(&page_of(&study), 0).contains("<abbr"));
    study.coders.push(Coder { name: "Trần Văn Minh".to_owned(), ..Coder::default() });
    assert!(label(&page_of(&study), 0).contains("<abbr title=\"Nguyễn Thị Lan\">NTL</abbr>"));
}

#[test]
fn ten_passages_over_one_another_are_all_named_and_four_lanes_are_drawn() {
    let mut study = one();
    let text = study.article(0).expect("an article").text.as_str().to_owned();
    let start = text[..text.find("Bộ Công").expect("words")].chars().count();
    for n in 0..10 {
        mark(&mut study, 0, start + n, start + 40 - n, &[format!("Chủ đề {n}").as_str()]);
    }
    let page = page_of(&study);
    for n in 0..10 {
        assert!(label(&page, n).contains(&format!("Chủ đề {n}")));
        assert!(page.contains(&format!("id=\"p{n}\"")), "passage {n} can be led to");
    }
    assert_eq!(page.matches("data-more=\"").count(), 1, "the most is told once");
    assert!(page.contains("data-more=\"+6\""), "{page}");
    assert_eq!(lines_read(&page, 0), lines_of(&study, 0));
}

#[test]
fn a_passage_over_several_paragraphs_is_marked_in_each_and_named_once() {
    let mut study = one();
    let text = study.article(0).expect("an article").text.as_str();
    let place = |words: &str| text[..text.find(words).expect("words")].chars().count();
    let (start, end) = (place("mức cao"), place("đề nghị"));
    mark(&mut study, 0, start, end, &["Lo lắng"]);
    let page = page_of(&study);
    assert_eq!(page.matches("aria-describedby=\"l0\"").count(), 3);
    assert_eq!((page.matches("id=\"p0\"").count(), page.matches("id=\"l0\"").count()), (1, 1));
    assert_eq!(lines_read(&page, 0), lines_of(&study, 0));
}

#[test]
fn lines_outside_the_article_are_folded_and_open_where_something_in_them_is_coded() {
    let mut study = one();
    assert!(page_of(&study).contains("<details class=\"off\"><summary>Dòng ngoài bài: 1</summary>"));
    mark_words(&mut study, 0, "Trang chủ", &["Trang"]);
    assert!(page_of(&study).contains("<details class=\"off\" open>"));
}

#[test]
fn a_passage_without_a_place_stands_below_its_article_with_its_words() {
    let mut study = one();
    let at = mark_words(&mut study, 0, "giảm thuế", &["Thuế"]);
    (study.codings[at].today, study.codings[at].state) = (None, State::Lost);
    let page = page_of(&study);
    let label = label(&page, 0);
    assert!(label.contains("giảm thuế</blockquote>") && label.contains("không tìm thấy"), "{label}");
    assert!(page.contains("<a href=\"#l0\">“<bdi>giảm thuế</bdi>”</a>"), "the theme leads there");
}

#[test]
fn of_an_article_that_cannot_be_read_facts_and_passages_are_shown() {
    let mut study = one();
    mark_words(&mut study, 0, "giảm thuế", &["Thuế"]);
    study.sources[0].text = SourceText::Unknown;
    let page = page_of(&study);
    assert!(page.contains("Hiện không đọc được bài này.") && page.contains("<h1 class=\"title\""), "{page}");
    assert!(label(&page, 0).contains("giảm thuế</blockquote>"));
}

#[test]
fn a_study_of_several_articles_has_contents_and_one_of_none_says_so() {
    let study = study_of(vec![source("a.txt", ARTICLE), source("b.txt", "Bài khác\nMột câu.\n")]);
    let page = page_of(&study);
    for told in ["<h1><bdi>Giá xăng</bdi></h1>", "href=\"#a0\"", "href=\"#a1\"", "Số bài: 2", "21/11/2026"]
    {
        assert!(page.contains(told), "{told}");
    }
    assert!(page_of(&Study::default()).contains("Số bài: 0 · Số đoạn: 0"));
    assert!(!page_of(&one()).contains("<nav"));
}

#[test]
fn a_theme_at_the_end_has_what_is_said_of_it_and_its_passages_by_article() {
    let mut study = study_of(vec![source("a.txt", ARTICLE), source("b.txt", "Bài khác\nGiảm thuế ngay.\n")]);
    mark_words(&mut study, 0, "giảm thuế", &["Kinh tế / Thuế"]);
    mark_words(&mut study, 1, "Giảm thuế", &["Kinh tế / Thuế"]);
    let at = code_at(&mut study, "Kinh tế / Thuế");
    study.codes[at].theme.texts.insert(ThemeText::Include, "mọi loại thuế".to_owned());
    let page = page_of(&study);
    let end = page.split_once("<section id=\"themes\"").expect("themes").1;
    assert!(end.contains("<b>Bao gồm:</b> mọi loại thuế"), "{end}");
    assert!(end.contains("href=\"#p0\"") && end.contains("href=\"#p1\""), "{end}");
    assert_eq!(end.matches("<h4>").count(), 2);
}

#[test]
fn themes_of_one_name_are_told_apart_by_those_above() {
    let mut study = one();
    mark_words(&mut study, 0, "giảm thuế", &["Kinh tế / Khoán", "Nông nghiệp / Khoán", "Thuế"]);
    let label = label(&page_of(&study), 0);
    assert!(label.contains("Khoán (Kinh tế)") && label.contains("Khoán (Nông nghiệp)"), "{label}");
    assert!(label.contains("<bdi>Thuế</bdi>"), "{label}");
}

#[test]
fn markdown_keeps_its_lists_tables_quotations_emphasis_and_links() {
    let text = "# Giá xăng\n\nMột *câu* **đậm** và [liên kết](https://example.org/?a=1&b=2) và [tệp](./x.md).\n\n\
        > Lời trích\n\n- một\n- hai\n\n## Bảng\n\n| Năm | Giá |\n|---|---|\n| 2019 | 20 |\n\n---\n\n`mã`\n";
    let mut study = study_of(vec![source("a.md", text)]);
    mark_words(&mut study, 0, "câu đậm và liên", &["Chữ"]);
    mark_words(&mut study, 0, "2019", &["Năm"]);
    let page = page_of(&study);
    for told in [
        "<em><mark",
        "<strong><mark",
        "href=\"https://example.org/?a=1&amp;b=2\"",
        "<blockquote>",
        "<li class=\"d1\">",
        "<th data-n=",
        "<td data-n=",
        "<hr>",
        "<code>mã</code>",
        "<h2 id=\"a0-",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("x.md\""), "what is no address of the web is no link");
    assert_eq!(lines_read(&page, 0), lines_of(&study, 0));
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let mut study = one();
    mark_words(&mut study, 0, "giảm thuế", &["Thuế", "Kinh tế"]);
    assert_eq!(page_of(&study), page_of(&study.clone()));
}

#[test]
fn what_is_said_of_an_article_as_a_whole_stands_in_its_head() {
    let mut study = one();
    let theme = code_at(&mut study, "Xăng dầu");
    let told = &mut study.sources[0];
    (told.memo, told.codes, told.is_done) = (Some("Đọc lại".to_owned()), vec![theme], true);
    told.facts.attributes.push(("Vùng".to_owned(), "Bắc".to_owned()));
    let page = page_of(&study);
    for told in
        ["Đọc lại", "<bdi>Xăng dầu</bdi>", "✓ Đã mã hóa xong", "<dt>Vùng</dt><dd dir=\"auto\"><bdi>Bắc</bdi>"]
    {
        assert!(page.contains(told), "{told}");
    }
}

#[test]
fn a_passage_beyond_its_text_or_of_nobody_known_is_not_lost() {
    let mut study = one();
    let coding = Coding {
        quote: "đâu đó".to_owned(),
        today: Some(butda::exchange::told_text::CharSpan { start: 9_000, end: 9_006 }),
        coder: 7,
        codes: vec![99],
        ..Coding::unplaced()
    };
    study.codings.push(coding);
    study.sources.push(Source::default());
    assert!(label(&page_of(&study), 0).contains("đâu đó</blockquote>"));
}
