//! Two imports into one folder at once: what one writes, the other neither replaces nor takes back.

use crate::docx_writing::{document_with, paragraph};
use crate::support::Sitting;
use butda::session::{Action, ImportCommand, ImportNotice, Notice};
use butda::storage::atomic_write::WriteError;
use butda::storage::disk::{Disk, DiskFile, FileKind, Held, Meta, Privacy, RealDisk};
use butda::workers::importing::{ImportFault, ImportSource};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A disk where another program puts a file of the same bytes in the place of each new file whose name begins so, so often,
/// just before it is made.
#[derive(Debug)]
struct Intruded {
    name: &'static str,
    n_left: AtomicUsize,
}

impl Disk for Intruded {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        RealDisk.meta(path)
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, max)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileKind)>> {
        RealDisk.list(folder)
    }

    fn make_folder(&self, folder: &Path, privacy: Privacy) -> io::Result<()> {
        RealDisk.make_folder(folder, privacy)
    }

    fn create(&self, path: &Path, privacy: Privacy) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.create(path, privacy)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.append(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let is_meant = to.file_name().is_some_and(|name| name.to_string_lossy().starts_with(self.name));
        let less = |n: usize| n.checked_sub(1);
        if is_meant && self.n_left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok() {
            fs::copy(from, to)?;
        }
        RealDisk.rename_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        RealDisk.try_lock(path)
    }
}

/// A sitting on such a disk that imports the documents *Một* and *Hai*.
fn importing_two(n_intrusions: usize) -> Sitting {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng tăng.\n")]);
    sitting.put_on(Arc::new(Intruded { name: "hai", n_left: AtomicUsize::new(n_intrusions) }));
    let sources = ["một", "hai"].map(|name| {
        let path = sitting.home().join(format!("{name}.docx"));
        let body = paragraph("<w:pStyle w:val=\"Heading1\"/>", name) + &paragraph("", "Hết bài.");
        fs::write(&path, document_with(&body, &[], "")).expect("a file");
        ImportSource::Path(path)
    });
    sitting.run(ImportCommand::Read(sources.to_vec()));
    sitting.run(ImportCommand::Take);
    sitting
}

fn imported(folder: &Path) -> Vec<String> {
    let listed = fs::read_dir(folder.join("imported")).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        listed.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_appears_before_it_is_made_stays_and_another_name_is_taken() {
    let mut sitting = importing_two(2);
    assert_eq!(imported(&sitting.root()), ["hai (2).md", "hai (3).md", "hai.md", "một.md"]);
    sitting.save();
    assert_eq!(sitting.opened().library.len(), 5);
    // What others put there is not of this import, though it holds the same.
    sitting.run(Action::Undo);
    assert_eq!(imported(&sitting.root()), ["hai (2).md", "hai.md"]);
    sitting.restart();
    assert_eq!(imported(&sitting.root()), ["hai (2).md", "hai.md"]);
}

#[test]
fn an_import_that_finds_no_name_takes_back_its_own_files_alone_and_says_which_it_could_not_make() {
    let mut sitting = importing_two(usize::MAX);
    let Some(Notice::Import(ImportNotice::NotWritten(ImportFault { file, error }))) = sitting.said() else {
        panic!("{:?}", sitting.said())
    };
    assert_eq!(error, WriteError::NameTaken);
    assert!(file.expect("a file").as_str().starts_with("imported/hai"));
    let left = imported(&sitting.root());
    assert_eq!(left.len(), 8, "{left:?}");
    assert!(left.iter().all(|name| name.starts_with("hai")), "{left:?}");
    sitting.restart();
    assert_eq!(imported(&sitting.root()), left);
}

/// Starts the real program with a home of its own.
fn start(sitting: &Sitting, arguments: &[&str]) -> Child {
    let (verb, arguments) = arguments.split_first().expect("a verb");
    let mut program = Command::new(env!("CARGO_BIN_EXE_butda"));
    program.arg(verb).arg(sitting.root()).args(arguments).current_dir(sitting.home());
    program.env("HOME", sitting.home()).env("USER", "Lan").env("LOGNAME", "Lan").env_remove("XDG_STATE_HOME");
    program.env_remove("XDG_CONFIG_HOME").env("LANG", "C.UTF-8");
    program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().expect("the program")
}

fn ended(child: Child) -> (Option<i32>, usize) {
    let Output { status, stdout, .. } = child.wait_with_output().expect("an end");
    (status.code(), String::from_utf8_lossy(&stdout).lines().count())
}

/// The people who have a folder in a project.
fn people(sitting: &Sitting) -> usize {
    let entries = fs::read_dir(sitting.root().join("annotations")).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().is_dir()).count()
}

#[test]
fn of_two_programs_that_import_the_same_at_once_one_makes_the_articles_and_one_finds_them() {
    let sitting = Sitting::of(&[]);
    let names: Vec<String> = (0..20).map(|n| format!("tin {n}.txt")).collect();
    fs::create_dir_all(sitting.home()).expect("a folder");
    for name in &names {
        fs::write(sitting.home().join(name), format!("Bài {name}.\n")).expect("a file");
    }
    let arguments: Vec<&str> = std::iter::once("import").chain(names.iter().map(String::as_str)).collect();
    let both = [start(&sitting, &arguments), start(&sitting, &arguments)].map(ended);
    assert!(both.iter().all(|(code, _)| *code == Some(0)), "{both:?}");
    assert_eq!(both.iter().map(|(_, n_made)| n_made).sum::<usize>(), 20);
    assert_eq!((imported(&sitting.root()).len(), people(&sitting)), (20, 1));
}

#[test]
fn an_import_and_an_annotation_at_once_are_of_one_person() {
    for _ in 0..5 {
        let sitting = Sitting::of(&[("a.txt", "Giá xăng tăng.\n")]);
        fs::create_dir_all(sitting.home()).expect("a folder");
        fs::write(sitting.home().join("b.txt"), "Bài khác.\n").expect("a file");
        let import = start(&sitting, &["import", "b.txt"]);
        let annotate = start(&sitting, &["annotate", "a.txt", "--quote", "Giá", "--theme", "A"]);
        assert_eq!([ended(import), ended(annotate)], [(Some(0), 1), (Some(0), 1)]);
        assert_eq!(people(&sitting), 1);
    }
}
