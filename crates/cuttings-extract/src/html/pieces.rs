//! The text of a stretch of a page, cut where a reader would see it cut.
//!
//! A *piece* is a run of text that belongs together: a heading, a paragraph, a label, one `<span>` of a
//! line of details. Fields are found by judging pieces.

use super::hints::Hints;
use super::survey::{Survey, Zone};
use crate::dom::{Dom, NodeId, Tag};
use crate::space::{self, Blank};

/// A run of text within one block.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The first text node.
    pub(super) start: NodeId,
    /// The text, spaces collapsed, trimmed.
    pub(super) text: String,
    /// How much it says.
    pub(super) weight: u32,
    /// How much of it is in links.
    pub(super) link_weight: u32,
    /// What the elements around it, up to the start of the stretch, are named.
    pub(super) hints: Hints,
    /// The heading that it is in.
    pub(super) heading: Option<NodeId>,
    /// The link that it is in.
    pub(super) link: Option<NodeId>,
    /// Whether it follows the piece before it without a space.
    pub(super) glued: bool,
    /// Whether an inline element alone sets it off from its neighbours on the same line.
    pub(super) inline: bool,
    /// Whether it is within a list item, quote or table cell of running text.
    pub(super) within: Within,
}

/// What sort of block a piece is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Within {
    /// A paragraph element.
    pub(super) paragraph: bool,
    /// Emphasised as a whole (bold).
    pub(super) strong: bool,
    /// A caption of a picture or table.
    pub(super) caption: bool,
    /// A link.
    pub(super) link: bool,
    /// A button.
    pub(super) button: bool,
    /// A `<time>` element.
    pub(super) time: bool,
}

/// The visible text of an element on one line, without what only screen readers speak.
pub(super) fn shown_text(survey: &Survey<'_, '_>, node: NodeId) -> String {
    text_between(survey, node, survey.dom.end(node))
}

/// The visible text of a stretch of nodes on one line.
pub(super) fn text_between(survey: &Survey<'_, '_>, start: NodeId, end: NodeId) -> String {
    let dom = survey.dom;
    let mut out = String::new();
    let mut gap = false;
    let mut node = start;
    while node < end {
        let zone = survey.zone(node);
        let tag = dom.tag(node);
        if node != start && (zone.has(Zone::HIDDEN) || spoken_here(survey, node)) {
            node = dom.end(node);
            continue;
        }
        if tag == Tag::Text {
            if !zone.has(Zone::HIDDEN) {
                append(&mut out, dom.text(node), &mut gap);
            }
        } else if tag == Tag::Br || tag.is_block() {
            gap = true;
        }
        let next = node.next();
        // Leaving a block is a gap as well.
        if next < end && leaves_block(survey, node, next) {
            gap = true;
        }
        node = next;
    }
    out
}

/// Whether going from `node` to `next` in document order leaves a block element.
fn leaves_block(survey: &Survey<'_, '_>, node: NodeId, next: NodeId) -> bool {
    let dom = survey.dom;
    if dom.end(node) > next {
        return false;
    }
    let mut at = node;
    loop {
        if dom.tag(at).is_block() {
            return true;
        }
        match dom.parent(at) {
            Some(parent) if dom.end(parent) <= next => at = parent,
            _ => return false,
        }
    }
}

/// Appends text with runs of white space collapsed; `gap` says that white space is due before it.
fn append(out: &mut String, text: &str, gap: &mut bool) {
    out.reserve(text.len());
    for (at, word) in space::stretches(text, Blank::WhiteOrEmpty).enumerate() {
        *gap |= at > 0;
        if !word.is_empty() {
            if *gap && !out.is_empty() {
                out.push(' ');
            }
            *gap = false;
            space::push_shown(out, word);
        }
    }
}

fn spoken_here(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    survey.hints(node).has(Hints::SCREEN_READER)
}

/// Pieces in one line, as they stood.
pub(super) fn join<'p>(pieces: impl Iterator<Item = &'p Piece>) -> String {
    let mut out = String::new();
    for piece in pieces {
        if !out.is_empty() && !piece.glued {
            out.push(' ');
        }
        out.push_str(&piece.text);
    }
    out
}

