// Every golden outcome as a typed constant, compiled by tsc.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cases, root } from "./cases.mjs";

const folder = join(root, "target/npm-types");
mkdirSync(folder, { recursive: true });
const types = join(root, "bindings/wasm/npm/types.d.ts").replace(/\.d\.ts$/, "");
const lines = [`import type { Outcome } from ${JSON.stringify(types)};`];
for (const { expected } of cases()) lines.push(`export const o${lines.length}: Outcome = ${expected.trim()};`);
writeFileSync(join(folder, "golden.ts"), lines.join("\n"));
const tsc = join(root, "bindings/wasm/node_modules/typescript/bin/tsc");
const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];
execFileSync("node", [tsc, ...options, join(folder, "golden.ts")], { stdio: "inherit" });
console.log(`${lines.length - 1} golden outcomes compile`);
