//! Histories: annotators who each work in a clone of their own and bring their work together with git have no conflict,
//! and afterwards everybody has everything. `BUTDA_DURABILITY=10` goes through four hundred histories, not forty.

use crate::support::{Sitting, set_note};
use crate::surviving::{chance, effort};
use butda::model::id::AnnotatorId;
use butda::model::project::Project;
use butda::session::{Action, AnnotatingCommand, Command, FolderCommand, SelectingCommand};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

const TEXT: &str = "Giá xăng tăng. Giá xăng lại tăng. Người dân bàn về giá xăng, ban giá không nói gì.\n";

/// What all clones of a history share: the objects of git, and where the branch everybody pulls from stands. A pull is
/// thus a merge and a push a name, as they are when the objects have been fetched and sent.
struct Shared {
    _folder: TempDir,
    objects: PathBuf,
    branch: String,
}

/// A folder in memory where there is one: what is made durable here is not what is looked at.
fn quick_folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

impl Shared {
    fn new() -> Self {
        let folder = quick_folder();
        let objects = folder.path().join("objects");
        fs::create_dir(&objects).expect("a folder");
        Self { _folder: folder, objects, branch: String::new() }
    }

    /// Does git, and says whether it went well.
    fn git(&self, folder: &Path, args: &[&str]) -> bool {
        let status = std::process::Command::new("git")
            .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "core.fsync=none"])
            .args(args)
            .current_dir(folder)
            .env("GIT_OBJECT_DIRECTORY", &self.objects)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "a")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "a@b.c")))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.expect("git").success()
    }
}

/// Where the branch of a clone stands.
fn head(folder: &Path) -> String {
    fs::read_to_string(folder.join(".git/refs/heads/main")).expect("a branch").trim().to_owned()
}

/// The first clone: the article, and the branch that everybody begins with.
fn seedling(shared: &mut Shared) -> Sitting {
    let seedling = Sitting::of_in(quick_folder(), &[("a.txt", TEXT)]);
    let root = seedling.root();
    assert!(shared.git(&root, &["init", "-q", "--template=", "-b", "main"]));
    assert!(shared.git(&root, &["add", "-A"]) && shared.git(&root, &["commit", "-q", "-m", "articles"]));
    shared.branch = head(&root);
    seedling
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

/// An annotator with a clone.
fn annotator(name: &str, seedling: &Path) -> Sitting {
    let mut sitting = Sitting::of_in(quick_folder(), &[]);
    copy(seedling, &sitting.root());
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
            sitting.run(SelectingCommand::Select { anchor: at, focus });
            sitting.run(AnnotatingCommand::TagByName(["a", "b", "c"][chance(3)].to_owned()));
        }
        2 => sitting.run(Action::Undo),
        3 => sitting.run(Action::ToggleDone),
        n => {
            if let Some(key) = own.get(chance(own.len())) {
                sitting.run(SelectingCommand::SelectAnnotation(key.clone()));
                sitting.run(if n == 4 {
                    Command::Annotating(set_note(sitting, key.clone(), format!("{}", chance(100))))
                } else {
                    Command::Act(Action::Remove)
                });
            }
        }
    }
    sitting.save();
}

/// Commits, pulls and pushes; whether all of it went without a conflict.
fn share(sitting: &Sitting, shared: &mut Shared) -> bool {
    let root = sitting.root();
    // There may be nothing to commit.
    shared.git(&root, &["add", "-A"]);
    shared.git(&root, &["commit", "-q", "-m", "work"]);
    let is_merged = shared.git(&root, &["merge", "-q", "--no-edit", &shared.branch]);
    shared.branch = head(&root);
    is_merged
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
    for seed in 0..40 * effort() {
        let mut chance = chance(seed);
        let mut shared = Shared::new();
        let seedling = seedling(&mut shared);
        let mut people = ["NCV 1", "NCV 2", "NCV 3"].map(|name| annotator(name, &seedling.root()));
        for round in 0..6 {
            let at = chance(people.len());
            let one = &mut people[at];
            for _ in 0..=chance(2) {
                work(one, &mut chance);
            }
            if chance(2) == 0 || round == 5 {
                assert!(share(one, &mut shared), "history {seed}, round {round}: a conflict");
                one.run(FolderCommand::LookAgain(None));
            }
        }
        let own: Vec<_> = people
            .iter()
            .map(|one| {
                let id = one.session.annotator().expect("a name").clone();
                (own_of(one.project(), &id), id)
            })
            .collect();
        for one in people.iter().chain(&people) {
            assert!(share(one, &mut shared), "history {seed}: a conflict at the end");
        }
        assert!(people.iter().all(|one| head(&one.root()) == shared.branch), "history {seed}");
        for one in &mut people {
            one.run(FolderCommand::LookAgain(None));
            assert!(one.opened().problems.is_empty(), "{:?}", one.opened().problems);
            for (expected, id) in &own {
                assert_eq!(own_of(&one.on_disk().project, id), *expected, "history {seed}");
                assert_eq!(own_of(one.project(), id), *expected, "history {seed}, in memory");
            }
        }
    }
}
