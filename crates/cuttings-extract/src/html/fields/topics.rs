//! Section and tags: what part of the outlet an article is in, and what it is about.
//!
//! Templates use "category", "tag" and "topic" for both. A category is the section; one lone tag above
//! the title is one, too; all others are tags.

use super::{Draft, Origin};
use crate::html::survey::weight;
use crate::{EntryKind, dates, kind};

/// Why a label is taken for a section.
pub(in crate::html) const LABELLED: &str = "a label at the title";

/// Tags and sections are no longer than this.
const LONGEST: u32 = 60;

/// A topic of an article, before it is known whether it is its section.
pub(super) struct Topic {
    pub(super) text: String,
    pub(super) is_section: bool,
    pub(super) above_title: bool,
    pub(super) origin: Option<Origin>,
}

/// The topics in a text.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    let whole = is_sum(text) || is_count(text);
    text.split(move |c| !whole && matches!(c, ',' | '|' | '،' | '、' | '•' | '·' | '/' | ';'))
        .map(|topic| topic.trim().trim_start_matches('#').trim())
        .filter(|topic| {
            topic.chars().any(char::is_alphanumeric)
                && !topic.ends_with(':')
                && !is_count(topic)
                && weight(topic) <= LONGEST
        })
}

/// Whether a comma of a text stands within a number: "$50,000 a year".
fn is_sum(text: &str) -> bool {
    text.as_bytes().windows(3).any(|w| matches!(w, [b'0'..=b'9', b',', b'0'..=b'9']))
}

/// Whether a text is in brackets and counts something: "(12 C, 1 P)".
fn is_count(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')') && text.contains(|c: char| c.is_numeric())
}

/// Settles which of an entry's topics is its section.
pub(super) fn settle(draft: &mut Draft, topics: Vec<Topic>) {
    let lone = topics.len() == 1;
    for topic in topics {
        if let Some(kind) = kind::from_words(&topic.text)
            && topic.above_title
        {
            set_kind(draft, kind, topic.origin);
            if !topic.is_section {
                continue;
            }
        }
        let is_section = topic.is_section || (lone && topic.above_title);
        // What is said to be the category is, whatever else stands at the title: "Breaking", the topic of the day.
        let is_labelled = draft.origins.section.is_some_and(|origin| origin.why == LABELLED);
        if is_section && (draft.section.is_none() || is_labelled && topic.is_section) {
            draft.section = Some(topic.text);
            draft.origins.section = topic.origin;
        } else if draft.section.as_ref() != Some(&topic.text) && !draft.tags.contains(&topic.text) {
            draft.tags.push(topic.text);
            draft.origins.tags = draft.origins.tags.or(topic.origin);
        }
    }
}

/// Takes a label at the title for what it is: a kind ("Video"), a word about the post ("New"), else the
/// section.
pub(super) fn take_kicker(draft: &mut Draft, text: &str, origin: Option<Origin>) {
    let text = text.trim().trim_matches([':', '|', '–', '-', '·', '•', '/']).trim();
    if let Some(kind) = kind::from_words(text).or_else(|| kind::from_count(text)) {
        set_kind(draft, kind, origin.map(|o| Origin { why: LABELLED, ..o }));
    } else if draft.section.is_none() && is_section(text) {
        draft.section = Some(text.to_owned());
        draft.origins.section = origin.map(|o| Origin { why: LABELLED, ..o });
    }
}

/// What outlets call the articles that only subscribers may read.
const PAID: &[&str] = &[
    "abo",
    "abo+",
    "abonnenten",
    "abonnés",
    "abonné",
    "members only",
    "plus",
    "plus+",
    "premium",
    "subscriber only",
    "subscribers",
    "subscribers only",
];

/// Whether a label says that an article is to be paid for: "Plus", "S+".
pub(super) fn says_paid(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    let brand = label.strip_suffix('+').unwrap_or_default();
    let is_brand =
        (1..=2).contains(&brand.chars().count()) && brand.chars().all(char::is_alphabetic);
    is_brand || PAID.contains(&label.as_str())
}

/// Takes a label that leads elsewhere: to a part of the outlet, even if that is named as a kind of articles ("Opinion")
/// or as a day of the week is abbreviated ("Mer", the sea).
pub(super) fn take_linked_kicker(draft: &mut Draft, text: &str, origin: Option<Origin>) {
    take_kicker(draft, text, origin);
    let is_short = text.chars().count() <= LONGEST_ABBREVIATION
        && text.starts_with(char::is_uppercase)
        && text.chars().all(char::is_alphabetic);
    let is_kind = kind::from_words(text).is_some();
    draft.section_leads |= draft.section.as_deref() == Some(text);
    if draft.section.is_none() && (is_short && !is_of_the_post(text) || is_kind && is_section(text))
    {
        draft.section = Some(text.to_owned());
        draft.section_leads = true;
        draft.origins.section = origin.map(|o| Origin { why: LABELLED, ..o });
    }
}

