//! Web archives and saved pages, as if the network were they.

use crate::archive::{assert_entries, backfill, fetch, report};
use crate::environment::Environment;
use crate::outlet::Outlet;
use crate::site::Site;

#[test]
fn a_chain_is_followed_through_a_warc_file_as_through_the_network() {
    let first = Environment::new();
    let outlet = Outlet::new(45, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| played.answer(asked));
    assert_eq!(backfill(&first, &site).code, 0);
    let by_http = report(&first);
    site.forget();

    let second = Environment::new();
    let warc = first.path("archive/warc/cuttings-20260316080000-00001.warc.gz");
    let args = ["add", "--backfill", "--replay", warc.to_str().unwrap(), &site.url("/news/")];
    // No contact is needed where nobody is asked.
    let run = second.run(&args);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(site.asked().len(), 0);
    assert_entries(&second, 1..=45);
    let by_file = report(&second);
    for figure in ["pages", "entries", "duplicates", "gaps", "ending", "proven", "first_date"] {
        assert_eq!(by_http[figure], by_file[figure], "{figure}");
    }
    // What was replayed is not asked for on the network.
    let update = fetch(&second, &["update"]);
    assert_eq!(update.code, 1, "{update}");
    assert!(update.stderr.contains("nothing is followed"), "{update}");
    assert_eq!(second.run(&["check"]).code, 0);
}

#[test]
fn a_folder_of_saved_pages_is_followed_too() {
    let environment = Environment::new();
    let outlet = Outlet::new(25, 10);
    for number in 1..=3 {
        let body = outlet.page(number).body;
        let path = match number {
            1 => "saved/outlet.example/news/index.html".to_owned(),
            number => format!("saved/outlet.example/news/page/{number}/index.html"),
        };
        environment.write(&path, body);
    }
    let args = ["add", "--backfill", "--replay", "saved", "http://outlet.example/news/"];
    let run = environment.run(&args);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, 1..=25);
    assert_eq!(report(&environment)["pages"], 3);
}

#[test]
fn what_is_not_in_the_file_is_a_gap_or_an_error() {
    let environment = Environment::new();
    let outlet = Outlet::new(25, 10);
    environment.write("saved/outlet.example/news/index.html", outlet.page(1).body);
    let args = ["add", "--backfill", "--replay", "saved", "https://outlet.example/news/"];
    let run = environment.run(&args);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("/news/page/2/ is not in saved"), "{run}");
    assert_eq!(report(&environment)["gaps"].as_array().unwrap().len(), 1);
    let elsewhere = environment.run(&["add", "--replay", "saved", "https://other.example/"]);
    assert_eq!(elsewhere.code, 1, "{elsewhere}");
}
