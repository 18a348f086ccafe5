// The form of a history: who it is, what is recorded, and for which years the record is complete.
import { h } from "./element.js";
import { entryTable } from "./table.js";

const KINDS = {
  individual: ["Cá nhân", "Individual"], collective: ["Tập thể", "Collective"], enterprise: ["Doanh nghiệp", "Enterprise"],
  household: ["Hộ gia đình", "Household"], community: ["Cộng đồng dân cư", "Community"], commune: ["Xã, phường, đặc khu", "Commune"],
  province: ["Tỉnh, thành phố", "Province"], "party-member": ["Đảng viên", "Party member"], "party-organisation": ["Tổ chức đảng", "Party organisation"],
  "overseas-individual": ["Cá nhân người Việt Nam ở nước ngoài", "Vietnamese abroad"], "overseas-collective": ["Tập thể người Việt Nam ở nước ngoài", "Vietnamese collective abroad"],
  "foreign-individual": ["Cá nhân nước ngoài", "Foreign individual"], "foreign-collective": ["Tập thể nước ngoài", "Foreign collective"],
};

export function kindName(kind, lang) {
  return KINDS[kind]?.[lang === "en" ? 1 : 0] ?? kind;
}

/** An empty history of a person whose record is complete from a year on. */
export function emptySubject() {
  return { schema: 1, kind: "individual", complete: {}, ratings: [], awards: [], initiatives: [], discipline: [], findings: [] };
}

