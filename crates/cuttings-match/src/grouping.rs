//! A newcomer joins a story, and the stories near it are put right.
//!
//! One step for each article, over the few stories near it:
//!
//! 1. It joins the story that it is most like on average (average linkage), if it is rather of its
//!    event than not; else it stays alone.
//! 2. If its story and another are now rather of one event, on average over all pairs, they become one.
//! 3. Articles that now fit another story here clearly better move over.
//!
//! What an early article got wrong for lack of company is so put right when the company comes, which is
//! why the order of arrival hardly matters; and since all else stays as it is, stories are stable.

use std::collections::BTreeMap;

use crate::likeness::{Asked, Model, View};

/// How many stories near the newcomer are looked at again.
const NEAR: usize = 4;

/// A story that the newcomer is less like than this has nothing to do with it, and is not looked at again:
/// otherwise most work would go into stories that have no more in common than a frequent word.
const UNLIKE: f32 = -2.0;

/// How much better an article must fit elsewhere to move.
const CLEARLY: f32 = 0.25;

/// An article near the newcomer, or the newcomer itself.
#[derive(Clone, Debug)]
pub struct Member<'w> {
    /// The story that it is in, by any number of the caller's; one that is alone has a number of its own.
    pub story: usize,
    /// What it tells of.
    pub view: View<'w>,
}

/// What became of a neighbourhood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The story of each member, in the order in which they were given. A number that no member had
    /// means a story of its own.
    pub stories: Vec<usize>,
    /// Stories that became one with another: which, and with which.
    pub merged: Vec<(usize, usize)>,
}

/// How like the newcomer is to each of the others.
struct OfNewcomer<'m> {
    model: &'m Model,
    members: &'m [Member<'m>],
    newcomer: usize,
    known: Vec<f32>,
}

impl<'m> OfNewcomer<'m> {
    fn new(model: &'m Model, members: &'m [Member<'m>], newcomer: usize) -> Self {
        let known = members.get(newcomer).map(|asked| {
            let asked = asked.view.asked();
            members.iter().map(|member| model.likeness_of(&asked, &member.view)).collect()
        });
        Self { model, members, newcomer, known: known.unwrap_or_default() }
    }

    /// The stories that the newcomer may have to do with, those that it is most like on average first.
    fn stories(&self) -> Vec<(f32, usize)> {
        let mut sums: BTreeMap<usize, (f32, u32)> = BTreeMap::new();
        for (place, (member, likeness)) in self.members.iter().zip(&self.known).enumerate() {
            if place != self.newcomer {
                let (sum, members) = sums.entry(member.story).or_default();
                *sum += likeness;
                *members += 1;
            }
        }
        let mut near: Vec<(f32, usize)> =
            sums.into_iter().map(|(story, (sum, members))| (sum / members as f32, story)).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(NEAR);
        near.retain(|(link, _)| *link >= UNLIKE);
        near
    }

    /// Of the members of some stories, and the newcomer.
    fn among(self, stories: &[(f32, usize)]) -> Likenesses<'m> {
        let mut taking_part = 0;
        let places: Vec<usize> = self
            .members
            .iter()
            .enumerate()
            .map(|(place, member)| {
                let takes_part = place == self.newcomer
                    || stories.iter().any(|(_, story)| *story == member.story);
                taking_part += usize::from(takes_part);
                if takes_part { taking_part - 1 } else { usize::MAX }
            })
            .collect();
        let known = vec![f32::NAN; taking_part * taking_part];
        Likenesses { asked: vec![None; taking_part], of_newcomer: self, places, taking_part, known }
    }
}

/// The likenesses among the members of the stories that are looked at closer, each counted once.
struct Likenesses<'m> {
    of_newcomer: OfNewcomer<'m>,
    /// The place of each member among those who take part.
    places: Vec<usize>,
    taking_part: usize,
    /// By two places, the lower one first.
    known: Vec<f32>,
    /// By the place of who was compared: each is with many.
    asked: Vec<Option<Asked<'m>>>,
}

impl<'m> Likenesses<'m> {
    fn of(&mut self, a: usize, b: usize) -> f32 {
        let OfNewcomer { model, members, newcomer, known } = &self.of_newcomer;
        if a == *newcomer || b == *newcomer {
            let other = if a == *newcomer { b } else { a };
            return known.get(other).copied().unwrap_or(f32::NEG_INFINITY);
        }
        let place = |member: usize| self.places.get(member).copied().unwrap_or(usize::MAX);
        let (low, high) = (place(a.min(b)), place(a.max(b)));
        let pair = low.saturating_mul(self.taking_part).saturating_add(high);
        let Some(known) = self.known.get_mut(pair) else { return f32::NEG_INFINITY };
        let members: &'m [Member<'m>] = members;
        if known.is_nan()
            && let (Some(first), Some(second)) = (members.get(a.min(b)), members.get(a.max(b)))
            && let Some(asked) = self.asked.get_mut(low)
        {
            let asked = asked.get_or_insert_with(|| first.view.asked());
            *known = model.likeness_of(asked, &second.view);
        }
        *known
    }

    /// How like an article is to others on average; `None` where there are no others.
    fn link(&mut self, article: usize, others: &[usize]) -> Option<f32> {
        let (mut sum, mut count) = (0.0, 0_u32);
        for &other in others {
            if other != article {
                sum += self.of(article, other);
                count += 1;
            }
        }
        (count > 0).then(|| sum / count as f32)
    }

    fn link_of_stories(&mut self, a: &[usize], b: &[usize]) -> Option<f32> {
        let sum: f32 = a.iter().filter_map(|&article| self.link(article, b)).sum();
        (!a.is_empty() && !b.is_empty()).then(|| sum / a.len() as f32)
    }
}

