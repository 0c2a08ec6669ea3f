//! Who wrote it: names, told from the words and details around them.

use super::topics::Topic;
use super::unnamed::{begins_with_given_name, is_name_shaped};
use super::{Draft, Origin, labels};
use crate::html::survey::weight;
use crate::kind;

/// Words before the names of authors, sorted.
const BY: &[&str] = &[
    "a cura di",
    "af",
    "ajouté par",
    "auteur",
    "author",
    "autor",
    "autor článku",
    "autore",
    "autorius",
    "autorka",
    "av",
    "avtor",
    "bejegyezte",
    "by",
    "bởi",
    "creato da",
    "de",
    "di",
    "dicatat oleh",
    "diposkan oleh",
    "diposting oleh",
    "ditulis oleh",
    "dodane przez",
    "dodano przez",
    "dodał",
    "dodała",
    "door",
    "durch",
    "ein beitrag von",
    "ein gastbeitrag von",
    "eingereicht von",
    "eingetragen von",
    "ekleyen",
    "enviado por",
    "erstellt von",
    "escrit per",
    "escrito por",
    "från",
    "författare",
    "geplaatst door",
    "gepostet von",
    "geschreven door",
    "geschrieben von",
    "gönderen",
    "indsendt af",
    "ingediend door",
    "inviato da",
    "kirjoittaja",
    "kirjoittanut",
    "lagt inn av",
    "lähettänyt",
    "napisala",
    "napisane przez",
    "napisao",
    "napisał",
    "napsal",
    "napsala",
    "người đăng",
    "objavil",
    "objavila",
    "objavio",
    "od",
    "oleh",
    "oprac",
    "oprac.",
    "opracował",
    "opracowała",
    "opublikowane przez",
    "par",
    "paskelbė",
    "penulis",
    "piše",
    "por",
    "postad av",
    "postado por",
    "posted by",
    "postitas",
    "posté par",
    "pripravil",
    "pripravila",
    "propos recueillis par",
    "proposé par",
    "przez",
    "pubblicato da",
    "publicado por",
    "publicat de",
    "publicat per",
    "publicerad av",
    "publicerat av",
    "published by",
    "publié par",
    "přidal",
    "přidala",
    "připravil",
    "připravila",
    "report by",
    "reportagem de",
    "reportaje de",
    "reported by",
    "reviewed by",
    "rozmawia",
    "rozmawiał",
    "rozmawiała",
    "rédigé par",
    "scrie",
    "scris de",
    "scritto da",
    "sendi inn",
    "skickat av",
    "skrevet af",
    "skrevet av",
    "skriven av",
    "skrivet av",
    "soumis par",
    "story by",
    "submitted by",
    "szerző",
    "szerzők",
    "tekst",
    "teksti",
    "testi di",
    "testo",
    "testo di",
    "text",
    "text av",
    "text by",
    "text de",
    "text von",
    "texte",
    "texte de",
    "texte par",
    "texto",
    "texto de",
    "tác giả",
    "upplagd av",
    "upplagt av",
    "verfasst von",
    "verzonden door",
    "veröffentlicht von",
    "von",
    "vystavil",
    "vystavila",
    "words by",
    "written by",
    "wysłane przez",
    "yayınlayan",
    "yazan",
    "zverejnil",
    "zverejnila",
    "écrit par",
    "írja",
    "írta",
    "đăng bởi",
    "αναρτήθηκε από",
    "από",
    "γράφει",
    "γράφει η",
    "γράφει ο",
    "γράφουν",
    "γράφουν οι",
    "επιμέλεια",
    "συντάκτης",
    "автор",
    "автор записи",
    "автор текста",
    "автора",
    "добавил",
    "додав",
    "опубликовал",
    "опублікував",
    "отправил",
    "пише",
    "подготовил",
    "подготовила",
    "поставио",
    "публикувано от",
    "підготував",
    "підготувала",
    "разместил",
    "בידי",
    "כותב",
    "כתב",
    "מאת",
    "נכתב על ידי",
    "פורסם על ידי",
    "ارسال شده توسط",
    "بقلم",
    "به قلم",
    "بواسطة",
    "توسط",
    "فرستنده",
    "كتبه",
    "مرسلة بواسطة",
    "نشر بواسطة",
    "نوشته شده توسط",
    "نویسنده",
    "प्रस्तुतकर्ता",
    "लेखक",
    "รายงานโดย",
    "เขียนโดย",
    "โดย",
    "作者",
    "发帖者",
    "取材・文",
    "執筆",
    "執筆者",
    "张贴者",
    "張貼者",
    "投稿者",
    "撰文",
    "撰稿",
    "文",
    "文・写真",
    "發佈者",
    "著者",
    "記者",
    "记者",
    "글",
    "글쓴이",
    "작성자",
];

