//! Pages of the PDF: what lies where, whatever the article and however much is annotated in it.

use butda::exchange::article_page::{
    ArticlePage, PageLine, PageMark, PagePerson, PageTheme, PdfWords, Unplaced,
};
use butda::exchange::pdf::{self, Layout, layout};
use butda::exchange::pdf_shapes::{Area, SHEET_HEIGHT, SHEET_WIDTH, Shape, Target, Text};
use butda::exchange::pdf_sheets::{BOTTOM, Sheet, Sheets, Strip, TOP};
use butda::text::positions::Span;
use butda::text::structure::{Label, Structure};
use butda::words::{Tongue, Words, printing::pdf_words};
use proptest::prelude::*;

fn words() -> PdfWords {
    pdf_words(&Words::new(Tongue::English))
}

/// A page of a text, as its lines are taken to be; the themes are A, B and C.
fn page(text: &str) -> ArticlePage {
    let structure = Structure::detect(text);
    let line = |(at, line): (usize, &butda::text::structure::Line)| PageLine {
        span: line.span,
        label: line.label,
        paragraph: at + 1,
        is_aside: structure.is_quarantined(line),
    };
    let theme = |(at, name): (u8, &str)| PageTheme {
        name: name.to_owned(),
        label: name.to_owned(),
        fill: [at, 0, 0],
        line: [0, at, 0],
        pattern: usize::from(at),
        ..PageTheme::default()
    };
    ArticlePage {
        title: "Tiêu đề".to_owned(),
        text: text.to_owned(),
        lines: structure.lines.iter().enumerate().map(line).collect(),
        themes: [(1, "Chủ đề A"), (2, "Chủ đề B"), (3, "Chủ đề C")].map(theme).to_vec(),
        people: vec![PagePerson { name: "Lan".to_owned(), ..PagePerson::default() }],
        ..ArticlePage::default()
    }
}

/// A page of a text without any structure.
fn plain(text: &str) -> ArticlePage {
    let mut page = page(text);
    for line in &mut page.lines {
        (line.label, line.is_aside) = (Label::Body, false);
    }
    page
}

fn mark(page: &mut ArticlePage, words: &str, themes: &[usize], note: Option<&str>) {
    let start = page.text.find(words).expect("the words");
    let span = Span { start, end: start + words.len() };
    let note = note.map(str::to_owned);
    page.marks.push(PageMark { span, themes: themes.to_vec(), note, ..PageMark::default() });
    page.marks.sort_by_key(|mark| mark.span);
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = &Text> {
    sheet.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text),
        _ => None,
    })
}

/// The rows of all sheets, top to bottom, as one text.
fn said(layout: &Layout) -> String {
    let rows = layout.sheets.all.iter().flat_map(texts).filter(|text| !text.is_picture);
    rows.map(|text| text.words.trim_end()).collect::<Vec<_>>().join("\n")
}

fn fills(sheet: &Sheet) -> Vec<(Area, [u8; 3])> {
    let fill = |shape: &Shape| match shape {
        Shape::Fill(area, color) => Some((*area, *color)),
        _ => None,
    };
    sheet.shapes.iter().filter_map(fill).collect()
}

/// Sentences enough for several pages.
fn long_text(n_paragraphs: usize) -> String {
    let paragraph = "Thông qua hội nghị, nhân dân đánh giá cao việc đổi mới tác phong công tác. ".repeat(6);
    vec![paragraph.trim_end(); n_paragraphs].join("\n")
}

