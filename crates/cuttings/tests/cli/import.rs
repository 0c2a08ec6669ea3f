//! `cuttings import` and `cuttings check`.

use crate::environment::Environment;

#[test]
fn a_directory_is_taken_in_and_a_second_time_changes_nothing() {
    let environment = Environment::new();
    let folder = "press/harbour-courier.example";
    insta::assert_snapshot!("import", environment.run(&["import", folder]));
    let warc = environment.path("archive/warc/cuttings-20260316080000-00001.warc.gz");
    let size = fs_err::metadata(&warc).unwrap().len();
    insta::assert_snapshot!("import_again", environment.run(&["import", folder]));
    assert_eq!(fs_err::metadata(&warc).unwrap().len(), size, "known pages were kept again");
}

#[test]
fn one_bad_file_never_stops_a_run() {
    let environment = Environment::new();
    environment.write("picture.html", [0x89, b'P', b'N', b'G', 0, 0, 0, 1, 2, 3]);
    let args = ["import", "none.txt", "picture.html", "press/deckhands-bulletin.txt"];
    insta::assert_snapshot!("import_bad_file", environment.run(&args));
}

#[test]
fn a_text_dump_belongs_to_the_outlet_that_is_named() {
    let environment = Environment::new();
    let args =
        ["import", "--quiet", "--outlet", "Deckhands' Bulletin", "press/deckhands-bulletin.txt"];
    let run = environment.run(&args);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let outlets = environment.run(&["outlets"]);
    assert!(outlets.stdout.contains("Deckhands' Bulletin"), "{outlets}");
}

#[test]
fn what_is_exported_can_be_imported() {
    let environment = Environment::with_archive();
    let rows = environment.run(&["export"]).stdout;
    let run = environment.run_with_input(&["--archive", "copy", "import", "-"], rows.as_bytes());
    assert_eq!(run.code, 0, "{run}");
    let again = environment.run(&["--archive", "copy", "export"]).stdout;
    let parse = |rows: &str| -> Vec<serde_json::Value> {
        rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let (first, second) = (parse(&rows), parse(&again));
    assert_eq!(first.len(), second.len());
    for (first, second) in first.iter().zip(&second) {
        for field in
            ["outlet", "url", "title", "summary", "truncated", "date_published", "authors", "kind"]
        {
            assert_eq!(first[field], second[field], "{field}");
        }
    }
}

#[test]
fn the_bad_lines_of_a_file_of_rows_are_named_and_the_good_ones_are_taken() {
    let environment = Environment::new();
    environment.write(
        "rows.jsonl",
        "{\"title\":\"The ferry is back\",\"outlet\":\"courier\"}\nno json\n\n\
         {\"url\":\"https://a.example/\"}\n{\"summary\":\"It rained.\",\"date_published\":\"soon\"}\n",
    );
    insta::assert_snapshot!("import_bad_rows", environment.run(&["import", "rows.jsonl"]));
}

#[test]
fn an_archive_can_be_built_again_from_its_own_warc_files() {
    let environment = Environment::with_archive();
    let run = environment.run(&[
        "--archive",
        "copy",
        "import",
        "archive/warc/cuttings-20260316080000-00001.warc.gz",
    ]);
    assert_eq!(run.code, 0, "{run}");
    let outlets = environment.run(&["outlets"]).stdout;
    assert_eq!(environment.run(&["--archive", "copy", "outlets"]).stdout, outlets);
}

#[test]
fn the_time_of_fetching_can_be_given() {
    let environment = Environment::new();
    let args = ["import", "--fetched-at", "2026-03-01T12:00:00Z", "press/deckhands-bulletin.txt"];
    assert_eq!(environment.run(&args).code, 0);
    let article = environment.run(&["show", "1"]);
    assert!(article.stdout.contains("2026-03-01T12:00:00Z"), "{article}");
}

#[test]
fn a_sound_archive_is_sound_and_a_damaged_one_is_not() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!("check", environment.run(&["check"]));
    let warc = environment.path("archive/warc/cuttings-20260316080000-00001.warc.gz");
    let mut bytes = fs_err::read(&warc).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8].fill(0xff);
    fs_err::write(&warc, bytes).unwrap();
    let run = environment.run(&["check"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("cannot be read back"), "{run}");
    assert!(run.stderr.contains("hint: restore a backup"), "{run}");
}

#[test]
fn two_runs_at_once_do_not_write_into_one_another() {
    let environment = Environment::with_archive();
    let lock = fs_err::File::create(environment.path("archive/warc/lock")).unwrap();
    lock.file().lock().unwrap();
    insta::assert_snapshot!("import_locked", environment.run(&["import", "press"]));
}
