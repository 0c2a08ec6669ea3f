//! Words that say what follows them: "Posted in", "Filed under:", "Tags:", "Written by".

/// Labels before sections and categories, in lower case, sorted.
const OF_SECTIONS: &[&str] = &[
    "abgelegt unter",
    "archivado en",
    "archiviato in",
    "arquivado em",
    "categoria",
    "categorias",
    "categorie",
    "categories",
    "categorieën",
    "category",
    "categoría",
    "categorías",
    "catégorie",
    "catégories",
    "chuyên mục",
    "classé dans",
    "danh mục",
    "dipublikasikan di",
    "ditulis dalam",
    "domaine",
    "filed in",
    "filed under",
    "geplaatst in",
    "gepubliceerd in",
    "in",
    "julkaistu",
    "kategooria",
    "kategori",
    "kategoria",
    "kategorie",
    "kategorien",
    "kategorija",
    "kategoriler",
    "kategorisiert als",
    "kategória",
    "lagt i",
    "luokka",
    "opublikowano w",
    "osasto",
    "postad i",
    "posted in",
    "posted under",
    "posté dans",
    "pubblicato in",
    "publicado em",
    "publicado en",
    "publicerat i",
    "publikováno v",
    "published in",
    "publié dans",
    "ressort",
    "ressorts",
    "rubrica",
    "rubrik",
    "rubrique",
    "sección",
    "section",
    "secção",
    "sezione",
    "seção",
    "thema",
    "topic",
    "udgivet i",
    "veröffentlicht in",
    "yayınlandığı kategori",
    "zařazeno v",
    "δημοσιεύθηκε στην",
    "κατηγορία",
    "категория",
    "категорія",
    "опубликовано в",
    "опубліковано в",
    "раздел",
    "розділ",
    "рубрика",
    "рубрики",
    "קטגוריה",
    "التصنيف",
    "القسم",
    "دسته",
    "دسته‌بندی",
    "گروه",
    "श्रेणी",
    "หมวดหมู่",
    "カテゴリ",
    "カテゴリー",
    "分类",
    "分野",
    "分類",
    "栏目",
    "类别",
    "분류",
    "카테고리",
];

/// Labels before tags, in lower case, sorted.
const OF_TAGS: &[&str] = &[
    "etichette",
    "etiketten",
    "etiquetas",
    "keywords",
    "labels",
    "marcado como",
    "mots-clés",
    "schlagwörter",
    "schlagworte",
    "tag",
    "tagged",
    "tagged as",
    "tagged with",
    "tags",
    "topics",
    "verschlagwortet mit",
    "étiquettes",
    "étiqueté",
    "метки",
    "теги",
    "タグ",
    "标签",
    "標籤",
    "태그",
];

/// Labels before dates, in lower case, sorted.
const OF_DATES: &[&str] = &[
    "actualizado el",
    "aggiornato il",
    "ajouté le",
    "aktualisiert am",
    "atualizado em",
    "created",
    "created on",
    "data",
    "data publikacji",
    "date",
    "dato",
    "datum",
    "dernière mise à jour",
    "dodano",
    "enviado el",
    "enviado em",
    "erstellt am",
    "escrito el",
    "escrito em",
    "fecha",
    "geplaatst op",
    "geschreven op",
    "geschrieben am",
    "inserito il",
    "julkaistu",
    "kirjoitettu",
    "laatst bijgewerkt",
    "lagt ut",
    "last modified",
    "last update",
    "last updated",
    "mis en ligne le",
    "mis à jour le",
    "objavljeno",
    "on",
    "opublikowano",
    "ostatnia aktualizacja",
    "postado em",
    "posted",
    "posted on",
    "posté le",
    "pubblicato il",
    "publicado",
    "publicado el",
    "publicado em",
    "publicat el",
    "publicerad",
    "publicerat",
    "publiceret",
    "publikováno",
    "publisert",
    "published",
    "published at",
    "published on",
    "publié",
    "publié le",
    "rédigé le",
    "scritto il",
    "senast uppdaterad",
    "sidst opdateret",
    "skrevet",
    "son güncelleme",
    "ultimo aggiornamento",
    "updated",
    "updated on",
    "uppdaterad",
    "utworzono",
    "veröffentlicht",
    "veröffentlicht am",
    "vloženo",
    "written on",
    "zuletzt aktualisiert",
    "zveřejněno",
    "última actualización",
    "última atualização",
    "δημοσιεύθηκε",
    "δημοσιεύτηκε",
    "дата",
    "добавлено",
    "додано",
    "написано",
    "опубликовано",
    "опубліковано",
    "последнее обновление",
    "размещено",
    "создано",
    "נכתב ב",
    "פורסם",
    "פורסם ב",
    "آخر تحديث",
    "آخرین به‌روزرسانی",
    "تاريخ",
    "تاریخ",
    "تاریخ انتشار",
    "نشر في",
    "公開日",
    "发布于",
    "发布时间",
    "发表于",
    "投稿日",
    "掲載日",
    "更新日",
    "最終更新",
    "發佈於",
    "등록일",
    "작성일",
];

