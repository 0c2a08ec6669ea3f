//! Logging in and out.

use askama::Template;
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use cuttings_accounts::SESSION_DAYS;
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::{Viewer, limits};
use crate::failure::Failure;
use crate::pages::head::Head;
use crate::site::Site;

/// The cookie with the secret of a session. Over https its name keeps other hosts from setting it.
const COOKIE: &str = "cuttings_session";
const SECURE_COOKIE: &str = "__Host-cuttings_session";

/// Passwords are checked two at a time.
static CHECKS: Semaphore = Semaphore::const_new(2);

/// No name and password take more, in bytes.
const LONGEST_FORM: usize = 8 * 1024;

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage<'a> {
    head: Head,
    next: &'a str,
    name: &'a str,
    is_wrong: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    next: Option<String>,
}

/// `GET /login`: the form.
pub(crate) async fn show(
    State(site): State<Site>,
    Extension(viewer): Extension<Viewer>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Failure> {
    let next = asked.ok().and_then(|Query(asked)| asked.next).unwrap_or_default();
    if site.accounts().is_none() || matches!(viewer, Viewer::Account(_)) {
        return Ok(Redirect::to(within_site(&next)).into_response());
    }
    form(within_site(&next), "", false)
}

fn form(next: &str, name: &str, is_wrong: bool) -> Result<Response, Failure> {
    let page = LoginPage { head: Head::new("Log in").unlisted(), next, name, is_wrong };
    let status = if is_wrong { StatusCode::FORBIDDEN } else { StatusCode::OK };
    Ok((status, [(header::CACHE_CONTROL, "no-store")], Html(page.render()?)).into_response())
}

/// `POST /login`: begins a session.
pub(crate) async fn enter(State(site): State<Site>, request: Request) -> Result<Response, Failure> {
    let Some(accounts) = site.accounts().cloned() else {
        return Err(Failure::NotFound("This archive has no accounts.".into()));
    };
    let client = limits::client(&site, &request);
    let Filled { name, password, next } = Filled::read(request.into_body()).await?;
    let now = site.now();
    site.limits().check_guess(&client, &name, now)?;
    // Each check takes 19 MiB: so many at once, wherever they come from.
    let _turn = CHECKS.acquire().await;
    let begun = site
        .away({
            let name = name.clone();
            move || {
                if !accounts.is_password(&name, &password)? {
                    return Ok(None);
                }
                Ok(Some(accounts.begin_session(&name, now)?))
            }
        })
        .await?;
    let next = within_site(&next);
    let Some(secret) = begun else { return form(next, &name, true) };
    let seconds = SESSION_DAYS * 24 * 60 * 60;
    Ok(with_cookie(&site, Redirect::to(next).into_response(), &secret, seconds))
}

/// `POST /logout`: ends the session.
pub(crate) async fn leave(
    State(site): State<Site>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let (Some(accounts), Some(secret)) = (site.accounts().cloned(), session(&site, &headers)) {
        site.away(move || accounts.end_session(&secret)).await?;
    }
    Ok(with_cookie(&site, Redirect::to("/login").into_response(), "", 0))
}

/// The secret of the session that a request shows. Over https, a cookie that another host can set is none.
pub(super) fn session(site: &Site, headers: &HeaderMap) -> Option<String> {
    let own = if site.is_https() { SECURE_COOKIE } else { COOKIE };
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        Some((name, value.to_owned()))
    });
    pairs.find(|(name, _)| *name == own).map(|(_, value)| value)
}

fn with_cookie(site: &Site, mut response: Response, secret: &str, seconds: i64) -> Response {
    let (name, secure) = if site.is_https() { (SECURE_COOKIE, "; Secure") } else { (COOKIE, "") };
    let cookie =
        format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// A path of this site, and nothing else: not "//stranger.example", not "/\stranger.example".
fn within_site(next: &str) -> &str {
    let is_path = next.starts_with('/')
        && !next.starts_with("//")
        && next.chars().all(|c| !c.is_control() && c != '\\');
    if is_path { next } else { "/" }
}

/// What was filled in.
#[derive(Default)]
struct Filled {
    name: String,
    password: String,
    next: String,
}

impl Filled {
    async fn read(body: Body) -> Result<Self, Failure> {
        let unreadable = |_| Failure::BadRequest("The form is longer than a login can be.".into());
        let bytes = to_bytes(body, LONGEST_FORM).await.map_err(unreadable)?;
        let mut filled = Self::default();
        for (name, value) in url::form_urlencoded::parse(&bytes) {
            match &*name {
                "name" => filled.name = value.trim().to_owned(),
                "password" => filled.password = value.into_owned(),
                "next" => filled.next = value.into_owned(),
                _ => {}
            }
        }
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::within_site;

    #[test]
    fn a_login_leads_to_this_site_alone() {
        assert_eq!(within_site("/search?q=a&page=2"), "/search?q=a&page=2");
        for next in
            ["", "//stranger.example", "https://stranger.example", "/\\stranger.example", "/a\nb"]
        {
            assert_eq!(within_site(next), "/", "{next}");
        }
    }
}
