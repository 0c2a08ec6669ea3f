//! The rules of parsing, one by one. A tree is written as `name(attribute="value" "text" child())`.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn outline(dom: &Dom<'_>, node: NodeId) -> String {
    let mut text = String::new();
    let mut ends = Vec::new();
    for node in dom.subtree(node).skip(1) {
        while ends.last().is_some_and(|&end| end <= node) {
            ends.pop();
            text.push(')');
        }
        if !text.is_empty() && !text.ends_with('(') {
            text.push(' ');
        }
        if dom.tag(node) == Tag::Text {
            text.push_str(&format!("{:?}", dom.text(node)));
            continue;
        }
        let attributes = dom.attrs(node).map(|(name, value)| format!("{name}={value:?}"));
        text.push_str(&format!("{}({}", dom.name(node), attributes.collect::<Vec<_>>().join(" ")));
        ends.push(dom.end(node));
    }
    text + &")".repeat(ends.len())
}

fn document(source: &str) -> String {
    outline(&Dom::parse(source), Dom::ROOT)
}

/// The children of the body of a page in standards mode.
fn body(source: &str) -> String {
    let source = format!("<!doctype html><body>{source}");
    let dom = Dom::parse(&source);
    outline(&dom, dom.find(Dom::ROOT, Tag::Body).unwrap())
}

fn head(source: &str) -> String {
    let dom = Dom::parse(source);
    outline(&dom, dom.find(Dom::ROOT, Tag::Head).unwrap())
}

// The tokenizer.

