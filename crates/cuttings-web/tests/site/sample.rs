//! An invented archive: a town with a harbour, its papers, a radio station, and a hostile page.

use cuttings_archive::{Archive, Snapshot, WarcPlace};
use cuttings_extract::{Author, DateBasis, Entry, EntryKind, Page, PageKind};
use cuttings_fetch::warc::WarcWriter;
use cuttings_fetch::{Exchange, Fetched};

/// Files the whole sample.
pub(crate) fn fill(archive: &Archive) {
    gazette(archive);
    sahifa(archive);
    quay_radio(archive);
    küstenblatt(archive);
}

/// Files a sitemap, which names nothing but addresses and when they changed.
pub(crate) fn sitemap(archive: &Archive, addresses: &[&str]) {
    let entry = |(position, address): (u32, &&str)| Entry {
        position,
        url: Some((*address).to_owned()),
        date_published: "2024-03-15T08:00:00Z".parse().ok(),
        date_basis: Some(DateBasis::Attribute),
        ..Entry::default()
    };
    let page = Page {
        url: Some("https://gazette.example/sitemap.xml".to_owned()),
        entries: (1..).zip(addresses).map(entry).collect(),
        ..Page::new(PageKind::Sitemap)
    };
    file(archive, "https://gazette.example/sitemap.xml", None, "2024-03-15T09:00:00Z", &page);
}

/// Files a page of entries as it was fetched at an instant, with a record of it in the archive's folder, and gives
/// the digest of the snapshot.
pub(crate) fn file(
    archive: &Archive,
    url: &str,
    outlet: Option<&str>,
    at: &str,
    page: &Page,
) -> String {
    let fetched = Fetched {
        url: url.to_owned(),
        content_type: Some("text/html; charset=utf-8".to_owned()),
        fetched_at: at.parse().ok(),
        body: html(page, at).into_bytes(),
        name: url.to_owned(),
        exchange: url.starts_with("http").then(|| Exchange {
            request: Some(format!("GET {url} HTTP/1.1\r\n\r\n")),
            status_line: "HTTP/1.1 200 OK".to_owned(),
            headers: vec![("Content-Type".to_owned(), "text/html; charset=utf-8".to_owned())],
        }),
        ip: None,
    };
    let mut writer = WarcWriter::open(&archive.directory().join("warc"), "sample").unwrap();
    let place = writer.append(&fetched, at.parse().unwrap()).unwrap();
    writer.sync().unwrap();
    let snapshot = Snapshot {
        digest: fetched.digest(),
        url: url.to_owned(),
        fetched_at: at.parse().unwrap(),
        outlet: outlet.map(str::to_owned),
        content_type: fetched.content_type,
        warc: Some(WarcPlace { file: place.file, offset: place.offset, length: place.length }),
    };
    archive.file(&snapshot, page).unwrap();
    snapshot.digest
}

/// The page as its outlet would serve it. Nothing in it is escaped: hostile outlets do not either.
fn html(page: &Page, at: &str) -> String {
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><!-- {at} --><head><meta charset=\"utf-8\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"/style.css\"><script src=\"/tracker.js\"></script></head><body>\n",
        page.language.as_deref().unwrap_or("en"),
        page.title.as_deref().unwrap_or_default()
    );
    for entry in &page.entries {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (url, title) = (text(&entry.url), text(&entry.title));
        html.push_str(&format!("<h2><a href=\"{url}\">{title}</a></h2>\n"));
        html.push_str(&format!("<p>{}</p>\n", text(&entry.summary)));
    }
    if let Some(article) = &page.article {
        let text = article.content_text.clone().unwrap_or_default();
        let title = article.title.clone().unwrap_or_default();
        html.push_str(&format!("<article><h1>{title}</h1><p>{text}</p></article>\n"));
    }
    html.push_str("</body></html>\n");
    html
}

