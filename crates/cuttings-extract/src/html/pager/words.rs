//! The words of pagers, in many languages.
//!
//! Collected from the translation catalogues of common content management systems; a word is here only
//! if it has this sense in a pager.

use std::sync::OnceLock;

use crate::hash::{Map, Set};

/// Labels are short, in bytes once folded.
const LONGEST: usize = 60;

/// Labels have no more words than this, fillers included.
const MOST_WORDS: usize = 3;

/// What a word of a pager says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::html) enum Sense {
    /// To older entries, whatever the numbers say.
    Older,
    /// To newer entries.
    Newer,
    /// Forward in the chain.
    Next,
    /// Back in the chain.
    Previous,
    /// More of the same list, below.
    More,
}

/// Whole labels without arrows, digits and fillers, in lower case.
const LABELS: &[(&str, Sense)] = &[
    ("altere", Sense::Older),
    ("altere artikel", Sense::Older),
    ("altere beitrage", Sense::Older),
    ("anterior", Sense::Previous),
    ("anteriore", Sense::Previous),
    ("anteriores", Sense::Older),
    ("anterioriores", Sense::Older),
    ("antigas", Sense::Older),
    ("antigos", Sense::Older),
    ("antiguas", Sense::Older),
    ("antiguos", Sense::Older),
    ("avanti", Sense::Next),
    ("berikutnya", Sense::Next),
    ("carica altro", Sense::More),
    ("carregar mais", Sense::More),
    ("cargar mas", Sense::More),
    ("charger plus", Sense::More),
    ("dalej", Sense::Next),
    ("dalsi", Sense::Next),
    ("dalsia", Sense::Next),
    ("earlier", Sense::Older),
    ("eldre", Sense::Older),
    ("forrige", Sense::Previous),
    ("forward", Sense::Next),
    ("foregaende", Sense::Previous),
    ("fler", Sense::More),
    ("indietro", Sense::Previous),
    ("later", Sense::Newer),
    ("load more", Sense::More),
    ("mais antigas", Sense::Older),
    ("mais antigos", Sense::Older),
    ("mais recentes", Sense::Newer),
    ("mas antiguas", Sense::Older),
    ("mas antiguos", Sense::Older),
    ("mas recientes", Sense::Newer),
    ("mehr anzeigen", Sense::More),
    ("mehr laden", Sense::More),
    ("meno recenti", Sense::Older),
    ("more", Sense::More),
    ("nachste", Sense::Next),
    ("nast", Sense::Next),
    ("nasta", Sense::Next),
    ("nastepna", Sense::Next),
    ("nastepne", Sense::Next),
    ("neste", Sense::Next),
    ("neuere", Sense::Newer),
    ("neuere artikel", Sense::Newer),
    ("neuere beitrage", Sense::Newer),
    ("newer", Sense::Newer),
    ("newest", Sense::Newer),
    ("next", Sense::Next),
    ("nuevas", Sense::Newer),
    ("nyere", Sense::Newer),
    ("nyare", Sense::Newer),
    ("old", Sense::Older),
    ("older", Sense::Older),
    ("oudere", Sense::Older),
    ("nieuwere", Sense::Newer),
    ("piu recenti", Sense::Newer),
    ("piu vecchi", Sense::Older),
    ("plus anciens", Sense::Older),
    ("plus recents", Sense::Newer),
    ("poprzednia", Sense::Previous),
    ("poprzednie", Sense::Previous),
    ("posteriores", Sense::Newer),
    ("precedent", Sense::Previous),
    ("precedente", Sense::Previous),
    ("precedenti", Sense::Older),
    ("precedents", Sense::Older),
    ("predchozi", Sense::Previous),
    ("prev", Sense::Previous),
    ("previous", Sense::Previous),
    ("previous entries", Sense::Older),
    ("previous posts", Sense::Older),
    ("proxima", Sense::Next),
    ("proximo", Sense::Next),
    ("recentes", Sense::Newer),
    ("recientes", Sense::Newer),
    ("sebelumnya", Sense::Previous),
    ("seguent", Sense::Next),
    ("seguinte", Sense::Next),
    ("show more", Sense::More),
    ("siguiente", Sense::Next),
    ("starsze", Sense::Older),
    ("nowsze", Sense::Newer),
    ("starsi", Sense::Older),
    ("novejsi", Sense::Newer),
    ("successiva", Sense::Next),
    ("successivo", Sense::Next),
    ("suivant", Sense::Next),
    ("suivante", Sense::Next),
    ("tiep", Sense::Next),
    ("tiep theo", Sense::Next),
    ("trang sau", Sense::Next),
    ("trang truoc", Sense::Previous),
    ("truoc", Sense::Previous),
    ("vanhemmat", Sense::Older),
    ("uudemmat", Sense::Newer),
    ("seuraava", Sense::Next),
    ("edellinen", Sense::Previous),
    ("aldre", Sense::Older),
    ("aldre inlagg", Sense::Older),
    ("nyare inlagg", Sense::Newer),
    ("view more", Sense::More),
    ("see more", Sense::More),
    ("voir plus", Sense::More),
    ("volgende", Sense::Next),
    ("vorige", Sense::Previous),
    ("vorherige", Sense::Previous),
    ("vor", Sense::Next),
    ("weiter", Sense::Next),
    ("weitere", Sense::More),
    ("zuruck", Sense::Previous),
    ("sonraki", Sense::Next),
    ("onceki", Sense::Previous),
    ("daha eski", Sense::Older),
    ("daha yeni", Sense::Newer),
    ("kovetkezo", Sense::Next),
    ("elozo", Sense::Previous),
    ("urmatoarea", Sense::Next),
    ("urmatorul", Sense::Next),
    ("anterioara", Sense::Previous),
    ("anteriorul", Sense::Previous),
    ("επομενη", Sense::Next),
    ("επομενο", Sense::Next),
    ("προηγουμενη", Sense::Previous),
    ("παλαιοτερα", Sense::Older),
    ("νεοτερα", Sense::Newer),
    ("вперед", Sense::Next),
    ("далее", Sense::Next),
    ("дальше", Sense::Next),
    ("следующая", Sense::Next),
    ("следующие", Sense::Next),
    ("назад", Sense::Previous),
    ("предыдущая", Sense::Previous),
    ("предыдущие", Sense::Older),
    ("ранее", Sense::Older),
    ("старые записи", Sense::Older),
    ("новые записи", Sense::Newer),
    ("наступна", Sense::Next),
    ("попередня", Sense::Previous),
    ("старіші", Sense::Older),
    ("новіші", Sense::Newer),
    ("показать еще", Sense::More),
    ("הבא", Sense::Next),
    ("הקודם", Sense::Previous),
    ("ישנים יותר", Sense::Older),
    ("חדשים יותר", Sense::Newer),
    ("التالي", Sense::Next),
    ("التالية", Sense::Next),
    ("السابق", Sense::Previous),
    ("السابقة", Sense::Previous),
    ("الاقدم", Sense::Older),
    ("أقدم", Sense::Older),
    ("الأقدم", Sense::Older),
    ("الأحدث", Sense::Newer),
    ("المزيد", Sense::More),
    ("تحميل المزيد", Sense::More),
    ("بعدی", Sense::Next),
    ("قبلی", Sense::Previous),
    ("صفحه بعد", Sense::Next),
    ("صفحه قبل", Sense::Previous),
    ("قدیمی تر", Sense::Older),
    ("قدیمی‌تر", Sense::Older),
    ("جدیدتر", Sense::Newer),
    ("अगला", Sense::Next),
    ("पिछला", Sense::Previous),
    ("ถัดไป", Sense::Next),
    ("ก่อนหน้า", Sense::Previous),
    ("下一页", Sense::Next),
    ("下一頁", Sense::Next),
    ("下页", Sense::Next),
    ("后页", Sense::Next),
    ("后一页", Sense::Next),
    ("上一页", Sense::Previous),
    ("上一頁", Sense::Previous),
    ("上页", Sense::Previous),
    ("前一页", Sense::Previous),
    ("加载更多", Sense::More),
    ("更多", Sense::More),
    ("更早", Sense::Older),
    ("旧文章", Sense::Older),
    ("较旧", Sense::Older),
    ("较新", Sense::Newer),
    ("次へ", Sense::Next),
    ("次の", Sense::Next),
    ("次", Sense::Next),
    ("次のページ", Sense::Next),
    ("前へ", Sense::Previous),
    ("前の", Sense::Previous),
    ("前のページ", Sense::Previous),
    ("過去の記事", Sense::Older),
    ("古い投稿", Sense::Older),
    ("新しい投稿", Sense::Newer),
    ("もっと見る", Sense::More),
    ("다음", Sense::Next),
    ("다음 페이지", Sense::Next),
    ("이전", Sense::Previous),
    ("이전 페이지", Sense::Previous),
    ("이전 글", Sense::Older),
    ("더보기", Sense::More),
    ("더 보기", Sense::More),
];

