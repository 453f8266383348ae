//! A file system in memory that forgets at a power cut what was not made durable.

use butda::storage::disk::{Disk, DiskFile, FileKind, Held, Meta, Privacy};
use std::collections::BTreeMap;
use std::fs::Permissions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no test panics while it holds this")
}

/// A file system in memory. Names and bytes are forgotten at a power cut, or are not, unless they were synced.
#[derive(Clone, Debug, Default)]
pub struct ForgetfulDisk {
    state: Arc<Mutex<State>>,
}

#[derive(Clone, Debug, Default)]
struct State {
    inodes: Vec<Inode>,
    /// The names as programs see them, and as they would be found after a power cut.
    names: BTreeMap<PathBuf, Node>,
    durable: BTreeMap<PathBuf, Node>,
    /// Changes of names that are not durable yet, in order.
    pending: Vec<Pending>,
    n_calls: usize,
    /// From this call on there is no power.
    cut_at: Option<usize>,
}

#[derive(Clone, Debug, Default)]
struct Inode {
    bytes: Vec<u8>,
    durable: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Clone, Debug)]
enum Pending {
    Named(PathBuf, Node),
    Removed(PathBuf),
    Renamed(PathBuf, PathBuf),
}

impl Pending {
    fn folder(&self) -> &Path {
        let (Self::Named(path, _) | Self::Removed(path) | Self::Renamed(_, path)) = self;
        path.parent().unwrap_or(path)
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        match self {
            Self::Named(path, node) => drop(names.insert(path.clone(), *node)),
            Self::Removed(path) => drop(names.remove(path)),
            Self::Renamed(from, to) => {
                if let Some(node) = names.remove(from) {
                    names.insert(to.clone(), node);
                }
            }
        }
    }
}

impl State {
    fn call(&mut self) -> io::Result<()> {
        self.n_calls += 1;
        match self.cut_at {
            Some(at) if self.n_calls > at => Err(io::Error::other("no power")),
            _ => Ok(()),
        }
    }

    fn change(&mut self, change: Pending) {
        change.apply(&mut self.names);
        self.pending.push(change);
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.names.get(path) {
            Some(Node::File(inode)) => Ok(*inode),
            Some(Node::Folder) => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl ForgetfulDisk {
    /// A disk that has these folders, and those above them.
    pub fn with(folders: &[&Path]) -> Self {
        let disk = Self::default();
        for folder in folders {
            for above in folder.ancestors() {
                let mut state = locked(&disk.state);
                state.names.insert(above.to_owned(), Node::Folder);
                state.durable.insert(above.to_owned(), Node::Folder);
            }
        }
        disk
    }

    pub fn n_calls(&self) -> usize {
        locked(&self.state).n_calls
    }

    /// Puts a file there, durable, as if it had always been.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut state = locked(&self.state);
        let inode = state.inodes.len();
        state.inodes.push(Inode { bytes: bytes.to_vec(), durable: bytes.to_vec() });
        for above in path.ancestors().skip(1) {
            state.names.insert(above.to_owned(), Node::Folder);
            state.durable.insert(above.to_owned(), Node::Folder);
        }
        state.names.insert(path.to_owned(), Node::File(inode));
        state.durable.insert(path.to_owned(), Node::File(inode));
    }

    /// The files whose paths end so.
    pub fn files(&self, ending: &str) -> Vec<PathBuf> {
        let state = locked(&self.state);
        let files = state.names.iter().filter(|(_, node)| matches!(node, Node::File(_)));
        files.map(|(path, _)| path.clone()).filter(|path| path.to_string_lossy().ends_with(ending)).collect()
    }

    /// There is no power after so many calls from now.
    pub fn cut_after(&self, n_calls: usize) {
        let mut state = locked(&self.state);
        state.cut_at = Some(state.n_calls + n_calls);
    }

    /// Another disk that holds the same, all of it durable.
    pub fn copy(&self) -> Self {
        self.after_power_cut(|_| 0)
    }

    /// The disk as it is found when the power is back: what was synced, and of the rest whatever `chance` lets through.
    pub fn after_power_cut(&self, mut chance: impl FnMut(usize) -> usize) -> Self {
        let mut state = locked(&self.state).clone();
        let mut names = state.durable.clone();
        for change in &state.pending {
            if chance(2) == 0 {
                change.apply(&mut names);
            }
        }
        let whole = names.clone();
        names.retain(|path, _| path.ancestors().skip(1).all(|above| whole.get(above) == Some(&Node::Folder)));
        for inode in &mut state.inodes {
            // Files are only ever added to, so what was synced stands whatever becomes of the rest.
            let added = inode.bytes.split_off(inode.durable.len());
            inode.durable.extend(match chance(4) {
                0 => added,
                1 => vec![0; added.len()],
                2 => added[..chance(added.len() + 1)].to_vec(),
                _ => Vec::new(),
            });
            inode.bytes.clone_from(&inode.durable);
        }
        let durable = names.clone();
        let state =
            State { inodes: state.inodes, names, durable, pending: Vec::new(), n_calls: 0, cut_at: None };
        Self { state: Arc::new(Mutex::new(state)) }
    }
}

impl Disk for ForgetfulDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let mut state = locked(&self.state);
        state.call()?;
        let (kind, n_bytes) = match state.names.get(path) {
            Some(Node::Folder) => (FileKind::Folder, 0),
            Some(Node::File(inode)) => (FileKind::File, state.inodes[*inode].bytes.len() as u64),
            None => return Err(io::ErrorKind::NotFound.into()),
        };
        Ok(Meta { kind, n_bytes, permissions: None, modified: None, stamp: None })
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        let mut state = locked(&self.state);
        state.call()?;
        let inode = state.file(path)?;
        let max = usize::try_from(max.saturating_add(1)).unwrap_or(usize::MAX);
        Ok(state.inodes[inode].bytes.iter().copied().take(max).collect())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileKind)>> {
        let mut state = locked(&self.state);
        state.call()?;
        if state.names.get(folder) != Some(&Node::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = state.names.iter().filter(|(path, _)| path.parent() == Some(folder));
        let kind = |node: &Node| if *node == Node::Folder { FileKind::Folder } else { FileKind::File };
        Ok(inside.map(|(path, node)| (path.clone(), kind(node))).collect())
    }

    fn make_folder(&self, folder: &Path, _: Privacy) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        if state.names.contains_key(folder) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.change(Pending::Named(folder.to_owned(), Node::Folder));
        Ok(())
    }

