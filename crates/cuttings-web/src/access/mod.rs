//! Who may do what: decided before any handler is asked.
//!
//! | | reads | changes |
//! | --- | --- | --- |
//! | a site of this machine without accounts | everybody | everybody |
//! | a site that others reach, without accounts | everybody | nobody |
//! | a site with accounts | who has logged in, or shows a token | who has logged in, or shows a token to manage |
//! | a site with accounts, public as teasers | everybody, headlines and short teasers | as above |
//!
//! Every request goes through [`admit`], so a new page or route is as closed as all others without a line
//! of its own. Methods other than GET and HEAD change something, whatever the handler does with them; what
//! is asked at [`mcp::PATH`] is the one exception.
//!
//! 1. [`limits`]: nobody asks faster than a reader would.
//! 2. [`same_site`]: a change is asked for by a page of this site, or by a program.
//! 3. Who asks, by the cookie that [`login`] gave or by a token.

pub(crate) mod about;
mod limits;
pub(crate) mod login;
mod same_site;
pub(crate) mod who;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Router};
use cuttings_accounts::{Accounts, Scope};
use data_encoding::BASE64;
use tower_service::Service;

use crate::failure::Failure;
use crate::href;
use crate::mcp;
use crate::origin::Origin;
use crate::site::Site;
pub(crate) use limits::Limits;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Viewer {
    /// Somebody at this machine, where there are no accounts.
    Owner,
    /// Somebody who logged in.
    Account(String),
    /// A program with a token.
    Program(Scope),
    /// Anybody.
    Stranger,
}

impl Viewer {
    pub(crate) fn may_change(&self) -> bool {
        match self {
            Self::Owner | Self::Account(_) => true,
            Self::Program(scope) => *scope == Scope::Manage,
            Self::Stranger => false,
        }
    }
}

/// What stands between a request and the routes.
#[derive(Clone)]
pub(crate) struct Gate {
    site: Site,
    /// The routes for those who have not logged in, where there are any.
    outside: Option<Router>,
}

impl Gate {
    /// A gate of a site. `outside` are the routes for everybody, where it is public as teasers.
    pub(crate) fn new(site: &Site, outside: Router<Site>) -> Self {
        let teasers = site.public_teasers().filter(|_| site.accounts().is_some());
        let outside = teasers.map(|length| outside.with_state(site.with_teasers(length)));
        Self { site: site.clone(), outside }
    }
}

/// Asks who a request is from, and lets it through where they may do what it asks for.
pub(crate) async fn admit(
    State(Gate { site, outside }): State<Gate>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Err(failure) = check(&site, &request) {
        return failure.into_response();
    }
    let secrets = Secrets::of(&site, request.headers());
    let viewer = match viewer(&site, secrets).await {
        Ok(viewer) => viewer,
        Err(failure) => return failure.into_response(),
    };
    who::note(&site, &viewer, &request);
    let refusal = refusal(&site, &viewer, &request);
    match refusal {
        None => {
            request.extensions_mut().insert(viewer);
            next.run(request).await
        }
        Some(Failure::LoginNeeded) if only_reads(&request) => match outside {
            Some(outside) => ask_outside(outside, request, viewer).await,
            None if wants_page(&request) => to_login(&request),
            None => Failure::LoginNeeded.into_response(),
        },
        Some(failure) => failure.into_response(),
    }
}

/// Asks the routes for everybody.
async fn ask_outside(mut outside: Router, request: Request, viewer: Viewer) -> Response {
    let login = wants_page(&request).then(|| to_login(&request));
    let (mut head, body) = request.into_parts();
    // What the other routes read from the address is not theirs to see.
    let known = std::mem::take(&mut head.extensions);
    if let Some(origin) = known.get::<Origin>() {
        head.extensions.insert(origin.clone());
    }
    head.extensions.insert(viewer);
    let request = Request::from_parts(head, body);
    let answer = outside.call(request).await.unwrap_or_else(|never| match never {});
    // What is not for everybody is behind the login.
    match login {
        Some(login) if answer.status() == StatusCode::UNAUTHORIZED => login,
        _ => answer,
    }
}

/// Keeps a group of routes to those who may change something, the pages that only show its forms as well.
pub(crate) async fn changers_only(
    Extension(viewer): Extension<Viewer>,
    request: Request,
    next: Next,
) -> Response {
    if viewer.may_change() {
        return next.run(request).await;
    }
    match viewer {
        Viewer::Stranger if wants_page(&request) => to_login(&request),
        _ => may_not_change(&viewer).into_response(),
    }
}

