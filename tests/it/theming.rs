//! The codebook: everyone's records together, as a tree that no circle breaks.

use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, annotator_id, rename};
use butda::model::article::Slot;
use butda::model::codebook::Codebook;
use butda::model::id::ThemeId;
use butda::model::project::{CodebookRecord, Project};
use butda::model::theme::ThemeRecord;
use butda::session::{AboutCommand, Command, Notice, ThemeNotice, ThemePlace, ThemingCommand};
use butda::view::themes::ThemesView;
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::sync::Arc;

type Links = Vec<(Option<usize>, Option<usize>, bool)>;

/// A project in which each theme `t-0`, `t-1` … has a parent, a theme it was merged into, and may be deleted.
fn project_of(links: &Links) -> Project {
    let mut themes = CodebookRecord::default();
    for (at, (parent, merged, deleted)) in links.iter().enumerate() {
        let id = |at: usize| crate::support::named::<ThemeId>(format!("t-{at}"));
        let record = ThemeRecord {
            name: Some(at.to_string()),
            parent: Some(parent.map(id)),
            merged_into: Some(merged.map(id)),
            deleted: Some(*deleted),
            ..ThemeRecord::default()
        };
        themes.themes.insert(id(at), Slot { rev: 1, value: Some(Arc::new(record)), ..Slot::default() });
    }
    let mut project = Project::default();
    project.put_codebook(&annotator_id("NCV 1"), themes);
    project
}

/// The tree in one line: `a (b c) d`.
fn tree(book: &Codebook) -> String {
    let names: Vec<String> =
        book.rows().map(|(_, depth, theme)| format!("{}{}", "-".repeat(depth), theme.name)).collect();
    names.join(" ")
}

#[track_caller]
fn check_tree(links: &[(Option<usize>, Option<usize>, bool)], expected: &Expect) {
    expected.assert_eq(&tree(&Codebook::of(&project_of(&links.to_vec()), None)));
}

fn theme(sitting: &Sitting, name: &str) -> ThemeId {
    (*sitting.opened().codebook.named(name).first().expect("a theme")).clone()
}

#[test]
fn circles_are_cut_at_their_lowest_id() {
    check_tree(
        &[(Some(1), None, false), (Some(2), None, false), (Some(0), None, false)],
        &expect!["0 -2 --1"],
    );
    check_tree(&[(Some(0), None, false)], &expect!["0"]);
    check_tree(&[(None, Some(1), false), (None, Some(0), false)], &expect!["0"]);
    check_tree(&[(None, Some(0), false), (Some(0), None, false)], &expect!["0 -1"]);
}

#[test]
fn a_theme_whose_parent_is_gone_stands_under_the_next_one_above() {
    check_tree(&[(None, None, false), (Some(0), None, true), (Some(1), None, false)], &expect!["0 -2"]);
    check_tree(&[(Some(7), None, false), (Some(0), None, false)], &expect!["0 -1"]);
}

#[test]
fn a_merged_themes_successor_below_its_own_child_makes_no_circle() {
    // 0 stands under 1, 1 was merged into 2, 2 stands under 0.
    let links = [(Some(1), None, false), (None, Some(2), false), (Some(0), None, false)];
    check_tree(&links, &expect!["0 -2"]);
}

proptest! {
    #[test]
    fn whatever_the_links_the_tree_holds_each_theme_in_use_once_and_no_question_hangs(
        links in prop::collection::vec(
            (prop::option::of(0..12usize), prop::option::weighted(0.3, 0..12usize), prop::bool::weighted(0.2)), 0..10,
        )
    ) {
        let book = Codebook::of(&project_of(&links), None);
        let ids: Vec<ThemeId> = (0..12).map(|at| crate::support::named::<ThemeId>(format!("t-{at}"))).collect();
        let in_use: Vec<&ThemeId> = ids.iter().filter(|id| book.is_in_use(id)).collect();
        let mut rows: Vec<&ThemeId> = book.rows().map(|(id, ..)| id).collect();
        rows.sort();
        let mut expected = in_use.clone();
        expected.sort();
        prop_assert_eq!(rows, expected);
        for id in &ids {
            prop_assert!(!book.full_name(id).is_empty());
            prop_assert!(book.theme(book.resolve(id)).is_none_or(|theme| theme.merged_into.is_none()));
            prop_assert!(book.is_within(id, id));
        }
        for pair in ids.windows(2) {
            prop_assert!(!(book.is_within(&pair[0], &pair[1]) && book.is_within(&pair[1], &pair[0])));
        }
        for (id, depth, theme) in book.rows() {
            let parent = theme.parent.as_ref();
            prop_assert_eq!(depth > 0, parent.is_some());
            prop_assert!(parent.is_none_or(|parent| book.is_in_use(parent) && !book.is_within(parent, id)));
        }
    }
}

