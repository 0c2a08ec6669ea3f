//! What the index holds of an article: its fields, and the tokens in them.
//!
//! Each unit of a text is a token at its position. A sign of an unspaced script is a token, and so are
//! it and its neighbour together: pairs of signs find words of such scripts well enough (the way of
//! Lucene's `CJKAnalyzer`), single signs are for queries of one sign.
//!
//! Stems are in fields of their own, so that a word as it was typed weighs more than other forms of it.

use cuttings_archive::ArticleRow;
use jiff::civil::{Date, date};
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::units::Unit;
use crate::{language, tokens};

/// Grows when an index of the version before would answer wrongly: fields, tokens, meanings.
pub(crate) const VERSION: u32 = 2;

/// The names of the fast fields that together are the order of lists.
pub(crate) const ORDER_KEYS: [&str; 3] = ["order_1", "order_2", "order_3"];
pub(crate) const ID: &str = "id";
pub(crate) const OUTLET_NAME: &str = "outlet_name";
pub(crate) const KIND: &str = "kind";
pub(crate) const LANGUAGE: &str = "language";
pub(crate) const FIRST_DAY: &str = "first_day";
pub(crate) const LAST_DAY: &str = "last_day";

/// The fields of the index.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) id: Field,
    pub(crate) title: Field,
    pub(crate) title_stems: Field,
    pub(crate) summary: Field,
    pub(crate) body: Field,
    /// Stems of summary and body.
    pub(crate) text_stems: Field,
    pub(crate) authors: Field,
    pub(crate) section: Field,
    pub(crate) tags: Field,
    pub(crate) outlet: Field,
    /// The outlet's name as it is.
    pub(crate) outlet_name: Field,
    pub(crate) kind: Field,
    pub(crate) language: Field,
    /// The first and the last possible day of publication.
    pub(crate) first_day: Field,
    pub(crate) last_day: Field,
    pub(crate) order: [Field; 3],
}

pub(crate) fn schema() -> (Schema, Fields) {
    let indexing = |tokenizer, record| {
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(record)
            .set_fieldnorms(true)
    };
    let positions = indexing(tokens::WORDS, IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(positions);
    let stems = indexing(tokens::STEMS, IndexRecordOption::WithFreqs);
    let stems = TextOptions::default().set_indexing_options(stems);
    let mut builder = Schema::builder();
    let fields = Fields {
        id: builder.add_i64_field(ID, INDEXED | FAST),
        title: builder.add_text_field("title", words.clone() | STORED),
        title_stems: builder.add_text_field("title_stems", stems.clone()),
        summary: builder.add_text_field("summary", words.clone() | STORED),
        body: builder.add_text_field("body", words.clone() | STORED),
        text_stems: builder.add_text_field("text_stems", stems),
        authors: builder.add_text_field("authors", words.clone()),
        section: builder.add_text_field("section", words.clone()),
        tags: builder.add_text_field("tags", words.clone()),
        outlet: builder.add_text_field("outlet", words),
        outlet_name: builder.add_text_field(OUTLET_NAME, STRING | FAST),
        kind: builder.add_text_field(KIND, STRING | FAST),
        language: builder.add_text_field(LANGUAGE, STRING | FAST),
        first_day: builder.add_i64_field(FIRST_DAY, INDEXED | FAST),
        last_day: builder.add_i64_field(LAST_DAY, INDEXED | FAST),
        order: ORDER_KEYS.map(|name| builder.add_u64_field(name, FAST)),
    };
    (builder.build(), fields)
}

/// A day as a number; what is not known is before or after everything.
pub(crate) fn day_number(day: Date) -> i64 {
    day.duration_since(date(1970, 1, 1)).as_hours() / 24
}

/// The day of a number.
pub(crate) fn day(number: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(number).ok()?;
    date(1970, 1, 1).checked_add(days).ok()
}

/// The place in the order of lists; smaller stands first.
pub(crate) type OrderKey = [u64; 3];

/// The archive's key of bytes as numbers, which columns hold and compare best.
fn order_parts(key: &[u8]) -> OrderKey {
    let part = |number: usize| {
        let bytes = key.get(8 * number..8 * number + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(u64::MAX, u64::from_be_bytes)
    };
    [part(0), part(1), part(2)]
}

/// The document of an article.
pub(crate) fn document(fields: &Fields, article: &ArticleRow, order_key: &[u8]) -> TantivyDocument {
    let title = article.title.as_deref().unwrap_or_default();
    let summary = article.summary.as_deref().unwrap_or_default();
    let body = article.content_text.as_deref().unwrap_or_default();
    let language = match &article.language {
        Some(tag) => Some(language::primary(tag)),
        None => language::detect(&[title, summary, body]).map(str::to_owned),
    };
    let mut document = TantivyDocument::default();
    document.add_i64(fields.id, article.id);
    document.add_text(fields.outlet_name, &article.outlet);
    document.add_text(fields.kind, article.kind.name());
    if let Some(language) = &language {
        document.add_text(fields.language, language);
    }
    for (field, part) in fields.order.into_iter().zip(order_parts(order_key)) {
        document.add_u64(field, part);
    }
    let known = article.date_published.map(|when| when.day());
    let first = known.or(article.date_earliest).map_or(i64::MIN, day_number);
    let last = known.or(article.date_latest).map_or(i64::MAX, day_number);
    document.add_i64(fields.first_day, first);
    document.add_i64(fields.last_day, last);

    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    let tags: Vec<&str> = article.tags.iter().map(String::as_str).collect();
    let section: Vec<&str> = article.section.iter().map(String::as_str).collect();
    for (field, items) in [
        (fields.authors, &names[..]),
        (fields.tags, &tags[..]),
        (fields.section, &section[..]),
        (fields.outlet, &[article.outlet.as_str()][..]),
    ] {
        if !items.is_empty() {
            document.add_text(field, tokens::list(items));
        }
    }
    let stemmed = language.as_deref().filter(|language| language::has_stems(language));
    for (field, stem_field, text) in [
        (fields.title, fields.title_stems, title),
        (fields.summary, fields.text_stems, summary),
        (fields.body, fields.text_stems, body),
    ] {
        if text.is_empty() {
            continue;
        }
        if let Some(language) = stemmed {
            document.add_text(stem_field, tokens::in_language(language, text));
        }
        document.add_text(field, text);
    }
    document
}

/// About how many bytes the document of an article takes: its texts twice, for their words and for their stems.
pub(crate) fn size(article: &ArticleRow) -> usize {
    let texts = [&article.title, &article.summary, &article.content_text];
    let texts: usize = texts.into_iter().flatten().map(String::len).sum();
    1000 + 2 * texts
}

/// Two signs that stand together.
pub(crate) fn pair(unit: &Unit, next: &Unit) -> Option<String> {
    let together = unit.sign && next.sign && unit.end == next.start;
    together.then(|| format!("{}{}", unit.folded, next.folded))
}