    fn create(&self, path: &Path, _: Privacy) -> io::Result<Box<dyn DiskFile>> {
        let mut state = locked(&self.state);
        state.call()?;
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let inode = state.inodes.len();
        state.inodes.push(Inode::default());
        state.change(Pending::Named(path.to_owned(), Node::File(inode)));
        Ok(Box::new(ForgetfulFile { state: Arc::clone(&self.state), inode }))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let known = {
            let mut state = locked(&self.state);
            state.call()?;
            state.file(path)
        };
        match known {
            Ok(inode) => Ok(Box::new(ForgetfulFile { state: Arc::clone(&self.state), inode })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.create(path, Privacy::Private),
            Err(error) => Err(error),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        state.file(from)?;
        state.change(Pending::Renamed(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        state.file(from)?;
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.change(Pending::Renamed(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        state.file(path)?;
        state.change(Pending::Removed(path.to_owned()));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        let state = &mut *state;
        let (now, later): (Vec<_>, Vec<_>) =
            state.pending.drain(..).partition(|change| change.folder() == folder);
        for change in now {
            change.apply(&mut state.durable);
        }
        state.pending = later;
        Ok(())
    }

    fn try_lock(&self, _path: &Path) -> io::Result<Option<Held>> {
        locked(&self.state).call()?;
        Ok(Some(Box::new(())))
    }
}

struct ForgetfulFile {
    state: Arc<Mutex<State>>,
    inode: usize,
}

impl Write for ForgetfulFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = locked(&self.state);
        state.call()?;
        state.inodes[self.inode].bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl DiskFile for ForgetfulFile {
    fn set_permissions(&mut self, _permissions: Permissions) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        let inode = &mut state.inodes[self.inode];
        inode.durable.clone_from(&inode.bytes);
        Ok(())
    }

    fn cut(&mut self, n_bytes: u64) -> io::Result<()> {
        let mut state = locked(&self.state);
        state.call()?;
        let n_bytes = usize::try_from(n_bytes).unwrap_or(usize::MAX);
        state.inodes[self.inode].bytes.truncate(n_bytes);
        Ok(())
    }
}
