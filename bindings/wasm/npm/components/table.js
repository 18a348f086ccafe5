// A table of entries that a person fills in: one row an entry, one column a key.
import { h } from "./element.js";

/**
 * columns: [{ key, label, type: "year" | "date" | "select" | "text" | "check", options?: [{ id, name }], width? }]
 * Empty cells leave their key out; a row without any is no entry.
 */
export function entryTable({ columns, entries, label, add, remove, changed }) {
  const rows = entries;
  const body = h("tbody");
  const control = (row, column, number) => {
    const name = `${label}, ${number + 1}: ${column.label}`;
    const set = (value) => {
      if (value === "" || value === null) delete row[column.key];
      else row[column.key] = value;
      changed();
    };
    if (column.type === "select") {
      const known = column.options.some((one) => one.id === row[column.key]);
      const written = row[column.key] && !known ? [h("option", { value: row[column.key], selected: true }, row[column.key])] : [];
      return h(
        "select",
        { "aria-label": name, onchange: (event) => set(event.target.value) },
        h("option", { value: "" }, "–"),
        written,
        column.options.map((one) => h("option", { value: one.id, selected: one.id === row[column.key] }, one.name)),
      );
    }
    if (column.type === "check") {
      return h("input", { type: "checkbox", "aria-label": name, ".checked": row[column.key] !== false, onchange: (event) => set(event.target.checked) });
    }
    const kinds = { year: "number", date: "date", text: "text" };
    return h("input", {
      type: kinds[column.type],
      "aria-label": name,
      min: column.type === "year" ? 1930 : undefined,
      max: column.type === "year" ? 2100 : undefined,
      size: column.type === "year" ? 5 : undefined,
      ".value": row[column.key] ?? "",
      onchange: (event) => set(column.type === "year" && event.target.value ? Number(event.target.value) : event.target.value),
    });
  };
  const draw = (focus) => {
    body.replaceChildren(
      ...rows.map((row, number) =>
        h(
          "tr",
          {},
          columns.map((column) => h("td", { class: `c-${column.type}`, "data-label": column.label }, control(row, column, number))),
          h("td", {}, h("button", { class: "small plain", type: "button", "aria-label": `${remove} ${label} ${number + 1}`, onclick: () => (rows.splice(number, 1), draw(), changed()) }, "✕")),
        ),
      ),
    );
    if (focus) body.lastElementChild?.querySelector("input, select")?.focus();
  };
  draw();
  const grow = () => {
    const last = rows.at(-1);
    const next = {};
    // The following year is the likely one.
    if (columns[0].type === "year" && last?.[columns[0].key]) {
      next[columns[0].key] = last[columns[0].key] + 1;
      if (columns[1]?.type === "select" && columns[1].repeat) next[columns[1].key] = last[columns[1].key];
    }
    rows.push(next);
    draw(true);
    changed();
  };
  return h(
    "div",
    {},
    h("div", { class: "scroll" }, h("table", { class: "edit" }, h("caption", { class: "only-read" }, label), h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column.label)), h("td"))), body)),
    h("button", { class: "small", type: "button", onclick: grow }, `+ ${add}`),
  );
}
