//! Outlets that cannot prove who they are: nothing is read from them, and the user is told why.

use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::archive::assert_entries;
use crate::environment::{Environment, Run};
use crate::outlet::Outlet;
use crate::site::Site;

fn authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate for a name of this machine, which is good unless a test makes it bad.
fn certificate(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2090, 1, 1);
    params
}

/// Plays an outlet over TLS.
fn outlet(
    params: &CertificateParams,
    authority: Option<&CertifiedIssuer<'static, KeyPair>>,
) -> Site {
    let key = KeyPair::generate().unwrap();
    let signed = match authority {
        Some(authority) => params.signed_by(&key, authority).unwrap(),
        None => params.self_signed(&key).unwrap(),
    };
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![signed.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let layer = move |stream: TcpStream| {
        let connection = ServerConnection::new(Arc::clone(&config)).ok()?;
        Some(StreamOwned::new(connection, stream))
    };
    let outlet = Outlet::new(30, 10);
    Site::start_through(layer, move |asked| outlet.answer(asked))
}

/// Follows the outlet on a machine that trusts one authority.
fn follow(
    environment: &Environment,
    site: &Site,
    trusted: &CertifiedIssuer<'static, KeyPair>,
) -> Run {
    let file: PathBuf = environment.path("authority.pem");
    fs_err::write(&file, pem("CERTIFICATE", trusted.der())).unwrap();
    let mut command = environment.command(&[
        "add",
        "--backfill",
        "--allow-private",
        "--pause",
        "0",
        "--contact",
        "desk@library.example",
        &site.url("/news/").replace("http://127.0.0.1", "https://localhost"),
    ]);
    command.env("SSL_CERT_FILE", &file).env_remove("SSL_CERT_DIR");
    environment.finished(&command.output().unwrap())
}

/// RFC 7468.
fn pem(label: &str, der: &[u8]) -> String {
    let text = data_encoding::BASE64.encode(der);
    let lines: Vec<&str> =
        (0..text.len()).step_by(64).map(|from| &text[from..text.len().min(from + 64)]).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

#[test]
fn an_outlet_with_a_good_certificate_is_followed() {
    let authority = authority("Known");
    let site = outlet(&certificate("localhost"), Some(&authority));
    let environment = Environment::new();
    let run = follow(&environment, &site, &authority);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, 1..=30);
}

#[test]
fn an_outlet_whose_certificate_cannot_be_trusted_is_not_read_and_the_user_is_told_why() {
    let (known, stranger) = (authority("Known"), authority("Stranger"));
    let mut expired = certificate("localhost");
    expired.not_after = date_time_ymd(2021, 1, 1);
    let mut early = certificate("localhost");
    early.not_before = date_time_ymd(2080, 1, 1);
    let cases = [
        ("self-signed", outlet(&certificate("localhost"), None), "nobody whom this machine trusts"),
        (
            "unknown",
            outlet(&certificate("localhost"), Some(&stranger)),
            "nobody whom this machine trusts",
        ),
        ("expired", outlet(&expired, Some(&known)), "it has expired"),
        ("early", outlet(&early, Some(&known)), "not valid yet"),
        ("another's", outlet(&certificate("other.example"), Some(&known)), "it is of another host"),
    ];
    for (what, site, reason) in cases {
        let environment = Environment::new();
        let run = follow(&environment, &site, &known);
        assert_eq!(run.code, 1, "{what}: {run}");
        assert!(
            run.stderr.contains("the certificate of its server cannot be trusted (")
                && run.stderr.contains(reason)
                && run.stderr.contains("hint: "),
            "{what}: {run}"
        );
        // Not even robots.txt was asked for.
        assert!(site.everything_asked().is_empty(), "{what}");
    }
}
