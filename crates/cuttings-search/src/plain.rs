//! Searches for plain words, the best matches first: what most readers type, and what very many articles can match.
//!
//! Other searches go from match to match. Here each list of the articles that have a word is gone through from its
//! beginning to its end, block by block, and what each adds to the score stands in an array of all articles of the part
//! of the index: that takes a few times less for each article.
//!
//! 1. All lists of a word, its fields and its stems, are gone through; articles without one of the words before it are
//!    passed over.
//! 2. What has all words is counted.
//! 3. Words that stand next to each other count more. Whether they do takes longest to tell, so it is told only of
//!    those that would be among the best then.
//! 4. The best are taken; of equal scores, those that stand first in the order of lists.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{Bm25Weight, EnableScoring, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{
    DocAddress, DocId, DocSet, Score, Searcher, SeekDangerResult, SegmentOrdinal, SegmentReader,
    TERMINATED, Term,
};

use crate::document::{self, OrderKey};
use crate::facets::{FacetCollector, FacetCounts};

/// More words than this are looked for one match after the other.
pub(crate) const MOST_WORDS: usize = 32;

/// So many articles are passed over at once.
const BLOCK: usize = 64;

/// That an article has a word that it must not have.
const EXCLUDED: u8 = u8::MAX;

/// What is looked for.
pub(crate) struct Plain {
    pub(crate) words: Vec<Word>,
    pub(crate) together: Vec<Together>,
}

/// A word, or one of several.
pub(crate) struct Word {
    pub(crate) lists: Vec<List>,
    /// Whether articles must not have it.
    pub(crate) negated: bool,
    /// Whether it is one of those that can stand together.
    pub(crate) in_phrase: bool,
}

/// The articles that have a word in a field.
pub(crate) struct List {
    pub(crate) term: Term,
    pub(crate) weight: Score,
    /// Whether it matters how often they have it.
    pub(crate) counts: bool,
}

/// That words stand together in a field.
pub(crate) struct Together {
    pub(crate) field: Field,
    pub(crate) terms: Vec<Term>,
    pub(crate) phrase: Box<dyn Query>,
    pub(crate) weight: Score,
}

/// What was found.
pub(crate) struct Answer {
    pub(crate) total: u64,
    /// The best, in their order.
    pub(crate) best: Vec<Ranked>,
    pub(crate) counts: Option<FacetCounts>,
}

/// A match. What is better is less.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    pub(crate) score: Score,
    pub(crate) address: DocAddress,
    key: OrderKey,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_list = || (self.key, self.address).cmp(&(other.key, other.address));
        other.score.total_cmp(&self.score).then_with(by_list)
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

impl Plain {
    /// Finds the best so many matches, and counts all by what is asked for.
    pub(crate) fn search(
        &self,
        searcher: &Searcher,
        most: usize,
        count: Option<&FacetCollector>,
    ) -> tantivy::Result<Answer> {
        let search = Search::new(self, searcher, most, count)?;
        let segments = (0..).zip(searcher.segment_readers());
        let executor = searcher.index().search_executor();
        let found = executor.map(|(number, segment)| search.segment(number, segment), segments)?;
        let mut answer = Answer { total: 0, best: Vec::new(), counts: None };
        let mut counts = Vec::new();
        for of_segment in found {
            answer.total += of_segment.total;
            answer.best.extend(of_segment.best);
            counts.extend(of_segment.counts);
        }
        answer.best.sort_unstable();
        answer.best.truncate(most);
        answer.counts = count.map(|count| count.merge_fruits(counts)).transpose()?;
        Ok(answer)
    }
}

/// A search under way: what is looked for, with its weights.
struct Search<'p> {
    words: Vec<(&'p Word, Vec<(&'p List, Bm25Weight)>)>,
    phrases: Vec<Phrase>,
    most: usize,
    count: Option<&'p FacetCollector>,
}

struct Phrase {
    field: Field,
    weight: Box<dyn Weight>,
    /// How many words it has, and how much it adds to a score at the most.
    words: u8,
    most: Score,
}

