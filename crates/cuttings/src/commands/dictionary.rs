//! `cuttings dictionary`: what the words of other languages are, so that stories reach across languages.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use cuttings_archive::{Archive, Dictionary, DictionaryRow, Understood};
use cuttings_fetch::Progress;
use cuttings_follow::words::count;
use fs_err as fs;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::interrupt;
use crate::output::{Output, write_json};
use crate::table::{Set, Table};

/// Compare articles of several languages by dictionaries, so that they can be of one story
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Articles are compared by their words, so that without a dictionary a story has articles of one language, and
others where names alone tell enough. Choose the language in which most of the archive is written, and add for
each other one a dictionary into it: a text file with a word, a tab (or a space) and its translation on each
line, and behind them, if you like, how likely the translation is. Names are best written with a capital.
Lists for machine translation, such as those of MUSE, are of this form; scripts/dictionary.py makes such files
from the dictionaries of FreeDict and of Ding, which Debian has.

Articles that are there already are compared anew. Interrupted, the same command does the rest.

Examples:
  cuttings dictionary add de german-english.txt
  cuttings dictionary list
  cuttings dictionary remove de"
)]
pub(crate) struct DictionaryCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Compare the articles of a language by a dictionary, in place of the one that it has
    Add {
        /// The language whose words it translates, as a code: de, fr, pt
        #[arg(value_parser = language)]
        language: String,

        /// The file: a word and its translation on each line
        file: PathBuf,
    },
    /// Compare the articles of a language by their own words again
    Remove {
        /// The language
        #[arg(value_parser = language)]
        language: String,
    },
    /// List the dictionaries
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

pub(crate) fn run(args: &DictionaryCommand, context: &Context) -> Result<Outcome, Failure> {
    match &args.action {
        Action::Add { language, file } => add(language, file, context),
        Action::Remove { language } => remove(language, context),
        Action::List { json } => {
            list(&context.open()?.dictionaries()?, *json, context)?;
            Ok(Outcome::Done)
        }
    }
}

/// The first part of a language's code, in small letters.
fn language(text: &str) -> Result<String, String> {
    let primary = text.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_code =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_code {
        Ok(primary)
    } else {
        Err("a language is a code of two or three letters".to_owned())
    }
}

fn add(language: &str, file: &Path, context: &Context) -> Result<Outcome, Failure> {
    let (dictionary, understood) = read(file)?;
    let archive = context.open_or_create()?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    archive.set_dictionary(language, &name, (understood.pairs, &dictionary), context.now())?;
    let mut said = count(understood.pairs as u64, "pair of words", "pairs of words");
    if understood.left_out > 0 {
        said += &format!(" ({} left out: not single words)", understood.left_out);
    }
    context.talk.note(format_args!("{}: {said}.", file.display()));
    compare_anew(&archive, language, "add", context)
}

fn read(file: &Path) -> Result<(Dictionary, Understood), Failure> {
    let bytes = fs::read(file)?;
    let name = file.display();
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("{name} is not UTF-8")).hint(FORM))?;
    let (dictionary, understood) = Dictionary::parse(text.trim_start_matches('\u{feff}'))
        .map_err(|bad| Failure::new(format!("{name}: {bad}")).hint(FORM))?;
    if dictionary.is_empty() {
        return Err(Failure::new(format!("{name} has no word with a translation")).hint(FORM));
    }
    Ok((dictionary, understood))
}

const FORM: &str = "each line is a word, a tab or a space, and its translation, in UTF-8";

fn remove(language: &str, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    // Where there is none, an interrupted removal may have left articles that are to be compared anew.
    if !archive.remove_dictionary(language)? {
        context.talk.note(format_args!("There is no dictionary of '{language}'."));
    }
    compare_anew(&archive, language, "remove", context)
}

/// Finds the stories of all articles of a language anew.
fn compare_anew(
    archive: &Archive,
    language: &str,
    command: &str,
    context: &Context,
) -> Result<Outcome, Failure> {
    let interrupt = interrupt::listen();
    let total = archive.articles_in(language)?;
    let mut bar = context.talk.bar("Comparing");
    let (mut behind, mut done) = (0, 0);
    while !interrupt.asked() {
        let compared = archive.compare_anew(language, behind)?;
        done += compared.articles as u64;
        bar.at(Progress { done, total });
        let Some(last) = compared.last else {
            drop(bar);
            context.index(archive)?;
            let articles = count(done, "article", "articles");
            context.talk.note(format_args!("Compared {articles} in '{language}' anew."));
            return Ok(Outcome::Done);
        };
        behind = last;
    }
    drop(bar);
    context.talk.note(format_args!(
        "Interrupted: {done} of {total} articles in '{language}' were compared anew. \
         'cuttings dictionary {command} {language}…' does the rest."
    ));
    Ok(Outcome::Partial)
}

fn list(rows: &[DictionaryRow], json: bool, context: &Context) -> Result<(), Failure> {
    let mut out = Output::stdout();
    if json {
        write_json(&mut out, rows)?;
        out.finish()?;
        return Ok(());
    }
    if rows.is_empty() {
        context.talk.note("There are no dictionaries: 'cuttings dictionary add LANGUAGE FILE'");
    }
    let mut table = Table::new(&[
        ("language", Set::Left),
        ("file", Set::Left),
        ("words", Set::Right),
        ("added", Set::Left),
        ("articles", Set::Right),
    ]);
    for row in rows {
        let (language, name) = (row.language.clone(), row.name.clone());
        let added = row.added.to_string();
        table.row([language, name, row.words.to_string(), added, row.articles.to_string()]);
    }
    table.write(&mut out, context.color)?;
    out.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_the_first_part_of_its_code() {
        assert_eq!(language("de").as_deref(), Ok("de"));
        assert_eq!(language("pt-BR").as_deref(), Ok("pt"));
        for bad in ["", "german", "d", "d1", "-"] {
            assert!(language(bad).is_err(), "{bad}");
        }
    }
}
