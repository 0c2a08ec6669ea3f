//! Links that look like entries of a list, but belong to one: its topic, its authors, what it cites, what can
//! be downloaded with it.

mod boxes;
mod calls;
mod days;
mod files;
mod foot;
mod headings;
mod mentions;
mod menus;
mod nested;
mod pointers;
mod promotions;
mod related;
mod seconds;
mod sides;
mod updates;

use super::hints::Hints;
use super::links::{Link, Links, without_number};
use super::pager::Sense;
use super::survey::{Survey, Zone};
use crate::dom::{NodeId, Tag};
use crate::hash::{Map, Set};

/// A link by its number, with how likely it is an entry's; in document order.
type Accepted = Vec<(usize, f32)>;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    turn_to_posts(survey, links, accepted);
    drop_wordless(survey, links, accepted);
    drop_more(links, accepted);
    calls::drop(links, accepted);
    promotions::drop(survey, links, accepted);
    drop_kickers(survey, links, accepted);
    boxes::drop(survey, links, accepted);
    menus::drop(survey, links, accepted);
    sides::drop(survey, links, accepted);
    pointers::drop(survey, links, accepted);
    days::drop(survey, links, accepted);
    nested::drop(survey, links, accepted);
    updates::drop(survey, links, accepted);
    foot::drop(survey, links, accepted);
    files::drop(survey, links, accepted);
    headings::drop(links, accepted);
    related::drop(survey, links, accepted);
    seconds::drop(survey, links, accepted);
    drop_topics(survey, links, accepted);
    drop_attached(survey, links, accepted);
    drop_common(survey, links, accepted);
    mentions::drop_mentioned(survey, links, accepted);
    mentions::drop_cited(survey, links, accepted);
    drop_authors(survey, links, accepted);
    mentions::drop_alone(survey, links, accepted);
}

/// Puts what leads to a post in the place of what its title leads to, where posts are about other pages: behind it in the
/// same heading, a link to the outlet without a word, "∞", to a page of its own.
fn turn_to_posts(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let says = |l: &Link| l.text.chars().any(char::is_alphanumeric);
    let post = |number: usize| {
        let link = links.all.get(number).filter(|l| !l.same_host && says(l))?;
        let heading = link.heading?;
        let inside = links.between(heading, survey.dom.end(heading));
        let mut inside = inside.iter().take(MOST_IN_HEADING);
        let is_post =
            |l: &&Link| l.node > link.node && l.same_host && !l.text.is_empty() && !says(l);
        let post = inside.find(is_post)?;
        Some(links.all.partition_point(|l| l.node < post.node))
    };
    let posts: Vec<Option<usize>> = accepted.iter().map(|&(number, _)| post(number)).collect();
    let mut own: Vec<usize> =
        posts.iter().flatten().filter_map(|&n| Some(links.all.get(n)?.subject)).collect();
    let found = own.len();
    own.sort_unstable();
    own.dedup();
    if found >= COMMON && own.len() == found {
        for ((number, _), post) in accepted.iter_mut().zip(posts) {
            *number = post.unwrap_or(*number);
        }
        accepted.sort_by_key(|&(number, _)| number);
        accepted.dedup_by_key(|&mut (number, _)| number);
    }
}

/// Links of a heading are looked at up to so many.
const MOST_IN_HEADING: usize = 4;

/// Whether a text is the address of a page.
fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
}

