//! What is counted beside an entry: hits, comments, the minutes that reading it takes. None of it is text.

/// Labels have fewer characters.
const LONGEST: usize = 24;

/// Lines that say what is counted have no more words.
const MOST_WORDS: usize = 5;

/// Whether a text is a label of a few words and a number: "Hits: 300".
pub(super) fn is_labelled(text: &str) -> bool {
    let Some((label, number)) = text.split_once([':', '：']) else { return false };
    let is_digit = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '\u{A0}' | ' ');
    let number = number.trim();
    label.chars().count() <= LONGEST
        && label.split_whitespace().count() <= 2
        && label.chars().all(|c| c.is_alphabetic() || c.is_whitespace())
        && number.starts_with(char::is_numeric)
        && number.chars().all(is_digit)
        && number.matches('.').count() <= 1
}

/// Words for minutes, in lower case, sorted.
const MINUTES: &[&str] = &[
    "dakika",
    "daqiqa",
    "dk",
    "menit",
    "min",
    "mins",
    "minut",
    "minuta",
    "minute",
    "minuten",
    "minuter",
    "minutes",
    "minuti",
    "minuto",
    "minutos",
    "minutt",
    "minutter",
    "minuty",
    "minuuttia",
    "perc",
    "phút",
    "λεπτά",
    "мин",
    "минут",
    "минута",
    "минуты",
    "хв",
    "хвилин",
    "хвилини",
    "דקות",
    "دقائق",
    "دقيقة",
    "دقیقه",
    "मिनट",
];

/// Words for reading beside them, in lower case.
const READING: &[&str] = &[
    "baca",
    "czytania",
    "lectura",
    "lecture",
    "leestijd",
    "leitura",
    "lesedauer",
    "leseminuten",
    "lesetid",
    "lesezeit",
    "lettura",
    "lukemista",
    "lukuaika",
    "läsning",
    "lästid",
    "læsetid",
    "okuma",
    "okumak",
    "olvasás",
    "read",
    "reading",
    "remaining",
    "süresi",
    "čtení",
    "đọc",
    "ανάγνωσης",
    "осталось",
    "читання",
    "чтение",
    "чтения",
    "לקריאה",
    "קריאה",
    "زمان",
    "قراءة",
    "للقراءة",
    "مطالعه",
    "पढ़ें",
];

/// Words that may stand between these.
const BETWEEN: &[&str] = &["de", "di", "do", "la", "time", "to", "на"];

/// Whether a text is nothing but how long reading takes: "4 min read", "Lesezeit: 3 Minuten".
pub(super) fn is_reading_time(text: &str) -> bool {
    if ["分で読めます", "分钟阅读", "分鐘閱讀", "분 읽기"].iter().any(|end| text.ends_with(end))
    {
        return text.starts_with(|c: char| c.is_numeric()) && text.chars().count() <= LONGEST;
    }
    if text.len() > LONGEST * 3 || !text.contains(char::is_numeric) {
        return false;
    }
    let lower = text.to_lowercase();
    let (mut minutes, mut reading) = (0, 0);
    for word in words(&lower) {
        if MINUTES.contains(&word) {
            minutes += 1;
        } else if READING.contains(&word) {
            reading += 1;
        } else if !BETWEEN.contains(&word) && !word.chars().all(char::is_numeric) {
            return false;
        }
    }
    minutes == 1 && reading > 0
}

/// Whether a text is nothing but the length of a recording: "47:12", "1:02:30".
pub(super) fn is_length(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').take(MOST_PARTS + 1).collect();
    let is_number =
        |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=MOST_PARTS).contains(&parts.len()) && parts.iter().all(is_number)
}

/// Hours, minutes and seconds.
const MOST_PARTS: usize = 3;

