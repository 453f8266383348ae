//! Documents written as Markdown: what is read of the file is what the document says, whatever signs it holds.

use butda::documents::document::{Block, Document, DocumentFacts, Remark, Run, RunStyle, TextKind};
use butda::documents::marked::write_marked;
use butda::text::source::SourceKind;
use proptest::prelude::*;

/// Parts of words that mean something in Markdown, or to a reader of letters.
const PARTS: &[&str] = &[
    "Bút",
    "Dạ",
    "a",
    "1",
    "12",
    ".",
    ")",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "-",
    "--",
    "---",
    "+",
    "++ ",
    "#",
    "##",
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~~~",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](x)",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "</p>",
    "<div>",
    "&amp;",
    "&",
    "&#35;",
    "\\",
    "|",
    "| a |",
    ":",
    ": ",
    "[^1]",
    "[^1]: ",
    "[x] ",
    "[ ] ",
    "=",
    "===",
    "{#id}",
    "{",
    "}",
    "!",
    "$x$",
    "https://a.vn/b_c",
    "a@b.vn",
    "“",
    "”",
    "…",
    "e\u{301}",
    "\u{323}",
    "\u{301}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\r\n",
    "\u{2028}",
    "\u{c}",
    "漢",
    "👩‍👩‍👧",
    "\u{1100}",
    "\u{1161}",
    "title: x",
    "---\n",
    "1. ",
    "- ",
    "> ",
    "    ",
    "\u{0}",
    "\"",
    "'",
    "^",
    "%%",
    "\u{85}",
    "\u{3000}",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..8).prop_map(|parts| parts.concat())
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let link = prop::sample::select(vec![
        None,
        None,
        None,
        Some("https://a.vn/b(c)"),
        Some("javascript:x"),
        Some("https://a.vn/<x>"),
    ]);
    let run = (words(), any::<bool>(), any::<bool>(), link, prop::collection::vec(0..2_usize, 0..2))
        .prop_map(|(text, is_strong, is_emphasis, link, remarks)| Run {
            text,
            style: RunStyle {
                is_strong,
                is_emphasis,
                link: link.map(Into::into),
                remarks,
                ..RunStyle::default()
            },
        });
    let note = (1..4_u32).prop_map(|n| Run {
        text: format!("[{n}]"),
        style: RunStyle { is_note_number: true, ..RunStyle::default() },
    });
    prop::collection::vec(prop_oneof![6 => run, 1 => note], 0..4)
}

