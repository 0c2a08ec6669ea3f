//! Words that say what follows them: "Posted in", "Filed under:", "Tags:", "Written by".

/// Labels before sections and categories, in lower case, sorted.
const OF_SECTIONS: &[&str] = &[
    "catégorie",
    "catégories",
    "categoria",
    "categorias",
    "categorie",
    "categorieën",
    "categories",
    "category",
    "categoría",
    "categorías",
    "filed in",
    "filed under",
    "geplaatst in",
    "in",
    "kategori",
    "kategorie",
    "kategorien",
    "opublikowano w",
    "pubblicato in",
    "publicado em",
    "publicado en",
    "publié dans",
    "posted in",
    "posted under",
    "ressort",
    "rubrica",
    "rubrik",
    "rubrique",
    "section",
    "thema",
    "topic",
    "veröffentlicht in",
    "категория",
    "рубрика",
    "рубрики",
    "カテゴリ",
    "カテゴリー",
    "分类",
    "分類",
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
    let Some(at) = text.find([':', '：']) else { return (None, text) };
    let Some((before, after)) = text.split_at_checked(at) else { return (None, text) };
    match of(before.trim()) {
        Some(label) => (Some(label), after.trim_start_matches([':', '：', ' '])),
        None => (None, text),
    }
}

fn of(text: &str) -> Option<Label> {
    if text.is_empty() || text.chars().count() > LONGEST {
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
    use super::{Label, strip};

    #[test]
    fn labels_are_told_from_what_they_label() {
        assert_eq!(strip("Posted in"), (Some(Label::Section), ""));
        assert_eq!(strip("Category: Transport"), (Some(Label::Section), "Transport"));
        assert_eq!(strip("Tags: harbour, ferry"), (Some(Label::Tags), "harbour, ferry"));
        assert_eq!(strip("Harbour: a portrait"), (None, "Harbour: a portrait"));
        assert_eq!(strip("In"), (Some(Label::Section), ""));
        assert_eq!(strip("Transport"), (None, "Transport"));
    }
}
