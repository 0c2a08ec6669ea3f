//! What is wrong with listings that are followed, as a feed: an item for each alarm that stands.

use axum::extract::{Extension, State};
use cuttings_archive::Alarmed;
use cuttings_export::{Content, FeedFormat, FeedHead, Notice, write_notices};

use super::{Answer, Pages, View, answer};
use crate::href;
use crate::origin::Origin;
use crate::site::Site;
use crate::view::alarm;

/// Alarms in the feed at most, the newest ones.
const ALARMS: usize = 200;

pub(super) async fn feed(
    format: FeedFormat,
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
) -> Answer {
    let alarms = site.ask(|archive| Ok(archive.alarms()?)).await?;
    let notices: Vec<Notice> =
        alarms.iter().take(ALARMS).map(|alarmed| notice(alarmed, &origin)).collect();
    let changed = alarms.iter().map(|alarmed| alarmed.last).max();
    let home = "/alarms".to_owned();
    let view = View { format, origin, path: home.clone(), home, pairs: Vec::new() };
    let head = FeedHead {
        title: "Alarms".to_owned(),
        description: "What is wrong with listings that are followed".to_owned(),
        ..view.head(&Pages { name: "page", ..Pages::default() }, Content::Summary)
    };
    let mut body = Vec::new();
    write_notices(&mut body, format, &head, &notices)?;
    Ok(answer(format, body, changed))
}

fn notice(alarmed: &Alarmed, origin: &Origin) -> Notice {
    let Alarmed { outlet, url, since, alarm, .. } = alarmed;
    let (day, micros) = (since.strftime("%Y-%m-%d"), since.as_microsecond());
    let (kind, listing) = (alarm.kind.name(), href::segment(url));
    Notice {
        id: format!("tag:cuttings.invalid,{day}:alarm/{kind}/{micros}/{listing}"),
        title: format!("{outlet}: a listing {}", alarm::words(alarm.kind)),
        text: format!(
            "{url} {}. Before: {}. Now: {}.",
            alarm::words(alarm.kind),
            alarm.before,
            alarm.after
        ),
        link: Some(origin.absolute(&href::upkeep(outlet))),
        at: *since,
        author: outlet.clone(),
    }
}
