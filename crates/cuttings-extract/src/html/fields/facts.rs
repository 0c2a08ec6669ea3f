//! What a list says of things that are no articles, where it says what they cost: price, rating, size.
//!
//! A list of anything is a list: products, rentals, courses. What is said of each are a few short facts, which on a list of
//! articles would be counts and labels. They are of an entry's text where most entries have prices, and few a day or an
//! author. Other figures tell nothing: undated articles have views, shares and votes.

use super::{Origin, Parts, Role, counts};
use crate::dom::NodeId;
use crate::hash::{Map, Set};
use crate::html::hints::Hints;
use crate::html::pieces::{self, Piece};
use crate::html::survey::{Survey, weight};

/// A list of things has so many entries.
const FEWEST: usize = 4;
/// Of ten entries, so many have prices, and no more than that a day or an author.
const PRICED: usize = 5;
const MOST_TOLD: usize = 2;
/// Of ten entries, so many share what is a button or a heading of the template.
const SHARED: usize = 8;
/// Facts are shorter than this, and there are no more of them; a text that is longer says enough.
const LONGEST: u32 = 120;
const MOST_FACTS: usize = 12;
/// Of a record, no more lines are looked at.
const MOST_LINES: usize = 48;

/// Takes such facts for text, at the end of that which the entries have.
pub(super) fn take(survey: &Survey<'_, '_>, all: &mut [Parts]) {
    if all.len() < FEWEST {
        return;
    }
    let mut facts: Vec<Vec<Fact>> = all.iter().map(|parts| facts(survey, parts)).collect();
    drop_shared(&mut facts);
    if !are_things(all, &facts) {
        return;
    }
    drop_shared_texts(all);
    for (parts, facts) in all.iter_mut().zip(facts) {
        let Some(first) = facts.first() else { continue };
        let draft = &mut parts.draft;
        if draft.body.iter().map(|text| weight(text)).sum::<u32>() > LONGEST {
            continue;
        }
        if draft.body.is_empty() {
            draft.origins.summary = Origin::text(first.at, "what a list of things says of each");
        }
        // What would be the section of an article is how hard a trail is, or how long a course.
        draft.label = None;
        let is_fact = |section: &mut String| facts.iter().any(|f| f.text.contains(&**section));
        if draft.section.take_if(is_fact).is_some() {
            draft.origins.section = None;
        }
        let texts: Vec<&str> =
            facts.iter().take(MOST_FACTS).map(|fact| fact.text.as_str()).collect();
        draft.body.push(texts.join(" · "));
    }
}

/// One line of a record that is neither its title nor its text.
struct Fact {
    at: NodeId,
    text: String,
}

/// What a record says beside its title and its text, line by line.
fn facts(survey: &Survey<'_, '_>, parts: &Parts) -> Vec<Fact> {
    let mut lines: Vec<(Option<NodeId>, Fact)> = Vec::new();
    for (piece, role) in parts.pieces.iter().zip(&parts.roles) {
        if !may_be_fact(piece, *role) || is_named_button(survey, piece) {
            continue;
        }
        let block = pieces::block_of(survey, piece.start);
        let are_enough = lines.len() == MOST_LINES;
        match lines.last_mut() {
            Some((last, line)) if block.is_some() && *last == block => append(line, piece),
            _ if are_enough => break,
            _ => lines.push((block, Fact { at: piece.start, text: piece.text.clone() })),
        }
    }
    let mut facts: Vec<Fact> = Vec::new();
    for (_, fact) in lines {
        if !is_place_in_list(&fact.text) && facts.iter().all(|known| known.text != fact.text) {
            facts.push(fact);
        }
    }
    facts
}

/// Adds a piece to its line. What elements alone keep apart is shown apart: "1994", "2h 22m".
fn append(line: &mut Fact, piece: &Piece) {
    let is_apart = line.text.ends_with(char::is_alphanumeric)
        && piece.text.starts_with(|c: char| c.is_alphanumeric() || c == '(');
    if is_apart || !piece.glued {
        line.text.push(' ');
    }
    line.text.push_str(&piece.text);
}