proptest! {
    #[test]
    fn no_strip_is_split_none_is_lost_and_what_belongs_together_stands_together(
        strips in prop::collection::vec((1.0..90.0f32, 0.0..30.0f32, prop::bool::weighted(0.3)), 1..200),
    ) {
        let mut sheets = Sheets::default();
        let strip = |(at, (height, above, keeps_next)): (usize, &(f32, f32, bool))| Strip {
            above: *above,
            height: *height,
            keeps_next: *keeps_next,
            shapes: vec![Shape::Fill(Area { bottom: *height, ..Area::default() }, [0; 3])],
            targets: vec![Target::Heading(at)],
            ..Strip::default()
        };
        sheets.add(strips.iter().enumerate().map(strip).collect());
        let mut n = 0;
        for sheet in &sheets.all {
            let mut from = TOP;
            prop_assert!(!sheet.shapes.is_empty(), "an empty sheet");
            for (area, _) in fills(sheet) {
                prop_assert!(area.top >= from - 0.01 && area.bottom <= BOTTOM + 0.01);
                (from, n) = (area.bottom, n + 1);
            }
        }
        prop_assert_eq!(n, strips.len());
        for (at, pair) in strips.windows(2).enumerate() {
            let pages = [at, at + 1].map(|at| sheets.page_of(Target::Heading(at)));
            prop_assert!(pages[0] <= pages[1]);
            // A group that is higher than a sheet cannot stand together.
            let group: f32 = strips[..at].iter().rev().take_while(|strip| strip.2).map(|strip| strip.0 + strip.1).sum();
            let rest: f32 = strips[at + 1..].iter().map(|strip| strip.0 + strip.1)
                .zip(strips[at..].iter()).take_while(|(_, before)| before.2).map(|(height, _)| height).sum();
            let height = group + rest + pair[0].0 + pair[0].1;
            prop_assert!(!pair[0].2 || pages[0] == pages[1] || height > BOTTOM - TOP, "{at} of {height}");
        }
    }

    #[test]
    fn names_in_the_margin_lie_on_no_other_and_within_the_page(
        spans in prop::collection::vec((0..3000usize, 1..400usize, 0..3usize, any::<bool>()), 0..250),
    ) {
        let mut page = plain(&long_text(8));
        page.people.push(PagePerson { initials: "LM".to_owned(), ..PagePerson::default() });
        for (start, n, theme, has_note) in &spans {
            let start = page.text.floor_char_boundary(*start);
            let end = page.text.ceil_char_boundary((start + n).min(page.text.len()));
            let note = has_note.then(|| "Ghi chú".to_owned());
            let (span, themes) = (Span { start, end }, vec![*theme]);
            page.marks.push(PageMark { span, themes, note, ..PageMark::default() });
        }
        page.marks.sort_by_key(|mark| mark.span);
        let layout = layout(&page, &words());
        let mut n_notes = 0;
        for sheet in &layout.sheets.all {
            let mut named: Vec<f32> = texts(sheet)
                .filter(|text| text.x > 430.0 && (text.words.contains("Chủ đề") || text.words.starts_with('+')))
                .map(|text| text.y)
                .collect();
            named.sort_by(f32::total_cmp);
            prop_assert!(named.windows(2).all(|pair| pair[1] - pair[0] > 9.0), "{named:?}");
            prop_assert!(named.iter().all(|y| (TOP..=BOTTOM).contains(y)));
            for text in texts(sheet) {
                prop_assert!(text.x >= 0.0 && text.x + text.row.width <= SHEET_WIDTH);
                prop_assert!(text.y > 0.0 && text.y < SHEET_HEIGHT);
            }
            n_notes += texts(sheet).filter(|text| text.words == "Ghi chú").count();
        }
        // However full the margin is, every note is written out.
        prop_assert_eq!(n_notes, page.marks.iter().filter(|mark| mark.note.is_some()).count());
    }
}

#[test]
fn every_line_of_the_article_is_there_in_order_and_those_outside_of_it_are_counted() {
    let text = crate::support::seed(crate::support::SEEDS[2]);
    let page = page(&text);
    let laid = layout(&page, &words());
    let rows = laid.sheets.all.iter().flat_map(texts).filter(|text| text.x < 430.0 && text.y < BOTTOM);
    let letters = |words: &str| words.split_whitespace().collect::<String>();
    let all: String = rows.map(|row| letters(&row.words)).collect();
    let mut rest = all.as_str();
    for line in page.lines.iter().filter(|line| !line.is_aside) {
        let line = letters(line.span.of(&text));
        let at = rest.find(&line).unwrap_or_else(|| panic!("{line:?} is not there"));
        rest = &rest[at + line.len()..];
    }
    assert!(page.lines.iter().any(|line| line.is_aside));
    assert!(said(&laid).contains("Lines outside the article, left out: "));
}

#[test]
fn lines_outside_of_the_article_are_set_where_something_in_them_is_annotated() {
    let text = crate::support::seed(crate::support::SEEDS[2]);
    let mut page = page(&text);
    let aside = page.lines.iter().find(|line| line.is_aside).copied().expect("such a line");
    let words_of = aside.span.of(&text).trim().to_owned();
    assert!(!said(&layout(&page, &words())).contains(&words_of));
    page.marks.push(PageMark { span: aside.span, ..PageMark::default() });
    assert!(said(&layout(&page, &words())).contains(&words_of));
}

