// The tree of reasons: folded where it does not decide, each point with its article in the words of the law.
import { h, SIGNS, verdictWord } from "./element.js";

/**
 * `reasons` is the wire form, `words` the same tree in words, `points` the points of the rule by identifier.
 * A point is unfolded where it carries the verdict of the point above.
 */
export function tree(element, reasons, words, criteria) {
  const rules = reasons.map((reason, at) => {
    const rule = criteria.rules.find((one) => one.id === reason.id);
    const points = new Map((rule?.points ?? []).map((point) => [point.id, point]));
    return branch(element, reason, words[at], points, { top: true, rule });
  });
  return h("ul", { class: "tree", part: "tree" }, rules);
}

function branch(element, reason, words, points, { top = false, rule = null, carries = true } = {}) {
  const point = top ? null : points.get(reason.id);
  const text = words?.text ?? reason.id;
  const cut = text.lastIndexOf(" [");
  const [name, cite] = cut > 0 && text.endsWith("]") ? [text.slice(0, cut), text.slice(cut + 2, -1)] : [text, ""];
  const line = h(
    "span",
    { class: "line" },
    h("span", { class: `sign ${reason.verdict}`, "aria-hidden": "true" }, SIGNS[reason.verdict]),
    h("span", {}, h("span", { class: "only-read" }, `${verdictWord(reason.verdict, element.language)}: `), top ? h("strong", {}, name) : name, cite && h("span", { class: "cite" }, ` ${cite}`)),
  );
  const article = (top ? rule?.text : point?.text) || null;
  const notes = (words?.notes ?? []).map((note) => h("p", { class: "note" }, note));
  const inner = [
    article && h("p", { class: "article", lang: "vi" }, article),
    notes,
    reason.children?.length ? h("ul", { class: reason.children.length === 1 ? "single" : null }, reason.children.map((child, at) => branch(element, child, words?.children?.[at], points, { carries: carries && child.verdict === reason.verdict }))) : null,
  ];
  const foldable = article || reason.children?.length || notes.length > 1;
  if (!foldable) return h("li", {}, line, inner);
  return h("li", {}, h("details", { open: top || (carries && (reason.children?.length || reason.verdict !== "met")) }, h("summary", {}, line), inner));
}