fn may_be_fact(piece: &Piece, role: Role) -> bool {
    let is_open = match role {
        Role::None | Role::Detail | Role::Section => true,
        Role::Tool => piece.text.contains(char::is_numeric) && !is_count(piece),
        _ => false,
    };
    let is_linked = piece.within.link || piece.within.button || piece.link_weight > 0;
    let says = piece.text.contains(|c: char| c.is_alphanumeric() || is_currency(c));
    is_open && !is_linked && piece.weight <= LONGEST && says
}

/// Whether what is right around a piece is named a button: "Choose an option" may lead to the thing itself.
fn is_named_button(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let is_button = |class: &str| matches!(class, "button" | "btn") || class.starts_with("btn-");
    survey
        .dom
        .ancestors(piece.start)
        .take(2)
        .any(|node| survey.dom.written_classes(node).any(is_button))
}

/// Whether a piece says how often something was discussed or shared, or how long it takes.
fn is_count(piece: &Piece) -> bool {
    piece.hints.has(Hints::COMMENT.and(Hints::SHARE))
        || counts::is_of_comments(&piece.text)
        || counts::is_length(&piece.text)
        || counts::is_labelled(&piece.text)
        || counts::is_reading_time(&piece.text)
}

/// Whether a text is nothing but a number: how far down the list its entry stands, or how often it was seen.
fn is_place_in_list(text: &str) -> bool {
    let number = text.trim_start_matches(['#', '(', '№']).trim_end_matches(['.', ')', ':']);
    number.chars().all(char::is_numeric)
}

/// Whether the entries of a list are things rather than articles.
fn are_things(all: &[Parts], facts: &[Vec<Fact>]) -> bool {
    let is_told = |parts: &&Parts| {
        let draft = &parts.draft;
        let is_dated = draft.date.reading.is_some() || draft.date.machine.is_some();
        is_dated || !draft.authors.is_empty()
    };
    let is_priced = |facts: &&Vec<Fact>| facts.iter().any(|fact| says_price(&fact.text));
    facts.iter().filter(is_priced).count() * 10 >= all.len() * PRICED
        && all.iter().filter(is_told).count() * 10 <= all.len() * MOST_TOLD
}

/// Whether a text says a price: a sign of a currency beside a figure.
fn says_price(text: &str) -> bool {
    let mut near = text.char_indices().filter(|&(_, c)| is_currency(c));
    near.any(|(at, sign)| {
        let is_figure = |c: Option<char>| c.is_some_and(char::is_numeric);
        let (before, behind) = (&text[..at], &text[at + sign.len_utf8()..]);
        is_figure(before.trim_end().chars().next_back())
            || is_figure(behind.trim_start().chars().next())
    })
}

fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₺' | '₴' | '₩' | '₪' | '₫' | '元')
}

/// Drops what is said of nearly all entries alike: "Add to cart".
fn drop_shared(facts: &mut [Vec<Fact>]) {
    let texts = facts.iter().flatten().map(|fact| fact.text.as_str());
    let shared = shared(texts, facts.len());
    for facts in facts {
        facts.retain(|fact| !shared.contains(&fact.text));
    }
}

/// Drops the paragraphs that nearly all entries have: "plus shipping". Of one price they may be.
fn drop_shared_texts(all: &mut [Parts]) {
    let texts = all.iter().flat_map(|parts| parts.draft.body.iter().map(String::as_str));
    let shared = shared(texts, all.len());
    for parts in all {
        parts.draft.body.retain(|text| !shared.contains(text) || says_price(text));
        if parts.draft.body.is_empty() {
            parts.draft.origins.summary = None;
        }
    }
}

