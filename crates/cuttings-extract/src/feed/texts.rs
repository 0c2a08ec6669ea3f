//! Which of an item's texts is the summary and which the whole article.

use super::html_text::{Prose, Role};
use super::item::Item;
use crate::{address, teaser};

/// A summary made from a whole text takes a second paragraph where the first is narrower than this.
const LEAD_WIDTH: usize = 200;

/// A description of at least so many paragraphs and so wide is the whole article: feeds that have no
/// element for it put it there.
const WHOLE_PARAGRAPHS: usize = 3;
const WHOLE_WIDTH: usize = 1200;

/// How much longer than the title the line may be that names title and site below the text.
const FOOTER_WIDTH: usize = 120;

/// The texts of an entry.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) summary: Option<String>,
    pub(super) truncated: bool,
    pub(super) content: Option<String>,
}

/// What the items of a feed say, decided for all of them together: a publisher cuts its teasers by
/// one rule.
pub(super) fn texts(items: &[Item]) -> Vec<Texts> {
    let drafts: Vec<Draft> = items.iter().map(Draft::of).collect();
    let teasers: Vec<&str> =
        drafts.iter().filter(|draft| !draft.from_content).map(|draft| &*draft.summary).collect();
    let mut judged = teaser::judge_all(&teasers).into_iter();
    drafts
        .into_iter()
        .map(|draft| {
            let (summary, truncated) = if draft.from_content {
                (draft.summary, false)
            } else {
                let judged = judged.next();
                judged.map_or_else(Default::default, |t| (t.text, t.truncated || draft.cut))
            };
            Texts {
                truncated: truncated && !summary.is_empty(),
                summary: Some(summary).filter(|text| !text.is_empty()),
                content: draft.content,
            }
        })
        .collect()
}

struct Draft {
    summary: String,
    content: Option<String>,
    /// Whether the summary was taken from the whole text, and so was not cut by anybody.
    from_content: bool,
    /// Whether a link to the rest followed the summary.
    cut: bool,
}

impl Draft {
    fn of(item: &Item) -> Self {
        let mut summary = item.summary.clone().unwrap_or_default();
        let mut content = item.content.clone().unwrap_or_default();
        let cut = strip_ending(&mut summary, item);
        let content_cut = strip_ending(&mut content, item);
        strip_title(&mut summary, item);
        let whole = Some(&content).filter(|prose| !prose.paragraphs.is_empty());
        let whole = whole.map(|prose| (prose, prose.text())).filter(|(_, text)| !is_marked(text));
        let teaser = summary.summary();
        if let Some((prose, text)) = whole {
            let from_content = teaser.is_empty() || teaser.len() >= text.len();
            let summary = if from_content { prose.lead(LEAD_WIDTH) } else { teaser };
            return Self { summary, content: Some(text), from_content, cut: false };
        }
        if content.paragraphs.is_empty() && is_whole(&summary) {
            let text = summary.text();
            if !cut && !is_marked(&text) {
                let summary = summary.lead(LEAD_WIDTH);
                return Self { summary, content: Some(text), from_content: true, cut };
            }
        }
        let beginning = content.summary();
        let (summary, cut) =
            if beginning.len() > teaser.len() { (beginning, content_cut) } else { (teaser, cut) };
        Self { summary, content: None, from_content: false, cut }
    }
}

fn is_whole(prose: &Prose) -> bool {
    let body = prose.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body);
    body.count() >= WHOLE_PARAGRAPHS && teaser::width(&prose.text()) >= WHOLE_WIDTH
}

/// Whether a text ends with a mark of a cut. That a long text ends without a full stop says nothing:
/// it may end with a list or a name.
fn is_marked(text: &str) -> bool {
    let bare = text.trim_end_matches([']', ')', ' ']);
    bare.ends_with('…')
        || bare.ends_with("...")
        || teaser::judge(text).text.len() < text.trim_end().len()
}

/// Takes off what systems append to each text: "The post … appeared first on …", and a last paragraph
/// that is a link to the article and nothing else. True where the latter was there.
fn strip_ending(prose: &mut Prose, item: &Item) -> bool {
    let Some(link) = &item.link else { return false };
    let title = item.title.as_deref().unwrap_or_default();
    let mut linked = false;
    while let Some(last) = prose.paragraphs.last() {
        let own = last.links.iter().find(|href| {
            address::resolve(Some(link), href).is_some_and(|url| address::same(&url, link))
        });
        let Some(own) = own else { break };
        let is_footer = !title.is_empty()
            && last.text.contains(title)
            && last.text.chars().count() <= title.chars().count() + FOOTER_WIDTH;
        let is_link = last.is_linked && last.links.len() == 1;
        // A link to the comments does not lead to the rest of the text.
        linked |= is_link && !is_footer && !own.contains("#comment") && !own.contains("#respond");
        if !(is_footer || is_link) {
            break;
        }
        prose.paragraphs.pop();
    }
    linked
}

/// A teaser that begins with its own headline begins twice.
fn strip_title(prose: &mut Prose, item: &Item) {
    let first = prose.paragraphs.first().map(|paragraph| &paragraph.text);
    if prose.paragraphs.len() > 1 && first.is_some() && first == item.title.as_ref() {
        prose.paragraphs.remove(0);
    }
}