/// Days of the week are abbreviated to so many letters.
const LONGEST_ABBREVIATION: usize = 3;

pub(super) fn is_of_the_post(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    OF_THE_POST.contains(&bare.to_lowercase().as_str())
}

pub(super) fn set_kind(draft: &mut Draft, kind: EntryKind, origin: Option<Origin>) {
    if draft.kind == EntryKind::Article {
        draft.kind = kind;
        draft.origins.kind = origin;
    }
}

/// Words about the post itself rather than what it is about, in lower case.
const OF_THE_POST: &[&str] = &[
    "actualitzat",
    "actualizado",
    "aggiornato",
    "aktualisiert",
    "aktualizacja",
    "aktualizované",
    "aktualizováno",
    "aktuell",
    "atnaujinta",
    "atualizado",
    "ažurirano",
    "bijgewerkt",
    "breaking",
    "cập nhật",
    "diperbarui",
    "eguneratua",
    "eksklusif",
    "ekskluzivno",
    "ekskluzywnie",
    "esclusiva",
    "exclusief",
    "exclusif",
    "exclusiva",
    "exclusive",
    "exclusivo",
    "exklusiv",
    "exklusivt",
    "exkluzivně",
    "featured",
    "free",
    "frissítve",
    "frissült",
    "güncellendi",
    "just in",
    "latest",
    "members only",
    "mis à jour",
    "mise à jour",
    "neu",
    "new",
    "nouveau",
    "novo",
    "nuevo",
    "nuovo",
    "nytt",
    "opdateret",
    "oppdatert",
    "papildināts",
    "pinned",
    "plus",
    "popular",
    "posodobljeno",
    "premium",
    "päivitetty",
    "sponsored",
    "sticky",
    "subscribers",
    "top",
    "trending",
    "updated",
    "uppdaterad",
    "uppdaterat",
    "uuendatud",
    "výlučně",
    "zaktualizowano",
    "độc quyền",
    "αποκλειστικό",
    "ενημερώθηκε",
    "ажурирано",
    "доповнено",
    "дополнено",
    "ексклюзив",
    "молния",
    "обновена",
    "обновлено",
    "обновляется",
    "оновлено",
    "оновлюється",
    "срочно",
    "терміново",
    "эксклюзив",
    "בלעדי",
    "עודכן",
    "به‌روز شد",
    "تحديث",
    "حصري",
    "عاجل",
    "অ্যাক্সক্লুসিভ",
    "更新",
    "独家",
    "独自",
    "獨家",
    "단독",
    "독점",
];

/// Whether a text can be a section: letters, no date, no word about the post itself.
pub(super) fn is_section(text: &str) -> bool {
    let letters = text.chars().any(char::is_alphabetic);
    let clock = text.starts_with(|c: char| c.is_numeric());
    letters
        && !clock
        && weight(text) <= LONGEST
        && !is_of_the_post(text)
        && !crate::teaser::leads_on(text)
        && !super::labels::is_date_label(text)
        && dates::first_mention(text, &dates::Context::default()).is_none()
}

/// What the path of an address says of where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    Author,
    Section,
    Tag,
}

/// Folders of authors, sorted.
const AUTHORS: &[&str] = &[
    "auteur",
    "auteurs",
    "author",
    "authors",
    "autor",
    "autore",
    "autoren",
    "autores",
    "autori",
    "autorzy",
    "avtor",
    "avtori",
    "avtory",
    "byline",
    "columnist",
    "columnista",
    "columnistas",
    "columnists",
    "colunista",
    "colunistas",
    "contributor",
    "contributors",
    "correspondent",
    "correspondents",
    "firmas",
    "forfattare",
    "forfatter",
    "forfattere",
    "författare",
    "journalist",
    "journaliste",
    "journalistes",
    "journalists",
    "kirjoittaja",
    "kirjoittajat",
    "muhabir",
    "penulis",
    "people",
    "person",
    "profile",
    "redactie",
    "redaktor",
    "redaktorzy",
    "reporter",
    "reporters",
    "skribent",
    "skribenter",
    "staff",
    "szerzo",
    "szerzok",
    "tac-gia",
    "toimittaja",
    "toimittajat",
    "user",
    "users",
    "writer",
    "writers",
    "yazar",
    "yazarlar",
];
/// Whether what follows such a folder in a path is a name, with one word behind it at most: what columnists write lies
/// below their names.
fn is_person<'p>(mut path: impl Iterator<Item = &'p str>) -> bool {
    let has_few = |segment: &str, most: usize| segment.split('-').count() <= most;
    let (name, behind, rest) = (path.next(), path.next(), path.next());
    name.is_none_or(|name| !NO_USERS.contains(&name) && has_few(name, MOST_NAMES))
        && behind.is_none_or(|segment| has_few(segment, MOST_NAMES_BEHIND))
        && rest.is_none()
}

