//! A subtree as plain text: paragraphs, headings and list items separated by blank lines, tables row
//! by row, preformatted text as it stands.

use super::body::Cut;
use crate::dom::{Dom, NodeId, Tag};
use crate::html::structured::text::{is_phrasing, is_unseen};
use crate::space::{self, Blank};

/// What stands between the cells of a row.
const CELL: &str = " | ";

/// Cells with more nodes than this are part of the page's layout, not of a table of data.
const CELL_NODES: usize = 40;

/// The text of `node` without what `cut` takes out.
pub(super) fn of(dom: &Dom<'_>, node: NodeId, cut: &Cut) -> String {
    let mut out = Writer::default();
    let mut open: Vec<(NodeId, Close)> = Vec::new();
    let mut skip = node;
    for at in dom.subtree(node) {
        while let Some(&(end, close)) = open.last()
            && end <= at
        {
            open.pop();
            out.close(close);
        }
        if at < skip {
            continue;
        }
        let tag = dom.tag(at);
        if tag == Tag::Text {
            out.text(dom.text(at));
            continue;
        }
        if is_unseen(tag) || cut.has(at) || is_control(tag) {
            skip = dom.end(at);
            continue;
        }
        let close = match tag {
            Tag::Br => {
                out.line();
                continue;
            }
            Tag::Pre | Tag::Listing | Tag::Plaintext | Tag::Xmp => {
                out.paragraph();
                out.preformatted += 1;
                Close::Preformatted
            }
            Tag::Tr => {
                out.paragraph();
                out.row = Row::Start;
                Close::Row
            }
            Tag::Td | Tag::Th if is_data(dom, at) => {
                out.cell();
                Close::Nothing
            }
            Tag::P | Tag::Div if out.row != Row::None && in_data_cell(dom, at) => Close::Nothing,
            tag if is_phrasing(tag) || matches!(tag, Tag::Img | Tag::Picture) => continue,
            _ => {
                out.paragraph();
                Close::Block
            }
        };
        open.push((dom.end(at), close));
    }
    for (_, close) in open.into_iter().rev() {
        out.close(close);
    }
    out.paragraph();
    out.done
}

/// Controls and captions show words that are not part of any text.
fn is_control(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Button
            | Tag::Select
            | Tag::Option
            | Tag::Input
            | Tag::Svg
            | Tag::Iframe
            | Tag::Object
            | Tag::Video
            | Tag::Audio
            | Tag::Canvas
            | Tag::Dialog
            | Tag::Rp
            | Tag::Rt
            | Tag::Figcaption
    )
}

/// Whether a cell holds a value rather than a part of the page.
fn is_data(dom: &Dom<'_>, cell: NodeId) -> bool {
    let size = dom.end(cell).index() - cell.index();
    size <= CELL_NODES && dom.subtree(cell).skip(1).filter(|&n| is_block(dom.tag(n))).count() <= 1
}

fn in_data_cell(dom: &Dom<'_>, node: NodeId) -> bool {
    dom.parent(node)
        .is_some_and(|cell| matches!(dom.tag(cell), Tag::Td | Tag::Th) && is_data(dom, cell))
}

fn is_block(tag: Tag) -> bool {
    tag != Tag::Text && tag != Tag::Br && tag != Tag::Img && !is_phrasing(tag)
}

#[derive(Clone, Copy)]
enum Close {
    Nothing,
    Block,
    Row,
    Preformatted,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Row {
    #[default]
    None,
    /// In a row whose first cell is still to come.
    Start,
    /// Behind the first cell.
    Within,
}

#[derive(Default)]
struct Writer {
    done: String,
    /// The paragraph under construction.
    current: String,
    space: bool,
    /// Line breaks since the last text.
    lines: u8,
    row: Row,
    preformatted: u32,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.current.push_str(text);
            return;
        }
        for (at, word) in space::stretches(text, Blank::WhiteOrEmpty).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            if self.lines >= 2 {
                self.paragraph();
            }
            if !self.current.is_empty() {
                if self.lines == 1 {
                    self.current.push('\n');
                } else if self.space && !self.current.ends_with(CELL) {
                    self.current.push(' ');
                }
            }
            self.space = false;
            self.lines = 0;
            space::push_shown(&mut self.current, word);
        }
    }

    fn line(&mut self) {
        if self.preformatted > 0 {
            self.current.push('\n');
        } else if self.row == Row::None {
            self.lines = self.lines.saturating_add(1);
        } else {
            self.space = true;
        }
    }

    fn cell(&mut self) {
        if self.row == Row::Within {
            self.current.push_str(CELL);
        } else if self.row == Row::Start {
            self.row = Row::Within;
        }
        self.space = false;
    }

    fn paragraph(&mut self) {
        let is_empty = self.current.chars().all(|c| c.is_whitespace() || c == '|');
        if !is_empty {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            let text = if self.preformatted > 0 {
                self.current.trim_matches('\n').trim_end()
            } else {
                self.current.trim()
            };
            self.done.push_str(text);
        }
        self.current.clear();
        self.space = false;
        self.lines = 0;
    }

    fn close(&mut self, close: Close) {
        match close {
            Close::Nothing => self.space = true,
            Close::Block => self.paragraph(),
            Close::Row => {
                self.paragraph();
                self.row = Row::None;
            }
            Close::Preformatted => {
                self.paragraph();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::dom::Dom;
    use crate::html::article::body::Cut;

    fn text(html: &str) -> String {
        let dom = Dom::parse(html);
        of(&dom, Dom::ROOT, &Cut::default())
    }

    #[test]
    fn paragraphs_headings_and_items_stand_apart() {
        let html = "<h2>On<b>e</b></h2><p>Two\n  three</p><ul><li>Four<li>Five</ul>six";
        assert_eq!(text(html), "One\n\nTwo three\n\nFour\n\nFive\n\nsix");
    }

    #[test]
    fn one_break_is_a_line_and_two_are_a_paragraph() {
        assert_eq!(text("<p>a<br>b<br> <br>c</p>"), "a\nb\n\nc");
    }

    #[test]
    fn a_table_of_data_is_written_row_by_row() {
        let html = "<table><tr><th>Day<th>Rain<tr><td><p>Mon</p><td>3 mm</table>";
        assert_eq!(text(html), "Day | Rain\n\nMon | 3 mm");
    }

    #[test]
    fn a_table_for_layout_is_written_as_paragraphs() {
        let html = "<table><tr><td><p>One.</p><p>Two.</p><td>Three.</table>";
        assert_eq!(text(html), "One.\n\nTwo.\n\nThree.");
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        assert_eq!(text("<p>x</p><pre>fn a() {\n    1\n}\n</pre>"), "x\n\nfn a() {\n    1\n}");
    }
}
