// <thidua-assess>: a history, an award, a date; the verdict with its reasons.
import { h, ThiduaElement, today, verdictWord } from "./element.js";
import { emptySubject, historyForm, tidied } from "./history.js";
import { tree } from "./reasons.js";
import { timeline } from "./timeline.js";

const GROUPS = [
  ["title", "Danh hiệu thi đua", "Emulation titles"], ["order", "Huân chương", "Orders"], ["medal", "Huy chương", "Medals"],
  ["honorary-title", "Danh hiệu vinh dự nhà nước", "Honorary titles"], ["prize", "Giải thưởng", "Prizes"], ["certificate", "Bằng khen", "Certificates"],
  ["letter", "Giấy khen", "Letters"], ["commemorative-medal", "Kỷ niệm chương", "Commemorative medals"], ["badge", "Huy hiệu", "Badges"], ["party", "Khen thưởng của Đảng", "Party"],
];

export class ThiduaAssess extends ThiduaElement {
  static observedAttributes = [...ThiduaElement.observedAttributes, "received", "compare", "subject"];
  #subject = emptySubject();
  #question = {};
  #open = new Set(matchMedia("(min-width: 56rem)").matches ? ["ratings", "awards"] : []);
  #unfolded = matchMedia("(min-width: 56rem)").matches;
  #form;
  #answer;
  #result = null;
  #timer;

  /** The history; plain data, as in docs/history.md. */
  get subject() {
    return tidied(this.#subject);
  }

  set subject(subject) {
    this.#subject = { ...emptySubject(), complete: undefined, ...structuredClone(subject) };
    this.changed();
  }

  get result() {
    return this.#result;
  }

  /** What is asked beside subject and award, to be kept and put back. */
  get question() {
    return { ...this.#question };
  }

  set question(question) {
    this.#question = { ...question };
    this.changed();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "date") delete this.#question.on;
    if (name === "award") delete this.#question.award;
    if (name === "received") this.#question.received = after ?? undefined;
    if (name === "compare") this.#question.compare = after ?? undefined;
    if (name === "subject" && after) {
      try {
        this.subject = JSON.parse(after);
      } catch {
        this.tell("thidua-problems", []);
      }
    }
    this.changed(name);
  }

  #on() {
    return this.#question.on || this.getAttribute("date") || today();
  }

