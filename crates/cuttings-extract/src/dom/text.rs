//! The text of a part of a page.

use super::tag::{BLOCK, Tag, UNSEEN};
use super::{Dom, NodeId};

impl Dom<'_> {
    /// All text within a node as it stands in the source, white space included.
    ///
    /// Scripts, styles, templates, icons (`svg`) and what is for browsers without scripts (`noscript`)
    /// are left out, unless `node` itself is one: the text of a script is its code.
    #[must_use]
    pub fn text_content(&self, node: NodeId) -> String {
        let mut text = String::new();
        self.for_each_shown(node, |_, tag| !tag.is_any(UNSEEN), |_, piece| text.push_str(piece));
        text
    }

    /// The text within a node as a reader would read it aloud, in one line: white space is single
    /// spaces, none at the ends, and one wherever a block, a table cell or a line begins or ends, but
    /// none at the borders of inline elements.
    ///
    /// `<p>One<br>two <b>th</b>ree</p><p>four</p>` reads "One two three four".
    ///
    /// Left out are the elements that [`Dom::text_content`] leaves out, those with a `hidden`
    /// attribute, and the pronunciation in `ruby`, in each case unless `node` itself is one. What is
    /// hidden only from screen readers (`aria-hidden`) stays in.
    #[must_use]
    pub fn inline_text(&self, node: NodeId) -> String {
        let mut line = Line::default();
        let is_shown = |within, tag: Tag| {
            !tag.is_any(UNSEEN)
                && !matches!(tag, Tag::Rp | Tag::Rt | Tag::Rtc)
                && self.attr(within, "hidden").is_none()
        };
        self.for_each_shown(node, is_shown, |is_apart, piece| {
            line.is_apart |= is_apart;
            line.push(piece);
        });
        line.text
    }

    /// Calls `read` with each run of text within `node`, in order, and whether a border of a block or a
    /// line lies between it and the one before.
    fn for_each_shown(
        &self,
        node: NodeId,
        is_shown: impl Fn(NodeId, Tag) -> bool,
        mut read: impl FnMut(bool, &str),
    ) {
        let end = self.end(node);
        let mut at = node;
        let mut is_apart = false;
        // Where the blocks end that were entered.
        let mut ends: Vec<NodeId> = Vec::new();
        while at < end {
            while ends.last().is_some_and(|&end| end <= at) {
                ends.pop();
                is_apart = true;
            }
            let tag = self.tag(at);
            if tag == Tag::Text {
                read(std::mem::take(&mut is_apart), self.text(at));
            } else if at != node && !is_shown(at, tag) {
                at = self.end(at);
                continue;
            } else if tag == Tag::Br {
                is_apart = true;
            } else if tag.is_any(BLOCK) {
                is_apart = true;
                ends.push(self.end(at));
            }
            at = NodeId(at.0 + 1);
        }
    }
}

/// A line of text whose white space is collapsed as it grows.
#[derive(Default)]
struct Line {
    text: String,
    /// Whether white space comes before what is pushed next.
    is_apart: bool,
}

impl Line {
    fn push(&mut self, piece: &str) {
        for word in piece.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end_matches(char::is_whitespace);
            if !bare.is_empty() {
                if self.is_apart && !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.is_apart = false;
                self.text.push_str(bare);
            }
            self.is_apart |= bare.len() < word.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(source: &str) -> String {
        let dom = Dom::parse(source);
        dom.inline_text(dom.find(Dom::ROOT, Tag::Body).unwrap())
    }

    fn content(source: &str) -> String {
        let dom = Dom::parse(source);
        dom.text_content(dom.find(Dom::ROOT, Tag::Body).unwrap())
    }

    #[test]
    fn a_block_a_cell_and_a_line_break_set_text_apart() {
        assert_eq!(
            inline("<p>One<br>two</p><div>three<h2>four</h2>five</div>"),
            "One two three four five"
        );
        assert_eq!(inline("<table><tr><td>a<td>b<tr><th>c</table>d"), "a b c d");
        assert_eq!(inline("<ul><li>a<li>b</ul>"), "a b");
    }

    #[test]
    fn an_inline_element_does_not_set_text_apart() {
        assert_eq!(inline("<b>W</b>ord <i>and</i>, <a>link</a>."), "Word and, link.");
        assert_eq!(inline("long<wbr>word"), "longword");
    }

    #[test]
    fn white_space_of_any_kind_collapses_and_is_trimmed() {
        assert_eq!(inline("\n <p> a \t b&nbsp;&nbsp;c\u{3000}d </p> "), "a b c d");
        assert_eq!(inline("<p>a <b> b</b></p>"), "a b");
    }

    #[test]
    fn what_is_not_shown_is_no_text() {
        let source = "a<script>1</script><style>2</style><template>3</template>\
                      <svg><title>4</title></svg><noscript>5</noscript>b";
        assert_eq!(inline(source), "ab");
        assert_eq!(content(source), "ab");
        assert_eq!(inline("a<span hidden>1</span><i aria-hidden=true>b</i>"), "ab");
        assert_eq!(inline("<ruby>\u{6771}<rp>(</rp><rt>to</rt><rp>)</rp></ruby>"), "\u{6771}");
    }

    #[test]
    fn the_text_of_a_script_itself_is_its_code() {
        let dom = Dom::parse("<script>a < b</script>");
        let script = dom.find(Dom::ROOT, Tag::Script).unwrap();
        assert_eq!(dom.text_content(script), "a < b");
        assert_eq!(dom.inline_text(script), "a < b");
    }

    #[test]
    fn text_content_keeps_white_space_and_adds_none() {
        assert_eq!(content("<p>a \n b</p><p>c</p>"), "a \n bc");
    }
}
