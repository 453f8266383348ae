//! Where an export may be written, and what is said of it is what happened: relative names, folders, pipes, devices and
//! the project itself. Pipes, devices and the folder one is in belong to a process, so the real program runs.

use crate::cli_support::{Bench, Told, bench, field};
use butda::storage::atomic_write::{make_folder, replace_file};
use butda::storage::disk::{Disk, DiskFile, FileKind, Held, Meta, Privacy, RealDisk};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::{fs, io};

/// Runs an export and says how it ended.
fn export(bench: &Bench, format: &str, output: &Path) -> Told {
    bench.run("export", &["--format", format, "--output", &output.display().to_string()])
}

/// A project with one annotation.
fn annotated() -> Bench {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    bench
}

/// The export as it is printed.
fn printed(bench: &Bench, format: &str) -> String {
    bench.run("export", &["--format", format, "--output", "-"]).out
}

/// The real program, in a folder.
fn program(bench: &Bench, folder: &Path, output: &str) -> std::process::Command {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_butda"));
    program.env("HOME", bench.home()).env("LANG", "en_US.UTF-8").current_dir(folder);
    program.arg("export").arg(bench.project()).args(["--format", "csv", "--output", output]);
    program
}

fn code_and_messages(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn an_export_to_a_relative_name_is_written_from_the_folder_one_is_in() {
    let bench = annotated();
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    for name in ["out.csv", "./dot.csv", "sub/nested.csv", "sub/../around.csv"] {
        let output = program(&bench, folder.path(), name).output().expect("the program");
        assert_eq!(code_and_messages(&output).0, Some(0), "{name}: {output:?}");
        assert_eq!(fs::read_to_string(folder.path().join(name)).ok(), Some(printed(&bench, "csv")));
    }
}

/// The file system below a folder, for relative names; the empty name is nothing, as the system has it.
#[derive(Debug)]
struct Below(PathBuf);

impl Below {
    fn at(&self, path: &Path) -> io::Result<PathBuf> {
        if path.as_os_str().is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(self.0.join(path)) }
    }
}

impl Disk for Below {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        RealDisk.meta(&self.at(path)?)
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(&self.at(path)?, max)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileKind)>> {
        RealDisk.list(&self.at(folder)?)
    }

    fn make_folder(&self, folder: &Path, privacy: Privacy) -> io::Result<()> {
        RealDisk.make_folder(&self.at(folder)?, privacy)
    }

    fn create(&self, path: &Path, privacy: Privacy) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.create(&self.at(path)?, privacy)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.append(&self.at(path)?)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(&self.at(from)?, &self.at(to)?)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename_new(&self.at(from)?, &self.at(to)?)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(&self.at(path)?)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(&self.at(folder)?)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        RealDisk.try_lock(&self.at(path)?)
    }
}

#[test]
fn files_and_folders_of_relative_names_are_made_and_made_durable() {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Below(folder.path().to_owned());
    for name in ["bare.ron", "new/in.ron", "./a/b/in.ron"] {
        let made = make_folder(&disk, Path::new(name).parent().expect("a folder"), Privacy::Shared);
        assert_eq!(made.map_err(|error| error.to_string()), Ok(()), "{name}");
        assert!(replace_file(&disk, Path::new(name), b"x", Privacy::Shared, None).is_ok(), "{name}");
        assert_eq!(fs::read(folder.path().join(name)).ok().as_deref(), Some(&b"x"[..]));
    }
}

