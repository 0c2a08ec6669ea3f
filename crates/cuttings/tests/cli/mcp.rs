//! `cuttings mcp`.

use serde_json::{Value, json};

use crate::environment::{Environment, Run};

/// Sends messages, one a line.
fn converse(environment: &Environment, args: &[&str], messages: &[Value]) -> (Run, Vec<Value>) {
    let lines: Vec<String> = messages.iter().map(Value::to_string).collect();
    let run = environment.run_with_input(args, lines.join("\n").as_bytes());
    let answers = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (run, answers)
}

fn request(id: u32, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

#[test]
fn an_assistant_searches_the_archive_over_standard_input_and_output() {
    let environment = Environment::with_archive();
    let hello = json!({ "protocolVersion": "2025-11-25", "capabilities": {} });
    let search = json!({ "name": "search", "arguments": { "q": "ferry trial" } });
    let (run, answers) = converse(
        &environment,
        &["mcp", "--offline"],
        &[
            request(1, "initialize", hello),
            json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
            request(2, "tools/list", json!({})),
            request(3, "tools/call", search),
        ],
    );
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(run.stderr, "");
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [1, 2, 3], "a notification has no answer");
    assert_eq!(answers[1]["result"]["tools"].as_array().unwrap().len(), 4, "and no preview");
    let found = answers[2]["result"]["content"][0]["text"].as_str().unwrap();
    assert!(found.contains("\n> Night ferry trial begins"), "{found}");
    assert!(answers[2]["result"]["structuredContent"]["articles"][0]["page"].is_null());
}

#[test]
fn lines_that_are_no_messages_are_answered_and_the_next_ones_too() {
    let environment = Environment::with_archive();
    let long = format!("\"{}\"", "a".repeat(3_000_000));
    let ping = request(1, "ping", json!({}));
    let run = environment.run_with_input(
        &["mcp", "--offline"],
        format!("{{\n\n{long}\n{ping}\r\n{ping}").as_bytes(),
    );
    assert_eq!(run.code, 0, "{run}");
    let answers: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<&Value> = answers.iter().map(|answer| &answer["error"]["code"]).collect();
    assert_eq!(codes, [&json!(-32700), &json!(-32700), &Value::Null, &Value::Null]);
}

#[test]
fn what_cannot_be_looked_at_is_an_error_of_the_tool() {
    let environment = Environment::with_archive();
    let look = |url: &str| json!({ "name": "preview", "arguments": { "url": url } });
    let asked = [
        request(1, "tools/call", look("http://127.0.0.1:9/")),
        request(2, "tools/call", look("file:///etc/passwd")),
    ];
    let text = |answer: &Value| {
        assert_eq!(answer["result"]["isError"], true, "{answer}");
        answer["result"]["content"][0]["text"].as_str().unwrap().to_owned()
    };
    let (_, answers) = converse(&environment, &["mcp"], &asked);
    assert!(text(&answers[0]).contains("give an e-mail or web address"), "{answers:?}");
    let args = ["mcp", "--contact", "desk@library.example"];
    let (_, answers) = converse(&environment, &args, &asked);
    assert!(text(&answers[0]).contains("not on the public internet"), "{answers:?}");
    assert!(text(&answers[1]).starts_with("url: "), "{answers:?}");
    let (_, answers) = converse(&environment, &["mcp", "--offline"], &asked);
    assert!(text(&answers[0]).contains("started with --offline"), "{answers:?}");
}

#[test]
fn without_an_archive_there_is_nothing_to_ask() {
    let run = Environment::new().run(&["mcp"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.is_empty() && run.stderr.contains("cuttings import PATH"), "{run}");
}
