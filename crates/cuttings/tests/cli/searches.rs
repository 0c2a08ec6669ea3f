//! `cuttings searches`, and `cuttings search --saved`.

use crate::environment::Environment;

#[test]
fn a_search_is_saved_found_again_and_removed() {
    let environment = Environment::with_archive();
    let saved = environment.run(&["searches", "add", "The ferry", "ferry", "-tram"]);
    insta::assert_snapshot!("searches_add", saved);
    let found = |args: &[&str]| environment.run(&[&["search", "--json"], args].concat()).stdout;
    assert_eq!(found(&["--saved", "The ferry"]), found(&["--order", "newest", "ferry", "-tram"]));
    assert_eq!(environment.run(&["searches", "remove", "The ferry"]).code, 0);
    insta::assert_snapshot!(
        "searches_unknown",
        environment.run(&["search", "--saved", "The ferry"])
    );
    assert_eq!(environment.run(&["searches", "remove", "The ferry"]).code, 1);
}

#[test]
fn a_saved_search_keeps_its_filters_and_its_order() {
    let environment = Environment::with_archive();
    let add = ["searches", "add", "Videos", "tide", "--kind", "video", "--order", "oldest"];
    assert_eq!(environment.run(&add).code, 0);
    let found = |args: &[&str]| environment.run(&[&["search"], args].concat());
    assert!(found(&["--saved", "Videos"]).stderr.contains("1 article matches"));
    let narrowed = found(&["--saved", "Videos", "--outlet", "unknown"]);
    assert!(narrowed.stderr.contains("No article matches"), "{narrowed}");
    insta::assert_snapshot!("searches_list", environment.run(&["searches", "list"]));
    let json = environment.run(&["searches", "list", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json[0]["query"], "q=tide&kind=video&order=oldest");
}

#[test]
fn what_cannot_be_searched_for_is_not_saved() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!(
        "searches_bad_query",
        environment.run(&["searches", "add", "Odd", "after:someday"])
    );
    assert_eq!(environment.run(&["searches", "add", "Nothing"]).code, 2);
    assert_eq!(environment.run(&["searches", "add", "save", "ferry"]).code, 1);
    let none = environment.run(&["searches", "list", "--json"]);
    assert_eq!(none.stdout.trim(), "[]");
}