/// Drops what no link on the page has a word or a picture for, or only a picture that leads to another site, where
/// most of the others are named: votes, anchors, buttons drawn by the style sheet.
fn drop_wordless(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let titled: Set<_> =
        links.all.iter().filter(|l| l.weight > 0).filter_map(|l| l.heading).collect();
    // Beside the words of a title, a link without any is no title of another page.
    let is_title = |l: &Link| l.heading.is_some_and(|heading| !titled.contains(&heading));
    let is_beside_title = |l: &Link| l.heading.is_some_and(|heading| titled.contains(&heading));
    let is_told = |l: &Link| l.same_host && (l.label > 0 || l.has_image) && !is_beside_title(l);
    let has_words = |l: &Link| l.weight > 0 && !is_address(&l.text);
    let says = |l: &&Link| has_words(l) || is_title(l) || is_told(l);
    drop_other_pictures(links, accepted, &|l| has_words(l) || is_title(l));
    let signs = repeated_labels(survey, links, accepted);
    let named: Set<usize> = links
        .all
        .iter()
        .filter(says)
        .filter(|l| !signs.contains(&l.node))
        .map(|l| l.subject)
        .collect();
    let subjects: Set<usize> =
        accepted.iter().filter_map(|&(number, _)| Some(links.all.get(number)?.subject)).collect();
    let wordless = subjects.iter().filter(|subject| !named.contains(*subject)).count();
    if wordless > 0 && wordless * 2 <= subjects.len() {
        accepted.retain(|&(number, _)| {
            links.all.get(number).is_none_or(|l| named.contains(&l.subject))
        });
    }
}

/// So many entries in one folder are all there; a picture that leads elsewhere is that of the issue, of a shop.
const LEAST_IN_FOLDER: usize = 6;

/// Drops subjects that only pictures lead to, where all that are named are pages of one folder, and these are not.
fn drop_other_pictures(links: &Links, accepted: &mut Accepted, is_named: &dyn Fn(&Link) -> bool) {
    let folder = |l: &'_ Link| {
        let path = l.url.path().trim_end_matches('/');
        path.rfind('/').and_then(|end| path.get(..end)).unwrap_or_default().to_owned()
    };
    let all = || accepted.iter().filter_map(|&(number, _)| links.all.get(number));
    if !all().any(|l| l.weight == 0 && l.has_image) {
        return;
    }
    let named: Set<usize> = links.all.iter().filter(|l| is_named(l)).map(|l| l.subject).collect();
    let Some(shared) = all().find(|l| named.contains(&l.subject)).map(folder) else { return };
    let is_picture = |l: &Link| !named.contains(&l.subject);
    if !all().any(is_picture) || shared.is_empty() {
        return;
    }
    let listed: Set<usize> = all().filter(|l| !is_picture(l)).map(|l| l.subject).collect();
    let is_one_folder = all().filter(|l| !is_picture(l)).all(|l| folder(l) == shared);
    if listed.len() >= LEAST_IN_FOLDER && is_one_folder {
        accepted.retain(|&(number, _)| {
            links.all.get(number).is_none_or(|l| !is_picture(l) || folder(l) == shared)
        });
    }
}

/// The links with nothing but a picture whose description others have, too: "Go to the last post".
fn repeated_labels(survey: &Survey<'_, '_>, links: &Links, accepted: &Accepted) -> Set<NodeId> {
    let dom = survey.dom;
    let label = |l: &Link| {
        let image = dom.subtree(l.node).find(|&n| dom.tag(n) == Tag::Img)?;
        dom.attr(image, "alt").filter(|alt| !alt.is_empty())
    };
    let wordless = accepted.iter().filter_map(|&(number, _)| links.all.get(number));
    let wordless = wordless.filter(|l| l.weight == 0 && l.has_image && l.heading.is_none());
    let mut labels: Map<&str, Vec<&Link>> = Map::default();
    for link in wordless {
        if let Some(label) = label(link) {
            labels.entry(label).or_default().push(link);
        }
    }
    let is_sign = |alike: &&Vec<&Link>| {
        let subjects: Set<usize> = alike.iter().map(|l| l.subject).collect();
        subjects.len() >= COMMON
    };
    labels.values().filter(is_sign).flatten().map(|l| l.node).collect()
}

