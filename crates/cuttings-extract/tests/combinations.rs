//! Lists put together from the parts that lists are made of, every part with every other: how the title is
//! linked and marked up, where the kicker and the details stand, how date and byline are written, whether
//! classes are named after what they hold, and what stands between the entries.
//!
//! `layouts` has the lists of the web as they are met; here no combination is left out for being rare. A few
//! of them leave open what is what even to people, so a share must be right, not all.

use std::fmt::Write as _;

use cuttings_extract::{Entry, Hint, read};

const STORIES: [Story; 5] = [
    Story {
        number: 71,
        title: "Swing bridge reopens to cyclists after winter repairs",
        text: "Engineers replaced forty metres of decking and both of the worn gears.",
        section: "Transport",
        author: "Mara Lund",
        days: ["2026-03-14", "14 March 2026", "Mar 14, 2026"],
    },
    Story {
        number: 68,
        title: "Night ferry trial begins",
        text: "The first of sixty crossings left the pier at ten past one with eleven passengers.",
        section: "Transport",
        author: "Edda Whitlow",
        days: ["2026-03-12", "12 March 2026", "Mar 12, 2026"],
    },
    Story {
        number: 64,
        title: "Who owns the quays? A question for four councils",
        text: "The answer is in a chest of 1871 that nobody has a key to.",
        section: "Culture",
        author: "Tobias Arkwright",
        days: ["2026-03-11", "11 March 2026", "Mar 11, 2026"],
    },
    Story {
        number: 59,
        title: "Soup is the new pudding, say 1,900 pupils",
        text: "A survey at six secondary schools came to a result that surprised the kitchens.",
        section: "Schools",
        author: "Ines Calder",
        days: ["2026-03-09", "9 March 2026", "Mar 9, 2026"],
    },
    Story {
        number: 55,
        title: "Boatyard takes on twelve apprentices",
        text: "Seven of them are women. The yard wants to build two lifeboats a year.",
        section: "Business",
        author: "Jonah Okoro",
        days: ["2026-03-02", "2 March 2026", "Mar 2, 2026"],
    },
];

struct Story {
    number: u32,
    title: &'static str,
    text: &'static str,
    section: &'static str,
    author: &'static str,
    /// For machines, then in two ways that people write it.
    days: [&'static str; 3],
}

/// How an entry's title leads to its article.
#[derive(Clone, Copy, Debug)]
enum Linked {
    Title,
    AroundHeading,
    Card,
    ReadMore,
    Cover,
}

#[derive(Clone, Copy, Debug)]
enum Kicker {
    None,
    InTitle,
    Above,
    Linked,
}

#[derive(Clone, Copy, Debug)]
enum Details {
    Above,
    BelowTitle,
    Last,
}

/// One way to make a list.
#[derive(Clone, Copy, Debug)]
struct Layout {
    linked: Linked,
    heading: &'static str,
    kicker: Kicker,
    details: Details,
    /// Which of a story's days is shown; the first is for machines.
    day: usize,
    sign: &'static str,
    has_names: bool,
    /// What stands after the second entry.
    between: &'static str,
}

const BOX: &str = "<div><h3>Every morning in your inbox</h3><p>All that matters, before breakfast.</p>\
                   <a href=/newsletter>Sign up</a></div>";

/// All combinations.
fn layouts() -> Vec<Layout> {
    let mut all = Vec::new();
    for linked in
        [Linked::Title, Linked::AroundHeading, Linked::Card, Linked::ReadMore, Linked::Cover]
    {
        for heading in ["h2", "h4", "div"] {
            for kicker in [Kicker::None, Kicker::InTitle, Kicker::Above, Kicker::Linked] {
                for details in [Details::Above, Details::BelowTitle, Details::Last] {
                    for (day, sign) in [(0, " · "), (1, " | "), (2, " – ")] {
                        for (has_names, between) in [(true, ""), (false, ""), (true, BOX)] {
                            all.push(Layout {
                                linked,
                                heading,
                                kicker,
                                details,
                                day,
                                sign,
                                has_names,
                                between,
                            });
                        }
                    }
                }
            }
        }
    }
    all
}

impl Layout {
    fn page(&self) -> String {
        let mut page = String::from(
            "<!doctype html><html lang=en><title>News | The Quay</title><body><header><nav>\
             <a href=/transport/>Transport</a> <a href=/culture/>Culture</a> <a href=/about>About us</a>\
             </nav></header><main><h1>News</h1>",
        );
        for (at, story) in STORIES.iter().enumerate() {
            let between = if at == 2 { self.between } else { "" };
            let _ = write!(
                page,
                "{between}<article{}>{}</article>",
                self.class("entry"),
                self.entry(story)
            );
        }
        page + "</main><footer><a href=/privacy>Privacy</a> <a href=/contact>Contact</a></footer></body></html>"
    }

