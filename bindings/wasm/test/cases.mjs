// The same case files as Rust and Python.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const golden = join(root, "tests/conference");

/** Each case: name, text, the files beside it, the golden JSON. */
export function cases() {
  return readdirSync(golden)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const id = basename(name, ".json");
      const beside = join(golden, id, "conference.toml");
      const path = existsSync(beside) ? beside : join(root, "examples", id, "conference.toml");
      const folder = dirname(path);
      const files = Object.fromEntries(
        readdirSync(folder)
          .filter((file) => /\.(toml|csv)$/.test(file))
          .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
      );
      return { id, text: readFileSync(path, "utf8"), files, expected: readFileSync(join(golden, name), "utf8") };
    });
}

/** The cases of awards with the JSON of Rust (`cargo xtask cases`). */
export function assessments() {
  return readFileSync(join(root, "target/cases.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

/** A question without what is absent. */
export function asked(question) {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== null));
}
