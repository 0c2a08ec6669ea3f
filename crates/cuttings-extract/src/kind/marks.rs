//! The words that mark what sort of piece an entry is, as sorted data.
//!
//! Sources: the section and badge names that newspapers, broadcasters, parties and press offices of
//! these languages use (en, de, fr, es, it, pt, nl, sv, pl, ru, uk, ar, fa, he, zh, ja, ko, tr, hi, id, el), as
//! seen on their own pages; IPTC NewsCodes "genre" for the kinds themselves. A word stands here only
//! if, set apart by a colon or brackets, it rarely is a headline's own subject.

use crate::EntryKind;
use crate::EntryKind::{
    Audio, Event, Gallery, Interview, Live, Obituary, Opinion, Review, Sponsored, Statement, Video,
};

/// Labels in lower case, sorted by code points; the languages in which each is one.
pub(super) const LABELS: &[(&str, EntryKind)] = &[
    ("acompanhe ao vivo", Live),               // pt
    ("advertentie", Sponsored),                // nl
    ("advertisement", Sponsored),              // en
    ("advertorial", Sponsored),                // en de nl tr
    ("album review", Review),                  // en
    ("anhören", Audio),                        // de
    ("anma", Obituary),                        // tr
    ("annons", Sponsored),                     // sv
    ("annonssamarbete", Sponsored),            // sv
    ("anzeige", Sponsored),                    // de
    ("ao vivo", Live),                         // pt
    ("appuntamento", Event),                   // it
    ("artigo de opinião", Opinion),            // pt
    ("artykuł sponsorowany", Sponsored),       // pl
    ("artículo de opinión", Opinion),          // es
    ("as it happened", Live),                  // en
    ("ascolta", Audio),                        // it
    ("assista", Video),                        // pt
    ("audio", Audio),                          // en de fr es it nl pl
    ("aufruf", Statement),                     // de
    ("açık mektup", Statement),                // tr
    ("açıklama", Statement),                   // tr
    ("basın açıklaması", Statement),           // tr
    ("basın bülteni", Statement),              // tr
    ("başyazı", Opinion),                      // tr
    ("bekijk", Video),                         // nl
    ("betalt innehåll", Sponsored),            // sv
    ("betyg", Review),                         // sv
    ("bijeenkomst", Event),                    // nl
    ("bilder", Gallery),                       // de sv
    ("bildergalerie", Gallery),                // de
    ("bilderstrecke", Gallery),                // de
    ("bildiri", Statement),                    // tr
    ("bildreportage", Gallery),                // sv
    ("bildspel", Gallery),                     // sv
    ("billet", Opinion),                       // fr
    ("boekbespreking", Review),                // nl
    ("boekrecensie", Review),                  // nl
    ("bokrecension", Review),                  // sv
    ("book review", Review),                   // en
    ("brand content", Sponsored),              // en
    ("branded content", Sponsored),            // en es nl
    ("buchbesprechung", Review),               // de
    ("buchkritik", Review),                    // de
    ("buchrezension", Review),                 // de
    ("canlı", Live),                           // tr
    ("canlı anlatım", Live),                   // tr
    ("canlı blog", Live),                      // tr
    ("canlı yayın", Live),                     // tr
    ("carta aberta", Statement),               // pt
    ("carta abierta", Statement),              // es
    ("carta al director", Opinion),            // es
    ("cartas al director", Opinion),           // es
    ("carte blanche", Opinion),                // fr
    ("chronique", Opinion),                    // fr
    ("column", Opinion),                       // en nl
    ("columna", Opinion),                      // es
    ("coluna", Opinion),                       // pt
    ("comment", Opinion),                      // en
    ("commentaar", Opinion),                   // nl
    ("commentary", Opinion),                   // en
    ("commento", Opinion),                     // it
    ("communique", Statement),                 // en
    ("communiqué", Statement),                 // en fr
    ("communiqué commun", Statement),          // fr
    ("communiqué de presse", Statement),       // fr
    ("communiqué publicitaire", Sponsored),    // fr
    ("communiqués", Statement),                // fr
    ("compte rendu", Review),                  // fr
    ("compte-rendu", Review),                  // fr
    ("comunicado", Statement),                 // es pt
    ("comunicado de imprensa", Statement),     // pt
    ("comunicado de prensa", Statement),       // es
    ("comunicados", Statement),                // es
    ("comunicati", Statement),                 // it
    ("comunicati stampa", Statement),          // it
    ("comunicato", Statement),                 // it
    ("comunicato stampa", Statement),          // it
    ("concert review", Review),                // en
    ("contenido patrocinado", Sponsored),      // es
    ("contenu partenaire", Sponsored),         // fr
    ("contenu sponsorisé", Sponsored),         // fr
    ("contenuto sponsorizzato", Sponsored),    // it
    ("conteúdo de marca", Sponsored),          // pt
    ("conteúdo patrocinado", Sponsored),       // pt
    ("convocatoria", Event),                   // es
    ("corsivo", Opinion),                      // it
    ("critica", Review),                       // it
    ("critique", Review),                      // fr
    ("critiques", Review),                     // fr
    ("crítica", Review),                       // es pt
    ("crítica de cine", Review),               // es
    ("críticas", Review),                      // es
    ("crónica", Opinion),                      // pt
    ("crônica", Opinion),                      // pt
    ("debatt", Opinion),                       // sv
    ("debatte", Opinion),                      // de
    ("declaración", Statement),                // es
    ("declaration", Statement),                // en
    ("declaração", Statement),                 // pt
    ("diaporama", Gallery),                    // fr
    ("dichiarazione", Statement),              // it
    ("dinle", Audio),                          // tr
    ("dinleyin", Audio),                       // tr
    ("direct", Live),                          // fr
    ("directo", Live),                         // es
    ("direkt", Live),                          // sv
    ("direktrapport", Live),                   // sv
    ("diretta", Live),                         // it
    ("diretta live", Live),                    // it
    ("documentario", Video),                   // it
    ("débat", Opinion),                        // fr
    ("déclaration", Statement),                // fr
    ("dödsfall", Obituary),                    // sv
    ("edito", Opinion),                        // fr
    ("editorial", Opinion),                    // en es pt
    ("editoriale", Opinion),                   // it
    ("editorials", Opinion),                   // en
    ("eleştiri", Review),                      // tr
    ("em direto", Live),                       // pt
    ("em fotos", Gallery),                     // pt
    ("em imagens", Gallery),                   // pt
    ("em vídeo", Video),                       // pt
    ("en direct", Live),                       // fr
    ("en direct live", Live),                  // fr
    ("en directo", Live),                      // es
    ("en fotos", Gallery),                     // es
    ("en images", Gallery),                    // fr
    ("en imágenes", Gallery),                  // es
    ("en photos", Gallery),                    // fr
    ("en podcast", Audio),                     // fr
    ("en video", Video),                       // es
    ("en vidéo", Video),                       // fr
    ("en vivo", Live),                         // es
    ("en vídeo", Video),                       // es
    ("entretien", Interview),                  // fr
    ("entretiens", Interview),                 // fr
    ("entrevista", Interview),                 // es pt
    ("entrevistas", Interview),                // es pt
    ("erklärung", Statement),                  // de
    ("escucha", Audio),                        // es
    ("escuche", Audio),                        // es
    ("escute", Audio),                         // pt
    ("especial publicitário", Sponsored),      // pt
    ("essay", Opinion),                        // en de
    ("etkinlik", Event),                       // tr
    ("etkinlikler", Event),                    // tr
    ("evenemang", Event),                      // sv
    ("evenement", Event),                      // nl
    ("evenementen", Event),                    // nl
    ("event", Event),                          // en
    ("eventi", Event),                         // it
    ("evento", Event),                         // es it pt
    ("eventos", Event),                        // es pt
    ("events", Event),                         // en
    ("exclusive interview", Interview),        // en
    ("exclusive video", Video),                // en
    ("exhibition review", Review),             // en
    ("felieton", Opinion),                     // pl
    ("film review", Review),                   // en
    ("filmkritik", Review),                    // de
    ("filmrecensie", Review),                  // nl
    ("filmrecension", Review),                 // sv
    ("first look review", Review),             // en
    ("foto", Gallery),                         // it
    ("foto galeri", Gallery),                  // tr
    ("foto haber", Gallery),                   // tr
    ("foto's", Gallery),                       // nl
    ("fotogaleri", Gallery),                   // tr
    ("fotogaleria", Gallery),                  // pt pl
    ("fotogalerie", Gallery),                  // de
    ("fotogalerij", Gallery),                  // nl
    ("fotogalería", Gallery),                  // es
    ("fotogallery", Gallery),                  // it
    ("fotoreportage", Gallery),                // nl
    ("fotoreportaż", Gallery),                 // pl
    ("fotos", Gallery),                        // de es pt
    ("fotoserie", Gallery),                    // nl
    ("fotostrecke", Gallery),                  // de
    ("fotoğraflarla", Gallery),                // tr
    ("galeri", Gallery),                       // tr
    ("galeri foto", Gallery),                  // id tr
    ("galeria", Gallery),                      // pt pl
    ("galeria de fotos", Gallery),             // pt
    ("galeria zdjęć", Gallery),                // pl
    ("galerie", Gallery),                      // de fr
    ("galerie photos", Gallery),               // fr
    ("galería", Gallery),                      // es
    ("galería de fotos", Gallery),             // es
    ("galleria", Gallery),                     // it
    ("galleria fotografica", Gallery),         // it
    ("galleries", Gallery),                    // en
    ("gallery", Gallery),                      // en
    ("game review", Review),                   // en
    ("gastbeitrag", Opinion),                  // de
    ("gastkommentar", Opinion),                // de
    ("gesponsert", Sponsored),                 // de
    ("gesponsord", Sponsored),                 // nl
    ("gespräch", Interview),                   // de
    ("glosse", Opinion),                       // de
    ("grand entretien", Interview),            // fr
    ("guarda", Video),                         // it
    ("guarda il video", Video),                // it
    ("guest column", Opinion),                 // en
    ("guest essay", Opinion),                  // en
    ("guest post", Opinion),                   // en
    ("gästkrönika", Opinion),                  // sv
    ("görüş", Opinion),                        // tr
    ("hoofdredactioneel", Opinion),            // nl
    ("humeur", Opinion),                       // fr
    ("hörbeitrag", Audio),                     // de
    ("hören", Audio),                          // de
    ("i bilder", Gallery),                     // sv
    ("i samarbete", Sponsored),                // sv
    ("iklan", Sponsored),                      // id
    ("il commento", Opinion),                  // it
    ("il video", Video),                       // it
    ("im gespräch", Interview),                // de
    ("im interview", Interview),               // de
    ("im livestream", Live),                   // de
    ("im test", Review),                       // de
    ("im video", Video),                       // de
    ("image gallery", Gallery),                // en
    ("images", Gallery),                       // fr
    ("imágenes", Gallery),                     // es
    ("in beeld", Gallery),                     // nl
    ("in bildern", Gallery),                   // de
    ("in conversation", Interview),            // en
    ("in diretta", Live),                      // it
    ("in foto", Gallery),                      // it
    ("in gesprek", Interview),                 // nl
    ("in kooperation", Sponsored),             // de
    ("in memoria", Obituary),                  // it
    ("in memoriam", Obituary),                 // en de fr es nl pl
    ("in photos", Gallery),                    // en
    ("in pictures", Gallery),                  // en
    ("in video", Video),                       // en
    ("inceleme", Review),                      // tr
    ("informacja prasowa", Statement),         // pl
    ("informazione pubblicitaria", Sponsored), // it
    ("informe publicitário", Sponsored),       // pt
    ("ingezonden", Opinion),                   // nl
    ("ingezonden brief", Opinion),             // nl
    ("insändare", Opinion),                    // sv
    ("interview", Interview),                  // en de fr nl
    ("interviews", Interview),                 // en
    ("intervista", Interview),                 // it
    ("interviste", Interview),                 // it
    ("intervju", Interview),                   // sv
    ("intervjun", Interview),                  // sv
    ("izle", Video),                           // tr
    ("izleyin", Video),                        // tr
    ("joint statement", Statement),            // en
    ("kalendarium", Event),                    // sv
    ("kitap incelemesi", Review),              // tr
    ("kolumn", Opinion),                       // sv
    ("kolumne", Opinion),                      // de
    ("komentarz", Opinion),                    // pl
    ("kommentar", Opinion),                    // de sv
    ("komunikat", Statement),                  // pl
    ("komunikat prasowy", Statement),          // pl
    ("kritik", Review),                        // de
    ("krönika", Opinion),                      // sv
    ("köşe yazısı", Opinion),                  // tr
    ("l'intervista", Interview),               // it
    ("la diretta", Live),                      // it
    ("la entrevista", Interview),              // es
    ("la lettera", Opinion),                   // it
    ("la recensione", Review),                 // it
    ("la vidéo", Video),                       // fr
    ("le billet", Opinion),                    // fr
    ("le foto", Gallery),                      // it
    ("le grand entretien", Interview),         // fr
    ("le immagini", Gallery),                  // it
    ("ledare", Opinion),                       // sv
    ("leitartikel", Opinion),                  // de
    ("leserbrief", Opinion),                   // de
    ("leserbriefe", Opinion),                  // de
    ("letter", Opinion),                       // en
    ("letter to the editor", Opinion),         // en
    ("lettera", Opinion),                      // it
    ("lettera aperta", Statement),             // it
    ("lettere", Opinion),                      // it
    ("letters", Opinion),                      // en
    ("letters to the editor", Opinion),        // en
    ("lettre ouverte", Statement),             // fr
    ("list otwarty", Statement),               // pl
    ("listen", Audio),                         // en
    ("listen now", Audio),                     // en
    ("live", Live),                            // en de fr it nl sv pl
    ("live blog", Live),                       // en
    ("live coverage", Live),                   // en
    ("live now", Live),                        // en
    ("live stream", Live),                     // en
    ("live text", Live),                       // en
    ("live update", Live),                     // en
    ("live updates", Live),                    // en
    ("live-blog", Live),                       // de
    ("live-ticker", Live),                     // de
    ("liveblog", Live),                        // en de nl
    ("livebloggen", Live),                     // sv
    ("liverapport", Live),                     // sv
    ("livestream", Live),                      // en de
    ("liveticker", Live),                      // de
    ("luister", Audio),                        // nl
    ("lyssna", Audio),                         // sv
    ("l’intervista", Interview),               // it
    ("manifiesto", Statement),                 // es
    ("materiał partnera", Sponsored),          // pl
    ("materiał sponsorowany", Sponsored),      // pl
    ("media release", Statement),              // en
    ("media statement", Statement),            // en
    ("medienmitteilung", Statement),           // de
    ("meinung", Opinion),                      // de
    ("minnesord", Obituary),                   // sv
    ("minuto a minuto", Live),                 // es pt
    ("mira", Video),                           // es
    ("mit video", Video),                      // de
    ("movie review", Review),                  // en
    ("music review", Review),                  // en
    ("must watch", Video),                     // en
    ("must-see video", Video),                 // en
    ("månadens intervju", Interview),          // sv
    ("na żywo", Live),                         // pl
    ("nachruf", Obituary),                     // de
    ("nachrufe", Obituary),                    // de
    ("nagranie", Video),                       // pl
    ("necrologi", Obituary),                   // it
    ("necrologia", Obituary),                  // pt
    ("necrologie", Obituary),                  // nl
    ("necrologio", Obituary),                  // it
    ("necrológica", Obituary),                 // es
    ("nekrolog", Obituary),                    // sv pl
    ("new podcast", Audio),                    // en
    ("news release", Statement),               // en
    ("newsblog", Live),                        // de
    ("newsticker", Live),                      // de
    ("nota de imprensa", Statement),           // pt
    ("nota de prensa", Statement),             // es
    ("nota oficial", Statement),               // pt
    ("nota pública", Statement),               // pt
    ("nota à imprensa", Statement),            // pt
    ("note de lecture", Review),               // fr
    ("nécro", Obituary),                       // fr
    ("nécrologie", Obituary),                  // fr
    ("obit", Obituary),                        // en
    ("obituaries", Obituary),                  // en
    ("obituario", Obituary),                   // es
    ("obituarios", Obituary),                  // es
    ("obituary", Obituary),                    // en
    ("obituário", Obituary),                   // pt
    ("obituários", Obituary),                  // pt
    ("offener brief", Statement),              // de
    ("official statement", Statement),         // en
    ("op-ed", Opinion),                        // en
    ("oped", Opinion),                         // en
    ("open brief", Statement),                 // nl
    ("open letter", Statement),                // en
    ("opera review", Review),                  // en
    ("opini", Opinion),                        // id
    ("opinia", Opinion),                       // pl
    ("opinie", Opinion),                       // nl pl
    ("opinion", Opinion),                      // en fr
    ("opinione", Opinion),                     // it
    ("opinioni", Opinion),                     // it
    ("opinions", Opinion),                     // en fr
    ("opinião", Opinion),                      // pt
    ("opinión", Opinion),                      // es
    ("our view", Opinion),                     // en
    ("ouça", Audio),                           // pt
    ("oświadczenie", Statement),               // pl
    ("paid content", Sponsored),               // en
    ("paid partnership", Sponsored),           // en
    ("paid post", Sponsored),                  // en
    ("partenariat", Sponsored),                // fr
    ("partner content", Sponsored),            // en
    ("partnerbijdrage", Sponsored),            // nl
    ("patrocinado", Sponsored),                // es pt
    ("persbericht", Statement),                // nl
    ("persberichten", Statement),              // nl
    ("photo essay", Gallery),                  // en
    ("photo gallery", Gallery),                // en
    ("photo story", Gallery),                  // en
    ("photos", Gallery),                       // en fr
    ("picture gallery", Gallery),              // en
    ("pictures", Gallery),                     // en
    ("podcast", Audio),                        // en de fr es it pt nl sv pl tr
    ("podcast episode", Audio),                // en
    ("podcasts", Audio),                       // en
    ("podd", Audio),                           // sv
    ("poddar", Audio),                         // sv
    ("point de vue", Opinion),                 // fr
    ("point of view", Opinion),                // en
    ("portfolio", Gallery),                    // fr
    ("posłuchaj", Audio),                      // pl
    ("pożegnanie", Obituary),                  // pl
    ("pr", Sponsored),                         // ja
    ("press release", Statement),              // en
    ("press releases", Statement),             // en
    ("press statement", Statement),            // en
    ("presseerklärung", Statement),            // de
    ("pressemeldung", Statement),              // de
    ("pressemitteilung", Statement),           // de
    ("pressemitteilungen", Statement),         // de
    ("pressmeddelande", Statement),            // sv
    ("pressmeddelanden", Statement),           // sv
    ("promoted", Sponsored),                   // en
    ("pubblicità", Sponsored),                 // it
    ("pubbliredazionale", Sponsored),          // it
    ("publi", Sponsored),                      // pt
    ("publi-reportage", Sponsored),            // fr
    ("publi-rédactionnel", Sponsored),         // fr
    ("public statement", Statement),           // en
    ("publicidad", Sponsored),                 // es
    ("publicidade", Sponsored),                // pt
    ("publicité", Sponsored),                  // fr
    ("publieditorial", Sponsored),             // pt
    ("publireportage", Sponsored),             // fr
    ("publirreportaje", Sponsored),            // es
    ("pódcast", Audio),                        // es
    ("q & a", Interview),                      // en
    ("q and a", Interview),                    // en
    ("q&a", Interview),                        // en
    ("recensie", Review),                      // nl
    ("recensies", Review),                     // nl
    ("recension", Review),                     // sv
    ("recensione", Review),                    // it
    ("recensioner", Review),                   // sv
    ("recensioni", Review),                    // it
    ("recensão", Review),                      // pt
    ("recenzja", Review),                      // pl
    ("recenzja książki", Review),              // pl
    ("recenzje", Review),                      // pl
    ("regardez", Video),                       // fr
    ("reklam", Sponsored),                     // tr
    ("reklama", Sponsored),                    // pl
    ("relacja na żywo", Live),                 // pl
    ("remitido", Sponsored),                   // es
    ("rendez-vous", Event),                    // fr
    ("reportage vidéo", Video),                // fr
    ("resenha", Review),                       // pt
    ("resenhas", Review),                      // pt
    ("reseña", Review),                        // es
    ("reseñas", Review),                       // es
    ("resolución", Statement),                 // es
    ("resolutie", Statement),                  // nl
    ("resolution", Statement),                 // en de sv
    ("resolução", Statement),                  // pt
    ("restaurant review", Review),             // en
    ("review", Review),                        // en
    ("reviews", Review),                       // en
    ("rezension", Review),                     // de
    ("rezensionen", Review),                   // de
    ("rezolucja", Statement),                  // pl
    ("risoluzione", Statement),                // it
    ("rozmowa", Interview),                    // pl
    ("rubrica", Opinion),                      // it
    ("résolution", Statement),                 // fr
    ("röportaj", Interview),                   // tr
    ("röportajlar", Interview),                // tr
    ("save the date", Event),                  // en
    ("se klippet", Video),                     // sv
    ("sehen sie", Video),                      // de
    ("siniar", Audio),                         // id
    ("slideshow", Gallery),                    // en
    ("sponsored", Sponsored),                  // en de
    ("sponsored content", Sponsored),          // en
    ("sponsored post", Sponsored),             // en
    ("sponsorisé", Sponsored),                 // fr
    ("sponsorizzato", Sponsored),              // it
    ("sponsorlu", Sponsored),                  // tr
    ("sponsorlu içerik", Sponsored),           // tr
    ("sponsorowane", Sponsored),               // pl
    ("sponsrad", Sponsored),                   // sv
    ("sponsrat innehåll", Sponsored),          // sv
    ("standpunkt", Opinion),                   // de
    ("statement", Statement),                  // en
    ("statements", Statement),                 // en
    ("stellungnahme", Statement),              // de
    ("suivez en direct", Live),                // fr
    ("söyleşi", Interview),                    // tr
    ("tanıtım yazısı", Sponsored),             // tr
    ("taziye", Obituary),                      // tr
    ("termin", Event),                         // de
    ("termine", Event),                        // de
    ("testbericht", Review),                   // de
    ("the big interview", Interview),          // en
    ("the interview", Interview),              // en
    ("theater review", Review),                // en
    ("theaterkritik", Review),                 // de
    ("theatre review", Review),                // en
    ("till minne", Obituary),                  // sv
    ("tribuna", Opinion),                      // es
    ("tribune", Opinion),                      // fr
    ("tv review", Review),                     // en
    ("tv-kritik", Review),                     // de
    ("upcoming event", Event),                 // en
    ("upcoming events", Event),                // en
    ("uttalande", Statement),                  // sv
    ("uttalanden", Statement),                 // sv
    ("vea", Video),                            // es
    ("vefat", Obituary),                       // tr
    ("veja o vídeo", Video),                   // pt
    ("veranstaltung", Event),                  // de
    ("veranstaltungen", Event),                // de
    ("veranstaltungshinweis", Event),          // de
    ("veranstaltungstipp", Event),             // de
    ("verklaring", Statement),                 // nl
    ("verlagsspezial", Sponsored),             // de
    ("video", Video),                          // en de es it nl sv tr
    ("video haber", Video),                    // tr
    ("video interview", Video),                // en
    ("video podcast", Video),                  // en
    ("video report", Video),                   // en
    ("video story", Video),                    // en
    ("video-interview", Video),                // de
    ("videobeitrag", Video),                   // de
    ("videointerview", Video),                 // de
    ("videointervista", Video),                // it
    ("videos", Video),                         // en de
    ("vidéo", Video),                          // fr
    ("vidéos", Video),                         // fr
    ("viewpoint", Opinion),                    // en
    ("volg live", Live),                       // nl
    ("vraaggesprek", Interview),               // nl
    ("vídeo", Video),                          // es pt
    ("vídeos", Video),                         // es pt
    ("watch", Video),                          // en
    ("watch live", Live),                      // en
    ("watch now", Video),                      // en
    ("wawancara", Interview),                  // id
    ("webb-tv", Video),                        // sv
    ("webbtv", Video),                         // sv
    ("webinar", Event),                        // en
    ("werbung", Sponsored),                    // de
    ("wideo", Video),                          // pl
    ("wspomnienie", Obituary),                 // pl
    ("wydarzenia", Event),                     // pl
    ("wydarzenie", Event),                     // pl
    ("wywiad", Interview),                     // pl
    ("wywiady", Interview),                    // pl
    ("yorum", Opinion),                        // tr
    ("zdjęcia", Gallery),                      // pl
    ("zobacz wideo", Video),                   // pl
    ("zum hören", Audio),                      // de
    ("zum tod", Obituary),                     // de
    ("à voir", Video),                         // fr
    ("à écouter", Audio),                      // fr
    ("áudio", Audio),                          // pt
    ("åsikt", Opinion),                        // sv
    ("écouter", Audio),                        // fr
    ("écoutez", Audio),                        // fr
    ("édito", Opinion),                        // fr
    ("éditorial", Opinion),                    // fr
    ("évènement", Event),                      // fr
    ("événement", Event),                      // fr
    ("événements", Event),                     // fr
    ("öppet brev", Statement),                 // sv
    ("última hora en directo", Live),          // es
    ("βίντεο", Video),                         // el
    ("γνώμη", Opinion),                        // el
    ("συνέντευξη", Interview),                 // el
    ("φωτογραφίες", Gallery),                  // el
    ("анонс", Event),                          // ru uk
    ("аудио", Audio),                          // ru
    ("аудіо", Audio),                          // uk
    ("в фотографиях", Gallery),                // ru
    ("видео", Video),                          // ru
    ("видеосюжет", Video),                     // ru
    ("відгук", Review),                        // uk
    ("відео", Video),                          // uk
    ("відеосюжет", Video),                     // uk
    ("відкритий лист", Statement),             // uk
    ("галерея", Gallery),                      // ru uk
    ("декларация", Statement),                 // ru
    ("дивіться", Video),                       // uk
    ("думка", Opinion),                        // uk
    ("захід", Event),                          // uk
    ("заява", Statement),                      // uk
    ("заявление", Statement),                  // ru
    ("звернення", Statement),                  // uk
    ("интервью", Interview),                   // ru
    ("колонка", Opinion),                      // ru uk
    ("коментар", Opinion),                     // uk
    ("комментарий", Opinion),                  // ru
    ("мероприятие", Event),                    // ru
    ("мнение", Opinion),                       // ru
    ("мнения", Opinion),                       // ru
    ("на правах реклами", Sponsored),          // uk
    ("на правах рекламы", Sponsored),          // ru
    ("наживо", Live),                          // uk
    ("некролог", Obituary),                    // ru uk
    ("обзор", Review),                         // ru
    ("обращение", Statement),                  // ru
    ("огляд", Review),                         // uk
    ("онлайн", Live),                          // ru uk
    ("от редакции", Opinion),                  // ru
    ("отзыв", Review),                         // ru
    ("открытое письмо", Statement),            // ru
    ("памяти", Obituary),                      // ru
    ("пам’яті", Obituary),                     // uk
    ("партнерский материал", Sponsored),       // ru
    ("партнерський матеріал", Sponsored),      // uk
    ("партнёрский материал", Sponsored),       // ru
    ("погляд", Opinion),                       // uk
    ("подкаст", Audio),                        // ru uk
    ("подія", Event),                          // uk
    ("прес-реліз", Statement),                 // uk
    ("пресреліз", Statement),                  // uk
    ("пресс-релиз", Statement),                // ru
    ("прямая трансляция", Live),               // ru
    ("прямий ефір", Live),                     // uk
    ("прямой эфир", Live),                     // ru
    ("редакционная статья", Opinion),          // ru
    ("резолюция", Statement),                  // ru
    ("резолюція", Statement),                  // uk
    ("реклама", Sponsored),                    // ru uk
    ("рецензия", Review),                      // ru
    ("рецензія", Review),                      // uk
    ("слухайте", Audio),                       // uk
    ("слушайте", Audio),                       // ru
    ("слушать", Audio),                        // ru
    ("смотреть", Video),                       // ru
    ("смотрите", Video),                       // ru
    ("событие", Event),                        // ru
    ("спецпроект", Sponsored),                 // ru
    ("спецпроєкт", Sponsored),                 // uk
    ("текстовая трансляция", Live),            // ru
    ("трансляция", Live),                      // ru
    ("трансляція", Live),                      // uk
    ("фото", Gallery),                         // ru uk
    ("фотогалерея", Gallery),                  // ru uk
    ("фотографии", Gallery),                   // ru
    ("фоторепортаж", Gallery),                 // ru uk
    ("эксклюзивное интервью", Interview),      // ru
    ("інтерв'ю", Interview),                   // uk
    ("інтервʼю", Interview),                   // uk
    ("інтерв’ю", Interview),                   // uk
    ("אירוע", Event),                          // he
    ("אירועים", Event),                        // he
    ("בווידאו", Video),                        // he
    ("ביקורת", Review),                        // he
    ("ביקורת ספר", Review),                    // he
    ("ביקורת סרט", Review),                    // he
    ("בשידור חי", Live),                       // he
    ("בשיתוף", Sponsored),                     // he
    ("בתמונות", Gallery),                      // he
    ("גילוי דעת", Statement),                  // he
    ("גלריה", Gallery),                        // he
    ("גלריית תמונות", Gallery),                // he
    ("דעה", Opinion),                          // he
    ("דעות", Opinion),                         // he
    ("האזינו", Audio),                         // he
    ("הודעה לעיתונות", Statement),             // he
    ("הודעת עיתונות", Statement),              // he
    ("הסכת", Audio),                           // he
    ("הספד", Obituary),                        // he
    ("הצהרה", Statement),                      // he
    ("וידאו", Video),                          // he
    ("וידיאו", Video),                         // he
    ("טור", Opinion),                          // he
    ("טור דעה", Opinion),                      // he
    ("לזכר", Obituary),                        // he
    ("לזכרה", Obituary),                       // he
    ("לזכרו", Obituary),                       // he
    ("לייב", Live),                            // he
    ("מאמר מערכת", Opinion),                   // he
    ("מודעה", Sponsored),                      // he
    ("מכתב פתוח", Statement),                  // he
    ("ממומן", Sponsored),                      // he
    ("סקירה", Review),                         // he
    ("סרטון", Video),                          // he
    ("עדכונים שוטפים", Live),                  // he
    ("פודקאסט", Audio),                        // he
    ("פרסומת", Sponsored),                     // he
    ("פרשנות", Opinion),                       // he
    ("צפו", Video),                            // he
    ("צפייה", Video),                          // he
    ("ראיון", Interview),                      // he
    ("ראיון בלעדי", Interview),                // he
    ("ריאיון", Interview),                     // he
    ("שידור חי", Live),                        // he
    ("תוכן ממומן", Sponsored),                 // he
    ("תוכן שיווקי", Sponsored),                // he
    ("תמונות", Gallery),                       // he
    ("آگهی", Sponsored),                       // fa
    ("آگهی ترحیم", Obituary),                  // fa
    ("ألبوم صور", Gallery),                    // ar
    ("إعلان تجاري", Sponsored),                 // ar
    ("إعلان مدفوع", Sponsored),                 // ar
    ("استمع", Audio),                          // ar
    ("اطلاعیه", Statement),                     // fa
    ("افتتاحية", Opinion),                     // ar
    ("الرأي", Opinion),                        // ar
    ("الفيديو", Video),                        // ar
    ("بالصور", Gallery),                       // ar
    ("بالفيديو", Video),                       // ar
    ("ببینید", Video),                         // fa
    ("بث مباشر", Live),                        // ar
    ("بشنوید", Audio),                         // fa
    ("بودكاست", Audio),                        // ar
    ("بيان", Statement),                       // ar
    ("بيان صحفي", Statement),                  // ar
    ("بيان مشترك", Statement),                 // ar
    ("بیانیه", Statement),                     // fa
    ("بیانیه مطبوعاتی", Statement),            // fa
    ("تبلیغات", Sponsored),                    // fa
    ("تصاویر", Gallery),                       // fa
    ("تصريح صحفي", Statement),                 // ar
    ("تغطية مباشرة", Live),                    // ar
    ("تماشا کنید", Video),                     // fa
    ("حوار", Interview),                       // ar
    ("درگذشت", Obituary),                      // fa
    ("دیدگاه", Opinion),                       // fa
    ("دیدگاه‌ها", Opinion),                     // fa
    ("رأي", Opinion),                          // ar
    ("رثاء", Obituary),                        // ar
    ("رسالة مفتوحة", Statement),               // ar
    ("رویداد", Event),                         // fa
    ("رپرتاژ", Sponsored),                     // fa
    ("رپرتاژ آگهی", Sponsored),                // fa
    ("رپورتاژ آگهی", Sponsored),               // fa
    ("زنده", Live),                            // fa
    ("سرمقاله", Opinion),                      // fa
    ("شاهد", Video),                           // ar
    ("شاهد بالفيديو", Video),                  // ar
    ("صور", Gallery),                          // ar
    ("عکس", Gallery),                          // fa
    ("فعالية", Event),                         // ar
    ("فيديو", Video),                          // ar
    ("فیلم", Video),                           // fa
    ("قطعنامه", Statement),                    // fa
    ("لحظة بلحظة", Live),                      // ar
    ("لحظه به لحظه", Live),                    // fa
    ("لقاء", Interview),                       // ar
    ("مباشر", Live),                           // ar
    ("محتوى برعاية", Sponsored),               // ar
    ("محتوى مدفوع", Sponsored),                // ar
    ("مراجعة", Review),                        // ar
    ("مراجعة كتاب", Review),                   // ar
    ("مصاحبه", Interview),                     // fa
    ("معرض صور", Gallery),                     // ar
    ("معرفی کتاب", Review),                    // fa
    ("مقابلة", Interview),                     // ar
    ("مقال رأي", Opinion),                     // ar
    ("نامه سرگشاده", Statement),               // fa
    ("نعي", Obituary),                         // ar
    ("نقد", Review),                           // ar fa
    ("نقد فیلم", Review),                      // fa
    ("نقد و بررسی", Review),                   // fa
    ("وجهة نظر", Opinion),                     // ar
    ("وفيات", Obituary),                       // ar
    ("ویدئو", Video),                          // fa
    ("ویدیو", Video),                          // fa
    ("پادکست", Audio),                         // fa
    ("پخش زنده", Live),                        // fa
    ("گالری", Gallery),                        // fa
    ("گالری عکس", Gallery),                    // fa
    ("گزارش تصویری", Gallery),                 // fa
    ("گفت و گو", Interview),                   // fa
    ("گفتگو", Interview),                      // fa
    ("گفت‌وگو", Interview),                     // fa
    ("یادبود", Obituary),                      // fa
    ("یادداشت", Opinion),                      // fa
    ("इंटरव्यू", Interview),                      // hi
    ("तस्वीरें", Gallery),                        // hi
    ("पॉडकास्ट", Audio),                        // hi
    ("प्रायोजित", Sponsored),                   // hi
    ("फ़ोटो", Gallery),                         // hi
    ("फोटो", Gallery),                         // hi
    ("लाइव", Live),                            // hi
    ("विज्ञापन", Sponsored),                    // hi
    ("वीडियो", Video),                         // hi
    ("संपादकीय", Opinion),                      // hi
    ("साक्षात्कार", Interview),                  // hi
    ("イベント", Event),                       // ja
    ("インタビュー", Interview),               // ja
    ("オピニオン", Opinion),                   // ja
    ("ギャラリー", Gallery),                   // ja
    ("コラム", Opinion),                       // ja
    ("スポンサー", Sponsored),                 // ja
    ("タイアップ広告", Sponsored),             // ja
    ("ビデオ", Video),                         // ja
    ("フォトギャラリー", Gallery),             // ja
    ("プレスリリース", Statement),             // ja
    ("ポッドキャスト", Audio),                 // ja
    ("ライブ", Live),                          // ja
    ("ライブ中継", Live),                      // ja
    ("ライブ配信", Live),                      // ja
    ("レビュー", Review),                      // ja
    ("专栏", Opinion),                         // zh
    ("专访", Interview),                       // zh
    ("专访实录", Interview),                   // zh
    ("书评", Review),                          // zh
    ("企画広告", Sponsored),                   // ja
    ("公告", Statement),                       // zh
    ("公开信", Statement),                     // zh
    ("公開信", Statement),                     // zh
    ("公開書簡", Statement),                   // ja
    ("写真", Gallery),                         // ja
    ("写真特集", Gallery),                     // ja
    ("决议", Statement),                       // zh
    ("動画", Video),                           // ja
    ("動画あり", Video),                       // ja
    ("图", Gallery),                           // zh
    ("图片", Gallery),                         // zh
    ("图集", Gallery),                         // zh
    ("圖集", Gallery),                         // zh
    ("報道発表", Statement),                   // ja
    ("声明", Statement),                       // zh ja
    ("实时更新", Live),                        // zh
    ("寄稿", Opinion),                         // ja
    ("対談", Interview),                       // ja
    ("專欄", Opinion),                         // zh
    ("專訪", Interview),                       // zh
    ("广告", Sponsored),                       // zh
    ("広告", Sponsored),                       // ja
    ("廣告", Sponsored),                       // zh
    ("廣編特輯", Sponsored),                   // zh
    ("影片", Video),                           // zh
    ("影評", Review),                          // zh
    ("影评", Review),                          // zh
    ("影音", Video),                           // zh
    ("悼念", Obituary),                        // zh
    ("意見", Opinion),                         // ja
    ("投书", Opinion),                         // zh
    ("投書", Opinion),                         // zh
    ("推广", Sponsored),                       // zh
    ("播客", Audio),                           // zh
    ("收听", Audio),                           // zh
    ("新聞稿", Statement),                     // zh
    ("新闻稿", Statement),                     // zh
    ("时评", Opinion),                         // zh
    ("映像", Video),                           // ja
    ("映画評", Review),                        // ja
    ("時評", Opinion),                         // zh ja
    ("書評", Review),                          // zh ja
    ("決議", Statement),                       // zh ja
    ("活动", Event),                           // zh
    ("活動", Event),                           // zh
    ("滚动更新", Live),                        // zh
    ("独占インタビュー", Interview),           // ja
    ("现场直播", Live),                        // zh
    ("現場直播", Live),                        // zh
    ("生中継", Live),                          // ja
    ("画像", Gallery),                         // ja
    ("直播", Live),                            // zh
    ("直播中", Live),                          // zh
    ("短视频", Video),                         // zh
    ("短评", Opinion),                         // zh
    ("社評", Opinion),                         // zh
    ("社説", Opinion),                         // ja
    ("社論", Opinion),                         // zh
    ("社论", Opinion),                         // zh
    ("社评", Opinion),                         // zh
    ("組圖", Gallery),                         // zh
    ("组图", Gallery),                         // zh
    ("聲明", Statement),                       // zh
    ("視頻", Video),                           // zh
    ("觀點", Opinion),                         // zh
    ("观点", Opinion),                         // zh
    ("视频", Video),                           // zh
    ("訃告", Obituary),                        // zh
    ("訃報", Obituary),                        // ja
    ("訪談", Interview),                       // zh
    ("評測", Review),                          // zh
    ("評論", Opinion),                         // zh
    ("論説", Opinion),                         // ja
    ("讣告", Obituary),                        // zh
    ("访谈", Interview),                       // zh
    ("评测", Review),                          // zh
    ("评论", Opinion),                         // zh
    ("贊助", Sponsored),                       // zh
    ("赞助", Sponsored),                       // zh
    ("赞助内容", Sponsored),                   // zh
    ("追悼", Obituary),                        // ja
    ("追悼文", Obituary),                      // ja
    ("通告", Statement),                       // zh
    ("逝者", Obituary),                        // zh
    ("速報ライブ", Live),                      // ja
    ("采访", Interview),                       // zh
    ("锐评", Opinion),                         // zh
    ("音声", Audio),                           // ja
    ("音頻", Audio),                           // zh
    ("音频", Audio),                           // zh
    ("高清图集", Gallery),                     // zh
    ("결의문", Statement),                     // ko
    ("공개서한", Statement),                   // ko
    ("광고", Sponsored),                       // ko
    ("광고성 기사", Sponsored),                // ko
    ("기고", Opinion),                         // ko
    ("기자수첩", Opinion),                     // ko
    ("논평", Opinion),                         // ko
    ("단독 인터뷰", Interview),                // ko
    ("대담", Interview),                       // ko
    ("동영상", Video),                         // ko
    ("라이브", Live),                          // ko
    ("리뷰", Review),                          // ko
    ("보도자료", Statement),                   // ko
    ("부고", Obituary),                        // ko
    ("부음", Obituary),                        // ko
    ("비디오", Video),                         // ko
    ("사설", Opinion),                         // ko
    ("사진", Gallery),                         // ko
    ("생방송", Live),                          // ko
    ("생중계", Live),                          // ko
    ("서평", Review),                          // ko
    ("성명", Statement),                       // ko
    ("성명서", Statement),                     // ko
    ("시론", Opinion),                         // ko
    ("실시간", Live),                          // ko
    ("애드버토리얼", Sponsored),               // ko
    ("영상", Video),                           // ko
    ("영화평", Review),                        // ko
    ("오디오", Audio),                         // ko
    ("오피니언", Opinion),                     // ko
    ("이벤트", Event),                         // ko
    ("인터뷰", Interview),                     // ko
    ("입장문", Statement),                     // ko
    ("추모", Obituary),                        // ko
    ("칼럼", Opinion),                         // ko
    ("팟캐스트", Audio),                       // ko
    ("포토", Gallery),                         // ko
    ("포토뉴스", Gallery),                     // ko
    ("행사", Event),                           // ko
    ("협찬", Sponsored),                       // ko
    ("화보", Gallery),                         // ko
];

