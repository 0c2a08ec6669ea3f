//! Tree construction: decides where each tag and each run of text goes.
//!
//! WHATWG HTML 13.2.6. The insertion modes stand in `document` (around the body), `body`, `table`
//! and `foreign` (SVG and MathML); `formatting` holds the list of active formatting elements and the
//! adoption agency. The sets of elements are those of html5ever, which lack a few that the standard
//! has added since (`search` is not special yet), so that trees can be compared. What differs from
//! both: comments are dropped, the contents of a template are its children, no more than `MAX_OPEN`
//! elements are open at a time, and formatting is carried over only so often.

mod body;
mod document;
mod foreign;
mod formatting;
mod table;

use super::Span;
use super::tag::*;
use super::tree::{NONE, Place, Tree};
use formatting::Formatting;

/// How many elements can be open at a time. What is nested deeper is put side by side, as browsers
/// do. The parts of a table may go beyond by their own number.
const MAX_OPEN: usize = 512;

/// How the tokenizer must read what follows a start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Markup.
    Markup,
    /// Text up to the end tag.
    Raw,
    /// Text with character references up to the end tag.
    Rcdata,
    /// A script.
    Script,
    /// Text up to the end of the source.
    Plain,
}

/// A start tag: its name and where its attributes are.
#[derive(Clone, Copy, Debug)]
pub(super) struct StartTag {
    pub(super) tag: Tag,
    /// The first attribute. The one before it holds the name, if the tag is [`Tag::Other`] or is met
    /// in foreign content.
    pub(super) start: u32,
    pub(super) len: u32,
    pub(super) is_self_closing: bool,
}

impl StartTag {
    /// A tag that the page implies.
    fn implied(tag: Tag) -> Self {
        Self { tag, start: 0, len: 0, is_self_closing: false }
    }
}

/// An end tag; its name is given where the tag does not tell it, and in foreign content.
#[derive(Clone, Copy, Debug)]
struct EndTag {
    tag: Tag,
    name: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

/// What is left to do with a token.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Nothing; what follows is content of this kind.
    Done(Content),
    /// Process it again in the mode that is now set.
    Again,
}

const DONE: Step = Step::Done(Content::Markup);

/// The vocabulary an open element is of, and what it lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Html,
    Svg,
    /// `foreignObject`, `desc`, `title`: HTML is let in.
    SvgHtml,
    Math,
    /// `mi`, `mo`, `mn`, `ms`, `mtext`: text and most tags are HTML.
    MathText,
    /// `annotation-xml`: `svg` is let in.
    Annotation,
    /// `annotation-xml` that says its content is HTML.
    AnnotationHtml,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Open {
    node: u32,
    tag: Tag,
    kind: Kind,
}

impl Open {
    fn is(self, tag: Tag) -> bool {
        self.tag == tag && self.kind == Kind::Html
    }

    fn is_any(self, sets: u16) -> bool {
        self.kind == Kind::Html && self.tag.is_any(sets)
    }

    fn ends_scope(self, scope: u16) -> bool {
        match self.kind {
            Kind::Html => self.tag.is_any(scope),
            Kind::SvgHtml | Kind::MathText => scope & SCOPE != 0,
            _ => false,
        }
    }
}

