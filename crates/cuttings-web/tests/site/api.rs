//! The JSON API, asked over HTTP.

use std::collections::BTreeSet;

use crate::client::Site;
use crate::followed;
use crate::many;
use crate::sample;
use cuttings_archive::{Archive, ArticleRow, SavedSearch};
use serde_json::Value;

async fn sample_site() -> Site {
    Site::start(sample::fill).await
}

#[tokio::test(flavor = "multi_thread")]
async fn cursors_lead_through_all_articles_in_either_order() {
    let site = sample_site().await;
    for order in ["newest", "id"] {
        let mut path = format!("/api/v1/articles?order={order}&limit=50");
        let mut ids = Vec::new();
        loop {
            let answer = site.get(&path).await;
            let page = answer.json();
            for row in page["articles"].as_array().unwrap() {
                let row: ArticleRow = serde_json::from_value(row.clone()).unwrap();
                ids.push(row.id);
            }
            let Some(link) = answer.header("link") else {
                assert_eq!(page["next"], Value::Null);
                break;
            };
            let address = link.strip_prefix('<').unwrap().split('>').next().unwrap();
            path = address.split_once(&site.address.to_string()).unwrap().1.to_owned();
        }
        assert_eq!(ids.len(), 129, "{order}");
        assert_eq!(order == "id", ids.is_sorted());
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 129, "{order}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_narrow_the_list() {
    let site = sample_site().await;
    for (query, count) in [
        ("outlet=sahifa.example", 3),
        ("kind=audio", 2),
        ("lang=de", 2),
        ("outlet=gazette.example&after=2024-03-14&before=2024-03-14", 2),
        ("outlet=none.example", 0),
    ] {
        let page = site.get(&format!("/api/v1/articles?{query}")).await.json();
        assert_eq!(page["articles"].as_array().unwrap().len(), count, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_comes_with_its_sightings() {
    let site = sample_site().await;
    let found = site.get("/api/v1/search?q=dredging+autumn&lang=en").await.json();
    let id = found["hits"][0]["article"]["id"].as_i64().unwrap();
    let article = site.get(&format!("/api/v1/articles/{id}")).await.json();
    let sightings = article["sightings"].as_array().unwrap();
    assert_eq!(sightings.len(), 3);
    assert_eq!(sightings[0]["title"], "UPDATE: Harbour board to postpone dredging");
    let file = sightings[0]["warc"]["file"].as_str().unwrap();
    assert!(file.ends_with(".warc.gz"), "{file}");
    let titles = article["history"]["titles"].as_array().unwrap();
    assert_eq!(titles.len(), 2);
    assert_eq!(article["date_clues"][0]["basis"], "attribute");
    assert_eq!(article["story"].is_null(), article["story_clues"].as_array().unwrap().is_empty());
    assert_eq!((&article["original"], &article["copies"]), (&Value::Null, &serde_json::json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_told_why_an_article_is_in_its_story() {
    let site = Site::start(sample::storm).await;
    let stories = site.get("/api/v1/stories").await.json();
    let story = site.get(&format!("/api/v1/stories/{}", stories["stories"][0]["id"])).await.json();
    let ids: Vec<i64> = story["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    let article = site.get(&format!("/api/v1/articles/{}", ids[0])).await.json();
    let clues = article["story_clues"].as_array().unwrap();
    assert_eq!(clues.len(), ids.len() - 1);
    assert!(ids.contains(&clues[0]["article"].as_i64().unwrap()), "{clues:?}");
    let word = clues[0]["words"][0].as_str().unwrap();
    let page = site.get(&format!("/articles/{}", ids[0])).await;
    let told = format!(">{word}</bdi>");
    for words in ["Why it is in its story", "% likely</span> with <a href=\"/articles/", &told] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_gives_pieces_and_rows() {
    let site = sample_site().await;
    let answer = site.get("/api/v1/search?q=ferry&limit=2").await;
    let found = answer.json();
    assert!(found["total"].as_u64().unwrap() > 2);
    assert_eq!(found["hits"].as_array().unwrap().len(), 2);
    assert_eq!(found["next"], "2");
    let link = answer.header("link").unwrap();
    assert!(link.contains("/api/v1/search?q=ferry&limit=2&cursor=2>"), "{link}");
    let matched = |piece: &Value| piece["matched"] == true;
    let hit = &found["hits"][0];
    let pieces = hit["title"].as_array().unwrap().iter().chain(hit["snippet"].as_array().unwrap());
    assert!(pieces.into_iter().any(matched));
}

#[tokio::test(flavor = "multi_thread")]
async fn outlets_come_with_their_figures_and_listings() {
    let site = sample_site().await;
    let outlets = site.get("/api/v1/outlets").await.json();
    assert_eq!(outlets["outlets"].as_array().unwrap().len(), 4);
    let name = "Quay%20Radio%20%2F%20Programmes%20%26%20Features";
    let outlet = site.get(&format!("/api/v1/outlets/{name}")).await.json();
    assert_eq!(outlet["articles"], 2);
    assert!(outlet["listings"].is_array());
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_are_problems_that_say_what_to_do() {
    let site = sample_site().await;
    for (path, status, part) in [
        ("/api/v1/articles?limit=0", 400, "1 to 500"),
        ("/api/v1/articles?sincc=2023", 400, "sincc"),
        ("/api/v1/articles?kind=poem", 400, "obituary"),
        ("/api/v1/articles?cursor=nonsense", 400, "place in a list"),
        ("/api/v1/articles?order=best", 400, "newest or id"),
        ("/api/v1/articles/999999", 404, "999999"),
        ("/api/v1/articles/one", 404, "number"),
        ("/api/v1/snapshots/abc", 404, "no such snapshot"),
        ("/api/v1/snapshots/xyz", 404, "hexadecimal"),
        ("/api/v1/outlets/none", 404, "none"),
        ("/api/v1/search?q=x&after=yesterday", 400, "yesterday"),
        ("/api/v1/nothing", 404, "API"),
        ("/api/nothing", 404, "no page"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
        let problem = answer.json();
        assert_eq!(problem["status"], status);
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
    }
    assert_eq!(site.ask("DELETE", "/api/v1/articles", &[]).await.status, 405);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_comes_with_its_coverage_and_its_articles() {
    let site = Site::start(sample::storm).await;
    let stories = site.get("/api/v1/stories?outlets=2").await.json();
    let story = &stories["stories"][0];
    assert_eq!(story["title"], "Storm Edda tears the roof off Brackwater station");
    let number = story["id"].as_i64().unwrap();
    let story = site.get(&format!("/api/v1/stories/{number}")).await.json();
    let outlet = |place: usize| story["coverage"][place]["outlet"].as_str().unwrap();
    assert_eq!((outlet(0), outlet(1)), ("tidings.example", "observer.example"));
    assert_eq!(story["silent"], serde_json::json!(["evening.example"]));
    assert_eq!(story["timeline"].as_array().unwrap().len(), 2);
    assert_eq!(
        site.get("/api/v1/stories?outlets=3").await.json()["stories"],
        serde_json::json!([])
    );
    assert_eq!(site.get("/api/v1/stories/999").await.status, 404);
    assert_eq!(site.get("/api/v1/stories?outlet=x&size=2").await.status, 400);
}

fn keep_search(archive: &Archive, name: &str) {
    let added = "2024-03-15T12:00:00Z".parse().unwrap();
    let search = SavedSearch { name: name.to_owned(), query: "q=ferry".to_owned(), added };
    archive.save_search(&search).unwrap();
}

/// All rows of a list, by way of its `Link` headers.
async fn walked(site: &Site, path: &str, name: &str) -> Vec<Value> {
    let mut path = format!("/api/v1{path}");
    let mut rows = Vec::new();
    loop {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let page = answer.json();
        rows.extend(page[name].as_array().expect(&path).iter().cloned());
        let Some(link) = answer.header("link") else {
            assert_eq!(page.get("next"), Some(&Value::Null), "{path}");
            return rows;
        };
        assert!(page["next"].is_string(), "{path}");
        let address = link.strip_prefix('<').unwrap().split('>').next().unwrap();
        path = address.split_once(&site.address.to_string()).unwrap().1.to_owned();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_paged_in_the_same_way() {
    let site = Site::start(|archive| {
        many::storms(archive, 5);
        sample::fill(archive);
        many::reworded(archive, 4);
        followed::gazette(archive);
        for outlet in ["sahifa.example", "kuestenblatt.example", "tidings.example"] {
            many::silent(archive, outlet);
        }
        for name in ["b", "a", "c"] {
            keep_search(archive, name);
        }
        archive.set_tags("gazette.example", &["local".into(), "harbour".into()]).unwrap();
        archive.set_tags("sahifa.example", &["coast".into(), "local".into()]).unwrap();
    })
    .await;
    for (path, name, least) in [
        ("/articles?outlet=sahifa.example", "articles", 3),
        ("/search?q=harbour", "hits", 3),
        ("/outlets?", "outlets", 3),
        ("/stories?", "stories", 5),
        ("/stories?outlet=tidings.example&outlets=2", "stories", 5),
        ("/outlets/gazette.example/days?after=2024-01-01", "days", 3),
        ("/outlets/turncoat.example/headlines?", "headlines", 4),
        ("/alarms?", "alarms", 4),
        ("/listings?", "listings", 4),
        ("/tags?", "tags", 3),
        ("/searches?", "searches", 3),
    ] {
        let whole = walked(&site, &format!("{path}&limit=100"), name).await;
        assert!(whole.len() >= least, "{path}: {}", whole.len());
        for limit in [1, 2] {
            let pages = walked(&site, &format!("{path}&limit={limit}"), name).await;
            assert_eq!(pages, whole, "{path}, {limit} a page");
        }
        let rows: BTreeSet<String> = whole.iter().map(Value::to_string).collect();
        assert_eq!(rows.len(), whole.len(), "{path}: each row once");
        let nonsense = site.get(&format!("/api/v1{path}&cursor=%21")).await;
        assert_eq!(nonsense.status, 400, "{path}: {}", nonsense.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_narrows_lists_down_to_its_outlets() {
    let site = Site::start(|archive| {
        sample::storm(archive);
        sample::fill(archive);
        archive.set_tags("sahifa.example", &["coast".into()]).unwrap();
    })
    .await;
    let outlets = walked(&site, "/outlets?tag=coast", "outlets").await;
    assert_eq!(outlets.len(), 1);
    assert_eq!(outlets[0]["name"], "sahifa.example");
    assert_eq!(walked(&site, "/outlets?tag=Coast", "outlets").await.len(), outlets.len());
    assert_eq!(walked(&site, "/articles?tag=Coast", "articles").await.len(), 3);
    assert_eq!(walked(&site, "/search?tag=coast", "hits").await.len(), 3);
    assert!(walked(&site, "/stories?tag=none", "stories").await.is_empty());
    let all = walked(&site, "/stories?", "stories").await;
    let outlet = site.get("/api/v1/stories/1").await.json()["coverage"][0]["outlet"].clone();
    site.archive.set_tags(outlet.as_str().unwrap(), &["storm".into()]).unwrap();
    let tagged = walked(&site, "/stories?tag=storm&limit=1", "stories").await;
    assert!(!tagged.is_empty() && tagged.len() <= all.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_search_can_be_read() {
    let site = Site::start(|archive| keep_search(archive, "night ferry")).await;
    let search = site.get("/api/v1/searches/night%20ferry").await.json();
    assert_eq!((&search["name"], &search["query"]), (&"night ferry".into(), &"q=ferry".into()));
    assert_eq!(site.get("/api/v1/searches/none").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_true() {
    let site = Site::start(|archive| {
        sample::storm(archive);
        sample::fill(archive);
        followed::gazette(archive);
        keep_search(archive, "gazette.example");
    })
    .await;
    let description = site.get("/api/v1/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    let is_read = |methods: &Value| {
        let tags = methods["get"]["tags"].as_array();
        methods["get"].is_object() && tags.is_none_or(|tags| !tags.contains(&"managing".into()))
    };
    let read: Vec<_> = paths.iter().filter(|(_, methods)| is_read(methods)).collect();
    assert_eq!(read.len(), 18);
    let article = site.get("/api/v1/articles/1").await.json();
    let digest = article["sightings"][0]["snapshot"].as_str().unwrap();
    for (path, methods) in read {
        if path == "/listings/{number}" {
            // The sample follows nothing.
            continue;
        }
        let path = path.replace("{digest}", digest);
        let path = path.replace("{id}", "1").replace("{number}", "1");
        let path = path.replace("{name}", "gazette.example");
        let answer = site.get(&format!("/api/v1{path}")).await;
        assert_eq!(answer.status, 200, "{path}");
        let schema = &methods["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert_fits(&description, schema, &answer.json(), &path);
        for parameter in methods["get"]["parameters"].as_array().into_iter().flatten() {
            if parameter["in"] == "query" {
                let name = parameter["name"].as_str().unwrap();
                let value = if name == "limit" { "1" } else { "" };
                let answer = site.get(&format!("/api/v1{path}?{name}={value}")).await;
                assert_eq!(answer.status, 200, "{path}: {name} is not known");
            }
        }
    }
}

/// As much of JSON Schema as the description uses.
fn assert_fits(description: &Value, schema: &Value, value: &Value, place: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = description.pointer(reference.trim_start_matches('#'));
        return assert_fits(description, target.expect(reference), value, place);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let fits = types.iter().any(|name| match *name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{place}: type {other}"),
    });
    assert!(fits, "{place}: {value} is not {types:?}");
    if let (Some(allowed), false) = (schema["enum"].as_array(), value.is_null()) {
        assert!(allowed.contains(value), "{place}: {value} is none of {allowed:?}");
    }
    for item in value.as_array().into_iter().flatten() {
        assert_fits(description, &schema["items"], item, &format!("{place}[]"));
    }
    let (Some(fields), Some(object)) = (schema["properties"].as_object(), value.as_object()) else {
        return;
    };
    for name in object.keys() {
        assert!(fields.contains_key(name), "{place}.{name} is not described");
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(object.contains_key(name), "{place}.{name} is missing");
    }
    for (name, field) in fields {
        if let Some(value) = object.get(name) {
            assert_fits(description, field, value, &format!("{place}.{name}"));
        }
    }
}
