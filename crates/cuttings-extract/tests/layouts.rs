//! Lists in the many layouts of the web, filled with invented stories: what each shows must come out.
//!
//! `layouts/*.html` holds a layout a file. A comment at its top says what is special about it, the
//! language of its stories and the fields that it shows; `{each}` … `{end}` is made once a story, with the
//! story's values in the place of `{title}` and its like. A field that a layout shows must be read exactly,
//! and one that it does not show must be left empty.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cuttings_extract::{Entry, Hint, read};
use jiff::civil::Date;

const BASE: &str = "https://outlet.example/news/";
const NOW: &str = "2026-03-16T08:00:00Z";

struct Story {
    title: &'static str,
    summary: &'static str,
    author: &'static str,
    section: &'static str,
    date: &'static str,
}

const fn story(
    date: &'static str,
    section: &'static str,
    author: &'static str,
    title: &'static str,
    summary: &'static str,
) -> Story {
    Story { title, summary, author, section, date }
}

const ENGLISH: &[Story] = &[
    story(
        "2026-03-14",
        "Transport",
        "Mara Lund",
        "Swing bridge reopens to cyclists after winter repairs",
        "Engineers replaced forty metres of decking and both of the worn turning gears. The footway stays closed.",
    ),
    story(
        "2026-03-13",
        "Culture",
        "Tobias Arkwright",
        "Who owns the quays? A question that four councils, two courts and one ferry company have not settled",
        "The answer is in a chest of 1871.",
    ),
    story(
        "2026-03-11",
        "Transport",
        "Edda Whitlow",
        "Night ferry trial begins",
        "The first of sixty trial crossings left the pier at ten past one on Tuesday morning with eleven passengers and a dog.",
    ),
    story(
        "2026-03-09",
        "Schools",
        "Ines Calder",
        "“Soup is the new pudding”",
        "A survey of 1,900 pupils at six secondary schools came to a result that surprised the kitchens.",
    ),
    story(
        "2026-03-02",
        "Business",
        "Jonah Okoro-Price",
        "Boatyard takes on 12 apprentices, the most since 1988",
        "Seven of them are women. The yard wants to build two lifeboats a year from the autumn on.",
    ),
];

const GERMAN: &[Story] = &[
    story(
        "2026-03-14",
        "Verkehr",
        "Hanne Weißgerber",
        "Brücke am Kornhaus wird einspurig",
        "Bis Ende Juni regelt eine Ampel den Verkehr. Fußgänger und Radfahrer sind nicht betroffen.",
    ),
    story(
        "2026-03-13",
        "Kultur",
        "Jörg Öhlschläger",
        "Der Bücherbus fährt jetzt auch samstags",
        "Sechs Dörfer kommen auf der neuen Route dazu.",
    ),
    story(
        "2026-03-11",
        "Wirtschaft",
        "Lena Brandtner",
        "Mühlenladen öffnet nach dem Brand wieder",
        "Elf Monate nach dem Feuer verkauft die Familie wieder Mehl aus eigener Mahlung, am ersten Samstag war schon mittags alles weg.",
    ),
    story(
        "2026-03-09",
        "Verkehr",
        "Hanne Weißgerber",
        "Was wird aus dem alten Bahnhof?",
        "Der Gemeinderat hat drei Entwürfe gesehen. Keiner kam ohne Tiefgarage aus.",
    ),
];

const FRENCH: &[Story] = &[
    story(
        "2026-03-14",
        "Port",
        "Maëlle Kervran",
        "Le pont tournant rouvre aux cyclistes",
        "Quarante mètres de platelage ont été remplacés pendant l’hiver. Le trottoir reste fermé.",
    ),
    story(
        "2026-03-12",
        "Ville",
        "Yann Le Dantec",
        "La bibliothèque reste ouverte jusqu’à vingt et une heures",
        "L’essai coûte moins que le chauffage de l’ancienne salle de lecture.",
    ),
    story(
        "2026-03-10",
        "Port",
        "Maëlle Kervran",
        "Onze passagers et un chien",
        "La première traversée de nuit est partie du quai avec dix minutes de retard.",
    ),
];