pub(super) struct Builder<'s> {
    pub(super) tree: Tree<'s>,
    mode: Mode,
    template_modes: Vec<Mode>,
    open: Vec<Open>,
    /// How many HTML elements of each tag are open.
    open_count: [u16; Tag::COUNT],
    /// How many elements of each tag were not opened because too many were open; `too_deep` tells
    /// whether there are any.
    unopened: [u32; Tag::COUNT],
    too_deep: bool,
    formatting: Formatting,
    head: u32,
    form: u32,
    /// The element begun last whose content is raw; [`NONE`] for plaintext, which is open.
    raw: u32,
    is_quirky: bool,
    frameset_ok: bool,
    ignore_newline: bool,
    foster_parenting: bool,
    /// Text met directly in a table, whose place depends on whether it is all space.
    table_text: Vec<Span>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(tree: Tree<'s>) -> Self {
        let formatting = Formatting::new(tree.source_len());
        Self {
            tree,
            mode: Mode::Initial,
            template_modes: Vec::new(),
            open: Vec::with_capacity(64),
            open_count: [0; Tag::COUNT],
            unopened: [0; Tag::COUNT],
            too_deep: false,
            formatting,
            head: NONE,
            form: NONE,
            raw: NONE,
            is_quirky: false,
            frameset_ok: true,
            ignore_newline: false,
            foster_parenting: false,
            table_text: Vec::new(),
        }
    }

    pub(super) fn is_in_foreign_content(&self) -> bool {
        self.current().kind != Kind::Html
    }

    pub(super) fn doctype(&mut self, is_quirky: bool) {
        self.ignore_newline = false;
        if self.mode == Mode::Initial {
            self.is_quirky = is_quirky;
            self.mode = Mode::BeforeHtml;
        }
    }

    pub(super) fn comment(&mut self) {
        self.ignore_newline = false;
        self.place_table_text();
    }

    pub(super) fn start_tag(&mut self, tag: StartTag) -> Content {
        self.ignore_newline = false;
        self.place_table_text();
        if self.takes_as_foreign(tag) {
            match self.foreign_start_tag(tag) {
                Step::Done(content) => return content,
                Step::Again => {}
            }
        }
        loop {
            let step = match self.mode {
                Mode::InBody
                | Mode::InCaption
                | Mode::InCell
                | Mode::InTable
                | Mode::InTableBody
                | Mode::InRow
                | Mode::InColumnGroup
                | Mode::InTemplate => self.start_in_mode(tag),
                _ => self.start_around_body(tag),
            };
            if let Step::Done(content) = step {
                return content;
            }
        }
    }

    fn start_in_mode(&mut self, tag: StartTag) -> Step {
        match self.mode {
            Mode::InTable => self.start_in_table(tag),
            Mode::InCaption => self.start_in_caption(tag),
            Mode::InColumnGroup => self.start_in_column_group(tag),
            Mode::InTableBody => self.start_in_table_body(tag),
            Mode::InRow => self.start_in_row(tag),
            Mode::InCell => self.start_in_cell(tag),
            Mode::InTemplate => self.start_in_template(tag),
            _ => self.start_in_body(tag),
        }
    }

    pub(super) fn end_tag(&mut self, tag: Tag, name: Span) {
        self.ignore_newline = false;
        self.place_table_text();
        if self.too_deep && self.open.len() >= MAX_OPEN && self.unopened[tag as usize] > 0 {
            self.unopened[tag as usize] -= 1;
            return;
        }
        let tag = EndTag { tag, name };
        if self.current().kind != Kind::Html && self.foreign_end_tag(tag) {
            return;
        }
        while matches!(self.end_in_mode(tag), Step::Again) {}
    }

    fn end_in_mode(&mut self, tag: EndTag) -> Step {
        match self.mode {
            Mode::InBody => self.end_in_body(tag),
            Mode::InTable => self.end_in_table(tag),
            Mode::InCaption => self.end_in_caption(tag),
            Mode::InColumnGroup => self.end_in_column_group(tag),
            Mode::InTableBody => self.end_in_table_body(tag),
            Mode::InRow => self.end_in_row(tag),
            Mode::InCell => self.end_in_cell(tag),
            Mode::InTemplate => self.end_in_template(tag),
            _ => self.end_around_body(tag),
        }
    }

    /// Text, which holds no NUL from the source.
    pub(super) fn text(&mut self, mut text: Span) {
        if std::mem::take(&mut self.ignore_newline) && self.tree.resolve(text).starts_with('\n') {
            text = text.split_at(1).1;
        }
        if text.is_empty() {
            return;
        }
        if self.takes_text_as_foreign() {
            return self.foreign_text(text);
        }
        match self.mode {
            Mode::InBody | Mode::InCaption | Mode::InCell | Mode::InTemplate => {
                self.text_in_body(text);
            }
            Mode::InTable | Mode::InTableBody | Mode::InRow => self.text_in_table(text),
            _ => self.text_around_body(text),
        }
    }

    /// A NUL in text: dropped in HTML, replaced elsewhere.
    pub(super) fn nul(&mut self) {
        self.ignore_newline = false;
        if self.takes_text_as_foreign() {
            let from = self.tree.decoded.len();
            self.tree.decoded.push(char::REPLACEMENT_CHARACTER);
            let text = self.tree.decoded_since(from);
            self.append_text(text);
        } else if !matches!(
            self.mode,
            Mode::InBody
                | Mode::InCaption
                | Mode::InCell
                | Mode::InTemplate
                | Mode::InTable
                | Mode::InTableBody
                | Mode::InRow
        ) {
            self.leave_for_text();
        }
    }

    /// The text of the element that was begun last, which held nothing but text and is at its end.
    pub(super) fn raw_text(&mut self, mut text: Span) {
        if self.raw == NONE {
            return self.text(text);
        }
        if std::mem::take(&mut self.ignore_newline) && self.tree.resolve(text).starts_with('\n') {
            text = text.split_at(1).1;
        }
        if !text.is_empty() {
            self.tree.insert_text(Place::LastIn(self.raw), text);
        }
    }

    // The stack of open elements. The root, once there, is never popped.

    fn current(&self) -> Open {
        self.open.last().copied().unwrap_or(Open { node: 0, tag: Tag::Document, kind: Kind::Html })
    }

    fn push(&mut self, open: Open) {
        if open.kind == Kind::Html {
            self.open_count[open.tag as usize] += 1;
        }
        self.open.push(open);
    }

    fn pop(&mut self) {
        if self.open.len() <= 1 {
            return;
        }
        if let Some(open) = self.open.pop() {
            self.count_closed(open);
        }
    }

    fn count_closed(&mut self, open: Open) {
        if open.kind == Kind::Html {
            self.open_count[open.tag as usize] -= 1;
        }
        if self.too_deep && self.open.len() < MAX_OPEN {
            self.too_deep = false;
            self.unopened = [0; Tag::COUNT];
        }
    }

    /// Closes all elements from that place of the stack on.
    fn close_from(&mut self, index: usize) {
        while self.open.len() > index.max(1) {
            self.pop();
        }
    }

    fn remove_open(&mut self, index: usize) {
        if index > 0 && index < self.open.len() {
            let open = self.open.remove(index);
            self.count_closed(open);
        }
    }

    fn position_open(&self, node: u32) -> Option<usize> {
        self.open.iter().rposition(|open| open.node == node)
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.open_count[tag as usize] > 0
    }

    fn is_in_scope(&self, tag: Tag, scope: u16) -> bool {
        self.is_open(tag) && self.find_in_scope(scope, |open| open.is(tag))
    }

    fn find_in_scope(&self, scope: u16, wanted: impl Fn(Open) -> bool) -> bool {
        for &open in self.open.iter().rev() {
            if wanted(open) {
                return true;
            }
            if open.ends_scope(scope) {
                return false;
            }
        }
        false
    }

    /// Pops until an element of that tag has been popped.
    fn close(&mut self, tag: Tag) {
        while self.open.len() > 1 {
            let is_last = self.current().is(tag);
            self.pop();
            if is_last {
                return;
            }
        }
    }

    /// Pops until an element of those sets has been popped.
    fn close_any(&mut self, sets: u16) {
        while self.open.len() > 1 {
            let is_last = self.current().is_any(sets);
            self.pop();
            if is_last {
                return;
            }
        }
    }

    /// Pops until the current element is of those sets.
    fn clear_back_to(&mut self, sets: u16) {
        while self.open.len() > 1 && !self.current().is_any(sets) {
            self.pop();
        }
    }

    fn imply_end_tags(&mut self, sets: u16) {
        while self.open.len() > 1 && self.current().is_any(sets) {
            self.pop();
        }
    }

    fn imply_end_tags_except(&mut self, tag: Tag) {
        while self.open.len() > 1 && self.current().is_any(IMPLIED_END) && !self.current().is(tag) {
            self.pop();
        }
    }

    fn close_p_in_button_scope(&mut self) {
        if self.is_in_scope(Tag::P, SCOPE | BUTTON_SCOPE) {
            self.close_p();
        }
    }

    fn close_p(&mut self) {
        self.imply_end_tags_except(Tag::P);
        self.close(Tag::P);
    }

    // Insertion.

    /// Where a node goes that belongs into the current element: there, or out of its table.
    fn place(&mut self) -> Place {
        self.place_in(self.current())
    }

    fn place_in(&mut self, open: Open) -> Place {
        if self.foster_parenting && open.is_any(FOSTER) {
            self.tree.make_links();
            self.foster_place()
        } else {
            Place::LastIn(open.node)
        }
    }

    /// Before the table; at the end of the template if that is nearer.
    fn foster_place(&self) -> Place {
        for (index, open) in self.open.iter().enumerate().rev() {
            if open.is(Tag::Template) {
                return Place::LastIn(open.node);
            }
            if open.is(Tag::Table) {
                return if self.tree.parent(open.node) == NONE {
                    let above = index.checked_sub(1).and_then(|above| self.open.get(above));
                    Place::LastIn(above.map_or(0, |open| open.node))
                } else {
                    Place::Before(open.node)
                };
            }
        }
        Place::LastIn(self.open.first().map_or(0, |open| open.node))
    }

    fn append_text(&mut self, text: Span) {
        let place = self.place();
        self.tree.insert_text(place, text);
    }

    /// Inserts an element that is not opened.
    fn insert_closed(&mut self, tag: StartTag) -> u32 {
        let place = self.place();
        let start = if tag.tag == Tag::Other { tag.start.saturating_sub(1) } else { tag.start };
        self.tree.insert_element(place, tag.tag, start, tag.len)
    }

    /// Inserts an element and opens it.
    fn insert_always(&mut self, tag: StartTag) -> u32 {
        let node = self.insert_closed(tag);
        self.push(Open { node, tag: tag.tag, kind: Kind::Html });
        node
    }

    /// Inserts an element and opens it, unless too many are open; tells which it was.
    fn insert(&mut self, tag: StartTag) -> Option<u32> {
        let node = self.insert_closed(tag);
        self.open_if_not_too_deep(Open { node, tag: tag.tag, kind: Kind::Html }).then_some(node)
    }

    fn open_if_not_too_deep(&mut self, open: Open) -> bool {
        if self.open.len() >= MAX_OPEN {
            self.too_deep = true;
            self.unopened[open.tag as usize] += 1;
            return false;
        }
        self.push(open);
        true
    }

    /// Inserts an element whose content is raw: it takes the text that follows, and is closed.
    fn insert_raw(&mut self, tag: StartTag, content: Content) -> Step {
        self.raw = self.insert_closed(tag);
        Step::Done(content)
    }

    fn reset_mode(&mut self) {
        for (index, open) in self.open.iter().enumerate().rev() {
            if open.kind != Kind::Html {
                continue;
            }
            self.mode = match open.tag {
                Tag::Td | Tag::Th if index > 0 => Mode::InCell,
                Tag::Tr => Mode::InRow,
                Tag::Tbody | Tag::Thead | Tag::Tfoot => Mode::InTableBody,
                Tag::Caption => Mode::InCaption,
                Tag::Colgroup => Mode::InColumnGroup,
                Tag::Table => Mode::InTable,
                Tag::Template => self.template_modes.last().copied().unwrap_or(Mode::InTemplate),
                Tag::Head if index > 0 => Mode::InHead,
                Tag::Body => Mode::InBody,
                Tag::Frameset => Mode::InFrameset,
                Tag::Html if self.head == NONE => Mode::BeforeHead,
                Tag::Html => Mode::AfterHead,
                _ => continue,
            };
            return;
        }
        self.mode = Mode::InBody;
    }

    /// The name of an open element that an end tag may match.
    fn has_name(&self, open: Open, tag: EndTag) -> bool {
        open.tag == tag.tag
            && (tag.tag != Tag::Other
                || self.tree.other_name(open.node) == self.tree.resolve(tag.name))
    }
}

fn is_space(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_whitespace())
}
