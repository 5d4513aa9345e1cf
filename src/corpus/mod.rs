//! Many articles at once: which names, places, acronyms and terms stand in more than one form, and which form to settle on.
//!
//! ```text
//! articles -> extract (in parallel) -> state (merges) -> judge -> Consistency
//! ```
//!
//! [`gather`] reads the articles and keeps one entry a spelling, so memory grows with the number of distinct names, not
//! with the text. The state ([`Corpus`]) can be written and read, and states of parts merge to that of the whole.
//! [`Consistency::new`] then decides which spellings are one thing.

mod articles;
mod date;
mod extract;
mod judge;
mod persons;
mod state;

pub use articles::{Article, Articles, Opened};
pub use date::Date;
pub use judge::{Consistency, Group, Spelling};
pub use state::{Corpus, Counts, DocumentCounts, Excerpt, Extract, FormKey, Kind, MOST_DOCUMENTS, Meeting, MonthCounts, RuleCounts, Tally};

use crate::document::Format;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::language::romanisation::Romanisation;
use extract::Extractor;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Articles that are in work at the same time, and bytes of them.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 8 << 20;

/// Reads articles into a state; those that cannot be read are handed to `unread` and counted.
pub fn gather(engine: &Engine, articles: Articles, format: Option<Format>, most_contexts: usize, unread: &mut dyn FnMut(Error)) -> Corpus {
    let mut corpus = Corpus::new(most_contexts);
    let mut articles = articles.peekable();
    while articles.peek().is_some() {
        let mut batch: Vec<Result<Article>> = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(article) = articles.next() else { break };
            bytes += article.as_ref().map_or(0, Article::size);
            batch.push(article);
        }
        let extracts: Vec<Result<Extract>> = batch.into_par_iter().map(|article| extract(engine, article?, format)).collect();
        for extract in extracts {
            match extract {
                Ok(extract) => corpus.add(extract),
                Err(error) => {
                    corpus.unread += 1;
                    unread(error);
                }
            }
        }
    }
    corpus
}

/// What one article says. A fault of the program in one article must not end the report on the others.
pub fn extract(engine: &Engine, article: Article, format: Option<Format>) -> Result<Extract> {
    let Opened { name, date, format, text } = article.open(format)?;
    let path = Path::new(&*name);
    catch_unwind(AssertUnwindSafe(|| {
        let mut extractor = Extractor::new(name.clone(), date);
        let report = engine.check_text_with(path, format, &text, &mut |context, findings| extractor.part(context, findings));
        extractor.finish(&report, &engine.dictionaries().index::<Romanisation>())
    }))
    .map_err(|_| Error::in_file(path, "a fault of the program, not of the file").hint("please report it, with the file"))
}
