//! The user's tags of outlets, as `tag:` asks for them: by their words, as the tags of articles are.

use cuttings_archive::Archive;

use crate::Error;
use crate::query::Text;
use crate::units::{Unit, units};

/// Which outlets have which tags.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct OutletTags(Vec<Tagged>);

#[derive(Debug, PartialEq)]
struct Tagged {
    words: Vec<Unit>,
    outlets: Vec<String>,
}

impl OutletTags {
    pub(crate) fn of(archive: &Archive) -> Result<Self, Error> {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for (tag, outlet) in archive.outlet_tags()? {
            match all.last_mut() {
                Some((last, outlets)) if *last == tag => outlets.push(outlet),
                _ => all.push((tag, vec![outlet])),
            }
        }
        let read = |(tag, outlets): (String, _)| Tagged { words: units(&tag), outlets };
        Ok(Self(all.into_iter().map(read).collect()))
    }

    /// The outlets that have a tag with these words next to each other.
    pub(crate) fn with<'a>(&'a self, text: &'a Text) -> impl Iterator<Item = &'a str> {
        let tagged = self.0.iter().filter(|tagged| stands_in(text, &tagged.words));
        tagged.flat_map(|tagged| tagged.outlets.iter().map(String::as_str))
    }
}

fn stands_in(text: &Text, words: &[Unit]) -> bool {
    let Some((last, before)) = text.units.split_last() else { return false };
    words.windows(text.units.len()).any(|run| {
        let Some((run_last, run_before)) = run.split_last() else { return false };
        let ends = if text.prefix {
            run_last.folded.starts_with(&last.folded)
        } else {
            run_last.folded == last.folded
        };
        ends && before.iter().zip(run_before).all(|(a, b)| a.folded == b.folded)
    })
}
