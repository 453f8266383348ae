//! Two people may each make a theme of one name. Both stand, with who made them, until somebody joins them.

use crate::cli_support::{bench, field};
use crate::notation::{play, shown};
use crate::support::{Sitting, a_txt, annotator_id};
use butda::model::namesakes::maker;
use butda::session::ThemingCommand;
use butda::view::people::PeopleView;
use butda::view::themes::ThemesView;
use serde_json::json;

/// NCV 1 and NCV 2 each made a theme “a” without seeing the other's; NCV 2 reads.
fn two_of_one_name() -> Sitting {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng cao")]);
    let mut kept = Vec::new();
    for (name, words) in [("NCV 1", "Giá"), ("NCV 2", "cao")] {
        sitting.be(name);
        sitting.open_folder();
        sitting.read("a.txt");
        play(&mut sitting, &format!("select {words}; tag a"));
        sitting.save();
        let files = sitting.files().into_iter();
        kept.extend(files.map(|path| (path.clone(), sitting.file(&path))).collect::<Vec<_>>());
        std::fs::remove_dir_all(sitting.path("annotations")).expect("taken away");
    }
    for (path, text) in kept {
        sitting.put(&path, text.as_bytes());
    }
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    sitting
}

#[test]
fn themes_of_one_name_are_shown_with_who_made_them() {
    let sitting = two_of_one_name();
    let view = ThemesView::new(&sitting.session);
    let told: Vec<_> =
        view.rows.iter().map(|row| (row.name.as_str(), row.maker.as_str(), row.namesakes.len())).collect();
    let mut makers: Vec<&str> = told.iter().map(|(_, maker, _)| *maker).collect();
    makers.sort_unstable();
    assert_eq!(makers, ["NCV 1", "NCV 2"]);
    assert!(told.iter().all(|(name, _, n)| (*name, *n) == ("a", 1)));
    let people = PeopleView::new(&sitting.session);
    assert_eq!(people.namesakes.len(), 1);
}

#[test]
fn joining_them_is_one_step_and_changes_nobodys_annotations() {
    let mut sitting = two_of_one_name();
    let before = sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron");
    let view = ThemesView::new(&sitting.session);
    let row = view.rows.iter().find(|row| row.maker == "NCV 2").expect("a theme");
    let from = row.namesakes.first().expect("another").0.clone();
    sitting.run(ThemingCommand::Merge { from, into: row.id.clone() });
    let view = ThemesView::new(&sitting.session);
    let told: Vec<_> = view.rows.iter().map(|row| (row.namesakes.len(), row.here.own)).collect();
    assert_eq!(told, [(0, 2)]);
    assert_eq!(PeopleView::new(&sitting.session).namesakes, []);
    assert_eq!(shown(&sitting), "[a@1:Giá] xăng tăng [a:cao]");
    sitting.save();
    assert_eq!(sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron"), before);
    play(&mut sitting, "undo");
    assert_eq!(ThemesView::new(&sitting.session).rows.len(), 2);
}

#[test]
fn who_renamed_a_theme_did_not_make_it() {
    let mut sitting = two_of_one_name();
    let view = ThemesView::new(&sitting.session);
    let theirs = view.rows.iter().find(|row| row.maker == "NCV 1").expect("a theme").id.clone();
    sitting.run(crate::support::rename(theirs.clone(), "b"));
    assert_eq!(maker(sitting.project(), &theirs), Some(&annotator_id("NCV 1")));
}

#[test]
fn the_window_does_not_choose_between_them_when_a_name_is_typed() {
    let mut sitting = two_of_one_name();
    let n = |sitting: &Sitting| {
        sitting.project().record(&a_txt(), &annotator_id("NCV 2")).map(|r| r.annotations.len())
    };
    let before = n(&sitting);
    play(&mut sitting, "select xăng; tag a");
    assert_eq!(n(&sitting), before);
}

/// A project in which Minh and Lan each made a theme “Giá”: Minh's has two passages, Lan's one.
fn two_made_by_script() -> crate::cli_support::Bench {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá", "--annotator", "Minh"]).id();
    bench.annotate("giá.txt", "bàn", &["--theme", "Giá", "--annotator", "Minh"]).id();
    let minh = bench.our_files();
    for (path, _) in &minh {
        std::fs::rename(bench.project().join(path), bench.home().join(path.replace('/', "-"))).expect("away");
    }
    bench.annotate("giá.txt", "nói", &["--theme", "Giá", "--annotator", "Lan"]).id();
    for (path, text) in minh {
        bench.put(&path, text.as_bytes());
    }
    bench
}

#[test]
fn a_name_means_ones_own_theme_and_else_the_one_with_the_most_passages() {
    let bench = two_made_by_script();
    for (who, n_own) in [("Lan", [2, 2]), ("Tú", [3, 2])] {
        let told = bench.annotate("giá.txt", "không", &["--theme", "Giá", "--annotator", who]);
        assert_eq!(told.code, 0, "{told:?}");
        assert!(told.messages.contains("2 themes are called “Giá”"), "{told:?}");
        let mut passages = field(&bench.run("themes", &["--json"]), "passages");
        passages.sort_by_key(|n| std::cmp::Reverse(n.as_u64()));
        assert_eq!(passages, n_own.map(|n| json!(n)), "{who}");
    }
}

#[test]
fn themes_of_one_name_are_merged_by_a_script_once_that_is_confirmed_and_the_window_undoes_it() {
    let bench = two_made_by_script();
    let before = bench.our_files();
    let told = bench.run("themes", &["--merge", "--json"]);
    assert_eq!((told.code, told.rows().len()), (1, 1), "{told:?}");
    assert_eq!(bench.our_files(), before, "nothing was changed");
    let told = bench.run("themes", &["--merge", "--yes", "--annotator", "Lan"]);
    assert_eq!(told.code, 0, "{told:?}");
    let rows = bench.run("themes", &["--json"]).rows();
    let in_use: Vec<_> = rows.iter().filter(|row| row["merged_into"].is_null()).collect();
    assert_eq!(in_use.len(), 1, "{rows:?}");
    assert_eq!((&in_use[0]["name"], &in_use[0]["passages"]), (&json!("Giá"), &json!(3)));
    assert_eq!(in_use[0]["annotator"], json!("Lan"), "one's own is the one that stays");
    let told = bench.run("themes", &["--merge"]);
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{told:?}");
}

#[test]
fn uniting_namesakes_is_one_step_that_is_undone_at_once() {
    let mut sitting = two_of_one_name();
    sitting.run(ThemingCommand::UniteNamesakes);
    assert_eq!(ThemesView::new(&sitting.session).rows.len(), 1);
    play(&mut sitting, "undo");
    assert_eq!(ThemesView::new(&sitting.session).rows.len(), 2);
}
