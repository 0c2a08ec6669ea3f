//! What a page's form or a program's JSON object says.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::query::Params;

/// A form as browsers send it.
pub(crate) struct Form(pub(crate) Params);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let body = body(request, state).await?;
        Ok(Self(Params::read(Some(&String::from_utf8_lossy(&body)))))
    }
}

/// A JSON object.
pub(crate) struct Object<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Object<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let media_type = request.headers().get(header::CONTENT_TYPE);
        let is_json = media_type
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.to_ascii_lowercase().starts_with("application/json"));
        if !is_json {
            return Err(Failure::BadRequest(
                "Send JSON, with Content-Type application/json.".into(),
            ));
        }
        let body = body(request, state).await?;
        serde_json::from_slice(&body).map(Self).map_err(|error| {
            Failure::BadRequest(format!("The JSON object could not be read: {error}."))
        })
    }
}

/// A body of any kind.
pub(crate) async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Failure> {
    Bytes::from_request(request, state).await.map_err(|_| {
        Failure::BadRequest(
            "The request is too large, or broke off: 2 MB are taken at most.".into(),
        )
    })
}
