//! What the names of classes and ids say about an element.
//!
//! Weak evidence: names are English on most sites whatever language the site speaks, but nobody has
//! to keep to them. They never decide alone over a large part of a page.

use crate::hash::Map;
use crate::html::packed::{Table, first_words, pack, pack_lowered};

/// What part an element's names make it look like; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints(u16);

impl Hints {
    /// The article's own text.
    pub(super) const BODY: Self = Self(1);
    /// Menus, breadcrumbs, sidebars, footers, notices.
    pub(super) const CHROME: Self = Self(1 << 1);
    /// Readers' comments and the form for them.
    pub(super) const COMMENTS: Self = Self(1 << 2);
    /// Links to other articles.
    pub(super) const RELATED: Self = Self(1 << 3);
    /// Buttons to share, to print, to save.
    pub(super) const SHARE: Self = Self(1 << 4);
    /// Newsletter forms, offers, advertisements.
    pub(super) const PROMO: Self = Self(1 << 5);
    /// The author's portrait and life.
    pub(super) const AUTHOR_BOX: Self = Self(1 << 6);
    /// Byline, date, section, tags.
    pub(super) const META: Self = Self(1 << 7);
    /// Not shown, or only read aloud.
    pub(super) const HIDDEN: Self = Self(1 << 8);

    /// All that stands beside an article's text.
    pub(super) const BESIDE: Self = Self(
        Self::CHROME.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::PROMO.0
            | Self::AUTHOR_BOX.0
            | Self::META.0,
    );

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[must_use]
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    #[cfg(test)]
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// `plain` is room for the name in plain spelling.
    fn of_name(name: &str, plain: &mut String) -> Self {
        if name.len() > LONGEST {
            return Self::default();
        }
        let mut words = Words { rest: name.as_bytes() };
        let Some(first) = words.next().filter(|first| !ABOUT_OTHERS.contains(first)) else {
            return Self::default();
        };
        let (mut hints, mut previous) = (of_word(first).with(of_whole(first, name, plain)), first);
        for word in words {
            hints = hints.with(of_pair(previous, word)).with(of_word(word));
            previous = word;
        }
        hints
    }
}

/// In bytes, the longest name that is looked at.
const LONGEST: usize = 80;

/// "has-sidebar", "no-comments", "without-ads" speak of something else than the element.
const ABOUT_OTHERS: [u128; 6] =
    [pack(b"has"), pack(b"is"), pack(b"js"), pack(b"no"), pack(b"with"), pack(b"without")];

/// The words of a name in lower case, packed, however it is spelt: "related-posts", "relatedPosts".
struct Words<'n> {
    rest: &'n [u8],
}

impl Iterator for Words<'_> {
    type Item = u128;

    fn next(&mut self) -> Option<u128> {
        let start = self.rest.iter().position(u8::is_ascii_alphanumeric)?;
        let rest = self.rest.get(start..)?;
        let ends = |pair: &[u8]| {
            let turns = || matches!(pair, [before, at] if starts_word(*before, *at));
            !pair.last().is_some_and(u8::is_ascii_alphanumeric) || turns()
        };
        let len = rest.windows(2).position(ends).map_or(rest.len(), |last| last + 1);
        let (word, rest) = rest.split_at(len);
        self.rest = rest;
        Some(pack_lowered(word))
    }
}

/// Whether a capital begins a new word behind another byte.
fn starts_word(before: u8, at: u8) -> bool {
    before.is_ascii_lowercase() && at.is_ascii_uppercase()
}

/// What the names on a page make elements look like: each value of `class`, and each name in it, is looked up once.
#[derive(Default)]
pub(super) struct Names<'d> {
    classes: Map<&'d str, Hints>,
    names: Map<&'d str, Hints>,
    plain: String,
}

impl<'d> Names<'d> {
    /// What an element's id makes it look like; hardly any other element has the same.
    pub(super) fn of_id(&mut self, id: &str) -> Hints {
        let mut hints = Hints::default();
        for name in id.split_ascii_whitespace() {
            hints = hints.with(Hints::of_name(name, &mut self.plain));
        }
        hints
    }

    /// What an element's classes make it look like.
    pub(super) fn of_classes(&mut self, value: &'d str) -> Hints {
        if let Some(&known) = self.classes.get(value) {
            return known;
        }
        let Self { names, plain, .. } = self;
        // Of several classes, "category-newsletter" is what the text is about.
        let of_subject = |name: &str| {
            name.len() < value.len() && (name.starts_with("category-") || name.starts_with("tag-"))
        };
        let hints = value.split_ascii_whitespace().take(40).fold(Hints::default(), |all, name| {
            let hints = *names.entry(name).or_insert_with(|| Hints::of_name(name, plain));
            let boxes = Hints::PROMO.with(Hints::COMMENTS);
            all.with(if of_subject(name) { hints.without(boxes) } else { hints })
        });
        self.classes.insert(value, hints);
        hints
    }
}