#[test]
fn a_heading_never_stands_last_on_a_page() {
    for n in 1..60 {
        let mut text = vec!["Dòng."; n];
        text.extend(["Tiểu mục", "Đoạn đầu của mục."]);
        let mut page = plain(&text.join("\n"));
        page.lines[n].label = Label::Heading;
        let layout = layout(&page, &words());
        let page_with =
            |words: &str| layout.sheets.all.iter().position(|sheet| texts(sheet).any(|t| t.words == words));
        assert_eq!(page_with("Tiểu mục"), page_with("Đoạn đầu của mục."), "after {n} lines");
    }
}

#[test]
fn no_single_row_of_a_paragraph_stands_alone_on_a_page() {
    for n in 1..50 {
        let text = format!("{}{}", "Dòng.\n".repeat(n), long_text(1));
        let layout = layout(&plain(&text), &words());
        let rows = |sheet: &Sheet| {
            texts(sheet).filter(|text| text.from > 0 || text.words.starts_with("Thông")).count()
        };
        let rows: Vec<usize> = layout.sheets.all.iter().map(rows).filter(|n| *n > 0).collect();
        assert!(rows.iter().all(|n| *n >= 2), "after {n} lines: {rows:?}");
    }
}

#[test]
fn a_passage_is_filled_from_its_first_letter_to_its_last_with_a_line_under_it_for_each_theme() {
    let mut page = plain("Giá xăng tăng mạnh");
    mark(&mut page, "xăng tăng", &[0], None);
    let laid = layout(&page, &words());
    let sheet = &laid.sheets.all[0];
    let text = texts(sheet).find(|text| text.words.starts_with("Giá")).expect("the text");
    let (area, color) = fills(sheet)[0];
    assert_eq!(color, [1, 0, 0]);
    let ends = [text.x + text.row.x_of("Giá ".len()), text.x + text.row.x_of("Giá xăng tăng".len())];
    assert!((area.left - ends[0]).abs() < 0.01 && (area.right - ends[1]).abs() < 0.01);
    assert!(area.top < text.y - 8.0 && area.bottom > text.y);
    mark(&mut page, "xăng", &[1, 2], None);
    let laid = layout(&page, &words());
    let under = |shape: &&Shape| matches!(shape, Shape::Line(line) if line.y < text.y + 12.0 && line.y > text.y && line.left < 430.0);
    assert_eq!(laid.sheets.all[0].shapes.iter().filter(under).count(), 3);
    // Where the innermost has several themes the ground is neutral.
    assert!(fills(&laid.sheets.all[0]).iter().any(|(_, color)| *color == page.inks.neutral_fill));
}

#[test]
fn a_row_with_many_themes_is_high_enough_for_all_their_lines() {
    let mut page = plain(&long_text(1));
    for _ in 0..6 {
        mark(&mut page, "nhân dân đánh giá cao", &[0], None);
    }
    let laid = layout(&page, &words());
    let sheet = &laid.sheets.all[0];
    let baselines: Vec<f32> =
        texts(sheet).filter(|text| text.size > 10.9 && text.size < 11.1).map(|t| t.y).collect();
    let lowest = sheet.shapes.iter().filter_map(|shape| match shape {
        Shape::Line(line) if line.left < 400.0 && line.y < baselines[1] => Some(line.y),
        _ => None,
    });
    let lowest = lowest.fold(0.0, f32::max);
    assert!(lowest > baselines[0] && lowest < baselines[1] - 10.0, "{lowest} {baselines:?}");
}

#[test]
fn notes_are_numbered_as_their_passages_end_and_tell_words_theme_coder_and_page() {
    let mut page = plain("Giá xăng tăng mạnh. Dân lo.");
    mark(&mut page, "Giá xăng tăng mạnh. Dân lo.", &[1], Some("Cả đoạn"));
    mark(&mut page, "xăng", &[0], Some("Hàng hóa\n\nthiết yếu"));
    let laid = layout(&page, &words());
    let all = said(&laid);
    let order = [
        "Notes",
        "1",
        "xăng",
        "Chủ đề A  ·  Lan  ·  page 1",
        "Hàng hóa",
        "thiết yếu",
        "2",
        "Cả đoạn",
        "Themes",
    ];
    let mut from = 0;
    for words in order {
        from +=
            all[from..].find(words).unwrap_or_else(|| panic!("no {words} in {}", &all[from..])) + words.len();
    }
    // The numbers in the text are pictures: who copies the text does not get them.
    let numbers = texts(&laid.sheets.all[0]).filter(|text| text.is_picture).map(|text| text.words.as_str());
    assert_eq!(
        numbers.filter(|words| ["1", "2"].contains(words)).count(),
        4,
        "in the text and in the margin"
    );
}

