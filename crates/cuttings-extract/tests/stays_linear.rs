//! Whatever a page repeats, reading it takes time in proportion to its length.
//!
//! Each case is read twice, the second time sixteen times as long. A reader that is linear takes about
//! sixteen times as long for it, one that is quadratic 256 times; the bound lies between them. Time is that of
//! the processor where the system tells it (Linux), and what is too slow once is read again, so that a busy
//! machine changes nothing.

use std::time::{Duration, Instant};

use cuttings_extract::{Hint, read};

/// The length of a case, in bytes, when it is read first.
const SHORT: usize = 24_000;

/// How many times as long it is the second time, and how many times as long that may take.
const FACTOR: usize = 16;
const BOUND: u32 = 64;

/// How often a case may be too slow before it is so.
const ATTEMPTS: usize = 4;

/// What reading anything may take: below this, nothing is measured.
const GRACE: Duration = Duration::from_millis(60);

fn hint(content_type: &'static str) -> Hint<'static> {
    Hint {
        url: Some("https://paper.example/news/page/2/"),
        content_type: Some(content_type),
        reference_time: "2023-06-15T12:00:00Z".parse().ok(),
        ..Hint::default()
    }
}

/// A piece repeated up to a length, `{}` being its number and `{abc}` the same in letters, between a head and
/// a tail.
struct Case {
    name: &'static str,
    head: &'static str,
    piece: &'static str,
    tail: &'static str,
}

const fn case(
    name: &'static str,
    head: &'static str,
    piece: &'static str,
    tail: &'static str,
) -> Case {
    Case { name, head, piece, tail }
}

impl Case {
    fn page(&self, length: usize) -> String {
        let mut page = String::with_capacity(length + 1_000);
        page.push_str(self.head);
        let mut number = 0;
        while page.len() < length {
            let digits = number.to_string();
            let letters: String = digits.bytes().map(|digit| char::from(digit + 49)).collect();
            page.push_str(&self.piece.replace("{}", &digits).replace("{abc}", &letters));
            number += 1;
        }
        page.push_str(self.tail);
        page
    }
}

/// How long a page takes to be read.
fn time(page: &str, content_type: &'static str) -> Duration {
    let clock = Clock::start();
    let _ = read(page.as_bytes(), &hint(content_type));
    clock.elapsed()
}

/// Whether a longer page takes more than in proportion to its length, each time.
fn is_slow(page: impl Fn(usize) -> String, content_type: &'static str) -> bool {
    let (short, long) = (page(SHORT), page(FACTOR * SHORT));
    (0..ATTEMPTS).all(|_| {
        let (short, long) = (time(&short, content_type), time(&long, content_type));
        long > GRACE.max(BOUND * short)
    })
}

/// What this thread has spent, in processor time where that is told, else by the clock on the wall.
struct Clock {
    spent: Option<Duration>,
    wall: Instant,
}

impl Clock {
    fn start() -> Self {
        Self { spent: spent(), wall: Instant::now() }
    }

    fn elapsed(&self) -> Duration {
        match self.spent.zip(spent()) {
            Some((before, now)) => now - before,
            None => self.wall.elapsed(),
        }
    }
}

/// Linux: the first number of `schedstat` is the time that the thread ran, in nanoseconds.
fn spent() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

fn check(cases: &[Case], content_type: &'static str) {
    let is_slow = |case: &&Case| is_slow(|length| case.page(length), content_type);
    let slow: Vec<&str> = cases.iter().filter(is_slow).map(|case| case.name).collect();
    assert!(slow.is_empty(), "not linear: {}", slow.join(", "));
}

const HTML: &[Case] = &[
    case("nested blocks", "<html>", "<div>", ""),
    case("nested lists", "<html>", "<ul><li>", ""),
    case("nested tables", "<html>", "<table><tr><td>", ""),
    case("nested tables within nothing", "<html>", "<table>", ""),
    case("nested inline elements", "<html>", "<b><i>", ""),
    case("inline elements closed in the wrong order", "<html>", "<b><i><p>x</b>", ""),
    case("nested links", "<html>", "<a href=/{}>x<div>", ""),
    case("nested headings", "<html>", "<h2>x<h3>", ""),
    case("nested sections with classes", "<html>", "<section class='post entry content'>x", ""),
    case(
        "posts headed without an element around them",
        "<main>",
        "<h2>Day {}</h2><h3>Of {abc}</h3><p>The ferry did not leave on night {}.</p><p><a href=/{}>1{}:30</a> | <a href=/{}#c>Comments</a></p>",
        "</main>",
    ),
    case(
        "headings before the first of a few posts",
        "<main>",
        "<h3>Of {abc}</h3>",
        "<p>One.</p><p><a href=/1>10:30</a></p><h4>Two</h4><p><a href=/2>11:30</a></p><h4>Three</h4><p><a href=/3>12:30</a></p></main>",
    ),
    case(
        "cards in a sidebar behind a list",
        "<main><h3><a href=/a>The ferry is back</a></h3><h3><a href=/b>A dam for the moor</a></h3><h3><a href=/c>Choir seeks basses</a></h3></main><aside>",
        "<div><h3><a href=/{}>Report {abc} of the board</a></h3><p><b>In short</b><a href=/{}.pdf>{abc}</a></p></div>",
        "</aside>",
    ),
    case(
        "nested articles",
        "<html>",
        "<article><h2><a href=/{}>A title of a story</a></h2><p>Some text of it.",
        "",
    ),
    case(
        "links of as many kinds in one item of a list",
        "<html><main><ul><li>",
        "<a class={abc} href=/{}>A title of a story {}</a>",
        "",
    ),
    case("nested pictures", "<html>", "<svg><g>", ""),
    case("nested templates", "<html>", "<template><p>", ""),
    case("nested quotations", "<html>", "<blockquote><p>Some words of somebody else.", ""),
    case("paragraphs that nothing closes", "<html>", "<p>Some text that somebody wrote. ", ""),
    case("one long paragraph", "<html><p>", "Some text that somebody wrote. ", ""),
    case("one long word", "<html><p>", "x", ""),
    case("one long attribute", "<html><p class='", "post entry x{} ", "'>x"),
    case("one long class", "<html><p class='", "h", "'>x"),
    case("many attributes", "<html><p ", "a{}=b ", ">x"),
    case(
        "paragraphs and links of what says that it is an article",
        "<html><meta property=og:type content=article><title>Quay</title><h1>Quay</h1>",
        "<p>Quay {} is open to ships again, said the harbour master, and nobody knows what it cost.</p><a href=/{}>x</a>",
        "",
    ),
    case(
        "headings and breaks of what says that it is an article",
        "<html><meta property=og:type content=article><title>Quay</title><h1>Quay</h1><p>",
        "<h2>Quay {}</h2>Quay {} is open, said the harbour master, and nobody knows what it cost.<br><a href=/{}>x</a>",
        "",
    ),
    case("one long title", "<html><title>", "News ", "</title><h1>News</h1>"),
    case("lines and breaks", "<html><p>", "x<br>", ""),
    case(
        "links and breaks",
        "<html><p>",
        "<a href=/a-story-{}.html>The title of story {}</a><br>",
        "",
    ),
    case("links to one address", "<html><p>", "<a href=/x>y</a> ", ""),
    case("links of one text", "<html><p>", "<a href=/{}>Read more</a> ", ""),
    case("numbered links", "<html><p>", "<a href='?page={}'>{}</a> ", ""),
    case(
        "numbered links in a pager",
        "<html><ul class=pagination>",
        "<li><a href='?page={}'>{}</a></li>",
        "</ul>",
    ),
    case(
        "numbers without links",
        "<html><div class=pagination><a href='?page=1'>1</a>",
        "<b>{}</b> ",
        "<a href='?page=3'>3</a></div>",
    ),
    case("links that lead on", "<html>", "<a rel=next href='/news/page/{}/'>Next</a>", ""),
    case(
        "buttons that load more",
        "<html>",
        "<button class=load-more data-next='?page={}'>More</button>",
        "",
    ),
    case(
        "a list",
        "<html><main>",
        "<article><h2><a href='/2023/03/story-{}'>The title of story {}</a></h2><p class=date>17 March 2023</p><p>What the story is about, in a few words.</p></article>",
        "</main>",
    ),
    case(
        "a list within a table",
        "<html><table>",
        "<tr><td>17/03/2023</td><td><a href='/story-{}.html'>The title of story {}</a></td></tr>",
        "</table>",
    ),
    case(
        "a definition list",
        "<html><dl>",
        "<dt><a href='/story-{}.html'>The title of story {}</a><dd>What it is about.",
        "</dl>",
    ),
    case(
        "pictures that link",
        "<html>",
        "<a href=/story-{}><img src=/i{}.png alt='The title of story {}'></a>",
        "",
    ),
    case("headings", "<html>", "<h2>The title of a story {}</h2>", ""),
    case("dates", "<html><p>", "17 March 2023, ", ""),
    case("ages", "<html><p>", "3 hours ago | ", ""),
    case("times", "<html>", "<time datetime=2023-03-17>17 March</time>", ""),
    case("bylines", "<html>", "<p>By Ada Holm and Bo Lind and Cy Berg</p>", ""),
    case("one long byline", "<html><h1>A title</h1><p class=byline>By ", "Ada Holm and ", "Bo</p>"),
    case("references", "<html><p>", "&amp;&#65;&notit;&", ""),
    case("opening brackets", "<html><p>", "<", ""),
    case("comments that nothing closes", "<html>", "<!-- ", ""),
    case("scripts that nothing closes", "<html>", "<script>", ""),
    case("closing tags of nothing", "<html>", "</div></p></b>", ""),
    case("links within a table but not its cells", "<html><table>", "<a href=/{}>x</a>", ""),
    case("options", "<html><select>", "<option>x", ""),
    case("forms and inputs", "<html>", "<form><input name=x><textarea>y</textarea></form>", ""),
    case(
        "statements in JSON-LD",
        "<html>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"t{}\",\"url\":\"/{}\"}</script>",
        "",
    ),
    case(
        "nested JSON-LD",
        "<html><script type=application/ld+json>",
        "{\"@type\":\"ItemList\",\"itemListElement\":[",
        "</script>",
    ),
    case(
        "JSON-LD that refers to itself",
        "<html><script type=application/ld+json>[",
        "{\"@id\":\"#{}\",\"@type\":\"NewsArticle\",\"isPartOf\":{\"@id\":\"#1\"},\"author\":{\"@id\":\"#2\"}},",
        "{}]</script>",
    ),
    case(
        "state of a framework",
        "<html><script id=__NEXT_DATA__ type=application/json>{\"a\":[",
        "{\"title\":\"The title of story {}\",\"url\":\"/story-{}\"},",
        "{}]}</script>",
    ),
    case(
        "nested items of microdata",
        "<html>",
        "<div itemscope itemtype=https://schema.org/NewsArticle itemprop=a><span itemprop=headline>t</span>",
        "",
    ),
    case(
        "items of microdata by reference",
        "<html><div itemscope itemref='a b c'>",
        "<p id=a itemprop=name>x</p><div itemscope itemref=a></div>",
        "",
    ),
    case(
        "nested entries of microformats",
        "<html>",
        "<div class='h-feed h-entry'><a class='u-url p-name' href=/{}>t</a>",
        "",
    ),
    case(
        "announced feeds",
        "<html><head>",
        "<link rel=alternate type=application/rss+xml href=/feed{}>",
        "</head>",
    ),
    case(
        "announced properties",
        "<html><head>",
        "<meta property=article:tag content=tag{}>",
        "</head><article><p>x</article>",
    ),
    case(
        "tags of an article",
        "<html><article><h1>A title</h1><p>Some text of it. And more of it.</p>",
        "<a rel=tag href=/tag/{}>tag {}</a> ",
        "</article>",
    ),
];

const FEEDS: &[Case] = &[
    case(
        "items",
        "<rss version='2.0'><channel>",
        "<item><title>Title {}</title><link>/a{}</link><description>Some text.</description></item>",
        "</channel></rss>",
    ),
    case("items that nothing closes", "<rss version='2.0'><channel>", "<item><title>Title {}", ""),
    case("nested elements", "<rss version='2.0'><channel>", "<a>", ""),
    case("nested elements in an item", "<rss version='2.0'><channel><item>", "<media:group>", ""),
    case(
        "nested HTML in a description",
        "<rss version='2.0'><channel><item><description><![CDATA[",
        "<div><b>",
        "]]></description></item></channel></rss>",
    ),
    case(
        "escaped HTML in a description",
        "<rss version='2.0'><channel><item><description>",
        "&lt;p&gt;x &amp;amp; ",
        "</description></item></channel></rss>",
    ),
    case(
        "sections that nothing closes",
        "<rss version='2.0'><channel><item><title>",
        "<![CDATA[",
        "",
    ),
    case("comments that nothing closes", "<rss version='2.0'><channel><item><title>", "<!--", ""),
    case(
        "references that are not defined",
        "<rss version='2.0'><channel><item><title>",
        "&a;&b",
        "</title></item></channel></rss>",
    ),
    case(
        "declared entities",
        "<!DOCTYPE rss [",
        "<!ENTITY a{} '&a;&a;&a;'>",
        "]><rss version='2.0'><channel><item><title>&a9;</title></item></channel></rss>",
    ),
    case(
        "declared prefixes",
        "<rss version='2.0' ",
        "xmlns:a{}='b' ",
        "><channel><item><title>t</title></item></channel></rss>",
    ),
    case(
        "prefixes declared in each other",
        "<rss version='2.0'><channel>",
        "<a xmlns:b{}='c'>",
        "",
    ),
    case(
        "bases in each other",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<entry xml:base='a{}/'><link href='x'/>",
        "",
    ),
    case(
        "categories",
        "<rss version='2.0'><channel><item><title>t</title>",
        "<category>c{}</category>",
        "</item></channel></rss>",
    ),
    case(
        "authors",
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>t</title>",
        "<dc:creator>Ada {}</dc:creator>",
        "</item></channel></rss>",
    ),
    case(
        "media",
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>t</title>",
        "<media:content url='/i{}.png' medium='image'/>",
        "</item></channel></rss>",
    ),
    case(
        "links of an entry",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>t</title>",
        "<link rel='alternate' href='/a{}'/>",
        "</entry></feed>",
    ),
    case(
        "links of a feed",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<link rel='self' href='/a{}'/>",
        "<entry><title>t</title></entry></feed>",
    ),
    case(
        "items of JSON",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
        "{\"id\":\"{}\",\"url\":\"/a{}\",\"title\":\"t\"},",
        "{}]}",
    ),
    case(
        "items of JSON that is cut",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
        "{\"id\":\"{}\",\"url\":\"/a{}\",\"title\":\"t\"},",
        "",
    ),
    case("nested JSON", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":", "[", ""),
    case("nested objects of JSON", "", "{\"items\":", ""),
    case("lists of items that are none", "{\"a\":[", "\"items\",", "1]}"),
    case(
        "tags of JSON",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"t\",\"tags\":[",
        "\"t{}\",",
        "\"t\"]}]}",
    ),
    case(
        "authors of JSON",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"t\",\"authors\":[",
        "{\"name\":\"Ada {}\"},",
        "{}]}]}",
    ),
];

const SITEMAPS: &[Case] = &[
    case(
        "addresses",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
        "<url><loc>https://paper.example/{}</loc></url>",
        "</urlset>",
    ),
    case(
        "addresses that nothing closes",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
        "<url><loc>https://paper.example/{}",
        "",
    ),
    case(
        "nested elements",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
        "<x>",
        "",
    ),
    case(
        "sitemaps of an index",
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
        "<sitemap><loc>https://paper.example/{}.xml</loc></sitemap>",
        "</sitemapindex>",
    ),
    case(
        "languages of an address",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:xhtml='http://www.w3.org/1999/xhtml'><url><loc>https://paper.example/a</loc>",
        "<xhtml:link rel='alternate' hreflang='en' href='/a{}'/>",
        "</url></urlset>",
    ),
    case(
        "keywords",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://paper.example/a</loc><news:news><news:keywords>",
        "k{}, ",
        "</news:keywords></news:news></url></urlset>",
    ),
    case("lines of addresses", "", "https://paper.example/a-story-{}\n", ""),
];

const TEXTS: &[Case] = &[
    case(
        "titles and teasers",
        "",
        "The title of story {}\n\nWhat the story is about, in a few words that make a sentence.\n\n",
        "",
    ),
    case("titles alone", "", "The title of story {}\n", ""),
    case("titles with dates", "", "The title of story {}\n17 March 2023\n\n", ""),
    case("the same line again and again", "", "The same line\n\n", ""),
    case("one long line", "", "some words ", ""),
    case("one long word", "", "x", ""),
    case("empty lines", "A title", "\n", "A teaser"),
    case("spaces", "A title\n", " ", "a teaser"),
    case("opening brackets", "# A\n\n", "[", ""),
    case("closing brackets", "# A\n\n", "](", ""),
    case("pictures that nothing closes", "# A\n\n", "![[", ""),
    case("links", "# A\n\n", "[a title {}](https://paper.example/{}) ", ""),
    case("a list of links", "", "  * [The title of story {}](/story-{})\n", ""),
    case("links by reference", "", "[The title of story {}][{}]\n\n[{}]: /story-{}\n", ""),
    case("stars", "# A\n\n", "**_*", ""),
    case("quotations in each other", "", "> ", "a title"),
    case("items in each other", "", "- ", "a title"),
    case("headings", "", "## The title of story {}\n\nWhat it is about.\n\n", ""),
    case("bars", "", "| a | b ", ""),
    case("rows", "", "|a title {}|17 March 2023|\n", ""),
    case("rules", "", "---\n\n", ""),
    case("bylines", "", "By Ada Holm\n\n", ""),
    case("dates", "", "17 March 2023\n\n", ""),
    case("marks of what was cut", "", "Some words […]\n\n", ""),
    case("menus", "", "Home\nNews\nSport\n\n", ""),
    case("lines ever further in", "", "\n{}{}{}{} words", ""),
    case("back slashes", "", "\\", ""),
    case("back quotes", "# A\n\n", "`a ", ""),
    case("Chinese without spaces", "", "堤坝在北方破了，", ""),
    case("Arabic", "", "عنوان الخبر {}\n\nما حدث في المدينة أمس.\n\n", ""),
];

#[test]
fn pages_are_read_in_linear_time() {
    check(HTML, "text/html; charset=utf-8");
}

/// Half of the page is the names of one element, the other half what stands in it.
#[test]
fn the_names_of_an_element_are_not_read_anew_for_all_that_stands_in_it() {
    let page = |length: usize| {
        let names = "n1 ".repeat(length / 6);
        let item = |n: usize| {
            format!(
                "<li><h3><a href=/{n}>The {n}th report</a></h3><span>1{}:0{} h</span></li>",
                n % 10,
                n % 7
            )
        };
        let list: String = (0..length / 160).map(item).collect();
        format!("<html><main><div><ul class='{names} last'>{list}</ul></div></main>")
    };
    assert!(!is_slow(page, "text/html; charset=utf-8"));
}

#[test]
fn feeds_are_read_in_linear_time() {
    check(FEEDS, "application/xml");
}

#[test]
fn sitemaps_are_read_in_linear_time() {
    check(SITEMAPS, "application/xml");
}

#[test]
fn texts_are_read_in_linear_time() {
    check(TEXTS, "text/plain; charset=utf-8");
}
