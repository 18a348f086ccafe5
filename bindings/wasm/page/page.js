// The page: five jobs in five tabs, drafts that survive, files in and out, an offer to update.
import "./thidua/components.js";
import { h, bundled, today, verdictWord } from "./thidua/components/element.js";
import { opened } from "./import.js";
import { Editor } from "./editor.js";

const $ = (id) => document.getElementById(id);
const KEY = "thidua.draft.1";
const WORDS = {
  skip: ["Đến nội dung", "To the content"], promise: ["Dữ liệu chỉ nằm trong trang này, không gửi đi đâu.", "Data stay in this page and are sent nowhere."],
  import: ["Nhập tệp", "Import"], export: ["Xuất tệp", "Export"], print: ["In", "Print"], clear: ["Xóa hết", "Clear all"],
  "tab-dieu-kien": ["Điều kiện khen thưởng", "Criteria"], "tab-tong-ket": ["Tổng kết khối thi đua", "Bloc conference"], "tab-tien-thuong": ["Tiền thưởng", "Award money"], "tab-tra-cuu": ["Tra cứu", "Look up"], "tab-quy-che": ["Soạn quy chế", "Write rules"],
  advice: ["Kết quả là ý kiến tham khảo theo lời văn pháp luật; đủ tiêu chuẩn chưa phải là được khen thưởng.", "The answer is advice by the words of the law; meeting the criteria is not an award."],
};
const YEAR = new Date().getFullYear();
const SAMPLE = {
  schema: 1, name: "Nguyễn Thị Lan", kind: "individual", category: "can-bo-cong-chuc", sex: "female", service_from: `${YEAR - 18}-09-01`, complete: { from: YEAR - 10 },
  ratings: [6, 5, 4, 3, 2, 1].map((ago) => ({ year: YEAR - ago, level: ago === 3 ? "hoan-thanh-xuat-sac" : "hoan-thanh-tot" })),
  awards: [{ award: "lao-dong-tien-tien", year: YEAR - 4, on: `${YEAR - 3}-01-10` }, { award: "lao-dong-tien-tien", year: YEAR - 3, on: `${YEAR - 2}-01-12` }, { award: "chien-si-thi-dua-co-so", year: YEAR - 3, on: `${YEAR - 2}-01-12` }],
  initiatives: [{ year: YEAR - 1, kind: "sang-kien", scope: "co-so", name: "Số hóa hồ sơ khen thưởng" }], findings: [],
};

const draft = { thidua: "draft", lang: "vi", subject: SAMPLE, question: { award: "chien-si-thi-dua-co-so", on: today(), grantConduct: true }, files: {}, rows: [["", "chien-si-thi-dua-co-so", "individual", "1"], ["", "bang-khen-thu-tuong", "individual", "1"]], bylaw: null, text: null };
try {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  if (kept?.thidua === "draft") Object.assign(draft, kept);
} catch {
  // A draft that cannot be read is left behind.
}
let saving;
function save() {
  clearTimeout(saving);
  saving = setTimeout(keep, 150);
}
function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    notice(t("Bộ nhớ của trình duyệt đã đầy: hãy Xuất tệp để giữ bản nháp.", "The browser's storage is full: export the draft to keep it."), "bad");
  }
}
addEventListener("pagehide", keep);

const t = (vi, en) => (draft.lang === "en" ? en : vi);
const assess = document.querySelector("thidua-assess");
const made = {};
let law = null;

function notice(text, tone = "", ...actions) {
  const close = h("button", { type: "button", "aria-label": t("Đóng", "Close"), onclick: () => box.remove() }, "✕");
  const box = h("div", { class: `notice ${tone}`, role: tone === "bad" ? "alert" : "status" }, h("span", {}, text), actions, close);
  $("notices").append(box);
  while ($("notices").children.length > 4) $("notices").firstElementChild.remove();
  return box;
}

