// The reader of Excel files, bundled by `cargo xtask page`: read-excel-file reads and never writes, is kept up, and needs no eval.
export { default } from "read-excel-file/browser";