/// The texts that so many of all entries have.
fn shared<'t>(texts: impl Iterator<Item = &'t str>, all: usize) -> Set<String> {
    let mut counts: Map<&str, usize> = Map::default();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let are_most = |&(_, count): &(&str, usize)| count * 10 >= all * SHARED;
    counts.into_iter().filter(are_most).map(|(text, _)| text.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Entry, Hint, html};

    const THINGS: [&str; 5] = [
        "A kettle of copper",
        "The tin pot",
        "Salt cellar, blue",
        "Ladle",
        "Bread knife with a horn handle",
    ];

    fn entries(item: impl Fn(usize, &str) -> String) -> Vec<Entry> {
        let items: String = THINGS.iter().enumerate().map(|(n, thing)| item(n, thing)).collect();
        let page = format!(
            "<html lang=en><body><nav><a href=/about/>About us</a></nav><main><h1>Kitchen</h1>{items}</main></body></html>"
        );
        let hint = Hint { url: Some("https://shop.example/kitchen/"), ..Hint::default() };
        html::read(&page, &hint).entries
    }

    fn texts(entries: &[Entry]) -> Vec<Option<&str>> {
        entries.iter().map(|entry| entry.summary.as_deref()).collect()
    }

    #[test]
    fn the_price_is_the_text_of_a_thing_and_the_button_is_not() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><h2><a href=/kitchen/item-{n}>{thing}</a></h2><div class=sku>No. K{n}7</div>\
                 <p class=note>Sold by the piece, delivered in a week.</p><div class=price><span>€</span><span>1{n}.50</span> \
                 <a class=button href=/kitchen/item-{n}>Choose {n}</a></div><div class=price>No. K{n}7</div><div>Add to basket</div></div>"
            )
        });
        assert_eq!(found.len(), THINGS.len());
        assert_eq!(texts(&found)[1], Some("No. K17 · €11.50"));
    }

    #[test]
    fn the_price_follows_a_short_text() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><h2><a href=/kitchen/item-{n}>{thing}</a></h2>\
                 <p class=words>Made by hand for the {n}th year in a row.</p><div class=price>1{n},50 €</div></div>"
            )
        });
        assert_eq!(texts(&found)[2], Some("Made by hand for the 2th year in a row.\n\n12,50 €"));
    }

    #[test]
    fn figures_that_elements_keep_apart_are_shown_apart() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><h2><a href=/films/{n}>{thing}</a></h2><div class=line><span>199{n}</span>\
                 <span>2h 1{n}m</span></div><div>£{n}.50</div></div>"
            )
        });
        assert_eq!(texts(&found)[3], Some("1993 2h 13m · £3.50"));
    }

    #[test]
    fn counts_beside_articles_are_no_text() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><h2><a href=/2024/05/0{n}/story>{thing}</a></h2><time>May 1{n}, 2024</time>\
                 <div class=views>1{n}.2K views</div><div>0,4{n} €</div></div>"
            )
        });
        assert_eq!(found.len(), THINGS.len());
        assert_eq!(texts(&found), [None; 5]);
    }

    #[test]
    fn comments_and_shares_of_undated_articles_are_no_text() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><h2><a href=/story-{n}>{thing}</a></h2><span class=comments>1{n} comments</span>\
                 <span class=share-count>2{n}3 shares</span><span>4{n}:10</span></div>"
            )
        });
        assert_eq!(texts(&found), [None; 5]);
    }

    #[test]
    fn counts_beside_an_undated_title_are_no_text() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><h2><a href=/story-{n}>{thing}</a></h2><div class=line>1{n}0 views, 2{n} likes</div></div>"
            )
        });
        assert_eq!(texts(&found), [None; 5]);
    }

    #[test]
    fn the_place_in_a_list_is_no_text() {
        let found = entries(|n, thing| {
            format!(
                "<div class=item><span class=nr>{n}.</span><h2><a href=/story-{n}>{thing}</a></h2></div>"
            )
        });
        assert_eq!(found.len(), THINGS.len());
        assert_eq!(texts(&found), [None; 5]);
    }
}