// ---- tabs
const tabs = [...document.querySelectorAll("[role=tab]")];
function show(id, focus = false) {
  const chosen = tabs.find((tab) => tab.getAttribute("aria-controls") === id) ?? tabs[0];
  for (const tab of tabs) {
    const on = tab === chosen;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !on;
  }
  if (focus) chosen.focus();
  chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
  build(chosen.getAttribute("aria-controls"));
}
for (const tab of tabs) {
  tab.addEventListener("click", () => (location.hash = tab.getAttribute("aria-controls")));
  tab.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(tab);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = tabs[(next + tabs.length) % tabs.length];
    history.replaceState(null, "", `#${to.getAttribute("aria-controls")}`);
    show(to.getAttribute("aria-controls"), true);
  });
}
addEventListener("hashchange", () => show(location.hash.slice(1)));

function build(id) {
  if (made[id]) return;
  if (id === "dieu-kien") {
    made[id] = assess;
    assess.subject = draft.subject;
    assess.question = draft.question;
    assess.addEventListener("thidua-subject", (event) => ((draft.subject = event.detail), save()));
    assess.addEventListener("thidua-question", (event) => ((draft.question = event.detail), save()));
  } else if (id === "tong-ket") {
    const element = document.createElement("thidua-conference");
    const example = h("button", { type: "button", class: "no-print", onclick: () => sample(element) }, t("Mở ví dụ: khối thi đua Bắc Kạn 2023", "Open the example: Bắc Kạn 2023"));
    $(id).append(h("p", { class: "row no-print" }, example), element);
    element.addEventListener("thidua-files", (event) => ((draft.files = event.detail), save()));
    if (Object.keys(draft.files).length) element.load(draft.files);
    made[id] = element;
  } else if (id === "tien-thuong") {
    const element = document.createElement("thidua-money");
    element.rows = draft.rows;
    element.addEventListener("thidua-rows", (event) => ((draft.rows = event.detail), save()));
    $(id).append(element);
    made[id] = element;
  } else if (id === "tra-cuu") {
    made[id] = document.createElement("thidua-law");
    $(id).append(made[id]);
  } else if (id === "quy-che") {
    made[id] = new Editor($(id), { t, text: draft.text, changed: (text) => ((draft.text = text), save()), use: useBylaw });
  }
  made[id].lang = draft.lang;
  if (law && "rulebook" in made[id]) made[id].rulebook = law;
}

async function sample(element) {
  const files = {};
  for (const name of ["conference.toml", "bang-diem-minh-hoa.toml", "phieu-cham.csv"]) {
    const response = await fetch(`example/${name}`);
    if (response.ok) files[name] = await response.text();
  }
  element.load(files);
  draft.files = files;
  save();
}

// ---- a bylaw of one's own under every tab
async function useBylaw(text) {
  const base = await bundled();
  law = text ? base.withBylaw(text, { name: "quy-che.toml" }) : base;
  draft.bylaw = text;
  save();
  for (const element of Object.values(made)) if (element instanceof HTMLElement && "rulebook" in element) element.rulebook = law;
  version();
}

// ---- language
function speak() {
  document.documentElement.lang = draft.lang;
  for (const [id, words] of Object.entries(WORDS)) $(id).textContent = words[draft.lang === "en" ? 1 : 0];
  $("language").textContent = draft.lang === "en" ? "Tiếng Việt" : "English";
  $("language").lang = draft.lang === "en" ? "vi" : "en";
  document.title = t("Thi đua, khen thưởng", "Emulation and commendation");
  for (const element of [assess, ...Object.values(made)]) element.lang = draft.lang;
  version();
}
$("language").addEventListener("click", () => ((draft.lang = draft.lang === "en" ? "vi" : "en"), speak(), save()));

async function version() {
  const base = await bundled();
  const name = draft.bylaw ? t(" + quy chế của bạn", " + your bylaw") : "";
  $("version").textContent = `${t("Dữ liệu pháp luật", "Law data")} ${base.digest.slice(0, 8)}${name}`;
}

