//! A long article is shown from its beginning while the rest is still being read, or until it was drawn once; marks wait
//! for the whole.

use super::support::{named, path, seed};
use butda::model::id::{ArticlePath, IdSource};
use butda::model::moment::Moment;
use butda::search::TextQuery;
use butda::session::{
    Action, AnnotatingCommand, Command, FolderNotice, Notice, Now, Reading, ReadingCommand,
    RememberingCommand, SearchCommand, SelectingCommand, Session,
};
use butda::storage::disk::RealDisk;
use butda::storage::settings::{Places, Settings};
use butda::workers::report::{FolderReport, Report, TaskOutput};
use butda::workers::task::{Task, Work, perform};
use std::fs;

const NOW: Now = Now { moment: Moment::UNKNOWN, millis: 0 };

/// A sitting whose tasks are done when the test says so.
struct Slowly {
    session: Session,
    _folder: tempfile::TempDir,
}

impl Slowly {
    /// The folder is listed and everyone's notes are in; no article has been read.
    fn with_article(text: &str) -> Self {
        Self::with_bytes(text.as_bytes())
    }

    /// An article that was read and another, short one, that is being read.
    fn beside_a_short_one(text: &str) -> Self {
        let mut slowly = Self::with_article(text);
        slowly.open_whole();
        let short = named::<ArticlePath>("b.txt");
        let tasks = slowly.session.run(Command::Reading(ReadingCommand::OpenArticle(short)), NOW);
        for report in tasks.into_iter().flat_map(reports) {
            slowly.session.receive(report, NOW);
        }
        assert_eq!(slowly.reading().map(|reading| reading.path.as_str()), Some("b.txt"));
        slowly
    }

    fn with_bytes(text: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("project");
        fs::create_dir(&root).expect("a folder");
        fs::write(root.join("a.txt"), text).expect("an article");
        fs::write(root.join("b.txt"), "Tiêu đề\n\nMột đoạn.\n").expect("an article");
        let settings = Settings {
            annotator: Some(("ncv-1-aaaaaa".parse().expect("an id"), "NCV 1".to_owned())),
            ..Settings::default()
        };
        let places = Places::within(&folder.path().join("home"));
        let mut session = Session::new(settings, places, IdSource::new([1; 32]));
        let tasks = session.run(Command::OpenFolder(root), NOW);
        for task in tasks.into_iter().filter(|task| matches!(task.work, Work::OpenFolder { .. })) {
            for report in reports(task) {
                if matches!(
                    report.output,
                    TaskOutput::Folder(FolderReport::Listed { .. } | FolderReport::NotesRead(..))
                ) {
                    session.receive(report, NOW);
                }
            }
        }
        Self { session, _folder: folder }
    }

    /// Asks for the article; what comes of it, in order.
    fn open(&mut self) -> Vec<Report> {
        let tasks = self
            .session
            .run(Command::Reading(ReadingCommand::OpenArticle(named::<ArticlePath>("a.txt"))), NOW);
        tasks.into_iter().filter(|task| matches!(task.work, Work::ReadArticle(_))).flat_map(reports).collect()
    }

    /// Opens the article, and has all of it read.
    fn open_whole(&mut self) {
        for report in self.open() {
            self.session.receive(report, NOW);
        }
    }

    fn run(&mut self, command: impl Into<Command>) {
        self.session.run(command, NOW);
    }

    fn is_whole(&self) -> bool {
        self.reading().expect("an article").is_whole
    }

    fn reading(&self) -> Option<&Reading> {
        self.session.reading()
    }

    fn n_marks(&self) -> usize {
        self.reading().map_or(0, |reading| reading.marks.len())
    }
}

fn reports(task: Task) -> Vec<Report> {
    let ticket = task.ticket.clone();
    let mut all = Vec::new();
    perform(task, &RealDisk, &mut |output| all.push(Report::new(&ticket, output)));
    all
}

