//! What saving asks of a file system, so that tests can put a failing or a forgetful one in its place.

use super::regular_file;
use crate::model::moment::Moment;
use std::any::Any;
use std::fmt::Debug;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// Who may read what is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Whoever the system lets: files of a project, exports.
    Shared,
    /// The person at this computer alone, where the system knows people: the state of this computer.
    Private,
}

/// What a name stands for; links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, device or socket.
    Other,
}

/// What tells that a file holds what it held: while all of it is the same, so is the file. Changing a file changes the
/// time of its last change of state, and no program can set that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its length in bytes.
    pub n_bytes: u64,
    /// When its bytes last changed, since 1970.
    pub modified: Duration,
    /// When it last changed in any way, since 1970; where the system does not tell that, when its bytes did.
    pub changed: Duration,
    /// Which file of its file system it is; 0 where the system does not tell.
    pub inode: u64,
}

/// How long before a file is read it must have come to rest, so that its stamp tells whether it changed since: clocks of
/// file systems go in steps, of up to two seconds.
const REST: Duration = Duration::from_secs(2);

impl Stamp {
    /// The stamp of a file that is read at this moment or later; `None` where it changed so shortly before that it might
    /// change again and have the same stamp.
    #[must_use]
    pub fn settled(self, at: Moment) -> Option<Self> {
        let at = Duration::from_millis(at.as_millis().try_into().unwrap_or_default());
        (self.changed + REST <= at && self.modified + REST <= at).then_some(self)
    }

    /// What the system tells of a file.
    pub(super) fn of(meta: &fs::Metadata) -> Option<Self> {
        let modified = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let (changed, inode) = system::change_of(meta).unwrap_or((modified, 0));
        Some(Self { n_bytes: meta.len(), modified, changed, inode })
    }
}

/// What is known of a file without opening it.
#[derive(Clone, Debug)]
pub struct Meta {
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub n_bytes: u64,
    /// Its permissions, where the file system has such.
    pub permissions: Option<Permissions>,
    /// When its bytes last changed, since 1970, where the file system tells it.
    pub modified: Option<Duration>,
    /// What tells whether it changes, where the file system tells it.
    pub stamp: Option<Stamp>,
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
    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileKind)>>;

    /// Makes a folder in one that is there.
    ///
    /// # Errors
    /// What the system says; one that is there already is `AlreadyExists`.
    fn make_folder(&self, folder: &Path, privacy: Privacy) -> io::Result<()>;

    /// Makes an empty file and opens it.
    ///
    /// # Errors
    /// What the system says; a file that is there already is `AlreadyExists`.
    fn create(&self, path: &Path, privacy: Privacy) -> io::Result<Box<dyn DiskFile>>;

    /// Opens a file of this computer's state to write at its end; makes it, private, where there is none.
    ///
    /// # Errors
    /// What the system says.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Gives a file another name, in place of what bears it.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a name that nothing bears: what bears it by then, whoever made it, stays as it is.
    ///
    /// # Errors
    /// What the system says; a name that is taken is `AlreadyExists`.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

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

    /// Takes the advisory lock of a file, which is made, private, where there is none; `None` where somebody else holds
    /// it. What stands in the file stays as it is.
    ///
    /// # Errors
    /// What the system says; a link is not followed.
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

    /// Cuts it to its first `n_bytes` bytes.
    ///
    /// # Errors
    /// What the system says.
    fn cut(&mut self, n_bytes: u64) -> io::Result<()>;
}