/// Drops what leads to more of a list below it: "More articles".
fn drop_more(links: &Links, accepted: &mut Accepted) {
    let is_more = |number: usize| {
        links.all.get(number).is_some_and(|l| {
            [l.senses.alone, l.senses.with_noun].contains(&Some(Sense::More)) && l.heading.is_none()
        })
    };
    let subject = |number: usize| links.all.get(number).map(|l| l.subject);
    let named: Set<Option<usize>> = accepted
        .iter()
        .filter(|&&(number, _)| !is_more(number))
        .map(|&(number, _)| subject(number))
        .collect();
    if named.len() >= COMMON {
        let is_named = |&(number, _): &(usize, f32)| named.contains(&subject(number));
        let end = accepted.iter().rposition(is_named).map_or(0, |last| last + 1);
        // What leads to more of a list is less than the list: it may as well be what leads to each article.
        let below: Set<Option<usize>> =
            accepted.iter().skip(end).map(|&(number, _)| subject(number)).collect();
        if below.len() < named.len() {
            accepted.truncate(end);
        }
    }
}

/// Drops short links that are named as kickers where a heading's link follows at once, in the same element: the section that
/// an entry is filed in. Entries of their own would have a heading.
fn drop_kickers(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let dom = survey.dom;
    let is_kicker = |number: usize| {
        let Some(link) = links.all.get(number) else { return false };
        let named = survey.hints(link.node).has(Hints::KICKER) && link.heading.is_none();
        let next = || links.all.get(number + 1).filter(|next| next.subject != link.subject);
        let heads = |next: &Link| {
            let around = dom.parent(link.node);
            let is_right_before = survey.between(dom.end(link.node), next.node).text == 0;
            next.heading.is_some()
                && is_right_before
                && around.is_some_and(|around| dom.is_within(next.node, around))
        };
        named && link.weight <= LABEL && next().is_some_and(heads)
    };
    let kickers: Set<usize> =
        accepted.iter().map(|&(number, _)| number).filter(|&number| is_kicker(number)).collect();
    if kickers.is_empty() {
        return;
    }
    let others = accepted.iter().filter(|(number, _)| !kickers.contains(number));
    let others: Set<usize> =
        others.filter_map(|&(number, _)| Some(links.all.get(number)?.subject)).collect();
    if others.len() >= COMMON {
        accepted.retain(|(number, _)| !kickers.contains(number));
    }
}

/// What so many entries have in common is none of them.
const COMMON: usize = 3;

/// Drops what is linked again and again between other entries, with the same words: the blog that all
/// of them stand in, their only author, the few topics that there are.
fn drop_common(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let mut places: Map<u64, Labels<'_>> = Map::default();
    let mut named: Set<usize> = Set::default();
    let mut before = None;
    for l in accepted.iter().filter_map(|&(number, _)| links.all.get(number)) {
        let is_label = l.heading.is_none() && (1..=LABEL).contains(&l.weight);
        let place = is_label.then(|| survey.signature(l.node));
        if let Some(place) = place {
            let labels = places.entry(place).or_default();
            labels.all += 1;
            labels.runs += usize::from(before != Some(place));
            labels.different.insert((l.subject, &l.text));
        } else if l.weight > 0 {
            named.insert(l.subject);
        }
        before = place;
    }
    let is_common = |l: &Link| {
        l.heading.is_none()
            && (1..=LABEL).contains(&l.weight)
            && !named.contains(&l.subject)
            && places.get(&survey.signature(l.node)).is_some_and(Labels::are_common)
    };
    let link = |number: usize| links.all.get(number);
    let others: Set<usize> = accepted
        .iter()
        .filter_map(|&(number, _)| link(number))
        .filter(|l| !is_common(l))
        .map(|l| l.subject)
        .collect();
    if others.len() >= COMMON {
        accepted.retain(|&(number, _)| link(number).is_none_or(|l| !is_common(l)));
    }
}

/// The short links of one shape and place.
#[derive(Default)]
struct Labels<'l> {
    all: usize,
    /// How many times they come, one or several, with other links between.
    runs: usize,
    different: Set<(usize, &'l str)>,
}

