// What the components share: a shadow root, the language, building of nodes. Nothing is ever parsed as HTML.
import { init, Rulebook } from "../browser.js";
import { sheet } from "./style.js";

/** Builds a node: attributes, listeners (`onclick`), properties (`.value`), children. */
export function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key.startsWith(".")) node[key.slice(1)] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The same for pictures. */
export function s(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) node.setAttribute(key, value);
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

/** A spelling without case and diacritics, for searches. */
export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

export function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

let shared;

/** The bundled law, built once a page. */
export async function bundled() {
  shared ??= init().then(() => Rulebook.vietnam());
  return shared;
}

export function verdictWord(verdict, lang) {
  const words = { met: ["Đủ tiêu chuẩn", "Met"], "not-met": ["Chưa đủ tiêu chuẩn", "Not met"], unknown: ["Chưa đủ căn cứ", "Not known yet"] };
  return words[verdict]?.[lang === "en" ? 1 : 0] ?? verdict;
}

export const SIGNS = { met: "✓", "not-met": "✗", unknown: "?" };

export class ThiduaElement extends HTMLElement {
  static observedAttributes = ["lang", "date", "award"];
  #rulebook = null;
  #queued = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open", delegatesFocus: true });
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  get language() {
    return this.getAttribute("lang") === "en" ? "en" : "vi";
  }

  /** Vietnamese or English words. */
  t(vi, en) {
    return this.language === "en" ? en : vi;
  }

  /** The text of a pair in the language shown. */
  of(pair) {
    return pair ? (this.language === "en" && pair.en ? pair.en : pair.vi) : "";
  }

  day(text) {
    const [year, month, date] = (text ?? "").split("-");
    return date ? `${date}/${month}/${year}` : (text ?? "");
  }

  get rulebook() {
    return this.#rulebook;
  }

  /** Another law than the bundled one, for instance with a bylaw. */
  set rulebook(rulebook) {
    this.#rulebook = rulebook;
    this.changed();
  }

  connectedCallback() {
    if (this.#rulebook) return this.changed();
    this.shadowRoot.replaceChildren(h("p", { class: "quiet", role: "status" }, this.t("Đang nạp pháp luật…", "Loading the law…")));
    bundled().then(
      (rulebook) => (this.#rulebook ? null : (this.rulebook = rulebook)),
      () => this.shadowRoot.replaceChildren(h("p", { class: "problem", role: "alert" }, this.t("Trình duyệt này không chạy được WebAssembly; hãy dùng bản mới hơn của Chrome, Edge, Firefox hoặc Safari.", "This browser cannot run WebAssembly; use a newer Chrome, Edge, Firefox or Safari."))),
    );
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.changed(name);
  }

  /** Draws once for many changes. */
  changed() {
    if (this.#queued || !this.isConnected || !this.#rulebook) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.draw();
    });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Problems as a list: what, where, how to mend. */
  problems(diagnostics) {
    return h(
      "ul",
      { class: "problems", part: "problems", role: "alert" },
      diagnostics.map((one) =>
        h(
          "li",
          { class: one.severity === "warning" ? "warning" : "error" },
          h("strong", {}, this.of(one.message)),
          one.labels?.[0] && h("code", {}, one.labels[0].line ? this.t(`dòng ${one.labels[0].line}, cột ${one.labels[0].column}`, `line ${one.labels[0].line}, column ${one.labels[0].column}`) : one.labels[0].text),
          one.help && h("span", {}, this.of(one.help)),
        ),
      ),
    );
  }

  field(label, control, hint) {
    const id = `f${Math.random().toString(36).slice(2, 9)}`;
    control.id = id;
    if (hint) control.setAttribute("aria-describedby", `${id}h`);
    return h("div", { class: "field" }, h("label", { for: id }, label), control, hint && h("small", { id: `${id}h` }, hint));
  }
}