/// Words that say nothing in a pager: what is listed, and of what.
const FILLERS: &[&str] = &[
    "a",
    "article",
    "articles",
    "artigos",
    "artikel",
    "articulos",
    "articoli",
    "beitrage",
    "blog",
    "contenus",
    "de",
    "des",
    "die",
    "eintrage",
    "entradas",
    "entries",
    "go",
    "la",
    "las",
    "le",
    "les",
    "los",
    "news",
    "of",
    "page",
    "pages",
    "pagina",
    "paginas",
    "pagine",
    "post",
    "posts",
    "publicaciones",
    "publicacoes",
    "results",
    "seite",
    "seiten",
    "sida",
    "sidan",
    "side",
    "sivu",
    "stories",
    "strana",
    "stranka",
    "strona",
    "the",
    "to",
    "view",
    "записи",
    "страница",
    "страницы",
    "сторінка",
    "صفحة",
    "الصفحة",
    "صفحه",
    "مقالات",
    "المقالات",
    "trang",
    "halaman",
    "sayfa",
    "berichten",
    "pagine",
    "inlagg",
    "items",
    "messages",
    "billets",
    "wpisy",
    "posty",
];

/// The sense of a label, where it is one.
pub(in crate::html) fn sense(label: &str) -> Option<Sense> {
    if label.len() > 4 * LONGEST {
        return None;
    }
    let folded = fold(label)?;
    if folded.is_empty() || folded.len() > LONGEST {
        return None;
    }
    find(&folded).or_else(|| {
        let words: Vec<&str> = folded.split(' ').filter(|word| !is_filler(word)).collect();
        find(&words.join(" "))
    })
}

