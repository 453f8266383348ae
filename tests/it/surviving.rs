//! Surviving: whatever call fails and whenever the power goes, what was acknowledged is there afterwards, and nothing is
//! unreadable. `BUTDA_DURABILITY=10` does ten times as much as is done by default.

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::forgetful_disk::ForgetfulDisk;
use crate::notation::play;
use crate::support::Sitting;
use butda::model::edit::Edit;
use butda::model::project::Project;
use butda::session::Action;
use butda::session::SaveStatus;
use butda::storage::disk::{Disk, RealDisk};
use butda::storage::problem::ProblemKind;
use std::fs;
use std::io::ErrorKind;
use std::sync::Arc;

/// How much is done, in tenths of the whole.
pub fn effort() -> usize {
    std::env::var("BUTDA_DURABILITY").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Numbers by chance, the same at each run of a seed.
pub fn chance(seed: usize) -> impl FnMut(usize) -> usize {
    let mut state = seed as u64 ^ 0x9E37_79B9_7F4A_7C15;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below.max(1)
    }
}

/// What is done in a sitting, step by step, with pauses in which it is saved.
const SCRIPT: [&str; 9] = [
    "select xăng; tag a",
    "save",
    "star",
    "select tăng; tag b",
    "save",
    "undo",
    "at xăng; note hay",
    "merge b a",
    "save",
];

/// The states a project goes through, and how many of them were acknowledged.
#[derive(Default)]
struct Told {
    states: Vec<Project>,
    n_acknowledged: usize,
    was_told_of_failure: bool,
}

impl Told {
    fn note(&mut self, sitting: &Sitting) {
        let Some(open) = sitting.session.open_project().filter(|open| open.is_ready()) else { return };
        if self.states.last().is_none_or(|last| !last.has_same_content(&open.project)) {
            self.states.push(open.project.clone());
        }
        let is_failed =
            matches!(open.save_status(), SaveStatus::Failed(..)) || open.journal_error().is_some();
        self.was_told_of_failure |= is_failed;
        if open.is_kept() {
            self.n_acknowledged = self.states.len();
        }
    }
}

/// Lives through the script on a disk; articles are on the real one.
fn live(sitting: &mut Sitting, disk: Arc<dyn Disk>) -> Told {
    let mut told = Told::default();
    sitting.put_on(disk);
    sitting.be("NCV 1");
    sitting.open_folder();
    told.note(sitting);
    if sitting.session.open_project().is_none_or(|open| !open.is_ready()) {
        return told;
    }
    sitting.read("a.txt");
    for line in SCRIPT {
        if line == "save" {
            sitting.wait(300);
        } else {
            for verb in line.split(';') {
                play_if_possible(sitting, verb.trim());
                told.note(sitting);
            }
        }
        told.note(sitting);
    }
    told
}

/// Steps that depend on one that was refused are left out.
fn play_if_possible(sitting: &mut Sitting, verb: &str) {
    let has_passage = sitting.article().marks.iter().any(|mark| mark.annotation.anchor.quote == "xăng");
    let has_themes = sitting.opened().codebook.rows().count() == 2;
    match verb {
        "at xăng" | "note hay" if !has_passage => {}
        "merge b a" if !has_themes => {}
        _ => play(sitting, verb),
    }
}

/// The project as a restart on a disk that works finds it.
fn found(sitting: &mut Sitting, disk: Arc<dyn Disk>) -> Project {
    sitting.put_on(disk);
    sitting.be("NCV 1");
    sitting.open_folder();
    let bad: Vec<_> = sitting.opened().problems.iter().collect();
    let is_bad = |kind: &ProblemKind| !matches!(kind, ProblemKind::UnknownTheme { .. });
    assert!(bad.iter().all(|problem| !is_bad(&problem.kind)), "{bad:?}");
    sitting.project().clone()
}

#[track_caller]
fn check_found(project: &Project, told: &Told, what: &str) {
    let is_one_of = told.states.iter().enumerate().rev().find(|(_, state)| state.has_same_content(project));
    let Some((at, _)) = is_one_of else {
        let differences: Vec<_> = told.states.iter().map(|state| Edit::between(state, project)).collect();
        panic!("{what}: none of the states, from which it differs so: {differences:#?}");
    };
    let is_enough = at + 1 >= told.n_acknowledged;
    assert!(is_enough, "{what}: state {at}, {} were acknowledged", told.n_acknowledged);
}

fn sitting() -> Sitting {
    Sitting::of(&[("a.txt", "Giá xăng tăng")])
}

fn forgetful(sitting: &Sitting) -> ForgetfulDisk {
    ForgetfulDisk::with(&[&sitting.root(), &sitting.home()])
}

#[test]
fn whenever_the_power_goes_what_was_acknowledged_is_there() {
    let mut sitting = sitting();
    let whole = forgetful(&sitting);
    live(&mut sitting, Arc::new(whole.clone()));
    let n_calls = whole.n_calls();
    assert!(n_calls > 100, "{n_calls}");
    for cut in 0..n_calls {
        let disk = forgetful(&sitting);
        disk.cut_after(cut);
        let told = live(&mut sitting, Arc::new(disk.clone()));
        for seed in 0..2 * effort() {
            let after = disk.after_power_cut(chance(cut * 1000 + seed));
            let project = found(&mut sitting, Arc::new(after));
            if told.states.is_empty() {
                continue;
            }
            check_found(&project, &told, &format!("cut {cut}, seed {seed}"));
        }
    }
}