/// More of them, which are words of sentences where no colon is behind them.
const BY_WITH_COLON: &[&str] =
    &["беседовал", "беседовала", "أعد التقرير", "إعداد", "إعداد وتقديم", "حاورها", "حاوره", "كتبت"];

/// Words that lead from a name on to a date, in lower case.
const BEFORE_DATES: &[&str] =
    &["am", "at", "den", "dia", "el", "il", "le", "on", "op", "på", "w", "à", "à", "від", "от"];

/// The words before the names of authors have at most so many characters.
const LONGEST_BY: usize = 24;

/// Names are no longer than this.
const LONGEST_NAME: u32 = 60;

/// The names of a line that begins with a word such as "By".
pub(super) fn byline(text: &str) -> Option<&str> {
    let text = text.trim_matches(is_joint);
    if !begins_like_by(text) {
        return None;
    }
    let head: String = text.chars().take(LONGEST_BY).flat_map(char::to_lowercase).collect();
    let begins = |word: &&str| word.as_bytes().first() == head.as_bytes().first();
    let plain = BY.iter().map(|word| (word, false));
    let all = plain.chain(BY_WITH_COLON.iter().map(|word| (word, true)));
    for (word, needs_colon) in all.filter(|(w, _)| begins(w)).filter(|(w, _)| head.starts_with(**w))
    {
        // In lower case, the words can have another length: then they are not found by it.
        let Some(rest) = text.get(word.len()..) else { continue };
        if needs_colon && !rest.trim_start().starts_with([':', '：']) {
            continue;
        }
        let bare = rest.trim_start_matches([':', ' ', '\u{A0}', '：']);
        if bare.len() == rest.len() || bare.is_empty() {
            continue;
        }
        // Behind the time of day, no name goes on: "posted by Ada at 11:04 PM".
        let bare = [" at ", " @ ", " um ", " kl ", " kl. ", " alle ore ", " a las ", " às "]
            .iter()
            .filter_map(|sign| bare.split_once(sign))
            .find(|(_, after)| after.starts_with(|c: char| c.is_ascii_digit()))
            .map_or(bare, |(before, _)| before);
        // "De" and its like also begin sentences: a name begins with a capital and is short. Whoever posts
        // something may be called anything.
        let names = bare.split(['|', '•', '·', '—', '»']).next().unwrap_or(bare);
        let names = [" – ", " - ", " / ", " : "]
            .iter()
            .fold(names, |names, sign| names.split_once(sign).map_or(names, |(before, _)| before));
        let names = names.trim();
        let Some(first) = names.chars().next() else { continue };
        let is_said = word.contains(' ') || rest.trim_start().starts_with([':', '：']);
        let is_handle = is_said && !names.contains(char::is_whitespace);
        if weight(names) <= LONGEST_NAME
            && (first.is_alphabetic() && !first.is_lowercase() || is_handle && !first.is_numeric())
            && names.split(' ').count() <= 8
        {
            return Some(names);
        }
    }
    None
}

/// Whether the first letter of a text is that of a word before names.
fn begins_like_by(text: &str) -> bool {
    const FIRST_BYTES: [bool; 256] = {
        let mut first = [false; 256];
        let (mut at, words) = (0, BY.len() + BY_WITH_COLON.len());
        while at < words {
            let word = if at < BY.len() { BY[at] } else { BY_WITH_COLON[at - BY.len()] };
            first[word.as_bytes()[0] as usize] = true;
            at += 1;
        }
        first
    };
    let first = text.chars().next().and_then(|c| c.to_lowercase().next());
    let first = first.and_then(|c| c.encode_utf8(&mut [0; 4]).bytes().next());
    first.and_then(|byte| FIRST_BYTES.get(usize::from(byte))).is_some_and(|begins| *begins)
}

/// Words before the name of whoever took part.
const WITH: &[&str] = &["avec", "com", "con", "med", "met", "mit", "with"];

/// A name behind such a word: "with Ada Holm".
fn behind_with(name: &str) -> &str {
    let parts = name
        .split_once(' ')
        .filter(|(first, rest)| WITH.contains(first) && is_name_shaped(rest.trim()));
    parts.map_or(name, |(_, rest)| rest.trim())
}

