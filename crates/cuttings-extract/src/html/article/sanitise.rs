//! A subtree as HTML that is safe to show: written anew from the tree by an allow-list, so that nothing
//! of the source's markup gets through that is not named here.
//!
//! Elements that are not on the list are left away and their content kept; runs of text outside any
//! paragraph become paragraphs. Elements are opened only when there is something to put into them,
//! and the writer closes and reopens inline elements around blocks, so that the output nests as HTML
//! wants it whatever the source did.

use url::Url;

use super::body::Cut;
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::html::structured::text::{is_phrasing, is_unseen};
use crate::space::{self, Blank};

/// The longest address that is kept, in bytes.
const LONGEST_ADDRESS: usize = 2048;

/// How many inline elements may be open within each other; more are left away.
const DEEPEST_INLINE: usize = 12;

/// How much is written at most, in bytes: reopening inline elements may not blow up the output.
const MOST: usize = 8 << 20;

/// `node` as HTML without what `cut` takes out.
pub(super) fn of(dom: &Dom<'_>, node: NodeId, base: Option<&Url>, cut: &Cut) -> String {
    let mut writer = Writer::new(base);
    let mut skip = node;
    for at in dom.subtree(node) {
        writer.leave(at);
        if at < skip {
            continue;
        }
        let tag = dom.tag(at);
        if tag == Tag::Text {
            writer.text(dom.text(at));
        } else if is_unseen(tag) || is_foreign(tag) || cut.has(at) || is_hidden(dom, at) {
            skip = dom.end(at);
        } else {
            writer.enter(dom, at, tag);
        }
        if writer.out.len() > MOST {
            break;
        }
    }
    let html = writer.finish();
    if html.trim().is_empty() { String::new() } else { html }
}

/// Elements whose content is no text of the page.
fn is_foreign(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Svg
            | Tag::Math
            | Tag::Iframe
            | Tag::Object
            | Tag::Embed
            | Tag::Applet
            | Tag::Canvas
            | Tag::Audio
            | Tag::Video
            | Tag::Button
            | Tag::Select
            | Tag::Input
            | Tag::Option
            | Tag::Noembed
            | Tag::Noframes
            | Tag::Frameset
            | Tag::Dialog
            | Tag::Map
            | Tag::Title
    )
}

fn is_hidden(dom: &Dom<'_>, node: NodeId) -> bool {
    dom.known_attr(node, Attr::Hidden)
        .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        && dom.known_attr(node, Attr::Id).is_none_or(|id| !id.starts_with("S:"))
}

/// What a block may hold.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Blocks; text needs a paragraph around it.
    Blocks,
    /// Text and blocks.
    Both,
    /// Text only.
    Text,
    /// Text as it stands.
    Preformatted,
    /// Items.
    Items,
    /// Rows, or groups of rows.
    Rows,
    /// Cells.
    Cells,
}

struct Block {
    end: NodeId,
    /// "" for an element that is left away.
    name: &'static str,
    holds: Holds,
    written: bool,
}

struct Inline {
    end: NodeId,
    name: &'static str,
    address: Option<String>,
    written: bool,
}

struct Writer<'b> {
    base: Option<&'b Url>,
    out: String,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// The element opened around loose text: a paragraph or an item.
    loose: Option<&'static str>,
    /// Whether the line has text already.
    started: bool,
    space: bool,
    breaks: u8,
}

impl<'b> Writer<'b> {
    fn new(base: Option<&'b Url>) -> Self {
        Self {
            base,
            out: String::new(),
            blocks: Vec::new(),
            inlines: Vec::new(),
            loose: None,
            started: false,
            space: false,
            breaks: 0,
        }
    }

    fn holds(&self) -> Holds {
        self.blocks.last().map_or(Holds::Blocks, |block| block.holds)
    }

    /// Closes all elements that end at or before a node.
    fn leave(&mut self, at: NodeId) {
        loop {
            let inline = self.inlines.last().map(|inline| inline.end).filter(|&end| end <= at);
            let block = self.blocks.last().map(|block| block.end).filter(|&end| end <= at);
            match (inline, block) {
                (None, None) => return,
                (Some(inline), Some(block)) if inline > block => self.leave_block(),
                (Some(_), _) => self.leave_inline(),
                (None, Some(_)) => self.leave_block(),
            }
        }
    }

    fn leave_inline(&mut self) {
        if let Some(inline) = self.inlines.pop()
            && inline.written
        {
            self.close(inline.name);
        }
    }

    fn leave_block(&mut self) {
        let Some(block) = self.blocks.last() else { return };
        let is_line = block.name.is_empty() && matches!(block.holds, Holds::Text | Holds::Both);
        if is_line {
            self.blocks.pop();
            self.breaks = self.breaks.max(u8::from(self.started));
            return;
        }
        self.end_line();
        if let Some(block) = self.blocks.pop()
            && block.written
        {
            self.close(block.name);
        }
    }

