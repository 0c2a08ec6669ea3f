//! Searches that have a name.

use cuttings_archive::{Renamed, SavedSearch};

use crate::pages::{may, scratch};

#[test]
fn a_search_takes_another_name_that_is_free() {
    let scratch = scratch();
    for name in ["harbour", "trams"] {
        let search = SavedSearch { name: name.into(), query: format!("q={name}"), added: may(6) };
        scratch.archive.save_search(&search).unwrap();
    }
    let rename = |name, to| scratch.archive.rename_search(name, to).unwrap();
    assert_eq!(rename("harbour", "trams"), Renamed::Taken);
    assert_eq!(rename("ferries", "buses"), Renamed::Unknown);
    assert_eq!(rename("harbour", "port"), Renamed::Done);
    assert_eq!(rename("port", "port"), Renamed::Done);
    let names: Vec<String> =
        scratch.archive.saved_searches().unwrap().into_iter().map(|search| search.name).collect();
    assert_eq!(names, ["port", "trams"]);
    assert_eq!(scratch.archive.saved_search("port").unwrap().unwrap().query, "q=harbour");
}
