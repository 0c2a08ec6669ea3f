//! Articles as exports write them: JSON lines, each an object.

use cuttings_archive::ImportRow;

/// How far a file of rows is.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub(crate) read: u64,
    pub(crate) bad: u64,
}

/// Reads one line; where it is no article, says why.
pub(crate) fn parse_row(line: &[u8]) -> Result<ImportRow, String> {
    let not_an_object = || "not a JSON object".to_owned();
    // A struct can be read from an array too, by the order of its fields; a row cannot.
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err(not_an_object());
    }
    let row: ImportRow = serde_json::from_slice(line).map_err(|error| match error.is_data() {
        // Each line is parsed by itself, so "line 1" says nothing.
        true => error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        false => not_an_object(),
    })?;
    if row.title.is_none() && row.summary.is_none() {
        return Err("an article needs a title or a summary".to_owned());
    }
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::parse_row;

    #[test]
    fn a_row_needs_a_title_or_a_summary() {
        assert!(parse_row(br#"{"title":"Ferry returns"}"#).is_ok());
        assert!(parse_row(br#"{"summary":"The ferry is back.","made_up":1}"#).is_ok());
        assert!(
            parse_row(br#"{"url":"https://a.example/"}"#)
                .unwrap_err()
                .contains("title or a summary")
        );
    }

    #[test]
    fn what_is_no_row_is_named_in_words() {
        assert_eq!(parse_row(b"[1,").unwrap_err(), "not a JSON object");
        let message = parse_row(br#"{"title":"x","date_published":"yesterday"}"#).unwrap_err();
        assert!(
            message.contains("'yesterday' is not a date") && !message.contains("line"),
            "{message}"
        );
    }
}
