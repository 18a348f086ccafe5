// Objects over the compiled module: JSON in, JSON out, errors with `diagnostics`.
import * as wasm from "./thidua_wasm.js";

/** Every problem of a file. */
export function check(text, { name = "<text>", files = {} } = {}) {
  return JSON.parse(wasm.checkJson(text, name, JSON.stringify(files)));
}

/** Versions of the engine and of the bundled law. */
export function versions() {
  return JSON.parse(wasm.versionsJson());
}

/** A file has errors; `diagnostics` lists them all. */
export class RulebookError extends Error {
  constructor(diagnostics) {
    super(diagnostics.map((problem) => `${problem.code}: ${problem.message.vi}`).join("\n"));
    this.name = "RulebookError";
    this.diagnostics = diagnostics;
  }
}

/** A conference, read and checked. */
export class Conference {
  #handle;

  constructor(handle) {
    this.#handle = handle;
  }

  static read(text, { name = "<text>", files = {} } = {}) {
    try {
      return new Conference(wasm.ConferenceHandle.read(text, name, JSON.stringify(files)));
    } catch (problems) {
      if (typeof problems !== "string") throw problems;
      throw new RulebookError(JSON.parse(problems));
    }
  }

  outcome() {
    return JSON.parse(this.outcomeJson());
  }

  outcomeJson() {
    return this.#handle.outcomeJson();
  }

  text(lang = "vi") {
    return this.#handle.text(lang);
  }

  minutes(lang = "vi") {
    return this.#handle.minutes(lang);
  }

  free() {
    this.#handle.free();
  }
}

if (Symbol.dispose) Conference.prototype[Symbol.dispose] = Conference.prototype.free;
