//! Plain columns: a value a row, and lists of entries a row.

/// A column most of whose values are absent: it takes no memory until one is present.
#[derive(Clone, Debug)]
pub(super) struct Column<T> {
    values: Vec<T>,
    none: T,
    len: usize,
}

impl<T: Copy + PartialEq> Column<T> {
    pub(super) fn new(none: T) -> Self {
        Self {
            values: Vec::new(),
            none,
            len: 0,
        }
    }

    pub(super) fn push(&mut self, value: T) {
        if self.values.is_empty() && value != self.none {
            self.values.resize(self.len, self.none);
        }
        self.len = self.len.saturating_add(1);
        if !self.values.is_empty() || value != self.none {
            self.values.push(value);
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<T> {
        self.values.get(at).copied().filter(|value| *value != self.none)
    }

    /// The value, or the one that stands for "absent".
    pub(super) fn raw(&self, at: usize) -> T {
        self.values.get(at).copied().unwrap_or(self.none)
    }

    pub(super) fn is_absent(&self) -> bool {
        self.values.is_empty()
    }

    pub(super) fn bytes(&self) -> usize {
        self.values.capacity().saturating_mul(size_of::<T>())
    }
}

/// The ends of the lists of all rows; without memory while every list is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    ends: Vec<u32>,
    rows: usize,
}

impl Ends {
    /// Closes the list of the next row after so many entries in all.
    pub(super) fn close(&mut self, entries: usize) {
        let end = u32::try_from(entries).unwrap_or(u32::MAX);
        if self.ends.is_empty() && end > 0 {
            self.ends.resize(self.rows, 0);
        }
        self.rows = self.rows.saturating_add(1);
        if end > 0 || !self.ends.is_empty() {
            self.ends.push(end);
        }
    }

    /// First entry and the entry after the last one of a row.
    pub(super) fn of(&self, row: usize) -> (usize, usize) {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        (row.checked_sub(1).map_or(0, end), end(row))
    }

    pub(super) fn bytes(&self) -> usize {
        self.ends.capacity().saturating_mul(4)
    }
}

/// A list of entries for each row.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    ends: Ends,
    entries: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            ends: Ends::default(),
            entries: Vec::new(),
        }
    }
}

impl<T: Clone> Lists<T> {
    pub(super) fn push(&mut self, entries: &[T]) {
        self.entries.extend_from_slice(entries);
        self.ends.close(self.entries.len());
    }

    pub(super) fn row(&self, row: usize) -> &[T] {
        if self.entries.is_empty() {
            return &[];
        }
        let (from, to) = self.ends.of(row);
        self.entries.get(from..to).unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries
            .capacity()
            .saturating_mul(size_of::<T>())
            .saturating_add(self.ends.bytes())
    }
}