fn find(label: &str) -> Option<Sense> {
    static INDEX: OnceLock<Map<&str, Sense>> = OnceLock::new();
    INDEX.get_or_init(|| LABELS.iter().copied().collect()).get(label).copied()
}

fn is_filler(word: &str) -> bool {
    static INDEX: OnceLock<Set<&str>> = OnceLock::new();
    INDEX.get_or_init(|| FILLERS.iter().copied().collect()).contains(word)
}

/// Which way the arrows of a label point: 1 right, -1 left, 0 neither.
pub(super) fn arrow(label: &str) -> i8 {
    let right = label.contains(['»', '›', '→', '▶', '►', '❯', '⟩', '>', '⇒', '＞']);
    let left = label.contains(['«', '‹', '←', '◀', '◄', '❮', '⟨', '<', '⇐', '＜']);
    i8::from(right) - i8::from(left)
}

/// A label in lower case without arrows, digits, punctuation and Latin accents. `None` for what is no
/// label: headlines are known by their fourth telling word.
fn fold(label: &str) -> Option<String> {
    let mut out = String::with_capacity(label.len().min(LONGEST + 8));
    let (mut word, mut telling) = (0, 0);
    for c in label.chars().take(120) {
        if c.is_ascii_alphabetic() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            push_space(&mut out);
        } else {
            c.to_lowercase().for_each(|c| push_folded(&mut out, c));
        }
        if out.ends_with(' ') && word < out.len() {
            telling += usize::from(!out.get(word..out.len() - 1).is_some_and(is_filler));
            word = out.len();
        }
        if telling > MOST_WORDS || out.len() > LONGEST + 1 {
            return None;
        }
    }
    out.truncate(out.trim_end().len());
    Some(out)
}

