//! The chains of Pressbench, all played by one server that is asked as a proxy.

use std::collections::{BTreeMap, HashMap};

use url::Url;

use crate::pressbench::{folders, key, load, sites};
use crate::site::{Reply, Site};

/// All chains.
pub(crate) struct Press {
    pub(crate) site: Site,
    /// The first pages of the chains.
    pub(crate) starts: Vec<String>,
    /// The pages by the keys of their addresses.
    pages: HashMap<String, Vec<u8>>,
}

/// All chains; `None` where Pressbench is not on this machine.
pub(crate) fn press() -> Option<Press> {
    let (mut starts, mut pages) = (Vec::new(), HashMap::new());
    for folder in folders(&sites()?) {
        let played = load(&folder);
        starts.extend(played.starts);
        pages.extend(played.pages);
    }
    let served = pages.clone();
    let site = Site::start(move |asked| match served.get(&key(&asked.path)) {
        Some(body) => {
            Reply::new("200 OK", body.clone()).header("Content-Type: text/html").unless_known(asked)
        }
        None => Reply::missing(),
    });
    Some(Press { site, starts, pages })
}

impl Press {
    /// The pages that were asked for and are there, by their addresses.
    pub(crate) fn pages_asked_for(&self) -> BTreeMap<String, Vec<u8>> {
        let asked = self.site.asked().into_iter().map(|asked| asked.path);
        asked.filter_map(|url| Some((url.clone(), self.pages.get(&key(&url))?.clone()))).collect()
    }
}

/// The place of a page in mirrors of sites: one for each page, since what is a page of one address is a folder of
/// another.
pub(crate) fn mirrored(number: usize, url: &str) -> String {
    let url = Url::parse(url).unwrap();
    let path = url.path();
    let file = if path.ends_with('/') { "index.html" } else { "" };
    format!("{number:04}/{}{path}{file}", url.host_str().unwrap())
}