// ---- files in
async function take(file) {
  let found;
  try {
    found = await opened(file);
  } catch (error) {
    return notice(error.words?.[draft.lang] ?? String(error), "bad");
  }
  for (const problem of found.problems ?? []) notice(`${file.name}: ${problem[draft.lang]}`, found.subjects?.length ? "" : "bad");
  if (found.draft) {
    Object.assign(draft, found.draft);
    keep();
    location.reload();
  } else if (found.rows) {
    location.hash = "tien-thuong";
    show("tien-thuong");
    takeMoney(found.rows, file.name);
  } else if (found.bylaw) {
    location.hash = "quy-che";
    show("quy-che");
    made["quy-che"].set(found.bylaw);
  } else if (found.files) {
    location.hash = "tong-ket";
    show("tong-ket");
    made["tong-ket"].add(found.files);
  } else if (found.subjects?.length === 1) {
    location.hash = "dieu-kien";
    try {
      assess.subject = (await bundled()).subject(found.subjects[0]);
      notice(t(`Đã nhập hồ sơ từ ${file.name}.`, `The history of ${file.name} is in.`), "good");
    } catch (error) {
      assess.subject = found.subjects[0];
      notice(t(`${file.name}: hồ sơ có chỗ cần sửa, xem bên cạnh biểu mẫu.`, `${file.name}: the history has mistakes, shown beside the form.`), "bad");
    }
    draft.subject = assess.subject;
    save();
  } else if (found.subjects?.length) many(found.subjects);
}