/// Cuts a stretch of nodes into pieces. `skip` leaves out whole subtrees.
pub(super) fn cut(
    survey: &Survey<'_, '_>,
    start: NodeId,
    end: NodeId,
    skip: &dyn Fn(NodeId) -> bool,
) -> Vec<Piece> {
    let mut cutter = Cutter {
        survey,
        start,
        end,
        pieces: Vec::new(),
        open: None,
        gap: false,
        apart: true,
        row: None,
    };
    cutter.run(skip);
    cutter.pieces
}

struct Cutter<'s, 'd, 'a> {
    survey: &'s Survey<'d, 'a>,
    start: NodeId,
    end: NodeId,
    pieces: Vec<Piece>,
    open: Option<Piece>,
    gap: bool,
    /// Whether white space or the end of a block lies between the last piece and what follows.
    apart: bool,
    /// The last element that was asked whether it is a row, and the answer.
    row: Option<(NodeId, Row)>,
}

/// An element that has no text of its own, but several children that have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// It is none.
    None,
    /// White space lies between the children.
    Spaced,
    /// The children touch: their look alone sets them apart.
    Touching,
}

/// No more children than these are looked at to tell a row.
const ROW: usize = 12;

impl Cutter<'_, '_, '_> {
    fn run(&mut self, skip: &dyn Fn(NodeId) -> bool) {
        let dom = self.survey.dom;
        let mut node = self.start;
        while node < self.end {
            if self.survey.zone(node).has(Zone::HIDDEN)
                || spoken_here(self.survey, node)
                || skip(node)
            {
                let next = dom.end(node);
                if dom.tag(node).is_block() {
                    self.close(false);
                }
                self.step(node, next);
                node = next;
                continue;
            }
            let tag = dom.tag(node);
            if tag == Tag::Text {
                self.take(node);
            } else if tag == Tag::Br || tag.is_block() {
                self.close(false);
            } else if self.sets_off(node) {
                self.close(true);
            }
            let next = node.next();
            self.step(node, next);
            node = next;
        }
        self.close(false);
    }

    /// Closes the open piece where moving on leaves a block or a labelled inline element.
    fn step(&mut self, node: NodeId, next: NodeId) {
        let dom = self.survey.dom;
        if dom.end(node) > next {
            return;
        }
        let mut at = node;
        loop {
            let tag = dom.tag(at);
            if tag.is_block() {
                self.close(false);
                return;
            }
            if tag != Tag::Text && self.sets_off(at) {
                self.close(true);
            }
            match dom.parent(at) {
                Some(parent) if dom.end(parent) <= next && parent >= self.start => at = parent,
                _ => return,
            }
        }
    }

    /// Whether an inline element is a field of its own: a `<time>`, or an element named as one.
    fn sets_off(&mut self, node: NodeId) -> bool {
        let tag = self.survey.dom.tag(node);
        tag == Tag::Time
            || tag == Tag::Button
            || tag == Tag::Label
            || (matches!(
                tag,
                Tag::Span
                    | Tag::A
                    | Tag::Small
                    | Tag::I
                    | Tag::Em
                    | Tag::B
                    | Tag::Strong
                    | Tag::Other
            ) && (self.survey.hints(node).has(FIELD)
                || self.is_cell(node)
                || self.leads_with_date(node)))
    }

    /// Whether an inline element is the first of its block and holds a date: what follows is another field,
    /// though nothing but the look of it says so.
    fn leads_with_date(&self, node: NodeId) -> bool {
        let survey = self.survey;
        let is_short = (1..=LONGEST_DATE).contains(&survey.within(node).text);
        is_short
            && block_of(survey, node).is_some_and(|block| survey.between(block, node).text == 0)
            && looks_dated(&shown_text(survey, node))
    }

    /// Whether an inline element is one of a row whose look sets it apart: within a link or heading any
    /// row is taken for one (a card), elsewhere only where its texts would run into each other.
    fn is_cell(&mut self, node: NodeId) -> bool {
        let zone = self.survey.zone(node);
        let Some(parent) = self.survey.dom.parent(node) else { return false };
        let row = match self.row {
            Some((known, row)) if known == parent => row,
            _ => {
                let row = row(self.survey, parent);
                self.row = Some((parent, row));
                row
            }
        };
        match row {
            Row::None => false,
            Row::Spaced => zone.has(Zone::LINK) || zone.has(Zone::HEADING),
            Row::Touching => true,
        }
    }

    fn take(&mut self, node: NodeId) {
        let dom = self.survey.dom;
        let text = dom.text(node);
        if text.chars().all(char::is_whitespace) || is_ornament(dom, node, text) {
            self.gap = true;
            self.apart |= self.open.is_none();
            return;
        }
        let zone = self.survey.zone(node);
        let amount = self.survey.within(node).text;
        let glued = !self.apart && !text.starts_with(char::is_whitespace);
        let piece = self.open.get_or_insert_with(|| {
            self.gap = false;
            self.apart = false;
            Piece { glued, ..new_piece(self.survey, node, self.start) }
        });
        append(&mut piece.text, text, &mut self.gap);
        piece.weight += amount;
        if zone.has(Zone::LINK) {
            piece.link_weight += amount;
        } else {
            piece.within.link = false;
        }
    }

    fn close(&mut self, inline: bool) {
        self.apart |= !inline || self.gap;
        if let Some(mut piece) = self.open.take() {
            piece.inline = inline
                || self
                    .pieces
                    .last()
                    .is_some_and(|p| p.inline && same_block(self.survey, p, &piece));
            if !piece.text.is_empty() {
                self.pieces.push(piece);
            }
        }
        self.gap = false;
    }
}

