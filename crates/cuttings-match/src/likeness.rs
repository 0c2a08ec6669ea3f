//! How likely it is that two articles tell of one event.
//!
//! A logistic model over the cosines of four views of two profiles: their names, all their words, their
//! headlines, their numbers. Names count most: two accounts of one event share who and where, however
//! they tell it. There is one set of weights for articles of which only a listing's lines are known and
//! one for articles whose text is, since the cosines of short texts scatter more.
//!
//! The weights are learned (`scripts/train_stories.py`); what time adds is set by hand, since the set
//! that they are learned from has no dates.

use std::borrow::Cow;

use crate::profile::{self, Profile};
use crate::words::Class;

/// The views, and so half of the features: each cosine counts as it is and as its square root.
const VIEWS: usize = 4;

/// From how many different words on an article counts as long.
const LONG: usize = 80;

/// The most that the model says, either way.
const SUREST: f32 = 8.0;

/// Days apart that mean nothing: outlets take a day or two to take up an event.
const FREE_DAYS: u32 = 2;

/// What each further day takes off.
const COST_OF_A_DAY: f32 = 0.15;

/// An article whose day is not known to so many days could be of any time.
const KNOWN_TO_DAYS: i32 = 60;

/// How many telling words two articles must share, and how many where the day of one alone is not known: it is mostly
/// a page of no time at all, and one word ("Marathon", "Carolina") is shared with everything that ever had it.
const SHARED: usize = 2;
const SHARED_AT_ANY_TIME: usize = 3;

/// How many where neither has a day, as where a whole archive shows none.
const SHARED_WITHOUT_DAYS: usize = 1;

/// How much less rare a word of two articles is than one of one, and how rare the rarest must be for that to say
/// anything, in steps of rarity.
const OF_TWO: u8 = 8;
const KNOWN_RARE: u8 = 40;

/// Below this rarity of the rarest word an archive is small (some 130 articles): each of its subjects looks rare, and
/// every article about Cuba like the next. There, where no days tell, so many names or telling words must be shared, and
/// the odds count for so much less.
const SMALL: u8 = 72;
const NAMES_IN_SMALL: usize = 2;
const SHARED_IN_SMALL: usize = 5;
const COST_IN_SMALL: f32 = 0.25;

/// What the model says at most of two articles that share fewer.
const TOO_LITTLE_SHARED: f32 = -1.0;

/// Weights of the features and of the constant 1: a cosine's square root for each view, then the
/// cosines, then the constant.
pub type Weights = [f32; 2 * VIEWS + 1];

/// What was learned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// For pairs in which an article is short.
    pub short: Weights,
    /// For pairs of long ones.
    pub long: Weights,
}

impl Default for Model {
    fn default() -> Self {
        include!("model.in")
    }
}

/// A profile made ready to be compared: small, since those of many articles are held in memory.
#[derive(Clone, Debug)]
pub struct View<'w> {
    /// The words that weigh anything, sorted by the numbers of their stems.
    words: Cow<'w, [Word]>,
    head: Head,
}

/// What there is to a view besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// By what the weights of the words are to be divided in each view, so that all articles weigh the same.
    lengths: [f32; VIEWS],
    long: bool,
    /// The rarity of its rarest word.
    rarest: u8,
    days: Option<(i32, i32)>,
}

/// A word of a view: what its weights are made from takes less room than they do.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    id: u32,
    count: u8,
    in_title: u8,
    class: Class,
    rarity: u8,
}

impl Word {
    /// What it weighs in each view, before these are divided by their lengths.
    fn weights(self) -> [f32; VIEWS] {
        let rarity = profile::rarity(self.rarity);
        let all = count_weight(self.count) * rarity;
        let of = |class| if self.class == class { all } else { 0.0 };
        [of(Class::Name), all, count_weight(self.in_title) * rarity, of(Class::Number)]
    }
}

