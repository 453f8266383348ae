//! What holds of every Word report, whatever is in the study.

use crate::docx_report_support::{body, bytes, part};
use crate::exchange_support::{Passage, article, passage, study};
use butda::exchange::export_options::By;
use butda::exchange::study::Study;
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use proptest::prelude::*;

/// Words that people write, and some that files are attacked with.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zàạăâđêôơưếộữỹ ]{1,12}",
        "[\\x00-\\x1f\\x7f-\\x9f]{1,3}",
        Just("]]><w:p/>&amp;\"'".to_owned()),
        Just("\u{202e}שלום مرحبا\u{202c}".to_owned()),
        Just("👩‍👩‍👧🏳️‍🌈e\u{301}\u{fffe}\u{ffff}".to_owned()),
        Just("dòng\r\n\r\nhai\u{2028}\t".to_owned()),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn studies() -> impl Strategy<Value = Study> {
    let themes =
        proptest::collection::vec(proptest::sample::select(vec!["A", "A / B", "A / B / C", "D", "Đ"]), 0..3);
    let one = (0..3_usize, hostile(), themes, proptest::option::of(hostile()), 0..40_usize, 1..20_usize);
    (proptest::collection::vec(one, 0..12), hostile()).prop_map(|(mut told, name)| {
        told.sort_by_key(|(article, .., start, n)| (*article, *start, *n));
        let passages = told.iter().map(|(article, words, themes, note, ..)| {
            let note = note.as_ref().map(|note| format!("ý{note}."));
            Passage { article: *article, note, ..passage(&format!("Lời{words}."), themes) }
        });
        let articles =
            vec![article("a.txt", Some(&name)), article("b.txt", None), article("c.txt", Some("C"))];
        let mut study = study(articles, passages);
        for (coding, (.., start, n)) in study.codings.iter_mut().zip(&told) {
            coding.today = Some(CharSpan { start: *start, end: start + n });
            coding.codes.sort_unstable();
            coding.codes.dedup();
        }
        (study.name, study.memo) = (name.clone(), Some(name));
        study
    })
}

/// Words as a Word document holds them, without white space at the ends of lines.
fn shown(words: &str) -> String {
    let words = words.trim().replace("\r\n", "\n");
    let shown = words.chars().map(|c| match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '⏎',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c if c.is_control() && c != '\t' => '\u{fffd}',
        c => c,
    });
    shown.collect()
}

/// Letters alone: paragraphs and lines are told apart elsewhere.
fn letters(words: &str) -> String {
    shown(words).replace('⏎', "").split_whitespace().collect()
}

fn notes(lines: &[String]) -> String {
    let mut notes = String::new();
    let mut is_note = false;
    for line in lines {
        let label = line.strip_prefix("Ghi chú: ");
        let is_end = line.starts_with(['#', '>']) || line.starts_with("Số bài không có đoạn nào: ");
        is_note = label.is_some() || is_note && !is_end;
        if is_note {
            notes.push_str(label.unwrap_or(line));
        }
    }
    letters(&notes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_passage_stands_once_in_a_report_by_article_in_order(study in studies()) {
        let lines = body(&study, By::Article);
        let quotes: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("> ")).collect();
        let told: Vec<String> = study.codings.iter().map(|coding| shown(&coding.quote)).collect();
        prop_assert_eq!(quotes, told);
        let noted: String = study.codings.iter().filter_map(|coding| coding.note.as_deref()).map(letters).collect();
        prop_assert_eq!(notes(&lines), noted);
    }

    #[test]
    fn every_passage_stands_in_each_of_its_themes_or_among_those_without(study in studies()) {
        let lines = body(&study, By::Theme);
        let mut quotes: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("> ")).collect();
        let times = |coding: &butda::exchange::study::Coding| coding.codes.len().max(1);
        let told = study.codings.iter().flat_map(|coding| vec![shown(&coding.quote); times(coding)]);
        let mut told: Vec<String> = told.collect();
        quotes.sort_unstable();
        told.sort_unstable();
        prop_assert_eq!(quotes, told);
    }

    #[test]
    fn overlapping_themes_are_those_that_looking_at_every_pair_finds(study in studies()) {
        let lines = body(&study, By::Article);
        let told: Vec<&String> = lines.iter().filter(|line| line.contains("Giao với: ")).collect();
        let mut found = Vec::new();
        for one in &study.codings {
            let meets = |other: &&butda::exchange::study::Coding| {
                let (a, b) = (one.today.expect("a place"), other.today.expect("a place"));
                one.source == other.source && a.start < b.end && b.start < a.end
            };
            let mut codes: Vec<usize> = study.codings.iter().filter(meets).flat_map(|other| other.codes.clone()).collect();
            codes.retain(|code| !one.codes.contains(code));
            codes.sort_unstable();
            codes.dedup();
            let names: Vec<String> = codes.iter().map(|code| study.codes[*code].full_name()).collect();
            if !names.is_empty() {
                found.push(names.join(" · "));
            }
        }
        let told: Vec<&str> = told.iter().filter_map(|line| line.split_once("Giao với: ")).map(|(_, names)| names).collect();
        prop_assert_eq!(told, found);
    }

    #[test]
    fn the_same_study_gives_the_same_bytes_and_every_link_leads_somewhere(study in studies()) {
        for by in [By::Theme, By::Article] {
            let written = bytes(&study, by);
            prop_assert_eq!(&written, &bytes(&study, by));
            let document = part(&written, "word/document.xml");
            let values = |of: &str| -> Vec<String> {
                document.split(of).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
            };
            let marks = values("<w:bookmarkStart w:id=\"");
            let names = document.split("<w:bookmarkStart ").skip(1).filter_map(|rest| rest.split('"').nth(3));
            let names: Vec<&str> = names.collect();
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!((once.len(), marks.len()), (names.len(), names.len()));
            prop_assert!(values("w:anchor=\"").iter().all(|anchor| names.contains(&anchor.as_str())));
        }
    }
}

#[test]
fn a_name_of_any_length_and_a_theme_deeper_than_words_headings_are_written() {
    let long = "tên ".repeat(5_000);
    let deep = (1..=32).map(|level| level.to_string()).collect::<Vec<_>>().join(" / ");
    let mut passage = passage("lời", &[&deep, &long]);
    (passage.annotator, passage.note) = (long.clone(), Some(long.clone()));
    passage.state = State::Moved;
    let study = study(vec![article("a.txt", Some(&long))], [passage]);
    let lines = body(&study, By::Theme);
    assert_eq!(lines.iter().filter(|line| *line == "> lời").count(), 2);
    assert!(lines.iter().any(|line| line.trim_start_matches('#').trim() == long.trim()));
}
