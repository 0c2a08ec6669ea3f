//! The words that dates are made of, in all languages at once.
//!
//! The data are `data/cldr.tsv` (generated) and `data/additions.tsv` (by hand); `data/generate.py`
//! says what their lines mean. They are folded and sorted into one list when the first date is read
//! and never change after that, so that a phrase is found by narrowing a range of the list letter by
//! letter: the longest phrase that starts at a place costs one walk.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::fold::{fold, fold_phrase, is_ideograph, is_invisible, is_unspaced};
use super::language::{Languages, primary};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// What a phrase can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// A month of the Gregorian calendar; short: an abbreviation, often a word of its own as well.
    Month { month: i8, short: bool },
    /// A month of the Solar Hijri calendar.
    Jalali(i8),
    /// A weekday.
    Weekday { day: Weekday, short: bool },
    /// "Last Friday".
    Last(Weekday),
    /// A unit that ends an age: "hours ago"; or "Stunden", if the word of that number is before it.
    Ago { unit: Unit, before: u16 },
    /// What stands before the number of an age: "vor", "il y a".
    Before(u16),
    /// A unit by itself.
    Unit(Unit),
    /// A unit that makes an age by itself: "2h"; only without a space if `glued`.
    Compact { unit: Unit, glued: bool },
    /// So many units ago: "yesterday".
    Relative { unit: Unit, count: i32 },
    /// A number.
    Count(i32),
    /// "about".
    About,
    /// "and".
    And,
    /// Before noon, or after.
    HalfDay { after_noon: bool },
    /// Between the parts of a date: "of".
    Link,
    /// Between a date and a time: "at".
    At,
    /// In front of a date: "posted on".
    Label,
    /// After a day's number: "th".
    Ordinal,
    /// "Year", before or after its number.
    Year { buddhist: bool },
    /// 月
    MonthMark,
    /// 日
    DayMark,
    /// 時, "Uhr"
    HourMark,
    /// 分
    MinuteMark,
    /// 秒
    SecondMark,
    /// An era, by its year 1.
    Era(i16),
}

/// A phrase of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    text: (u32, u32),
    senses: (u32, u32),
}

/// All phrases.
pub(super) struct Lexicon {
    text: String,
    terms: Vec<Term>,
    senses: Vec<(Sense, Languages)>,
    codes: Vec<[u8; 3]>,
    /// Where the terms with a given first byte begin, and where the last ones end.
    first: [u32; 257],
    /// A bit for each [`head`] that a phrase has.
    heads: Vec<u64>,
}

/// How many bits of a head's hash are kept.
const HEAD_BITS: u32 = 16;

/// The first letters of a folded phrase or text, as a hash, so that a word which begins no phrase is
/// passed over without a search; and how many bytes they take (FNV-1a).
fn head(text: &str) -> (usize, usize) {
    let mut hash = 0x811c_9dc5_u32;
    let mut length = 0;
    for byte in text.bytes().take_while(u8::is_ascii_alphabetic) {
        hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
        length += 1;
    }
    for c in text.get(length..).unwrap_or_default().chars() {
        if let Some(folded) = fold(c).filter(|_| !is_invisible(c)) {
            if !folded.is_alphabetic() || is_ideograph(folded) {
                break;
            }
            hash = (hash ^ folded as u32).wrapping_mul(0x0100_0193);
        }
        length += c.len_utf8();
    }
    ((hash >> (32 - HEAD_BITS)) as usize ^ (hash & 0xffff) as usize, length)
}

/// The lexicon, built when it is first asked for.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut builder = Builder::default();
    for file in [include_str!("data/cldr.tsv"), include_str!("data/additions.tsv")] {
        file.lines().for_each(|line| builder.line(line));
    }
    builder.finish()
});

impl Lexicon {
    /// What the phrase can mean, and in which languages.
    pub(super) fn senses(&self, term: u32) -> &[(Sense, Languages)] {
        let Some(term) = self.terms.get(term as usize) else { return &[] };
        self.senses.get(term.senses.0 as usize..term.senses.1 as usize).unwrap_or_default()
    }