/// For whom somebody wrote: "Ada Holm For the Courier", "Ada Holm Special to the Courier". A society "for the" is none.
const FOR: &[&str] = &[" For the ", " For The ", " Special to ", " special to "];

/// A name without the paper that it was written for behind it.
fn without_paper(name: &str) -> &str {
    let before = FOR.iter().find_map(|words| Some(name.split_once(words)?.0));
    before.filter(|before| is_name_shaped(before.trim())).unwrap_or(name)
}

/// The names of those who speak in an episode: "With Ada Holm & Ben Hill".
pub(super) fn hosts(text: &str) -> Option<&str> {
    let (first, names) = text.trim_end_matches('.').split_once(' ')?;
    let parts = || names.split([',', '&']).flat_map(|part| part.split(" and "));
    let is_line = WITH.contains(&first.to_lowercase().as_str());
    let is_line = is_line && begins_with_given_name(names);
    (is_line && parts().all(|name| is_name_shaped(name.trim()))).then_some(names)
}

/// The names before a word for those who report: "윤서린 기자", "도하람·권도윤 기자".
pub(super) fn reporters(text: &str) -> Option<&str> {
    const REPORTERS: &[&str] = &["기자", "특파원", "記者"];
    /// What stands before "기자": senior, trainee, specialised, guest, citizen.
    const RANKS: &[&str] = &["선임", "수습", "인턴", "의학전문", "전문", "객원", "시민"];
    let text = text.trim();
    let names = REPORTERS.iter().find_map(|word| text.strip_suffix(word))?.trim_end();
    let names = RANKS.iter().find_map(|rank| names.strip_suffix(rank)).unwrap_or(names).trim_end();
    let is_wide = |c: char| !c.is_ascii() && c.is_alphabetic();
    let is_joint = |c: char| matches!(c, '·' | '・' | ',' | '、' | ' ');
    // "本紙", "本社": of this paper; "政治部": a desk.
    let fits = !["本社", "本紙", "本報"].contains(&names)
        && !names.ends_with(['部', '局'])
        && (2..=LONGEST_REPORTERS).contains(&names.chars().count())
        && names.split_whitespace().count() <= MOST_REPORTERS
        && names.chars().all(|c| is_wide(c) || is_joint(c));
    fits.then_some(names)
}

/// The names of reporters have so many characters in all, and are so many.
const LONGEST_REPORTERS: usize = 20;
const MOST_REPORTERS: usize = 4;

/// Whether a text is nothing but a word such as "By".
pub(super) fn is_by(text: &str) -> bool {
    let bare = text.trim_matches([':', '：', ' ']);
    if bare.split_whitespace().nth(MOST_WORDS_OF_BY).is_some() {
        return false;
    }
    let lower = bare.to_lowercase();
    let mut words = lower.split_whitespace().rev();
    BY.contains(&lower.as_str())
        // "Posted by", whatever the word for it.
        || words.next().is_some_and(|last| ALWAYS_BY.contains(&last))
            && (1..MOST_BEFORE_BY).contains(&words.clone().count())
            && !words.any(|word| NO_WRITERS.contains(&word))
}

/// Whether a text is such a word by itself, not some words that end in one: "Passing by".
pub(super) fn is_by_alone(text: &str) -> bool {
    BY.contains(&text.trim_matches([':', '：', ' ']).to_lowercase().as_str())
}

/// Whether a text says who made a picture: "Photo: Ada Holm".
pub(super) fn is_credit(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    NO_WRITERS.contains(&first.to_lowercase().as_str()) || byline(text).is_some()
}

/// What stands before a name has no more words.
const MOST_WORDS_OF_BY: usize = 3;

/// Words that say "by" at the end of any few words.
const ALWAYS_BY: &[&str] = &["af", "av", "by", "door", "oleh", "par", "por", "przez", "von"];

/// Words before them that are not of those who write.
const NO_WRITERS: &[&str] = &[
    "bild",
    "bilder",
    "claimed",
    "edited",
    "foto",
    "fotografia",
    "fotos",
    "fotó",
    "illustration",
    "image",
    "images",
    "offert",
    "photo",
    "photos",
    "powered",
    "presentado",
    "presented",
    "produced",
    "présenté",
    "präsentiert",
    "reviewed",
    "sponsored",
    "translated",
    "zdjęcia",
];

/// So many words before them are more than "posted", "lagt inn".
const MOST_BEFORE_BY: usize = 3;