/// A listing with a title, in a language.
pub(crate) fn listing(url: &str, title: &str, language: &str, mut entries: Vec<Entry>) -> Page {
    for (position, entry) in (1..).zip(&mut entries) {
        entry.position = position;
    }
    Page {
        url: Some(url.to_owned()),
        title: Some(title.to_owned()),
        language: Some(language.to_owned()),
        entries,
        ..Page::new(PageKind::Listing)
    }
}

/// An entry that is known to the day, or to the instant.
pub(crate) fn dated(title: &str, url: &str, date: &str, summary: &str) -> Entry {
    let day = date[..10].parse().ok();
    Entry {
        title: Some(title.to_owned()),
        url: Some(url.to_owned()),
        summary: Some(summary.to_owned()),
        date_published: Some(date.parse().unwrap()),
        date_text: Some(date[..10].to_owned()),
        date_basis: Some(DateBasis::Attribute),
        date_earliest: day,
        date_latest: day,
        ..Entry::default()
    }
}

fn by(names: &[&str]) -> Vec<Author> {
    names.iter().map(|name| Author { name: (*name).to_owned() }).collect()
}

const SUBJECTS: [&str; 9] = [
    "The harbour board",
    "The ferry company",
    "A choir from the hill",
    "The lighthouse keeper",
    "The town library",
    "The fish market",
    "The school by the mole",
    "The tram depot",
    "The allotment society",
];
const DEEDS: [&str; 7] = [
    "votes to postpone the dredging once more",
    "opens its doors at night",
    "asks for a second bridge",
    "counts more visitors than ever",
    "answers its critics",
    "looks back on a hundred years",
    "and the price of ice",
];

/// An English paper with a long archive, seen twice; some headlines changed in between.
fn gazette(archive: &Archive) {
    let url = "https://gazette.example/news/";
    let entries = |second: bool| -> Vec<Entry> {
        let mut entries = vec![
            Entry {
                authors: by(&["Ada Quill", "Bo Ink"]),
                section: Some("Harbour".to_owned()),
                tags: vec!["Port".to_owned(), "Harbour board".to_owned()],
                truncated: true,
                ..dated(
                    if second {
                        "Harbour board postpones dredging until the autumn"
                    } else {
                        "UPDATE: Harbour board to postpone dredging"
                    },
                    "https://gazette.example/2024/03/harbour-board-dredging",
                    "2024-03-14T08:30:00+01:00",
                    "After four hours behind closed doors the harbour board has put off the dredging of \
                     the inner basin. The ferry company had warned that its larger ships would no \
                     longer be able to",
                )
            },
            Entry {
                kind: EntryKind::Video,
                ..dated(
                    "How the old crane was moved",
                    "https://gazette.example/2024/03/crane",
                    "2024-03-14T07:05:00+01:00",
                    "Sixty tonnes, two tugs and one very narrow gate: the film of the night on which \
                     the crane of 1911 went to the museum.",
                )
            },
            Entry {
                kind: EntryKind::Opinion,
                authors: by(&["Cornelius Vane"]),
                ..dated(
                    "A bridge that nobody asked for",
                    "https://gazette.example/2024/03/bridge-column",
                    "2024-03-13",
                    "There are towns that would be glad of one bridge. Ours is to have two […]",
                )
            },
            Entry {
                title: Some("The winter fair, seen from the water".to_owned()),
                url: Some("https://gazette.example/winter-fair".to_owned()),
                summary: Some("Lanterns on forty boats, and no wind at all.".to_owned()),
                date_basis: Some(DateBasis::Order),
                date_earliest: "2024-03-03".parse().ok(),
                date_latest: "2024-03-13".parse().ok(),
                ..Entry::default()
            },
        ];
        let first = jiff::civil::date(2024, 3, 11);
        entries.extend((0..118_usize).map(|number| {
            let day = first - jiff::Span::new().days(i64::try_from(number * 3).unwrap());
            let subject = SUBJECTS[number % SUBJECTS.len()];
            let deed = DEEDS[number % DEEDS.len()];
            dated(
                &format!("{subject} {deed}"),
                &format!("https://gazette.example/{}/{number}", day.year()),
                &day.to_string(),
                &format!(
                    "{subject} has been in these pages before, and readers wrote in. What is new this \
                     time is a paper of {} pages that the council has not yet read.",
                    number + 12
                ),
            )
        }));
        entries
    };
    for (second, at) in [(false, "2024-03-14T09:00:00Z"), (true, "2024-03-15T09:00:00Z")] {
        file(archive, url, None, at, &listing(url, "News | The Gazette", "en", entries(second)));
    }
    let article = "https://gazette.example/2024/03/harbour-board-dredging";
    let page = Page {
        url: Some(article.to_owned()),
        title: Some("Harbour board postpones dredging until the autumn".to_owned()),
        language: Some("en".to_owned()),
        article: Some(cuttings_extract::Article {
            title: Some("Harbour board postpones dredging until the autumn".to_owned()),
            url: Some(article.to_owned()),
            authors: by(&["Ada Quill", "Bo Ink"]),
            date_published: "2024-03-14T08:30:00+01:00".parse().ok(),
            content_text: Some(
                "After four hours behind closed doors the harbour board has put off the dredging of \
                 the inner basin.\n\nThe ferry company had warned that its larger ships would no \
                 longer be able to turn. “We shall have to back out, like a cart from a yard,” said \
                 its master.\n\nThe board meets again in September."
                    .to_owned(),
            ),
            ..cuttings_extract::Article::default()
        }),
        ..Page::new(PageKind::Article)
    };
    file(archive, article, None, "2024-03-15T09:01:00Z", &page);
}

