//! An invented chain: pages of which most is a menu, scripts and styles, so that little of what is read is much to file.

use crate::outlet;

/// Invented words that come as often as words do: the second half as often as the first, and so on
/// (Zipf's law). The numbers follow from a seed (xorshift, Marsaglia 2003).
struct Words(u64);

impl Words {
    fn some(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.one()).collect();
        words.join(" ")
    }

    fn one(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ba", "cor", "de", "fin", "ga", "lor", "mi", "nes", "o", "pre", "ru", "sti", "ta",
            "und", "ver", "zo",
        ];
        const VOCABULARY: f64 = 20_000.0;
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let chance = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        let mut rank = VOCABULARY.powf(chance) as usize;
        let is_name = rank.is_multiple_of(7);
        let mut word = String::new();
        while rank > 0 {
            word.push_str(SYLLABLES[rank % SYLLABLES.len()]);
            rank /= SYLLABLES.len();
        }
        if is_name { word[..1].to_uppercase() + &word[1..] } else { word }
    }
}

/// Invented pages of some 40 kB, as sites make them: a menu, scripts, styles, twenty entries, a footer.
pub(crate) fn chain(pages: usize) -> Vec<Vec<u8>> {
    let mut words = Words(0x2545_f491_4f6c_dd1d);
    let links = |what: &str, count: usize| -> String {
        (0..count)
            .map(|n| {
                format!("<li class='item item-{n}'><a href='/{what}/{n}/'>{what} {n}</a></li>")
            })
            .collect()
    };
    let menu = format!("<nav class=menu><ul>{}</ul></nav><main>", links("section", 60));
    let footer = format!("<ul class=foot>{}</ul></footer>", links("service", 60));
    let script: String =
        (0..200).map(|n| format!("window.q{n}=function(a,b){{return a<b?{n}:b}};\n")).collect();
    let style: String =
        (0..200).map(|n| format!(".c{n} > a:hover {{ margin: {n}px auto }}\n")).collect();
    let head = format!("<script>{script}</script><style>{style}</style></head>");
    (1..=pages)
        .map(|number| {
            let next = (number < pages).then(|| format!("/news/page/{}/", number + 1));
            let entries: Vec<u32> = (0..20).map(|n| ((pages - number) * 20 + n) as u32).rev().collect();
            let mut page = outlet::markup(&entries, next.as_deref());
            for &entry in &entries {
                page = page.replacen(&outlet::title(entry), &words.some(9), 1);
                let teaser = format!(
                    "What the committee of case {entry} had to say, and what it means for the quarter"
                );
                page = page.replacen(&teaser, &words.some(30), 1);
            }
            let page = page.replacen("<main>", &menu, 1).replacen("</head>", &head, 1);
            page.replacen("</footer>", &footer, 1).into_bytes()
        })
        .collect()
}
