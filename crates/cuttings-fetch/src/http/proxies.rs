//! The proxies that the user's network wants to be gone through, as the usual environment variables
//! name them (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`; the command line reads them).
//!
//! A proxy resolves names itself, past our look at their addresses: an address in a private network is
//! then refused only where it is given in numbers.

use reqwest::{ClientBuilder, NoProxy, Proxy};
use url::Url;

use crate::Error;

/// The proxies to go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    /// For `http` addresses.
    pub http: Option<String>,
    /// For `https` addresses.
    pub https: Option<String>,
    /// For both, where they have none of their own.
    pub all: Option<String>,
    /// The hosts that are asked directly: names, domains, addresses, networks, with commas between.
    pub except: Option<String>,
}

impl Proxies {
    /// Sets a client up to use them.
    pub(super) fn on(&self, mut builder: ClientBuilder) -> Result<ClientBuilder, Error> {
        let except = self.except.as_deref().and_then(NoProxy::from_string);
        let bad = |given: &str, error: reqwest::Error| Error::Address {
            address: given.to_owned(),
            message: format!("it cannot be used as a proxy ({error})"),
        };
        let made = [
            self.http.as_deref().map(|given| (given, Proxy::http(given))),
            self.https.as_deref().map(|given| (given, Proxy::https(given))),
            self.all.as_deref().map(|given| (given, Proxy::all(given))),
        ];
        for (given, proxy) in made.into_iter().flatten() {
            let proxy = proxy.map_err(|error| bad(given, error))?;
            builder = builder.proxy(proxy.no_proxy(except.clone()));
        }
        Ok(builder)
    }

    /// The names of the proxies' machines.
    pub(super) fn host_names(&self) -> Vec<String> {
        let given = [&self.http, &self.https, &self.all].into_iter().flatten();
        given
            .filter_map(|text| {
                let with_scheme = format!("http://{text}");
                let text = if text.contains("://") { text } else { &with_scheme };
                Url::parse(text).ok()?.host_str().map(str::to_owned)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Proxies;

    #[test]
    fn the_machines_of_the_proxies_are_known_by_name() {
        let proxies = Proxies {
            http: Some("proxy.library.example:3128".to_owned()),
            https: Some("http://user:secret@localhost:8080".to_owned()),
            ..Proxies::default()
        };
        assert_eq!(proxies.host_names(), ["proxy.library.example", "localhost"]);
    }
}
