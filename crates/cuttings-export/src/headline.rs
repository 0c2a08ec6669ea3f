//! What an article is called where a list, a feed or a page needs one line for it.

use cuttings_archive::ArticleRow;

/// The longest headline, in characters. Longer ones are no headlines but whole texts in the wrong
/// place, and would push everything else off a page.
pub const HEADLINE_LENGTH: usize = 300;

/// How much of a summary stands in for a missing headline, in characters.
const STAND_IN_LENGTH: usize = 80;

/// How much of an address does, in characters.
const ADDRESS_LENGTH: usize = 90;

/// The article's headline on one line; where it has none, the first words of its summary or text
/// with an ellipsis, else its address without what all addresses have.
#[must_use]
pub fn headline(article: &ArticleRow) -> String {
    let told = |text: &Option<String>, length| {
        text.as_deref().map(|text| shorten(text, length)).filter(|text| !text.is_empty())
    };
    told(&article.title, HEADLINE_LENGTH)
        .or_else(|| told(&article.summary, STAND_IN_LENGTH))
        .or_else(|| told(&article.content_text, STAND_IN_LENGTH))
        .or_else(|| article.url.as_deref().map(short_address).filter(|text| !text.is_empty()))
        .unwrap_or_else(|| format!("Article {}", article.id))
}

fn short_address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    shorten(rest.trim_start_matches("www.").trim_end_matches('/'), ADDRESS_LENGTH)
}

/// Whether nothing is known of the article but its address: a sitemap named it, and no other page has told of it
/// yet.
#[must_use]
pub fn is_address_alone(article: &ArticleRow) -> bool {
    let is_blank =
        |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    article.url.is_some()
        && [&article.title, &article.summary, &article.content_text].into_iter().all(is_blank)
}

/// The article's teaser; where the publisher cut it without a mark of its own, with an ellipsis.
#[must_use]
pub fn teaser(article: &ArticleRow) -> Option<String> {
    let summary = article.summary.as_deref()?.trim();
    let marked = summary.ends_with(['…', ']', '»']) || summary.ends_with("...");
    let mark = if article.truncated && !marked { "…" } else { "" };
    (!summary.is_empty()).then(|| format!("{summary}{mark}"))
}

/// The text on one line, cut after a whole word, with an ellipsis, where it is longer than `length`
/// characters. Looks at no more of it than it gives back.
#[must_use]
pub fn shorten(text: &str, length: usize) -> String {
    let mut line = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let separator = usize::from(count > 0);
        let room = length.saturating_sub(count + separator);
        let mut rest = word.chars();
        let fits: String = rest.by_ref().take(room).collect();
        if rest.next().is_some() {
            if count == 0 {
                line.push_str(&fits);
            }
            line.truncate(line.trim_end_matches([',', ';', ':', '-', '–', '—']).len());
            line.push('…');
            return line;
        }
        if separator == 1 {
            line.push(' ');
        }
        line.push_str(&fits);
        count += separator + fits.chars().count();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{headline, shorten};
    use cuttings_archive::ArticleRow;

    #[test]
    fn a_missing_headline_is_the_first_words_of_the_summary() {
        let article = ArticleRow {
            summary: Some(
                "The harbour board met on Tuesday,\nand after four hours it agreed on nothing at \
                 all but the date of the next meeting"
                    .to_owned(),
            ),
            ..ArticleRow::default()
        };
        assert_eq!(
            headline(&article),
            "The harbour board met on Tuesday, and after four hours it agreed on nothing at…"
        );
    }

    #[test]
    fn an_address_that_stands_for_a_headline_is_short() {
        let named = |url: &str| {
            headline(&ArticleRow { url: Some(url.to_owned()), ..ArticleRow::default() })
        };
        assert_eq!(
            named("https://www.quay.example/2026/night-ferry/"),
            "quay.example/2026/night-ferry"
        );
        assert_eq!(named("http://quay.example/"), "quay.example");
        let long = named(&format!("https://quay.example/{}", "a".repeat(200)));
        assert_eq!(long.chars().count(), 91);
        assert!(long.ends_with("aa…"), "{long}");
        assert_eq!(named("https://"), "Article 0");
    }

    #[test]
    fn a_cut_teaser_says_so_once() {
        let teaser = |summary: &str, truncated| {
            let summary = Some(summary.to_owned());
            super::teaser(&ArticleRow { summary, truncated, ..ArticleRow::default() })
        };
        assert_eq!(teaser("The vote was", true).as_deref(), Some("The vote was…"));
        assert_eq!(teaser("The vote was […]", true).as_deref(), Some("The vote was […]"));
        assert_eq!(teaser("The vote was taken.", false).as_deref(), Some("The vote was taken."));
        assert_eq!(teaser(" ", true), None);
    }

    #[test]
    fn a_short_text_is_left_whole_and_on_one_line() {
        assert_eq!(shorten(" Two \n words ", 80), "Two words");
        assert_eq!(shorten("", 80), "");
    }

    #[test]
    fn a_single_huge_word_is_cut_too() {
        assert_eq!(shorten(&"a".repeat(100_000), 10), format!("{}…", "a".repeat(10)));
    }

    #[test]
    fn an_article_that_nothing_is_known_of_still_has_a_name() {
        assert_eq!(headline(&ArticleRow { id: 7, ..ArticleRow::default() }), "Article 7");
    }
}