/// The file system of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let meta = fs::symlink_metadata(path)?;
        let kind = kind_of(meta.file_type());
        let modified = meta.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let stamp = Stamp::of(&meta);
        Ok(Meta { kind, n_bytes: meta.len(), permissions: Some(meta.permissions()), modified, stamp })
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        regular_file::read(path, max)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileKind)>> {
        fs::read_dir(folder)?
            .map(|entry| entry.and_then(|entry| Ok((entry.path(), kind_of(entry.file_type()?)))))
            .collect()
    }

    fn make_folder(&self, folder: &Path, privacy: Privacy) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        system::set_folder_mode(&mut builder, privacy);
        builder.create(folder)
    }

    fn create(&self, path: &Path, privacy: Privacy) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        system::set_file_mode(&mut options, privacy);
        Ok(Box::new(options.write(true).create_new(true).open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        system::set_file_mode(&mut options, Privacy::Private);
        system::follow_no_link(&mut options);
        regular_file::refuse_others(fs::symlink_metadata(path))?;
        let file = regular_file::ensure(options.append(true).create(true).open(path)?)?;
        system::make_private(&file)?;
        Ok(Box::new(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// A second name is never given in place of another. Where files have but one name, an empty file takes the name.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            // Where the first name stays, it is swept as one that a crash left.
            Ok(()) => drop(fs::remove_file(from)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {
                OpenOptions::new().write(true).create_new(true).open(to)?;
                fs::rename(from, to).inspect_err(|_| drop(fs::remove_file(to)))?;
            }
        }
        Ok(())
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
        let mut options = OpenOptions::new();
        system::set_file_mode(&mut options, Privacy::Private);
        system::follow_no_link(&mut options);
        regular_file::refuse_others(fs::symlink_metadata(path))?;
        let file = options.read(true).write(true).create(true).truncate(false).open(path)?;
        let file = regular_file::ensure(file)?;
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

    fn cut(&mut self, n_bytes: u64) -> io::Result<()> {
        self.set_len(n_bytes)
    }
}

fn kind_of(file_type: fs::FileType) -> FileKind {
    if file_type.is_symlink() {
        FileKind::Link
    } else if file_type.is_dir() {
        FileKind::Folder
    } else if file_type.is_file() {
        FileKind::File
    } else {
        FileKind::Other
    }
}

/// What Unix knows of privacy and links.
#[cfg(unix)]
mod system {
    use super::Privacy;
    use rustix::fs::OFlags;
    use std::fs::{DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
    use std::time::Duration;

    /// When a file last changed in any way, since 1970, and which file it is.
    pub(super) fn change_of(meta: &Metadata) -> Option<(Duration, u64)> {
        let seconds = u64::try_from(meta.ctime()).ok()?;
        let nanos = u32::try_from(meta.ctime_nsec()).ok()?;
        Some((Duration::new(seconds, nanos), meta.ino()))
    }

    pub(super) fn set_folder_mode(builder: &mut DirBuilder, privacy: Privacy) {
        builder.mode(if privacy == Privacy::Private { 0o700 } else { 0o777 });
    }

    pub(super) fn set_file_mode(options: &mut OpenOptions, privacy: Privacy) {
        options.mode(if privacy == Privacy::Private { 0o600 } else { 0o666 });
    }

    /// Opening a link fails instead of reaching what it leads to, and opening a pipe waits for nobody.
    pub(super) fn follow_no_link(options: &mut OpenOptions) {
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }

    /// Takes from others what an earlier version let them read.
    pub(super) fn make_private(file: &File) -> io::Result<()> {
        let permissions = file.metadata()?.permissions();
        let of_others = permissions.mode() & 0o077;
        if of_others > 0 {
            file.set_permissions(Permissions::from_mode(permissions.mode() & 0o700))?;
        }
        Ok(())
    }
}

/// Elsewhere folders decide who may read, and links need rights that people do not have.
#[cfg(not(unix))]
mod system {
    use super::Privacy;
    use std::fs::{DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::time::Duration;

    pub(super) fn change_of(_: &Metadata) -> Option<(Duration, u64)> {
        None
    }

    pub(super) fn set_folder_mode(_: &mut DirBuilder, _: Privacy) {}

    pub(super) fn set_file_mode(_: &mut OpenOptions, _: Privacy) {}

    pub(super) fn follow_no_link(_: &mut OpenOptions) {}

    #[expect(clippy::unnecessary_wraps, reason = "the same on all systems")]
    pub(super) fn make_private(_: &File) -> io::Result<()> {
        Ok(())
    }
}