/// What it means that a word stands in a text so many times: 1 and the natural logarithm.
fn count_weight(count: u8) -> f32 {
    const WEIGHTS: [f32; 16] = [
        0.0, 1.0, 1.6931472, 2.0986123, 2.3862944, 2.609438, 2.7917595, 2.94591, 3.0794415,
        3.1972246, 3.3025851, 3.3978953, 3.4849067, 3.5649493, 3.6390574, 3.7080503,
    ];
    WEIGHTS.get(usize::from(count)).copied().unwrap_or(WEIGHTS[15])
}

impl<'w> View<'w> {
    /// Of a profile, and the days on which the article can have been published (counted from any one
    /// day), where something is known of them.
    #[must_use]
    pub fn new(profile: &Profile, days: Option<(i32, i32)>) -> Self {
        let weighs = profile.terms().iter().filter(|term| term.rarity > 0);
        let words: Vec<Word> = weighs
            .map(|term| Word {
                id: term.id,
                count: term.count,
                in_title: term.in_title,
                class: term.class,
                rarity: term.rarity,
            })
            .collect();
        let mut squares = [0.0_f32; VIEWS];
        for word in &words {
            for (square, weight) in squares.iter_mut().zip(word.weights()) {
                *square += weight * weight;
            }
        }
        let lengths = squares.map(|square| square.sqrt().max(f32::MIN_POSITIVE));
        let rarest = words.iter().map(|word| word.rarity).max().unwrap_or(0);
        let head = Head { lengths, long: profile.terms().len() >= LONG, rarest, days };
        Self { words: Cow::Owned(words), head }
    }

    /// Put together from its parts, which were kept apart.
    #[must_use]
    pub fn of(head: Head, words: &'w [Word]) -> Self {
        Self { words: Cow::Borrowed(words), head }
    }

    /// The words that it holds, 8 bytes each.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// What there is to it besides its words.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// The cosines of the views with those of another.
    #[must_use]
    pub fn cosines(&self, other: &View<'_>) -> [f32; VIEWS] {
        let mut sums = [0.0; VIEWS];
        let (ours, theirs) = (self.words(), other.words());
        let (mut here, mut there) = (0, 0);
        // Most words are in one of the two only: which one is behind is no branch to be guessed.
        while let (Some(a), Some(b)) = (ours.get(here), theirs.get(there)) {
            if a.id == b.id {
                let weights = self.weights(*a).into_iter().zip(other.weights(*b));
                for (sum, (a, b)) in sums.iter_mut().zip(weights) {
                    *sum += a * b;
                }
            }
            here += usize::from(a.id <= b.id);
            there += usize::from(b.id <= a.id);
        }
        sums.map(|sum| sum.clamp(0.0, 1.0))
    }

