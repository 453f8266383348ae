//! The sample articles that come with the program, copied to a folder of the person's choice.

use super::atomic_write::{WriteError, make_folder, replace_file};
use super::disk::{Privacy, RealDisk};
use std::path::{Path, PathBuf};

const SAMPLES: [(&str, &[u8]); 5] = [
    ("000_96773ac29977ea1a.txt", include_bytes!("../../seeds/000_96773ac29977ea1a.txt")),
    ("001_03e8ab6feff05417.txt", include_bytes!("../../seeds/001_03e8ab6feff05417.txt")),
    ("002_c5379a05707e3bb3.txt", include_bytes!("../../seeds/002_c5379a05707e3bb3.txt")),
    ("003_46e91b8406453aef.txt", include_bytes!("../../seeds/003_46e91b8406453aef.txt")),
    ("004_4066fd13f0d8e872.txt", include_bytes!("../../seeds/004_4066fd13f0d8e872.txt")),
];

/// The folder that the samples get within the one a person chose.
const FOLDER: &str = "Bút Dạ samples";

/// Copies the sample articles into a folder of their own within `chosen`, and returns that; chosen again, a folder that
/// holds them is taken as it is. What else lies in `chosen` is never taken for articles.
///
/// # Errors
/// Why one could not be written.
pub fn copy_into(chosen: &Path) -> Result<PathBuf, WriteError> {
    let holds_samples = SAMPLES.iter().all(|(name, _)| chosen.join(name).exists());
    let folder = if holds_samples { chosen.to_owned() } else { chosen.join(FOLDER) };
    copy_to(&folder)?;
    Ok(folder)
}

/// Copies the sample articles into `folder`, which is made if need be. A file that is there already is left alone.
///
/// # Errors
/// Why one could not be written.
pub fn copy_to(folder: &Path) -> Result<(), WriteError> {
    make_folder(&RealDisk, folder, Privacy::Shared)?;
    for (name, bytes) in SAMPLES {
        let path = folder.join(name);
        if !path.exists() {
            replace_file(&RealDisk, &path, bytes, Privacy::Shared, None)?;
        }
    }
    Ok(())
}
