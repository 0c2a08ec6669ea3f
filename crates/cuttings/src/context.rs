//! What every command works with: the archive's place, the clock, how to talk.

use std::path::PathBuf;
use std::sync::Arc;

use cuttings_archive::Archive;
use cuttings_follow::{Clock, INDEX_FOLDER};
use cuttings_search::Index;
use etcetera::{AppStrategy, AppStrategyArgs, app_strategy};
use jiff::Timestamp;

use crate::cli::Global;
use crate::failure::Failure;
use crate::output::Color;
use crate::talk::{Talk, ToStderr};

/// What every command works with.
#[derive(Debug)]
pub(crate) struct Context {
    archive: Option<String>,
    now: Option<Timestamp>,
    /// How to talk.
    pub(crate) talk: Talk,
    /// Whether stdout gets colours.
    pub(crate) color: bool,
}

impl Context {
    pub(crate) fn new(global: Global) -> Result<Self, Failure> {
        let color = global.color.on_stdout();
        if global.color == Color::Never {
            console::set_colors_enabled_stderr(false);
        }
        Ok(Self {
            archive: global.archive.filter(|place| !place.is_empty()),
            now: global.now,
            talk: Talk { quiet: global.quiet },
            color,
        })
    }

    /// The time now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock().now()
    }

    /// The time that the clock stands at, where it stands still.
    pub(crate) fn fixed_now(&self) -> Option<Timestamp> {
        self.now
    }

    /// What time it is.
    #[expect(clippy::disallowed_methods, reason = "this is where the time comes from")]
    pub(crate) fn clock(&self) -> Clock {
        Clock::running(Timestamp::now).stopped_at(self.now)
    }

    /// What following needs from around it.
    pub(crate) fn following(&self) -> Result<cuttings_follow::Context, Failure> {
        Ok(cuttings_follow::Context {
            directory: self.place()?,
            clock: self.clock(),
            listener: Arc::new(ToStderr::new(self.talk)),
        })
    }

    /// What chance is made of: nothing where the clock stands still, so that runs can be repeated.
    pub(crate) fn seed(&self) -> u64 {
        match self.now {
            Some(_) => 0,
            None => self.now().as_microsecond().unsigned_abs(),
        }
    }

    /// Where the archive is.
    pub(crate) fn place(&self) -> Result<PathBuf, Failure> {
        match &self.archive {
            Some(place) if is_postgres(place) => {
                Err(Failure::usage("PostgreSQL archives are not supported in this version")
                    .hint("name a directory: --archive DIR"))
            }
            Some(place) => Ok(PathBuf::from(place)),
            None => Ok(strategy()?.data_dir()),
        }
    }

    /// Opens the archive; makes one where there is none.
    pub(crate) fn open_or_create(&self) -> Result<Archive, Failure> {
        Ok(Archive::open_or_create(&self.place()?)?)
    }

    /// Opens the archive.
    pub(crate) fn open(&self) -> Result<Archive, Failure> {
        Ok(Archive::open(&self.place()?)?)
    }

    /// Opens the search index and brings it up to date.
    pub(crate) fn index(&self, archive: &Archive) -> Result<Index, Failure> {
        let index = Index::open(&self.place()?.join(INDEX_FOLDER))?;
        let mut bar = self.talk.bar("Indexing");
        let mut progress = |done| bar.at(cuttings_fetch::Progress { done, total: 0 });
        index.catch_up(archive, &mut progress)?;
        Ok(index)
    }
}

fn is_postgres(place: &str) -> bool {
    place.starts_with("postgres://") || place.starts_with("postgresql://")
}

/// Where the platform wants an application's files.
pub(crate) fn strategy() -> Result<impl AppStrategy, Failure> {
    let args = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "Cuttings".to_owned(),
        app_name: "cuttings".to_owned(),
    };
    app_strategy::choose_native_strategy(args).map_err(|error| {
        Failure::from(error).hint("set HOME, or name the archive with --archive DIR")
    })
}
