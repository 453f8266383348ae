//! A person at two computers has two folders of one name: asked once, they say whether both are theirs.

use crate::notation::{play, shown};
use crate::support::Sitting;
use butda::model::id::AnnotatorId;
use butda::session::{Action, FolderCommand, Notice, PeopleCommand, PeopleNotice};
use butda::view::annotation::AnnotationView;
use butda::view::library::{LibraryView, Query};
use butda::view::marks::Marks;
use butda::view::people::PeopleView;

const TEXT: &str = "Giá xăng tăng cao";

fn old() -> AnnotatorId {
    "ncv-1-k3f9w2".parse().expect("an id")
}

/// NCV 1 has marked at another computer; here they have a new folder, and one mark.
fn at_a_second_computer() -> Sitting {
    let mut sitting = Sitting::of(&[("a.txt", TEXT), ("b.txt", "Một bài khác.")]);
    sitting.be_with(old(), "NCV 1");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select Giá; tag a");
    sitting.run(Action::ToggleDone);
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select cao; tag c");
    sitting.save();
    again(&mut sitting);
    sitting
}

/// Opens the folder at the second computer, with the settings that were kept there.
fn again(sitting: &mut Sitting) {
    sitting.save();
    sitting.be_as_before("NCV 1");
    sitting.open_folder();
}

fn names(sitting: &Sitting) -> Vec<(String, usize, usize)> {
    let view = PeopleView::new(&sitting.session);
    view.rows.iter().map(|row| (row.name.clone(), row.folders.len(), row.n_all)).collect()
}

#[test]
fn a_folder_of_one_s_own_name_is_asked_about_until_there_is_an_answer() {
    let mut sitting = at_a_second_computer();
    let question = Notice::People(PeopleNotice::SamePerson("NCV 1".to_owned(), old()));
    assert_eq!(sitting.said(), Some(question.clone()));
    assert_eq!(PeopleView::new(&sitting.session).questions, [old()]);
    let strange = format!("NCV 1 ({})", old());
    assert_eq!(names(&sitting), [("NCV 1".to_owned(), 1, 0), (strange, 1, 1), ("NCV 2".to_owned(), 1, 1)]);
    again(&mut sitting);
    assert_eq!(sitting.said(), Some(question));
    sitting.run(PeopleCommand::SamePerson(old(), false));
    again(&mut sitting);
    assert_eq!(sitting.said(), None);
    assert_eq!(names(&sitting).len(), 3);
}

#[test]
fn a_yes_makes_one_person_of_both_everywhere() {
    let mut sitting = at_a_second_computer();
    sitting.read("a.txt");
    play(&mut sitting, "select xăng; tag b");
    sitting.run(PeopleCommand::SamePerson(old(), true));
    assert_eq!(names(&sitting), [("NCV 1".to_owned(), 2, 2), ("NCV 2".to_owned(), 1, 1)]);
    let marks = Marks::new(&sitting.session, sitting.opened(), sitting.article());
    let told: Vec<_> = marks.all().iter().map(|mark| (mark.is_own, mark.can_change)).collect();
    assert_eq!(told, [(true, false), (true, true), (false, false)]);
    let library = LibraryView::new(&sitting.session, &Query::default());
    let row = library.rows.first().expect("an article");
    assert_eq!(row.by_annotator, [("NCV 1".to_owned(), 2), ("NCV 2".to_owned(), 1)]);
    assert_eq!(row.state, butda::view::library_row::ReadState::Done);
    sitting.run(Action::ToggleOthers);
    assert_eq!(shown(&sitting), "[a@1:Giá] [b:xăng] tăng cao");
}

#[test]
fn marks_of_the_other_computer_are_read_only_and_say_where_they_were_made() {
    let mut sitting = at_a_second_computer();
    sitting.run(PeopleCommand::SamePerson(old(), true));
    sitting.read("a.txt");
    play(&mut sitting, "at Giá; tag b");
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::OnOtherComputer(old()))));
    let view = AnnotationView::new(&sitting.session).expect("an annotation");
    assert_eq!((view.is_own, view.is_elsewhere), (false, true));
    sitting.run(Action::CopyToMine);
    assert_eq!(shown(&sitting), "[a@1+a:Giá] xăng tăng [c@2:cao]");
}

