// Assessing in Node and Chromium against native; one rule side by side with three engines; memory over many calls.
// Run by `cargo xtask bench web`, which hands over the native figure and the packed package.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(join(process.env.THIDUA_PROJECT, "package.json"));
const thidua = await import(pathToFileURL(require.resolve("thidua")).href);
await thidua.init();
const native = Number(process.env.THIDUA_NATIVE_NS);
const lines = readFileSync(join(root, "target/cases.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line)).filter((one) => !one.bylaws.length);
const step = Math.max(1, Math.floor(lines.length / 200));
const cases = lines.filter((_, at) => at % step === 0).slice(0, 200).map(({ subject, award, question }) => ({ subject: JSON.stringify(subject), award, question: Object.fromEntries(Object.entries(question).filter(([, value]) => value !== null)) }));

/** Microseconds a call: the best of several rounds. */
function time(call, calls, rounds = 7) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (let at = 0; at < calls; at += 1) call(at);
    best = Math.min(best, ((performance.now() - started) * 1000) / calls);
  }
  return best;
}

const report = [];
const row = (what, figure, bar = "–", holds = "–") => report.push(`| ${what} | ${figure} | ${bar} | ${holds} |`);
const judged = (good) => (good ? "holds" : "MISSED");

// ---- start
let started = performance.now();
const law = thidua.Rulebook.vietnam();
row("law loaded and checked in Node (second time)", `${(() => { thidua.Rulebook.vietnam().free(); started = performance.now(); thidua.Rulebook.vietnam().free(); return (performance.now() - started).toFixed(1); })()} ms`);

// ---- against native
const run = (at) => law.assessJson(cases[at % cases.length].subject, cases[at % cases.length].award, cases[at % cases.length].question);
const inNode = time(run, cases.length * 2);
row("assess with reasons, JSON text in and out, 200 cases: native", `${(native / 1000).toFixed(1)} µs`);
row("the same in Node", `${inNode.toFixed(1)} µs, ${((inNode * 1000) / native).toFixed(2)} × native`, "at most 5 × native", judged(inNode * 1000 <= 5 * native));

// ---- in Chromium
const { browser: launch, serve } = await import(pathToFileURL(join(root, "bindings/wasm/test/serve.mjs")).href);
const site = await serve(join(process.env.THIDUA_PROJECT, "node_modules/thidua"));
const browser = await launch();
const page = await browser.newPage();
await page.goto(site.address);
const inChromium = await page.evaluate(
  async ({ cases }) => {
    const { init, Rulebook } = await import("/browser.js");
    await init();
    const law = Rulebook.vietnam();
    let best = Infinity;
    for (let round = 0; round < 7; round += 1) {
      const started = performance.now();
      for (const { subject, award, question } of cases) law.assessJson(subject, award, question);
      best = Math.min(best, ((performance.now() - started) * 1000) / cases.length);
    }
    return best;
  },
  { cases },
);
row("the same in Chromium", `${inChromium.toFixed(1)} µs, ${((inChromium * 1000) / native).toFixed(2)} × native`, "at most 5 × native", judged(inChromium * 1000 <= 5 * native));
const starts = [];
for (let at = 0; at < 7; at += 1) {
  const fresh = await browser.newPage();
  await fresh.goto(site.address);
  starts.push(
    await fresh.evaluate(async () => {
      const { init, Rulebook } = await import("/browser.js");
      const bytes = await (await fetch("/law_bg.wasm")).arrayBuffer();
      const started = performance.now();
      await init({ law: new Response(bytes, { headers: { "content-type": "application/wasm" } }) });
      Rulebook.vietnam().assess({ kind: "individual", complete: {}, ratings: [{ year: 2024, level: "HTTNV" }] }, "LĐTT", { on: "2025-06-01" });
      return performance.now() - started;
    }),
  );
  await fresh.close();
}
const first = Math.min(...starts);
row("Chromium: module at hand to first verdict", `${first.toFixed(0)} ms (${starts.map((one) => one.toFixed(0)).join(", ")})`, "at most 50 ms", judged(first <= 50));
await browser.close();
site.server.close();

