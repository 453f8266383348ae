//! Spellings that mean the same: who looks for one finds all, and people change what is built in.

use super::finding::everywhere;
use super::support::{Sitting, annotator_id};
use butda::model::history::{CodebookStep, StepLabel};
use butda::search::equivalents::{lonely_line, spellings_of};
use butda::search::{Equivalents, Searchable, TextQuery, Way};
use butda::session::{Action, Notice, SearchCommand, StepNotice};
use butda::text::article::Article;
use butda::text::fold::Marks;
use butda::text::reading_text::ReadingText;
use butda::view::find::FindView;
use std::collections::BTreeSet;
use std::sync::Arc;

const CITY: &str = "TP.HCM, TP HCM, TPHCM và Thành phố Hồ Chí Minh. XTPHCM, TPHCMX. Chủ tịch Hồ Chí Minh.";

/// What a query finds in a text, with what is built in.
fn found(query: &TextQuery, text: &str) -> Vec<String> {
    let equivalents = Equivalents::of(&butda::model::project::Project::default());
    let finder = query.prepare_with(&equivalents).expect("a query");
    let reading = ReadingText::from_bytes(text.as_bytes()).expect("a text");
    let text = Searchable::new(Arc::new(Article::unlabelled(reading)), &[]);
    finder.hits_in(&text).iter().map(|hit| hit.span.of(text.as_str()).to_owned()).collect()
}

fn words(words: &str) -> TextQuery {
    TextQuery::of_words(words)
}

/// The places found in all articles.
fn places(sitting: &Sitting) -> Vec<String> {
    sitting.searching().everywhere.hits().iter().map(|hit| hit.words.clone()).collect()
}

/// The text of all groups as a person sees it, changed.
fn set(sitting: &mut Sitting, change: impl Fn(Vec<String>) -> Vec<String>) {
    let lines = sitting.opened().equivalents.as_text().lines().map(str::to_owned).collect();
    let text = change(lines).join("\n");
    sitting.run(SearchCommand::SetSpellings(text));
}

#[test]
fn a_city_is_found_by_any_of_its_spellings_and_a_person_of_its_name_is_not() {
    let all = ["TP.HCM", "TP HCM", "TPHCM", "Thành phố Hồ Chí Minh"];
    for typed in ["TP.HCM", "tphcm", "TP Hồ Chí Minh", "thành phố Hồ Chí Minh", "thanh pho ho chi minh"]
    {
        // What was typed itself is found inside of words, too, as ever.
        let inside = if typed == "tphcm" { vec!["TPHCM", "TPHCM"] } else { vec![] };
        assert_eq!(found(&words(typed), CITY), [all.to_vec(), inside].concat(), "{typed}");
    }
    assert_eq!(found(&words("Hồ Chí Minh"), CITY), ["Hồ Chí Minh", "Hồ Chí Minh"]);
    assert_eq!(found(&words("thánh phố Hồ Chí Minh"), CITY), Vec::<String>::new());
}

#[test]
fn a_short_form_inside_of_a_word_stands_for_nothing() {
    let text = "Công an nhân dân. CAND. Candidate, scand.";
    assert_eq!(found(&words("công an nhân dân"), text), ["Công an nhân dân", "CAND"]);
    // What was typed itself is found inside of words, as ever.
    assert_eq!(found(&words("cand"), text), ["Công an nhân dân", "CAND", "Cand", "cand"]);
}

#[test]
fn several_short_forms_in_a_query_are_replaced_each_by_itself_and_together() {
    let text = "UBND TP.HCM; Ủy ban nhân dân TP.HCM; Uỷ ban nhân dân thành phố Hồ Chí Minh; UBND tỉnh";
    let hits = found(&words("UBND TPHCM"), text);
    assert_eq!(hits, ["UBND TP.HCM", "Ủy ban nhân dân TP.HCM", "Uỷ ban nhân dân thành phố Hồ Chí Minh"]);
}

#[test]
fn only_the_typed_spelling_is_found_where_that_is_wanted_and_code_points_and_patterns_are_literal_anyway() {
    for query in [
        TextQuery { is_literal: true, ..words("TPHCM") },
        TextQuery { way: Way::CodePoints, ..words("TPHCM") },
        TextQuery { way: Way::Pattern, ..words("TPHCM") },
    ] {
        assert_eq!(found(&query, CITY), ["TPHCM", "TPHCM", "TPHCM"], "{query:?}");
    }
    let exact = TextQuery { marks: Marks::Exact, ..words("thanh pho ho chi minh") };
    assert_eq!(found(&exact, CITY), Vec::<String>::new());
}

