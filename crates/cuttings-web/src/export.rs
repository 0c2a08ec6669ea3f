//! What a search finds, as a table to take away: `/search/export.csv`, `.jsonl` and `.parquet`, with the
//! search's own parameters. Exactly its hits, all of them, newest first.
//!
//! Rows are read and written while they are sent, so that an export of a whole archive holds no more of it
//! than a batch. That takes a thread for as long as the reader takes, so only a few run at a time, and one
//! whose reader takes nothing for a while is given up.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cuttings_archive::{Archive, ArticleRow};
use cuttings_export::{Table, write_articles};
use futures_core::Stream;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, mpsc};
use tokio::time::timeout;

use crate::conditional::Streamed;
use crate::failure::Failure;
use crate::pages::search::Asked;
use crate::query::Params;
use crate::site::Site;

/// The tables with the endings of their addresses and their media types.
pub(crate) const TABLES: [(Table, &str, &str); 3] = [
    (Table::Csv, "csv", "text/csv; charset=utf-8"),
    (Table::Jsonl, "jsonl", "application/x-ndjson"),
    (Table::Parquet, "parquet", "application/vnd.apache.parquet"),
];

/// Exports that run at a time.
static TURNS: Semaphore = Semaphore::const_new(4);

/// How long a reader may take nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// Articles read at a time.
const BATCH: usize = 200;

/// Bytes sent at a time, and how many of these wait for the reader.
const PIECE: usize = 64 << 10;
const WAITING: usize = 4;

/// The routes of all tables.
pub(crate) fn routes() -> Router<Site> {
    let mut router = Router::new();
    for (table, ending, media_type) in TABLES {
        router = router.route(
            &format!("/search/export.{ending}"),
            get(move |site, query| export(table, ending, media_type, site, query)),
        );
    }
    router
}

async fn export(
    table: Table,
    ending: &'static str,
    media_type: &'static str,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let params = Params::read(query.as_deref());
    let asked = Asked::read(&params, cuttings_search::Order::Newest)?;
    let turn = TURNS.try_acquire().map_err(|_| {
        Failure::Busy("Several exports are running; try again when one of them is done.".into())
    })?;
    let (archive, ids) = site
        .search(move |index, archive| Ok((archive.clone(), index.matching(&asked.query)?)))
        .await?;
    let (pieces, waiting) = mpsc::channel(WAITING);
    let handle = Handle::current();
    // Its failures end the answer, which tells the reader that it is not whole.
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let mut out = Out { pieces: pieces.clone(), handle, buffer: Vec::with_capacity(PIECE) };
        let mut rows = Rows { archive: &archive, ids: ids.into(), waiting: VecDeque::new() };
        let written = write_articles(&mut out, table, &mut rows).and_then(|_| Ok(out.flush()?));
        if let Err(error) = written {
            site.log(&format!("an export ended early: {error}"));
            let _ = pieces.try_send(Err(io::Error::other("the export ended early")));
        }
    });
    let attachment = format!("attachment; filename=\"articles.{ending}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&attachment).unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    let mut response = (headers, Body::from_stream(Pieces(waiting))).into_response();
    response.extensions_mut().insert(Streamed);
    Ok(response)
}

/// What is written, as pieces for the reader.
struct Out {
    pieces: mpsc::Sender<io::Result<Bytes>>,
    handle: Handle,
    buffer: Vec<u8>,
}

impl Out {
    fn send(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.buffer, Vec::with_capacity(PIECE));
        let sending = timeout(PATIENCE, self.pieces.send(Ok(piece.into())));
        match self.handle.block_on(sending) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the reader is gone")),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the reader takes nothing")),
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

/// The pieces as they come.
struct Pieces(mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

/// Articles by number, read a batch at a time.
struct Rows<'a> {
    archive: &'a Archive,
    ids: VecDeque<i64>,
    waiting: VecDeque<ArticleRow>,
}

impl Iterator for Rows<'_> {
    type Item = Result<ArticleRow, cuttings_export::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            if self.ids.is_empty() {
                return None;
            }
            let batch: Vec<i64> = self.ids.drain(..BATCH.min(self.ids.len())).collect();
            match self.archive.articles_by_id(&batch) {
                Ok(articles) => self.waiting = articles.into(),
                Err(error) => return Some(Err(io::Error::other(error).into())),
            }
        }
        self.waiting.pop_front().map(Ok)
    }
}
