// The packed package in an empty project, in Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { asked, assessments, cases, root } from "./cases.mjs";

const project = process.env.THIDUA_PROJECT;
const require = createRequire(join(project, "package.json"));
const thidua = await import(pathToFileURL(require.resolve("thidua")).href);
await thidua.init();
await thidua.init();
const law = thidua.Rulebook.vietnam();

test("there are cases", () => assert.ok(cases().length >= 4 && assessments().length > 500));

for (const { id, text, files, expected } of cases()) {
  test(`the outcome of ${id} is the golden one, byte for byte`, () => {
    const conference = thidua.Conference.read(text, { files });
    assert.equal(`${conference.outcomeJson()}\n`, expected);
    conference.free();
  });
}

test("every case of awards as in Rust, byte for byte", () => {
  const laws = new Map();
  for (const { id, subject, award, question, bylaws, expected } of assessments()) {
    const key = JSON.stringify(bylaws);
    if (bylaws.length && !laws.has(key)) laws.set(key, bylaws.reduce((own, [name, text]) => own.withBylaw(text, { name }), law));
    assert.equal((laws.get(key) ?? law).assessJson(subject, award, asked(question)), expected, id);
  }
});

test("the slim entry answers the same", async () => {
  const slim = await import(pathToFileURL(require.resolve("thidua/slim")).href);
  await slim.init(readFileSync(require.resolve("thidua/slim.wasm")));
  const own = slim.Rulebook.vietnam();
  assert.equal(own.digest, law.digest);
  for (const { id, subject, award, question, bylaws, expected } of assessments().filter((_, at) => at % 40 === 0)) {
    if (!bylaws.length) assert.equal(own.assessJson(subject, award, asked(question)), expected, id);
  }
  assert.throws(() => own.withBylaw("schema = 1"), (error) => error.diagnostics[0].code === "no-toml");
});

test("errors carry diagnostics", () => {
  assert.throws(
    () => thidua.Conference.read("schema = 1\n[conferense]\n"),
    (error) => error instanceof Error && error.diagnostics.some((problem) => problem.code === "unknown-key"),
  );
  const wrong = (call, code) => assert.throws(call, (error) => error instanceof thidua.RulebookError && error.diagnostics.some((problem) => problem.code === code), code);
  wrong(() => law.assess({ kind: "individual" }, "huan-chuong-lao-dong-hang-bon", { on: "2025-06-01" }), "unknown-award");
  wrong(() => law.assess({ kind: "individual" }, "lao-dong-tien-tien", {}), "missing-key");
  wrong(() => law.assess({ kind: "individual" }, "lao-dong-tien-tien", { on: "1/6/2025" }), "bad-date");
  wrong(() => law.assess({ kind: "individual" }, "lao-dong-tien-tien", { on: "1999-06-01" }), "date-outside-coverage");
  wrong(() => law.assess({ kind: "individual", ratings: [{ year: 2024, level: "tuyet-voi" }] }, "lao-dong-tien-tien", { on: "2025-06-01" }), "unknown-code");
  wrong(() => law.assess("{", "lao-dong-tien-tien", { on: "2025-06-01" }), "json");
  wrong(() => law.assess({ kind: "individual", facts: [{ id: "tong-diem", value: 0.5 }] }, "lao-dong-tien-tien", { on: "2025-06-01" }), "binary-float");
  wrong(() => law.withBylaw("schema = 1\n[law]\nsubjet = \"x\"\n"), "unknown-key");
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

test("words, path, money, catalogue, criteria, differences", () => {
  const subject = { kind: "individual", category: "can-bo-cong-chuc", complete: { service: {} }, service_from: "2010-01-01", ratings: [{ year: 2024, level: "HTTNV" }] };
  const question = { on: "2025-06-01", grantConduct: true };
  assert.match(law.explain(subject, "LĐTT", question).summary, /Lao động tiên tiến/);
  assert.ok(law.explain(subject, "LĐTT", question).blocks.some((block) => block?.tree?.length));
  assert.equal(typeof law.path(subject, "chien-si-thi-dua-co-so", question).text, "string");
  assert.ok(law.proposable(subject, question).some((one) => one.award === "lao-dong-tien-tien"));
  assert.equal(law.money({ award: "LĐTT", recipient: "individual", on: "2025-12-20" }).amount, "710000");
  assert.ok(law.catalogue("2025-06-01").awards.length > 20);
  assert.ok(law.criteria("bang-khen-thu-tuong", "2025-06-01").rules.length);
  assert.ok(law.lawDiff("2023-12-31", "2024-01-01", { award: "bang-khen-thu-tuong" }).changes.length > 0);
  assert.equal(law.lawDiff("2025-01-01", "2025-01-02", { award: "bang-khen-thu-tuong" }).changes.length, 0);
});

test("a list of candidates", () => {
  const candidate = (id) => ({ id, award: "lao-dong-tien-tien", subject: { kind: "individual", category: "can-bo-cong-chuc", complete: { service: {} }, service_from: "2010-01-01", ratings: [{ year: 2024, level: "HTTNV" }] } });
  const answer = law.slate({ schema: 1, slate: { on: "2025-06-01" }, candidate: [candidate("a"), candidate("b")] });
  assert.ok(answer.blocks.length && JSON.stringify(answer).includes("lao-dong-tien-tien"));
});

test("handles are freed, by hand and by `using`", () => {
  const own = thidua.Rulebook.vietnam();
  own[Symbol.dispose ?? Symbol.for("dispose")]();
  assert.throws(() => own.digest);
});

test("the raw modules are exported", () => {
  for (const name of ["thidua.wasm", "slim.wasm", "conference.wasm"]) assert.ok(require.resolve(`thidua/${name}`).endsWith(".wasm"));
});

test("the example of the README runs in six lines", () => {
  const readme = readFileSync(join(root, "bindings/wasm/npm/README.md"), "utf8");
  const code = readme.match(/```js\n([\s\S]*?)```/)[1];
  assert.ok(code.trim().split("\n").length <= 6);
  writeFileSync(join(project, "readme.mjs"), code);
  assert.match(execFileSync("node", ["readme.mjs"], { cwd: project, encoding: "utf8" }), /^met .*Điều/);
});

test("memory stays flat", { skip: !process.env.THIDUA_LONG && "long; set THIDUA_LONG" }, () => {
  const { subject, award, question } = assessments()[0];
  const text = JSON.stringify(subject);
  for (let at = 0; at < 20_000; at += 1) law.assessJson(text, award, asked(question));
  const before = process.memoryUsage().rss;
  for (let at = 0; at < 1_000_000; at += 1) law.assessJson(text, award, asked(question));
  assert.ok(process.memoryUsage().rss < before * 1.2 + 32e6);
});
