//! Serves an invented archive, to look at the pages.
//!
//! `cargo run -p cuttings-web --example sample_site -- 127.0.0.1:4000 [hostile|empty]`

#[path = "../tests/site/followed.rs"]
mod followed;
#[path = "../tests/site/sample.rs"]
mod sample;

use cuttings_archive::Archive;
use cuttings_search::Index;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let listen = arguments.next().unwrap_or_else(|| "127.0.0.1:4000".to_owned()).parse()?;
    let directory = tempfile::tempdir()?;
    let archive = Archive::open_or_create(&directory.path().join("archive"))?;
    match arguments.next().as_deref() {
        Some("empty") => {}
        Some("hostile") => {
            sample::fill(&archive);
            sample::storm(&archive);
            followed::gazette(&archive);
            sample::sitemap(&archive, &["https://www.gazette.example/2024/03/tram-depot/"]);
            sample::hostile(&archive);
        }
        _ => {
            sample::fill(&archive);
            sample::storm(&archive);
            followed::gazette(&archive);
            sample::sitemap(&archive, &["https://www.gazette.example/2024/03/tram-depot/"]);
        }
    }
    let index = Index::open(&directory.path().join("index"))?;
    let stop = async {
        // Without a signal to wait for, it is served until it is killed.
        let _ = tokio::signal::ctrl_c().await;
    };
    cuttings_web::serve(archive, index, listen, told, stop).await?;
    Ok(())
}

#[expect(clippy::print_stderr, reason = "an example tells where it can be seen")]
fn told(address: std::net::SocketAddr) {
    eprintln!("http://{address}/");
}
