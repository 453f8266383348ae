//! Damaged files of every kind that is read: no reader panics, hangs or fills the memory, whatever the bytes are.
//!
//! `cargo test fuzzing` tries 500 inputs a reader. `BUTDA_FUZZ=20000 cargo test fuzzing` tries as many as it says, and tells
//! the slowest (on Linux); `BUTDA_FUZZ_ONLY=pdf,rtf` tries these alone. Inputs are the same each time. A reader is added by a
//! line in `READERS` and its seeds in `fuzzing_seeds.rs`.
//!
//! Inputs are read in a process of its own, which on Unix has 512 MB of addresses. It says which input it begins, and is ended
//! when it says nothing for ten seconds; where the system tells it (Linux), these are seconds that it had of a processor.

use crate::fuzzing_mutator::input;
use crate::fuzzing_project_seeds as project_seeds;
use crate::fuzzing_seeds as seeds;
use butda::documents::document::{Document, DocumentFault};
use butda::documents::old_encodings::read_plain;
use butda::documents::{doc, docx, epub, html_article, mhtml, odt, old_fonts, pdf, rtf};
use butda::exchange::table::Table;
use butda::exchange::table_articles::study_of;
use butda::exchange::table_columns::guess;
use butda::exchange::{
    codebook_reading, csl_json, kindle, refi, ris, sqlite, table_csv, table_jsonl, table_xlsx,
    web_annotation_reading, zotero_json,
};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// A reader of files that come from elsewhere.
struct Reader {
    name: &'static str,
    /// Small files that it can read.
    seeds: fn() -> Vec<Vec<u8>>,
    /// Reads a file as the program does; what comes of it does not matter.
    read: fn(&[u8]),
}

const READERS: [Reader; 21] = [
    Reader { name: "docx", seeds: seeds::docx, read: |bytes| take(docx::read(bytes, &|| false)) },
    Reader { name: "odt", seeds: seeds::odt, read: |bytes| take(odt::read(bytes, &|| false)) },
    Reader { name: "rtf", seeds: seeds::rtf, read: |bytes| take(rtf::read(bytes, &|| false)) },
    Reader { name: "doc", seeds: seeds::doc, read: |bytes| take(doc::read(bytes, &|| false)) },
    Reader { name: "html", seeds: seeds::html, read: |bytes| take(html_article::read(bytes, &|| false)) },
    Reader { name: "mhtml", seeds: seeds::mhtml, read: |bytes| take(mhtml::read(bytes, &|| false)) },
    Reader { name: "epub", seeds: seeds::epub, read: |bytes| take_all(epub::read(bytes, &|| false)) },
    Reader { name: "pdf", seeds: seeds::pdf, read: |bytes| take(pdf::read(bytes, &|| false)) },
    Reader { name: "text", seeds: seeds::text, read: |bytes| drop(read_plain(bytes)) },
    Reader {
        name: "codebook",
        seeds: seeds::codebook,
        read: |bytes| drop(codebook_reading::read(bytes, false)),
    },
    Reader {
        name: "web-annotation",
        seeds: seeds::web_annotation,
        read: |bytes| drop(web_annotation_reading::read(bytes, &|| false)),
    },
    Reader { name: "kindle", seeds: seeds::kindle, read: |bytes| drop(kindle::read(bytes, &|| false)) },
    Reader { name: "zotero", seeds: seeds::zotero, read: |bytes| drop(zotero_json::read(bytes, &|| false)) },
    Reader {
        name: "refi",
        seeds: project_seeds::refi,
        read: |bytes| drop(refi::read(bytes, None, &|| false)),
    },
    Reader {
        name: "qdc",
        seeds: project_seeds::qdc,
        read: |bytes| drop(refi::read_codebook(bytes, &|| false)),
    },
    Reader {
        name: "sqlite",
        seeds: project_seeds::sqlite,
        read: |bytes| drop(sqlite::read(bytes, None, &|| false)),
    },
    Reader {
        name: "csv",
        seeds: project_seeds::csv,
        read: |bytes| take_table(table_csv::read(bytes, &|| false)),
    },
    Reader {
        name: "xlsx",
        seeds: project_seeds::xlsx,
        read: |bytes| take_table(table_xlsx::read(bytes, &|| false)),
    },
    Reader {
        name: "jsonl",
        seeds: project_seeds::jsonl,
        read: |bytes| take_table(table_jsonl::read(bytes, &|| false)),
    },
    Reader { name: "ris", seeds: project_seeds::ris, read: |bytes| drop(ris::read(bytes, &|| false)) },
    Reader { name: "csl", seeds: project_seeds::csl, read: |bytes| drop(csl_json::read(bytes, &|| false)) },
];