#[test]
fn names_are_lowered_and_values_are_not() {
    assert_eq!(body("<DIV CLASS=Big>x</Div>"), r#"div(class="Big" "x")"#);
    assert_eq!(body("<BLOCKQUOTE></bLOCKquote>x"), r#"blockquote() "x""#);
    assert_eq!(body("<X-Card>x</X-CARD>y"), r#"x-card("x") "y""#);
}

#[test]
fn an_attribute_value_is_quoted_either_way_or_not_or_missing() {
    assert_eq!(
        body("<p a=\"1>\" b='2\"' c=3/ d e = 5 f=>"),
        r#"p(a="1>" b="2\"" c="3/" d="" e="5" f="")"#
    );
}

#[test]
fn the_first_of_duplicate_attributes_counts() {
    assert_eq!(body("<p a=1 A=2 b=3 a=4>"), r#"p(a="1" b="3")"#);
    let many: String = (0..40).map(|i| format!(" a{}={i}", i % 20)).collect();
    let kept: Vec<String> = (0..20).map(|i| format!("a{i}=\"{i}\"")).collect();
    assert_eq!(body(&format!("<p{many}>")), format!("p({})", kept.join(" ")));
}

#[test]
fn odd_characters_are_part_of_attribute_names() {
    assert_eq!(body("<p =a=1 \"b\" c/d>"), r#"p(=a="1" "b"="" c="" d="")"#);
}

#[test]
fn a_less_than_sign_that_begins_no_tag_is_text() {
    assert_eq!(body("a < b <3 <"), r#""a < b <3 <""#);
    assert_eq!(body("a</"), r#""a</""#);
}

#[test]
fn a_tag_cut_off_by_the_end_is_dropped() {
    assert_eq!(body("a<p class='x"), r#""a""#);
    assert_eq!(body("<b>a</b"), r#"b("a")"#);
}

#[test]
fn comments_of_all_forms_are_passed_over_and_join_the_text() {
    assert_eq!(
        body("a<!-- > -- ->-->b<!-->c<!--->d<!----!>e<!x>f<?y?>g</ z>h</>i"),
        r#""abcdefghi""#
    );
    assert_eq!(body("a<!-- never ended"), r#""a""#);
}

#[test]
fn references_are_decoded_in_text_and_attributes() {
    assert_eq!(body("&lt;&eacute;&#233;&#xE9;&NotEqualTilde;"), "\"<ééé≂\\u{338}\"");
    assert_eq!(body("<p title='&quot;a&amp;b'>"), r#"p(title="\"a&b")"#);
}

#[test]
fn the_longest_name_that_is_known_is_decoded() {
    assert_eq!(body("&notit; &notin; &ampersand &AMP"), r#""¬it; ∉ &ersand &""#);
}

#[test]
fn an_ampersand_that_begins_no_reference_is_text() {
    assert_eq!(body("a & b &x; &#; &#x; &"), r#""a & b &x; &#; &#x; &""#);
}

#[test]
fn in_an_attribute_a_bare_name_that_goes_on_is_no_reference() {
    assert_eq!(body("<a href=?a=1&copy=2&copy2&copy>"), r#"a(href="?a=1&copy=2&copy2©")"#);
}

#[test]
fn numbers_of_no_character_are_replaced_and_c1_is_windows_1252() {
    assert_eq!(
        body("&#0;&#xD800;&#x110000;&#99999999999;"),
        "\"\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\""
    );
    assert_eq!(body("&#x80;&#151;"), "\"€—\"");
}

#[test]
fn newlines_are_line_feeds() {
    assert_eq!(body("a\r\nb\rc\n<p title='\r'>"), r#""a\nb\nc\n" p(title="\n")"#);
}

#[test]
fn nul_is_dropped_in_text_and_replaced_elsewhere() {
    assert_eq!(body("a\0b<p c\0=\0>"), "\"ab\" p(c\u{FFFD}=\"\u{FFFD}\")");
    assert_eq!(body("<svg>a\0"), "svg(\"a\u{FFFD}\")");
    assert_eq!(body("<textarea>a\0"), "textarea(\"a\u{FFFD}\")");
}

#[test]
fn a_title_and_a_textarea_hold_text_with_references() {
    assert_eq!(head("<title>a <b> &amp; </titles></title >"), r#"title("a <b> & </titles>")"#);
    assert_eq!(body("<textarea>\n<p>&lt;</textarea>"), r#"textarea("<p><")"#);
}

#[test]
fn raw_elements_hold_text_without_references() {
    assert_eq!(
        body("<style>a &amp; <b></style><xmp></p></xmp>"),
        r#"style("a &amp; <b>") xmp("</p>")"#
    );
    assert_eq!(
        body("<iframe><p></iframe><noembed><p></noembed>"),
        r#"iframe("<p>") noembed("<p>")"#
    );
    assert_eq!(body("<plaintext></plaintext>&lt;"), r#"plaintext("</plaintext>&lt;")"#);
}

#[test]
fn a_script_within_a_comment_within_a_script_does_not_end_it() {
    assert_eq!(body("<script>a</script>b"), r#"script("a") "b""#);
    assert_eq!(body("<script><!-- </script>b"), r#"script("<!-- ") "b""#);
    assert_eq!(
        body("<script><!--<script></script>--></script>b"),
        r#"script("<!--<script></script>-->") "b""#
    );
    assert_eq!(body("<script><!--><script></script>b"), r#"script("<!--><script>") "b""#);
}

#[test]
fn noscript_holds_markup() {
    assert_eq!(body("<noscript><img src=a></noscript>"), r#"noscript(img(src="a"))"#);
    assert_eq!(head("<noscript><link rel=a></noscript>"), r#"noscript(link(rel="a"))"#);
}

// The tree.

#[test]
fn html_head_and_body_are_implied() {
    assert_eq!(document(""), "html(head() body())");
    assert_eq!(document("x"), r#"html(head() body("x"))"#);
    assert_eq!(document("<title>t</title><p>x"), r#"html(head(title("t")) body(p("x")))"#);
}

#[test]
fn what_belongs_into_the_head_goes_there_even_after_it() {
    assert_eq!(
        document("<head></head> <meta name=a><body>"),
        r#"html(head(meta(name="a")) " " body())"#
    );
}

#[test]
fn what_follows_the_body_goes_into_it() {
    assert_eq!(document("<body>a</body></html>\n<p>b"), r#"html(head() body("a\n" p("b")))"#);
}

#[test]
fn repeated_html_and_body_tags_add_the_attributes_that_are_missing() {
    assert_eq!(
        document("<html a=1><body b=1><html a=2 c=2><body b=2 d=2><p>"),
        r#"html(a="1" c="2" head() body(b="1" d="2" p()))"#
    );
}

#[test]
fn a_paragraph_ends_where_a_block_begins() {
    assert_eq!(body("<p>a<div>b</div>c<p>d<ul><li>e"), r#"p("a") div("b") "c" p("d") ul(li("e"))"#);
    assert_eq!(body("<p>a<button><p>b</button>c"), r#"p("a" button(p("b")) "c")"#);
    assert_eq!(body("a</p>b"), r#""a" p() "b""#);
}

#[test]
fn a_table_ends_a_paragraph_unless_in_quirks_mode() {
    assert_eq!(body("<p>a<table>"), r#"p("a") table()"#);
    assert_eq!(document("<p>a<table>"), r#"html(head() body(p("a" table())))"#);
    let transitional = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\"";
    assert!(document(&format!("{transitional}><p><table>")).contains("p(table())"));
    let with_address =
        format!("{transitional} \"http://www.w3.org/TR/html4/loose.dtd\"><p><table>");
    assert!(document(&with_address).contains("p() table()"));
}

#[test]
fn list_items_options_and_ruby_texts_end_where_the_next_begins() {
    assert_eq!(body("<ul><li>a<ul><li>b</ul><li>c"), r#"ul(li("a" ul(li("b"))) li("c"))"#);
    assert_eq!(body("<dl><dt>a<dd>b<dt>c"), r#"dl(dt("a") dd("b") dt("c"))"#);
    assert_eq!(body("<select><option>a<option>b"), r#"select(option("a") option("b"))"#);
    assert_eq!(body("<ruby>a<rp>b<rt>c"), r#"ruby("a" rp("b") rt("c"))"#);
}

#[test]
fn a_heading_ends_where_another_begins_and_any_heading_end_tag_ends_it() {
    assert_eq!(body("<h1>a<h2>b</h3>c"), r#"h1("a") h2("b") "c""#);
}

#[test]
fn links_buttons_and_forms_do_not_nest() {
    assert_eq!(body("<a href=1>a<a href=2>b"), r#"a(href="1" "a") a(href="2" "b")"#);
    assert_eq!(body("<button>a<button>b"), r#"button("a") button("b")"#);
    assert_eq!(body("<form id=1>a<form id=2>b"), r#"form(id="1" "ab")"#);
}

#[test]
fn a_link_around_blocks_stays_around_them() {
    assert_eq!(body("<a><div>x</div><p>y</a>z"), r#"a(div("x")) p(a("y") "z")"#);
}

#[test]
fn void_elements_hold_nothing() {
    assert_eq!(body("<br>a<img>b</br>c<image>"), r#"br() "a" img() "b" br() "c" img()"#);
    assert_eq!(body("<p/>a"), r#"p("a")"#);
}

#[test]
fn misnested_formatting_is_adopted() {
    assert_eq!(body("<b>1<i>2</b>3</i>4"), r#"b("1" i("2")) i("3") "4""#);
    assert_eq!(body("<b>1<p>2</b>3</p>4"), r#"b("1") p(b("2") "3") "4""#);
}

#[test]
fn formatting_left_open_goes_on_in_the_next_block() {
    assert_eq!(body("<p><b class=x>a<p>b"), r#"p(b(class="x" "a")) p(b(class="x" "b"))"#);
}

#[test]
fn of_equal_formatting_elements_three_go_on() {
    assert_eq!(body("<p><b><b><b><b>a<p>b"), r#"p(b(b(b(b("a"))))) p(b(b(b("b"))))"#);
}

#[test]
fn table_parts_are_implied() {
    assert_eq!(
        body("<table><td>a<td>b<tr><th>c"),
        r#"table(tbody(tr(td("a") td("b")) tr(th("c"))))"#
    );
    assert_eq!(body("<table><col><caption>a"), r#"table(colgroup(col()) caption("a"))"#);
}

#[test]
fn what_does_not_belong_into_a_table_is_moved_before_it() {
    assert_eq!(body("<table>a<tr>b<p>c</table>d"), r#""ab" p("c") table(tbody(tr())) "d""#);
    assert_eq!(body("x<table> <tr> <td>a</table>"), r#""x" table(" " tbody(tr(" " td("a"))))"#);
    assert_eq!(body("<table><input type=hidden><input>"), r#"input() table(input(type="hidden"))"#);
}

#[test]
fn text_moved_out_of_a_table_piece_by_piece_is_one_text() {
    assert_eq!(body("<table>a<tr> <!-- -->b<tr> "), r#""ab" table(tbody(tr(" ") tr(" ")))"#);
}

#[test]
fn the_contents_of_a_template_are_its_children() {
    assert_eq!(body("<template><td>a</template>b"), r#"template(td("a")) "b""#);
    assert_eq!(document("<template><p>"), "html(head(template(p())) body())");
}

#[test]
fn a_frameset_takes_the_place_of_an_empty_body() {
    assert_eq!(document("<frameset><frame></frameset>x"), "html(head() frameset(frame()))");
}

#[test]
fn foreign_elements_close_themselves_and_are_told_apart_from_html() {
    let dom =
        Dom::parse("<svg viewBox=0><title>icon</title><Path/><a></a></svg><title>page</title>");
    assert_eq!(
        outline(&dom, dom.find(Dom::ROOT, Tag::Svg).unwrap()),
        r#"title("icon") path() a()"#
    );
    assert_eq!(dom.text_content(dom.find(Dom::ROOT, Tag::Title).unwrap()), "page");
    assert!(dom.find(Dom::ROOT, Tag::A).is_none());
}

#[test]
fn html_elements_end_foreign_content_unless_let_in() {
    assert_eq!(body("<svg><g><p>a"), r#"svg(g()) p("a")"#);
    assert_eq!(body("<svg><foreignObject><p>a</p></svg>b"), r#"svg(foreignobject(p("a"))) "b""#);
    assert_eq!(body("<math><mi><b>x</b></math>y"), r#"math(mi(b("x"))) "y""#);
    assert_eq!(
        body("<math><annotation-xml encoding='text/html'><p>a"),
        r#"math(annotation-xml(encoding="text/html" p("a")))"#
    );
}

#[test]
fn cdata_is_text_in_foreign_content_and_a_comment_elsewhere() {
    assert_eq!(body("<svg><![CDATA[a<b]]></svg><![CDATA[c]]>d"), r#"svg("a<b") "d""#);
}

// The arena.

#[test]
fn siblings_are_found_both_ways() {
    let dom = Dom::parse("<body>a<p><b>c</b></p>d<i></i>");
    let body = dom.find(Dom::ROOT, Tag::Body).unwrap();
    let children: Vec<NodeId> = dom.children(body).collect();
    assert_eq!(children.len(), 4);
    for pair in children.windows(2) {
        assert_eq!(dom.next_sibling(pair[0]), Some(pair[1]));
        assert_eq!(dom.previous_sibling(pair[1]), Some(pair[0]));
    }
    assert_eq!(dom.next_sibling(children[3]), None);
    assert_eq!(dom.previous_sibling(children[0]), None);
    assert_eq!((dom.next_sibling(Dom::ROOT), dom.previous_sibling(Dom::ROOT)), (None, None));
}

#[test]
fn classes_are_words_of_the_class_attribute() {
    let dom = Dom::parse("<p class=' a\n b-c '>");
    let p = dom.find(Dom::ROOT, Tag::P).unwrap();
    assert_eq!(dom.classes(p).collect::<Vec<_>>(), ["a", "b-c"]);
    assert!(dom.has_class(p, "b-c") && !dom.has_class(p, "b") && !dom.has_class(p, "A"));
}

#[test]
fn text_and_values_that_need_no_decoding_are_slices_of_the_source() {
    let source = "<p title='value'>text</p>";
    let dom = Dom::parse(source);
    let p = dom.find(Dom::ROOT, Tag::P).unwrap();
    let range = source.as_bytes().as_ptr_range();
    assert!(range.contains(&dom.attr(p, "title").unwrap().as_ptr()));
    assert!(range.contains(&dom.text(dom.children(p).next().unwrap()).as_ptr()));
}

/// What must hold of any tree.
fn check(dom: &Dom<'_>) {
    let mut open: Vec<NodeId> = Vec::new();
    for node in dom.subtree(Dom::ROOT) {
        while open.last().is_some_and(|&last| dom.end(last) <= node) {
            open.pop();
        }
        assert_eq!(dom.parent(node), open.last().copied());
        assert_eq!(usize::from(dom.depth(node)), open.len());
        assert!(node < dom.end(node) && dom.end(node).index() <= dom.len());
        assert!(open.last().is_none_or(|&last| dom.end(node) <= dom.end(last)));
        assert!(dom.tag(node) != Tag::Text || !dom.text(node).is_empty());
        let next = dom.next_sibling(node);
        assert!(next.is_none_or(|next| dom.tag(node) != Tag::Text || dom.tag(next) != Tag::Text));
        open.push(node);
    }
}

proptest! {
    #[test]
    fn any_text_makes_a_sound_tree(source in "\\PC{0,80}|[<>/a-d!\\-&;#= \"'\n\0\r]{0,80}") {
        check(&Dom::parse(&source));
    }

    #[test]
    fn any_tags_make_a_sound_tree(tags in proptest::collection::vec(
        proptest::sample::select(vec![
            "<table>", "<tr>", "<td>", "</td>", "</table>", "<b>", "</b>", "<a>", "</a>", "<p>",
            "</p>", "<div>", "</div>", "<template>", "</template>", "<svg>", "<title>", "<select>",
            "<caption>", "</caption>", "<frameset>", "x", " ", "<meta>", "</head>", "</body>",
            "<object>", "</object>", "<x-y>", "</x-y>", "<html a>", "<body b>", "<form>", "</form>",
        ]),
        0..60,
    )) {
        check(&Dom::parse(&tags.concat()));
    }
}

// What hostile pages cost: a megabyte of each kind, for which a second is plenty.

fn check_cost(kind: &str, source: &str) {
    let start = Instant::now();
    let dom = Dom::parse(source);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(4), "{kind}: {taken:?}");
    let made = dom.len() * size_of::<Node>()
        + dom.attributes.len() * size_of::<Attribute>()
        + dom.decoded.len();
    assert!(made <= 10 * source.len() + 300_000, "{kind}: {made} bytes of {}", source.len());
    check(&dom);
}

#[test]
fn hostile_pages_cost_linear_time_and_memory() {
    let times = |text: &str| text.repeat((1 << 20) / text.len());
    let numbered = |pattern: &str| {
        let pieces = (0..100_000).map(|i| pattern.replace('#', &i.to_string()));
        pieces.collect::<String>()
    };
    let distinct_open: String = (0..500).map(|i| format!("<b a={i}>")).collect();
    for (kind, source) in [
        ("nesting", times("<div>")),
        ("nesting of tables", times("<table><tr><td>")),
        ("nesting of templates", times("<template>")),
        ("nesting of foreign content", times("<svg>")),
        ("nesting and closing", times("<i>") + &times("</i>")),
        ("many attributes", format!("<p {}>", numbered("a# "))),
        ("one attribute over and over", format!("<p {}>", times("a "))),
        ("attributes of repeated bodies", numbered("<body a#>")),
        ("references", times("&amp;&nGt;&#0;")),
        ("text in pieces", times("a<!---->")),
        ("text in pieces here and there", "<table>".to_owned() + &times("x</b> </b>")),
        ("distinct formatting", numbered("<b a=#>")),
        ("formatting carried over", distinct_open.clone() + &times("<p>x")),
        ("formatting carried over and over", numbered("<p><b a=#>")),
        ("formatting to adopt", times("<b><div>") + &times("</b>")),
        ("formatting to adopt again", times("<b><p>x</b>")),
        ("links in tables", times("<table><a>x")),
        ("scopes", format!("<p><table><td>{}{}", times("<span>"), times("<div></div>"))),
        ("end tags of nothing", times("</x>")),
        ("end tags of what is blocked", "<x><div>".to_owned() + &times("</x>")),
        ("less-than signs", times("<")),
        ("comments never ended", times("<!--")),
        ("raw text never ended", times("<title>")),
        ("scripts within scripts", format!("<script>{}", times("<!--<script>"))),
        ("end tags of raw text", format!("<style>{}", times("</styl"))),
        ("NULs", times("\0")),
        ("carriage returns", times("\r")),
    ] {
        check_cost(kind, &source);
    }
}