fn long_text() -> String {
    let seed = seed("002_c5379a05707e3bb3");
    seed.repeat(1_000_000 / seed.len())
}

#[test]
fn the_beginning_of_a_long_article_is_there_before_the_whole_and_marks_wait() {
    let text = long_text();
    let mut slowly = Slowly::with_article(&text);
    let mut reports = slowly.open().into_iter();
    let begun = reports.next().expect("a report");
    slowly.session.receive(begun, NOW);
    let beginning = slowly.reading().expect("the beginning");
    assert!(!beginning.is_whole && text.starts_with(beginning.text()) && beginning.text().len() > 50_000);
    slowly.session.run(Command::Selecting(SelectingCommand::Select { anchor: 0, focus: 30 }), NOW);
    slowly.session.run(Command::Annotating(AnnotatingCommand::TagByName("Kinh tế".to_owned())), NOW);
    assert_eq!(slowly.n_marks(), 0);
    let whole = reports.next().expect("a second report");
    slowly.session.receive(whole, NOW);
    let reading = slowly.reading().expect("the whole");
    assert!(reading.is_whole && reading.text() == text && reading.selection.is_some());
    slowly.session.run(Command::Annotating(AnnotatingCommand::TagByName("Kinh tế".to_owned())), NOW);
    assert_eq!(slowly.n_marks(), 1);
}

#[test]
fn a_beginning_on_the_other_side_becomes_whole_too() {
    let text = long_text();
    let mut slowly = Slowly::with_article(&text);
    let mut reports = slowly.open().into_iter();
    let begun = reports.next().expect("a report");
    slowly.session.receive(begun, NOW);
    slowly.session.run(Command::Act(Action::SideBySide), NOW);
    let whole = reports.next().expect("a second report");
    slowly.session.receive(whole, NOW);
    let reader = slowly.session.reader().expect("a project");
    let lengths = [&reader.reading, &reader.beside].map(|side| side.as_ref().map(|side| side.text().len()));
    assert_eq!(lengths, [Some(text.len()); 2]);
}

#[test]
fn a_long_article_whose_end_cannot_be_read_is_not_left_standing_with_its_beginning() {
    let mut slowly = Slowly::with_bytes([long_text().as_bytes(), b"\xff\xff\n"].concat().as_slice());
    slowly.open_whole();
    assert!(slowly.reading().is_none());
    let said = slowly.session.notice().map(|said| said.notice.clone());
    assert!(matches!(said, Some(Notice::Folder(FolderNotice::ArticleProblem(_)))), "{said:?}");
}

#[test]
fn a_short_article_comes_whole() {
    let mut slowly = Slowly::with_article("Tiêu đề\n\nMột đoạn.\n");
    let reports = slowly.open();
    assert!(
        matches!(
            reports.as_slice(),
            [Report { output: TaskOutput::Folder(FolderReport::ArticlesRead(_)), .. }]
        ),
        "{reports:?}"
    );
}

#[test]
fn a_long_line_without_an_end_has_no_beginning_of_its_own() {
    let mut slowly = Slowly::with_article(&long_text().replace('\n', " "));
    assert!(matches!(
        slowly.open().as_slice(),
        [Report { output: TaskOutput::Folder(FolderReport::ArticlesRead(_)), .. }]
    ));
}

#[test]
fn a_long_article_in_memory_is_its_beginning_until_it_was_drawn() {
    let text = long_text();
    let mut slowly = Slowly::beside_a_short_one(&text);
    assert_ne!(slowly.session.next_due(), Some(0));
    slowly.run(ReadingCommand::OpenArticle(path("a.txt")));
    let beginning = slowly.reading().expect("the beginning");
    assert!(!beginning.is_whole && text.starts_with(beginning.text()) && beginning.text().len() > 20_000);
    let before = beginning.structure.lines.clone();
    assert_eq!(slowly.session.next_due(), Some(0), "the window comes back for the rest");
    slowly.session.tick(NOW);
    assert!(!slowly.is_whole(), "it is about to be drawn");
    let revision = slowly.session.revision();
    slowly.session.tick(NOW);
    assert!(slowly.is_whole() && slowly.session.revision() > revision);
    let reading = slowly.reading().expect("the whole");
    assert_eq!((reading.text(), reading.structure.lines.get(..before.len())), (&*text, Some(&*before)));
    assert_ne!(slowly.session.next_due(), Some(0));
}

