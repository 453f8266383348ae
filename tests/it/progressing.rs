//! Where the reader is: remembered over restarts, by two windows at once, and without a name; the pace; bookmarks.

use super::support::{Sitting, a_txt, annotator_id, named, path};
use butda::model::id::IdSource;
use butda::session::pace::Pace;
use butda::session::{
    Action, Command, FolderCommand, KeepingNotice, Notice, Now, ReadingCommand, ReadingNotice, Session,
};
use butda::storage::reading_state::{ArticleReading, read};
use butda::storage::settings::{Places, Settings};
use butda::text::positions::Span;
use butda::workers::Workers;
use std::fs;
use std::path::PathBuf;

/// Ten lines of ten code points each, line ends included; đ takes two bytes.
const LINES: &str = "đ23456789\nđ23456789\nđ23456789\nđ23456789\nđ23456789\nđ23456789\nđ23456789\nđ23456789\n\
                     đ23456789\nđ23456789\n";

fn byte_of_line(line: usize) -> usize {
    line * 11
}

fn see(sitting: &mut Sitting, lines: std::ops::Range<usize>) {
    let (top, end) = (byte_of_line(lines.start), byte_of_line(lines.end));
    sitting.run(ReadingCommand::NotePlace { top, end });
}

/// Where this computer keeps what it remembers.
fn home(sitting: &Sitting) -> PathBuf {
    sitting.root().parent().expect("a folder").join("home")
}

fn file_of(sitting: &Sitting, owner: &str) -> PathBuf {
    home(sitting).join("state").join(owner).join("reading.ron")
}

/// Whether anything is kept of somebody's reading.
fn is_remembered_of(sitting: &Sitting, owner: &str) -> bool {
    let whole = file_of(sitting, owner);
    whole.exists() || whole.with_extension("log").exists()
}

/// What is remembered of `a.txt`: place, furthest, bookmarks.
fn remembered(sitting: &Sitting) -> (usize, usize, Vec<usize>) {
    let state = home(sitting).join("state");
    let known = read(&state, Some(&annotator_id("NCV 1")), &sitting.root()).expect("a file");
    told(known.articles.get(&a_txt()))
}

fn told(article: Option<&ArticleReading>) -> (usize, usize, Vec<usize>) {
    let article = article.cloned().unwrap_or_default();
    let bookmarks = article.bookmarks.iter().map(|bookmark| bookmark.at).collect();
    (article.place.at, article.place.furthest, bookmarks)
}

#[test]
fn an_article_is_opened_again_where_it_was_left() {
    let mut sitting = Sitting::open(&[("a.txt", LINES), ("b.txt", "Một bài khác.")]);
    sitting.read("a.txt");
    assert_eq!(sitting.article().start, None);
    see(&mut sitting, 0..8);
    see(&mut sitting, 5..7);
    sitting.read("b.txt");
    sitting.read("a.txt");
    assert_eq!(sitting.article().start, Some(byte_of_line(5)));
    sitting.wait(3_000);
    sitting.restart();
    assert_eq!(sitting.article().start, Some(byte_of_line(5)));
    assert_eq!(remembered(&sitting), (50, 80, vec![]));
    assert!(sitting.files().is_empty(), "nothing of it lies in the project");
}

#[test]
fn a_place_is_saved_after_two_seconds_and_when_the_project_is_left() {
    let mut sitting = Sitting::reading(LINES);
    see(&mut sitting, 1..3);
    assert!(!sitting.session.can_close());
    assert!(sitting.wait_only(500).is_empty());
    sitting.wait(2_000);
    assert!(sitting.session.can_close());
    assert_eq!(sitting.session.next_due(), None);
    assert_eq!(remembered(&sitting).0, 10);
    see(&mut sitting, 4..5);
    sitting.run(Action::CloseProject);
    assert_eq!(remembered(&sitting).0, 40);
}

#[test]
fn a_place_beyond_a_text_that_became_shorter_is_its_end() {
    let mut sitting = Sitting::reading(LINES);
    see(&mut sitting, 8..10);
    sitting.wait(3_000);
    sitting.put("a.txt", "đ2345".as_bytes());
    sitting.restart();
    assert_eq!(sitting.article().start, Some("đ2345".len()));
    let article = sitting.session.progress().article(&a_txt()).expect("an article");
    assert_eq!((article.place.furthest, article.place.percent()), (0, 0), "nothing of this text was seen");
}

