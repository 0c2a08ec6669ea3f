//! The insertion modes of tables, and what is moved out of them.

use super::*;

impl Builder<'_> {
    pub(super) fn text_in_table(&mut self, text: Span) {
        if self.current().is_any(FOSTER) {
            self.table_text.push(text);
        } else {
            self.foster_parenting = true;
            self.text_in_body(text);
            self.foster_parenting = false;
        }
    }

    /// Places the text that was met directly in a table: in the table if it is all space, else
    /// before it.
    pub(super) fn place_table_text(&mut self) {
        if self.table_text.is_empty() {
            return;
        }
        let mut texts = std::mem::take(&mut self.table_text);
        let stays = texts.iter().all(|&text| is_space(self.tree.resolve(text)));
        self.foster_parenting = !stays;
        for text in texts.drain(..) {
            if stays {
                self.append_text(text);
            } else {
                self.text_in_body(text);
            }
        }
        self.foster_parenting = false;
        self.table_text = texts;
    }

    pub(super) fn start_in_table(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Caption => {
                self.clear_back_to(TABLE_SCOPE);
                self.formatting.push_marker();
                self.insert_always(tag);
                self.mode = Mode::InCaption;
            }
            Tag::Colgroup => {
                self.clear_back_to(TABLE_SCOPE);
                self.insert_always(tag);
                self.mode = Mode::InColumnGroup;
            }
            Tag::Col => {
                self.clear_back_to(TABLE_SCOPE);
                self.insert_always(StartTag::implied(Tag::Colgroup));
                self.mode = Mode::InColumnGroup;
                return Step::Again;
            }
            Tag::Tbody | Tag::Tfoot | Tag::Thead => {
                self.clear_back_to(TABLE_SCOPE);
                self.insert_always(tag);
                self.mode = Mode::InTableBody;
            }
            Tag::Td | Tag::Th | Tag::Tr => {
                self.clear_back_to(TABLE_SCOPE);
                self.insert_always(StartTag::implied(Tag::Tbody));
                self.mode = Mode::InTableBody;
                return Step::Again;
            }
            Tag::Table => {
                if self.is_in_scope(Tag::Table, TABLE_SCOPE) {
                    self.close(Tag::Table);
                    self.reset_mode();
                    return Step::Again;
                }
            }
            Tag::Style | Tag::Script | Tag::Template => return self.start_in_head(tag),
            Tag::Input if self.is_hidden_input(tag) => {
                self.insert_closed(tag);
            }
            Tag::Form => {
                if !self.is_open(Tag::Template) && self.form == NONE {
                    self.form = self.insert_closed(tag);
                }
            }
            _ => {
                self.foster_parenting = true;
                let step = self.start_in_body(tag);
                self.foster_parenting = false;
                return step;
            }
        }
        DONE
    }

    pub(super) fn end_in_table(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Table => {
                if self.is_in_scope(Tag::Table, TABLE_SCOPE) {
                    self.close(Tag::Table);
                    self.reset_mode();
                }
                DONE
            }
            Tag::Body
            | Tag::Caption
            | Tag::Col
            | Tag::Colgroup
            | Tag::Html
            | Tag::Tbody
            | Tag::Td
            | Tag::Tfoot
            | Tag::Th
            | Tag::Thead
            | Tag::Tr => DONE,
            Tag::Template => self.end_in_head(tag),
            _ => {
                self.foster_parenting = true;
                let step = self.end_in_body(tag);
                self.foster_parenting = false;
                step
            }
        }
    }

    pub(super) fn start_in_caption(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Caption
            | Tag::Col
            | Tag::Colgroup
            | Tag::Tbody
            | Tag::Td
            | Tag::Tfoot
            | Tag::Th
            | Tag::Thead
            | Tag::Tr => {
                if self.close_caption() {
                    Step::Again
                } else {
                    DONE
                }
            }
            _ => self.start_in_body(tag),
        }
    }

    pub(super) fn end_in_caption(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Caption => {
                self.close_caption();
                DONE
            }
            Tag::Table => {
                if self.close_caption() {
                    Step::Again
                } else {
                    DONE
                }
            }
            Tag::Body
            | Tag::Col
            | Tag::Colgroup
            | Tag::Html
            | Tag::Tbody
            | Tag::Td
            | Tag::Tfoot
            | Tag::Th
            | Tag::Thead
            | Tag::Tr => DONE,
            _ => self.end_in_body(tag),
        }
    }

    fn close_caption(&mut self) -> bool {
        if !self.is_in_scope(Tag::Caption, TABLE_SCOPE) {
            return false;
        }
        self.imply_end_tags(IMPLIED_END);
        self.close(Tag::Caption);
        self.formatting.clear_to_marker();
        self.mode = Mode::InTable;
        true
    }

    pub(super) fn start_in_column_group(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Html => self.start_in_body(tag),
            Tag::Col => {
                self.insert_closed(tag);
                DONE
            }
            Tag::Template => self.start_in_head(tag),
            _ => self.leave_column_group(),
        }
    }

    pub(super) fn end_in_column_group(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Colgroup => {
                self.leave_column_group();
                DONE
            }
            Tag::Col => DONE,
            Tag::Template => self.end_in_head(tag),
            _ => self.leave_column_group(),
        }
    }

    fn leave_column_group(&mut self) -> Step {
        if !self.current().is(Tag::Colgroup) {
            return DONE;
        }
        self.pop();
        self.mode = Mode::InTable;
        Step::Again
    }

    pub(super) fn start_in_table_body(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Tr => {
                self.clear_back_to(TABLE_BODY_CONTEXT);
                self.insert_always(tag);
                self.mode = Mode::InRow;
                DONE
            }
            Tag::Th | Tag::Td => {
                self.clear_back_to(TABLE_BODY_CONTEXT);
                self.insert_always(StartTag::implied(Tag::Tr));
                self.mode = Mode::InRow;
                Step::Again
            }
            Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Tbody | Tag::Tfoot | Tag::Thead => {
                self.leave_table_body()
            }
            _ => self.start_in_table(tag),
        }
    }

    pub(super) fn end_in_table_body(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Tbody | Tag::Tfoot | Tag::Thead => {
                if self.is_in_scope(tag.tag, TABLE_SCOPE) {
                    self.clear_back_to(TABLE_BODY_CONTEXT);
                    self.pop();
                    self.mode = Mode::InTable;
                }
                DONE
            }
            Tag::Table => self.leave_table_body(),
            Tag::Body
            | Tag::Caption
            | Tag::Col
            | Tag::Colgroup
            | Tag::Html
            | Tag::Td
            | Tag::Th
            | Tag::Tr => DONE,
            _ => self.end_in_table(tag),
        }
    }

    fn leave_table_body(&mut self) -> Step {
        let is_in_body = |open: Open| {
            open.kind == Kind::Html && matches!(open.tag, Tag::Tbody | Tag::Tfoot | Tag::Thead)
        };
        if !self.find_in_scope(TABLE_SCOPE, is_in_body) {
            return DONE;
        }
        self.clear_back_to(TABLE_BODY_CONTEXT);
        self.pop();
        self.mode = Mode::InTable;
        Step::Again
    }

    pub(super) fn start_in_row(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Th | Tag::Td => {
                self.clear_back_to(TABLE_ROW_CONTEXT);
                self.insert_always(tag);
                self.mode = Mode::InCell;
                self.formatting.push_marker();
                DONE
            }
            Tag::Caption
            | Tag::Col
            | Tag::Colgroup
            | Tag::Tbody
            | Tag::Tfoot
            | Tag::Thead
            | Tag::Tr => {
                if self.leave_row() {
                    Step::Again
                } else {
                    DONE
                }
            }
            _ => self.start_in_table(tag),
        }
    }

    pub(super) fn end_in_row(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Tr => {
                self.leave_row();
                DONE
            }
            Tag::Table => {
                if self.leave_row() {
                    Step::Again
                } else {
                    DONE
                }
            }
            Tag::Tbody | Tag::Tfoot | Tag::Thead => {
                if self.is_in_scope(tag.tag, TABLE_SCOPE) && self.leave_row() {
                    Step::Again
                } else {
                    DONE
                }
            }
            Tag::Body | Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Html | Tag::Td | Tag::Th => {
                DONE
            }
            _ => self.end_in_table(tag),
        }
    }

    fn leave_row(&mut self) -> bool {
        if !self.is_in_scope(Tag::Tr, TABLE_SCOPE) {
            return false;
        }
        self.clear_back_to(TABLE_ROW_CONTEXT);
        self.pop();
        self.mode = Mode::InTableBody;
        true
    }

    pub(super) fn start_in_cell(&mut self, tag: StartTag) -> Step {
        match tag.tag {
            Tag::Caption
            | Tag::Col
            | Tag::Colgroup
            | Tag::Tbody
            | Tag::Td
            | Tag::Tfoot
            | Tag::Th
            | Tag::Thead
            | Tag::Tr => {
                if !self.find_in_scope(TABLE_SCOPE, |open| open.is_any(CELL)) {
                    return DONE;
                }
                self.close_cell();
                Step::Again
            }
            _ => self.start_in_body(tag),
        }
    }

    pub(super) fn end_in_cell(&mut self, tag: EndTag) -> Step {
        match tag.tag {
            Tag::Td | Tag::Th => {
                if self.is_in_scope(tag.tag, TABLE_SCOPE) {
                    self.imply_end_tags(IMPLIED_END);
                    self.close(tag.tag);
                    self.formatting.clear_to_marker();
                    self.mode = Mode::InRow;
                }
                DONE
            }
            Tag::Body | Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Html => DONE,
            Tag::Table | Tag::Tbody | Tag::Tfoot | Tag::Thead | Tag::Tr => {
                if !self.is_in_scope(tag.tag, TABLE_SCOPE) {
                    return DONE;
                }
                self.close_cell();
                Step::Again
            }
            _ => self.end_in_body(tag),
        }
    }

    fn close_cell(&mut self) {
        self.imply_end_tags(IMPLIED_END);
        self.close_any(CELL);
        self.formatting.clear_to_marker();
        self.mode = Mode::InRow;
    }
}
