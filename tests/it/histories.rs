//! Histories: annotators who each work in a clone of their own and bring their work together with git have no conflict,
//! and afterwards everybody has everything. `BUTDA_DURABILITY=10` goes through a thousand histories.

use crate::support::Sitting;
use crate::surviving::{chance, effort};
use butda::model::id::AnnotatorId;
use butda::model::project::Project;
use butda::session::{Action, Command};
use std::path::Path;
use std::process::Stdio;

const TEXT: &str = "Giá xăng tăng. Giá xăng lại tăng. Người dân bàn về giá xăng, ban giá không nói gì.\n";

/// Does git, and says whether it went well.
fn git(folder: &Path, args: &[&str]) -> bool {
    let status = std::process::Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"])
        .args(["-c", "init.defaultBranch=main", "-c", "gc.auto=0"])
        .args(args)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.expect("git").success()
}

/// An annotator with a clone.
fn annotator(name: &str, shared: &Path) -> Sitting {
    let mut sitting = Sitting::of(&[]);
    let root = sitting.root();
    std::fs::remove_dir(&root).expect("an empty folder");
    assert!(git(shared, &["clone", "-q", &shared.to_string_lossy(), &root.to_string_lossy()]));
    sitting.be(name);
    sitting.open_folder();
    sitting.read("a.txt");
    sitting
}

/// Does something by chance, and saves it.
fn work(sitting: &mut Sitting, chance: &mut impl FnMut(usize) -> usize) {
    let own: Vec<_> = sitting.article().marks.iter().map(|mark| mark.key.clone()).collect();
    let at = TEXT.char_indices().map(|(at, _)| at).nth(chance(50)).unwrap_or_default();
    match chance(6) {
        0 | 1 => {
            let focus = TEXT.char_indices().map(|(at, _)| at).find(|to| *to > at + 3).unwrap_or(at);
            sitting.run(Command::Select { anchor: at, focus });
            sitting.run(Command::TagByName(["a", "b", "c"][chance(3)].to_owned()));
        }
        2 => sitting.run(Command::Act(Action::Undo)),
        3 => sitting.run(Command::Act(Action::ToggleDone)),
        n => {
            if let Some(key) = own.get(chance(own.len())) {
                sitting.run(Command::SelectAnnotation(key.clone()));
                sitting.run(if n == 4 {
                    Command::SetNote(key.clone(), format!("{}", chance(100)))
                } else {
                    Command::Act(Action::Remove)
                });
            }
        }
    }
    sitting.save();
}

fn share(sitting: &Sitting) -> bool {
    let root = sitting.root();
    git(&root, &["add", "-A"]);
    git(&root, &["commit", "-q", "-m", "work"]);
    git(&root, &["pull", "-q", "--no-rebase", "--no-edit"]) && git(&root, &["push", "-q"])
}

/// What of a project is this annotator's; when it was written does not count, because not every file tells it.
fn own_of(project: &Project, id: &AnnotatorId) -> Vec<String> {
    let mut own = Vec::new();
    for (path, notes) in project.articles() {
        let Some(record) = notes.get(id) else { continue };
        own.push(format!("{path} {} {:?}", record.about.rev, record.about.value));
        let slots = record.annotations.iter();
        own.extend(slots.map(|(id, slot)| format!("{path} {id} {} {:?}", slot.rev, slot.value)));
    }
    if let Some(record) = project.codebook_record(id) {
        own.push(format!("{} {:?}", record.settings.rev, record.settings.value));
        own.extend(record.themes.iter().map(|(id, slot)| format!("{id} {} {:?}", slot.rev, slot.value)));
    }
    own
}

#[test]
fn random_histories_of_three_annotators_merge_without_a_conflict_into_the_union() {
    for seed in 0..if effort() >= 10 { 1000 } else { 10 * effort() } {
        let mut chance = chance(seed);
        let seedling = Sitting::of(&[("a.txt", TEXT)]);
        let shared = seedling.root();
        assert!(git(&shared, &["init", "-q"]) && git(&shared, &["add", "-A"]));
        assert!(git(&shared, &["commit", "-q", "-m", "articles"]));
        assert!(git(&shared, &["config", "receive.denyCurrentBranch", "updateInstead"]));
        let mut people = ["NCV 1", "NCV 2", "NCV 3"].map(|name| annotator(name, &shared));
        for round in 0..6 {
            let at = chance(people.len());
            let one = &mut people[at];
            for _ in 0..=chance(2) {
                work(one, &mut chance);
            }
            if chance(2) == 0 || round == 5 {
                assert!(share(one), "history {seed}, round {round}: a conflict");
                one.run(Command::LookAgain(None));
            }
        }
        let own: Vec<_> = people
            .iter()
            .map(|one| {
                let id = one.session.annotator().expect("a name").clone();
                (own_of(one.project(), &id), id)
            })
            .collect();
        assert!(people.iter().chain(&people).all(share), "history {seed}: a conflict at the end");
        for one in &mut people {
            one.run(Command::LookAgain(None));
            assert!(one.opened().problems.is_empty(), "{:?}", one.opened().problems);
            for (expected, id) in &own {
                assert_eq!(own_of(&one.on_disk().project, id), *expected, "history {seed}");
                assert_eq!(own_of(one.project(), id), *expected, "history {seed}, in memory");
            }
        }
    }
}
