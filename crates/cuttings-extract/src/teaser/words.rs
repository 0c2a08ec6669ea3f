//! The words that tell whether a teaser was cut, as sorted data.
//!
//! Sources: [`READ_MORE`] has the link texts of the themes and translations of WordPress, Drupal,
//! Joomla and TYPO3, and of large outlets; [`FUNCTION_WORDS`] are the articles, conjunctions and
//! prepositions of the stop word lists of the Snowball stemmers that cannot end a sentence.

/// What links to the whole text say, in lower case, sorted by code points; with their languages.
pub(super) const READ_MORE: &[&str] = &[
    "afficher plus",               // fr
    "approfondisci",               // it
    "artikel lesen",               // de
    "ayrıntılar",                  // tr
    "baca juga",                   // id
    "baca lebih lanjut",           // id
    "baca selengkapnya",           // id
    "beitrag lesen",               // de
    "bekijk meer",                 // nl
    "bővebben",                    // hu
    "celý článek",                 // cs
    "celý článok",                 // sk
    "chi tiết",                    // vi
    "citeste mai mult",            // ro
    "citește mai departe",         // ro
    "citește mai mult",            // ro
    "citește tot",                 // ro
    "click here for more",         // en
    "click here to read more",     // en
    "click to read more",          // en
    "conoce más",                  // es
    "continua",                    // it
    "continua a leggere",          // it
    "continua la lettura",         // it
    "continua llegint",            // ca
    "continuar",                   // es
    "continuar a ler",             // pt
    "continuar leitura",           // pt
    "continuar lendo",             // pt
    "continuar leyendo",           // es
    "continue",                    // en
    "continue a leitura",          // pt
    "continue a ler",              // pt
    "continue lendo",              // pt
    "continue reading",            // en
    "continue to article",         // en
    "continued",                   // en
    "continuer la lecture",        // fr
    "continuer à lire",            // fr
    "continuă lectura",            // ro
    "continúa leyendo",            // es
    "czytaj artykuł",              // pl
    "czytaj całość",               // pl
    "czytaj dalej",                // pl
    "czytaj więcej",               // pl
    "daha fazla",                  // tr
    "daha fazla oku",              // tr
    "daha fazlasını oku",          // tr
    "den ganzen artikel lesen",    // de
    "details",                     // en
    "detalii",                     // ro
    "detaljnije",                  // sr
    "detaylar",                    // tr
    "devamı",                      // tr
    "devamını oku",                // tr
    "devamını okuyun",             // tr
    "discover more",               // en
    "doorlezen",                   // nl
    "dowiedz się więcej",          // pl
    "découvrir",                   // fr
    "en savoir plus",              // fr
    "find out more",               // en
    "fortsett å lese",             // nb
    "fortsätt läsa",               // sv
    "fortsæt læsning",             // da
    "full article",                // en
    "full story",                  // en
    "ganzen artikel lesen",        // de
    "ganzen beitrag lesen",        // de
    "gehiago irakurri",            // eu
    "go to article",               // en
    "haberin devamı",              // tr
    "hier weiterlesen",            // de
    "irakurri gehiago",            // eu
    "jatka lukemista",             // fi
    "jetzt lesen",                 // de
    "keep reading",                // en
    "la suite",                    // fr
    "lanjutkan membaca",           // id
    "lasīt tālāk",                 // lv
    "lasīt vairāk",                // lv
    "learn more",                  // en
    "lee más",                     // es
    "leer artículo",               // es
    "leer artículo completo",      // es
    "leer el artículo",            // es
    "leer la nota",                // es
    "leer mas",                    // es
    "leer más",                    // es
    "leer nota",                   // es
    "leer nota completa",          // es
    "leer noticia",                // es
    "leer todo",                   // es
    "lees artikel",                // nl
    "lees het artikel",            // nl
    "lees het hele artikel",       // nl
    "lees het volledige artikel",  // nl
    "lees meer",                   // nl
    "lees verder",                 // nl
    "leggi",                       // it
    "leggi ancora",                // it
    "leggi di più",                // it
    "leggi il resto",              // it
    "leggi l'articolo",            // it
    "leggi l’articolo",            // it
    "leggi tutto",                 // it
    "legi plu",                    // eo
    "legu pli",                    // eo
    "leia a matéria completa",     // pt
    "leia mais",                   // pt
    "leia na íntegra",             // pt
    "leia o artigo completo",      // pt
    "ler artigo",                  // pt
    "ler mais",                    // pt
    "ler máis",                    // gl
    "ler notícia",                 // pt
    "ler tudo",                    // pt
    "les hele saken",              // nb
    "les mer",                     // nb
    "les resten av",               // nb
    "les saken",                   // nb
    "les videre",                  // nb
    "lesen sie mehr",              // de
    "lesen sie weiter",            // de
    "lire",                        // fr
    "lire davantage",              // fr
    "lire l'article",              // fr
    "lire l'article complet",      // fr
    "lire la suite",               // fr
    "lire le billet",              // fr
    "lire l’article",              // fr
    "lire l’article complet",      // fr
    "lire plus",                   // fr
    "llegeix més",                 // ca
    "llegir més",                  // ca
    "load more",                   // en
    "loe edasi",                   // et
    "loe rohkem",                  // et
    "lue juttu",                   // fi
    "lue koko juttu",              // fi
    "lue lisää",                   // fi
    "läs artikel",                 // sv
    "läs artikeln",                // sv
    "läs hela",                    // sv
    "läs hela artikeln",           // sv
    "läs hela inlägget",           // sv
    "läs mer",                     // sv
    "läs mera",                    // sv
    "läs resten av",               // sv
    "läs vidare",                  // sv
    "læs hele artiklen",           // da
    "læs mere",                    // da
    "læs resten af",               // da
    "læs videre",                  // da
    "mai mult",                    // ro
    "mais",                        // pt
    "meer",                        // nl
    "meer info",                   // nl
    "meer informatie",             // nl
    "meer lezen",                  // nl
    "mehr",                        // de
    "mehr anzeigen",               // de
    "mehr dazu",                   // de
    "mehr erfahren",               // de
    "mehr informationen",          // de
    "mehr infos",                  // de
    "mehr lesen",                  // de
    "mer",                         // sv
    "more",                        // en
    "more details",                // en
    "more info",                   // en
    "more information",            // en
    "mostra altro",                // it
    "más",                         // es
    "más información",             // es
    "més informació",              // ca
    "nastavi čitanje",             // sr
    "nastavi čitati",              // hr
    "okumaya devam et",            // tr
    "olvass tovább",               // hu
    "opširnije",                   // sr
    "per saperne di più",          // it
    "plačiau",                     // lt
    "plus d'infos",                // fr
    "plus d’infos",                // fr
    "pokračovat ve čtení",         // cs
    "pokračovať v čítaní",         // sk
    "poursuivre la lecture",       // fr
    "preberi več",                 // sl
    "pročitaj više",               // sr
    "pročitajte više",             // hr
    "przeczytaj cały artykuł",     // pl
    "przeczytaj więcej",           // pl
    "přečíst celé",                // cs
    "přečíst více",                // cs
    "read article",                // en
    "read full article",           // en
    "read full post",              // en
    "read full story",             // en
    "read it here",                // en
    "read more",                   // en
    "read on",                     // en
    "read post",                   // en
    "read review",                 // en
    "read story",                  // en
    "read the article",            // en
    "read the full article",       // en
    "read the full story",         // en
    "read the rest",               // en
    "read the rest of",            // en
    "read the rest of this entry", // en
    "read the whole story",        // en
    "read this article",           // en
    "read this post",              // en
    "részletek",                   // hu
    "saber más",                   // es
    "saiba mais",                  // pt
    "scopri di più",               // it
    "see details",                 // en
    "see more",                    // en
    "seguir lendo",                // gl
    "seguir leyendo",              // es
    "selengkapnya",                // id
    "show more",                   // en
    "sigue leyendo",               // es
    "skaityti daugiau",            // lt
    "skaityti toliau",             // lt
    "suite",                       // fr
    "tell me more",                // en
    "tovább",                      // hu
    "tovább olvasom",              // hu
    "tümünü oku",                  // tr
    "vai all'articolo",            // it
    "vai all’articolo",            // it
    "veja mais",                   // pt
    "ver artículo",                // es
    "ver mais",                    // pt
    "ver más",                     // es
    "ver noticia",                 // es
    "verder lezen",                // nl
    "več",                         // sl
    "viac",                        // sk
    "view article",                // en
    "view full post",              // en
    "view more",                   // en
    "view post",                   // en
    "visa mer",                    // sv
    "više",                        // hr
    "voir plus",                   // fr
    "vollständigen artikel lesen", // de
    "více",                        // cs
    "weiter",                      // de
    "weiter lesen",                // de
    "weitere informationen",       // de
    "weiterlesen",                 // de
    "więcej",                      // pl
    "xem chi tiết",                // vi
    "xem thêm",                    // vi
    "xem tiếp",                    // vi
    "zobacz więcej",               // pl
    "zobrazit více",               // cs
    "zum artikel",                 // de
    "zum beitrag",                 // de
    "zum ganzen artikel",          // de
    "číst celé",                   // cs
    "číst celý článek",            // cs
    "číst dál",                    // cs
    "číst dále",                   // cs
    "číst více",                   // cs
    "čítať celé",                  // sk
    "čítať viac",                  // sk
    "čítať ďalej",                 // sk
    "đọc thêm",                    // vi
    "đọc tiếp",                    // vi
    "διαβάστε περισσότερα",        // el
    "διαβάστε τη συνέχεια",        // el
    "περισσότερα",                 // el
    "συνέχεια",                    // el
    "виж повече",                  // bg
    "далее",                       // ru
    "далі",                        // uk
    "детальніше",                  // uk
    "докладніше",                  // uk
    "дізнатися більше",            // uk
    "още",                         // bg
    "подробнее",                   // ru
    "показать больше",             // ru
    "полный текст",                // ru
    "продовжити читання",          // uk
    "продолжить чтение",           // ru
    "прочетете повече",            // bg
    "прочети още",                 // bg
    "прочети повече",              // bg
    "прочитај више",               // sr
    "узнать больше",               // ru
    "читайте далее",               // ru
    "читати більше",               // uk
    "читати далі",                 // uk
    "читати повністю",             // uk
    "читать",                      // ru
    "читать далее",                // ru
    "читать дальше",               // ru
    "читать еще",                  // ru
    "читать ещё",                  // ru
    "читать полностью",            // ru
    "המשיכו לקרוא",                // he
    "המשך לקרוא",                  // he
    "המשך קריאה",                  // he
    "להמשך קריאה",                 // he
    "לכתבה המלאה",                 // he
    "לקריאה נוספת",                // he
    "עוד",                         // he
    "קרא עוד",                     // he
    "קראו עוד",                    // he
    "أكمل القراءة",                // ar
    "إقرأ المزيد",                 // ar
    "ادامه",                       // fa
    "ادامه خبر",                   // fa
    "ادامه مطلب",                  // fa
    "اقرأ أكثر",                   // ar
    "اقرأ التفاصيل",               // ar
    "اقرأ المزيد",                 // ar
    "التفاصيل",                    // ar
    "المزيد",                      // ar
    "بیشتر",                       // fa
    "بیشتر بخوانید",               // fa
    "تابع القراءة",                // ar
    "تفاصيل أكثر",                 // ar
    "خواندن ادامه",                // fa
    "قراءة المزيد",                // ar
    "للمزيد",                      // ar
    "متابعة القراءة",              // ar
    "متن کامل",                    // fa
    "مزید",                        // ur
    "مزید پڑھیں",                  // ur
    "مشاهده بیشتر",                // fa
    "مطالعه بیشتر",                // fa
    "आगे पढ़ें",                       // hi
    "और पढ़ें",                       // hi
    "पूरा पढ़ें",                      // hi
    "আরও পড়ুন",                     // bn
    "বিস্তারিত",                     // bn
    "อ่านต่อ",                       // th
    "อ่านเพิ่มเติม",                   // th
    "つづきを読む",                // ja
    "もっと見る",                  // ja
    "もっと読む",                  // ja
    "了解更多",                    // zh
    "全文",                        // zh
    "全文を読む",                  // ja
    "展开全文",                    // zh
    "更多",                        // zh
    "更多内容",                    // zh
    "本文を読む",                  // ja
    "查看全文",                    // zh
    "查看更多",                    // zh
    "查看详情",                    // zh
    "点击阅读",                    // zh
    "看更多",                      // zh
    "続き",                        // ja
    "続きを見る",                  // ja
    "続きを読む",                  // ja
    "繼續閱讀",                    // zh
    "继续阅读",                    // zh
    "記事を読む",                  // ja
    "詳しくはこちら",              // ja
    "詳しく見る",                  // ja
    "詳全文",                      // zh
    "詳情",                        // zh
    "詳細",                        // ja
    "詳細はこちら",                // ja
    "詳細を見る",                  // ja
    "詳細內容",                    // zh
    "详情",                        // zh
    "详细",                        // zh
    "閱讀全文",                    // zh
    "閱讀更多",                    // zh
    "阅读全文",                    // zh
    "阅读更多",                    // zh
    "계속 읽기",                   // ko
    "기사 보기",                   // ko
    "기사 전문 보기",              // ko
    "더 보기",                     // ko
    "더 읽기",                     // ko
    "더보기",                      // ko
    "이어서 읽기",                 // ko
    "자세히",                      // ko
    "자세히 보기",                 // ko
    "전문 보기",                   // ko
    "전체 보기",                   // ko
];

