//! A folder of articles and a computer of its own, for command lines run without a process.

use butda::cli::{self, Invocation, Surroundings};
use butda::model::moment::Moment;
use butda::session::Now;
use butda::storage::settings::Places;
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};
use std::{fs, io};
use tempfile::TempDir;

/// An article for most purposes.
pub const TEXT: &str = "Giá xăng tăng\nGiá xăng lại tăng. Người dân bàn về giá xăng, ban giá không nói gì.\n";

/// A project of that article.
pub fn bench() -> Bench {
    Bench::with(&[("giá.txt", TEXT.as_bytes())])
}

/// A field of every object that was printed.
#[track_caller]
pub fn field(told: &Told, name: &str) -> Vec<Value> {
    told.rows().iter().map(|row| row[name].clone()).collect()
}

/// A project folder and this computer's own files, gone with the value.
pub struct Bench {
    folder: TempDir,
    n_runs: AtomicU8,
    system_language: &'static str,
}

/// What a command line came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    /// The exit code.
    pub code: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub messages: String,
}

impl Told {
    /// The objects of `--json`, one a line.
    #[track_caller]
    pub fn rows(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The id that was printed.
    #[track_caller]
    pub fn id(&self) -> &str {
        assert_eq!((self.code, self.messages.as_str()), (0, ""));
        self.out.strip_suffix('\n').expect("a line with the id")
    }
}

impl Bench {
    /// A project of these articles: path and bytes.
    pub fn with(articles: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let bench = Self { folder, n_runs: AtomicU8::new(0), system_language: "en_US.UTF-8" };
        fs::create_dir_all(bench.project()).expect("the project folder");
        for (path, bytes) in articles {
            bench.put(path, bytes);
        }
        bench
    }

    /// The same on a system of another language.
    pub fn speaking(self, system_language: &'static str) -> Self {
        Self { system_language, ..self }
    }

    /// The project folder.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("dự án")
    }

    /// This computer's own files.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Writes a file of the project.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.project().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("its folder");
        fs::write(path, bytes).expect("the file");
    }

    /// Runs a verb in the project folder.
    pub fn run(&self, verb: &str, arguments: &[&str]) -> Told {
        let mut out = Vec::new();
        let (code, messages) = self.run_to(verb, arguments, &mut out);
        Told { code, out: String::from_utf8(out).expect("UTF-8"), messages }
    }

    /// The same with the output going elsewhere.
    pub fn run_to(&self, verb: &str, arguments: &[&str], out: &mut dyn io::Write) -> (u8, String) {
        let mut messages = Vec::new();
        let line = [OsString::from("butda"), verb.into(), self.project().into()];
        let line = line.into_iter().chain(arguments.iter().map(OsString::from));
        match cli::run(line, &self.around(), out, &mut messages) {
            Invocation::Done(code) => (code, String::from_utf8(messages).expect("UTF-8")),
            Invocation::Window { folder, .. } => panic!("a window for {folder:?}"),
        }
    }

    /// Annotates and returns what was told.
    pub fn annotate(&self, article: &str, quote: &str, more: &[&str]) -> Told {
        let mut arguments = vec![article, "--quote", quote];
        arguments.extend(more);
        self.run("annotate", &arguments)
    }

    /// Our files, by path, with their text.
    pub fn our_files(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        collect(&self.project().join("annotations"), &mut found);
        found.retain(|(path, _)| Path::new(path).extension() == Some("ron".as_ref()));
        found.sort();
        found
    }

    fn around(&self) -> Surroundings {
        let moment = Moment::try_from("2026-11-21T10:00:00Z".to_owned()).expect("a moment");
        Surroundings {
            now: Now { moment, millis: 0 },
            seed: [self.n_runs.fetch_add(1, Ordering::Relaxed); 32],
            places: Some(Places::within(&self.home())),
            system_language: Some(self.system_language.to_owned()),
            login: Some("lan".to_owned()),
        }
    }
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            collect(&entry.path(), found);
        } else {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            found.push((entry.path().display().to_string(), text));
        }
    }
}
