//! What the words in class names, ids and roles hint at.
//!
//! Authors of templates name things for themselves, mostly in English: "entry-title", "post-meta",
//! "sidebar". Such words are weak evidence, never a rule: they are counted among other features, and
//! no framework's complete class names are known here.

use super::packed::{Table, first_words};
use crate::dom::Attr;

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints(u32);

macro_rules! hints {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Hints {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*
        }
    };
}

hints! {
    /// A title of something.
    TITLE = 0,
    /// A date.
    DATE = 1,
    /// Who wrote it.
    AUTHOR = 2,
    /// Tags, categories, topics.
    TAGS = 3,
    /// A line of details: date, author, section.
    META = 4,
    /// A summary or text.
    SUMMARY = 5,
    /// A line above the title.
    KICKER = 6,
    /// "Read more".
    MORE = 7,
    /// Comments and their number.
    COMMENT = 8,
    /// Share buttons, ratings, votes.
    SHARE = 9,
    /// Text for screen readers only.
    SCREEN_READER = 10,
    /// A caption or credit of a picture.
    CAPTION = 11,
    /// Navigation, menus, breadcrumbs.
    NAV = 12,
    /// A sidebar, a widget.
    SIDE = 13,
    /// Related, popular, recommended.
    RELATED = 14,
    /// The page's footer.
    FOOTER = 15,
    /// The page's header, a masthead, a banner.
    HEADER = 16,
    /// A pager.
    PAGER = 17,
    /// Advertisements, promotions, sponsors.
    ADVERT = 18,
    /// Newsletter, subscription, cookie and login boxes.
    BOX = 19,
    /// An entry of a list.
    ENTRY = 20,
    /// A list of entries.
    LIST = 21,
    /// A button-like tool: icons, tooltips, menus.
    TOOL = 22,
    /// Known not to be shown.
    HIDDEN = 23,
    /// Whole text of a post.
    CONTENT = 24,
    /// The current page of a pager.
    CURRENT = 25,
    /// Something switched off.
    DISABLED = 26,
    /// The part of the outlet that something is in: a category.
    SECTION = 27,
    /// A film.
    VIDEO = 28,
    /// A recording.
    AUDIO = 29,
    /// A series of pictures.
    GALLERY = 30,
    /// The sign to start a film or a recording.
    PLAY = 31,
}

