//! Who may do what, as it is met over HTTP.

use cuttings_accounts::{Accounts, Scope};
use tempfile::TempDir;

use crate::client::{Answer, Site};
use crate::sample;

const NAME_AND_PASSWORD: &str = "name=ada&password=salt+marsh+at+noon";

/// A site with an account, the accounts, and where they stand.
async fn guarded() -> (Site, Accounts, TempDir) {
    let directory = tempfile::tempdir().unwrap();
    let accounts = Accounts::open_or_create(directory.path()).unwrap();
    let now = "2024-03-15T12:00:00Z".parse().unwrap();
    accounts.add("ada", "salt marsh at noon", now).unwrap();
    let own = accounts.clone();
    let site = Site::start_with(sample::fill, move |site| site.with_accounts(own)).await;
    (site, accounts, directory)
}

/// Logs in as a browser does, and gives the answer.
async fn log_in(site: &Site, form: &str) -> Answer {
    let origin = format!("http://{}", site.address);
    let headers = [
        ("origin", origin.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    site.send("POST", "/login", &headers, form.as_bytes()).await
}

fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie").unwrap();
    assert!(set.contains("; HttpOnly; SameSite=Lax;"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn without_accounts_everything_on_this_machine_is_open() {
    let site = Site::start(sample::fill).await;
    assert_eq!(site.get("/").await.status, 200);
    assert!(site.get("/about").await.text().contains("has no accounts"));
    assert_eq!(site.get("/login").await.status, 303);
}

#[tokio::test]
async fn with_accounts_nothing_is_read_before_a_login() {
    let (site, _accounts, _directory) = guarded().await;
    for path in [
        "/",
        "/stories",
        "/outlets",
        "/articles/1",
        "/search?q=a",
        "/feed.atom",
        "/outlets.opml",
        "/api",
        "/api/v1/articles",
        "/api/v1/openapi.json",
        "/alarms",
        "/snapshots/00",
        "/nowhere",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 401, "{path}");
        assert!(!answer.text().contains("Gazette"), "{path}");
        let page = site.ask("GET", path, &[("accept", "text/html,*/*;q=0.8")]).await;
        let expected = if path.starts_with("/api/") { 401 } else { 303 };
        assert_eq!(page.status, expected, "{path}");
    }
    let asked = site.ask("GET", "/search?q=a&page=2", &[("accept", "text/html")]).await;
    assert_eq!(asked.header("location"), Some("/login?next=%2Fsearch%3Fq%3Da%26page%3D2"));
    for path in ["/login", "/about", "/robots.txt"] {
        assert_eq!(site.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn who_logs_in_reads_on_where_they_were_until_they_log_out() {
    let (site, _accounts, _directory) = guarded().await;
    let answer = log_in(&site, &format!("{NAME_AND_PASSWORD}&next=/outlets")).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/outlets")));
    let cookie = cookie(&answer);
    let headers = [("cookie", cookie.as_str())];
    let read = |path: &'static str| site.ask("GET", path, &headers);
    assert_eq!(read("/outlets").await.status, 200);
    assert!(read("/about").await.text().contains("logged in as <b><bdi>ada</bdi></b>"));

    let origin = format!("http://{}", site.address);
    let ending = [("cookie", cookie.as_str()), ("origin", origin.as_str())];
    let answer = site.send("POST", "/logout", &ending, b"").await;
    assert_eq!(answer.status, 303);
    assert_eq!(read("/outlets").await.status, 401, "the old cookie is worth nothing");
}

#[tokio::test]
async fn the_head_of_every_page_leads_in_or_out_and_says_who_is_in() {
    let (site, _accounts, _directory) = guarded().await;
    let about = site.get("/about").await;
    assert!(about.text().contains("<a href=\"/login?next=%2Fabout\">Log in</a>"));
    assert!(!site.get("/login").await.text().contains("class=\"way\""));
    let cookie = cookie(&log_in(&site, NAME_AND_PASSWORD).await);
    for path in ["/", "/outlets", "/nowhere"] {
        let page = site.ask("GET", path, &[("cookie", cookie.as_str())]).await;
        let text = page.text();
        assert!(text.contains("<form class=\"way\" action=\"/logout\" method=\"post\">"), "{path}");
        assert!(text.contains("<bdi>ada</bdi> <button type=\"submit\">Log out</button>"), "{path}");
        assert!(!text.contains("Log in"), "{path}");
    }
    let open = Site::start(sample::fill).await;
    assert!(!open.get("/").await.text().contains("class=\"way\""), "where there are no accounts");
}

#[tokio::test]
async fn a_wrong_password_is_told_and_guessing_is_slow() {
    let (site, _accounts, _directory) = guarded().await;
    let answer = log_in(&site, "name=ada&password=%3Cscript%3E&next=//stranger.example").await;
    assert_eq!(answer.status, 403);
    assert!(answer.header("set-cookie").is_none());
    assert!(answer.text().contains("no account with this name and this password"));
    assert!(!answer.text().contains("stranger.example") && !answer.text().contains("<script>"));
    for _ in 0..9 {
        log_in(&site, "name=ada&password=wrong").await;
    }
    let answer = log_in(&site, NAME_AND_PASSWORD).await;
    assert_eq!(answer.status, 429, "the right one comes too late as well");
    assert_eq!(answer.header("retry-after"), Some("30"));
}

#[tokio::test]
async fn pages_of_others_cannot_log_anybody_in_or_out() {
    let (site, _accounts, _directory) = guarded().await;
    let cookie = cookie(&log_in(&site, NAME_AND_PASSWORD).await);
    for headers in [
        vec![("origin", "https://stranger.example")],
        vec![("origin", "null"), ("cookie", cookie.as_str())],
        vec![("sec-fetch-site", "cross-site"), ("cookie", cookie.as_str())],
        vec![("cookie", cookie.as_str())],
    ] {
        for path in ["/login", "/logout"] {
            let answer = site.send("POST", path, &headers, NAME_AND_PASSWORD.as_bytes()).await;
            assert_eq!(answer.status, 403, "{path} {headers:?}");
        }
    }
    assert_eq!(site.ask("GET", "/", &[("cookie", cookie.as_str())]).await.status, 200);
}

#[tokio::test]
async fn programs_show_tokens() {
    let (site, accounts, _directory) = guarded().await;
    let now = "2024-03-15T12:00:00Z".parse().unwrap();
    let token = accounts.add_token("reader", Scope::Read, now).unwrap();
    let bearer = format!("Bearer {token}");
    let answer = site.ask("GET", "/api/v1/articles", &[("authorization", &bearer)]).await;
    assert_eq!(answer.status, 200);

    let pair = data_encoding::BASE64.encode(format!("anybody:{token}").as_bytes());
    let basic = format!("Basic {pair}");
    assert_eq!(site.ask("GET", "/feed.atom", &[("authorization", &basic)]).await.status, 200);

    for wrong in ["Bearer nothing", "Bearer", "Basic !!", "Digest x"] {
        let answer = site.ask("GET", "/api/v1/articles", &[("authorization", wrong)]).await;
        assert_eq!(answer.status, 401, "{wrong}");
        assert_eq!(answer.json()["status"], 401);
        assert!(answer.header("www-authenticate").is_some());
    }
    let answer = site.send("POST", "/outlets", &[("authorization", &bearer)], b"").await;
    assert_eq!(answer.status, 403, "it only reads");

    accounts.remove_token("reader").unwrap();
    let answer = site.ask("GET", "/api/v1/articles", &[("authorization", &bearer)]).await;
    assert_eq!(answer.status, 401);
}

/// A sentence that stands in a whole text only, and the end of a teaser longer than what everybody sees.
const INSIDE: &str = "like a cart from a yard";
const END_OF_TEASER: &str = "larger ships would no";

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_headlines_and_short_teasers_of_a_public_site_and_nothing_more() {
    let directory = tempfile::tempdir().unwrap();
    let accounts = Accounts::open_or_create(directory.path()).unwrap();
    accounts.add("ada", "salt marsh at noon", jiff::Timestamp::UNIX_EPOCH).unwrap();
    let public = move |site: cuttings_web::Site| {
        site.with_accounts(accounts)
            .with_public_teasers(40)
            .with_removals("desk@library.example".to_owned())
    };
    let site = Site::start_with(sample::fill, public).await;
    let paths = [
        "/",
        "/new",
        "/outlets",
        "/outlets/gazette.example",
        "/articles/1",
        "/stories",
        "/search?q=harbour",
        "/search?q=cart",
        "/search/export.csv?q=harbour",
        "/search/export.jsonl?q=cart",
        "/feed.atom?content=full",
        "/feed.json?content=full",
        "/outlets.opml",
        "/api",
        "/api/v1/articles",
        "/api/v1/articles/1",
        "/api/v1/search?q=cart",
        "/about",
    ];
    let mut all = String::new();
    for path in paths {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.text();
        assert!(!text.contains(INSIDE) && !text.contains(END_OF_TEASER), "{path}");
        all.push_str(text);
    }
    let answer = site.ask("GET", "/feed.atom", &[("authorization", "Bearer removed")]).await;
    assert_eq!(answer.status, 401, "whoever shows a token that is none is told");
    assert!(all.contains("up to 40 characters") && all.contains("mailto:desk@library.example"));
    let cookie = cookie(&log_in(&site, NAME_AND_PASSWORD).await);
    let mut inside = String::new();
    for path in paths {
        let answer = site.ask("GET", path, &[("cookie", cookie.as_str())]).await;
        assert!(answer.header("cache-control").unwrap().starts_with("private"), "{path}");
        inside.push_str(answer.text());
    }
    assert!(inside.contains(INSIDE) && inside.contains(END_OF_TEASER), "they are there");
}

#[tokio::test]
async fn evidence_and_upkeep_of_a_public_site_are_for_those_who_log_in() {
    let directory = tempfile::tempdir().unwrap();
    let accounts = Accounts::open_or_create(directory.path()).unwrap();
    let public =
        move |site: cuttings_web::Site| site.with_accounts(accounts).with_public_teasers(40);
    let site = Site::start_with(sample::fill, public).await;
    for path in [
        "/snapshots/00",
        "/api/v1/snapshots/00",
        "/outlets/gazette.example/upkeep",
        "/alarms",
        "/alarms/feed.atom",
        "/api/v1/alarms",
        "/following",
        "/tags",
        "/searches",
        "/nowhere",
    ] {
        assert_eq!(site.get(path).await.status, 401, "{path}");
        let page = site.ask("GET", path, &[("accept", "text/html")]).await;
        let expected = if path.starts_with("/api/") { 401 } else { 303 };
        assert_eq!(page.status, expected, "{path}");
    }
    assert_eq!(site.send("POST", "/outlets", &[], b"").await.status, 401);
}

#[tokio::test]
async fn a_site_behind_https_sends_cookies_that_only_https_carries() {
    let directory = tempfile::tempdir().unwrap();
    let accounts = Accounts::open_or_create(directory.path()).unwrap();
    accounts.add("ada", "salt marsh at noon", jiff::Timestamp::UNIX_EPOCH).unwrap();
    let behind = move |site: cuttings_web::Site| {
        site.with_accounts(accounts).with_base("https://archive.example/".parse().unwrap())
    };
    let site = Site::start_with(sample::fill, behind).await;
    let headers = [("origin", "https://archive.example")];
    let answer = site.send("POST", "/login", &headers, NAME_AND_PASSWORD.as_bytes()).await;
    let set = answer.header("set-cookie").unwrap();
    assert!(set.starts_with("__Host-cuttings_session=") && set.ends_with("; Secure"), "{set}");
    assert!(answer.header("strict-transport-security").unwrap().starts_with("max-age="));
    assert!(answer.header("permissions-policy").unwrap().contains("camera=()"));
    let cookie = cookie(&answer);
    assert_eq!(site.ask("GET", "/", &[("cookie", cookie.as_str())]).await.status, 200);
}