    fn enter(&mut self, dom: &Dom<'_>, node: NodeId, tag: Tag) {
        let end = dom.end(node);
        match tag {
            Tag::Br => self.line_break(),
            Tag::Hr => self.rule(),
            Tag::Img => self.image(dom, node),
            Tag::A => {
                let address =
                    dom.known_attr(node, Attr::Href).and_then(|href| self.web_address(href));
                if address.is_some() {
                    self.inline(end, "a", address);
                }
            }
            Tag::Em | Tag::Strong | Tag::B | Tag::I | Tag::Sub | Tag::Sup | Tag::Code => {
                self.inline(end, tag.name(), None);
            }
            tag if is_phrasing(tag) || tag == Tag::Picture || tag == Tag::Source => {}
            _ => self.block(end, tag),
        }
    }

    fn inline(&mut self, end: NodeId, name: &'static str, address: Option<String>) {
        if self.inlines.len() < DEEPEST_INLINE {
            self.inlines.push(Inline { end, name, address, written: false });
        }
    }

    fn block(&mut self, end: NodeId, tag: Tag) {
        let outer = self.holds();
        let (name, holds) = place(tag, outer);
        if name.is_empty() && matches!(holds, Holds::Text | Holds::Both | Holds::Preformatted) {
            // A container left away within a line still begins a line.
            self.breaks = self.breaks.max(u8::from(self.started));
            self.blocks.push(Block { end, name, holds, written: false });
            return;
        }
        self.end_line();
        self.blocks.push(Block { end, name, holds, written: false });
        // A cell without text still has its place in the row.
        if matches!(tag, Tag::Td | Tag::Th) && !name.is_empty() {
            self.open_blocks();
        }
    }

    fn text(&mut self, text: &str) {
        if self.holds() == Holds::Preformatted {
            if !text.is_empty() {
                self.open_line();
                self.escaped(text);
            }
            return;
        }
        if matches!(self.holds(), Holds::Rows | Holds::Cells) {
            return;
        }
        for (at, word) in space::stretches(text, Blank::White).enumerate() {
            self.space |= at > 0;
            if !word.is_empty() {
                self.open_line();
                self.escaped(word);
                self.started = true;
            }
        }
    }

    fn line_break(&mut self) {
        if self.holds() == Holds::Preformatted {
            // Before there is text, the element is not open, and the parser would drop the line.
            if self.blocks.iter().any(|block| block.written && block.name == "pre") {
                self.out.push('\n');
            }
        } else if self.started {
            self.breaks = self.breaks.saturating_add(1);
        }
    }

    fn rule(&mut self) {
        if matches!(self.holds(), Holds::Blocks | Holds::Both) {
            self.end_line();
            self.open_blocks();
            self.out.push_str("<hr>");
        }
    }

    fn image(&mut self, dom: &Dom<'_>, node: NodeId) {
        if matches!(self.holds(), Holds::Rows | Holds::Cells | Holds::Preformatted) {
            return;
        }
        let source = ["data-src", "data-lazy-src", "data-original", "src"]
            .iter()
            .filter_map(|name| dom.attr(node, name))
            .find_map(|source| self.web_address(source));
        let Some(source) = source else { return };
        self.open_line();
        self.out.push_str("<img src=\"");
        self.escaped(&source);
        self.out.push_str("\" alt=\"");
        self.escaped(dom.attr(node, "alt").unwrap_or("").trim());
        self.out.push_str("\">");
        self.started = true;
    }

    fn web_address(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if address.is_empty() || address.len() > LONGEST_ADDRESS {
            return None;
        }
        let url = crate::address::resolve(self.base, address)?;
        matches!(url.scheme(), "http" | "https").then(|| String::from(url))
    }

    /// Opens all that must be open for text to be written.
    fn open_line(&mut self) {
        if self.breaks >= 2 && self.loose == Some("p") {
            self.end_line();
        }
        self.open_blocks();
        if self.loose.is_none() {
            self.loose = match self.holds() {
                Holds::Blocks => Some("p"),
                Holds::Items => Some("li"),
                _ => None,
            };
            if let Some(name) = self.loose {
                self.open(name);
            }
        }
        if self.started && self.breaks > 0 {
            self.out.push_str("<br>");
        } else if self.started && self.space {
            self.out.push(' ');
        }
        self.breaks = 0;
        self.space = false;
        for at in 0..self.inlines.len() {
            let Some(inline) = self.inlines.get_mut(at).filter(|inline| !inline.written) else {
                continue;
            };
            inline.written = true;
            let (name, address) = (inline.name, inline.address.clone());
            match address {
                Some(address) => {
                    self.out.push_str("<a href=\"");
                    self.escaped(&address);
                    self.out.push_str("\" rel=\"nofollow noopener\">");
                }
                None => self.open(name),
            }
        }
    }