#[test]
fn the_last_who_changed_a_field_has_their_way_whoever_it_is() {
    let mut sitting = sitting_in("Giá [a:xăng]");
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d")] {
        sitting.run(rename(theme(&sitting, from), to));
    }
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.run(rename(theme(&sitting, "d"), "e"));
    assert_eq!(shown(&sitting), "Giá [e@1:xăng]");
    sitting.save();
    sitting.restart();
    assert_eq!(shown(&sitting), "Giá [e@1:xăng]");
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting.read("a.txt");
    // Writing one's own record again does not bring back the name it still holds.
    sitting.run(ThemingCommand::Recolor(theme(&sitting, "e"), "#d55e00".to_owned()));
    assert_eq!(shown(&sitting), "Giá [e:xăng]");
    sitting.run(rename(theme(&sitting, "e"), "g"));
    assert_eq!(shown(&sitting), "Giá [g:xăng]");
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut sitting = sitting_in("[a:Giá] xăng");
    let a = theme(&sitting, "a");
    let before = sitting.project().clone();
    let n_steps = sitting.opened().history.entries().len();
    sitting.run(rename(a.clone(), "a"));
    sitting.run(ThemingCommand::SetKey(a.clone(), Some("1".to_owned())));
    sitting.run(ThemingCommand::Recolor(
        a.clone(),
        sitting.opened().codebook.theme(&a).expect("a").color.clone(),
    ));
    sitting.run(ThemingCommand::SetMemo(String::new()));
    sitting.run(ThemingCommand::Move(a, ThemePlace { parent: None, before: None }));
    assert!(sitting.project().changed_since(&before).is_empty());
    assert_eq!(sitting.opened().history.entries().len(), n_steps);
}

#[test]
fn a_codebook_is_unlocked_by_those_who_locked_it() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    play(&mut sitting, "lock");
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "lock");
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::LockedBy("NCV 1".to_owned()))));
    assert!(sitting.opened().codebook.is_locked);
    assert!(sitting.opened().history.entries().is_empty(), "nothing was changed");
    sitting.save();
    assert!(sitting.files().iter().all(|file| !file.contains("ncv-2")), "{:?}", sitting.files());
    sitting.be("NCV 1");
    sitting.open_folder();
    play(&mut sitting, "lock");
    assert!(!sitting.opened().codebook.is_locked);
}

#[test]
fn the_key_of_a_merged_theme_is_a_key_of_what_it_became() {
    let mut sitting = sitting_in("Giá [a:xăng] [b:tăng]");
    let (a, b) = (theme(&sitting, "a"), theme(&sitting, "b"));
    play(&mut sitting, "merge a b");
    let key = |sitting: &Sitting| sitting.opened().codebook.key_of(&b);
    assert_eq!(key(&sitting).as_deref(), Some("1 2"));
    assert_eq!(ThemesView::new(&sitting.session).rows[0].key.as_deref(), Some("1 2"));
    sitting.run(ThemingCommand::SetKey(b.clone(), None));
    assert_eq!(key(&sitting), None);
    assert_eq!(sitting.opened().codebook.theme_of_key("1"), None);
    // Whoever takes the merging back has the key where it was.
    play(&mut sitting, "undo; undo");
    assert_eq!(sitting.opened().codebook.key_of(&a).as_deref(), Some("1"));
}

#[test]
fn deleting_a_theme_keeps_its_annotations_and_moves_those_below_it_up() {
    let mut sitting = sitting_in("[a / b / c:Giá] [a / b:xăng]");
    play(&mut sitting, "forget a / b");
    assert_eq!(tree(&sitting.opened().codebook), "a -c");
    assert_eq!(sitting.article().marks.len(), 2);
    let strays = ThemesView::new(&sitting.session).strays;
    let told = strays.iter().map(|stray| (stray.name.as_str(), stray.n, stray.is_deleted));
    assert_eq!(told.collect::<Vec<_>>(), [("a / b", 1, true)]);
    play(&mut sitting, "undo");
    assert_eq!(tree(&sitting.opened().codebook), "a -b --c");
}

#[test]
fn a_merged_theme_is_read_as_the_one_it_became_and_no_annotation_is_rewritten() {
    let mut sitting = sitting_in("[a:Giá] [b:xăng]");
    let before: Vec<_> = sitting.article().marks.iter().map(|mark| mark.annotation.clone()).collect();
    play(&mut sitting, "merge a b");
    assert_eq!(shown(&sitting), "[b:Giá] [b:xăng]");
    let after: Vec<_> = sitting.article().marks.iter().map(|mark| mark.annotation.clone()).collect();
    assert_eq!(before, after);
    play(&mut sitting, "undo");
    assert_eq!(shown(&sitting), "[a:Giá] [b:xăng]");
}

