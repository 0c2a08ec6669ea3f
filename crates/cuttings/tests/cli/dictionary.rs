//! `cuttings dictionary`.

use crate::environment::Environment;

const ROWS: &str = r#"{"outlet": "post.example", "language": "en", "date_published": "2026-03-10", "title": "Night ferry runs aground, nineteen passengers rescued", "summary": "Lifeboats rescued all nineteen passengers of the night ferry, which ran aground in fog on Tuesday. Divers look at the hull, the harbour master said."}
{"outlet": "bote.example", "language": "de", "date_published": "2026-03-11", "title": "Nachtfähre läuft auf Grund: neunzehn Fahrgäste gerettet", "summary": "Rettungsboote brachten alle neunzehn Fahrgäste der Nachtfähre an Land, die am Dienstag im Nebel auf Grund lief. Taucher sehen sich den Rumpf an, sagte der Hafenmeister."}
"#;
const WORDS: &str = "# German\nNachtfähre\tferry\nGrund\taground\nneunzehn\tnineteen\nFahrgäste\tpassengers\n\
    gerettet\trescued\nRettungsboote\tlifeboats\nalle\tall\nDienstag\tTuesday\nNebel\tfog\nTaucher\tdivers\n\
    Rumpf\thull\nHafenmeister\tharbour\nder\tthe\ndie\tthe\nden\tthe\nim\tin\nsagte\tsaid\nan Land\tashore\n";

fn with_two_languages() -> Environment {
    let environment = Environment::new();
    environment.write("rows.jsonl", ROWS);
    environment.write("words.txt", WORDS);
    assert_eq!(environment.run(&["import", "--quiet", "rows.jsonl"]).code, 0);
    environment
}

/// The stories of all articles, by number.
fn stories(environment: &Environment) -> Vec<serde_json::Value> {
    let rows = environment.run(&["export", "--quiet"]).stdout;
    let story = |row: &str| serde_json::from_str::<serde_json::Value>(row).unwrap()["story"].take();
    rows.lines().map(story).collect()
}

#[test]
fn a_dictionary_makes_a_story_of_articles_in_two_languages_and_is_taken_back() {
    let environment = with_two_languages();
    assert!(stories(&environment).iter().all(serde_json::Value::is_null));
    let add = environment.run(&["dictionary", "add", "de-AT", "words.txt"]);
    insta::assert_snapshot!("dictionary_add", add);
    let found = stories(&environment);
    assert!(found.len() == 2 && found[0] == found[1] && !found[0].is_null(), "{found:?}");
    insta::assert_snapshot!("dictionary_list", environment.run(&["dictionary", "list"]));
    let removed = environment.run(&["dictionary", "remove", "de"]);
    assert_eq!(removed.code, 0, "{removed}");
    assert!(stories(&environment).iter().all(serde_json::Value::is_null));
    let none = environment.run(&["dictionary", "list", "--json"]);
    assert_eq!(none.stdout.trim(), "[]");
}

#[test]
fn a_file_that_is_no_dictionary_changes_nothing() {
    let environment = with_two_languages();
    environment.write("page.html", "<html>\n<body>The ferry is late</body>\n");
    environment.write("latin1.txt", b"\xe9chou\xe9\taground\n");
    environment.write("empty.txt", "# nothing\n");
    let add = |file: &str| environment.run(&["dictionary", "add", "de", file]);
    insta::assert_snapshot!("dictionary_no_dictionary", add("page.html"));
    for (file, says) in [
        ("latin1.txt", "latin1.txt is not UTF-8"),
        ("empty.txt", "empty.txt has no word"),
        ("none.txt", "none.txt"),
    ] {
        let run = add(file);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stderr.contains(says), "{run}");
    }
    assert_eq!(environment.run(&["dictionary", "add", "french", "words.txt"]).code, 2);
    assert_eq!(environment.run(&["dictionary", "list", "--json"]).stdout.trim(), "[]");
}