    fn open_blocks(&mut self) {
        for at in 0..self.blocks.len() {
            let Some(block) = self.blocks.get_mut(at).filter(|block| !block.written) else {
                continue;
            };
            block.written = true;
            let name = block.name;
            self.open(name);
        }
    }

    /// Ends the line of text that is being written.
    fn end_line(&mut self) {
        for at in (0..self.inlines.len()).rev() {
            if let Some(inline) = self.inlines.get_mut(at).filter(|inline| inline.written) {
                inline.written = false;
                let name = inline.name;
                self.close(name);
            }
        }
        if let Some(name) = self.loose.take() {
            self.close(name);
        }
        self.started = false;
        self.space = false;
        self.breaks = 0;
    }

    fn open(&mut self, name: &str) {
        if !name.is_empty() {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    fn close(&mut self, name: &str) {
        if !name.is_empty() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        let is_special = |b: &u8| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'');
        while let Some(at) = rest.as_bytes().iter().position(is_special) {
            let (plain, special) = rest.split_at(at);
            self.out.push_str(plain);
            self.out.push_str(match special.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'"') => "&quot;",
                _ => "&#39;",
            });
            rest = special.get(1..).unwrap_or("");
        }
        self.out.push_str(rest);
    }

    fn finish(mut self) -> String {
        while !self.inlines.is_empty() {
            self.leave_inline();
        }
        while !self.blocks.is_empty() {
            self.leave_block();
        }
        self.end_line();
        self.out
    }
}

