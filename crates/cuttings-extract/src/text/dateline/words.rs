//! What stands before authors and dates in lines of details, as sorted data.
//!
//! Sources: the default texts of WordPress, Drupal, Joomla and TYPO3 themes and their translations.

/// What stands before the name of an author, in lower case, sorted.
pub(super) const BEFORE_AUTHORS: &[&str] = &[
    "a cura di",             // it
    "af",                    // da
    "auteur",                // fr nl
    "author",                // en
    "autor",                 // de es pl cs
    "autore",                // it
    "autorin",               // de
    "av",                    // sv nb
    "by",                    // en
    "di",                    // it
    "door",                  // nl
    "ein beitrag von",       // de
    "ein gastbeitrag von",   // de
    "escrito por",           // es pt
    "geschreven door",       // nl
    "haber",                 // tr
    "kirjoittaja",           // fi
    "kirjoittanut",          // fi
    "napsal",                // cs
    "napsala",               // cs
    "par",                   // fr
    "por",                   // es pt
    "posted by",             // en
    "propos recueillis par", // fr
    "przez",                 // pl
    "pubblicato da",         // it
    "publicado por",         // es pt
    "publicerad av",         // sv
    "publié par",            // fr
    "reported by",           // en
    "scritto da",            // it
    "skrevet av",            // nb
    "skriven av",            // sv
    "skrivet av",            // sv
    "story by",              // en
    "tekst",                 // pl
    "text av",               // sv
    "text by",               // en
    "text von",              // de
    "texto de",              // es pt
    "tác giả",               // vi
    "von",                   // de
    "words by",              // en
    "written by",            // en
    "yazan",                 // tr
    "yazar",                 // tr
    "écrit par",             // fr
    "автор",                 // ru uk
    "автор текста",          // ru
    "מאת",                   // he
    "بقلم",                  // ar
    "به قلم",                // fa
    "كتب",                   // ar
    "كتبت",                  // ar
    "نویسنده",               // fa
    "作者",                  // zh
    "執筆者",                // ja
    "投稿者",                // ja
    "撰文",                  // zh
    "文",                    // zh ja
    "著者",                  // ja
    "记者",                  // zh
    "글쓴이",                // ko
    "기자",                  // ko
    "작성자",                // ko
];

/// What stands before or beside a date, in lower case, sorted.
pub(super) const BEFORE_DATES: &[&str] = &[
    "actualizado",       // es
    "added",             // en
    "aggiornato",        // it
    "aktualisiert",      // de
    "am",                // de
    "at",                // en
    "atualizado",        // pt
    "atualizado em",     // pt
    "bijgewerkt",        // nl
    "created",           // en
    "data",              // it pt pl
    "data publikacji",   // pl
    "date",              // en fr
    "datum",             // de nl
    "den",               // sv
    "dnia",              // pl
    "dodano",            // pl
    "el",                // es
    "em",                // pt
    "erschienen am",     // de
    "erstellt",          // de
    "erstellt am",       // de
    "fecha",             // es
    "filed",             // en
    "first published",   // en
    "geplaatst op",      // nl
    "gepubliceerd",      // nl
    "gepubliceerd op",   // nl
    "güncellendi",       // tr
    "il",                // it
    "last updated",      // en
    "le",                // fr
    "mis à jour",        // fr
    "mis à jour le",     // fr
    "ngày",              // vi
    "ngày đăng",         // vi
    "on",                // en
    "op",                // nl
    "opublikowano",      // pl
    "paru le",           // fr
    "postado em",        // pt
    "posted",            // en
    "posted on",         // en
    "posté le",          // fr
    "pubblicato",        // it
    "pubblicato il",     // it
    "publicada el",      // es
    "publicada em",      // pt
    "publicado",         // es pt
    "publicado el",      // es
    "publicado em",      // pt
    "publicerad",        // sv
    "publicerad den",    // sv
    "publicerat",        // sv
    "published",         // en
    "published on",      // en
    "publié",            // fr
    "publié le",         // fr
    "release date",      // en
    "stand",             // de
    "submitted",         // en
    "tarih",             // tr
    "updated",           // en
    "uppdaterad",        // sv
    "veröffentlicht",    // de
    "veröffentlicht am", // de
    "vom",               // de
    "written on",        // en
    "yayın tarihi",      // tr
    "yayınlandı",        // tr
    "yayınlanma tarihi", // tr
    "zaktualizowano",    // pl
    "đăng ngày",         // vi
    "дата",              // ru uk
    "дата публикации",   // ru
    "обновлено",         // ru
    "оновлено",          // uk
    "опубликовано",      // ru
    "опубліковано",      // uk
    "עודכן",             // he
    "פורסם",             // he
    "פורסם ב",           // he
    "תאריך",             // he
    "آخر تحديث",         // ar
    "انتشار",            // fa
    "تاريخ",             // ar
    "تاريخ النشر",       // ar
    "تاریخ",             // fa
    "تاریخ انتشار",      // fa
    "منتشر شده در",      // fa
    "نشر",               // ar
    "نشر في",            // ar
    "作成日",            // ja
    "公開",              // ja
    "公開日",            // ja
    "发布",              // zh
    "发布于",            // zh
    "发布时间",          // zh
    "发表于",            // zh
    "投稿日",            // ja
    "掲載",              // ja
    "日付",              // ja
    "日期",              // zh
    "时间",              // zh
    "更新",              // zh ja
    "更新于",            // zh
    "更新日",            // ja
    "更新時間",          // zh
    "發布",              // zh
    "發表於",            // zh
    "게시일",            // ko
    "등록",              // ko
    "등록일",            // ko
    "수정",              // ko
    "수정일",            // ko
    "입력",              // ko
    "작성일",            // ko
];
