// <thidua-conference>: files of a year-end conference, live totals, classes, ranks, nominations, minutes.
import { Conference, init, regulation, regulations, check } from "../browser.js";
import { h, ThiduaElement } from "./element.js";

const MAIN = "conference.toml";

/** A block of an official paper. */
function paper(block) {
  if (block.left) return h("div", { class: "letterhead" }, [block.left, block.right].map((lines) => h("p", {}, lines.map((line, at) => [at ? h("br") : null, line]))));
  if (block.title) return h("h3", { class: "papertitle" }, block.title);
  if (block.heading) return h("h4", {}, block.heading);
  if (block.paragraph) return h("p", {}, block.paragraph);
  if (block.list) return h("ul", {}, block.list.map((item) => h("li", {}, item)));
  if (block.head) return h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, block.head.map((cell, at) => h("th", { scope: "col", class: block.numeric[at] && "num" }, cell)))), h("tbody", {}, block.rows.map((row) => h("tr", {}, row.map((cell, at) => h("td", { class: block.numeric[at] && "num" }, cell)))))));
  if (block.signatures) return h("div", { class: "letterhead" }, block.signatures.map(([office, name]) => h("p", {}, h("strong", {}, office), h("br"), h("br"), h("br"), name)));
  return null;
}

export class ThiduaConference extends ThiduaElement {
  #files = {};
  #shown = MAIN;
  #outcome = null;
  #answer;
  #ready;
  #timer;

  connectedCallback() {
    this.#ready ??= init({ conference: true });
    this.#ready.then(() => super.connectedCallback());
  }

  get result() {
    return this.#outcome;
  }