/// The names behind what sort of piece it is by whom: "Ein Kommentar von Ada Holm".
fn behind_genre(text: &str) -> Option<&str> {
    const GENRES: &[&str] =
        &["analyse", "analysis", "bericht", "essay", "kolumne", "report", "reportage"];
    const ARTICLES: &[&str] = &["a", "an", "ein", "eine", "en", "et", "un", "una", "une"];
    let (at, by) = text
        .split_whitespace()
        .scan(0, |end, word| {
            let at = *end + text.get(*end..)?.find(word)?;
            *end = at + word.len();
            Some((at, word))
        })
        .take(MOST_BEFORE_NAMES)
        .find(|(_, word)| ALWAYS_BY.contains(word) || *word == "di")?;
    let before = text.get(..at)?.trim();
    let first = before.split_whitespace().next()?.to_lowercase();
    let is_genre = ARTICLES.contains(&first.as_str())
        || GENRES.contains(&first.as_str())
        || kind::from_words(before).is_some();
    let names = text.get(at + by.len()..)?.trim();
    (is_genre && names.starts_with(char::is_uppercase)).then_some(names)
}

/// "Ein sehr persönlicher Kommentar von" has five words.
const MOST_BEFORE_NAMES: usize = 5;

/// Names without what is said of those who have them in brackets: "Ada Holm (in Port Salis, with photos)". None where
/// that is all, and it is more than a name.
fn without_brackets(names: &str) -> Option<String> {
    let mut rest = names;
    let mut out = String::new();
    while let Some((before, inner)) = rest.split_once('(')
        && let Some((_, after)) = inner.split_once(')')
    {
        out.push_str(before.trim_end());
        rest = after;
    }
    // One that is not closed goes on to the end.
    out.push_str(rest.split('(').next().unwrap_or_default());
    if out.chars().any(char::is_alphabetic) {
        return Some(out);
    }
    let inner = names.trim().trim_matches(['(', ')']);
    (!inner.contains(',')).then(|| inner.to_owned())
}

/// A byline without what leads on to the date that follows it: "Par Ada Holm, le".
pub(super) fn before_date(text: &str) -> &str {
    let mut rest = text.trim_end_matches(is_joint);
    if let Some((before, last)) = rest.rsplit_once(char::is_whitespace)
        && BEFORE_DATES.contains(&last.to_lowercase().as_str())
    {
        rest = before;
    }
    rest.trim_end_matches(is_joint)
}

/// Signs between names and other details.
pub(super) fn is_joint(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '|' | '•' | '·' | '-' | '–' | '—' | ':' | ',' | '/' | '(' | ')' | '[' | ']' | '»' | '«'
        )
}

/// How many authors an entry can have.
const MOST: usize = 64;

/// Adds the names in a text.
pub(super) fn add(draft: &mut Draft, text: &str, origin: Option<Origin>) {
    let by = byline(text);
    let names = by.or_else(|| behind_genre(text)).map(without_place);
    let names = names.or_else(|| reporters(text)).or_else(|| behind_label(text)).unwrap_or(text);
    let Some(names) = without_brackets(names) else { return };
    for name in surnames_first(&names)
        .unwrap_or_else(|| names.split([',', ';', '&', '、', '،', '|', '•', '·']).collect())
        .into_iter()
        .flat_map(|n| n.split(" and "))
        .flat_map(|n| n.split(" und "))
        .flat_map(full_names)
        .take_while(|name| !is_translator(name))
    {
        let name = without_mail_address(without_and(name));
        let name = name.trim().trim_matches(['-', '–', ':', '»', '«']).trim();
        let name = without_paper(in_capitals(behind_with(name)));
        // "Ada Holm on", but not "Minh Le".
        let leads_on =
            name.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_lowercase));
        let name = if leads_on { before_date(name) } else { name };
        // "in Harbour" says where it is filed.
        let is_place = name.split_once(' ').is_some_and(|(first, _)| FILED_IN.contains(&first));
        let is_name = !is_place && (is_name(name) || by == Some(name) && is_handle(name));
        if draft.authors.len() < MOST && is_name && !draft.authors.iter().any(|a| a == name) {
            draft.authors.push(name.to_owned());
            draft.origins.authors = draft.origins.authors.or(origin);
        }
    }
}

