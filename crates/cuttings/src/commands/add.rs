//! `cuttings add`: fetches listings from the web and takes them into the archive.

use std::time::Duration;

use clap::Args;
use cuttings_extract::Page;
use cuttings_fetch::http::{Addresses, Contact, Settings};
use cuttings_fetch::{Fetched, Limits, Source};
use url::Url;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::intake::Intake;
use crate::interrupt::Interrupt;
use crate::reading::read_one;
use crate::settings;

/// Fetch listings from the web and take them into the archive
#[derive(Debug, Args)]
#[command(after_help = "\
A URL is the address of a page that lists articles: an archive, a category, a front page, a feed. A
page that lists nothing itself but names a feed is followed to that feed.

Outlets are asked politely: robots.txt is obeyed (RFC 9309), requests to one host are a second apart
or as far as its robots.txt asks, and every request carries the contact address that you give once.

Examples:
  cuttings add https://outlet.example/news/ --contact me@library.example
  cuttings add --outlet 'Harbour Courier' https://outlet.example/feed.xml")]
pub(crate) struct Add {
    /// What to fetch
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,

    /// The outlet that the pages are of [default: the host name]
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Your e-mail or web address, for outlets to write to; kept for the next time
    #[arg(long, value_name = "ADDRESS", env = "CUTTINGS_CONTACT", hide_env_values = true)]
    contact: Option<Contact>,

    /// Also fetch from private networks and from this machine
    #[arg(long)]
    allow_private: bool,

    /// How long a page may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,

    /// The pause between two requests to one host, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0)]
    pause: f64,

    /// The largest page to fetch, in MB
    #[arg(long, value_name = "MB", default_value_t = 50)]
    max_size: u64,
}

pub(crate) fn run(args: Add, context: &Context) -> Result<Outcome, Failure> {
    let urls = args.urls.iter().map(|text| address(text)).collect::<Result<Vec<Url>, _>>()?;
    let by_flag = std::env::var_os("CUTTINGS_CONTACT").is_none_or(|env| {
        args.contact.as_ref().is_some_and(|contact| *env != *contact.to_string())
    });
    let contact = settings::contact(args.contact, by_flag, context)?;
    let pause = Duration::try_from_secs_f64(args.pause)
        .map_err(|_| Failure::usage("--pause takes a number of seconds"))?;
    let settings = Settings {
        allow_private: args.allow_private,
        timeout: Duration::from_secs(args.timeout.max(1)),
        pause,
        limits: Limits { page: args.max_size.saturating_mul(1_000_000) },
        ..Settings::new(contact)
    };
    let mut addresses = Addresses::new(settings, urls)?;
    let mut intake = Intake::open(context, args.outlet)?;
    let interrupt = Interrupt::listen();
    let mut bar = context.talk.bar("Fetching");
    while !interrupt.asked()
        && let Some(result) = addresses.next()
    {
        bar.at(addresses.progress());
        match result.map(|fetched| read(fetched, context)) {
            Ok((fetched, page)) => {
                let feed = feed_instead(&page);
                bar.aside(|| intake.take(fetched, page))?;
                if let Some(feed) = feed {
                    bar.aside(|| follow(&feed, &mut addresses, &mut intake, context))?;
                }
            }
            Err(error) => bar.aside(|| intake.failed(&error)),
        }
    }
    drop(bar);
    let outcome = intake.finish(&[])?;
    if interrupt.asked() {
        context.talk.note("Interrupted: the rest was not fetched.");
        return Ok(Outcome::Partial);
    }
    Ok(outcome)
}

/// Reads the address of a page; one without a scheme is taken for https.
fn address(text: &str) -> Result<Url, Failure> {
    let bad = |message: String| {
        Failure::usage(format!("'{text}' is not a web address: {message}"))
            .hint("an address looks like https://outlet.example/news/")
    };
    let looks_bare = !text.contains("://") && text.contains('.') && !text.starts_with(['.', '/']);
    let url = if looks_bare { Url::parse(&format!("https://{text}")) } else { Url::parse(text) };
    match url {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) => Err(bad(format!("'{}' addresses cannot be fetched", url.scheme()))),
        Err(error) => Err(bad(error.to_string())),
    }
}

fn read(mut fetched: Fetched, context: &Context) -> (Fetched, Page) {
    fetched.fetched_at = context.fixed_now().or(fetched.fetched_at);
    let page = read_one(&fetched, None);
    (fetched, page)
}

/// The feed that a page names, where the page itself lists nothing.
fn feed_instead(page: &Page) -> Option<Url> {
    if !page.entries.is_empty() {
        return None;
    }
    page.feeds.first().and_then(|feed| Url::parse(feed).ok())
}

fn follow(
    feed: &Url,
    addresses: &mut Addresses,
    intake: &mut Intake<'_>,
    context: &Context,
) -> Result<(), Failure> {
    context.talk.note(format_args!("It names a feed: {feed}"));
    match addresses.get(feed) {
        Ok(fetched) => {
            let (fetched, page) = read(fetched, context);
            intake.take(fetched, page)
        }
        Err(error) => {
            intake.failed(&error);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_without_a_scheme_is_taken_for_https() {
        assert_eq!(address("outlet.example/news").unwrap().as_str(), "https://outlet.example/news");
        assert_eq!(address("http://outlet.example").unwrap().as_str(), "http://outlet.example/");
    }

    #[test]
    fn other_addresses_are_refused() {
        for no in ["ftp://outlet.example/", "file:///etc/passwd", "./page.html", "news"] {
            assert!(address(no).is_err(), "{no}");
        }
    }
}