fn push_folded(out: &mut String, c: char) {
    match c {
        c if is_latin_accented(c) => out.push_str(unaccented(c)),
        c if c.is_alphabetic() || c == '\u{200C}' => out.push(c),
        '\u{300}'..='\u{36F}' => {}
        // Vowel signs of Indic and Thai scripts are part of their words.
        c if c > '\u{900}' && !c.is_whitespace() && !is_symbol(c) => out.push(c),
        _ => push_space(out),
    }
}

fn push_space(out: &mut String) {
    if !out.ends_with(' ') && !out.is_empty() {
        out.push(' ');
    }
}

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}')
}

fn is_latin_accented(c: char) -> bool {
    matches!(c, '\u{DF}'..='\u{17F}' | '\u{1EA0}'..='\u{1EF9}' | 'ά'..='ώ')
}

fn unaccented(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć'..='č' => "c",
        'è'..='ë' | 'ē'..='ě' | 'ẹ'..='ệ' => "e",
        'ì'..='ï' | 'ĩ'..='ı' | 'ỉ' | 'ị' => "i",
        'ñ' | 'ń'..='ň' => "n",
        'ò'..='ö' | 'ø' | 'ō'..='ő' | 'ọ'..='ợ' => "o",
        'ù'..='ü' | 'ũ'..='ų' | 'ụ'..='ự' => "u",
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => "y",
        'ś'..='š' => "s",
        'ź'..='ž' => "z",
        'ł' => "l",
        'ř' => "r",
        'ţ' | 'ť' => "t",
        'ď' | 'đ' => "d",
        'ğ' => "g",
        'ß' => "ss",
        'ά' => "α",
        'έ' => "ε",
        'ή' => "η",
        'ί' => "ι",
        'ό' => "ο",
        'ύ' => "υ",
        'ώ' => "ω",
        'α'..='ω' => GREEK[(c as usize).saturating_sub('α' as usize).min(GREEK.len() - 1)],
        _ => "",
    }
}

const GREEK: [&str; 25] = [
    "α", "β", "γ", "δ", "ε", "ζ", "η", "θ", "ι", "κ", "λ", "μ", "ν", "ξ", "ο", "π", "ρ", "ς", "σ",
    "τ", "υ", "φ", "χ", "ψ", "ω",
];

#[cfg(test)]
mod tests {
    use super::{LABELS, MOST_WORDS, Sense, arrow, sense};

    #[test]
    fn labels_are_understood_with_arrows_accents_and_fillers() {
        assert_eq!(sense("Older posts →"), Some(Sense::Older));
        assert_eq!(sense("« Ältere Beiträge"), Some(Sense::Older));
        assert_eq!(sense("Página siguiente"), Some(Sense::Next));
        assert_eq!(sense("Next Page »"), Some(Sense::Next));
        assert_eq!(sense("下一页"), Some(Sense::Next));
        assert_eq!(sense("Επόμενη"), Some(Sense::Next));
        assert_eq!(sense("Trang sau"), Some(Sense::Next));
        assert_eq!(sense("Next year's budget, explained"), None);
        assert_eq!(sense("3"), None);
    }

    #[test]
    fn no_label_has_more_words_than_are_looked_at() {
        assert!(LABELS.iter().all(|(label, _)| label.split(' ').count() <= MOST_WORDS));
        assert_eq!(sense("Go to the next page of the stories"), Some(Sense::Next));
        assert_eq!(sense("Next: a bridge across the harbour opens"), None);
    }

    #[test]
    fn arrows_point() {
        assert_eq!(arrow("Next »"), 1);
        assert_eq!(arrow("← Back"), -1);
        assert_eq!(arrow("More"), 0);
    }
}
