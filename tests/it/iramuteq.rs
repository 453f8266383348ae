//! Passages as a corpus for `IRaMuTeQ`: variables, and that no word of a text is taken for one.

use crate::exchange_support::{text_of, written};
use crate::notes_support::{code, coding, standing, whole};
use butda::exchange::iramuteq;
use butda::exchange::study::Study;
use butda::text::unseen::is_unseen;
use expect_test::expect;
use proptest::prelude::*;

fn corpus(study: &Study) -> String {
    text_of(&|out| iramuteq::write(study, out))
}

/// The lines that begin a text.
fn marks(corpus: &str) -> Vec<&str> {
    corpus.lines().filter(|line| line.starts_with("****")).collect()
}

#[test]
fn each_passage_is_a_text_with_its_variables() {
    let expected = expect![[r"
        **** *article_002_gia_xang *theme_kinh_te_gia_ca *theme_dang *year_2019 *source_bao_thai_nguyen *author_minh_anh *annotator_ncv_1 *starred_yes *about_kinh_te *vung_bac *tags_x
        Từ 15 giờ, giá xăng tăng 5%.

        **** *article_002_gia_xang *theme_kinh_te *year_2019 *source_bao_thai_nguyen *author_minh_anh *annotator_ncv_2 *starred_no *about_kinh_te *vung_bac *tags_x
        giá xăng tăng

        **** *article_002_gia_xang *theme_none *year_2019 *source_bao_thai_nguyen *author_minh_anh *annotator_ncv_1 *starred_no *about_kinh_te *vung_bac *tags_x
        Đây là

        **** *article_b *theme_kinh_te_gia_ca *year_none *source_none *author_none *annotator_ncv_1 *starred_no *about_none
        mất

    "]];
    expected.assert_eq(&corpus(&whole()));
}

#[test]
fn names_that_lose_their_marks_to_one_another_stay_apart() {
    let mut study = standing(&[(0, (0, 1), &[0, 1, 2, 3])]);
    study.codings[0].quote = "a".to_owned();
    study.codes = [&["Hòa"][..], &["Hoa"], &["None"], &["日本"]].map(code).into();
    let corpus = corpus(&study);
    assert!(corpus.contains(" *theme_hoa *theme_hoa_2 *theme_none_2 *theme_x *year"), "{corpus}");
}

#[test]
fn a_long_branch_is_called_by_its_last_name() {
    let mut study = standing(&[(0, (0, 1), &[0])]);
    study.codings[0].quote = "a".to_owned();
    study.codes = vec![code(&["Chính trị và xã hội Việt Nam đương đại", "Đảng Cộng sản"])];
    assert!(corpus(&study).contains(" *theme_dang_cong_san "));
}

#[test]
fn an_attribute_never_takes_the_name_of_another_variable() {
    let mut study = whole();
    study.sources[0].facts.attributes = [("Theme", "a"), ("vùng_1", "b"), ("Vung 1", "c")]
        .map(|(name, value)| (name.into(), value.into()))
        .into();
    let corpus = corpus(&study);
    assert!(marks(&corpus)[0].ends_with(" *themen2_a *vung1_b *vung1n2_c"), "{corpus}");
}

#[test]
fn nothing_in_a_text_means_something_to_the_program() {
    let mut study = standing(&[(0, (0, 1), &[]), (0, (1, 2), &[])]);
    study.codings[0].quote = "**** *a_b\n-*phần 5 * 3 = 15 $ x\u{ad}y\u{200b}z\r\n\t$£$".to_owned();
    study.codings[1].quote = "*** $".to_owned();
    let corpus = corpus(&study);
    assert_eq!(corpus.lines().nth(1), Some("a_b - phần 5 3 = 15 xyz £"));
    assert_eq!(marks(&corpus).len(), 1, "a text without words is none");
}

#[test]
fn nothing_is_an_empty_corpus_and_the_same_study_gives_the_same_bytes() {
    assert_eq!(corpus(&Study::default()), "");
    let bytes = || written(&|out| iramuteq::write(&whole(), out));
    assert_eq!(bytes(), bytes());
}

proptest! {
    #[test]
    fn every_text_has_one_line_of_variables_and_one_of_words(
        words in prop::collection::vec("[*$\n\r \u{2028}\u{85}a-cà-ỹ_-]{0,12}", 1..6),
        names in prop::collection::vec("[*$ a-cà-ỹ_/日-]{1,6}", 1..4),
    ) {
        let mut study = standing(&[]);
        study.codes = names.iter().map(|name| code(&[name])).collect();
        let all: Vec<usize> = (0..names.len()).collect();
        for (at, quote) in words.iter().enumerate() {
            study.codings.push(butda::exchange::study::Coding { quote: quote.clone(), ..coding(0, (at, at + 1), &all) });
        }
        let corpus = corpus(&study);
        // A letter that nobody sees is no word: a passage of such letters alone is left out, as an empty one is.
        let is_word = |c: char| !c.is_whitespace() && !"*$".contains(c) && !is_unseen(c);
        let n_texts = words.iter().filter(|words| words.chars().any(is_word)).count();
        prop_assert_eq!(corpus.lines().count(), 3 * n_texts);
        for text in corpus.lines().collect::<Vec<_>>().chunks(3) {
            let [mark, words, blank] = text else { panic!("three lines") };
            prop_assert!(!words.contains(['*', '$']) && !words.trim().is_empty() && blank.is_empty());
            let variables: Vec<&str> = mark.strip_prefix("**** ").expect("a mark").split(' ').collect();
            for variable in &variables {
                let (name, value) = variable.split_once('_').expect("a value");
                prop_assert!(name.starts_with('*') && name[1..].bytes().all(|b| b.is_ascii_alphanumeric()));
                prop_assert!(!value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
            }
            let mut apart = variables.clone();
            apart.sort_unstable();
            apart.dedup();
            prop_assert_eq!(apart.len(), variables.len());
        }
    }
}