/// Signs that stand for a label at the start of a title.
pub(super) const SYMBOLS: &[(&str, EntryKind)] = &[
    ("▶", Video),
    ("▷", Video),
    ("►", Video),
    ("🎙", Audio),
    ("🎥", Video),
    ("🎧", Audio),
    ("🎬", Video),
    ("📷", Gallery),
    ("📸", Gallery),
    ("📹", Video),
    ("📺", Video),
    ("🔊", Audio),
    ("🖼", Gallery),
];

/// Wordings that give the kind and belong to the title, in lower case, sorted; each opens a title or
/// what follows a colon in it.
pub(super) const PHRASES: &[(&str, EntryKind)] = &[
    ("a conversation with", Interview),
    ("a declaration by", Statement),
    ("a resolution by", Statement),
    ("a statement by", Statement),
    ("a statement from", Statement),
    ("an interview with", Interview),
    ("an open letter", Statement),
    ("declaración de la", Statement),
    ("declaración del", Statement),
    ("déclaration de la", Statement),
    ("déclaration du", Statement),
    ("ein gespräch mit", Interview),
    ("entretien avec", Interview),
    ("entrevista a ", Interview),
    ("entrevista com", Interview),
    ("entrevista con", Interview),
    ("erklärung der", Statement),
    ("erklärung des", Statement),
    ("gemeinsame erklärung", Statement),
    ("im gespräch mit", Interview),
    ("interview avec", Interview),
    ("interview met", Interview),
    ("interview mit", Interview),
    ("interview with", Interview),
    ("intervista a ", Interview),
    ("intervista con", Interview),
    ("intervju med", Interview),
    ("joint statement", Statement),
    ("resolution by", Statement),
    ("resolution of", Statement),
    ("resolution on", Statement),
    ("solidarity statement", Statement),
    ("statement by", Statement),
    ("statement from", Statement),
    ("statement of the", Statement),
    ("statement on", Statement),
    ("stellungnahme der", Statement),
    ("stellungnahme des", Statement),
    ("stellungnahme zu", Statement),
    ("uttalande från", Statement),
    ("wywiad z ", Interview),
    ("заява ", Statement),
    ("заявление ", Statement),
    ("интервью с ", Interview),
    ("інтерв'ю з ", Interview),
    ("інтерв’ю з ", Interview),
];

