//! Documents that can be downloaded with an entry: "Results [Excel]". Each is linked behind the entry's own link, in the
//! same paragraph, cell or item.

use super::Accepted;
use crate::hash::Set;
use crate::html::links::{Link, Links};
use crate::html::pieces;
use crate::html::survey::Survey;

/// So many links to pages make a list that documents can be part of.
const FEWEST: usize = 3;

/// Drops such links, where there are more that lead to pages.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let is_file = |link: &Link| link.path.file && link.heading.is_none();
    if !accepted.iter().any(|&(number, _)| link(number).is_some_and(is_file)) {
        return;
    }
    let mut pages: Set<usize> = Set::default();
    let mut attached: Set<usize> = Set::default();
    let mut entry = None;
    for (number, link) in accepted.iter().filter_map(|&(number, _)| Some((number, link(number)?))) {
        let block = pieces::block_of(survey, link.node);
        if !is_file(link) {
            pages.insert(link.subject);
            entry = block;
        } else if block.is_some() && block == entry {
            attached.insert(number);
        }
    }
    if pages.len() >= FEWEST && attached.len() < pages.len() {
        accepted.retain(|(number, _)| !attached.contains(number));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    fn rows(beside: &dyn Fn(u32) -> &'static str) -> String {
        let titles = ["The ferry is back", "A dam for the moor", "Choir seeks basses", "Rain"];
        let row = |(n, title)| {
            format!("<tr><td>{n} May<td><a href=/{n}.htm>{title}</a><br>{}</td>", beside(n))
        };
        format!("<table>{}</table>", (1..).zip(titles).map(row).collect::<String>())
    }

    #[test]
    fn a_document_beside_an_entry_is_none() {
        let beside = |n: u32| match n {
            1 => "[ <a href=/results.xls>Excel</a> ]",
            3 => "With a chronicle [ <a href=/chronicle.pdf>Chronicle (PDF)</a> ]",
            _ => "",
        };
        assert_eq!(titles(&rows(&beside)).len(), 4);
    }

    #[test]
    fn a_document_in_a_row_of_its_own_is_an_entry() {
        let html = rows(&|_| "").replace(
            "</table>",
            "<tr><td>5 May<td><a href=/report.pdf>The report of the year</a></table>",
        );
        assert_eq!(titles(&html).len(), 5);
    }
}
