//! An import that is killed in a project where its annotator has nothing yet: the next start takes its files back, and the
//! next import brings all that is known of them. `BUTDA_DURABILITY=10` does a hundred runs, not ten.

use crate::killed::killed;
use crate::support::{Sitting, annotator_id};
use crate::surviving::{chance, effort};
use butda::model::id::IdSource;
use butda::session::Session;
use butda::storage::settings::{Places, Settings};
use butda::storage::temporary::TEMPORARY_PREFIX;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A table of so many articles with a date each.
fn table(n_rows: usize) -> String {
    let row = |n: usize| format!("Bài số {n},2020-01-{:02},Báo {n},Nội dung của bài thứ {n}.\n", n % 28 + 1);
    "Tiêu đề,Ngày,Nguồn,Nội dung\n".to_owned() + &(0..n_rows).map(row).collect::<String>()
}

/// The real program, with a home of its own.
fn program(sitting: &Sitting, arguments: &[&str]) -> Command {
    let (verb, arguments) = arguments.split_first().expect("a verb");
    let mut program = Command::new(env!("CARGO_BIN_EXE_butda"));
    program.arg(verb).arg(sitting.root()).args(arguments).current_dir(sitting.home());
    program.env("HOME", sitting.home()).env("USER", "Lan").env("LOGNAME", "Lan").env("LANG", "C.UTF-8");
    program.env_remove("XDG_STATE_HOME").env_remove("XDG_CONFIG_HOME");
    program.stdin(Stdio::null()).stderr(Stdio::null()).stdout(Stdio::piped());
    program
}

/// A project into which an import was killed after a while.
fn with_killed(chance: &mut impl FnMut(usize) -> usize) -> Sitting {
    let sitting = Sitting::of(&[("a.txt", "Bài có sẵn.\n")]);
    fs::create_dir_all(sitting.home()).expect("a folder");
    fs::write(sitting.home().join("rows.csv"), table(60)).expect("a file");
    let child = program(&sitting, &["import", "rows.csv"]).spawn().expect("the program");
    killed(child, 400_000, chance);
    sitting
}

/// Opens the project as somebody else at the same computer.
fn open_as_minh(sitting: &mut Sitting) {
    let state = sitting.home().join(".local/state/butda/state");
    let places = Places { settings: sitting.home().join("settings.ron"), state, documents: None };
    let annotator = Some((annotator_id("Minh"), "Minh".to_owned()));
    let settings = Settings { annotator, ..Settings::default() };
    sitting.session = Session::new(settings, places, IdSource::new([3; 32]));
    sitting.open_folder();
}

fn n_imported(sitting: &Sitting) -> usize {
    fs::read_dir(sitting.root().join("imported")).into_iter().flatten().count()
}

fn strays(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let n = entries.map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => strays(&entry.path()),
        _ => usize::from(entry.file_name().to_string_lossy().starts_with(TEMPORARY_PREFIX)),
    });
    n.sum()
}

#[test]
fn after_a_killed_import_the_next_one_brings_all_that_is_known() {
    let mut chance = chance(11);
    for _ in 0..10 * effort() {
        let sitting = with_killed(&mut chance);
        let again = program(&sitting, &["import", "rows.csv"]).output().expect("the program");
        assert_eq!(again.status.code(), Some(0));
        let told = program(&sitting, &["list", "--json"]).output().expect("the program").stdout;
        let told = String::from_utf8(told).expect("text");
        let rows: Vec<serde_json::Value> =
            told.lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
        let dated = rows.iter().filter(|row| row["date"].is_string() && row["source"].is_string());
        assert_eq!((rows.len(), dated.count(), n_imported(&sitting)), (61, 60, 60), "{told}");
        let entries = fs::read_dir(sitting.root().join("annotations")).expect("a folder").flatten();
        assert_eq!(entries.filter(|entry| entry.path().is_dir()).count(), 1);
        assert_eq!([strays(&sitting.root()), strays(&sitting.home())], [0, 0]);
    }
}

#[test]
fn a_window_of_another_name_takes_back_what_a_killed_import_made() {
    let mut chance = chance(12);
    for _ in 0..8 * effort() {
        let mut sitting = with_killed(&mut chance);
        open_as_minh(&mut sitting);
        let n_left = n_imported(&sitting);
        assert!(n_left == 0 || n_left == 60, "{n_left} files");
        assert_eq!(strays(&sitting.root()), 0);
    }
}
