//! Killed: the program ends at any moment, as by `kill -9`, and what it said to have kept is there. The real program
//! runs, and a sitting with threads in a process of its own. `BUTDA_DURABILITY=10` does a thousand runs, not a hundred.

#![expect(
    clippy::disallowed_methods,
    reason = "processes are killed after some time, and one of them has a clock"
)]

use crate::notation::play;
use crate::support::{Sitting, path};
use crate::surviving::{chance, effort};
use butda::model::id::IdSource;
use butda::model::moment::Moment;
use butda::session::{Action, Command, Now, ReadingCommand, SelectingCommand, Session};

use butda::storage::settings::{Places, Settings};
use butda::storage::temporary::TEMPORARY_PREFIX;
use butda::workers::Workers;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

const TEXT: &str = "Giá xăng tăng. Giá xăng lại tăng. Người dân bàn về giá xăng, ban giá không nói gì.\n";

/// The variable that tells the child its folder.
const FOLDER: &str = "BUTDA_KILLED_IN";

/// Lets a process run for a while of `chance`'s choice, kills it, and gives back what it said until then.
pub fn killed(
    mut child: Child,
    longest_micros: usize,
    chance: &mut impl FnMut(usize) -> usize,
) -> Vec<String> {
    let out = child.stdout.take().expect("its output");
    let reading = std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).collect());
    let micros = u64::try_from(chance(longest_micros)).unwrap_or_default();
    let until = Instant::now() + Duration::from_micros(micros);
    while Instant::now() < until && child.try_wait().expect("a child").is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
    let _ = child.kill();
    child.wait().expect("an end");
    reading.join().expect("what it said")
}

/// The files below a folder that a crash left behind.
fn strays(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let is_stray = entry.file_name().to_string_lossy().starts_with(TEMPORARY_PREFIX);
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(_) if is_stray => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found
}

/// Opens the project anew: nothing is unreadable, nothing that was said is missing, nothing is left behind.
#[track_caller]
fn check(sitting: &mut Sitting, said: &[String]) {
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting.save();
    assert!(sitting.opened().problems.is_empty(), "{:?}", sitting.opened().problems);
    let known: Vec<String> =
        sitting.project().annotations(&path("a.txt")).map(|(_, id, ..)| id.to_string()).collect();
    for id in said {
        assert!(known.contains(id), "{id} was said to be kept, and is not");
    }
    assert!(sitting.on_disk().project.has_same_content(sitting.project()));
    assert_eq!([strays(&sitting.root()), strays(&sitting.home())], [Vec::<PathBuf>::new(), Vec::new()]);
}

#[test]
fn a_killed_command_line_loses_nothing_it_acknowledged() {
    let mut sitting = Sitting::of(&[("a.txt", TEXT)]);
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select Người; tag a");
    sitting.save();
    let mut chance = chance(1);
    let mut said = Vec::new();
    for n in 0..60 * effort() {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_butda"));
        program.arg("annotate").arg(sitting.root()).args(["a.txt", "--quote", "Giá xăng", "--theme", "a"]);
        // The same once more would add nothing.
        program.args(["--occurrence", "1", "--annotator", "NCV 1", "--note", &n.to_string()]);
        program.env("HOME", sitting.home()).env_remove("XDG_STATE_HOME").env_remove("XDG_CONFIG_HOME");
        program.stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null());
        let child = program.spawn().expect("the program");
        said.extend(killed(child, 40_000, &mut chance).into_iter().filter(|id| id.len() == 36));
    }
    assert!(said.len() > effort(), "the program never came to its end");
    check_with_home(&mut sitting, &said);
}

/// As `check`, after a last run of the command line, which sweeps its own folder.
#[track_caller]
fn check_with_home(sitting: &mut Sitting, said: &[String]) {
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_butda"))
        .arg("annotate")
        .arg(sitting.root())
        .args(["a.txt", "--quote", "ban giá", "--theme", "a", "--annotator", "NCV 1"])
        .env("HOME", sitting.home())
        .env_remove("XDG_STATE_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("the program").success());
    check(sitting, said);
}

#[test]
fn a_killed_sitting_loses_nothing_it_acknowledged() {
    let mut sitting = Sitting::of(&[("a.txt", TEXT)]);
    let mut chance = chance(2);
    let mut n_said = 0;
    for _ in 0..40 * effort() {
        let mut child = std::process::Command::new(std::env::current_exe().expect("this test"));
        child.args(["killed::a_sitting_that_goes_on_until_it_is_killed", "--exact", "--nocapture"]);
        child.env(FOLDER, sitting.root()).stdout(Stdio::piped()).stderr(Stdio::null());
        let said = killed(child.spawn().expect("this test"), 250_000, &mut chance);
        let said: Vec<String> =
            said.into_iter().filter_map(|line| Some(line.strip_prefix("kept ")?.to_owned())).collect();
        n_said += said.len();
        check(&mut sitting, &said);
    }
    assert!(n_said > 10 * effort(), "{n_said}");
}

/// The child: marks and saves as quickly as it can, and says what is kept. Without a folder there is nothing to do.
#[test]
fn a_sitting_that_goes_on_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let places = Places::within(&folder.with_file_name("home"));
    let annotator = Some((crate::support::annotator_id("NCV 1"), "NCV 1".to_owned()));
    // Each process has ids of its own.
    let mut ids = [0; 32];
    ids[..4].copy_from_slice(&std::process::id().to_le_bytes());
    let settings = Settings { annotator, ..Settings::default() };
    let mut session = Session::new(settings, places, IdSource::new(ids));
    let mut workers = Workers::threaded(|| {});
    let start = Instant::now();
    let now = || Now {
        moment: Moment::from_timestamp(jiff::Timestamp::now()),
        millis: u64::try_from(start.elapsed().as_millis()).unwrap_or_default(),
    };
    let mut tasks = session.run(Command::OpenFolder(folder), now());
    let mut n_marks = 0;
    while start.elapsed() < Duration::from_secs(5) {
        tasks.drain(..).for_each(|task| workers.start(task));
        let reports: Vec<_> = workers.reports().collect();
        for report in reports {
            tasks.extend(session.receive(report, now()));
        }
        tasks.extend(session.tick(now()));
        let Some(open) = session.open_project().filter(|open| open.is_ready()) else { continue };
        if session.reading().is_none() {
            tasks.extend(session.run(Command::Reading(ReadingCommand::OpenArticle(path("a.txt"))), now()));
            continue;
        }
        if open.is_kept() {
            say_kept(&session);
            let at = n_marks % 60;
            n_marks += 1;
            tasks.extend(
                session
                    .run(Command::Selecting(SelectingCommand::Select { anchor: at, focus: at + 5 }), now()),
            );
            tasks.extend(session.run(Command::Act(Action::Highlight), now()));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn say_kept(session: &Session) {
    let open = session.open_project().expect("a project");
    let mut out = std::io::stdout().lock();
    for (_, id, ..) in open.project.annotations(&path("a.txt")) {
        let _ = writeln!(out, "kept {id}");
    }
    let _ = out.flush();
}