/// Makes articles of a table, as the program does.
fn take_table(read: Result<Table, DocumentFault>) {
    if let Ok(table) = read {
        drop(study_of(&table, &guess(&table), &|| false));
    }
}

/// Readers that break, to see that it is seen.
const FAULTY: [Reader; 3] = [
    Reader {
        name: "panicking",
        seeds: seeds::kindle,
        read: |bytes| assert!(bytes.is_empty(), "as it should"),
    },
    Reader { name: "filling", seeds: seeds::kindle, read: |bytes| drop(vec![bytes.len(); 1 << 27]) },
    Reader { name: "hanging", seeds: seeds::kindle, read: |_| forever() },
];

fn forever() {
    loop {
        std::hint::spin_loop();
    }
}

/// Goes on with a document as an import does.
fn take(read: Result<Document, DocumentFault>) {
    if let Ok(mut document) = read {
        old_fonts::restore(&mut document);
        let document = document.tidied();
        drop(document.plain_text());
        drop(butda::documents::marked::write_marked(&document, &|at| at.to_string()));
    }
}

fn take_all(read: Result<Vec<Document>, DocumentFault>) {
    read.into_iter().flatten().for_each(|document| take(Ok(document)));
}

/// How many inputs a reader is given where nothing else is asked for.
const N_INPUTS: usize = 500;

/// How long an input may take.
const LONGEST: Duration = Duration::from_secs(10);

/// How much memory the child may name, in kilobytes.
const MAX_KILOBYTES: usize = 512 << 10;

/// How often the child may say nothing for so long without having had that time of a processor.
const MAX_SILENCES: usize = 6;

/// The stack of the thread that reads, in bytes: what a thread has that asks for nothing else.
const STACK_BYTES: usize = 2 << 20;

/// After how many faults of a reader no more are looked for.
const MAX_FAULTS: usize = 20;

/// How many of the slowest inputs are told.
const N_SLOWEST: usize = 10;

/// The variables that say how many inputs, of which readers, and to the child what to read.
const HOW_MANY: &str = "BUTDA_FUZZ";
const ONLY: &str = "BUTDA_FUZZ_ONLY";
const TASK: &str = "BUTDA_FUZZ_TASK";

