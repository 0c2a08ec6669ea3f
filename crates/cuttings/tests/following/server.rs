//! `cuttings serve` as a process of its own, and a plain HTTP client to ask it with.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::environment::Environment;

/// A running server. It is killed when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

/// What it answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> String {
        let line = self.head.lines().find_map(|line| line.strip_prefix("location: "));
        line.unwrap_or_else(|| panic!("{self:?}")).to_owned()
    }
}

impl Server {
    /// A server that may fetch from this machine, without pauses.
    pub(crate) fn start(environment: &Environment, args: &[&str]) -> Self {
        let contact = ["--contact", "desk@library.example"];
        Self::start_without_contact(environment, &[&contact[..], args].concat())
    }

    pub(crate) fn start_without_contact(environment: &Environment, args: &[&str]) -> Self {
        let usual = ["serve", "--listen", "127.0.0.1:0", "--pause", "0", "--timeout", "5"];
        let mut command = environment.command(&[&usual[..], args].concat());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let mut line = String::new();
            assert!(stderr.read_line(&mut line).unwrap() > 0, "{said}");
            if let Some(rest) = line.split("Serving the archive at http://").nth(1) {
                break rest.split(' ').next().unwrap().to_owned();
            }
            said.push_str(&line);
        };
        // What else it says is read, or the pipe would fill.
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut stderr, &mut std::io::sink());
        });
        Self { child, address }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n",
            self.address,
            body.len()
        );
        for header in headers {
            request.push_str(&format!("{header}\r\n"));
        }
        request.push_str(&format!("\r\n{body}"));
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.replace("\r\n", "\n"), body: body.to_owned() }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    /// Sends a form as a browser does.
    pub(crate) fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let headers =
            ["Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin"];
        self.ask("POST", path, &headers, &body.finish())
    }

    /// Sends a form with files as a browser does; a field named `file` is one.
    pub(crate) fn attach(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            let file = if *name == "file" { "; filename=\"list.opml\"" } else { "" };
            body.push_str(&format!(
                "--limit\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
            ));
        }
        body.push_str("--limit--\r\n");
        let headers =
            ["Content-Type: multipart/form-data; boundary=limit", "Sec-Fetch-Site: same-origin"];
        self.ask("POST", path, &headers, &body)
    }

    /// Sends a JSON object as a program does.
    pub(crate) fn call(&self, method: &str, path: &str, object: &Value) -> Answer {
        self.ask(method, path, &["Content-Type: application/json"], &object.to_string())
    }

    /// Waits until a job is as it should be.
    pub(crate) fn wait_for(&self, job: i64, state: &str) -> Value {
        self.wait_until(job, |job| job["state"] == state)
    }

    pub(crate) fn wait_until(&self, job: i64, wanted: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let found = self.get(&format!("/api/v1/jobs/{job}")).json();
            if wanted(&found) {
                return found;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{found:#}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Tells the server to end, and waits until it has.
    pub(crate) fn stop(mut self) {
        let told = std::process::Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(told.unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