/// Under which name a block is written within another, and what it holds then; "" where it is left
/// away.
fn place(tag: Tag, outer: Holds) -> (&'static str, Holds) {
    let blocks_fit = matches!(outer, Holds::Blocks | Holds::Both);
    match tag {
        Tag::P | Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 if blocks_fit => {
            (tag.name(), Holds::Text)
        }
        Tag::Pre | Tag::Listing | Tag::Plaintext | Tag::Xmp if blocks_fit => {
            ("pre", Holds::Preformatted)
        }
        Tag::Blockquote if blocks_fit => ("blockquote", Holds::Blocks),
        Tag::Figure if blocks_fit => ("figure", Holds::Both),
        Tag::Figcaption if blocks_fit => ("figcaption", Holds::Both),
        Tag::Ul | Tag::Menu | Tag::Dir if blocks_fit => ("ul", Holds::Items),
        Tag::Ol if blocks_fit => ("ol", Holds::Items),
        Tag::Li if outer == Holds::Items => ("li", Holds::Both),
        // Lists right within lists are common, and HTML wants an item around them.
        Tag::Ul | Tag::Ol if outer == Holds::Items => ("", Holds::Items),
        Tag::Table if blocks_fit => ("table", Holds::Rows),
        Tag::Thead | Tag::Tbody | Tag::Tfoot if outer == Holds::Rows => (tag.name(), Holds::Rows),
        Tag::Tr if outer == Holds::Rows => ("tr", Holds::Cells),
        Tag::Td | Tag::Th if outer == Holds::Cells => (tag.name(), Holds::Both),
        _ => ("", outer),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::dom::Dom;
    use crate::html::article::sanitised;

    fn clean(html: &str) -> String {
        let dom = Dom::parse(html);
        sanitised(&dom, Dom::ROOT, Some(&"https://gazette.example/a/".parse().unwrap()))
    }

    #[test]
    fn known_elements_stay_and_others_leave_their_content() {
        assert_eq!(
            clean(
                "<section><h2 class=x>One</h2><p>Two <em>three</em> <span>four</span></p></section>"
            ),
            "<h2>One</h2><p>Two <em>three</em> four</p>"
        );
    }

    #[test]
    fn loose_text_becomes_paragraphs() {
        assert_eq!(
            clean("<div>one<br>two<br><br>three</div>four"),
            "<p>one<br>two</p><p>three</p><p>four</p>"
        );
    }

    #[test]
    fn breaks_before_preformatted_text_are_not_kept() {
        assert_eq!(clean("<p>a</p><pre><br>b<br>c</pre>"), "<p>a</p><pre>b\nc</pre>");
        assert_eq!(clean("<p>a</p><pre><br></pre>"), "<p>a</p>");
    }

    #[test]
    fn scripts_styles_and_event_handlers_are_gone() {
        assert_eq!(
            clean(
                "<p onclick=x()>a<script>b</script><style>c</style><img src=x.png onerror=y()></p>"
            ),
            "<p>a<img src=\"https://gazette.example/a/x.png\" alt=\"\"></p>"
        );
    }

    #[test]
    fn only_web_addresses_are_linked() {
        assert_eq!(
            clean(
                "<p><a href='javascript:x()'>a</a> <a href=/b>b</a> <a href='mailto:c@d.example'>c</a></p>"
            ),
            "<p>a <a href=\"https://gazette.example/b\" rel=\"nofollow noopener\">b</a> c</p>"
        );
    }

    #[test]
    fn inline_elements_are_closed_around_blocks() {
        assert_eq!(
            clean("<a href=/b><h2>One</h2><p>Two</p></a>"),
            "<h2><a href=\"https://gazette.example/b\" rel=\"nofollow noopener\">One</a></h2>\
             <p><a href=\"https://gazette.example/b\" rel=\"nofollow noopener\">Two</a></p>"
        );
    }

    #[test]
    fn empty_elements_are_not_written() {
        assert_eq!(clean("<div><p> </p><ul><li><b></b></li></ul></div><p>x</p>"), "<p>x</p>");
    }

    #[test]
    fn tables_keep_their_empty_cells() {
        assert_eq!(
            clean("<table><tr><th>a<th><tr><td><div>b</div><div>c</div><td>d</table>"),
            "<table><tbody><tr><th>a</th><th></th></tr><tr><td>b<br>c</td><td>d</td></tr></tbody></table>"
        );
    }

    #[test]
    fn a_picture_that_loads_late_is_shown() {
        assert_eq!(
            clean(
                "<figure><img src='data:x' data-src='/p.jpg' alt='A &quot;b&quot;'><figcaption>C</figcaption></figure>"
            ),
            "<figure><img src=\"https://gazette.example/p.jpg\" alt=\"A &quot;b&quot;\">\
             <figcaption>C</figcaption></figure>"
        );
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        assert_eq!(
            clean("<pre><code>a &lt;\n  b</code></pre>"),
            "<pre><code>a &lt;\n  b</code></pre>"
        );
    }

    /// Markup that tries: pieces of elements, attributes and addresses in any order.
    fn junk() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("<p>"),
            Just("</p>"),
            Just("<a href='javascript:alert(1)'>"),
            Just("</a>"),
            Just("<a href=\" JaVaScRiPt:alert(1)\" onclick=x>"),
            Just("<script>alert(1)</script>"),
            Just("<svg><script>alert(1)</script></svg>"),
            Just("<math><mtext><style>"),
            Just("<img src=x onerror=alert(1)>"),
            Just("<img src=\"javascript:x\">"),
            Just("<table><tr><td>"),
            Just("</table>"),
            Just("<ul><li>"),
            Just("</ul>"),
            Just("<b><i>"),
            Just("</b>"),
            Just("<style>p{}</style>"),
            Just("<noscript>"),
            Just("</noscript>"),
            Just("<template><b>"),
            Just("</template>"),
            Just("<pre>"),
            Just("</pre>"),
            Just("<iframe src=x>"),
            Just("</iframe>"),
            Just("<textarea>"),
            Just("<title>"),
            Just("&lt;script&gt;alert(1)&lt;/script&gt;"),
            Just("<div>"),
            Just("</div>"),
            Just("\"'><script>"),
            Just("<h2>"),
            Just("word "),
            Just("<br>"),
            Just("<figure><figcaption>"),
            Just("<blockquote>"),
            Just("<select><option>"),
            Just("<form action=javascript:x><input>"),
            Just("<plaintext>"),
            Just("<xmp>"),
            Just("data:text/html,<script>"),
            Just("<a href='data:text/html,x'>"),
            Just("&#x3c;b&#x3e;"),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_that_runs_gets_through(source in junk()) {
            let html = clean(&source);
            let tree = scraper::Html::parse_document(&html);
            for node in tree.tree.nodes() {
                let Some(element) = node.value().as_element() else { continue };
                let name = element.name();
                prop_assert!(
                    !matches!(name, "script" | "style" | "iframe" | "svg" | "math" | "form" | "template"
                        | "object" | "embed" | "base" | "meta" | "link"),
                    "{name} in {html}"
                );
                for (attribute, value) in element.attrs() {
                    prop_assert!(!attribute.starts_with("on"), "{attribute} in {html}");
                    let value = value.trim().to_ascii_lowercase();
                    prop_assert!(!value.starts_with("javascript:"), "{value} in {html}");
                    prop_assert!(!value.starts_with("data:"), "{value} in {html}");
                }
            }
        }

        #[test]
        fn what_is_clean_stays_as_it_is(source in junk()) {
            // White space between blocks is nobody's content.
            let words = |html: &str| html.split_whitespace().collect::<Vec<_>>().join(" ");
            let once = clean(&source);
            prop_assert_eq!(words(&clean(&once)), words(&once));
        }

        #[test]
        fn any_text_is_read_without_panic(source in "\\PC{0,200}") {
            let _ = clean(&source);
        }
    }
}
