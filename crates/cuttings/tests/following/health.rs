//! Lists that break in every way that is looked for: the user is told, with what was and what is, and
//! loses nothing.

use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::environment::{Environment, Run};
use crate::outlet::{day, title};
use crate::site::{Reply, Site};

/// How a list is shown.
#[derive(Clone, Debug)]
struct Shown {
    entries: std::ops::Range<u32>,
    /// The parts of an entry that are left out.
    without: &'static str,
    next: bool,
    fails: bool,
}

const WELL: Shown = Shown { entries: 1..11, without: "", next: true, fails: false };

impl Shown {
    fn page(&self) -> Reply {
        let mut page = String::from(
            "<!doctype html><html lang=en><head><title>News</title></head><body>\
             <header><nav><a href='/'>Home</a> <a href='/about/'>About us</a></nav></header>\
             <main><h1>News</h1>\n",
        );
        for entry in self.entries.clone().rev() {
            let day = day(entry);
            let parts = [
                (
                    "picture",
                    format!("<img src='/pictures/{entry}.jpg' width=640 height=360 alt=''>"),
                ),
                ("title", format!("<h2><a href='/articles/{entry}/'>{}</a></h2>", title(entry))),
                ("date", format!("<p><time datetime='{day}'>{day}</time></p>")),
                (
                    "author",
                    format!(
                        "<p class=byline>By <a rel=author href='/by/{0}/'>Mary Quill</a></p>",
                        entry % 3
                    ),
                ),
                (
                    "summary",
                    format!(
                        "<p class=summary>What the committee of case {entry} had to say, and what it means for the quarter.</p>"
                    ),
                ),
            ];
            let kept = parts.iter().filter(|(name, _)| *name != self.without);
            let kept: String = kept.map(|(_, html)| html.as_str()).collect();
            let link = match self.without {
                "title" => format!("<a href='/articles/{entry}/'></a>"),
                _ => String::new(),
            };
            page.push_str(&format!("<article>{link}{kept}</article>\n"));
        }
        if self.next {
            page.push_str(
                "<nav class=pagination><a rel=next href='/news/page/2/'>Older entries</a></nav>",
            );
        }
        page.push_str("</main><footer><p>Impressum</p></footer></body></html>");
        Reply::html(page)
    }
}

/// Looks at the list at noon of some day of March 2026.
fn look(environment: &Environment, day: u32) -> Run {
    let args = ["update", "--all", "--allow-private", "--pause", "0", "--timeout", "5"];
    let mut command = environment.command(&args);
    command.env("CUTTINGS_NOW", format!("2026-{:02}-{:02}T12:00:00Z", 3 + day / 31, day % 31 + 1));
    environment.finished(&command.output().unwrap())
}

fn alarms(environment: &Environment) -> Vec<Value> {
    let health = environment.run(&["outlets", "--health", "--json"]);
    assert_eq!(health.code, 0, "{health}");
    serde_json::from_str(&health.stdout).unwrap()
}

/// A list that was well for four days, a new entry each.
fn well() -> (Environment, Site, Arc<Mutex<Shown>>) {
    let shown = Arc::new(Mutex::new(WELL));
    let shared = Arc::clone(&shown);
    let site = Site::start(move |asked| match asked.path.as_str() {
        _ if shared.lock().unwrap().fails => Reply::new("500 Internal Server Error", ""),
        "/news/" => shared.lock().unwrap().page().unless_known(asked),
        _ => Reply::missing(),
    });
    let environment = Environment::new();
    let run = crate::archive::fetch(&environment, &["add", "--only", "list", &site.url("/news/")]);
    assert_eq!(run.code, 0, "{run}");
    for day in 16..20 {
        publish(&shown);
        let run = look(&environment, day);
        assert_eq!(run.code, 0, "{run}");
    }
    assert_eq!(alarms(&environment), Vec::<Value>::new());
    (environment, site, shown)
}

