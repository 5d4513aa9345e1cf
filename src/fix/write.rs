//! Files are written whole or not at all.

use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that is written beside the one it will replace, and put in its place by [`Replacement::commit`].
///
/// Dropped without a commit it leaves everything as it was. A link is followed to the real file; its permissions are kept. What is
/// no ordinary file (a terminal, a pipe, `/dev/null`) cannot be replaced and is written to directly.
pub struct Replacement {
    /// As the user named it.
    path: PathBuf,
    /// The real file, and the one beside it.
    rename: Option<(PathBuf, PathBuf)>,
    out: BufWriter<File>,
}

impl Replacement {
    /// Opens the file beside `path`.
    pub fn create(path: &Path) -> Result<Self> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let special = fs::metadata(&target).is_ok_and(|m| !m.is_file());
        let opened = if special {
            File::options().write(true).open(&target).map(|file| (None, file))
        } else {
            let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
            File::create(&beside).map(|file| (Some((target, beside)), file))
        };
        let (rename, file) = opened.map_err(|error| Error::io(path, &error))?;
        Ok(Replacement { path: path.to_owned(), rename, out: BufWriter::new(file) })
    }

    /// Puts the file in its place.
    pub fn commit(mut self) -> Result<()> {
        let committed = (|| {
            self.out.flush()?;
            if let Some((target, beside)) = &self.rename {
                self.out.get_ref().sync_all()?;
                if let Ok(metadata) = fs::metadata(target) {
                    fs::set_permissions(beside, metadata.permissions())?;
                }
                fs::rename(beside, target)?;
                self.rename = None;
            }
            Ok(())
        })();
        committed.map_err(|error: io::Error| Error::io(&self.path, &error))
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if let Some((_, beside)) = &self.rename {
            // The half-written copy must not stay; that it is gone already is as good.
            let _ = fs::remove_file(beside);
        }
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Replaces a file by other content.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = Replacement::create(path)?;
    file.write_all(bytes).map_err(|error| Error::io(path, &error))?;
    file.commit()
}
