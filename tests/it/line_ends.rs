//! Lines that are no paragraphs: which are recognised, what is read in their place, and that nothing moves whichever way
//! somebody has them read.

use crate::cli_support::Bench;
use crate::notation::play;
use crate::support::{Sitting, a_txt, passages_shown, select};
use butda::model::check::State;
use butda::session::{Action, ReadingNotice};
use butda::text::article::Article;
use butda::text::reading_text::ReadingText;
use butda::text::sentences::sentences;
use butda::text::wrapping::LineEnds;
use proptest::prelude::*;
use serde_json::json;

const NOVEL: &str = "\
    It is a truth universally acknowledged, that a single man in\n\
    possession of a good fortune, must be in want of a wife.\n\
    \n\
    However little known the feelings or views of such a man may\n\
    be on his first entering a neighbourhood, this truth is so\n\
    well fixed in the minds of the surrounding families, that he\n\
    is considered the rightful property of some one or other of\n\
    their daughters.\n\
    \n\
    “My dear Mr. Bennet,” said his lady to him one day.\n";

fn article(text: &str) -> Article {
    Article::new(ReadingText::from_bytes(text.as_bytes()).expect("a text"))
}

/// What is read, a paragraph a line, blank ones left out.
fn paragraphs(article: &Article) -> Vec<&str> {
    let words = article.text.as_str();
    article.structure.lines.iter().map(|line| line.span.of(words)).collect()
}

/// A text that stays as it is.
#[track_caller]
fn check_kept(text: &str) {
    assert_eq!(article(text).text.as_str(), text);
}

#[test]
fn paragraphs_that_were_broken_at_a_column_are_read_whole() {
    assert_eq!(
        paragraphs(&article(NOVEL)),
        [
            "It is a truth universally acknowledged, that a single man in possession of a good fortune, \
             must be in want of a wife.",
            "However little known the feelings or views of such a man may be on his first entering a \
             neighbourhood, this truth is so well fixed in the minds of the surrounding families, that he is \
             considered the rightful property of some one or other of their daughters.",
            "“My dear Mr. Bennet,” said his lady to him one day.",
        ]
    );
}

#[test]
fn a_paragraph_is_numbered_by_its_first_line_in_the_file() {
    let article = article(NOVEL);
    let numbers: Vec<usize> = article.structure.lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 4, 10]);
    let at = NOVEL.find("considered").expect("the word");
    assert_eq!(article.text.line_of(at), 7);
}

#[test]
fn a_sentence_goes_on_over_the_ends_of_lines() {
    let article = article(NOVEL);
    let words = article.text.as_str();
    assert_eq!(sentences(words).filter(|span| !span.is_empty()).count(), 3);
}

#[test]
fn headlines_items_indented_beginnings_and_what_people_say_begin_paragraphs_of_their_own() {
    let text = "\
        The Trees of the Province\n\
        Along the river the old trees were counted last spring by men\n\
        who had walked there as boys, and the number they came to was\n\
        smaller than the one in the book of the year nineteen hundred.\n\
        \u{20}   Nobody had expected that, least of all the keepers of that\n\
        book, who went out to count the trees again for themselves and\n\
        found the same.\n\
        - four trees at the bridge, which were planted by the school in\n\
        the year of the flood,\n\
        - two at the mill.\n";
    assert_eq!(
        paragraphs(&article(text)),
        [
            "The Trees of the Province",
            "Along the river the old trees were counted last spring by men who had walked there as boys, and \
             the number they came to was smaller than the one in the book of the year nineteen hundred.",
            "    Nobody had expected that, least of all the keepers of that book, who went out to count the \
             trees again for themselves and found the same.",
            "- four trees at the bridge, which were planted by the school in the year of the flood,",
            "- two at the mill.",
        ]
    );
}

#[test]
fn lines_of_quoted_mail_stay_lines_among_paragraphs_that_are_joined() {
    let text = "\
        When you wrote to us last week about the trees, nobody in this\n\
        house had an answer, and so the letter lay there until today,\n\
        when my brother found it in the drawer below the old clock and\n\
        asked me who in the world could still remember such a thing as\n\
        that.\n\
        \n\
        > We should like to know whether the trees that were counted at\n\
        > the bridge are those which were planted by the school.\n\
        \n\
        They are, as far as anybody in the village can remember, and the\n\
        school has a book that says so.\n";
    assert_eq!(
        paragraphs(&article(text))[1..3],
        [
            "> We should like to know whether the trees that were counted at",
            "> the bridge are those which were planted by the school.",
        ]
    );
}

