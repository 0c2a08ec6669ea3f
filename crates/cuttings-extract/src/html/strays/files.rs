//! Documents that can be downloaded with an entry: "Results [Excel]". Each is linked behind the entry's own link, in the
//! same paragraph, cell or item, by a word or two: what says more than the entry's link is no document of that.

use super::{Accepted, LABEL};
use crate::dom::NodeId;
use crate::hash::{Map, Set};
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
    // The pages that are linked in each block, and how much their links say.
    let mut blocks: Map<NodeId, (Set<usize>, u32)> = Map::default();
    let mut pages: Set<usize> = Set::default();
    let mut attached: Map<usize, NodeId> = Map::default();
    for (number, link) in accepted.iter().filter_map(|&(number, _)| Some((number, link(number)?))) {
        let Some(block) = pieces::block_of(survey, link.node) else { continue };
        if !is_file(link) {
            pages.insert(link.subject);
            let (subjects, weight) = blocks.entry(block).or_default();
            subjects.insert(link.subject);
            *weight = link.weight.max(*weight);
        } else if let Some((_, weight)) = blocks.get(&block)
            && link.weight <= LABEL.min(*weight)
        {
            attached.insert(number, block);
        }
    }
    // Where a block has several entries, each on its line, a document may be one of them.
    attached.retain(|_, block| blocks.get(block).is_some_and(|(pages, _)| pages.len() == 1));
    if pages.len() >= FEWEST && attached.len() < pages.len() {
        accepted.retain(|(number, _)| !attached.contains_key(number));
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
    fn a_document_that_has_the_title_is_an_entry() {
        let ruling = |n: u32| match n {
            4 => "",
            _ => "<a href=/ruling.pdf>Ruling on the dues of the fish market at the quay</a>",
        };
        let rows = rows(&ruling).replace("/ruling.pdf", "/ruling-1.pdf");
        assert!(titles(&rows).iter().any(|title| title.starts_with("Ruling")));
    }

    #[test]
    fn documents_between_the_lines_of_a_paragraph_are_entries() {
        let line = |n: u32| match n % 2 {
            0 => format!("<a href=/{n}.pdf>The {n}th report of the board</a><br>"),
            _ => format!("<a href=/{n}>The {n}th report of the board</a><br>"),
        };
        let html = format!("<p>{}</p>", (1..9).map(line).collect::<String>());
        assert_eq!(titles(&html).len(), 8);
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