#[test]
fn people_add_change_and_delete_groups_and_the_search_follows_and_undo_brings_all_back() {
    let mut sitting = Sitting::open(&[("a.txt", "Báo SGGP.\nSài Gòn Giải Phóng.\nTP.HCM.\nTPHCM.")]);
    sitting.run(everywhere("SGGP"));
    assert_eq!(places(&sitting), ["SGGP"]);
    set(&mut sitting, |mut lines| {
        lines.push("  SGGP ;Sài Gòn  Giải Phóng; SGGP;".to_owned());
        lines
    });
    let made = Notice::Steps(StepNotice::Made(StepLabel::Codebook(CodebookStep::SpellingsChanged)));
    assert_eq!(sitting.said(), Some(made));
    assert_eq!(places(&sitting), ["SGGP", "Sài Gòn Giải Phóng"]);
    let view = FindView::new(&sitting.session, &BTreeSet::new());
    assert_eq!(view.spellings, ["Sài Gòn Giải Phóng"]);
    sitting.run(everywhere("TP.HCM"));
    assert_eq!(places(&sitting), ["TP.HCM", "TPHCM"]);
    // Without its line a group that is built in is gone, for everyone, until the line stands there again.
    let line = |lines: &[String]| lines.iter().find(|line| line.contains("TPHCM")).cloned().expect("a line");
    let groups = sitting.opened().equivalents.groups().to_vec();
    let lines: Vec<String> = sitting.opened().equivalents.as_text().lines().map(str::to_owned).collect();
    let city = line(&lines);
    set(&mut sitting, |lines| lines.into_iter().filter(|line| !line.contains("TPHCM")).collect());
    assert_eq!(places(&sitting), ["TP.HCM"]);
    set(&mut sitting, |mut lines| {
        lines.insert(0, city.clone());
        lines
    });
    assert_eq!(sitting.opened().equivalents.groups(), groups);
    assert_eq!(places(&sitting), ["TP.HCM", "TPHCM"]);
    for _ in 0..3 {
        sitting.run(Action::Undo);
    }
    assert_eq!(sitting.opened().equivalents, Equivalents::of(&butda::model::project::Project::default()));
}

#[test]
fn a_changed_line_stays_the_same_group_and_is_kept_in_ones_own_codebook() {
    let mut sitting = Sitting::open(&[("a.txt", "Sài Gòn.\nTPHCM.")]);
    set(&mut sitting, |lines| {
        let changed = |line: String| if line.contains("TPHCM") { format!("{line}; Sài Gòn") } else { line };
        lines.into_iter().map(changed).collect()
    });
    sitting.save();
    sitting.restart();
    sitting.run(everywhere("Sài Gòn"));
    assert_eq!(places(&sitting), ["Sài Gòn", "TPHCM"]);
    let own = annotator_id("NCV 1");
    let file = sitting.file(&format!("annotations/{own}/codebook.ron"));
    assert!(file.contains("id: \"tp-hcm\"") && !file.contains("queries"), "{file}");
}

#[test]
fn a_line_with_one_spelling_is_told_and_nothing_is_saved_with_it() {
    assert_eq!(lonely_line("a; b\n\n c ;; c\nd"), Some(3));
    assert_eq!(lonely_line("a; b\n\n"), None);
    assert_eq!(spellings_of(" a  b ;;a b; C"), ["a b", "C"]);
    let mut sitting = Sitting::open(&[("a.txt", "một")]);
    let before = sitting.opened().equivalents.clone();
    sitting.run(SearchCommand::SetSpellings("một mình".to_owned()));
    assert_eq!(sitting.opened().equivalents, before);
}

#[test]
fn words_are_found_in_a_text_that_was_left_in_telex() {
    let telex =
        "DDangr booj tinhr Thais Nguyeen ddax hopj hooij nghij ban chaaps hanhf mowr roongj.\nUBND tinhr.";
    for (typed, expected) in [
        ("Đảng bộ", vec!["DDangr booj"]),
        ("dang bo", vec!["DDangr booj"]),
        ("booj", vec!["booj"]),
        ("tỉnh", vec!["tinhr", "tinhr"]),
        ("ủy ban nhân dân", vec!["UBND"]),
        ("đảng bọ", vec![]),
    ] {
        assert_eq!(found(&words(typed), telex), expected, "{typed}");
    }
    // One word that looks so makes no such text.
    assert_eq!(
        found(&words("bộ"), "The word booj stands in an English text of more than twelve words, once."),
        Vec::<String>::new()
    );
}

/// A codebook file of somebody else that says this of spellings.
fn theirs(equivalents: &str) -> String {
    format!(
        "(format: 1, kind: \"codebook\", annotator: (id: \"ncv-2-bbbbbb\", name: \"NCV 2\", same_person_as: None), \
         memo: None, locked: false, keys: [], themes: [], equivalents: [{equivalents}])"
    )
}

#[test]
fn what_others_decided_holds_and_what_they_left_open_stays_as_it_is_built_in() {
    for (equivalents, expected) in [
        (
            "(id: \"sggp-aaaa\", rev: 1, spellings: Some([\"TPHCM\", \"Sài Gòn\"]))",
            vec!["Sài Gòn", "TP.HCM", "TPHCM"],
        ),
        ("(id: \"tp-hcm\", rev: 1, deleted: Some(true))", vec!["TPHCM"]),
        ("(id: \"tp-hcm\", rev: 2, deleted: Some(false))", vec!["TP.HCM", "TPHCM"]),
    ] {
        let mut sitting = Sitting::of(&[("a.txt", "Sài Gòn.\nTP.HCM.\nTPHCM.")]);
        sitting.put("annotations/ncv-2-bbbbbb/codebook.ron", theirs(equivalents).as_bytes());
        sitting.be("NCV 1");
        sitting.open_folder();
        sitting.run(everywhere("TPHCM"));
        assert_eq!(places(&sitting), expected, "{equivalents}");
    }
}
