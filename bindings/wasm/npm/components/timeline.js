// The years that count, as a picture: ratings, awards and initiatives by year, and the runs of years the law counts.
import { h, s } from "./element.js";

const SHORT = { "hoan-thanh-xuat-sac": "XS", "hoan-thanh-tot": "T", "hoan-thanh": "HT", "khong-hoan-thanh": "K" };

/** The windows of the runs in a tree of reasons. */
export function windows(reasons, found = []) {
  for (const reason of reasons ?? []) {
    const years = reason.observed;
    if (years && "certain" in years && years.to) found.push({ id: reason.id, verdict: reason.verdict, to: years.to, certain: years.certain, possible: years.possible, years: reason.needed?.years });
    windows(reason.children, found);
  }
  return found;
}

/** `names` gives the words of codes. */
export function timeline(subject, assessment, { t, award, level }) {
  const runs = [];
  for (const run of windows(assessment.reasons)) {
    if (!runs.some((known) => known.to === run.to && known.certain === run.certain && known.years === run.years)) runs.push(run);
  }
  runs.sort((one, other) => (other.years ?? 0) - (one.years ?? 0));
  runs.length = Math.min(runs.length, 5);
  const achieved = (entry) => entry.year ?? (entry.on ? Number(entry.on.slice(0, 4)) : null);
  const years = [...(subject.ratings ?? []), ...(subject.awards ?? []), ...(subject.initiatives ?? [])].map(achieved).filter(Boolean);
  if (!years.length) return null;
  const last = Math.max(assessment.year, ...years);
  const first = Math.max(Math.min(...years, assessment.year - 4), last - 29);
  const count = last - first + 1;
  const [left, step] = [118, Math.max(26, Math.min(52, 560 / count))];
  const x = (year) => left + (year - first) * step;
  const width = left + count * step + 8;
  const rows = [t("Xếp loại", "Ratings"), t("Khen thưởng", "Awards"), t("Sáng kiến", "Initiatives")];
  const top = 26;
  const height = top + rows.length * 26 + runs.length * 22 + 12;
  const parts = [];
  for (let year = first; year <= last; year += 1) {
    const review = year === assessment.year;
    parts.push(s("rect", { x: x(year), y: top - 4, width: step - 2, height: height - top, fill: review ? "#f3ead9" : year % 2 ? "#f7f8f8" : "#fff" }));
    const label = count > 16 ? `’${String(year).slice(2)}` : String(year);
    parts.push(s("text", { x: x(year) + step / 2 - 1, y: 15, "text-anchor": "middle", class: review ? "" : "quiet", "font-weight": review ? 700 : 400 }, label));
  }
  rows.forEach((row, at) => parts.push(s("text", { x: 0, y: top + at * 26 + 15 }, row)));
  for (const rating of subject.ratings ?? []) {
    if (rating.year < first) continue;
    const good = ["hoan-thanh-xuat-sac", "hoan-thanh-tot"].includes(rating.level);
    const fill = rating.level === "khong-hoan-thanh" ? "#fbeceb" : good ? "#dcebe1" : "#eceef0";
    parts.push(s("rect", { x: x(rating.year) + 1, y: top, width: step - 4, height: 20, rx: 2, fill, stroke: "#9aa4ae" }, s("title", {}, `${rating.year}: ${level(rating.level)}`)));
    parts.push(s("text", { x: x(rating.year) + step / 2 - 1, y: top + 14, "text-anchor": "middle" }, SHORT[rating.level] ?? "·"));
  }
  const marks = (entries, row, shape, word) => {
    const seen = {};
    for (const entry of entries ?? []) {
      const year = achieved(entry);
      if (!year || year < first) continue;
      const at = (seen[year] = (seen[year] ?? 0) + 1) - 1;
      const cx = x(year) + 9 + at * 9;
      if (cx > x(year) + step - 4) continue;
      parts.push(shape(cx, top + row * 26 + 10, s("title", {}, `${year}: ${word(entry)}`)));
    }
  };
  marks(subject.awards, 1, (cx, cy, title) => s("circle", { cx, cy, r: 4.5, fill: "#7d1f1f" }, title), (entry) => award(entry.award));
  marks(subject.initiatives, 2, (cx, cy, title) => s("rect", { x: cx - 4, y: cy - 4, width: 8, height: 8, fill: "#2f5d8a" }, title), (entry) => entry.name ?? entry.id ?? "");
  runs.forEach((run, at) => {
    const y = top + rows.length * 26 + at * 22 + 2;
    const tone = { met: "#17633a", "not-met": "#9b211b", unknown: "#735000" }[run.verdict];
    parts.push(s("text", { x: 0, y: y + 12 }, run.years ? t(`${run.years} năm liên tục`, `${run.years} years running`) : t("Liên tục", "Running")));
    const bar = (length, attributes) => {
      if (!length) return;
      const from = Math.max(first, run.to - length + 1);
      parts.push(s("rect", { x: x(from), y, width: (run.to - from + 1) * step - 2, height: 14, rx: 2, ...attributes }, s("title", {}, `${from}–${run.to}`)));
    };
    if (run.possible > run.certain) bar(Math.min(run.possible, count), { fill: "none", stroke: tone, "stroke-dasharray": "3 3" });
    bar(run.certain, { fill: tone });
    if (!run.certain && !run.possible) parts.push(s("text", { x: x(run.to) + step / 2 - 1, y: y + 12, "text-anchor": "middle" }, "0"));
  });
  const title = t(`Các năm được tính, năm xét ${assessment.year}`, `The years that count, year under review ${assessment.year}`);
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title, part: "timeline" }, parts);
  svg.setAttribute("width", width);
  const spoken = runs.map((run) => h("li", {}, `${run.years ?? ""} ${t("năm liên tục", "years running")}: ${run.certain} ${t("năm chắc chắn, đến", "years certain, to")} ${run.to}`));
  return h("div", { class: "scroll" }, svg, h("ul", { class: "only-read" }, spoken));
}
