//! The files of a REFI-QDA project: the zip archive that holds its XML and its texts, or the XML alone. Paths that the XML
//! names are looked up in the archive and nowhere else.

use crate::documents::archive::{Archive, MAX_ENTRY_BYTES};
use crate::documents::document::{DocumentFault, Limit};
use crate::documents::old_encodings::read_plain;
use std::collections::HashMap;

/// How the XML of a project ends.
const ENDING: &str = ".qde";

/// The folder that texts lie in.
const FOLDER: &str = "sources/";

/// The files of a project.
pub(super) struct Package<'b> {
    archive: Option<Archive<'b>>,
    /// The folder that the XML lies in, with a slash; empty for the root, where it should be.
    root: String,
    /// The names of files without folders, braces and ending, in small letters, and the first that has each.
    stems: HashMap<String, String>,
}

/// A project's XML with the files that belong to it.
pub(super) struct Opened<'b> {
    pub(super) xml: Vec<u8>,
    pub(super) package: Package<'b>,
}

impl<'b> Package<'b> {
    /// Opens a project: an archive, or its XML alone.
    ///
    /// # Errors
    /// Where the archive is damaged or holds no project, or the file is too large.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Opened<'b>, DocumentFault> {
        let mut archive = match Archive::open(bytes) {
            Ok(archive) => archive,
            Err(DocumentFault::OtherKind) => return Self::bare(bytes),
            Err(fault) => return Err(fault),
        };
        // ATLAS.ti names the XML after the project.
        let projects = archive.names().filter(|name| name.to_lowercase().ends_with(ENDING));
        let depth = |name: &&str| name.matches(['/', '\\']).count();
        let name = projects.min_by_key(depth).ok_or(DocumentFault::OtherKind)?.to_owned();
        let root = name.rfind(['/', '\\']).and_then(|at| name.get(..=at)).unwrap_or_default().to_owned();
        let mut stems = HashMap::new();
        for name in archive.names() {
            stems.entry(stem(name)).or_insert_with(|| name.to_owned());
        }
        let xml = archive.read(&name)?;
        Ok(Opened { xml, package: Self { archive: Some(archive), root, stems } })
    }

    fn bare(bytes: &[u8]) -> Result<Opened<'b>, DocumentFault> {
        let xml = bare_xml(bytes)?;
        Ok(Opened { xml, package: Self { archive: None, root: String::new(), stems: HashMap::new() } })
    }

    /// The bytes of a file that the XML names; `None` where it is not there, or is damaged or too large.
    ///
    /// # Errors
    /// Where it is encrypted.
    pub(super) fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, DocumentFault> {
        let Some(name) = self.name_of(path) else { return Ok(None) };
        let Some(archive) = &mut self.archive else { return Ok(None) };
        match archive.read(&name) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(DocumentFault::Encrypted) => Err(DocumentFault::Encrypted),
            Err(_) => Ok(None),
        }
    }

    /// The name that a path has in the archive: `internal://a.txt`, `relative:///a.txt` or just `a.txt`, in the folder of
    /// the sources or beside the project. MAXQDA has files without endings, so at last the ending may differ.
    fn name_of(&self, path: &str) -> Option<String> {
        let archive = self.archive.as_ref()?;
        let path = path.split_once("://").map_or(path, |(_, path)| path).trim().replace('\\', "/");
        let path = path.trim_start_matches('/');
        let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
        if file.is_empty() {
            return None;
        }
        let root = &self.root;
        let names = [
            format!("{root}{FOLDER}{path}"),
            format!("{root}{path}"),
            format!("{root}{FOLDER}{file}"),
            format!("{root}{file}"),
        ];
        let found = names.into_iter().find(|name| archive.has(name));
        found.or_else(|| {
            let known = self.stems.get(&stem(file))?;
            let (told, own) = (ending(file), ending(known));
            (told.is_empty() || own.is_empty() || told == own).then(|| known.clone())
        })
    }
}

/// The bytes of an XML file that is no archive.
///
/// # Errors
/// Where it is too large, or no XML at all.
pub(super) fn bare_xml(bytes: &[u8]) -> Result<Vec<u8>, DocumentFault> {
    if u64::try_from(bytes.len()).is_ok_and(|n| n > MAX_ENTRY_BYTES) {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let head = bytes
        .iter()
        .find(|byte| !matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | 0) && !byte.is_ascii_whitespace());
    if head == Some(&b'<') { Ok(bytes.to_vec()) } else { Err(DocumentFault::OtherKind) }
}

/// The text of a plain file with its byte order mark, which some programs count: UTF-8 as the standard has it, or what
/// else it seems to be.
pub(super) fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.as_bytes();
        match encoding_rs::Encoding::for_bom(bytes) {
            Some((encoding, _)) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            None => read_plain(bytes).text,
        }
    })
}

/// A name as files of one stem share it.
fn stem(name: &str) -> String {
    let file = name.rsplit_once(['/', '\\']).map_or(name, |(_, file)| file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.trim_matches(['{', '}']).to_lowercase()
}

/// The ending of a name in small letters; empty for none.
fn ending(name: &str) -> String {
    let file = name.rsplit_once(['/', '\\']).map_or(name, |(_, file)| file);
    file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}
