//! Words that mean harm stay words on a page of HTML, and whatever is coded, the article comes out letter for letter.

use crate::html_pages_support::{lines_of, lines_read, mark, page_of, source, study_of};
use butda::exchange::study::{Coder, Coding};
use butda::model::check::State;
use butda::model::theme::ThemeText;
use proptest::prelude::*;

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' style='background:url(//x)",
    "]]><!-- --!> <![CDATA[",
    "\u{202e}gnort\u{202c} \u{2066}שלום",
    "🎉👩‍👩‍👧 e\u{301} &amp;lt; \u{feff}",
    "a\u{1}b\u{b}c\u{7f}d\u{9f}e\u{fffe}f",
];

#[test]
fn hostile_words_are_shown_as_words_wherever_they_stand() {
    for words in HOSTILE {
        let text = format!("{words}\nMột câu {words} nữa.\n");
        let mut study = study_of(vec![source("a.txt", &text), source("b.md", &text.replace('<', "\\<"))]);
        mark(&mut study, 0, 2, 12, &[words]);
        let owned = || Some(words.to_owned());
        study.name = words.to_owned();
        (study.memo, study.modified) = (owned(), words.to_owned());
        study.coders.push(Coder { id: words.to_owned(), name: words.to_owned() });
        study.codes[0].theme.texts.insert(ThemeText::Definition, words.to_owned());
        study.codes[0].theme.color = words.to_owned();
        let told = &mut study.sources[0];
        told.memo = owned();
        (told.facts.title, told.facts.date, told.facts.author) = (owned(), owned(), owned());
        told.facts.attributes.push((words.to_owned(), words.to_owned()));
        let coding = &mut study.codings[0];
        (coding.note, coding.place, coding.coder) = (owned(), owned(), 1);
        let lost = Coding { quote: words.to_owned(), state: State::Lost, ..study.codings[0].clone() };
        study.codings.push(Coding { today: None, ..lost });
        let page = page_of(&study);
        let bare = page.to_lowercase();
        for harm in ["<script", "<img", "<!--", "onmouseover=\"", "style='", "<![cdata"] {
            assert!(!bare.contains(harm), "{harm} of {words}");
        }
        assert_eq!(bare.matches("</style>").count(), 1);
        assert!(!page.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        let shown = |line: String| -> String {
            line.chars().map(|c| if c.is_control() || c == '\u{fffe}' { '\u{fffd}' } else { c }).collect()
        };
        let expected: Vec<String> = lines_of(&study, 0).into_iter().map(shown).collect();
        assert_eq!(lines_read(&page, 0), expected);
    }
}

#[test]
fn addresses_that_run_something_are_no_links() {
    let text =
        "[a](javascript:alert(1)) [b](data:text/html,x) [c](JavaScript:x) [d](HTTPS://e.org) [e](//f.org)\n";
    let page = page_of(&study_of(vec![source("a.md", text)]));
    assert!(page.contains("href=\"HTTPS://e.org\""));
    assert_eq!(page.matches("class=\"out\"").count(), 1);
}

#[test]
fn the_page_may_run_and_load_nothing() {
    let page = page_of(&study_of(vec![source("a.txt", "Một câu.\n")]));
    let policy = "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"";
    assert!(page.contains(policy));
    for outside in ["url(", "@import", "src=", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

/// Markdown and plain lines, some of them outside of the article.
fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "Giá xăng tăng mạnh, người dân lo lắng.",
        "  Hai   dấu cách \tvà tab ",
        "# Đề mục",
        "- một *mục* của **danh sách**",
        "  - mục con",
        "> trích `lời` của <ai> & “ai”",
        "| a | b |\n|---|---|\n| *c* | [d](https://e.org) |",
        "20/11/2019",
        "Trang chủ",
        "In bài viết",
        "שלום עולם 🎉",
        "",
        "---",
    ]);
    prop::collection::vec(line, 1..24).prop_map(|lines| format!("Đầu bài\n{}\n", lines.join("\n")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn without_its_tags_an_article_is_the_lines_of_its_reading_text(
        text in text(),
        is_markdown in any::<bool>(),
        marks in prop::collection::vec((0..600_usize, 1..200_usize, 0..9_usize), 0..24),
    ) {
        let name = if is_markdown { "a.md" } else { "a.txt" };
        let mut study = study_of(vec![source(name, &text)]);
        let n_chars = study.article(0).expect("an article").text.n_chars();
        for (start, n, theme) in marks {
            let start = start % n_chars;
            let names: Vec<String> = (0..theme % 4).map(|n| format!("T{}", theme + n)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            mark(&mut study, 0, start, (start + n).min(n_chars), &names);
        }
        let page = page_of(&study);
        prop_assert_eq!(lines_read(&page, 0), lines_of(&study, 0));
        for at in 0..study.codings.len() {
            prop_assert_eq!(page.matches(&format!("id=\"l{at}\"")).count(), 1);
            prop_assert_eq!(page.matches(&format!("id=\"p{at}\"")).count(), 1);
        }
        for element in ["p", "li", "ul", "blockquote", "div", "mark", "a", "table", "tr", "td", "em", "aside", "details"] {
            let begins = page.matches(&format!("<{element}>")).count() + page.matches(&format!("<{element} ")).count();
            prop_assert_eq!(begins, page.matches(&format!("</{element}>")).count(), "{}", element);
        }
    }
}
