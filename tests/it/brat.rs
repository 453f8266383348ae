//! brat stand-off, read back as brat reads it: lines as Python splits them, positions in code points.

use crate::exchange_support::written;
use crate::studies::{by_chance, by_hand, code, words};
use butda::exchange::brat::{self, UNPLACED};
use butda::exchange::study::Study;
use expect_test::expect;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The files of the archive by name.
fn files(study: &Study) -> BTreeMap<String, String> {
    let bytes = written(&|out| brat::write(study, out));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("an entry");
        assert_eq!(entry.last_modified(), Some(zip::DateTime::default()));
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("UTF-8");
        files.insert(name, text);
    }
    files
}

#[test]
fn an_article_is_a_text_and_its_annotations() {
    let files = files(&by_hand());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected =
        ["2019-gia_xang.ann", "2019-gia_xang.txt", "annotation.conf", "con_.ann", "con_.txt", UNPLACED];
    assert_eq!(names, [&expected[..], &["visual.conf"]].concat());
    assert_eq!(files["2019-gia_xang.txt"], "Giá xăng 😀 tăng\nlần thứ ba\n\nTừ 15 giờ.");
    expect![[r"
        T1	Kinh_te-Gia 0 8	Giá xăng
        A1	Annotator T1 Le_Na-9415de41
        T2	Doi_song 0 8	Giá xăng
        A2	Annotator T2 Le_Na-9415de41
        #1	AnnotatorNotes T1	so với tháng trước
        T3	Highlight 4 15;16 26	xăng 😀 tăng lần thứ ba
        A3	Annotator T3 Le_Na-d890a190
        A4	Starred T3
    "]]
    .assert_eq(&files["2019-gia_xang.ann"]);
    assert_eq!(files["con_.ann"], "");
}

#[test]
fn passages_without_a_place_stand_in_a_file_of_their_own() {
    let files = files(&by_hand());
    let lines: Vec<serde_json::Value> =
        files[UNPLACED].lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<_> = lines.iter().map(|line| (line["path"].as_str(), line["quote"].as_str())).collect();
    let gone = (Some("mất.txt"), Some("bài đã xóa"));
    assert_eq!(told, [(Some("2019/giá xăng.txt"), Some("mất\nchỗ")), gone, gone]);
}

#[test]
fn the_types_are_the_tree_of_themes() {
    let mut study = by_hand();
    // As a study has themes that are not in use: behind the others, wherever they belong.
    study.codes.extend(["Kinh tế / Giá / Xăng", "Không / Cha", "Highlight"].map(code));
    let files = files(&study);
    expect![[r"
        [entities]

        Kinh_te
        	Kinh_te-Gia
        		Kinh_te-Gia-Xang
        Doi_song
        Khong-Cha
        Highlight-07ccd15d
        Highlight-07ccd15d_2

        [relations]

        <OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

        [events]

        [attributes]

        Starred	Arg:<ENTITY>
        Annotator	Arg:<ENTITY>, Value:Le_Na-d890a190|Le_Na-9415de41
        # Le_Na-d890a190: Lê Na
        # Le_Na-9415de41: Lê Nà
    "]]
    .assert_eq(files["annotation.conf"].split_once("\n\n").map(|(_, conf)| conf).unwrap_or_default());
    assert!(files["visual.conf"].contains("\nKinh_te-Gia | Kinh tế / Giá | Giá\n"));
    assert!(files["visual.conf"].contains("\nKinh_te\tfgColor:white, bgColor:#0072b2, borderColor:darken\n"));
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let bytes = || written(&|out| brat::write(&by_hand(), out));
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_study_of_nothing_is_an_archive_that_brat_can_show() {
    let names: Vec<String> = files(&Study::default()).into_keys().collect();
    assert_eq!(names, ["annotation.conf", "visual.conf"]);
}

fn ends_line(c: char) -> bool {
    "\n\r\u{b}\u{c}\u{1c}\u{1d}\u{1e}\u{85}\u{2028}\u{2029}".contains(c)
}

fn is_type(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

proptest! {
    #[test]
    fn every_annotation_is_the_words_at_its_positions_and_of_a_type_that_is_known(study in by_chance()) {
        let files = files(&study);
        let types: Vec<&str> = files["annotation.conf"]
            .split("[relations]").next().unwrap_or_default().lines().skip(4)
            .map(str::trim).filter(|line| !line.is_empty()).collect();
        prop_assert!(types.iter().all(|name| is_type(name)));
        prop_assert_eq!(types.iter().collect::<BTreeSet<_>>().len(), study.codes.len() + 1);
        let mut n_spans = files.get(UNPLACED).map(|text| text.matches("\n{").count() + 1).unwrap_or_default();
        for (document, text) in files.iter().filter_map(|(name, text)| Some((name.strip_suffix(".txt")?, text))) {
            let annotations = &files[&format!("{document}.ann")];
            for line in annotations.split_terminator(ends_line) {
                let fields: Vec<&str> = line.splitn(3, '\t').collect();
                prop_assert!(fields[0].starts_with(['T', 'A', '#']), "{line:?}");
                if !fields[0].starts_with('T') {
                    continue;
                }
                let (kind, spans) = fields[1].split_once(' ').expect("a type and positions");
                prop_assert!(types.contains(&kind));
                let at = |span: &str| -> Vec<usize> { span.split(' ').map(|n| n.parse().expect("a number")).collect() };
                let parts: Vec<String> =
                    spans.split(';').map(|span| words(text, at(span)[0], at(span)[1])).collect();
                prop_assert!(parts.iter().all(|part| !part.trim().is_empty() && !part.contains(ends_line)));
                prop_assert_eq!(parts.join(" "), fields[2]);
                n_spans += 1;
            }
        }
        let expected: usize = study.codings.iter().map(|coding| coding.codes.len().max(1)).sum();
        prop_assert_eq!(n_spans, expected);
    }
}