/// A name in capitals without the paper behind it, which is written otherwise: "RAY HOLM Northland News Service". A surname
/// in capitals may stand before the given names: "LE GOFF Yann".
fn in_capitals(name: &str) -> &str {
    let is_initial = |word: &str| word.ends_with('.') && word.chars().count() == 2;
    let is_capital =
        |word: &str| word.ends_with(char::is_uppercase) && word.chars().nth(1).is_some();
    let fits = |word: &&str| is_capital(word) || is_initial(word);
    let led: Vec<&str> = name.split(' ').take_while(fits).collect();
    let length = led.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    let is_whole_name =
        led.iter().filter(|word| is_capital(word)).count() >= 2 && begins_with_given_name(name);
    let is_of_paper = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.ends_with(char::is_lowercase)
            && !begins_with_given_name(word)
    };
    let behind = || name.split(' ').skip(led.len());
    let is_paper = behind().count() >= 2 && behind().all(is_of_paper);
    name.get(..length).filter(|_| is_whole_name && is_paper).unwrap_or(name)
}

/// The names behind a label of a few words that ends in one for "by", in what is named as the author: "Edited By: Ada Holm".
fn behind_label(text: &str) -> Option<&str> {
    let (label, names) = text.split_once([':', '：'])?;
    let mut words = label.split_whitespace().rev();
    let ends_in_by = words.next().is_some_and(|last| ALWAYS_BY.contains(&&*last.to_lowercase()));
    (ends_in_by && words.count() < MOST_BEFORE_BY).then_some(names)
}

/// Names as catalogues have them, the surname first: "Holm, Ada; Lund, Mara Sofie". Of a lone pair the second one begins
/// with a given name that is known, or is letters for some; nothing before a comma is one.
fn surnames_first(names: &str) -> Option<Vec<&str>> {
    let all: Vec<&str> = names.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    let parts = all.iter().map(|name| at_comma(name)).collect::<Option<Vec<_>>>()?;
    if let [(_, given)] = parts.as_slice() {
        let is_letter = |word: &str| word.ends_with('.') && word.chars().count() == 2;
        let is_given = begins_with_given_name(given) || given.split_whitespace().all(is_letter);
        return is_given.then_some(all);
    }
    Some(all)
}

/// The surname and the given names of a name that has them in this order. What somebody is, agencies, and what is written
/// in capitals as they are, have neither.
fn at_comma(name: &str) -> Option<(&str, &str)> {
    let (surname, given) = name.split_once(',')?;
    let (surname, given) = (surname.trim(), given.trim());
    let is_large = |word: &str| word.starts_with(char::is_uppercase);
    let could_be = |name: &str| {
        (name.chars().any(char::is_lowercase) || name.ends_with('.'))
            && !AGENCIES.contains(&name)
            && !POSTS.contains(&name.to_lowercase().as_str())
    };
    // "de Wit", but not "Ada Holm".
    let (particles, last) = surname.rsplit_once(' ').unwrap_or(("", surname));
    let is_surname = is_large(last)
        && particles.split_whitespace().all(|word| !is_large(word))
        && particles.split_whitespace().count() <= 2
        && !begins_with_given_name(surname);
    let is_given = is_large(given) && !given.contains(',') && given.split_whitespace().count() <= 3;
    (is_surname && is_given && could_be(surname) && could_be(given)).then_some((surname, given))
}

/// A name without a word that leads on to the next one: "Ada Holm and".
fn without_and(name: &str) -> &str {
    let parts = name.trim_end().rsplit_once(' ');
    let parts = parts.filter(|(_, last)| last.chars().nth(1).is_some() && AND.contains(last));
    parts.map_or(name, |(before, _)| before)
}

/// The names of a byline without the place that one of several words was written from: "Von Ada Holm, Brüssel". Agencies
/// are written in one word, too.
fn without_place(names: &str) -> &str {
    let parts = names.split_once(',').filter(|(name, place)| {
        let place = place.trim();
        is_name_shaped(name.trim())
            && !place.contains([',', ' ', '/', '&'])
            && place.chars().skip(1).any(char::is_lowercase)
            && place.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
            && !AGENCIES.contains(&place)
    });
    parts.map_or(names, |(name, _)| name)
}

/// Agencies with names as places have.
const AGENCIES: &[&str] = &[
    "Reuters",
    "Bloomberg",
    "Interfax",
    "Tass",
    "Xinhua",
    "Kyodo",
    "Efe",
    "Ansa",
    "Lusa",
    "Anadolu",
];

/// A name without the address that stands behind it: "Ada Holm aholm@courier.example".
fn without_mail_address(name: &str) -> &str {
    match name.trim_end().rsplit_once(char::is_whitespace) {
        Some((before, last)) if is_mail_address(last) => before,
        _ => name,
    }
}

/// Adds what somebody calls himself.
pub(super) fn add_handle(draft: &mut Draft, text: &str, origin: Option<Origin>) {
    if is_handle(text) && !draft.authors.iter().any(|author| author == text) {
        draft.authors.push(text.to_owned());
        draft.origins.authors = draft.origins.authors.or(origin);
    }
}