fn block() -> impl Strategy<Value = Block> {
    let text = |kind| runs().prop_map(move |runs| Block::Text { kind, runs });
    prop_oneof![
        4 => text(TextKind::Paragraph),
        1 => text(TextKind::Quotation),
        1 => (0..8_u8, runs()).prop_map(|(level, runs)| Block::Text { kind: TextKind::Heading(level), runs }),
        4 => (0..4_u8, prop::option::of(prop_oneof![0..4_u32, Just(u32::MAX)]), runs())
            .prop_map(|(depth, number, runs)| Block::Text { kind: TextKind::Item { depth, number }, runs }),
        2 => (any::<bool>(), prop::collection::vec(runs(), 0..4)).prop_map(|(is_first, cells)| Block::Row { is_first, cells }),
        1 => words().prop_map(|words| Block::Picture { picture: 0, words }),
        1 => (1..4_u32, runs()).prop_map(|(number, runs)| Block::Text { kind: TextKind::Note { number }, runs }),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    let notes = prop::collection::vec(runs(), 0..3);
    (prop::collection::vec(block(), 0..8), notes, prop::option::of(words())).prop_map(
        |(mut blocks, notes, title)| {
            if !notes.is_empty() {
                blocks.push(Block::Text {
                    kind: TextKind::Paragraph,
                    runs: (1..=u32::try_from(notes.len()).expect("few"))
                        .map(|n| Run {
                            text: format!("[{n}]"),
                            style: RunStyle { is_note_number: true, ..RunStyle::default() },
                        })
                        .collect(),
                });
            }
            blocks.extend(
                (1..).zip(notes).map(|(number, runs)| Block::Text { kind: TextKind::Note { number }, runs }),
            );
            Document {
                facts: DocumentFacts { title, ..DocumentFacts::default() },
                blocks,
                remarks: vec![Remark::default(); 2],
                ..Document::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn what_is_read_of_a_document_written_as_markdown_is_its_plain_text(document in document()) {
        let document = document.tidied();
        prop_assert_eq!(document.clone().tidied(), document.clone());
        let plain = document.plain_text();
        let marked = write_marked(&document, &|_| "anh.png".to_owned());
        let read = SourceKind::Markdown.read(marked.as_bytes());
        let text = read.map(|article| article.text.as_str().to_owned()).unwrap_or_default();
        prop_assert_eq!(&text, &plain.text, "{}", marked);
    }
}

/// A document of one paragraph.
fn paragraph(runs: Vec<Run>) -> Document {
    let block = Block::Text { kind: TextKind::Paragraph, runs };
    Document { blocks: vec![block], remarks: vec![Remark::default()], ..Document::default() }
}

fn plain(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn strong(text: &str) -> Run {
    Run { style: RunStyle { is_strong: true, ..RunStyle::default() }, ..plain(text) }
}

fn emphasised(text: &str) -> Run {
    Run { style: RunStyle { is_emphasis: true, ..RunStyle::default() }, ..plain(text) }
}

#[test]
fn emphasis_is_kept_where_it_is_read_as_such_and_else_left_out() {
    for (runs, written) in [
        (vec![strong("Phóng viên:"), plain(" Ông nghĩ sao?")], "**Phóng viên:** Ông nghĩ sao?\n"),
        (vec![plain("Giá "), strong(" xăng "), plain("tăng")], "Giá  **xăng** tăng\n"),
        (vec![plain("Bút"), strong("Dạ")], "BútDạ\n"),
        (vec![plain("“"), strong("Dạ"), plain("”")], "“Dạ”\n"),
        (vec![plain("("), strong("Dạ"), plain(")")], "(**Dạ**)\n"),
        (vec![strong("một\nhai")], "**một**\\\n**hai**\n"),
        (vec![plain("2 * 3 _ [x]")], "2 \\* 3 \\_ \\[x\\]\n"),
        (vec![plain("12. tháng 3")], "12\\. tháng 3\n"),
        // A number and its sign begin a list, however they are set.
        (vec![plain("1"), emphasised(")")], "1\\)\n"),
        (vec![plain("1"), plain("2"), emphasised(".")], "12\\.\n"),
    ] {
        assert_eq!(write_marked(&paragraph(runs).tidied(), &|_| String::new()), written);
    }
}

#[test]
fn a_remark_is_about_the_same_words_in_the_plain_text() {
    let about =
        |text: &str| Run { style: RunStyle { remarks: vec![0], ..RunStyle::default() }, ..plain(text) };
    let runs = vec![plain("\tCa\u{301} "), about("\u{a0}to, cá"), about("  nho\u{309} "), plain(" hết")];
    let document = paragraph(runs).tidied();
    let text = document.plain_text();
    assert_eq!(text.text, "Cá \u{a0}to, cá  nhỏ  hết\n");
    assert_eq!(text.remarks[0].map(|span| span.of(&text.text)), Some("\u{a0}to, cá  nhỏ "));
}

#[test]
fn notes_that_are_not_referred_to_in_their_order_become_paragraphs() {
    let reference = |n: u32| Run {
        style: RunStyle { is_note_number: true, ..RunStyle::default() },
        ..plain(&format!("[{n}]"))
    };
    let note = |number| Block::Text { kind: TextKind::Note { number }, runs: vec![plain("chú thích")] };
    let mut document = paragraph(vec![plain("Một"), reference(1), plain(", hai"), reference(2)]);
    document.blocks.extend([note(1), note(2)]);
    let in_order = document.clone().tidied();
    assert_eq!(in_order.blocks.get(1), Some(&note(1)));
    document.blocks.swap(1, 2);
    let plain_text = document.tidied().plain_text();
    assert_eq!(plain_text.text, "Một[1], hai[2]\n[2] chú thích\n[1] chú thích\n");
}
