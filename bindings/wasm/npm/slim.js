// For libraries and for pages that only ask the law: nothing is fetched, the caller hands over the module.
import start, * as law from "./slim_core.js";
import { rulebookOver } from "./api.js";

export { RulebookError } from "./api.js";
export const Rulebook = rulebookOver(law);

let ready;

/** Starts the module from bytes, a response or an address. */
export function init(source) {
  ready ??= start({ module_or_path: source }).then(() => undefined);
  return ready;
}

/** Versions of the engine and of the bundled law. */
export function versions() {
  return JSON.parse(law.versionsJson());
}
