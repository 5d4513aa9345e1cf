//! Files are written whole or not at all.

use crate::error::{Error, Result};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Replaces a file by writing beside it and renaming; keeps its permissions and follows a link to the real file.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Ok(metadata) = fs::metadata(&target) {
            fs::set_permissions(&beside, metadata.permissions())?;
        }
        fs::rename(&beside, &target)
    })();
    written.map_err(|error| {
        // The half-written copy must not stay; that it is gone already is as good.
        let _ = fs::remove_file(&beside);
        Error::io(path, &error)
    })
}
