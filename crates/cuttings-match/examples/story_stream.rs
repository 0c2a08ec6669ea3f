//! Groups articles into stories one at a time, for `scripts/train_stories.py`: the first line on stdin
//! holds the 18 weights of a model (or nothing, for the one that is built in), each further line is
//! `title TAB text`. Prints the number of each article's story.

use std::collections::HashMap;
use std::io::BufRead;

use cuttings_match::likeness::View;
use cuttings_match::{Member, Model, Profile, settle};

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn main() -> std::io::Result<()> {
    let mut lines = std::io::stdin().lock().lines();
    let weights: Vec<f32> = lines
        .next()
        .transpose()?
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|weight| weight.parse().ok())
        .collect();
    let mut model = Model::default();
    if let Some((short, long)) = weights.split_at_checked(9)
        && let (Ok(short), Ok(long)) = (short.try_into(), long.try_into())
    {
        model = Model { short, long };
    }
    let mut with: HashMap<u32, u64> = HashMap::new();
    let mut members: Vec<Member> = Vec::new();
    for line in lines {
        let line = line?;
        let (title, text) = line.split_once('\t').unwrap_or((&line, ""));
        let profile = Profile::of(title, text);
        for term in profile.terms() {
            *with.entry(term.id).or_default() += 1;
        }
        let articles = members.len() as u64 + 1;
        let profile = profile.weighed(articles, |term| with.get(&term).copied().unwrap_or(0));
        let view = View::new(&profile, None);
        members.push(Member { story: usize::MAX - 1, view });
        let settled = settle(&model, &members, members.len() - 1);
        for (member, story) in members.iter_mut().zip(compact(&settled.stories)) {
            member.story = story;
        }
    }
    for member in members {
        println!("{}", member.story);
    }
    Ok(())
}

/// The same grouping under small numbers.
fn compact(stories: &[usize]) -> Vec<usize> {
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let number = |story: &usize| {
        let next = numbers.len();
        *numbers.entry(*story).or_insert(next)
    };
    stories.iter().map(number).collect()
}
