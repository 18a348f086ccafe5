// The packed package in an empty project, in Node.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { cases } from "./cases.mjs";

const require = createRequire(join(process.env.THIDUA_PROJECT, "package.json"));
const thidua = await import(pathToFileURL(require.resolve("thidua")).href);
await thidua.init();
await thidua.init();

test("there are cases", () => assert.ok(cases().length >= 4));

for (const { id, text, files, expected } of cases()) {
  test(`the outcome of ${id} is the golden one, byte for byte`, () => {
    const conference = thidua.Conference.read(text, { files });
    assert.equal(`${conference.outcomeJson()}\n`, expected);
    conference.free();
  });
}

test("errors carry diagnostics", () => {
  assert.throws(
    () => thidua.Conference.read("schema = 1\n[conferense]\n"),
    (error) => error instanceof Error && error.diagnostics.some((problem) => problem.code === "unknown-key"),
  );
});

test("check finds every problem", () => {
  const problems = thidua.check('schema = 1\n[regulation]\nid = "X"\n');
  assert.ok(problems.filter((problem) => problem.code === "missing-key").length >= 3);
  assert.equal(problems.find((problem) => problem.code === "bad-id").labels[0].text, '"X"');
});

test("text and minutes speak both languages", () => {
  const { text, files } = cases().find((one) => one.id === "bac-kan-2023");
  const conference = thidua.Conference.read(text, { files });
  assert.match(conference.text(), /Văn phòng Tỉnh ủy – đề nghị/);
  assert.match(conference.text("en"), /proposed/);
  assert.match(conference.minutes(), /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
});

test("the raw module is exported", () => assert.ok(require.resolve("thidua/thidua.wasm").endsWith(".wasm")));