/// What a name says as a whole; `first` is its first word.
fn of_whole(first: u128, name: &str, plain: &mut String) -> Hints {
    let begins = |known: &u128| *known == first;
    if !FIRST_OF_NAMES.iter().any(begins) {
        return Hints::default();
    }
    spell_plainly(name, plain);
    let found = NAMES.binary_search_by(|(known, _)| (*known).cmp(plain.as_str())).ok();
    found.and_then(|at| NAMES.get(at)).map_or(Hints::default(), |(_, hints)| *hints)
}

/// A name in lower case, with a hyphen for all that parts its words.
fn spell_plainly(name: &str, plain: &mut String) {
    plain.clear();
    let mut before = 0;
    for c in name.chars() {
        let byte = u8::try_from(c).unwrap_or_default();
        if starts_word(before, byte) {
            plain.push('-');
        }
        before = byte;
        plain.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    }
}

/// The first words of [`NAMES`], packed.
const FIRST_OF_NAMES: [u128; NAMES.len()] = {
    let mut firsts = [0; NAMES.len()];
    let mut at = 0;
    while at < NAMES.len() {
        let name = NAMES[at].0.as_bytes();
        let mut len = 0;
        while len < name.len() && name[len] != b'-' {
            len += 1;
        }
        firsts[at] = pack(name.split_at(len).0);
        at += 1;
    }
    firsts
};

fn of_word(word: u128) -> Hints {
    static TABLE: Table<{ WORDS.len() }> = first_words!(WORDS);
    let found = TABLE.find(word).and_then(|at| WORDS.get(at));
    found.map_or(Hints::default(), |(_, hints)| *hints)
}

fn of_pair(first: u128, second: u128) -> Hints {
    static TABLE: Table<{ PAIRS.len() }> = first_words!(PAIRS);
    let Some(at) = TABLE.find(first) else { return Hints::default() };
    let is = |packed: u128, word: &str| pack(word.as_bytes()) == packed;
    let mut alike = PAIRS.iter().skip(at).take_while(|(word, ..)| is(first, word));
    alike.find(|(_, word, _)| is(second, word)).map_or(Hints::default(), |(.., hints)| *hints)
}

/// Whole names, sorted: the containers of article text that content systems and themes use.
///
/// Gathered from the default themes and markup of WordPress, Drupal, Ghost, Joomla, Blogger, Medium,
/// Squarespace and Arc XP, and from the hNews and hAtom microformats.
const NAMES: &[(&str, Hints)] = &[
    ("article-body", Hints::BODY),
    ("article-content", Hints::BODY),
    ("article-text", Hints::BODY),
    ("articlebody", Hints::BODY),
    ("assistive-text", Hints::HIDDEN),
    ("blog-content", Hints::BODY),
    ("body-content", Hints::BODY),
    ("content-body", Hints::BODY),
    ("e-content", Hints::BODY),
    ("element-invisible", Hints::HIDDEN),
    ("entry-body", Hints::BODY),
    ("entry-content", Hints::BODY),
    ("entry-text", Hints::BODY),
    ("field-name-body", Hints::BODY),
    ("gh-content", Hints::BODY),
    ("post-body", Hints::BODY),
    ("post-content", Hints::BODY),
    ("post-entry", Hints::BODY),
    ("post-text", Hints::BODY),
    ("rich-text", Hints::BODY),
    ("screen-reader", Hints::HIDDEN),
    ("screen-reader-only", Hints::HIDDEN),
    ("screen-reader-text", Hints::HIDDEN),
    ("show-for-sr", Hints::HIDDEN),
    ("single-content", Hints::BODY),
    ("skip-link", Hints::HIDDEN),
    ("sqs-html-content", Hints::BODY),
    ("sr-only", Hints::HIDDEN),
    ("story-body", Hints::BODY),
    ("story-content", Hints::BODY),
    ("storybody", Hints::BODY),
    ("td-post-content", Hints::BODY),
    ("visually-hidden", Hints::HIDDEN),
    ("visuallyhidden", Hints::HIDDEN),
    ("w-richtext", Hints::BODY),
];

