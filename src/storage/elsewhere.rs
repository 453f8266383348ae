//! One's own files written to another place, for when the project folder takes nothing: a new folder, laid out as a
//! project is, which can be added to one by dropping it on the window. Nothing that is there is written over.

use super::atomic_write::{WriteError, make_folder, replace_file};
use super::disk::{Disk, Privacy};
use super::file_to_save::{FileToSave, place_of, text_of};
use std::io;
use std::path::{Path, PathBuf};

/// How many names are tried for the new folder.
const MAX_NAMES: usize = 1000;

/// Writes files to a new folder of this name within `folder`, each made durable, and returns the new folder.
///
/// # Errors
/// Why a file could not be written; those written before it are removed, so that nothing incomplete is left.
pub fn write_elsewhere(
    disk: &dyn Disk,
    folder: &Path,
    name: &str,
    files: &[FileToSave],
) -> Result<PathBuf, WriteError> {
    make_folder(disk, folder, Privacy::Shared)?;
    let place = new_folder(disk, folder, name)?;
    let mut written = Vec::new();
    for file in files {
        let target = place.join(place_of(&file.key));
        let result = write_one(disk, &target, file);
        written.push(target);
        if let Err(error) = result {
            for path in written {
                let _ = disk.remove(&path);
            }
            return Err(error);
        }
    }
    Ok(place)
}

fn write_one(disk: &dyn Disk, target: &Path, file: &FileToSave) -> Result<(), WriteError> {
    let text = text_of(file).map_err(|error| WriteError::Other(error.to_string()))?;
    make_folder(disk, target.parent().unwrap_or(target), Privacy::Shared)?;
    replace_file(disk, target, text.as_bytes(), Privacy::Shared, None).map(|_| ())
}

/// Makes a folder that was not there, durable in the one above.
fn new_folder(disk: &dyn Disk, folder: &Path, name: &str) -> Result<PathBuf, WriteError> {
    for n in 1..=MAX_NAMES {
        let place = folder.join(if n == 1 { name.to_owned() } else { format!("{name} {n}") });
        match disk.make_folder(&place, Privacy::Shared) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
            Ok(()) => {
                disk.sync_folder(folder)?;
                return Ok(place);
            }
        }
    }
    Err(WriteError::NotAFile)
}