/// Folders in addresses, in lower case, sorted.
pub(super) const ADDRESS_SEGMENTS: &[(&str, EntryKind)] = &[
    ("advertorial", Sponsored),
    ("advertorials", Sponsored),
    ("anzeige", Sponsored),
    ("ao-vivo", Live),
    ("ascolta", Audio),
    ("asikt", Opinion),
    ("audio", Audio),
    ("bildergalerie", Gallery),
    ("bildergalerien", Gallery),
    ("bildspel", Gallery),
    ("book-reviews", Review),
    ("brand-content", Sponsored),
    ("branded-content", Sponsored),
    ("column", Opinion),
    ("columns", Opinion),
    ("comment", Opinion),
    ("commentary", Opinion),
    ("communique", Statement),
    ("communiques", Statement),
    ("comunicado", Statement),
    ("comunicados", Statement),
    ("comunicati", Statement),
    ("comunicati-stampa", Statement),
    ("comunicato-stampa", Statement),
    ("critiques", Review),
    ("debatt", Opinion),
    ("diaporama", Gallery),
    ("diaporamas", Gallery),
    ("diretta", Live),
    ("edito", Opinion),
    ("editorial", Opinion),
    ("editoriale", Opinion),
    ("editorials", Opinion),
    ("editos", Opinion),
    ("en-directo", Live),
    ("en-vivo", Live),
    ("endirecto", Live),
    ("entretien", Interview),
    ("entretiens", Interview),
    ("entrevista", Interview),
    ("entrevistas", Interview),
    ("etkinlik", Event),
    ("evenemang", Event),
    ("evenement", Event),
    ("evenementen", Event),
    ("evenements", Event),
    ("event", Event),
    ("eventi", Event),
    ("evento", Event),
    ("eventos", Event),
    ("events", Event),
    ("felietony", Opinion),
    ("film-reviews", Review),
    ("foto-galeri", Gallery),
    ("foto-gallery", Gallery),
    ("fotogaleri", Gallery),
    ("fotogaleria", Gallery),
    ("fotogalerie", Gallery),
    ("fotogallery", Gallery),
    ("fotostrecke", Gallery),
    ("fotostrecken", Gallery),
    ("galeri", Gallery),
    ("galeria", Gallery),
    ("galerias", Gallery),
    ("galerie", Gallery),
    ("galería", Gallery),
    ("galleries", Gallery),
    ("gallery", Gallery),
    ("in-memoriam", Obituary),
    ("in-pictures", Gallery),
    ("interview", Interview),
    ("interviews", Interview),
    ("intervista", Interview),
    ("interviste", Interview),
    ("intervju", Interview),
    ("kolumne", Opinion),
    ("kolumnen", Opinion),
    ("kommentar", Opinion),
    ("kommentare", Opinion),
    ("kritiken", Review),
    ("ledare", Opinion),
    ("leserbriefe", Opinion),
    ("letters", Opinion),
    ("live", Live),
    ("live-blog", Live),
    ("live-news", Live),
    ("live-updates", Live),
    ("liveblog", Live),
    ("liveblogs", Live),
    ("liveticker", Live),
    ("media-releases", Statement),
    ("meinung", Opinion),
    ("nachruf", Obituary),
    ("nachrufe", Obituary),
    ("necrologie", Obituary),
    ("nekrologe", Obituary),
    ("news-releases", Statement),
    ("obits", Obituary),
    ("obituaries", Obituary),
    ("obituario", Obituary),
    ("obituarios", Obituary),
    ("obituary", Obituary),
    ("op-ed", Opinion),
    ("oped", Opinion),
    ("opiniao", Opinion),
    ("opinie", Opinion),
    ("opinion", Opinion),
    ("opinione", Opinion),
    ("opinioni", Opinion),
    ("opinions", Opinion),
    ("opinião", Opinion),
    ("opinión", Opinion),
    ("paid-content", Sponsored),
    ("paid-post", Sponsored),
    ("paidpost", Sponsored),
    ("partner-content", Sponsored),
    ("partnercontent", Sponsored),
    ("persbericht", Statement),
    ("persberichten", Statement),
    ("photo-gallery", Gallery),
    ("photogallery", Gallery),
    ("photos", Gallery),
    ("pictures", Gallery),
    ("podcast", Audio),
    ("podcasts", Audio),
    ("podcasty", Audio),
    ("podd", Audio),
    ("poddar", Audio),
    ("press-release", Statement),
    ("press-releases", Statement),
    ("pressemitteilung", Statement),
    ("pressemitteilungen", Statement),
    ("pressmeddelande", Statement),
    ("pressmeddelanden", Statement),
    ("pressrelease", Statement),
    ("pressreleases", Statement),
    ("publireportage", Sponsored),
    ("publirreportaje", Sponsored),
    ("pódcast", Audio),
    ("recensie", Review),
    ("recensies", Review),
    ("recension", Review),
    ("recensione", Review),
    ("recensioner", Review),
    ("recensioni", Review),
    ("recenzje", Review),
    ("resena", Review),
    ("resenas", Review),
    ("resenhas", Review),
    ("reseñas", Review),
    ("resolutions", Statement),
    ("review", Review),
    ("reviews", Review),
    ("rezension", Review),
    ("rezensionen", Review),
    ("slideshow", Gallery),
    ("slideshows", Gallery),
    ("sponsored", Sponsored),
    ("sponsored-content", Sponsored),
    ("statement", Statement),
    ("statements", Statement),
    ("tribuna", Opinion),
    ("tribune", Opinion),
    ("tribunes", Opinion),
    ("veranstaltung", Event),
    ("veranstaltungen", Event),
    ("video", Video),
    ("video-clips", Video),
    ("videos", Video),
    ("vidéo", Video),
    ("vídeo", Video),
    ("vídeos", Video),
    ("watch", Video),
    ("web-tv", Video),
    ("webtv", Video),
    ("wideo", Video),
    ("wydarzenia", Event),
    ("wywiad", Interview),
    ("wywiady", Interview),
    ("åsikt", Opinion),
];