/// Words in names, sorted.
const WORDS: &[(&str, Hints)] = &[
    ("addtoany", Hints::SHARE),
    ("ads", Hints::PROMO),
    ("adsbygoogle", Hints::PROMO),
    ("advert", Hints::PROMO),
    ("advertisement", Hints::PROMO),
    ("author", Hints::AUTHOR_BOX),
    ("authorbox", Hints::AUTHOR_BOX),
    ("authors", Hints::AUTHOR_BOX),
    ("banner", Hints::CHROME),
    ("bio", Hints::AUTHOR_BOX),
    ("breadcrumb", Hints::CHROME),
    ("breadcrumbs", Hints::CHROME),
    ("byline", Hints::META),
    ("comment", Hints::COMMENTS),
    ("commentlist", Hints::COMMENTS),
    ("comments", Hints::COMMENTS),
    ("consent", Hints::CHROME),
    ("cookie", Hints::CHROME),
    ("cookies", Hints::CHROME),
    ("cta", Hints::PROMO),
    ("disqus", Hints::COMMENTS),
    ("donate", Hints::PROMO),
    ("donation", Hints::PROMO),
    ("flyout", Hints::CHROME),
    ("footer", Hints::CHROME),
    ("masthead", Hints::CHROME),
    ("megamenu", Hints::CHROME),
    ("menu", Hints::CHROME),
    ("modal", Hints::CHROME),
    ("nav", Hints::CHROME),
    ("navbar", Hints::CHROME),
    ("navigation", Hints::CHROME),
    ("newsletter", Hints::PROMO),
    ("offcanvas", Hints::CHROME),
    ("offscreen", Hints::HIDDEN),
    ("outbrain", Hints::RELATED),
    ("pager", Hints::CHROME),
    ("pagination", Hints::CHROME),
    ("paywall", Hints::PROMO),
    ("popup", Hints::CHROME),
    ("promo", Hints::PROMO),
    ("promotion", Hints::PROMO),
    ("recirc", Hints::RELATED),
    ("recirculation", Hints::RELATED),
    ("recommendations", Hints::RELATED),
    ("recommended", Hints::RELATED),
    ("related", Hints::RELATED),
    ("respond", Hints::COMMENTS),
    ("share", Hints::SHARE),
    ("shareaholic", Hints::SHARE),
    ("sharebar", Hints::SHARE),
    ("sharedaddy", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("sidebar", Hints::CHROME),
    ("signup", Hints::PROMO),
    ("social", Hints::SHARE),
    ("sponsor", Hints::PROMO),
    ("sponsored", Hints::PROMO),
    ("subscribe", Hints::PROMO),
    ("subscription", Hints::PROMO),
    ("taboola", Hints::RELATED),
    ("tags", Hints::META),
    ("toolbar", Hints::CHROME),
    ("trending", Hints::RELATED),
    ("upsell", Hints::PROMO),
];

/// Two words in a row, sorted.
const PAIRS: &[(&str, &str, Hints)] = &[
    ("about", "author", Hints::AUTHOR_BOX),
    ("author", "bio", Hints::AUTHOR_BOX),
    ("author", "box", Hints::AUTHOR_BOX),
    ("author", "card", Hints::AUTHOR_BOX),
    ("author", "description", Hints::AUTHOR_BOX),
    ("author", "info", Hints::AUTHOR_BOX),
    ("author", "profile", Hints::AUTHOR_BOX),
    ("entry", "footer", Hints::META),
    ("entry", "meta", Hints::META),
    ("latest", "posts", Hints::RELATED),
    ("more", "from", Hints::RELATED),
    ("more", "posts", Hints::RELATED),
    ("more", "stories", Hints::RELATED),
    ("most", "popular", Hints::RELATED),
    ("most", "read", Hints::RELATED),
    ("off", "canvas", Hints::CHROME),
    ("popular", "posts", Hints::RELATED),
    ("post", "author", Hints::AUTHOR_BOX),
    ("post", "meta", Hints::META),
    ("post", "navigation", Hints::CHROME),
    ("post", "tags", Hints::META),
    ("posted", "on", Hints::META),
    ("read", "next", Hints::RELATED),
    ("reading", "time", Hints::META),
    ("recent", "posts", Hints::RELATED),
    ("sign", "up", Hints::PROMO),
    ("similar", "posts", Hints::RELATED),
    ("up", "next", Hints::RELATED),
    ("you", "may", Hints::RELATED),
    ("you", "might", Hints::RELATED),
];

#[cfg(test)]
mod tests {
    use super::{Hints, NAMES, Names, PAIRS, WORDS};

    fn of_names(value: &str) -> Hints {
        Names::default().of_classes(value)
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(PAIRS.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
        for (name, hints) in NAMES {
            assert!(of_names(name).has(*hints), "{name}");
        }
        for (word, hints) in WORDS {
            assert!(of_names(word).has(*hints), "{word}");
        }
        for (first, second, hints) in PAIRS {
            assert!(of_names(&format!("{first}-{second}")).has(*hints), "{first} {second}");
        }
    }

    #[test]
    fn names_are_read_in_any_spelling() {
        for names in ["related-posts", "relatedPosts", "block RELATED_items"] {
            assert!(of_names(names).has(Hints::RELATED), "{names}");
        }
        assert!(of_names("td-post-content x").has(Hints::BODY));
    }

    #[test]
    fn a_category_among_other_classes_is_what_a_text_is_about() {
        assert!(!of_names("post category-newsletter").has(Hints::PROMO));
        assert!(of_names("category-newsletter").has(Hints::PROMO));
        assert!(of_names("post category-related").has(Hints::RELATED));
    }

    #[test]
    fn a_name_that_speaks_of_something_else_says_nothing() {
        for names in ["has-sidebar", "no-comments", "with-related"] {
            assert!(of_names(names).is_empty(), "{names}");
        }
    }
}