#[test]
fn the_number_of_a_note_stands_after_the_word_and_never_within() {
    let mut page = plain("nhân dân, đất nước");
    mark(&mut page, "nhân dâ", &[0], Some("Ghi chú"));
    let laid = layout(&page, &words());
    let sheet = &laid.sheets.all[0];
    let text = texts(sheet).find(|text| text.words.starts_with("nhân")).expect("the text");
    let number = texts(sheet).find(|text| text.is_picture && text.x < 400.0).expect("a number");
    let comma = text.x + text.row.x_of("nhân dân".len());
    assert!(number.x > comma && number.x < text.x + text.row.x_of("nhân dân, ".len()));
}

#[test]
fn the_legend_has_every_theme_with_its_path_and_passages_and_plain_highlights_too() {
    let mut page = plain("Giá xăng tăng mạnh");
    page.themes[1].above = "Kinh tế › Hàng hóa".to_owned();
    page.themes[1].n_passages = 1200;
    mark(&mut page, "xăng", &[1], None);
    mark(&mut page, "mạnh", &[], None);
    let all = said(&layout(&page, &words()));
    let legend = &all[all.find("Themes").expect("a legend")..];
    for words in ["Chủ đề A", "Chủ đề B", "Kinh tế › Hàng hóa", "1,200", "Without a theme"] {
        assert!(legend.contains(words), "no {words} in {legend}");
    }
    assert!(!legend.contains("Coders"), "one coder needs no list");
    page.people.push(PagePerson { name: "Minh".to_owned(), initials: "M".to_owned(), n_passages: 2 });
    assert!(said(&layout(&page, &words())).contains("Coders\n"));
}

#[test]
fn passages_without_a_place_are_told_with_their_words() {
    let mut page = plain("Giá");
    let mark = PageMark { themes: vec![2], note: Some("Mất".to_owned()), ..PageMark::default() };
    page.unplaced.push(Unplaced { mark, quote: "đoạn đã bị xóa".to_owned() });
    let all = said(&layout(&page, &words()));
    assert!(all.contains("đoạn đã bị xóa") && all.contains("Chủ đề C") && all.contains("Mất"), "{all}");
}

#[test]
fn letters_that_no_font_has_are_listed_with_how_often_they_come() {
    let mut page = plain("Chữ 中 và 中, 😀.");
    mark(&mut page, "Chữ", &[0], Some("Ghi chú 😀"));
    let laid = layout(&page, &words());
    let found: Vec<(char, usize)> = laid.missing.iter().map(|(letter, n)| (*letter, *n)).collect();
    assert_eq!(found, [('中', 2), ('😀', 2)]);
    let all = said(&laid);
    let list = &all[all.find("Characters without a font").expect("a list")..];
    assert!(list.contains("中\u{A0}U+4E2D\u{A0}×\u{A0}2") && list.contains("U+1F600"), "{list}");
    assert!(!said(&layout(&plain("Chữ Việt: ẫ ₫ “…” – №"), &words())).contains("Characters without a font"));
}

#[test]
fn an_article_without_a_line_is_one_page_with_its_name() {
    let laid = layout(&ArticlePage { title: "Bài trống".to_owned(), ..ArticlePage::default() }, &words());
    assert_eq!(laid.sheets.all.len(), 1);
    assert!(said(&laid).starts_with("Bài trống"));
    let pdf = pdf::write(&ArticlePage::default(), &words()).expect("a PDF");
    assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.n_pages == 1);
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let mut page = page(&crate::support::seed(crate::support::SEEDS[0]));
    mark(&mut page, "Đảng bộ", &[0, 2], Some("Ghi chú 中"));
    let first = pdf::write(&page, &words()).expect("a PDF");
    assert_eq!(pdf::write(&page, &words()).expect("a PDF"), first);
    assert!(first.bytes.ends_with(b"%%EOF") || first.bytes.trim_ascii_end().ends_with(b"%%EOF"));
}

#[test]
fn ten_thousand_passages_over_one_word_are_counted_and_no_page_overflows() {
    let mut page = plain(&long_text(3));
    for theme in 0..10_000 {
        let (span, themes) = (Span { start: 0, end: 40 }, vec![theme % 3]);
        page.marks.push(PageMark { span, themes, ..PageMark::default() });
    }
    let laid = layout(&page, &words());
    let counted = texts(&laid.sheets.all[0]).find(|text| text.words.starts_with('+')).expect("a count");
    let n_named =
        texts(&laid.sheets.all[0]).filter(|text| text.x > 430.0 && text.words.contains("Chủ đề")).count();
    let n_counted: usize = counted.words[1..].parse().expect("a number");
    assert_eq!(n_named + n_counted, 10_000);
}
