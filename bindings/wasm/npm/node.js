// Node: the module is read from disk, at once.
import { readFileSync } from "node:fs";
import { initSync } from "./thidua_wasm.js";

let started = false;

/** Starts the module; may be called any number of times. */
export async function init(source) {
  if (started) return;
  initSync({ module: source ?? readFileSync(new URL("./thidua_wasm_bg.wasm", import.meta.url)) });
  started = true;
}

export * from "./api.js";
