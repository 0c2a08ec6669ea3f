//! Articles that pass a filter, in an order, a page of them.

use cuttings_extract::EntryKind;
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value as Json;

use crate::order::{Cursor, SortKey};
use crate::read::{ARTICLE, LARGEST_PAGE, article_row, outlet_id, tables};
use crate::{ArticlePage, ArticleRow, Error, Filter, Order, articles};

/// How many articles a page holds where nothing is said.
const PAGE: usize = 50;

/// A part of a list: which index to walk, and what must hold.
#[derive(Clone)]
struct Part {
    index: &'static str,
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

pub(crate) fn articles(store: &Connection, filter: &Filter) -> Result<ArticlePage, Error> {
    let limit = if filter.limit == 0 { PAGE } else { filter.limit.min(LARGEST_PAGE) };
    let cursor = match filter.cursor.as_deref() {
        Some(text) => Some(Cursor::decode(text, filter.order)?),
        None => None,
    };
    let Some(base) = base(store, filter)? else { return Ok(ArticlePage::default()) };
    let outlets = one_by_one(store, filter)?;
    let mut rows = Vec::new();
    for part in parts(base, filter) {
        // One more than asked for tells whether there is a next page.
        let wanted = (limit + 1).saturating_sub(rows.len());
        if wanted > 0 {
            rows.extend(match &outlets {
                Some(outlets) => run_each(store, &part, outlets, cursor, wanted)?,
                None => run(store, part, filter.order, cursor, wanted)?,
            });
        }
    }
    let next = match (rows.len() > limit, limit.checked_sub(1).and_then(|last| rows.get(last))) {
        (true, Some((article, key))) => Some(match filter.order {
            Order::Newest => Cursor::Newest { key: *key, id: article.id }.encode(),
            Order::Id => Cursor::Id { id: article.id }.encode(),
        }),
        _ => None,
    };
    rows.truncate(limit);
    Ok(ArticlePage { articles: rows.into_iter().map(|(article, _)| article).collect(), next })
}

/// The conditions without those on days, and the index that serves them best. `None` where there is no
/// such outlet.
fn base(store: &Connection, filter: &Filter) -> Result<Option<Part>, Error> {
    let mut part = Part { index: "", conditions: Vec::new(), values: Vec::new() };
    let mut index = ("INDEXED BY articles_newest", "");
    if filter.told {
        part.conditions
            .push("(a.title IS NOT NULL OR a.summary IS NOT NULL OR a.text_id IS NOT NULL)");
        index = ("INDEXED BY articles_newest_told", "");
    }
    if let Some(language) = &filter.language {
        part.conditions.push("a.language_primary = ?");
        part.values.push(Value::from(articles::primary_subtag(language)));
        index = ("INDEXED BY articles_newest_of_language", "");
    }
    if let Some(kind) = filter.kind {
        part.conditions.push("a.kind = ?");
        part.values.push(Value::from(kind.name().to_owned()));
        if kind != EntryKind::Article {
            part.conditions.push("a.kind <> 'article'");
            index = ("INDEXED BY articles_newest_of_kind", "");
        }
    }
    if let Some(tag) = &filter.tag
        && !goes_by_tag(filter)
    {
        part.conditions.push("+a.outlet_id IN (SELECT outlet_id FROM outlet_tags WHERE tag = ?)");
        part.values.push(Value::from(tag.clone()));
    }
    match (filter.outlets.is_empty(), outlet_ids(store, filter)?.as_slice()) {
        (true, _) => {}
        (false, []) => return Ok(None),
        (false, [id]) => {
            part.conditions.push("a.outlet_id = ?");
            part.values.push(Value::from(*id));
            index = ("INDEXED BY articles_newest_of_outlet", "INDEXED BY articles_of_outlet");
        }
        // By number all articles are passed once, which the plus sign says; the newest are walked outlet by outlet.
        (false, ids) if filter.order == Order::Id => {
            part.conditions.push("+a.outlet_id IN (SELECT value FROM json_each(?))");
            part.values.push(Value::from(Json::from(ids).to_string()));
        }
        (false, _) => {}
    }
    part.index = match filter.order {
        Order::Newest => index.0,
        Order::Id => index.1,
    };
    Ok(Some(part))
}

/// Adds the conditions on days.
///
/// `before` bounds the key of the order, since that begins with the first possible day. `after` does so
/// only for articles whose day is known; those with a range that begins before and ends after that day
/// stand behind them all, so that they make a part of their own, with its own index.
fn parts(mut base: Part, filter: &Filter) -> Vec<Part> {
    if filter.order == Order::Id {
        return vec![base.within(filter)];
    }
    let key = |day: Date| Value::Blob(SortKey::before_day(day).to_vec());
    if let Some(before) = filter.before {
        base.conditions.push("a.sort_key >= ?");
        base.values.push(key(before));
    }
    let Some((after, eve)) = filter.after.and_then(|day| Some((day, day.yesterday().ok()?))) else {
        return vec![base];
    };
    let mut ranged = Part { index: "INDEXED BY articles_ranged", ..base.clone() };
    ranged.conditions.extend(["a.published_day IS NULL", "a.sort_key >= ?", "a.date_latest >= ?"]);
    ranged.values.extend([key(eve), Value::from(after.to_string())]);
    base.conditions.push("a.sort_key < ?");
    base.values.push(key(eve));
    vec![base, ranged]
}

impl Part {
    /// With the conditions on days for lists that are in no order of days.
    fn within(mut self, filter: &Filter) -> Self {
        if let Some(after) = filter.after {
            self.conditions.push("a.date_latest >= ?");
            self.values.push(Value::from(after.to_string()));
        }
        if let Some(before) = filter.before {
            self.conditions.push("(a.date_earliest IS NULL OR a.date_earliest <= ?)");
            self.values.push(Value::from(before.to_string()));
        }
        self
    }
}

/// The numbers of the outlets that are named, each once.
fn outlet_ids(store: &Connection, filter: &Filter) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::with_capacity(filter.outlets.len());
    for name in &filter.outlets {
        ids.extend(outlet_id(store, name)?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Whether the outlets of a tag are walked one by one: the newest articles of few outlets may stand far down
/// in the list of all.
fn goes_by_tag(filter: &Filter) -> bool {
    filter.tag.is_some() && filter.outlets.is_empty() && filter.order == Order::Newest
}

/// The outlets that are to be walked one by one, if any: those of a tag, or several that are named.
fn one_by_one(store: &Connection, filter: &Filter) -> Result<Option<Vec<i64>>, Error> {
    if filter.order == Order::Newest && !filter.outlets.is_empty() {
        return Ok(Some(outlet_ids(store, filter)?).filter(|ids| ids.len() > 1));
    }
    if !goes_by_tag(filter) {
        return Ok(None);
    }
    let mut statement = store.prepare_cached("SELECT outlet_id FROM outlet_tags WHERE tag = ?1")?;
    let outlets = statement.query_map([&filter.tag], |row| row.get(0))?;
    Ok(Some(outlets.collect::<Result<_, _>>()?))
}

/// Runs a part of a list for each of several outlets, newest first. What stands behind the last of those found
/// so far is not read.
fn run_each(
    store: &Connection,
    part: &Part,
    outlets: &[i64],
    cursor: Option<Cursor>,
    limit: usize,
) -> Result<Vec<(ArticleRow, SortKey)>, Error> {
    let mut found: Vec<(ArticleRow, SortKey)> = Vec::new();
    for outlet in outlets {
        let mut own = Part { index: "INDEXED BY articles_newest_of_outlet", ..part.clone() };
        own.conditions.push("a.outlet_id = ?");
        own.values.push(Value::from(*outlet));
        if let Some((_, last)) = found.last().filter(|_| found.len() == limit) {
            own.conditions.push("a.sort_key <= ?");
            own.values.push(Value::Blob(last.0.to_vec()));
        }
        found.extend(run(store, own, Order::Newest, cursor, limit)?);
        found.sort_by_key(|(article, key)| (key.0, article.id));
        found.truncate(limit);
    }
    Ok(found)
}

fn run(
    store: &Connection,
    mut part: Part,
    order: Order,
    cursor: Option<Cursor>,
    limit: usize,
) -> Result<Vec<(ArticleRow, SortKey)>, Error> {
    match cursor {
        Some(Cursor::Newest { key, id }) => {
            part.conditions.push("(a.sort_key, a.id) > (?, ?)");
            part.values.extend([Value::Blob(key.0.to_vec()), Value::from(id)]);
        }
        Some(Cursor::Id { id }) => {
            part.conditions.push("a.id > ?");
            part.values.push(Value::from(id));
        }
        None => {}
    }
    let condition = match part.conditions.is_empty() {
        true => String::new(),
        false => format!("WHERE {}", part.conditions.join(" AND ")),
    };
    let order = match order {
        Order::Newest => "a.sort_key, a.id",
        Order::Id => "a.id",
    };
    let sql =
        format!("{ARTICLE} {} {condition} ORDER BY {order} LIMIT {limit}", tables(part.index));
    let mut statement = store.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(part.values), |row| {
        Ok((article_row(row)?, SortKey(row.get(23)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