fn publish(shown: &Mutex<Shown>) {
    let mut shown = shown.lock().unwrap();
    shown.entries = shown.entries.start + 1..shown.entries.end + 1;
}

#[test]
fn whatever_a_list_loses_is_told_with_what_was_and_what_is_until_it_is_mended() {
    type Break = fn(&mut Shown);
    let cases: [(&str, Break, &str, &str); 8] = [
        ("nothing", |shown| shown.entries = 0..0, "10 entries", "0 entries"),
        ("fewer", |shown| shown.entries = 13..16, "10 entries", "3 entries"),
        (
            "no-titles",
            |shown| shown.without = "title",
            "100 % of the entries had titles",
            "0 % have",
        ),
        ("no-dates", |shown| shown.without = "date", "100 % of the entries had dates", "0 % have"),
        (
            "no-summaries",
            |shown| shown.without = "summary",
            "100 % of the entries had summaries",
            "0 % have",
        ),
        (
            "no-authors",
            |shown| shown.without = "author",
            "100 % of the entries had authors",
            "0 % have",
        ),
        (
            "no-pictures",
            |shown| shown.without = "picture",
            "100 % of the entries had pictures",
            "0 % have",
        ),
        ("no-next", |shown| shown.next = false, "a next page was named", "none is"),
    ];
    for (kind, breaks, before, after) in cases {
        let (environment, _site, shown) = well();
        let articles = crate::archive::articles(&environment);
        publish(&shown);
        let good = shown.lock().unwrap().clone();
        breaks(&mut shown.lock().unwrap());
        let run = look(&environment, 20);
        assert_eq!(run.code, 0, "{kind}: {run}");
        assert!(
            run.stderr.contains("needs a look (") && run.stderr.contains(kind),
            "{kind}: {run}"
        );
        let found = alarms(&environment);
        let alarm = found.iter().find(|alarm| alarm["kind"] == kind);
        let alarm = alarm.unwrap_or_else(|| panic!("no alarm {kind}: {found:?}"));
        assert_eq!((&alarm["before"], &alarm["after"]), (&before.into(), &after.into()), "{kind}");
        // What breaks deletes nothing.
        let now = crate::archive::articles(&environment);
        assert!(articles.keys().all(|article| now.contains_key(article)), "{kind}");
        *shown.lock().unwrap() = good;
        publish(&shown);
        look(&environment, 21);
        assert_eq!(alarms(&environment), Vec::<Value>::new(), "{kind}");
    }
}

#[test]
fn a_list_that_cannot_be_had_three_times_in_a_row_is_told() {
    let (environment, _site, shown) = well();
    shown.lock().unwrap().fails = true;
    for day in 20..22 {
        assert_eq!(look(&environment, day).code, 1);
        assert_eq!(alarms(&environment), Vec::<Value>::new(), "two failures can be an accident");
    }
    look(&environment, 22);
    let found = alarms(&environment);
    assert_eq!(found[0]["kind"], "unreachable", "{found:?}");
    assert!(found[0]["after"].as_str().unwrap().contains("(3 times in a row)"), "{found:?}");
    shown.lock().unwrap().fails = false;
    assert_eq!(look(&environment, 23).code, 0);
    assert_eq!(alarms(&environment), Vec::<Value>::new());
}

#[test]
fn a_list_that_stays_the_same_for_far_longer_than_usual_is_told() {
    let (environment, _site, shown) = well();
    for day in [21, 25, 30, 32] {
        assert_eq!(look(&environment, day).code, 0);
        assert_eq!(alarms(&environment), Vec::<Value>::new(), "two weeks can be a holiday");
    }
    look(&environment, 36);
    let found = alarms(&environment);
    assert_eq!(found[0]["kind"], "stale", "{found:?}");
    assert_eq!(found[0]["before"], "another page every 24 hours", "{found:?}");
    publish(&shown);
    look(&environment, 37);
    assert_eq!(alarms(&environment), Vec::<Value>::new());
}