#[test]
fn a_folder_that_is_not_there_is_named_and_not_made() {
    let bench = annotated();
    let folder = tempfile::tempdir().expect("a folder");
    for (name, named) in
        [("new/out.csv", "no folder new."), ("a/b/c.csv", "no folder a/b."), ("new/", "no folder new/.")]
    {
        let output = program(&bench, folder.path(), name).output().expect("the program");
        let (code, messages) = code_and_messages(&output);
        assert!(code == Some(2) && messages.contains(named), "{name}: {code:?} {messages}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_folder_is_never_taken_for_a_file() {
    let bench = annotated();
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    for name in [".", "..", "sub", "sub/", "sub/.", "sub/.."] {
        let output = program(&bench, folder.path(), name).output().expect("the program");
        let (code, messages) = code_and_messages(&output);
        assert!(code == Some(2) && messages.contains("a folder"), "{name}: {code:?} {messages}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn a_report_in_the_project_is_no_article_and_can_be_exported_again() {
    let bench = annotated();
    for name in ["report.md", "report.txt", "sub/Report.MD"] {
        fs::create_dir_all(bench.project().join("sub")).expect("a folder");
        let path = bench.project().join(name);
        for _ in 0..2 {
            assert_eq!(export(&bench, "markdown", &path).code, 0, "{name}");
            assert_eq!(fs::read_to_string(&path).ok(), Some(printed(&bench, "markdown")));
        }
    }
    let told = bench.run("list", &["--json"]);
    assert_eq!((told.code, field(&told, "article")), (0, vec!["giá.txt".into()]));
    assert_eq!(bench.run("check", &[]).code, 0);
    let found = bench.run("find", &["lại", "--json"]);
    assert_eq!((found.code, found.rows().len()), (0, 1));
    let refused = bench.annotate("report.md", "lại", &["--theme", "Giá"]);
    assert!(refused.code == 2 && refused.messages.contains("is a report exported by Bút Dạ"), "{refused:?}");
}

#[test]
fn a_report_is_never_written_over_an_article_even_one_that_is_new() {
    let bench = annotated();
    bench.put("mới.md", "---\ngenerator: other 1.0\n---\nGiá vàng tăng.\n".as_bytes());
    for name in ["giá.txt", "mới.md"] {
        let path = bench.project().join(name);
        let before = fs::read(&path).ok();
        assert_eq!(export(&bench, "markdown", &path).code, 2, "{name}");
        assert_eq!(fs::read(&path).ok(), before);
    }
}

#[test]
fn what_has_no_room_for_a_mark_is_not_written_where_it_would_become_an_article() {
    let bench = annotated();
    let report = bench.project().join("report.md");
    assert_eq!(export(&bench, "markdown", &report).code, 0);
    for name in ["out.txt", "out.md", "report.md"] {
        for format in ["csv", "json"] {
            let told = export(&bench, format, &bench.project().join(name));
            assert!(told.code == 2 && told.messages.contains("taken for an article"), "{told:?}");
        }
    }
    assert!(!bench.project().join("out.txt").exists());
    let outside = tempfile::tempdir().expect("a folder");
    assert_eq!(export(&bench, "csv", &outside.path().join("out.txt")).code, 0);
    assert_eq!(export(&bench, "csv", &bench.project().join("out.csv")).code, 0);
}

#[test]
fn nothing_new_is_written_below_annotations_however_it_is_named() {
    let bench = annotated();
    let before = bench.our_files();
    let ours = bench.project().join("annotations");
    let mut paths = vec![ours.join("x.csv"), bench.project().join("giá/../annotations/x.ron")];
    fs::create_dir(bench.project().join("giá")).expect("a folder");
    if cfg!(unix) {
        let link = bench.home().join("link");
        std::os::unix::fs::symlink(&ours, &link).expect("a link");
        paths.push(link.join("x.csv"));
    }
    for path in paths {
        for format in ["csv", "markdown"] {
            let told = export(&bench, format, &path);
            assert!(told.code == 2 && told.messages.contains("folder of annotations"), "{told:?}");
            assert!(!path.exists());
        }
    }
    let output = program(&bench, &ours, "x.csv").output().expect("the program");
    assert_eq!(code_and_messages(&output).0, Some(2));
    assert_eq!(bench.our_files(), before);
    let bare = crate::cli_support::bench();
    assert_eq!(export(&bare, "csv", &bare.project().join("annotations")).code, 2);
}

#[cfg(unix)]
mod streams {
    use super::{annotated, code_and_messages, printed, program};
    use std::fs::{self, OpenOptions};
    use std::process::{Command, Stdio};

    #[test]
    fn a_pipe_gets_the_export_as_a_stream_and_one_that_nobody_reads_is_refused_at_once() {
        let bench = annotated();
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()));
        let output = program(&bench, folder.path(), "pipe").output().expect("the program");
        let (code, messages) = code_and_messages(&output);
        assert!(code == Some(2) && messages.contains("no program reads from"), "{code:?} {messages}");
        // Opened for both, so that neither end waits for the other.
        let held = OpenOptions::new().read(true).write(true).open(&pipe).expect("both ends");
        assert_eq!(program(&bench, folder.path(), "pipe").status().ok().and_then(|s| s.code()), Some(0));
        let expected = printed(&bench, "csv");
        let mut read = vec![0; expected.len()];
        std::io::Read::read_exact(&mut &held, &mut read).expect("the export");
        assert_eq!(String::from_utf8(read).ok(), Some(expected));
    }

    #[test]
    fn standard_output_by_its_name_is_standard_output_wherever_it_leads() {
        let bench = annotated();
        let folder = tempfile::tempdir().expect("a folder");
        let expected = printed(&bench, "csv");
        for name in ["/dev/stdout", "/dev/fd/1"] {
            let output = program(&bench, folder.path(), name).output().expect("the program");
            assert_eq!(
                (output.status.code(), String::from_utf8(output.stdout).ok()),
                (Some(0), Some(expected.clone()))
            );
            let file = folder.path().join("file");
            fs::write(&file, "before\n").expect("a file");
            let appended = OpenOptions::new().append(true).open(&file).expect("a file");
            let status = program(&bench, folder.path(), name).stdout(appended).status();
            assert_eq!(status.ok().and_then(|status| status.code()), Some(0));
            assert_eq!(fs::read_to_string(&file).ok(), Some(format!("before\n{expected}")));
        }
    }

    #[test]
    fn a_device_is_written_to_and_never_read() {
        let bench = annotated();
        let folder = tempfile::tempdir().expect("a folder");
        let done = |name: &str| program(&bench, folder.path(), name).stdout(Stdio::null()).output();
        assert_eq!(done("/dev/null").expect("the program").status.code(), Some(0));
        let (code, messages) = code_and_messages(&done("/dev/full").expect("the program"));
        assert!(code == Some(2) && messages.contains("the disk is full"), "{code:?} {messages}");
    }

    #[test]
    fn a_link_to_a_file_is_not_followed() {
        let bench = annotated();
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("file"), "x").expect("a file");
        for (link, target) in [("link", "file"), ("dangling", "nowhere")] {
            std::os::unix::fs::symlink(target, folder.path().join(link)).expect("a link");
            let (code, messages) =
                code_and_messages(&program(&bench, folder.path(), link).output().expect("the program"));
            assert!(code == Some(2) && messages.contains("links are not followed"), "{code:?} {messages}");
        }
        assert_eq!(fs::read_to_string(folder.path().join("file")).ok().as_deref(), Some("x"));
        assert!(!folder.path().join("nowhere").exists());
    }
}