/// What a label says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Section,
    Tags,
}

/// The longest label has fewer characters.
const LONGEST: usize = 24;

/// Takes a label off the beginning of a text; it must be the whole text, or end with a colon.
pub(super) fn strip(text: &str) -> (Option<Label>, &str) {
    if let Some(label) = of(text.trim_end_matches([':', '：', ' '])) {
        return (Some(label), "");
    }
    let colon = text.char_indices().take(LONGEST * 2).find(|(_, c)| matches!(c, ':' | '：'));
    let Some((before, after)) = colon.and_then(|(at, _)| text.split_at_checked(at)) else {
        return (None, text);
    };
    match of(before.trim()) {
        Some(label) => (Some(label), after.trim_start_matches([':', '：', ' '])),
        None => (None, text),
    }
}

/// The section in "in Groningen", "Em Trânsito": a word that leads to it, and a name.
pub(super) fn behind_in(text: &str) -> Option<&str> {
    const IN: &[&str] = &["dans", "em", "en", "i", "in", "w", "в"];
    let bare = text.trim_start_matches([' ', '–', '—', '-', '·', '•', '|']);
    // "In Pictures" is a name as a whole.
    let goes_on = bare.len() < text.trim_start().len() || bare.starts_with(char::is_lowercase);
    let (word, name) = bare.split_once(' ').filter(|_| goes_on)?;
    let is_name = name.starts_with(char::is_uppercase)
        && !name.contains(char::is_numeric)
        && !name.ends_with(['.', '…', '!', '?'])
        && name.split_whitespace().count() <= MOST_WORDS_OF_SECTION;
    (is_name && IN.contains(&word.to_lowercase().as_str())).then_some(name)
}

/// Sections have so many words, where little tells that they are.
const MOST_WORDS_OF_SECTION: usize = 4;

/// Whether a text is nothing but a label before a date, such as "Published".
pub(super) fn is_date_label(text: &str) -> bool {
    let lower = text.trim_matches([':', '：', ' ']).to_lowercase();
    OF_DATES.binary_search(&lower.as_str()).is_ok()
}

/// Shorter labels than this are words of any sentence ("on"), or say when something takes place ("Date:").
const LEAST_OF_LINE: usize = 6;

/// Whether a text is such a label, or its last words are one: "[Harbour] Posted".
pub(super) fn ends_in_date_label(text: &str) -> bool {
    let text = text.trim_end_matches([':', '：', ' ', '\u{A0}']);
    let words = text.match_indices(char::is_whitespace).filter_map(|(at, _)| text.get(at + 1..));
    let ends = std::iter::once(text).chain(words);
    ends.filter(|words| words.chars().count() >= LEAST_OF_LINE).any(is_date_label)
}

fn of(text: &str) -> Option<Label> {
    if text.is_empty() || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let lower = text.to_lowercase();
    let known = |words: &[&str]| words.contains(&lower.as_str());
    if known(OF_SECTIONS) {
        Some(Label::Section)
    } else if known(OF_TAGS) {
        Some(Label::Tags)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, behind_in, ends_in_date_label, is_date_label, strip};

    #[test]
    fn labels_are_told_from_what_they_label() {
        assert_eq!(strip("Posted in"), (Some(Label::Section), ""));
        assert_eq!(strip("Category: Transport"), (Some(Label::Section), "Transport"));
        assert_eq!(strip("Tags: harbour, ferry"), (Some(Label::Tags), "harbour, ferry"));
        assert_eq!(strip("Harbour: a portrait"), (None, "Harbour: a portrait"));
        assert_eq!(strip("In"), (Some(Label::Section), ""));
        assert_eq!(strip("Transport"), (None, "Transport"));
    }

    #[test]
    fn a_section_stands_behind_in() {
        assert_eq!(behind_in(" — Em Meio ambiente"), Some("Meio ambiente"));
        assert_eq!(behind_in("in Groningen"), Some("Groningen"));
        for text in ["in the harbour", "In 2024", "Groningen", "in", "In Pictures"] {
            assert_eq!(behind_in(text), None, "{text}");
        }
    }

    #[test]
    fn labels_of_dates_end_a_line_that_leads_to_one() {
        assert!(is_date_label("Rédigé le") && is_date_label("on") && !is_date_label("Harbour"));
        assert!(ends_in_date_label("[Harbour] Posted") && ends_in_date_label("Geschrieben am "));
        assert!(!ends_in_date_label("The harbour was closed on"));
    }
}