/// A paper in Arabic.
fn sahifa(archive: &Archive) {
    let url = "https://sahifa.example/akhbar/";
    let entries = vec![
        Entry {
            authors: by(&["ليلى البحري", "Omar Vane"]),
            section: Some("الميناء".to_owned()),
            ..dated(
                "مجلس الميناء يؤجل أعمال التعميق إلى الخريف",
                "https://sahifa.example/akhbar/101",
                "2024-03-14T10:15:00+03:00",
                "بعد أربع ساعات من الاجتماع المغلق قرر مجلس الميناء تأجيل تعميق الحوض الداخلي، وقالت \
                 شركة العبّارات إن سفنها الكبيرة لن تتمكن من الدوران (ferry line 7).",
            )
        },
        dated(
            "المكتبة العامة تفتح أبوابها ليلاً",
            "https://sahifa.example/akhbar/100",
            "2024-03-13",
            "ابتداءً من الشهر المقبل ستبقى قاعة القراءة مفتوحة حتى منتصف الليل.",
        ),
        Entry {
            title: Some("حديث مع حارس المنارة".to_owned()),
            url: Some("https://sahifa.example/akhbar/99".to_owned()),
            kind: EntryKind::Interview,
            date_basis: Some(DateBasis::Seen),
            date_latest: "2024-03-12".parse().ok(),
            ..Entry::default()
        },
    ];
    file(archive, url, None, "2024-03-14T12:00:00Z", &listing(url, "أخبار", "ar", entries));
}

/// A named outlet without addresses of its own, as a text dump gives it.
fn quay_radio(archive: &Archive) {
    let url = "file:///dumps/quay-radio.txt";
    let entries = vec![
        Entry {
            summary: Some(
                "The morning programme talks to the people who paint the ships’ names, letter by \
                 letter, and asks what they do when the owner cannot spell"
                    .to_owned(),
            ),
            truncated: true,
            kind: EntryKind::Audio,
            ..Entry::default()
        },
        Entry {
            title: Some("Fog: a feature in five parts".to_owned()),
            kind: EntryKind::Audio,
            date_basis: Some(DateBasis::Context),
            date_text: Some("in the first week of March 2024".to_owned()),
            date_earliest: "2024-03-01".parse().ok(),
            date_latest: "2024-03-07".parse().ok(),
            ..Entry::default()
        },
    ];
    let page = listing(url, "Quay Radio, programmes", "en", entries);
    file(archive, url, Some("Quay Radio / Programmes & Features"), "2024-03-15T10:00:00Z", &page);
}