/// Whether a text is an opening quotation mark that stands by itself and is no part of what is read aloud: the
/// ornament of an opinion piece.
fn is_ornament(dom: &Dom<'_>, node: NodeId, text: &str) -> bool {
    matches!(text.trim(), "“" | "„" | "«" | "»" | "\"" | "‘" | "‟" | "❝")
        && dom.parent(node).and_then(|up| dom.attr(up, "aria-hidden")) == Some("true")
}

/// How long a date is at most, by what it says.
const LONGEST_DATE: u32 = 24;

/// Whether a text looks like a date with its year: a few words, two or three numbers, one of them a year.
fn looks_dated(text: &str) -> bool {
    let numbers = || text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let is_year = |run: &str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    text.split_whitespace().count() <= 5
        && (2..=3).contains(&numbers().count())
        && numbers().filter(|run| is_year(run)).count() == 1
        && numbers().all(|run| run.len() <= 2 || is_year(run))
}

/// The hints that make an inline element a field of its own.
const FIELD: Hints = Hints::DATE
    .and(Hints::AUTHOR)
    .and(Hints::TAGS)
    .and(Hints::KICKER)
    .and(Hints::MORE)
    .and(Hints::COMMENT)
    .and(Hints::META)
    .and(Hints::TITLE)
    .and(Hints::SUMMARY)
    .and(Hints::SHARE);

fn row(survey: &Survey<'_, '_>, parent: NodeId) -> Row {
    let dom = survey.dom;
    let mut with_text = 0;
    let mut row = Row::Touching;
    for child in dom.children(parent).take(ROW) {
        if dom.tag(child) == Tag::Text {
            if dom.text(child).chars().any(|c| !c.is_whitespace()) {
                return Row::None;
            }
            row = Row::Spaced;
        } else if survey.within(child).text > 0 {
            with_text += 1;
        }
    }
    if with_text < 2 { Row::None } else { row }
}

fn same_block(survey: &Survey<'_, '_>, a: &Piece, b: &Piece) -> bool {
    block_of(survey, a.start) == block_of(survey, b.start)
}

/// The nearest block element around a node.
pub(super) fn block_of(survey: &Survey<'_, '_>, node: NodeId) -> Option<NodeId> {
    survey.dom.ancestors(node).find(|&n| survey.dom.tag(n).is_block())
}

fn new_piece(survey: &Survey<'_, '_>, node: NodeId, stop: NodeId) -> Piece {
    let dom = survey.dom;
    let mut hints = Hints::NONE;
    let mut heading = None;
    let mut link = None;
    let mut within = Within { link: survey.zone(node).has(Zone::LINK), ..Within::default() };
    for up in dom.ancestors(node).take_while(|&n| n >= stop) {
        hints = hints.and(survey.hints(up));
        match dom.tag(up) {
            tag if tag.is_heading() => heading = heading.or(Some(up)),
            Tag::A => link = link.or(Some(up)),
            Tag::P => within.paragraph = true,
            Tag::B | Tag::Strong => within.strong = true,
            Tag::Figcaption | Tag::Caption => within.caption = true,
            Tag::Button => within.button = true,
            Tag::Time => within.time = true,
            _ => {}
        }
    }
    Piece {
        start: node,
        text: String::new(),
        weight: 0,
        link_weight: 0,
        hints,
        heading,
        link,
        glued: false,
        inline: false,
        within,
    }
}