    /// Made ready to be compared with many.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        let mut marks = [0; MARKS];
        for word in self.words.iter() {
            let (place, mark) = mark(word.id);
            if let Some(marks) = marks.get_mut(place) {
                *marks |= mark;
            }
        }
        Asked { view: self, marks }
    }

    fn weights(&self, word: Word) -> [f32; VIEWS] {
        let mut weights = word.weights();
        for (weight, length) in weights.iter_mut().zip(self.head.lengths) {
            *weight /= length;
        }
        weights
    }

    /// Whether both have much text.
    #[must_use]
    pub fn both_long(&self, other: &View<'_>) -> bool {
        self.head.long && other.head.long
    }

    /// Whether it is known to some weeks when the article was published.
    fn has_day(&self) -> bool {
        self.head.days.is_some_and(|(first, last)| last.saturating_sub(first) <= KNOWN_TO_DAYS)
    }

    /// The rarity of the rarest word of both.
    fn rarest(&self, other: &View<'_>) -> u8 {
        self.head.rarest.max(other.head.rarest)
    }

    /// The words that both have and that tell something: those at least half as rare as a word of two articles can be.
    fn telling_shared<'a>(
        &'a self,
        other: &'a View<'_>,
    ) -> impl Iterator<Item = (Word, Word)> + 'a {
        let telling = self.rarest(other).saturating_sub(OF_TWO) / 2;
        let tells = move |word: &Word| word.class != Class::Small && word.rarity > telling;
        let theirs = other.words();
        self.words().iter().copied().filter(tells).filter_map(move |word| {
            let at = theirs.binary_search_by_key(&word.id, |word| word.id).ok()?;
            theirs.get(at).map(|same| (word, *same))
        })
    }

    fn shares_enough(&self, other: &View<'_>) -> bool {
        // A tiny archive does not know yet which words are rare.
        if self.rarest(other) < KNOWN_RARE {
            return true;
        }
        if self.is_vague_with(other) {
            return self.shares_enough_for_small(other);
        }
        let needed = match (self.has_day(), other.has_day()) {
            (true, true) => SHARED,
            (false, false) => SHARED_WITHOUT_DAYS,
            _ => SHARED_AT_ANY_TIME,
        };
        self.telling_shared(other).take(needed).count() == needed
    }

    /// Whether neither days nor a large archive tell what two articles have in common.
    fn is_vague_with(&self, other: &View<'_>) -> bool {
        !self.has_day() && !other.has_day() && self.rarest(other) < SMALL
    }

    fn shares_enough_for_small(&self, other: &View<'_>) -> bool {
        let is_name = |(a, b): &(Word, Word)| a.class == Class::Name && b.class == Class::Name;
        self.telling_shared(other).count() >= SHARED_IN_SMALL
            || self.tells_names()
                && other.tells_names()
                && self.telling_shared(other).filter(is_name).count() >= NAMES_IN_SMALL
    }

    /// Whether names are told from other words: not in a script without capitals.
    fn tells_names(&self) -> bool {
        let names = self.words().iter().filter(|word| word.class == Class::Name).count();
        names * 3 <= self.words().len() * 2
    }

    fn days_apart(&self, other: &View<'_>) -> u32 {
        let (Some(a), Some(b)) = (self.head.days, other.head.days) else { return 0 };
        u32::try_from((b.0.saturating_sub(a.1)).max(a.0.saturating_sub(b.1))).unwrap_or(0)
    }
}

/// How many numbers hold the marks of an article's words, 64 each.
const MARKS: usize = 32;

/// Where the mark of a word stands: the number, and the bit of it.
fn mark(id: u32) -> (usize, u64) {
    (id as usize / 64 % MARKS, 1 << (id % 64))
}

/// A view that is compared with many. Most words of the others it does not have, which their marks tell.
#[derive(Clone, Debug)]
pub struct Asked<'v> {
    view: &'v View<'v>,
    marks: [u64; MARKS],
}

impl Asked<'_> {
    /// The cosines with the views of another: those that [`View::cosines`] gives.
    #[must_use]
    pub fn cosines(&self, other: &View<'_>) -> [f32; VIEWS] {
        let mut sums = [0.0; VIEWS];
        let words = self.view.words();
        for theirs in other.words() {
            let (place, mark) = mark(theirs.id);
            if self.marks.get(place).is_none_or(|marks| marks & mark == 0) {
                continue;
            }
            let ours = words.binary_search_by_key(&theirs.id, |word| word.id);
            if let Some(ours) = ours.ok().and_then(|place| words.get(place)) {
                let weights = self.view.weights(*ours).into_iter().zip(other.weights(*theirs));
                for (sum, (a, b)) in sums.iter_mut().zip(weights) {
                    *sum += a * b;
                }
            }
        }
        sums.map(|sum| sum.clamp(0.0, 1.0))
    }
}

impl Model {
    /// How likely two articles tell of one event: above 0 they rather do. The logarithm of the odds,
    /// between -8 and 8 where they are of one time, less the further they are apart.
    #[must_use]
    pub fn likeness(&self, a: &View<'_>, b: &View<'_>) -> f32 {
        self.odds(a.cosines(b), a, b)
    }

    /// The same, for an article that is compared with many.
    #[must_use]
    pub fn likeness_of(&self, a: &Asked<'_>, b: &View<'_>) -> f32 {
        self.odds(a.cosines(b), a.view, b)
    }

