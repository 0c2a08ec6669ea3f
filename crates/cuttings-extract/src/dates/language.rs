//! Languages as sets, and what a language or region says about the order of day and month.

use super::Order;

/// A set of the languages that the lexicon knows; the first ones are the most written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages(u64);

impl Languages {
    /// No language, or one that the lexicon does not know.
    pub(super) const NONE: Self = Self(0);

    /// The language of the given place in the lexicon's list.
    pub(super) fn at(index: usize) -> Self {
        Self(1_u64.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0))
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the sets share a language.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The place of the most written language of the set; large if there is none.
    pub(super) fn first(self) -> u32 {
        self.0.trailing_zeros()
    }

    /// How many languages it has.
    pub(super) fn len(self) -> u32 {
        self.0.count_ones()
    }
}

/// The primary language of a BCP 47 tag, under the code that the lexicon uses.
pub(super) fn primary(tag: &str) -> [u8; 3] {
    let mut code = [0; 3];
    let letters = tag.trim().bytes().take_while(u8::is_ascii_alphabetic);
    for (slot, letter) in code.iter_mut().zip(letters) {
        *slot = letter.to_ascii_lowercase();
    }
    match &code {
        b"iw\0" => *b"he\0",
        b"in\0" => *b"id\0",
        b"nb\0" => *b"no\0",
        b"sh\0" => *b"sr\0",
        b"tl\0" => *b"fil",
        b"yue" | b"cmn" => *b"zh\0",
        b"prs" | b"per" => *b"fa\0",
        _ => code,
    }
}

/// The region of a BCP 47 tag ("US" of "en-US", "en_US", "zh-Hant-TW").
fn region(tag: &str) -> Option<[u8; 2]> {
    let subtag = tag.split(['-', '_']).skip(1).find(|subtag| subtag.len() == 2)?;
    let bytes = subtag.as_bytes();
    Some([bytes.first()?.to_ascii_uppercase(), bytes.get(1)?.to_ascii_uppercase()])
}

/// The order of day and month in an all-digit date, by the language's habit: CLDR 48's short date
/// patterns. Where month first is a habit of some of the language's regions only, English without
/// a region goes with CLDR (month first, as in the United States). `None`: nothing is known, or the
/// region writes both ways (Canada).
pub(super) fn habit(tag: Option<&str>) -> Option<Order> {
    const MONTH_FIRST: &[&[u8; 2]] =
        &[b"AS", b"BI", b"FM", b"GU", b"MH", b"MP", b"PH", b"PR", b"PW", b"UM", b"US", b"VI"];
    let tag = tag?;
    let region = region(tag);
    match &primary(tag) {
        b"\0\0\0" | b"und" | b"mul" | b"zxx" => None,
        b"en\0" => match region {
            None => Some(Order::MonthFirst),
            Some(region) if &region == b"CA" => None,
            Some(region) if MONTH_FIRST.contains(&&region) => Some(Order::MonthFirst),
            Some(_) => Some(Order::DayFirst),
        },
        b"es\0" if region == Some(*b"PA") || region == Some(*b"PR") => Some(Order::MonthFirst),
        b"fil" | b"ceb" | b"ee\0" | b"om\0" | b"ti\0" | b"xh\0" | b"zu\0" => {
            Some(Order::MonthFirst)
        }
        // Languages that write the year first keep month before day where they do not.
        b"zh\0" | b"ja\0" | b"ko\0" | b"hu\0" => Some(Order::MonthFirst),
        _ => Some(Order::DayFirst),
    }
}

/// Whether two-digit dates of the language have the year in front ("23.03.17").
pub(super) fn year_leads(tag: Option<&str>) -> bool {
    tag.is_some_and(|tag| {
        matches!(
            &primary(tag),
            b"zh\0" | b"ja\0" | b"ko\0" | b"hu\0" | b"lt\0" | b"mn\0" | b"fa\0" | b"eu\0"
        )
    })
}

/// Whether years of the Republic of China (112 is 2023) are a habit: Taiwan's.
pub(super) fn counts_minguo(tag: Option<&str>) -> bool {
    tag.is_some_and(|tag| {
        let traditional = tag.split(['-', '_']).any(|part| part.eq_ignore_ascii_case("Hant"));
        &primary(tag) == b"zh\0"
            && (region(tag) == Some(*b"TW") || (traditional && region(tag).is_none()))
    })
}

/// Whether dates of the language are written with dots ("17.3.23").
pub(super) fn writes_dots(tag: Option<&str>) -> bool {
    tag.is_some_and(|tag| {
        matches!(
            &primary(tag),
            b"de\0"
                | b"cs\0"
                | b"sk\0"
                | b"pl\0"
                | b"ru\0"
                | b"uk\0"
                | b"be\0"
                | b"bg\0"
                | b"sr\0"
                | b"hr\0"
                | b"bs\0"
                | b"sl\0"
                | b"mk\0"
                | b"ro\0"
                | b"tr\0"
                | b"az\0"
                | b"fi\0"
                | b"et\0"
                | b"lv\0"
                | b"lt\0"
                | b"no\0"
                | b"nn\0"
                | b"da\0"
                | b"is\0"
                | b"hu\0"
                | b"ko\0"
                | b"ja\0"
                | b"zh\0"
                | b"hy\0"
                | b"ka\0"
                | b"kk\0"
                | b"he\0"
                | b"sq\0"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{habit, primary};
    use crate::dates::Order;

    #[test]
    fn a_region_decides_the_order_of_day_and_month() {
        for (tag, order) in [
            ("en-US", Some(Order::MonthFirst)),
            ("en", Some(Order::MonthFirst)),
            ("en_GB", Some(Order::DayFirst)),
            ("en-Latn-AU", Some(Order::DayFirst)),
            ("en-CA", None),
            ("de", Some(Order::DayFirst)),
            ("es-MX", Some(Order::DayFirst)),
            ("und", None),
            ("", None),
        ] {
            assert_eq!(habit(Some(tag)), order, "{tag}");
        }
        assert_eq!(habit(None), None);
    }

    #[test]
    fn old_codes_are_known() {
        assert_eq!(&primary("iw"), b"he\0");
        assert_eq!(&primary("nb-NO"), b"no\0");
    }
}
