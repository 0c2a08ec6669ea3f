//! Documents under way to the thread that indexes them. Tantivy would let ten thousand wait, which are gigabytes where
//! they have whole texts; here they wait by what they take, so that the memory does not depend on it.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tantivy::TantivyDocument;
use tantivy::schema::Document;

/// How many bytes of documents may be under way: enough to keep the thread busy.
const MOST: usize = 4_000_000;

/// How long to wait for a thread that takes nothing: whether it is gone, adding a document tells.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is under way to one writer.
#[derive(Clone, Debug, Default)]
pub(crate) struct UnderWay(Arc<State>);

#[derive(Debug, Default)]
struct State {
    bytes: Mutex<usize>,
    fewer: Condvar,
}

/// A document under way. It has arrived when it is taken apart, or gone with its writer.
#[derive(Debug)]
pub(crate) struct Sent {
    document: TantivyDocument,
    bytes: usize,
    under_way: UnderWay,
}

impl UnderWay {
    /// Sends a document that takes so many bytes, once there is room for it.
    pub(crate) fn send(&self, document: TantivyDocument, bytes: usize) -> Sent {
        let lock = self.0.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |under_way: &mut usize| *under_way > 0 && *under_way + bytes > MOST;
        let waited = self.0.fewer.wait_timeout_while(lock, PATIENCE, full);
        *waited.unwrap_or_else(PoisonError::into_inner).0 += bytes;
        Sent { document, bytes, under_way: self.clone() }
    }

    fn arrived(&self, bytes: usize) {
        let mut under_way = self.0.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *under_way = under_way.saturating_sub(bytes);
        self.0.fewer.notify_all();
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.under_way.arrived(self.bytes);
    }
}

impl Document for Sent {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }

    fn into_tantivy_document(mut self) -> TantivyDocument {
        std::mem::take(&mut self.document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_waits_until_those_before_it_have_arrived() {
        let under_way = UnderWay::default();
        let first = under_way.send(TantivyDocument::default(), MOST + 1);
        let waiting = {
            let under_way = under_way.clone();
            std::thread::spawn(move || drop(under_way.send(TantivyDocument::default(), 10)))
        };
        std::thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished());
        assert_eq!(*under_way.0.bytes.lock().unwrap(), MOST + 1);
        drop(first.into_tantivy_document());
        waiting.join().unwrap();
        assert_eq!(*under_way.0.bytes.lock().unwrap(), 0);
    }
}
