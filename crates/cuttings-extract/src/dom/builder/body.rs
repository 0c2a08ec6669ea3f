//! The insertion mode "in body", where nearly all of a page is.

use super::*;

impl Builder<'_> {
    pub(super) fn text_in_body(&mut self, text: Span) {
        self.reconstruct_formatting();
        if self.frameset_ok && !is_space(self.tree.resolve(text)) {
            self.frameset_ok = false;
        }
        self.append_text(text);
    }

    pub(super) fn start_in_body(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Html => {
                if !self.is_open(Tag::Template) {
                    self.add_attributes(0, tag);
                }
            }
            Tag::Base
            | Tag::Basefont
            | Tag::Bgsound
            | Tag::Link
            | Tag::Meta
            | Tag::Noframes
            | Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Title => {
                return self.start_in_head(tag);
            }
            Tag::Body => self.repeat_body(tag),
            Tag::Frameset => self.replace_body_by_frameset(tag),
            Tag::Address
            | Tag::Article
            | Tag::Aside
            | Tag::Blockquote
            | Tag::Center
            | Tag::Details
            | Tag::Dialog
            | Tag::Dir
            | Tag::Div
            | Tag::Dl
            | Tag::Fieldset
            | Tag::Figcaption
            | Tag::Figure
            | Tag::Footer
            | Tag::Header
            | Tag::Hgroup
            | Tag::Main
            | Tag::Menu
            | Tag::Nav
            | Tag::Ol
            | Tag::P
            | Tag::Search
            | Tag::Section
            | Tag::Summary
            | Tag::Ul => {
                self.close_p_in_button_scope();
                self.insert(tag);
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                self.close_p_in_button_scope();
                if self.current().is_any(HEADING) {
                    self.pop();
                }
                self.insert(tag);
            }
            Tag::Pre | Tag::Listing => {
                self.close_p_in_button_scope();
                self.insert(tag);
                self.ignore_newline = true;
                self.frameset_ok = false;
            }
            Tag::Form => self.start_form(tag),
            Tag::Li => self.start_list_item(tag, |tag| tag == Tag::Li),
            Tag::Dd | Tag::Dt => self.start_list_item(tag, |tag| matches!(tag, Tag::Dd | Tag::Dt)),
            Tag::Plaintext => {
                self.close_p_in_button_scope();
                self.insert(tag);
                self.raw = NONE;
                return Step::Done(Content::Plain);
            }
            Tag::Button => {
                if self.is_in_scope(Tag::Button, SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                    self.close(Tag::Button);
                }
                self.insert_with_formatting(tag);
                self.frameset_ok = false;
            }
            Tag::A => {
                self.end_open_link();
                self.start_formatting(tag);
            }
            Tag::B
            | Tag::Big
            | Tag::Code
            | Tag::Em
            | Tag::Font
            | Tag::I
            | Tag::S
            | Tag::Small
            | Tag::Strike
            | Tag::Strong
            | Tag::Tt
            | Tag::U => self.start_formatting(tag),
            Tag::Nobr => {
                self.reconstruct_formatting();
                if self.is_in_scope(Tag::Nobr, SCOPE) {
                    self.adopt(Tag::Nobr);
                }
                self.start_formatting(tag);
            }
            Tag::Applet | Tag::Marquee | Tag::Object => {
                self.reconstruct_formatting();
                if self.insert(tag).is_some() {
                    self.formatting.push_marker();
                }
                self.frameset_ok = false;
            }
            Tag::Table => {
                if !self.is_quirky {
                    self.close_p_in_button_scope();
                }
                if self.insert(tag).is_some() {
                    self.mode = Mode::InTable;
                }
                self.frameset_ok = false;
            }
            Tag::Area | Tag::Br | Tag::Embed | Tag::Img | Tag::Keygen | Tag::Wbr => {
                self.insert_closed_with_formatting(tag);
            }
            Tag::Image => self.insert_closed_with_formatting(StartTag { tag: Tag::Img, ..tag }),
            Tag::Input => {
                if self.is_in_scope(Tag::Select, SCOPE) {
                    self.close(Tag::Select);
                }
                self.reconstruct_formatting();
                self.insert_closed(tag);
                self.frameset_ok &= self.is_hidden_input(tag);
            }
            Tag::Param | Tag::Source | Tag::Track => {
                self.insert_closed(tag);
            }
            Tag::Hr => {
                self.close_p_in_button_scope();
                if self.is_in_scope(Tag::Select, SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                }
                self.insert_closed(tag);
                self.frameset_ok = false;
            }
            Tag::Textarea => {
                self.ignore_newline = true;
                self.frameset_ok = false;
                return self.insert_raw(tag, Content::Rcdata);
            }
            Tag::Xmp => {
                self.close_p_in_button_scope();
                self.reconstruct_formatting();
                self.frameset_ok = false;
                return self.insert_raw(tag, Content::Raw);
            }
            Tag::Iframe => {
                self.frameset_ok = false;
                return self.insert_raw(tag, Content::Raw);
            }
            Tag::Noembed => return self.insert_raw(tag, Content::Raw),
            Tag::Select => {
                if self.is_in_scope(Tag::Select, SCOPE) {
                    self.close(Tag::Select);
                } else {
                    self.insert_with_formatting(tag);
                    self.frameset_ok = false;
                }
            }
            Tag::Option => {
                if self.is_in_scope(Tag::Select, SCOPE) {
                    self.imply_end_tags_except(Tag::Optgroup);
                } else if self.current().is(Tag::Option) {
                    self.pop();
                }
                self.insert_with_formatting(tag);
            }
            Tag::Optgroup => {
                if self.is_in_scope(Tag::Select, SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                } else if self.current().is(Tag::Option) {
                    self.pop();
                }
                self.insert_with_formatting(tag);
            }
            Tag::Rb | Tag::Rtc => {
                if self.is_in_scope(Tag::Ruby, SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                }
                self.insert(tag);
            }
            Tag::Rp | Tag::Rt => {
                if self.is_in_scope(Tag::Ruby, SCOPE) {
                    self.imply_end_tags_except(Tag::Rtc);
                }
                self.insert(tag);
            }
            Tag::Math => return self.enter_foreign(tag, Kind::Math),
            Tag::Svg => return self.enter_foreign(tag, Kind::Svg),
            Tag::Caption
            | Tag::Col
            | Tag::Colgroup
            | Tag::Frame
            | Tag::Head
            | Tag::Tbody
            | Tag::Td
            | Tag::Tfoot
            | Tag::Th
            | Tag::Thead
            | Tag::Tr => {}
            _ => self.insert_with_formatting(tag),
        }
        DONE
    }

    /// Adds a repeated tag's attributes to the open element at that place of the stack.
    fn add_attributes(&mut self, index: usize, tag: StartTag) {
        if let Some(open) = self.open.get(index) {
            self.tree.add_attributes(open.node, tag.start, tag.len);
        }
    }

    fn body_is_open(&self) -> bool {
        self.open.get(1).is_some_and(|open| open.is(Tag::Body))
    }

    fn repeat_body(&mut self, tag: StartTag) {
        if self.body_is_open() && !self.is_open(Tag::Template) {
            self.frameset_ok = false;
            self.add_attributes(1, tag);
        }
    }

    fn replace_body_by_frameset(&mut self, tag: StartTag) {
        if !self.frameset_ok || !self.body_is_open() {
            return;
        }
        self.tree.detach(self.open[1].node);
        self.close_from(1);
        self.insert_always(tag);
        self.mode = Mode::InFrameset;
    }

    fn start_form(&mut self, tag: StartTag) {
        let in_template = self.is_open(Tag::Template);
        if self.form != NONE && !in_template {
            return;
        }
        self.close_p_in_button_scope();
        if let Some(node) = self.insert(tag)
            && !in_template
        {
            self.form = node;
        }
    }

    /// `li`, `dd`, `dt`: ends the item of the same list that is open.
    fn start_list_item(&mut self, tag: StartTag, ends: impl Fn(Tag) -> bool) {
        self.frameset_ok = false;
        for &open in self.open.iter().rev() {
            if open.kind == Kind::Html && ends(open.tag) {
                self.imply_end_tags_except(open.tag);
                self.close(open.tag);
                break;
            }
            if open.is_any(SPECIAL) && !matches!(open.tag, Tag::Address | Tag::Div | Tag::P) {
                break;
            }
        }
        self.close_p_in_button_scope();
        self.insert(tag);
    }

    fn insert_with_formatting(&mut self, tag: StartTag) {
        self.reconstruct_formatting();
        self.insert(tag);
    }

    fn insert_closed_with_formatting(&mut self, tag: StartTag) {
        self.reconstruct_formatting();
        self.insert_closed(tag);
        self.frameset_ok = false;
    }

    pub(super) fn is_hidden_input(&self, tag: StartTag) -> bool {
        let attributes = self.tree.attributes.get(tag.start as usize..).unwrap_or(&[]);
        attributes
            .iter()
            .take(tag.len as usize)
            .find(|a| self.tree.resolve(a.name) == "type")
            .is_some_and(|a| self.tree.resolve(a.value).eq_ignore_ascii_case("hidden"))
    }

    pub(super) fn end_in_body(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Template => return self.end_in_head(tag),
            Tag::Body => {
                if self.is_in_scope(Tag::Body, SCOPE) {
                    self.mode = Mode::AfterBody;
                }
            }
            Tag::Html => {
                if self.is_in_scope(Tag::Body, SCOPE) {
                    self.mode = Mode::AfterBody;
                    return Step::Again;
                }
            }
            Tag::Address
            | Tag::Article
            | Tag::Aside
            | Tag::Blockquote
            | Tag::Button
            | Tag::Center
            | Tag::Details
            | Tag::Dialog
            | Tag::Dir
            | Tag::Div
            | Tag::Dl
            | Tag::Fieldset
            | Tag::Figcaption
            | Tag::Figure
            | Tag::Footer
            | Tag::Header
            | Tag::Hgroup
            | Tag::Listing
            | Tag::Main
            | Tag::Menu
            | Tag::Nav
            | Tag::Ol
            | Tag::Pre
            | Tag::Search
            | Tag::Section
            | Tag::Select
            | Tag::Summary
            | Tag::Ul => {
                if self.is_in_scope(tag.tag, SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                    self.close(tag.tag);
                }
            }
            Tag::Form => self.end_form(),
            Tag::P => {
                if !self.is_in_scope(Tag::P, SCOPE | BUTTON_SCOPE) {
                    self.insert(StartTag::implied(Tag::P));
                }
                if self.is_in_scope(Tag::P, SCOPE | BUTTON_SCOPE) {
                    self.close_p();
                }
            }
            Tag::Li | Tag::Dd | Tag::Dt => {
                let scope = if tag.tag == Tag::Li { SCOPE | LIST_SCOPE } else { SCOPE };
                if self.is_in_scope(tag.tag, scope) {
                    self.imply_end_tags_except(tag.tag);
                    self.close(tag.tag);
                }
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                if self.find_in_scope(SCOPE, |open| open.is_any(HEADING)) {
                    self.imply_end_tags(IMPLIED_END);
                    self.close_any(HEADING);
                }
            }
            Tag::A
            | Tag::B
            | Tag::Big
            | Tag::Code
            | Tag::Em
            | Tag::Font
            | Tag::I
            | Tag::Nobr
            | Tag::S
            | Tag::Small
            | Tag::Strike
            | Tag::Strong
            | Tag::Tt
            | Tag::U => {
                self.adopt(tag.tag);
            }
            Tag::Applet | Tag::Marquee | Tag::Object => {
                if self.is_in_scope(tag.tag, SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                    self.close(tag.tag);
                    self.formatting.clear_to_marker();
                }
            }
            Tag::Br => self.insert_closed_with_formatting(StartTag::implied(Tag::Br)),
            _ => self.end_other(tag),
        }
        DONE
    }

    fn end_form(&mut self) {
        if self.is_open(Tag::Template) {
            if self.is_in_scope(Tag::Form, SCOPE) {
                self.imply_end_tags(IMPLIED_END);
                self.close(Tag::Form);
            }
            return;
        }
        let form = std::mem::replace(&mut self.form, NONE);
        if form == NONE || !self.find_in_scope(SCOPE, |open| open.node == form) {
            return;
        }
        self.imply_end_tags(IMPLIED_END);
        if let Some(index) = self.position_open(form) {
            self.remove_open(index);
        }
    }

    /// The end tag of an element that has no rule of its own.
    pub(super) fn end_other(&mut self, tag: EndTag) {
        if !self.is_open(tag.tag) {
            return;
        }
        for index in (1..self.open.len()).rev() {
            let open = self.open[index];
            if open.kind == Kind::Html && self.has_name(open, tag) {
                // Not the element itself: it is closed below, and may be one whose end is implied.
                while self.open.len() > index + 1
                    && self.current().is_any(IMPLIED_END)
                    && !self.has_name(self.current(), tag)
                {
                    self.pop();
                }
                return self.close_from(index);
            }
            if open.is_any(SPECIAL) {
                return;
            }
        }
    }
}
