//! The folder of an index, as the engine sees it: readable where it cannot be written, and with its
//! lists of files sealed.
//!
//! The engine takes a lock file before it opens its segments, so a read-only folder or medium would
//! fail to open. A reader that cannot write the lock goes without: nobody can be writing there
//! through the same mount.
//!
//! The engine signs the files of segments but not the lists of them, in which one changed letter
//! could bring deleted articles back. So each list is written with a seal behind it.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, META_LOCK, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

use crate::seal::{sealed, unsealed};

/// A directory of the engine, tolerant of read-only media and with seals.
#[derive(Clone, Debug)]
pub(crate) struct Folder<D> {
    engine: D,
    /// Its path, where nobody will look for it after the machine has failed: then no write waits until
    /// the disk has it.
    passing: Option<PathBuf>,
}

impl<D> Folder<D> {
    pub(crate) fn new(engine: D) -> Self {
        Self {
            engine,
            passing: None,
        }
    }

    /// The folder at `path`, for as long as this process runs.
    pub(crate) fn passing(engine: D, path: &Path) -> Self {
        Self {
            engine,
            passing: Some(path.to_path_buf()),
        }
    }
}

/// A file that is closed without waiting for the disk.
struct Unwaited(WritePtr);

impl Write for Unwaited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl TerminatingWrite for Unwaited {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.0.flush()
    }
}

impl<D: Directory + Clone> Directory for Folder<D> {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.engine.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.engine.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.engine.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let file = self.engine.open_write(path)?;
        Ok(match self.passing {
            None => file,
            Some(_) => BufWriter::new(Box::new(Unwaited(file))),
        })
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let bytes = self.engine.atomic_read(path)?;
        unsealed(bytes).ok_or_else(|| {
            let what = format!("{} is not what was written", path.display());
            let io_error = Arc::new(io::Error::new(io::ErrorKind::InvalidData, what));
            OpenReadError::IoError {
                io_error,
                filepath: path.to_path_buf(),
            }
        })
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        match &self.passing {
            None => self.engine.atomic_write(path, &sealed(data)),
            Some(folder) => std::fs::write(folder.join(path), sealed(data)),
        }
    }

    fn sync_directory(&self) -> io::Result<()> {
        match self.passing {
            None => self.engine.sync_directory(),
            Some(_) => Ok(()),
        }
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.engine.acquire_lock(lock) {
            Err(LockError::IoError(error))
                if lock.filepath == META_LOCK.filepath && is_read_only(&error) =>
            {
                Ok(DirectoryLock::from(Box::new(())))
            }
            result => result,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.engine.watch(callback)
    }
}

/// Whether the system refused because nothing may be written there.
fn is_read_only(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

#[cfg(test)]
mod tests {
    use tantivy::directory::{INDEX_WRITER_LOCK, RamDirectory};

    use super::*;

    /// A folder in which every lock is refused, as the system does.
    #[derive(Clone, Debug)]
    struct Refusing(RamDirectory, io::ErrorKind);

    impl Directory for Refusing {
        fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
            self.0.get_file_handle(path)
        }
        fn delete(&self, path: &Path) -> Result<(), DeleteError> {
            self.0.delete(path)
        }
        fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
            self.0.exists(path)
        }
        fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
            self.0.open_write(path)
        }
        fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
            self.0.atomic_read(path)
        }
        fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
            self.0.atomic_write(path, data)
        }
        fn sync_directory(&self) -> io::Result<()> {
            self.0.sync_directory()
        }
        fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
            Err(LockError::wrap_io_error(io::Error::from(self.1)))
        }
        fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
            self.0.watch(callback)
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_can_be_read_but_not_locked_for_writing() {
        let read_only = [
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::ReadOnlyFilesystem,
        ];
        for kind in read_only {
            let folder = Folder::new(Refusing(RamDirectory::default(), kind));
            assert!(folder.acquire_lock(&META_LOCK).is_ok(), "{kind}");
            assert!(folder.acquire_lock(&INDEX_WRITER_LOCK).is_err(), "{kind}");
        }
        let full = Folder::new(Refusing(
            RamDirectory::default(),
            io::ErrorKind::StorageFull,
        ));
        assert!(full.acquire_lock(&META_LOCK).is_err());
    }

    #[test]
    fn a_list_that_was_changed_cannot_be_read() {
        let (folder, path) = (Folder::new(RamDirectory::default()), Path::new("list.json"));
        folder.atomic_write(path, b"[\"a\"]").unwrap();
        assert_eq!(folder.atomic_read(path).unwrap(), b"[\"a\"]");
        let mut bytes = folder.engine.atomic_read(path).unwrap();
        bytes[2] = b'b';
        folder.engine.atomic_write(path, &bytes).unwrap();
        assert!(folder.atomic_read(path).is_err());
    }
}
