//! What becomes of the output: whatever takes it may fail, be closed or be full, and the exit code and the message say
//! what happened. 0 is done, 1 done but something needs attention, 2 not done.

use crate::cli_support::{Bench, bench, field};
use std::io;

/// A writer that fails, at once or when it is flushed.
struct Failing {
    kind: io::ErrorKind,
    is_buffered: bool,
}

impl Failing {
    fn result(&self, is_refused: bool) -> io::Result<()> {
        if is_refused { Err(self.kind.into()) } else { Ok(()) }
    }
}

impl io::Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.result(!self.is_buffered).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.result(self.is_buffered)
    }
}

/// The verbs that only read, with what they need.
const READING: [(&str, &[&str]); 7] = [
    ("check", &["--json"]),
    ("list", &[]),
    ("list", &["--json"]),
    ("find", &["giá"]),
    ("text", &["giá.txt"]),
    ("passages", &["--json"]),
    ("export", &["--format", "csv", "--output", "-"]),
];

fn annotated() -> Bench {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    bench
}

#[test]
fn a_result_that_cannot_be_written_out_is_not_done_and_says_why() {
    let bench = annotated();
    for (verb, arguments) in READING {
        for is_buffered in [false, true] {
            let mut full = Failing { kind: io::ErrorKind::StorageFull, is_buffered };
            let (code, messages) = bench.run_to(verb, arguments, &mut full);
            assert_eq!(code, 2, "{verb}: {messages}");
            assert!(messages.contains("could not be written to standard output"), "{verb}: {messages}");
        }
    }
}

#[test]
fn whoever_has_read_enough_closes_the_pipe_and_nothing_is_wrong() {
    let bench = annotated();
    for (verb, arguments) in READING {
        for is_buffered in [false, true] {
            let mut closed = Failing { kind: io::ErrorKind::BrokenPipe, is_buffered };
            let (code, messages) = bench.run_to(verb, arguments, &mut closed);
            assert!(code == 0 && !messages.contains("could not"), "{verb}: {code} {messages}");
        }
    }
}

#[test]
fn an_annotation_whose_id_cannot_be_printed_is_made_and_needs_attention() {
    let bench = bench();
    let arguments = ["giá.txt", "--quote", "lại", "--theme", "Giá"];
    let mut full = Failing { kind: io::ErrorKind::StorageFull, is_buffered: true };
    let (code, messages) = bench.run_to("annotate", &arguments, &mut full);
    let ids = field(&bench.run("passages", &["--json"]), "id");
    assert_eq!((code, ids.len()), (1, 1), "{messages}");
    assert!(messages.contains(ids[0].as_str().expect("an id")), "{messages}");
}

#[test]
fn an_export_to_a_file_does_not_care_whether_there_is_an_output() {
    let bench = annotated();
    let output = bench.home().join("out.csv").display().to_string();
    let mut full = Failing { kind: io::ErrorKind::StorageFull, is_buffered: false };
    let arguments = ["--format", "csv", "--output", &output];
    assert_eq!(bench.run_to("export", &arguments, &mut full).0, 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_was_deleted_under_the_one_who_is_in_it_cannot_be_opened() {
    let bench = annotated();
    let gone = bench.home().join("gone");
    std::fs::create_dir(&gone).expect("a folder");
    for verb in [&["list", "."][..], &["find", ".", "giá"], &["check", "."]] {
        let output = std::process::Command::new("sh")
            .args(["-c", "cd \"$1\" && rmdir \"$1\" && shift && exec \"$@\"", "sh"])
            .arg(&gone)
            .arg(env!("CARGO_BIN_EXE_butda"))
            .args(verb)
            .env("HOME", bench.home())
            .output()
            .expect("the program");
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        std::fs::create_dir(&gone).expect("a folder");
    }
}
