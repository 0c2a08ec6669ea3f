//! Pages that stand for a missing one, told by their titles.

/// What the titles of pages that stand for a missing one say, in lower case, without marks.
const MISSING: &[&str] = &[
    "404",
    "404 error",
    "404 not found",
    "404 page not found",
    "404 page",
    "404 this page could not be found",
    "error 404",
    "error 404 not found",
    "fehler 404",
    "erreur 404",
    "errore 404",
    "erro 404",
    "page not found",
    "not found",
    "nothing found",
    "seite nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "página no encontrada",
    "página não encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "sidan hittades inte",
    "siden blev ikke fundet",
    "siden ble ikke funnet",
    "sivua ei löytynyt",
    "nie znaleziono strony",
    "strona nie została znaleziona",
    "stránka nenalezena",
    "страница не найдена",
    "сторінку не знайдено",
    "sayfa bulunamadı",
    "الصفحة غير موجودة",
    "הדף לא נמצא",
    "ページが見つかりません",
    "页面未找到",
    "找不到页面",
    "페이지를 찾을 수 없습니다",
];

/// What titles say beside the number 404 besides those, in lower case, without marks.
const NOT_FOUND: &[&str] = &[
    "nicht gefunden",
    "introuvable",
    "no encontrada",
    "no encontrado",
    "não encontrada",
    "não encontrado",
    "non trovata",
    "niet gevonden",
    "hittades inte",
    "ikke fundet",
    "ikke funnet",
    "ei löytynyt",
    "nie znaleziono",
    "nenalezeno",
    "не найдено",
    "не знайдено",
    "bulunamadı",
    "tidak ditemukan",
    "halaman tidak ditemukan",
    "không tìm thấy",
    "không tìm thấy trang",
];

/// Whether a title says that there is no such page: what such a page still lists is not its own.
pub(super) fn says_missing(title: &str) -> bool {
    let parts = title.split(['|', '–', '—', '•', '·', '»', '«']);
    parts.flat_map(|part| part.split(" - ")).any(|part| {
        let lower = part.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let plain = words.join(" ");
        let numbered = plain.strip_prefix("404 ").or_else(|| plain.strip_suffix(" 404"));
        let says = |text: &str| MISSING.contains(&text);
        says(&plain) || numbered.is_some_and(|rest| says(rest) || NOT_FOUND.contains(&rest))
    })
}

#[cfg(test)]
mod tests {
    use super::says_missing;

    #[test]
    fn missing_pages_say_so_in_their_titles() {
        for title in [
            "Page not found! | Gazette",
            "404",
            "Gazette - 404: Not found",
            "Gazette » Seite nicht gefunden",
            "404 Nie znaleziono – Gazeta",
        ] {
            assert!(says_missing(title), "{title}");
        }
        for title in [
            "Page not found, but the book is: the library's missing manuscript",
            "Not found guilty",
            "404 jobs | Gazette",
            "404: the story of a lost page",
            "404 new homes for the old harbour | Gazette",
            "News | Gazette",
            "",
        ] {
            assert!(!says_missing(title), "{title}");
        }
    }
}