    /// The language of a BCP 47 tag, where the lexicon has it.
    pub(super) fn language(&self, tag: Option<&str>) -> Languages {
        let Some(tag) = tag else { return Languages::NONE };
        let one = self.code(primary(tag));
        // The two written forms of Norwegian are read together.
        match &primary(tag) {
            b"no\0" => one.or(self.code(*b"nn\0")),
            b"nn\0" => one.or(self.code(*b"no\0")),
            _ => one,
        }
    }

    /// English.
    pub(super) fn english(&self) -> Languages {
        self.code(*b"en\0")
    }

    /// Thai, whose years are those of the Buddhist era.
    pub(super) fn thai(&self) -> Languages {
        self.code(*b"th\0")
    }

    /// Japanese, whose years are those of eras.
    pub(super) fn japanese(&self) -> Languages {
        self.code(*b"ja\0")
    }

    /// Languages that put the month's word before the day.
    pub(super) fn month_first(&self) -> Languages {
        self.all(&[b"en\0", b"lt\0", b"hu\0", b"eu\0", b"zh\0", b"ja\0", b"fil", b"kk\0", b"vi\0"])
    }

    /// Languages that put the year before the month's word.
    pub(super) fn year_first(&self) -> Languages {
        self.all(&[b"hu\0", b"lv\0", b"lt\0", b"eu\0", b"zh\0", b"ja\0", b"ko\0", b"kk\0", b"hy\0"])
    }

    /// Languages that write times with a dot: 14.30.
    pub(super) fn dotted_times(&self) -> Languages {
        self.all(&[b"da\0", b"fi\0", b"id\0", b"it\0", b"et\0"])
    }

    /// Languages that put a dot behind a whole date.
    pub(super) fn dot_behind(&self) -> Languages {
        self.all(&[b"hu\0", b"hr\0", b"sr\0", b"bs\0", b"ko\0"])
    }

    fn all(&self, codes: &[&[u8; 3]]) -> Languages {
        codes.iter().fold(Languages::NONE, |all, code| all.or(self.code(**code)))
    }

    fn code(&self, code: [u8; 3]) -> Languages {
        self.codes.iter().position(|c| *c == code).map_or(Languages::NONE, Languages::at)
    }

    /// The length of the word at `at` if no phrase begins with it.
    pub(super) fn unknown_word(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        if rest.chars().next().is_none_or(is_unspaced) {
            return None;
        }
        let (hash, length) = head(rest);
        let bit = self.heads.get(hash / 64).copied().unwrap_or(0) >> (hash % 64) & 1;
        (bit == 0 && length > 0).then_some(length)
    }

    /// The longest phrase that starts at `at`: where it ends, and which it is.
    pub(super) fn longest(&self, text: &str, at: usize) -> Option<(usize, u32)> {
        let rest = text.get(at..)?;
        let mut walk = Walk { lexicon: self, low: 0, high: self.terms.len(), depth: 0 };
        let mut best = None;
        let mut chars = rest.char_indices().peekable();
        let mut previous = ' ';
        while let Some((offset, c)) = chars.next() {
            if is_invisible(c) {
                continue;
            }
            let folded = if c.is_whitespace() {
                if previous == ' ' {
                    continue;
                }
                Some(' ')
            } else {
                fold(c)
            };
            if let Some(folded) = folded {
                if !walk.step(folded) {
                    break;
                }
                previous = folded;
            }
            if let Some(term) = walk.whole()
                && ends_word(previous, chars.peek().map(|&(_, next)| next))
                && !self.is_day_number(term, rest.get(..offset).unwrap_or_default(), previous)
            {
                best = Some((at + offset + c.len_utf8(), term));
            }
        }
        best
    }

    /// Whether a phrase that ends in a number is none without its accents: the "Thu 2" of "Thu 2 March" is
    /// not Monday, "thứ 2" in Vietnamese.
    fn is_day_number(&self, term: u32, before: &str, last: char) -> bool {
        let is_weekday = |sense: &Sense| matches!(sense, Sense::Weekday { .. });
        last.is_ascii_digit()
            && before.is_ascii()
            && self.senses(term).iter().all(|(sense, _)| is_weekday(sense))
    }

    fn bytes(&self, term: usize) -> &[u8] {
        let Some(term) = self.terms.get(term) else { return &[] };
        self.text.as_bytes().get(term.text.0 as usize..term.text.1 as usize).unwrap_or_default()
    }
}

