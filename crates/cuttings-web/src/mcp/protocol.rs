//! JSON-RPC messages of the Model Context Protocol: one in, one answer or none out.
//!
//! Two generations of the protocol are spoken, and every message says which one it is of:
//!
//! | | how a message says it | methods |
//! | --- | --- | --- |
//! | up to 2025-11-25 | nothing in its `_meta` | `initialize`, `ping`, `tools/list`, `tools/call` |
//! | 2026-07-28 | version and abilities of the client in its `_meta`; by HTTP also in headers | `server/discover`, `tools/list`, `tools/call` |
//!
//! The older one begins with `initialize`, but nothing depends on it: no session is kept.

use serde_json::{Map, Value, json};

use super::{Desk, quoted, tools};
use crate::failure::Failure;

/// The versions that begin with `initialize`, the newest first.
const HANDSHAKE: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/// The version whose every message stands for itself.
const STATELESS: &str = "2026-07-28";

const VERSION_KEY: &str = "io.modelcontextprotocol/protocolVersion";
const ABILITIES_KEY: &str = "io.modelcontextprotocol/clientCapabilities";
const SERVER_KEY: &str = "io.modelcontextprotocol/serverInfo";

/// How long the list of tools may be kept, in milliseconds.
const KEPT: u64 = 3_600_000;

const INSTRUCTIONS: &str = "An archive of what publishers listed on their pages: headlines, teasers, dates and \
     addresses of articles, some with their whole text. 'search' finds articles, 'article' and 'story' tell all \
     that is known of one. A date that is not known is a range or missing: never make one up. Articles of one \
     event are a story. Name outlets and addresses when you report. ";

/// What the headers of a request say of the message in its body.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    pub(super) version: Option<String>,
    pub(super) method: Option<String>,
    pub(super) name: Option<String>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) body: Value,
    /// The status that it has as an answer by HTTP.
    pub(super) status: u16,
}

/// Why there is no result.
#[derive(Debug)]
struct Fault {
    code: i64,
    message: String,
    data: Option<Value>,
}

impl Fault {
    fn new(code: i64, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    fn no_json() -> Self {
        Self::new(-32700, "This is no JSON.")
    }

    fn no_request(why: &str) -> Self {
        Self::new(-32600, why)
    }

    fn no_method(name: &str) -> Self {
        let name = cuttings_export::shorten(name, 60);
        Self::new(-32601, format!("There is no method '{name}' here."))
    }

    fn bad_params(why: impl Into<String>) -> Self {
        Self::new(-32602, why)
    }

    fn headers_differ(header: &str) -> Self {
        Self::new(-32020, format!("The header {header} does not say what the message says."))
    }

    fn version(asked: &str) -> Self {
        let data = json!({ "supported": [STATELESS], "requested": asked });
        let message = "This version of the protocol is not spoken here.";
        Self { data: Some(data), ..Self::new(-32022, message) }
    }

    fn reply(self, id: &Value, stateless: bool) -> Reply {
        let status = match self.code {
            -32700 | -32600 | -32020 | -32022 => 400,
            -32602 if stateless => 400,
            -32601 if stateless => 404,
            _ => 200,
        };
        let mut error = json!({ "code": self.code, "message": self.message });
        if let (Some(data), Some(error)) = (self.data, error.as_object_mut()) {
            error.insert("data".to_owned(), data);
        }
        Reply { body: json!({ "jsonrpc": "2.0", "id": id, "error": error }), status }
    }
}

/// Answers a message; `None` where none is due. `labels` are there for a message that came by HTTP.
pub(super) async fn answer(desk: &Desk, message: &[u8], labels: Option<&Labels>) -> Option<Reply> {
    let Ok(message) = serde_json::from_slice::<Value>(message) else {
        return Some(Fault::no_json().reply(&Value::Null, false));
    };
    let request = match Request::read(&message) {
        Ok(request) => request?,
        Err(fault) => return Some(fault.reply(&Value::Null, false)),
    };
    let labels_version = labels.and_then(|labels| labels.version.as_deref());
    let stateless = request.is_stateless(labels_version);
    let result = if stateless {
        request.check_envelope(labels)
    } else {
        check_handshake_version(labels_version)
    };
    let result = match result {
        Ok(()) => request.answer(desk, stateless).await,
        Err(fault) => Err(fault),
    };
    Some(match result {
        Ok(mut result) => {
            if stateless {
                result.insert("resultType".to_owned(), json!("complete"));
                result.insert("_meta".to_owned(), json!({ SERVER_KEY: server() }));
            }
            let body = json!({ "jsonrpc": "2.0", "id": request.id, "result": result });
            Reply { body, status: 200 }
        }
        Err(fault) => fault.reply(request.id, stateless),
    })
}

/// A header that names a version of the older generation, or none.
fn check_handshake_version(version: Option<&str>) -> Result<(), Fault> {
    match version {
        Some(version) if !HANDSHAKE.contains(&version) => Err(Fault::version(version)),
        _ => Ok(()),
    }
}

/// A message that wants an answer.
struct Request<'a> {
    id: &'a Value,
    method: &'a str,
    params: Option<&'a Map<String, Value>>,
}

