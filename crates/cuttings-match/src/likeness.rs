//! How likely it is that two articles tell of one event.
//!
//! A logistic model over the cosines of four views of two profiles: their names, all their words, their
//! headlines, their numbers. Names count most: two accounts of one event share who and where, however
//! they tell it. There is one set of weights for articles of which only a listing's lines are known and
//! one for articles whose text is, since the cosines of short texts scatter more.
//!
//! The weights are learned (`scripts/train_stories.py`); what time adds is set by hand, since the set
//! that they are learned from has no dates.

use crate::profile::Profile;
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

/// A profile made ready to be compared.
#[derive(Clone, Debug)]
pub struct View {
    /// The numbers of the terms, sorted…
    terms: Vec<u32>,
    /// …and what each weighs in each view.
    weights: Vec<[f32; VIEWS]>,
    long: bool,
    days: Option<(i32, i32)>,
}

impl View {
    /// Of a profile, and the days on which the article can have been published (counted from any one
    /// day), where something is known of them.
    #[must_use]
    pub fn new(profile: &Profile, days: Option<(i32, i32)>) -> Self {
        let weight = |count: u8, rarity: f32| match count {
            0 => 0.0,
            _ => (1.0 + f32::from(count).ln()) * rarity,
        };
        let mut terms: Vec<(u32, [f32; VIEWS])> = profile
            .terms()
            .iter()
            .map(|term| {
                let all = weight(term.count, term.rarity());
                let of = |class| if term.class == class { all } else { 0.0 };
                let title = weight(term.in_title, term.rarity());
                (term.id, [of(Class::Name), all, title, of(Class::Number)])
            })
            .collect();
        let mut lengths = [0.0_f32; VIEWS];
        for (_, weights) in &terms {
            for (length, weight) in lengths.iter_mut().zip(weights) {
                *length += weight * weight;
            }
        }
        for (_, weights) in &mut terms {
            for (weight, length) in weights.iter_mut().zip(lengths) {
                *weight /= length.sqrt().max(f32::MIN_POSITIVE);
            }
        }
        let long = terms.len() >= LONG;
        let (terms, weights) = terms.into_iter().unzip();
        Self { terms, weights, long, days }
    }

    /// How many different words the article has.
    #[must_use]
    pub fn words(&self) -> usize {
        self.terms.len()
    }

    /// The cosines of the views with those of another.
    #[must_use]
    pub fn cosines(&self, other: &Self) -> [f32; VIEWS] {
        let mut sums = [0.0; VIEWS];
        let (mut here, mut there) = (0, 0);
        // Most terms are in one of the two only: which one is behind is no branch to be guessed.
        while let (Some(a), Some(b)) = (self.terms.get(here), other.terms.get(there)) {
            if a == b
                && let (Some(a), Some(b)) = (self.weights.get(here), other.weights.get(there))
            {
                for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
                    *sum += a * b;
                }
            }
            here += usize::from(a <= b);
            there += usize::from(b <= a);
        }
        sums.map(|sum| sum.clamp(0.0, 1.0))
    }

    /// Whether both have much text.
    #[must_use]
    pub fn both_long(&self, other: &Self) -> bool {
        self.long && other.long
    }

    fn days_apart(&self, other: &Self) -> u32 {
        let (Some(a), Some(b)) = (self.days, other.days) else { return 0 };
        u32::try_from((b.0.saturating_sub(a.1)).max(a.0.saturating_sub(b.1))).unwrap_or(0)
    }
}

impl Model {
    /// How likely two articles tell of one event: above 0 they rather do. The logarithm of the odds,
    /// between -8 and 8 where they are of one time, less the further they are apart.
    #[must_use]
    pub fn likeness(&self, a: &View, b: &View) -> f32 {
        let cosines = a.cosines(b);
        let weights = if a.both_long(b) { &self.long } else { &self.short };
        let roots = cosines.iter().map(|cosine| cosine.sqrt());
        let features = roots.chain(cosines.iter().copied()).chain([1.0]);
        let odds: f32 = features.zip(weights).map(|(feature, weight)| feature * weight).sum();
        let late = a.days_apart(b).saturating_sub(FREE_DAYS);
        odds.clamp(-SUREST, SUREST) - late as f32 * COST_OF_A_DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(text: &str, days: Option<(i32, i32)>) -> View {
        let common = ["the", "from", "to", "of", "on", "for"].map(crate::profile::id);
        let with = |term| if common.contains(&term) { 100 } else { 2 };
        View::new(&Profile::of("", text).weighed(100, with), days)
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

    #[test]
    fn time_decays() {
        let text = "The night ferry from Saltmarket ran aground off Wrack Point.";
        let likeness = |a, b| Model::default().likeness(&view(text, a), &view(text, b));
        assert_eq!(likeness(Some((0, 0)), Some((2, 2))), likeness(None, Some((9, 9))));
        assert!(likeness(Some((0, 0)), Some((9, 9))) < likeness(Some((0, 0)), Some((4, 4))));
        assert_eq!(likeness(Some((0, 9)), Some((9, 30))), likeness(None, None));
    }
}
