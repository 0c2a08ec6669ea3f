//! The class attributes of a page, each read once.
//!
//! A template writes the same class attribute on every item of a list, so a page has far fewer of them
//! than elements. Each distinct one gets a number, and what its names hint at and which classes it
//! holds is worked out when it is first seen.

use super::hints::{self, Hints};
use crate::hash::{self, Map};

/// A class attribute of a page: its place in [`Names`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NameId(u32);

/// All class attributes of a page. The first is that of an element without classes.
#[derive(Debug)]
pub(super) struct Names<'d> {
    ids: Map<&'d str, NameId>,
    all: Vec<Name>,
    class_ids: Map<&'d str, u32>,
    classes: Vec<Class>,
    /// The classes of every attribute, one after the other, as places in `classes`.
    lists: Vec<u32>,
}

/// What one class attribute says.
#[derive(Clone, Copy, Debug, Default)]
struct Name {
    hints: Hints,
    /// Its stretch of [`Names::lists`].
    start: u32,
    end: u32,
    /// The sum of its classes without digits.
    plain: u64,
    /// How many elements have it.
    count: u32,
}

/// Most pages have no more class attributes, nor more classes.
const USUAL: usize = 200;

/// Names tell parts apart where each is that of so many elements of the page, and there are no more of them.
const LEAST_OF_PART: u32 = 3;
const MOST_PARTS: usize = 12;

#[derive(Clone, Copy, Debug)]
struct Class {
    hash: u64,
    hints: Hints,
    /// How often it was counted among the siblings at hand.
    count: u32,
}

impl<'d> Names<'d> {
    pub(super) fn new() -> Self {
        Self {
            ids: hash::map_of(USUAL),
            all: vec![Name::default()],
            class_ids: hash::map_of(USUAL),
            classes: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// The number of a class attribute.
    pub(super) fn id(&mut self, value: &'d str) -> NameId {
        if let Some(&id) = self.ids.get(value) {
            if let Some(name) = self.all.get_mut(id.0 as usize) {
                name.count += 1;
            }
            return id;
        }
        let id = NameId(place(self.all.len()));
        let start = place(self.lists.len());
        let mut plain = 0_u64;
        let mut hints = Hints::NONE;
        for class in value.split_ascii_whitespace() {
            let fresh = place(self.classes.len());
            let number = *self.class_ids.entry(class).or_insert(fresh);
            if number == fresh {
                let hints = hints::of_class(class);
                self.classes.push(Class { hash: hash::of(class), hints, count: 0 });
            }
            self.lists.push(number);
            let Some(known) = self.classes.get(number as usize) else { continue };
            hints = hints.and(known.hints);
            if !has_digit(class) {
                plain = plain.wrapping_add(known.hash);
            }
        }
        self.all.push(Name { hints, start, end: place(self.lists.len()), plain, count: 1 });
        self.ids.insert(value, id);
        id
    }

    /// What the classes of an attribute hint at.
    pub(super) fn hints(&self, id: NameId) -> Hints {
        self.name(id).hints
    }

    /// A number for the classes without digits. Their order means nothing.
    pub(super) fn plain(&self, id: NameId) -> u64 {
        self.name(id).plain
    }

    /// Whether the names of some siblings are those of the parts of something that recurs, such as title,
    /// byline and topic: each is another one, and is met again and again on the page.
    pub(super) fn tell_parts(&self, siblings: &[NameId]) -> bool {
        let distinct = |(at, id): (usize, &NameId)| {
            self.name(*id).plain != 0 && siblings.iter().skip(at + 1).all(|other| other != id)
        };
        let recurs = |id: &&NameId| self.name(**id).count >= LEAST_OF_PART;
        siblings.len() <= MOST_PARTS
            && siblings.iter().filter(recurs).count() * 2 > siblings.len()
            && siblings.iter().enumerate().all(distinct)
    }

    /// Puts a number for those classes that nearly all of some siblings share into `sums`, one for each
    /// sibling: what most of them have, such as a category, does not set the others apart.
    pub(super) fn common(&mut self, siblings: &[NameId], sums: &mut Vec<u64>) {
        sums.clear();
        for &id in siblings {
            for at in self.list(id) {
                if let Some(class) = self.class_mut(at) {
                    class.count += 1;
                }
            }
        }
        for &id in siblings {
            let mut sum = 0_u64;
            for at in self.list(id) {
                if let Some(class) = self.class_mut(at)
                    && class.count as usize * 5 > siblings.len() * 4
                {
                    sum = sum.wrapping_add(class.hash);
                }
            }
            sums.push(sum);
        }
        for &id in siblings {
            for at in self.list(id) {
                if let Some(class) = self.class_mut(at) {
                    class.count = 0;
                }
            }
        }
    }

    fn name(&self, id: NameId) -> Name {
        self.all.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn list(&self, id: NameId) -> std::ops::Range<usize> {
        let name = self.name(id);
        name.start as usize..name.end as usize
    }

    /// The class at a place of the lists.
    fn class_mut(&mut self, at: usize) -> Option<&mut Class> {
        self.classes.get_mut(*self.lists.get(at)? as usize)
    }
}

/// Whether a name has digits: those number things rather than name them.
pub(super) fn has_digit(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_digit())
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn the_same_attribute_gets_the_same_number() {
        let mut names = Names::new();
        let first = names.id("post sticky");
        assert_ne!(first, names.id("post"));
        assert_eq!(first, names.id("post sticky"));
    }

    #[test]
    fn siblings_share_a_number_by_the_classes_that_most_of_them_have() {
        let mut names = Names::new();
        let siblings = ["post post-1", "post-2 post", "post", "other"].map(|value| names.id(value));
        let mut sums = Vec::new();
        names.common(&siblings, &mut sums);
        assert_eq!(sums[0], sums[1]);
        assert_eq!(sums[0], sums[2]);
        assert_eq!(sums[3], 0);
        // Counting leaves nothing behind.
        names.common(&siblings[3..], &mut sums);
        assert_ne!(sums[0], 0);
    }

    #[test]
    fn classes_that_number_things_are_not_plain() {
        let mut names = Names::new();
        let (bare, numbered) = (names.id("post wide"), names.id("wide post-17 post"));
        assert_eq!(names.plain(bare), names.plain(numbered));
    }
}
