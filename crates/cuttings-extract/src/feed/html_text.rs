//! HTML in a feed as plain text: paragraphs, and what decides which of them are a summary.

use std::borrow::Cow;

use crate::dom::{Dom, NodeId, Tag};

/// Pictures smaller than this, in pixels, are counters and icons.
const SMALLEST_PICTURE: u32 = 50;

/// A title with more brackets than this that are no tags has none.
const MOST_BRACKETS: usize = 50;

/// The text of a piece of HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prose {
    /// The paragraphs in order; none is empty.
    pub(super) paragraphs: Vec<Paragraph>,
    /// The address of the first picture, as written.
    pub(super) image: Option<String>,
}

/// One paragraph, one heading, one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The text; lines of a list, a table or a poem are lines here.
    pub(super) text: String,
    /// What sort of text it is.
    pub(super) role: Role,
    /// Where its links lead, as written.
    pub(super) links: Vec<String>,
    /// Whether all of its text is in links.
    pub(super) is_linked: bool,
}

/// What sort of text a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text, a list, a table.
    Body,
    /// A heading.
    Heading,
    /// The caption of a picture.
    Caption,
}

impl Prose {
    /// Reads a piece of HTML, or a plain text, whose blank lines then part its paragraphs.
    pub(super) fn read(source: &str) -> Self {
        let source = without_sections(source);
        if source.contains('<') { Self::of_html(&source) } else { Self::of_text(&source) }
    }

    /// Reads a plain text: blank lines part paragraphs. References that were escaped twice are
    /// resolved.
    pub(super) fn of_text(source: &str) -> Self {
        let text = super::xml::decoded(source);
        let mut reader = Reader::default();
        for line in text.lines() {
            if line.trim().is_empty() {
                reader.end_paragraph();
            }
            reader.text(line, false);
            reader.space();
        }
        reader.end_paragraph();
        reader.prose
    }

    fn of_html(source: &str) -> Self {
        let dom = Dom::parse(source);
        let mut reader = Reader::default();
        reader.read(&dom);
        reader.prose
    }

    /// All paragraphs, parted by blank lines.
    pub(super) fn text(&self) -> String {
        join(self.paragraphs.iter())
    }

    /// The paragraphs that are a teaser where all of it is one: all but captions.
    pub(super) fn summary(&self) -> String {
        let body = || self.paragraphs.iter().filter(|p| p.role != Role::Caption);
        if body().next().is_some() { join(body()) } else { self.text() }
    }

    /// The first paragraph, and the second where the first is shorter than `width` (in characters,
    /// wide ones counted twice).
    pub(super) fn lead(&self, width: usize) -> String {
        let body: Vec<_> = self.paragraphs.iter().filter(|p| p.role == Role::Body).collect();
        let Some(first) = body.first() else {
            return self.paragraphs.first().map(|p| p.text.clone()).unwrap_or_default();
        };
        let count = if crate::teaser::width(&first.text) < width { 2 } else { 1 };
        join(body.into_iter().take(count))
    }
}

fn join<'p>(paragraphs: impl Iterator<Item = &'p Paragraph>) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&paragraph.text);
    }
    text
}

/// A title as one line of plain text. Titles are plain text in some feeds, HTML in others, and in
/// some HTML that was escaped twice.
pub(super) fn title(source: &str) -> Option<String> {
    let source = without_sections(source);
    let decoded = super::xml::decoded(&source);
    let text = if holds_tag(&decoded) {
        join(Prose::of_html(&decoded).paragraphs.iter())
    } else {
        decoded.into_owned()
    };
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    (!line.is_empty()).then_some(line)
}

/// A CDATA section that was escaped, or put into another, is still only its content.
fn without_sections(source: &str) -> Cow<'_, str> {
    if source.contains("<![CDATA[") {
        Cow::Owned(source.replace("<![CDATA[", "").replace("]]>", ""))
    } else {
        Cow::Borrowed(source)
    }
}

/// Whether there is a tag of HTML that is closed again or has no content: "Why <blink> had to go"
/// has none.
fn holds_tag(text: &str) -> bool {
    text.match_indices('<').take(MOST_BRACKETS).any(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        let tag = Tag::from_name(&name);
        let closed = || text.contains(&format!("</{}", &rest[..end]));
        tag != Tag::Other && !name.is_empty() && rest.contains('>') && (tag.is_void() || closed())
    })
}

#[derive(Default)]
struct Reader {
    prose: Prose,
    text: String,
    links: Vec<String>,
    role: Option<Role>,
    pending: Pending,
    has_text_outside_links: bool,
}

