//! A file that is either the old one or the new one, whatever happens.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is written beside its place and put there when it is whole. Removed where that never
/// happens.
///
/// ```
/// use std::io::Write;
/// use otherwords_corpus::WholeFile;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("list.csv");
/// let mut file = WholeFile::begin(&path)?;
/// file.write_all(b"outlet\n")?;
/// assert!(!path.exists());
/// file.put_in_place()?;
/// assert_eq!(std::fs::read(&path)?, b"outlet\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    aside: PathBuf,
    file: File,
    /// Whether the disk has all of it.
    is_synced: bool,
}

impl WholeFile {
    /// Begins a file for this place. Its name while it is written is the process's own, so that two that
    /// write at once do not write into each other's file.
    ///
    /// # Errors
    /// Where the folder is missing or cannot be written.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let mut aside = path.as_os_str().to_owned();
        aside.push(format!(".{}.partial", std::process::id()));
        let aside = PathBuf::from(aside);
        Ok(Self {
            file: File::create(&aside)?,
            path: path.to_path_buf(),
            aside,
            is_synced: false,
        })
    }

    /// A file with this content, on the disk and not yet in its place.
    ///
    /// # Errors
    /// As [`WholeFile::begin`], or where there is no room.
    pub fn holding(path: &Path, content: &[u8]) -> io::Result<Self> {
        let mut file = Self::begin(path)?;
        file.write_all(content)?;
        file.on_disk()
    }

    /// The same file, all of it on the disk, and not yet in its place.
    ///
    /// # Errors
    /// Where there is no room.
    pub fn on_disk(mut self) -> io::Result<Self> {
        self.sync()?;
        Ok(self)
    }

    /// Waits until the disk has it, and puts it where it belongs.
    ///
    /// # Errors
    /// Where either fails: what was there before stays.
    pub fn put_in_place(mut self) -> io::Result<()> {
        if !self.is_synced {
            self.sync()?;
        }
        fs::rename(&self.aside, &self.path)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_all()?;
        self.is_synced = true;
        Ok(())
    }

    /// Where it belongs.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_synced = false;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        // Nothing to remove where all went well, and otherwise the first error is the one worth telling.
        let _ = fs::remove_file(&self.aside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        WholeFile::holding(&path, b"old")
            .and_then(WholeFile::put_in_place)
            .expect("written");
        drop(WholeFile::holding(&path, b"half").expect("written"));
        assert_eq!(fs::read(&path).expect("there"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 1);
        assert!(WholeFile::begin(&folder.path().join("missing/a.txt")).is_err());
    }
}
