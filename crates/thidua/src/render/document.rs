/// A text in blocks, before it becomes plain text, Markdown, HTML or a Word file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The two headings at the top of an official paper: issuing body, and the national title.
    Letterhead {
        /// Lines of the left side.
        left: Vec<String>,
        /// Lines of the right side.
        right: Vec<String>,
    },
    /// Title of the paper.
    Title(String),
    /// Heading of a section.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
    /// A table: headings, alignment of numbers, rows.
    Table {
        /// Headings.
        head: Vec<String>,
        /// Columns of numbers, aligned to the right.
        numeric: Vec<bool>,
        /// Rows.
        rows: Vec<Vec<String>>,
    },
    /// The places for signatures, side by side: office and name.
    Signatures(Vec<(String, String)>),
}

impl Document {
    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    pub(super) fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    pub(super) fn table(&mut self, columns: &[(&str, bool)], rows: Vec<Vec<String>>) {
        self.blocks.push(Block::Table {
            head: columns.iter().map(|(head, _)| (*head).to_owned()).collect(),
            numeric: columns.iter().map(|(_, numeric)| *numeric).collect(),
            rows,
        });
    }
}