/// Words between who wrote something and where it is filed, in lower case.
const FILED_IN: &[&str] = &["dans", "em", "en", "i", "im", "in", "under", "unter", "w"];

/// Takes topics off names: "Ada Holm in Harbour", of a line that says who wrote something, and where it is filed.
pub(super) fn leave_out_topics(draft: &mut Draft, topics: &[Topic]) {
    for name in &mut draft.authors {
        let before = |topic: &Topic| {
            let before = name.strip_suffix(topic.text.as_str())?.trim_end();
            let (before, last) = before.rsplit_once(char::is_whitespace)?;
            FILED_IN.contains(&last).then(|| before.trim_end().len())
        };
        if let Some(end) = topics.iter().find_map(before) {
            name.truncate(end);
        }
    }
    let is_name = |name: &String| topics.iter().all(|topic| topic.text != *name);
    if draft.authors.iter().any(is_name) {
        draft.authors.retain(is_name);
    }
}

/// The names that a word for "and", or a stroke, joins where each is of more words than one: "Ortega y Gasset" is one
/// name.
pub(super) fn full_names(text: &str) -> Vec<&str> {
    let is_full = |name: &str| name.split_whitespace().nth(1).is_some();
    let joint = text.split(' ').find(|word| *word == "/" || AND.contains(word));
    let mut rest = text;
    let mut names = Vec::new();
    if let Some(joint) = joint {
        while let Some((first, others)) = split_at_word(rest, joint) {
            let begins_small = others.starts_with(char::is_lowercase);
            if !is_full(first) || !is_full(others) || begins_small {
                break;
            }
            names.push(first);
            rest = others;
        }
    }
    names.push(rest);
    names
}

/// What stands before and behind a word.
fn split_at_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let start = text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).is_some_and(|before| before.ends_with(' '));
        before && text.get(at + word.len()..).is_some_and(|behind| behind.starts_with(' '))
    })?;
    Some((text.get(..start)?.trim(), text.get(start + word.len()..)?.trim()))
}

/// Words before the names of translators, in lower case.
const TRANSLATED_BY: &[&str] = &[
    "aus dem ",
    "przekład",
    "traducido por",
    "traduit par",
    "traduzido por",
    "tradotto da",
    "translated by",
    "translation:",
    "translation by",
    "vertaald door",
    "översatt av",
    "übersetzt von",
    "перевод",
    "переклад",
];

fn is_translator(name: &str) -> bool {
    let name = name.trim_start().to_lowercase();
    TRANSLATED_BY.iter().any(|words| name.starts_with(words))
}

/// Words that end what somebody is at a paper, in lower case: "News Editor".
const POSTS: &[&str] = &[
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "editor-in-chief",
    "intern",
    "photographer",
    "reporter",
    "writer",
];

/// Whether a text of several words is what somebody is, not who.
fn is_post(text: &str) -> bool {
    let last = text.rsplit(' ').next().filter(|last| last.len() < text.len());
    last.is_some_and(|last| POSTS.contains(&last.to_lowercase().as_str()))
}

/// Words between the names of authors, in lower case; letters that are words in some language.
const AND: &[&str] = &[
    "a", "and", "dan", "e", "en", "et", "i", "ja", "och", "og", "oraz", "si", "und", "și", "şi",
    "y", "és", "và", "ve", "και", "и", "та", "і", "و",
];

/// Whether a text can be the names of authors, with or without a word such as "By": a post of a few words by an
/// author whom its class names is none.
pub(super) fn could_be_names(text: &str) -> bool {
    let names = byline(text).or_else(|| behind_genre(text)).unwrap_or(text);
    let words = |text: &str| text.split_whitespace().count();
    let sentence = text.ends_with(['!', '?', '…', ':', '。'])
        || text.ends_with('.') && words(text) >= LEAST_OF_PHRASE
        || names.contains(". ") && is_phrase(names);
    let first = names.split([',', ';', '&', '、', '·', '|']).next().unwrap_or(names).trim();
    !sentence && words(first) <= MOST_WORDS && !is_phrase(first)
}

/// Names have no more words than this, titles and posts counted in.
const MOST_WORDS: usize = 8;