#[test]
fn whatever_is_done_to_the_beginning_of_an_article_in_memory_is_done_to_the_whole() {
    let mut slowly = Slowly::beside_a_short_one(&long_text());
    slowly.run(ReadingCommand::OpenArticle(path("a.txt")));
    slowly.run(SelectingCommand::Select { anchor: 0, focus: 30 });
    slowly.run(AnnotatingCommand::TagByName("Kinh tế".to_owned()));
    assert_eq!((slowly.is_whole(), slowly.n_marks()), (true, 1));
}

#[test]
fn how_the_window_stands_is_nobody_s_wish_and_reads_no_article_on() {
    let mut slowly = Slowly::beside_a_short_one(&long_text());
    slowly.run(ReadingCommand::OpenArticle(path("a.txt")));
    let revision = slowly.session.revision();
    slowly.run(RememberingCommand::Panels(Box::default()));
    assert_eq!((slowly.is_whole(), slowly.session.revision()), (false, revision));
}

#[test]
fn who_is_taken_on_to_a_place_beyond_the_beginning_sees_the_whole_at_once() {
    let text = long_text();
    let mut slowly = Slowly::with_article(&text);
    slowly.open_whole();
    slowly.run(ReadingCommand::NotePlace { top: text.len() / 2, end: text.len() / 2 + 3_000 });
    slowly.run(ReadingCommand::OpenArticle(path("b.txt")));
    slowly.run(Action::JumpBack);
    assert!(slowly.is_whole());
}

#[test]
fn how_far_an_article_was_read_is_not_forgotten_where_its_beginning_is_shown_again() {
    let text = long_text();
    let mut slowly = Slowly::beside_a_short_one(&text);
    slowly.run(ReadingCommand::OpenArticle(path("a.txt")));
    slowly.run(ReadingCommand::NotePlace { top: text.len() - 3_000, end: text.len() });
    slowly.run(ReadingCommand::NotePlace { top: 0, end: 3_000 });
    let percent =
        |slowly: &Slowly| slowly.session.progress().article(&path("a.txt")).map(|a| a.place.percent());
    assert_eq!(percent(&slowly), Some(100));
    slowly.run(ReadingCommand::OpenArticle(path("b.txt")));
    slowly.run(ReadingCommand::OpenArticle(path("a.txt")));
    assert_eq!((slowly.is_whole(), percent(&slowly)), (false, Some(100)));
    slowly.session.tick(NOW);
    slowly.session.tick(NOW);
    assert_eq!((slowly.is_whole(), percent(&slowly)), (true, Some(100)));
}

#[test]
fn words_that_are_sought_are_lit_in_the_whole() {
    let text = long_text();
    let mut slowly = Slowly::beside_a_short_one(&text);
    slowly.run(SearchCommand::Here(TextQuery::of_words("Đảng bộ")));
    let mut tasks = slowly.session.run(Command::Reading(ReadingCommand::OpenArticle(path("a.txt"))), NOW);
    for _ in 0..2 {
        tasks.extend(slowly.session.tick(NOW));
    }
    for report in tasks.into_iter().flat_map(reports) {
        slowly.session.receive(report, NOW);
    }
    let searching = slowly.session.searching().expect("a project");
    let last = searching.lit.spans.last().expect("words that are lit");
    assert!(slowly.is_whole() && last.start > text.len() / 2, "{last:?}");
}