    fn odds(&self, cosines: [f32; VIEWS], a: &View<'_>, b: &View<'_>) -> f32 {
        let weights = if a.both_long(b) { &self.long } else { &self.short };
        let roots = cosines.iter().map(|cosine| cosine.sqrt());
        let features = roots.chain(cosines.iter().copied()).chain([1.0]);
        let odds: f32 = features.zip(weights).map(|(feature, weight)| feature * weight).sum();
        let late = a.days_apart(b).saturating_sub(FREE_DAYS);
        let vague = if a.is_vague_with(b) { COST_IN_SMALL } else { 0.0 };
        let odds = odds.clamp(-SUREST, SUREST) - late as f32 * COST_OF_A_DAY - vague;
        if odds > TOO_LITTLE_SHARED && !a.shares_enough(b) { TOO_LITTLE_SHARED } else { odds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view(text: &str, days: Option<(i32, i32)>) -> View<'static> {
        let common = ["the", "from", "to", "of", "on", "for"].map(crate::profile::id);
        let with = |term| if common.contains(&term) { 100 } else { 2 };
        View::new(&Profile::of("", text).weighed(100, with), days)
    }

    #[test]
    fn a_word_weighs_more_the_more_often_it_stands_there() {
        assert_eq!(count_weight(0), 0.0);
        for count in 1..=15 {
            let expected = 1.0 + f32::from(count).ln();
            assert!((count_weight(count) - expected).abs() <= 2.0 * f32::EPSILON, "{count}");
        }
    }

    #[test]
    fn an_article_is_most_like_itself() {
        let text =
            "The night ferry from Saltmarket to Grayling ran aground off Wrack Point, 19 aboard.";
        let itself = view(text, None);
        assert!(itself.cosines(&itself).iter().all(|cosine| *cosine > 0.999 || *cosine == 0.0));
        assert!(Model::default().likeness(&itself, &itself) > 0.0);
        let other = view("The council of Moorland votes on school lunches.", None);
        assert!(Model::default().likeness(&itself, &other) < -3.0);
    }

    proptest! {
        #[test]
        fn asked_once_or_often_the_answer_is_the_same(a in "[a-zA-Z0-9 ]{0,300}", b in "[a-zA-Z0-9 ]{0,300}") {
            let shared = format!("{a} {b}");
            for (a, b) in [(&a, &b), (&a, &shared), (&shared, &a)] {
                let (a, b) = (view(a, None), view(b, None));
                prop_assert_eq!(a.asked().cosines(&b), a.cosines(&b));
            }
        }
    }

    #[test]
    fn a_small_archive_asks_undated_articles_for_more_than_their_subject() {
        let shared = |a: &str, b: &str, articles, days| {
            let view = |text| View::new(&Profile::of("", text).weighed(articles, |_| 2), days);
            view(a).shares_enough(&view(b))
        };
        let (designated, restored) = (
            "A provocation: they designate Cuba as a sponsor of something bad.",
            "The road on which Cuba goes back to the market.",
        );
        assert!(!shared(designated, restored, 57, None));
        assert!(shared(designated, restored, 1000, None), "a large one knows that Cuba is rare");
        let (arrested, released) = (
            "Why was Boris Kagarlitsky taken away by night, and by whom?",
            "They ask in the open that Boris Kagarlitsky be let go.",
        );
        assert!(shared(arrested, released, 57, None));
        let caseless = |text: &str| text.to_uppercase();
        assert!(!shared(&caseless(arrested), &caseless(released), 57, None), "all look like names");
    }

    #[test]
    fn time_decays() {
        let text = "The night ferry from Saltmarket ran aground off Wrack Point.";
        let likeness = |a, b| Model::default().likeness(&view(text, a), &view(text, b));
        assert_eq!(likeness(Some((0, 0)), Some((2, 2))), likeness(None, Some((9, 9))));
        assert!(likeness(Some((0, 0)), Some((9, 9))) < likeness(Some((0, 0)), Some((4, 4))));
        assert_eq!(likeness(Some((0, 9)), Some((9, 30))), likeness(Some((0, 0)), Some((2, 2))));
        assert!(likeness(None, None) < likeness(Some((0, 0)), Some((0, 0))), "in a small archive");
    }
}