/// Words for comments, in lower case.
const COMMENTS: &[&str] = &[
    "comentari",
    "comentarii",
    "comentario",
    "comentarios",
    "comentaris",
    "comentariu",
    "comentário",
    "comentários",
    "comment",
    "commentaire",
    "commentaires",
    "commenti",
    "commento",
    "comments",
    "hozzászólás",
    "komentar",
    "komentara",
    "komentari",
    "komentarz",
    "komentarze",
    "komentarzy",
    "komentář",
    "komentáře",
    "komentářů",
    "kommentar",
    "kommentare",
    "kommentarer",
    "kommentit",
    "kommentti",
    "kommenttia",
    "opmerkingen",
    "reactie",
    "reacties",
    "réactions",
    "yorum",
    "σχόλια",
    "σχόλιο",
    "коментар",
    "коментари",
    "коментарі",
    "коментарів",
    "комментариев",
    "комментарии",
    "комментарий",
    "комментария",
    "תגובה",
    "תגובות",
    "تعليق",
    "تعليقات",
    "دیدگاه",
    "نظر",
    "टिप्पणियाँ",
    "टिप्पणी",
];

/// Words that say how many, or none, in lower case.
const HOW_MANY: &[&str] = &[
    "0",
    "a",
    "add",
    "aucun",
    "brak",
    "dodaj",
    "ei",
    "ein",
    "eine",
    "en",
    "et",
    "geen",
    "hiç",
    "inga",
    "ingen",
    "jeden",
    "kein",
    "keine",
    "leave",
    "nema",
    "nenhum",
    "nessun",
    "nincs",
    "no",
    "one",
    "schreibe",
    "sem",
    "sin",
    "um",
    "un",
    "una",
    "uno",
    "yet",
    "yok",
    "één",
    "žádné",
    "κανένα",
    "нема",
    "немає",
    "нет",
    "один",
    "още",
    "אין",
    "بدون",
    "توجد",
    "لا",
    "لاتوجد",
    "کوئی",
];

/// Whether a text is nothing but the number of comments, in figures or words: "No comments yet".
pub(super) fn is_of_comments(text: &str) -> bool {
    if text.len() > LONGEST * 3 {
        return false;
    }
    let lower = text.to_lowercase();
    let (mut comments, mut numbers) = (0, 0);
    for word in words(&lower) {
        if COMMENTS.contains(&word) {
            comments += 1;
        } else if HOW_MANY.contains(&word) || word.chars().all(char::is_numeric) {
            numbers += 1;
        } else {
            return false;
        }
    }
    comments == 1 && (1..MOST_WORDS).contains(&numbers)
}

/// Whether a short text speaks of comments: "Comments (12 posted)".
pub(in crate::html) fn speaks_of_comments(text: &str) -> bool {
    text.len() <= LONGEST * 3 && words(&text.to_lowercase()).any(|word| COMMENTS.contains(&word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '.' | ':' | ',' | '~' | '-'))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{is_labelled, is_length, is_of_comments, is_reading_time};

    #[test]
    fn a_label_and_a_number_are_a_count() {
        for text in ["Hits: 300", "الزيارات: 300", "Просмотров: 1 204"] {
            assert!(is_labelled(text), "{text}");
        }
        for text in ["Date: 28.01.2011", "Harbour: 3 ferries", "14:30", "Year one of: 7"] {
            assert!(!is_labelled(text), "{text}");
        }
    }

    #[test]
    fn what_reading_takes_is_no_text() {
        for text in [
            "4 min read",
            "8 min. read",
            "Reading time: 3 minutes",
            "Lesezeit: 3 Minuten",
            "5 minutos de lectura",
            "3 dk okuma",
            "6 分で読めます",
            "(осталось 7 мин.)",
        ] {
            assert!(is_reading_time(text), "{text}");
        }
        for text in [
            "40 minutes to read the new harbour rules",
            "5 min",
            "Read the minutes",
            "3 days to read",
        ] {
            assert!(!is_reading_time(text), "{text}");
        }
    }

    #[test]
    fn the_length_of_a_recording_is_no_text() {
        assert!(["47:12", "1:02:30", "0:09"].into_iter().all(is_length));
        assert!(!["12", "47:", ":", "3:45 pm", "1:2:3:4", "2024:12"].into_iter().any(is_length));
    }

    #[test]
    fn comments_are_counted_in_words_too() {
        for text in [
            "No comments",
            "Nenhum comentário",
            "Um comentário",
            "(12) Kommentare",
            "Brak komentarzy",
        ] {
            assert!(is_of_comments(text), "{text}");
        }
        for text in [
            "Comments",
            "No comment from the mayor",
            "One comment too many",
            "Um comentário de Ada",
        ] {
            assert!(!is_of_comments(text), "{text}");
        }
    }
}