/// Whether a text can be a name: letters without digits, and no word of a label.
fn is_name(text: &str) -> bool {
    let is_letter = text.chars().count() == 1 && text.chars().all(char::is_uppercase);
    // A letter stands for a picture of a member.
    text.chars().any(char::is_alphabetic)
        && !is_letter
        && !text.chars().any(char::is_numeric)
        && weight(text) <= LONGEST_NAME
        && !is_mail_address(text)
        && !AND.contains(&text)
        && !is_post(text)
        && !is_by(text)
        && !is_phrase(text)
        && !labels::is_date_label(text)
}

/// Whether a text can be what somebody calls himself in a forum: "piotrek_sp9".
fn is_handle(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    text.starts_with(char::is_alphabetic)
        && !text.contains(char::is_whitespace)
        && letters > digits
        && weight(text) <= LONGEST_NAME
        && !is_mail_address(text)
}

/// Whether a text is where mail is sent to, or what servers put in its place: "[email protected]".
fn is_mail_address(text: &str) -> bool {
    let parts = text.split_once('@').filter(|_| !text.contains(char::is_whitespace));
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        || text.trim_matches(['[', ']']) == "email\u{A0}protected"
        || text.trim_matches(['[', ']']) == "email protected"
}

/// Fewer words than this may all be small: "von der Leyen".
const LEAST_OF_PHRASE: usize = 4;

/// Whether most words of a text are small: "on behalf of the town" is no name.
fn is_phrase(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= LEAST_OF_PHRASE && small * 2 > words
}

#[cfg(test)]
mod tests {
    use super::{
        Topic, before_date, byline, is_by, is_name, leave_out_topics, reporters, surnames_first,
    };