impl<'p> Search<'p> {
    fn new(
        plain: &'p Plain,
        searcher: &Searcher,
        most: usize,
        count: Option<&'p FacetCollector>,
    ) -> tantivy::Result<Self> {
        let weigh = |list: &'p List| -> tantivy::Result<Option<(&'p List, Bm25Weight)>> {
            if searcher.doc_freq(&list.term)? == 0 {
                return Ok(None);
            }
            let weight = Bm25Weight::for_terms(searcher, std::slice::from_ref(&list.term))?;
            Ok(Some((list, weight.boost_by(list.weight))))
        };
        let mut words = Vec::with_capacity(plain.words.len());
        // What excludes comes first, so that nothing is counted of it.
        for negated in [true, false] {
            for word in plain.words.iter().filter(|word| word.negated == negated) {
                let mut lists = Vec::new();
                for list in &word.lists {
                    lists.extend(weigh(list)?);
                }
                words.push((word, lists));
            }
        }
        let in_phrase = plain.words.iter().filter(|word| word.in_phrase && !word.negated).count();
        let mut phrases = Vec::with_capacity(plain.together.len());
        for together in &plain.together {
            let most = Bm25Weight::for_terms(searcher, &together.terms)?;
            phrases.push(Phrase {
                field: together.field,
                weight: together.phrase.weight(EnableScoring::enabled_from_searcher(searcher))?,
                words: u8::try_from(in_phrase).unwrap_or(u8::MAX),
                most: most.boost_by(together.weight).max_score(),
            });
        }
        Ok(Self { words, phrases, most, count })
    }

    fn segment(&self, number: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Answer> {
        let mut sums = Sums::new(segment, self.phrases.len());
        let mut place = 0;
        for (word, lists) in &self.words {
            for (list, weight) in lists {
                let field = list.term.field();
                let phrase = self.phrases.iter().position(|phrase| phrase.field == field);
                let phrase = phrase.filter(|_| word.in_phrase);
                let found = if word.negated { None } else { Some(place) };
                sums.add(segment, list, weight, found, phrase)?;
            }
            place += u8::from(!word.negated);
        }
        let matches = sums.matches(segment, place);
        let count = |count: &FacetCollector| counted(count, number, segment, &matches);
        let counts = self.count.map(count).transpose()?;
        for (at, phrase) in self.phrases.iter().enumerate() {
            self.raise(segment, at, phrase, &matches, &mut sums)?;
        }
        let best = self.best(number, segment, &matches, &sums.scores)?;
        Ok(Answer { total: matches.len() as u64, best, counts })
    }

    /// Raises the scores of those in which the words stand together, as far as that makes them one of the best.
    fn raise(
        &self,
        segment: &SegmentReader,
        at: usize,
        phrase: &Phrase,
        matches: &[DocId],
        sums: &mut Sums,
    ) -> tantivy::Result<()> {
        let needed = worst_of_best(matches.iter().map(|&doc| sums.score(doc)), self.most);
        let may_stand = |sums: &Sums, at: usize, doc: DocId| {
            let phrase = self.phrases.get(at)?;
            (sums.words_in(at, doc) >= phrase.words).then_some(phrase.most)
        };
        let mut standing = Standing::new(phrase.weight.scorer(segment, 1.0)?);
        for &doc in matches {
            let Some(most) = may_stand(sums, at, doc) else { continue };
            // What the phrases behind this one can add.
            let later =
                (at + 1..self.phrases.len()).filter_map(|later| may_stand(sums, later, doc));
            let reach = sums.score(doc) + most + later.sum::<Score>();
            // A little more than can be, since sums are rounded.
            if reach * 1.001 >= needed
                && let Some(score) = standing.score(doc)
            {
                sums.raise(doc, score);
            }
        }
        Ok(())
    }

    fn best(
        &self,
        number: SegmentOrdinal,
        segment: &SegmentReader,
        matches: &[DocId],
        scores: &[Score],
    ) -> tantivy::Result<Vec<Ranked>> {
        let [first, second, third] = document::ORDER_KEYS;
        let columns = segment.fast_fields();
        let order: [Column<u64>; 3] =
            [columns.u64(first)?, columns.u64(second)?, columns.u64(third)?];
        let mut best: BinaryHeap<Ranked> = BinaryHeap::new();
        for &doc in matches {
            let score = scores.get(doc as usize).copied().unwrap_or_default();
            let is_full = best.len() >= self.most;
            if is_full && best.peek().is_none_or(|worst| score < worst.score) {
                continue;
            }
            let key = order.each_ref().map(|column| column.first(doc).unwrap_or(u64::MAX));
            best.push(Ranked { score, key, address: DocAddress::new(number, doc) });
            if is_full {
                best.pop();
            }
        }
        Ok(best.into_vec())
    }
}

fn counted(
    count: &FacetCollector,
    number: SegmentOrdinal,
    segment: &SegmentReader,
    matches: &[DocId],
) -> tantivy::Result<FacetCounts> {
    let mut counting = count.for_segment(number, segment)?;
    counting.collect_block(matches);
    Ok(counting.harvest())
}

/// The score that the worst of the best so many has.
fn worst_of_best(scores: impl Iterator<Item = Score>, most: usize) -> Score {
    let mut best: BinaryHeap<Reverse<Total>> = BinaryHeap::new();
    let mut worst = Score::MIN;
    for score in scores {
        if best.len() < most {
            best.push(Reverse(Total(score)));
        } else if score > worst {
            best.pop();
            best.push(Reverse(Total(score)));
        } else {
            continue;
        }
        if best.len() >= most {
            worst = best.peek().map_or(Score::MIN, |Reverse(Total(score))| *score);
        }
    }
    worst
}