#[test]
fn the_answer_stands_in_one_s_own_files_and_others_read_it_there() {
    let mut sitting = at_a_second_computer();
    sitting.run(PeopleCommand::SamePerson(old(), true));
    sitting.save();
    let own = sitting.file("annotations/ncv-1-aaaaaa/codebook.ron");
    assert!(own.contains("same_person_as: Some(\"ncv-1-k3f9w2\")"), "{own}");
    sitting.be("NCV 2");
    sitting.open_folder();
    assert_eq!(names(&sitting).len(), 2);
    sitting.be_with(old(), "NCV 1");
    sitting.open_folder();
    assert_eq!(sitting.said(), None);
    assert_eq!(names(&sitting).len(), 2);
}

#[test]
fn an_answer_stands_though_another_program_wrote_the_codebook_before_it_was_saved() {
    for looks_first in [false, true] {
        let mut sitting = at_a_second_computer();
        sitting.read("a.txt");
        play(&mut sitting, "select tăng; tag d");
        sitting.save();
        sitting.run(PeopleCommand::SamePerson(old(), true));
        let window = sitting.another_window("NCV 1", [3; 32]);
        sitting.open_folder();
        sitting.read("a.txt");
        play(&mut sitting, "select xăng; tag e");
        sitting.save();
        let codebook = "annotations/ncv-1-aaaaaa/codebook.ron";
        assert!(sitting.file(codebook).contains("same_person_as: None"), "{}", sitting.file(codebook));
        sitting.session = window;
        if looks_first {
            sitting.run(FolderCommand::LookAgain(None));
        }
        sitting.save();
        let own = sitting.file(codebook);
        assert!(own.contains("same_person_as: Some(\"ncv-1-k3f9w2\")") && own.contains("\"e\""), "{own}");
        // Taken back elsewhere, it is taken back here.
        let head = |sitting: &Sitting| {
            sitting
                .project()
                .annotator(&"ncv-1-aaaaaa".parse().expect("an id"))
                .and_then(|own| own.same_person_as.clone())
        };
        assert_eq!(head(&sitting), Some(old()));
        sitting.put(codebook, own.replacen("Some(\"ncv-1-k3f9w2\")", "None", 1).as_bytes());
        sitting.run(FolderCommand::LookAgain(None));
        assert_eq!(head(&sitting), None);
    }
}

#[test]
fn a_yes_can_be_taken_back_and_then_nobody_reads_it_any_more() {
    let mut sitting = at_a_second_computer();
    sitting.read("a.txt");
    sitting.run(PeopleCommand::SamePerson(old(), true));
    play(&mut sitting, "select xăng; tag b");
    sitting.save();
    assert!(sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron").contains("Some(\"ncv-1-k3f9w2\")"));
    sitting.run(PeopleCommand::SamePerson(old(), false));
    assert_eq!(names(&sitting).len(), 3);
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    assert_eq!(names(&sitting).len(), 3);
}

#[test]
fn what_one_is_done_with_at_either_computer_is_no_longer_blind() {
    let mut sitting = at_a_second_computer();
    sitting.run(Action::CodeBlind);
    sitting.read("a.txt");
    assert_eq!(shown(&sitting), TEXT);
    sitting.run(PeopleCommand::SamePerson(old(), true));
    assert_eq!(shown(&sitting), "[a@1:Giá] xăng tăng [c@2:cao]");
}

#[test]
fn people_of_other_names_are_not_asked_about() {
    let mut sitting = at_a_second_computer();
    sitting.be("NCV 2");
    sitting.open_folder();
    assert_eq!(sitting.said(), None);
    assert_eq!(PeopleView::new(&sitting.session).questions, []);
}
