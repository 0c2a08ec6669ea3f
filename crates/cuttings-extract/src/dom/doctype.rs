//! Which doctypes put a page in quirks mode: there a table does not end a paragraph.
//!
//! WHATWG HTML 13.2.6.4.1; limited quirks make no difference to the tree.

/// Public identifiers that begin so mean quirks mode; sorted.
const QUIRKY_PUBLIC_PREFIXES: &[&str] = &[
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
];

/// Public identifiers that mean quirks mode.
const QUIRKY_PUBLIC: &[&str] =
    &["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"];

/// System identifiers that mean quirks mode.
const QUIRKY_SYSTEM: &[&str] = &["http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"];

/// Public identifiers that mean quirks mode where no system identifier follows.
const QUIRKY_ALONE_PREFIXES: &[&str] =
    &["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"];

/// Whether the doctype whose text, between `<!doctype` and `>`, this is means quirks mode.
/// `is_whole` tells whether the ">" was there.
pub(super) fn is_quirky(text: &str, is_whole: bool) -> bool {
    if !is_whole {
        return true;
    }
    let text = text.to_ascii_lowercase();
    let text = text.trim_start_matches(is_space);
    let (name, rest) = text.split_at(text.find(is_space).unwrap_or(text.len()));
    let rest = rest.trim_start_matches(is_space);
    if name != "html" {
        return true;
    }
    let Identifiers { public, system, is_broken } = identifiers(rest);
    is_broken
        || public.is_some_and(|public| {
            QUIRKY_PUBLIC.contains(&public)
                || QUIRKY_PUBLIC_PREFIXES.iter().any(|prefix| public.starts_with(prefix))
                || system.is_none()
                    && QUIRKY_ALONE_PREFIXES.iter().any(|prefix| public.starts_with(prefix))
        })
        || system.is_some_and(|system| QUIRKY_SYSTEM.contains(&system))
}

#[derive(Default)]
struct Identifiers<'t> {
    public: Option<&'t str>,
    system: Option<&'t str>,
    /// The syntax forces quirks mode.
    is_broken: bool,
}

fn identifiers(rest: &str) -> Identifiers<'_> {
    let mut found = Identifiers::default();
    if rest.is_empty() {
        return found;
    }
    let after_public = if let Some(rest) = rest.strip_prefix("public") {
        let Some((public, rest)) = quoted(rest) else {
            found.is_broken = true;
            return found;
        };
        found.public = Some(public);
        if rest.trim_start_matches(is_space).is_empty() {
            return found;
        }
        rest
    } else if let Some(rest) = rest.strip_prefix("system") {
        rest
    } else {
        found.is_broken = true;
        return found;
    };
    match quoted(after_public) {
        Some((system, _)) => found.system = Some(system),
        None => found.is_broken = true,
    }
    found
}

/// A quoted text after white space, and what follows it.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start_matches(is_space);
    if let Some(rest) = rest.strip_prefix('"') {
        return rest.split_once('"');
    }
    rest.strip_prefix('\'')?.split_once('\'')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0C')
}
