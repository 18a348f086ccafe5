/** The law alone, without a reader of TOML; the caller hands over the module (`thidua/slim.wasm`). */
export { Rulebook, RulebookError, versions } from "./types.js";
export function init(source: BufferSource | Response | URL | string | Promise<Response>): Promise<void>;
