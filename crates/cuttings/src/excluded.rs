//! Words that a query excludes begin with a hyphen, as flags do: `ferry -tram --order newest`. So that both can
//! stand in any order, such words are marked before the arguments are read, and the mark is taken off again
//! where a query is.

use std::ffi::OsString;

/// What stands before a marked word: a character that is for private use, so no text has it.
const MARK: char = '\u{F8FF}';

/// The commands that take queries, with their flags of one letter, besides those of all commands.
const COMMANDS: [(&str, &str); 3] = [("search", ""), ("searches", ""), ("export", "o")];

/// The flags of one letter that every command has.
const ANYWHERE: &str = "qhV";

/// The arguments with all excluded words marked.
pub(crate) fn marked(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut own = None;
    args.map(|arg| {
        let Some(text) = arg.to_str() else { return arg };
        match own {
            None => own = COMMANDS.iter().find(|(name, _)| *name == text).map(|(_, own)| *own),
            Some(own) if is_excluded(text, own) => return format!("{MARK}{text}").into(),
            Some(_) => {}
        }
        arg
    })
    .collect()
}

/// Whether an argument is a word with a hyphen, and no flag. The flags that take a value may have it right
/// behind them.
fn is_excluded(text: &str, own: &str) -> bool {
    let Some(word) = text.strip_prefix('-').filter(|word| !word.starts_with('-')) else {
        return false;
    };
    match word.chars().next() {
        None => false,
        Some(first) if own.contains(first) => false,
        Some(_) => !word.chars().all(|letter| ANYWHERE.contains(letter)),
    }
}

/// A word of a query, as the user wrote it.
pub(crate) fn query_word(text: &str) -> Result<String, String> {
    Ok(text.strip_prefix(MARK).unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{MARK, marked};

    fn words(line: &str) -> String {
        let marked = marked(line.split(' ').map(Into::into));
        let words: Vec<_> = marked.iter().map(|word| word.to_str().unwrap()).collect();
        words.join(" ").replace(MARK, "*")
    }

    #[test]
    fn excluded_words_are_told_from_flags() {
        for (line, expected) in [
            ("cuttings search ferry -tram --json -q", "cuttings search ferry *-tram --json -q"),
            ("cuttings -q search -oil -outlet:x", "cuttings -q search *-oil *-outlet:x"),
            ("cuttings export -o file -oil -tram -", "cuttings export -o file -oil *-tram -"),
            ("cuttings searches add X -2024 -- -x", "cuttings searches add X *-2024 -- *-x"),
            ("cuttings extract -x", "cuttings extract -x"),
        ] {
            assert_eq!(words(line), expected);
        }
    }
}
