//! An element's attributes, and which of them the passes over a page ask every element for.

use super::Span;

/// An attribute as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub(super) name: Span,
    pub(super) value: Span,
    /// The beginning of the name: most attributes are told apart by that.
    pub(super) head: u32,
    pub(super) known: Option<Attr>,
}

impl Attribute {
    pub(super) fn new(name: Span, value: Span, written: &str) -> Self {
        Self { name, value, head: head(written), known: Attr::named(written) }
    }
}

/// The first four bytes of a name, as a number.
pub(super) fn head(name: &str) -> u32 {
    let byte = |at: usize| u32::from(name.as_bytes().get(at).copied().unwrap_or_default());
    byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24
}

/// An attribute that every element is asked for. Told once, while parsing: what looks at all elements
/// then compares numbers rather than names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attr {
    /// `class`
    Class,
    /// `data-component`
    Component,
    /// `hidden`
    Hidden,
    /// `href`
    Href,
    /// `id`
    Id,
    /// `itemprop`
    ItemProp,
    /// `itemscope`
    ItemScope,
    /// `itemtype`
    ItemType,
    /// `property`
    Property,
    /// `rel`
    Rel,
    /// `role`
    Role,
    /// `style`
    Style,
    /// `data-testid`
    TestId,
    /// `type`
    Type,
}

impl Attr {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "class" => Self::Class,
            "data-component" => Self::Component,
            "data-testid" => Self::TestId,
            "hidden" => Self::Hidden,
            "href" => Self::Href,
            "id" => Self::Id,
            "itemprop" => Self::ItemProp,
            "itemscope" => Self::ItemScope,
            "itemtype" => Self::ItemType,
            "property" => Self::Property,
            "rel" => Self::Rel,
            "role" => Self::Role,
            "style" => Self::Style,
            "type" => Self::Type,
            _ => return None,
        })
    }
}
