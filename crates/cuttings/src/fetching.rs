//! The flags of every command that fetches from the web, and the settings that they make.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use cuttings_fetch::http::{Contact, Live, Proxies, Settings};
use cuttings_fetch::replay::Replay;
use cuttings_fetch::{Limits, Web};
use cuttings_web::Reach;

use crate::context::Context;
use crate::failure::Failure;
use crate::settings;
use crate::talk;

/// How to fetch.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Fetching")]
pub(crate) struct Fetching {
    /// Your e-mail or web address, for outlets to write to; kept for the next time
    #[arg(long, value_name = "ADDRESS", env = "CUTTINGS_CONTACT", hide_env_values = true)]
    contact: Option<Contact>,

    /// Also fetch from private networks and from this machine
    #[arg(long)]
    allow_private: bool,

    /// How long one request may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,

    /// The pause between two requests to one host, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0)]
    pause: f64,

    /// The largest page to fetch, in MB
    #[arg(long, value_name = "MB", default_value_t = 50)]
    max_size: u64,
}

impl Fetching {
    /// The pause between two requests to one host.
    pub(crate) fn pause(&self) -> Result<Duration, Failure> {
        Duration::try_from_secs_f64(self.pause)
            .map_err(|_| Failure::usage("--pause takes a number of seconds"))
    }

    /// The live web.
    pub(crate) fn live(&self, context: &Context) -> Result<Box<dyn Web>, Failure> {
        let contact = settings::contact(self.contact.clone(), self.by_flag(), context)?;
        let seed = context.seed();
        let settings = Settings { pause: self.pause()?, ..self.usual(contact, seed) };
        Ok(Box::new(Live::new(settings)?))
    }

    /// The live web for a server, which may be told of a contact later.
    pub(crate) fn reach(self, context: &Context) -> Result<Reaching, Failure> {
        if self.contact.is_some() {
            settings::contact(self.contact.clone(), self.by_flag(), context)?;
        }
        let pause = self.pause()?;
        Ok(Reaching { seed: context.seed(), pause, fetching: self })
    }

    /// Whether the contact was given by flag, rather than by the environment.
    fn by_flag(&self) -> bool {
        std::env::var_os("CUTTINGS_CONTACT").is_none_or(|env| {
            self.contact.as_ref().is_some_and(|contact| *env != *contact.to_string())
        })
    }

    /// The settings, but for the pause.
    fn usual(&self, contact: Contact, seed: u64) -> Settings {
        Settings {
            allow_private: self.allow_private,
            timeout: Duration::from_secs(self.timeout.max(1)),
            limits: self.limits(),
            proxies: proxies(),
            seed,
            ..Settings::new(contact)
        }
    }

    /// Web archives and folders of saved pages, as if the network were they.
    pub(crate) fn replay(&self, paths: &[PathBuf]) -> Result<Box<dyn Web>, Failure> {
        let replay = Replay::open(paths, self.limits())?;
        for error in replay.damaged() {
            talk::one_failed(error, error.hint().as_deref());
        }
        if replay.is_empty() {
            return Err(Failure::new("there are no pages of known addresses in what is replayed")
                .hint(
                    "--replay takes WARC and WACZ files, and folders of pages saved by 'wget -m'",
                ));
        }
        Ok(Box::new(replay))
    }

    fn limits(&self) -> Limits {
        Limits { page: self.max_size.saturating_mul(1_000_000) }
    }
}

/// How a server reaches the web: by the flags that it was started with.
pub(crate) struct Reaching {
    fetching: Fetching,
    pause: Duration,
    seed: u64,
}

impl Reach for Reaching {
    fn contact(&self) -> Option<Contact> {
        self.fetching.contact.clone().or_else(settings::known_contact)
    }

    fn keep_contact(&self, contact: &Contact) -> Result<(), String> {
        settings::keep_contact(contact).map_err(|failure| failure.to_string())
    }

    fn web(&self, contact: &Contact) -> Result<Box<dyn Web>, cuttings_fetch::Error> {
        let settings =
            Settings { pause: self.pause, ..self.fetching.usual(contact.clone(), self.seed) };
        Ok(Box::new(Live::new(settings)?))
    }

    fn pause(&self) -> Duration {
        self.pause
    }
}

/// The proxies that the environment names. `HTTP_PROXY` in capitals is not read, as curl does not: a
/// web server sets it to what a client sends (CVE-2016-5385).
fn proxies() -> Proxies {
    let first = |names: &[&str]| {
        let values = names.iter().filter_map(|name| std::env::var(name).ok());
        values.map(|value| value.trim().to_owned()).find(|value| !value.is_empty())
    };
    Proxies {
        http: first(&["http_proxy"]),
        https: first(&["https_proxy", "HTTPS_PROXY"]),
        all: first(&["all_proxy", "ALL_PROXY"]),
        except: first(&["no_proxy", "NO_PROXY"]),
    }
}