#[test]
fn whenever_the_power_goes_during_recovery_nothing_more_is_lost() {
    let mut sitting = sitting();
    let whole = forgetful(&sitting);
    live(&mut sitting, Arc::new(whole.clone()));
    let mut n_recovered = 0;
    for first_cut in (0..whole.n_calls()).step_by(if effort() >= 10 { 3 } else { 17 }) {
        let torn = forgetful(&sitting);
        torn.cut_after(first_cut);
        live(&mut sitting, Arc::new(torn.clone()));
        let torn = torn.after_power_cut(chance(first_cut));
        let recovering = torn.copy();
        let expected = found(&mut sitting, Arc::new(recovering.clone()));
        n_recovered += usize::from(sitting.opened().is_unsaved());
        sitting.wait(300);
        for cut in 0..recovering.n_calls() {
            let disk = torn.copy();
            disk.cut_after(cut);
            sitting.put_on(Arc::new(disk.clone()));
            sitting.be("NCV 1");
            sitting.open_folder();
            sitting.wait(300);
            let project = found(&mut sitting, Arc::new(disk.after_power_cut(chance(cut))));
            let difference = Edit::between(&expected, &project);
            assert!(difference.is_empty(), "cut {first_cut}, then {cut}: {difference:#?}");
        }
    }
    assert!(n_recovered > 1, "{n_recovered}");
}

#[test]
fn whenever_the_power_goes_while_a_conflict_copy_is_merged_nothing_of_either_is_lost() {
    let mut sitting = sitting();
    let disk = forgetful(&sitting);
    live(&mut sitting, Arc::new(disk.clone()));
    let file = disk.files("ncv-1-aaaaaa/a.txt.ron").first().cloned().expect("a file");
    let text = String::from_utf8(disk.read(&file, 1 << 20).expect("a file")).expect("text");
    let copy = text.replacen("            id: \"0", "            id: \"1", 1);
    let start = || {
        let after = disk.copy();
        after.put(&file.with_file_name("a.txt (1).ron"), copy.as_bytes());
        after
    };
    let whole = start();
    let expected = found(&mut sitting, Arc::new(whole.clone()));
    sitting.wait(300);
    assert!(whole.files("a.txt (1).ron").is_empty(), "the copy is put away");
    for cut in 0..whole.n_calls() {
        let disk = start();
        disk.cut_after(cut);
        sitting.put_on(Arc::new(disk.clone()));
        sitting.be("NCV 1");
        sitting.open_folder();
        sitting.wait(300);
        for seed in 0..2 * effort() {
            let after = disk.after_power_cut(chance(cut * 31 + seed));
            let project = found(&mut sitting, Arc::new(after));
            assert!(project.has_same_content(&expected), "cut {cut}, seed {seed}");
        }
    }
}

#[test]
fn whichever_call_fails_nothing_is_lost_and_the_person_is_told() {
    let whole = Arc::new(FaultyDisk::new(Arc::new(RealDisk), 0, Fault::ShortWrite));
    live(&mut sitting(), Arc::clone(&whole) as Arc<dyn Disk>);
    let n_calls = whole.n_calls();
    let faults = [
        Fault::Error(ErrorKind::Other),
        Fault::Error(ErrorKind::StorageFull),
        Fault::Error(ErrorKind::PermissionDenied),
        Fault::Error(ErrorKind::Interrupted),
        Fault::ShortWrite,
    ];
    let step = if effort() >= 10 { 1 } else { 5 };
    for (n, failing) in (1..=n_calls).flat_map(|at| faults.map(|fault| (at, fault))).enumerate() {
        if n % step != 0 {
            continue;
        }
        let mut sitting = sitting();
        let disk = FaultyDisk::new(Arc::new(RealDisk), failing.0, failing.1);
        let mut told = live(&mut sitting, Arc::new(disk));
        if told.states.is_empty() {
            continue;
        }
        // What is open goes on as if nothing had been, and is saved in the end.
        let expected = sitting.project().clone();
        sitting.wait(11_000);
        sitting.wait(11_000);
        sitting.run(Action::SaveNow);
        let status = sitting.save();
        assert!(matches!(status, SaveStatus::Saved(_)), "{failing:?}: {status:?}");
        assert!(sitting.project().has_same_content(&expected), "{failing:?}");
        told.n_acknowledged = told.states.len();
        let project = found(&mut sitting, Arc::new(RealDisk));
        check_found(&project, &told, &format!("{failing:?}"));
        assert!(project.has_same_content(&expected), "{failing:?}");
    }
}

#[test]
fn whichever_call_fails_and_whenever_the_program_is_killed_then_what_was_acknowledged_is_there() {
    let whole = Arc::new(FaultyDisk::new(Arc::new(RealDisk), 0, Fault::ShortWrite));
    live(&mut sitting(), Arc::clone(&whole) as Arc<dyn Disk>);
    for failing in 1..=whole.n_calls() {
        let mut sitting = sitting();
        let fault = if failing % 2 == 0 { Fault::ShortWrite } else { Fault::Error(ErrorKind::StorageFull) };
        let told = live(&mut sitting, Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, fault)));
        if told.states.is_empty() {
            continue;
        }
        let project = found(&mut sitting, Arc::new(RealDisk));
        check_found(&project, &told, &format!("call {failing}, {fault:?}"));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_with_what_the_journal_has() {
    let mut sitting = sitting();
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting.read("a.txt");
    fs::write(sitting.path("annotations"), b"a file in its place").expect("a file");
    play(&mut sitting, "select xăng; tag a");
    sitting.save();
    assert!(matches!(sitting.status(), SaveStatus::Failed(..)), "{:?}", sitting.status());
    assert!(sitting.opened().is_kept());
    fs::remove_file(sitting.path("annotations")).expect("a file");
    sitting.run(Action::SaveNow);
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
}