#[test]
fn poems_lists_tables_and_paragraphs_of_a_line_each_stay_as_they_are() {
    check_kept(
        "Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau.\nTrải qua một cuộc bể dâu,\n\
                Những điều trông thấy mà đau đớn lòng.\nLạ gì bỉ sắc tư phong,\nTrời xanh quen thói má hồng đánh ghen.\n",
    );
    check_kept(
        "Of Man's first disobedience, and the fruit\nOf that forbidden tree whose mortal taste\n\
                Brought death into the World, and all our woe,\nWith loss of Eden, till one greater Man\n\
                Restore us, and regain the blissful seat,\n",
    );
    check_kept(
        "Tỉnh\tSố hộ nghèo trong năm hai nghìn không trăm mười\t12\nHuyện\tsố hộ nghèo trong năm hai nghìn không\t7\n\
                Xã\tsố hộ nghèo trong năm hai nghìn không trăm\t3\n",
    );
    check_kept(
        "Giá xăng tăng từ chiều nay theo quyết định của liên bộ.\nNgười dân bàn về giá xăng.\nBan giá không nói gì.\n",
    );
}

#[test]
fn words_over_the_end_of_a_line_are_found_quoted_and_listed_with_a_space() {
    let bench = Bench::with(&[("a.txt", NOVEL.as_bytes())]);
    assert_eq!(bench.run("find", &["man in possession"]).code, 0);
    assert_eq!(bench.annotate("a.txt", "man in possession", &["--theme", "T"]).code, 0);
    let rows = bench.run("passages", &["--json"]).rows();
    assert_eq!(rows[0]["quote"], json!("man in possession"));
    assert_eq!(rows[0]["state"], json!("exact"));
}

#[test]
fn one_has_them_joined_and_another_has_not_and_both_are_exact() {
    let mut sitting = Sitting::open(&[("a.txt", NOVEL)]);
    sitting.read("a.txt");
    mark(&mut sitting, "man in\npossession");
    sitting.save();
    let hash = sitting.article().article.text.sha256().to_string();

    sitting.be("NCV 2");
    sitting.restart();
    sitting.read("a.txt");
    sitting.run(Action::JoinLines);
    assert_eq!(sitting.article().text(), NOVEL);
    mark(&mut sitting, "may\nbe on his");
    sitting.save();
    sitting.restart();
    sitting.read("a.txt");
    assert_eq!(sitting.article().text(), NOVEL);
    assert_eq!(&**sitting.article().article.text.sha256(), hash);
    assert_eq!(
        shown(&sitting),
        [("man in\npossession", State::Exact), ("may\nbe on his", State::Exact)],
        "kept as lines"
    );
    let quotes: Vec<String> =
        sitting.opened().study().codings.iter().map(|passage| passage.quote.clone()).collect();
    assert_eq!(quotes, ["man in possession", "may\nbe on his"], "as each read them");

    sitting.be("NCV 1");
    sitting.restart();
    sitting.read("a.txt");
    assert_eq!(shown(&sitting)[0].0, "man in\npossession", "somebody's word, where one has said none");
    sitting.run(Action::JoinLines);
    assert_eq!(
        shown(&sitting),
        [("man in possession", State::Exact), ("may be on his", State::Exact)],
        "joined again"
    );
}

#[test]
fn what_was_marked_across_lines_is_found_in_a_text_that_was_edited_and_is_read_otherwise() {
    let mut sitting = Sitting::open(&[("a.txt", NOVEL)]);
    sitting.read("a.txt");
    mark(&mut sitting, "man in\npossession of a good fortune");
    sitting.run(Action::JoinLines);
    mark(&mut sitting, "families, that he\nis considered the rightful");
    sitting.save();
    let edited = format!("A line that was put before.\n\n{NOVEL}");
    sitting.put("a.txt", edited.as_bytes());
    for _ in 0..2 {
        sitting.restart();
        sitting.read("a.txt");
        let states: Vec<State> = sitting.article().marks.iter().map(|mark| mark.state).collect();
        assert_eq!(states, [State::Moved, State::Moved]);
        sitting.run(Action::JoinLines);
        sitting.save();
    }
}

