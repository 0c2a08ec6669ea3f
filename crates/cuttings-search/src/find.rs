//! Asking the index: hits, the numbers of all matches, and counts of them.

use std::sync::{Arc, PoisonError};

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::Query;
use tantivy::schema::Value;
use tantivy::{DocAddress, Order as Direction, Searcher, TantivyDocument, Term};

use crate::collect::Numbers;
use crate::document;
use crate::facets::{FacetCollector, FacetCounts, Known};
use crate::highlight::Highlighter;
use crate::index::Shared;
use crate::kept::{Kept, State};
use crate::query::build::Builder;
use crate::query::{Clause, parse};
use crate::{Error, Facets, Found, Hit, Order, Request};

/// What so many articles match is kept; with fewer it is found again as quickly.
const MANY: u64 = 2000;

/// How many hits are given at most: each is highlighted.
const MOST_HITS: usize = 1000;

/// What was found of late.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    found: Kept<FoundBy, Found>,
    facets: Kept<Asked, Facets>,
    counted_as: Arc<Known>,
}

/// What is looked for, and whether the tags of outlets count.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    query: String,
    tags: bool,
}

/// What hits are asked for by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct FoundBy {
    query: Asked,
    order: Order,
    offset: usize,
    limit: usize,
}

impl FoundBy {
    fn new(request: &Request<'_>, tags: bool) -> Self {
        let query = Asked { query: request.query.trim().to_owned(), tags };
        let Request { order, offset, limit, .. } = *request;
        Self { query, order, offset, limit: limit.min(MOST_HITS) }
    }
}

impl Shared {
    pub(crate) fn search(&self, request: &Request<'_>, tags: bool) -> Result<Found, Error> {
        let clauses = parse(request.query)?;
        let by = FoundBy::new(request, tags);
        self.guarded(|| {
            let searcher = self.reader.searcher();
            let found =
                self.answers.found.get(self.state(&searcher), &by, size_of_found, || {
                    Ok::<_, Error>(self.find(&searcher, &clauses, &by, None)?.0)
                })?;
            Ok(Arc::unwrap_or_clone(found))
        })
    }

    pub(crate) fn search_and_count(
        &self,
        request: &Request<'_>,
        tags: bool,
    ) -> Result<(Found, Arc<Facets>), Error> {
        let clauses = parse(request.query)?;
        let by = FoundBy::new(request, tags);
        self.guarded(|| {
            let searcher = self.reader.searcher();
            let state = self.state(&searcher);
            let known = self.answers.facets.known(state, &by.query);
            let mut counted = None;
            let found = self.answers.found.get(state, &by, size_of_found, || {
                let count = known.is_none().then(|| self.counter(&searcher));
                let (found, counts) = self.find(&searcher, &clauses, &by, count)?;
                counted = counts;
                Ok::<_, Error>(found)
            })?;
            let facets = self.answers.facets.get(state, &by.query, size_of_facets, || {
                let counts = match counted.take() {
                    Some(counts) => counts,
                    None => self.count(&searcher, &clauses, tags)?,
                };
                Ok::<_, Error>(counts.into())
            })?;
            Ok((Arc::unwrap_or_clone(found), facets))
        })
    }

    fn find(
        &self,
        searcher: &Searcher,
        clauses: &[Clause],
        by: &FoundBy,
        count: Option<FacetCollector>,
    ) -> Result<(Found, Option<FacetCounts>), Error> {
        let (total, top, counts) = match self.plain(searcher, clauses, by, count.as_ref())? {
            Some(found) => found,
            None => {
                let query = self.query(searcher, clauses, by.query.tags);
                run(searcher, query.as_ref(), by, count)?
            }
        };
        let highlighter = Highlighter::new(clauses);
        let numbers: Vec<Column<i64>> = searcher
            .segment_readers()
            .iter()
            .map(|segment| segment.fast_fields().i64(document::ID))
            .collect::<Result<_, _>>()?;
        let hits = top.into_iter().map(|(score, address)| {
            let numbers = numbers.get(address.segment_ord as usize);
            let id = numbers.and_then(|numbers| numbers.first(address.doc_id)).unwrap_or_default();
            Ok::<_, Error>(self.hit(&highlighter, id, score, &searcher.doc(address)?))
        });
        Ok((Found { total, hits: hits.collect::<Result<_, _>>()? }, counts))
    }

    /// The same for what is nothing but words, the best first; `None` for everything else.
    fn plain(
        &self,
        searcher: &Searcher,
        clauses: &[Clause],
        by: &FoundBy,
        count: Option<&FacetCollector>,
    ) -> Result<Option<Hits>, Error> {
        let known = self.outlet_tags.read().unwrap_or_else(PoisonError::into_inner);
        let tags = by.query.tags.then_some(&known.known);
        let is_asked_for = by.order == Order::Relevance && by.limit > 0;
        let plain =
            is_asked_for.then(|| Builder::new(&self.fields, &|_| false, tags).plain(clauses));
        let Some(plain) = plain.flatten() else { return Ok(None) };
        let answer = plain.search(searcher, by.offset.saturating_add(by.limit), count)?;
        let total = usize::try_from(answer.total).unwrap_or(usize::MAX);
        let best = answer.best.into_iter().skip(by.offset);
        Ok(Some((total, best.map(|hit| (hit.score, hit.address)).collect(), answer.counts)))
    }

