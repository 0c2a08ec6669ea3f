//! What the tests ask of an archive.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::environment::{Environment, Run};
use crate::site::Site;

/// Runs a command that fetches from this machine, without pauses.
pub(crate) fn fetch(environment: &Environment, args: &[&str]) -> Run {
    let usual =
        ["--allow-private", "--pause", "0", "--timeout", "5", "--contact", "desk@library.example"];
    environment.run(&[args, &usual[..]].concat())
}

/// Follows a list to its end.
pub(crate) fn backfill(environment: &Environment, site: &Site) -> Run {
    fetch(environment, &["add", "--backfill", &site.url("/news/")])
}

/// The articles of the archive by the number that their address ends with, and how many each number has.
pub(crate) fn articles(environment: &Environment) -> BTreeMap<u32, usize> {
    let export = environment.run(&["export", "--quiet", "--format", "jsonl"]);
    assert_eq!(export.code, 0, "{export}");
    let mut found = BTreeMap::new();
    for line in export.stdout.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let url = row["url"].as_str().unwrap_or_default().trim_end_matches('/').to_owned();
        let number = url.rsplit('/').next().and_then(|number| number.parse().ok());
        *found.entry(number.unwrap_or_else(|| panic!("an article at {url}"))).or_default() += 1;
    }
    found
}

/// The report on the one list that is followed.
pub(crate) fn report(environment: &Environment) -> Value {
    followed(environment, "list")["report"].clone()
}

/// What is followed of the one outlet, by kind.
pub(crate) fn followed(environment: &Environment, kind: &str) -> Value {
    let outlet = outlet(environment);
    let run = environment.run(&["outlets", "--json", &outlet]);
    assert_eq!(run.code, 0, "{run}");
    let value: Value = serde_json::from_str(&run.stdout).unwrap();
    let all = value["followed"].as_array().unwrap().clone();
    all.into_iter().find(|followed| followed["kind"] == kind).unwrap_or(Value::Null)
}

/// The one outlet of the archive.
pub(crate) fn outlet(environment: &Environment) -> String {
    let run = environment.run(&["outlets", "--json"]);
    let value: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run}"));
    value[0]["name"].as_str().unwrap().to_owned()
}

/// Fails unless exactly these entries are there, once each.
pub(crate) fn assert_entries(environment: &Environment, wanted: impl IntoIterator<Item = u32>) {
    let wanted: BTreeMap<u32, usize> = wanted.into_iter().map(|entry| (entry, 1)).collect();
    let found = articles(environment);
    let missing: Vec<_> = wanted.keys().filter(|entry| !found.contains_key(entry)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    assert_eq!(found, wanted);
}