/// A paper in German whose words are long.
fn küstenblatt(archive: &Archive) {
    let url = "https://kuestenblatt.example/archiv/";
    let entries = vec![
        dated(
            "Hafenbeckenvertiefungsgenehmigungsverfahren auf den Herbst verschoben",
            "https://kuestenblatt.example/archiv/7",
            "2024-03-14",
            "Der Hafenausschuss hat nach vierstündiger Sitzung entschieden, vorerst nichts zu \
             entscheiden.",
        ),
        dated(
            "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein feiert",
            "https://kuestenblatt.example/archiv/6",
            "2024-03-12",
            "Kaffee, Kuchen und ein Grußwort.",
        ),
    ];
    file(archive, url, None, "2024-03-14T13:00:00Z", &listing(url, "Archiv", "de", entries));
}

/// Three papers, two of which tell of the same night.
pub(crate) fn storm(archive: &Archive) {
    let papers = [
        (
            "tidings.example",
            "Storm Edda tears the roof off Brackwater station",
            "2024-03-10",
            "Storm Edda tore the roof off Brackwater station on Saturday night. Stationmaster Ines Korr \
             said that 140 passengers had been led out in time, and that no trains would run to \
             Selmouth before Tuesday.",
        ),
        (
            "observer.example",
            "Brackwater station closed after storm Edda takes its roof",
            "2024-03-11",
            "No trains to Selmouth before Tuesday: storm Edda took the roof of Brackwater station on \
             Saturday night. All 140 passengers were led out, said Ines Korr, the stationmaster.",
        ),
        (
            "evening.example",
            "Beekeepers count their hives after a mild winter",
            "2024-03-10",
            "Two hives in three have come through, the beekeepers' union says, and the willows are early.",
        ),
    ];
    for (host, title, date, summary) in papers {
        let url = format!("https://{host}/news/");
        let entry = dated(title, &format!("https://{host}/news/1"), date, summary);
        file(
            archive,
            &url,
            None,
            "2024-03-12T09:00:00Z",
            &listing(&url, "News", "en", vec![entry]),
        );
    }
}

/// A page on which everything is meant to do harm.
pub(crate) fn hostile(archive: &Archive) {
    let url = "https://hostile.example/<script>alert(0)</script>";
    let title = |title: &str, url: &str| dated(title, url, "2024-03-15", title);
    let mut entries = vec![
        title("<script>alert(1)</script>", "javascript:alert(1)"),
        title("\" onmouseover=\"alert(2)", "https://hostile.example/\"onclick=\"alert(2)"),
        title("invoice \u{202e}fdp.exe \u{2066}\u{200f}", "https://hostile.example/3"),
        title(&"vast ".repeat(20_000), "https://hostile.example/4"),
        title(&"w".repeat(100_000), "https://hostile.example/5"),
        title("{{ 7 * 7 }} </title></head> &amp; &lt;", "data:text/html,<script>alert(6)</script>"),
        title("a\u{0}b\u{1b}[31mc\u{fffe}", "https://hostile.example/7"),
    ];
    for entry in &mut entries {
        entry.authors = by(&["<img src=x onerror=alert(3)>", &"name ".repeat(5_000)]);
        entry.tags = (0..500).map(|number| format!("<b>tag {number}</b>")).collect();
        entry.section = Some("</p><h1>".to_owned());
        entry.image = Some("https://hostile.example/pixel.gif".to_owned());
    }
    let page = listing(url, "<title>Hostile</title>", "\"><script>", entries);
    file(archive, url, Some("<i>Hostile</i> \u{202e}"), "2024-03-15T11:00:00Z", &page);
}