impl Labels<'_> {
    /// Whether they are few things, over and over, between others.
    fn are_common(&self) -> bool {
        let different = self.different.len();
        self.runs >= COMMON && different <= self.runs && different * 2 <= self.all
    }
}

/// Labels are no longer than this.
const LABEL: u32 = 24;
/// So many other links make a list without the topics on them.
const LEAST_BESIDE_TOPICS: usize = 3;

/// Drops links to the parts of the outlet, most of which its own navigation leads to by the same names,
/// where other links remain: each entry may link its topic.
fn drop_topics(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let edges = Zone::NAV.with(Zone::HEADER);
    let is_label = |l: &&Link| l.weight <= LABEL && l.heading.is_none();
    let of_navigation = |l: &&Link| is_label(l) && survey.zone(l.node).has(edges);
    let navigated: Set<(usize, &str)> =
        links.all.iter().filter(of_navigation).map(|l| (l.subject, l.text.as_str())).collect();
    let labels = |number: usize| links.all.get(number).filter(|l| is_label(l) && !of_navigation(l));
    let is_navigated = |l: &Link| navigated.contains(&(l.subject, l.text.as_str()));
    // Where most labels are topics that the navigation has, the others are, too.
    let mut places: Map<u64, (usize, usize)> = Map::default();
    for link in accepted.iter().filter_map(|&(number, _)| labels(number)) {
        let (topics, all) = places.entry(survey.signature(link.node)).or_default();
        *topics += usize::from(is_navigated(link));
        *all += 1;
    }
    let stands_with_topics = |l: &Link| {
        let place = places.get(&survey.signature(l.node));
        place.is_some_and(|&(topics, all)| topics * 2 > all)
    };
    let is_topic =
        |number: usize| labels(number).is_some_and(|l| is_navigated(l) || stands_with_topics(l));
    let others: Set<usize> = accepted
        .iter()
        .filter(|&&(number, _)| !is_topic(number))
        .filter_map(|&(number, _)| Some(links.all.get(number)?.subject))
        .collect();
    if others.len() >= LEAST_BESIDE_TOPICS {
        accepted.retain(|&(number, _)| !is_topic(number));
    }
}

/// Drops the links of bylines, where there are entries that they belong to: a paper has more authors than
/// titles, and each of them is linked.
fn drop_authors(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let is_author = |number: usize| {
        links.all.get(number).is_some_and(|l| l.heading.is_none() && is_named_author(survey, l))
    };
    let first = accepted.iter().position(|&(number, _)| !is_author(number));
    let others = accepted.iter().filter(|&&(number, _)| !is_author(number)).count();
    if others < LEAST_WITH_AUTHORS {
        return;
    }
    let mut at = 0;
    accepted.retain(|&(number, _)| {
        at += 1;
        first.is_some_and(|first| at <= first) || !is_author(number)
    });
}

/// So many entries are not those of a list of authors.
const LEAST_WITH_AUTHORS: usize = 3;

/// Whether a link, or what holds it and its like, is named as an author, and it reads as a name.
fn is_named_author(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let around = std::iter::once(link.node).chain(survey.dom.ancestors(link.node).take(1));
    let named = around.fold(Hints::NONE, |all, node| all.and(survey.hints(node)));
    named.has(Hints::AUTHOR)
        && !named.has(Hints::TITLE)
        && link.text.split_whitespace().count() <= 4
        && !link.text.contains(char::is_numeric)
}

/// So many links with the same words name nothing.
const ATTACHED: usize = 3;

