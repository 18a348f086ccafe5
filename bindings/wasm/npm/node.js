// Node: the modules are read from disk, at once.
import { readFileSync } from "node:fs";
import { initSync as startConference } from "./conference.js";
import { initSync as startLaw } from "./law.js";

const beside = (name) => readFileSync(new URL(name, import.meta.url));
let started = false;

/** Starts the law and the conference; may be called any number of times. */
export async function init(options = {}) {
  if (started) return;
  startLaw({ module: options.law ?? beside("./law_bg.wasm") });
  startConference({ module: typeof options.conference === "object" ? options.conference : beside("./conference_bg.wasm") });
  started = true;
}

export * from "./full.js";
