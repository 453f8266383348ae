//! A file system whose N-th call fails.

use butda::storage::disk::{Disk, DiskFile, FileKind, Held, Meta, Privacy};
use std::fs::Permissions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// With this error, and does nothing.
    Error(io::ErrorKind),
    /// A write takes half of what it was given and then fails as on a full disk; other calls fail so at once.
    ShortWrite,
}

/// A file system over another whose N-th call, from 1, fails; 0 for none.
#[derive(Debug)]
pub struct FaultyDisk {
    below: Arc<dyn Disk>,
    faults: Arc<Mutex<Faults>>,
}

#[derive(Debug)]
struct Faults {
    n_calls: usize,
    failing: usize,
    fault: Fault,
}

impl Faults {
    fn next(&mut self) -> Option<Fault> {
        self.n_calls += 1;
        (self.n_calls == self.failing).then_some(self.fault)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no test panics while it holds this")
}

fn error_of(fault: Fault) -> io::Error {
    match fault {
        Fault::Error(kind) => kind.into(),
        Fault::ShortWrite => io::ErrorKind::StorageFull.into(),
    }
}

impl FaultyDisk {
    pub fn new(below: Arc<dyn Disk>, failing: usize, fault: Fault) -> Self {
        Self { below, faults: Arc::new(Mutex::new(Faults { n_calls: 0, failing, fault })) }
    }

    pub fn n_calls(&self) -> usize {
        locked(&self.faults).n_calls
    }

    fn call<T>(&self, call: impl FnOnce(&dyn Disk) -> io::Result<T>) -> io::Result<T> {
        match locked(&self.faults).next() {
            Some(fault) => Err(error_of(fault)),
            None => call(&*self.below),
        }
    }

    fn open(
        &self,
        call: impl FnOnce(&dyn Disk) -> io::Result<Box<dyn DiskFile>>,
    ) -> io::Result<Box<dyn DiskFile>> {
        let below = self.call(call)?;
        Ok(Box::new(FaultyFile { below, faults: Arc::clone(&self.faults) }))
    }
}

impl Disk for FaultyDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.call(|disk| disk.meta(path))
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        self.call(|disk| disk.read(path, max))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileKind)>> {
        self.call(|disk| disk.list(folder))
    }

    fn make_folder(&self, folder: &Path, privacy: Privacy) -> io::Result<()> {
        self.call(|disk| disk.make_folder(folder, privacy))
    }

    fn create(&self, path: &Path, privacy: Privacy) -> io::Result<Box<dyn DiskFile>> {
        self.open(|disk| disk.create(path, privacy))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.open(|disk| disk.append(path))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|disk| disk.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|disk| disk.rename_new(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call(|disk| disk.remove(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call(|disk| disk.sync_folder(folder))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        self.call(|disk| disk.try_lock(path))
    }
}

struct FaultyFile {
    below: Box<dyn DiskFile>,
    faults: Arc<Mutex<Faults>>,
}

impl Write for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match locked(&self.faults).next() {
            Some(Fault::ShortWrite) => {
                self.below.write_all(&bytes[..bytes.len() / 2])?;
                Err(error_of(Fault::ShortWrite))
            }
            Some(fault) => Err(error_of(fault)),
            None => self.below.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.below.flush()
    }
}

impl DiskFile for FaultyFile {
    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()> {
        self.below.set_permissions(permissions)
    }

    fn sync(&mut self) -> io::Result<()> {
        let fault = locked(&self.faults).next();
        fault.map_or_else(|| self.below.sync(), |fault| Err(error_of(fault)))
    }

    fn cut(&mut self, n_bytes: u64) -> io::Result<()> {
        let fault = locked(&self.faults).next();
        fault.map_or_else(|| self.below.cut(n_bytes), |fault| Err(error_of(fault)))
    }
}