/// A person has so many names in an address, and the titles of articles more words than stand behind these.
const MOST_NAMES: usize = 5;
const MOST_NAMES_BEHIND: usize = 3;

/// Folders of sections, sorted.
const SECTIONS: &[&str] = &[
    "cat",
    "categoria",
    "categorias",
    "categorie",
    "categories",
    "category",
    "categoría",
    "chuyen-muc",
    "chuyenmuc",
    "editoria",
    "editorias",
    "kategori",
    "kategoria",
    "kategorie",
    "kategorien",
    "kategorier",
    "kategorija",
    "kategoriler",
    "kateqoriya",
    "luokka",
    "osasto",
    "razdel",
    "ressort",
    "rubrica",
    "rubriche",
    "rubriek",
    "rubrieken",
    "rubrik",
    "rubrika",
    "rubriki",
    "rubrique",
    "rubriques",
    "secao",
    "seccion",
    "secciones",
    "section",
    "sections",
    "sezione",
];
/// Folders of tags, sorted.
const TAGS: &[&str] = &[
    "etiqueta",
    "keyword",
    "label",
    "schlagwort",
    "stichwort",
    "tag",
    "tags",
    "thema",
    "themen",
    "topic",
    "topics",
];

/// Names below a folder of users that are none, sorted.
const NO_USERS: &[&str] = &["login", "logout", "password", "register", "signup"];

/// What an address as written says of where it leads.
pub(super) fn leads_to(href: &str) -> Option<Leads> {
    let path = href.split_once("://").map_or(href, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let mut segments = path.split('/').filter(|s| !s.is_empty()).peekable();
    let mut folder = "";
    while let Some(segment) = segments.next() {
        let above = std::mem::replace(&mut folder, segment);
        let last = segments.peek().is_none();
        if segment.starts_with('@') && last {
            return Some(Leads::Author);
        }
        // Movable Type puts the articles of a category at "archives/cat_NAME.html".
        if segment.starts_with("cat_") && above == "archives" {
            return Some(Leads::Section);
        }
        if last {
            return None;
        }
        let lower = segment.to_ascii_lowercase();
        for (folders, leads) in
            [(AUTHORS, Leads::Author), (SECTIONS, Leads::Section), (TAGS, Leads::Tag)]
        {
            if folders.binary_search(&lower.as_str()).is_ok() {
                let is_other = leads == Leads::Author && !is_person(segments);
                return Some(leads).filter(|_| !is_other);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{AUTHORS, Leads, SECTIONS, TAGS, is_section, leads_to};

    #[test]
    fn the_folders_are_sorted() {
        assert!(AUTHORS.is_sorted() && SECTIONS.is_sorted() && TAGS.is_sorted());
    }

    #[test]
    fn addresses_say_where_they_lead() {
        assert_eq!(leads_to("/author/ada/"), Some(Leads::Author));
        assert_eq!(leads_to("https://outlet.example/@ada?source=list"), Some(Leads::Author));
        assert_eq!(leads_to("/blog/category/transport"), Some(Leads::Section));
        assert_eq!(leads_to("/archives/cat_harbour.html"), Some(Leads::Section));
        assert_eq!(leads_to("/news/cat_rescued_from_tree.html"), None);
        assert_eq!(leads_to("/rubriek/haven"), Some(Leads::Section));
        assert_eq!(leads_to("/tag/ferry/"), Some(Leads::Tag));
        assert_eq!(leads_to("/news/story-1/"), None);
        assert_eq!(leads_to("/user/login?back=/news"), None);
        assert_eq!(leads_to("/tag"), None);
    }

    #[test]
    fn topics_are_not_cut_within_numbers() {
        let topics = |text| super::split(text).collect::<Vec<_>>();
        assert_eq!(topics("Ferries, #Tides"), ["Ferries", "Tides"]);
        assert_eq!(topics("$50,000 - $74,999 a year"), ["$50,000 - $74,999 a year"]);
        assert!(topics("(12 C, 1 P)").is_empty());
    }

    #[test]
    fn dates_and_words_about_the_post_are_no_sections() {
        assert!(is_section("Transport") && is_section("交通"));
        for text in ["New", "14 March 2026", "3:41", "…", "Read more", "Published:"] {
            assert!(!is_section(text), "{text}");
        }
    }
}
