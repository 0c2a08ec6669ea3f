//! The pagers of `spec.md`, each read behind a list of entries.

use crate::{Hint, Page, PageKind};

/// What must be found on a page.
#[derive(Debug, Default)]
struct Case<'a> {
    name: String,
    language: &'a str,
    page: &'a str,
    head: &'a str,
    next: Option<&'a str>,
    previous: Option<&'a str>,
    html: String,
}

/// The cases that have a heading of their own.
fn blocks(spec: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    let mut case = Case::default();
    let mut in_html = false;
    for line in spec.lines() {
        if in_html {
            in_html = line != "```";
            if in_html {
                case.html.push_str(line);
                case.html.push('\n');
            } else {
                cases.push(std::mem::take(&mut case));
            }
        } else if let Some(name) = line.strip_prefix("### ") {
            case = Case { name: name.to_owned(), language: "en", ..Case::default() };
        } else if line == "```html" {
            in_html = true;
        } else if let Some((name, value)) = line.strip_prefix("- ").and_then(|l| l.split_once(' '))
        {
            let value = value.trim_matches('`');
            let address = Some(value).filter(|value| *value != "none");
            match name {
                "language" => case.language = value,
                "page" => case.page = value,
                "head" => case.head = value,
                "next" => case.next = address,
                "previous" => case.previous = address,
                _ => panic!("{}: there is no '{name}'", case.name),
            }
        }
    }
    cases
}

/// The cases of the table of words: once with both links, once with each alone.
fn words(spec: &str) -> Vec<Case<'_>> {
    const PAGE: &str = "https://gazette.example/news?k=b2";
    const NEXT: &str = "https://gazette.example/news?k=c3";
    const PREVIOUS: &str = "https://gazette.example/news?k=a1";
    let mut cases = Vec::new();
    for line in spec.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", language, next, previous, ""] = cells.as_slice() else { continue };
        if language.len() > 5 || language.starts_with('-') {
            continue;
        }
        let link = |label: &str, at: &str| format!("<a href=\"{at}\">{label}</a>");
        let (next_link, previous_link) = (link(next, NEXT), link(previous, PREVIOUS));
        for (shown, html, next, previous) in [
            ("both", format!("{previous_link} {next_link}"), Some(NEXT), Some(PREVIOUS)),
            ("next", next_link.clone(), Some(NEXT), None),
            ("previous", previous_link.clone(), None, Some(PREVIOUS)),
        ] {
            cases.push(Case {
                name: format!("{language}: {} ({shown})", cells[2..4].join(" | ")),
                language,
                page: PAGE,
                head: "",
                next,
                previous,
                html: format!("<div class=foot>{html}</div>"),
            });
        }
    }
    cases
}

fn entries() -> String {
    let story = |n: usize| {
        format!(
            "<li><article><h2><a href=\"/2023/story-{n}-of-the-harbour.html\">What the council says of pier {n} and why</a></h2>\
             <p class=\"date\">{n} March 2023</p><p>The council met for the time that nobody counts, and spoke of the pier until dawn.</p></article></li>\n"
        )
    };
    format!("<ul class=\"stories\">\n{}</ul>", (1..9).rev().map(story).collect::<String>())
}

fn read(case: &Case<'_>) -> Page {
    let direction = match case.language {
        "ar" | "fa" | "he" | "ur" => "rtl",
        _ => "ltr",
    };
    let body = if case.html.contains("{entries}") {
        case.html.replace("{entries}", &entries())
    } else {
        format!("{}\n{}", entries(), case.html)
    };
    let html = format!(
        "<!doctype html><html lang=\"{}\" dir=\"{direction}\"><head><title>News</title>{}</head>\
         <body><h1>News</h1><main>\n{body}</main></body></html>",
        case.language, case.head
    );
    super::super::read(&html, &Hint { url: Some(case.page), ..Hint::default() })
}

#[test]
fn the_pagers_are_read_as_the_table_says() {
    let spec = include_str!("spec.md");
    let cases: Vec<Case<'_>> = blocks(spec).into_iter().chain(words(spec)).collect();
    assert!(cases.len() > 250, "only {} cases were found", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        let page = read(case);
        let found = (page.next.as_deref(), page.previous.as_deref());
        if page.kind != PageKind::Listing || found != (case.next, case.previous) {
            failures.push(format!(
                "{}\n     next {:?}\n    found {:?}\n previous {:?}\n    found {:?}",
                case.name, case.next, found.0, case.previous, found.1
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn an_article_has_no_pages_before_and_behind_it() {
    let paragraphs = "<p>The council met for the time that nobody counts, and spoke of the pier until dawn. \
                      What it said is written down here, and so is what it did not say, in that order.</p>"
        .repeat(12);
    let html = format!(
        "<!doctype html><html lang=en><head><title>The pier</title><link rel=prev href=/2023/03/the-dike/>\
         <link rel=next href=/2023/03/the-lock/></head><body><article><h1>The pier of the harbour</h1>\
         <p class=date>17 March 2023</p>{paragraphs}</article><nav class=\"navigation post-navigation\">\
         <div class=nav-previous><a rel=prev href=/2023/03/the-dike/>Previous: The dike holds</a></div>\
         <div class=nav-next><a rel=next href=/2023/03/the-lock/>Next: The lock is shut</a></div></nav></body></html>"
    );
    let hint = Hint { url: Some("https://gazette.example/2023/03/the-pier/"), ..Hint::default() };
    let page = super::super::read(&html, &hint);
    assert_eq!(page.kind, PageKind::Article);
    assert_eq!((page.next, page.previous), (None, None));
}
