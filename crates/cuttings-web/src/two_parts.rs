//! Pages of which the first part is sent while the second is still being made.
//!
//! Such an answer has neither a length nor a tag, since nobody knows its end when it begins; and its status is
//! sent with the first part, so the second has to say in words what went wrong.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use axum::response::{Html, IntoResponse, Response};
use futures_core::Stream;

use crate::conditional::Streamed;

/// A page of two parts. The second is begun once the first was taken: who asks for the head alone never
/// causes it.
pub(crate) fn answer(
    first: String,
    second: impl Future<Output = String> + Send + 'static,
) -> Response {
    let parts = Parts { first: Some(first), second: Some(Box::pin(second)) };
    let mut response = Html(Body::from_stream(parts)).into_response();
    response.extensions_mut().insert(Streamed);
    response
}

struct Parts {
    first: Option<String>,
    second: Option<Pin<Box<dyn Future<Output = String> + Send>>>,
}

impl Stream for Parts {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first.into())));
        }
        let Some(second) = &mut self.second else { return Poll::Ready(None) };
        let text = ready!(second.as_mut().poll(context));
        self.second = None;
        Poll::Ready(Some(Ok(text.into())))
    }
}