#[test]
fn what_was_read_before_there_was_a_name_becomes_the_annotators() {
    let mut sitting = Sitting::of(&[("a.txt", LINES)]);
    sitting.open_folder();
    sitting.read("a.txt");
    see(&mut sitting, 2..4);
    sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(3)));
    sitting.wait(3_000);
    assert!(is_remembered_of(&sitting, "nobody"));
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting.read("a.txt");
    assert_eq!(sitting.article().start, Some(byte_of_line(2)));
    sitting.wait(3_000);
    assert!(!is_remembered_of(&sitting, "nobody"));
    assert_eq!(remembered(&sitting), (20, 40, vec![30]));
}

#[test]
fn a_name_given_in_the_same_sitting_keeps_what_was_read() {
    let mut sitting = Sitting::of(&[("a.txt", LINES)]);
    sitting.open_folder();
    sitting.read("a.txt");
    see(&mut sitting, 2..4);
    sitting.wait(3_000);
    sitting.run(Command::SetAnnotatorName("Lan".to_owned()));
    sitting.wait(3_000);
    assert!(!is_remembered_of(&sitting, "nobody"));
    let own = sitting.session.annotator().expect("a name").clone();
    let known = read(&home(&sitting).join("state"), Some(&own), &sitting.root()).expect("a file");
    assert_eq!(told(known.articles.get(&a_txt())), (20, 40, vec![]));
}

#[test]
fn a_file_that_is_not_understood_is_told_and_left_as_it_is() {
    for damaged in
        ["(format: 1, kind: \"reading\", projects: [", "(format: 9, kind: \"reading\", projects: [])"]
    {
        let mut sitting = Sitting::of(&[("a.txt", LINES)]);
        let file = file_of(&sitting, "ncv-1-aaaaaa");
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, damaged).expect("a file");
        sitting.be("NCV 1");
        sitting.open_folder();
        assert!(matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::ReadingNotRead(_)))));
        sitting.read("a.txt");
        see(&mut sitting, 3..4);
        sitting.wait(5_000);
        sitting.run(Action::SaveNow);
        assert_eq!(fs::read_to_string(&file).expect("a file"), damaged);
        assert!(sitting.session.can_close(), "nothing holds up closing");
        assert_eq!(sitting.session.next_due(), None);
    }
}

/// Runs a command in a second window on the same folder.
fn run(session: &mut Session, command: Option<Command>, now: Now) {
    let mut workers = Workers::inline();
    let mut tasks = match command {
        Some(command) => session.run(command, now),
        None => session.tick(now),
    };
    while !tasks.is_empty() {
        tasks.drain(..).for_each(|task| workers.start(task));
        let reports: Vec<_> = workers.reports().collect();
        tasks.extend(reports.into_iter().flat_map(|report| session.receive(report, now)));
    }
}

#[test]
fn two_windows_take_nothing_from_one_another() {
    let mut sitting = Sitting::open(&[("a.txt", LINES), ("b.txt", LINES)]);
    sitting.read("a.txt");
    sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(1)));
    sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(2)));
    sitting.wait(3_000);
    let settings =
        Settings { annotator: Some((annotator_id("NCV 1"), "NCV 1".to_owned())), ..Settings::default() };
    let mut other = Session::new(settings, Places::within(&home(&sitting)), IdSource::new([8; 32]));
    run(&mut other, Some(Command::OpenFolder(sitting.root())), sitting.now());
    run(&mut other, Some(Command::Reading(ReadingCommand::OpenArticle(path("b.txt")))), sitting.now());
    run(
        &mut other,
        Some(Command::Reading(ReadingCommand::NotePlace { top: byte_of_line(7), end: byte_of_line(9) })),
        sitting.now(),
    );
    run(&mut other, Some(Command::Reading(ReadingCommand::OpenArticle(path("a.txt")))), sitting.now());
    // Each takes away one bookmark and sets one; the first scrolls on.
    run(&mut other, Some(Command::Reading(ReadingCommand::ToggleBookmark(byte_of_line(1)))), sitting.now());
    run(&mut other, Some(Command::Reading(ReadingCommand::ToggleBookmark(byte_of_line(5)))), sitting.now());
    sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(2)));
    sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(6)));
    see(&mut sitting, 4..6);
    sitting.wait(3_000);
    run(&mut other, None, sitting.now());
    assert_eq!(remembered(&sitting), (40, 60, vec![50, 60]));
    let known = other.progress().article(&a_txt()).expect("an article");
    assert_eq!(told(Some(known)), (40, 60, vec![50, 60]), "and sees what the other did");
    sitting.read("b.txt");
    assert_eq!(sitting.session.progress().article(&path("b.txt")).map(|a| a.place.furthest), Some(0));
    sitting.wait(3_000);
    let known = sitting.session.progress().article(&path("b.txt")).expect("an article");
    assert_eq!(known.place.furthest, 90, "the furthest of both");
}