/// A score, by which others can be ordered.
#[derive(Clone, Copy, Debug)]
struct Total(Score);

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Total {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Total {}

/// What all lists add up to, by article.
struct Sums {
    /// How many of the words an article has, in their order.
    found: Vec<u8>,
    scores: Vec<Score>,
    /// By phrase: how many of its words stand in its field.
    in_fields: Vec<Vec<u8>>,
}

impl Sums {
    fn new(segment: &SegmentReader, phrases: usize) -> Self {
        let articles = segment.max_doc() as usize;
        Self {
            found: vec![0; articles],
            scores: vec![0.0; articles],
            in_fields: vec![vec![0; articles]; phrases],
        }
    }

    fn score(&self, doc: DocId) -> Score {
        self.scores.get(doc as usize).copied().unwrap_or_default()
    }

    fn raise(&mut self, doc: DocId, by: Score) {
        if let Some(score) = self.scores.get_mut(doc as usize) {
            *score += by;
        }
    }

    fn words_in(&self, phrase: usize, doc: DocId) -> u8 {
        let words = self.in_fields.get(phrase).and_then(|words| words.get(doc as usize));
        words.copied().unwrap_or_default()
    }

    /// Goes through a list of the word at a place, or of one that excludes; `phrase` is the phrase that the word can
    /// be one of there.
    fn add(
        &mut self,
        segment: &SegmentReader,
        list: &List,
        weight: &Bm25Weight,
        place: Option<u8>,
        phrase: Option<usize>,
    ) -> tantivy::Result<()> {
        let field = list.term.field();
        let option = match list.counts {
            true => IndexRecordOption::WithFreqs,
            false => IndexRecordOption::Basic,
        };
        let inverted = segment.inverted_index(field)?;
        let Some(mut postings) = inverted.read_block_postings(&list.term, option)? else {
            return Ok(());
        };
        let norms = segment.fieldnorms_readers().get_field(field)?;
        let norms = norms.unwrap_or_else(|| FieldNormReader::constant(segment.max_doc(), 1));
        let mut in_field = phrase.and_then(|phrase| self.in_fields.get_mut(phrase));
        while !postings.docs().is_empty() {
            for (at, &doc) in postings.docs().iter().enumerate() {
                let article = doc as usize;
                let (Some(found), Some(score)) =
                    (self.found.get_mut(article), self.scores.get_mut(article))
                else {
                    continue;
                };
                let Some(place) = place else {
                    *found = EXCLUDED;
                    continue;
                };
                if *found == place || *found == place + 1 {
                    *found = place + 1;
                    let often = if list.counts { postings.freq(at) } else { 1 };
                    *score += weight.score(norms.fieldnorm_id(doc), often);
                    if let Some(words) = in_field.as_mut().and_then(|words| words.get_mut(article))
                    {
                        *words += 1;
                    }
                }
            }
            postings.advance();
        }
        Ok(())
    }

    /// The articles that have all so many words.
    fn matches(&self, segment: &SegmentReader, words: u8) -> Vec<DocId> {
        let alive = segment.alive_bitset();
        let mut matches =
            Vec::with_capacity(self.found.iter().filter(|&&has| has == words).count());
        for (start, has) in (0..).step_by(BLOCK).zip(self.found.chunks(BLOCK)) {
            // Most blocks hold none where a word is rare.
            if !has.contains(&words) {
                continue;
            }
            for (doc, &has) in (start..).zip(has) {
                if has == words && alive.is_none_or(|alive| alive.is_alive(doc)) {
                    matches.push(doc);
                }
            }
        }
        matches
    }
}

/// Tells in which articles words stand together, asked of one after the other.
struct Standing {
    scorer: Box<dyn Scorer>,
    /// Before this article there is none, but where the scorer stands.
    beyond: DocId,
    is_settled: bool,
}

impl Standing {
    fn new(scorer: Box<dyn Scorer>) -> Self {
        let beyond = scorer.doc();
        Self { scorer, beyond, is_settled: true }
    }

    /// How much it adds that they do; nothing where they do not.
    fn score(&mut self, doc: DocId) -> Option<Score> {
        if doc < self.beyond || self.beyond == TERMINATED {
            return None;
        }
        // Only this is looked at, and not what comes behind it.
        if !self.is_settled || self.scorer.doc() != doc {
            match self.scorer.seek_danger(doc) {
                SeekDangerResult::Found => self.is_settled = true,
                SeekDangerResult::SeekLowerBound(beyond) => {
                    (self.beyond, self.is_settled) = (beyond, false);
                    return None;
                }
            }
        }
        self.beyond = doc.saturating_add(1);
        Some(self.scorer.score())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_worst_of_the_best_is_told_as_sorting_tells_it(
            scores in prop::collection::vec(0..50_u8, 0..60), most in 1..20_usize
        ) {
            let scores: Vec<Score> = scores.into_iter().map(f32::from).collect();
            let mut sorted = scores.clone();
            sorted.sort_by(|a, b| b.total_cmp(a));
            let expected = sorted.get(most - 1).copied().unwrap_or(Score::MIN);
            prop_assert_eq!(worst_of_best(scores.into_iter(), most), expected);
        }
    }
}