/// What stands between the last word and the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Pending {
    #[default]
    Nothing,
    Space,
    Line,
}

impl Reader {
    fn read(&mut self, dom: &Dom<'_>) {
        if dom.is_empty() {
            return;
        }
        // Ends of the elements that the walk is in, innermost last.
        let mut blocks: Vec<(NodeId, Tag)> = Vec::new();
        let mut links: Vec<NodeId> = Vec::new();
        let mut skip_to = Dom::ROOT;
        for node in dom.subtree(Dom::ROOT) {
            while let Some((_, tag)) = blocks.pop_if(|(end, _)| *end <= node) {
                self.end_block(tag, &blocks);
            }
            while links.pop_if(|end| *end <= node).is_some() {}
            if node < skip_to {
                continue;
            }
            let tag = dom.tag(node);
            match tag {
                Tag::Text => {
                    let in_pre = blocks.iter().any(|(_, tag)| *tag == Tag::Pre);
                    self.dom_text(dom.text(node), in_pre, !links.is_empty());
                }
                Tag::Script
                | Tag::Style
                | Tag::Template
                | Tag::Head
                | Tag::Noscript
                | Tag::Iframe
                | Tag::Svg
                | Tag::Object
                | Tag::Select
                | Tag::Button
                | Tag::Textarea
                | Tag::Video
                | Tag::Audio => skip_to = dom.end(node),
                Tag::Br => self.line_break(),
                Tag::Img => self.image(dom, node),
                Tag::A => {
                    links.push(dom.end(node));
                    self.links.extend(dom.attr(node, "href").map(str::to_owned));
                }
                Tag::Td | Tag::Th => {
                    self.space();
                    blocks.push((dom.end(node), tag));
                }
                _ if tag.is_block() => {
                    self.start_block(tag, &blocks);
                    blocks.push((dom.end(node), tag));
                }
                _ => {}
            }
        }
        self.end_paragraph();
    }

    fn start_block(&mut self, tag: Tag, around: &[(NodeId, Tag)]) {
        // With paragraphs within its items, a list still is one paragraph.
        if is_line(tag) || is_within_line(tag, around) {
            self.pending = self.pending.max(Pending::Line);
        } else {
            self.end_paragraph();
        }
        if tag.is_heading() {
            self.role = Some(Role::Heading);
        } else if tag == Tag::Figcaption {
            self.role = Some(Role::Caption);
        }
    }

    fn end_block(&mut self, tag: Tag, around: &[(NodeId, Tag)]) {
        if matches!(tag, Tag::Td | Tag::Th) {
            self.space();
        } else if is_line(tag) || is_within_line(tag, around) {
            self.pending = self.pending.max(Pending::Line);
        } else {
            self.end_paragraph();
        }
    }

    fn dom_text(&mut self, text: &str, in_pre: bool, in_link: bool) {
        if !in_pre {
            return self.text(text, in_link);
        }
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                self.pending = Pending::Line;
            }
            self.text(line, in_link);
        }
    }

    fn text(&mut self, text: &str, in_link: bool) {
        let is_gap = |c: char| c.is_whitespace() || c.is_control();
        if text.starts_with(is_gap) {
            self.space();
        }
        for word in text.split(is_gap).filter(|word| !word.is_empty()) {
            let has_text = !self.text.is_empty();
            match std::mem::replace(&mut self.pending, Pending::Space) {
                Pending::Space if has_text => self.text.push(' '),
                Pending::Line if has_text => self.text.push('\n'),
                _ => {}
            }
            self.text.push_str(word);
            self.has_text_outside_links |= !in_link && word.chars().any(char::is_alphanumeric);
        }
        if !text.is_empty() && !text.ends_with(is_gap) && self.pending == Pending::Space {
            self.pending = Pending::Nothing;
        }
    }

    fn space(&mut self) {
        self.pending = self.pending.max(Pending::Space);
    }

    /// Two line breaks in a row are a paragraph's end by other means.
    fn line_break(&mut self) {
        if self.pending == Pending::Line {
            self.end_paragraph();
        } else {
            self.pending = Pending::Line;
        }
    }

    fn end_paragraph(&mut self) {
        self.pending = Pending::Nothing;
        let role = self.role.take().unwrap_or(Role::Body);
        let is_linked = !std::mem::take(&mut self.has_text_outside_links);
        let links = std::mem::take(&mut self.links);
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let is_linked = is_linked && !links.is_empty();
        self.prose.paragraphs.push(Paragraph { text, role, links, is_linked });
    }

    fn image(&mut self, dom: &Dom<'_>, node: NodeId) {
        if self.prose.image.is_some() {
            return;
        }
        let is_small = ["width", "height"].into_iter().any(|name| {
            let size = dom.attr(node, name).map(|size| size.trim().trim_end_matches("px"));
            size.and_then(|size| size.parse().ok()).is_some_and(|size: u32| size < SMALLEST_PICTURE)
        });
        let class = dom.attr(node, "class").unwrap_or_default();
        let is_sign = class.contains("emoji") || class.contains("smiley");
        let source = ["data-src", "data-original", "src"]
            .into_iter()
            .filter_map(|name| dom.attr(node, name))
            .find(|source| !source.is_empty() && !source.starts_with("data:"));
        if !is_small && !is_sign {
            self.prose.image = source.map(str::to_owned);
        }
    }
}