#[test]
fn no_theme_comes_to_stand_under_itself() {
    let mut sitting = sitting_in("[a / b:Giá] xăng");
    let (a, b) = (theme(&sitting, "a"), theme(&sitting, "a / b"));
    let place = ThemePlace { parent: Some(b.clone()), before: None };
    for command in [
        Command::Theming(ThemingCommand::Move(a.clone(), place)),
        Command::Theming(ThemingCommand::Merge { from: a.clone(), into: b }),
        Command::Theming(ThemingCommand::Merge { from: a.clone(), into: a }),
    ] {
        sitting.run(command);
        assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::ThemeCircle)));
        assert_eq!(tree(&sitting.opened().codebook), "a -b");
    }
}

#[test]
fn themes_are_put_before_one_another_and_under_others() {
    let mut sitting = sitting_in("[a:Giá] [b:xăng] [c:tăng]");
    let id = |sitting: &Sitting, name| theme(sitting, name);
    let (a, c) = (id(&sitting, "a"), id(&sitting, "c"));
    sitting.run(ThemingCommand::Move(c.clone(), ThemePlace { parent: None, before: Some(a.clone()) }));
    assert_eq!(tree(&sitting.opened().codebook), "c a b");
    sitting.run(ThemingCommand::Move(a, ThemePlace { parent: Some(c), before: None }));
    assert_eq!(tree(&sitting.opened().codebook), "c -a b");
    play(&mut sitting, "undo; undo");
    assert_eq!(tree(&sitting.opened().codebook), "a b c");
}

#[test]
fn a_key_belongs_to_one_theme() {
    let mut sitting = sitting_in("[a:Giá] [b:xăng]");
    let (a, b) = (theme(&sitting, "a"), theme(&sitting, "b"));
    assert_eq!(sitting.opened().codebook.key_of(&a).as_deref(), Some("1"));
    sitting.run(ThemingCommand::SetKey(b.clone(), Some("1".to_owned())));
    assert_eq!(sitting.opened().codebook.key_of(&a), None);
    assert_eq!(sitting.opened().codebook.theme_of_key("1"), Some(&b));
    assert_eq!(sitting.opened().codebook.theme_of_key("2"), None);
    sitting.run(ThemingCommand::SetKey(b, None));
    assert_eq!(sitting.opened().codebook.theme_of_key("1"), None);
}

#[test]
fn a_name_that_is_taken_or_empty_is_refused() {
    let mut sitting = sitting_in("[a:Giá] [b:xăng]");
    let b = theme(&sitting, "b");
    for (name, notice) in [
        ("a", Notice::Themes(ThemeNotice::ThemeExists("a".to_owned()))),
        ("  ", Notice::Themes(ThemeNotice::EmptyName)),
        ("a / c", Notice::Themes(ThemeNotice::EmptyName)),
    ] {
        sitting.run(rename(b.clone(), name));
        assert_eq!(sitting.said(), Some(notice));
    }
    sitting.run(ThemingCommand::Create { name: "a".to_owned(), parent: None });
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::ThemeExists("a".to_owned()))));
    assert_eq!(tree(&sitting.opened().codebook), "a b");
}

#[test]
fn nothing_is_decided_before_everyones_decisions_are_in() {
    let mut sitting = sitting_in("[a:Giá] xăng");
    sitting.save();
    let n_steps = sitting.opened().history.entries().len();
    sitting.be("NCV 1");
    let tasks = sitting.run_only(Command::OpenFolder(sitting.root()));
    sitting.run(ThemingCommand::SetMemo("Sớm quá".to_owned()));
    sitting.work(tasks);
    assert_eq!(sitting.opened().history.entries().len(), n_steps);
    assert_eq!(sitting.opened().codebook.memo, "");
    assert_eq!(tree(&sitting.opened().codebook), "a");
}

#[test]
fn being_through_with_an_article_leaves_a_colleagues_labels_standing() {
    use butda::text::structure::Label;
    let mut sitting = Sitting::reading("Giá xăng tăng\n\nHôm nay giá xăng tăng mạnh, người dân lo.");
    sitting.run(AboutCommand::SetLabel { line: 3, label: Some(Label::Caption) });
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    let label = |sitting: &Sitting| sitting.article().structure.lines.last().map(|line| line.label);
    assert_eq!(label(&sitting), Some(Label::Caption));
    sitting.run(Command::Act(butda::session::Action::ToggleDone));
    assert_eq!(label(&sitting), Some(Label::Caption));
}

#[test]
fn chains_of_many_themes_are_read_in_a_time_that_grows_with_their_number() {
    let chain = |n: usize, merged: bool| -> Links {
        let next = |at: usize| (at + 1 < n).then_some(at + 1);
        (0..n).map(|at| if merged { (None, next(at), false) } else { (next(at), None, false) }).collect()
    };
    for is_merged in [false, true] {
        let project = project_of(&chain(20_000, is_merged));
        let book = Codebook::of(&project, None);
        let n_rows = if is_merged { 1 } else { 20_000 };
        assert_eq!(book.rows().count(), n_rows);
        assert_eq!(butda::model::namesakes::namesakes(&book).len(), 0);
        assert_eq!(book.named("19999").len(), 1);
    }
}
