//! What was done is said as what was done, in both languages, and after undo as the rest of that sentence.

use super::notation::{play, sitting_in};
use super::support::{Sitting, rename};
use butda::model::history::{CodebookStep, StepLabel};
use butda::model::id::ThemeId;
use butda::session::{
    AboutCommand, Command, FindingNotice, Notice, StepNotice, ThemePlace, ThemeText, ThemingCommand,
};
use butda::words::{Tongue, Words, notices};
use std::collections::BTreeMap;

fn words() -> [Words; 2] {
    [Words::new(Tongue::Vietnamese), Words::new(Tongue::English)]
}

fn theme(sitting: &Sitting, name: &str) -> ThemeId {
    (*sitting.opened().codebook.named(name).first().expect("a theme")).clone()
}

/// Two themes, `a` and `b`, and a passage of each.
fn sitting() -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    play(&mut sitting, "select tăng; tag b");
    sitting
}

/// What was said last, in Vietnamese and English.
#[track_caller]
fn check(sitting: &mut Sitting, vietnamese: &str, english: &str) {
    let said = sitting.said().expect("a message");
    assert_eq!(words().map(|words| notices::notice(&words, &said)), [vietnamese, english]);
}

#[test]
fn what_was_done_to_the_codebook_is_said() {
    let mut sitting = sitting();
    play(&mut sitting, "lock");
    check(&mut sitting, "Đã khóa bộ chủ đề", "Codebook locked");
    play(&mut sitting, "lock");
    check(&mut sitting, "Đã mở khóa bộ chủ đề", "Codebook unlocked");
    sitting.run(ThemingCommand::SetMemo("Vì sao".to_owned()));
    check(&mut sitting, "Đã sửa ghi chú phân tích của dự án", "Edited the project memo");
}

#[test]
fn where_a_theme_was_moved_is_said() {
    let mut sitting = sitting();
    let (a, b) = (theme(&sitting, "a"), theme(&sitting, "b"));
    sitting.run(ThemingCommand::Move(b.clone(), ThemePlace { parent: Some(a.clone()), before: None }));
    check(&mut sitting, "Đã chuyển “b” vào “a”", "Moved “b” under “a”");
    sitting.run(ThemingCommand::Move(b.clone(), ThemePlace { parent: None, before: None }));
    check(&mut sitting, "Đã chuyển “b” lên cấp cao nhất", "Moved “b” to the top level");
    sitting.run(ThemingCommand::Move(b, ThemePlace { parent: None, before: Some(a) }));
    check(&mut sitting, "Đã đổi thứ tự của “b”", "Changed the order of “b”");
}

#[test]
fn what_was_changed_of_a_theme_is_said() {
    let mut sitting = sitting();
    let a = theme(&sitting, "a");
    sitting.run(rename(a.clone(), "giá"));
    check(&mut sitting, "Đã đổi tên “a” thành “giá”", "Renamed “a” to “giá”");
    let describe = |name: &str, text: ThemeText| ThemingCommand::Describe {
        id: a.clone(),
        name: name.to_owned(),
        texts: BTreeMap::from([(text, format!("về {name}"))]),
    };
    sitting.run(describe("giá", ThemeText::Definition));
    check(&mut sitting, "Đã sửa mô tả của “giá”", "Edited the description of “giá”");
    sitting.run(describe("giá", ThemeText::Memo));
    check(&mut sitting, "Đã sửa ghi chú phân tích của “giá”", "Edited the memo of “giá”");
    sitting.run(describe("giá cả", ThemeText::Example));
    let english = "Renamed “giá” to “giá cả” and edited its description";
    check(&mut sitting, "Đã đổi tên “giá” thành “giá cả” và sửa mô tả", english);
    sitting.run(ThemingCommand::Recolor(a.clone(), "#123456".to_owned()));
    check(&mut sitting, "Đã đổi màu của “giá cả”", "Changed the colour of “giá cả”");
    sitting.run(ThemingCommand::SetKey(a.clone(), Some("7".to_owned())));
    check(&mut sitting, "Đã đặt phím 7 cho “giá cả”", "Set the key 7 for “giá cả”");
    sitting.run(ThemingCommand::SetKey(a, None));
    check(&mut sitting, "Đã bỏ phím của “giá cả”", "Removed the key of “giá cả”");
}