/// Finds the story of a newcomer among `members`, whose `newcomer`th it is, and puts right the stories
/// near it. The story that the newcomer was in counts for nothing.
#[must_use]
pub fn settle(model: &Model, members: &[Member<'_>], newcomer: usize) -> Settled {
    let of_newcomer = OfNewcomer::new(model, members, newcomer);
    let near = of_newcomer.stories();
    let alone = members.iter().map(|member| member.story).max().map_or(0, |most| most + 1);
    let mut state =
        State { stories: members.iter().map(|member| member.story).collect(), merged: Vec::new() };
    state.put(newcomer, alone);
    // Most newcomers have nothing to do with anything.
    if near.is_empty() {
        return Settled { stories: state.stories, merged: state.merged };
    }
    let mut likenesses = of_newcomer.among(&near);
    let mut home = alone;
    if let Some(&(link, story)) = near.first()
        && link >= 0.0
    {
        home = story;
        state.put(newcomer, home);
    }
    let mut others: Vec<usize> =
        near.into_iter().map(|(_, story)| story).filter(|&story| story != home).collect();
    others.retain(|&other| {
        let (a, b) = (state.of(home), state.of(other));
        let merges = likenesses.link_of_stories(&a, &b).is_some_and(|link| link >= 0.0);
        if merges {
            // The larger one keeps its number; of equals the older one, but never a new one.
            let keeps_home = home != alone && (a.len(), other) >= (b.len(), home);
            let (kept, gone) = if keeps_home { (home, other) } else { (other, home) };
            state.merge(gone, kept);
            home = kept;
        }
        !merges
    });
    let near: Vec<usize> = std::iter::once(home).chain(others).collect();
    for &story in &near {
        for article in state.of(story) {
            let there = near
                .iter()
                .filter(|&&other| other != story)
                .filter_map(|&other| Some((likenesses.link(article, &state.of(other))?, other)))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            // Most are so unlike the other stories that it does not matter how like they are to their own.
            let Some((link, other)) = there.filter(|(link, _)| *link >= CLEARLY) else { continue };
            let here = likenesses.link(article, &state.of(story));
            if link >= here.unwrap_or(0.0).max(0.0) + CLEARLY {
                state.put(article, other);
            }
        }
    }
    Settled { stories: state.stories, merged: state.merged }
}

struct State {
    stories: Vec<usize>,
    merged: Vec<(usize, usize)>,
}

impl State {
    fn put(&mut self, article: usize, story: usize) {
        if let Some(place) = self.stories.get_mut(article) {
            *place = story;
        }
    }

    fn of(&self, story: usize) -> Vec<usize> {
        let here = |(article, &other): (usize, &usize)| (other == story).then_some(article);
        self.stories.iter().enumerate().filter_map(here).collect()
    }

    fn merge(&mut self, gone: usize, kept: usize) {
        for story in &mut self.stories {
            if *story == gone {
                *story = kept;
            }
        }
        self.merged.push((gone, kept));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;

    const FERRY: [&str; 3] = [
        "Night ferry Petrel runs aground off Wrack Point with 19 aboard. The Petrel left Saltmarket.",
        "The Petrel, a ferry from Saltmarket, is stuck on the rocks at Wrack Point, all 19 are safe.",
        "Divers look at the hull of the Petrel at Wrack Point. Saltmarket waits for its ferry.",
    ];
    const LIBRARY: [&str; 2] = [
        "Moorland council closes the Ashby Library after 90 years. Mayor Lund regrets it.",
        "Mayor Lund of Moorland: no money for the Ashby Library. It closes after 90 years.",
    ];

    fn member(story: usize, text: &str) -> Member<'static> {
        let common = ["the", "from", "is", "at", "of", "it", "its", "for", "a", "on", "after"];
        let common = common.map(crate::profile::id);
        let with = |term| if common.contains(&term) { 900 } else { 4 };
        let view = View::new(&Profile::of("", text).weighed(1000, with), None);
        Member { story, view }
    }

    #[test]
    fn a_newcomer_joins_the_story_of_its_event() {
        let members =
            [member(7, LIBRARY[0]), member(3, FERRY[0]), member(3, FERRY[1]), member(0, FERRY[2])];
        let settled = settle(&Model::default(), &members, 3);
        assert_eq!(settled, Settled { stories: vec![7, 3, 3, 3], merged: vec![] });
    }

    #[test]
    fn a_newcomer_of_another_event_stays_alone() {
        let members = [member(3, FERRY[0]), member(3, FERRY[1]), member(3, LIBRARY[1])];
        let settled = settle(&Model::default(), &members, 2);
        assert_eq!(settled.stories, [3, 3, 4]);
    }

    #[test]
    fn a_newcomer_that_two_stories_were_missing_makes_them_one() {
        let members = [member(1, FERRY[0]), member(2, FERRY[1]), member(9, FERRY[2])];
        let settled = settle(&Model::default(), &members, 2);
        let first = settled.stories[0];
        assert!(settled.stories.iter().all(|&story| story == first), "{settled:?}");
        assert_eq!(settled.merged.len(), 1);
    }

    #[test]
    fn an_article_that_was_in_the_wrong_company_moves() {
        let members = [member(1, LIBRARY[0]), member(1, FERRY[0]), member(0, FERRY[1])];
        let settled = settle(&Model::default(), &members, 2);
        assert_eq!(settled.stories[1], settled.stories[2], "{settled:?}");
        assert_ne!(settled.stories[0], settled.stories[2], "{settled:?}");
    }

    #[test]
    fn nothing_to_settle_is_no_trouble() {
        assert_eq!(settle(&Model::default(), &[], 0), Settled::default());
    }
}