    fn count(
        &self,
        searcher: &Searcher,
        clauses: &[Clause],
        tags: bool,
    ) -> Result<FacetCounts, Error> {
        let query = self.query(searcher, clauses, tags);
        Ok(searcher.search(query.as_ref(), &self.counter(searcher))?)
    }

    /// The numbers of all articles that match, newest first.
    pub(crate) fn numbers(&self, query: &str, tags: bool) -> Result<Vec<i64>, Error> {
        let clauses = parse(query)?;
        self.guarded(|| {
            let searcher = self.reader.searcher();
            let query = self.query(&searcher, &clauses, tags);
            let found = searcher.search(query.as_ref(), &Numbers)?;
            Ok(found.into_iter().map(|(_, id)| id).collect())
        })
    }

    /// Counts of the articles that match.
    pub(crate) fn facets(&self, query: &str, tags: bool) -> Result<Arc<Facets>, Error> {
        let clauses = parse(query)?;
        let asked = Asked { query: query.trim().to_owned(), tags };
        self.guarded(|| {
            let searcher = self.reader.searcher();
            self.answers.facets.get(self.state(&searcher), &asked, size_of_facets, || {
                Ok(self.count(&searcher, &clauses, tags)?.into())
            })
        })
    }

    fn counter(&self, searcher: &Searcher) -> FacetCollector {
        FacetCollector::new(&self.answers.counted_as, searcher)
    }

    /// What answers depend on.
    fn state(&self, searcher: &Searcher) -> State {
        let tags = self.outlet_tags.read().unwrap_or_else(PoisonError::into_inner).changes;
        State { articles: searcher.generation().generation_id(), tags }
    }

    fn query(&self, searcher: &Searcher, clauses: &[Clause], tags: bool) -> Box<dyn Query> {
        let is_outlet = |name: &str| {
            let term = Term::from_field_text(self.fields.outlet_name, name);
            searcher.doc_freq(&term).is_ok_and(|articles| articles > 0)
        };
        let known = self.outlet_tags.read().unwrap_or_else(PoisonError::into_inner);
        let tags = tags.then_some(&known.known);
        Builder::new(&self.fields, &is_outlet, tags).query(clauses)
    }

    fn hit(
        &self,
        highlighter: &Highlighter,
        id: i64,
        score: f32,
        document: &TantivyDocument,
    ) -> Hit {
        let text = |field| {
            let value = document.get_first(field);
            value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        };
        Hit {
            id,
            score,
            title: highlighter.title(&text(self.fields.title)),
            snippet: highlighter.snippet(&text(self.fields.summary), &text(self.fields.body)),
        }
    }
}

/// About how many bytes facets take, where it is worth keeping them.
fn size_of_facets(facets: &Facets) -> Option<usize> {
    let names = [&facets.outlets, &facets.kinds, &facets.languages];
    let names = names.into_iter().flatten().map(|(name, _)| name.len() + 32).sum::<usize>();
    (facets.total >= MANY).then_some(names + 16 * (facets.years.len() + facets.days.len()) + 200)
}

/// About how many bytes hits take, likewise.
fn size_of_found(found: &Found) -> Option<usize> {
    let pieces = |hit: &Hit| {
        let pieces = hit.title.iter().chain(&hit.snippet);
        pieces.map(|piece| piece.text.len() + 32).sum::<usize>() + 64
    };
    (found.total as u64 >= MANY).then(|| found.hits.iter().map(pieces).sum::<usize>() + 200)
}

/// An article with its score.
type Scored = (f32, DocAddress);

/// How many articles match, those asked for with their scores, and the counts of all where they are asked for.
type Hits = (usize, Vec<Scored>, Option<FacetCounts>);

fn run(
    searcher: &Searcher,
    query: &dyn Query,
    by: &FoundBy,
    count: Option<FacetCollector>,
) -> Result<Hits, Error> {
    let documents = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    if by.limit == 0 || by.offset >= documents {
        let (total, counts) = searcher.search(query, &(Count, count))?;
        return Ok((total, Vec::new(), counts));
    }
    let top = TopDocs::with_limit(by.limit).and_offset(by.offset);
    let by_list = |direction| {
        let by = |name| (SortByStaticFastValue::<u64>::for_field(name), direction);
        let [first, second, third] = document::ORDER_KEYS;
        (by(first), (by(second), by(third)))
    };
    if by.order == Order::Relevance {
        let by_score = (SortBySimilarityScore, Direction::Desc);
        let order = top.order_by((by_score, by_list(Direction::Asc)));
        let (total, hits, counts) = searcher.search(query, &(Count, order, count))?;
        let hits = hits.into_iter().map(|((score, _), address)| (score, address)).collect();
        return Ok((total, hits, counts));
    }
    let oldest = by.order == Order::Oldest;
    let order = top.order_by(by_list(if oldest { Direction::Desc } else { Direction::Asc }));
    let (total, hits, counts) = searcher.search(query, &(Count, order, count))?;
    Ok((total, hits.into_iter().map(|(_, address)| (0.0, address)).collect(), counts))
}
