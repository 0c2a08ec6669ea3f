//! Fetches the articles' own pages, newest first: each is asked for once.

use std::collections::HashSet;

use cuttings_archive::Unread;
use cuttings_fetch::Ask;
use url::Url;

use crate::asker::{Follower, Got};
use crate::failure::Failure;
use crate::intake::Keep;
use crate::reading::as_told;

/// Articles looked up at a time.
const BATCH: usize = 50;

/// Fetches the pages of an outlet's articles that were never asked for. Gives how many were read and
/// how many could not be had.
pub fn fetch_texts(follower: &Follower<'_>, outlet: &str) -> Result<(u64, u64), Failure> {
    let (mut read, mut failed) = (0, 0);
    let mut asked = HashSet::new();
    loop {
        follower.intake().flush()?;
        let batch = follower.archive.unread_articles(outlet, BATCH)?;
        if batch.is_empty() {
            return Ok((read, failed));
        }
        for Unread { article, url: address, title } in batch {
            if follower.asker.interrupt.asked() {
                return Ok((read, failed));
            }
            let now = follower.asker.context.now();
            // What came of an article's address, and left no trace of it, is not asked for without end.
            if !asked.insert(article) {
                follower.archive.article_failed(article, now, "what came of it was no page")?;
                continue;
            }
            let Ok(url) = Url::parse(&address) else {
                follower.archive.article_failed(article, now, "its address is none")?;
                continue;
            };
            match follower.asker.get_patiently(&Ask::new(url))? {
                Ok(Got::Page(page)) => {
                    let (fetched, page) = *page;
                    let told = title.and_then(|title| as_told(&fetched, &page, &title));
                    let as_told = told.is_some();
                    let page = told.unwrap_or(page);
                    read += 1;
                    let outlet = Some(outlet.to_owned());
                    let keep = Keep {
                        article: Some(article),
                        as_told,
                        outlet,
                        ..Keep::new(fetched, page)
                    };
                    follower.intake().keep(keep)?;
                }
                Ok(Got::Unchanged(_)) => {}
                // The server is in trouble: the rest waits for the next run.
                Err(error) if error.is_passing() => {
                    follower.intake().failed(&error);
                    return Ok((read, failed + 1));
                }
                Err(error) => {
                    failed += 1;
                    follower.archive.article_failed(article, now, &error.to_string())?;
                    follower.intake().failed(&error);
                }
            }
        }
    }
}
