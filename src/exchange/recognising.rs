//! What kind a file is: told by its bytes before its name, since a file under the name of a Word document is often something
//! else. Where several kinds have one ending, each reader knows its own.

use super::format::{FormatId, import_formats};
use super::reading::{ForeignProgram, NotRead};
use crate::documents::archive::Archive;
use memchr::memmem;

/// Whose project a file is that only its own program reads, by its ending without the number of the version that follows.
fn foreign_program(extension: &str) -> Option<ForeignProgram> {
    match extension.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "nvp" | "nvpx" | "nvcx" => Some(ForeignProgram::NVivo),
        "atlproj" | "atlcb" | "hpr" => Some(ForeignProgram::AtlasTi),
        "mx" | "mex" | "mqtc" | "mqd" => Some(ForeignProgram::Maxqda),
        _ => None,
    }
}

/// What kinds of file it may be, the likeliest first: several have the same ending, and each reader knows its own.
pub(super) fn formats_of(name: &str, bytes: &[u8]) -> Result<Vec<FormatId>, NotRead> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    if let Some(program) = foreign_program(&extension) {
        return Err(NotRead::Foreign(program));
    }
    if OTHER_TABLES.contains(&extension.as_str()) {
        return Err(NotRead::OtherTable);
    }
    let of_name = import_formats().find(|format| format.ends_so(&extension)).map(|f| f.id);
    let format = of_bytes(bytes, of_name).or(of_name).ok_or(NotRead::Unknown)?;
    Ok(match format {
        FormatId::WebAnnotation => {
            let json =
                [FormatId::WebAnnotation, FormatId::ZoteroJson, FormatId::CslJson, FormatId::TableJson];
            std::iter::once(FormatId::Portable).chain(json).collect()
        }
        FormatId::Text if memmem::find(bytes, CLIPPINGS).is_some() => vec![FormatId::Kindle, FormatId::Text],
        format => vec![format],
    })
}

/// The endings of tables that are not read.
const OTHER_TABLES: [&str; 5] = ["xls", "xlsb", "ods", "fods", "numbers"];

/// What stands between the clippings of a Kindle.
const CLIPPINGS: &[u8] = b"\n==========";

/// How much of a file is looked at to find out what it is, in bytes.
const HEAD_BYTES: usize = 512;

/// What the first bytes say, where they say it: files under the name of a Word document are often something else.
fn of_bytes(bytes: &[u8], of_name: Option<FormatId>) -> Option<FormatId> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(b"{\\rtf") {
        return Some(FormatId::Rtf);
    }
    // A new one with a password looks like an old one, and its own reader says so.
    if bytes.starts_with(OLD_OFFICE) && of_name != Some(FormatId::Docx) {
        return Some(FormatId::Doc);
    }
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default().trim_ascii_start();
    if head.starts_with(b"%PDF-") {
        return Some(FormatId::Pdf);
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Some(FormatId::Sqlite);
    }
    let begins =
        |sign: &str| head.get(..sign.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(sign.as_bytes()));
    if begins("MIME-Version:") || begins("From: <Saved by") {
        return Some(FormatId::Mhtml);
    }
    if begins("<!doctype html") || begins("<html") {
        return Some(FormatId::Html);
    }
    let mut archive = Archive::open(bytes).ok().filter(|_| bytes.starts_with(b"PK"))?;
    if archive.has("xl/workbook.xml") {
        return Some(FormatId::TableXlsx);
    }
    if archive.has("word/document.xml") {
        return Some(FormatId::Docx);
    }
    if archive.names().any(|name| name.to_lowercase().ends_with(".qde")) {
        return Some(FormatId::Refi);
    }
    let kind =
        if archive.has("mimetype") { archive.read("mimetype").unwrap_or_default() } else { Vec::new() };
    if kind.starts_with(b"application/epub+zip") {
        return Some(FormatId::Epub);
    }
    kind.starts_with(b"application/vnd.oasis.opendocument.text").then_some(FormatId::Odt)
}