impl<'a> Request<'a> {
    /// The request in a message; `None` for a notification, or an answer to what nobody asked.
    fn read(message: &'a Value) -> Result<Option<Self>, Fault> {
        let Some(fields) = message.as_object() else {
            return Err(Fault::no_request("Send one message at a time, a JSON object."));
        };
        if fields.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
            return Err(Fault::no_request("The message is not marked \"jsonrpc\": \"2.0\"."));
        }
        let Some(method) = fields.get("method") else {
            let is_answer = fields.contains_key("result") || fields.contains_key("error");
            return if is_answer {
                Ok(None)
            } else {
                Err(Fault::no_request("There is no method."))
            };
        };
        let Some(method) = method.as_str() else {
            return Err(Fault::no_request("The method is no text."));
        };
        let Some(id) = fields.get("id") else { return Ok(None) };
        if !(id.is_string() || id.is_i64() || id.is_u64()) {
            return Err(Fault::no_request("The id is neither a text nor a whole number."));
        }
        let params = match fields.get("params") {
            None => None,
            Some(Value::Object(params)) => Some(params),
            Some(_) => return Err(Fault::no_request("The params are no object.")),
        };
        Ok(Some(Self { id, method, params }))
    }

    fn param(&self, name: &str) -> Option<&'a Value> {
        self.params.and_then(|params| params.get(name))
    }

    fn meta(&self, key: &str) -> Option<&'a Value> {
        self.param("_meta").and_then(|meta| meta.get(key))
    }

    fn is_stateless(&self, label: Option<&str>) -> bool {
        let says_so = self.meta(VERSION_KEY).is_some() || self.meta(ABILITIES_KEY).is_some();
        label == Some(STATELESS) || (says_so && self.method != "initialize")
    }

    /// What every message of the newer generation has to say of itself.
    fn check_envelope(&self, labels: Option<&Labels>) -> Result<(), Fault> {
        let (Some(version), Some(Value::Object(_))) =
            (self.meta(VERSION_KEY), self.meta(ABILITIES_KEY))
        else {
            let text = format!("params._meta needs '{VERSION_KEY}' and '{ABILITIES_KEY}'.");
            return Err(Fault::bad_params(text));
        };
        let Some(version) = version.as_str() else {
            return Err(Fault::bad_params(format!("'{VERSION_KEY}' is no text.")));
        };
        if let Some(labels) = labels {
            self.check_labels(labels, version)?;
        }
        if version == STATELESS { Ok(()) } else { Err(Fault::version(version)) }
    }

    /// Who stands between the client and here reads the headers, so they may not say something else.
    fn check_labels(&self, labels: &Labels, version: &str) -> Result<(), Fault> {
        if labels.version.as_deref() != Some(version) {
            return Err(Fault::headers_differ("MCP-Protocol-Version"));
        }
        if labels.method.as_deref() != Some(self.method) {
            return Err(Fault::headers_differ("Mcp-Method"));
        }
        if self.method == "tools/call"
            && labels.name.as_deref() != self.param("name").and_then(Value::as_str)
        {
            return Err(Fault::headers_differ("Mcp-Name"));
        }
        Ok(())
    }

    async fn answer(&self, desk: &Desk, stateless: bool) -> Result<Map<String, Value>, Fault> {
        let result = match (self.method, stateless) {
            ("initialize", false) => self.initialize()?,
            ("ping", false) => json!({}),
            ("server/discover", true) => json!({
                "supportedVersions": [STATELESS],
                "capabilities": abilities(),
                "instructions": instructions(),
                "ttlMs": KEPT,
                "cacheScope": "private",
            }),
            ("tools/list", true) => {
                json!({ "tools": tools::list(desk), "ttlMs": KEPT, "cacheScope": "private" })
            }
            ("tools/list", false) => json!({ "tools": tools::list(desk) }),
            ("tools/call", _) => self.call(desk).await?,
            (method, _) => return Err(Fault::no_method(method)),
        };
        match result {
            Value::Object(fields) => Ok(fields),
            _ => Ok(Map::new()),
        }
    }

    fn initialize(&self) -> Result<Value, Fault> {
        let asked = self.param("protocolVersion").and_then(Value::as_str);
        let asked = asked.ok_or_else(|| Fault::bad_params("There is no protocolVersion."))?;
        let [newest, ..] = HANDSHAKE;
        let version = HANDSHAKE.into_iter().find(|known| *known == asked).unwrap_or(newest);
        Ok(json!({
            "protocolVersion": version,
            "capabilities": abilities(),
            "serverInfo": server(),
            "instructions": instructions(),
        }))
    }

    async fn call(&self, desk: &Desk) -> Result<Value, Fault> {
        let name = self.param("name").and_then(Value::as_str);
        let name = name.ok_or_else(|| Fault::bad_params("Which tool? There is no name."))?;
        let called = tools::call(desk, name, self.param("arguments")).await;
        let called = called.ok_or_else(|| {
            let name = cuttings_export::shorten(name, 60);
            Fault::bad_params(format!("There is no tool '{name}' here."))
        })?;
        Ok(match called {
            Ok(told) => told.into_result(),
            Err(failure) => failed(desk, name, &failure),
        })
    }
}

/// A failure for the assistant, which can mend what it asked for.
fn failed(desk: &Desk, tool: &str, failure: &Failure) -> Value {
    if let Failure::Internal(cause) = failure {
        desk.site.log(&format!("the tool {tool}: {cause}"));
    }
    json!({ "content": [{ "type": "text", "text": failure.message() }], "isError": true })
}

fn abilities() -> Value {
    json!({ "tools": {} })
}

fn server() -> Value {
    json!({ "name": "cuttings", "title": "Cuttings", "version": env!("CARGO_PKG_VERSION") })
}

fn instructions() -> String {
    format!("{INSTRUCTIONS}{}", quoted::NOTICE)
}
