//! A stretch of a file, read as if it were a file of its own: a WARC file that lies uncompressed in
//! a WACZ, one record of a WARC file.

use std::io::{self, Read, Seek, SeekFrom};

use fs_err::File;

/// A stretch of a file.
#[derive(Debug)]
pub(crate) struct Section {
    file: File,
    start: u64,
    length: u64,
    position: u64,
}

impl Section {
    /// The `length` bytes from `start` on.
    pub(crate) fn new(mut file: File, start: u64, length: u64) -> io::Result<Self> {
        file.seek(SeekFrom::Start(start))?;
        Ok(Self { file, start, length, position: 0 })
    }

    /// The whole file.
    pub(crate) fn whole(file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        Self::new(file, 0, length)
    }
}

impl Read for Section {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.position)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let Some(buffer) = buffer.get_mut(..wanted) else { return Ok(0) };
        let read = self.file.read(buffer)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for Section {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::Current(delta) => self.position.checked_add_signed(delta),
            SeekFrom::End(delta) => self.length.checked_add_signed(delta),
        };
        let target = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        let absolute = self.start.checked_add(target);
        let absolute = absolute.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        self.file.seek(SeekFrom::Start(absolute))?;
        self.position = target;
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, SeekFrom};

    use super::Section;

    #[test]
    fn a_section_ends_where_it_ends_and_counts_from_its_own_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs_err::write(&path, b"0123456789").unwrap();
        let mut section = Section::new(fs_err::File::open(&path).unwrap(), 3, 4).unwrap();
        let mut text = String::new();
        section.read_to_string(&mut text).unwrap();
        assert_eq!(text, "3456");
        assert_eq!(section.seek(SeekFrom::Start(2)).unwrap(), 2);
        text.clear();
        section.read_to_string(&mut text).unwrap();
        assert_eq!(text, "56");
        assert!(section.seek(SeekFrom::Current(-9)).is_err());
    }
}