impl Hints {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What names of classes say of an article's kind, where they end with it: "card--video", "format-gallery".
pub(super) const MEDIA: Hints = Hints::VIDEO.and(Hints::AUDIO).and(Hints::GALLERY);

/// A category is a section by what it means, and a tag by where it stands.
pub(super) const TOPIC: Hints = Hints::TAGS.and(Hints::SECTION);

/// Words of class names and ids, sorted. A name is split at punctuation, digits and inner capitals.
const WORDS: &[(&str, Hints)] = &[
    ("abstract", Hints::SUMMARY),
    ("active", Hints::CURRENT),
    ("ad", Hints::ADVERT),
    ("addthis", Hints::SHARE),
    ("ads", Hints::ADVERT),
    ("advert", Hints::ADVERT),
    ("advertisement", Hints::ADVERT),
    ("anriss", Hints::SUMMARY),
    ("antetitol", Hints::KICKER),
    ("antetitulo", Hints::KICKER),
    ("article", Hints::ENTRY),
    ("articletitle", Hints::TITLE),
    ("aside", Hints::SIDE),
    ("audio", Hints::AUDIO),
    ("auteur", Hints::AUTHOR),
    ("author", Hints::AUTHOR),
    ("authors", Hints::AUTHOR),
    ("autor", Hints::AUTHOR),
    ("autore", Hints::AUTHOR),
    ("avatar", Hints::AUTHOR),
    ("badge", Hints::KICKER),
    ("bajada", Hints::SUMMARY),
    ("banner", Hints::HEADER),
    ("baslik", Hints::TITLE),
    ("bildergalerie", Hints::GALLERY),
    ("bilderstrecke", Hints::GALLERY),
    ("blurb", Hints::SUMMARY),
    ("body", Hints::CONTENT),
    ("breadcrumb", Hints::NAV),
    ("breadcrumbs", Hints::NAV),
    ("byline", Hints::AUTHOR),
    ("caption", Hints::CAPTION),
    ("card", Hints::ENTRY),
    ("cartola", Hints::KICKER),
    ("cat", TOPIC),
    ("categoria", TOPIC),
    ("categorie", TOPIC),
    ("categories", TOPIC),
    ("category", TOPIC),
    ("catenaccio", Hints::SUMMARY),
    ("cats", TOPIC),
    ("chapeau", Hints::SUMMARY),
    ("chapeu", Hints::KICKER),
    ("chapo", Hints::SUMMARY),
    ("chip", Hints::KICKER),
    ("cintillo", Hints::KICKER),
    ("comentarios", Hints::COMMENT),
    ("comment", Hints::COMMENT),
    ("commentaires", Hints::COMMENT),
    ("commenti", Hints::COMMENT),
    ("comments", Hints::COMMENT),
    ("consent", Hints::BOX),
    ("content", Hints::CONTENT),
    ("contentheading", Hints::TITLE),
    ("contentpagetitle", Hints::TITLE),
    ("continue", Hints::MORE),
    ("contributor", Hints::AUTHOR),
    ("cookie", Hints::BOX),
    ("copete", Hints::SUMMARY),
    ("copyright", Hints::FOOTER),
    ("createby", Hints::AUTHOR),
    ("createdate", Hints::DATE),
    ("createddate", Hints::DATE),
    ("creator", Hints::AUTHOR),
    ("credit", Hints::CAPTION),
    ("current", Hints::CURRENT),
    ("dachzeile", Hints::KICKER),
    ("date", Hints::DATE),
    ("dateline", Hints::DATE),
    ("datetime", Hints::DATE),
    ("datum", Hints::DATE),
    ("deck", Hints::SUMMARY),
    ("dek", Hints::SUMMARY),
    ("desc", Hints::SUMMARY),
    ("description", Hints::SUMMARY),
    ("diaporama", Hints::GALLERY),
    ("disabled", Hints::DISABLED),
    ("dropdown", Hints::NAV),
    ("entradilla", Hints::SUMMARY),
    ("entry", Hints::ENTRY),
    ("entrybody", Hints::CONTENT),
    ("entrycontent", Hints::CONTENT),
    ("entrydate", Hints::DATE),
    ("entrymeta", Hints::META),
    ("entrytitle", Hints::TITLE),
    ("etiquette", Hints::KICKER),
    ("excerpt", Hints::SUMMARY),
    ("extracto", Hints::SUMMARY),
    ("eyebrow", Hints::KICKER),
    ("fecha", Hints::DATE),
    ("figcaption", Hints::CAPTION),
    ("flag", Hints::KICKER),
    ("foot", Hints::FOOTER),
    ("footer", Hints::FOOTER),
    ("fotogaleria", Hints::GALLERY),
    ("fotogalerie", Hints::GALLERY),
    ("fotostrecke", Hints::GALLERY),
    ("galeri", Hints::GALLERY),
    ("galeria", Hints::GALLERY),
    ("galerie", Hints::GALLERY),
    ("gallery", Hints::GALLERY),
    ("gravatar", Hints::AUTHOR),
    ("header", Hints::HEADER),
    ("heading", Hints::TITLE),
    ("headline", Hints::TITLE),
    ("hed", Hints::TITLE),
    ("hidden", Hints::HIDDEN),
    ("inactive", Hints::DISABLED),
    ("intro", Hints::SUMMARY),
    ("introtext", Hints::SUMMARY),
    ("item", Hints::ENTRY),
    ("itemtitle", Hints::TITLE),
    ("judul", Hints::TITLE),
    ("kategori", TOPIC),
    ("kategorie", TOPIC),
    ("kicker", Hints::KICKER),
    ("kommentare", Hints::COMMENT),
    ("kommentarer", Hints::COMMENT),
    ("label", Hints::KICKER),
    ("lasleidas", Hints::RELATED),
    ("lead", Hints::SUMMARY),
    ("lede", Hints::SUMMARY),
    ("like", Hints::SHARE),
    ("list", Hints::LIST),
    ("listing", Hints::LIST),
    ("login", Hints::BOX),
    ("maislidas", Hints::RELATED),
    ("maisvistas", Hints::RELATED),
    ("masleidas", Hints::RELATED),
    ("masthead", Hints::HEADER),
    ("meistgelesen", Hints::RELATED),
    ("menu", Hints::NAV),
    ("meta", Hints::META),
    ("metadata", Hints::META),
    ("modal", Hints::BOX),
    ("modifydate", Hints::META),
    ("more", Hints::MORE),
    ("mostread", Hints::RELATED),
    ("nadpis", Hints::TITLE),
    ("nav", Hints::NAV),
    ("navbar", Hints::NAV),
    ("navigation", Hints::NAV),
    ("newsdate", Hints::DATE),
    ("newsletter", Hints::BOX),
    ("newstitle", Hints::TITLE),
    ("next", Hints::PAGER),
    ("occhiello", Hints::KICKER),
    ("otsikko", Hints::TITLE),
    ("overline", Hints::KICKER),
    ("pager", Hints::PAGER),
    ("paginacao", Hints::PAGER),
    ("paginacion", Hints::PAGER),
    ("pagination", Hints::PAGER),
    ("paginazione", Hints::PAGER),
    ("paging", Hints::PAGER),
    ("penulis", Hints::AUTHOR),
    ("photogallery", Hints::GALLERY),
    ("pill", Hints::KICKER),
    ("piuletti", Hints::RELATED),
    ("play", Hints::PLAY),
    ("podcast", Hints::AUDIO),
    ("podcasts", Hints::AUDIO),
    ("popular", Hints::RELATED),
    ("popup", Hints::BOX),
    ("post", Hints::ENTRY),
    ("postauthor", Hints::AUTHOR),
    ("postbody", Hints::CONTENT),
    ("postcontent", Hints::CONTENT),
    ("postdate", Hints::DATE),
    ("posted", Hints::META),
    ("postedby", Hints::AUTHOR),
    ("postinfo", Hints::META),
    ("postmeta", Hints::META),
    ("posts", Hints::LIST),
    ("posttime", Hints::DATE),
    ("posttitle", Hints::TITLE),
    ("pretitle", Hints::KICKER),
    ("prev", Hints::PAGER),
    ("previous", Hints::PAGER),
    ("promo", Hints::ADVERT),
    ("promoted", Hints::ADVERT),
    ("promotion", Hints::ADVERT),
    ("pubdate", Hints::DATE),
    ("published", Hints::DATE),
    ("rating", Hints::SHARE),
    ("ratings", Hints::SHARE),
    ("readmore", Hints::MORE),
    ("recent", Hints::RELATED),
    ("recirc", Hints::RELATED),
    ("recommended", Hints::RELATED),
    ("redactor", Hints::AUTHOR),
    ("relacionadas", Hints::RELATED),
    ("relacionados", Hints::RELATED),
    ("related", Hints::RELATED),
    ("relatedcontent", Hints::RELATED),
    ("relatedgroup", Hints::RELATED),
    ("relateditem", Hints::RELATED),
    ("relateditems", Hints::RELATED),
    ("relatedlinks", Hints::RELATED),
    ("relatednews", Hints::RELATED),
    ("relatedposts", Hints::RELATED),
    ("relateds", Hints::RELATED),
    ("relatedtext", Hints::RELATED),
    ("reply", Hints::COMMENT),
    ("ressort", TOPIC),
    ("resumen", Hints::SUMMARY),
    ("resumo", Hints::SUMMARY),
    ("retranca", Hints::KICKER),
    ("review", Hints::ENTRY),
    ("roofline", Hints::KICKER),
    ("rotitr", Hints::KICKER),
    ("rubric", Hints::KICKER),
    ("rubrica", TOPIC),
    ("rubrik", Hints::KICKER),
    ("rubrique", Hints::KICKER),
    ("rutitr", Hints::KICKER),
    ("secao", TOPIC),
    ("seccion", TOPIC),
    ("seitenzahlen", Hints::PAGER),
    ("sezione", TOPIC),
    ("share", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("side", Hints::SIDE),
    ("sidebar", Hints::SIDE),
    ("signup", Hints::BOX),
    ("skribent", Hints::AUTHOR),
    ("slideshow", Hints::GALLERY),
    ("snippet", Hints::SUMMARY),
    ("social", Hints::SHARE),
    ("sommario", Hints::SUMMARY),
    ("sottotitolo", Hints::SUMMARY),
    ("spitzmarke", Hints::KICKER),
    ("sponsor", Hints::ADVERT),
    ("sponsored", Hints::ADVERT),
    ("standfirst", Hints::SUMMARY),
    ("story", Hints::ENTRY),
    ("storycontent", Hints::CONTENT),
    ("storytitle", Hints::TITLE),
    ("subscribe", Hints::BOX),
    ("subtitle", Hints::SUMMARY),
    ("subtitulo", Hints::SUMMARY),
    ("summary", Hints::SUMMARY),
    ("superscription", Hints::KICKER),
    ("supertitle", Hints::KICKER),
    ("surtitre", Hints::KICKER),
    ("tag", Hints::TAGS),
    ("tags", Hints::TAGS),
    ("tanggal", Hints::DATE),
    ("tarih", Hints::DATE),
    ("taxonomy", Hints::TAGS),
    ("teaser", Hints::SUMMARY),
    ("terms", Hints::TAGS),
    ("terpopuler", Hints::RELATED),
    ("tieude", Hints::TITLE),
    ("time", Hints::DATE),
    ("timestamp", Hints::DATE),
    ("titel", Hints::TITLE),
    ("title", Hints::TITLE),
    ("titolo", Hints::TITLE),
    ("titr", Hints::TITLE),
    ("titre", Hints::TITLE),
    ("titular", Hints::TITLE),
    ("titulo", Hints::TITLE),
    ("tooltip", Hints::TOOL),
    ("topic", Hints::TAGS),
    ("topics", Hints::TAGS),
    ("topictitle", Hints::TITLE),
    ("topline", Hints::KICKER),
    ("toptitle", Hints::KICKER),
    ("trending", Hints::RELATED),
    ("tytul", Hints::TITLE),
    ("ueberschrift", Hints::TITLE),
    ("untertitel", Hints::SUMMARY),
    ("uppertitle", Hints::KICKER),
    ("verwandt", Hints::RELATED),
    ("video", Hints::VIDEO),
    ("videos", Hints::VIDEO),
    ("volanta", Hints::KICKER),
    ("vorspann", Hints::SUMMARY),
    ("vote", Hints::SHARE),
    ("widget", Hints::SIDE),
    ("writer", Hints::AUTHOR),
    ("yazar", Hints::AUTHOR),
];

/// Whole class names that several frameworks share for text that only screen readers speak.
const SCREEN_READER_CLASSES: &[&str] = &[
    "a11y-hidden",
    "assistive-text",
    "blind",
    "element-invisible",
    "elementor-screen-only",
    "hide-text",
    "offscreen",
    "screen-reader",
    "screen-reader-text",
    "screenreader",
    "sound_only",
    "soundonly",
    "sr-text",
    "sronly",
    "td-visual-hidden",
    "u-hiddenVisually",
    "visually-hidden",
    "visuallyHidden",
    "visuallyhidden",
];

/// The hints of one of an element's classes.
pub(super) fn of_class(class: &str) -> Hints {
    const ENDS: [&str; 4] = ["visually-hidden", "screen-reader-text", "sr-only", "sr_only"];
    let spoken = SCREEN_READER_CLASSES.binary_search(&class).is_ok()
        || ENDS.iter().any(|end| class.ends_with(end));
    if spoken { Hints::SCREEN_READER } else { of_name(class) }
}

/// Whether a part of a line has a class for what only screen readers speak: "hidden" and no other, which may show it again
/// on some screens or when a script runs ("hidden md:inline", "reveal hidden"), or one of the site's own, "sc-hidden",
/// "_hidden". In "field--label-hidden" it is something else that is hidden.
pub(super) fn says_hidden(classes: &str) -> bool {
    const LONGEST_PREFIX: usize = 3;
    /// Of a narrow screen, or until a script runs.
    const AT_TIMES: &[&str] = &["is", "js", "lg", "md", "no", "sm", "xl", "xs"];
    let is_named_so = |class: &str| {
        let prefix = class.strip_suffix("hidden").and_then(|rest| rest.strip_suffix(['-', '_']));
        prefix.is_some_and(|prefix| prefix.len() <= LONGEST_PREFIX && !AT_TIMES.contains(&prefix))
    };
    classes.contains("hidden")
        && (classes.trim() == "hidden" || classes.split_ascii_whitespace().any(is_named_so))
}

/// The hints of any other attribute of an element: id, role, `rel`, item property.
pub(super) fn of_attribute(attribute: Attr, value: &str) -> Hints {
    match attribute {
        Attr::Id | Attr::ItemProp | Attr::Property | Attr::TestId | Attr::Component => {
            of_name(value)
        }
        Attr::Rel => {
            let says = |word: &str| value.split_ascii_whitespace().any(|r| r == word);
            if says("author") {
                Hints::AUTHOR
            } else if says("category") {
                TOPIC
            } else if says("tag") {
                Hints::TAGS
            } else {
                Hints::NONE
            }
        }
        Attr::Role => of_role(value),
        _ => Hints::NONE,
    }
}

fn of_role(role: &str) -> Hints {
    match role {
        "navigation" | "menu" | "menubar" | "toolbar" | "tablist" => Hints::NAV,
        "complementary" => Hints::SIDE,
        "contentinfo" => Hints::FOOTER,
        "banner" | "search" => Hints::HEADER,
        "dialog" | "alertdialog" | "alert" => Hints::BOX,
        _ => Hints::NONE,
    }
}

/// How class names of the topics of a forum begin.
const FORUM_MARKS: &[&str] = &["topic_moved", "topic_read", "topic_unread"];

/// The hints of one name, by its words.
fn of_name(name: &str) -> Hints {
    // Names longer than this are generated: hashes, lists of everything.
    if name.len() > 64 {
        return Hints::NONE;
    }
    let mut found = Hints::NONE;
    let mut word = Word::default();
    let mut before = Word::default();
    // "heading-prefix" names what stands before a title.
    let mut of_title = false;
    let mut previous_lower = false;
    let mut follows_digit = false;
    for byte in name.bytes() {
        let starts = byte.is_ascii_uppercase() && previous_lower;
        if !byte.is_ascii_alphabetic() || starts {
            // What something is with or without is another thing: "block_with_pagination", "no-sidebar".
            if word.is_of_others() {
                return found;
            }
            // Letters between digits are no word: "6900e5ad405".
            if !(follows_digit && byte.is_ascii_digit()) {
                // A "video-wrapper" may be in any article.
                found = found.without(MEDIA).and(word.hints_behind(&before));
                of_title |= word.is_kicker_of(&before);
            }
            if word.length > 0 {
                before = word;
            }
            word = Word::default();
            follows_digit = byte.is_ascii_digit();
        }
        if byte.is_ascii_alphabetic() {
            word.push(byte.to_ascii_lowercase());
        }
        previous_lower = byte.is_ascii_lowercase();
    }
    if word.length > 0 {
        found = found.without(MEDIA).and(word.hints_behind(&before));
    }
    // Forums call what is talked about a topic, and mark those that were read: that is no subject of theirs.
    if FORUM_MARKS.iter().any(|mark| name.starts_with(mark)) {
        found = found.without(TOPIC);
    }
    if name == "topic-poster" {
        found = Hints::AUTHOR;
    }
    if word.is("sidebar") && before.is("main") {
        found = found.without(Hints::CONTENT);
    }
    of_title |= word.is_kicker_of(&before);
    if of_title { found.without(Hints::TITLE).and(Hints::KICKER) } else { found }
}

/// A word of a name while it is read.
#[derive(Default)]
struct Word {
    /// Its first letters, packed as [`super::packed::pack`] does.
    letters: [u8; 16],
    length: usize,
}

impl Word {
    fn push(&mut self, letter: u8) {
        // A word that is longer is not known.
        if let Some(slot) = self.letters.get_mut(self.length) {
            *slot = letter;
        }
        self.length += 1;
    }

    /// Its hints behind another word of the name: a "sub-title" is no title, nor is a "roof-title"; "aspect-video" is a
    /// shape, and "tag-video" what a text is about.
    fn hints_behind(&self, before: &Self) -> Hints {
        let hints = self.hints();
        if hints.has(MEDIA) && before.is_of_any_medium() {
            return Hints::NONE;
        }
        if before.is_of_subject(hints) || self.is("promoted") && before.is("node") {
            return Hints::NONE;
        }
        if hints != Hints::TITLE {
            return hints;
        }
        match before.letters.get(..before.length).unwrap_or_default() {
            b"sub" | b"sous" | b"sotto" | b"unter" => Hints::SUMMARY,
            b"over" | b"pre" | b"roof" | b"super" | b"sur" | b"upper" => Hints::KICKER,
            _ => hints,
        }
    }

    /// Whether the words behind this one name what something has or lacks.
    fn is_of_others(&self) -> bool {
        matches!(
            self.letters.get(..self.length).unwrap_or_default(),
            b"has" | b"hide" | b"no" | b"with" | b"without"
        )
    }

    /// Whether a word for a medium behind this one says nothing of the article's.
    fn is_of_any_medium(&self) -> bool {
        matches!(
            self.letters.get(..self.length).unwrap_or_default(),
            b"aspect" | b"category" | b"ratio" | b"tag"
        )
    }

    /// Whether a word with these hints behind this one says nothing of the element: "category-comments" is what a text
    /// is, "tag-newsletter" what it is about. ("node-promoted" says that it goes on the front page.)
    fn is_of_subject(&self, hints: Hints) -> bool {
        let boxes = Hints::ADVERT.and(Hints::BOX).and(Hints::COMMENT);
        hints.has(boxes) && (self.is("category") || self.is("tag"))
    }

    fn is(&self, word: &str) -> bool {
        self.letters.get(..self.length) == Some(word.as_bytes())
    }

    /// Whether this word names a kicker, and the one before it the title that it belongs to.
    fn is_kicker_of(&self, before: &Self) -> bool {
        let names_kicker = self.hints() == Hints::KICKER || self.letters.starts_with(b"prefix\0");
        names_kicker && before.hints() == Hints::TITLE
    }

    fn hints(&self) -> Hints {
        static TABLE: Table<{ WORDS.len() }> = first_words!(WORDS);
        if !(2..=16).contains(&self.length) {
            return Hints::NONE;
        }
        let known = TABLE.find(u128::from_le_bytes(self.letters)).and_then(|at| WORDS.get(at));
        known.map_or(Hints::NONE, |&(_, hints)| hints)
    }
}

#[cfg(test)]
mod tests {
    use super::{Hints, MEDIA, SCREEN_READER_CLASSES, WORDS, of_name, says_hidden};

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(SCREEN_READER_CLASSES.is_sorted());
        for (word, hints) in WORDS {
            assert_eq!(of_name(word), *hints, "{word}");
        }
    }

    #[test]
    fn names_are_split_into_words() {
        assert!(of_name("entry-title").has(Hints::TITLE));
        assert!(of_name("postMeta2").has(Hints::META));
        assert!(of_name("c-card__eyebrow").has(Hints::KICKER));
        assert!(!of_name("entitled").has(Hints::TITLE));
        assert_eq!(of_name("slotSubTitle"), Hints::SUMMARY);
        assert_eq!(of_name("roof-title"), Hints::KICKER);
        assert_eq!(of_name("c-heading__prefix"), Hints::KICKER);
        assert_eq!(of_name("grid_8 prefix_1"), Hints::NONE);
        assert!(!of_name("x").has(Hints::TITLE));
        assert_eq!(of_name("block_with_ajax_pagination"), Hints::NONE);
        assert!(of_name("card--video").has(Hints::VIDEO));
        for shape_or_subject in ["aspect-video", "md:aspect-video", "tag-podcast", "category-video"]
        {
            assert!(!of_name(shape_or_subject).has(MEDIA), "{shape_or_subject}");
        }
        assert!(of_name("node-advertisement").has(Hints::ADVERT));
        assert_eq!(of_name("topic-poster"), Hints::AUTHOR);
        assert_eq!(of_name("topic_read_hot"), Hints::NONE);
        for subject in ["node-promoted", "node--promoted", "category-newsletter", "tag-comments"] {
            let boxes = Hints::ADVERT.and(Hints::BOX).and(Hints::COMMENT);
            assert!(!of_name(subject).has(boxes), "{subject}");
        }
        assert_eq!(of_name("no-sidebar"), Hints::NONE);
        assert_eq!(of_name("card--video"), Hints::ENTRY.and(Hints::VIDEO));
        assert_eq!(of_name("video-wrapper"), Hints::NONE);
    }

    #[test]
    fn what_is_called_hidden_and_nothing_else_is_for_screen_readers() {
        for classes in ["hidden", "sc-hidden", "_hidden"] {
            assert!(says_hidden(classes), "{classes}");
        }
        for classes in [
            "hidden md:inline",
            "date hidden sm-inline",
            "reveal hidden",
            "lg:hidden",
            "is-hidden",
            "field--label-hidden",
            "hid",
        ] {
            assert!(!says_hidden(classes), "{classes}");
        }
    }
}
