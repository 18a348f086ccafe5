// <thidua-money>: decisions to amounts, on the base salary of the decision date.
import { h, ThiduaElement, today } from "./element.js";
import { kindName } from "./history.js";

const HEADS = ["Ngày quyết định", "Danh hiệu, hình thức", "Đối tượng", "Số lượng"];

export class ThiduaMoney extends ThiduaElement {
  #rows = [["", "", "individual", "1"]];
  #answer;
  #result = null;

  /** Rows of cells without headings: day, award, recipient, number. */
  get rows() {
    return this.#rows;
  }

  set rows(rows) {
    this.#rows = rows.map((row) => [...row]);
    this.changed();
  }

  get result() {
    return this.#result;
  }

  draw() {
    const date = this.getAttribute("date") || today();
    for (const row of this.#rows) row[0] ||= date;
    const catalogue = this.rulebook.catalogue(date);
    const awards = catalogue.awards.map((award) => ({ id: award.id, name: this.of(award.name) })).sort((one, other) => one.name.localeCompare(other.name, "vi"));
    const change = (row, at, value) => ((row[at] = value), this.#work());
    const labels = [this.t("Ngày quyết định", "Decision"), this.t("Danh hiệu, hình thức", "Award"), this.t("Đối tượng", "Recipient"), this.t("Số lượng", "Number")];
    const body = this.#rows.map((row, number) => {
      const label = (at) => `${labels[at]}, ${number + 1}`;
      const known = awards.some((award) => award.id === row[1]);
      return h("tr", {},
        h("td", { "data-label": labels[0] }, h("input", { type: "date", "aria-label": label(0), ".value": row[0], onchange: (event) => change(row, 0, event.target.value) })),
        h("td", { "data-label": labels[1] }, h("select", { "aria-label": label(1), onchange: (event) => change(row, 1, event.target.value) }, h("option", { value: "" }, "–"), row[1] && !known && h("option", { value: row[1], selected: true }, row[1]), awards.map((award) => h("option", { value: award.id, selected: award.id === row[1] }, award.name)))),
        h("td", { "data-label": labels[2] }, h("select", { "aria-label": label(2), onchange: (event) => change(row, 2, event.target.value) }, catalogue.kinds.map((kind) => h("option", { value: kind, selected: kind === row[2] }, kindName(kind, this.language))), !catalogue.kinds.includes(row[2]) && h("option", { value: row[2], selected: true }, row[2]))),
        h("td", { "data-label": labels[3] }, h("input", { type: "number", min: 1, max: 100000, "aria-label": label(3), ".value": row[3], onchange: (event) => change(row, 3, event.target.value) })),
        h("td", {}, h("button", { class: "small plain", type: "button", "aria-label": `${this.t("Xóa dòng", "Remove row")} ${number + 1}`, onclick: () => (this.#rows.splice(number, 1), this.draw()) }, "✕")));
    });
    this.#answer = h("div", { "aria-live": "polite", part: "answer" });
    const add = () => {
      this.#rows.push([this.#rows.at(-1)?.[0] ?? date, "", this.#rows.at(-1)?.[2] ?? "individual", "1"]);
      this.draw();
      this.shadowRoot.querySelector("tbody tr:last-child select")?.focus();
    };
    this.shadowRoot.replaceChildren(
      h("div", { class: "box no-print", part: "form" }, h("h2", {}, this.t("Các quyết định khen thưởng", "Decisions")), h("div", { class: "scroll" }, h("table", { class: "edit" }, h("thead", {}, h("tr", {}, labels.map((label) => h("th", { scope: "col" }, label)), h("td"))), h("tbody", {}, body))), h("button", { class: "small", type: "button", onclick: add }, this.t("+ Thêm quyết định", "+ Add a decision"))),
      this.#answer,
    );
    this.#work();
  }

  #work() {
    const rows = this.#rows.filter((row) => row[1]);
    this.tell("thidua-rows", this.#rows);
    if (!rows.length) {
      this.#result = null;
      this.#answer.replaceChildren(h("div", { class: "box" }, h("p", { class: "quiet" }, this.t("Chọn danh hiệu, hình thức khen thưởng để xem mức tiền thưởng và căn cứ.", "Choose an award to see the money and its sources."))));
      return;
    }
    let sheet;
    try {
      sheet = this.rulebook.moneySheet([HEADS, ...rows.map((row) => row.map(String))]);
    } catch (error) {
      if (!error.diagnostics) throw error;
      this.#answer.replaceChildren(this.problems(error.diagnostics));
      return;
    }
    const dong = (text) => (text === null || text === undefined ? "–" : `${text.replace(/\.0+$/, "").replace(/\B(?=(\d{3})+$)/g, this.language === "en" ? "," : ".")} đ`);
    const named = (at) => {
      try {
        return this.rulebook.money({ award: rows[at][1], recipient: rows[at][2], on: rows[at][0] }, { lang: this.language });
      } catch (error) {
        return { sentence: error.diagnostics ? this.of(error.diagnostics[0].message) : "" };
      }
    };
    const lines = sheet.list.rows.map((row, at) => {
      const place = (sheet.places[at] ?? at + 2) - 2;
      const one = named(place);
      return h("tr", {}, h("td", {}, this.day(row.on)), h("td", {}, h("strong", {}, this.of(one.name) || row.award), h("br"), h("small", {}, one.sentence)), h("td", { class: "num" }, row.multiplier ? row.multiplier.replace(".", this.language === "en" ? "." : ",") : "–"), h("td", { class: "num" }, dong(row.base_salary)), h("td", { class: "num" }, row.count), h("td", { class: "num" }, row.sum === null ? this.t("chưa xác định", "not known") : dong(row.sum)));
    });
    this.#result = sheet;
    const { unknown: open, sum: total } = sheet.list.total;
    const problems = sheet.problems.map((one) => ({ severity: "error", message: { vi: `Dòng ${one.row - 1}: ${one.message.vi}`, en: `Row ${one.row - 1}: ${one.message.en}` }, help: one.help, labels: [] }));
    this.#answer.replaceChildren(
      h("div", { class: "box" },
        h("h2", {}, this.t("Tiền thưởng", "Award money")),
        problems.length ? this.problems(problems) : "",
        h("div", { class: "scroll" }, h("table", { part: "sums" },
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, this.t("Ngày", "Day")), h("th", { scope: "col" }, this.t("Khen thưởng và căn cứ", "Award and source")), h("th", { class: "num", scope: "col" }, this.t("Hệ số", "Times")), h("th", { class: "num", scope: "col" }, this.t("Lương cơ sở", "Base salary")), h("th", { class: "num", scope: "col" }, this.t("Số lượng", "Number")), h("th", { class: "num", scope: "col" }, this.t("Thành tiền", "Sum")))),
          h("tbody", {}, lines),
          h("tfoot", {}, h("tr", {}, h("td", { colspan: 5, class: "num" }, this.t("Cộng", "Total"), open ? this.t(` (chưa kể ${open} dòng chưa xác định)`, ` (without ${open} not known)`) : ""), h("td", { class: "num total" }, dong(total))))))),
    );
    this.tell("thidua-money", sheet);
  }
}