  #award() {
    return this.#question.award || this.getAttribute("award") || "lao-dong-tien-tien";
  }

  draw() {
    const catalogue = this.rulebook.catalogue(this.#on());
    const ask = (key, value) => {
      if (value === "" || value === false) delete this.#question[key];
      else this.#question[key] = value;
      this.#later(["on", "award"].includes(key) && key === "on");
    };
    const date = (key, value) => h("input", { type: "date", ".value": value ?? "", onchange: (event) => ask(key, event.target.value) });
    const groups = GROUPS.map(([kind, vi, en]) => {
      const awards = catalogue.awards.filter((award) => award.kind === kind && award.recipients?.includes(this.#subject.kind));
      return awards.length ? h("optgroup", { label: this.t(vi, en) }, awards.map((award) => h("option", { value: award.id, selected: award.id === this.#award() }, this.of(award.name)))) : null;
    });
    const asked = catalogue.awards.find((award) => award.id === this.#award());
    const shown = asked?.recipients?.includes(this.#subject.kind);
    const select = h("select", { onchange: (event) => ask("award", event.target.value) }, !shown && h("option", { value: this.#award(), selected: true }, asked ? this.of(asked.name) : this.#award()), groups);
    const check = (key, label) => h("label", { class: "check wide" }, h("input", { type: "checkbox", ".checked": Boolean(this.#question[key]), onchange: (event) => ask(key, event.target.checked) }), label);
    const question = h(
      "div",
      { class: "box" },
      h(
        "div",
        { class: "grid" },
        h("div", { class: "wide" }, this.field(this.t("Danh hiệu, hình thức khen thưởng", "Award"), select)),
        this.field(this.t("Ngày quyết định", "Day of the decision"), date("on", this.#on())),
        this.field(this.t("Ngày nhận hồ sơ", "Dossier received"), date("received", this.#question.received)),
        this.field(this.t("So với pháp luật ngày", "Compare with the law of"), date("compare", this.#question.compare)),
        check("grantConduct", this.t("Coi các nhận định về chấp hành chủ trương, pháp luật, đạo đức còn thiếu là đạt", "Take absent judgements of conduct as true")),
      ),
    );
    this.#form = h("div", {});
    this.#answer = h("div", { "aria-live": "polite", part: "answer" });
    this.shadowRoot.replaceChildren(h("div", { class: "two" }, h("div", { class: "no-print", part: "form" }, question, h("details", { class: "box fold", open: this.#unfolded, ontoggle: (event) => (this.#unfolded = event.target.open) }, h("summary", {}, this.t("Hồ sơ", "Record")), this.#form)), this.#answer));
    this.#drawForm(catalogue);
    this.#assess(catalogue);
  }

  #drawForm(catalogue) {
    const kind = this.#subject.kind;
    this.#form.replaceChildren(...historyForm(this, this.#subject, catalogue, this.#open, () => {
      this.tell("thidua-subject", this.subject);
      this.#later(this.#subject.kind !== kind);
    }));
  }

  /** Answers again soon; draws everything where the form itself depends on what changed. */
  #later(everything = false) {
    clearTimeout(this.#timer);
    this.tell("thidua-question", this.question);
    this.#timer = setTimeout(() => (everything ? this.draw() : this.#assess(this.rulebook.catalogue(this.#on()))), everything ? 0 : 40);
  }

  #assess(catalogue) {
    const { on: _on, award: _award, compare, ...options } = this.#question;
    const question = { ...options, on: this.#on() };
    const subject = this.subject;
    let result;
    try {
      result = this.rulebook.assess(subject, this.#award(), question);
    } catch (error) {
      if (!error.diagnostics) throw error;
      this.#result = null;
      this.#answer.replaceChildren(h("div", { class: "box" }, h("h2", {}, this.t("Hồ sơ có chỗ cần sửa", "The record has mistakes")), this.problems(error.diagnostics)));
      this.tell("thidua-problems", error.diagnostics);
      return;
    }
    this.#result = result;
    const words = this.rulebook.explain(subject, this.#award(), { ...question, lang: this.language });
    const laws = new Map();
    const criteria = (day) => laws.get(day) ?? laws.set(day, this.rulebook.criteria(this.#award(), day)).get(day);
    const trees = words.blocks.filter((block) => block?.tree).flatMap((block) => block.tree);
    const versions = new Map();
    for (const reason of result.reasons) versions.set(reason.law_of, [...(versions.get(reason.law_of) ?? []), reason]);
    let at = 0;
    const reasons = [...versions].map(([day, list]) => {
      const shown = tree(this, list, trees.slice(at, at + list.length), criteria(day));
      at += list.length;
      return [versions.size > 1 ? h("h3", {}, this.t(`Theo pháp luật ngày ${this.day(day)}`, `Under the law of ${this.day(day)}`)) : null, shown];
    });
    const level = (id) => this.of(catalogue.words.level.find((word) => word.id === id)?.name) || id;
    const award = (id) => this.of(catalogue.awards.find((one) => one.id === id)?.name) || id;
    let picture = null;
    try {
      picture = timeline(this.rulebook.subject(subject), result, { t: (vi, en) => this.t(vi, en), award, level });
    } catch {
      picture = null;
    }
    const plain = words.blocks.filter((block) => block && !block.tree && !block.title);
    this.#answer.replaceChildren(
      ...[
        h("div", { class: `verdict ${result.verdict}`, part: "verdict" }, h("strong", {}, verdictWord(result.verdict, this.language)), h("p", {}, words.summary)),
        this.#missing(result, words),
        compare ? this.#comparison(subject, question, compare, result) : null,
        picture && h("div", { class: "box" }, h("h2", {}, this.t("Các năm được tính", "The years that count")), picture),
        result.reasons.length ? h("div", { class: "box" }, h("h2", {}, this.t("Căn cứ từng tiêu chuẩn", "Reasons, criterion by criterion")), reasons) : null,
        result.verdict === "met" ? null : this.#path(subject, question),
        this.#beside(plain),
      ].filter(Boolean),
    );
    this.tell("thidua-assessment", result);
  }

  #missing(result, words) {
    if (!result.missing.length) return null;
    const list = words.blocks.filter((block) => block?.list).find((block) => block.list.length === result.missing.length)?.list ?? [];
    const answer = (missing, holds) => {
      this.#subject.findings = (this.#subject.findings ?? []).filter((one) => one.id !== missing.id || one.year !== missing.year);
      this.#subject.findings.push({ id: missing.id, holds, ...(missing.year ? { year: missing.year } : {}) });
      this.tell("thidua-subject", this.subject);
      const catalogue = this.rulebook.catalogue(this.#on());
      this.#drawForm(catalogue);
      this.#assess(catalogue);
    };
    const rows = result.missing.map((missing, at) => {
      const text = list[at] ?? missing.id ?? missing.kind;
      return h(
        "li",
        {},
        h("span", {}, text.charAt(0).toUpperCase() + text.slice(1)),
        missing.kind === "finding" &&
          h("span", { class: "row no-print" }, h("button", { class: "small", type: "button", "aria-label": `${this.t("Đạt", "Holds")}: ${text}`, onclick: () => answer(missing, true) }, this.t("Đạt", "Holds")), h("button", { class: "small", type: "button", "aria-label": `${this.t("Không đạt", "Does not hold")}: ${text}`, onclick: () => answer(missing, false) }, this.t("Không đạt", "Does not"))),
      );
    });
    return h("div", { class: "box" }, h("h2", {}, this.t("Còn thiếu", "What is missing")), h("ul", { class: "missing", part: "missing" }, rows));
  }

  #comparison(subject, question, compare, result) {
    try {
      const other = this.rulebook.assess(subject, this.#award(), { ...question, on: compare, received: undefined });
      const cell = (one, day) => h("td", {}, h("span", { class: `grade ${one.verdict}` }, verdictWord(one.verdict, this.language)), h("br"), h("small", {}, this.t(`năm xét ${one.year}; `, `year ${one.year}; `), one.reasons.map((reason) => reason.cite).join("; ") || this.day(day)));
      return h("div", { class: "box" }, h("h2", {}, this.t("So hai thời điểm", "Two dates of the law")), h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, this.day(compare)), h("th", { scope: "col" }, this.day(question.on)))), h("tbody", {}, h("tr", {}, cell(other, compare), cell(result, question.on)))));
    } catch (error) {
      return error.diagnostics ? this.problems(error.diagnostics) : null;
    }
  }

  #path(subject, question) {
    const out = h("div", {});
    const show = () => {
      try {
        const path = this.rulebook.path(subject, this.#award(), { ...question, lang: this.language });
        out.replaceChildren(h("p", { role: "status" }, h("strong", {}, path.earliest ? this.t(`Sớm nhất: ${this.day(path.earliest)}`, `Earliest: ${this.day(path.earliest)}`) : this.t(`Chưa thể đạt trước năm ${path.looked_to}`, `Not within reach before ${path.looked_to}`))), h("pre", {}, path.text));
      } catch (error) {
        out.replaceChildren(error.diagnostics ? this.problems(error.diagnostics) : this.t("Không tính được.", "Cannot be worked out."));
      }
    };
    return h("div", { class: "box" }, h("div", { class: "row" }, h("h2", {}, this.t("Sớm nhất có thể đề nghị", "Earliest possible proposal")), h("button", { class: "small no-print", type: "button", onclick: show }, this.t("Tính lộ trình", "Work out the way"))), out);
  }

  #beside(blocks) {
    const skip = new Set([0]);
    const missing = blocks.findIndex((block) => block.list);
    if (missing >= 0 && this.#result.missing.length) skip.add(missing).add(missing - 1);
    const rest = blocks.filter((block, at) => !skip.has(at) && !(block.heading && blocks[at + 1] === undefined));
    const shown = rest.map((block) => (block.heading ? h("h3", {}, block.heading) : block.list ? h("ul", {}, block.list.map((item) => h("li", {}, item))) : block.paragraph ? h("p", {}, block.paragraph) : null));
    if (shown[0]?.tagName === "H3" && this.#result.reasons.length) shown.shift();
    return shown.length ? h("div", { class: "box" }, shown) : null;
  }
}
