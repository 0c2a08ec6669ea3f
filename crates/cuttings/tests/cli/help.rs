//! Help, usage errors, and the generated files: manual pages and completions.

use std::path::{Path, PathBuf};

use crate::environment::Environment;

const COMMANDS: [&str; 14] = [
    "extract",
    "import",
    "add",
    "search",
    "searches",
    "show",
    "stories",
    "outlets",
    "export",
    "serve",
    "mcp",
    "check",
    "completions",
    "man",
];

#[test]
fn the_help_of_every_command_teaches() {
    let environment = Environment::new();
    insta::assert_snapshot!("help", environment.run(&["--help"]));
    for command in COMMANDS {
        insta::assert_snapshot!(format!("help_{command}"), environment.run(&[command, "--help"]));
    }
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let environment = Environment::new();
    for args in [&[][..], &["extrct"], &["extract"], &["search", "--order", "size", "x"]] {
        let run = environment.run(args);
        assert_eq!(run.code, 2, "{args:?}\n{run}");
        assert!(run.stdout.is_empty(), "{args:?}\n{run}");
    }
}

#[test]
fn without_an_archive_the_error_says_how_to_get_one() {
    let environment = Environment::new();
    insta::assert_snapshot!("no_archive", environment.run(&["outlets"]));
    assert!(!environment.path("archive").exists());
}

#[test]
fn a_postgresql_archive_is_refused_in_words() {
    let environment = Environment::new();
    let args = ["--archive", "postgres://localhost/cuttings", "import", "press"];
    insta::assert_snapshot!("postgresql", environment.run(&args));
}

#[test]
fn a_directory_that_holds_something_else_is_not_made_an_archive() {
    let environment = Environment::new();
    let run = environment.run(&["--archive", "press", "import", "press"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("press is not an archive and not empty"), "{run}");
    assert!(!environment.path("press/warc").exists());
}

/// The files that are generated from the commands, and kept for packagers: they have to be current.
/// `CUTTINGS_UPDATE=1` writes them anew.
#[test]
fn the_manual_pages_and_completions_are_current() {
    let environment = Environment::new();
    let run = environment.run(&["man", "generated"]);
    assert_eq!(run.code, 0, "{run}");
    for (shell, name) in
        [("bash", "cuttings.bash"), ("zsh", "_cuttings"), ("fish", "cuttings.fish")]
    {
        let run = environment.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{run}");
        environment.write(&format!("generated/{name}"), run.stdout);
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated");
    let update = std::env::var_os("CUTTINGS_UPDATE").is_some();
    if update {
        fs_err::create_dir_all(&kept).unwrap();
    }
    let mut count = 0;
    for entry in fs_err::read_dir(environment.path("generated")).unwrap() {
        let fresh: PathBuf = entry.unwrap().path();
        let old = kept.join(fresh.file_name().unwrap());
        let fresh = fs_err::read_to_string(fresh).unwrap();
        if update {
            fs_err::write(&old, &fresh).unwrap();
        }
        let current = fs_err::read_to_string(&old).is_ok_and(|old| old == fresh);
        assert!(current, "{} is out of date: run the tests with CUTTINGS_UPDATE=1", old.display());
        count += 1;
    }
    assert_eq!(count, fs_err::read_dir(kept).unwrap().count(), "files that nothing generates");
}