fn to_login(request: &Request) -> Response {
    let asked = request.uri().path_and_query().map_or("/", |path| path.as_str());
    Redirect::to(&href::with_query("/login", &[("next", Some(asked))])).into_response()
}

/// What holds for everybody: nobody asks too often, and no page of a stranger changes anything.
fn check(site: &Site, request: &Request) -> Result<(), Failure> {
    site.limits().check(&limits::client(site, request), site.now())?;
    if is_safe(request.method()) { Ok(()) } else { same_site::check(request) }
}

async fn viewer(site: &Site, secrets: Secrets) -> Result<Viewer, Failure> {
    let Some(accounts) = site.accounts() else {
        return Ok(if site.loopback_only() { Viewer::Owner } else { Viewer::Stranger });
    };
    if secrets.is_none() {
        return Ok(Viewer::Stranger);
    }
    let (accounts, now) = (accounts.clone(), site.now());
    let shows_token = secrets.token.is_some();
    match site.away(move || known(&accounts, &secrets, now)).await? {
        Some(viewer) => Ok(viewer),
        // A program whose token was removed has to hear of it, also where strangers read a part.
        None if shows_token => Err(Failure::LoginNeeded),
        None => Ok(Viewer::Stranger),
    }
}

fn known(
    accounts: &Accounts,
    secrets: &Secrets,
    now: jiff::Timestamp,
) -> Result<Option<Viewer>, cuttings_accounts::Error> {
    if let Some(token) = &secrets.token {
        return Ok(accounts.token(token, now)?.map(Viewer::Program));
    }
    let Some(session) = &secrets.session else { return Ok(None) };
    Ok(accounts.session(session, now)?.map(Viewer::Account))
}

/// What a request shows of whom it is from.
struct Secrets {
    token: Option<String>,
    session: Option<String>,
}

impl Secrets {
    fn of(site: &Site, headers: &HeaderMap) -> Self {
        Self { token: token(headers), session: login::session(site, headers) }
    }

    fn is_none(&self) -> bool {
        self.token.is_none() && self.session.is_none()
    }
}

/// A token, as `Bearer TOKEN` or, for readers of feeds, which know names and passwords alone, as the
/// password of any name.
fn token(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, value) = said.split_once(' ')?;
    let value = value.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(value.to_owned());
    }
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| BASE64.decode(value.as_bytes()))?;
    let pair = String::from_utf8(decoded.ok()?).ok()?;
    pair.split_once(':').map(|(_, password)| password.to_owned())
}

/// Why a request is not let through.
fn refusal(site: &Site, viewer: &Viewer, request: &Request) -> Option<Failure> {
    if is_open(request.uri().path()) {
        return None;
    }
    let must_log_in = site.accounts().is_some() && *viewer == Viewer::Stranger;
    if only_reads(request) {
        return must_log_in.then_some(Failure::LoginNeeded);
    }
    if viewer.may_change() {
        return None;
    }
    Some(if must_log_in { Failure::LoginNeeded } else { may_not_change(viewer) })
}

/// Why somebody cannot change anything.
pub(crate) fn may_not_change(viewer: &Viewer) -> Failure {
    match viewer {
        Viewer::Program(_) => Failure::Refused(
            "This token only reads; 'cuttings token add NAME --manage' makes one that may also \
             change things."
                .into(),
        ),
        _ => Failure::Refused(
            "This archive can be reached by others and has no accounts, so nothing can be changed \
             here; 'cuttings account add NAME' makes one."
                .into(),
        ),
    }
}

/// What anybody needs to log in, or to know whom to write to, or that there is nothing for robots.
fn is_open(path: &str) -> bool {
    matches!(path, "/login" | "/about" | "/robots.txt") || path.starts_with("/assets/")
}

/// Whether a request leaves the archive as it is, by its method, or because its address is there for
/// questions, which come as bodies.
fn only_reads(request: &Request) -> bool {
    is_safe(request.method()) || request.uri().path() == mcp::PATH
}

fn is_safe(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

/// Whether a browser asks for a page, which can lead to the login.
fn wants_page(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    is_safe(request.method())
        && !request.uri().path().starts_with("/api/")
        && accepts.is_some_and(|accept| accept.contains("text/html"))
}
