//! The words that mark what sort of piece an entry is, as sorted data.
//!
//! Sources: the section and badge names that newspapers, broadcasters, parties and press offices of
//! the languages named below use; IPTC NewsCodes "genre" for the kinds themselves. A word stands here
//! only if, set apart by a colon or brackets, it rarely is a headline's own subject.

use crate::EntryKind;
use crate::EntryKind::{
    Audio, Event, Gallery, Interview, Live, Obituary, Opinion, Review, Sponsored, Statement, Video,
};

/// Labels in lower case, sorted by code points; the languages in which each is one.
pub(super) const LABELS: &[(&str, EntryKind)] = &[
    ("acompanhe ao vivo", Live),                   // pt
    ("advertentie", Sponsored),                    // nl
    ("advertisement", Sponsored),                  // en
    ("advertorial", Sponsored),                    // en de nl tr
    ("album review", Review),                      // en
    ("anhören", Audio),                            // de
    ("anma", Obituary),                            // tr
    ("anmeldelse", Review),                        // no da
    ("anmeldelser", Review),                       // no da
    ("annons", Sponsored),                         // sv
    ("annonse", Sponsored),                        // no
    ("annonsinnehåll", Sponsored),                 // sv
    ("annonssamarbete", Sponsored),                // sv
    ("annonsørinnhold", Sponsored),                // no
    ("anzeige", Sponsored),                        // de
    ("anzeigensonderveröffentlichung", Sponsored), // de
    ("ao vivo", Live),                             // pt
    ("appuntamento", Event),                       // it
    ("argazki galeria", Gallery),                  // eu
    ("argazkiak", Gallery),                        // eu
    ("article d'opinió", Opinion),                 // ca
    ("articol sponsorizat", Sponsored),            // ro
    ("artigo de opinião", Opinion),                // pt
    ("artykuł sponsorowany", Sponsored),           // pl
    ("artículo de opinión", Opinion),              // es
    ("arvamus", Opinion),                          // et
    ("arvio", Review),                             // fi
    ("arvostelu", Review),                         // fi
    ("arvustus", Review),                          // et
    ("as it happened", Live),                      // en
    ("ascolta", Audio),                            // it
    ("ascultă", Audio),                            // ro
    ("assista", Video),                            // pt
    ("audio", Audio),                              // en de fr es it nl pl
    ("aufruf", Statement),                         // de
    ("açık mektup", Statement),                    // tr
    ("açıklama", Statement),                       // tr
    ("basın açıklaması", Statement),               // tr
    ("basın bülteni", Statement),                  // tr
    ("başyazı", Opinion),                          // tr
    ("bekijk", Video),                             // nl
    ("bersponsor", Sponsored),                     // id
    ("betaalde inhoud", Sponsored),                // nl
    ("betalt indhold", Sponsored),                 // da
    ("betalt innehåll", Sponsored),                // sv
    ("betalt innhold", Sponsored),                 // no
    ("betyg", Review),                             // sv
    ("bezahlter inhalt", Sponsored),               // de
    ("bideo", Video),                              // eu
    ("bideoa", Video),                             // eu
    ("bijeenkomst", Event),                        // nl
    ("bildegalleri", Gallery),                     // no
    ("bildene", Gallery),                          // no
    ("bilder", Gallery),                           // de sv
    ("bildergalerie", Gallery),                    // de
    ("bilderstrecke", Gallery),                    // de
    ("bildeserie", Gallery),                       // no
    ("bildiri", Statement),                        // tr
    ("bildreportage", Gallery),                    // sv
    ("bildspel", Gallery),                         // sv
    ("billeder", Gallery),                         // da
    ("billedserie", Gallery),                      // da
    ("billet", Opinion),                           // fr
    ("boekbespreking", Review),                    // nl
    ("boekrecensie", Review),                      // nl
    ("bokrecension", Review),                      // sv
    ("book review", Review),                       // en
    ("brand content", Sponsored),                  // en
    ("branded content", Sponsored),                // en es nl
    ("buchbesprechung", Review),                   // de
    ("buchkritik", Review),                        // de
    ("buchrezension", Review),                     // de
    ("canlı", Live),                               // tr
    ("canlı anlatım", Live),                       // tr
    ("canlı blog", Live),                          // tr
    ("canlı yayın", Live),                         // tr
    ("carta aberta", Statement),                   // pt
    ("carta abierta", Statement),                  // es
    ("carta al director", Opinion),                // es
    ("cartas al director", Opinion),               // es
    ("carte blanche", Opinion),                    // fr
    ("cartes al director", Opinion),               // ca
    ("chronique", Opinion),                        // fr
    ("chùm ảnh", Gallery),                         // vi
    ("column", Opinion),                           // en nl
    ("columna", Opinion),                          // es
    ("coluna", Opinion),                           // pt
    ("comentariu", Opinion),                       // ro
    ("comment", Opinion),                          // en
    ("commentaar", Opinion),                       // nl
    ("commentary", Opinion),                       // en
    ("commento", Opinion),                         // it
    ("communique", Statement),                     // en
    ("communiqué", Statement),                     // en fr
    ("communiqué commun", Statement),              // fr
    ("communiqué de presse", Statement),           // fr
    ("communiqué publicitaire", Sponsored),        // fr
    ("communiqués", Statement),                    // fr
    ("compte rendu", Review),                      // fr
    ("compte-rendu", Review),                      // fr
    ("comunicado", Statement),                     // es pt
    ("comunicado de imprensa", Statement),         // pt
    ("comunicado de prensa", Statement),           // es
    ("comunicados", Statement),                    // es
    ("comunicat", Statement),                      // ro ca
    ("comunicat de presă", Statement),             // ro
    ("comunicati", Statement),                     // it
    ("comunicati stampa", Statement),              // it
    ("comunicato", Statement),                     // it
    ("comunicato stampa", Statement),              // it
    ("concert review", Review),                    // en
    ("contenido de marca", Sponsored),             // es
    ("contenido ofrecido", Sponsored),             // es
    ("contenido patrocinado", Sponsored),          // es
    ("contenu de marque", Sponsored),              // fr
    ("contenu de partenaire", Sponsored),          // fr
    ("contenu partenaire", Sponsored),             // fr
    ("contenu sponsorisé", Sponsored),             // fr
    ("contenuto promozionale", Sponsored),         // it
    ("contenuto sponsorizzato", Sponsored),        // it
    ("conteúdo de marca", Sponsored),              // pt
    ("conteúdo de parceiro", Sponsored),           // pt
    ("conteúdo patrocinado", Sponsored),           // pt
    ("contido patrocinado", Sponsored),            // gl
    ("contingut patrocinat", Sponsored),           // ca
    ("convocatoria", Event),                       // es
    ("conținut sponsorizat", Sponsored),           // ro
    ("corsivo", Opinion),                          // it
    ("critica", Review),                           // it
    ("critique", Review),                          // fr
    ("critiques", Review),                         // fr
    ("crítica", Review),                           // es pt
    ("crítica de cine", Review),                   // es
    ("críticas", Review),                          // es
    ("crónica", Opinion),                          // pt
    ("crônica", Opinion),                          // pt
    ("cáo phó", Obituary),                         // vi
    ("debatt", Opinion),                           // sv
    ("debatte", Opinion),                          // de
    ("debattinnlegg", Opinion),                    // no
    ("decese", Obituary),                          // ro
    ("declaración", Statement),                    // es
    ("declaration", Statement),                    // en
    ("declaração", Statement),                     // pt
    ("dengar", Audio),                             // ms
    ("dengarkan", Audio),                          // id
    ("diaporama", Gallery),                        // fr
    ("dichiarazione", Statement),                  // it
    ("dinle", Audio),                              // tr
    ("dinleyin", Audio),                           // tr
    ("direct", Live),                              // fr
    ("directe", Live),                             // ca
    ("directo", Live),                             // es
    ("direkt", Live),                              // sv
    ("direkte", Live),                             // no da
    ("direktesending", Live),                      // no
    ("direktrapport", Live),                       // sv
    ("diretta", Live),                             // it
    ("diretta live", Live),                        // it
    ("documentario", Video),                       // it
    ("drejtpërdrejt", Live),                       // sq
    ("débat", Opinion),                            // fr
    ("déclaration", Statement),                    // fr
    ("dödsfall", Obituary),                        // sv
    ("dødsfald", Obituary),                        // da
    ("dødsfall", Obituary),                        // no
    ("edito", Opinion),                            // fr
    ("editorial", Opinion),                        // en es pt
    ("editoriale", Opinion),                       // it
    ("editorials", Opinion),                       // en
    ("eduki babestua", Sponsored),                 // eu
    ("eleştiri", Review),                          // tr
    ("elkarrizketa", Interview),                   // eu
    ("em direto", Live),                           // pt
    ("em fotos", Gallery),                         // pt
    ("em imagens", Gallery),                       // pt
    ("em vídeo", Video),                           // pt
    ("en direct", Live),                           // fr
    ("en direct live", Live),                      // fr
    ("en directe", Live),                          // ca
    ("en directo", Live),                          // es
    ("en fotos", Gallery),                         // es
    ("en images", Gallery),                        // fr
    ("en imatges", Gallery),                       // ca
    ("en imaxes", Gallery),                        // gl
    ("en imágenes", Gallery),                      // es
    ("en photos", Gallery),                        // fr
    ("en podcast", Audio),                         // fr
    ("en video", Video),                           // es
    ("en vidéo", Video),                           // fr
    ("en vivo", Live),                             // es
    ("en vídeo", Video),                           // es
    ("entretien", Interview),                      // fr
    ("entretiens", Interview),                     // fr
    ("entrevista", Interview),                     // es pt
    ("entrevistas", Interview),                    // es pt
    ("erklärung", Statement),                      // de
    ("escolta", Audio),                            // ca
    ("escolteu", Audio),                           // ca
    ("escucha", Audio),                            // es
    ("escuche", Audio),                            // es
    ("escute", Audio),                             // pt
    ("espacio patrocinado", Sponsored),            // es
    ("especial publicitário", Sponsored),          // pt
    ("essay", Opinion),                            // en de
    ("etkinlik", Event),                           // tr
    ("etkinlikler", Event),                        // tr
    ("evenemang", Event),                          // sv
    ("evenement", Event),                          // nl
    ("evenementen", Event),                        // nl
    ("event", Event),                              // en
    ("eventi", Event),                             // it
    ("evento", Event),                             // es it pt
    ("eventos", Event),                            // es pt
    ("events", Event),                             // en
    ("exclusive interview", Interview),            // en
    ("exclusive video", Video),                    // en
    ("exhibition review", Review),                 // en
    ("fejeton", Opinion),                          // cs sk
    ("felieton", Opinion),                         // pl
    ("film review", Review),                       // en
    ("filmkritik", Review),                        // de
    ("filmrecensie", Review),                      // nl
    ("filmrecension", Review),                     // sv
    ("first look review", Review),                 // en
    ("fizetett tartalom", Sponsored),              // hu
    ("fotky", Gallery),                            // sk cs
    ("foto", Gallery),                             // it
    ("foto galeri", Gallery),                      // tr
    ("foto galerija", Gallery),                    // hr sr
    ("foto haber", Gallery),                       // tr
    ("foto reportaža", Gallery),                   // hr sr
    ("foto's", Gallery),                           // nl
    ("fotod", Gallery),                            // et
    ("fotogaleri", Gallery),                       // tr
    ("fotogaleria", Gallery),                      // pt pl
    ("fotogalerie", Gallery),                      // de
    ("fotogalerii", Gallery),                      // et
    ("fotogalerij", Gallery),                      // nl
    ("fotogalerija", Gallery),                     // hr sr sl
    ("fotogalería", Gallery),                      // es
    ("fotogalleri", Gallery),                      // da no
    ("fotogallery", Gallery),                      // it
    ("fotogaléria", Gallery),                      // sk
    ("fotoreportage", Gallery),                    // nl
    ("fotoreportaż", Gallery),                     // pl
    ("fotoreportaža", Gallery),                    // hr sr
    ("fotoreportažas", Gallery),                   // lt
    ("fotoreportáž", Gallery),                     // cs sk
    ("fotoreportāža", Gallery),                    // lv
    ("fotos", Gallery),                            // de es pt
    ("fotoserie", Gallery),                        // nl
    ("fotostrecke", Gallery),                      // de
    ("fotoğraflarla", Gallery),                    // tr
    ("fotógaléria", Gallery),                      // hu
    ("følg direkte", Live),                        // no
    ("galeri", Gallery),                           // tr
    ("galeri foto", Gallery),                      // id tr
    ("galeri gambar", Gallery),                    // ms
    ("galeria", Gallery),                          // pt pl
    ("galeria de fotos", Gallery),                 // pt
    ("galeria fotogràfica", Gallery),              // ca
    ("galeria zdjęć", Gallery),                    // pl
    ("galerie", Gallery),                          // de fr
    ("galerie foto", Gallery),                     // ro cs
    ("galerie photos", Gallery),                   // fr
    ("galerii", Gallery),                          // et
    ("galerija", Gallery),                         // hr sr sl lt lv
    ("galería", Gallery),                          // es
    ("galería de fotos", Gallery),                 // es
    ("galleri", Gallery),                          // da no sv
    ("galleria", Gallery),                         // it
    ("galleria fotografica", Gallery),             // it
    ("galleries", Gallery),                        // en
    ("gallery", Gallery),                          // en
    ("galéria", Gallery),                          // hu sk
    ("game review", Review),                       // en
    ("gastbeitrag", Opinion),                      // de
    ("gastkommentar", Opinion),                    // de
    ("gesponsert", Sponsored),                     // de
    ("gesponserter beitrag", Sponsored),           // de
    ("gesponserter inhalt", Sponsored),            // de
    ("gesponsord", Sponsored),                     // nl
    ("gesponsorde inhoud", Sponsored),             // nl
    ("gespräch", Interview),                       // de
    ("glosa", Opinion),                            // cs sk
    ("glosse", Opinion),                           // de
    ("grand entretien", Interview),                // fr
    ("guarda", Video),                             // it
    ("guarda il video", Video),                    // it
    ("guest column", Opinion),                     // en
    ("guest essay", Opinion),                      // en
    ("guest post", Opinion),                       // en
    ("gyászhír", Obituary),                        // hu
    ("gästkrönika", Opinion),                      // sv
    ("góc nhìn", Opinion),                         // vi
    ("görüş", Opinion),                            // tr
    ("haastattelu", Interview),                    // fi
    ("hallgasd", Audio),                           // hu
    ("hallgassa", Audio),                          // hu
    ("hetki hetkeltä", Live),                      // fi
    ("hirdetés", Sponsored),                       // hu
    ("hoofdredactioneel", Opinion),                // nl
    ("humeur", Opinion),                           // fr
    ("hình ảnh", Gallery),                         // vi
    ("hörbeitrag", Audio),                         // de
    ("hören", Audio),                              // de
    ("hør", Audio),                                // da no
    ("i bilder", Gallery),                         // sv
    ("i samarbete", Sponsored),                    // sv
    ("iklan", Sponsored),                          // id
    ("il commento", Opinion),                      // it
    ("il video", Video),                           // it
    ("im gespräch", Interview),                    // de
    ("im interview", Interview),                   // de
    ("im livestream", Live),                       // de
    ("im test", Review),                           // de
    ("im video", Video),                           // de
    ("image gallery", Gallery),                    // en
    ("images", Gallery),                           // fr
    ("imatges", Gallery),                          // ca
    ("imágenes", Gallery),                         // es
    ("in beeld", Gallery),                         // nl
    ("in bildern", Gallery),                       // de
    ("in conversation", Interview),                // en
    ("in diretta", Live),                          // it
    ("in foto", Gallery),                          // it
    ("in gesprek", Interview),                     // nl
    ("in kooperation", Sponsored),                 // de
    ("in memoria", Obituary),                      // it
    ("in memoriam", Obituary),                     // en de fr es nl pl
    ("in photos", Gallery),                        // en
    ("in pictures", Gallery),                      // en
    ("in video", Video),                           // en
    ("inceleme", Review),                          // tr
    ("informacja prasowa", Statement),             // pl
    ("informazione pubblicitaria", Sponsored),     // it
    ("informe publicitário", Sponsored),           // pt
    ("ingezonden", Opinion),                       // nl
    ("ingezonden brief", Opinion),                 // nl
    ("insändare", Opinion),                        // sv
    ("interjú", Interview),                        // hu
    ("interview", Interview),                      // en de fr nl
    ("interviews", Interview),                     // en
    ("intervija", Interview),                      // lv
    ("intervista", Interview),                     // it
    ("interviste", Interview),                     // it
    ("intervistë", Interview),                     // sq
    ("interviu", Interview),                       // lt ro
    ("intervju", Interview),                       // sv
    ("intervjun", Interview),                      // sv
    ("intervjuu", Interview),                      // et
    ("inzerce", Sponsored),                        // cs
    ("inzercia", Sponsored),                       // sk
    ("iritzia", Opinion),                          // eu
    ("izle", Video),                               // tr
    ("izleyin", Video),                            // tr
    ("jegyzet", Opinion),                          // hu
    ("joint statement", Statement),                // en
    ("juhtkiri", Opinion),                         // et
    ("järelehüüe", Obituary),                      // et
    ("kalendarium", Event),                        // sv
    ("kandungan tajaan", Sponsored),               // ms
    ("katika picha", Gallery),                     // sw
    ("katso video", Video),                        // fi
    ("kaupallinen yhteistyö", Sponsored),          // fi
    ("kenyataan akhbar", Statement),               // ms
    ("kenyataan media", Statement),                // ms
    ("kirja-arvio", Review),                       // fi
    ("kitap incelemesi", Review),                  // tr
    ("klausies", Audio),                           // lv
    ("klausykite", Audio),                         // lt
    ("klausyti", Audio),                           // lt
    ("kolom", Opinion),                            // id
    ("kolumn", Opinion),                           // sv
    ("kolumna", Opinion),                          // hr sr sl
    ("kolumne", Opinion),                          // de hr sr sl
    ("kolumni", Opinion),                          // fi
    ("kolumnit", Opinion),                         // fi
    ("komentar", Opinion),                         // hr sr sl
    ("komentaras", Opinion),                       // lt
    ("komentarz", Opinion),                        // pl
    ("komentár", Opinion),                         // sk
    ("komentář", Opinion),                         // cs
    ("komentārs", Opinion),                        // lv
    ("komerčné oznámenie", Sponsored),             // sk
    ("komerční sdělení", Sponsored),               // cs
    ("komerční článek", Sponsored),                // cs
    ("kommentar", Opinion),                        // de sv
    ("kommentaren", Opinion),                      // no da
    ("kommentár", Opinion),                        // hu
    ("kommercielt samarbejde", Sponsored),         // da
    ("kommersielt samarbeid", Sponsored),          // no
    ("komunikat", Statement),                      // pl
    ("komunikat prasowy", Statement),              // pl
    ("konten bersponsor", Sponsored),              // id
    ("koostöösisu", Sponsored),                    // et
    ("kritik", Review),                            // de
    ("kritika", Review),                           // hu hr
    ("kronik", Opinion),                           // da
    ("kronikk", Opinion),                          // no
    ("kronikken", Opinion),                        // da
    ("krönika", Opinion),                          // sv
    ("kumppanisisältö", Sponsored),                // fi
    ("kuula", Audio),                              // et
    ("kuuntele", Audio),                           // fi
    ("kuvagalleria", Gallery),                     // fi
    ("kuvasarja", Gallery),                        // fi
    ("kuvat", Gallery),                            // fi
    ("képek", Gallery),                            // hu
    ("képgaléria", Gallery),                       // hu
    ("köşe yazısı", Opinion),                      // tr
    ("l'entrevista", Interview),                   // ca
    ("l'intervista", Interview),                   // it
    ("la diretta", Live),                          // it
    ("la entrevista", Interview),                  // es
    ("la lettera", Opinion),                       // it
    ("la recensione", Review),                     // it
    ("la vidéo", Video),                           // fr
    ("langsung", Live),                            // id
    ("le billet", Opinion),                        // fr
    ("le foto", Gallery),                          // it
    ("le grand entretien", Interview),             // fr
    ("le immagini", Gallery),                      // it
    ("ledare", Opinion),                           // sv
    ("leder", Opinion),                            // no da
    ("lederen", Opinion),                          // da
    ("lehdistötiedote", Statement),                // fi
    ("leitartikel", Opinion),                      // de
    ("leserbrev", Opinion),                        // no
    ("leserbrief", Opinion),                       // de
    ("leserbriefe", Opinion),                      // de
    ("leserinnlegg", Opinion),                     // no
    ("letter", Opinion),                           // en
    ("letter to the editor", Opinion),             // en
    ("lettera", Opinion),                          // it
    ("lettera aperta", Statement),                 // it
    ("lettere", Opinion),                          // it
    ("letters", Opinion),                          // en
    ("letters to the editor", Opinion),            // en
    ("lettre ouverte", Statement),                 // fr
    ("lidah pengarang", Opinion),                  // ms
    ("lihat video", Video),                        // id
    ("list otwarty", Statement),                   // pl
    ("listen", Audio),                             // en
    ("listen now", Audio),                         // en
    ("live", Live),                                // en de fr it nl sv pl
    ("live blog", Live),                           // en
    ("live coverage", Live),                       // en
    ("live now", Live),                            // en
    ("live nå", Live),                             // no
    ("live stream", Live),                         // en
    ("live text", Live),                           // en
    ("live update", Live),                         // en
    ("live updates", Live),                        // en
    ("live-blog", Live),                           // de
    ("live-ticker", Live),                         // de
    ("liveblog", Live),                            // en de nl
    ("livebloggen", Live),                         // sv
    ("liverapport", Live),                         // sv
    ("livestream", Live),                          // en de
    ("liveticker", Live),                          // de
    ("luister", Audio),                            // nl
    ("lukijalta", Opinion),                        // fi
    ("lyssna", Audio),                             // sv
    ("lyt", Audio),                                // da
    ("lyt med", Audio),                            // da
    ("lytt", Audio),                               // no
    ("lytt til", Audio),                           // no
    ("læserbrev", Opinion),                        // da
    ("læserbreve", Opinion),                       // da
    ("l’intervista", Interview),                   // it
    ("mahojiano", Interview),                      // sw
    ("mainos", Sponsored),                         // fi
    ("maksettu mainos", Sponsored),                // fi
    ("manifiesto", Statement),                     // es
    ("maoni", Opinion),                            // sw
    ("materiał partnera", Sponsored),              // pl
    ("materiał sponsorowany", Sponsored),          // pl
    ("maudhui ya wadhamini", Sponsored),           // sw
    ("media release", Statement),                  // en
    ("media statement", Statement),                // en
    ("medienmitteilung", Statement),               // de
    ("meinung", Opinion),                          // de
    ("mendim", Opinion),                           // sq
    ("mening", Opinion),                           // no da
    ("meningar", Opinion),                         // no
    ("meninger", Opinion),                         // no
    ("mielipide", Opinion),                        // fi
    ("mielipidekirjoitus", Opinion),               // fi
    ("mielipiteet", Opinion),                      // fi
    ("minneord", Obituary),                        // no
    ("minnesord", Obituary),                       // sv
    ("minut for minut", Live),                     // da
    ("minuto a minuto", Live),                     // es pt
    ("minutt for minutt", Live),                   // no
    ("mira", Video),                               // es
    ("mit video", Video),                          // de
    ("mišljenja", Opinion),                        // hr sr
    ("mišljenje", Opinion),                        // hr sr
    ("mnenja", Opinion),                           // sl
    ("mnenje", Opinion),                           // sl
    ("moja kwa moja", Live),                       // sw
    ("movie review", Review),                      // en
    ("mubashara", Live),                           // sw
    ("muistokirjoitukset", Obituary),              // fi
    ("muistokirjoitus", Obituary),                 // fi
    ("music review", Review),                      // en
    ("must watch", Video),                         // en
    ("must-see video", Video),                     // en
    ("månadens intervju", Interview),              // sv
    ("müsahibə", Interview),                       // az
    ("na żywo", Live),                             // pl
    ("nachruf", Obituary),                         // de
    ("nachrufe", Obituary),                        // de
    ("nagranie", Video),                           // pl
    ("naživo", Live),                              // sk
    ("necrolog", Obituary),                        // ro
    ("necrologi", Obituary),                       // it
    ("necrologia", Obituary),                      // pt
    ("necrologie", Obituary),                      // nl
    ("necrologio", Obituary),                      // it
    ("necrològica", Obituary),                     // ca
    ("necrològiques", Obituary),                   // ca
    ("necrológica", Obituary),                     // es
    ("nekrolog", Obituary),                        // sv pl
    ("nekrologas", Obituary),                      // lt
    ("nekrologer", Obituary),                      // da no
    ("nekrologs", Obituary),                       // lv
    ("nekrology", Obituary),                       // cs
    ("nekrolozi", Obituary),                       // hr sr
    ("nekrológ", Obituary),                        // sk hu
    ("new podcast", Audio),                        // en
    ("news release", Statement),                   // en
    ("newsblog", Live),                            // de
    ("newsticker", Live),                          // de
    ("nghe", Audio),                               // vi
    ("nghe podcast", Audio),                       // vi
    ("nota de imprensa", Statement),               // pt
    ("nota de premsa", Statement),                 // ca
    ("nota de prensa", Statement),                 // es
    ("nota oficial", Statement),                   // pt
    ("nota pública", Statement),                   // pt
    ("nota à imprensa", Statement),                // pt
    ("note de lecture", Review),                   // fr
    ("nuomonė", Opinion),                          // lt
    ("nuomonės", Opinion),                         // lt
    ("nuotraukos", Gallery),                       // lt
    ("nuotraukų galerija", Gallery),               // lt
    ("názor", Opinion),                            // cs sk
    ("názory", Opinion),                           // cs sk
    ("näkökulma", Opinion),                        // fi
    ("nécro", Obituary),                           // fr
    ("nécrologie", Obituary),                      // fr
    ("nội dung tài trợ", Sponsored),               // vi
    ("obit", Obituary),                            // en
    ("obituari", Obituary),                        // ca
    ("obituaries", Obituary),                      // en
    ("obituario", Obituary),                       // es
    ("obituarios", Obituary),                      // es
    ("obituary", Obituary),                        // en
    ("obituário", Obituary),                       // pt
    ("obituários", Obituary),                      // pt
    ("offener brief", Statement),                  // de
    ("official statement", Statement),             // en
    ("oglasno sporočilo", Sponsored),              // sl
    ("olvasói levél", Opinion),                    // hu
    ("online přenos", Live),                       // cs
    ("op-ed", Opinion),                            // en
    ("oped", Opinion),                             // en
    ("open brief", Statement),                     // nl
    ("open letter", Statement),                    // en
    ("opera review", Review),                      // en
    ("opini", Opinion),                            // id
    ("opinia", Opinion),                           // pl
    ("opinie", Opinion),                           // nl pl
    ("opinii", Opinion),                           // ro
    ("opinion", Opinion),                          // en fr
    ("opinione", Opinion),                         // it
    ("opinioni", Opinion),                         // it
    ("opinions", Opinion),                         // en fr
    ("opinião", Opinion),                          // pt
    ("opinió", Opinion),                           // ca
    ("opinión", Opinion),                          // es
    ("opinyon", Opinion),                          // tl
    ("osvrt", Opinion),                            // hr
    ("otseblogi", Live),                           // et
    ("otsepilt", Live),                            // et
    ("otseülekanne", Live),                        // et
    ("our view", Opinion),                         // en
    ("ouça", Audio),                               // pt
    ("oświadczenie", Statement),                   // pl
    ("paid content", Sponsored),                   // en
    ("paid partnership", Sponsored),               // en
    ("paid post", Sponsored),                      // en
    ("partenariat", Sponsored),                    // fr
    ("partner content", Sponsored),                // en
    ("partnerbijdrage", Sponsored),                // nl
    ("partnerio turinys", Sponsored),              // lt
    ("partnerių turinys", Sponsored),              // lt
    ("patrocinado", Sponsored),                    // es pt
    ("patrocinat", Sponsored),                     // ca
    ("pendapat", Opinion),                         // ms
    ("persbericht", Statement),                    // nl
    ("persberichten", Statement),                  // nl
    ("photo essay", Gallery),                      // en
    ("photo gallery", Gallery),                    // en
    ("photo story", Gallery),                      // en
    ("photos", Gallery),                           // en fr
    ("phóng sự video", Video),                     // vi
    ("phóng sự ảnh", Gallery),                     // vi
    ("phỏng vấn", Interview),                      // vi
    ("picha", Gallery),                            // sw
    ("picture gallery", Gallery),                  // en
    ("pictures", Gallery),                         // en
    ("pildid", Gallery),                           // et
    ("pisma čitatelja", Opinion),                  // hr
    ("placená inzerce", Sponsored),                // cs
    ("plaćeni oglas", Sponsored),                  // hr
    ("plaćeni sadržaj", Sponsored),                // hr
    ("podcast", Audio),                            // en de fr es it pt nl sv pl tr
    ("podcast episode", Audio),                    // en
    ("podcasti", Audio),                           // sq
    ("podcastit", Audio),                          // fi
    ("podcasts", Audio),                           // en
    ("podcasty", Audio),                           // cs sk
    ("podd", Audio),                               // sv
    ("poddar", Audio),                             // sv
    ("podikasti", Audio),                          // sw
    ("podkast", Audio),                            // no hr sr pl az
    ("podkasti", Audio),                           // hr sr
    ("podkasty", Audio),                           // pl
    ("podkāsts", Audio),                           // lv
    ("pogovor", Interview),                        // sl
    ("point de vue", Opinion),                     // fr
    ("point of view", Opinion),                    // en
    ("portfolio", Gallery),                        // fr
    ("poslechněte", Audio),                        // cs
    ("poslechněte si", Audio),                     // cs
    ("poslušaj", Audio),                           // hr sl
    ("poslušajte", Audio),                         // hr sl
    ("posłuchaj", Audio),                          // pl
    ("počúvajte", Audio),                          // sk
    ("pożegnanie", Obituary),                      // pl
    ("pr", Sponsored),                             // ja
    ("pr text", Sponsored),                        // cs
    ("pr článek", Sponsored),                      // cs
    ("pr článok", Sponsored),                      // sk
    ("pranešimas spaudai", Statement),             // lt
    ("preses relīze", Statement),                  // lv
    ("press release", Statement),                  // en
    ("press releases", Statement),                 // en
    ("press statement", Statement),                // en
    ("presseerklärung", Statement),                // de
    ("pressemeddelelse", Statement),               // da
    ("pressemelding", Statement),                  // no
    ("pressemeldung", Statement),                  // de
    ("pressemitteilung", Statement),               // de
    ("pressemitteilungen", Statement),             // de
    ("pressiteade", Statement),                    // et
    ("pressmeddelande", Statement),                // sv
    ("pressmeddelanden", Statement),               // sv
    ("priopćenje", Statement),                     // hr
    ("priopćenje za medije", Statement),           // hr
    ("promo sadržaj", Sponsored),                  // hr sr
    ("promo tekst", Sponsored),                    // hr
    ("promocijsko sporočilo", Sponsored),          // sl
    ("promoted", Sponsored),                       // en
    ("pubblicità", Sponsored),                     // it
    ("pubbliredazionale", Sponsored),              // it
    ("publi", Sponsored),                          // pt
    ("publi-communiqué", Sponsored),               // fr
    ("publi-reportage", Sponsored),                // fr
    ("publi-rédactionnel", Sponsored),             // fr
    ("public statement", Statement),               // en
    ("publicidad", Sponsored),                     // es
    ("publicidade", Sponsored),                    // pt
    ("publicisztika", Opinion),                    // hu
    ("publicitat", Sponsored),                     // ca
    ("publicitate", Sponsored),                    // ro
    ("publicité", Sponsored),                      // fr
    ("publieditorial", Sponsored),                 // pt
    ("publireportage", Sponsored),                 // fr
    ("publirreportaje", Sponsored),                // es
    ("publirreportajes", Sponsored),               // es
    ("pääkirjoitus", Opinion),                     // fi
    ("pòdcast", Audio),                            // ca
    ("pódcast", Audio),                            // es
    ("părere", Opinion),                           // ro
    ("q & a", Interview),                          // en
    ("q and a", Interview),                        // en
    ("q&a", Interview),                            // en
    ("quan điểm", Opinion),                        // vi
    ("quảng cáo", Sponsored),                      // vi
    ("raidieraksts", Audio),                       // lv
    ("razgovor", Interview),                       // hr
    ("recensie", Review),                          // nl
    ("recensies", Review),                         // nl
    ("recension", Review),                         // sv
    ("recensione", Review),                        // it
    ("recensioner", Review),                       // sv
    ("recensioni", Review),                        // it
    ("recensão", Review),                          // pt
    ("recenze", Review),                           // cs
    ("recenzia", Review),                          // sk
    ("recenzie", Review),                          // ro
    ("recenzija", Review),                         // hr sr sl lt
    ("recenzija knjige", Review),                  // hr
    ("recenzja", Review),                          // pl
    ("recenzja książki", Review),                  // pl
    ("recenzje", Review),                          // pl
    ("redakcijas sleja", Opinion),                 // lv
    ("redakcijos skiltis", Opinion),               // lt
    ("regardez", Video),                           // fr
    ("reklaam", Sponsored),                        // et
    ("reklam", Sponsored),                         // tr
    ("reklama", Sponsored),                        // pl
    ("reklame", Sponsored),                        // no da
    ("reklaminis straipsnis", Sponsored),          // lt
    ("reklāma", Sponsored),                        // lv
    ("reklāmraksts", Sponsored),                   // lv
    ("relacja na żywo", Live),                     // pl
    ("remitido", Sponsored),                       // es
    ("rencana pengarang", Opinion),                // ms
    ("rendez-vous", Event),                        // fr
    ("repliik", Opinion),                          // et
    ("reportage vidéo", Video),                    // fr
    ("resenha", Review),                           // pt
    ("resenhas", Review),                          // pt
    ("resensi", Review),                           // id
    ("resensi buku", Review),                      // id
    ("reseña", Review),                            // es
    ("reseñas", Review),                           // es
    ("resolución", Statement),                     // es
    ("resolutie", Statement),                      // nl
    ("resolution", Statement),                     // en de sv
    ("resolução", Statement),                      // pt
    ("ressenya", Review),                          // ca
    ("restaurant review", Review),                 // en
    ("review", Review),                            // en
    ("reviews", Review),                           // en
    ("rezension", Review),                         // de
    ("rezensionen", Review),                       // de
    ("rezolucja", Statement),                      // pl
    ("risoluzione", Statement),                    // it
    ("rozhovor", Interview),                       // cs sk
    ("rozhovory", Interview),                      // cs sk
    ("rozmowa", Interview),                        // pl
    ("rubrica", Opinion),                          // it
    ("résolution", Statement),                     // fr
    ("röportaj", Interview),                       // tr
    ("röportajlar", Interview),                    // tr
    ("rėmėjų turinys", Sponsored),                 // lt
    ("rəy", Opinion),                              // az
    ("safu", Opinion),                             // sw
    ("sajtóközlemény", Statement),                 // hu
    ("saopštenje", Statement),                     // sr
    ("save the date", Event),                      // en
    ("se bildene", Gallery),                       // no
    ("se billeder", Gallery),                      // da
    ("se klippet", Video),                         // sv
    ("se video", Video),                           // da no
    ("se videoen", Video),                         // da no
    ("secara langsung", Live),                     // ms
    ("sehen sie", Video),                          // de
    ("siaran langsung", Live),                     // id ms
    ("siaran pers", Statement),                    // id
    ("sikiliza", Audio),                           // sw
    ("siniar", Audio),                             // id
    ("sisuturundus", Sponsored),                   // et
    ("skiltis", Opinion),                          // lt
    ("sleja", Opinion),                            // lv
    ("slideshow", Gallery),                        // en
    ("sloupek", Opinion),                          // cs
    ("sponset", Sponsored),                        // no
    ("sponset innhold", Sponsored),                // no
    ("sponsorbijdrage", Sponsored),                // nl
    ("sponsored", Sponsored),                      // en de
    ("sponsored content", Sponsored),              // en
    ("sponsored post", Sponsored),                 // en
    ("sponsoreret", Sponsored),                    // da
    ("sponsoreret indhold", Sponsored),            // da
    ("sponsorisé", Sponsored),                     // fr
    ("sponsorizat", Sponsored),                    // ro
    ("sponsorizzata", Sponsored),                  // it
    ("sponsorizzato", Sponsored),                  // it
    ("sponsorlu", Sponsored),                      // tr
    ("sponsorlu içerik", Sponsored),               // tr
    ("sponsorluq", Sponsored),                     // az
    ("sponsorowane", Sponsored),                   // pl
    ("sponsorēts saturs", Sponsored),              // lv
    ("sponsrad", Sponsored),                       // sv
    ("sponsrat innehåll", Sponsored),              // sv
    ("sponzorirana vsebina", Sponsored),           // sl
    ("sponzorirani sadržaj", Sponsored),           // hr
    ("sponzorirani članak", Sponsored),            // hr
    ("sponzorirano", Sponsored),                   // hr sr sl
    ("sponzorisani sadržaj", Sponsored),           // sr
    ("sponzorisano", Sponsored),                   // sr
    ("sponzorované", Sponsored),                   // sk
    ("sponzorovaný obsah", Sponsored),             // cs sk
    ("sponzorováno", Sponsored),                   // cs
    ("sporočilo za javnost", Statement),           // sl
    ("standpunkt", Opinion),                       // de
    ("statement", Statement),                      // en
    ("statements", Statement),                     // en
    ("stav", Opinion),                             // hr sr
    ("stavovi", Opinion),                          // hr sr
    ("stellungnahme", Statement),                  // de
    ("stĺpček", Opinion),                          // sk
    ("suivez en direct", Live),                    // fr
    ("suora lähetys", Live),                       // fi
    ("suorana", Live),                             // fi
    ("synspunkt", Opinion),                        // no da
    ("synspunkter", Opinion),                      // da
    ("szponzorált", Sponsored),                    // hu
    ("szponzorált tartalom", Sponsored),           // hu
    ("söyleşi", Interview),                        // tr
    ("taarifa kwa vyombo vya habari", Statement),  // sw
    ("tahariri", Opinion),                         // sw
    ("tajaan", Sponsored),                         // ms
    ("tajuk", Opinion),                            // id
    ("tajuk rencana", Opinion),                    // id
    ("tanzia", Obituary),                          // sw
    ("tanıtım yazısı", Sponsored),                 // tr
    ("taskuhääling", Audio),                       // et
    ("tazama", Video),                             // sw
    ("tazama video", Video),                       // sw
    ("taziye", Obituary),                          // tr
    ("temu bual", Interview),                      // ms
    ("temubual", Interview),                       // ms
    ("termin", Event),                             // de
    ("termine", Event),                            // de
    ("testbericht", Review),                       // de
    ("the big interview", Interview),              // en
    ("the interview", Interview),                  // en
    ("theater review", Review),                    // en
    ("theaterkritik", Review),                     // de
    ("theatre review", Review),                    // en
    ("thông cáo báo chí", Statement),              // vi
    ("tiesiogiai", Live),                          // lt
    ("tiesioginė transliacija", Live),             // lt
    ("tiešraide", Live),                           // lv
    ("till minne", Obituary),                      // sv
    ("tinklalaidė", Audio),                        // lt
    ("tinklalaidės", Audio),                       // lt
    ("tisková zpráva", Statement),                 // cs
    ("tlačová správa", Statement),                 // sk
    ("tonton", Video),                             // id ms
    ("tonton video", Video),                       // id
    ("treści sponsorowane", Sponsored),            // pl
    ("treść sponsorowana", Sponsored),             // pl
    ("tribuna", Opinion),                          // es
    ("tribune", Opinion),                          // fr
    ("trực tiếp", Live),                           // vi
    ("turinio rinkodara", Sponsored),              // lt
    ("tv review", Review),                         // en
    ("tv-kritik", Review),                         // de
    ("támogatott tartalom", Sponsored),            // hu
    ("támogatói tartalom", Sponsored),             // hu
    ("tường thuật trực tiếp", Live),               // vi
    ("tưởng nhớ", Obituary),                       // vi
    ("ulasan", Review),                            // id ms
    ("upcoming event", Event),                     // en
    ("upcoming events", Event),                    // en
    ("uttalande", Statement),                      // sv
    ("uttalanden", Statement),                     // sv
    ("uvodnik", Opinion),                          // hr sl
    ("uživo", Live),                               // hr sr sl
    ("užsakomasis straipsnis", Sponsored),         // lt
    ("v živo", Live),                              // sl
    ("vaizdo reportažas", Video),                  // lt
    ("vaizdo įrašas", Video),                      // lt
    ("vea", Video),                                // es
    ("vefat", Obituary),                           // tr
    ("veja o vídeo", Video),                       // pt
    ("veranstaltung", Event),                      // de
    ("veranstaltungen", Event),                    // de
    ("veranstaltungshinweis", Event),              // de
    ("veranstaltungstipp", Event),                 // de
    ("verklaring", Statement),                     // nl
    ("verlagsspezial", Sponsored),                 // de
    ("vezércikk", Opinion),                        // hu
    ("videa", Video),                              // cs
    ("video", Video),                              // en de es it nl sv tr
    ("video content", Video),                      // en
    ("video haber", Video),                        // tr
    ("video interview", Video),                    // en
    ("video podcast", Video),                      // en
    ("video report", Video),                       // en
    ("video reportaža", Video),                    // hr
    ("video story", Video),                        // en
    ("video-interview", Video),                    // de
    ("videobeitrag", Video),                       // de
    ("videoer", Video),                            // da no
    ("videointerview", Video),                     // de
    ("videointervista", Video),                    // it
    ("videoklip", Video),                          // ro
    ("videolugu", Video),                          // et
    ("videomateriāls", Video),                     // lv
    ("videoreportaža", Video),                     // hr
    ("videoreportažas", Video),                    // lt
    ("videos", Video),                             // en de
    ("videot", Video),                             // fi
    ("videó", Video),                              // hu
    ("vidéo", Video),                              // fr
    ("vidéos", Video),                             // fr
    ("viedoklis", Opinion),                        // lv
    ("viedokļi", Opinion),                         // lv
    ("vieraskolumni", Opinion),                    // fi
    ("viewpoint", Opinion),                        // en
    ("volg live", Live),                           // nl
    ("vraaggesprek", Interview),                   // nl
    ("vélemény", Opinion),                         // hu
    ("vídeo", Video),                              // es pt
    ("vídeos", Video),                             // es pt
    ("watch", Video),                              // en
    ("watch live", Live),                          // en
    ("watch now", Video),                          // en
    ("wawancara", Interview),                      // id
    ("webb-tv", Video),                            // sv
    ("webbtv", Video),                             // sv
    ("webinar", Event),                            // en
    ("werbung", Sponsored),                        // de
    ("wideo", Video),                              // pl
    ("wspomnienie", Obituary),                     // pl
    ("wydarzenia", Event),                         // pl
    ("wydarzenie", Event),                         // pl
    ("wywiad", Interview),                         // pl
    ("wywiady", Interview),                        // pl
    ("xem video", Video),                          // vi
    ("xã luận", Opinion),                          // vi
    ("yorum", Opinion),                            // tr
    ("zdjęcia", Gallery),                          // pl
    ("zemřel", Obituary),                          // cs
    ("zobacz wideo", Video),                       // pl
    ("zum hören", Audio),                          // de
    ("zum tod", Obituary),                         // de
    ("zuzenean", Live),                            // eu
    ("à voir", Video),                             // fr
    ("à écouter", Audio),                          // fr
    ("áudio", Audio),                              // pt
    ("åsikt", Opinion),                            // sv
    ("écouter", Audio),                            // fr
    ("écoutez", Audio),                            // fr
    ("édito", Opinion),                            // fr
    ("éditorial", Opinion),                        // fr
    ("élő", Live),                                 // hu
    ("élő közvetítés", Live),                      // hu
    ("élőben", Live),                              // hu
    ("évènement", Event),                          // fr
    ("événement", Event),                          // fr
    ("événements", Event),                         // fr
    ("în direct", Live),                           // ro
    ("öppet brev", Statement),                     // sv
    ("última hora en directo", Live),              // es
    ("úvodník", Opinion),                          // cs sk
    ("ý kiến", Opinion),                           // vi
    ("điểm sách", Review),                         // vi
    ("được tài trợ", Sponsored),                   // vi
    ("živě", Live),                                // cs
    ("άποψη", Opinion),                            // el
    ("ακούστε", Audio),                            // el
    ("απόψεις", Opinion),                          // el
    ("αρθρογραφία", Opinion),                      // el
    ("βίντεο", Video),                             // el
    ("γκαλερί", Gallery),                          // el
    ("γνώμες", Opinion),                           // el
    ("γνώμη", Opinion),                            // el
    ("δελτίο τύπου", Statement),                   // el
    ("διαφήμιση", Sponsored),                      // el
    ("εικόνες", Gallery),                          // el
    ("ζωντανά", Live),                             // el
    ("κριτική", Review),                           // el
    ("νεκρολογία", Obituary),                      // el
    ("σε εικόνες", Gallery),                       // el
    ("συνέντευξη", Interview),                     // el
    ("φωτογραφίες", Gallery),                      // el
    ("φωτορεπορτάζ", Gallery),                     // el
    ("χορηγούμενο", Sponsored),                    // el
    ("χορηγούμενο περιεχόμενο", Sponsored),        // el
    ("анонс", Event),                              // ru uk
    ("аудио", Audio),                              // ru
    ("аудіо", Audio),                              // uk
    ("в снимки", Gallery),                         // bg
    ("в фотографиях", Gallery),                    // ru
    ("видео", Video),                              // ru
    ("видео репортаж", Video),                     // bg
    ("видеорепортаж", Video),                      // ru
    ("видеосюжет", Video),                         // ru
    ("во живо", Live),                             // mk
    ("възпоменание", Obituary),                    // bg
    ("відгук", Review),                            // uk
    ("відео", Video),                              // uk
    ("відеорепортаж", Video),                      // uk
    ("відеосюжет", Video),                         // uk
    ("відкритий лист", Statement),                 // uk
    ("галерея", Gallery),                          // ru uk
    ("галерия", Gallery),                          // bg
    ("галерија", Gallery),                         // sr mk
    ("гледайте", Video),                           // bg
    ("декларация", Statement),                     // ru
    ("дивіться", Video),                           // uk
    ("думка", Opinion),                            // uk
    ("захід", Event),                              // uk
    ("заява", Statement),                          // uk
    ("заявление", Statement),                      // ru
    ("звернення", Statement),                      // uk
    ("интервью", Interview),                       // ru
    ("интервю", Interview),                        // bg
    ("интервју", Interview),                       // sr mk
    ("колонка", Opinion),                          // ru uk
    ("колумна", Opinion),                          // sr mk
    ("коментар", Opinion),                         // uk
    ("комментарий", Opinion),                      // ru
    ("мероприятие", Event),                        // ru
    ("мислење", Opinion),                          // mk
    ("мишљење", Opinion),                          // sr
    ("мнение", Opinion),                           // ru
    ("мнения", Opinion),                           // ru
    ("на живо", Live),                             // bg
    ("на правах реклами", Sponsored),              // uk
    ("на правах рекламы", Sponsored),              // ru
    ("наживо", Live),                              // uk
    ("некролог", Obituary),                        // ru uk
    ("новини партнерів", Sponsored),               // uk
    ("новости партнеров", Sponsored),              // ru
    ("обзор", Review),                             // ru
    ("обращение", Statement),                      // ru
    ("огляд", Review),                             // uk
    ("онлайн", Live),                              // ru uk
    ("от редакции", Opinion),                      // ru
    ("отзыв", Review),                             // ru
    ("открытое письмо", Statement),                // ru
    ("памяти", Obituary),                          // ru
    ("пам’яті", Obituary),                         // uk
    ("партнерский материал", Sponsored),           // ru
    ("партнерська стаття", Sponsored),             // uk
    ("партнерський матеріал", Sponsored),          // uk
    ("партнёрский материал", Sponsored),           // ru
    ("платена публикация", Sponsored),             // bg
    ("платено съдържание", Sponsored),             // bg
    ("погляд", Opinion),                           // uk
    ("подкаст", Audio),                            // ru uk
    ("подкасти", Audio),                           // bg mk uk
    ("подія", Event),                              // uk
    ("позиция", Opinion),                          // bg
    ("поткаст", Audio),                            // sr mk
    ("прес-реліз", Statement),                     // uk
    ("пресреліз", Statement),                      // uk
    ("пресс-релиз", Statement),                    // ru
    ("прессъобщение", Statement),                  // bg
    ("прямая трансляция", Live),                   // ru
    ("прямий ефір", Live),                         // uk
    ("прямой эфир", Live),                         // ru
    ("разговор", Interview),                       // bg sr
    ("редакционная статья", Opinion),              // ru
    ("резолюция", Statement),                      // ru
    ("резолюція", Statement),                      // uk
    ("реклама", Sponsored),                        // ru uk
    ("рецензия", Review),                          // ru
    ("рецензија", Review),                         // sr mk
    ("рецензія", Review),                          // uk
    ("саопштење", Statement),                      // sr
    ("слухайте", Audio),                           // uk
    ("слушайте", Audio),                           // ru
    ("слушать", Audio),                            // ru
    ("смотреть", Video),                           // ru
    ("смотрите", Video),                           // ru
    ("снимки", Gallery),                           // bg
    ("событие", Event),                            // ru
    ("соопштение", Statement),                     // mk
    ("спецпроект", Sponsored),                     // ru
    ("спецпроєкт", Sponsored),                     // uk
    ("спонзорирано", Sponsored),                   // mk
    ("спонзорисано", Sponsored),                   // sr
    ("спонсорирано", Sponsored),                   // bg
    ("спонсорирано съдържание", Sponsored),        // bg
    ("спонсорский материал", Sponsored),           // ru
    ("спонсорський матеріал", Sponsored),          // uk
    ("став", Opinion),                             // sr
    ("текстовая трансляция", Live),                // ru
    ("трансляция", Live),                          // ru
    ("трансляція", Live),                          // uk
    ("уживо", Live),                               // sr
    ("фото", Gallery),                             // ru uk
    ("фотогалерея", Gallery),                      // ru uk
    ("фотогалерия", Gallery),                      // bg
    ("фотогалерија", Gallery),                     // sr mk
    ("фотографии", Gallery),                       // ru
    ("фотографије", Gallery),                      // sr
    ("фоторепортаж", Gallery),                     // ru uk
    ("эксклюзивное интервью", Interview),          // ru
    ("інтерв'ю", Interview),                       // uk
    ("інтервʼю", Interview),                       // uk
    ("інтерв’ю", Interview),                       // uk
    ("կարծիք", Opinion),                           // hy
    ("հարցազրույց", Interview),                    // hy
    ("տեսանյութ", Video),                          // hy
    ("אירוע", Event),                              // he
    ("אירועים", Event),                            // he
    ("בווידאו", Video),                            // he
    ("ביקורת", Review),                            // he
    ("ביקורת ספר", Review),                        // he
    ("ביקורת סרט", Review),                        // he
    ("בשידור חי", Live),                           // he
    ("בשיתוף", Sponsored),                         // he
    ("בתמונות", Gallery),                          // he
    ("גילוי דעת", Statement),                      // he
    ("גלריה", Gallery),                            // he
    ("גלריית תמונות", Gallery),                    // he
    ("דעה", Opinion),                              // he
    ("דעות", Opinion),                             // he
    ("האזינו", Audio),                             // he
    ("הודעה לעיתונות", Statement),                 // he
    ("הודעת עיתונות", Statement),                  // he
    ("הסכת", Audio),                               // he
    ("הספד", Obituary),                            // he
    ("הצהרה", Statement),                          // he
    ("וידאו", Video),                              // he
    ("וידיאו", Video),                             // he
    ("טור", Opinion),                              // he
    ("טור דעה", Opinion),                          // he
    ("לזכר", Obituary),                            // he
    ("לזכרה", Obituary),                           // he
    ("לזכרו", Obituary),                           // he
    ("לייב", Live),                                // he
    ("מאמר מערכת", Opinion),                       // he
    ("מודעה", Sponsored),                          // he
    ("מכתב פתוח", Statement),                      // he
    ("ממומן", Sponsored),                          // he
    ("סקירה", Review),                             // he
    ("סרטון", Video),                              // he
    ("עדכונים שוטפים", Live),                      // he
    ("פודקאסט", Audio),                            // he
    ("פרסומת", Sponsored),                         // he
    ("פרשנות", Opinion),                           // he
    ("צפו", Video),                                // he
    ("צפייה", Video),                              // he
    ("ראיון", Interview),                          // he
    ("ראיון בלעדי", Interview),                    // he
    ("ריאיון", Interview),                         // he
    ("שידור חי", Live),                            // he
    ("תוכן ממומן", Sponsored),                     // he
    ("תוכן שיווקי", Sponsored),                    // he
    ("תמונות", Gallery),                           // he
    ("آگهی", Sponsored),                           // fa
    ("آگهی ترحیم", Obituary),                      // fa
    ("ألبوم صور", Gallery),                        // ar
    ("إعلان تجاري", Sponsored),                     // ar
    ("إعلان مدفوع", Sponsored),                     // ar
    ("اداریہ", Opinion),                           // ur
    ("استمع", Audio),                              // ar
    ("اشتہار", Sponsored),                         // ur
    ("اطلاعیه", Statement),                         // fa
    ("افتتاحية", Opinion),                         // ar
    ("الرأي", Opinion),                            // ar
    ("الفيديو", Video),                            // ar
    ("انٹرویو", Interview),                        // ur
    ("بالصور", Gallery),                           // ar
    ("بالفيديو", Video),                           // ar
    ("ببینید", Video),                             // fa
    ("بث مباشر", Live),                            // ar
    ("براہ راست", Live),                           // ur
    ("بشنوید", Audio),                             // fa
    ("بودكاست", Audio),                            // ar
    ("بيان", Statement),                           // ar
    ("بيان صحفي", Statement),                      // ar
    ("بيان مشترك", Statement),                     // ar
    ("بیانیه", Statement),                         // fa
    ("بیانیه مطبوعاتی", Statement),                // fa
    ("تبلیغات", Sponsored),                        // fa
    ("تصاویر", Gallery),                           // fa ur
    ("تصريح صحفي", Statement),                     // ar
    ("تغطية مباشرة", Live),                        // ar
    ("تماشا کنید", Video),                         // fa
    ("حوار", Interview),                           // ar
    ("درگذشت", Obituary),                          // fa
    ("دیدگاه", Opinion),                           // fa
    ("دیدگاه‌ها", Opinion),                         // fa
    ("رأي", Opinion),                              // ar
    ("رائے", Opinion),                             // ur
    ("رثاء", Obituary),                            // ar
    ("رسالة مفتوحة", Statement),                   // ar
    ("رویداد", Event),                             // fa
    ("رپرتاژ", Sponsored),                         // fa
    ("رپرتاژ آگهی", Sponsored),                    // fa
    ("رپورتاژ آگهی", Sponsored),                   // fa
    ("زنده", Live),                                // fa
    ("سرمقاله", Opinion),                          // fa
    ("شاهد", Video),                               // ar
    ("شاهد بالفيديو", Video),                      // ar
    ("صور", Gallery),                              // ar
    ("عکس", Gallery),                              // fa
    ("فعالية", Event),                             // ar
    ("فيديو", Video),                              // ar
    ("فیلم", Video),                               // fa
    ("قطعنامه", Statement),                        // fa
    ("لائیو", Live),                                // ur
    ("لحظة بلحظة", Live),                          // ar
    ("لحظه به لحظه", Live),                        // fa
    ("لقاء", Interview),                           // ar
    ("مباشر", Live),                               // ar
    ("محتوى برعاية", Sponsored),                   // ar
    ("محتوى مدفوع", Sponsored),                    // ar
    ("مراجعة", Review),                            // ar
    ("مراجعة كتاب", Review),                       // ar
    ("مصاحبه", Interview),                         // fa
    ("معرض صور", Gallery),                         // ar
    ("معرفی کتاب", Review),                        // fa
    ("مقابلة", Interview),                         // ar
    ("مقال رأي", Opinion),                         // ar
    ("نامه سرگشاده", Statement),                   // fa
    ("نعي", Obituary),                             // ar
    ("نقد", Review),                               // ar fa
    ("نقد فیلم", Review),                          // fa
    ("نقد و بررسی", Review),                       // fa
    ("وجهة نظر", Opinion),                         // ar
    ("وفيات", Obituary),                           // ar
    ("ویدئو", Video),                              // fa
    ("ویدیو", Video),                              // fa
    ("ویڈیو", Video),                              // ur
    ("پادکست", Audio),                             // fa
    ("پخش زنده", Live),                            // fa
    ("پوڈکاسٹ", Audio),                            // ur
    ("کالم", Opinion),                             // ur
    ("گالری", Gallery),                            // fa
    ("گالری عکس", Gallery),                        // fa
    ("گزارش تصویری", Gallery),                     // fa
    ("گفت و گو", Interview),                       // fa
    ("گفتگو", Interview),                          // fa
    ("گفت‌وگو", Interview),                         // fa
    ("یادبود", Obituary),                          // fa
    ("یادداشت", Opinion),                          // fa
    ("अग्रलेख", Opinion),                            // mr
    ("इंटरव्यू", Interview),                          // hi
    ("ऑडियो", Audio),                              // hi
    ("जाहिरात", Sponsored),                        // mr
    ("तस्वीरें", Gallery),                            // hi
    ("पाहा लाइव्ह", Live),                          // mr
    ("पॉडकास्ट", Audio),                            // hi mr
    ("प्रायोजित", Sponsored),                       // hi mr
    ("फ़ोटो", Gallery),                             // hi
    ("फोटो", Gallery),                             // hi mr
    ("फोटो गैलरी", Gallery),                        // hi
    ("भिडियो", Video),                             // ne
    ("मुलाखत", Interview),                          // mr
    ("लाइव", Live),                                // hi
    ("विचार", Opinion),                            // hi
    ("विज्ञापन", Sponsored),                        // hi
    ("वीडियो", Video),                             // hi
    ("व्हिडिओ", Video),                             // mr
    ("संपादकीय", Opinion),                          // hi mr
    ("साक्षात्कार", Interview),                      // hi
    ("অডিও", Audio),                               // bn
    ("উপসম্পাদকীয়", Opinion),                        // bn
    ("কলাম", Opinion),                              // bn
    ("ছবি", Gallery),                              // bn
    ("ছবিতে", Gallery),                            // bn
    ("পডকাস্ট", Audio),                              // bn
    ("পর্যালোচনা", Review),                           // bn
    ("ফটো গ্যালারি", Gallery),                        // bn
    ("বিজ্ঞাপন", Sponsored),                         // bn
    ("ভিডিও", Video),                              // bn
    ("ভিডিও প্রতিবেদন", Video),                     // bn
    ("মতামত", Opinion),                             // bn
    ("মৃত্যুসংবাদ", Obituary),                         // bn
    ("লাইভ", Live),                                 // bn
    ("সংবাদ বিজ্ঞপ্তি", Statement),                   // bn
    ("সম্পাদকীয়", Opinion),                          // bn
    ("সরাসরি", Live),                               // bn
    ("সাক্ষাৎকার", Interview),                         // bn
    ("স্পনসরড", Sponsored),                         // bn
    ("વીડિયો", Video),                             // gu
    ("காணொளி", Video),                              // ta
    ("தலையங்கம்", Opinion),                          // ta
    ("நேரலை", Live),                               // ta
    ("நேர்காணல்", Interview),                         // ta
    ("பாட்காஸ்ட்", Audio),                              // ta
    ("புகைப்படங்கள்", Gallery),                       // ta
    ("விளம்பரம்", Sponsored),                        // ta
    ("வீடியோ", Video),                              // ta
    ("ప్రత్యక్ష ప్రసారం", Live),                        // te
    ("వీడియో", Video),                                // te
    ("വീഡിയോ", Video),                             // ml
    ("ข่าวประชาสัมพันธ์", Statement),                  // th
    ("คลิป", Video),                                // th
    ("คอลัมน์", Opinion),                            // th
    ("ชมคลิป", Video),                              // th
    ("ชมภาพ", Gallery),                            // th
    ("ถ่ายทอดสด", Live),                            // th
    ("ทัศนะ", Opinion),                             // th
    ("บทความประชาสัมพันธ์", Sponsored),               // th
    ("บทบรรณาธิการ", Opinion),                      // th
    ("บทสัมภาษณ์", Interview),                       // th
    ("ประมวลภาพ", Gallery),                        // th
    ("พอดแคสต์", Audio),                            // th
    ("ฟัง", Audio),                                 // th
    ("ภาพ", Gallery),                              // th
    ("รีวิว", Review),                               // th
    ("วิดีโอ", Video),                               // th
    ("วีดิโอ", Video),                               // th
    ("สด", Live),                                  // th
    ("สัมภาษณ์", Interview),                         // th
    ("แกลเลอรี", Gallery),                          // th
    ("โฆษณา", Sponsored),                          // th
    ("ได้รับการสนับสนุน", Sponsored),                  // th
    ("აზრი", Opinion),                             // ka
    ("ვიდეო", Video),                              // ka
    ("ინტერვიუ", Interview),                       // ka
    ("მოსაზრება", Opinion),                        // ka
    ("პოდკასტი", Audio),                           // ka
    ("ფოტო", Gallery),                             // ka
    ("ảnh", Gallery),                              // vi
    ("イベント", Event),                           // ja
    ("インタビュー", Interview),                   // ja
    ("オピニオン", Opinion),                       // ja
    ("ギャラリー", Gallery),                       // ja
    ("コラム", Opinion),                           // ja
    ("スポンサー", Sponsored),                     // ja
    ("タイアップ広告", Sponsored),                 // ja
    ("ビデオ", Video),                             // ja
    ("フォトギャラリー", Gallery),                 // ja
    ("プレスリリース", Statement),                 // ja
    ("ポッドキャスト", Audio),                     // ja
    ("ライブ", Live),                              // ja
    ("ライブ中継", Live),                          // ja
    ("ライブ配信", Live),                          // ja
    ("レビュー", Review),                          // ja
    ("专栏", Opinion),                             // zh
    ("专访", Interview),                           // zh
    ("专访实录", Interview),                       // zh
    ("书评", Review),                              // zh
    ("企画広告", Sponsored),                       // ja
    ("公告", Statement),                           // zh
    ("公开信", Statement),                         // zh
    ("公開信", Statement),                         // zh
    ("公開書簡", Statement),                       // ja
    ("写真", Gallery),                             // ja
    ("写真特集", Gallery),                         // ja
    ("决议", Statement),                           // zh
    ("動画", Video),                               // ja
    ("動画あり", Video),                           // ja
    ("图", Gallery),                               // zh
    ("图片", Gallery),                             // zh
    ("图集", Gallery),                             // zh
    ("圖集", Gallery),                             // zh
    ("報道発表", Statement),                       // ja
    ("声明", Statement),                           // zh ja
    ("实时更新", Live),                            // zh
    ("寄稿", Opinion),                             // ja
    ("対談", Interview),                           // ja
    ("專欄", Opinion),                             // zh
    ("專訪", Interview),                           // zh
    ("广告", Sponsored),                           // zh
    ("広告", Sponsored),                           // ja
    ("廣告", Sponsored),                           // zh
    ("廣編特輯", Sponsored),                       // zh
    ("影片", Video),                               // zh
    ("影評", Review),                              // zh
    ("影评", Review),                              // zh
    ("影音", Video),                               // zh
    ("悼念", Obituary),                            // zh
    ("意見", Opinion),                             // ja
    ("投书", Opinion),                             // zh
    ("投書", Opinion),                             // zh
    ("推广", Sponsored),                           // zh
    ("播客", Audio),                               // zh
    ("收听", Audio),                               // zh
    ("新聞稿", Statement),                         // zh
    ("新闻稿", Statement),                         // zh
    ("时评", Opinion),                             // zh
    ("映像", Video),                               // ja
    ("映画評", Review),                            // ja
    ("時評", Opinion),                             // zh ja
    ("書評", Review),                              // zh ja
    ("決議", Statement),                           // zh ja
    ("活动", Event),                               // zh
    ("活動", Event),                               // zh
    ("滚动更新", Live),                            // zh
    ("独占インタビュー", Interview),               // ja
    ("现场直播", Live),                            // zh
    ("現場直播", Live),                            // zh
    ("生中継", Live),                              // ja
    ("画像", Gallery),                             // ja
    ("直播", Live),                                // zh
    ("直播中", Live),                              // zh
    ("短视频", Video),                             // zh
    ("短评", Opinion),                             // zh
    ("社評", Opinion),                             // zh
    ("社説", Opinion),                             // ja
    ("社論", Opinion),                             // zh
    ("社论", Opinion),                             // zh
    ("社评", Opinion),                             // zh
    ("組圖", Gallery),                             // zh
    ("组图", Gallery),                             // zh
    ("聲明", Statement),                           // zh
    ("視頻", Video),                               // zh
    ("觀點", Opinion),                             // zh
    ("观点", Opinion),                             // zh
    ("视频", Video),                               // zh
    ("訃告", Obituary),                            // zh
    ("訃報", Obituary),                            // ja
    ("訪談", Interview),                           // zh
    ("評測", Review),                              // zh
    ("評論", Opinion),                             // zh
    ("論説", Opinion),                             // ja
    ("讣告", Obituary),                            // zh
    ("访谈", Interview),                           // zh
    ("评测", Review),                              // zh
    ("评论", Opinion),                             // zh
    ("贊助", Sponsored),                           // zh
    ("赞助", Sponsored),                           // zh
    ("赞助内容", Sponsored),                       // zh
    ("追悼", Obituary),                            // ja
    ("追悼文", Obituary),                          // ja
    ("通告", Statement),                           // zh
    ("逝者", Obituary),                            // zh
    ("速報ライブ", Live),                          // ja
    ("采访", Interview),                           // zh
    ("锐评", Opinion),                             // zh
    ("音声", Audio),                               // ja
    ("音頻", Audio),                               // zh
    ("音频", Audio),                               // zh
    ("高清图集", Gallery),                         // zh
    ("결의문", Statement),                         // ko
    ("공개서한", Statement),                       // ko
    ("광고", Sponsored),                           // ko
    ("광고성 기사", Sponsored),                    // ko
    ("기고", Opinion),                             // ko
    ("기자수첩", Opinion),                         // ko
    ("논평", Opinion),                             // ko
    ("단독 인터뷰", Interview),                    // ko
    ("대담", Interview),                           // ko
    ("동영상", Video),                             // ko
    ("라이브", Live),                              // ko
    ("리뷰", Review),                              // ko
    ("보도자료", Statement),                       // ko
    ("부고", Obituary),                            // ko
    ("부음", Obituary),                            // ko
    ("비디오", Video),                             // ko
    ("사설", Opinion),                             // ko
    ("사진", Gallery),                             // ko
    ("생방송", Live),                              // ko
    ("생중계", Live),                              // ko
    ("서평", Review),                              // ko
    ("성명", Statement),                           // ko
    ("성명서", Statement),                         // ko
    ("시론", Opinion),                             // ko
    ("실시간", Live),                              // ko
    ("애드버토리얼", Sponsored),                   // ko
    ("영상", Video),                               // ko
    ("영화평", Review),                            // ko
    ("오디오", Audio),                             // ko
    ("오피니언", Opinion),                         // ko
    ("이벤트", Event),                             // ko
    ("인터뷰", Interview),                         // ko
    ("입장문", Statement),                         // ko
    ("추모", Obituary),                            // ko
    ("칼럼", Opinion),                             // ko
    ("팟캐스트", Audio),                           // ko
    ("포토", Gallery),                             // ko
    ("포토뉴스", Gallery),                         // ko
    ("행사", Event),                               // ko
    ("협찬", Sponsored),                           // ko
    ("화보", Gallery),                             // ko
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
