// Many histories at once, away from the page: verdicts come back in portions.
import { init, Rulebook } from "./thidua/browser.js";

self.addEventListener("message", async ({ data: { subjects, award, question, bylaw } }) => {
  await init();
  let law = Rulebook.vietnam();
  if (bylaw) law = law.withBylaw(bylaw);
  let portion = [];
  let told = performance.now();
  for (let at = 0; at < subjects.length; at += 1) {
    try {
      const { verdict, missing, reasons, barred } = law.assess(subjects[at], award, question);
      portion.push({ at, verdict, barred, missing: missing.length, cite: reasons[0]?.cite ?? "" });
    } catch (error) {
      portion.push({ at, problem: error.diagnostics?.[0]?.message.vi ?? String(error) });
    }
    if (performance.now() - told > 100) {
      self.postMessage({ done: at + 1, portion });
      portion = [];
      told = performance.now();
    }
  }
  self.postMessage({ done: subjects.length, portion, end: true });
});