const ARABIC: &[Story] = &[
    story(
        "2026-03-14",
        "النقل",
        "ليلى منصور",
        "الجسر المتحرك يفتح من جديد أمام الدراجات",
        "استبدل المهندسون أربعين متراً من الأرضية خلال الشتاء. وما زال ممر المشاة مغلقاً.",
    ),
    story(
        "2026-03-12",
        "الثقافة",
        "سامر حداد",
        "المكتبة المركزية تبقى مفتوحة حتى التاسعة مساء",
        "تقول البلدية إن التجربة أرخص من تدفئة قاعة القراءة القديمة.",
    ),
    story(
        "2026-03-10",
        "النقل",
        "ليلى منصور",
        "أحد عشر راكباً في أول رحلة ليلية",
        "غادرت العبارة الرصيف بعد عشر دقائق من الموعد المحدد.",
    ),
];

const CHINESE: &[Story] = &[
    story(
        "2026-03-14",
        "交通",
        "林晓",
        "旋转桥冬季维修后重新向自行车开放",
        "工程师更换了四十米桥面。",
    ),
    story(
        "2026-03-12",
        "文化",
        "陈远",
        "中央图书馆每周三天开放至晚上九点",
        "试行费用低于旧阅览室的供暖费。",
    ),
    story("2026-03-10", "交通", "林晓", "夜间渡轮试航首日载客十一人", "首班船晚点十分钟离开码头。"),
    story("2026-03-02", "经济", "周宁", "船厂招收十二名学徒", "其中七名是女性。"),
];

const JAPANESE: &[Story] = &[
    story(
        "2026-03-14",
        "交通",
        "北川あおい",
        "旋回橋、冬の補修を終えて自転車の通行を再開",
        "技師たちは床板四十メートルと摩耗した歯車を取り替えた。歩道は引き続き閉鎖される。",
    ),
    story(
        "2026-03-12",
        "文化",
        "森本拓",
        "中央図書館、週三日は夜九時まで開館",
        "市によると、試行の費用は旧閲覧室の暖房費より安い。",
    ),
    story(
        "2026-03-10",
        "交通",
        "北川あおい",
        "夜間フェリーの試験運航が始まる",
        "最初の便は十一人の乗客と犬一匹を乗せて、十分遅れで出港した。",
    ),
];

const TAGS: [&str; 2] = ["Harbour", "Saltmarket"];

fn stories(language: &str) -> &'static [Story] {
    match language {
        "en" => ENGLISH,
        "de" => GERMAN,
        "fr" => FRENCH,
        "ar" => ARABIC,
        "zh" => CHINESE,
        "ja" => JAPANESE,
        _ => panic!("no stories in {language}"),
    }
}

/// A layout, as its file says.
struct Layout {
    name: String,
    language: String,
    shows: Vec<String>,
    body: String,
}

impl Layout {
    fn open(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let (head, body) = text.split_once("-->").unwrap();
        let line = |name: &str| {
            let line = head.lines().find_map(|line| line.trim().strip_prefix(name));
            line.unwrap_or_else(|| panic!("{} does not say {name}", path.display())).trim()
        };
        Self {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            language: line("lang:").to_owned(),
            shows: line("shows:").split_whitespace().map(str::to_owned).collect(),
            body: body.to_owned(),
        }
    }

    fn shows(&self, field: &str) -> bool {
        self.shows.iter().any(|shown| shown == field)
    }

    fn page(&self) -> String {
        let (before, rest) = self.body.split_once("{each}").unwrap();
        let (record, after) = rest.split_once("{end}").unwrap();
        let records: String = stories(&self.language)
            .iter()
            .enumerate()
            .map(|(at, story)| fill(record, story, at + 1))
            .collect();
        format!(
            "<!DOCTYPE html><html lang=\"{}\"><head><title>News | Outlet</title></head><body>\
             <header><a href=\"/\">Outlet</a><nav><a href=\"/news/\">News</a> <a href=\"/about/\">About us\
             </a> <a href=\"/contact/\">Contact</a></nav></header>{before}{records}{after}<footer><a \
             href=\"/imprint/\">Imprint</a> <a href=\"/privacy/\">Privacy</a></footer></body></html>",
            self.language
        )
    }

