// Browsers and bundlers: the modules are fetched beside this file.
import startConference from "./conference.js";
import startLaw from "./law.js";

let law;
let conference;

/** Starts the law; with `{ conference: true }` the conference and `check` too. May be called any number of times. */
export async function init(options = {}) {
  law ??= startLaw({ module_or_path: options.law ?? new URL("./law_bg.wasm", import.meta.url) });
  if (options.conference) {
    const source = options.conference === true ? new URL("./conference_bg.wasm", import.meta.url) : options.conference;
    conference ??= startConference({ module_or_path: source });
  }
  try {
    await Promise.all([law, conference]);
  } catch (problem) {
    law = conference = undefined;
    throw problem;
  }
}

export * from "./full.js";