/// A rest: seconds since the last, first and last code point in sight.
type Seen = (u64, usize, usize);

/// The pace after rests.
fn pace_after(rests: &[Seen]) -> u32 {
    let mut pace = Pace::default();
    let mut millis = 0;
    for (seconds, start, end) in rests {
        millis += seconds * 1000;
        pace.rest(Span { start: *start, end: *end }, millis);
    }
    pace.chars_a_minute()
}

#[test]
fn the_pace_is_learned_from_what_scrolls_past() {
    let table: [(&str, &[Seen], u32); 8] = [
        ("nothing yet", &[(0, 0, 1500)], 1000),
        ("a screen of 1,500 in a minute counts for a tenth", &[(0, 0, 1500), (60, 1500, 3000)], 1050),
        ("less than a minute teaches nothing yet", &[(0, 0, 1500), (40, 1000, 2500)], 1000),
        ("small turns add up", &[(0, 0, 1500), (30, 500, 2000), (1, 1000, 2500), (29, 1500, 3000)], 1050),
        ("a jump does not count", &[(0, 0, 1500), (61, 9000, 10500)], 1000),
        ("going back does not count", &[(0, 9000, 10500), (61, 8500, 10000)], 1000),
        ("a pause does not count", &[(0, 0, 1500), (121, 1500, 3000)], 1000),
        ("skimming does not count", &[(0, 0, 4000), (60, 3500, 7500)], 1000),
    ];
    for (what, rests, pace) in table {
        assert_eq!(pace_after(rests), pace, "{what}");
    }
    let steady: Vec<_> = (0..60).map(|n| (60, n * 700, n * 700 + 1500)).collect();
    assert_eq!(pace_after(&steady), 701, "an hour at 700 a minute");
}

#[test]
fn the_pace_is_remembered_on_this_computer() {
    let mut sitting = Sitting::reading(&LINES.repeat(40));
    for step in 0..4 {
        see(&mut sitting, step * 70..step * 70 + 100);
        sitting.wait(59_000);
    }
    let pace = sitting.session.progress().pace().chars_a_minute();
    assert!(pace < 1000, "{pace}");
    sitting.wait(3_000);
    sitting.restart();
    assert_eq!(sitting.session.progress().pace().chars_a_minute(), pace);
}

#[test]
fn bookmarks_stand_where_they_were_set_after_a_restart_and_after_the_text_moved() {
    let mut sitting = Sitting::reading("Câu một. Câu hai ở đây.\nĐoạn hai.\n");
    let bytes = |sitting: &Sitting| {
        let article = sitting.article();
        let words = |byte: usize| article.text().get(byte..).unwrap_or_default().chars().take(7).collect();
        article.bookmarks.iter().map(|bookmark| words(bookmark.byte)).collect::<Vec<String>>()
    };
    let second = "Câu một. ".len();
    sitting.run(ReadingCommand::ToggleBookmark(second));
    assert_eq!(
        sitting.said(),
        Some(Notice::Reading(ReadingNotice::BookmarkSet("Câu hai ở đây.".to_owned())))
    );
    sitting.run(ReadingCommand::ToggleBookmark("Câu một. Câu hai ở đây.\n".len()));
    sitting.wait(3_000);
    sitting.restart();
    assert_eq!(bytes(&sitting), ["Câu hai", "Đoạn ha"]);
    sitting.put("a.txt", "Một câu mới. Câu một. Câu hai ở đây.\nĐoạn hai.\n".as_bytes());
    sitting.restart();
    assert_eq!(bytes(&sitting), ["Câu hai", "Đoạn ha"]);
    let moved = "Một câu mới. Câu một. Câu hai".len();
    sitting.run(ReadingCommand::ToggleBookmark(moved));
    assert_eq!(
        sitting.said(),
        Some(Notice::Reading(ReadingNotice::BookmarkRemoved("Câu hai ở đây.".to_owned())))
    );
    sitting.wait(3_000);
    sitting.restart();
    assert_eq!(bytes(&sitting), ["Đoạn ha"]);
    assert!(sitting.files().is_empty(), "they are no annotations");
}