/// Drops links that say the same in one entry after the other and lead elsewhere than the entry's own:
/// "Download as PDF" is no entry of its own. Posts that share a title stand where the others do.
fn drop_attached(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let repeats =
        |l: &Link| l.weight > 0 && l.text_subjects as usize >= ATTACHED && l.heading.is_none();
    let titles: Set<u64> = accepted
        .iter()
        .filter_map(|&(number, _)| link(number))
        .filter(|l| !repeats(l))
        .map(|l| survey.signature(l.node))
        .collect();
    let named: Set<usize> = accepted
        .iter()
        .filter_map(|&(number, _)| link(number))
        .filter(|l| !repeats(l))
        .map(|l| l.subject)
        .collect();
    // How many of them follow directly on an entry with a name, by their words.
    let mut follows: Map<String, (usize, usize)> = Map::default();
    let mut after_named = false;
    for l in accepted.iter().filter_map(|&(number, _)| link(number)) {
        if named.contains(&l.subject) {
            after_named = true;
        } else if !titles.contains(&survey.signature(l.node)) {
            let (following, all) = follows.entry(without_number(&l.text)).or_default();
            *following += usize::from(after_named);
            *all += 1;
            after_named = false;
        }
    }
    let is_attached = |l: &Link| {
        repeats(l)
            && !named.contains(&l.subject)
            && follows
                .get(&without_number(&l.text))
                .is_some_and(|&(following, all)| following >= ATTACHED && following * 3 >= all * 2)
    };
    accepted.retain(|&(number, _)| link(number).is_none_or(|l| !is_attached(l)));
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Links, Survey};
    use crate::dom::Dom;

    /// The texts of the links that are left of those in the page's main part.
    pub(super) fn titles(html: &str) -> Vec<String> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let in_nav = |number: &usize| survey.zone(links.all[*number].node).has(super::Zone::NAV);
        let mut accepted: Vec<(usize, f32)> =
            (0..links.all.len()).filter(|number| !in_nav(number)).map(|l| (l, 0.9)).collect();
        super::drop(&survey, &links, &mut accepted);
        accepted.iter().map(|&(number, _)| links.all[number].text.clone()).collect()
    }

    #[test]
    fn a_part_of_the_outlet_on_each_entry_is_no_entry() {
        let item = |n: u32, topic: &str, title: &str| {
            format!("<div><b><a href=/{topic}/>{topic}</a></b> <a href=/{n}>{title}</a></div>")
        };
        let items = [
            item(1, "Transport", "The ferry is back"),
            item(2, "Nature", "A dam for the moor"),
            item(3, "Music", "Choir seeks basses"),
        ];
        let nav = "<nav><a href=/Transport/>Transport</a><a href=/Nature/>Nature</a></nav>";
        assert_eq!(
            titles(&format!("{nav}<main>{}</main>", items.concat())),
            ["The ferry is back", "A dam for the moor", "Choir seeks basses"]
        );
        // A list of nothing but parts of the outlet stays one.
        let topics = "<p><a href=/Transport/>Transport</a><p><a href=/Nature/>Nature</a>";
        assert_eq!(titles(&format!("{nav}<main>{topics}</main>")), ["Transport", "Nature"]);
    }

    #[test]
    fn posts_about_other_pages_are_entries_themselves() {
        let item = |(n, title): (u32, &str)| {
            format!(
                "<h3><a href=https://elsewhere.example/{n}>{title}</a> <a href=/{n}>∞</a></h3><p>So they say."
            )
        };
        let html =
            |titles: &[&str]| (1..).zip(titles.iter().copied()).map(item).collect::<String>();
        assert_eq!(titles(&html(&TITLES)), ["∞"; 4]);
        // One sign is nothing.
        assert!(titles(&html(&TITLES[..1])).contains(&TITLES[0].to_owned()));
    }

    #[test]
    fn what_every_entry_has_attached_is_no_entry() {
        let item = |n: u32, title: &str| {
            format!(
                "<li><a href=/{n}>{title}</a> <p><a href=/files/{n}.pdf>As a document</a></p></li>"
            )
        };
        let html = [
            item(1, "The ferry is back"),
            item(2, "A dam for the moor"),
            item(3, "Choir seeks basses"),
        ];
        assert_eq!(
            titles(&html.concat()),
            ["The ferry is back", "A dam for the moor", "Choir seeks basses"]
        );
    }

    #[test]
    fn posts_that_share_a_title_are_entries() {
        let html: String =
            ["Open thread", "The ferry is back", "Open thread", "Dam", "Open thread"]
                .iter()
                .enumerate()
                .map(|(n, title)| format!("<li><a href=/{n}>{title}</a></li>"))
                .collect();
        assert_eq!(titles(&html).len(), 5);
    }

    /// Items of a list with something beside each title.
    fn items(beside: &dyn Fn(u32) -> String) -> String {
        let titles = ["The ferry is back", "A dam for the moor", "Choir seeks basses", "Rain"];
        (1..)
            .zip(titles)
            .map(|(n, title)| format!("<li><a href=/{n}>{title}</a> {}</li>", beside(n)))
            .collect()
    }

    const TITLES: [&str; 4] =
        ["The ferry is back", "A dam for the moor", "Choir seeks basses", "Rain"];

    #[test]
    fn links_without_a_word_are_no_entries_beside_titles() {
        assert_eq!(titles(&items(&|n| format!("<a href=/vote?id={n}></a>"))), TITLES);
        // The title of an article may stand beside an empty link to it.
        let overlay = |n: u32| format!("<li><a href=/{n}></a><h3>Title {n}</h3></li>");
        assert_eq!(titles(&(1..4).map(overlay).collect::<String>()).len(), 3);
    }

    #[test]
    fn pictures_that_lead_elsewhere_are_no_entries_beside_titles() {
        let mail =
            |n: u32| format!("<a href=https://mail.example/{n}><img src=i.png alt=Mail></a>");
        assert_eq!(titles(&items(&mail)), TITLES);
    }

    #[test]
    fn pictures_that_all_say_the_same_are_no_entries_beside_titles() {
        let last =
            |n: u32| format!("<a href=/topic?{n}&post={n}><img src=i.png alt='Last post'></a>");
        assert_eq!(titles(&items(&last)), TITLES);
    }

    #[test]
    fn the_way_to_more_of_a_list_is_no_entry() {
        let all = "<p><a href=/all>More articles...</a></p>";
        assert_eq!(titles(&format!("{}{all}", items(&|_| String::new()))), TITLES);
    }

    #[test]
    fn what_leads_on_in_each_row_is_not_the_way_to_more_of_a_list() {
        let pages: String = (1..4).map(|n| format!("<a href=?page={n}>{n}</a> ")).collect();
        let row = |n: u32| format!("<tr><td>The {n}th report<td><a href=/{n}>Read more</a>");
        let rows: String = (1..9).map(row).collect();
        let more = |title: &String| title == "Read more";
        let found = titles(&format!("<p>{pages}</p><table>{rows}</table>"));
        assert_eq!(found.iter().filter(|t| more(t)).count(), 8);
    }

    #[test]
    fn days_are_no_entries_beside_titles() {
        assert_eq!(
            titles(&items(&|n| format!("<a href=/2026/03/0{n}/>{n} March 2026</a>"))),
            TITLES
        );
        assert_eq!(titles(&items(&|n| format!("<a href=/talk/{n}>{n} hours ago</a>"))), TITLES);
        let days = |n: u32| format!("<li><a href=/2026/03/0{n}/>{n} March 2026</a></li>");
        assert_eq!(titles(&(1..5).map(days).collect::<String>()).len(), 4);
    }

    #[test]
    fn what_all_entries_have_in_common_is_none_of_them() {
        assert_eq!(
            titles(&items(&|_| "<p><a href=/users/ada>The blog of Ada</a></p>".to_owned())),
            TITLES
        );
        let topic = |n: u32| format!("<p><a href=/tags/{}>Topic {}</a></p>", n % 2, n % 2);
        assert_eq!(titles(&items(&topic)), TITLES);
    }

    #[test]
    fn a_list_shown_twice_is_no_common_thing() {
        let short = |n: u32| format!("<li><a href=/{n}>Title {n}</a></li>");
        let list: String = (1..5).map(short).collect();
        assert_eq!(titles(&format!("<ul>{list}</ul><hr><ul>{list}</ul>")).len(), 8);
    }
}
