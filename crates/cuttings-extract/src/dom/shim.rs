//! Stand-ins until the queries land.
use super::{Dom, NodeId};
impl Dom<'_> {
    /// The classes of an element.
    pub fn classes(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.attr(node, "class").unwrap_or_default().split_ascii_whitespace()
    }
    /// The text of a subtree.
    #[must_use]
    pub fn text_content(&self, node: NodeId) -> String {
        self.subtree(node).map(|n| self.text(n)).collect()
    }
}
