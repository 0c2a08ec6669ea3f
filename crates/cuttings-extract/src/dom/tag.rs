//! Element names as small integers.

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

        impl Tag {
            /// The name in lower case; "" for what is not an element of a known name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    Self::Document | Self::Text | Self::Other => "",
                    $(Self::$variant => $name,)*
                }
            }

            /// The tag of a lower-case name; [`Tag::Other`] where it is not known.
            #[must_use]
            pub fn from_name(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Other,
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
