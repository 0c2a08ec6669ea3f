//! What a page's form or a program's JSON object says.

use axum::body::Bytes;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
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

/// What a form brings as a file that was chosen (`file`), or else as a text that was put in (`text`).
pub(crate) struct FileOrText(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for FileOrText {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let broken = |error: MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => too_large(),
            _ => Failure::BadRequest("The form broke off, or is none.".into()),
        };
        let form = Multipart::from_request(request, state).await;
        let mut form = form.map_err(|_| {
            Failure::BadRequest("Send the form as multipart/form-data, as its page does.".into())
        })?;
        let mut brought = Bytes::new();
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let is_file = field.name() == Some("file");
            let is_text = field.name() == Some("text");
            let value = field.bytes().await.map_err(broken)?;
            if !value.is_empty() && (is_file || (is_text && brought.is_empty())) {
                brought = value;
            }
        }
        Ok(Self(brought))
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
    Bytes::from_request(request, state).await.map_err(|_| too_large())
}

fn too_large() -> Failure {
    Failure::BadRequest("The request is too large, or broke off: 2 MB are taken at most.".into())
}
