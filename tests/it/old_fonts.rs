//! Letters that old Vietnamese typefaces show become Unicode; those that are so already stay.

use super::old_bytes;
use butda::documents::document::{Block, Document, LeftOut, LeftOutKind, Run, RunStyle, TextKind};
use butda::documents::font_names::{OldFont, old_font};
use butda::documents::old_fonts::restore;
use butda::documents::old_letters::OldLetters;

fn run(font: &str, text: &str) -> Run {
    let font = Some(font).filter(|font| !font.is_empty()).map(Into::into);
    Run { text: text.to_owned(), style: RunStyle { font, ..RunStyle::default() } }
}

fn tcvn3(font: &str, text: &str) -> Run {
    run(font, &old_bytes::as_letters(&old_bytes::tcvn3(text)))
}

fn vni(font: &str, text: &str) -> Run {
    run(font, &old_bytes::as_letters(&old_bytes::vni(text)))
}

fn document(paragraphs: Vec<Vec<Run>>) -> Document {
    let block = |runs| Block::Text { kind: TextKind::Paragraph, runs };
    Document { blocks: paragraphs.into_iter().map(block).collect(), ..Document::default() }
}

/// The runs of each paragraph after restoring, those that still name a typeface with it.
fn restored(paragraphs: Vec<Vec<Run>>) -> Vec<Vec<String>> {
    let mut document = document(paragraphs);
    restore(&mut document);
    let run = |run: &Run| match &run.style.font {
        Some(font) => format!("{font}: {}", run.text),
        None => run.text.clone(),
    };
    let runs = |block: &Block| match block {
        Block::Text { runs, .. } => runs.iter().map(run).collect(),
        Block::Row { .. } | Block::Picture { .. } => Vec::new(),
    };
    document.blocks.iter().map(runs).collect()
}

const TEXT: &str =
    "Quốc hội thông qua nghị quyết về kế hoạch phát triển đường sắt, sẽ khởi công trước tháng mười hai";

#[test]
fn the_name_of_a_typeface_tells_its_letters() {
    let font = |letters, is_capitals| Some(OldFont { letters, is_capitals });
    for (name, expected) in [
        (".VnTime", font(OldLetters::Tcvn3, false)),
        (".VnTimeH", font(OldLetters::Tcvn3, true)),
        (".VnTimeH Tur", font(OldLetters::Tcvn3, true)),
        ("VnArialH(Ds)", font(OldLetters::Tcvn3, true)),
        ("VNSTCVN3", font(OldLetters::Tcvn3, false)),
        ("VNI-Times", font(OldLetters::Vni, false)),
        ("VNI Helve", font(OldLetters::Vni, false)),
        ("VI Arial", font(OldLetters::Viscii, false)),
        ("HeoMay VISCII", font(OldLetters::Viscii, false)),
        ("Times New Roman", None),
        ("Vnebula", None),
    ] {
        assert_eq!(old_font(name), expected, "{name}");
    }
}

#[test]
fn each_typeface_is_read_in_its_own_encoding() {
    let paragraphs =
        vec![vec![tcvn3(".VnTime", TEXT)], vec![vni("VNI-Times", TEXT)], vec![run("Arial", TEXT)]];
    assert_eq!(restored(paragraphs), [[TEXT], [TEXT], [TEXT]]);
}

#[test]
fn a_typeface_of_capitals_shows_capitals() {
    let paragraphs =
        vec![vec![tcvn3(".VnTimeH", "cộng hoà"), tcvn3(".VnTime", " xã hội"), run(".VnTimeH", " nam")]];
    assert_eq!(restored(paragraphs), [["CỘNG HOÀ xã hội NAM"]]);
}

#[test]
fn text_that_is_unicode_already_stays_whatever_its_typeface_is_called() {
    for text in [TEXT, "Có là vì bà và ông đã đi", "à la carte, déjà vu, où est l’été"] {
        assert_eq!(restored(vec![vec![run(".VnTime", text)]]), [[text]]);
        assert_eq!(restored(vec![vec![run("VNI-Times", text)]]), [[text]]);
        assert_eq!(restored(vec![vec![run("", text)]]), [[text]]);
    }
}

#[test]
fn a_paragraph_in_unicode_stays_in_a_document_that_is_not() {
    let old = || vec![tcvn3(".VnTime", TEXT)];
    assert_eq!(restored(vec![old(), vec![run(".VnTime", TEXT)], old()]), [[TEXT], [TEXT], [TEXT]]);
}