    fn class(&self, name: &str) -> String {
        if self.has_names { format!(" class={name}") } else { String::new() }
    }

    fn entry(&self, story: &Story) -> String {
        let href = format!("/story/{}", story.number);
        let (above, within) = self.kicker(story);
        let title = self.title(story, &href, &within);
        let text = format!("<p{}>{}</p>", self.class("summary"), story.text);
        let details = self.details(story);
        let body = match self.details {
            Details::Above => [details, above, title, text].concat(),
            Details::BelowTitle => [above, title, details, text].concat(),
            Details::Last => [above, title, text, details].concat(),
        };
        match self.linked {
            Linked::Title | Linked::AroundHeading => body,
            Linked::Card => format!("<a href={href}>{body}</a>"),
            Linked::ReadMore => format!("{body}<a href={href}>Read more</a>"),
            Linked::Cover => format!("{body}<a href={href} aria-label=\"{}\"></a>", story.title),
        }
    }

    /// The kicker above the title, or the one within it.
    fn kicker(&self, story: &Story) -> (String, String) {
        let (class, section) = (self.class("kicker"), story.section);
        match self.kicker {
            Kicker::None => (String::new(), String::new()),
            Kicker::InTitle => (String::new(), format!("<span{class}>{section}</span> ")),
            // A link within a link is none.
            Kicker::Linked if !matches!(self.linked, Linked::Card) => {
                let part = section.to_lowercase();
                (format!("<a{} href=/{part}/>{section}</a>", self.class("category")), String::new())
            }
            Kicker::Above | Kicker::Linked => {
                (format!("<div{class}>{section}</div>"), String::new())
            }
        }
    }

    fn title(&self, story: &Story, href: &str, kicker: &str) -> String {
        let (tag, class, words) = (self.heading, self.class("title"), story.title);
        match self.linked {
            Linked::Title => format!("<{tag}{class}><a href={href}>{kicker}{words}</a></{tag}>"),
            Linked::AroundHeading => {
                format!("<a href={href}><{tag}{class}>{kicker}{words}</{tag}></a>")
            }
            _ => format!("<{tag}{class}>{kicker}{words}</{tag}>"),
        }
    }

    fn details(&self, story: &Story) -> String {
        let [machine, ..] = story.days;
        let shown = story.days.get(self.day).copied().unwrap_or(machine);
        let date = if self.day == 0 {
            format!("<time datetime={machine}>14 Mar</time>")
        } else {
            format!("<span{}>{shown}</span>", self.class("date"))
        };
        let author = format!("<span{}>By {}</span>", self.class("author"), story.author);
        format!("<div{}>{date}{}{author}</div>", self.class("meta"), self.sign)
    }
}

/// What is read wrongly of a story.
fn faults(story: &Story, entry: &Entry) -> Vec<String> {
    let date = entry.date_published.map(|date| date.to_string()).unwrap_or_default();
    let author = entry.authors.first().map(|author| author.name.as_str());
    let mut faults = Vec::new();
    let mut check = |field: &str, is_right: bool| {
        if !is_right {
            faults.push(field.to_owned());
        }
    };
    check("title", entry.title.as_deref() == Some(story.title));
    check("summary", entry.summary.as_deref() == Some(story.text));
    check("date", date.starts_with(story.days[0]));
    check("author", author == Some(story.author));
    faults
}

fn faults_of(layout: &Layout) -> Vec<String> {
    let hint = Hint { url: Some("https://quay.example/news/"), ..Hint::default() };
    let page = read(layout.page().as_bytes(), &hint);
    if page.entries.len() != STORIES.len() {
        return vec![format!("{} entries", page.entries.len())];
    }
    let mut faults: Vec<String> =
        STORIES.iter().zip(&page.entries).flat_map(|(story, entry)| faults(story, entry)).collect();
    faults.sort_unstable();
    faults.dedup();
    faults
}

#[test]
#[expect(clippy::print_stderr, reason = "tells the figures, and what is wrong where")]
fn nearly_every_combination_of_the_parts_of_lists_is_read_without_fault() {
    let layouts = layouts();
    let wrong: Vec<(&Layout, Vec<String>)> = layouts
        .iter()
        .map(|layout| (layout, faults_of(layout)))
        .filter(|(_, faults)| !faults.is_empty())
        .collect();
    eprintln!(
        "{} of {} layouts are read without fault",
        layouts.len() - wrong.len(),
        layouts.len()
    );
    for (layout, faults) in &wrong {
        eprintln!("{}: {layout:?}", faults.join(", "));
    }
    assert!(wrong.len() * 100 <= layouts.len() * 3, "{} of {}", wrong.len(), layouts.len());
}
