//! (to be written)

use url::Url;

use super::body::Cut;
use crate::dom::{Dom, NodeId};

pub(super) fn of(_dom: &Dom<'_>, _node: NodeId, _base: Option<&Url>, _cut: &Cut) -> String {
    String::new()
}