#[test]
fn a_word_between_two_typefaces_is_one_word() {
    let strong = |run: Run| Run { style: RunStyle { is_strong: true, ..run.style }, ..run };
    let half = |text| run("VNI-Times", text);
    let paragraphs =
        vec![vec![vni("VNI-Times", TEXT), half(" Vie"), strong(half("\u{e4}t")), strong(half(" Nam"))]];
    assert_eq!(restored(paragraphs), [[format!("{TEXT} Việ").as_str(), "t Nam"]]);
}

#[test]
fn the_mark_of_an_i_may_stand_after_it_too() {
    let paragraphs = vec![vec![vni("VNI-Times", TEXT)], vec![run("VNI-Times", "chuû triø, Kiùnh göûi")]];
    assert_eq!(restored(paragraphs), [[TEXT], ["chủ trì, Kính gửi"]]);
}

#[test]
fn text_without_a_typeface_is_read_by_its_syllables() {
    assert_eq!(restored(vec![vec![tcvn3("", TEXT)]]), [[TEXT]]);
    assert_eq!(restored(vec![vec![vni("Times New Roman", TEXT)]]), [[TEXT]]);
}

#[test]
fn one_typeface_may_hold_two_encodings() {
    let font = "VNSTCVN3";
    let paragraphs = vec![
        vec![tcvn3(font, TEXT)],
        vec![vni(font, TEXT)],
        vec![vni(font, "Số")],
        vec![tcvn3(font, TEXT)],
        vec![tcvn3(font, "Bộ Văn hoá")],
        vec![vni(font, TEXT)],
    ];
    assert_eq!(restored(paragraphs), [[TEXT], [TEXT], ["Số"], [TEXT], ["Bộ Văn hoá"], [TEXT]]);
}

#[test]
fn signs_for_which_readers_of_pdf_give_other_characters_are_letters_within_words_only() {
    let text = "Th\u{2212} cña B\u{e9} tr\u{2212}ëng, 5 \u{2212} 3 = 2, n¨m nay ®\u{b7} kh\u{b8}c tr\u{2212}íc, x\u{2219} héi";
    let expected = "Thư của Bộ trưởng, 5 \u{2212} 3 = 2, năm nay đã khác trước, xã hội";
    assert_eq!(restored(vec![vec![run("", text)]]), [[expected]]);
}

#[test]
fn the_private_characters_of_typefaces_of_signs_are_their_bytes() {
    let private = |c: char| char::from_u32(0xF000 + u32::from(c)).expect("a character");
    let text: String = tcvn3("", TEXT).text.chars().map(private).collect();
    assert_eq!(restored(vec![vec![run(".VnTime", &text)]]), [[TEXT]]);
}

#[test]
fn letters_that_come_out_in_no_encoding_stay_and_are_counted() {
    let text = "\u{a4}\u{a5}bc \u{b1}\u{b2}de x\u{a6}\u{a7}y z\u{a8}\u{a9}w q\u{f0}\u{fe}r";
    let mut document = document(vec![vec![run(".VnTime", text)], vec![run(".VnTime", "ABC")]]);
    restore(&mut document);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::UncertainEncoding, n: 1 }]);
    let Some(Block::Text { runs, .. }) = document.blocks.first() else { panic!("a paragraph") };
    assert_eq!(runs, &[run(".VnTime", text)]);
}

#[test]
fn cells_and_facts_are_read_too() {
    let mut document = document(vec![vec![tcvn3(".VnTime", TEXT)]]);
    document.blocks.push(Block::Row { is_first: true, cells: vec![vec![tcvn3(".VnTime", "Tổng cộng")]] });
    document.facts.title = Some(tcvn3("", "Thông tư").text);
    restore(&mut document);
    let cells = vec![vec![run("", "Tổng cộng")]];
    assert_eq!(document.blocks.last(), Some(&Block::Row { is_first: true, cells }));
    assert_eq!(document.facts.title.as_deref(), Some("Thông tư"));
}

mod laws {
    use super::{document, restore, run};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ascii_is_never_changed(words in proptest::collection::vec("[ -~]{0,30}", 0..6)) {
            let runs: Vec<_> = words.iter().map(|words| run(".VnTime", words)).collect();
            let mut changed = document(vec![runs]);
            restore(&mut changed);
            let all = super::restored(vec![words.iter().map(|words| run("", words)).collect()]).concat().concat();
            prop_assert_eq!(all, words.concat());
        }

        #[test]
        fn restoring_twice_is_restoring_once(text in "\\PC{0,60}", font in "(\\.VnTime|VNI-Times|\\.VnTimeH|)") {
            let mut once = document(vec![vec![run(&font, &text)]]);
            restore(&mut once);
            let left_out = std::mem::take(&mut once.left_out);
            let mut twice = once.clone();
            restore(&mut twice);
            if left_out.is_empty() {
                prop_assert_eq!(twice, once);
            }
        }
    }
}
