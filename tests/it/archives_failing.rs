//! An archive that cannot be written to its end is told as an error, once, and says nothing by itself on standard error.

use crate::exchange_studies::hostile;
use butda::exchange::export_options::ExportOptions;
use butda::exchange::export_words::ExportWords;
use butda::exchange::format::{Asked, FormatId};
use butda::exchange::sink::NotWritten;
use std::io::{self, Cursor, Seek, SeekFrom, Write};
use std::process::Command;

const ARCHIVES: [FormatId; 6] = [
    FormatId::TableXlsx,
    FormatId::Docx,
    FormatId::Refi,
    FormatId::Obsidian,
    FormatId::Parquet,
    FormatId::Brat,
];

/// Set where this test runs in a process of its own.
const ALONE: &str = "BUTDA_TEST_ALONE";

/// A disk that takes so many more bytes.
struct Full {
    out: Cursor<Vec<u8>>,
    n_left: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.n_left == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let n = bytes.len().min(self.n_left);
        self.n_left -= n;
        self.out.write(&bytes[..n])
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Full {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.out.seek(to)
    }
}

/// Writes an archive where there is room for so many bytes; gives what is missing.
fn written(format: FormatId, n_bytes: usize) -> Result<usize, NotWritten> {
    let (study, words) = (hostile(), ExportWords::default());
    let asked = Asked { words: &words, options: ExportOptions::default() };
    let mut out = Full { out: Cursor::new(Vec::new()), n_left: n_bytes };
    format.write_study(&study, &asked, &mut out)?;
    Ok(out.n_left)
}

#[test]
fn an_archive_that_is_not_written_to_its_end_is_one_error_and_nothing_on_standard_error() {
    if std::env::var_os(ALONE).is_none() {
        let name = "archives_failing::an_archive_that_is_not_written_to_its_end_is_one_error_and_nothing_on_standard_error";
        let mut again = Command::new(std::env::current_exe().expect("this program"));
        let again = again.args(["--exact", name, "--nocapture"]).env(ALONE, "1");
        let output = again.output().expect("the program again");
        assert!(output.status.success());
        assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "the test was run");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        return;
    }
    for format in ARCHIVES {
        let whole = usize::MAX;
        let n_bytes = whole - written(format, whole).expect("room for all of it");
        for n in (0..20).map(|part| n_bytes * part / 20).chain([n_bytes - 1]) {
            let error = written(format, n).expect_err("no room");
            let is_told =
                matches!(&error, NotWritten::Io(error) if error.kind() == io::ErrorKind::StorageFull);
            assert!(is_told, "{format:?} after {n} of {n_bytes}: {error:?}");
        }
    }
}
