//! The insertion modes around the body: before, in and after the head, after the body, framesets.

use super::*;

impl Builder<'_> {
    pub(super) fn start_around_body(&mut self, tag: StartTag) -> Step {
        match self.mode {
            Mode::Initial => {
                self.is_quirky = true;
                self.again_in(Mode::BeforeHtml)
            }
            Mode::BeforeHtml => {
                if tag.tag != Tag::Html {
                    self.insert_always(StartTag::implied(Tag::Html));
                    return self.again_in(Mode::BeforeHead);
                }
                self.insert_always(tag);
                self.mode = Mode::BeforeHead;
                DONE
            }
            Mode::BeforeHead => match tag.tag {
                Tag::Html => self.start_in_body(tag),
                Tag::Head => {
                    self.head = self.insert_always(tag);
                    self.mode = Mode::InHead;
                    DONE
                }
                _ => self.leave(),
            },
            Mode::InHead => self.start_in_head(tag),
            Mode::InHeadNoscript => match tag.tag {
                Tag::Html => self.start_in_body(tag),
                Tag::Basefont
                | Tag::Bgsound
                | Tag::Link
                | Tag::Meta
                | Tag::Noframes
                | Tag::Style => self.start_in_head(tag),
                Tag::Head | Tag::Noscript => DONE,
                _ => self.leave(),
            },
            Mode::AfterHead => self.start_after_head(tag),
            Mode::InFrameset => match tag.tag {
                Tag::Html => self.start_in_body(tag),
                Tag::Frameset => {
                    self.insert(tag);
                    DONE
                }
                Tag::Frame => {
                    self.insert_closed(tag);
                    DONE
                }
                Tag::Noframes => self.start_in_head(tag),
                _ => DONE,
            },
            Mode::AfterFrameset | Mode::AfterAfterFrameset => match tag.tag {
                Tag::Html => self.start_in_body(tag),
                Tag::Noframes => self.start_in_head(tag),
                _ => DONE,
            },
            _ if tag.tag == Tag::Html => self.start_in_body(tag),
            _ => self.again_in(Mode::InBody),
        }
    }

    fn again_in(&mut self, mode: Mode) -> Step {
        self.mode = mode;
        Step::Again
    }

    /// Leaves the mode as what does not belong there requires; one step on the way into the body.
    fn leave(&mut self) -> Step {
        match self.mode {
            Mode::Initial => {
                self.is_quirky = true;
                self.again_in(Mode::BeforeHtml)
            }
            Mode::BeforeHtml => {
                self.insert_always(StartTag::implied(Tag::Html));
                self.again_in(Mode::BeforeHead)
            }
            Mode::BeforeHead => {
                self.head = self.insert_always(StartTag::implied(Tag::Head));
                self.again_in(Mode::InHead)
            }
            Mode::InHead => {
                self.pop();
                self.again_in(Mode::AfterHead)
            }
            Mode::InHeadNoscript => {
                self.pop();
                self.again_in(Mode::InHead)
            }
            Mode::AfterHead => {
                self.insert_always(StartTag::implied(Tag::Body));
                self.again_in(Mode::InBody)
            }
            Mode::AfterBody | Mode::AfterAfterBody => self.again_in(Mode::InBody),
            _ => DONE,
        }
    }

    pub(super) fn start_in_head(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Html => self.start_in_body(tag),
            Tag::Base | Tag::Basefont | Tag::Bgsound | Tag::Link | Tag::Meta => {
                self.insert_closed(tag);
                DONE
            }
            Tag::Title => self.insert_raw(tag, Content::Rcdata),
            Tag::Noframes | Tag::Style => self.insert_raw(tag, Content::Raw),
            Tag::Script => self.insert_raw(tag, Content::Script),
            Tag::Noscript => {
                self.insert_always(tag);
                self.mode = Mode::InHeadNoscript;
                DONE
            }
            Tag::Template => {
                if self.insert(tag).is_some() {
                    self.formatting.push_marker();
                    self.frameset_ok = false;
                    self.mode = Mode::InTemplate;
                    self.template_modes.push(Mode::InTemplate);
                }
                DONE
            }
            Tag::Head => DONE,
            _ => self.leave(),
        }
    }

    fn start_after_head(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Html => self.start_in_body(tag),
            Tag::Body => {
                self.insert_always(tag);
                self.frameset_ok = false;
                self.mode = Mode::InBody;
                DONE
            }
            Tag::Frameset => {
                self.insert_always(tag);
                self.mode = Mode::InFrameset;
                DONE
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
                self.tree.make_links();
                self.push(Open { node: self.head, tag: Tag::Head, kind: Kind::Html });
                let step = self.start_in_head(tag);
                if let Some(index) = self.position_open(self.head) {
                    self.remove_open(index);
                }
                step
            }
            Tag::Head => DONE,
            _ => self.leave(),
        }
    }

    pub(super) fn end_around_body(&mut self, tag: EndTag) -> Step {
        match (self.mode, tag.tag) {
            (Mode::Initial, _) => self.leave(),
            (Mode::BeforeHtml | Mode::BeforeHead, Tag::Head | Tag::Body | Tag::Html | Tag::Br) => {
                self.leave()
            }
            (Mode::InHead, _) => self.end_in_head(tag),
            (Mode::InHeadNoscript, Tag::Noscript) => {
                self.pop();
                self.mode = Mode::InHead;
                DONE
            }
            (Mode::InHeadNoscript, Tag::Br) => self.leave(),
            (Mode::AfterHead, Tag::Template) => self.end_in_head(tag),
            (Mode::AfterHead, Tag::Body | Tag::Html | Tag::Br) => self.leave(),
            (Mode::AfterBody, Tag::Html) => {
                self.mode = Mode::AfterAfterBody;
                DONE
            }
            (Mode::AfterBody | Mode::AfterAfterBody, _) => self.leave(),
            (Mode::InFrameset, Tag::Frameset) => {
                self.pop();
                if !self.current().is(Tag::Frameset) {
                    self.mode = Mode::AfterFrameset;
                }
                DONE
            }
            (Mode::AfterFrameset, Tag::Html) => {
                self.mode = Mode::AfterAfterFrameset;
                DONE
            }
            _ => DONE,
        }
    }

    pub(super) fn end_in_head(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Head => {
                self.pop();
                self.mode = Mode::AfterHead;
                DONE
            }
            Tag::Body | Tag::Html | Tag::Br => self.leave(),
            Tag::Template if self.is_open(Tag::Template) => {
                self.imply_end_tags(IMPLIED_END | THOROUGH_END);
                self.close(Tag::Template);
                self.formatting.clear_to_marker();
                self.template_modes.pop();
                self.reset_mode();
                DONE
            }
            _ => DONE,
        }
    }

    /// Text outside the body and in column groups: its leading space is treated by itself, then the
    /// rest leads into the body, or is dropped where no body can come.
    pub(super) fn text_around_body(&mut self, text: Span) {
        let resolved = self.tree.resolve(text);
        let space = resolved.bytes().take_while(u8::is_ascii_whitespace).count();
        let (space, rest) = text.split_at(space);
        if !space.is_empty() {
            self.space_around_body(space);
        }
        if rest.is_empty() {
            return;
        }
        if self.leave_for_text() {
            return self.text(rest);
        }
        let resolved = self.tree.resolve(rest);
        let dropped = resolved.bytes().take_while(|b| !b.is_ascii_whitespace()).count();
        let rest = rest.split_at(dropped).1;
        if !rest.is_empty() {
            self.frameset_text(rest);
        }
    }

    fn space_around_body(&mut self, space: Span) {
        match self.mode {
            Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead => {}
            Mode::AfterBody | Mode::AfterAfterBody | Mode::AfterAfterFrameset => {
                self.text_in_body(space);
            }
            _ => self.append_text(space),
        }
    }

    /// Of text where only space counts, keeps the space.
    fn frameset_text(&mut self, mut rest: Span) {
        while !rest.is_empty() {
            let resolved = self.tree.resolve(rest);
            let space = resolved.bytes().take_while(u8::is_ascii_whitespace).count();
            let other =
                resolved.bytes().skip(space).take_while(|b| !b.is_ascii_whitespace()).count();
            let (space, after) = rest.split_at(space);
            if !space.is_empty() {
                self.space_around_body(space);
            }
            rest = after.split_at(other).1;
        }
    }

    /// Goes on to the mode that takes text; whether there is one.
    pub(super) fn leave_for_text(&mut self) -> bool {
        loop {
            match self.mode {
                Mode::Initial
                | Mode::BeforeHtml
                | Mode::BeforeHead
                | Mode::InHead
                | Mode::InHeadNoscript
                | Mode::AfterHead
                | Mode::AfterBody
                | Mode::AfterAfterBody => {
                    self.leave();
                }
                Mode::InColumnGroup if self.current().is(Tag::Colgroup) => {
                    self.pop();
                    self.mode = Mode::InTable;
                }
                Mode::InColumnGroup
                | Mode::InFrameset
                | Mode::AfterFrameset
                | Mode::AfterAfterFrameset => return false,
                _ => return true,
            }
        }
    }

    pub(in super::super) fn end_of_file(&mut self) {
        self.place_table_text();
        loop {
            match self.mode {
                Mode::Initial
                | Mode::BeforeHtml
                | Mode::BeforeHead
                | Mode::InHead
                | Mode::InHeadNoscript
                | Mode::AfterHead => {
                    self.leave();
                }
                Mode::AfterBody
                | Mode::AfterAfterBody
                | Mode::InFrameset
                | Mode::AfterFrameset
                | Mode::AfterAfterFrameset => return,
                _ if self.template_modes.is_empty() || !self.is_open(Tag::Template) => return,
                _ => {
                    self.close(Tag::Template);
                    self.formatting.clear_to_marker();
                    self.template_modes.pop();
                    self.reset_mode();
                }
            }
        }
    }

    pub(super) fn start_in_template(&mut self, tag: StartTag) -> Step {
        let mode = match tag.tag {
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
            Tag::Caption | Tag::Colgroup | Tag::Tbody | Tag::Tfoot | Tag::Thead => Mode::InTable,
            Tag::Col => Mode::InColumnGroup,
            Tag::Tr => Mode::InTableBody,
            Tag::Td | Tag::Th => Mode::InRow,
            _ => Mode::InBody,
        };
        self.template_modes.pop();
        self.template_modes.push(mode);
        self.again_in(mode)
    }

    pub(super) fn end_in_template(&mut self, tag: EndTag) -> Step {
        if tag.tag == Tag::Template { self.end_in_head(tag) } else { DONE }
    }
}