#[test]
fn whether_a_star_was_set_or_taken_away_is_said_and_so_are_notes_and_whether_one_is_done() {
    let mut sitting = sitting();
    play(&mut sitting, "star");
    check(&mut sitting, "Đã gắn sao", "Added a star");
    play(&mut sitting, "star");
    check(&mut sitting, "Đã bỏ sao", "Removed the star");
    play(&mut sitting, "note hay");
    check(&mut sitting, "Đã thêm ghi chú", "Added a note");
    play(&mut sitting, "note rất hay");
    check(&mut sitting, "Đã sửa ghi chú", "Edited the note");
    play(&mut sitting, "note ");
    check(&mut sitting, "Đã xóa ghi chú", "Removed the note");
    sitting.run(Command::About(AboutCommand::ToggleDone));
    check(&mut sitting, "Đã đánh dấu bài đã xong", "Marked the article as done");
    sitting.run(Command::About(AboutCommand::ToggleDone));
    check(&mut sitting, "Đã đánh dấu bài chưa xong", "Marked the article as not done");
}

#[test]
fn what_was_left_out_is_a_sentence_of_its_own() {
    let theme = "a".to_owned();
    let made =
        Notice::Steps(StepNotice::MadeOfOwn { label: StepLabel::TaggedAll("a".to_owned(), 2), n_others: 1 });
    let tagged = Notice::Finding(FindingNotice::HitsTagged { theme, n_made: 2, n_skipped: 1 });
    let told = |notice: &Notice| words().map(|words| notices::notice(&words, notice));
    let vietnamese = "Đã gắn “a” cho 2 đoạn mã hóa. 1 đoạn của người khác được giữ nguyên.";
    let english = "Tagged 2 passages with “a”. 1 passage by somebody else was left unchanged.";
    assert_eq!(told(&made), [vietnamese, english]);
    let vietnamese = "Đã gắn “a” cho 2 chỗ. Bỏ qua 1 chỗ đã gắn từ trước.";
    assert_eq!(told(&tagged), [vietnamese, "Tagged 2 matches with “a”. Skipped 1 match tagged already."]);
}

#[test]
fn what_was_undone_and_redone_goes_on_after_the_colon() {
    let mut sitting = sitting();
    play(&mut sitting, "remove; undo");
    check(&mut sitting, "Đã hoàn tác: bỏ mã hóa", "Undone: removed the annotation");
    play(&mut sitting, "redo");
    check(&mut sitting, "Đã làm lại: bỏ mã hóa", "Redone: removed the annotation");
}

#[test]
fn what_journals_of_earlier_versions_hold_is_read_and_said() {
    for (written, label) in [
        ("Starred", StepLabel::Starred),
        ("CodebookChanged", StepLabel::CodebookChanged),
        ("ThemeChanged(\"a\")", StepLabel::ThemeChanged("a".to_owned())),
        ("Codebook(Locked)", StepLabel::Codebook(CodebookStep::Locked)),
        (
            "Codebook(Renamed(from:\"a\",to:\"b\"))",
            StepLabel::Codebook(CodebookStep::Renamed { from: "a".to_owned(), to: "b".to_owned() }),
        ),
    ] {
        assert_eq!(ron::from_str::<StepLabel>(written).as_ref(), Ok(&label));
        assert_eq!(ron::to_string(&label).as_deref(), Ok(written));
        for words in words() {
            assert!(butda::words::steps::step(&words, &label).len() > 5, "{label:?}");
        }
    }
}

#[test]
fn a_quotation_that_begins_with_a_quotation_mark_gets_no_second_one() {
    for words in words() {
        let told = words.say_with("bar-name", &[("theme", "a"), ("quote", "“Giá tăng”")]);
        assert_eq!(told, "a: “Giá tăng”");
        let told = words.say_with("bar-name", &[("theme", "a"), ("quote", "“Giá tăng”, ông nói")]);
        assert_eq!(told, "a: “Giá tăng”, ông nói”");
    }
}