    /// What differs, in words.
    fn misses(&self) -> Vec<String> {
        let hint =
            Hint { url: Some(BASE), reference_time: Some(NOW.parse().unwrap()), ..Hint::default() };
        let page = read(self.page().as_bytes(), &hint);
        let stories = stories(&self.language);
        let mut misses = Vec::new();
        if page.entries.len() != stories.len() {
            misses.push(format!(
                "{}: {} entries instead of {}: {:?}",
                self.name,
                page.entries.len(),
                stories.len(),
                page.entries.iter().map(|entry| &entry.title).collect::<Vec<_>>()
            ));
        }
        for (at, story) in stories.iter().enumerate() {
            let url = address(at + 1);
            match page.entries.iter().find(|entry| entry.url.as_ref() == Some(&url)) {
                Some(entry) => self.compare(entry, story, at + 1, &mut misses),
                None => misses.push(format!("{}: no entry {}", self.name, at + 1)),
            }
        }
        misses
    }

    fn compare(&self, entry: &Entry, story: &Story, number: usize, misses: &mut Vec<String>) {
        let mut check = |field: &str, got: Option<String>, truth: &str| {
            let wanted = self.shows(field).then(|| truth.to_owned());
            if got != wanted {
                misses.push(format!(
                    "{}: {field} of entry {number}: wanted {wanted:?}, got {got:?}",
                    self.name
                ));
            }
        };
        check("title", entry.title.clone(), story.title);
        check("summary", entry.summary.clone(), story.summary);
        check("date", entry.date_published.map(|when| when.day().to_string()), story.date);
        let authors: Vec<&str> = entry.authors.iter().map(|author| author.name.as_str()).collect();
        check("authors", (!authors.is_empty()).then(|| authors.join(" + ")), story.author);
        check("section", entry.section.clone(), story.section);
        check("tags", (!entry.tags.is_empty()).then(|| entry.tags.join(" + ")), &TAGS.join(" + "));
        check("image", entry.image.clone(), &format!("https://outlet.example/img/{number}.jpg"));
        let kind = self.shows.iter().find_map(|shown| shown.strip_prefix("kind:"));
        let kind = kind.unwrap_or("article");
        if entry.kind.name() != kind {
            let got = entry.kind.name();
            misses.push(format!("{}: kind of entry {number}: wanted {kind}, got {got}", self.name));
        }
    }
}

fn address(number: usize) -> String {
    format!("https://outlet.example/news/story-{number}/")
}

/// A record with the story's values in it.
fn fill(record: &str, story: &Story, number: usize) -> String {
    let date: Date = story.date.parse().unwrap();
    let english = |pattern: &str| date.strftime(pattern).to_string();
    let today: Date = "2026-03-16".parse().unwrap();
    let days = (today - date).get_days();
    let values = [
        ("url", format!("/news/story-{number}/")),
        ("title", story.title.to_owned()),
        ("summary", story.summary.to_owned()),
        ("author", story.author.to_owned()),
        ("section", story.section.to_owned()),
        ("tag1", TAGS[0].to_owned()),
        ("tag2", TAGS[1].to_owned()),
        ("n", number.to_string()),
        ("iso", story.date.to_owned()),
        ("stamp", format!("{}T09:30:00+00:00", story.date)),
        ("long", english("%-d %B %Y")),
        ("us", english("%B %-d, %Y")),
        ("usshort", english("%b %-d, %Y")),
        ("short", english("%b %-d")),
        ("shortyear", english("%b %-d, %Y")),
        ("weekday", english("%A")),
        ("day", english("%-d")),
        ("mon", english("%b")),
        ("year", english("%Y")),
        ("dmy", english("%d.%m.%Y")),
        ("num", english("%d/%m/%Y")),
        ("frlong", english("%-d mars %Y")),
        ("arlong", english("%-d مارس %Y")),
        ("cjklong", english("%Y年%-m月%-d日")),
        ("ago", format!("{days} days ago")),
    ];
    let mut filled = record.to_owned();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), &value);
    }
    assert!(!filled.contains('{'), "a value has no name: {filled}");
    filled
}

#[test]
fn every_layout_gives_what_it_shows_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 50, "only {} layouts", files.len());
    let mut report = String::new();
    let mut wrong = 0;
    for file in &files {
        let misses = Layout::open(file).misses();
        wrong += usize::from(!misses.is_empty());
        for miss in misses {
            writeln!(report, "{miss}").unwrap();
        }
    }
    assert!(report.is_empty(), "{wrong} of {} layouts are misread:\n{report}", files.len());
}
