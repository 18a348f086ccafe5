//! The `thidua` command.

fn main() {}
