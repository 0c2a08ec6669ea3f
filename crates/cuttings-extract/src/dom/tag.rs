//! Element names as small integers, and what the parsing algorithm needs to know of each.

macro_rules! tags {
    ($($variant:ident $name:literal,)*) => {
        /// An element's name, or what sort of node a node is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "each variant is the element of its name")]
        pub enum Tag {
            /// The document.
            Document,
            /// A run of text.
            Text,
            /// An element of any other name; `Dom::name` tells it.
            Other,
            $($variant,)*
        }

        const ALL: &[Tag] = &[Tag::Document, Tag::Text, Tag::Other, $(Tag::$variant,)*];

        impl Tag {
            /// The name in lower case; "" for what is not an element of a known name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    Self::Document | Self::Text | Self::Other => "",
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

tags! {
    A "a",
    Abbr "abbr",
    Acronym "acronym",
    Address "address",
    Applet "applet",
    Area "area",
    Article "article",
    Aside "aside",
    Audio "audio",
    B "b",
    Base "base",
    Basefont "basefont",
    Bgsound "bgsound",
    Big "big",
    Blockquote "blockquote",
    Body "body",
    Br "br",
    Button "button",
    Canvas "canvas",
    Caption "caption",
    Center "center",
    Cite "cite",
    Code "code",
    Col "col",
    Colgroup "colgroup",
    Data "data",
    Dd "dd",
    Del "del",
    Details "details",
    Dfn "dfn",
    Dialog "dialog",
    Dir "dir",
    Div "div",
    Dl "dl",
    Dt "dt",
    Em "em",
    Embed "embed",
    Fieldset "fieldset",
    Figcaption "figcaption",
    Figure "figure",
    Font "font",
    Footer "footer",
    Form "form",
    Frame "frame",
    Frameset "frameset",
    H1 "h1",
    H2 "h2",
    H3 "h3",
    H4 "h4",
    H5 "h5",
    H6 "h6",
    Head "head",
    Header "header",
    Hgroup "hgroup",
    Hr "hr",
    Html "html",
    I "i",
    Iframe "iframe",
    Image "image",
    Img "img",
    Input "input",
    Ins "ins",
    Kbd "kbd",
    Keygen "keygen",
    Label "label",
    Legend "legend",
    Li "li",
    Link "link",
    Listing "listing",
    Main "main",
    Map "map",
    Mark "mark",
    Marquee "marquee",
    Math "math",
    Menu "menu",
    Meta "meta",
    Nav "nav",
    Nobr "nobr",
    Noembed "noembed",
    Noframes "noframes",
    Noscript "noscript",
    Object "object",
    Ol "ol",
    Optgroup "optgroup",
    Option "option",
    P "p",
    Param "param",
    Picture "picture",
    Plaintext "plaintext",
    Pre "pre",
    Progress "progress",
    Q "q",
    Rb "rb",
    Rp "rp",
    Rt "rt",
    Rtc "rtc",
    Ruby "ruby",
    S "s",
    Samp "samp",
    Script "script",
    Search "search",
    Section "section",
    Select "select",
    Small "small",
    Source "source",
    Span "span",
    Strike "strike",
    Strong "strong",
    Style "style",
    Sub "sub",
    Summary "summary",
    Sup "sup",
    Svg "svg",
    Table "table",
    Tbody "tbody",
    Td "td",
    Template "template",
    Textarea "textarea",
    Tfoot "tfoot",
    Th "th",
    Thead "thead",
    Time "time",
    Title "title",
    Tr "tr",
    Track "track",
    Tt "tt",
    U "u",
    Ul "ul",
    Var "var",
    Video "video",
    Wbr "wbr",
    Xmp "xmp",
}

impl Tag {
    /// How many tags there are.
    pub(super) const COUNT: usize = ALL.len();

    /// The tag of a lower-case name; [`Tag::Other`] where it is not known.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::of(name.as_bytes(), key(name.as_bytes()))
    }

    /// The tag of a lower-case name whose [`key`] was computed along the way.
    pub(super) fn of(name: &[u8], key: u64) -> Self {
        let mut slot = slot(key);
        loop {
            let (known, len, tag) = NAMES[slot];
            if known == key && len == name.len() {
                // Only names of up to eight bytes are told by their key alone.
                let certain = name.len() <= 8 || tag.name().as_bytes() == name;
                return if certain { tag } else { Self::Other };
            }
            if known == 0 {
                return Self::Other;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether browsers set the element apart as a block of its own: a paragraph, a heading, a list
    /// item, a table row, a section. Text on both sides of its border does not belong together.
    #[must_use]
    pub fn is_block(self) -> bool {
        self.is_any(BLOCK)
    }

    /// Whether the element is one of `h1` to `h6`.
    #[must_use]
    pub fn is_heading(self) -> bool {
        self.is_any(HEADING)
    }

    /// Whether the element can have no content (`img`, `br`, `meta`).
    #[must_use]
    pub fn is_void(self) -> bool {
        self.is_any(VOID)
    }

    /// Whether the tag is in any of these sets.
    #[inline]
    pub(super) fn is_any(self, sets: u16) -> bool {
        SETS[self as usize] & sets != 0
    }
}

/// A name as an integer: its last eight bytes.
const fn key(name: &[u8]) -> u64 {
    let mut key = 0;
    let mut i = 0;
    while i < name.len() {
        key = next_key(key, name[i]);
        i += 1;
    }
    key
}

/// The key of a name that is one byte longer.
#[inline]
pub(super) const fn next_key(key: u64, byte: u8) -> u64 {
    key << 8 | byte as u64
}

const SLOTS: usize = 512;

const fn slot(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize % SLOTS
}

/// The known names' keys and lengths: a hash table with open addressing, built by the compiler.
static NAMES: [(u64, usize, Tag); SLOTS] = {
    let mut table = [(0, 0, Tag::Other); SLOTS];
    let mut i = 0;
    while i < ALL.len() {
        let name = ALL[i].name().as_bytes();
        if !name.is_empty() {
            let mut at = slot(key(name));
            while table[at].0 != 0 {
                at = (at + 1) % SLOTS;
            }
            table[at] = (key(name), name.len(), ALL[i]);
        }
        i += 1;
    }
    table
};

// The sets of the parsing algorithm (WHATWG HTML 13.2.4.2, 13.2.6.3) that an HTML element may be in.

/// "Special" elements: those that end the search for a matching start tag.
pub(super) const SPECIAL: u16 = 1;
/// Elements that end a scope, whatever the scope.
pub(super) const SCOPE: u16 = 1 << 1;
/// Elements that end a list item scope besides.
pub(super) const LIST_SCOPE: u16 = 1 << 2;
/// Elements that end a button scope besides.
pub(super) const BUTTON_SCOPE: u16 = 1 << 3;
/// Elements that end a table scope, which is the table context as well.
pub(super) const TABLE_SCOPE: u16 = 1 << 4;
/// Elements whose end tag may be implied.
pub(super) const IMPLIED_END: u16 = 1 << 5;
/// Parts of tables whose end tag is implied at the end of a template.
pub(super) const THOROUGH_END: u16 = 1 << 6;
/// `h1` to `h6`.
pub(super) const HEADING: u16 = 1 << 7;
/// Elements without content.
pub(super) const VOID: u16 = 1 << 8;
/// Elements that are set apart from what is around them.
pub(super) const BLOCK: u16 = 1 << 9;
/// Elements that text and stray elements are moved out of, to before the table.
pub(super) const FOSTER: u16 = 1 << 10;
/// `tbody`, `tfoot`, `thead`, `template`, `html`.
pub(super) const TABLE_BODY_CONTEXT: u16 = 1 << 11;
/// `tr`, `template`, `html`.
pub(super) const TABLE_ROW_CONTEXT: u16 = 1 << 12;
/// `td`, `th`.
pub(super) const CELL: u16 = 1 << 13;
/// Elements whose start tag ends foreign content.
pub(super) const BREAKOUT: u16 = 1 << 14;
/// Elements whose text is no part of the text around them.
pub(super) const UNSEEN: u16 = 1 << 15;

static SETS: [u16; Tag::COUNT] = {
    let mut table = [0; Tag::COUNT];
    let mut i = 0;
    while i < table.len() {
        table[i] = sets(ALL[i]);
        i += 1;
    }
    table
};

const fn sets(tag: Tag) -> u16 {
    use Tag::*;
    let mut sets = 0;
    if matches!(
        tag,
        Address
            | Applet
            | Area
            | Article
            | Aside
            | Base
            | Basefont
            | Bgsound
            | Blockquote
            | Body
            | Br
            | Button
            | Caption
            | Center
            | Col
            | Colgroup
            | Dd
            | Details
            | Dir
            | Div
            | Dl
            | Dt
            | Embed
            | Fieldset
            | Figcaption
            | Figure
            | Footer
            | Form
            | Frame
            | Frameset
            | H1
            | H2
            | H3
            | H4
            | H5
            | H6
            | Head
            | Header
            | Hgroup
            | Hr
            | Html
            | Iframe
            | Img
            | Input
            | Li
            | Link
            | Listing
            | Main
            | Marquee
            | Menu
            | Meta
            | Nav
            | Noembed
            | Noframes
            | Noscript
            | Object
            | Ol
            | P
            | Param
            | Plaintext
            | Pre
            | Script
            | Section
            | Select
            | Source
            | Style
            | Summary
            | Table
            | Tbody
            | Td
            | Template
            | Textarea
            | Tfoot
            | Th
            | Thead
            | Title
            | Tr
            | Track
            | Ul
            | Wbr
            | Xmp
    ) {
        sets |= SPECIAL;
    }
    if matches!(
        tag,
        Applet | Caption | Html | Table | Td | Th | Marquee | Object | Select | Template
    ) {
        sets |= SCOPE;
    }
    if matches!(tag, Ol | Ul) {
        sets |= LIST_SCOPE;
    }
    if matches!(tag, Button) {
        sets |= BUTTON_SCOPE;
    }
    if matches!(tag, Html | Table | Template) {
        sets |= TABLE_SCOPE;
    }
    if matches!(tag, Dd | Dt | Li | Option | Optgroup | P | Rb | Rp | Rt | Rtc) {
        sets |= IMPLIED_END;
    }
    if matches!(tag, Caption | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr) {
        sets |= THOROUGH_END;
    }
    if matches!(tag, H1 | H2 | H3 | H4 | H5 | H6) {
        sets |= HEADING;
    }
    if matches!(
        tag,
        Area | Base
            | Basefont
            | Bgsound
            | Br
            | Col
            | Embed
            | Frame
            | Hr
            | Img
            | Input
            | Keygen
            | Link
            | Meta
            | Param
            | Source
            | Track
            | Wbr
    ) {
        sets |= VOID;
    }
    if matches!(
        tag,
        Address
            | Article
            | Aside
            | Blockquote
            | Body
            | Button
            | Caption
            | Center
            | Col
            | Colgroup
            | Dd
            | Details
            | Dialog
            | Dir
            | Div
            | Dl
            | Dt
            | Fieldset
            | Figcaption
            | Figure
            | Footer
            | Form
            | Frameset
            | H1
            | H2
            | H3
            | H4
            | H5
            | H6
            | Header
            | Hgroup
            | Hr
            | Html
            | Legend
            | Li
            | Listing
            | Main
            | Menu
            | Nav
            | Ol
            | Optgroup
            | Option
            | P
            | Plaintext
            | Pre
            | Search
            | Section
            | Select
            | Summary
            | Table
            | Tbody
            | Td
            | Tfoot
            | Th
            | Thead
            | Tr
            | Ul
            | Xmp
    ) {
        sets |= BLOCK;
    }
    if matches!(tag, Table | Tbody | Tfoot | Thead | Tr) {
        sets |= FOSTER;
    }
    if matches!(tag, Tbody | Tfoot | Thead | Template | Html) {
        sets |= TABLE_BODY_CONTEXT;
    }
    if matches!(tag, Tr | Template | Html) {
        sets |= TABLE_ROW_CONTEXT;
    }
    if matches!(tag, Td | Th) {
        sets |= CELL;
    }
    if matches!(
        tag,
        B | Big
            | Blockquote
            | Body
            | Br
            | Center
            | Code
            | Dd
            | Div
            | Dl
            | Dt
            | Em
            | Embed
            | H1
            | H2
            | H3
            | H4
            | H5
            | H6
            | Head
            | Hr
            | I
            | Img
            | Li
            | Listing
            | Menu
            | Meta
            | Nobr
            | Ol
            | P
            | Pre
            | Ruby
            | S
            | Small
            | Span
            | Strong
            | Strike
            | Sub
            | Sup
            | Table
            | Tt
            | U
            | Ul
            | Var
    ) {
        sets |= BREAKOUT;
    }
    if matches!(
        tag,
        Head | Iframe | Noembed | Noframes | Noscript | Script | Style | Svg | Template
    ) {
        sets |= UNSEEN;
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_again() {
        for &tag in ALL.iter().filter(|tag| !tag.name().is_empty()) {
            assert_eq!(Tag::from_name(tag.name()), tag);
        }
    }

    #[test]
    fn a_name_that_only_ends_like_a_known_one_is_unknown() {
        for name in ["", "x-plaintext", "xxtemplate", "xlockquote", "blockquotf", "divv", "h7"] {
            assert_eq!(Tag::from_name(name), Tag::Other, "{name}");
        }
    }

    #[test]
    fn the_sets_are_told_apart() {
        assert!(Tag::Li.is_block() && !Tag::Span.is_block() && !Tag::A.is_block());
        assert!(Tag::H6.is_heading() && !Tag::Header.is_heading());
        assert!(Tag::Br.is_void() && !Tag::Script.is_void() && !Tag::Text.is_void());
    }
}
