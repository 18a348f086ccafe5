// The law and the conference: two modules, started when first asked for.
import * as conference from "./conference.js";
import * as law from "./law.js";
import { conferenceOver, rulebookOver } from "./api.js";

export { RulebookError } from "./api.js";
export const Rulebook = rulebookOver(law);
export const { Conference, check, regulations, regulation } = conferenceOver(conference);

/** Versions of the engine and of the bundled law. */
export function versions() {
  return JSON.parse(law.versionsJson());
}
