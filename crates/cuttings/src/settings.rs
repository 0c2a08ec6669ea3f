//! What the user said once and for all: whom outlets can write to.

use std::io::Write;
use std::path::PathBuf;

use cuttings_fetch::http::Contact;
use etcetera::AppStrategy;
use serde::{Deserialize, Serialize};

use crate::context::{Context, strategy};
use crate::failure::Failure;

/// The settings file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    contact: Option<String>,
}

/// The contact that was given once; `None` also where the settings cannot be read.
pub(crate) fn known_contact() -> Option<Contact> {
    read(&path().ok()?).ok()?.contact?.parse().ok()
}

/// Keeps a contact for the next time.
pub(crate) fn keep_contact(contact: &Contact) -> Result<(), Failure> {
    let path = path()?;
    let mut settings = read(&path)?;
    settings.contact = Some(contact.to_string());
    write(&path, &settings)
}

fn path() -> Result<PathBuf, Failure> {
    Ok(strategy()?.config_dir().join("settings.json"))
}

/// The contact to send with every request: the one given now, else the one given once. One given by
/// flag is remembered.
pub(crate) fn contact(
    given: Option<Contact>,
    remember: bool,
    context: &Context,
) -> Result<Contact, Failure> {
    let path = path()?;
    let mut settings = read(&path)?;
    if let Some(contact) = given {
        if remember && settings.contact.as_deref() != Some(&contact.to_string()) {
            settings.contact = Some(contact.to_string());
            write(&path, &settings)?;
            context
                .talk
                .note(format_args!("{contact} is kept in {} as your contact.", path.display()));
        }
        return Ok(contact);
    }
    match settings.contact {
        Some(contact) => contact.parse().map_err(|error| {
            Failure::from(error).context(format!("cannot use the contact in {}", path.display()))
        }),
        None => Err(Failure::usage("nothing is fetched before outlets can know whom to write to").hint(
            "give an e-mail or web address once: --contact me@library.example (it is sent with every \
             request and kept for the next time)",
        )),
    }
}

fn read(path: &PathBuf) -> Result<Settings, Failure> {
    match fs_err::read(path) {
        Ok(text) => serde_json::from_slice(&text).map_err(|error| {
            Failure::from(error)
                .context(format!("cannot read the settings in {}", path.display()))
                .hint("mend the file, or remove it to begin anew")
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Settings::default()),
        Err(error) => Err(error.into()),
    }
}

fn write(path: &PathBuf, settings: &Settings) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension("json.part");
    let mut file = fs_err::File::create(&unfinished)?;
    serde_json::to_writer_pretty(&mut file, settings)?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    fs_err::rename(unfinished, path)?;
    Ok(())
}