#[test]
fn the_choice_is_undone_and_redone_and_told() {
    let mut sitting = Sitting::open(&[("a.txt", NOVEL)]);
    sitting.read("a.txt");
    let joined = sitting.article().text().to_owned();
    sitting.run(select(3, 20));
    sitting.run(Action::JoinLines);
    assert_eq!(sitting.article().text(), NOVEL);
    assert!(sitting.article().selection.is_some(), "what is selected stays so");
    sitting.run(Action::Undo);
    assert_eq!(sitting.article().text(), joined);
    sitting.run(Action::Redo);
    assert_eq!(sitting.article().text(), NOVEL);
}

#[test]
fn lines_that_were_not_recognised_are_joined_on_demand() {
    let text = "Thư gửi bạn\n\nHôm nay trời\nđẹp, mình đi\nra sông.\nChiều về\nmuộn.\n";
    let mut sitting = Sitting::open(&[("a.txt", text)]);
    sitting.read("a.txt");
    assert_eq!(sitting.article().text(), text);
    sitting.run(Action::JoinLines);
    assert_eq!(
        sitting.article().text(),
        "Thư gửi bạn\n\nHôm nay trời đẹp, mình đi ra sông.\nChiều về muộn.\n"
    );
    assert_eq!(passages_shown(&sitting.session).len(), 0);
}

#[test]
fn where_there_is_nothing_to_join_that_is_said_and_nothing_changes() {
    let said = |name: &str, text: &str| {
        let mut sitting = Sitting::open(&[(name, text)]);
        sitting.read(name);
        sitting.run(Action::JoinLines);
        assert!(sitting.opened().history.next_undo().is_none());
        sitting.said()
    };
    assert_eq!(said("a.txt", "Một đoạn dài.\n\nMột đoạn nữa.\n"), Some(ReadingNotice::NothingToJoin.into()));
    assert_eq!(said("a.md", "Một\nđoạn.\n"), Some(ReadingNotice::LinesAreMarked.into()));
}

proptest! {
    #[test]
    fn however_lines_are_read_hash_length_and_places_are_the_same(
        lines in prop::collection::vec("[a-zđẹ]{1,9}( [a-zđẹ.]{1,9}){0,12}|", 0..12),
        first in prop::option::of(prop::sample::select(LineEnds::ALL.to_vec())),
        second in prop::option::of(prop::sample::select(LineEnds::ALL.to_vec())),
    ) {
        let file = format!("x\n{}", lines.join("\n"));
        let text = ReadingText::from_bytes(file.as_bytes()).expect("a text");
        let one = Article::with_line_ends(text.clone(), first);
        let other = one.rearranged(second).unwrap_or_else(|| one.clone());
        let afresh = Article::with_line_ends(text.clone(), second);
        prop_assert_eq!(&other.text, &afresh.text);
        prop_assert_eq!(&other.structure, &afresh.structure);
        prop_assert_eq!(one.text.sha256(), text.sha256());
        prop_assert_eq!(one.text.as_str().len(), file.len());
        let back = one.text.clone().with_joints(Vec::new());
        prop_assert_eq!(back.as_str(), text.as_str());
        let paragraphs = &one.structure.lines;
        prop_assert!(paragraphs.windows(2).all(|pair| pair[0].number < pair[1].number));
        for line in paragraphs {
            prop_assert_eq!(line.number, text.line_of(line.span.start));
        }
    }
}

fn mark(sitting: &mut Sitting, words: &str) {
    let at = NOVEL.find(words).expect("the words");
    sitting.run(select(at, at + words.len()));
    play(sitting, "tag a");
}

/// The words of each mark as they are read, and how they stand.
fn shown(sitting: &Sitting) -> Vec<(&str, State)> {
    let reading = sitting.article();
    assert_eq!(reading.path, a_txt());
    reading.marks.iter().map(|mark| (mark.span.of(reading.text()), mark.state)).collect()
}
