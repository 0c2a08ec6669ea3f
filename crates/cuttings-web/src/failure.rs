//! What went wrong, told twice: to the reader and to the operator.
//!
//! Handlers return a [`Failure`]; what the reader gets of it is decided here alone: a page, or an
//! `application/problem+json` object (RFC 9457) for programs. The cause of an internal failure goes to
//! the log and never to the reader.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use crate::mcp;
use crate::pages::head::Head;
use crate::site::Site;

/// Why a request got no proper answer.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// The request makes no sense; the text says why, for the reader.
    BadRequest(String),
    /// There is no such thing; the text says what, for the reader.
    NotFound(String),
    /// The method is not for this address.
    Method,
    /// The request is for another host.
    Misdirected(String),
    /// What is asked for is not allowed; the text says why, for the reader.
    Refused(String),
    /// It does not go together with how things are; the text says why, for the reader.
    Conflict(String),
    /// Another site could not be reached; the text says why, for the reader.
    Unreachable(String),
    /// Too much is going on just now; the text says what to do.
    Busy(String),
    /// Only those who have logged in are let in.
    LoginNeeded,
    /// Too many requests: in so many seconds there may be another.
    TooMany(u64),
    /// The site's own fault; the text is for the operator.
    Internal(String),
}

impl Failure {
    /// The archive's WARC files could not be read.
    pub(crate) fn from_records(error: &cuttings_fetch::Error) -> Self {
        Self::Internal(chain(error))
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Misdirected(_) => StatusCode::MISDIRECTED_REQUEST,
            Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unreachable(_) => StatusCode::BAD_GATEWAY,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::LoginNeeded => StatusCode::UNAUTHORIZED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What programs need to know besides the status.
    fn add_headers(&self, headers: &mut HeaderMap) {
        match self {
            Self::LoginNeeded => {
                for challenge in ["Bearer", "Basic realm=\"Cuttings\""] {
                    headers.append(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
                }
            }
            Self::TooMany(seconds) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
            }
            _ => {}
        }
    }

    /// Tells the operator what is the site's own fault.
    pub(crate) fn log(&self, site: &Site, path: &str) {
        if let Self::Internal(cause) = self {
            site.log(&format!("{path}: {cause}"));
        }
    }

    pub(crate) fn title(&self) -> &'static str {
        match self {
            Self::BadRequest(_) => "That could not be understood",
            Self::NotFound(_) => "Not found",
            Self::Method => "Not possible here",
            Self::Misdirected(_) => "Another host",
            Self::Refused(_) => "That is not allowed",
            Self::Conflict(_) => "Not now",
            Self::Unreachable(_) => "That page could not be had",
            Self::Busy(_) => "Too busy just now",
            Self::LoginNeeded => "Log in first",
            Self::TooMany(_) => "Too many requests",
            Self::Internal(_) => "Something went wrong here",
        }
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Self::BadRequest(text)
            | Self::NotFound(text)
            | Self::Misdirected(text)
            | Self::Refused(text)
            | Self::Conflict(text)
            | Self::Unreachable(text)
            | Self::Busy(text) => text,
            Self::LoginNeeded => {
                "This archive is only for those who have an account: log in on its pages, or show a \
                 token. Readers of feeds give the token as the password."
            }
            Self::TooMany(_) => "More was asked than a reader would ask; wait a little.",
            Self::Method => "This address cannot be asked that way.",
            Self::Internal(_) => {
                "The archive could not answer. The log of the server says why; trying again may help."
            }
        }
    }
}

impl From<cuttings_archive::Error> for Failure {
    fn from(error: cuttings_archive::Error) -> Self {
        match error {
            cuttings_archive::Error::Cursor(_) => Self::BadRequest(
                "The address names a place in a list that is none; begin at the list's first page."
                    .into(),
            ),
            other => Self::Internal(chain(&other)),
        }
    }
}

impl From<cuttings_search::Error> for Failure {
    fn from(error: cuttings_search::Error) -> Self {
        match error {
            cuttings_search::Error::Query(text) => Self::BadRequest(text),
            other => Self::Internal(chain(&other)),
        }
    }
}

impl From<cuttings_accounts::Error> for Failure {
    fn from(error: cuttings_accounts::Error) -> Self {
        Self::Internal(chain(&error))
    }
}

impl From<cuttings_export::Error> for Failure {
    fn from(error: cuttings_export::Error) -> Self {
        Self::Internal(chain(&error))
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Internal(chain(&error))
    }
}

/// An error with its causes, on one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !text.ends_with(&next) {
            text = format!("{text}: {next}");
        }
        cause = error.source();
    }
    text
}

impl IntoResponse for Failure {
    /// Only a status, with the failure attached for [`tell`].
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Puts failures into words.
pub(crate) async fn tell(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let Some(failure) = response.extensions_mut().remove::<Failure>() else {
        return response;
    };
    failure.log(&site, &path);
    let is_for_programs = path.starts_with("/api/") || path == mcp::PATH;
    let mut told = if is_for_programs { as_problem(&failure) } else { as_page(&failure) };
    *told.status_mut() = failure.status();
    failure.add_headers(told.headers_mut());
    if let Some(allow) = response.headers_mut().remove(header::ALLOW) {
        told.headers_mut().insert(header::ALLOW, allow);
    }
    told
}

fn as_problem(failure: &Failure) -> Response {
    let problem = json!({
        "type": "about:blank",
        "title": failure.title(),
        "status": failure.status().as_u16(),
        "detail": failure.message(),
    });
    let media_type = HeaderValue::from_static("application/problem+json");
    ([(header::CONTENT_TYPE, media_type)], problem.to_string()).into_response()
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    head: Head,
    message: &'a str,
}

fn as_page(failure: &Failure) -> Response {
    let head = Head::new(failure.title());
    let page = FailurePage { head, message: failure.message() };
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(_) => failure.message().to_owned().into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, as_page, as_problem};
    use axum::body::to_bytes;

    #[tokio::test]
    async fn the_cause_of_an_internal_failure_is_not_for_the_reader() {
        let failure = Failure::Internal("disk /srv/secret is on fire".to_owned());
        for told in [as_page(&failure), as_problem(&failure)] {
            let body = to_bytes(told.into_body(), usize::MAX).await.unwrap();
            let text = String::from_utf8(body.to_vec()).unwrap();
            assert!(!text.contains("secret") && text.contains("log of the server"), "{text}");
        }
    }

    #[tokio::test]
    async fn a_message_is_escaped() {
        let told = as_page(&Failure::BadRequest("<script>".to_owned()));
        let body = to_bytes(told.into_body(), usize::MAX).await.unwrap();
        assert!(!String::from_utf8(body.to_vec()).unwrap().contains("<script>"));
    }
}
