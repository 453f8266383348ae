//! What is read of Markdown: each kind of block as golden files have it, how it is set, and what its lines are.

use butda::text::article::Article;
use butda::text::positions::Span;
use butda::text::source::SourceKind;
use butda::text::styles::{Block, BlockKind, Mark, Run};
use expect_test::{expect, expect_file};
use std::fmt::Write as _;

pub(crate) fn read(file: &str) -> Article {
    SourceKind::Markdown.read(file.as_bytes()).expect("a text")
}

fn words(file: &str) -> String {
    read(file).text.as_str().to_owned()
}

macro_rules! golden {
    ($name:literal) => {
        expect_file![concat!("golden/markdown/", $name, ".txt")].assert_eq(&words(include_str!(concat!(
            "golden/markdown/",
            $name,
            ".md"
        ))))
    };
}

#[test]
fn paragraphs_and_headings_are_a_line_each_and_a_hard_break_ends_a_line() {
    golden!("paragraphs");
}

#[test]
fn items_of_lists_begin_with_their_marker() {
    golden!("lists");
}

#[test]
fn quotations_are_read_without_their_marks() {
    golden!("quotations");
}

#[test]
fn code_is_read_letter_for_letter() {
    golden!("code");
}

#[test]
fn rows_of_tables_are_a_line_each_with_tabs_between_cells() {
    golden!("tables");
}

#[test]
fn links_are_read_by_their_words_and_pictures_by_what_stands_for_them() {
    golden!("links");
}

#[test]
fn footnotes_have_numbers_and_stay_where_they_stand() {
    golden!("footnotes");
}

#[test]
fn of_html_the_words_are_read() {
    golden!("html");
}

#[test]
fn there_is_no_text_where_nothing_is_read() {
    for file in ["---\ntitle: a\n---\n", "<!-- a -->\n", "***\n", "[a]: https://example.org\n"] {
        assert!(SourceKind::Markdown.read(file.as_bytes()).is_err(), "{file:?}");
    }
}

#[test]
fn letters_that_come_together_when_a_mark_goes_are_composed() {
    assert_eq!(words("be*\u{301}n* phà, o&#x302;ng"), "bén phà, ông\n");
}

fn told(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Item => "item".to_owned(),
        BlockKind::Code => "code".to_owned(),
        BlockKind::Row { is_head: true } => "head row".to_owned(),
        BlockKind::Row { is_head: false } => "row".to_owned(),
        BlockKind::Note => "note".to_owned(),
        BlockKind::Head => "head".to_owned(),
    };
    let depths = [("list", block.list_depth), ("quotation", block.quote_depth)];
    let depths = depths.iter().filter(|(_, depth)| *depth > 0);
    let depths = depths.map(|(name, depth)| format!(", {name} {depth}")).collect::<Vec<_>>().concat();
    let goes_on = if block.is_continued { ", goes on" } else { "" };
    let rule = if block.is_after_rule { ", after a rule" } else { "" };
    format!("{kind}{depths}{goes_on}{rule}")
}

/// Each line with what it is a part of.
fn told_blocks(file: &str) -> String {
    let article = read(file);
    let mut told_blocks = String::new();
    for block in article.styles.blocks() {
        let words = block.span.of(article.text.as_str());
        let _ = writeln!(told_blocks, "{}. {words} [{}]", block.line, told(block));
    }
    told_blocks
}