function takeMoney(rows, name) {
  const heads = rows[0].map((cell) => cell.toLowerCase());
  const at = (...words) => heads.findIndex((head) => words.some((word) => head.includes(word)));
  const [on, award, recipient, count] = [at("ngày", "on"), at("danh hiệu", "hình thức", "award"), at("đối tượng", "recipient"), at("số lượng", "count")];
  const day = (text) => text.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, date, month, year) => `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
  const kinds = { "cá nhân": "individual", "tập thể": "collective", "hộ gia đình": "household" };
  made["tien-thuong"].rows = rows.slice(1).map((row) => [day(row[on] ?? ""), row[award] ?? "", kinds[(row[recipient] ?? "").trim().toLowerCase()] ?? (row[recipient] || "individual"), row[count] || "1"]);
  notice(t(`Đã nhập ${rows.length - 1} quyết định từ ${name}.`, `${rows.length - 1} decisions of ${name} are in.`), "good");
}

$("import").addEventListener("click", () => $("file").click());
$("file").multiple = true;
$("file").addEventListener("change", async (event) => {
  for (const file of [...event.target.files]) await take(file);
  event.target.value = "";
});
addEventListener("dragover", (event) => (event.preventDefault(), document.body.classList.add("dropping")));
addEventListener("dragleave", () => document.body.classList.remove("dropping"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  for (const file of [...event.dataTransfer.files]) await take(file);
});

// ---- many histories, in a worker
function many(subjects) {
  location.hash = "dieu-kien";
  const worker = new Worker("worker.js", { type: "module" });
  const bar = h("progress", { max: subjects.length, value: 0, "aria-label": t("Đang xét", "Working") });
  const said = h("span", { role: "status" }, "");
  const body = h("tbody");
  const results = [];
  const stop = h("button", { type: "button", onclick: () => (worker.terminate(), $("many").replaceChildren()) }, t("Đóng", "Close"));
  const saveAll = h("button", { type: "button", disabled: true, onclick: () => download("ket-qua.csv", "\ufeff" + [["ma", "ten", "ket_luan", "can_cu", "con_thieu"], ...results.map((one) => [subjects[one.at].id ?? one.at + 1, subjects[one.at].name ?? "", one.problem ?? verdictWord(one.verdict, draft.lang), one.cite ?? "", one.missing ?? ""])].map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n")) }, t("Lưu kết quả (CSV)", "Save (CSV)"));
  const heads = [t("Mã", "Id"), t("Họ và tên", "Name"), t("Kết luận", "Answer"), t("Căn cứ", "Article"), t("Còn thiếu", "Missing"), t("Mở", "Open")];
  $("many").replaceChildren(h("div", { class: "box" }, h("div", { class: "row" }, h("h2", {}, t(`${subjects.length.toLocaleString("vi")} hồ sơ`, `${subjects.length} histories`)), bar, said, saveAll, stop), h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("Kết quả", "Results") }, h("table", {}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))), body))));
  const tally = { met: 0, "not-met": 0, unknown: 0 };
  worker.addEventListener("message", ({ data }) => {
    for (const one of data.portion) {
      results.push(one);
      if (one.verdict) tally[one.verdict] += 1;
      if (results.length > 500) continue;
      const subject = subjects[one.at];
      body.append(h("tr", {}, h("td", {}, subject.id ?? one.at + 1), h("td", {}, subject.name ?? ""), h("td", {}, one.problem ? one.problem : h("span", { class: `pill ${one.verdict}` }, verdictWord(one.verdict, draft.lang))), h("td", {}, one.cite ?? ""), h("td", {}, one.missing ?? ""), h("td", {}, h("button", { type: "button", onclick: () => ((assess.subject = subject), (draft.subject = assess.subject), save(), assess.scrollIntoView()) }, t("Xem", "Open")))));
    }
    bar.value = data.done;
    said.textContent = `${data.done.toLocaleString("vi")} / ${subjects.length.toLocaleString("vi")}: ${t("đủ", "met")} ${tally.met}, ${t("chưa đủ", "not met")} ${tally["not-met"]}, ${t("chưa rõ", "unknown")} ${tally.unknown}`;
    if (data.end) (saveAll.disabled = false), $("many").dataset.done = "true";
  });
  delete $("many").dataset.done;
  worker.postMessage({ subjects, award: assess.result?.award ?? draft.question.award, question: { on: draft.question.on ?? today(), grantConduct: Boolean(draft.question.grantConduct) }, bylaw: draft.bylaw });
}

// ---- files out
function download(name, text, type = "text/plain") {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 2000);
}
$("export").addEventListener("click", () => download(`thi-dua-${today()}.json`, JSON.stringify(draft, null, 1), "application/json"));
$("print").addEventListener("click", () => print());
$("clear").addEventListener("click", () => {
  const before = JSON.stringify(draft);
  const undo = h("button", { type: "button", onclick: () => (localStorage.setItem(KEY, before), Object.assign(draft, JSON.parse(before)), location.reload()) }, t("Hoàn tác", "Undo"));
  draft.subject = { schema: 1, kind: "individual", complete: {} };
  draft.files = {};
  draft.rows = [["", "", "individual", "1"]];
  draft.text = "";
  assess.subject = draft.subject;
  if (made["tien-thuong"]) made["tien-thuong"].rows = draft.rows;
  if (made["tong-ket"]) made["tong-ket"].load({});
  made["quy-che"]?.set("");
  keep();
  notice(t("Đã xóa những gì đã nhập.", "What was entered is cleared."), "", undo);
});

// ---- offline, and the offer to update
if ("serviceWorker" in navigator && location.protocol !== "file:") {
  const offer = (waiting) => notice(t("Có bản mới của trang hoặc của dữ liệu pháp luật.", "There is a new version of the page or of the law."), "good", h("button", { type: "button", onclick: () => waiting.postMessage("update") }, t("Cập nhật", "Update")));
  navigator.serviceWorker.register("sw.js").then((registration) => {
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const fresh = registration.installing;
      fresh?.addEventListener("statechange", () => fresh.state === "installed" && navigator.serviceWorker.controller && offer(fresh));
    });
  });
  let reloaded = !navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (reloaded) return void (reloaded = false);
    reloaded = true;
    keep();
    location.reload();
  });
}

speak();
show(location.hash.slice(1) || "dieu-kien");
if (draft.bylaw) useBylaw(draft.bylaw).catch(() => ((draft.bylaw = null), notice(t("Quy chế đã lưu không còn đọc được; mở mục Soạn quy chế để sửa.", "The kept bylaw cannot be read any more; mend it under Write rules."), "bad")));