/// Words that cannot end a sentence, in lower case, sorted by code points; with their languages.
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "a",       // en es it pt pl
    "aan",     // nl
    "agli",    // it
    "ai",      // it
    "al",      // es it
    "ale",     // pl
    "alla",    // it
    "alle",    // it
    "als",     // de nl
    "am",      // de
    "an",      // en de
    "and",     // en
    "ao",      // pt
    "aos",     // pt
    "as",      // en pt
    "at",      // en
    "att",     // sv
    "au",      // fr
    "auch",    // de
    "auf",     // de
    "aus",     // de
    "aux",     // fr
    "av",      // sv
    "avec",    // fr
    "because", // en
    "bei",     // de
    "bij",     // nl
    "bir",     // tr
    "bu",      // tr
    "but",     // en
    "by",      // en
    "bằng",    // vi
    "car",     // fr
    "ce",      // fr
    "ces",     // fr
    "cette",   // fr
    "che",     // it
    "cho",     // vi
    "com",     // pt
    "como",    // es pt
    "con",     // es it
    "cuando",  // es
    "các",     // vi
    "có",      // vi
    "của",     // vi
    "da",      // it pt
    "dal",     // it
    "dalla",   // it
    "dans",    // fr
    "das",     // de pt
    "dass",    // de
    "dat",     // nl
    "de",      // fr es pt nl sv tr
    "dei",     // it
    "del",     // es it
    "della",   // it
    "delle",   // it
    "dem",     // de
    "den",     // de sv
    "der",     // de
    "des",     // de fr
    "desde",   // es
    "det",     // sv
    "di",      // it
    "die",     // de nl
    "dla",     // pl
    "do",      // pt pl
    "donde",   // es
    "dont",    // fr
    "door",    // nl
    "dos",     // pt
    "du",      // fr
    "durch",   // de
    "e",       // it pt
    "ed",      // it
    "een",     // nl
    "efter",   // sv
    "ein",     // de
    "eine",    // de
    "einem",   // de
    "einen",   // de
    "einer",   // de
    "eines",   // de
    "el",      // es
    "elle",    // fr
    "eller",   // sv
    "em",      // pt
    "en",      // fr es nl sv
    "entre",   // fr es pt
    "es",      // es
    "est",     // fr
    "et",      // fr
    "ett",     // sv
    "for",     // en
    "from",    // en
    "från",    // sv
    "för",     // sv
    "für",     // de
    "gli",     // it
    "ha",      // it
    "had",     // en
    "har",     // sv
    "has",     // en
    "have",    // en
    "het",     // nl
    "his",     // en
    "hun",     // nl
    "i",       // it sv pl
    "if",      // en
    "il",      // fr it
    "ile",     // tr
    "im",      // de
    "in",      // it nl
    "into",    // en
    "is",      // en nl
    "ist",     // de
    "its",     // en
    "için",    // tr
    "jak",     // pl
    "jest",    // pl
    "kan",     // sv
    "ki",      // tr
    "la",      // fr es it
    "las",     // es
    "le",      // fr it
    "les",     // fr
    "leur",    // fr
    "leurs",   // fr
    "lo",      // it
    "los",     // es
    "lub",     // pl
    "là",      // vi
    "ma",      // it
    "maar",    // nl
    "mais",    // fr pt
    "mas",     // pt
    "med",     // sv
    "men",     // sv
    "met",     // nl
    "mit",     // de
    "mot",     // sv
    "my",      // en
    "más",     // es
    "một",     // vi
    "na",      // pt pl
    "naar",    // nl
    "nach",    // de
    "nas",     // pt
    "ne",      // fr
    "nel",     // it
    "nella",   // it
    "nhằm",    // vi
    "những",   // vi
    "ni",      // es
    "nicht",   // de
    "nie",     // pl
    "no",      // es pt
    "nos",     // pt
    "när",     // sv
    "o",       // es it pt pl
    "och",     // sv
    "oder",    // de
    "of",      // en nl
    "olan",    // tr
    "olarak",  // tr
    "om",      // nl sv
    "on",      // en
    "op",      // nl
    "or",      // en
    "oraz",    // pl
    "os",      // pt
    "ou",      // fr pt
    "our",     // en
    "over",    // nl
    "où",      // fr
    "par",     // fr
    "para",    // es pt
    "pela",    // pt
    "pelo",    // pt
    "per",     // it
    "pero",    // es
    "più",     // it
    "po",      // pl
    "por",     // es pt
    "pour",    // fr
    "przez",   // pl
    "på",      // sv
    "qu",      // fr
    "que",     // fr es pt
    "qui",     // fr
    "sa",      // fr
    "se",      // fr es it pt
    "seine",   // de
    "seiner",  // de
    "sem",     // pt
    "ses",     // fr
    "si",      // it
    "sich",    // de
    "sie",     // de
    "sin",     // es sv
    "sina",    // sv
    "sind",    // de
    "się",     // pl
    "sobre",   // es pt
    "som",     // sv
    "son",     // fr
    "sono",    // it
    "sont",    // fr
    "sowie",   // de
    "su",      // es it
    "sua",     // pt
    "suas",    // pt
    "sul",     // it
    "sulla",   // it
    "sur",     // fr
    "sus",     // es
    "są",      // pl
    "te",      // nl
    "than",    // en
    "that",    // en
    "the",     // en
    "their",   // en
    "theo",    // vi
    "these",   // en
    "this",    // en
    "thì",     // vi
    "till",    // sv
    "to",      // en pl
    "tot",     // nl
    "tra",     // it
    "tại",     // vi
    "từ",      // vi
    "uit",     // nl
    "um",      // de pt
    "uma",     // pt
    "un",      // fr es it
    "una",     // es it
    "und",     // de
    "une",     // fr
    "uno",     // it
    "unter",   // de
    "van",     // nl
    "ve",      // tr
    "veya",    // tr
    "vid",     // sv
    "vom",     // de
    "von",     // de
    "voor",    // nl
    "vor",     // de
    "và",      // vi
    "về",      // vi
    "với",     // vi
    "w",       // pl
    "waar",    // nl
    "war",     // de
    "was",     // en
    "we",      // en
    "weil",    // de
    "wenn",    // de
    "werden",  // de
    "were",    // en
    "which",   // en
    "while",   // en
    "who",     // en
    "whose",   // en
    "wie",     // de
    "will",    // en
    "wird",    // de
    "with",    // en
    "wordt",   // nl
    "would",   // en
    "y",       // es
    "your",    // en
    "z",       // pl
    "za",      // pl
    "ze",      // pl
    "zijn",    // nl
    "zu",      // de
    "zum",     // de
    "zur",     // de
    "à",       // fr
    "än",      // sv
    "är",      // sv
    "è",       // it
    "über",    // de
    "đã",      // vi
    "để",      // vi
    "że",      // pl
    "а",       // ru uk
    "але",     // uk
    "без",     // ru
    "в",       // ru uk
    "во",      // ru
    "для",     // ru uk
    "до",      // ru uk
    "з",       // uk
    "за",      // uk
    "зі",      // uk
    "и",       // ru
    "из",      // ru
    "или",     // ru
    "й",       // uk
    "к",       // ru
    "как",     // ru
    "ко",      // ru
    "на",      // ru uk
    "не",      // ru uk
    "но",      // ru
    "о",       // ru uk
    "об",      // ru
    "от",      // ru
    "по",      // ru uk
    "при",     // ru uk
    "про",     // uk
    "с",       // ru
    "со",      // ru
    "та",      // uk
    "то",      // ru
    "у",       // ru uk
    "что",     // ru
    "чтобы",   // ru
    "що",      // uk
    "щоб",     // uk
    "это",     // ru
    "як",      // uk
    "і",       // uk
    "או",      // he
    "אל",      // he
    "אם",      // he
    "את",      // he
    "כי",      // he
    "לא",      // he
    "על",      // he
    "עם",      // he
    "של",      // he
    "أن",      // ar
    "أو",      // ar
    "إلى",     // ar
    "از",      // fa
    "التي",    // ar
    "الذي",    // ar
    "این",     // fa
    "با",      // fa
    "بر",      // fa
    "برای",    // fa
    "به",      // fa
    "تا",      // fa
    "ثم",      // ar
    "در",      // fa
    "را",      // fa
    "على",     // ar
    "عن",      // ar
    "في",      // ar
    "لكن",     // ar
    "ما",      // ar
    "مع",      // ar
    "من",      // ar
    "هذا",     // ar
    "هذه",     // ar
    "و",       // ar fa
    "ولا",      // ar
    "که",      // fa
    "یا",      // fa
    "ở",       // vi
];
