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
    /// A tree of reasons.
    Tree(Vec<TreeItem>),
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

/// One line of a tree of reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeItem {
    /// The answer of the line; none where nothing is answered, as in a list of criteria.
    pub verdict: Option<crate::Verdict>,
    /// What is asked.
    pub text: String,
    /// What was observed, what counts and what does not, each a line of its own.
    pub notes: Vec<String>,
    /// The parts.
    pub children: Vec<TreeItem>,
}

impl TreeItem {
    /// The sign of the answer: `✔`, `✘`, `?`, or a dash.
    pub fn sign(&self) -> &'static str {
        match self.verdict {
            Some(crate::Verdict::Met) => "✔",
            Some(crate::Verdict::NotMet) => "✘",
            Some(crate::Verdict::Unknown) => "?",
            None => "–",
        }
    }

    /// The line and its parts, each with its depth, from the top.
    pub fn lines(&self) -> Vec<(usize, &Self)> {
        let mut lines = Vec::new();
        self.lines_from(0, &mut lines);
        lines
    }

    fn lines_from<'i>(&'i self, depth: usize, into: &mut Vec<(usize, &'i Self)>) {
        into.push((depth, self));
        for child in &self.children {
            child.lines_from(depth.saturating_add(1), into);
        }
    }
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