// ---- side by side: rated good or better in the year, or an achievement recognised
const own = law.withBylaw(readFileSync(join(root, "examples/bylaws/tinh-minh-hoa.toml"), "utf8"));
const subject = { kind: "individual", complete: {}, ratings: [{ year: 2024, level: "hoan-thanh-tot" }], findings: [{ id: "vd-nhieu-thanh-tich", holds: false }] };
const question = { on: "2025-06-01", year: 2024 };
const facts = { rating: "hoan-thanh-tot", achievement: false };
const times = {};
times["thidua, the whole award with reasons"] = time(() => own.assess(subject, "giay-khen", question), 2000);

const { Engine } = await import("json-rules-engine");
const engine = new Engine([{ name: "giay-khen", conditions: { any: [{ fact: "rating", operator: "in", value: ["hoan-thanh-tot", "hoan-thanh-xuat-sac"] }, { fact: "achievement", operator: "equal", value: true }] }, event: { type: "met" } }]);
{
  let best = Infinity;
  for (let round = 0; round < 7; round += 1) {
    const started = performance.now();
    for (let at = 0; at < 2000; at += 1) await engine.run(facts);
    best = Math.min(best, ((performance.now() - started) * 1000) / 2000);
  }
  times["json-rules-engine"] = best;
}
const zen = await import("@gorules/zen-engine-wasm");
await zen.default({ module_or_path: readFileSync(join(root, "benches/web/node_modules/@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm")) });
const expression = "rating in ['hoan-thanh-tot', 'hoan-thanh-xuat-sac'] or achievement == true";
if (zen.evaluateExpression(expression, facts) !== true) throw new Error("zen answers otherwise");
times["zen-engine-wasm, the bare expression, no trace"] = time(() => zen.evaluateExpression(expression, facts), 2000);

const cedar = await import("@cedar-policy/cedar-wasm/nodejs");
cedar.preparsePolicySet("one", { staticPolicies: { "giay-khen": 'permit(principal, action, resource) when { ["hoan-thanh-tot", "hoan-thanh-xuat-sac"].contains(context.rating) || context.achievement };' } });
const call = { principal: { type: "P", id: "a" }, action: { type: "A", id: "b" }, resource: { type: "R", id: "c" }, context: facts, preparsedPolicySetId: "one", entities: [], validateRequest: false };
if (cedar.statefulIsAuthorized(call).response?.decision !== "allow") throw new Error("cedar answers otherwise");
times["cedar-wasm, policies parsed before"] = time(() => cedar.statefulIsAuthorized(call), 2000);
if (own.assess(subject, "giay-khen", question).verdict !== "met") throw new Error("thidua answers otherwise");
const ours = times["thidua, the whole award with reasons"];
for (const [name, figure] of Object.entries(times)) row(`one rule of two points: ${name}`, `${figure.toFixed(1)} µs`, figure === ours ? "–" : "slower than thidua", figure === ours ? "–" : judged(ours < figure));

// ---- memory
const many = Number(process.env.THIDUA_CALLS ?? 1_000_000);
const single = JSON.stringify(subject);
for (let at = 0; at < 20_000; at += 1) own.assessJson(single, "giay-khen", question);
const before = process.memoryUsage().rss;
for (let at = 0; at < many; at += 1) own.assessJson(single, "giay-khen", question);
const grown = (process.memoryUsage().rss - before) / 1e6;
row(`resident memory over ${many.toLocaleString("en")} calls`, `${grown >= 0 ? "+" : ""}${grown.toFixed(1)} MB of ${(before / 1e6).toFixed(0)} MB`, "flat", judged(grown < 32));

console.log(`| measured | figure | bar | |\n|---|---|---|---|\n${report.join("\n")}`);
process.exit(0);
