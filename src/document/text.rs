//! Text that is shared, not copied: an article can be a hundred megabytes.

use std::ops::Deref;
use std::sync::Arc;

/// A shared text, cheap to clone.
///
/// The prose of a plain file is the file itself; that of a marked-up one is built piece by piece, and to put it behind an
/// `Arc<str>` would copy it once more.
#[derive(Debug, Clone)]
pub enum Text {
    /// The same allocation as another text.
    Shared(Arc<str>),
    /// A text that was built.
    Built(Arc<String>),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Shared(text) => text,
            Text::Built(text) => text,
        }
    }
}

impl From<Arc<str>> for Text {
    fn from(text: Arc<str>) -> Self {
        Text::Shared(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::Built(Arc::new(text))
    }
}
