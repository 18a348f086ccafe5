// Every golden outcome as a typed constant, compiled by tsc.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { asked, assessments, cases, root } from "./cases.mjs";

const folder = join(root, "target/npm-types");
mkdirSync(folder, { recursive: true });
const types = join(root, "bindings/wasm/npm/types.d.ts").replace(/\.d\.ts$/, "");
const lines = [`import type { Assessment, Outcome, Question, Subject } from ${JSON.stringify(types)};`];
for (const { expected } of cases()) lines.push(`export const o${lines.length}: Outcome = ${expected.trim()};`);
for (const { expected, subject, question } of assessments().filter((_, at) => at % 25 === 0)) {
  lines.push(`export const a${lines.length}: Assessment = ${expected};`);
  lines.push(`export const s${lines.length}: [Subject, Question] = [${JSON.stringify(subject)}, ${JSON.stringify(asked(question))}];`);
}
writeFileSync(join(folder, "golden.ts"), lines.join("\n"));
const tsc = join(root, "bindings/wasm/node_modules/typescript/bin/tsc");
const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];
execFileSync("node", [tsc, ...options, join(folder, "golden.ts")], { stdio: "inherit" });
console.log(`${lines.length - 1} golden values compile`);
