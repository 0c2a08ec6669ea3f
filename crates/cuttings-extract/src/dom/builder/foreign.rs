//! SVG and MathML within HTML.

use super::*;

impl Builder<'_> {
    /// Whether a start tag is foreign where it stands.
    pub(super) fn takes_as_foreign(&self, tag: StartTag) -> bool {
        match self.current().kind {
            Kind::Html | Kind::SvgHtml | Kind::AnnotationHtml => false,
            Kind::MathText => matches!(self.name_of(tag), "mglyph" | "malignmark"),
            Kind::Annotation => tag.tag != Tag::Svg,
            Kind::Svg | Kind::Math => true,
        }
    }

    pub(super) fn takes_text_as_foreign(&self) -> bool {
        matches!(self.current().kind, Kind::Svg | Kind::Math | Kind::Annotation)
    }

    /// The name of a start tag met in foreign content.
    fn name_of(&self, tag: StartTag) -> &str {
        let slot =
            tag.start.checked_sub(1).and_then(|slot| self.tree.attributes.get(slot as usize));
        slot.map_or("", |slot| self.tree.resolve(slot.name))
    }

    pub(super) fn foreign_text(&mut self, text: Span) {
        if self.frameset_ok && !is_space(self.tree.resolve(text)) {
            self.frameset_ok = false;
        }
        self.append_text(text);
    }

    pub(super) fn foreign_start_tag(&mut self, tag: StartTag) -> Step {
        if tag.tag.is_any(BREAKOUT) || tag.tag == Tag::Font && self.is_html_font(tag) {
            self.break_out();
            return Step::Again;
        }
        let current = self.current();
        let is_svg = matches!(current.kind, Kind::Svg | Kind::SvgHtml);
        let kind = if is_svg { svg_kind(self.name_of(tag)) } else { self.math_kind(tag) };
        self.insert_foreign(tag, kind)
    }

    fn is_html_font(&self, tag: StartTag) -> bool {
        let attributes = self.tree.attributes.get(tag.start as usize..).unwrap_or(&[]);
        attributes
            .iter()
            .take(tag.len as usize)
            .any(|a| matches!(self.tree.resolve(a.name), "color" | "face" | "size"))
    }

    fn math_kind(&self, tag: StartTag) -> Kind {
        match self.name_of(tag) {
            "mi" | "mo" | "mn" | "ms" | "mtext" => Kind::MathText,
            "annotation-xml" => {
                let attributes = self.tree.attributes.get(tag.start as usize..).unwrap_or(&[]);
                let encoding = attributes
                    .iter()
                    .take(tag.len as usize)
                    .find(|a| self.tree.resolve(a.name) == "encoding")
                    .map_or("", |a| self.tree.resolve(a.value));
                if encoding.eq_ignore_ascii_case("text/html")
                    || encoding.eq_ignore_ascii_case("application/xhtml+xml")
                {
                    Kind::AnnotationHtml
                } else {
                    Kind::Annotation
                }
            }
            _ => Kind::Math,
        }
    }

    /// Ends foreign content, back to where HTML can be.
    fn break_out(&mut self) {
        while !matches!(
            self.current().kind,
            Kind::Html | Kind::SvgHtml | Kind::MathText | Kind::AnnotationHtml
        ) {
            self.pop();
        }
    }

    /// Inserts an element of foreign content. All but `svg` and `math` themselves are
    /// [`Tag::Other`], lest the title of an icon be taken for the page's.
    fn insert_foreign(&mut self, tag: StartTag, kind: Kind) -> Step {
        let is_root = match kind {
            Kind::Svg => tag.tag == Tag::Svg,
            Kind::Math => tag.tag == Tag::Math,
            _ => false,
        };
        let stored = StartTag { tag: if is_root { tag.tag } else { Tag::Other }, ..tag };
        let node = self.insert_closed(stored);
        if !tag.is_self_closing {
            self.open_if_not_too_deep(Open { node, tag: stored.tag, kind });
        }
        DONE
    }

    /// `<svg>` and `<math>` in HTML.
    pub(super) fn enter_foreign(&mut self, tag: StartTag, kind: Kind) -> Step {
        self.reconstruct_formatting();
        self.insert_foreign(tag, kind)
    }

    /// Handles an end tag in foreign content; `false` leaves it to the rules of HTML.
    pub(super) fn foreign_end_tag(&mut self, tag: EndTag) -> bool {
        if matches!(tag.tag, Tag::Br | Tag::P) {
            self.break_out();
            return false;
        }
        for index in (1..self.open.len()).rev() {
            let open = self.open[index];
            let is_current = index + 1 == self.open.len();
            if !is_current && open.kind == Kind::Html {
                return false;
            }
            let name = match open.tag {
                Tag::Other => self.tree.other_name(open.node),
                known => known.name(),
            };
            if name == self.tree.resolve(tag.name) {
                self.close_from(index);
                return true;
            }
        }
        true
    }
}

fn svg_kind(name: &str) -> Kind {
    match name {
        "foreignobject" | "desc" | "title" => Kind::SvgHtml,
        _ => Kind::Svg,
    }
}