#[test]
fn no_damaged_file_makes_a_reader_panic_hang_or_fill_the_memory() {
    let told = std::env::var(HOW_MANY).ok().and_then(|n| n.parse().ok());
    let n_inputs = told.unwrap_or(N_INPUTS);
    let only = std::env::var(ONLY).unwrap_or_default();
    let mut faults = String::new();
    let mut costs = Vec::new();
    let is_meant = |reader: &&Reader| only.is_empty() || only.split(',').any(|name| name == reader.name);
    let readers: Vec<&Reader> = READERS.iter().filter(is_meant).collect();
    assert!(!readers.is_empty(), "{ONLY}={only}");
    for reader in readers {
        let outcome = try_all(reader, n_inputs, LONGEST);
        faults.push_str(&outcome.faults);
        costs.extend(outcome.costs);
    }
    if told.is_some() {
        costs.sort_by_key(|cost| std::cmp::Reverse(cost.micros));
        for cost in costs.iter().take(N_SLOWEST) {
            let line =
                format!("{} {}: {} ms, {} bytes", cost.reader, cost.number, cost.micros / 1000, cost.n_bytes);
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// What an input cost.
struct Cost {
    reader: &'static str,
    number: usize,
    micros: u64,
    n_bytes: usize,
}

/// What came of trying a reader.
#[derive(Default)]
struct Outcome {
    /// A paragraph a fault.
    faults: String,
    /// The slowest inputs.
    costs: Vec<Cost>,
}

/// Tries a reader with inputs from 0; where one breaks it, it goes on after that.
fn try_all(reader: &Reader, n_inputs: usize, longest: Duration) -> Outcome {
    let mut outcome = Outcome::default();
    let (mut next, mut n_faults) = (0, 0);
    while next < n_inputs && n_faults < MAX_FAULTS {
        let mut child = begin(reader, next, n_inputs);
        let lines = lines_of(&mut child);
        let words = words_of(&mut child);
        let mut heard = Heard::default();
        let why = loop {
            match lines.recv_timeout(longest) {
                Ok(line) => heard.take(&line, reader, &mut outcome),
                Err(RecvTimeoutError::Timeout) if heard.is_hanging(child.id(), longest) => {
                    break Some("it hangs");
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break None,
            }
        };
        let _ = why.map(|_| child.kill());
        let status = child.wait().expect("an end");
        let words = words.join().expect("what it said");
        // A child that did not come to the last input did not do what it was told, however it ended.
        if status.success() && heard.begun == Some(n_inputs - 1) {
            break;
        }
        n_faults += 1;
        let begun = heard.begun.unwrap_or(next);
        let why = why.map_or_else(|| format!("it ends with {status}"), str::to_owned);
        let path = kept(reader, begun);
        let _ = writeln!(outcome.faults, "\n{} {begun}: {why}; the input is {path}\n{words}", reader.name);
        next = begun + 1;
    }
    outcome
}

/// What a child said.
#[derive(Default)]
struct Heard {
    /// The input that it is at.
    begun: Option<usize>,
    /// How much time it had had of a processor when it began with that, in microseconds.
    micros_before: Option<u64>,
    /// How often it has said nothing for long since then.
    n_silences: usize,
}

impl Heard {
    /// Takes a line of the child: an input that it begins, or what the one before cost.
    fn take(&mut self, line: &str, reader: &Reader, outcome: &mut Outcome) {
        let mut words = line.split(' ');
        let kind = words.next();
        let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
        let small = |number: u64| usize::try_from(number).unwrap_or_default();
        match (kind, number()) {
            (Some("begin"), Some(begun)) => {
                *self = Self { begun: Some(small(begun)), micros_before: number(), n_silences: 0 };
            }
            (Some("cost"), Some(micros)) => {
                let (number, n_bytes) = (self.begun.unwrap_or_default(), small(number().unwrap_or_default()));
                outcome.costs.push(Cost { reader: reader.name, number, micros, n_bytes });
                outcome.costs.sort_by_key(|cost| std::cmp::Reverse(cost.micros));
                outcome.costs.truncate(N_SLOWEST);
            }
            _ => {}
        }
    }

    /// Whether the child, which said nothing for long, is taken to hang: on a busy computer it may only wait its turn.
    fn is_hanging(&mut self, child: u32, longest: Duration) -> bool {
        self.n_silences += 1;
        let (Some(before), Some(now)) = (self.micros_before, micros_of(child)) else { return true };
        let spent = Duration::from_micros(now.saturating_sub(before));
        spent >= longest || self.n_silences >= MAX_SILENCES
    }
}

/// The time that all threads of a process have had of a processor, in microseconds, where the system tells it.
fn micros_of(process: u32) -> Option<u64> {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).ok()?;
    Some(threads.flatten().filter_map(|thread| micros_in(&thread.path())).sum())
}

/// What a thread has had, by its folder.
fn micros_in(thread: &Path) -> Option<u64> {
    let told = std::fs::read_to_string(thread.join("schedstat")).ok()?;
    told.split(' ').next()?.parse::<u64>().ok().map(|nanos| nanos / 1000)
}

/// This program again, with the child's part of the test alone.
fn begin(reader: &Reader, first: usize, end: usize) -> Child {
    let this = std::env::current_exe().expect("this program");
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MAX_KILOBYTES} || :; exec \"$0\" \"$@\"")]).arg(this);
        shell
    } else {
        Command::new(this)
    };
    let test = concat!(module_path!(), "::the_child_reads_what_it_is_told");
    let test = test.split_once("::").map_or(test, |(_, test)| test);
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    command.env(TASK, format!("{} {first} {end}", reader.name));
    // Each arena of the C library takes 64 MB of addresses, used or not.
    command.env("MALLOC_ARENA_MAX", "1").env("RUST_BACKTRACE", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a child")
}

fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().expect("its output"));
    std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    receiver
}

fn words_of(child: &mut Child) -> std::thread::JoinHandle<String> {
    let mut out = child.stderr.take().expect("its output");
    std::thread::spawn(move || {
        let mut words = Vec::new();
        let _ = out.read_to_end(&mut words);
        String::from_utf8_lossy(&words).chars().take(4_000).collect()
    })
}

/// Keeps an input in a file, and gives its path.
fn kept(reader: &Reader, number: usize) -> String {
    let path = std::env::temp_dir().join(format!("butda-fuzz-{}-{number}", reader.name));
    std::fs::write(&path, input(reader.name, &(reader.seeds)(), number)).expect("a file");
    path.display().to_string()
}

#[test]
fn the_child_reads_what_it_is_told() {
    let Ok(task) = std::env::var(TASK) else { return };
    let mut words = task.split(' ');
    let name = words.next();
    let mut readers = READERS.iter().chain(&FAULTY);
    let reader = readers.find(|reader| Some(reader.name) == name).expect("a reader");
    let mut numbers = words.filter_map(|word| word.parse().ok());
    let (first, end) = (numbers.next().expect("a number"), numbers.next().expect("a number"));
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    thread.spawn(move || read_all(reader, first, end)).expect("a thread").join().expect("no panic");
}

fn read_all(reader: &Reader, first: usize, end: usize) {
    let seeds = (reader.seeds)();
    let is_long = std::env::var(HOW_MANY).is_ok();
    let this_thread = Path::new("/proc/thread-self");
    let mut out = std::io::stdout();
    // The line that the test's own name stands on.
    writeln!(out).expect("a line");
    for number in first..end {
        let bytes = input(reader.name, &seeds, number);
        let before = micros_in(this_thread);
        let told = before.map(|micros| micros.to_string()).unwrap_or_default();
        writeln!(out, "begin {number} {told}").expect("a line");
        (reader.read)(&bytes);
        if let (true, Some(before), Some(after)) = (is_long, before, micros_in(this_thread)) {
            writeln!(out, "cost {} {}", after - before, bytes.len()).expect("a line");
        }
    }
}

#[test]
fn every_seed_is_read_by_its_reader() {
    for reader in &READERS {
        let seeds = (reader.seeds)();
        assert!(!seeds.is_empty(), "{}", reader.name);
        for seed in &seeds {
            (reader.read)(seed);
        }
    }
}

#[test]
fn a_reader_that_panics_hangs_or_fills_the_memory_is_found() {
    for (reader, said) in FAULTY.iter().zip(["as it should", "memory allocation", "it hangs"]) {
        if reader.name == "filling" && !cfg!(target_os = "linux") {
            continue;
        }
        let longest = if reader.name == "hanging" { Duration::from_secs(1) } else { LONGEST };
        let faults = try_all(reader, 2, longest).faults;
        for number in 0..2 {
            let path = std::env::temp_dir().join(format!("butda-fuzz-{}-{number}", reader.name));
            let kept = std::fs::read(&path).expect("the input");
            assert_eq!(kept, input(reader.name, &(reader.seeds)(), number));
            assert!(faults.contains(&format!("{} {number}: ", reader.name)), "{faults}");
            assert!(faults.contains(said) && faults.contains(&path.display().to_string()), "{faults}");
            std::fs::remove_file(path).expect("a file");
        }
    }
}
