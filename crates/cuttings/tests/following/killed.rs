//! A backfill that is killed, again and again, and taken up again.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::environment::Environment;
use crate::outlet::Outlet;
use crate::site::Site;

/// How often it is killed.
const KILLS: u32 = 50;

/// What an archive holds, without what legitimately differs: how many requests it took.
fn contents(environment: &Environment) -> (String, String) {
    let export = environment.run(&["export", "--quiet"]);
    assert_eq!(export.code, 0, "{export}");
    assert_eq!(export.stdout.lines().count(), 1500, "{}", export.stderr);
    let search = environment.run(&["search", "--json", "ferry"]);
    assert_eq!(search.code, 0, "{search}");
    assert!(search.stdout.contains("in case number"), "{search}");
    let report = crate::archive::report(environment);
    let told =
        ["pages", "entries", "duplicates", "first_date", "last_date", "gaps", "ending", "proven"];
    let told: Vec<String> = told.iter().map(|name| format!("{name}: {}", report[*name])).collect();
    (export.stdout, told.join("\n"))
}

/// Numbers that follow from a seed (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

#[test]
fn killed_at_fifty_random_moments_and_taken_up_again_the_archive_is_as_if_nothing_had_been() {
    let outlet = Outlet::new(1500, 5);
    let site = Site::start(move |asked| outlet.answer(asked));
    let url = site.url("/news/");
    let args = [
        "add",
        "--backfill",
        "--allow-private",
        "--pause",
        "0",
        "--contact",
        "desk@library.example",
        &url,
    ];
    let undisturbed = Environment::new();
    let run = undisturbed.run(&args);
    assert_eq!(run.code, 0, "{run}");
    let wanted = contents(&undisturbed);
    assert!(wanted.1.contains("entries: 1500\n"), "{}", wanted.1);

    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut kills = 0;
    let mut whole = 0;
    while kills < KILLS {
        let environment = Environment::new();
        loop {
            let mut child = environment
                .command(&args)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            if kills < KILLS {
                sleep(Duration::from_millis(chance.below(700)));
            } else {
                child.wait().unwrap();
            }
            if child.try_wait().unwrap().is_some_and(|status| status.success()) {
                break;
            }
            // SIGKILL: nothing of the program runs after it.
            child.kill().unwrap();
            child.wait().unwrap();
            kills += 1;
        }
        assert!(contents(&environment) == wanted, "after {kills} kills");
        let check = environment.run(&["check"]);
        assert_eq!(check.code, 0, "{check}");
        for entry in fs_err::read_dir(environment.path("archive/warc")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "gz") {
                let path = path.to_str().unwrap().to_owned();
                let read = environment.run(&["extract", "--quiet", "--format", "jsonl", &path]);
                assert_eq!(read.code, 0, "{}", read.stderr);
            }
        }
        whole += 1;
    }
    assert!(whole >= 1);
}
