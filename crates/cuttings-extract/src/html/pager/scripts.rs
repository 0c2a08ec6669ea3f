//! Pagers that a script writes from the count of pages, the number of this one, and the name of its file: as a content
//! system has it that most sites of Chinese authorities run on (TRS WCM),
//!
//! ```html
//! <script>createPageHTML(20, 0, "index", "html");</script>
//! ```
//!
//! The pages are `index.html`, `index_1.html`, `index_2.html` and so on.

use memchr::memmem;
use url::Url;

use crate::dom::{Dom, Tag};

/// The call, and how many of them are looked at: the function of that name stands there, too.
const CALL: &str = "createPageHTML(";
const MOST_CALLS: usize = 4;
/// Its arguments are no longer, in bytes.
const LONGEST: usize = 120;

/// The names of the files of the pages before and after this one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What the scripts of a page call for that fits its address: the file that a call says is this one.
pub(super) fn neighbours(dom: &Dom<'_>, page: &Url) -> Option<Neighbours> {
    let own = page.path().rsplit('/').next().unwrap_or_default();
    let scripts = dom.subtree(Dom::ROOT).filter(|&node| dom.tag(node) == Tag::Script);
    let texts = scripts.flat_map(|script| dom.children(script)).map(|node| dom.text(node));
    texts.filter_map(|script| called(script, own)).next()
}

fn called(script: &str, own: &str) -> Option<Neighbours> {
    let calls = memmem::find_iter(script.as_bytes(), CALL.as_bytes()).take(MOST_CALLS);
    calls.filter_map(|at| script.get(at + CALL.len()..)).find_map(|text| arguments(text, own))
}

fn arguments(text: &str, own: &str) -> Option<Neighbours> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b')')?;
    let mut arguments = text.get(..end)?.split(',').map(str::trim);
    let count: u32 = arguments.next()?.parse().ok()?;
    let current: u32 = arguments.next()?.parse().ok()?;
    let [name, ending] = [arguments.next()?, arguments.next()?].map(name);
    let (name, ending) = (name?, ending?);
    let file = |number: u32| match number {
        0 => format!("{name}.{ending}"),
        number => format!("{name}_{number}.{ending}"),
    };
    // A folder shows its first page.
    let is_own = own == file(current) || own.is_empty() && current == 0;
    is_own.then(|| Neighbours {
        before: current.checked_sub(1).map(file),
        after: current.checked_add(1).filter(|&next| next < count).map(file),
    })
}

/// A part of a file's name, out of its quotation marks.
fn name(argument: &str) -> Option<&str> {
    let name = argument.trim_matches(['"', '\'']);
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (!name.is_empty() && name.chars().all(fits)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{Neighbours, called};

    fn neighbours(script: &str, own: &str) -> (Option<String>, Option<String>) {
        let Neighbours { before, after } = called(script, own).unwrap_or_default();
        (before, after)
    }

    #[test]
    fn a_call_names_the_pages_around() {
        let page = |number| {
            format!(
                "function createPageHTML(_nPageCount, _nCurrIndex){{}}\ncreatePageHTML(3, {number}, \"index\", 'html');"
            )
        };
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(neighbours(&page(0), ""), (None, named("index_1.html")));
        assert_eq!(
            neighbours(&page(1), "index_1.html"),
            (named("index.html"), named("index_2.html"))
        );
        assert_eq!(neighbours(&page(2), "index_2.html"), (named("index_1.html"), None));
    }

    #[test]
    fn a_call_for_another_page_names_nothing() {
        let two = "createPageHTML(3, 0, 'index', 'html'); createPageHTML(9, 2, 'list', 'html')";
        assert_eq!(neighbours(two, "list_2.html").1.as_deref(), Some("list_3.html"));
        assert_eq!(neighbours(two, "list_3.html"), (None, None));
    }

    #[test]
    fn what_is_no_call_names_nothing() {
        for script in [
            "",
            "createPageHTML(",
            "createPageHTML(a, b, c)",
            "createPageHTML(2,0,'../x','html')",
            "createPageHTML(99999999999,1,'i','h')",
        ] {
            assert_eq!(neighbours(script, ""), (None, None), "{script}");
        }
    }
}
