//! What saving asks of a file system, so that tests can put a failing or a forgetful one in its place.

use super::regular_file;
use std::any::Any;
use std::fmt::Debug;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What a name stands for; links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, device or socket.
    Other,
}

/// What is known of a file without opening it.
#[derive(Clone, Debug)]
pub struct Meta {
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes.
    pub n_bytes: u64,
    /// Its permissions, where the file system has such.
    pub permissions: Option<Permissions>,
}

/// Holds a lock until dropped.
pub type Held = Box<dyn Any + Send>;

/// A file system.
pub trait Disk: Debug + Send + Sync {
    /// What a path is.
    ///
    /// # Errors
    /// What the system says, as in all that follows; nothing there is `NotFound`.
    fn meta(&self, path: &Path) -> io::Result<Meta>;

    /// The bytes of a regular file, up to `max` and one more.
    ///
    /// # Errors
    /// What the system says, at once where something else than a file stands there.
    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>>;

    /// The paths in a folder, in no order.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>>;

    /// Makes a folder in one that is there.
    ///
    /// # Errors
    /// What the system says; one that is there already is `AlreadyExists`.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes an empty file and opens it.
    ///
    /// # Errors
    /// What the system says; a file that is there already is `AlreadyExists`.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Opens a file to write at its end; makes it where there is none.
    ///
    /// # Errors
    /// What the system says.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Gives a file another name, in place of what bears it.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes the names in a folder durable.
    ///
    /// # Errors
    /// What the system says; what it cannot do at all is no error.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Takes the advisory lock of a file, which is made where there is none; `None` where somebody else holds it.
    ///
    /// # Errors
    /// What the system says.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>>;
}

/// A file that is being written.
pub trait DiskFile: Write {
    /// Gives it permissions.
    ///
    /// # Errors
    /// What the system says.
    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()>;

    /// Makes what was written durable.
    ///
    /// # Errors
    /// What the system says; what was written is then lost, and trying again would say it is not.
    fn sync(&mut self) -> io::Result<()>;
}

/// The file system of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let meta = fs::symlink_metadata(path)?;
        let kind = kind_of(meta.file_type());
        Ok(Meta { kind, n_bytes: meta.len(), permissions: Some(meta.permissions()) })
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        regular_file::read(path, max)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
        fs::read_dir(folder)?
            .map(|entry| entry.and_then(|entry| Ok((entry.path(), kind_of(entry.file_type()?)))))
            .collect()
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(OpenOptions::new().write(true).create_new(true).open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(regular_file::open(path, OpenOptions::new().append(true).create(true))?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Windows cannot sync a folder, nor can some network shares: that alone is let pass.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            Err(error) if cfg!(unix) && error.kind() != io::ErrorKind::Unsupported => Err(error),
            _ => Ok(()),
        }
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        let file = regular_file::open(path, OpenOptions::new().write(true).create(true).truncate(false))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl DiskFile for File {
    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()> {
        File::set_permissions(self, permissions)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

fn kind_of(file_type: fs::FileType) -> Kind {
    if file_type.is_symlink() {
        Kind::Link
    } else if file_type.is_dir() {
        Kind::Folder
    } else if file_type.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}