#[test]
fn every_line_tells_what_it_is_a_part_of() {
    expect![[r"
        1. Bến [heading 1]
        2. Một [paragraph]
        3. hai. [paragraph, goes on]
        4. • mục [item, list 1]
        5. tiếp [paragraph, list 1]
        6. 1. lồng [item, list 2]
        7. trích [paragraph, quotation 1]
        8. x [code, after a rule]
        9.  [code, goes on]
        10. y [code, goes on]
        11. A	B [head row]
        12. 1	2 [row, goes on]
        13. Lời.[1] [paragraph]
        14. [1] Chú. [note]
    "]]
    .assert_eq(&told_blocks(
        "# Bến\n\nMột\\\nhai.\n\n- mục\n\n  tiếp\n\n  1. lồng\n\n> trích\n\n---\n\n```\nx\n\ny\n```\n\n\
         |A|B|\n|-|-|\n|1|2|\n\nLời.[^n]\n\n[^n]: Chú.\n",
    ));
}

#[test]
fn a_line_is_looked_up_by_its_number_and_words_by_their_place() {
    let article = read("a **b _c_** [d `e`](f)\n\n# g\n");
    let text = article.text.as_str();
    assert_eq!(article.styles.block_of_line(2).map(|block| block.kind), Some(BlockKind::Heading(1)));
    assert_eq!(article.styles.block_of_line(3), None);
    let told = |run: &Run| {
        let marks = [Mark::Emphasis, Mark::Strong, Mark::Code, Mark::Strikethrough, Mark::NoteNumber];
        let marks: Vec<Mark> = marks.into_iter().filter(|mark| run.marks.has(*mark)).collect();
        format!("{:?} {marks:?} {:?}", run.span.of(text), run.link.as_deref())
    };
    let told = |span| article.styles.runs_in(span).iter().map(told).collect::<Vec<_>>();
    assert_eq!(
        told(Span { start: 0, end: text.len() }),
        [
            "\"b \" [Strong] None",
            "\"c\" [Emphasis, Strong] None",
            "\"d \" [] Some(\"f\")",
            "\"e\" [Code] Some(\"f\")"
        ]
    );
    assert_eq!(told(Span { start: 3, end: 5 }), ["\"b \" [Strong] None", "\"c\" [Emphasis, Strong] None"]);
    assert_eq!(told(Span { start: 0, end: 2 }), [""; 0]);
}

#[test]
fn plain_text_is_what_it_is_and_has_no_styles() {
    let file = "# a\r\n\r\n* b **c**\n";
    let article = SourceKind::of_name("a.txt").read(file.as_bytes()).expect("a text");
    assert_eq!(article.text.as_str(), "# a\n\n* b **c**\n");
    assert!(article.styles.is_empty() && article.text.source().is_none());
    assert_eq!(SourceKind::of_name("thư mục/A.MD"), SourceKind::Markdown);
    assert_eq!(SourceKind::of_name("a.md.txt"), SourceKind::Plain);
    assert_eq!(SourceKind::of_name("md"), SourceKind::Plain);
}

/// The label of each line.
#[track_caller]
fn check_labels(file: &str, labels: &[&str]) {
    let article = read(file);
    let found: Vec<&str> = article.structure.lines.iter().map(|line| line.label.name()).collect();
    assert_eq!(found, labels, "{}", article.text.as_str());
}

const LONG: &str = "Sáng thứ ba, đoàn khảo sát của sở đã xuống bến phà để đếm lượt xe qua lại trong hai giờ cao \
    điểm, rồi so với con số mà ban quản lý bến ghi trong sổ từ đầu năm đến nay.";

#[test]
fn marks_tell_headings_pictures_and_what_is_no_prose() {
    check_labels(
        &format!(
            "# Bến\n\n![Ảnh](a.jpg)\n\n{LONG}\n\n## Mục\n\n```\n# x\nTác giả: Y\n```\n\n|Nguồn: Z|\n|-|\n|1|\n"
        ),
        &["title", "caption", "body", "heading", "body", "body", "body", "body"],
    );
}

#[test]
fn the_only_highest_heading_at_the_beginning_is_the_title() {
    check_labels("## Bến\n\nMột.\n\n### Mục\n\nHai.\n", &["title", "body", "heading", "body"]);
    check_labels("## Một\n\nMột.\n\n## Hai\n\nHai.\n", &["heading", "body", "heading", "body"]);
    check_labels("Lời.\n\n## Một\n\nHai.\n", &["body", "heading", "body"]);
}