/// Whether a word can end between these characters.
fn ends_word(last: char, next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    if last.is_ascii_digit() {
        return !next.is_ascii_digit();
    }
    if !last.is_alphabetic() || is_unspaced(last) {
        return true;
    }
    match fold(next) {
        None => false,
        Some(next) => {
            is_ideograph(next) || !(next.is_alphabetic() || matches!(next, '\u{93c}' | '\u{94d}'))
        }
    }
}

/// A walk into the sorted list: the phrases that begin with what was read.
struct Walk<'a> {
    lexicon: &'a Lexicon,
    low: usize,
    high: usize,
    depth: usize,
}

impl Walk<'_> {
    /// Reads one more character; false if no phrase goes on with it.
    fn step(&mut self, c: char) -> bool {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            if self.depth == 0 {
                let at = usize::from(byte);
                self.low = self.lexicon.first[at] as usize;
                self.high = self.lexicon.first[at + 1] as usize;
            } else {
                self.low = self.bound(|found| found.is_none_or(|found| found < byte));
                self.high = self.bound(|found| found.is_none_or(|found| found <= byte));
            }
            self.depth += 1;
            if self.low >= self.high {
                return false;
            }
        }
        true
    }

    /// The first place in the range whose next byte does not satisfy `before`.
    fn bound(&self, before: impl Fn(Option<u8>) -> bool) -> usize {
        let (mut low, mut high) = (self.low, self.high);
        while low < high {
            let middle = low.midpoint(high);
            if before(self.lexicon.bytes(middle).get(self.depth).copied()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The phrase that was read as a whole: being the shortest of the range, it sorts first.
    fn whole(&self) -> Option<u32> {
        (self.lexicon.bytes(self.low).len() == self.depth && self.depth > 0)
            .then(|| u32::try_from(self.low).ok())
            .flatten()
    }
}

#[derive(Default)]
struct Builder {
    codes: Vec<[u8; 3]>,
    befores: HashMap<String, u16>,
    found: Vec<(String, Sense, Languages)>,
}

impl Builder {
    fn line(&mut self, line: &str) {
        if line.starts_with('#') {
            return;
        }
        let mut fields = line.split('\t');
        let (Some(language), Some(kind)) = (fields.next(), fields.next()) else { return };
        if language == "languages" {
            self.codes = std::iter::once(kind).chain(fields).map(primary).collect();
            return;
        }
        let code = primary(language);
        let Some(index) = self.codes.iter().position(|c| *c == code) else { return };
        let languages = Languages::at(index);
        for (index, value) in fields.enumerate() {
            if let Some(pattern) = kind.strip_prefix("ago-") {
                self.age(pattern, value, languages);
            } else if let Some(sense) = sense(kind, index, value) {
                self.add(value, sense, languages);
            }
        }
    }

    /// A pattern such as "vor {0} Stunden".
    fn age(&mut self, unit: &str, pattern: &str, languages: Languages) {
        let Some(unit) = unit_named(unit) else { return };
        let Some((before, after)) = pattern.split_once("{0}") else { return };
        let (before, after) = (fold_phrase(before), fold_phrase(after));
        if after.is_empty() || before.starts_with(['-', '−']) {
            return;
        }
        let next = u16::try_from(self.befores.len() + 1).unwrap_or(0);
        let id =
            if before.is_empty() { 0 } else { *self.befores.entry(before.clone()).or_insert(next) };
        // The unit alone, as it stands within "2 years 3 months ago".
        let word =
            if id == 0 { after.split_once(' ').map(|(word, _)| word) } else { Some(&*after) };
        if let Some(word) = word {
            self.add(word, Sense::Unit(unit), languages);
        }
        self.add(&after, Sense::Ago { unit, before: id }, languages);
        if id != 0 {
            self.add(&before, Sense::Before(id), languages);
        }
    }

    fn add(&mut self, phrase: &str, sense: Sense, languages: Languages) {
        let phrase = fold_phrase(phrase);
        let phrase = phrase.trim_end_matches(['.', '\'']);
        // A single letter of an alphabet is no name of a month or day.
        let single = phrase.chars().nth(1).is_none() && !phrase.chars().all(is_unspaced);
        let named = matches!(sense, Sense::Month { .. } | Sense::Weekday { .. } | Sense::Jalali(_));
        if phrase.is_empty() || (single && named) {
            return;
        }
        self.found.push((phrase.to_owned(), sense, languages));
    }

    fn finish(mut self) -> Lexicon {
        self.found.sort_by(|a, b| a.0.cmp(&b.0));
        let mut lexicon = Lexicon {
            text: String::new(),
            terms: Vec::new(),
            senses: Vec::new(),
            codes: self.codes,
            first: [0; 257],
            heads: vec![0; 1 << (HEAD_BITS - 6)],
        };
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        for same in self.found.chunk_by(|a, b| a.0 == b.0) {
            let Some((phrase, ..)) = same.first() else { continue };
            let (hash, _) = head(phrase);
            if let Some(heads) = lexicon.heads.get_mut(hash / 64) {
                *heads |= 1 << (hash % 64);
            }
            let start = (place(lexicon.text.len()), place(lexicon.senses.len()));
            lexicon.text.push_str(phrase);
            for &(_, sense, languages) in same {
                let known = lexicon.senses.get_mut(start.1 as usize..).unwrap_or_default();
                match known.iter_mut().find(|(known, _)| same_sense(*known, sense)) {
                    // A word that is a full name anywhere is not short for anything.
                    Some((known, all)) => {
                        *known = fuller(*known, sense);
                        *all = all.or(languages);
                    }
                    None => lexicon.senses.push((sense, languages)),
                }
            }
            let end = (place(lexicon.text.len()), place(lexicon.senses.len()));
            lexicon.terms.push(Term { text: (start.0, end.0), senses: (start.1, end.1) });
        }
        let mut byte = 0;
        for term in 0..lexicon.terms.len() {
            let begins = lexicon.bytes(term).first().map_or(0, |b| usize::from(*b));
            while byte <= begins {
                lexicon.first[byte] = place(term);
                byte += 1;
            }
        }
        lexicon.first[byte..].fill(place(lexicon.terms.len()));
        lexicon
    }
}

fn same_sense(a: Sense, b: Sense) -> bool {
    match (a, b) {
        (Sense::Month { month: a, .. }, Sense::Month { month: b, .. }) => a == b,
        (Sense::Weekday { day: a, .. }, Sense::Weekday { day: b, .. }) => a == b,
        _ => a == b,
    }
}

fn fuller(a: Sense, b: Sense) -> Sense {
    match (a, b) {
        (Sense::Month { short: true, .. } | Sense::Weekday { short: true, .. }, _) => b,
        _ => a,
    }
}

fn unit_named(name: &str) -> Option<Unit> {
    Some(match name {
        "s" => Unit::Second,
        "min" => Unit::Minute,
        "h" => Unit::Hour,
        "d" => Unit::Day,
        "w" => Unit::Week,
        "mo" => Unit::Month,
        "y" => Unit::Year,
        _ => return None,
    })
}

fn weekday(index: usize) -> Option<Weekday> {
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}

/// The sense of the value at `index` of a line of the given kind.
fn sense(kind: &str, index: usize, value: &str) -> Option<Sense> {
    let (name, argument) = kind.split_once('-').unwrap_or((kind, ""));
    let month = i8::try_from(index + 1).ok().filter(|month| *month <= 12);
    let number = argument.parse::<i8>().ok();
    Some(match (name, argument) {
        ("months" | "abbr", "") if value.starts_with(|c: char| c.is_ascii_digit()) => return None,
        ("months", "") => Sense::Month { month: month?, short: false },
        ("abbr", "") => Sense::Month { month: month?, short: true },
        ("jalali", "") => Sense::Jalali(month?),
        ("weekdays", "") => Sense::Weekday { day: weekday(index)?, short: false },
        ("wabbr", "") => Sense::Weekday { day: weekday(index)?, short: true },
        ("last", "") => Sense::Last(weekday(index)?),
        ("month", "") => Sense::MonthMark,
        ("month", _) => Sense::Month { month: number?, short: false },
        ("abbr", _) => Sense::Month { month: number?, short: true },
        ("weekday", _) => {
            Sense::Weekday { day: weekday(usize::try_from(number? - 1).ok()?)?, short: false }
        }
        ("wabbr", _) => {
            Sense::Weekday { day: weekday(usize::try_from(number? - 1).ok()?)?, short: true }
        }
        ("rel", _) => {
            let digit = argument.find(|c: char| c.is_ascii_digit())?;
            let (unit, count) = argument.split_at(digit);
            Sense::Relative { unit: unit_named(unit)?, count: count.parse().ok()? }
        }
        ("count", _) => Sense::Count(argument.parse().ok()?),
        ("unit", _) => Sense::Unit(unit_named(argument)?),
        ("compact", _) => Sense::Compact { unit: unit_named(argument)?, glued: false },
        ("glued", _) => Sense::Compact { unit: unit_named(argument)?, glued: true },
        ("about", "") => Sense::About,
        ("and", "") => Sense::And,
        ("am", "") => Sense::HalfDay { after_noon: false },
        ("pm", "") => Sense::HalfDay { after_noon: true },
        ("link", "") => Sense::Link,
        ("at", "") => Sense::At,
        ("label", "") => Sense::Label,
        ("ordinal", "") => Sense::Ordinal,
        ("year", "") => Sense::Year { buddhist: false },
        ("year", "be") => Sense::Year { buddhist: true },
        ("day", "") => Sense::DayMark,
        ("hour", "") => Sense::HourMark,
        ("minute", "") => Sense::MinuteMark,
        ("second", "") => Sense::SecondMark,
        ("era", _) => Sense::Era(argument.parse().ok()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{LEXICON, Sense};

    fn longest(text: &str) -> Option<&str> {
        LEXICON.longest(text, 0).map(|(end, _)| &text[..end])
    }

    #[test]
    fn the_longest_phrase_wins_and_ends_with_a_word() {
        assert_eq!(longest("hours ago, he said"), Some("hours ago"));
        assert_eq!(longest("aujourd’hui à Paris"), Some("aujourd’hui"));
        assert_eq!(longest("Märzen"), None);
        assert_eq!(longest("มี.ค. 2566"), Some("มี.ค"));
        assert_eq!(longest("tháng 12/2023"), Some("tháng 12"));
        assert_eq!(longest("昨日発売"), Some("昨日"));
    }

    #[test]
    fn every_language_has_twelve_months_and_seven_days() {
        for (index, code) in LEXICON.codes.iter().enumerate() {
            let language = super::Languages::at(index);
            let has = |wanted: &dyn Fn(Sense) -> bool| {
                LEXICON.senses.iter().any(|(sense, all)| all.meets(language) && wanted(*sense))
            };
            let ideographic = matches!(code, b"ja\0" | b"ko\0");
            for month in 1..=12 {
                let named = has(&|s| matches!(s, Sense::Month { month: m, .. } if m == month));
                assert!(named || ideographic, "{code:?} {month}");
            }
            for day in 0..7 {
                let wanted = super::weekday(day).unwrap();
                assert!(
                    has(&|s| matches!(s, Sense::Weekday { day, .. } if day == wanted)),
                    "{code:?}"
                );
            }
        }
    }

    #[test]
    fn a_word_means_what_any_language_means_by_it() {
        let (_, term) = LEXICON.longest("listopad", 0).unwrap();
        let months: Vec<i8> = LEXICON
            .senses(term)
            .iter()
            .filter_map(
                |(s, _)| if let Sense::Month { month, .. } = s { Some(*month) } else { None },
            )
            .collect();
        assert!(months.contains(&10) && months.contains(&11), "{months:?}");
    }

    #[test]
    fn every_line_of_the_data_is_understood() {
        for file in [include_str!("data/cldr.tsv"), include_str!("data/additions.tsv")] {
            for line in file.lines().filter(|l| !l.starts_with('#') && !l.starts_with("languages"))
            {
                let mut fields = line.split('\t');
                let (language, kind) = (fields.next().unwrap(), fields.next().unwrap());
                assert!(!LEXICON.language(Some(language)).is_empty(), "{line}");
                for (index, value) in fields.enumerate() {
                    let known = match kind.strip_prefix("ago-") {
                        Some(unit) => super::unit_named(unit).is_some() && value.contains("{0}"),
                        None => super::sense(kind, index, value).is_some(),
                    };
                    assert!(known, "{line}: {value}");
                }
            }
        }
    }
}