  get files() {
    return { ...this.#files };
  }

  /** Takes texts by name; one of them is `conference.toml`. */
  async load(files) {
    this.#files = { ...files };
    this.#shown = MAIN in files ? MAIN : (Object.keys(files)[0] ?? MAIN);
    await this.#ready;
    this.changed();
  }

  /** Adds texts to those there are. */
  add(files) {
    this.load({ ...this.#files, ...files });
    this.tell("thidua-files", this.files);
  }

  draw() {
    const names = Object.keys(this.#files);
    const take = async (list) => {
      const texts = {};
      for (const file of list) texts[/\.toml$/i.test(file.name) && !this.#files[MAIN] && list.length === 1 ? MAIN : file.name] = await file.text();
      this.add(texts);
    };
    const pick = h("input", { type: "file", multiple: true, accept: ".toml,.csv", onchange: (event) => take([...event.target.files]) });
    const text = h("textarea", {
      rows: 22, spellcheck: "false", class: "source", "aria-label": this.t(`Nội dung ${this.#shown}`, `Content of ${this.#shown}`), ".value": this.#files[this.#shown] ?? "",
      oninput: (event) => {
        this.#files[this.#shown] = event.target.value;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => (this.tell("thidua-files", this.files), this.#run()), 120);
      },
    });
    this.#answer = h("div", { "aria-live": "polite", part: "answer" });
    const known = h("select", { onchange: (event) => event.target.value && this.add({ [`${event.target.value}.toml`]: regulation(event.target.value) }) }, h("option", { value: "" }, "–"), regulations().map((id) => h("option", { value: id }, id)));
    const input = h(
      "div",
      { class: "no-print", part: "form" },
      h("div", { class: "box" },
        h("div", { class: "grid" }, this.field(this.t("Mở tệp hội nghị và phiếu chấm (.toml, .csv)", "Open the conference and its sheets (.toml, .csv)"), pick), this.field(this.t("Xem quy chế có sẵn", "Look at a bundled regulation"), known))),
      names.length
        ? h("div", { class: "box" }, h("div", { class: "row", role: "group", "aria-label": this.t("Tệp", "Files") }, names.map((name) => h("button", { type: "button", class: "small", "aria-pressed": String(name === this.#shown), onclick: () => ((this.#shown = name), this.draw()) }, name))), h("p", {}), text)
        : null,
    );
    this.shadowRoot.replaceChildren(h("div", { class: "two" }, input, this.#answer));
    this.#run();
  }

  #run() {
    if (!this.#files[MAIN]) {
      this.#answer.replaceChildren(h("div", { class: "box" }, h("p", { class: "quiet" }, this.t("Chọn tệp của hội nghị tổng kết, hoặc dùng ví dụ. Bảng điểm, thứ hạng và biên bản hiện ở đây, thay đổi theo từng chữ gõ.", "Choose the files of a conference, or take the example. Totals, ranks and minutes appear here as you type."))));
      return;
    }
    const { [MAIN]: text, ...files } = this.#files;
    let conference;
    try {
      conference = Conference.read(text, { name: MAIN, files });
      this.#outcome = conference.outcome();
      const minutes = conference.minutes(this.language);
      this.#show(this.#outcome, minutes, conference.minutesBlocks(this.language), check(text, { name: MAIN, files }));
      this.tell("thidua-outcome", this.#outcome);
    } catch (error) {
      if (!error.diagnostics) throw error;
      this.#outcome = null;
      this.#answer.replaceChildren(h("div", { class: "box" }, h("h2", {}, this.t("Tệp có chỗ cần sửa", "The files have mistakes")), this.problems(error.diagnostics.slice(0, 20))));
      this.tell("thidua-problems", error.diagnostics);
    } finally {
      conference?.free();
    }
  }

  #show(outcome, minutes, blocks, warnings) {
    const units = [...outcome.units].sort((one, other) => (one.rank ?? 1e9) - (other.rank ?? 1e9));
    const number = (text) => (text === null || text === undefined ? "–" : this.language === "en" ? text : text.replace(".", ","));
    const states = { proposed: ["đề nghị", "proposed"], awarded: ["được tặng", "awarded"], refused: ["không được tặng", "refused"], forwarded: ["trình cấp trên", "forwarded"] };
    const remarks = (title, list) => (list?.length ? h("div", { class: "box" }, h("h2", {}, title), h("ul", {}, list.map((one) => h("li", {}, this.of(one.message))))) : null);
    const save = () => {
      const link = h("a", { href: URL.createObjectURL(new Blob([minutes], { type: "text/markdown" })), download: "bien-ban.md" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    };
    const name = (nomination) => `${this.of(nomination.unit_name)} – ${states[nomination.state]?.[this.language === "en" ? 1 : 0] ?? nomination.state}`;
    this.#answer.replaceChildren(
      ...[
        warnings.length ? this.problems(warnings.slice(0, 10)) : null,
        h("div", { class: "box" },
          h("h2", {}, this.t(`Tổng kết năm ${outcome.year}`, `Conference of ${outcome.year}`), outcome.final ? "" : h("span", { class: "grade" }, this.t("tạm tính", "provisional"))),
          h("div", { class: "scroll" }, h("table", { part: "ranks" },
            h("thead", {}, h("tr", {}, h("th", { class: "num", scope: "col" }, this.t("Hạng", "Rank")), h("th", { scope: "col" }, this.t("Đơn vị", "Unit")), h("th", { class: "num", scope: "col" }, this.t("Tổng điểm", "Total")), h("th", { scope: "col" }, this.t("Xếp loại", "Class")))),
            h("tbody", {}, units.map((unit) => h("tr", {}, h("td", { class: "num" }, unit.rank ?? "–"), h("td", {}, this.of(unit.name)), h("td", { class: "num" }, number(unit.total)), h("td", {}, this.of(unit.class_name) || unit.class || "–"))))))),
        outcome.nominations.length ? h("div", { class: "box" }, h("h2", {}, this.t("Đề nghị khen thưởng", "Nominations")), h("ul", {}, [...new Set(outcome.nominations.map((one) => one.award))].map((award) => {
          const list = outcome.nominations.filter((one) => one.award === award);
          return h("li", {}, h("strong", {}, this.of(list[0].award_name)), h("br"), list.map(name).join("; "), h("br"), h("span", { class: "cite" }, [...new Set(list.map((one) => one.cite).filter(Boolean))].join("; ")));
        }))) : null,
        remarks(this.t("Còn để ngỏ", "Open"), outcome.open),
        remarks(this.t("Vi phạm quy chế", "Breaches"), outcome.breaches),
        h("div", { class: "box" }, h("div", { class: "row no-print" }, h("h2", {}, this.t("Biên bản", "Minutes")), h("button", { class: "small", type: "button", onclick: () => print() }, this.t("In", "Print")), h("button", { class: "small", type: "button", onclick: save }, this.t("Lưu", "Save"))), h("div", { class: "paper", part: "minutes", lang: this.language }, blocks.map(paper))),
      ].filter(Boolean),
    );
  }
}
