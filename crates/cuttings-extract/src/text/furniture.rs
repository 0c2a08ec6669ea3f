//! Words of the page around a list, as sorted data.
//!
//! Sources: the default texts of WordPress, Drupal, Joomla and TYPO3 themes and their translations,
//! and the menus, pagers and footers of outlets in these languages.

/// Menus, pagers, footers, widgets: texts that are wholly this are no entry. In lower case, sorted.
pub(super) const FURNITURE: &[&str] = &[
    "0 comments",                    // en
    "1 comment",                     // en
    "aanmelden",                     // nl
    "abmelden",                      // de
    "abo",                           // de
    "abone ol",                      // tr
    "abonneren",                     // nl
    "abonnez-vous",                  // fr
    "abonnieren",                    // de
    "about",                         // en
    "about us",                      // en
    "accedi",                        // it
    "accept",                        // en
    "accept all",                    // en
    "accessibility",                 // en
    "account",                       // en
    "accueil",                       // fr
    "acerca de",                     // es
    "actualidad",                    // es
    "actualités",                    // fr
    "ad",                            // en
    "add comment",                   // en
    "advertentie",                   // nl
    "advertise",                     // en
    "advertise with us",             // en
    "advertisement",                 // en
    "advertising",                   // en
    "agb",                           // de
    "aide",                          // fr
    "aiuto",                         // it
    "ajuda",                         // pt
    "aktualności",                   // pl
    "aktuelles",                     // de
    "all posts",                     // en
    "all rights reserved",           // en
    "alla rättigheter förbehållna",  // sv
    "alle rechte vorbehalten",       // de
    "alle rechten voorbehouden",     // nl
    "aller au contenu",              // fr
    "altro",                         // it
    "ana sayfa",                     // tr
    "anasayfa",                      // tr
    "anmelden",                      // de
    "annons",                        // sv
    "anterior",                      // es pt
    "anzeige",                       // de
    "ara",                           // tr
    "arama",                         // tr
    "archief",                       // nl
    "archieven",                     // nl
    "archiv",                        // de
    "archive",                       // en de
    "archives",                      // en fr
    "archivi",                       // it
    "archivos",                      // es
    "archiwa",                       // pl
    "archiwum",                      // pl
    "arkiv",                         // sv
    "arquivo",                       // pt
    "arquivos",                      // pt
    "articles plus anciens",         // fr
    "articles plus récents",         // fr
    "articles récents",              // fr
    "articoli meno recenti",         // it
    "articoli più recenti",          // it
    "articoli precedenti",           // it
    "articoli recenti",              // it
    "arşiv",                         // tr
    "arşivler",                      // tr
    "assine",                        // pt
    "aucun commentaire",             // fr
    "aviso legal",                   // es
    "ayuda",                         // es
    "back to top",                   // en
    "barrierefreiheit",              // de
    "blog",                          // en
    "blogroll",                      // en
    "boutique",                      // fr
    "brak komentarzy",               // pl
    "busca",                         // pt
    "buscar",                        // es pt
    "business",                      // en
    "bài cũ hơn",                    // vi
    "bài viết mới",                  // vi
    "bình luận",                     // vi
    "búsqueda",                      // es
    "cadastre-se",                   // pt
    "careers",                       // en
    "cart",                          // en
    "categorias",                    // pt
    "categorie",                     // it
    "categories",                    // en
    "categorieën",                   // nl
    "category",                      // en
    "categorías",                    // es
    "catégories",                    // fr
    "cerca",                         // it
    "cerrar",                        // es
    "chi siamo",                     // it
    "chia sẻ",                       // vi
    "chiudi",                        // it
    "chuyên mục",                    // vi
    "close",                         // en
    "colofon",                       // nl
    "comentario",                    // es
    "comentarios",                   // es
    "comentarios recientes",         // es
    "comentário",                    // pt
    "comentários",                   // pt
    "comment",                       // en
    "commentaire",                   // fr
    "commentaires",                  // fr
    "commentaires récents",          // fr
    "commenti",                      // it
    "commenti recenti",              // it
    "commento",                      // it
    "comments",                      // en
    "comments feed",                 // en
    "compartilhar",                  // pt
    "compartilhe",                   // pt
    "compartir",                     // es
    "conditions générales",          // fr
    "condividi",                     // it
    "confidentialité",               // fr
    "connexion",                     // fr
    "contact",                       // en
    "contact us",                    // en
    "contactez-nous",                // fr
    "contacto",                      // es pt
    "contactos",                     // pt
    "contato",                       // pt
    "contattaci",                    // it
    "contatti",                      // it
    "continue reading",              // en
    "contáctanos",                   // es
    "cookie policy",                 // en
    "cookie settings",               // en
    "cookie-einstellungen",          // de
    "cookies",                       // en
    "copyright",                     // en
    "culture",                       // en
    "daha eski yazılar",             // tr
    "daha fazla",                    // tr
    "datenschutz",                   // de
    "datenschutzerklärung",          // de
    "decline",                       // en
    "deixe um comentário",           // pt
    "deixe uma resposta",            // pt
    "deja un comentario",            // es
    "deja una respuesta",            // es
    "dela",                          // sv
    "delen",                         // nl
    "deutsch",                       // en
    "discuss",                       // en
    "dodaj komentarz",               // pl
    "dona",                          // it
    "donate",                        // en
    "doneer",                        // nl
    "download",                      // en
    "drucken",                       // de
    "drukuj",                        // pl
    "edit",                          // en
    "editor's picks",                // en
    "editors' picks",                // en
    "email",                         // en
    "embed",                         // en
    "english",                       // en
    "entertainment",                 // en
    "entradas anteriores",           // es
    "entradas antiguas",             // es
    "entradas recientes",            // es
    "entrar",                        // pt
    "entries feed",                  // en
    "eski yazılar",                  // tr
    "español",                       // en
    "etiketler",                     // tr
    "etiketter",                     // sv
    "etiquetas",                     // es
    "events",                        // en
    "facebook",                      // en
    "faire un don",                  // fr
    "fale conosco",                  // pt
    "faq",                           // en
    "faqs",                          // en
    "featured",                      // en
    "fechar",                        // pt
    "fermer",                        // fr
    "filed under",                   // en
    "first",                         // en
    "first page",                    // en
    "follow",                        // en
    "follow us",                     // en
    "follow us on",                  // en
    "français",                      // en
    "full story",                    // en
    "föregående",                    // sv
    "föregående sida",               // sv
    "ga naar inhoud",                // nl
    "gallery",                       // en
    "geef een reactie",              // nl
    "geen reacties",                 // nl
    "gestion des cookies",           // fr
    "get the latest",                // en
    "giriş",                         // tr
    "giriş yap",                     // tr
    "gizlilik politikası",           // tr
    "giới thiệu",                    // vi
    "go",                            // en
    "gå till innehåll",              // sv
    "haberler",                      // tr
    "hakkımızda",                    // tr
    "hauptmenü",                     // de
    "haut de page",                  // fr
    "health",                        // en
    "help",                          // en
    "hem",                           // sv
    "hide",                          // en
    "hilfe",                         // de
    "home",                          // en
    "hoofdmenu",                     // nl
    "hoppa till innehåll",           // sv
    "huvudmeny",                     // sv
    "iletişim",                      // tr
    "impressum",                     // de
    "imprimer",                      // fr
    "imprimir",                      // es pt
    "imprint",                       // en
    "in",                            // vi
    "inga kommentarer",              // sv
    "iniciar sesión",                // es
    "inicio",                        // es
    "inloggen",                      // nl
    "inscreva-se",                   // pt
    "instagram",                     // en
    "integritetspolicy",             // sv
    "início",                        // pt
    "ir al contenido",               // es
    "ir para o conteúdo",            // pt
    "iscriviti",                     // it
    "içeriğe geç",                   // tr
    "jobs",                          // en
    "join",                          // en
    "join us",                       // en
    "kapat",                         // tr
    "karriere",                      // de
    "kategorie",                     // pl
    "kategorien",                    // de
    "kategorier",                    // sv
    "kategoriler",                   // tr
    "kayıt ol",                      // tr
    "keine kommentare",              // de
    "komentarz",                     // pl
    "komentarze",                    // pl
    "kommentar",                     // de sv
    "kommentar schreiben",           // de
    "kommentare",                    // de
    "kommentarer",                   // sv
    "kontakt",                       // de sv pl
    "kontakta oss",                  // sv
    "kultur",                        // de
    "laisser un commentaire",        // fr
    "lascia un commento",            // it
    "last",                          // en
    "last page",                     // en
    "latest",                        // en
    "latest news",                   // en
    "leave a comment",               // en
    "leave a reply",                 // en
    "leave a response",              // en
    "legal",                         // en
    "leggi tutto",                   // it
    "linkedin",                      // en
    "links",                         // en
    "listen",                        // en
    "live",                          // en
    "liên hệ",                       // vi
    "lo más leído",                  // es
    "load more",                     // en
    "loading",                       // en
    "log in",                        // en
    "log out",                       // en
    "logga in",                      // sv
    "login",                         // en
    "logout",                        // en
    "loja",                          // pt
    "lämna en kommentar",            // sv
    "lämna ett svar",                // sv
    "läs mer",                       // sv
    "lưu trữ",                       // vi
    "main menu",                     // en
    "main navigation",               // en
    "mais",                          // pt
    "mais antigos",                  // pt
    "mais recentes",                 // pt
    "manage cookies",                // en
    "mapa del sitio",                // es
    "mapa do site",                  // pt
    "mappa del sito",                // it
    "media",                         // en
    "meer",                          // nl
    "mehr",                          // de
    "mentions légales",              // fr
    "menu",                          // en
    "menu principal",                // fr
    "meny",                          // sv
    "menù",                          // it
    "menú",                          // es
    "menú principal",                // es
    "menü",                          // de
    "mer",                           // sv
    "meta",                          // en
    "mitmachen",                     // de
    "more",                          // en
    "more posts",                    // en
    "more top stories",              // en
    "most popular",                  // en
    "most read",                     // en
    "mots-clés",                     // fr
    "my account",                    // en
    "más",                           // es
    "más leídas",                    // es
    "naar de inhoud",                // nl
    "nach oben",                     // de
    "nachrichten",                   // de
    "następna",                      // pl
    "następna strona",               // pl
    "następny",                      // pl
    "navigation",                    // en
    "navigation überspringen",       // de
    "nenhum comentário",             // pt
    "nessun commento",               // it
    "neuere",                        // de
    "neuere beiträge",               // de
    "neueste beiträge",              // de
    "neueste kommentare",            // de
    "newer",                         // en
    "newer entries",                 // en
    "newer posts",                   // en
    "news",                          // en
    "newsletter",                    // en
    "newsletters",                   // en
    "next",                          // en
    "next page",                     // en
    "nieuwere berichten",            // nl
    "nieuws",                        // nl
    "no",                            // en
    "no comments",                   // en
    "no hay comentarios",            // es
    "note legali",                   // it
    "noticias",                      // es
    "notizie",                       // it
    "notícias",                      // pt
    "nous contacter",                // fr
    "nowsze wpisy",                  // pl
    "nyare inlägg",                  // sv
    "nyheter",                       // sv
    "nächste",                       // de
    "nächste seite",                 // de
    "nästa",                         // sv
    "nästa sida",                    // sv
    "o nas",                         // pl
    "ok",                            // en
    "older",                         // en
    "older entries",                 // en
    "older posts",                   // en
    "om oss",                        // sv
    "open menu",                     // en
    "opinion",                       // en
    "ostatnie wpisy",                // pl
    "oudere berichten",              // nl
    "our team",                      // en
    "over ons",                      // nl
    "page",                          // en
    "page précédente",               // fr
    "page suivante",                 // fr
    "pages",                         // en
    "pagina precedente",             // it
    "pagina successiva",             // it
    "partager",                      // fr
    "partilhar",                     // pt
    "past",                          // en
    "paylaş",                        // tr
    "permalink",                     // en
    "pesquisa",                      // pt
    "pesquisar",                     // pt
    "photos",                        // en
    "pinterest",                     // en
    "plan du site",                  // fr
    "plus",                          // fr
    "plus anciens",                  // fr
    "podcasts",                      // en
    "politics",                      // en
    "politik",                       // de
    "politique de confidentialité",  // fr
    "polityka prywatności",          // pl
    "política de cookies",           // es
    "política de privacidad",        // es
    "política de privacidade",       // pt
    "poprzedni",                     // pl
    "poprzednia",                    // pl
    "poprzednia strona",             // pl
    "popular posts",                 // en
    "popular searches",              // en
    "posted in",                     // en
    "posts antigos",                 // pt
    "posts mais antigos",            // pt
    "posts recentes",                // pt
    "powered by",                    // en
    "precedente",                    // it
    "prenumerera",                   // sv
    "press",                         // en
    "presse",                        // de
    "prev",                          // en
    "previous",                      // en
    "previous page",                 // en
    "print",                         // en
    "printen",                       // nl
    "privacidad",                    // es
    "privacidade",                   // pt
    "privacy",                       // en
    "privacy policy",                // en it
    "privacybeleid",                 // nl
    "privacyverklaring",             // nl
    "promoted",                      // en
    "przejdź do treści",             // pl
    "précédent",                     // fr
    "próxima",                       // pt
    "próxima página",                // pt
    "próximo",                       // pt
    "pubblicità",                    // it
    "publicidad",                    // es
    "publicidade",                   // pt
    "publicité",                     // fr
    "pular para o conteúdo",         // pt
    "página anterior",               // es pt
    "página inicial",                // pt
    "página siguiente",              // es
    "quem somos",                    // pt
    "qui sommes-nous",               // fr
    "quick links",                   // en
    "quiénes somos",                 // es
    "quảng cáo",                     // vi
    "reactie",                       // nl
    "reacties",                      // nl
    "read more",                     // en
    "reageer",                       // nl
    "recent comments",               // en
    "recent posts",                  // en
    "recente berichten",             // nl
    "recherche",                     // fr
    "rechercher",                    // fr
    "redacción",                     // es
    "register",                      // en
    "registrarse",                   // es
    "registrati",                    // it
    "registrieren",                  // de
    "regulamin",                     // pl
    "reject all",                    // en
    "reklam",                        // tr
    "reklama",                       // pl
    "related articles",              // en
    "related posts",                 // en
    "reply",                         // en
    "resources",                     // en
    "ricerca",                       // it
    "rss",                           // en
    "rss feed",                      // en
    "rss feeds",                     // en
    "s'abonner",                     // fr
    "s'inscrire",                    // fr
    "saltar al contenido",           // es
    "schlagwörter",                  // de
    "schließen",                     // de
    "science",                       // en
    "se connecter",                  // fr
    "search",                        // en
    "search for",                    // en
    "search this site",              // en
    "section",                       // en
    "sections",                      // en
    "see all",                       // en
    "see more",                      // en
    "seguici",                       // it
    "seguinte",                      // pt
    "sem comentários",               // pt
    "senaste inläggen",              // sv
    "send",                          // en
    "share",                         // en
    "share this",                    // en
    "share this article",            // en
    "shop",                          // en de
    "show more",                     // en
    "siga-nos",                      // pt
    "sign in",                       // en
    "sign up",                       // en
    "siguiente",                     // es
    "sin comentarios",               // es
    "site map",                      // en
    "sitemap",                       // en
    "skip navigation",               // en
    "skip to content",               // en
    "skip to main content",          // en
    "skip to navigation",            // en
    "skriv ut",                      // sv
    "sluiten",                       // nl
    "sobre",                         // pt
    "sobre nosotros",                // es
    "sobre nós",                     // pt
    "son yazılar",                   // tr
    "sonraki",                       // tr
    "sonraki sayfa",                 // tr
    "sostienici",                    // it
    "spenden",                       // de
    "sponsored",                     // en
    "sport",                         // en
    "sports",                        // en
    "stampa",                        // it
    "starsze wpisy",                 // pl
    "startseite",                    // de
    "stay connected",                // en
    "store",                         // en
    "strona główna",                 // pl
    "stäng",                         // sv
    "submit",                        // en
    "subscribe",                     // en
    "subskrybuj",                    // pl
    "successivo",                    // it
    "suche",                         // de
    "suche nach",                    // de
    "suchen",                        // de
    "suivant",                       // fr
    "suivez-nous",                   // fr
    "support us",                    // en
    "suscribirse",                   // es
    "suscríbete",                    // es
    "szukaj",                        // pl
    "síguenos",                      // es
    "sök",                           // sv
    "tag",                           // en it
    "tagi",                          // pl
    "tags",                          // en pt
    "technology",                    // en
    "teilen",                        // de
    "telegram",                      // en
    "termine",                       // de
    "terms",                         // en
    "terms and conditions",          // en
    "terms of service",              // en
    "terms of use",                  // en
    "themen",                        // de
    "thêm",                          // vi
    "thẻ",                           // vi
    "tienda",                        // es
    "tiktok",                        // en
    "till toppen",                   // sv
    "tin tức",                       // vi
    "tiếp theo",                     // vi
    "todos los derechos reservados", // es
    "todos os direitos reservados",  // pt
    "toggle menu",                   // en
    "toggle navigation",             // en
    "top",                           // en
    "top stories",                   // en
    "topics",                        // en
    "tous droits réservés",          // fr
    "trang chủ",                     // vi
    "trang sau",                     // vi
    "trang trước",                   // vi
    "transcript",                    // en
    "trending",                      // en
    "tutti i diritti riservati",     // it
    "twitter",                       // en
    "tìm kiếm",                      // vi
    "tüm hakları saklıdır",          // tr
    "udostępnij",                    // pl
    "useful links",                  // en
    "vacatures",                     // nl
    "vai al contenuto",              // it
    "vedi tutti",                    // it
    "ver mais",                      // pt
    "ver más",                       // es
    "ver todo",                      // es
    "ver tudo",                      // pt
    "veröffentlicht in",             // de
    "video",                         // en
    "videos",                        // en
    "view all",                      // en
    "voir tout",                     // fr
    "volg ons",                      // nl
    "volgende",                      // nl
    "volgende pagina",               // nl
    "vorherige",                     // de
    "vorherige seite",               // de
    "vorige",                        // nl
    "vorige pagina",                 // nl
    "weather",                       // en
    "weiter",                        // de
    "werbung",                       // de
    "whatsapp",                      // en
    "wiadomości",                    // pl
    "wirtschaft",                    // de
    "więcej",                        // pl
    "wordpress.org",                 // en
    "world",                         // en
    "wszelkie prawa zastrzeżone",    // pl
    "wyszukaj",                      // pl
    "yazdır",                        // tr
    "yes",                           // en
    "yorum",                         // tr
    "yorum yap",                     // tr
    "yorum yok",                     // tr
    "yorumlar",                      // tr
    "youtube",                       // en
    "zaloguj",                       // pl
    "zaloguj się",                   // pl
    "zamknij",                       // pl
    "zarejestruj się",               // pl
    "zoek",                          // nl
    "zoeken",                        // nl
    "zum inhalt",                    // de
    "zum inhalt springen",           // de
    "zurück",                        // de
    "« older posts",                 // en
    "à la une",                      // fr
    "à propos",                      // fr
    "äldre inlägg",                  // sv
    "ältere",                        // de
    "ältere beiträge",               // de
    "étiquettes",                    // fr
    "önceki",                        // tr
    "önceki sayfa",                  // tr
    "über uns",                      // de
    "đóng",                          // vi
    "đăng ký",                       // vi
    "đăng nhập",                     // vi
    "архив",                         // ru
    "архивы",                        // ru
    "архів",                         // uk
    "архіви",                        // uk
    "більше",                        // uk
    "войти",                         // ru
    "все права защищены",            // ru
    "всі права захищено",            // uk
    "вход",                          // ru
    "главная",                       // ru
    "головна",                       // uk
    "далее",                         // ru
    "далі",                          // uk
    "друк",                          // uk
    "еще",                           // ru
    "ещё",                           // ru
    "закрити",                       // uk
    "закрыть",                       // ru
    "категории",                     // ru
    "категорії",                     // uk
    "коментар",                      // uk
    "коментарі",                     // uk
    "комментарии",                   // ru
    "комментарий",                   // ru
    "контакти",                      // uk
    "контакты",                      // ru
    "меню",                          // ru
    "метки",                         // ru
    "наверх",                        // ru
    "назад",                         // ru
    "найти",                         // ru
    "наступна",                      // uk
    "немає коментарів",              // uk
    "нет комментариев",              // ru
    "новини",                        // uk
    "новости",                       // ru
    "новые записи",                  // ru
    "новіші записи",                 // uk
    "о нас",                         // ru
    "о проекте",                     // ru
    "оставить комментарий",          // ru
    "останні записи",                // uk
    "партнеры",                      // ru
    "перейти к содержимому",         // ru
    "печать",                        // ru
    "поделиться",                    // ru
    "подписаться",                   // ru
    "подписка",                      // ru
    "поділитися",                    // uk
    "позначки",                      // uk
    "поиск",                         // ru
    "показать ещё",                  // ru
    "политика конфиденциальности",   // ru
    "попередня",                     // uk
    "последние записи",              // ru
    "пошук",                         // uk
    "предыдущая",                    // ru
    "предыдущая страница",           // ru
    "про нас",                       // uk
    "підписатися",                   // uk
    "регистрация",                   // ru
    "реклама",                       // ru
    "рубрики",                       // ru uk
    "следующая",                     // ru
    "следующая страница",            // ru
    "старые записи",                 // ru
    "старіші записи",                // uk
    "теги",                          // ru uk
    "увійти",                        // uk
    "אודות",                         // he
    "אין תגובות",                    // he
    "ארכיון",                        // he
    "בית",                           // he
    "דף הבית",                       // he
    "הבא",                           // he
    "הדפסה",                         // he
    "העמוד הבא",                     // he
    "הקודם",                         // he
    "הרשמה",                         // he
    "התחברות",                       // he
    "חדשות",                         // he
    "חיפוש",                         // he
    "כל הזכויות שמורות",             // he
    "מדיניות פרטיות",                // he
    "סגור",                          // he
    "עוד",                           // he
    "פרסומת",                        // he
    "צור קשר",                       // he
    "קטגוריות",                      // he
    "ראשי",                          // he
    "שיתוף",                         // he
    "שתף",                           // he
    "תגובה",                         // he
    "תגובות",                        // he
    "תגיות",                         // he
    "תפריט",                         // he
    "آخرین مطالب",                   // fa
    "آرشیو",                         // fa
    "أحدث المقالات",                  // ar
    "أخبار",                         // ar
    "أضف تعليق",                     // ar
    "إعلان",                          // ar
    "إغلاق",                          // ar
    "اتصل بنا",                      // ar
    "اخبار",                         // fa
    "اشتراك",                        // ar
    "اشتراک",                        // fa
    "اشترك",                         // ar
    "الأرشيف",                        // ar
    "البحث",                         // ar
    "التالي",                        // ar
    "الرئيسية",                      // ar
    "السابق",                        // ar
    "الصفحة التالية",                // ar
    "الصفحة السابقة",                // ar
    "القائمة",                       // ar
    "المزيد",                        // ar
    "بایگانی",                       // fa
    "بحث",                           // ar
    "بدون دیدگاه",                   // fa
    "برچسب‌ها",                       // fa
    "بستن",                          // fa
    "بعدی",                          // fa
    "بیشتر",                         // fa
    "تبلیغات",                       // fa
    "تسجيل الدخول",                  // ar
    "تصنيفات",                       // ar
    "تعليق",                         // ar
    "تعليقات",                       // ar
    "تماس با ما",                    // fa
    "جستجو",                         // fa
    "جميع الحقوق محفوظة",            // ar
    "خانه",                          // fa
    "درباره ما",                     // fa
    "دسته‌بندی‌ها",                    // fa
    "دیدگاه‌ها",                      // fa
    "سياسة الخصوصية",                // ar
    "شارك",                          // ar
    "صفحه اصلی",                     // fa
    "صفحه بعد",                      // fa
    "صفحه قبل",                      // fa
    "طباعة",                         // ar
    "عضویت",                         // fa
    "فهرست",                         // fa
    "قبلی",                          // fa
    "لا تعليقات",                     // ar
    "مشاركة",                        // ar
    "من نحن",                        // ar
    "منو",                           // fa
    "نظرات",                         // fa
    "ورود",                          // fa
    "وسوم",                          // ar
    "چاپ",                           // fa
    "کلیه حقوق محفوظ است",           // fa
    "お問い合わせ",                  // ja
    "もっと見る",                    // ja
    "アーカイブ",                    // ja
    "カテゴリ",                      // ja
    "カテゴリー",                    // ja
    "コメント",                      // ja
    "コメントなし",                  // ja
    "コメントを残す",                // ja
    "サイトマップ",                  // ja
    "シェア",                        // ja
    "タグ",                          // ja
    "トップ",                        // ja
    "ニュース",                      // ja
    "プライバシーポリシー",          // ja
    "ページトップへ",                // ja
    "ホーム",                        // ja
    "メニュー",                      // ja
    "リンク",                        // ja
    "ログイン",                      // ja
    "一覧",                          // ja
    "一覧へ",                        // ja
    "上一頁",                        // zh
    "上一页",                        // zh
    "下一頁",                        // zh
    "下一页",                        // zh
    "会員登録",                      // ja
    "会社概要",                      // ja
    "关于",                          // zh
    "关于我们",                      // zh
    "关闭",                          // zh
    "分享",                          // zh
    "分类",                          // zh
    "分類",                          // zh
    "列印",                          // zh
    "利用規約",                      // ja
    "前のページ",                    // ja
    "前へ",                          // ja
    "前一页",                        // zh
    "博客",                          // zh
    "印刷",                          // ja
    "友情链接",                      // zh
    "发表评论",                      // zh
    "古い投稿",                      // ja
    "后一页",                        // zh
    "存档",                          // zh
    "尾页",                          // zh
    "广告",                          // zh
    "広告",                          // ja
    "归档",                          // zh
    "彙整",                          // zh
    "打印",                          // zh
    "搜尋",                          // zh
    "搜索",                          // zh
    "新しい投稿",                    // ja
    "新聞",                          // zh
    "新闻",                          // zh
    "暂无评论",                      // zh
    "更多",                          // zh
    "最新文章",                      // zh
    "最近のコメント",                // ja
    "最近の投稿",                    // ja
    "末页",                          // zh
    "标签",                          // zh
    "検索",                          // ja
    "標籤",                          // zh
    "次のページ",                    // ja
    "次へ",                          // ja
    "注册",                          // zh
    "版权所有",                      // zh
    "版權所有",                      // zh
    "登入",                          // zh
    "登录",                          // zh
    "登録",                          // ja
    "目录",                          // zh
    "联系我们",                      // zh
    "菜单",                          // zh
    "訂閱",                          // zh
    "註冊",                          // zh
    "評論",                          // zh
    "订阅",                          // zh
    "评论",                          // zh
    "購読",                          // ja
    "返回顶部",                      // zh
    "選單",                          // zh
    "閉じる",                        // ja
    "關於我們",                      // zh
    "關閉",                          // zh
    "隐私政策",                      // zh
    "首頁",                          // zh
    "首页",                          // zh
    "개인정보 처리방침",             // ko
    "개인정보처리방침",              // ko
    "검색",                          // ko
    "공유",                          // ko
    "공유하기",                      // ko
    "광고",                          // ko
    "구독",                          // ko
    "글 보관함",                     // ko
    "뉴스",                          // ko
    "다음",                          // ko
    "다음 글",                       // ko
    "다음 페이지",                   // ko
    "닫기",                          // ko
    "댓글",                          // ko
    "댓글 남기기",                   // ko
    "댓글 없음",                     // ko
    "더보기",                        // ko
    "로그인",                        // ko
    "맨 위로",                       // ko
    "메뉴",                          // ko
    "목록",                          // ko
    "문의",                          // ko
    "방명록",                        // ko
    "보관함",                        // ko
    "분류 전체보기",                 // ko
    "소개",                          // ko
    "연락처",                        // ko
    "이전",                          // ko
    "이전 글",                       // ko
    "이전 페이지",                   // ko
    "인쇄",                          // ko
    "최근 글",                       // ko
    "최근 댓글",                     // ko
    "카테고리",                      // ko
    "태그",                          // ko
    "홈",                            // ko
    "회원가입",                      // ko
];