    #[test]
    fn names_stand_before_a_word_for_reporters() {
        assert_eq!(reporters("윤서린 기자"), Some("윤서린"));
        assert_eq!(reporters(" 도하람·권도윤 기자 "), Some("도하람·권도윤"));
        for text in ["기자", "한강일보", "本紙記者", "Ada Holm", ""] {
            assert_eq!(reporters(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_catalogues_have_the_surname_first() {
        let names = |text: &str| surnames_first(text).map(|names| names.join(" / "));
        assert_eq!(
            names("Holm, Ada; de Wit, Tamsin").as_deref(),
            Some("Holm, Ada / de Wit, Tamsin")
        );
        assert_eq!(names("Holm, Anna").as_deref(), Some("Holm, Anna"));
        assert_eq!(names("Holm, A. B.").as_deref(), Some("Holm, A. B."));
        for text in [
            "Anna Holm, Ben Hill; Mara Lund, Kai Moor",
            "Anna Holm, Oslo",
            "Nowak, Kowalska",
            "Holm, Bergen",
            "Wolf-Dietrich Holm, K. Lund",
            "Anna Holm, Editor; Ben Hill, Reporter",
            "dpa, Reuters",
        ] {
            assert_eq!(names(text), None, "{text}");
        }
    }

    #[test]
    fn names_follow_a_word_for_by() {
        assert_eq!(byline("By Mara Lund"), Some("Mara Lund"));
        assert_eq!(byline("Von Hanne Weißgerber"), Some("Hanne Weißgerber"));
        assert_eq!(byline("By Mara Lund | 14 March 2026"), Some("Mara Lund"));
        assert_eq!(byline("De la mer à la table"), None);
        assert_eq!(byline("· By Mara Lund ·"), Some("Mara Lund"));
        assert_eq!(byline("By Mara Lund – 23 / 4"), Some("Mara Lund"));
        assert_eq!(byline("By the sea"), None);
        assert_eq!(byline("Posted by mara_l | 14 March"), Some("mara_l"));
        assert_eq!(byline("posted by Mara at 11:04 PM"), Some("Mara"));
        assert_eq!(byline("Geschrieben von: Vorstand"), Some("Vorstand"));
        assert_eq!(byline("Írta: Kata Balogh"), Some("Kata Balogh"));
        assert!(is_by("by") && is_by("By:") && !is_by("Bye"));
        assert!(is_by("بواسطة"));
    }

    #[test]
    fn translators_posts_and_words_between_names_are_no_authors() {
        let mut draft = super::Draft::default();
        super::add(&mut draft, "por Sérgio Moura, traduzido por Rui Bastos", None);
        super::add(&mut draft, "and", None);
        super::add(&mut draft, "Ada Holm and Ben Hill, Sports Editor", None);
        assert_eq!(draft.authors, ["Sérgio Moura", "Ada Holm", "Ben Hill"]);
    }

    fn authors(text: &str) -> Vec<String> {
        let mut draft = super::Draft::default();
        super::add(&mut draft, text, None);
        draft.authors
    }

    #[test]
    fn names_are_told_apart_in_any_language_where_each_is_whole() {
        let two = ["Ada Holm", "Ben Hill"];
        for joint in ["and", "et", "y", "och", "oraz", "και", "и", "/"] {
            assert_eq!(authors(&format!("Ada Holm {joint} Ben Hill")), two, "{joint}");
        }
        assert_eq!(authors("José Ortega y Gasset"), ["José Ortega y Gasset"]);
        assert_eq!(authors("Ada Holm / PAP"), ["Ada Holm / PAP"]);
    }

    #[test]
    fn what_is_said_of_authors_is_no_name() {
        assert_eq!(authors("Ada Holm (in Port Salis, with photos)"), ["Ada Holm"]);
        assert_eq!(authors("(in Port Salis, with photos)"), [""; 0]);
        assert_eq!(authors("(Ada Holm)"), ["Ada Holm"]);
        assert_eq!(authors("By Ada Holm, aholm@outlet.example"), ["Ada Holm"]);
        assert_eq!(authors("@ada_holm"), ["@ada_holm"]);
        assert_eq!(authors("Ein Kommentar von Ada Holm"), ["Ada Holm"]);
        assert_eq!(authors("Analyse von Ada Holm"), ["Ada Holm"]);
        assert_eq!(authors("Ludwig von Mises"), ["Ludwig von Mises"]);
        assert_eq!(authors("Minh Le"), ["Minh Le"]);
        assert_eq!(authors("By Dan"), ["Dan"]);
        let ministry = "Ministère de l'Économie et des Finances";
        assert_eq!(super::full_names(ministry), [ministry]);
        assert_eq!(authors("Ада Гольм від"), ["Ада Гольм"]);
    }

    #[test]
    fn a_few_words_that_end_in_one_for_by_announce_a_name() {
        assert!(is_by("Upplagd av") && is_by("Lagt ut av:") && is_by("Tekst pisany przez"));
        assert!(
            !is_by("Photo by")
                && !is_by("Presented by:")
                && !is_by("By the way")
                && !is_by("The long night that we all lived by")
        );
    }

    #[test]
    fn labels_of_dates_are_no_names() {
        assert!(!is_name("Posted on") && !is_name("Last modified:") && is_name("Postel"));
    }

    #[test]
    fn where_something_is_filed_is_no_part_of_a_name() {
        let without = |names: &[&str], topics: &[&str]| {
            let authors = names.iter().map(|name| (*name).to_owned()).collect();
            let mut draft = super::Draft { authors, ..super::Draft::default() };
            let topic = |text: &&str| Topic {
                text: (*text).to_owned(),
                is_section: true,
                above_title: false,
                origin: None,
            };
            leave_out_topics(&mut draft, &topics.iter().map(topic).collect::<Vec<_>>());
            draft.authors
        };
        assert_eq!(without(&["Ada Holm in Harbour"], &["Harbour"]), ["Ada Holm"]);
        assert_eq!(without(&["Ada Holm", "Harbour"], &["Harbour"]), ["Ada Holm"]);
        assert_eq!(without(&["Ludwig van Moor"], &["Moor"]), ["Ludwig van Moor"]);
        assert_eq!(without(&["Ada", "Ben"], &["Ada", "Ben"]), ["Ada", "Ben"]);
    }

    #[test]
    fn those_who_speak_follow_a_word_for_with() {
        assert_eq!(super::hosts("With Ada Holm & Ben Hill"), Some("Ada Holm & Ben Hill"));
        assert_eq!(super::hosts("Mit Ada Holm"), Some("Ada Holm"));
        for text in [
            "With winter coming",
            "With Love",
            "With Ada Holm at the quay",
            "Within Reach",
            "With Early Voting Underway",
            "With Record Snowfall, Ski Season Opens Early",
        ] {
            assert_eq!(super::hosts(text), None, "{text}");
        }
    }

    #[test]
    fn phrases_are_no_names() {
        assert!(
            !is_name("on behalf of the harbour board") && !is_name("This is posted in Reviews")
        );
        assert!(
            is_name("von der Leyen")
                && is_name("Maria de la Cruz y Prado")
                && is_name("bell hooks")
        );
    }

    #[test]
    fn what_leads_on_to_a_date_is_no_name() {
        assert_eq!(before_date("Par Maëlle Kervran, le "), "Par Maëlle Kervran");
        assert_eq!(before_date("By Mara Lund on "), "By Mara Lund");
        assert_eq!(before_date("By Mara Lund | "), "By Mara Lund");
    }
}
