// Browsers and bundlers: the module is fetched beside this file.
import start from "./thidua_wasm.js";

let ready;

/** Starts the module; may be called any number of times. */
export function init(source) {
  ready ??= start({ module_or_path: source ?? new URL("./thidua_wasm_bg.wasm", import.meta.url) }).then(() => undefined);
  return ready;
}

export * from "./api.js";
