//! Text as claims need it: on one line, without markup and character references.

use std::borrow::Cow;

use crate::dom::{Dom, NodeId, Tag};
use crate::space::{self, Blank};

/// How many nodes an element's line may take: what is larger is no headline, name or summary.
const MOST_NODES: usize = 2000;

/// The longest claim that is kept, in bytes; what is longer is no headline, name or summary.
const LONGEST: usize = 4096;

/// A string found in JSON or in an attribute as text: without tags, references and line breaks.
/// `None` where nothing is left.
pub(super) fn plain(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return plain(head(text));
    }
    if text.contains(['<', '&']) {
        let dom = Dom::parse(text);
        return one_line(&dom, Dom::ROOT);
    }
    let text = collapsed(text);
    (!text.is_empty()).then_some(text)
}

/// The text that an element shows, on one line. `None` where it shows none.
pub(crate) fn one_line(dom: &Dom<'_>, node: NodeId) -> Option<String> {
    line_between(dom, node, dom.end(node))
}

/// The text shown from `start` up to `end`, on one line. `None` where there is none.
pub(crate) fn line_between(dom: &Dom<'_>, start: NodeId, end: NodeId) -> Option<String> {
    let mut out = Line::default();
    let mut blocks: Vec<NodeId> = Vec::new();
    let mut hidden = start;
    let nodes = std::iter::successors(Some(start), |node| Some(node.next()));
    for at in nodes.take_while(|&at| at < end).take(MOST_NODES) {
        if at < hidden {
            continue;
        }
        while blocks.last().is_some_and(|&end| end <= at) {
            blocks.pop();
            out.space = true;
        }
        match dom.tag(at) {
            Tag::Text => out.push(dom.text(at)),
            tag if is_unseen(tag) => hidden = dom.end(at),
            tag if !is_phrasing(tag) => {
                out.space = true;
                blocks.push(dom.end(at));
            }
            _ => {}
        }
        if out.text.len() > LONGEST {
            break;
        }
    }
    (!out.text.is_empty()).then_some(out.text)
}

/// A line under construction: white space collapses to single spaces between words.
#[derive(Default)]
struct Line {
    text: String,
    space: bool,
}

impl Line {
    fn push(&mut self, text: &str) {
        self.text.reserve(text.len());
        for (at, word) in space::stretches(text, Blank::White).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.space = false;
            space::push_shown(&mut self.text, word);
        }
    }
}

/// `text` with all white space collapsed to single spaces.
pub(crate) fn collapsed(text: &str) -> String {
    let mut line = Line::default();
    line.push(text);
    line.text
}

/// As much of a text as a claim may have, cut at a character.
fn head(text: &str) -> &str {
    let mut end = LONGEST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Character references and tags decoded, lines kept: for whole bodies.
pub(super) fn prose(text: &str) -> Option<String> {
    let text: Cow<'_, str> = if text.contains(['<', '&']) {
        let dom = Dom::parse(text);
        Cow::Owned(crate::html::article::text(&dom, Dom::ROOT))
    } else {
        Cow::Borrowed(text)
    };
    let paragraphs: Vec<String> =
        text.lines().map(collapsed).filter(|line| !line.is_empty()).collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// Elements whose text is never shown.
pub(crate) fn is_unseen(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Script | Tag::Style | Tag::Template | Tag::Noscript | Tag::Head | Tag::Textarea
    )
}

/// Elements that run on in the line.
pub(crate) fn is_phrasing(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::A
            | Tag::Abbr
            | Tag::Acronym
            | Tag::B
            | Tag::Big
            | Tag::Cite
            | Tag::Code
            | Tag::Data
            | Tag::Del
            | Tag::Dfn
            | Tag::Em
            | Tag::Font
            | Tag::I
            | Tag::Ins
            | Tag::Kbd
            | Tag::Label
            | Tag::Mark
            | Tag::Nobr
            | Tag::Q
            | Tag::Ruby
            | Tag::Rb
            | Tag::S
            | Tag::Samp
            | Tag::Small
            | Tag::Span
            | Tag::Strike
            | Tag::Strong
            | Tag::Sub
            | Tag::Sup
            | Tag::Time
            | Tag::Tt
            | Tag::U
            | Tag::Var
            | Tag::Wbr
            | Tag::Other
    )
}

#[cfg(test)]
mod tests {
    use super::{one_line, plain};
    use crate::dom::Dom;

    #[test]
    fn markup_and_references_are_taken_out_of_a_claim() {
        assert_eq!(plain("Fish &amp; <b>chips</b>\n today").as_deref(), Some("Fish & chips today"));
        assert_eq!(plain(" \n ").as_deref(), None);
    }

    #[test]
    fn words_of_different_blocks_do_not_run_together() {
        let dom =
            Dom::parse("<div>One</div><div>two<br>three<script>x()</script></div><b>f</b>our");
        assert_eq!(one_line(&dom, Dom::ROOT).as_deref(), Some("One two three four"));
    }
}