#[test]
fn bookmarks_stay_where_an_article_changes_while_it_is_read() {
    let mut sitting = Sitting::open(&[("a.txt", "Câu một.\nĐoạn hai.\n"), ("b.txt", "Bài khác.\n")]);
    sitting.read("b.txt");
    sitting.run(ReadingCommand::ToggleBookmark(0));
    sitting.run(ReadingCommand::OpenBeside(path("a.txt")));
    sitting.run(ReadingCommand::ToggleBookmark("Câu một.\n".len()));
    sitting.put("a.txt", "Một câu mới.\nCâu một.\nĐoạn hai.\n".as_bytes());
    sitting.put("b.txt", "Bài khác, dài hơn.\n".as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(sitting.reader().shown().count(), 2);
    for reading in sitting.reader().shown() {
        assert_eq!(reading.bookmarks.len(), 1, "{}", reading.path);
    }
    let bookmark = &sitting.article().bookmarks[0];
    assert!(sitting.article().text()[bookmark.byte..].starts_with("Đoạn hai"));
}

#[test]
fn keys_go_from_bookmark_to_bookmark_from_where_the_person_is() {
    let mut sitting = Sitting::reading(LINES);
    for line in [2, 5, 8] {
        sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(line)));
    }
    let mut go = |action: Action, from: Option<std::ops::Range<usize>>| {
        if let Some(lines) = from {
            see(&mut sitting, lines);
        }
        sitting.run(Command::DismissNotice);
        sitting.run(action);
        let is_end = sitting
            .session
            .notice()
            .is_some_and(|said| said.notice == Notice::Reading(ReadingNotice::NoFurtherBookmark));
        (sitting.article().caret.unwrap_or_default() / 11, is_end)
    };
    assert_eq!(go(Action::NextBookmark, None), (2, false));
    assert_eq!(go(Action::NextBookmark, None), (5, false));
    assert_eq!(go(Action::PreviousBookmark, None), (2, false));
    assert_eq!(go(Action::PreviousBookmark, None), (2, true));
    assert_eq!(go(Action::NextBookmark, Some(6..9)), (8, false), "what is in sight counts, not the caret");
    assert_eq!(go(Action::NextBookmark, None), (8, true));
}

#[test]
fn a_place_that_cannot_be_saved_is_told_once_and_holds_up_nothing() {
    let mut sitting = Sitting::open(&[("a.txt", LINES)]);
    let lock = home(&sitting).join("state/ncv-1-aaaaaa/lock");
    let _ = fs::remove_file(&lock);
    fs::create_dir_all(&lock).expect("a folder in the place of the lock");
    sitting.read("a.txt");
    sitting.wait(3_000);
    assert!(matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::ReadingNotSaved(_)))));
    assert!(sitting.session.can_close());
    see(&mut sitting, 3..4);
    sitting.wait(31_000);
    assert_eq!(sitting.said(), None, "not again");
    fs::remove_dir(&lock).expect("the lock can be taken again");
    sitting.wait(31_000);
    assert_eq!(remembered(&sitting).0, 30, "nothing was lost meanwhile");
}

#[test]
fn the_projects_read_longest_ago_are_forgotten() {
    let mut sitting = Sitting::open(&[("a.txt", LINES)]);
    let project = |n: usize| {
        let place = format!(
            "(at: 0, furthest: 0, characters: 0, last_read: \"2020-01-01T00:{:02}:{:02}Z\")",
            n / 60,
            n % 60
        );
        format!("(root: \"/p{n}\", articles: [(path: \"a.txt\", place: {place})]),")
    };
    let projects: String = (0..500).map(project).collect();
    let file = file_of(&sitting, "ncv-1-aaaaaa");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, format!("(format: 1, kind: \"reading\", projects: [{projects}])")).expect("a file");
    sitting.read("a.txt");
    sitting.wait(3_000);
    let text = fs::read_to_string(&file).expect("a file");
    assert_eq!(text.matches("root:").count(), 500);
    assert!(!text.contains("\"/p0\"") && text.contains("\"/p1\""));
}

#[test]
fn two_articles_side_by_side_keep_a_place_each() {
    let mut sitting = Sitting::open(&[("a.txt", LINES), ("b.txt", LINES)]);
    sitting.read("a.txt");
    see(&mut sitting, 4..6);
    sitting.run(ReadingCommand::OpenBeside(path("b.txt")));
    see(&mut sitting, 7..9);
    sitting.run(Action::SwitchSide);
    sitting.run(ReadingCommand::ToggleBookmark(byte_of_line(4)));
    let place = |path: &str| sitting.session.progress().article(&named(path)).map(|known| known.place.at);
    assert_eq!((place("a.txt"), place("b.txt")), (Some(40), Some(70)));
    assert_eq!(sitting.article().bookmarks.len(), 1);
}