/** `element` speaks the language and is told of changes; `open` remembers which parts are unfolded. */
export function historyForm(element, subject, catalogue, open, changed) {
  const t = (vi, en) => element.t(vi, en);
  const words = (list) => (catalogue.words[list] ?? []).map((word) => ({ id: word.id, name: element.of(word.name) }));
  const set = (key, value) => {
    if (value === "" || value === null || value === undefined) delete subject[key];
    else subject[key] = value;
    changed();
  };
  const input = (key, type = "text") => h("input", { type, ".value": subject[key] ?? "", onchange: (event) => set(key, event.target.value) });
  const choice = (key, options, empty = true) =>
    h(
      "select",
      { onchange: (event) => set(key, event.target.value) },
      empty && h("option", { value: "" }, "–"),
      options.map((one) => h("option", { value: one.id, selected: one.id === subject[key] }, one.name)),
    );
  const person = ["individual", "party-member", "overseas-individual", "foreign-individual"].includes(subject.kind);
  const awards = catalogue.awards.map((award) => ({ id: award.id, name: element.of(award.name) })).sort((one, other) => one.name.localeCompare(other.name, "vi"));
  const part = (id, title, count, ...content) =>
    h(
      "details",
      { class: "part", open: open.has(id), ontoggle: (event) => (event.target.open ? open.add(id) : open.delete(id)) },
      h("summary", {}, title, count ? h("span", {}, `(${count})`) : null),
      h("div", {}, content),
    );
  const table = (key, label, add, columns) => {
    subject[key] ??= [];
    return entryTable({ columns, entries: subject[key], label, add, remove: t("Xóa", "Remove"), changed });
  };
  const whole = subject.complete && typeof subject.complete === "object";
  const bound = (key) =>
    h("input", {
      type: "number", min: 1930, max: 2100, ".value": subject.complete?.[key] ?? "",
      "aria-label": key === "from" ? t("Ghi đủ từ năm", "Complete from year") : t("Ghi đủ đến năm", "Complete to year"),
      placeholder: key === "from" ? t("từ năm", "from") : t("đến năm", "to"),
      onchange: (event) => {
        subject.complete ??= {};
        if (event.target.value) subject.complete[key] = Number(event.target.value);
        else delete subject.complete[key];
        changed();
      },
    });
  return [
    h(
      "div",
      { class: "grid" },
      element.field(t("Họ và tên, tên tập thể", "Name"), input("name")),
      element.field(t("Loại đối tượng", "Kind"), choice("kind", catalogue.kinds.map((id) => ({ id, name: kindName(id, element.language) })), false)),
      person && element.field(t("Nhóm đối tượng", "Category"), choice("category", words("category"))),
      person && element.field(t("Giới tính", "Sex"), choice("sex", [{ id: "female", name: t("Nữ", "Female") }, { id: "male", name: t("Nam", "Male") }])),
      person && element.field(t("Ngày vào công tác", "In service from"), input("service_from", "date")),
      !person && element.field(t("Ngày thành lập", "Established"), input("established", "date")),
      h(
        "div",
        { class: "wide" },
        h("label", { class: "check" }, h("input", { type: "checkbox", ".checked": whole, onchange: (event) => set("complete", event.target.checked ? {} : null) }), t("Hồ sơ đã ghi đủ: không có trong hồ sơ nghĩa là không có", "The record is complete: what is not recorded did not happen")),
        whole && h("div", { class: "row" }, h("div", { class: "field" }, bound("from")), h("div", { class: "field" }, bound("to"))),
      ),
    ),
    part("ratings", t("Xếp loại hằng năm", "Yearly ratings"), subject.ratings?.length,
      table("ratings", t("Xếp loại", "Rating"), t("Thêm năm", "Add a year"), [
        { key: "year", label: t("Năm", "Year"), type: "year" },
        { key: "level", label: t("Mức", "Level"), type: "select", options: words("level"), repeat: true },
      ])),
    part("awards", t("Danh hiệu, hình thức khen thưởng đã có", "Awards obtained"), subject.awards?.length,
      table("awards", t("Khen thưởng", "Award"), t("Thêm", "Add"), [
        { key: "year", label: t("Năm", "Year"), type: "year" },
        { key: "award", label: t("Danh hiệu, hình thức", "Award"), type: "select", options: awards },
        { key: "on", label: t("Ngày quyết định", "Decision"), type: "date" },
        { key: "merit", label: t("Loại hình", "Type"), type: "select", options: words("merit") },
      ])),
    part("initiatives", t("Sáng kiến, đề tài", "Initiatives and topics"), subject.initiatives?.length,
      table("initiatives", t("Sáng kiến", "Initiative"), t("Thêm", "Add"), [
        { key: "year", label: t("Năm", "Year"), type: "year" },
        { key: "kind", label: t("Loại", "Kind"), type: "select", options: words("initiative-kind") },
        { key: "scope", label: t("Phạm vi", "Scope"), type: "select", options: words("scope") },
        { key: "name", label: t("Tên", "Title"), type: "text" },
      ])),
    part("posts", t("Chức vụ, thời gian công tác", "Posts and service"), (subject.posts?.length ?? 0) + (subject.service?.length ?? 0),
      table("posts", t("Chức vụ", "Post"), t("Thêm chức vụ", "Add a post"), [
        { key: "post", label: t("Chức vụ", "Post"), type: "select", options: words("post") },
        { key: "from", label: t("Từ ngày", "From"), type: "date" },
        { key: "until", label: t("Đến trước ngày", "Until"), type: "date" },
      ]),
      table("service", t("Thời gian công tác", "Service"), t("Thêm thời gian", "Add a period"), [
        { key: "kind", label: t("Công tác", "Service"), type: "select", options: words("service") },
        { key: "from", label: t("Từ ngày", "From"), type: "date" },
        { key: "until", label: t("Đến trước ngày", "Until"), type: "date" },
      ])),
    part("discipline", t("Kỷ luật, vụ việc, thời gian vắng", "Discipline, proceedings, absences"), (subject.discipline?.length ?? 0) + (subject.proceedings?.length ?? 0) + (subject.absences?.length ?? 0),
      table("discipline", t("Kỷ luật", "Discipline"), t("Thêm kỷ luật", "Add discipline"), [
        { key: "form", label: t("Hình thức", "Form"), type: "select", options: words("discipline") },
        { key: "on", label: t("Ngày quyết định", "Decision"), type: "date" },
        { key: "served", label: t("Chấp hành xong", "Served"), type: "date" },
      ]),
      table("proceedings", t("Vụ việc", "Proceedings"), t("Thêm vụ việc", "Add proceedings"), [
        { key: "kind", label: t("Loại", "Kind"), type: "select", options: words("proceeding") },
        { key: "from", label: t("Từ ngày", "From"), type: "date" },
        { key: "cleared", label: t("Kết luận không vi phạm", "Cleared"), type: "date" },
      ]),
      table("absences", t("Thời gian vắng", "Absence"), t("Thêm thời gian vắng", "Add an absence"), [
        { key: "kind", label: t("Lý do", "Reason"), type: "select", options: words("absence") },
        { key: "from", label: t("Từ ngày", "From"), type: "date" },
        { key: "until", label: t("Đến trước ngày", "Until"), type: "date" },
      ])),
    part("findings", t("Nhận định của hội đồng", "Findings of the council"), subject.findings?.length,
      table("findings", t("Nhận định", "Finding"), t("Thêm nhận định", "Add a finding"), [
        { key: "id", label: t("Nhận định", "Finding"), type: "select", options: words("finding") },
        { key: "year", label: t("Năm", "Year"), type: "year" },
        { key: "holds", label: t("Đạt", "Holds"), type: "check" },
      ])),
  ];
}

/** The history as the library takes it: without rows that are still empty. */
export function tidied(subject) {
  const required = { ratings: ["year", "level"], awards: ["award"], initiatives: ["year"], discipline: ["form", "on"], proceedings: ["kind", "from"], absences: ["kind", "from"], posts: ["post", "from"], service: ["kind", "from"], findings: ["id"] };
  const form = {};
  for (const [key, value] of Object.entries(subject)) {
    if (!Array.isArray(value)) form[key] = value;
    else {
      const whole = value.filter((entry) => Object.keys(entry).length && (required[key] ?? []).every((name) => entry[name] !== undefined && entry[name] !== ""));
      if (whole.length) form[key] = key === "findings" ? whole.map((entry) => ({ ...entry, holds: entry.holds !== false })) : whole;
    }
  }
  return form;
}
