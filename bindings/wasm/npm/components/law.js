// <thidua-law>: the criteria on a date, in the words of the law; what changed between two dates.
import { fold, h, ThiduaElement, today } from "./element.js";
import { kindName } from "./history.js";

const GRADES = { confirmed: ["đã đối chiếu văn bản", "confirmed"], reported: ["theo nguồn dẫn lại", "reported"], recalled: ["theo trí nhớ", "recalled"], assumed: ["giả định", "assumed"] };

export class ThiduaLaw extends ThiduaElement {
  #search = "";
  #since = "";
  #on = "";
  #award = "";
  #out;
  #list;
  #result = null;

  get result() {
    return this.#result;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "date") this.#on = after ?? "";
    if (name === "award") this.#award = after ?? "";
    this.changed(name);
  }

  draw() {
    this.#on ||= this.getAttribute("date") || today();
    this.#award ||= this.getAttribute("award") || "";
    const catalogue = this.rulebook.catalogue(this.#on);
    this.#list = h("ul", { class: "missing list", part: "list" });
    this.#out = h("div", { "aria-live": "polite", part: "answer" });
    const find = h("input", { type: "search", ".value": this.#search, oninput: (event) => ((this.#search = event.target.value), this.#fill(catalogue)) });
    const on = h("input", { type: "date", ".value": this.#on, onchange: (event) => ((this.#on = event.target.value || today()), this.draw()) });
    const since = h("input", { type: "date", ".value": this.#since, onchange: (event) => ((this.#since = event.target.value), this.draw()) });
    this.shadowRoot.replaceChildren(
      h("div", { class: "two" },
        h("div", { class: "box no-print", part: "form" },
          h("div", { class: "grid" }, this.field(this.t("Pháp luật ngày", "Law of"), on), this.field(this.t("Khác gì so với ngày", "Different from"), since), h("div", { class: "wide" }, this.field(this.t("Tìm (không cần dấu)", "Search"), find, this.t("Tên danh hiệu, lời văn điều khoản hoặc số văn bản", "An award, words of an article, the number of an instrument")))),
          this.#list),
        this.#out),
    );
    this.#fill(catalogue);
  }

  #fill(catalogue) {
    const wanted = fold(this.#search).trim();
    const texts = (criteria) => fold(criteria.rules.flatMap((rule) => [rule.cite, rule.number ?? "", ...rule.points.flatMap((point) => [point.name.vi, point.text ?? ""])]).join(" "));
    const found = catalogue.awards.filter((award) => award.recipients?.length).map((award) => ({ award, by: !wanted || fold(`${award.name.vi} ${award.name.en ?? ""} ${award.id}`).includes(wanted) ? "name" : texts(this.rulebook.criteria(award.id, this.#on)).includes(wanted) ? "text" : null })).filter((one) => one.by);
    const instruments = wanted ? catalogue.instruments.filter((one) => fold(`${one.number} ${one.name.vi}`).includes(wanted)).slice(0, 8) : [];
    if (!found.some((one) => one.award.id === this.#award)) this.#award = found[0]?.award.id ?? "";
    this.#list.replaceChildren(
      ...found.slice(0, 60).map(({ award, by }) => h("li", {}, h("button", { class: "entry", type: "button", "aria-pressed": String(award.id === this.#award), onclick: (event) => ((this.#award = award.id), this.#fill(catalogue), event.isTrusted && this.#list.querySelector("[aria-pressed=true]")?.focus()) }, this.of(award.name)), by === "text" ? h("small", {}, this.t("trong lời văn", "in its words")) : h("small", {}, ""))),
      ...instruments.map((one) => h("li", {}, h("span", {}, one.number, h("br"), h("small", {}, this.of(one.name))), h("small", {}, `${this.day(one.in_force.from)} – ${one.in_force.until ? this.day(one.in_force.until) : ""}`))),
      ...(found.length + instruments.length ? [] : [h("li", { role: "status" }, this.t("Không tìm thấy.", "Nothing found."))]),
    );
    this.#show(this.#award || found[0]?.award.id);
  }

  #show(award) {
    if (!award) return this.#out.replaceChildren();
    const grade = (word) => h("span", { class: "grade" }, GRADES[word]?.[this.language === "en" ? 1 : 0] ?? word);
    if (this.#since) return this.#difference(award);
    const criteria = this.rulebook.criteria(award, this.#on);
    this.#result = criteria;
    const point = (one) => h("li", {}, h("div", {}, h("span", {}, this.of(one.name)), h("span", { class: "cite" }, ` ${one.cite} `), one.grade === "confirmed" ? "" : grade(one.grade)), one.text && h("p", { class: "article", lang: "vi" }, one.text));
    this.#out.replaceChildren(
      h("div", { class: "box" }, h("h2", {}, this.of(criteria.name)), h("p", { class: "quiet" }, this.t(`Tiêu chuẩn theo pháp luật ngày ${this.day(this.#on)}`, `Criteria under the law of ${this.day(this.#on)}`)),
        criteria.rules.length ? "" : h("p", {}, this.t("Không có tiêu chuẩn nào được ghi cho ngày này.", "No criteria are recorded for this day.")),
        criteria.rules.map((rule) => h("details", { class: "part", open: criteria.rules.length < 4 }, h("summary", {}, this.of(rule.name), h("span", {}, `${rule.cite}, ${rule.number ?? rule.instrument}`)), h("div", {},
          h("p", { class: "row" }, grade(rule.grade), rule.recipients.map((kind) => h("span", { class: "grade" }, kindName(kind, this.language))), h("small", {}, this.t(`áp dụng từ ${this.day(rule.in_force.from)}${rule.in_force.until ? ` đến trước ${this.day(rule.in_force.until)}` : ""}`, `in force from ${this.day(rule.in_force.from)}`))),
          rule.selective && h("p", {}, this.t("Điều kiện cần: luật còn chọn trong số người đủ tiêu chuẩn.", "Necessary, not sufficient: the law chooses among those who qualify.")),
          h("ul", { class: "tree" }, rule.points.filter((one) => one.id).map(point)))))),
    );
    this.tell("thidua-law", criteria);
  }

  #difference(award) {
    const found = this.rulebook.lawDiff(this.#since, this.#on, { award });
    this.#result = found;
    const WHAT = {
      criteria: ["Tiêu chuẩn", "Criteria"], point: ["Tiêu chuẩn", "Criteria"], name: ["Tên gọi", "Name"], recipients: ["Đối tượng", "Recipients"], frequency: ["Định kỳ", "Frequency"], decider: ["Thẩm quyền", "Who decides"],
      gap: ["Phần chưa quy định", "Gaps"], cap: ["Tỷ lệ, giới hạn", "Caps"], bar: ["Tạm dừng xét", "Bars"], exclusion: ["Loại trừ", "Exclusions"], money: ["Tiền thưởng", "Money"], vote: ["Biểu quyết", "Votes"],
      consultation: ["Lấy ý kiến", "Consultation"], dossier: ["Hồ sơ", "Dossier"], filing: ["Thời hạn nộp", "Filing"], processing: ["Thời gian giải quyết", "Processing"], publication: ["Công khai", "Publication"], rating: ["Xếp loại", "Rating"],
    };
    const kinds = { added: this.t("mới", "new"), removed: this.t("không còn", "gone"), changed: this.t("thay đổi", "changed"), moved: this.t("chuyển điều khoản", "moved") };
    const numbers = new Map(this.rulebook.catalogue(this.#on).instruments.map((one) => [one.id, one.number]));
    const line = (one) => [this.of(one.name), h("span", { class: "cite" }, ` ${one.cite}${one.cite ? ", " : ""}${numbers.get(one.instrument) ?? one.instrument}`), this.of(one.text) ? h("p", { class: "note" }, this.of(one.text)) : null];
    const groups = new Map();
    for (const change of found.changes) {
      const word = WHAT[change.what]?.[this.language === "en" ? 1 : 0] ?? change.what;
      groups.set(word, [...(groups.get(word) ?? []), change]);
    }
    const title = this.rulebook.criteria(award, this.#on).name;
    const both = (change) => h("li", {}, h("small", {}, kinds[change.change]), change.change === "moved" ? h("div", {}, line(change.after), h("small", {}, `← ${change.before?.cite ?? ""}`)) : [change.before && h("del", {}, line(change.before)), change.after && h("ins", {}, line(change.after))]);
    this.#out.replaceChildren(h("div", { class: "box" },
      h("h2", {}, this.of(title)),
      h("p", { class: "quiet" }, this.t(`Khác nhau giữa ngày ${this.day(this.#since)} và ngày ${this.day(this.#on)}`, `Differences between ${this.day(this.#since)} and ${this.day(this.#on)}`)),
      found.changes.length ? [...groups].map(([word, changes]) => h("details", { class: "part", open: groups.size < 4 || changes.length < 12 }, h("summary", {}, word, h("span", {}, `(${changes.length})`)), h("ul", { class: "tree" }, changes.map(both)))) : h("p", {}, this.t("Không có gì khác.", "No difference."))));
    this.tell("thidua-law", found);
  }
}