/// Blocks that are lines of the paragraph around them.
fn is_line(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Tr | Tag::Dt | Tag::Dd)
}

fn is_within_line(tag: Tag, around: &[(NodeId, Tag)]) -> bool {
    tag == Tag::P && around.last().is_some_and(|(_, around)| is_line(*around))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Prose, Role, title};

    fn text(html: &str) -> String {
        Prose::read(html).text()
    }

    #[test]
    fn paragraphs_are_parted_by_blank_lines() {
        assert_eq!(text("<p>One\n two</p> <p>Three</p>"), "One two\n\nThree");
        assert_eq!(text("One<br>two<br/><br />Three"), "One\ntwo\n\nThree");
        assert_eq!(text("<div>One <b>bo</b>ld</div>two"), "One bold\n\ntwo");
        assert_eq!(text("<![CDATA[<p>One</p>]]>"), "One");
        assert_eq!(text("One\ntwo\n\nThree &amp;amp; four"), "One two\n\nThree &amp; four");
    }

    #[test]
    fn a_list_is_one_paragraph_of_lines() {
        assert_eq!(text("<p>A:</p><ul><li>b</li>\n<li><p>c</p></li></ul>d"), "A:\n\nb\nc\n\nd");
        assert_eq!(text("<table><tr><td>a<td>b<tr><td>c</table>"), "a b\nc");
        assert_eq!(text("<pre>a\n b</pre>"), "a\nb");
    }

    #[test]
    fn what_is_not_text_is_left_out() {
        assert_eq!(text("<style>p{}</style><p>A<script>x<y</script><iframe>z</iframe></p>"), "A");
    }

    #[test]
    fn the_lead_is_the_first_running_text() {
        let prose = Prose::read(
            "<h2>Heading</h2><figure><img src=a.jpg><figcaption>A picture</figcaption></figure>\
             <p>Short.</p><p>Second.</p><p>Third.</p>",
        );
        assert_eq!(prose.paragraphs[1].role, Role::Caption);
        assert_eq!(prose.lead(100), "Short.\n\nSecond.");
        assert_eq!(prose.lead(3), "Short.");
        assert_eq!(prose.summary(), "Heading\n\nShort.\n\nSecond.\n\nThird.");
    }

    #[test]
    fn the_picture_is_the_first_that_is_no_counter() {
        let prose = Prose::read(
            "<img src='t.gif' width=1 height=1><img class=emoji src=e.png>\
             <img src='data:x' data-src='a.jpg'><img src='b.jpg'>",
        );
        assert_eq!(prose.image.as_deref(), Some("a.jpg"));
    }

    #[test]
    fn a_title_is_plain_text() {
        for (given, expected) in [
            ("A  title\n here", "A title here"),
            ("Fish &amp; chips", "Fish & chips"),
            ("An <em>important</em> day", "An important day"),
            ("An &lt;em&gt;important&lt;/em&gt; day", "An important day"),
            ("Why <blink> had to go", "Why <blink> had to go"),
            ("1 < 2 > 0", "1 < 2 > 0"),
            ("First<br/>second", "First second"),
        ] {
            assert_eq!(title(given).as_deref(), Some(expected));
        }
        assert_eq!(title(" \n "), None);
        assert_eq!(title("<b> </b>"), None);
    }

    proptest! {
        #[test]
        fn no_paragraph_is_empty(html in "(<|>|/|p|br|li|td|pre|a href=| |\n|&nbsp;|\\PC){0,40}") {
            for paragraph in Prose::read(&html).paragraphs {
                prop_assert_eq!(paragraph.text.trim(), &paragraph.text);
                prop_assert!(!paragraph.text.is_empty());
            }
        }
    }
}
