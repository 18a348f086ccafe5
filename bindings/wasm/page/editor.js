// An editor for bylaws and scoring tables: what is wrong is underlined in the text and listed under it, as one types.
import { check, init, regulation, regulations } from "./thidua/browser.js";
import { bundled, h } from "./thidua/components/element.js";

const BYLAW = `schema = 1

[law]
instrument = "tinh.quy-che-vi-du"
bylaw = "province"
subject = { vi = "quy chế thi đua, khen thưởng của tỉnh", en = "bylaw of a province" }
grade = "confirmed"
basis = "statute"

[[instrument]]
id = "tinh.quy-che-vi-du"
number = "01/2025/QĐ-UBND"
name = "Quy chế thi đua, khen thưởng (ví dụ)"
issuer = "Ủy ban nhân dân tỉnh"
kind = "decision"
from = 2025-01-01
`;

export class Editor {
  #text;
  #under;
  #list;
  #status;
  #timer;
  #use;
  #t;
  #given;
  #where;
  #kept;
  #encoder = new TextEncoder();
  #decoder = new TextDecoder();

  constructor(where, { t, text, changed, use }) {
    this.#t = t;
    this.#given = { changed, use };
    this.#where = where;
    this.#kept = text ?? BYLAW;
    this.#build();
  }

  set lang(_lang) {
    if (this.#text) this.#kept = this.#text.value;
    this.#build();
  }

  #build() {
    const t = this.#t;
    const { changed, use } = this.#given;
    this.#under = h("pre", { "aria-hidden": "true" });
    this.#text = h("textarea", {
      spellcheck: "false", "aria-label": t("Lời văn quy chế", "Text of the rules"), "aria-describedby": "found-status", ".value": this.#kept,
      oninput: () => {
        changed(this.#text.value);
        this.#later();
      },
      onscroll: () => ((this.#under.scrollTop = this.#text.scrollTop), (this.#under.scrollLeft = this.#text.scrollLeft)),
    });
    this.#list = h("ul", { class: "found" });
    this.#status = h("p", { id: "found-status", role: "status" });
    this.#use = h("button", { type: "button", onclick: () => use(this.#text.value).then(() => (this.#status.textContent = t("Đang áp dụng quy chế này trong mọi mục.", "This bylaw is in use under every tab."))) }, t("Áp dụng quy chế này", "Use this bylaw"));
    const stop = h("button", { type: "button", onclick: () => use(null).then(() => (this.#status.textContent = t("Chỉ dùng pháp luật có sẵn.", "Only the bundled law is in use."))) }, t("Thôi áp dụng", "Stop using"));
    const start = h("select", { "aria-label": t("Bắt đầu từ mẫu", "Start from"), onchange: (event) => event.target.value && this.set(event.target.value === "bylaw" ? BYLAW : regulation(event.target.value)) }, h("option", { value: "" }, t("Bắt đầu từ mẫu…", "Start from…")), h("option", { value: "bylaw" }, t("Quy chế của tỉnh (khung)", "Bylaw of a province")));
    this.#where.replaceChildren(h("div", { class: "row no-print" }, start, this.#use, stop), h("p", {}), h("div", { class: "editor" }, h("div", { class: "code" }, this.#under, this.#text), h("div", { class: "box", "aria-live": "polite" }, h("h2", {}, t("Kiểm tra", "Check")), this.#status, this.#list)));
    init({ conference: true }).then(() => {
      start.append(...regulations().map((id) => h("option", { value: id }, id)));
      this.#check();
    });
  }

  set(text) {
    this.#text.value = text;
    this.#given.changed(text);
    this.#check();
  }

  #later() {
    this.#mark([]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), 150);
  }

  async #check() {
    const text = this.#text.value;
    const law = await bundled();
    const isLaw = /^\s*\[law\]/m.test(text);
    let found = [];
    if (!text.trim()) found = [];
    else if (isLaw) {
      try {
        law.withBylaw(text, { name: "quy-che.toml" }).free();
      } catch (error) {
        if (!error.diagnostics) throw error;
        found = error.diagnostics;
      }
    } else found = check(text, { name: "quy-che.toml" });
    this.#use.disabled = !isLaw || found.some((one) => one.severity === "error");
    this.#mark(found);
    const t = this.#t;
    const en = document.documentElement.lang === "en";
    const of = (pair) => (en && pair.en ? pair.en : pair.vi);
    const errors = found.filter((one) => one.severity === "error").length;
    this.#status.textContent = !text.trim() ? t("Chưa có nội dung.", "Nothing written yet.") : found.length ? t(`${errors} lỗi, ${found.length - errors} lưu ý.`, `${errors} errors, ${found.length - errors} warnings.`) : t("Không có lỗi.", "No mistakes.");
    this.#list.replaceChildren(
      ...found.slice(0, 60).map((one) => {
        const label = one.labels[0];
        const go = () => {
          if (!label?.line) return;
          const [start, end] = this.#range(label);
          this.#text.focus();
          this.#text.setSelectionRange(start, Math.max(end, start + 1));
          this.#text.scrollTop = Math.max(0, (label.line - 6) * 21);
        };
        return h("li", { class: one.severity }, h("button", { type: "button", onclick: go }, h("strong", {}, of(one.message)), label?.line ? h("small", {}, t(`dòng ${label.line}, cột ${label.column}`, `line ${label.line}, column ${label.column}`)) : null, one.help ? h("small", {}, of(one.help)) : null));
      }),
    );
  }

  /** Bytes of a label as places in the text. */
  #range(label) {
    const bytes = this.#encoder.encode(this.#text.value);
    const start = this.#decoder.decode(bytes.subarray(0, label.span.start)).length;
    return [start, start + this.#decoder.decode(bytes.subarray(label.span.start, label.span.end)).length];
  }

  #mark(found) {
    const text = this.#text.value;
    const places = found
      .filter((one) => one.labels[0]?.line && one.labels[0].source === "quy-che.toml")
      .map((one) => [...this.#range(one.labels[0]), one.severity])
      .sort((one, other) => one[0] - other[0]);
    const parts = [];
    let at = 0;
    for (const [start, end, severity] of places) {
      if (start < at) continue;
      parts.push(text.slice(at, start), h("mark", { class: severity }, text.slice(start, Math.max(end, start + 1))));
      at = Math.max(end, start + 1);
    }
    parts.push(text.slice(at), "\n");
    this.#under.replaceChildren(...parts);
    this.#under.scrollTop = this.#text.scrollTop;
  }
}
